//! The names of the files that an issue uses: some systems take two of them for one.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic};
use crate::files::portable::{folded, has_marks_apart};
use crate::messages::{Sentence, sentence};

/// The names that were used so far.
#[derive(Debug, Default)]
pub(super) struct UsedNames {
    /// Each as it was used, by what Windows and macOS compare.
    used: BTreeMap<String, String>,
    /// The files of the folder in the same way; made when a name is not among them.
    spelled: Option<BTreeMap<String, String>>,
}

impl UsedNames {
    /// Uses a file that was read, of a folder with these files, sorted: the fault (M113) where another
    /// system would read another file by this name, or none.
    pub(super) fn take(&mut self, path: &str, listing: &[String]) -> Option<Diagnostic> {
        let key = folded(path);
        let is_there = listing.binary_search_by(|file| file.as_str().cmp(path)).is_ok();
        let spelled = if is_there { None } else { self.spelled(listing).get(&key).cloned() };
        let used = self.used.entry(key).or_insert_with(|| path.to_owned());
        let (message, help) = match spelled {
            _ if used != path => {
                (sentence!("unportable-name.twins", used, path), "unportable-name.help-twins")
            }
            Some(spelled) if has_marks_apart(&spelled, path) => {
                (sentence!("unportable-name.composed", path), "unportable-name.help-composed")
            }
            Some(spelled) => {
                (sentence!("unportable-name.spelled", path, spelled), "unportable-name.help-spelled")
            }
            None => return None,
        };
        Some(Diagnostic::new(Code::UnportableName, message).help(Sentence::new(help)))
    }

    fn spelled(&mut self, listing: &[String]) -> &BTreeMap<String, String> {
        let spelled = || listing.iter().map(|path| (folded(path), path.clone())).collect();
        self.spelled.get_or_insert_with(spelled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(listing: &[&str], used: &[&str]) -> Vec<String> {
        let mut listing: Vec<String> = listing.iter().map(|&path| path.to_owned()).collect();
        listing.sort();
        let mut names = UsedNames::default();
        used.iter()
            .filter_map(|path| names.take(path, &listing))
            .map(|fault| fault.message.english())
            .collect()
    }

    #[test]
    fn two_names_that_differ_in_case_or_composition_are_a_fault() {
        let both = ["photos/a.jpg", "photos/A.jpg"];
        assert_eq!(
            found(&both, &both),
            ["`photos/a.jpg` and `photos/A.jpg` are one file on Windows and macOS"]
        );
        let both = ["cafe\u{301}.jpg", "caf\u{E9}.jpg"];
        assert_eq!(found(&both, &both).len(), 1);
        assert_eq!(found(&both, &both[..1]), [""; 0], "one of them is used");
    }

    #[test]
    fn a_name_that_is_spelled_otherwise_in_the_folder_is_a_fault() {
        // Windows reads the file all the same.
        let found = found(&["Photos/a.jpg"], &["photos/a.jpg", "photos/a.jpg"]);
        assert!(found[0].contains("is named `Photos/a.jpg` in its folder"), "{found:?}");
    }

    #[test]
    fn a_name_that_looks_the_same_and_is_not_is_said_to_be_so() {
        let found = found(&["l\u{75}\u{308}.jpg"], &["l\u{FC}.jpg"]);
        assert!(found[0].contains("letters and their marks apart"), "{found:?}");
    }

    #[test]
    fn names_used_as_they_are_spelled_are_none() {
        assert_eq!(found(&["a.md", "b/a.md"], &["a.md", "b/a.md", ".hidden.md"]), [""; 0]);
    }
}
