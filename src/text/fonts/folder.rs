//! The font files of a folder: found, read with a limit, and judged before a database takes them.
//!
//! A file may claim four thousand million faces, or names that refer to the same bytes again and again;
//! a database believes both.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fontdb::{Database, FaceInfo, Source};
use skrifa::FontRef;
use skrifa::raw::TableProvider as _;

use crate::files::{self, FONT_LIMIT};
use crate::messages::{Sentence, sentence};

/// Extensions of font files, in small letters.
const ENDINGS: [&str; 4] = ["otc", "otf", "ttc", "ttf"];

/// How deep and how far a folder is looked through.
const DEEPEST_FOLDER: usize = 16;
const MOST_FILES: usize = 20_000;

/// Most faces of a collection. Those with the CJK faces of all regions and weights have 70.
const MOST_FACES: u32 = 512;

/// Most bytes of all family names of a face. Names in forty languages have 5,000.
const MOST_NAMES: usize = 1 << 20;

/// The font files of a folder and of the folders in it, sorted. Links are followed, each folder is
/// looked through once.
///
/// # Errors
/// The folder cannot be read; those in it that cannot be are left out.
pub(super) fn font_files(dir: &Path) -> std::io::Result<Vec<PathBuf>> {
    fs::read_dir(dir)?;
    let mut found = Vec::new();
    search(dir, 0, &mut BTreeSet::new(), &mut found);
    Ok(found)
}

fn search(dir: &Path, depth: usize, seen: &mut BTreeSet<PathBuf>, found: &mut Vec<PathBuf>) {
    let is_new = files::whole_path(dir).is_ok_and(|dir| seen.insert(dir));
    let Ok(entries) = fs::read_dir(dir) else { return };
    if !is_new || depth > DEEPEST_FOLDER {
        return;
    }
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            search(&path, depth + 1, seen, found);
        } else if found.len() < MOST_FILES && is_font_name(&path) {
            found.push(path);
        }
    }
}

fn is_font_name(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known))
}

/// The faces of a font file, which is read again when one of them is used.
///
/// # Errors
/// Why it cannot be used.
pub(super) fn faces(path: &Path) -> Result<Vec<FaceInfo>, Sentence> {
    let bytes = files::read(path, FONT_LIMIT).map_err(|fault| fault.sentence())?;
    let count = face_count(&bytes)?;
    (0..count).try_for_each(|index| judge_names(&bytes, index))?;
    let mut database = Database::new();
    database.load_font_source(Source::Binary(Arc::new(bytes)));
    let source = Source::File(path.to_owned());
    let faces: Vec<FaceInfo> =
        database.faces().map(|face| FaceInfo { source: source.clone(), ..face.clone() }).collect();
    if faces.is_empty() { Err(sentence!("unusable-font.no-font")) } else { Ok(faces) }
}

/// How many faces a file has, by the header of a collection (ISO/IEC 14496-22, 4.6).
fn face_count(bytes: &[u8]) -> Result<u32, Sentence> {
    if !bytes.starts_with(b"ttcf") {
        return Ok(1);
    }
    let count = bytes.get(8..12).and_then(|count| count.try_into().ok()).map(u32::from_be_bytes);
    let count = count.ok_or_else(|| sentence!("unusable-font.header"))?;
    let has_room = bytes.len() as u64 >= 12 + 4 * u64::from(count);
    if count > MOST_FACES || !has_room {
        return Err(sentence!("unusable-font.faces", count));
    }
    Ok(count)
}

/// Refuses a face whose names are longer than any font needs.
fn judge_names(bytes: &[u8], index: u32) -> Result<(), Sentence> {
    let Ok(names) = FontRef::from_index(bytes, index).and_then(|font| font.name()) else { return Ok(()) };
    let length: usize = names.name_record().iter().map(|record| usize::from(record.length())).sum();
    if length > MOST_NAMES { Err(sentence!("unusable-font.names", count = length)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fonts::BUNDLED;

    fn judged(name: &str, bytes: &[u8]) -> Result<usize, String> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(name);
        fs::write(&path, bytes).unwrap();
        assert_eq!(font_files(dir.path()).unwrap(), std::slice::from_ref(&path));
        faces(&path).map(|faces| faces.len()).map_err(|reason| reason.english())
    }

    #[test]
    fn a_sound_font_has_its_faces_whatever_its_name() {
        assert_eq!(judged("a.OTF", BUNDLED[0].bytes), Ok(1));
        assert_eq!(judged("a.ttc", BUNDLED[0].bytes), Ok(1));
    }

    #[test]
    fn files_that_claim_more_than_they_hold_are_refused_at_once() {
        let endless = [&b"ttcf"[..], &[0xFF; 8]].concat();
        assert_eq!(judged("a.ttc", &endless), Err("the collection claims 4294967295 faces".to_owned()));
        let short = [&b"ttcf\0\x01\0\0\0\0\0\x02"[..], &[0; 4]].concat();
        assert_eq!(judged("a.ttc", &short), Err("the collection claims 2 faces".to_owned()));
        let many = [&b"ttcf\0\x01\0\0\0\0\x02\x01"[..], &[0; 0x804]].concat();
        assert_eq!(judged("a.ttc", &many), Err("the collection claims 513 faces".to_owned()));
        for bytes in [&b""[..], b"ttcf", b"ttcf\0\x01\0\0\0\0\0\0", b"OTTO", b"not a font"] {
            assert!(judged("a.ttf", bytes).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn names_that_share_their_bytes_are_counted_before_they_are_copied() {
        // One table `name` with 100 records of 60,000 bytes each, all the same bytes.
        let record = [0, 3, 0, 1, 4, 9, 0, 1, 0xEA, 0x60, 0, 0];
        let table = [&[0, 0, 0, 100, 4, 0xB6][..], &record.repeat(100), &[0; 60_000]].concat();
        let length = (table.len() as u32).to_be_bytes();
        let header = [&b"\0\x01\0\0\0\x01\0\x10\0\0\0\0name\0\0\0\0\0\0\0\x1C"[..], &length].concat();
        assert_eq!(
            judged("a.ttf", &[header, table].concat()),
            Err("its names have 6000000 bytes".to_owned())
        );
    }

    #[cfg(unix)]
    #[test]
    fn folders_that_lead_in_a_circle_are_looked_through_once() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("a")).unwrap();
        fs::write(dir.path().join("a/font.ttf"), "").unwrap();
        fs::write(dir.path().join("a/notes.txt"), "").unwrap();
        std::os::unix::fs::symlink("..", dir.path().join("a/up")).unwrap();
        assert_eq!(font_files(dir.path()).unwrap(), [dir.path().join("a/font.ttf")]);
        assert!(font_files(&dir.path().join("none")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_device_named_like_a_font_is_not_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.ttf");
        std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
        assert_eq!(font_files(dir.path()).unwrap(), std::slice::from_ref(&path));
        let reason = faces(&path).err().map(|reason| reason.english());
        assert_eq!(reason.as_deref(), Some("it is a device, expected a file"));
    }
}
