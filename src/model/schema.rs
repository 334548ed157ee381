//! JSON Schema of `issue.json`, made from the types of this folder.

use serde_json::Value;

use super::Issue;
use crate::messages::{MessageLanguage, Sentence};

/// The first part of every key of the table that describes the schema.
const KEY: &str = "key";

/// The schema (JSON Schema 2020-12) of an [`Issue`], indented, with a line end; its descriptions are in
/// a language. The English one is in `templates/issue.schema.json`.
pub fn json_schema(language: MessageLanguage) -> String {
    let mut schema = schemars::schema_for!(Issue).to_value();
    match language {
        // The comments at the types are English.
        MessageLanguage::English => {}
        MessageLanguage::Chinese => visit(&mut schema, &below(KEY, "Issue"), &mut translate),
    }
    format!("{schema:#}\n")
}

fn translate(key: &str, description: &mut Value) {
    if let Some(sentence) = Sentence::find(key) {
        *description = sentence.in_language(MessageLanguage::Chinese).into();
    }
}

/// Hands over the descriptions of a schema and of those in it, each with its key in the table.
fn visit(schema: &mut Value, key: &str, found: &mut impl FnMut(&str, &mut Value)) {
    for (name, member) in schema.as_object_mut().into_iter().flatten() {
        if name == "description" {
            found(key, member);
        } else {
            for (key, part) in parts(name, member, key) {
                visit(part, &key, found);
            }
        }
    }
}

/// The schemas that a member of a schema holds, with their keys in the table.
fn parts<'a>(name: &str, member: &'a mut Value, key: &str) -> Vec<(String, &'a mut Value)> {
    match (name, member) {
        ("$defs", Value::Object(types)) => {
            types.iter_mut().map(|(name, part)| (below(KEY, name), part)).collect()
        }
        ("properties", Value::Object(properties)) => {
            properties.iter_mut().map(|(name, part)| (below(key, name), part)).collect()
        }
        ("oneOf" | "prefixItems", Value::Array(parts)) => {
            let parts = parts.iter_mut().enumerate();
            parts.map(|(at, part)| (below(key, &own_name(part, at)), part)).collect()
        }
        _ => Vec::new(),
    }
}

/// The name of one of several schemas: the word that it stands for, the `kind` of its tables, else its number.
fn own_name(schema: &Value, at: usize) -> String {
    let word = schema["const"].as_str().or_else(|| schema["properties"]["kind"]["const"].as_str());
    word.map_or_else(|| at.to_string(), str::to_owned)
}

/// The key of what stands below another in the table. Names of types are not parted: `NoteId` is `noteid`,
/// because `note-id` is the `id` of a `Note`.
fn below(key: &str, name: &str) -> String {
    let sign = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    format!("{key}-{}", name.chars().map(sign).collect::<String>())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The Chinese of the descriptions.
    const TABLE: &str = include_str!("../messages/zh/keys.ftl");

    #[test]
    fn the_schema_in_templates_is_that_of_the_model() {
        let kept = include_str!("../../templates/issue.schema.json");
        assert!(
            kept == json_schema(MessageLanguage::English),
            "run `cargo run -- schema --lang en > templates/issue.schema.json`"
        );
    }

    /// Takes the descriptions out of a schema, wherever they stand.
    fn take(schema: &mut Value, taken: &mut Vec<Value>) {
        match schema {
            Value::Object(members) => {
                // A property may be called so too.
                if members.get("description").is_some_and(Value::is_string) {
                    taken.extend(members.remove("description"));
                }
                members.values_mut().for_each(|member| take(member, taken));
            }
            Value::Array(items) => items.iter_mut().for_each(|item| take(item, taken)),
            _ => {}
        }
    }

    /// The schema in a language without descriptions, and these.
    fn parted(language: MessageLanguage) -> (Value, Vec<Value>) {
        let mut schema = serde_json::from_str(&json_schema(language)).unwrap();
        let mut descriptions = Vec::new();
        take(&mut schema, &mut descriptions);
        (schema, descriptions)
    }

    /// Whether a text is a Chinese sentence in one line, and not an English one with a Chinese word in it.
    fn is_chinese(text: &str) -> bool {
        let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
        text.contains(is_han) && text.ends_with('。') && !text.contains('\n')
    }

    #[test]
    fn in_chinese_every_description_is_chinese_and_all_else_is_the_same() {
        let (english, descriptions) = parted(MessageLanguage::English);
        let (chinese, translations) = parted(MessageLanguage::Chinese);
        assert!(english == chinese, "more than the descriptions differs");
        assert!(translations.len() > 150, "{} descriptions", translations.len());
        assert_eq!(translations.len(), descriptions.len());
        for text in &translations {
            assert!(text.as_str().is_some_and(is_chinese), "{text}");
        }
    }

    #[test]
    fn every_description_has_a_key_of_its_own_and_no_key_is_left_over() {
        let mut needed = Vec::new();
        let mut schema = schemars::schema_for!(Issue).to_value();
        visit(&mut schema, &below(KEY, "Issue"), &mut |key: &str, _: &mut Value| needed.push(key.to_owned()));
        let unique: BTreeSet<&str> = needed.iter().map(String::as_str).collect();
        assert_eq!(unique.len(), needed.len(), "two descriptions have one key");
        let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
        let kept: BTreeSet<&str> = lines.filter_map(|line| Some(line.split_once(" = ")?.0)).collect();
        let missing: Vec<_> = unique.difference(&kept).collect();
        let unused: Vec<_> = kept.difference(&unique).collect();
        assert!(missing.is_empty() && unused.is_empty(), "not in Chinese: {missing:?}; unused: {unused:?}");
    }
}
