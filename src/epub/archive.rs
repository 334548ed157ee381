//! The archive of a finished book, before it is opened: how many files it has and how large they really
//! are: a megabyte unpacks to a gigabyte.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::files::PICTURE_LIMIT;
use crate::html::templates::LARGEST_DOCUMENT;
use crate::messages::{Sentence, sentence};

/// Most files of a book. A volume of ten years has 60,000.
const MOST_FILES: usize = 100_000;

/// Largest package document, in bytes: all that it lists is kept. That of 60,000 files has 8 MB.
const LARGEST_PACKAGE: u64 = 16 << 20;

/// Extensions of documents.
const DOCUMENTS: [&str; 6] = ["css", "htm", "html", "ncx", "xhtml", "xml"];

/// Most bytes of all files.
const MOST_BYTES: u64 = 2 << 30;

/// Beyond this size a book must not be smaller than its files by more than the factor. Text shrinks to a
/// tenth, the contents of a volume to a fortieth.
const PLAIN_BYTES: u64 = 64 << 20;
const LARGEST_FACTOR: u64 = 100;

/// Why a book is too large to be opened. An archive that cannot be read is not judged here.
pub(super) fn oversized(book: &[u8]) -> Option<Sentence> {
    let mut archive = ZipArchive::new(Cursor::new(book)).ok()?;
    let count = archive.len();
    if count > MOST_FILES {
        return Some(sentence!("oversized-book.count", count, limit = MOST_FILES));
    }
    let mut all = 0;
    for index in 0..count {
        let Ok(mut file) = archive.by_index(index) else { continue };
        let name = file.name().map(|name| name.into_owned()).unwrap_or_default();
        let limit = limit_of(&name);
        let size = unpacked(&mut file, limit);
        if size > limit {
            return Some(sentence!("oversized-book.file", name, limit = limit >> 20));
        }
        all += size;
        if all > MOST_BYTES {
            return Some(sentence!("oversized-book.all", limit = MOST_BYTES >> 20));
        }
        if all > PLAIN_BYTES && all / LARGEST_FACTOR > book.len() as u64 {
            return Some(sentence!("oversized-book.factor", factor = LARGEST_FACTOR));
        }
    }
    None
}

/// The most bytes of a file with this name.
fn limit_of(name: &str) -> u64 {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("opf") => LARGEST_PACKAGE,
        Some(ending) if !DOCUMENTS.contains(&ending) => PICTURE_LIMIT,
        _ => LARGEST_DOCUMENT as u64,
    }
}

/// How many bytes a file has, counted to just above the limit. A file that is damaged ends there.
fn unpacked(file: &mut impl Read, limit: u64) -> u64 {
    let (mut size, mut part) = (0, [0; 1 << 14]);
    while size <= limit {
        match file.read(&mut part) {
            Ok(0) | Err(_) => break,
            Ok(length) => size += length as u64,
        }
    }
    size
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(files: &[(&str, u64)]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, size) in files {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            for _ in 0..*size >> 20 {
                archive.write_all(&[b' '; 1 << 20]).unwrap();
            }
        }
        archive.finish().unwrap().into_inner()
    }

    fn in_english(book: &[u8]) -> Option<String> {
        oversized(book).map(|reason| reason.english())
    }

    #[test]
    fn a_file_is_at_most_as_large_as_its_kind() {
        for (name, limit) in [("EPUB/package.opf", 16), ("EPUB/toc.NCX", 32), ("mimetype", 32), ("a.jpg", 64)]
        {
            assert_eq!(oversized(&packed(&[(name, limit << 20)])), None, "{name}");
            let said = format!("its file `{name}` has more than {limit} MiB");
            assert_eq!(in_english(&packed(&[(name, (limit + 1) << 20)])), Some(said));
        }
    }

    #[test]
    fn a_small_book_does_not_hold_large_files() {
        let half = packed(&[("a.jpg", 60 << 20)]);
        assert_eq!(oversized(&half), None);
        let whole = packed(&[("a.jpg", 60 << 20), ("b.jpg", 60 << 20)]);
        let said = "its files have more than 100 times the size of the book";
        assert_eq!(in_english(&whole).as_deref(), Some(said));
    }

    #[test]
    fn a_file_that_holds_more_than_the_archive_tells_is_not_unpacked_beyond_that() {
        let mut book = packed(&[("EPUB/package.xhtml", 31 << 20)]);
        let told = (31_u32 << 20).to_le_bytes();
        let places: Vec<usize> = (0..book.len() - 4).filter(|&at| book[at..at + 4] == told).collect();
        assert_eq!(places.len(), 2, "beside the file and in the list of all");
        places.into_iter().for_each(|at| book[at..at + 4].copy_from_slice(&[1, 0, 0, 0]));
        assert_eq!(oversized(&book), None);
        let mut archive = ZipArchive::new(Cursor::new(&book)).unwrap();
        let mut bytes = Vec::new();
        assert!(archive.by_index(0).unwrap().read_to_end(&mut bytes).is_err());
        assert!(bytes.len() < 1 << 20);
    }

    #[test]
    fn what_is_no_archive_is_not_judged() {
        assert_eq!(oversized(b""), None);
        assert_eq!(oversized(b"PK\x03\x04"), None);
    }
}
