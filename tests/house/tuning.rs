//! `docs/tuning.md` and its twin in Chinese name the numbers of the source, with the values they have there.

use std::fs;
use std::path::Path;

/// The rows of the documents that differ from the source, or from each other.
pub(crate) fn differences(root: &Path) -> Vec<String> {
    let documents = ["docs/tuning.md", "docs/tuning.zh-CN.md"];
    // Chinese parts the items of a list by 、.
    let documents = documents.map(|name| fs::read_to_string(root.join(name)).unwrap().replace('、', ", "));
    let mut found: Vec<String> = documents.iter().flat_map(|document| from_source(root, document)).collect();
    let [english, chinese] = documents.map(|document| digits(&document));
    let unlike = english.into_iter().zip(chinese).filter(|(english, chinese)| english != chinese);
    found.extend(unlike.map(|(english, chinese)| format!("{english}, in Chinese {chinese}")));
    found
}

/// The names of each row, and the digits of their values.
fn digits(document: &str) -> Vec<String> {
    let rows = document.lines().filter(|line| line.starts_with("| `"));
    let of_row = |row: &str| {
        let cells: Vec<&str> = row.split(" | ").collect();
        let digits: String = cells[1].chars().filter(char::is_ascii_digit).collect();
        format!("{} {digits}", cells[0])
    };
    rows.map(of_row).collect()
}

/// The rows of a document that differ from the source: a number that has no such constant, or
/// another value. Rows whose names are not constants describe functions and are not compared.
fn from_source(root: &Path, document: &str) -> Vec<String> {
    let (mut path, mut source, mut found) = ("", String::new(), Vec::new());
    for line in document.lines() {
        if let Some(named) = line.strip_prefix("`src/").and_then(|rest| rest.strip_suffix(".rs`")) {
            path = named;
            source = fs::read_to_string(root.join(format!("src/{path}.rs"))).unwrap();
        } else if line.starts_with("| `") && !path.is_empty() {
            let cells: Vec<&str> = line.split(" | ").collect();
            let names: Vec<&str> = cells[0].trim_start_matches("| ").split(", ").collect();
            let values: Vec<&str> = cells[1].split(", ").collect();
            for (number, name) in names.iter().map(|name| name.trim_matches('`')).enumerate() {
                // A list of lists cannot be told apart; there only the names are compared.
                let value = (names.len() == values.len()).then(|| values[number]);
                found.extend(difference(&source, name, value).map(|what| format!("{path}: {name} {what}")));
            }
        }
    }
    found
}

fn difference(source: &str, name: &str, value: Option<&str>) -> Option<String> {
    if name.chars().any(char::is_lowercase) {
        return None;
    }
    let Some((_, rest)) = source.split_once(&format!("const {name}:")) else {
        return Some("is missing".to_owned());
    };
    let here = rest.split_once(" = ")?.1.split(';').next()?.replace('_', "");
    let wanted = value.filter(|value| value.parse::<i64>().is_ok() && here.parse::<i64>().is_ok())?;
    (here != wanted).then(|| format!("is {here}, not {wanted}"))
}
