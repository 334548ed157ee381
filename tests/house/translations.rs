//! Documents in two languages say the same: headings of the same levels, the same commands, tables of the
//! same rows, links to the same places.

use std::fs;
use std::path::{Path, PathBuf};

use crate::root;

/// How the name of a document in Chinese ends.
const CHINESE: &str = ".zh-CN.md";

/// Documents in Chinese whose twins are made of the same table as they are.
const GENERATED: [&str; 1] = ["diagnostics.zh-CN.md"];

/// What a document has in common with its translation.
#[derive(Debug, Default, PartialEq)]
struct Shape {
    /// Levels of the headings.
    headings: Vec<usize>,
    /// Lines of code, without comments.
    code: Vec<String>,
    /// Cells of each row of a table.
    rows: Vec<usize>,
    /// Where links lead, in the English documents.
    links: Vec<String>,
}

fn shape(text: &str) -> Shape {
    let mut shape = Shape::default();
    let mut in_code = false;
    let mut after_blank = true;
    for line in text.lines() {
        if line.starts_with("```") {
            in_code = !in_code;
        } else if in_code || (after_blank && line.starts_with("    ")) {
            shape.code.extend(Some(without_remark(line)).filter(|code| !code.is_empty()));
            continue;
        } else if line.starts_with('#') {
            shape.headings.push(line.chars().take_while(|&c| c == '#').count());
        } else if line.starts_with('|') {
            shape.rows.push(line.matches('|').count());
        }
        if !in_code {
            let targets = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
            shape.links.extend(targets.map(|target| target.replace(CHINESE, ".md")));
        }
        after_blank = line.is_empty();
    }
    shape
}

/// A line of code without a comment, and without what stands beside it behind a gap.
fn without_remark(line: &str) -> String {
    let code = line.trim();
    let end = [" #", "//", "  "].iter().filter_map(|remark| code.find(remark)).min();
    code[..end.unwrap_or(code.len())].trim_end().to_owned()
}

/// The documents in Chinese.
fn translations(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_one = |path: &PathBuf| path.to_string_lossy().ends_with(CHINESE);
    let mut found: Vec<PathBuf> = entries.filter(is_one).collect();
    found.sort();
    found
}

#[test]
fn documents_in_two_languages_have_one_shape() {
    let mut compared = 0;
    for chinese in translations(root()).into_iter().chain(translations(&root().join("docs"))) {
        let name = chinese.file_name().unwrap().to_string_lossy().into_owned();
        if GENERATED.contains(&name.as_str()) {
            continue;
        }
        let english = chinese.with_file_name(name.replace(CHINESE, ".md"));
        let [chinese, english] = [&chinese, &english].map(|path| shape(&fs::read_to_string(path).unwrap()));
        assert_eq!(chinese.headings, english.headings, "headings of {name}");
        assert_eq!(chinese.code, english.code, "code of {name}");
        assert_eq!(chinese.rows, english.rows, "tables of {name}");
        assert_eq!(chinese.links, english.links, "links of {name}");
        compared += 1;
    }
    assert_eq!(compared, 14, "README, and those of docs");
}

#[test]
fn the_shape_of_a_document_is_read() {
    let text = "# A\n\ntext [b](docs/b.zh-CN.md#c)\n\n    paiban new # begin\n\n```rust\nlet a = 1; // one\n```\n\n| a | b |\n";
    let expected = Shape {
        headings: vec![1],
        code: vec!["paiban new".to_owned(), "let a = 1;".to_owned()],
        rows: vec![3],
        links: vec!["docs/b.md#c".to_owned()],
    };
    assert_eq!(shape(text), expected);
}
