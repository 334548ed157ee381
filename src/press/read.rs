//! An issue, from its files to what can be set.

use std::path::{Path, PathBuf};

use crate::check::{self, CheckedIssue};
use crate::diagnostics::{Checked, Diagnostic, Error, SourceMap};
use crate::model::Issue;
use crate::source::fields::issue::no_date;
use crate::source::{self, Draft, without_consequences, word_lists};

use super::places::InputPlaces;

/// An issue that was read and checked, and what was found.
#[derive(Debug)]
pub struct ReadIssue {
    /// Where it was read from.
    pub path: PathBuf,
    /// The issue.
    pub issue: CheckedIssue,
    /// Whether it says of which day it is; otherwise there is an error.
    pub has_date: bool,
    /// Its texts, for the places of diagnostics.
    pub files: SourceMap,
    /// Where its parts stand in them, for what later stages find.
    pub places: InputPlaces,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and checks an issue. `covers` says whether any font has a character of it; a book that brings
/// no fonts needs none, and the issue may say what is made of it.
///
/// # Errors
/// The path cannot be used. Faults of the issue are diagnostics.
pub fn read(path: &Path, covers: &dyn Fn(&Issue, char) -> bool) -> Result<ReadIssue, Error> {
    read_again(path, covers, None)
}

/// Reads and checks an issue that is being edited, again and again: pictures that are as they were `before` are not
/// decoded again.
///
/// # Errors
/// Those of [`read()`].
pub fn read_again(
    path: &Path,
    covers: &dyn Fn(&Issue, char) -> bool,
    before: Option<&CheckedIssue>,
) -> Result<ReadIssue, Error> {
    let loaded = source::load(path)?;
    Ok(checked(path, loaded, covers, before))
}

/// Reads and checks an issue, and compares it with the lists of words and people that stand beside it and those that
/// `named` names: files or folders.
///
/// # Errors
/// Those of [`read()`], and a named list cannot be read.
pub fn proofread(
    path: &Path,
    named: &[PathBuf],
    covers: &dyn Fn(&Issue, char) -> bool,
) -> Result<ReadIssue, Error> {
    let mut loaded = source::load(path)?;
    let lists = word_lists::read(path, named, &mut loaded.value.files)?;
    let compared = check::word_lists(&loaded.value, &lists.value);
    loaded.diagnostics.extend(lists.diagnostics);
    let mut read = checked(path, loaded, covers, None);
    read.diagnostics.extend(compared);
    Ok(read)
}

fn checked(
    path: &Path,
    loaded: Checked<Draft>,
    covers: &dyn Fn(&Issue, char) -> bool,
    before: Option<&CheckedIssue>,
) -> ReadIssue {
    let Checked { value: draft, mut diagnostics } = loaded;
    let checked = check::check_again(&draft, &|character| covers(&draft.issue, character), before);
    diagnostics.extend(checked.diagnostics);
    let diagnostics = without_consequences(diagnostics);
    let has_date = draft.issue.date != no_date();
    let places = InputPlaces::of(&draft);
    let (path, issue, files) = (path.to_owned(), checked.value, draft.files);
    ReadIssue { path, issue, has_date, files, places, diagnostics }
}
