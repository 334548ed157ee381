//! An issue, from its files to what can be set.

use std::path::{Path, PathBuf};

use crate::check::{self, CheckedIssue};
use crate::diagnostics::{Checked, Diagnostic, Error, SourceMap};
use crate::source;

/// An issue that was read and checked, and what was found.
#[derive(Debug)]
pub struct ReadIssue {
    /// Where it was read from.
    pub path: PathBuf,
    /// The issue.
    pub issue: CheckedIssue,
    /// Its texts, for the places of diagnostics.
    pub files: SourceMap,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and checks an issue. `covers` says whether any font has a character; a book that brings no
/// fonts needs none.
///
/// # Errors
/// The path cannot be used. Faults of the issue are diagnostics.
pub fn read(path: &Path, covers: &dyn Fn(char) -> bool) -> Result<ReadIssue, Error> {
    let Checked { value: draft, mut diagnostics } = source::load(path)?;
    let checked = check::check(&draft, covers);
    diagnostics.extend(checked.diagnostics);
    Ok(ReadIssue { path: path.to_owned(), issue: checked.value, files: draft.files, diagnostics })
}
