//! What an issue is, at a glance: its day, its paper, how many pages. Its articles are not read.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::publication::{self, upwards};
use super::read::ISSUE_NAME;
use crate::diagnostics::SourceMap;
use crate::files::{self, Folder, PICTURE_LIMIT, TEXT_LIMIT, Unreadable};
use crate::model::Date;
use crate::source::fields;
use crate::source::pictures;
use crate::source::record::{Faults, Fields, toml};

/// What an issue is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// Its day, if it can be read.
    pub date: Option<Date>,
    /// How many pages it names; 0 where the program makes them.
    pub pages: usize,
    /// The slug of its paper, where the issue itself says it.
    pub slug: Option<String>,
}

/// A publication at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicationGlance {
    /// Its slug, if it can be read.
    pub slug: Option<String>,
    /// What its issues read of it: the file, and the pictures it names.
    pub files: Vec<PathBuf>,
}

/// An issue at a glance: the folder with `issue.toml`, or the `issue.json`.
///
/// # Errors
/// Why its file cannot be read. Faults of what it says are what it lacks.
pub fn glance(path: &Path) -> Result<Glance, Unreadable> {
    if path.is_dir() {
        let bytes = files::read(&path.join(ISSUE_NAME), TEXT_LIMIT)?;
        return Ok(of_toml(&bytes));
    }
    let bytes = files::read(path, TEXT_LIMIT)?;
    Ok(if path.file_name().is_some_and(|name| name == ISSUE_NAME) {
        of_toml(&bytes)
    } else {
        of_json(&bytes)
    })
}

fn of_toml(bytes: &[u8]) -> Glance {
    let (mut files, mut found) = (SourceMap::default(), Vec::new());
    let (file, text) = files::add_text(ISSUE_NAME, bytes.to_vec(), &mut files, &mut found);
    let mut faults = Faults::new(file);
    let entries = toml::parse(&text, 0, &mut faults);
    let mut fields = Fields::new(entries, 0..0, &mut faults);
    let date = fields::issue::read(&mut fields).date;
    let pages = fields.list("page").len();
    Glance { date: (date != fields::issue::no_date()).then_some(date), pages, slug: None }
}

/// An issue as JSON, of which nothing is kept but how many pages there are.
#[derive(Deserialize)]
struct JsonIssue {
    date: Option<String>,
    publication: Option<JsonPublication>,
    #[serde(default)]
    pages: Vec<IgnoredAny>,
}

#[derive(Deserialize)]
struct JsonPublication {
    slug: Option<String>,
}

fn of_json(bytes: &[u8]) -> Glance {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let Ok(issue) = serde_json::from_slice::<JsonIssue>(bytes) else { return Glance::default() };
    let slug = issue.publication.and_then(|publication| publication.slug).filter(|slug| !slug.is_empty());
    Glance { date: issue.date.and_then(|date| date.parse().ok()), pages: issue.pages.len(), slug }
}

/// The publications of an issue in a folder: the nearest, and those above it, the nearest first.
pub fn publications_of(folder: &Path) -> Vec<PathBuf> {
    let named = upwards(folder).into_iter().map(|above| above.join(publication::NAME));
    named.filter(|path| path.symlink_metadata().is_ok()).collect()
}

/// A publication at a glance.
///
/// # Errors
/// Why it cannot be read. Faults of what it says are what it lacks.
pub fn glance_publication(path: &Path) -> Result<PublicationGlance, Unreadable> {
    let (mut files, mut found) = (SourceMap::default(), Vec::new());
    let (publication, ..) = publication::parse(path, &mut files, &mut found)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let in_folder = Folder::open(folder).ok();
    let is_there =
        |name: &str| in_folder.as_ref().is_some_and(|in_it| in_it.read(name, PICTURE_LIMIT).is_ok());
    let pictures = pictures::of_publication(&publication).into_iter();
    let pictures = pictures.map(|(name, _)| name).filter(|name| is_there(name.as_str()));
    let pictures = pictures.map(|name| folder.join(name.as_str()));
    let slug = Some(publication.slug.to_string()).filter(|slug| !slug.is_empty());
    Ok(PublicationGlance { slug, files: [path.to_owned()].into_iter().chain(pictures).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issue_says_its_day_and_how_many_pages_it_has() {
        let text = "date = \"2026-03-20\"\n[[page]]\nlabel = \"1\"\narticles = [\"no/such.md\"]\n[[page]]\nlabel = \"2\"\n";
        let day = Date::new(2026, 3, 20);
        assert_eq!(of_toml(text.as_bytes()), Glance { date: day, pages: 2, slug: None });
        assert_eq!(of_toml(b"date = "), Glance::default());
        let json = br#"{"date": "2026-03-20", "publication": {"slug": "a"}, "pages": [{"articles": []}]}"#;
        assert_eq!(of_json(json), Glance { date: day, pages: 1, slug: Some("a".to_owned()) });
        assert_eq!(of_json(b"{"), Glance::default());
    }
}
