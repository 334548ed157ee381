//! Sentences as texts of a language.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};

use super::{Argument, MessageLanguage, Sentence, table};

impl Sentence {
    /// The sentence in a language. A key that the tables do not have, kept by another version of the
    /// program, stands for itself.
    pub fn in_language(&self, language: MessageLanguage) -> String {
        let values = self.arguments.iter().map(|(name, value)| (name.as_ref(), self::value(value, language)));
        let values: FluentArgs<'_> = values.collect();
        table::written(&self.key, &values, language).unwrap_or_else(|| self.key.to_string())
    }

    /// The sentence in English.
    pub fn english(&self) -> String {
        self.in_language(MessageLanguage::English)
    }
}

/// A number stays one, because words of the sentence depend on it.
fn value(argument: &Argument, language: MessageLanguage) -> FluentValue<'_> {
    match argument {
        Argument::Count(number) => (*number).into(),
        other => text(other, language).into(),
    }
}

fn text(argument: &Argument, language: MessageLanguage) -> Cow<'_, str> {
    match argument {
        Argument::Text(text) => text.into(),
        Argument::Count(number) => number.to_string().into(),
        Argument::Sentence(sentence) => sentence.in_language(language).into(),
        Argument::List(items) => {
            let items: Vec<_> = items.iter().map(|item| text(item, language)).collect();
            items.join(separator(language)).into()
        }
    }
}

/// What stands between the things of a list.
const fn separator(language: MessageLanguage) -> &'static str {
    match language {
        MessageLanguage::English => ", ",
        MessageLanguage::Chinese => "、",
    }
}

#[cfg(test)]
mod tests {
    use super::super::{count, list};
    use super::*;

    #[test]
    fn texts_stay_as_they_are_and_parts_have_their_language() {
        let inner = Sentence::verbatim("{ $text } `01` \n\u{2068}");
        assert_eq!(inner.english(), "{ $text } `01` \n\u{2068}");
        let outer = Sentence::verbatim("").with("unused", inner.clone());
        assert_eq!(outer.english(), "");
        let listed = Sentence::new("verbatim").with("text", list([Argument::from(inner), count(2_u8)]));
        assert_eq!(listed.in_language(MessageLanguage::Chinese), "{ $text } `01` \n\u{2068}、2");
    }

    #[test]
    fn numbers_choose_the_words() {
        let said = |number: u64| Sentence::new("errors").with("count", count(number));
        assert_eq!(said(1).english(), "1 error");
        assert_eq!(said(1_234_567).english(), "1234567 errors");
        assert_eq!(said(1).in_language(MessageLanguage::Chinese), "1个错误");
    }

    #[test]
    fn a_key_of_another_version_stands_for_itself() {
        let kept: Sentence = serde_json::from_str(r#"{"key": "no-such-key", "arguments": []}"#).unwrap();
        assert_eq!(kept.in_language(MessageLanguage::Chinese), "no-such-key");
    }
}
