//! Where Western words may be hyphenated.

use std::ops::Range;

use hypher::Lang;

use super::Break;
use crate::text::context::Character;
use crate::text::locale::Hyphens;

/// Cost of a hyphen that the line breaker adds. Tuned by eye; see docs/tuning.md.
const HYPHEN: u16 = 80;
/// Shorter words stay whole. Tuned by eye; see docs/tuning.md.
const SHORTEST: usize = 5;
/// Fewest letters before a hyphen and after it, by the tradition of English printing.
const LEFT: usize = 2;
const RIGHT: usize = 3;

/// Lets words end a line where the author put a soft hyphen (U+00AD), and where the patterns of
/// their language do; `links` are left as they are.
pub(super) fn correct(
    breaks: &mut [Break],
    text: &str,
    characters: &[Character],
    links: &[Range<usize>],
    hyphens: Option<Hyphens>,
) {
    for (found, c) in breaks.iter_mut().zip(characters) {
        if c.char == '\u{AD}' && matches!(found, Break::May(_)) {
            *found = Break::Hyphen(0);
        }
    }
    let Some(language) = hyphens else { return };
    let mut at = 0;
    while let Some(next) = characters[at..].iter().position(|c| c.char.is_ascii_alphabetic()) {
        let start = at + next;
        at = start + characters[start..].iter().take_while(|c| c.char.is_ascii_alphabetic()).count();
        let is_word = at - start >= SHORTEST && is_common_word(characters, start..at);
        if is_word && !links.iter().any(|link| link.contains(&start)) {
            hyphenate(breaks, text, characters, start..at, language);
        }
    }
}

/// Whether the letters are a word as dictionaries have it: no ACRONYM, no camelCase, and nothing
/// beside it that makes it a part of a name, a number or a compound.
fn is_common_word(characters: &[Character], word: Range<usize>) -> bool {
    let small = characters[word.start + 1..word.end].iter().all(|c| c.char.is_ascii_lowercase());
    let at = |i: Option<usize>| i.and_then(|i| characters.get(i)).map(|c| c.char);
    let (before, after) = (word.start.checked_sub(1), Some(word.end));
    small && !joins(at(before), at(word.start.checked_sub(2))) && !joins(at(after), at(Some(word.end + 1)))
}

/// Whether the character beside a word makes it a part of something longer; `beyond` is next.
fn joins(beside: Option<char>, beyond: Option<char>) -> bool {
    match beside {
        Some('.') => beyond.is_some_and(|c| c.is_ascii_alphanumeric()),
        Some('@' | '_' | '-' | '#' | '\\' | '\u{AD}' | '\u{2010}' | '\u{2011}' | '\u{300}'..='\u{36F}') => {
            true
        }
        Some(c) => c.is_ascii_digit() || (c.is_alphanumeric() && c < '\u{2E80}'),
        None => false,
    }
}

/// Lets the word end a line between its syllables.
fn hyphenate(
    breaks: &mut [Break],
    text: &str,
    characters: &[Character],
    word: Range<usize>,
    language: Hyphens,
) {
    let from = characters[word.start].at as usize;
    let letters = text.get(from..from + word.len()).filter(|w| w.len() <= hypher::MAX_INLINE_SIZE);
    let Some(letters) = letters else { return };
    let language = match language {
        Hyphens::English => Lang::English,
    };
    let mut at = word.start;
    for syllable in hypher::hyphenate_bounded(letters, language, LEFT, RIGHT) {
        at += syllable.len();
        if at < word.end {
            breaks[at - 1] = Break::Hyphen(HYPHEN);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{marked, marked_by_default, rules};

    #[test]
    fn words_are_hyphenated_between_their_syllables() {
        assert_eq!(marked_by_default("extensive"), "ex{-80}ten{-80}sive");
        assert_eq!(marked_by_default("用Typography说"), "用|Ty{-80}pog{-80}ra{-80}phy|说");
        assert_eq!(marked_by_default("the language."), "the |lan{-80}guage.");
        assert_eq!(marked_by_default("extra"), "ex{-80}tra", "two letters before, three after");
    }

    #[test]
    fn names_and_parts_of_something_longer_stay_whole() {
        for text in [
            "table",
            "UNESCO",
            "iPhone",
            "JavaScript",
            "windows10",
            "3months",
            "extensive@",
            "language_",
            "language.rs",
            "www.extensive.com",
            "extensivé",
            "naïvely",
            "exten\u{AD}",
            "http://language",
        ] {
            assert!(!marked_by_default(text).contains("{-80}"), "{text}");
        }
        assert_eq!(marked_by_default("extensive-language"), "extensive-|language");
    }

    #[test]
    fn a_soft_hyphen_is_the_only_place_of_its_word() {
        assert_eq!(marked_by_default("exten\u{AD}sive"), "exten\u{AD}{-0}sive");
    }

    #[test]
    fn a_language_without_patterns_has_no_hyphens() {
        let mut rules = rules();
        rules.locale.hyphens = None;
        assert_eq!(marked("extensive", rules), "extensive");
        assert_eq!(marked("exten\u{AD}sive", rules), "exten\u{AD}{-0}sive");
    }

    #[test]
    fn a_word_longer_than_any_is_left_alone() {
        let long = "extensive".repeat(20);
        assert_eq!(marked_by_default(&long), long);
    }
}
