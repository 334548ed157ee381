//! Finished books.

use std::io::{Cursor, Write as _};

use paiban::epub::opened;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::packed;

/// Bytes as a finished book: those of an archive, or of the files to put in one.
pub(crate) fn book(bytes: &[u8]) {
    match bytes.starts_with(b"=== ") {
        true => opened::faults("a.epub", &archive(&packed::files(bytes)), None),
        false => opened::faults("a.epub", bytes, None),
    };
}

/// An archive of files. Names that an archive cannot have, or not twice, are left out.
pub(super) fn archive(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        if archive.start_file(name, SimpleFileOptions::default()).is_ok() {
            archive.write_all(content).expect("memory takes every byte");
        }
    }
    archive.finish().expect("memory takes every byte").into_inner()
}
