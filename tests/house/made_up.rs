//! The rules of order on made-up sources: a breach of each kind is found.

use std::fs;

use crate::order::{Ranks, circles, unranked, upward};
use crate::source::Source;

const RANKS: Ranks<'_> = &[("low", 0), ("also_low", 0), ("middle", 1), ("high", 2)];

/// A source folder of these files.
fn source(files: &[(&str, &str)]) -> Source {
    let folder = tempfile::tempdir().unwrap();
    for (name, code) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, code).unwrap();
    }
    Source::read(folder.path())
}

/// The upward uses of a file `middle/step.rs` with this code, in a source with all stages.
fn upward_uses(code: &str) -> Vec<String> {
    let source = source(&[
        (
            "lib.rs",
            "pub mod low; pub mod also_low; pub mod middle; pub mod high; pub use high::Thing as Passed;",
        ),
        ("low/mod.rs", ""),
        ("also_low/mod.rs", ""),
        ("middle/mod.rs", "mod step; use crate::high::Thing;"),
        ("middle/step.rs", code),
        ("high/mod.rs", "pub struct Thing;"),
    ]);
    let found = upward(&source, &[], RANKS).into_iter();
    found
        .filter_map(|upward_uses| upward_uses.strip_prefix("middle/step names ").map(str::to_owned))
        .collect()
}

#[test]
fn an_upward_name_is_found_however_it_is_written() {
    for code in [
        "use crate::high::Thing;",
        "use crate::{low, high::Thing};",
        "use crate::{low::{self, Other}, high::{Thing}};",
        "pub use crate::high::*;",
        "pub(crate) use crate::{high};",
        "use {crate::low, crate::high};",
        "use crate::high as low;",
        "use super::super::high::Thing;",
        "use super::super::{low, high};",
        "use super::Thing;",
        "use crate::Passed;",
        "fn f(thing: crate::high::Thing) {}",
        "fn f() { low(super::super::high::thing()) }",
        "use crate as all; fn f(thing: all::high::Thing) {}",
        "use super::super as all; fn f(thing: all::high::Thing) {}",
        "mod inner { use super::super::super::high::Thing; }",
        "fn f() { use crate::high; }",
        "macro_rules! m { () => { $crate::high::thing() } }",
        "#[cfg(test)] mod tests { use crate::high::Thing; }",
        "use paiban::high::Thing;",
    ] {
        assert!(upward_uses(code).contains(&"high".to_owned()), "{code}");
    }
}

#[test]
fn names_of_lower_stages_and_text_are_allowed() {
    for code in [
        "use crate::low::Thing;",
        "use crate::{low, also_low::{self, Thing as high}};",
        "use super::other;",
        "// use crate::high::Thing;\n/* crate::high */ const A: &str = \"crate::high::Thing\";",
        "//! [`crate::high::Thing`]\nconst A: char = '\"'; const B: &str = r#\"crate::high::\"#;",
        "use std::high::Thing; use ::high::Thing as Other; fn f() { high::f() }",
    ] {
        assert_eq!(upward_uses(code), [""; 0], "{code}");
    }
}

#[test]
fn stages_of_the_same_rank_do_not_name_each_other() {
    let source = source(&[("low/mod.rs", "use crate::also_low;"), ("also_low/mod.rs", "")]);
    assert_eq!(Vec::from_iter(upward(&source, &[], RANKS)), ["low names also_low"]);
}

#[test]
fn rooms_of_a_stage_have_an_order_of_their_own() {
    let source = source(&[
        ("stage/mod.rs", "pub mod low; pub mod high; use high::Thing; pub fn made() {}"),
        ("stage/low/mod.rs", "pub mod step;"),
        ("stage/low/step.rs", "use super::super::high::Thing; use crate::stage::made;"),
        ("stage/high.rs", "use super::low::step; pub struct Thing;"),
    ]);
    let wanted = ["stage/low/step names stage", "stage/low/step names stage/high"];
    assert_eq!(Vec::from_iter(upward(&source, &["stage"], RANKS)), wanted);
}

#[test]
fn a_part_without_a_rank_is_found() {
    let source = source(&[
        ("lib.rs", ""),
        ("low/mod.rs", ""),
        ("also_low.rs", ""),
        ("other/mod.rs", ""),
        ("more.rs", ""),
    ]);
    assert_eq!(Vec::from_iter(unranked(&source, &[], RANKS)), ["more", "other"]);
}

/// The circles of a source, each as its folder and its parts.
fn circles_in(files: &[(&str, &str)]) -> Vec<String> {
    circles(&source(files))
        .iter()
        .map(|found| format!("{}: {}", found.folder, found.parts.join(" ")))
        .collect()
}

#[test]
fn files_that_name_each_other_are_a_circle() {
    let files = [("s/mod.rs", "mod a; mod b; use a::A; pub struct S;"), ("s/a.rs", "use super::{S, b::B};")];
    assert_eq!(circles_in(&[files[0], files[1], ("s/b.rs", "pub struct B;")]), [""; 0]);
    assert_eq!(circles_in(&[files[0], files[1], ("s/b.rs", "fn f() { super::a::f() }")]), ["s: a b"]);
    assert_eq!(circles_in(&[files[0], files[1], ("s/b.rs", "use crate::s::A;")]), ["s: a b"], "passed on");
}

#[test]
fn longer_circles_and_circles_of_folders_are_found() {
    let long = [
        ("a.rs", "use crate::b;"),
        ("b.rs", "use crate::c;"),
        ("c.rs", "use crate::a;"),
        ("d.rs", "use crate::a;"),
    ];
    assert_eq!(circles_in(&long), [": a b c"]);
    let folders = [
        ("s/mod.rs", ""),
        ("s/a/mod.rs", ""),
        ("s/b/mod.rs", ""),
        ("s/a/x.rs", "use crate::s::b::z;"),
        ("s/a/y.rs", ""),
        ("s/b/z.rs", ""),
        ("s/b/w.rs", "use crate::s::a::y;"),
    ];
    assert_eq!(circles_in(&folders), ["s: a b"]);
}

#[test]
fn code_for_tests_does_not_form_circles() {
    let files = [
        ("s/mod.rs", "mod a; mod b; #[cfg(test)] mod sample;"),
        ("s/a.rs", "#[cfg(test)] mod tests { use super::super::b::B; use crate::s::sample; }"),
        ("s/b.rs", "use super::a; #[cfg(test)] use super::sample::issue;"),
        ("s/sample.rs", "use super::b::B;"),
    ];
    assert_eq!(circles_in(&files), [""; 0]);
}
