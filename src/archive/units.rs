//! The units of a corpus: what one job of a batch system makes, a month or a year of one paper.
//!
//! Articles are not parsed: an issue is looked at ([`glance`]), and the bytes of all its files give its digest, so that
//! no clock and no time of a file decides what has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::diagnostics::{Checked, Code, Diagnostic, Error};
use crate::files::{self, Folder, OUTPUT_LIMIT, Unreadable};
use crate::messages::{is_of_machine, sentence};
use crate::model::Date;
use crate::package::{FileDigest, hexadecimal};
use crate::press::{Range, find};
use crate::source::folder::{Glance, PublicationGlance, glance, glance_publication, publications_of};

/// How long a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitLength {
    /// A month.
    Month,
    /// A year.
    Year,
}

/// The issues of one paper in a month or a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unit {
    /// Its name: `xiwan-2026-03`, `xiwan-2026`.
    pub unit: String,
    /// The slug of the paper.
    pub title: String,
    /// The year.
    pub year: i16,
    /// The month; `None` of a whole year.
    pub month: Option<i8>,
    /// The first day of the month or the year.
    pub from: String,
    /// The last.
    pub to: String,
    /// How many issues it has.
    pub issues: usize,
    /// How many newspaper pages they name.
    pub pages: usize,
    /// The digest of the paths and bytes of everything that they are made of.
    pub digest: String,
    /// The folder that holds them.
    pub folder: PathBuf,
}

/// The names of the columns of [`tsv`].
const COLUMNS: [&str; 10] =
    ["unit", "title", "year", "month", "from", "to", "issues", "pages", "digest", "folder"];

/// An issue of a unit.
struct Seen {
    path: PathBuf,
    title: String,
    date: Date,
    pages: usize,
    digest: [u8; 32],
}

/// The units of the issues below some paths, by their titles and dates. An issue of which the paper or the day cannot be
/// told is in none (C107).
///
/// # Errors
/// A path cannot be read, or the machine fails.
pub fn units(paths: &[PathBuf], length: UnitLength) -> Result<Checked<Vec<Unit>>, Error> {
    let issues = find(paths, Range::default())?;
    let glances = issues.par_iter().map(|path| at_a_glance(path)).collect::<Result<Vec<_>, _>>()?;
    let above: Vec<Vec<PathBuf>> = issues.par_iter().map(|path| publications(path)).collect();
    let named: BTreeSet<&PathBuf> = above.iter().flatten().collect();
    let papers = named.into_par_iter().map(|path| Ok((path, paper(path)?)));
    let papers: BTreeMap<&PathBuf, Paper> = papers.collect::<Result<_, Error>>()?;
    let seen = issues.par_iter().zip(glances).zip(&above).map(|((path, glance), above)| {
        let papers: Vec<&Paper> = above.iter().filter_map(|path| papers.get(path)).collect();
        seen(path, glance, &papers)
    });
    let seen: Vec<Result<Seen, Diagnostic>> = seen.collect::<Result<_, Error>>()?;
    let mut by_unit: BTreeMap<(String, i16, Option<i8>), Vec<Seen>> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for one in seen {
        match one {
            Ok(seen) => {
                let month = (length == UnitLength::Month).then(|| seen.date.month());
                by_unit.entry((seen.title.clone(), seen.date.year(), month)).or_default().push(seen);
            }
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    let units = by_unit.into_iter().filter_map(|(of, issues)| unit(of, issues));
    Ok(Checked { value: units.collect(), diagnostics })
}

fn at_a_glance(path: &Path) -> Result<Glance, Error> {
    or_machine(path, glance(path)).map(Option::unwrap_or_default)
}

/// What was read; nothing where it cannot be, unless the machine is at fault.
fn or_machine<T>(path: &Path, read: Result<T, Unreadable>) -> Result<Option<T>, Error> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(Unreadable::Refused(error)) if is_of_machine(&error) => {
            Err(Error::Read { path: path.to_owned(), source: error })
        }
        Err(_) => Ok(None),
    }
}

fn publications(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() { publications_of(path) } else { Vec::new() }
}

/// A publication, with the digest of what issues read of it.
struct Paper {
    slug: Option<String>,
    digest: [u8; 32],
}

fn paper(path: &Path) -> Result<Paper, Error> {
    let PublicationGlance { slug, files } = or_machine(path, glance_publication(path))?.unwrap_or_default();
    let mut digest = Sha256::new();
    for file in files {
        add(&mut digest, &file.file_name().unwrap_or_default().to_string_lossy(), &file)?;
    }
    Ok(Paper { slug, digest: digest.finalize().into() })
}

