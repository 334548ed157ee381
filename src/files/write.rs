//! Writing several files, all of them or none.
//!
//! The recipe: every file is written beside its place and brought to disk; pipes and devices are written
//! to; then the files move to their places. If one cannot move, those before it move back.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempDir};

use crate::diagnostics::Error;
use crate::files::claim::{Claim, Claims, create, named as named_temporary};
use crate::files::portable;
use crate::messages::{Reason, Sentence, is_open_elsewhere};

/// Most links that are followed to the place of a file, as Linux does.
const MOST_LINKS: usize = 40;

/// A file to be written.
#[derive(Clone, Copy, Debug)]
pub struct NewFile<'a> {
    /// Where.
    pub path: &'a Path,
    /// Its content.
    pub bytes: &'a [u8],
    /// What happens where its folder is missing.
    pub folders: Folders,
}

/// What happens where the folder of a file is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folders {
    /// It is made, with those above it.
    Made,
    /// It is an error.
    Given,
}

/// Writes files, all of them or none: a reader sees the old ones or the new ones, never a partial one,
/// and after an error, such as a full disk, everything is as it was. A link is followed and stays. A
/// pipe, a device and an open descriptor (`/dev/stdout`) are written to, which cannot be undone; they
/// come before the first file is moved.
///
/// # Errors
/// [`Error::Write`] with the file that could not be written: its folder is missing or closed to writing,
/// a folder is in its place, two files have one place, the disk is full.
pub fn write(files: &[NewFile<'_>]) -> Result<(), Error> {
    // Dropped last: folders are removed when the files in them are gone.
    let mut folders = MadeFolders::default();
    let mut claims = Claims::default();
    let (mut staged, mut streams): (Vec<Staged<'_>>, Vec<(&NewFile<'_>, PathBuf)>) = Default::default();
    let mut places = BTreeSet::new();
    for file in files {
        let failed = |source| failed(file.path, source);
        match target(file.path).map_err(failed)? {
            Target::Stream(place) => streams.push((file, place)),
            Target::File(place) => {
                if !places.insert(portable::compared_here(&place)) {
                    return Err(failed(refused(ErrorKind::AlreadyExists, "unwritable-twins")));
                }
                staged.push(stage(file, place, &mut folders, &mut claims).map_err(failed)?);
            }
        }
    }
    for (file, place) in streams {
        let opened = OpenOptions::new().append(true).open(place);
        opened
            .and_then(|mut stream| stream.write_all(file.bytes))
            .map_err(|source| failed(file.path, source))?;
    }
    move_all(staged)?;
    folders.keep();
    Ok(())
}

/// Replaces one file whole, and makes its folder. It is not brought to disk: for what can be made again.
///
/// # Errors
/// The folder cannot be written to. No partial file is left then.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(path);
    fs::create_dir_all(folder)?;
    let claim = Claim::of(folder)?;
    let mut file = named_temporary(&claim.prefix, "").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

fn failed(path: &Path, source: io::Error) -> Error {
    Error::Write { path: path.to_owned(), source }
}

/// A reason of this program.
fn refused(kind: ErrorKind, key: &'static str) -> io::Error {
    Reason::error(kind, Sentence::new(key))
}

/// The fault where a file could not give way to another. Of one that another program has open Windows may say
/// only that access is denied (ERROR_ACCESS_DENIED); so it says of a file that is closed to writing, too.
fn not_replaced(error: io::Error, place: &Path) -> io::Error {
    let is_writable =
        || fs::metadata(place).is_ok_and(|found| found.is_file() && !found.permissions().readonly());
    let is_denied = cfg!(windows) && error.raw_os_error() == Some(5);
    if is_denied && is_writable() {
        refused(ErrorKind::ResourceBusy, "unwritable-open")
    } else {
        named(error)
    }
}

/// The fault in words of this program where another program has the file open.
fn named(error: io::Error) -> io::Error {
    if is_open_elsewhere(&error) { refused(ErrorKind::ResourceBusy, "unwritable-open") } else { error }
}

