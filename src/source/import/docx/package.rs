//! The parts of a Word file: an archive of XML and pictures, opened within limits.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::super::xml::{self, Element, Namespaces};
use crate::files::PICTURE_LIMIT;
use crate::messages::{Sentence, sentence};

/// Most files of the archive.
const MOST_FILES: usize = 10_000;

/// Largest part of XML, in bytes.
const LARGEST_XML: u64 = 32 << 20;

/// Beyond this size what was unpacked must not be larger than the file by more than the factor: photographs do not
/// shrink, and text shrinks to a tenth.
const PLAIN_BYTES: u64 = 64 << 20;
const LARGEST_FACTOR: u64 = 100;

/// The first bytes of a file of Word before 2007, of WPS, and of an encrypted one (MS-CFB §2.2).
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The namespaces of a Word file, transitional and strict (ECMA-376 parts 1 and 4).
const NAMESPACES: Namespaces = &[
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("http://schemas.openxmlformats.org/package/2006/relationships", "rel"),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    ("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"),
    ("http://schemas.openxmlformats.org/drawingml/2006/chart", "c"),
    ("http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("urn:schemas-microsoft-com:vml", "v"),
    ("urn:schemas-microsoft-com:office:office", "o"),
];

/// An opened Word file.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    size: u64,
    unpacked: u64,
}

/// What a part names: another part, or an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A part, by its path in the archive.
    Part(String),
    /// An address outside of the file.
    Outside(String),
}

/// The relations of a part: what its ids name, with their kinds.
#[derive(Clone, Debug, Default)]
pub(super) struct Relations(BTreeMap<String, (String, Target)>);

impl Relations {
    /// What an id names.
    pub(super) fn target(&self, id: &str) -> Option<&Target> {
        self.0.get(id).map(|(_, target)| target)
    }

    /// The first part of a kind, such as `styles`.
    pub(super) fn part<'a>(&'a self, kind: &'a str) -> Option<&'a str> {
        self.parts(kind).next()
    }

    /// The parts of a kind, in the order of their ids.
    pub(super) fn parts<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.values().filter_map(move |(own, target)| match target {
            Target::Part(path) if own == kind => Some(path.as_str()),
            _ => None,
        })
    }
}

/// Why a file cannot be read, and the way out where there is one.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    /// In words that follow the name of the file.
    pub(super) why: Sentence,
    /// What to do.
    pub(super) help: Option<Sentence>,
}

impl From<Sentence> for Refusal {
    fn from(why: Sentence) -> Self {
        Self { why, help: None }
    }
}

impl<'a> Package<'a> {
    /// Opens a file; `name` stands in what is said of the old formats.
    ///
    /// # Errors
    /// Why it is no Word file that can be read.
    pub(super) fn open(name: &str, bytes: &'a [u8]) -> Result<Self, Refusal> {
        if let Some(refusal) = other_format(name, bytes) {
            return Err(refusal);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| not_word())?;
        if archive.len() > MOST_FILES {
            return Err(sentence!("unreadable-document.files", limit = MOST_FILES).into());
        }
        Ok(Self { archive, size: bytes.len() as u64, unpacked: 0 })
    }

    /// The path of the part with the text.
    ///
    /// # Errors
    /// Where the file has no text of Word.
    pub(super) fn main_part(&mut self) -> Result<String, Refusal> {
        let relations = self.relations("")?;
        relations.part("officeDocument").map(str::to_owned).ok_or_else(not_word)
    }

    /// The relations of a part; none where it has none.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations, Sentence> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let between = if folder.is_empty() { "" } else { "/" };
        let path = format!("{folder}{between}_rels/{name}.rels");
        let Some(root) = self.xml(&path)? else { return Ok(Relations::default()) };
        let relation = |element: &Element| {
            let (id, target) = (element.attribute("Id")?, element.attribute("Target")?);
            let kind = element.attribute("Type")?.rsplit('/').next().unwrap_or_default();
            let target = match element.attribute("TargetMode") {
                Some("External") => Target::Outside(target.to_owned()),
                _ => Target::Part(resolved(folder, target)),
            };
            Some((id.to_owned(), (kind.to_owned(), target)))
        };
        Ok(Relations(root.children("rel:Relationship").filter_map(relation).collect()))
    }

    /// A part of XML; nothing where there is none at the path.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub(super) fn xml(&mut self, path: &str) -> Result<Option<Element>, Sentence> {
        let Some(bytes) = self.read(path, LARGEST_XML)? else { return Ok(None) };
        xml::parse(&bytes, NAMESPACES)
            .map(Some)
            .map_err(|why| sentence!("unreadable-document.part", part = path, why))
    }

    /// The bytes of a picture; nothing where there are none at the path.
    ///
    /// # Errors
    /// Where it is too large.
    pub(super) fn picture(&mut self, path: &str) -> Result<Option<Vec<u8>>, Sentence> {
        self.read(path, PICTURE_LIMIT)
    }

    fn read(&mut self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, Sentence> {
        let Ok(file) = self.archive.by_name(path) else { return Ok(None) };
        let mut bytes = Vec::new();
        let damaged = |error| sentence!("unreadable-document.damaged", part = path, text = error);
        file.take(limit + 1).read_to_end(&mut bytes).map_err(damaged)?;
        self.unpacked += bytes.len() as u64;
        if bytes.len() as u64 > limit {
            return Err(sentence!("unreadable-document.large", part = path, limit = limit >> 20));
        }
        if self.unpacked > PLAIN_BYTES && self.unpacked / LARGEST_FACTOR > self.size {
            return Err(sentence!("unreadable-document.factor", factor = LARGEST_FACTOR));
        }
        Ok(Some(bytes))
    }
}

fn not_word() -> Refusal {
    Refusal {
        why: sentence!("unreadable-document.not-word"),
        help: Some(sentence!("unreadable-document.help-not-word")),
    }
}

/// The refusal of a file in another format of word processors.
fn other_format(name: &str, bytes: &[u8]) -> Option<Refusal> {
    let refusal = |why, help: Sentence| Some(Refusal { why: Sentence::new(why), help: Some(help) });
    if bytes.starts_with(&COMPOUND) {
        let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        return match memchr::memmem::find(bytes, &encrypted) {
            Some(_) => {
                refusal("unreadable-document.encrypted", sentence!("unreadable-document.help-encrypted"))
            }
            None => refusal("unreadable-document.old", sentence!("unreadable-document.help-old", name)),
        };
    }
    bytes
        .starts_with(b"{\\rtf")
        .then(|| refusal("unreadable-document.rtf", sentence!("unreadable-document.help-old", name)))
        .flatten()
}

/// A path in the archive that a part in a folder names.
fn resolved(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').collect(),
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_the_archive() {
        for (target, path) in
            [("media/a.png", "word/media/a.png"), ("/word/b.xml", "word/b.xml"), ("../c/./d.xml", "c/d.xml")]
        {
            assert_eq!(resolved("word", target), path);
        }
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
    }

    #[test]
    fn the_old_formats_name_the_way_to_convert_them() {
        let said = |bytes: &[u8]| {
            let refusal = Package::open("稿.doc", bytes).err().expect("no file of Word");
            format!(
                "{} | {}",
                refusal.why.english(),
                refusal.help.map(|help| help.english()).unwrap_or_default()
            )
        };
        assert!(said(&COMPOUND).contains("--convert-to docx"));
        let mut encrypted = COMPOUND.to_vec();
        encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert!(said(&encrypted).contains("password"));
        assert!(said(b"{\\rtf1 }").contains("--convert-to docx"));
        assert!(said(b"no archive").contains("docx"));
    }
}
