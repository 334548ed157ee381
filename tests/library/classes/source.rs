//! Reads `classes.tsv`.

use std::collections::BTreeMap;

/// What the source says of a character, as it stands there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    /// Name of the class.
    pub class: String,
    /// Divisions of the body as expressions of the table: by region, then direction.
    pub division: [[String; 2]; 3],
    /// Name of the orientation, where it is not that of UAX #50.
    pub orientation: Option<String>,
}

/// The entries by character; panics with the line at fault.
pub(crate) fn read(text: &str) -> BTreeMap<char, Entry> {
    let mut found = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let &[characters, class, mainland, taiwan, japan, orientation, source] = cells.as_slice() else {
            panic!("not seven cells: {line}");
        };
        assert!(!source.is_empty(), "no source: {line}");
        let entry = Entry {
            class: class.to_owned(),
            division: [mainland, taiwan, japan].map(division),
            orientation: (orientation != "-").then(|| orientation.to_owned()),
        };
        for token in characters.split(' ') {
            for c in expand(token) {
                assert_eq!(found.insert(c, entry.clone()), None, "{c} stands in two rows");
            }
        }
    }
    found
}

/// The characters a token stands for.
fn expand(token: &str) -> Vec<char> {
    let code = |hex: &str| char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap();
    if let Some(range) = token.strip_prefix("U+") {
        let (first, last) = range.split_once("..U+").unwrap_or((range, range));
        return (code(first)..=code(last)).collect();
    }
    let c = token.chars().next().unwrap();
    let rest = &token[c.len_utf8()..];
    if !rest.is_empty() {
        assert_eq!(rest.strip_prefix("U+").map(code), Some(c), "{token} names another code point");
    }
    vec![c]
}

/// The divisions of a cell, horizontal and vertical.
fn division(cell: &str) -> [String; 2] {
    let (horizontal, vertical) = cell.split_once(' ').unwrap_or((cell, cell));
    [horizontal, vertical].map(body)
}

/// A division as an expression of the table.
fn body(text: &str) -> String {
    if text == "-" {
        return "None".to_owned();
    }
    let parse = |mark: char| -> Option<Vec<u8>> { text.split(mark).map(|part| part.parse().ok()).collect() };
    match (parse('+').as_deref(), parse('|').as_deref()) {
        (Some(&[lead, core, trail]), None) if lead + core + trail == 4 && lead + trail > 0 => {
            format!("giving({lead}, {core}, {trail})")
        }
        (None, Some(&[0, core @ (2 | 4), 0])) => format!("fixed({core})"),
        _ => panic!("no division of a body: {text}"),
    }
}
