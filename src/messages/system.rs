//! Why the system, or a rule of this program about files, refused something.

use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind};

use super::Sentence;
use crate::messages::sentence;

/// A reason of this program inside of an [`io::Error`]. As any error it shows itself in English.
#[derive(Debug)]
pub struct Reason(pub Sentence);

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.english())
    }
}

impl Error for Reason {}

impl Reason {
    /// The reason as an error of input and output.
    pub fn error(kind: ErrorKind, reason: Sentence) -> io::Error {
        io::Error::new(kind, Self(reason))
    }
}

/// Why something was refused. The system speaks English here: in Chinese its words stand behind those
/// that say the kind of the fault.
pub fn why(error: &io::Error) -> Sentence {
    if let Some(reason) = error.get_ref().and_then(|inner| inner.downcast_ref::<Reason>()) {
        return reason.0.clone();
    }
    let key = if is_open_elsewhere(error) { "system-open" } else { key(error.kind()) };
    sentence!(key, text = error)
}

/// Whether Windows refuses a file because another program has it open or locked (ERROR_SHARING_VIOLATION,
/// ERROR_LOCK_VIOLATION).
pub(crate) fn is_open_elsewhere(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

fn key(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound => "system-not-found",
        ErrorKind::PermissionDenied => "system-permission",
        ErrorKind::AlreadyExists => "system-exists",
        ErrorKind::NotADirectory => "system-not-a-folder",
        ErrorKind::IsADirectory => "system-folder",
        ErrorKind::DirectoryNotEmpty => "system-not-empty",
        ErrorKind::ReadOnlyFilesystem => "system-read-only",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "system-full",
        ErrorKind::FileTooLarge => "system-too-large",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "system-busy",
        ErrorKind::OutOfMemory => "system-memory",
        ErrorKind::UnexpectedEof => "system-cut-off",
        ErrorKind::InvalidFilename => "system-name",
        _ => "system-other",
    }
}
