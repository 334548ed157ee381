//! Whether files have changed since they were made or read.

use std::collections::BTreeSet;

use super::bag::{self, MANIFEST, PAYLOAD};
use super::record::{FileDigest, Record};
use crate::diagnostics::{Code, Diagnostic};

/// Returns the bytes of a file by its path; `None` if it is missing.
pub type Read<'a> = dyn Fn(&str) -> Option<Vec<u8>> + 'a;

/// Compares the outputs of a record with the files: all of them, or one by its name.
pub fn outputs(record: &Record, only: Option<&str>, read: &Read<'_>) -> Vec<Diagnostic> {
    let requested = record.outputs.iter().filter(|file| only.is_none_or(|name| file.path == name));
    requested.filter_map(|file| changed(file, read, Code::ChangedOutput, "was built")).collect()
}

/// Compares the inputs of a record with the files.
pub fn inputs(record: &Record, read: &Read<'_>) -> Vec<Diagnostic> {
    record.inputs.iter().filter_map(|file| changed(file, read, Code::ChangedInput, "was read")).collect()
}

fn changed(file: &FileDigest, read: &Read<'_>, code: Code, when: &str) -> Option<Diagnostic> {
    let path = &file.path;
    match read(path) {
        None => Some(Diagnostic::new(code, format!("`{path}` is missing"))),
        Some(bytes) if file.is_of(&bytes) => None,
        Some(bytes) => {
            let found = FileDigest::of(path, &bytes).sha256;
            let diagnostic = Diagnostic::new(code, format!("`{path}` has changed since it {when}"));
            Some(diagnostic.data("found", found).data("expected", file.sha256.as_str()))
        }
    }
    .map(|diagnostic| diagnostic.data("path", path.as_str()))
}

/// Compares a bag with its manifest: every file of the payload is listed and unchanged (RFC 8493, 3).
/// `present` are the paths of all files in the bag.
pub fn bag(present: &[String], read: &Read<'_>) -> Vec<Diagnostic> {
    let broken = |message: String| Diagnostic::new(Code::ChangedOutput, message);
    let Some(manifest) = read(MANIFEST).and_then(|bytes| String::from_utf8(bytes).ok()) else {
        return vec![broken(format!("the bag has no readable `{MANIFEST}`"))];
    };
    let mut named = BTreeSet::new();
    let mut found = Vec::new();
    for line in manifest.lines().filter(|line| !line.is_empty()) {
        let Some((digest, path)) = line.split_once(char::is_whitespace) else {
            found.push(broken(format!("`{MANIFEST}` has a line without a path: `{line}`")));
            continue;
        };
        let path = bag::read(path.trim_start());
        match read(&path) {
            None => found.push(broken(format!("`{path}` is missing"))),
            Some(bytes) if bag::sha512(&bytes).eq_ignore_ascii_case(digest) => {}
            Some(_) => found.push(broken(format!("`{path}` has changed since it was packed"))),
        }
        named.insert(path);
    }
    let unnamed = present.iter().filter(|path| path.starts_with(PAYLOAD) && !named.contains(*path));
    found.extend(unnamed.map(|path| broken(format!("`{path}` is in the bag but not in `{MANIFEST}`"))));
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

    fn messages(found: &[Diagnostic]) -> Vec<String> {
        found.iter().map(|diagnostic| diagnostic.message.clone()).collect()
    }

    #[test]
    fn unchanged_files_are_not_reported() {
        assert_eq!(outputs(&record(), None, &|_| Some(b"bytes".to_vec())), []);
        assert_eq!(inputs(&record(), &|_| Some(b"bytes".to_vec())), []);
    }

    #[test]
    fn changed_and_missing_files_are_reported() {
        let read = |path: &str| (path != "a.pdf").then(|| b"other".to_vec());
        let found = messages(&outputs(&record(), None, &read));
        assert_eq!(found, ["`a.epub` has changed since it was built", "`a.pdf` is missing"]);
        assert_eq!(outputs(&record(), Some("a.pdf"), &read).len(), 1);
    }

    #[test]
    fn a_bag_holds_what_its_manifest_names_and_no_more() {
        let manifest = format!("{}  data/a\n{}  data/b\nodd\n", bag::sha512(b"a"), bag::sha512(b"b"));
        let read = |path: &str| match path {
            MANIFEST => Some(manifest.clone().into_bytes()),
            "data/a" => Some(b"a".to_vec()),
            "data/b" => Some(b"changed".to_vec()),
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
