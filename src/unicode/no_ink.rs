//! Characters of no ink, and what becomes of each: the one table for every text of an issue.
//!
//! The table holds every character of the properties `Default_Ignorable_Code_Point` and
//! `White_Space`, all of `Zs`, and the few symbols that are blank (Unicode 16). `Cc` and the
//! separators of lines and paragraphs are [`super::is_control`], which no text may have. What is
//! kept is kept for a reason: it acts on the character beside it. Where it stands beside none it
//! does nothing but break searching, sorting and comparison, and is left out.

use super::{is_alphabetic_word, is_han};

/// What becomes of a character of no ink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InkRule {
    /// Kept inside a text, taken off at its edges: pages have indents and blanks of their own.
    Blank,
    /// Left out, with advice: it shows nothing and does nothing on a page.
    LeftOut,
    /// Left out, with a warning: it changes how other characters are read, or stands for
    /// something that no page shows.
    Forbidden,
    /// Kept where it acts on what stands beside it, else left out with advice.
    Kept(Beside),
}

/// What a character of no ink needs beside it to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// Letters on both sides: U+00AD is the place of a hyphen (UAX #14, BA), which Chinese has none
    /// of.
    Letters,
    /// A Mongolian letter before it: selectors of its form (Unicode 16, 13.5).
    Mongolian,
    /// A letter of a script that joins letters before it, or emoji on both sides (UTS #51).
    Joined,
    /// Ink on both sides: U+2060 keeps them on one line (UAX #14, WJ).
    Ink,
    /// Ink before it: a variation selector (Unicode 16, 23.4).
    Base,
    /// A Han character before it: a selector of the Ideographic Variation Database (UTS #37).
    Han,
    /// A black flag and other tags before it: the flag of a region (UTS #51).
    BlackFlag,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoInk {
    first: char,
    last: char,
    /// Key of what it is called in messages.
    pub(crate) name: &'static str,
    /// What becomes of it.
    pub(crate) rule: InkRule,
}

/// Most characters before the last tag of a flag: black flag, two letters of a country, three of a
/// region, and as many more.
const LONGEST_FLAG: usize = 12;

const fn row(first: char, last: char, name: &'static str, rule: InkRule) -> NoInk {
    NoInk { first, last, name, rule }
}

/// The table, in the order of the code points.
const TABLE: &[NoInk] = {
    use InkRule::{Blank, Forbidden, Kept, LeftOut};
    &[
        row('\t', '\n', "no-ink-tab", Blank),
        row('\r', '\r', "no-ink-return", Blank),
        row(' ', ' ', "no-ink-blank", Blank),
        row('\u{A0}', '\u{A0}', "no-ink-no-break-blank", Blank),
        row('\u{AD}', '\u{AD}', "no-ink-soft-hyphen", Kept(Beside::Letters)),
        row('\u{34F}', '\u{34F}', "no-ink-grapheme-joiner", LeftOut),
        row('\u{61C}', '\u{61C}', "no-ink-direction", Forbidden),
        row('\u{115F}', '\u{1160}', "no-ink-hangul-filler", LeftOut),
        row('\u{1680}', '\u{1680}', "no-ink-ogham-blank", Blank),
        row('\u{17B4}', '\u{17B5}', "no-ink-khmer-vowel", LeftOut),
        row('\u{180B}', '\u{180F}', "no-ink-mongolian-selector", Kept(Beside::Mongolian)),
        row('\u{2000}', '\u{200A}', "no-ink-fixed-blank", Blank),
        row('\u{200B}', '\u{200B}', "no-ink-zero-width-blank", LeftOut),
        row('\u{200C}', '\u{200C}', "no-ink-non-joiner", Kept(Beside::Joined)),
        row('\u{200D}', '\u{200D}', "no-ink-joiner", Kept(Beside::Joined)),
        row('\u{200E}', '\u{200F}', "no-ink-direction", Forbidden),
        row('\u{202A}', '\u{202E}', "no-ink-direction", Forbidden),
        row('\u{202F}', '\u{202F}', "no-ink-narrow-blank", Blank),
        row('\u{205F}', '\u{205F}', "no-ink-mathematical-blank", Blank),
        row('\u{2060}', '\u{2060}', "no-ink-word-joiner", Kept(Beside::Ink)),
        row('\u{2061}', '\u{2064}', "no-ink-operator", LeftOut),
        row('\u{2065}', '\u{2065}', "no-ink-reserved", Forbidden),
        row('\u{2066}', '\u{2069}', "no-ink-direction", Forbidden),
        row('\u{206A}', '\u{206F}', "no-ink-deprecated", Forbidden),
        row('\u{2800}', '\u{2800}', "no-ink-braille-blank", LeftOut),
        row('\u{3000}', '\u{3000}', "no-ink-full-width-blank", Blank),
        row('\u{3164}', '\u{3164}', "no-ink-hangul-filler", LeftOut),
        row('\u{FE00}', '\u{FE0F}', "no-ink-variation-selector", Kept(Beside::Base)),
        row('\u{FEFF}', '\u{FEFF}', "no-ink-byte-order-mark", LeftOut),
        row('\u{FFA0}', '\u{FFA0}', "no-ink-hangul-filler", LeftOut),
        row('\u{FFF0}', '\u{FFF8}', "no-ink-reserved", Forbidden),
        row('\u{FFF9}', '\u{FFFB}', "no-ink-annotation", Forbidden),
        row('\u{1BCA0}', '\u{1BCA3}', "no-ink-shorthand", LeftOut),
        row('\u{1D159}', '\u{1D159}', "no-ink-blank-note", LeftOut),
        row('\u{1D173}', '\u{1D17A}', "no-ink-music", LeftOut),
        row('\u{E0000}', '\u{E001F}', "no-ink-language-tag", Forbidden),
        row('\u{E0020}', '\u{E007F}', "no-ink-tag", Kept(Beside::BlackFlag)),
        row('\u{E0080}', '\u{E00FF}', "no-ink-reserved", Forbidden),
        row('\u{E0100}', '\u{E01EF}', "no-ink-ideographic-selector", Kept(Beside::Han)),
        row('\u{E01F0}', '\u{E0FFF}', "no-ink-reserved", Forbidden),
    ]
};

