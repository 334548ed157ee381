//! Acts of the editor as edits of the issue's own files: front matter, `issue.toml`, `issue.json`, `layout.json`.
//!
//! An edit replaces the bytes of one value, or those of a line that a key needs; all others stay as they are:
//! comments, order, line ends, byte order mark, the end of the file. No word of a text is ever touched. Several files
//! are written together or not at all, and never over what somebody else wrote since the page was composed.

mod act;

use std::path::{Path, PathBuf};

use crate::diagnostics::{Checked, Error, SourceMap};
use crate::messages::Sentence;
use crate::model::AcceptedSheet;

pub use act::Act;

/// The editor's hand on one issue: what was done, and what was undone.
#[derive(Clone, Debug, Default)]
pub struct Hand {}

/// What an act did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The files that were written; none where everything was as the act asks.
    pub files: Vec<PathBuf>,
    /// What was done, in words of the newsroom.
    pub words: Sentence,
}

impl Hand {
    /// Takes note of the files that the shown pages were made of: an act on another text is refused.
    pub fn look(&mut self, files: &SourceMap) {
        let _ = files;
    }

    /// Does an act to the issue at a path, whose pages stand as `standing` says
    /// ([`crate::layout::Composed::accepted`]). What cannot be done is a diagnostic, and nothing is written.
    ///
    /// # Errors
    /// A file cannot be read or written; everything is as it was then.
    pub fn apply(
        &mut self,
        issue: &Path,
        act: &Act,
        standing: &[AcceptedSheet],
    ) -> Result<Checked<Option<Done>>, Error> {
        let _ = (issue, act, standing);
        Ok(Checked { value: None, diagnostics: Vec::new() })
    }

    /// Writes `layout.json` with the sheets of a page instead of those that it has of it: the chosen page is
    /// accepted.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn accept(&mut self, issue: &Path, sheets: Vec<AcceptedSheet>) -> Result<Checked<Option<Done>>, Error> {
        let _ = (issue, sheets);
        Ok(Checked { value: None, diagnostics: Vec::new() })
    }

    /// Takes back the last act that was not undone, byte for byte; nothing where there is none. A file that somebody
    /// changed since is a diagnostic, and nothing is written.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn undo(&mut self) -> Result<Checked<Option<Done>>, Error> {
        Ok(Checked { value: None, diagnostics: Vec::new() })
    }

    /// Does again what was undone last, byte for byte.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn redo(&mut self) -> Result<Checked<Option<Done>>, Error> {
        Ok(Checked { value: None, diagnostics: Vec::new() })
    }

    /// How many acts can be undone, and how many done again.
    pub fn steps(&self) -> (usize, usize) {
        (0, 0)
    }
}
