//! Names that files can have on every system, so that the folder of an issue can move between them.
//!
//! Windows is the strictest (Win32, Naming Files, Paths, and Namespaces); Linux and macOS limit the
//! length of a name.

use std::path::{Path, PathBuf};

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use crate::messages::Sentence;

/// Names of devices, whatever ending follows: to open one waits for a key, or loses what is written.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Names of devices when one of [`DEVICE_NUMBERS`] follows.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// The raised digits are digits here.
const DEVICE_NUMBERS: &str = "0123456789¹²³";

/// Characters that have a meaning in paths and patterns.
const SIGNS: &str = "<>:\"|?*";

/// Longest name of a file or folder, in bytes: that of Linux; the other systems count characters.
const LONGEST_NAME: usize = 255;

/// Why no system, or not every system, can have a file at a relative path with `/` between the parts:
/// the first such part, and what it does, in words that follow the name of the part.
pub fn unportable(path: &str) -> Option<(&str, Sentence)> {
    path.split('/').find_map(|part| Some((part, Sentence::new(fault_of_part(part)?))))
}

fn fault_of_part(part: &str) -> Option<&'static str> {
    if is_device(part) {
        Some("unportable-name.device")
    } else if part.ends_with(['.', ' ']) {
        Some("unportable-name.ending")
    } else if part.chars().any(|c| c.is_control()) {
        Some("unportable-name.control")
    } else if part.contains(|c| SIGNS.contains(c)) {
        Some("unportable-name.signs")
    } else if part.len() > LONGEST_NAME {
        Some("unportable-name.length")
    } else {
        None
    }
}

/// Whether Windows opens a device where it is asked for this name.
pub(super) fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_lowercase();
    let is_number = |rest: &str| {
        let mut characters = rest.chars();
        characters.next().is_some_and(|digit| DEVICE_NUMBERS.contains(digit)) && characters.next().is_none()
    };
    DEVICES.contains(&stem.as_str())
        || NUMBERED_DEVICES.iter().any(|device| stem.strip_prefix(device).is_some_and(is_number))
}

/// A path as systems compare it that tell neither case nor forms of a character apart: those of Windows
/// and macOS (UAX #15, NFC).
pub(crate) fn folded(path: &str) -> String {
    path.nfc().collect::<String>().to_lowercase()
}

/// Whether a path is that of a file with its letters composed, while the file has them and their marks apart
/// (UAX #15: NFC, NFD): on a screen both look the same.
pub(crate) fn has_marks_apart(file: &str, path: &str) -> bool {
    file != path && is_nfc(path) && file.nfc().eq(path.chars())
}

/// What this system compares of a path: paths of which it is the same are one file here.
pub(super) fn compared_here(path: &Path) -> PathBuf {
    let folds = cfg!(any(windows, target_os = "macos"));
    if folds { folded(&path.to_string_lossy()).into() } else { path.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_some_system_refuses() {
        for (path, part) in [
            ("CON", "CON"),
            ("photos/nul.jpg", "nul.jpg"),
            ("Aux.tar.gz", "Aux.tar.gz"),
            ("prn .md", "prn .md"),
            ("com1.md", "com1.md"),
            ("LPT²", "LPT²"),
            ("conout$", "conout$"),
            ("01./lead.md", "01."),
            ("lead.md ", "lead.md "),
            ("现场:1.jpg", "现场:1.jpg"),
            ("a?b.md", "a?b.md"),
            ("a\u{7}b.md", "a\u{7}b.md"),
        ] {
            assert_eq!(unportable(path).map(|(part, _)| part), Some(part), "{path}");
        }
        assert!(unportable(&"字".repeat(86)).is_some(), "258 bytes");
    }

    #[test]
    fn names_that_every_system_can_have() {
        for path in
            ["01/lead.md", "要闻/头条.md", "console.md", "com.md", "com10.jpg", "lpt.jpg", "null", "a b.c"]
        {
            assert_eq!(unportable(path), None, "{path}");
        }
        assert_eq!(unportable(&"字".repeat(85)), None, "255 bytes");
    }

    #[test]
    fn a_file_may_have_its_marks_apart_from_their_letters() {
        assert!(has_marks_apart("cafe\u{301}.jpg", "caf\u{E9}.jpg"));
        assert!(!has_marks_apart("caf\u{E9}.jpg", "cafe\u{301}.jpg"), "it is the path that has them apart");
        assert!(!has_marks_apart("Cafe\u{301}.jpg", "caf\u{E9}.jpg"), "and another capital letter");
        assert!(!has_marks_apart("a.jpg", "a.jpg"));
    }

    #[test]
    fn names_are_told_apart_as_the_system_does() {
        let folds = cfg!(any(windows, target_os = "macos"));
        let compared = |path: &str| compared_here(Path::new(path));
        assert!(compared("out/a_A.png") == compared("out/a_A.png"));
        assert_eq!(compared("out/a_A.png") == compared("out/a_a.png"), folds);
    }

    #[test]
    fn case_and_composition_are_folded() {
        assert_eq!(folded("Photos/A.JPG"), folded("photos/a.jpg"));
        assert_eq!(folded("caf\u{E9}.jpg"), folded("cafe\u{301}.jpg"), "as macOS once stored names");
        assert_eq!(
            folded("作\u{FA5B}"),
            folded("作者"),
            "a compatibility ideograph is one character with its twin"
        );
        assert_ne!(folded("图１.jpg"), folded("图1.jpg"), "full-width digits are others");
    }
}