impl NoInk {
    /// The row of a character; nothing for a character with ink.
    pub(crate) fn of(c: char) -> Option<&'static Self> {
        // Most of a newspaper stands between the last blank of East Asia and the selectors.
        if ('\u{3165}'..'\u{FE00}').contains(&c) || ('!'..='~').contains(&c) {
            return None;
        }
        let at = TABLE.partition_point(|row| row.last < c);
        TABLE.get(at).filter(|row| row.first <= c)
    }

    /// Whether the character at a byte of a text is kept there.
    pub(crate) fn is_kept(&self, text: &str, at: usize) -> bool {
        let (before, rest) = text.split_at(at);
        let after = || rest.chars().nth(1);
        match self.rule {
            InkRule::Blank => true,
            InkRule::LeftOut | InkRule::Forbidden => false,
            InkRule::Kept(beside) => beside.is_met(before, after()),
        }
    }
}

impl Beside {
    fn is_met(self, text_before: &str, after: Option<char>) -> bool {
        let before = text_before.chars().next_back();
        let is = |c: Option<char>, of: fn(char) -> bool| c.is_some_and(of);
        match self {
            Self::Letters => is(before, is_alphabetic_letter) && is(after, is_alphabetic_letter),
            Self::Mongolian => is(before, |c| matches!(c, '\u{1820}'..='\u{18AA}')),
            Self::Joined => {
                let base = text_before.chars().rev().find(|&c| !is_part_of_emoji(c));
                is(before, joins_letters) || is(base, is_emoji) && is(after, is_emoji)
            }
            Self::Ink => is(before, has_ink) && is(after, has_ink),
            Self::Base => is(before, has_ink),
            Self::Han => is(before, is_han),
            Self::BlackFlag => {
                let mut before = text_before.chars().rev().take(LONGEST_FLAG);
                before.find(|c| !matches!(c, '\u{E0020}'..='\u{E007E}')) == Some('\u{1F3F4}')
            }
        }
    }
}

/// Whether a character prints something by itself.
pub(crate) fn has_ink(c: char) -> bool {
    NoInk::of(c).is_none() && !super::is_control(c)
}

/// Whether a character is a blank of any kind.
pub(crate) fn is_blank(c: char) -> bool {
    NoInk::of(c).is_some_and(|row| row.rule == InkRule::Blank)
}

