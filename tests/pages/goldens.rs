//! Pages of the examples against those that were looked at and kept.
//!
//! Text goldens are the plans of every edition, and of some the frames line by line; picture goldens
//! are pages as they are seen, compared as [`crate::look`] does it. `PAIBAN_ACCEPT=1` writes them
//! anew: look at every one before it is kept.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use paiban::ink::ColorOrNone;
use paiban::model::Publication;

use crate::editions::{Example, example_with, examples, in_parallel, set};
use crate::look::{Look, drawn};
use crate::{dumps, golden, tables};

/// Pages kept as pictures: the example, the paper, the theme, the number of the sheet from 1.
const PICTURES: [(&str, &str, &str, usize); 10] = [
    ("xiwan", "broadsheet-8", "party", 1),
    ("xiwan", "broadsheet-8", "party", 2),
    ("xiwan", "broadsheet-6", "metro", 1),
    ("xiwan", "tabloid-6", "party", 1),
    ("xiwan", "tabloid-6", "metro", 3),
    ("xiwan", "tabloid-5", "party", 2),
    ("xiwan", "a4-4", "party", 1),
    ("luqiao", "a4-4", "party", 1),
    ("luqiao", "a4-4", "metro", 2),
    ("luqiao", "tabloid-6", "party", 1),
];

/// Editions whose frames are kept: the example, the paper, the theme.
const FRAMES: [(&str, &str, &str); 5] = [
    ("xiwan", "broadsheet-8", "party"),
    ("xiwan", "tabloid-6", "metro"),
    ("luqiao", "broadsheet-6", "metro"),
    ("luqiao", "tabloid-5", "party"),
    ("luqiao", "a4-4", "party"),
];

/// The picture of a page in black alone.
const BLACK: &str = "luqiao-a4-4-party-black-1.png";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/goldens")
}

fn name(one: &Example) -> String {
    format!("{}-{}-{}", one.name, one.paper, one.theme)
}

fn plans_file(one: &Example) -> String {
    name(one) + ".txt"
}

fn frames_file(one: &Example) -> String {
    name(one) + "-frames.txt"
}

fn picture_file(one: &Example, sheet: usize) -> String {
    format!("{}-{sheet}.png", name(one))
}

fn example(name: &str, paper: &str, theme: &str) -> &'static Example {
    let is = |one: &&Example| (one.name, one.paper, one.theme) == (name, paper, theme);
    examples().iter().find(is).unwrap()
}

/// Fails with the differences of all goldens of a test.
fn assert_kept(compared: impl IntoIterator<Item = Result<(), String>>) {
    let changed: Vec<String> = compared.into_iter().filter_map(Result::err).collect();
    assert!(changed.is_empty(), "{} goldens differ\n{}", changed.len(), changed.join("\n\n"));
}

#[test]
fn goldens_of_plans() {
    assert_kept(
        examples()
            .iter()
            .map(|one| golden::compare(&folder().join(plans_file(one)), &dumps::plans(&one.composed))),
    );
}

#[test]
fn goldens_of_frames() {
    assert_kept(FRAMES.iter().map(|(name, paper, theme)| {
        let one = example(name, paper, theme);
        golden::compare(&folder().join(frames_file(one)), &dumps::frames(&one.composed.edition))
    }));
}

#[test]
fn goldens_of_looks() {
    assert_kept(in_parallel(PICTURES.to_vec(), |(name, paper, theme, sheet)| {
        let one = example(name, paper, theme);
        same_look(&drawn(&one.composed.edition, sheet), &folder().join(picture_file(one, sheet)))
    }));
}

/// A page of a paper that prints in black alone.
#[test]
fn golden_of_black_alone() {
    let black = |paper: &mut Publication| paper.accent = Some(ColorOrNone::None);
    let issue = example_with("luqiao/2026-03-20", black);
    let found = drawn(&set(&issue, "a4-4", "party").value.edition, 1);
    assert_kept([same_look(&found, &folder().join(BLACK))]);
}

/// Compares a page with its picture, or keeps it where the run accepts what it finds.
fn same_look(found: &Look, path: &Path) -> Result<(), String> {
    let kept = Look::read(path);
    let how = match kept.as_ref().map(|kept| found.differs(kept)) {
        Some(None) => return Ok(()),
        Some(Some(how)) => how,
        None => "is missing".to_owned(),
    };
    if golden::accepts() {
        found.write(path);
        return Ok(());
    }
    let seen = Path::new(env!("CARGO_TARGET_TMPDIR")).join(path.file_name().expect("a golden has a name"));
    found.write(&seen);
    Err(format!("{}: {how}; it was found as {}\n{}", path.display(), seen.display(), golden::HOW))
}

/// Papers on which the table of [`tables::sample`] is kept, as frames and as a picture.
const TABLES: [&str; 2] = ["broadsheet-8", "tabloid-6"];

fn table_files(paper: &str) -> [String; 2] {
    [format!("table-{paper}-frames.txt"), format!("table-{paper}.png")]
}

#[test]
fn goldens_of_tables() {
    assert_kept(TABLES.iter().flat_map(|paper| {
        let edition = tables::sample_edition(paper);
        let [frames, picture] = table_files(paper).map(|file| folder().join(file));
        [golden::compare(&frames, &dumps::frames(&edition)), same_look(&drawn(&edition, 1), &picture)]
    }));
}

#[test]
fn every_golden_is_of_a_test() {
    let plans = examples().iter().map(plans_file);
    let frames = FRAMES.iter().map(|(name, paper, theme)| frames_file(example(name, paper, theme)));
    let looks =
        PICTURES.iter().map(|&(name, paper, theme, sheet)| picture_file(example(name, paper, theme), sheet));
    let tables = TABLES.iter().flat_map(|paper| table_files(paper));
    let wanted: BTreeSet<String> =
        plans.chain(frames).chain(looks).chain(tables).chain([BLACK.to_owned()]).collect();
    let files =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: Vec<String> = files.filter(|name| !wanted.contains(name)).collect();
    assert!(left.is_empty(), "no test compares {left:?}");
}
