//! What the parsers say of a file that breaks the rules of its language.
//!
//! They speak English. The commonest of their messages have a meaning in every language of messages,
//! beside which their own words stand.

use crate::messages::{Sentence, sentence};

/// How messages begin, and what they mean. The first that fits counts.
const MEANINGS: [(&str, &str); 32] = [
    ("string values must be quoted", "syntax.quotes"),
    ("invalid basic string, expected `\"`", "syntax.open-string"),
    ("invalid multi-line basic string, expected `\"`", "syntax.open-string"),
    ("invalid literal string, expected `'`", "syntax.open-string"),
    ("invalid multi-line literal string, expected `'`", "syntax.open-string"),
    ("unterminated string literal", "syntax.open-string"),
    ("invalid basic string", "syntax.string"),
    ("invalid multi-line basic string", "syntax.string"),
    ("invalid literal string", "syntax.string"),
    ("invalid multi-line literal string", "syntax.string"),
    ("missing escaped value", "syntax.escape"),
    ("invalid escape", "syntax.escape"),
    ("key with no value", "syntax.no-equals"),
    ("missing value for key", "syntax.no-equals"),
    ("missing value", "syntax.no-value"),
    ("expected value after colon", "syntax.no-value"),
    ("duplicate key", "syntax.duplicate"),
    ("unclosed ", "syntax.open-bracket"),
    ("unterminated ", "syntax.open-bracket"),
    ("unexpected close brac", "syntax.extra-bracket"),
    ("missing comma", "syntax.no-comma"),
    ("expected comma", "syntax.no-comma"),
    ("extra comma", "syntax.extra-comma"),
    ("trailing commas", "syntax.extra-comma"),
    ("expected colon", "syntax.no-colon"),
    ("unexpected key or value", "syntax.one-line"),
    ("invalid key", "syntax.key"),
    ("invalid unquoted key", "syntax.key"),
    ("comments are not allowed", "syntax.comment"),
    ("single-quoted strings", "syntax.single-quotes"),
    ("cannot recurse further", "syntax.depth"),
    ("maximum nesting depth", "syntax.depth"),
];

/// The message of a parser as a sentence.
pub(super) fn said(reason: &str) -> Sentence {
    let meaning = MEANINGS.iter().find(|(begin, _)| reason.starts_with(begin)).map(|&(_, key)| key);
    sentence!(meaning.unwrap_or("syntax"), reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::MessageLanguage;

    #[test]
    fn the_words_of_a_parser_stay_and_the_commonest_have_a_meaning() {
        for reason in ["unclosed table, expected `]`", "something new"] {
            let said = said(reason);
            assert_eq!(said.english(), reason);
            assert!(said.in_language(MessageLanguage::Chinese).ends_with(&format!("（{reason}）")));
        }
        assert_ne!(said("unclosed table"), said("duplicate key"));
        for (begin, key) in MEANINGS {
            assert_eq!(said(begin), sentence!(key, reason = begin), "an earlier line takes it");
        }
    }
}
