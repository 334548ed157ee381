//! Changes to a folder that are made all or not at all, whatever ends the program: a fault, a full disk, a power cut.
//!
//! The recipe: new files are written to [`NEXT`] below the folder, each as it comes, so that nothing waits in memory;
//! what is to go is noted there. Renaming [`NEXT`] to [`DECIDED`] decides: before it the folder is as it was, after it the
//! changes are made, by whoever comes next if need be. Then the files move to their places, those deepest in the folder
//! first, for the lists that lead to them stand above them.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::read::{RECORD_LIMIT, read};
use super::write::replace;
use crate::diagnostics::Error;
use crate::messages::{Reason, Sentence};

/// Where new files wait.
const NEXT: &str = ".paiban-next";
/// The same when it is decided that they are put in their places.
const DECIDED: &str = ".paiban-decided";
/// The new files, below [`NEXT`].
const FILES: &str = "files";
/// The list of what is to go, below [`NEXT`].
const GONE: &str = "gone.json";

/// Name of a file that is copied from another disk, before it has its own.
const BESIDE: &str = ".paiban-copied";

/// Whether a name in a folder is that of changes that were not ended.
pub(crate) fn is_of_changes(name: &str) -> bool {
    name == NEXT || name == DECIDED
}

/// Changes to a folder; without [`Changes::make`] there are none.
#[derive(Debug)]
pub struct Changes {
    dir: PathBuf,
    /// The new files, by their paths.
    new: BTreeSet<String>,
    /// What is to go.
    gone: BTreeSet<String>,
    /// Folders that were made for them.
    made: Vec<PathBuf>,
    /// Held until the end: who else comes is refused. Not every system has it.
    _lock: Option<File>,
}

impl Changes {
    /// Begins with changes to a folder, which may be missing. Changes that were decided before and not ended are made
    /// first; others are swept away.
    ///
    /// # Errors
    /// [`Error::Write`] where another program changes the folder, or the changes of before cannot be made.
    pub fn begin(dir: &Path) -> Result<Self, Error> {
        let failed = |source| Error::Write { path: dir.to_owned(), source };
        let lock = locked(dir).map_err(failed)?;
        sweep(dir, &mut |_| Ok(())).map_err(failed)?;
        let (new, gone, made) = Default::default();
        Ok(Self { dir: dir.to_owned(), new, gone, made, _lock: lock })
    }

