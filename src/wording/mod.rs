//! Every word that outputs print and the author did not write, in Simplified Chinese, Traditional
//! Chinese and English.
//!
//! The recipe: [`Words::of`] chooses the language of the paper; [`words`] has the fixed words, and every other file the phrases
//! made of words and data:
//!
//! * [`page`]: names of newspaper pages, jump lines, lines of index box and folio
//! * [`date`]: days, weekdays, what a volume covers
//! * [`byline`]: bylines, sign-offs, dateline with byline
//! * [`article`]: what an article is called, and its printed texts
//! * [`chart`]: what a chart says in words
//! * [`imprint`]: labels and values of the imprint, lines of the masthead
//! * [`volume`]: counts and numbers of bound issues, the colophon
//! * [`note`]: marks of footnotes
//! * [`interview`]: who speaks in a paragraph
//! * [`book`]: texts of the package of a book
//! * [`web`]: words of the web edition
//! * [`scripts`]: what the scripts of a site say
//! * [`wechat`]: texts of articles for WeChat and of their preview
//!
//! Backends print the strings as they get them, so that one thing has one label everywhere.
//!
//! ```
//! use paiban::wording::Words;
//!
//! let words = |language: &str| Words::of(&language.into());
//! assert_eq!(words("zh-Hans").page(&"A01".into()), "第A01版");
//! assert_eq!(words("zh-Hant").advertisement, "廣告");
//! assert_eq!(words("en").page(&"A01".into()), "Page A01");
//! ```

pub(crate) mod article;
pub(crate) mod book;
pub(crate) mod byline;
pub(crate) mod chart;
pub(crate) mod comment;
pub(crate) mod date;
pub(crate) mod imprint;
pub(crate) mod interview;
pub(crate) mod note;
pub(crate) mod page;
pub(crate) mod scripts;
pub(crate) mod volume;
pub(crate) mod web;
pub(crate) mod wechat;
pub(crate) mod words;

pub use byline::RunIn;
pub use imprint::{ImprintEntry, ImprintItem};
pub use note::NoteNumbers;
pub(crate) use note::belongs_to_table;
pub use scripts::ScriptWords;
pub use web::WebWords;
pub use words::{Labels, Words};

use std::borrow::Cow;

use crate::model::Language;
use words::{ENGLISH, SIMPLIFIED, Script, TRADITIONAL};

impl Words {
    /// The words for a paper in this language: Simplified or Traditional Chinese, else English. Without a language they
    /// are Simplified Chinese.
    pub fn of(language: &Language) -> &'static Self {
        let tag = language.as_str().to_ascii_lowercase();
        let mut subtags = tag.split('-');
        // A missing tag is reported; the rules of the text take it for Chinese, too.
        if !matches!(subtags.next(), Some("zh" | "")) {
            return &ENGLISH;
        }
        let subtags: Vec<_> = subtags.collect();
        let has = |names: &[&str]| subtags.iter().any(|s| names.contains(s));
        if has(&["hant"]) || (!has(&["hans"]) && has(&["tw", "hk", "mo"])) {
            &TRADITIONAL
        } else {
            &SIMPLIFIED
        }
    }

    /// Whether the words are English.
    fn is_latin(&self) -> bool {
        self.script == Script::Latin
    }

    /// One of the three forms of a phrase.
    fn choose<T>(&self, simplified: T, traditional: T, english: T) -> T {
        match self.script {
            Script::Simplified => simplified,
            Script::Traditional => traditional,
            Script::Latin => english,
        }
    }
}

/// A text that is repeated, or handed to a program, with so many characters at most: what is left out
/// of a longer one is replaced by `…`.
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        None => Cow::Borrowed(text),
        Some(_) => Cow::Owned(text.chars().take(most.saturating_sub(1)).chain(['…']).collect()),
    }
}

/// `1 page`, `2 pages`.
pub(crate) fn counted(number: impl Into<usize>, noun: &str) -> String {
    let number = number.into();
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_the_paper_chooses_the_words() {
        for (tag, contents) in [
            ("zh-Hans-CN", "目录"),
            ("zh", "目录"),
            ("zh-Hant", "目錄"),
            ("zh-HK", "目錄"),
            ("zh-Hans-HK", "目录"),
            ("ja", "Contents"),
            ("en-GB", "Contents"),
        ] {
            assert_eq!(Words::of(&tag.into()).contents, contents, "{tag}");
        }
    }

    #[test]
    fn a_text_that_is_too_long_ends_with_an_ellipsis() {
        assert_eq!(shortened("运河晨报", 4), "运河晨报");
        assert_eq!(shortened("运河晨报", 3), "运河…");
        assert_eq!(shortened("", 0), "");
    }

    #[test]
    fn nouns_agree_with_their_number() {
        assert_eq!(counted(1_usize, "page"), "1 page");
        assert_eq!(counted(12_usize, "page"), "12 pages");
    }
}