/// An issue with its digest; the diagnostic of one that is in no unit. Where the nearest publication says no slug, as
/// one that is broken does not, one above it may.
fn seen(path: &Path, glance: Glance, papers: &[&Paper]) -> Result<Result<Seen, Diagnostic>, Error> {
    let title = glance.slug.or_else(|| papers.iter().find_map(|paper| paper.slug.clone()));
    let date = glance.date.or_else(|| day_of_folder(path));
    let (Some(title), Some(date)) = (title, date) else {
        let message = sentence!("unplanned", path = path.display());
        return Ok(Err(Diagnostic::new(Code::Unplanned, message).help(sentence!("unplanned.help"))));
    };
    let digest = digest_of(path, papers.first().copied())?;
    Ok(Ok(Seen { path: path.to_owned(), title, date, pages: glance.pages, digest }))
}

/// The day that the folder of an issue is named after.
fn day_of_folder(path: &Path) -> Option<Date> {
    let folder = if path.is_dir() { path } else { path.parent()? };
    folder.file_name()?.to_string_lossy().parse().ok()
}

/// The digest of the files of an issue, and of its publication.
fn digest_of(path: &Path, paper: Option<&Paper>) -> Result<[u8; 32], Error> {
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(Path::new("")) };
    let opened = Folder::open(folder).map_err(|source| Error::Read { path: folder.to_owned(), source })?;
    let mut digest = Sha256::new();
    for name in opened.listing() {
        add(&mut digest, &name, &folder.join(&name))?;
    }
    digest.update(paper.map(|paper| paper.digest).unwrap_or_default());
    Ok(digest.finalize().into())
}

/// Adds a file to a digest: its name, its length, its bytes. One that cannot be read counts as that.
fn add(digest: &mut Sha256, name: &str, path: &Path) -> Result<(), Error> {
    let file = files::open(path, OUTPUT_LIMIT);
    let found = file.and_then(|file| FileDigest::of_reader(name, file).map_err(Unreadable::Refused));
    let said = or_machine(path, found)?.map(|file| format!("{} {}", file.bytes, file.sha256));
    for part in [name, said.as_deref().unwrap_or("unreadable")] {
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part);
    }
    Ok(())
}

fn unit((title, year, month): (String, i16, Option<i8>), mut issues: Vec<Seen>) -> Option<Unit> {
    issues.sort_by(|a, b| (a.date, &a.path).cmp(&(b.date, &b.path)));
    let first = Date::new(year, month.unwrap_or(1), 1)?;
    let last = Date::new(year, month.unwrap_or(12), 1)?.last_of_month();
    let mut digest = Sha256::new();
    for issue in &issues {
        digest.update(issue.date.to_string());
        digest.update(issue.digest);
    }
    let name = match month {
        Some(month) => format!("{title}-{year:04}-{month:02}"),
        None => format!("{title}-{year:04}"),
    };
    Some(Unit {
        unit: name,
        title,
        year,
        month,
        from: first.to_string(),
        to: last.to_string(),
        issues: issues.len(),
        pages: issues.iter().map(|issue| issue.pages).sum(),
        digest: hexadecimal(&digest.finalize()),
        folder: common_folder(&issues),
    })
}

/// The lowest folder that holds all of them.
fn common_folder(issues: &[Seen]) -> PathBuf {
    let mut paths = issues.iter().map(|issue| issue.path.as_path());
    let mut common = paths.next().unwrap_or(Path::new("")).to_owned();
    for path in paths {
        while !path.starts_with(&common) {
            common.pop();
        }
    }
    if common.as_os_str().is_empty() { PathBuf::from(".") } else { common }
}

/// Units as a table: a line of names, a unit a line, its parts apart by tabs.
pub fn tsv(units: &[Unit]) -> String {
    let mut text = COLUMNS.join("\t") + "\n";
    for unit in units {
        let month = unit.month.map(|month| format!("{month:02}")).unwrap_or_default();
        let folder = unit.folder.display().to_string().replace(['\t', '\n', '\r'], "?");
        let Unit { unit, title, year, from, to, issues, pages, digest, .. } = unit;
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{unit}\t{title}\t{year:04}\t{month}\t{from}\t{to}\t{issues}\t{pages}\t{digest}\t{folder}"
        );
    }
    text
}

