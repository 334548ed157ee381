//! What stops the program: faults of the machine and of how the program is called, not of the
//! user's text.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::messages::{Sentence, sentence};

/// What stops the program, by what it was doing. The source of the fault is in
/// [`std::error::Error::source`]; as any error it shows itself in English.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A file named on the command line could not be read.
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// An output could not be written; no partial file is left.
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// An input is neither an issue folder nor a file the program reads.
    NotAnIssue {
        /// The path.
        path: PathBuf,
        /// Issues in it, where it is a folder.
        issues: Vec<PathBuf>,
    },
    /// The option names something that does not exist.
    UnknownName {
        /// What was looked for: a paper profile, a theme, a colour …
        what: Sentence,
        /// The name.
        name: String,
        /// Names there are.
        known: Vec<String>,
    },
    /// An output would replace something that was not made by this program.
    Exists {
        /// The path.
        path: PathBuf,
    },
    /// The writer of a format refused what it was given: a fault of this program.
    Writer {
        /// The format.
        format: &'static str,
        /// The message of the writer.
        reason: String,
    },
    /// A font file could not be used.
    Font {
        /// The family or file.
        name: String,
        /// Why.
        reason: Sentence,
    },
}

impl Error {
    /// What it is, without its source.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Read { path, .. } => sentence!("cannot-read", path = path.display()),
            Self::Write { path, .. } => sentence!("cannot-write", path = path.display()),
            Self::NotAnIssue { path, .. } => sentence!("not-an-issue", path = path.display()),
            Self::UnknownName { what, name, .. } => sentence!("unknown-name", what = what, name),
            Self::Exists { path } => sentence!("exists-already", path = path.display()),
            Self::Writer { format, reason } => sentence!("writer-refused", format, reason),
            Self::Font { name, reason } => sentence!("unusable-face", name, reason = reason),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence().english())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. } | Self::Write { source, .. } => Some(source),
            _ => None,
        }
    }
}
