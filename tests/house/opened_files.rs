//! Files are opened in `src/files` and nowhere else: there is one way of reading, with limits, and one
//! of writing, whole.

use std::fs;
use std::path::Path;

use crate::names::names;
use crate::root;
use crate::source::rust_files;

/// What opens, writes or moves a file, by the ends of its path.
const OPENING: &[&[&str]] = &[
    &["fs", "*"],
    &["fs", "copy"],
    &["fs", "hard_link"],
    &["fs", "read"],
    &["fs", "read_to_string"],
    &["fs", "rename"],
    &["fs", "write"],
    &["Epub", "open"],
    &["File", "create"],
    &["File", "create_new"],
    &["File", "open"],
    &["File", "options"],
    &["ImageReader", "open"],
    &["OpenOptions", "new"],
    &["image", "open"],
];

/// Methods of other crates that read what they find.
const METHODS: [&str; 4] = [".load_font_file(", ".load_fonts_dir(", ".load_system_fonts(", ".persist("];

/// What of the list a file names outside of its tests.
fn opening(code: &str) -> Vec<String> {
    let named = names(code).named.into_iter().filter(|named| !named.is_test);
    let mut found: Vec<String> = Vec::new();
    for named in named {
        let mut path = named.path;
        if path.last().is_some_and(|last| last == "fs") && named.called.is_none() {
            path.push("*".to_owned());
        }
        let is =
            |end: &&[&str]| path.ends_with(&end.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>());
        let begins = path.first().is_some_and(|first| first == "tempfile");
        if begins || OPENING.iter().any(is) {
            found.push(path.join("::"));
        }
    }
    let code = code.split("\n#[cfg(test)]\nmod ").next().unwrap_or(code);
    found.extend(METHODS.iter().filter(|method| code.contains(**method)).map(|method| (*method).to_owned()));
    found
}

fn is_for_tests(path: &Path) -> bool {
    path.iter().any(|part| ["tests", "tests.rs", "sample.rs"].iter().any(|name| part == *name))
}

#[test]
fn files_are_opened_in_one_folder() {
    let src = root().join("src");
    let mut found = Vec::new();
    for file in rust_files(&src) {
        let below = file.strip_prefix(&src).unwrap();
        if !below.starts_with("files") && !is_for_tests(below) {
            let opened = opening(&fs::read_to_string(&file).unwrap());
            found.extend(opened.into_iter().map(|path| format!("src/{}: {path}", below.display())));
        }
    }
    assert_eq!(found, Vec::<String>::new(), "`paiban::files` reads with limits and writes whole");
}

#[test]
fn a_file_that_is_opened_by_any_name_is_found() {
    for (code, expected) in [
        ("fn a() { std::fs::read(p); }", "std::fs::read"),
        ("use std::fs; fn a() { fs::read_to_string(p); }", "fs::read_to_string"),
        ("use std::{fs::{self, File}, io}; fn a() { File::open(p) }", "File::open"),
        ("use std::fs::read as bytes_of;", "std::fs::read"),
        ("use std::fs::*;", "std::fs::*"),
        ("fn a() { x.load_fonts_dir(dir); }", ".load_fonts_dir("),
        ("use tempfile::NamedTempFile;", "tempfile::NamedTempFile"),
    ] {
        assert_eq!(opening(code), [expected], "{code}");
    }
    for code in [
        "use std::fs; fn a() { fs::metadata(p); fs::read_dir(p); }",
        "use crate::files; fn a() { files::read(p, 1); }",
        "#[cfg(test)]\nmod tests { fn a() { std::fs::read(p); } }",
    ] {
        assert_eq!(opening(code), Vec::<String>::new(), "{code}");
    }
}
