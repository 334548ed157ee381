//! Files that are written whole or not at all.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::diagnostics::Error;
use crate::diagnostics::render::Artifact;
use crate::package::sha256;
use tempfile::NamedTempFile;

/// A file to be written.
#[derive(Debug)]
pub struct OutputFile {
    /// Where, below the folder of the output.
    pub path: PathBuf,
    /// What it is.
    pub media_type: &'static str,
    /// Sheets of paper it shows, if it has pages.
    pub pages: Option<usize>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl OutputFile {
    /// What is reported about the file once it is in `dir`.
    pub fn artifact(&self, dir: &Path) -> Artifact {
        Artifact {
            path: place(dir, &self.path).display().to_string(),
            media_type: self.media_type,
            bytes: self.bytes.len(),
            pages: self.pages,
            sha256: sha256(&self.bytes),
        }
    }
}

/// Writes files below `dir`, which is made if needed. Each is written beside its place, brought
/// to disk and then moved there, all of them after the last was written: a reader sees the old
/// files or the new ones, never a partial one, and a full disk leaves everything unchanged.
///
/// # Errors
/// [`Error::Write`] with the file that could not be written; no partial file is left.
pub fn write(dir: &Path, files: &[OutputFile]) -> Result<(), Error> {
    let mut written = Vec::with_capacity(files.len());
    for file in files {
        let path = place(dir, &file.path);
        let file = write_beside(&path, &file.bytes).map_err(|source| failed(&path, source))?;
        written.push((file, path));
    }
    for (file, path) in written {
        file.persist(&path).map_err(|error| failed(&path, error.error))?;
        sync_folder_of(&path).map_err(|source| failed(&path, source))?;
    }
    Ok(())
}

fn failed(path: &Path, source: io::Error) -> Error {
    Error::Write { path: path.to_owned(), source }
}

/// The path below the folder, without `./` before it.
fn place(dir: &Path, path: &Path) -> PathBuf {
    if dir == Path::new(".") { path.to_owned() } else { dir.join(path) }
}

/// The folder a file is in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes the bytes into a new file in the folder of `path`, which is removed unless it is
/// moved to its place.
fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = folder_of(path);
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".paiban-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // The usual mode of a new file, before the umask. Temporary files are private by default.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Brings the new name of a file to disk.
fn sync_folder_of(path: &Path) -> io::Result<()> {
    if cfg!(unix) { fs::File::open(folder_of(path))?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, bytes: &[u8]) -> OutputFile {
        OutputFile { path: path.into(), media_type: "text/plain", pages: None, bytes: bytes.to_vec() }
    }

    #[test]
    fn files_replace_old_ones_and_nothing_else_is_left() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("new/folder");
        write(&out, &[file("a.txt", b"old")]).unwrap();
        write(&out, &[file("a.txt", b"new"), file("b/c.txt", b"c")]).unwrap();
        assert_eq!(fs::read(out.join("a.txt")).unwrap(), b"new");
        assert_eq!(fs::read(out.join("b/c.txt")).unwrap(), b"c");
        assert_eq!(fs::read_dir(&out).unwrap().count(), 2);
    }

    #[test]
    fn a_file_that_cannot_be_written_leaves_all_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("file"), "in the way").unwrap();
        fs::write(dir.path().join("a.txt"), "old").unwrap();
        let error = write(dir.path(), &[file("a.txt", b"new"), file("file/b.txt", b"b")]).unwrap_err();
        assert!(error.to_string().ends_with("file/b.txt`"), "{error}");
        assert_eq!(fs::read(dir.path().join("a.txt")).unwrap(), b"old");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_what_was_written_as_the_umask_allows() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), &[file("a", b"")]).unwrap();
        fs::write(dir.path().join("b"), "").unwrap();
        let mode = |name: &str| fs::metadata(dir.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode("a"), mode("b"));
    }
}
