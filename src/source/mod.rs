//! From files to an [`Issue`].
//!
//! Three input formats: an issue folder ([`folder`]), a file `issue.json` ([`json`]) and OCR
//! Markdown ([`import::ocr`]). Every fault of a file is reported, none stops the reading, and no
//! input text is lost.
//!
//! * [`record`]: TOML and JSON as one tree of values with their places, and its typed reading
//! * [`fields`]: which keys make a publication, an issue, a page, an article
//! * `html`: tables of HTML
//! * [`markdown`]: the body of an article
//! * [`folder`]: reading and writing issue folders
//! * [`json`]: reading `issue.json`
//! * [`import::ocr`]: OCR pages into an issue
//! * [`accepted`]: the pages an editor accepted, in `layout.json`
//! * [`normal`]: the normal form of running text, which all readers make
//! * [`notes`]: order and pairing of footnotes
//! * [`word_lists`]: words and people of the paper, for its proofreaders
//! * [`limits`]: how much is taken of what, and the faults beyond that
//! * [`pictures`]: the pictures an issue names, and their bytes
//! * `used_names`: names of files that some systems take for one
//! * `consequences`: what need not be said of a file that could not be read
//! * [`origins`]: which place of which file a part of the issue came from
//!
//! ```
//! use std::path::Path;
//!
//! let draft = paiban::source::load(Path::new("examples/luqiao/2026-03-20"))?;
//! assert!(draft.diagnostics.is_empty());
//! assert_eq!(draft.value.issue.pages.len(), 2);
//! # Ok::<(), paiban::diagnostics::Error>(())
//! ```

pub mod accepted;
mod consequences;
pub(crate) mod fields;
pub mod folder;
mod html;
pub mod import;
pub mod json;
pub mod limits;
pub(crate) mod markdown;
pub(crate) mod normal;
pub(crate) mod notes;
pub(crate) mod origins;
mod pictures;
pub(crate) mod record;
mod unread;
mod used_names;
pub mod word_lists;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostics::{Checked, Error, SourceMap};
use crate::model::{AcceptedLayout, ImagePath, Issue};

pub(crate) use consequences::without_consequences;
pub use normal::issue as normal_issue;
pub use origins::{Origins, Scope};

/// The undecoded bytes of the pictures of an issue, by path.
pub type PictureFiles = BTreeMap<ImagePath, Arc<[u8]>>;

/// An issue as it was read, with what later stages need to point at its faults.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The issue. A required field that was missing or wrong has an empty value, with
    /// a diagnostic of severity error.
    pub issue: Issue,
    /// Its pictures; one that could not be read is absent, and there is a diagnostic.
    pub pictures: PictureFiles,
    /// The pages that its editor accepted.
    pub accepted: AcceptedLayout,
    /// Where each part came from.
    pub origins: Origins,
    /// The files that were read.
    pub files: SourceMap,
}

/// Reads an issue: a folder with `issue.toml`, that file itself, or an `issue.json`.
///
/// # Errors
/// Where the path itself cannot be used. Faults of what it holds are diagnostics.
pub fn load(path: &Path) -> Result<Checked<Draft>, Error> {
    let Checked { value, diagnostics } = read(path)?;
    Ok(Checked { value, diagnostics: without_consequences(diagnostics) })
}

fn read(path: &Path) -> Result<Checked<Draft>, Error> {
    let not_an_issue = || Error::NotAnIssue { path: path.to_owned(), issues: Vec::new() };
    let metadata = fs::metadata(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    if metadata.is_dir() {
        return if path.join(folder::ISSUE_NAME).symlink_metadata().is_ok() {
            folder::read(path)
        } else {
            Err(not_an_issue())
        };
    }
    if path.file_name().is_some_and(|name| name == folder::ISSUE_NAME) {
        return folder::read(path.parent().unwrap_or(Path::new("")));
    }
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        return json::read(path);
    }
    Err(not_an_issue())
}