/// Asks Windows whether a file may give way to another; other systems never refuse it for the file's own sake.
fn ask_to_replace(place: &Path) -> io::Result<()> {
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt as _;
        // DELETE; FILE_SHARE_READ, FILE_SHARE_WRITE and FILE_SHARE_DELETE.
        let asked = OpenOptions::new().access_mode(0x0001_0000).share_mode(7).open(place);
        // A folder is told as one where it is in the way.
        if let Err(error) = asked
            && place.is_file()
        {
            return Err(error);
        }
    }
    #[cfg(not(windows))]
    let _ = place;
    Ok(())
}

/// The folder a file is in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What a path leads to.
enum Target {
    /// A regular file, or nothing yet, at this place.
    File(PathBuf),
    /// Something to write to.
    Stream(PathBuf),
}

/// Follows the links of a path.
fn target(path: &Path) -> io::Result<Target> {
    let mut place = path.to_owned();
    for _ in 0..MOST_LINKS {
        // `/dev/stdout` leads to `/proc/self/fd/1`, and that to a file that others write to as well.
        if place.starts_with("/proc") || place.starts_with("/dev/fd") || is_device_of_windows(&place) {
            return Ok(Target::Stream(place));
        }
        let found = match fs::symlink_metadata(&place) {
            Ok(found) => found,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Target::File(place)),
            Err(error) => return Err(error),
        };
        if found.is_symlink() {
            place = folder_of(&place).join(fs::read_link(&place)?);
        } else if found.is_dir() {
            return Err(refused(ErrorKind::IsADirectory, "unwritable-folder"));
        } else if found.is_file() {
            return Ok(Target::File(place));
        } else {
            return Ok(Target::Stream(place));
        }
    }
    Err(refused(ErrorKind::InvalidInput, "unwritable-circle"))
}

/// Whether a path leads to a device of Windows, as `NUL` does in whatever folder.
fn is_device_of_windows(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    cfg!(windows) && name.is_some_and(|name| !name.contains('.') && portable::is_device(&name))
}

/// A file that is written and not yet in its place.
struct Staged<'a> {
    /// Its path as the caller names it.
    shown: &'a Path,
    place: PathBuf,
    /// Removed unless it is moved.
    temporary: NamedTempFile,
    /// What temporary names in its folder begin with.
    prefix: String,
}

/// Writes a file beside its place.
fn stage<'a>(
    file: &NewFile<'a>,
    place: PathBuf,
    folders: &mut MadeFolders,
    claims: &mut Claims,
) -> io::Result<Staged<'a>> {
    let folder = folder_of(&place);
    match file.folders {
        Folders::Made => folders.make(folder)?,
        Folders::Given if fs::metadata(folder).is_err_and(|error| error.kind() == ErrorKind::NotFound) => {
            return Err(refused(ErrorKind::NotFound, "unwritable-no-folder"));
        }
        Folders::Given => {}
    }
    let prefix = claims.prefix(folder)?.to_owned();
    let mut temporary = named_temporary(&prefix, "").make_in(folder, create)?;
    temporary.as_file_mut().write_all(file.bytes)?;
    temporary.as_file().sync_all().or_else(|error| if is_no_sync(&error) { Ok(()) } else { Err(error) })?;
    Ok(Staged { shown: file.path, place, temporary, prefix })
}

/// Whether a disk does not offer what brings a file to it, as disks of a network do on macOS (`fcntl`,
/// F_FULLFSYNC); a file that could not be brought there is another fault.
fn is_no_sync(error: &io::Error) -> bool {
    // EINVAL, ENOTTY; ENOTSUP, which is another number elsewhere.
    let is_named = |code| matches!(code, 22 | 25) || cfg!(target_os = "macos") && code == 45;
    error.kind() == ErrorKind::Unsupported || cfg!(unix) && error.raw_os_error().is_some_and(is_named)
}

/// Moves files to their places. If one cannot, those before it are taken back.
fn move_all(staged: Vec<Staged<'_>>) -> Result<(), Error> {
    let is_one = staged.len() == 1;
    let mut moved: Vec<Moved> = Vec::new();
    for Staged { shown, place, temporary, prefix } in staged {
        match Moved::of(temporary, place, (!is_one).then_some(&prefix)) {
            Ok(one) => moved.push(one),
            Err(source) => {
                moved.into_iter().rev().for_each(Moved::take_back);
                return Err(failed(shown, source));
            }
        }
    }
    // The files are in their places; a system that cannot bring their names to disk is no fault of theirs.
    moved.iter().for_each(|one| sync_folder_of(&one.place));
    Ok(())
}

