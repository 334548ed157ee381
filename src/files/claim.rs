//! Temporary files of this run, and those of runs that died.
//!
//! A run that writes into a folder has a file there that it holds locked, `.paiban-a1B2c3.lock`, and the names of all
//! that it makes beside outputs begin as that one does: `.paiban-a1B2c3-…`. The system gives a lock back when its
//! process ends, however it ends: a file whose lock can be had is of a dead run, and what belongs to it is removed
//! by the next run that writes there. Nothing is asked of clocks or numbers of processes, so this holds for folders
//! that several machines share, if their file system has locks; where it has none, nothing is removed.

use std::collections::BTreeMap;
use std::fs::{self, DirEntry, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Names of temporary files and folders begin with this.
pub(super) const PREFIX: &str = ".paiban-";

/// How many letters and digits of chance are in a name.
const CHANCE: usize = 6;

/// The end of the name of a file that is held locked.
const LOCK: &str = ".lock";

/// How often a name is chosen anew that another run took for one of the dead.
const MOST_TRIES: usize = 8;

/// A folder in which a run may leave temporary files until it ends.
#[derive(Debug)]
pub(super) struct Claim {
    /// What the names of its files begin with.
    pub(super) prefix: String,
    /// Removed with the claim, after the files.
    _lock: NamedTempFile,
}

impl Claim {
    /// Claims a folder, and removes what dead runs left there.
    pub(super) fn of(folder: &Path) -> io::Result<Self> {
        sweep(folder);
        let mut tries = 0;
        loop {
            let lock = named(PREFIX, LOCK).make_in(folder, create)?;
            tries += 1;
            let is_locked = match lock.as_file().try_lock() {
                Ok(()) => true,
                Err(TryLockError::WouldBlock) => false,
                // There are no locks here: others cannot take it for dead either.
                Err(TryLockError::Error(_)) => true,
            };
            // Between its making and its locking another run may have swept it away.
            if is_locked && fs::symlink_metadata(lock.path()).is_ok() || tries == MOST_TRIES {
                let name = lock.path().file_name().map(|name| name.to_string_lossy().into_owned());
                let stem = name.as_deref().and_then(|name| name.strip_suffix(LOCK)).unwrap_or(PREFIX);
                return Ok(Self { prefix: format!("{stem}-"), _lock: lock });
            }
        }
    }
}

/// The folders that a run has claimed.
#[derive(Debug, Default)]
pub(super) struct Claims(BTreeMap<PathBuf, Claim>);

impl Claims {
    /// What temporary names in a folder begin with.
    pub(super) fn prefix(&mut self, folder: &Path) -> io::Result<&str> {
        if !self.0.contains_key(folder) {
            self.0.insert(folder.to_owned(), Claim::of(folder)?);
        }
        Ok(self.0.get(folder).map_or(PREFIX, |claim| claim.prefix.as_str()))
    }
}

/// The builder of temporary names.
pub(super) fn named<'a>(prefix: &'a str, suffix: &'a str) -> tempfile::Builder<'a, 'a> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix).suffix(suffix).rand_bytes(CHANCE);
    builder
}

/// Makes a file with the usual mode of a new one, before the umask; temporary files of `tempfile` are private.
pub(super) fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Removes what dead runs left in a folder. What cannot be removed is in nobody's way.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let ours: Vec<(String, DirEntry)> = entries
        .flatten()
        .filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry)))
        .filter(|(name, _)| name.starts_with(PREFIX))
        .collect();
    for (name, entry) in &ours {
        let Some(stem) = name.strip_suffix(LOCK).filter(|stem| is_chance(stem, PREFIX)) else { continue };
        let Some(lock) = dead(entry) else { continue };
        let prefix = format!("{stem}-");
        ours.iter().filter(|(name, _)| is_chance(name, &prefix)).for_each(|(_, left)| remove(folder, left));
        let _ = fs::remove_file(entry.path());
        drop(lock);
    }
}

/// Whether a name is a beginning and what chance gave it.
fn is_chance(name: &str, prefix: &str) -> bool {
    let rest = name.strip_prefix(prefix);
    rest.is_some_and(|rest| rest.len() == CHANCE && rest.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// The lock of a dead run, held now by this one; `None` for that of a live one, and for what is none.
fn dead(entry: &DirEntry) -> Option<File> {
    // Not what a link leads to.
    let is_empty_file = entry.metadata().is_ok_and(|found| found.is_file() && found.len() == 0);
    let file = is_empty_file.then(|| OpenOptions::new().read(true).write(true).open(entry.path()).ok())??;
    file.try_lock().is_ok().then_some(file)
}

/// Removes a temporary file, or a folder with an output that had to give way: it goes back where its place is empty.
fn remove(folder: &Path, left: &DirEntry) {
    if !left.file_type().is_ok_and(|kind| kind.is_dir()) {
        let _ = fs::remove_file(left.path());
        return;
    }
    for old in fs::read_dir(left.path()).into_iter().flatten().flatten() {
        let place = folder.join(old.file_name());
        let _ = match fs::symlink_metadata(&place) {
            Ok(_) => fs::remove_file(old.path()),
            Err(_) => fs::rename(old.path(), place),
        };
    }
    let _ = fs::remove_dir(left.path());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &Path) -> Vec<String> {
        let entries = fs::read_dir(dir).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_dead_runs_left_is_removed_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        let others = [
            ".paiban-Notes1.lock.txt",
            ".paiban-a.lock",
            ".paiban-dead01-not-ours",
            ".paiban-full01.lock",
            ".paiban-xiwan1",
            "a.pdf",
        ];
        others.iter().for_each(|name| fs::write(at(name), "words").unwrap());
        fs::write(at(".paiban-dead01.lock"), "").unwrap();
        fs::write(at(".paiban-dead01-abc123"), "half").unwrap();
        for (folder, old) in [(".paiban-dead01-Abc123", "a.pdf"), (".paiban-dead01-ABC123", "b.pdf")] {
            fs::create_dir(at(folder)).unwrap();
            fs::write(at(folder).join(old), "old").unwrap();
        }
        let claim = Claim::of(dir.path()).unwrap();
        drop(claim);
        let mut expected: Vec<&str> = others.to_vec();
        expected.push("b.pdf");
        assert_eq!(names(dir.path()), expected);
        assert_eq!(fs::read(at("b.pdf")).unwrap(), b"old", "its place was empty");
        assert_eq!(fs::read(at("a.pdf")).unwrap(), b"words");
    }

    #[test]
    fn what_live_runs_write_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let one = Claim::of(dir.path()).unwrap();
        let file = named(&one.prefix, "").make_in(dir.path(), create).unwrap();
        let second = Claim::of(dir.path()).unwrap();
        assert_ne!(one.prefix, second.prefix);
        assert!(file.path().exists());
        drop((file, one, second));
        assert_eq!(names(dir.path()), Vec::<String>::new());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_a_lock_is_not_followed() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("kept"), "").unwrap();
        std::os::unix::fs::symlink("kept", dir.path().join(".paiban-abcdef.lock")).unwrap();
        fs::write(dir.path().join(".paiban-abcdef-123456"), "").unwrap();
        drop(Claim::of(dir.path()).unwrap());
        assert_eq!(names(dir.path()).len(), 3);
    }

    #[test]
    fn a_folder_that_cannot_be_searched_is_not_swept() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert!(Claim::of(file.path()).is_err());
    }
}