    /// Reads a file as it will be; `None` if there is none then, or it cannot be read.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        let place = if self.new.contains(path) { self.waiting(path) } else { self.dir.join(path) };
        if self.gone.contains(path) { None } else { read(&place, RECORD_LIMIT).ok() }
    }

    /// Whether there will be a file at a path.
    pub fn has(&self, path: &str) -> bool {
        self.new.contains(path) || !self.gone.contains(path) && self.dir.join(path).is_file()
    }

    /// The names in a folder below this one, as they will be.
    pub fn names(&self, folder: &str) -> BTreeSet<String> {
        let path = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        let entries = fs::read_dir(self.dir.join(folder)).into_iter().flatten().flatten();
        let there = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: BTreeSet<String> =
            there.filter(|name| !is_of_changes(name) && !self.gone.contains(&path(name))).collect();
        let below = path("");
        let new = self.new.iter().filter_map(|new| new.strip_prefix(&below));
        names.extend(new.filter_map(|rest| rest.split('/').next()).map(str::to_owned));
        names
    }

    /// A new file at a path with `/` between its parts. One that is there as it will be is none; the answer is whether
    /// it is new.
    ///
    /// # Errors
    /// [`Error::Write`] where it cannot be written.
    pub fn write(&mut self, path: &str, bytes: &[u8]) -> Result<bool, Error> {
        let failed = |source| Error::Write { path: self.dir.join(path), source };
        if !is_inside(path) {
            return Err(failed(Reason::error(ErrorKind::InvalidInput, Sentence::new("unwritable-outside"))));
        }
        let place = self.dir.join(path);
        if fs::metadata(&place).is_ok_and(|found| found.is_dir()) {
            return Err(failed(Reason::error(ErrorKind::IsADirectory, Sentence::new("unwritable-folder"))));
        }
        self.gone.remove(path);
        if read(&place, bytes.len() as u64).is_ok_and(|found| found == bytes) {
            if self.new.remove(path) {
                fs::remove_file(self.waiting(path)).map_err(failed)?;
            }
            return Ok(false);
        }
        if self.made.is_empty() && fs::metadata(&self.dir).is_err() {
            fs::create_dir_all(&self.dir).map_err(failed)?;
            self.made.push(self.dir.clone());
        }
        // With the usual mode of a new file: others read a site.
        let waiting = self.waiting(path);
        if let Some(folder) = waiting.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        fs::write(&waiting, bytes).map_err(failed)?;
        self.new.insert(path.to_owned());
        Ok(true)
    }

    /// A file that is to go; what nobody has is gone already.
    pub fn remove(&mut self, path: &str) {
        if self.new.remove(path) {
            // What stays goes with the folder that it waits in.
            let _ = fs::remove_file(self.waiting(path));
        }
        if is_inside(path) && self.dir.join(path).is_file() {
            self.gone.insert(path.to_owned());
        }
    }

    fn waiting(&self, path: &str) -> PathBuf {
        self.dir.join(NEXT).join(FILES).join(path)
    }

    /// Makes the changes.
    ///
    /// # Errors
    /// [`Error::Write`]: before they are decided the folder is as it was; after it they are made by the next who
    /// [begins](Self::begin).
    pub fn make(mut self) -> Result<(), Error> {
        if self.new.is_empty() && self.gone.is_empty() {
            return Ok(());
        }
        let dir = self.dir.clone();
        self.decide(&mut |_| Ok(())).map_err(|source| Error::Write { path: dir.clone(), source })?;
        sweep(&dir, &mut |_| Ok(())).map_err(|source| Error::Write { path: dir, source })
    }

    /// Everything is on disk, and room for the names; then it is decided. `step` is asked before each step.
    fn decide(&mut self, step: Steps<'_>) -> io::Result<()> {
        let next = self.dir.join(NEXT);
        for path in &self.new {
            step(path)?;
            File::open(self.waiting(path))?.sync_all().or_else(without_sync)?;
            let place = self.dir.join(path);
            let above = place.ancestors().skip(1).take_while(|above| fs::metadata(above).is_err());
            let missing: Vec<PathBuf> = above.map(Path::to_owned).collect();
            for folder in missing.into_iter().rev() {
                fs::create_dir(&folder)?;
                self.made.push(folder);
            }
        }
        let gone = serde_json::to_vec(&self.gone).map_err(io::Error::other)?;
        replace(&next.join(GONE), &gone)?;
        for folder in [next.join(FILES), next.clone()] {
            step(FILES)?;
            sync(&folder);
        }
        fs::rename(&next, self.dir.join(DECIDED))?;
        self.made.clear();
        sync(&self.dir);
        Ok(())
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.dir.join(NEXT));
        for folder in self.made.iter().rev() {
            // One that is not empty stays.
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Is asked before each step, with what it is about; an error ends the work there.
type Steps<'a> = &'a mut dyn FnMut(&str) -> io::Result<()>;

/// Makes the changes that were decided, and sweeps away those that were not. Both can be done again.
fn sweep(dir: &Path, step: Steps<'_>) -> io::Result<()> {
    let decided = dir.join(DECIDED);
    if decided.is_dir() {
        let mut new = Vec::new();
        list(&decided.join(FILES), "", &mut new)?;
        new.sort_by_key(|path| (std::cmp::Reverse(path.matches('/').count()), path.clone()));
        let mut folders = BTreeSet::new();
        for path in &new {
            step(path)?;
            put(&decided.join(FILES).join(path), &dir.join(path))?;
            folders.extend(dir.join(path).parent().map(Path::to_owned));
        }
        remove_gone(dir, &decided, step)?;
        folders.iter().for_each(|folder| sync(folder));
        step(DECIDED)?;
        remove_folder(&decided)?;
    }
    remove_folder(&dir.join(NEXT))
}

fn remove_gone(dir: &Path, decided: &Path, step: Steps<'_>) -> io::Result<()> {
    let noted = read(&decided.join(GONE), RECORD_LIMIT).unwrap_or_default();
    let gone: Vec<String> = serde_json::from_slice(&noted).unwrap_or_default();
    for path in gone.iter().filter(|path| is_inside(path)) {
        step(path)?;
        missing_is_fine(fs::remove_file(dir.join(path)))?;
        // A folder without files is no folder of anybody.
        let above = Path::new(path).ancestors().skip(1).filter(|above| above.parent().is_some());
        for folder in above {
            if fs::remove_dir(dir.join(folder)).is_err() {
                break;
            }
        }
    }
    Ok(())
}

/// Moves a file to its place. On another disk, to which a link may lead, it is copied there.
fn put(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    match fs::rename(from, to) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {
            let beside = to.with_file_name(BESIDE);
            fs::copy(from, &beside)?;
            fs::rename(&beside, to)?;
            fs::remove_file(from)
        }
        moved => moved,
    }
}