/// Brings the new name of a file to disk.
fn sync_folder_of(path: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder_of(path)).and_then(|folder| folder.sync_all());
    }
}

/// A file in its place.
struct Moved {
    place: PathBuf,
    /// What was there before, in a folder that is removed with all in it.
    old: Option<TempDir>,
}

impl Moved {
    /// Moves a file to its place, and keeps what was there if that is asked for, in a folder whose name begins so.
    fn of(temporary: NamedTempFile, place: PathBuf, keeps_old: Option<&String>) -> io::Result<Self> {
        // A second name of a file that is open elsewhere could not be removed again.
        ask_to_replace(&place).map_err(named)?;
        let old = keeps_old.map(|prefix| kept(&place, prefix)).transpose()?.flatten();
        match temporary.persist(&place) {
            Ok(_) => Ok(Self { place, old }),
            Err(error) => {
                // Without hard links what was there had to give way.
                if let Some(old) = old.filter(|_| fs::symlink_metadata(&place).is_err()) {
                    let _ = fs::rename(old_in(&old, &place), &place);
                }
                Err(not_replaced(error.error, &place))
            }
        }
    }

    fn take_back(self) {
        let _ = match self.old {
            Some(old) => fs::rename(old_in(&old, &self.place), &self.place),
            None => fs::remove_file(&self.place),
        };
    }
}

/// What was at a place, in the folder that keeps it under its own name.
fn old_in(folder: &TempDir, place: &Path) -> PathBuf {
    folder.path().join(place.file_name().unwrap_or_default())
}

/// Keeps the file at a place under a second name; nothing if there is none.
fn kept(place: &Path, prefix: &str) -> io::Result<Option<TempDir>> {
    match fs::symlink_metadata(place) {
        Ok(found) if found.is_file() => {}
        Ok(_) => return Err(refused(ErrorKind::IsADirectory, "unwritable-taken")),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    }
    let folder = named_temporary(prefix, "").tempdir_in(folder_of(place))?;
    let old = old_in(&folder, place);
    // Not every file system has hard links.
    fs::hard_link(place, &old).or_else(|_| fs::rename(place, &old))?;
    Ok(Some(folder))
}

/// Folders that were made for the files; removed again, where they are empty, unless they are kept.
#[derive(Default)]
struct MadeFolders(Vec<PathBuf>);

impl MadeFolders {
    fn make(&mut self, folder: &Path) -> io::Result<()> {
        let above = folder.ancestors().take_while(|above| !above.as_os_str().is_empty());
        let missing: Vec<&Path> = above.take_while(|above| fs::metadata(above).is_err()).collect();
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => self.0.push(folder.to_owned()),
                // Another program was faster.
                Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn keep(mut self) {
        self.0.clear();
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new<'a>(path: &'a Path, bytes: &'a [u8]) -> NewFile<'a> {
        NewFile { path, bytes, folders: Folders::Made }
    }

    /// Names and contents of a folder, hidden ones included.
    fn listing(dir: &Path) -> Vec<(String, Vec<u8>)> {
        let mut found = Vec::new();
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            found.push((name, fs::read(&path).unwrap_or_default()));
        }
        found.sort();
        found
    }

    fn pairs(expected: &[(&str, &[u8])]) -> Vec<(String, Vec<u8>)> {
        expected.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect()
    }

    #[test]
    fn files_replace_old_ones_and_nothing_else_is_left() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("new/folder");
        let (a, c) = (out.join("a.txt"), out.join("b/c.txt"));
        write(&[new(&a, b"old")]).unwrap();
        write(&[new(&a, b"new"), new(&c, b"c")]).unwrap();
        assert_eq!(listing(&out), pairs(&[("a.txt", b"new"), ("b", b"")]));
        assert_eq!(listing(&out.join("b")), pairs(&[("c.txt", b"c")]));
    }

