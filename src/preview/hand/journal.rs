//! What was written, byte for byte, and how it is taken back.

use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostics::{Diagnostic, Error};
use crate::files::{self, Folders, NewFile, TEXT_LIMIT, Unreadable};
use crate::messages::Sentence;

use super::refused;

/// A file before and after an act; none where there is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) path: PathBuf,
    pub(super) before: Option<Vec<u8>>,
    pub(super) after: Option<Vec<u8>>,
}

/// An act that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) changes: Vec<Change>,
    pub(super) words: Sentence,
}

impl Step {
    /// The step that takes this one back.
    pub(super) fn reversed(&self) -> Self {
        let reversed = |change: &Change| Change {
            path: change.path.clone(),
            before: change.after.clone(),
            after: change.before.clone(),
        };
        Self { changes: self.changes.iter().map(reversed).collect(), words: self.words.clone() }
    }

    /// Writes all of its files, or none: a file that is not what it was before stops it.
    ///
    /// # Errors
    /// A file cannot be read or written; everything is as it was then.
    pub(super) fn write(&self) -> Result<Result<(), Diagnostic>, Error> {
        for change in &self.changes {
            if bytes_of(&change.path)? != change.before {
                return Ok(Err(refused::changed(&change.path)));
            }
        }
        let new = |change: &'_ Change| change.after.is_some();
        let files: Vec<NewFile<'_>> = self.changes.iter().filter(|change| new(change)).map(file).collect();
        files::write(&files)?;
        for gone in self.changes.iter().filter(|change| !new(change)) {
            fs::remove_file(&gone.path).map_err(|source| Error::Write { path: gone.path.clone(), source })?;
        }
        Ok(Ok(()))
    }
}

fn file(change: &Change) -> NewFile<'_> {
    let bytes = change.after.as_deref().unwrap_or_default();
    NewFile { path: &change.path, bytes, folders: Folders::Given }
}

/// The bytes of a file; none where there is none.
///
/// # Errors
/// It cannot be read.
pub(super) fn bytes_of(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match files::read(path, TEXT_LIMIT) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(Unreadable::Missing) => Ok(None),
        Err(fault) => Err(fault.stops(path)),
    }
}
