//! Whether files have changed since they were made or read.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind, Read};

use sha2::Sha512;

use super::bag::{self, MANIFEST, PAYLOAD};
use super::digest::of_reader;
use super::record::{FileDigest, PROGRAM, Record};
use crate::diagnostics::{Code, Diagnostic, TEMPORARY};
use crate::messages::{Sentence, count, is_of_machine, sentence, why};

/// Opens a file by its path. It is read part by part, because outputs may be larger than memory.
pub type Open<'a> = dyn Fn(&str) -> io::Result<Box<dyn Read>> + 'a;

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

/// Compares the outputs of a record with the files: all of them, or one by its name. `folder` stands before their
/// names in messages, as `2026/03/`.
pub fn outputs(record: &Record, only: Option<&str>, folder: &str, open: &Open<'_>) -> Vec<Diagnostic> {
    let requested = record.outputs.iter().filter(|file| only.is_none_or(|name| file.path == name));
    requested.filter_map(|file| changed(file, folder, open, &OF_OUTPUTS)).collect()
}

/// Compares the inputs of a record with the files.
pub fn inputs(record: &Record, open: &Open<'_>) -> Vec<Diagnostic> {
    record.inputs.iter().filter_map(|file| changed(file, "", open, &OF_INPUTS)).collect()
}

/// Compares the options of a record with those that are expected.
pub fn options(record: &Record, expected: &[(String, String)]) -> Vec<Diagnostic> {
    let differs = |(name, value): &&(String, String)| record.options.get(name) != Some(value);
    let told = |(name, value): &(String, String)| {
        let issue = &record.issue;
        let message = match record.options.get(name) {
            Some(found) => sentence!("other-options", issue, name, found, value),
            None => sentence!("other-options.none", issue, name, value),
        };
        Diagnostic::new(Code::OtherOptions, message).help(sentence!("other-options.help"))
    };
    expected.iter().filter(differs).map(told).collect()
}

/// Says which records other programs or versions made; each program once.
pub fn programs<'a>(records: impl IntoIterator<Item = &'a Record>) -> Vec<Diagnostic> {
    let mut others: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for record in records.into_iter().filter(|record| record.program != PROGRAM) {
        others.entry(&record.program).or_default().push(&record.issue);
    }
    let told = |(program, issues): (&str, Vec<&str>)| {
        let (count, issue) = (count(issues.len()), issues.first().copied().unwrap_or_default());
        let message = sentence!("other-program", count, issue, program, own = PROGRAM);
        Diagnostic::new(Code::OtherProgram, message).help(sentence!("other-program.help"))
    };
    others.into_iter().map(told).collect()
}

fn changed(file: &FileDigest, folder: &str, open: &Open<'_>, said: &Said) -> Option<Diagnostic> {
    let (path, code) = (format!("{folder}{}", file.path), said.code);
    match open(&file.path).and_then(|reader| FileDigest::of_reader(&file.path, reader)) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Some(Diagnostic::new(code, sentence!(said.missing, path)))
        }
        Err(error) => Some(unreadable(said, &path, &error)),
        Ok(found) if found == *file => None,
        Ok(found) => {
            let diagnostic = Diagnostic::new(code, sentence!(said.changed, path));
            Some(diagnostic.data("found", found.sha256).data("expected", file.sha256.as_str()))
        }
    }
    .map(|diagnostic| diagnostic.data("path", path.as_str()))
}

/// A file that is there and cannot be read; a fault of the machine says nothing of the file.
fn unreadable(said: &Said, path: &str, error: &io::Error) -> Diagnostic {
    let diagnostic = Diagnostic::new(said.code, sentence!(said.unreadable, path, reason = why(error)));
    if is_of_machine(error) { diagnostic.data(TEMPORARY, true) } else { diagnostic }
}