fn is_alphabetic_letter(c: char) -> bool {
    is_alphabetic_word(c) && !c.is_numeric()
}

/// Letters and vowel signs of scripts in which joiners choose their forms: those from Hebrew to
/// Tibetan, of Myanmar, the Philippines, the Khmer, the Mongols and the islands.
fn joins_letters(c: char) -> bool {
    let of_script = matches!(c,
        '\u{590}'..='\u{FFF}' | '\u{1000}'..='\u{109F}' | '\u{1700}'..='\u{18AF}'
        | '\u{1900}'..='\u{1CFF}' | '\u{A800}'..='\u{ABFF}' | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}');
    of_script && has_ink(c)
}

/// Pictures that joiners make sequences of (UTS #51): near enough to `Extended_Pictographic`.
pub(crate) fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{27BF}'
        | '\u{2900}'..='\u{297F}' | '\u{2B00}'..='\u{2BFF}' | '\u{3030}' | '\u{303D}' | '\u{3297}'
        | '\u{3299}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Selectors and skin tones, which stand between the pictures of a sequence and its joiner.
fn is_part_of_emoji(c: char) -> bool {
    matches!(c, '\u{FE0E}' | '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
}

#[cfg(test)]
mod tests {
    use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, WhiteSpace};
    use icu_properties::{CodePointMapData, CodePointSetData};

    use super::*;
    use crate::messages::Sentence;
    use crate::unicode::is_control;

    #[test]
    fn the_table_has_every_character_of_no_ink_that_unicode_knows() {
        let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
        let white = CodePointSetData::new::<WhiteSpace>();
        let category = CodePointMapData::<GeneralCategory>::new();
        for c in '\0'..=char::MAX {
            let no_ink = ignorable.contains(c)
                || white.contains(c)
                || category.get(c) == GeneralCategory::SpaceSeparator;
            let extra = matches!(c, '\u{2800}' | '\u{1D159}' | '\u{FFF9}'..='\u{FFFB}');
            let expected = (no_ink || extra) && !is_control(c);
            assert_eq!(NoInk::of(c).is_some(), expected, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn rows_are_in_order() {
        assert!(TABLE.windows(2).all(|pair| pair[0].last < pair[1].first));
        let has_name = |row: &NoInk| !Sentence::new(row.name).english().is_empty();
        assert!(TABLE.iter().all(|row| row.first <= row.last && has_name(row)));
    }

    #[test]
    fn what_acts_on_its_neighbours_is_kept_beside_them_and_nowhere_else() {
        // The character in question stands at |.
        for (text, c, expected) in [
            ("exten|sive", '\u{AD}', true),
            ("中|国", '\u{AD}', false),
            ("20|26", '\u{AD}', false),
            ("|abc", '\u{AD}', false),
            ("\u{1820}|", '\u{180B}', true),
            ("中|", '\u{180B}', false),
            ("\u{645}|\u{6CC}", '\u{200C}', true),
            ("\u{915}\u{94D}|", '\u{200D}', true),
            ("中|国", '\u{200D}', false),
            ("ab|cd", '\u{200C}', false),
            ("👩|👧", '\u{200D}', true),
            ("👩\u{1F3FD}|🚀", '\u{200D}', true),
            ("❤\u{FE0F}|🔥", '\u{200D}', true),
            ("👩|", '\u{200D}', false),
            ("10|km", '\u{2060}', true),
            ("|中", '\u{2060}', false),
            ("中 |", '\u{2060}', false),
            ("❤|", '\u{FE0F}', true),
            ("好。|", '\u{FE00}', true),
            ("|中", '\u{FE0F}', false),
            ("❤\u{FE0F}|", '\u{FE0F}', false),
            ("葛|城", '\u{E0100}', true),
            ("A|", '\u{E0100}', false),
            ("🏴\u{E0067}|", '\u{E0062}', true),
            ("🏴|", '\u{E0067}', true),
            ("中|", '\u{E0067}', false),
            ("中|国", '\u{200B}', false),
            ("中|国", '\u{202E}', false),
            ("中|国", '\u{3000}', true),
        ] {
            let at = text.find('|').unwrap();
            let text = text.replace('|', &c.to_string());
            let row = NoInk::of(c).unwrap();
            assert_eq!(row.is_kept(&text, at), expected, "{text:?}");
        }
    }
}
