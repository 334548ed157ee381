//! Several files in one: each begins with a line `=== name` and ends before the next of these.

use std::fs;
use std::path::{Component, Path};

use tempfile::TempDir;

/// What the line before a file begins with.
const HEAD: &[u8] = b"=== ";

/// How many files are unpacked; a fuzzer that finds more paths with more files learns nothing.
const MOST_FILES: usize = 40;

/// The files, in their order. What stands before the first line `=== name` belongs to none.
pub(super) fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        match (line.strip_prefix(HEAD), files.last_mut()) {
            (Some(name), _) => files.push((String::from_utf8_lossy(name).trim().to_owned(), Vec::new())),
            (None, Some((_, content))) => content.extend_from_slice(line),
            (None, None) => {}
        }
    }
    files.truncate(MOST_FILES);
    files
}

/// A new folder with these files. Names that lead out of it, or that the disk refuses, are left out.
pub(super) fn folder<'a>(files: impl IntoIterator<Item = &'a (String, Vec<u8>)>) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the files");
    for (name, content) in files {
        let path = Path::new(name);
        if path.components().all(|part| matches!(part, Component::Normal(_))) {
            let path = folder.path().join(path);
            let _ = path.parent().map(fs::create_dir_all);
            let _ = fs::write(path, content);
        }
    }
    folder
}
