//! How editions were made: from which files, by which program, with which options.

use std::collections::BTreeMap;
use std::io;

use serde::{Deserialize, Serialize};
use serde_json::error::Category;
use sha2::Sha256;

use super::digest::{of_reader, sha256};
use crate::messages::{Sentence, sentence};

/// Extension of a record.
pub const ENDING: &str = ".record.json";

/// This program and its version, as records name them.
pub const PROGRAM: &str = concat!("paiban ", env!("CARGO_PKG_VERSION"));

/// The option of a record that is the digest of everything that was asked for, its templates, themes and fonts
/// included: the same request makes the same outputs of the same inputs. A record of outputs of which one could not be
/// made has none.
pub const REQUEST: &str = "request";

/// Version of the format of records.
const VERSION: u32 = 1;

/// How editions were made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Version of the format: 1.
    pub record: u32,
    /// The program and its version.
    pub program: String,
    /// Name of the issue, as files are named after it.
    pub issue: String,
    /// The options of the run, by name.
    pub options: BTreeMap<String, String>,
    /// The files that were read, by their paths from the folder of the issue.
    pub inputs: Vec<FileDigest>,
    /// The files that were made, by their names.
    pub outputs: Vec<FileDigest>,
}

/// A file by its name, length and digest.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileDigest {
    /// Its path, with `/` between folders.
    pub path: String,
    /// Number of bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes (FIPS 180-4), in hexadecimal.
    pub sha256: String,
}

impl FileDigest {
    /// The digest of some bytes.
    pub fn of(path: impl Into<String>, bytes: &[u8]) -> Self {
        Self { path: path.into(), bytes: bytes.len() as u64, sha256: sha256(bytes) }
    }

    /// The digest of what a reader gives.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn of_reader(path: impl Into<String>, reader: impl io::Read) -> io::Result<Self> {
        let (bytes, sha256) = of_reader::<Sha256>(reader)?;
        Ok(Self { path: path.into(), bytes, sha256 })
    }
}

impl Record {
    /// A record of editions that this program made. Files are sorted by their paths.
    pub fn new(
        issue: impl Into<String>,
        options: BTreeMap<String, String>,
        mut inputs: Vec<FileDigest>,
        mut outputs: Vec<FileDigest>,
    ) -> Self {
        inputs.sort();
        inputs.dedup();
        outputs.sort();
        let program = PROGRAM.to_owned();
        Self { record: VERSION, program, issue: issue.into(), options, inputs, outputs }
    }

    /// The bytes of the record file.
    ///
    /// # Errors
    /// It cannot be serialised, which is a fault of this program.
    pub fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        let mut json = serde_json::to_vec_pretty(self)?;
        json.push(b'\n');
        Ok(json)
    }

    /// Reads a record file.
    ///
    /// # Errors
    /// It is not a record of a version that this program knows.
    pub fn parse(json: &[u8]) -> Result<Self, Sentence> {
        let record: Self = serde_json::from_slice(json).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            match error.classify() {
                Category::Data => sentence!("record-edited"),
                _ => sentence!("record-not-json", line, column),
            }
        })?;
        match record.record {
            VERSION => Ok(record),
            found => Err(sentence!("record-version", found, known = VERSION)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Record {
        let input = |path: &str| FileDigest::of(path, path.as_bytes());
        let options = BTreeMap::from([("paper".to_owned(), "tabloid-6".to_owned())]);
        let inputs = vec![input("b.md"), input("a.md"), input("b.md")];
        Record::new("xiwan-2026-03-20", options, inputs, vec![FileDigest::of("a.pdf", b"pdf")])
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let record = sample();
        assert_eq!(record.inputs.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["a.md", "b.md"]);
        assert_eq!(Record::parse(&record.to_json().unwrap()), Ok(record));
    }

    #[test]
    fn other_files_are_not_read_as_records() {
        assert!(Record::parse(b"{}").is_err());
        let later = Record { record: 2, ..sample() };
        let error = Record::parse(&later.to_json().unwrap()).unwrap_err();
        assert_eq!(error.english(), "it has version 2, this program reads version 1");
    }

    #[test]
    fn a_digest_is_of_its_bytes_alone() {
        let digest = FileDigest::of("a", b"abc");
        assert_eq!(digest.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(FileDigest::of_reader("a", &b"abc"[..]).unwrap(), digest);
        assert_ne!(FileDigest::of_reader("a", &b"abd"[..]).unwrap(), digest);
    }
}
