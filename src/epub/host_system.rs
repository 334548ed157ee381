//! One host system in the archive of a book, whatever system wrote it: same bytes on every machine.

use std::io::Cursor;

use zip::ZipArchive;
use zip::result::ZipError;

/// Unix, by the number of the ZIP file format (APPNOTE.TXT, 4.4.2.2).
const UNIX: u8 = 3;

/// Where the host system stands in the header of a file in the central directory (APPNOTE.TXT, 4.3.12):
/// the upper byte of "version made by".
const PLACE: usize = 5;

/// Writes Unix as the host system of every file.
pub(super) fn set_unix(book: &mut [u8]) -> Result<(), ZipError> {
    let mut headers = Vec::new();
    let mut archive = ZipArchive::new(Cursor::new(&*book))?;
    for index in 0..archive.len() {
        headers.push(archive.by_index_raw(index)?.central_header_start() as usize);
    }
    for start in headers {
        book[start + PLACE] = UNIX;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn an_archive_of_windows_becomes_that_of_linux() {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["mimetype", "EPUB/a.xhtml", "EPUB/b.xhtml"] {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(name.as_bytes()).unwrap();
        }
        let whole = archive.finish().unwrap().into_inner();
        let mut of_windows = whole.clone();
        let headers = whole.windows(4).enumerate().filter(|(_, bytes)| bytes == b"PK\x01\x02");
        headers.for_each(|(start, _)| of_windows[start + PLACE] = 0);
        let (mut of_linux, before) = (whole, of_windows.clone());
        set_unix(&mut of_windows).unwrap();
        set_unix(&mut of_linux).unwrap();
        assert_eq!(of_windows, of_linux);
        assert_eq!(before.iter().zip(&of_windows).filter(|(a, b)| a != b).count(), 3, "a byte for each file");
    }
}
