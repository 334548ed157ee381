//! Archives (ZIP) that hold what programs wrote, unpacked in memory and within limits.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::messages::{Sentence, sentence};

/// Most files of an archive.
pub const MOST_FILES: usize = 20_000;

/// Most bytes of one file, and of all, unpacked.
pub const MOST_BYTES: (u64, u64) = (64 << 20, 512 << 20);

/// The bytes that every archive begins with.
const SIGNATURE: &[u8] = b"PK\x03\x04";

/// The files of an archive, by their paths.
pub type Members = BTreeMap<String, Vec<u8>>;

/// Whether bytes are an archive.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
}

/// Unpacks an archive. Nothing is written; a path that leads outside of it is only a name.
///
/// # Errors
/// What is wrong with it, or more of it than the limits.
pub fn unpack(bytes: &[u8]) -> Result<Members, Sentence> {
    let broken = |error: zip::result::ZipError| Sentence::verbatim(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let too_much = || sentence!("unreadable-pages.archive", files = MOST_FILES, bytes = MOST_BYTES.1 >> 20);
    if archive.len() > MOST_FILES {
        return Err(too_much());
    }
    let (mut members, mut all) = (Members::new(), 0);
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(broken)?;
        if file.is_dir() {
            continue;
        }
        let name = file.name().map(|name| name.replace('\\', "/")).map_err(broken)?;
        let mut unpacked = Vec::new();
        // What an archive says of sizes is not believed.
        let read = file.take(MOST_BYTES.0.min(MOST_BYTES.1 - all) + 1).read_to_end(&mut unpacked);
        read.map_err(|error| Sentence::verbatim(error.to_string()))?;
        all += unpacked.len() as u64;
        if unpacked.len() as u64 > MOST_BYTES.0 || all > MOST_BYTES.1 {
            return Err(too_much());
        }
        members.insert(name, unpacked);
    }
    Ok(members)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(name: &str, bytes: &[u8]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn files_are_unpacked_and_bombs_are_not() {
        let small = archive("p/a.md", b"page");
        assert!(is_archive(&small));
        assert_eq!(unpack(&small).unwrap()["p/a.md"], b"page");
        assert!(unpack(&archive("a", &vec![0; (MOST_BYTES.0 + 1) as usize])).is_err());
        assert!(unpack(b"PK\x03\x04nothing").is_err());
    }
}
