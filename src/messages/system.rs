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

/// Whether a fault is of the machine, and may be gone the next time: a full disk, a device or a network that fails,
/// no more file handles or memory. What is missing, closed or in the way is none: it stays so.
pub fn is_of_machine(error: &io::Error) -> bool {
    // EIO, ENFILE, EMFILE; Linux: EUCLEAN, EREMOTEIO, ENOBUFS. Windows: no handles, no memory, CRC, device, disk full,
    // networks, no resources.
    let codes: &[i32] = match () {
        () if cfg!(windows) => &[4, 8, 14, 21, 23, 39, 59, 64, 112, 121, 1117, 1450],
        () if cfg!(target_os = "linux") => &[5, 23, 24, 105, 117, 121],
        () => &[5, 23, 24],
    };
    let is_kind = matches!(
        error.kind(),
        ErrorKind::StorageFull
            | ErrorKind::QuotaExceeded
            | ErrorKind::OutOfMemory
            | ErrorKind::TimedOut
            | ErrorKind::StaleNetworkFileHandle
            | ErrorKind::NetworkDown
            | ErrorKind::NetworkUnreachable
            | ErrorKind::HostUnreachable
            | ErrorKind::NotConnected
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
    );
    is_kind || error.raw_os_error().is_some_and(|code| codes.contains(&code))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn faults_of_the_machine_are_those_that_may_be_gone_the_next_time() {
        // EIO, ENOSPC, EDQUOT, EMFILE, ENFILE, ESTALE.
        for code in [5, 28, 122, 24, 23, 116] {
            assert!(is_of_machine(&io::Error::from_raw_os_error(code)), "{code}");
        }
        // ENOENT, EACCES, EISDIR, EROFS, EFBIG, ENAMETOOLONG, ELOOP.
        for code in [2, 13, 21, 30, 27, 36, 40] {
            assert!(!is_of_machine(&io::Error::from_raw_os_error(code)), "{code}");
        }
    }
}
