//! `docs/tuning.md` names the numbers of the source, with the values they have there.

use std::fs;
use std::path::Path;

/// The rows of the document that differ from the source: a number that has no such constant, or
/// another value. Rows whose names are not constants describe functions and are not compared.
pub(crate) fn differences(root: &Path) -> Vec<String> {
    let document = fs::read_to_string(root.join("docs/tuning.md")).unwrap();
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
