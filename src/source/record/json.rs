//! JSON into nodes, strictly by RFC 8259: no comments, no trailing commas, no duplicate keys.

use std::collections::BTreeSet;
use std::ops::Range;

use jsonc_parser::ast::{self, ObjectPropName};
use jsonc_parser::common;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::messages::{Sentence, sentence};

use super::parsers::said;
use super::{Faults, RecordEntry, RecordNode, RecordValue};

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads a JSON text. A text that breaks the rules is reported and gives nothing; the parser
/// refuses more than 512 levels.
pub fn parse(text: &str, faults: &mut Faults) -> Option<RecordNode> {
    match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Ok(parsed) => {
            let root = parsed.value.map(|value| node(value, faults));
            if root.is_none() {
                faults.syntax(Sentence::new("syntax.empty"), 0..0);
            }
            root
        }
        Err(error) => {
            let message = error.kind().to_string();
            faults.syntax(said(&lower_case_start(&message)), range(error.range()));
            None
        }
    }
}

fn node(value: ast::Value<'_>, faults: &mut Faults) -> RecordNode {
    match value {
        ast::Value::StringLit(text) => {
            RecordNode { value: RecordValue::Text(text.value.into_owned()), range: range(text.range) }
        }
        ast::Value::NumberLit(number) => {
            let value = number.value.parse().map_or(RecordValue::Fraction, RecordValue::Integer);
            RecordNode { value, range: range(number.range) }
        }
        ast::Value::BooleanLit(flag) => {
            RecordNode { value: RecordValue::Flag(flag.value), range: range(flag.range) }
        }
        ast::Value::NullKeyword(null) => RecordNode { value: RecordValue::Nothing, range: range(null.range) },
        ast::Value::Array(list) => {
            let items = list.elements.into_iter().map(|item| node(item, faults)).collect();
            RecordNode { value: RecordValue::List(items), range: range(list.range) }
        }
        ast::Value::Object(object) => RecordNode {
            range: range(object.range),
            value: RecordValue::Table(entries(object.properties, faults)),
        },
    }
}

fn entries(properties: Vec<ast::ObjectProp<'_>>, faults: &mut Faults) -> Vec<RecordEntry> {
    let mut seen = BTreeSet::new();
    let mut entries = Vec::with_capacity(properties.len());
    for property in properties {
        let key_range = match &property.name {
            ObjectPropName::String(name) => range(name.range),
            ObjectPropName::Word(name) => range(name.range),
        };
        let key = property.name.into_string();
        let node = node(property.value, faults);
        if seen.insert(key.clone()) {
            entries.push(RecordEntry { key, key_range, node });
        } else {
            faults.syntax(sentence!("syntax.twice", key), key_range);
        }
    }
    entries
}

fn range(range: common::Range) -> Range<usize> {
    range.start..range.end
}

fn lower_case_start(message: &str) -> String {
    let mut chars = message.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Code, SourceMap};

    fn parsed(text: &str) -> (Option<RecordNode>, Vec<String>) {
        let mut faults = Faults::new(SourceMap::default().add("a.json", text));
        let node = parse(text, &mut faults);
        let found = faults.into_diagnostics();
        assert!(found.iter().all(|fault| fault.code == Code::Syntax));
        (node, found.into_iter().map(|fault| fault.message.english()).collect())
    }

    #[test]
    fn values_know_their_places() {
        let (node, faults) = parsed(r#"{"题": ["a", 2, null]}"#);
        assert!(faults.is_empty());
        let Some(RecordNode { value: RecordValue::Table(entries), range }) = node else { panic!("no table") };
        assert_eq!(range, 0..23);
        assert_eq!((entries[0].key.as_str(), entries[0].key_range.clone()), ("题", 1..6));
        let RecordValue::List(items) = &entries[0].node.value else { panic!("no list") };
        assert_eq!(items[1], RecordNode { value: RecordValue::Integer(2), range: 14..15 });
        assert_eq!(items[2].value, RecordValue::Nothing);
    }

    #[test]
    fn what_rfc_8259_does_not_allow_is_a_syntax_fault() {
        for text in [
            "",
            "{",
            "[1,]",
            "{a: 1}",
            "{'a': 1}",
            "[1 2]",
            "// x\n1",
            "[+1]",
            "[.5]",
            "1 2",
            "\"\\x41\"",
            "[NaN]",
        ] {
            assert_eq!(parsed(text).1.len(), 1, "{text}");
        }
    }

    #[test]
    fn a_key_that_stands_twice_is_reported_and_the_first_is_kept() {
        let (node, faults) = parsed(r#"{"a": 1, "a": 2}"#);
        assert_eq!(faults, ["duplicate key `a` in the same table"]);
        let Some(RecordNode { value: RecordValue::Table(entries), .. }) = node else { panic!("no table") };
        assert_eq!(entries.len(), 1);
        assert_eq!(entries[0].node.value, RecordValue::Integer(1));
    }

    #[test]
    fn deep_nesting_is_a_syntax_fault_and_not_a_crash() {
        assert_eq!(parsed(&"[".repeat(1_000_000)).1.len(), 1);
    }
}