    #[test]
    fn a_file_that_cannot_be_written_leaves_all_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::write(at("file"), "in the way").unwrap();
        fs::write(at("a.txt"), "old").unwrap();
        fs::create_dir(at("taken.pdf")).unwrap();
        let before = listing(dir.path());
        let (a, new_folder) = (at("a.txt"), at("new/folder/b.txt"));
        for (last, reason) in [
            (at("file/b.txt"), "not a directory"),
            (at("taken.pdf"), "it is a folder"),
            (at("a.txt"), "two outputs have this name"),
        ] {
            let error = write(&[new(&a, b"new"), new(&new_folder, b"b"), new(&last, b"c")]).unwrap_err();
            let Error::Write { path, source } = error else { panic!("{error}") };
            assert_eq!(path, last);
            assert!(source.to_string().to_lowercase().contains(reason), "{source}");
            assert_eq!(listing(dir.path()), before, "{}", last.display());
        }
    }

    #[test]
    fn files_that_were_moved_are_taken_back_if_a_later_one_cannot_be() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::write(at("a"), "old").unwrap();
        let paths = ["a", "b", "c"].map(at);
        let mut folders = MadeFolders::default();
        let mut claims = Claims::default();
        let mut staged = Vec::new();
        for path in &paths {
            staged.push(stage(&new(path, b"new"), path.clone(), &mut folders, &mut claims).unwrap());
        }
        fs::create_dir_all(at("c/in the way")).unwrap();
        move_all(staged).unwrap_err();
        drop(claims);
        assert_eq!(listing(dir.path()), pairs(&[("a", b"old"), ("c", b"")]));
    }

    #[test]
    fn a_missing_folder_is_an_error_where_it_has_to_be_given() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("none/report.json");
        let error = write(&[NewFile { path: &path, bytes: b"", folders: Folders::Given }]).unwrap_err();
        let Error::Write { source, .. } = error else { panic!("{error}") };
        assert_eq!(
            (source.kind(), source.to_string().as_str()),
            (ErrorKind::NotFound, "its folder is missing")
        );
        assert_eq!(listing(dir.path()), []);
    }

    #[cfg(unix)]
    #[test]
    fn a_disk_without_sync_is_written_to_and_a_full_one_is_not() {
        // ENOTTY, EINVAL; EIO, ENOSPC; ENOTSUP of macOS.
        let is_mac = cfg!(target_os = "macos");
        for (code, is_no_sync) in [(25, true), (22, true), (5, false), (28, false), (45, is_mac)] {
            assert_eq!(super::is_no_sync(&io::Error::from_raw_os_error(code)), is_no_sync, "{code}");
        }
        assert!(super::is_no_sync(&ErrorKind::Unsupported.into()));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_name_of_a_temporary_file_is_not_told() {
        // Nobody makes files there.
        let error = write(&[new(Path::new("/sys/report.json"), b"")]).unwrap_err();
        let Error::Write { source, .. } = error else { panic!("{error}") };
        assert!(source.raw_os_error().is_some(), "{source}");
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_and_lead_to_the_new_file() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::create_dir(at("real")).unwrap();
        for (link, to) in [("link", "real/a"), ("second", "link"), ("circle", "circle")] {
            std::os::unix::fs::symlink(to, at(link)).unwrap();
        }
        for bytes in [b"one", b"two"] {
            write(&[new(&at("second"), bytes)]).unwrap();
            assert_eq!(listing(&at("real")), pairs(&[("a", bytes)]));
            assert!(fs::symlink_metadata(at("second")).unwrap().is_symlink());
        }
        assert!(write(&[new(&at("circle"), b"")]).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn devices_and_sockets_are_written_to_and_stay() {
        use std::os::unix::fs::FileTypeExt as _;
        let dir = tempfile::tempdir().unwrap();
        let (link, socket, file) = (dir.path().join("null"), dir.path().join("socket"), dir.path().join("a"));
        std::os::unix::fs::symlink("/dev/null", &link).unwrap();
        let _open = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        write(&[new(&link, b"report"), new(&file, b"a")]).unwrap();
        assert!(fs::metadata(&link).unwrap().file_type().is_char_device());
        // A socket cannot be opened, and the file before it is not written then.
        assert!(write(&[new(&file, b"b"), new(&socket, b"report")]).is_err());
        assert!(fs::metadata(&socket).unwrap().file_type().is_socket());
        assert_eq!(fs::read(&file).unwrap(), b"a");
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_what_was_written_as_the_umask_allows() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().unwrap();
        let (a, b) = (dir.path().join("a"), dir.path().join("b"));
        write(&[new(&a, b"")]).unwrap();
        fs::write(&b, "").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&a), mode(&b));
    }
}
