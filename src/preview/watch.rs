//! What changed on disk, found by looking.
//!
//! The events of systems are missed on network drives, and by programs that save by writing another file and renaming
//! it; a look at some hundred files costs next to nothing. Looked at are all files below the folder of the issue, and
//! those beyond it that it was read from.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How deep below the issue, and at how many files, is looked.
const DEEPEST: usize = 6;
const MOST_FILES: usize = 20_000;

/// How the files of an issue stand on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    files: BTreeMap<PathBuf, Stamp>,
}

/// What changes with a file: its length, its time, and where the system tells, which file it is.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    identity: (u64, i64, i64),
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self { length: metadata.len(), modified: metadata.modified().ok(), identity: identity(metadata) }
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(_metadata: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

impl Look {
    /// Looks at an issue: its folder, or the one of its file, and other files. A missing file has no stamp.
    pub(super) fn at(issue: &Path, others: &BTreeSet<PathBuf>) -> Self {
        let mut look = Self::default();
        if issue.is_dir() {
            look.folder(issue, 0);
        } else {
            look.file(issue);
        }
        others.iter().for_each(|path| look.file(path));
        look
    }

    fn file(&mut self, path: &Path) {
        if let Ok(metadata) = fs::metadata(path) {
            self.files.insert(path.to_owned(), Stamp::of(&metadata));
        }
    }

    fn folder(&mut self, folder: &Path, depth: usize) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
            if self.files.len() >= MOST_FILES || is_passing(&path) {
                continue;
            }
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() && depth < DEEPEST => self.folder(&path, depth + 1),
                Ok(metadata) if metadata.is_file() => drop(self.files.insert(path, Stamp::of(&metadata))),
                _ => {}
            }
        }
    }
}

/// Whether a file is one that editors and systems put beside the real ones while they work: `.name.swp`, `name~`, `.git`.
fn is_passing(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.ends_with('~') || name.ends_with(".tmp")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn look(dir: &Path) -> Look {
        Look::at(dir, &BTreeSet::from([dir.with_file_name("publication.toml")]))
    }

    #[test]
    fn every_way_of_saving_is_seen() {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("issue");
        fs::create_dir_all(dir.join("01")).unwrap();
        let article = dir.join("01/a.md");
        fs::write(&article, "一").unwrap();
        let steps: [(&str, &dyn Fn()); 7] = [
            ("written over", &|| fs::write(&article, "一二").unwrap()),
            ("saved by rename", &|| {
                let beside = dir.join("01/.a.md.new");
                fs::write(&beside, "三四").unwrap();
                fs::rename(&beside, &article).unwrap();
            }),
            ("another file", &|| fs::write(dir.join("01/b.md"), "").unwrap()),
            ("renamed", &|| fs::rename(dir.join("01/b.md"), dir.join("01/c.md")).unwrap()),
            ("beyond the folder", &|| fs::write(root.path().join("publication.toml"), "").unwrap()),
            ("deleted", &|| fs::remove_file(&article).unwrap()),
            ("the folder moved", &|| fs::rename(&dir, root.path().join("moved")).unwrap()),
        ];
        let mut before = look(&dir);
        for (what, change) in steps {
            change();
            let after = look(&dir);
            assert_ne!(before, after, "{what}");
            assert_eq!(after, look(&dir), "{what}: nothing changes by looking");
            before = after;
        }
    }

    #[test]
    fn what_editors_put_beside_files_is_not_looked_at() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.md"), "").unwrap();
        let before = look(dir.path());
        for name in [".a.md.swp", "a.md~", "4913.tmp", ".git"] {
            fs::write(dir.path().join(name), "x").unwrap();
        }
        assert_eq!(before, look(dir.path()));
    }

    #[test]
    fn a_folder_that_is_gone_has_nothing() {
        assert_eq!(Look::at(Path::new("/no/such/folder"), &BTreeSet::new()), Look::default());
    }
}
