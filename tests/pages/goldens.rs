//! Pages of the examples against those that were looked at and kept.
//!
//! Text goldens are plans; picture goldens are pages as they are seen, compared as
//! [`crate::look`] does it. `UPDATE_PAGES=1` writes them anew: look at every one before it is kept.

use std::fs;
use std::path::{Path, PathBuf};

use paiban::pdf;

use crate::dumps;
use crate::editions::{Example, examples};
use crate::look::{Look, rendered};

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

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/goldens")
}

fn updates() -> bool {
    #[allow(clippy::disallowed_methods, reason = "asked for by the one who runs the tests")]
    std::env::var_os("UPDATE_PAGES").is_some()
}

/// Compares a text with its golden; gives the name of one that differs.
fn differs(name: &str, found: &str) -> Option<String> {
    let path = folder().join(name);
    if updates() {
        fs::create_dir_all(folder()).unwrap();
        fs::write(&path, found).unwrap();
        return None;
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let line = kept.lines().zip(found.lines()).position(|(a, b)| a != b);
    let line = line.unwrap_or_else(|| kept.lines().count().min(found.lines().count()));
    (kept != found).then(|| {
        let at = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_owned();
        format!("{name}, line {}:\n  kept  {}\n  found {}", line + 1, at(&kept), at(found))
    })
}

#[test]
fn goldens_of_plans() {
    let one = |example: &Example| {
        let name = format!("{}-{}-{}.txt", example.name, example.paper, example.theme);
        differs(&name, &dumps::plans(&example.composed))
    };
    let mut changed: Vec<String> = examples().iter().filter_map(one).collect();
    let small = example("luqiao", "a4-4", "party");
    changed.extend(differs("luqiao-a4-4-party-sheet.txt", &dumps::first_sheet(&small.composed.edition)));
    assert!(changed.is_empty(), "{}\nUPDATE_PAGES=1 writes the goldens anew", changed.join("\n"));
}

fn example(name: &str, paper: &str, theme: &str) -> &'static Example {
    let is = |one: &&Example| (one.name, one.paper, one.theme) == (name, paper, theme);
    examples().iter().find(is).unwrap()
}

#[test]
fn goldens_of_looks() {
    let mut changed = Vec::new();
    for (name, paper, theme, sheet) in PICTURES {
        let example = example(name, paper, theme);
        let bytes = pdf::export(&example.composed.edition, &pdf::Options::default()).unwrap().value;
        let found = rendered(&bytes, sheet);
        let file = format!("{name}-{paper}-{theme}-{sheet}.png");
        if updates() {
            found.write(&folder().join(&file));
            continue;
        }
        match Look::read(&folder().join(&file)) {
            None => changed.push(format!("{file} is not there")),
            Some(kept) => changed.extend(found.differs(&kept).map(|how| format!("{file}: {how}"))),
        }
    }
    assert!(changed.is_empty(), "{}\nUPDATE_PAGES=1 writes the goldens anew", changed.join("\n"));
}
