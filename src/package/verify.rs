//! Whether files have changed since they were made or read.

use std::collections::BTreeSet;
use std::io::Read;

use sha2::Sha512;

use super::bag::{self, MANIFEST, PAYLOAD};
use super::digest::of_reader;
use super::record::{FileDigest, Record};
use crate::diagnostics::{Code, Diagnostic};
use crate::messages::{Sentence, sentence, why};

/// Opens a file by its path; `None` if it is missing or none. It is read part by part, because outputs may
/// be larger than memory.
pub type Open<'a> = dyn Fn(&str) -> Option<Box<dyn Read>> + 'a;

/// Largest manifest of a bag that is read, in bytes.
const LARGEST_MANIFEST: u64 = 64 << 20;

/// What is said about files of one kind.
struct Said {
    code: Code,
    changed: &'static str,
    missing: &'static str,
    unreadable: &'static str,
}

const OF_OUTPUTS: Said = Said {
    code: Code::ChangedOutput,
    changed: "changed-output",
    missing: "changed-output.missing",
    unreadable: "changed-output.unreadable",
};

const OF_INPUTS: Said = Said {
    code: Code::ChangedInput,
    changed: "changed-input",
    missing: "changed-input.missing",
    unreadable: "changed-input.unreadable",
};

/// Compares the outputs of a record with the files: all of them, or one by its name.
pub fn outputs(record: &Record, only: Option<&str>, open: &Open<'_>) -> Vec<Diagnostic> {
    let requested = record.outputs.iter().filter(|file| only.is_none_or(|name| file.path == name));
    requested.filter_map(|file| changed(file, open, &OF_OUTPUTS)).collect()
}

/// Compares the inputs of a record with the files.
pub fn inputs(record: &Record, open: &Open<'_>) -> Vec<Diagnostic> {
    record.inputs.iter().filter_map(|file| changed(file, open, &OF_INPUTS)).collect()
}

fn changed(file: &FileDigest, open: &Open<'_>, said: &Said) -> Option<Diagnostic> {
    let (path, code) = (&file.path, said.code);
    match open(path).map(|reader| FileDigest::of_reader(path, reader)) {
        None => Some(Diagnostic::new(code, sentence!(said.missing, path))),
        Some(Err(error)) => {
            Some(Diagnostic::new(code, sentence!(said.unreadable, path, reason = why(&error))))
        }
        Some(Ok(found)) if found == *file => None,
        Some(Ok(found)) => {
            let diagnostic = Diagnostic::new(code, sentence!(said.changed, path));
            Some(diagnostic.data("found", found.sha256).data("expected", file.sha256.as_str()))
        }
    }
    .map(|diagnostic| diagnostic.data("path", path.as_str()))
}

/// Compares a bag with its manifest: every file of the payload is listed and unchanged (RFC 8493, 3).
/// `present` are the paths of all files in the bag.
pub fn bag(present: &[String], open: &Open<'_>) -> Vec<Diagnostic> {
    let broken = |message: Sentence| Diagnostic::new(Code::ChangedOutput, message);
    let mut manifest = String::new();
    let read = open(MANIFEST).map(|reader| reader.take(LARGEST_MANIFEST).read_to_string(&mut manifest));
    if !matches!(read, Some(Ok(_))) {
        return vec![broken(sentence!("changed-output-bag.no-manifest", manifest = MANIFEST))];
    }
    let mut named = BTreeSet::new();
    let mut found = Vec::new();
    for line in manifest.lines().filter(|line| !line.is_empty()) {
        let Some((digest, path)) = line.split_once(char::is_whitespace) else {
            found.push(broken(sentence!("changed-output-bag.line", manifest = MANIFEST, line)));
            continue;
        };
        let path = bag::read(path.trim_start());
        match open(&path).map(of_reader::<Sha512>) {
            None => found.push(broken(sentence!(OF_OUTPUTS.missing, path))),
            Some(Err(error)) => {
                found.push(broken(sentence!(OF_OUTPUTS.unreadable, path, reason = why(&error))));
            }
            Some(Ok((_, own))) if own.eq_ignore_ascii_case(digest) => {}
            Some(Ok(_)) => found.push(broken(sentence!("changed-output-bag", path))),
        }
        named.insert(path);
    }
    let unnamed = present.iter().filter(|path| path.starts_with(PAYLOAD) && !named.contains(*path));
    found.extend(
        unnamed.map(|path| broken(sentence!("changed-output-bag.unlisted", path, manifest = MANIFEST))),
    );
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn record() -> Record {
        let files = |names: &[&str]| names.iter().map(|name| FileDigest::of(*name, b"bytes")).collect();
        Record::new("a", BTreeMap::new(), files(&["issue.toml"]), files(&["a.epub", "a.pdf"]))
    }

    /// A file with some bytes.
    fn opened(bytes: &[u8]) -> Option<Box<dyn Read>> {
        Some(Box::new(std::io::Cursor::new(bytes.to_vec())))
    }

    fn messages(found: &[Diagnostic]) -> Vec<String> {
        found.iter().map(|diagnostic| diagnostic.message.english()).collect()
    }

    #[test]
    fn unchanged_files_are_not_reported() {
        assert_eq!(outputs(&record(), None, &|_| opened(b"bytes")), []);
        assert_eq!(inputs(&record(), &|_| opened(b"bytes")), []);
    }

    #[test]
    fn changed_and_missing_files_are_reported() {
        let read = |path: &str| if path == "a.pdf" { None } else { opened(b"other") };
        let found = messages(&outputs(&record(), None, &read));
        assert_eq!(found, ["`a.epub` has changed since it was built", "`a.pdf` is missing"]);
        assert_eq!(outputs(&record(), Some("a.pdf"), &read).len(), 1);
    }

    #[test]
    fn a_bag_holds_what_its_manifest_names_and_no_more() {
        let manifest = format!("{}  data/a\n{}  data/b\nodd\n", bag::sha512(b"a"), bag::sha512(b"b"));
        let read = |path: &str| match path {
            MANIFEST => opened(manifest.as_bytes()),
            "data/a" => opened(b"a"),
            "data/b" => opened(b"changed"),
            _ => None,
        };
        let present = ["data/a", "data/b", "data/c", "bagit.txt"].map(str::to_owned);
        assert_eq!(
            messages(&super::bag(&present, &read)),
            [
                "`data/b` has changed since it was packed",
                "`manifest-sha512.txt` has a line without a path: `odd`",
                "`data/c` is in the bag but not in `manifest-sha512.txt`",
            ]
        );
    }
}
