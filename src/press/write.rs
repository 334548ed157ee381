//! The outputs of a run, and how they are written.

use std::path::{Path, PathBuf};

use crate::diagnostics::Error;
use crate::diagnostics::render::Artifact;
use crate::files::{self, Folders, NewFile};
use crate::package::{FileDigest, media_type, sha256};

/// A file to be written.
#[derive(Debug)]
pub struct OutputFile {
    /// Where, below the folder of the output. Its ending says what it is.
    pub path: PathBuf,
    /// Sheets of paper it shows, if it has pages.
    pub pages: Option<usize>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl OutputFile {
    /// A file that has no pages.
    pub fn new(path: impl Into<PathBuf>, bytes: Vec<u8>) -> Self {
        Self { path: path.into(), pages: None, bytes }
    }

    /// Its digest, as records and reports name it.
    pub fn digest(&self) -> FileDigest {
        FileDigest::of(self.path.to_string_lossy(), &self.bytes)
    }

    /// What is reported about the file once it is in `dir`.
    pub fn artifact(&self, dir: &Path) -> Artifact {
        Artifact {
            path: place(dir, &self.path).display().to_string(),
            media_type: media_type(&self.path),
            bytes: self.bytes.len(),
            pages: self.pages,
            sha256: sha256(&self.bytes),
        }
    }
}

/// Writes files below `dir`, which is made if needed, and `named` ones at places that the caller chose,
/// whose folders must be there: all of them, or none ([`files::write`]).
///
/// # Errors
/// [`Error::Write`] with the file that could not be written; everything is as it was then.
pub fn write(dir: &Path, below: &[OutputFile], named: &[OutputFile]) -> Result<(), Error> {
    let paths: Vec<PathBuf> = below.iter().map(|file| place(dir, &file.path)).collect();
    let below = below.iter().zip(&paths);
    let below = below.map(|(file, path)| NewFile { path, bytes: &file.bytes, folders: Folders::Made });
    let named = named.iter();
    let named = named.map(|file| NewFile { path: &file.path, bytes: &file.bytes, folders: Folders::Given });
    files::write(&below.chain(named).collect::<Vec<_>>())
}

/// The path below the folder, without `./` before it.
fn place(dir: &Path, path: &Path) -> PathBuf {
    if dir == Path::new(".") { path.to_owned() } else { dir.join(path) }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn file(path: impl Into<PathBuf>, bytes: &[u8]) -> OutputFile {
        OutputFile::new(path, bytes.to_vec())
    }

    #[test]
    fn files_below_the_folder_and_named_ones_are_one_set() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("out");
        let (named, lost) = (dir.path().join("named"), dir.path().join("none/lost"));
        write(&out, &[file("a", b"a")], &[file(&named, b"named")]).unwrap();
        assert_eq!(
            (fs::read(out.join("a")).unwrap(), fs::read(&named).unwrap()),
            (b"a".into(), b"named".into())
        );
        assert!(write(&out, &[file("a", b"new"), file("b", b"")], &[file(lost, b"")]).is_err());
        assert_eq!(fs::read(out.join("a")).unwrap(), b"a");
        assert!(!out.join("b").exists());
    }
}
