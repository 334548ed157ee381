//! Faults that the reader of theme files finds, in the words of TOML: the reader names types of the program.

use crate::ink::Color;
use crate::layout::grid::size::TypeSize;
use crate::messages::{Sentence, list, sentence};

use super::colours::Tint;

/// The message of the reader in these words.
pub(super) fn of(message: &str) -> Sentence {
    let line = message.lines().next().unwrap_or_default();
    in_known_words(line).unwrap_or_else(|| sentence!("invalid-theme", reason = reworded(line)))
}

/// The key that a place does not know, and those it knows.
pub(super) fn unknown_key(message: &str) -> Option<(&str, Vec<&str>)> {
    let line = message.lines().next()?.strip_prefix("unknown field `")?;
    let (key, known) = line.split_once('`')?;
    Some((key, known.split('`').skip(1).step_by(2).collect()))
}

/// A message of one of the shapes that Serde has for all readers.
fn in_known_words(line: &str) -> Option<Sentence> {
    if let Some(key) = line.strip_prefix("missing field ") {
        return Some(sentence!("invalid-theme.missing-key", key));
    }
    let (found, expected) = line.split_once(", expected ")?;
    if let Some(key) = found.strip_prefix("unknown field ") {
        return Some(sentence!("invalid-theme.unknown-key", key, expected = names_in_words(expected)));
    }
    if let Some(value) = found.strip_prefix("unknown variant ") {
        return Some(sentence!("invalid-theme.unknown-value", value, expected = names_in_words(expected)));
    }
    let found = found.strip_prefix("invalid type: ").or_else(|| found.strip_prefix("invalid value: "))?;
    let (found, expected) = (found_in_words(found)?, expected_in_words(expected)?);
    Some(sentence!("invalid-theme.type", found, expected))
}

/// Any other message stays in English.
fn reworded(line: &str) -> String {
    let line = line.replace("unknown field", "unknown key").replace("missing field", "missing key");
    let line = line.replace("invalid type: ", "found ").replace("invalid value: ", "found ");
    match line.split_once(", expected ") {
        Some((found, expected)) => {
            let words = expected_in_words(expected);
            let expected = words.map_or_else(|| expected.to_owned(), |words| words.english());
            format!("{found}, expected {expected}")
        }
        None => line,
    }
}

/// The names that a place allows: `a`, `b` or `c`.
fn names_in_words(expected: &str) -> Sentence {
    if let Some(names) = expected.strip_prefix("one of ") {
        return sentence!("theme-one-of", names = list(names.split(", ")));
    }
    match expected.split_once(" or ") {
        Some((first, second)) => sentence!("theme-either", first, second),
        None => Sentence::verbatim(expected),
    }
}

/// A value as the reader names it: its type, and what it is where that is short.
fn found_in_words(found: &str) -> Option<Sentence> {
    let with_value = |(words, key): (&str, &'static str)| {
        let value = found.strip_prefix(words)?;
        Some(sentence!(key, value))
    };
    match found {
        "sequence" => Some(sentence!("theme-found-array")),
        "map" => Some(sentence!("theme-found-table")),
        _ => [
            ("boolean ", "theme-found-boolean"),
            ("integer ", "theme-found-integer"),
            ("floating point ", "theme-found-decimal"),
            ("string ", "theme-found-string"),
        ]
        .into_iter()
        .find_map(with_value),
    }
}

fn expected_in_words(expected: &str) -> Option<Sentence> {
    let key = match expected {
        "f32" | "f64" => "theme-number",
        "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" => "theme-whole-number",
        "a string" => "theme-string",
        "a boolean" => "theme-boolean",
        "a sequence" => "theme-array",
        "a map" => "theme-table",
        _ if expected.starts_with("struct ") => "theme-table",
        _ => {
            let own = [TypeSize::expected(), Color::expected(), Tint::expected()];
            return own.into_iter().find(|words| words.english() == expected);
        }
    };
    Some(Sentence::new(key))
}
