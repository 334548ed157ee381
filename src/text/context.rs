//! The characters of a paragraph with the classes their neighbours give them.
//!
//! Quotation marks, dashes and hyphens are shared by Chinese and Western writing: which they are
//! is seen from what stands beside them, also across changes of style.

use super::class::Class;
use super::locale::Region;

/// A character with its class in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Character {
    /// Byte offset in the text.
    pub at: u32,
    /// The character.
    pub char: char,
    /// What it is there.
    pub class: Class,
}

/// The characters of a text with their classes.
///
/// Quotation marks are Chinese in Chinese and Japanese text, but an apostrophe between letters is
/// a letter; in other text they are Chinese only beside a Han character. Two U+2014 are a dash,
/// one is a connector; hyphens beside letters and digits belong to them (CLREQ, Western Text).
pub fn characters(text: &str, region: Region) -> Vec<Character> {
    let mut found: Vec<Character> = Vec::with_capacity(text.len() / 2);
    found.extend(text.char_indices().map(|(at, char)| Character {
        at: at as u32,
        char,
        class: Class::of(char),
    }));
    let mut beside = Beside::default();
    let mut i = 0;
    while i < found.len() {
        match found[i].class {
            Class::Ideograph => {}
            Class::Open | Class::Close
                if is_curly(found[i].char) && !is_chinese_quote(&found, i, region, &mut beside) =>
            {
                found[i].class = Class::Other;
            }
            Class::Connector => i = connector(&mut found, i),
            Class::Open | Class::Close if region == Region::Western && matches!(found[i].char, '«' | '»') =>
            {
                // Which of the two opens depends on the language.
                found[i].class = Class::Other;
            }
            Class::Solidus | Class::Dot if beside_western(&found, i) => found[i].class = Class::Other,
            Class::Symbol if between_numbers(&found, i) => found[i].class = Class::Other,
            _ => {}
        }
        i += 1;
    }
    found
}

pub(super) fn is_curly(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”')
}

/// Variation selectors, joiners and combining marks.
pub(super) fn joins_the_one_before(c: char) -> bool {
    matches!(u32::from(c),
        0x0300..=0x036F | 0x180B..=0x180D | 0x180F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x200C | 0x200D | 0x20D0..=0x20FF
        | 0x302A..=0x302F | 0x3099 | 0x309A | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F | 0x1F3FB..=0x1F3FF
        | 0xE0020..=0xE007F | 0xE0100..=0xE01EF)
}

/// The words beside a quotation mark. Marks of a row share theirs, so the row is walked once.
#[derive(Default)]
struct Beside {
    /// The last character before that is neither mark nor blank, and how far it was looked for.
    before: Option<Character>,
    looked: usize,
    /// Number of the next one after the mark.
    after: usize,
}

impl Beside {
    /// Looks at the surroundings of the mark at a place that is not before the last one.
    fn look(&mut self, found: &[Character], at: usize) -> [Option<Character>; 2] {
        let skips = |c: &Character| !c.class.is_mark() && !c.class.is_blank() && !is_curly(c.char);
        let last = found[self.looked..at].iter().rev().copied().find(skips);
        (self.before, self.looked) = (last.or(self.before), at);
        if self.after <= at {
            let next = found[at + 1..].iter().position(skips);
            self.after = next.map_or(found.len(), |next| at + 1 + next);
        }
        [self.before, found.get(self.after).copied()]
    }
}

/// Whether a quotation mark is a Chinese one.
fn is_chinese_quote(found: &[Character], at: usize, region: Region, beside: &mut Beside) -> bool {
    let is_letter = |i: Option<usize>| i.and_then(|i| found.get(i)).is_some_and(|c| c.class.is_western());
    if found[at].char == '’' && is_letter(at.checked_sub(1)) && is_letter(Some(at + 1)) {
        return false;
    }
    if region != Region::Western {
        return true;
    }
    beside.look(found, at).into_iter().flatten().any(|c| c.class == Class::Ideograph)
}

/// Gives a run of connectors their classes; returns the last of the run.
fn connector(found: &mut [Character], at: usize) -> usize {
    let char = found[at].char;
    if char == '—' {
        let run = found[at..].iter().take_while(|c| c.char == '—').count();
        for pair in found[at..at + run].chunks_exact_mut(2) {
            pair.iter_mut().for_each(|c| c.class = Class::Dash);
        }
        return at + run - 1;
    }
    if matches!(char, '-' | '\u{2010}' | '\u{2011}' | '–') && beside_western(found, at) {
        found[at].class = Class::Other;
    }
    at
}

/// Whether a letter or digit stands on both sides, or on one and nothing Chinese on the other.
fn beside_western(found: &[Character], at: usize) -> bool {
    let class = |i: Option<usize>| i.and_then(|i| found.get(i)).map(|c| c.class);
    let sides = [class(at.checked_sub(1)), class(Some(at + 1))];
    let western = sides.iter().flatten().filter(|class| class.is_western()).count();
    let chinese = sides.iter().flatten().any(|class| matches!(class, Class::Ideograph | Class::Symbol));
    western > 0 && !chinese
}

/// Whether a sign stands between two numbers, as in 3×5.
fn between_numbers(found: &[Character], at: usize) -> bool {
    let number = |i: Option<usize>| i.and_then(|i| found.get(i)).is_some_and(|c| c.class == Class::Number);
    number(at.checked_sub(1)) && number(Some(at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(text: &str, region: Region) -> Vec<Class> {
        characters(text, region).iter().map(|c| c.class).collect()
    }

    #[test]
    fn an_apostrophe_between_letters_is_no_quotation_mark() {
        use Class::{Close, Ideograph, Latin, Open, Other};
        assert_eq!(classes("t’s", Region::Mainland), [Latin, Other, Latin]);
        assert_eq!(classes("“A”说", Region::Mainland), [Open, Latin, Close, Ideograph]);
        assert_eq!(classes("“A”", Region::Western), [Other, Latin, Other]);
        assert_eq!(classes("“说”", Region::Western), [Open, Ideograph, Close]);
    }

    #[test]
    fn two_dashes_are_one_and_a_single_one_connects() {
        use Class::{Connector, Dash, Ideograph, Number, Other};
        assert_eq!(classes("京—沪", Region::Mainland), [Ideograph, Connector, Ideograph]);
        assert_eq!(classes("他——", Region::Mainland), [Ideograph, Dash, Dash]);
        assert_eq!(classes("———", Region::Mainland), [Dash, Dash, Connector]);
        assert_eq!(classes("1–2", Region::Mainland), [Number, Other, Number]);
        assert_eq!(classes("3×5", Region::Mainland), [Number, Other, Number]);
    }
}