/// Compares a bag with its manifest: every file of the payload is listed and unchanged (RFC 8493, 3).
/// `present` are the paths of all files in the bag.
pub fn bag(present: &[String], open: &Open<'_>) -> Vec<Diagnostic> {
    let broken = |message: Sentence| Diagnostic::new(Code::ChangedOutput, message);
    let mut manifest = String::new();
    let read = open(MANIFEST).and_then(|reader| reader.take(LARGEST_MANIFEST).read_to_string(&mut manifest));
    if let Err(error) = &read
        && is_of_machine(error)
    {
        return vec![unreadable(&OF_OUTPUTS, MANIFEST, error)];
    }
    if read.is_err() {
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
        match open(&path).and_then(of_reader::<Sha512>) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                found.push(broken(sentence!(OF_OUTPUTS.missing, path)));
            }
            Err(error) => found.push(unreadable(&OF_OUTPUTS, &path, &error)),
            Ok((_, own)) if own.eq_ignore_ascii_case(digest) => {}
            Ok(_) => found.push(broken(sentence!("changed-output-bag", path))),
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
    fn opened(bytes: &[u8]) -> io::Result<Box<dyn Read>> {
        Ok(Box::new(std::io::Cursor::new(bytes.to_vec())))
    }

    fn messages(found: &[Diagnostic]) -> Vec<String> {
        found.iter().map(|diagnostic| diagnostic.message.english()).collect()
    }

    #[test]
    fn unchanged_files_are_not_reported() {
        assert_eq!(outputs(&record(), None, "", &|_| opened(b"bytes")), []);
        assert_eq!(inputs(&record(), &|_| opened(b"bytes")), []);
    }

    #[test]
    fn changed_and_missing_files_are_reported() {
        let read =
            |path: &str| if path == "a.pdf" { Err(ErrorKind::NotFound.into()) } else { opened(b"other") };
        let found = messages(&outputs(&record(), None, "", &read));
        assert_eq!(found, ["`a.epub` has changed since it was built", "`a.pdf` is missing"]);
        assert_eq!(outputs(&record(), Some("a.pdf"), "", &read).len(), 1);
    }

    #[test]
    fn a_fault_of_the_machine_is_told_as_one() {
        let refused = |_: &str| Err(ErrorKind::StorageFull.into());
        let found = outputs(&record(), Some("a.pdf"), "03/", &refused);
        assert!(found[0].data.contains_key(TEMPORARY), "{found:?}");
        assert!(found[0].message.english().starts_with("`03/a.pdf` "), "{found:?}");
        let closed = |_: &str| Err(ErrorKind::PermissionDenied.into());
        assert!(!outputs(&record(), None, "", &closed)[0].data.contains_key(TEMPORARY));
    }

    #[test]
    fn options_and_programs_are_compared() {
        let mut record = record();
        record.options.insert("paper".to_owned(), "tabloid-6".to_owned());
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(options(&record, &[pair("paper", "tabloid-6")]), []);
        let found = options(&record, &[pair("paper", "a4-4"), pair("theme", "party")]);
        assert_eq!(
            messages(&found),
            [
                "`a` was made with `paper` as `tabloid-6`, expected `a4-4`",
                "`a` was made without `theme`, expected `party`",
            ]
        );
        assert_eq!(programs([&record]), []);
        let older = Record { program: "paiban 0.0.1".to_owned(), ..record.clone() };
        let found = messages(&programs([&older, &record, &older]));
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("2 records") && found[0].contains("paiban 0.0.1"), "{found:?}");
    }

    #[test]
    fn a_bag_holds_what_its_manifest_names_and_no_more() {
        let manifest = format!("{}  data/a\n{}  data/b\nodd\n", bag::sha512(b"a"), bag::sha512(b"b"));
        let read = |path: &str| match path {
            MANIFEST => opened(manifest.as_bytes()),
            "data/a" => opened(b"a"),
            "data/b" => opened(b"changed"),
            _ => Err(ErrorKind::NotFound.into()),
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
