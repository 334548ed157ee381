//! Parts of JSON that adapters of programs read.

use serde_json::Value;

use super::boxes::Corners;

/// Deepest nesting in which a result is looked for; the reader of JSON takes no deeper one.
const DEEPEST: usize = 128;

/// Four numbers as corners.
pub(super) fn corners(value: Option<&Value>) -> Option<Corners> {
    let edges: Vec<f64> = value?.as_array()?.iter().map_while(Value::as_f64).collect();
    edges.try_into().ok()
}

/// A text, or the texts of a list in lines.
pub(super) fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(parts)) => {
            let parts: Vec<String> = parts.iter().map(|part| text(Some(part))).collect();
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
        }
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// A text that is not empty.
pub(super) fn some_text(value: Option<&Value>) -> Option<String> {
    let text = text(value);
    (!text.trim().is_empty()).then_some(text)
}

/// The objects with a key, wherever they are, in the order of the file.
pub(super) fn objects_with<'a>(value: &'a Value, key: &str) -> Vec<&'a Value> {
    let mut found = Vec::new();
    find(value, key, 0, &mut found);
    found
}

fn find<'a>(value: &'a Value, key: &str, depth: usize, found: &mut Vec<&'a Value>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Object(members) if members.contains_key(key) => found.push(value),
        Value::Object(members) => members.values().for_each(|member| find(member, key, depth + 1, found)),
        Value::Array(parts) => parts.iter().for_each(|part| find(part, key, depth + 1, found)),
        _ => {}
    }
}

/// A count that fits.
pub(super) fn number(value: Option<&Value>) -> Option<u32> {
    value?.as_u64().and_then(|number| u32::try_from(number).ok())
}
