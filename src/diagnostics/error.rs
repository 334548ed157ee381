//! What stops the program: faults of the machine and of how the program is called, not of the
//! user's text.

use std::io;
use std::path::PathBuf;

/// What stops the program, by what it was doing. The source of the fault is in
/// [`std::error::Error::source`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file named on the command line could not be read.
    #[error("cannot read `{path}`")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// An output could not be written; no partial file is left.
    #[error("cannot write `{path}`")]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// An input is neither an issue folder nor a file the program reads.
    #[error("`{path}` is neither an issue folder nor a file this program reads")]
    NotAnIssue {
        /// The path.
        path: PathBuf,
        /// Issues in it, where it is a folder.
        issues: Vec<PathBuf>,
    },
    /// The option names something that does not exist.
    #[error("unknown {what} `{name}`")]
    UnknownName {
        /// What was looked for: `paper profile`, `theme`, `code` …
        what: &'static str,
        /// The name.
        name: String,
        /// Names there are.
        known: Vec<String>,
    },
    /// An output would replace something that was not made by this program.
    #[error("`{path}` already exists")]
    Exists {
        /// The path.
        path: PathBuf,
    },
    /// The writer of a format refused what it was given: a fault of this program.
    #[error("the {format} writer refused the document: {reason}")]
    Writer {
        /// The format.
        format: &'static str,
        /// The message of the writer.
        reason: String,
    },
    /// A font file could not be used.
    #[error("cannot use the font `{name}`: {reason}")]
    Font {
        /// The family or file.
        name: String,
        /// Why.
        reason: String,
    },
}