/// The files below a folder, as paths with `/`.
fn list(dir: &Path, before: &str, found: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let path = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{path}/"), found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

fn remove_folder(dir: &Path) -> io::Result<()> {
    missing_is_fine(fs::remove_dir_all(dir))
}

fn missing_is_fine(done: io::Result<()>) -> io::Result<()> {
    done.or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

/// A disk that cannot bring files to it is no fault.
fn without_sync(error: io::Error) -> io::Result<()> {
    let is_named = matches!(error.raw_os_error(), Some(22 | 25 | 45));
    if is_named || error.kind() == ErrorKind::Unsupported || cfg!(windows) { Ok(()) } else { Err(error) }
}

/// Brings the names in a folder to disk; a system that cannot is no fault of theirs.
fn sync(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Locks a folder for as long as the answer lives; no file is left by it.
fn locked(dir: &Path) -> io::Result<Option<File>> {
    let Ok(file) = File::open(dir) else { return Ok(None) };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => {
            Err(Reason::error(ErrorKind::ResourceBusy, Sentence::new("unwritable-busy")))
        }
        _ => Ok(Some(file)),
    }
}

/// Whether a path leads to a place inside the folder.
fn is_inside(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(dir: &Path) -> Vec<(String, Vec<u8>)> {
        let mut found = Vec::new();
        list(dir, "", &mut found).unwrap();
        found.sort();
        found.into_iter().map(|path| (path.clone(), fs::read(dir.join(&path)).unwrap())).collect()
    }

    /// A folder with two files of its own and one of somebody else.
    fn begun() -> (tempfile::TempDir, PathBuf) {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("site");
        let mut changes = Changes::begin(&dir).unwrap();
        for path in ["a/old.htm", "index.htm"] {
            assert!(changes.write(path, b"old").unwrap());
        }
        changes.make().unwrap();
        fs::write(dir.join("CNAME"), "example.org").unwrap();
        (root, dir)
    }

    fn change(dir: &Path) -> Changes {
        let mut changes = Changes::begin(dir).unwrap();
        changes.write("b/c/new.htm", b"new").unwrap();
        changes.write("index.htm", b"new").unwrap();
        changes.write("d.htm", b"new").unwrap();
        changes.remove("a/old.htm");
        changes.remove("nobody.htm");
        changes
    }

    #[test]
    fn files_come_and_go_together_and_others_stay() {
        let (_root, dir) = begun();
        let changes = change(&dir);
        assert_eq!((changes.read("index.htm"), changes.read("a/old.htm")), (Some(b"new".into()), None));
        assert_eq!(Vec::from_iter(changes.names("")), ["CNAME", "a", "b", "d.htm", "index.htm"]);
        assert_eq!(files(&dir).iter().filter(|(path, _)| !path.starts_with('.')).count(), 3, "not yet");
        changes.make().unwrap();
        let paths: Vec<_> = files(&dir).into_iter().map(|(path, _)| path).collect();
        assert_eq!(paths, ["CNAME", "b/c/new.htm", "d.htm", "index.htm"]);
        assert!(!dir.join("a").exists());
        let mut again = Changes::begin(&dir).unwrap();
        assert!(!again.write("index.htm", b"new").unwrap(), "it is there");
    }

    #[test]
    fn changes_that_are_given_up_leave_nothing() {
        let (root, dir) = begun();
        let before = files(&dir);
        drop(change(&dir));
        assert_eq!(files(&dir), before);
        let none = root.path().join("none");
        drop(change(&none));
        assert!(!none.exists());
    }

    /// Ends after so many steps, as a fault or the end of the program would.
    fn after(mut steps: usize) -> impl FnMut(&str) -> io::Result<()> {
        move |_| match steps {
            0 => Err(ErrorKind::StorageFull.into()),
            _ => {
                steps -= 1;
                Ok(())
            }
        }
    }

    #[test]
    fn whenever_the_work_ends_the_folder_is_the_old_or_the_new_one() {
        let (_new_root, new) = begun();
        change(&new).make().unwrap();
        let (mut old_ones, mut new_ones) = (0, 0);
        for steps in 0..24 {
            let (_root, dir) = begun();
            let before = files(&dir);
            let mut changes = change(&dir);
            let mut step = after(steps);
            let ended = changes.decide(&mut step).and_then(|()| sweep(&dir, &mut step));
            // Nothing is cleared away, as after a power cut.
            std::mem::take(&mut changes.made);
            changes.dir = PathBuf::from("/nowhere");
            drop(changes);
            drop(Changes::begin(&dir).unwrap());
            let found = files(&dir);
            if found == before {
                old_ones += 1;
                assert!(ended.is_err());
            } else {
                new_ones += 1;
                assert_eq!(found, files(&new), "after {steps} steps");
            }
        }
        assert!(old_ones > 3 && new_ones > 6, "{old_ones} {new_ones}");
    }

    #[test]
    fn nothing_is_written_outside_or_over_a_folder() {
        let (root, dir) = begun();
        let mut changes = Changes::begin(&dir).unwrap();
        for path in ["../out.htm", "/etc/out.htm", "", "a"] {
            assert!(changes.write(path, b"x").is_err(), "{path}");
        }
        changes.remove("../site/index.htm");
        changes.make().unwrap();
        assert!(dir.join("index.htm").exists() && !root.path().join("out.htm").exists());
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_what_was_written() {
        use std::os::unix::fs::PermissionsExt as _;
        let (_root, dir) = begun();
        let mode = |name: &str| fs::metadata(dir.join(name)).unwrap().permissions().mode();
        assert_eq!(mode("index.htm"), mode("CNAME"));
    }

    #[cfg(unix)]
    #[test]
    fn who_comes_second_is_refused() {
        let (_root, dir) = begun();
        let first = Changes::begin(&dir).unwrap();
        assert!(Changes::begin(&dir).is_err());
        drop(first);
        assert!(Changes::begin(&dir).is_ok());
    }
}
