//! Which issues a volume has.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::diagnostics::{Code, Diagnostic, Error};
use crate::files;
use crate::messages::{Argument, count, is_of_machine, list, sentence};
use crate::model::{Date, Issue};
use crate::source::folder::ISSUE_NAME;

/// Name of a file that holds a whole issue.
const JSON_NAME: &str = "issue.json";

/// Depth to which folders are searched for issues: year, month, day, and one more.
const DEPTH: usize = 4;

/// Days, the first and the last included; `None` is an open end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl Range {
    /// All days of the month of a day.
    pub fn month_of(day: Date) -> Self {
        Self { from: Some(day.first_of_month()), to: Some(day.last_of_month()) }
    }

    /// Whether a day is in it.
    pub fn contains(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// The issues that some paths name: issues themselves, or folders with issues in them. A folder
/// that is named like a day of no interest is skipped without reading it. Each issue comes
/// once, in the order of paths.
///
/// # Errors
/// A path cannot be read, or names no issue and no folder.
pub fn find(paths: &[PathBuf], range: Range) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    for path in paths {
        let metadata = fs::metadata(path).map_err(|source| Error::Read { path: path.clone(), source })?;
        if metadata.is_dir() {
            search(path, DEPTH, range, &mut found)?;
        } else {
            found.push(path.clone());
        }
    }
    let mut seen = BTreeMap::new();
    found.retain(|path| seen.insert(files::whole_path(path).unwrap_or_else(|_| path.clone()), ()).is_none());
    Ok(found)
}

/// The issue that a path names: itself, or the only one right below a folder.
///
/// # Errors
/// [`Error::NotAnIssue`] for a folder with no issue or several.
pub fn issue_at(path: &Path) -> Result<PathBuf, Error> {
    if !path.is_dir() || holds(path, ISSUE_NAME) {
        return Ok(path.to_owned());
    }
    let mut issues = Vec::new();
    // A folder that cannot be searched has none.
    let _ = search(path, 1, Range::default(), &mut issues);
    match issues.as_slice() {
        [only] => Ok(only.clone()),
        _ => Err(Error::NotAnIssue { path: path.to_owned(), issues }),
    }
}

/// Whether a folder has something of this name, be it a file or what cannot be read.
fn holds(dir: &Path, name: &str) -> bool {
    let absent = |kind| matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory);
    dir.join(name).symlink_metadata().map_or_else(|error| !absent(error.kind()), |_| true)
}

fn search(dir: &Path, depth: usize, range: Range, found: &mut Vec<PathBuf>) -> Result<(), Error> {
    if holds(dir, ISSUE_NAME) {
        found.push(dir.to_owned());
        return Ok(());
    }
    if holds(dir, JSON_NAME) {
        found.push(dir.join(JSON_NAME));
        return Ok(());
    }
    if depth == 0 {
        return Ok(());
    }
    let read = |source| Error::Read { path: dir.to_owned(), source };
    let entries = fs::read_dir(dir).map_err(read)?;
    let mut folders = Vec::new();
    for entry in entries {
        let path = entry.map_err(read)?.path();
        if is_folder(&path)? && !passed_over(&path, range) {
            folders.push(path);
        }
    }
    folders.sort();
    folders.iter().try_for_each(|folder| search(folder, depth - 1, range, found))
}

/// Whether a path leads to a folder. A link that leads nowhere does not; where the machine cannot say, nothing may be
/// passed over.
fn is_folder(path: &Path) -> Result<bool, Error> {
    match fs::metadata(path) {
        Ok(found) => Ok(found.is_dir()),
        Err(source) if is_of_machine(&source) => Err(Error::Read { path: path.to_owned(), source }),
        Err(_) => Ok(false),
    }
}

/// Whether a folder is hidden, or named like a day outside the range.
fn passed_over(path: &Path, range: Range) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.parse::<Date>().is_ok_and(|day| !range.contains(day))
}

/// An issue of a volume, by the path it was read from.
pub type Selected<'a> = (&'a Path, &'a Issue);

