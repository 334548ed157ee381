//! The glossary names what exists.

use std::collections::BTreeSet;
use std::fs;

use crate::root;
use crate::source::rust_files;

/// A row of the glossary: the identifiers of its third column, the paths of its fourth.
type Row = (Vec<String>, Vec<String>);

/// The words between backticks.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The rows of all tables, without headings.
fn rows(glossary: &str) -> Vec<Row> {
    let cells = glossary.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix('|')?.split('|').collect();
        let [_, _, identifiers, paths, ..] = cells[..] else { return None };
        Some((quoted(identifiers), quoted(paths)))
    });
    cells.filter(|(identifiers, _)| !identifiers.is_empty()).collect()
}

/// All words of some code that can be identifiers.
fn words(code: &str) -> BTreeSet<String> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned).collect()
}

#[test]
fn every_identifier_and_path_of_the_glossary_exists() {
    let mut known = BTreeSet::new();
    for file in rust_files(&root().join("src")) {
        known.extend(words(&fs::read_to_string(&file).unwrap()));
    }
    let documents = ["docs/glossary.md", "docs/glossary.zh-CN.md"];
    let [rows, chinese] = documents.map(|name| rows(&fs::read_to_string(root().join(name)).unwrap()));
    assert_eq!(chinese, rows, "identifiers and paths of the glossary in Chinese");
    assert!(rows.len() >= 80, "{} rows", rows.len());
    for (identifiers, paths) in rows {
        for identifier in identifiers {
            assert!(known.contains(&identifier), "`{identifier}` is missing in src");
        }
        for path in paths {
            assert!(root().join(&path).exists(), "`{path}` is missing");
        }
    }
}

#[test]
fn identifiers_and_paths_are_read_from_their_columns() {
    let table = "| 中文 | English | identifier | where |\n|---|---|---|---|\n| 版 | `no` page | `Page`, `page` | `src/a.rs` |";
    let expected = (vec!["Page".to_owned(), "page".to_owned()], vec!["src/a.rs".to_owned()]);
    assert_eq!(rows(table), [expected]);
    assert!(words("let a_b = c::D;").is_superset(&["a_b", "c", "D"].map(str::to_owned).into()));
}
