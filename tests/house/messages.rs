//! The tables of messages and the code that names their sentences.

use std::collections::BTreeSet;
use std::fs;

use crate::root;
use crate::source::{files, rust_files};

/// The keys of the English table, which the Chinese one has too.
fn keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for path in files(&root().join("src/messages/en"), "ftl") {
        let mut message = String::new();
        for line in fs::read_to_string(&path).unwrap().lines() {
            let Some((name, text)) = line.split_once(" =") else { continue };
            if let Some(attribute) = name.strip_prefix("    .") {
                keys.insert(format!("{message}.{attribute}"));
            } else if name.chars().all(is_of_key) && !name.is_empty() {
                message = name.to_owned();
                if !text.is_empty() {
                    keys.insert(message.clone());
                }
            }
        }
    }
    keys
}

fn is_of_key(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.')
}

/// Every text between quotation marks that has the form of a key, in code that is not for tests.
fn texts() -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    for path in rust_files(&root().join("src")) {
        let source = fs::read_to_string(&path).unwrap();
        let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        texts.extend(code.split('"').filter(|text| text.chars().all(is_of_key)).map(str::to_owned));
    }
    texts
}

#[test]
fn every_sentence_is_said_somewhere() {
    let texts = texts();
    let unused: Vec<String> = keys().into_iter().filter(|key| !texts.contains(key)).collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
}

#[test]
fn what_the_code_names_is_in_the_tables() {
    let keys = keys();
    for path in rust_files(&root().join("src")).into_iter().chain(rust_files(&root().join("tests"))) {
        if path.ends_with("house/messages.rs") {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        for opening in ["sentence!(\"", "Sentence::new(\""] {
            for named in source.split(opening).skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(keys.contains(named), "{}: `{named}`", path.display());
            }
        }
    }
}