/// Units as JSON, one a line.
///
/// # Errors
/// [`Error::Writer`] where one cannot be written down, as for a folder whose name is no text.
pub fn json_lines(units: &[Unit]) -> Result<String, Error> {
    let failed = |error: serde_json::Error| Error::Writer { format: "JSON", reason: error.to_string() };
    units
        .iter()
        .try_fold(String::new(), |text, unit| Ok(text + &serde_json::to_string(unit).map_err(failed)? + "\n"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A paper of issues with one article each.
    fn corpus(root: &Path, slug: &str, days: &[&str]) {
        let paper = root.join(slug);
        for day in days {
            let issue = paper.join(&day[..4]).join(day);
            fs::create_dir_all(&issue).unwrap();
            fs::write(issue.join("issue.toml"), format!("date = \"{day}\"\n[[page]]\nlabel = \"1\"\n"))
                .unwrap();
            fs::write(issue.join("a.md"), day).unwrap();
        }
        fs::write(paper.join("publication.toml"), format!("title = \"溪湾\"\nslug = \"{slug}\"\n")).unwrap();
    }

    fn planned(root: &Path, length: UnitLength) -> Checked<Vec<Unit>> {
        units(&[root.to_owned()], length).unwrap()
    }

    #[test]
    fn units_are_months_or_years_of_each_paper() {
        let root = tempfile::tempdir().unwrap();
        corpus(root.path(), "b", &["2026-03-20", "2026-03-21", "2026-04-01"]);
        corpus(root.path(), "a", &["2025-12-31", "2026-03-20"]);
        let months = planned(root.path(), UnitLength::Month);
        assert!(months.diagnostics.is_empty());
        let said: Vec<_> =
            months.value.iter().map(|unit| (unit.unit.as_str(), unit.issues, unit.pages)).collect();
        assert_eq!(
            said,
            [("a-2025-12", 1, 1), ("a-2026-03", 1, 1), ("b-2026-03", 2, 2), ("b-2026-04", 1, 1)]
        );
        let march = &months.value[2];
        assert_eq!((march.from.as_str(), march.to.as_str()), ("2026-03-01", "2026-03-31"));
        assert_eq!(march.folder, root.path().join("b/2026"));
        let years = planned(root.path(), UnitLength::Year).value;
        assert_eq!(
            years.iter().map(|unit| unit.unit.as_str()).collect::<Vec<_>>(),
            ["a-2025", "a-2026", "b-2026"]
        );
        assert_eq!(years[2].to, "2026-12-31");
        let table = tsv(&months.value);
        assert!(table.lines().all(|line| line.split('\t').count() == COLUMNS.len()), "{table}");
        assert_eq!(json_lines(&months.value).unwrap().lines().count(), 4);
    }

    #[test]
    fn a_digest_changes_with_any_file_and_with_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        corpus(root.path(), "溪 湾", &["2026-03-20", "2026-04-01"]);
        let digests = || -> Vec<String> {
            planned(root.path(), UnitLength::Month).value.into_iter().map(|unit| unit.digest).collect()
        };
        let before = digests();
        let issue = root.path().join("溪 湾/2026/2026-03-20");
        let touched = fs::read(issue.join("a.md")).unwrap();
        fs::write(issue.join("a.md"), &touched).unwrap();
        assert_eq!(digests(), before, "the time of a file says nothing");
        fs::write(issue.join("a.md"), "2026-03-21").unwrap();
        let changed = digests();
        assert_ne!(changed[0], before[0]);
        assert_eq!(changed[1], before[1]);
        fs::write(issue.join("b.md"), "").unwrap();
        assert_ne!(digests()[0], changed[0], "a new file");
        fs::write(root.path().join("溪 湾/publication.toml"), "title = \"a\"\nslug = \"溪 湾\"\n").unwrap();
        assert_ne!(digests()[1], before[1], "the publication is of all");
    }

    #[test]
    fn a_broken_issue_is_planned_where_its_place_says_what_it_is() {
        let root = tempfile::tempdir().unwrap();
        corpus(root.path(), "a", &["2026-03-20", "2026-03-21"]);
        let year = root.path().join("a/2026");
        fs::write(year.join("publication.toml"), "title = [").unwrap();
        fs::write(year.join("2026-03-21/issue.toml"), "").unwrap();
        let units = planned(root.path(), UnitLength::Month);
        assert_eq!(units.value.len(), 1);
        assert_eq!(units.value[0].issues, 2);
        let lost = root.path().join("a/2026/lost");
        fs::create_dir(&lost).unwrap();
        fs::write(lost.join("issue.toml"), "").unwrap();
        let units = planned(root.path(), UnitLength::Month);
        assert_eq!(units.value[0].issues, 2);
        assert_eq!(units.diagnostics.len(), 1);
        assert_eq!(units.diagnostics[0].code, Code::Unplanned);
    }
}