/// What is wrong with a selection: no issue (C101), two of one day (C102), issues of several papers
/// (C103), days on which the paper appears and that have no issue (C104).
pub fn collate(issues: &[Selected<'_>], range: Range) -> Vec<Diagnostic> {
    let Some((_, any)) = issues.first() else {
        let fault = Diagnostic::new(Code::EmptyVolume, sentence!("empty-volume"));
        return vec![fault.help(sentence!("empty-volume.help"))];
    };
    let mut by_day: BTreeMap<Date, Vec<&Path>> = BTreeMap::new();
    let mut by_paper: BTreeMap<&str, Vec<&Path>> = BTreeMap::new();
    for (path, issue) in issues {
        by_day.entry(issue.date).or_default().push(path);
        // One whose publication cannot be read has an error of its own, and is of no other paper.
        let slug = issue.publication.slug.as_str();
        if !slug.is_empty() {
            by_paper.entry(slug).or_default().push(path);
        }
    }
    let mut found = Vec::new();
    for (day, paths) in by_day.iter().filter(|(_, paths)| paths.len() > 1) {
        let message = sentence!("duplicate-day", count = paths.len(), day, paths = listed(paths));
        found.push(
            Diagnostic::new(Code::DuplicateDay, message).about(*day).help(sentence!("duplicate-day.help")),
        );
    }
    if by_paper.len() > 1 {
        let papers = by_paper.iter();
        let papers = list(
            papers.map(|(slug, paths)| sentence!("mixed-publications.paper", slug, paths = listed(paths))),
        );
        let message = sentence!("mixed-publications", count = by_paper.len(), papers);
        found.push(
            Diagnostic::new(Code::MixedPublications, message).help(sentence!("mixed-publications.help")),
        );
    }
    found.extend(missing(&any.publication.weekdays, &by_day, range));
    found
}

/// The days of publication without an issue, from the first to the last requested day, or the
/// first and last issue.
fn missing(weekdays: &[u8], by_day: &BTreeMap<Date, Vec<&Path>>, range: Range) -> Option<Diagnostic> {
    let first = range.from.or_else(|| by_day.keys().next().copied())?;
    let last = range.to.or_else(|| by_day.keys().next_back().copied())?;
    let appears = |day: &Date| weekdays.contains(&(day.weekday() as u8)) && !by_day.contains_key(day);
    let days = std::iter::successors(Some(first), |day| day.tomorrow()).take_while(|day| *day <= last);
    let days: Vec<String> = days.filter(appears).map(|day| day.to_string()).collect();
    if days.is_empty() {
        return None;
    }
    let message = sentence!("missing-day", count = count(days.len()), days = list(&days));
    Some(Diagnostic::new(Code::MissingDay, message).help(sentence!("missing-day.help")).data("days", days))
}

fn listed(paths: &[&Path]) -> Argument {
    let mut names: Vec<String> = paths.iter().take(5).map(|path| format!("`{}`", path.display())).collect();
    if paths.len() > names.len() {
        names.push("…".to_owned());
    }
    list(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Publication;

    fn day(day: i8) -> Date {
        Date::new(2026, 3, day).unwrap()
    }

    fn issue(slug: &str, date: Date) -> Issue {
        let weekdays = vec![1, 2, 3, 4, 5];
        Issue::new(Publication { slug: slug.into(), weekdays, ..Publication::default() }, date)
    }

    fn codes(issues: &[Issue], range: Range) -> Vec<Code> {
        let selected: Vec<Selected<'_>> = issues.iter().map(|issue| (Path::new("a"), issue)).collect();
        collate(&selected, range).iter().map(|diagnostic| diagnostic.code).collect()
    }

    #[test]
    fn a_selection_is_of_one_paper_with_one_issue_a_day_and_none_missing() {
        let week: Vec<Issue> = (16..=20).map(|number| issue("a", day(number))).collect();
        assert_eq!(codes(&week, Range::default()), []);
        assert_eq!(codes(&[week[0].clone(), week[2].clone()], Range::default()), [Code::MissingDay]);
        assert_eq!(codes(&week, Range { from: None, to: Some(day(22)) }), [], "a weekend");
        assert_eq!(codes(&week, Range { from: None, to: Some(day(23)) }), [Code::MissingDay]);
        assert_eq!(codes(&[week[0].clone(), week[0].clone()], Range::default()), [Code::DuplicateDay]);
        let mixed = [issue("a", day(16)), issue("b", day(17))];
        assert_eq!(codes(&mixed, Range::default()), [Code::MixedPublications]);
        let unread = [issue("a", day(16)), issue("", day(17))];
        assert_eq!(codes(&unread, Range::default()), [], "its publication is unknown");
        assert_eq!(codes(&[], Range::default()), [Code::EmptyVolume]);
    }

    #[test]
    fn a_folder_with_one_issue_names_it() {
        let root = tempfile::tempdir().unwrap();
        let issue = |name: &str| {
            let folder = root.path().join(name);
            fs::create_dir(&folder).unwrap();
            fs::write(folder.join(ISSUE_NAME), "").unwrap();
            folder
        };
        assert!(matches!(issue_at(root.path()), Err(Error::NotAnIssue { issues, .. }) if issues.is_empty()));
        let first = issue("2026-03-20");
        assert_eq!(issue_at(root.path()).unwrap(), first);
        assert_eq!(issue_at(&first).unwrap(), first);
        let second = issue("2026-03-21");
        let Err(Error::NotAnIssue { issues, .. }) = issue_at(root.path()) else { panic!("there are two") };
        assert_eq!(issues, [first, second]);
        assert_eq!(issue_at(Path::new("a.json")).unwrap(), Path::new("a.json"), "left to the reader");
    }

    #[test]
    fn issues_are_found_below_folders_once_and_in_order() {
        let root = tempfile::tempdir().unwrap();
        for name in ["2026/2026-03-20", "2026/2026-03-19", "2026/2026-04-01", ".git/x", "2026/notes"] {
            fs::create_dir_all(root.path().join(name)).unwrap();
        }
        for name in ["2026/2026-03-20", "2026/2026-03-19", "2026/2026-04-01", ".git/x"] {
            fs::write(root.path().join(name).join(ISSUE_NAME), "").unwrap();
        }
        let paths = [root.path().to_owned(), root.path().join("2026/2026-03-20")];
        let found = find(&paths, Range::month_of(day(1))).unwrap();
        let names: Vec<_> = found.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["2026-03-19", "2026-03-20"]);
        assert!(find(&["/no/such".into()], Range::default()).is_err());
    }
}
