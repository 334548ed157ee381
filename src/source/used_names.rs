//! The names of the files that an issue uses: some systems take two of them for one.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Code, Diagnostic};
use crate::files::portable::folded;

/// What is known of the names in a folder.
#[derive(Debug, Default)]
pub(super) struct UsedNames {
    /// The files of the folder as they are spelled there.
    files: BTreeSet<String>,
    /// The spelling of each, by what Windows and macOS compare.
    spelled: BTreeMap<String, String>,
    /// The names that were used, in the same way.
    used: BTreeMap<String, String>,
}

impl UsedNames {
    /// The names in a folder with these files.
    pub(super) fn new(listing: &[String]) -> Self {
        let spelled = listing.iter().map(|path| (folded(path), path.clone())).collect();
        Self { files: listing.iter().cloned().collect(), spelled, used: BTreeMap::new() }
    }

    /// Uses a file that was read: the fault (M113) where another system would read another file by this
    /// name, or none.
    pub(super) fn take(&mut self, path: &str) -> Option<Diagnostic> {
        let key = folded(path);
        let spelled = self.spelled.get(&key).filter(|_| !self.files.contains(path));
        let used = self.used.entry(key).or_insert_with(|| path.to_owned());
        let message = if used != path {
            format!("`{used}` and `{path}` are one file on Windows and macOS")
        } else if let Some(spelled) = spelled {
            format!("the file `{path}` is named `{spelled}` in its folder, which other systems tell apart")
        } else {
            return None;
        };
        let help = "rename one of the files so that they differ in more than capital letters";
        let help = if spelled.is_some() { "write the name as it is spelled in the folder" } else { help };
        Some(Diagnostic::new(Code::UnportableName, message).help(help))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(listing: &[&str], used: &[&str]) -> Vec<String> {
        let listing: Vec<String> = listing.iter().map(|&path| path.to_owned()).collect();
        let mut names = UsedNames::new(&listing);
        used.iter().filter_map(|path| names.take(path)).map(|fault| fault.message).collect()
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
    fn names_used_as_they_are_spelled_are_none() {
        assert_eq!(found(&["a.md", "b/a.md"], &["a.md", "b/a.md", ".hidden.md"]), [""; 0]);
    }
}
