//! Line breaks by UAX #14, with marks as what they are in Chinese.
//!
//! UAX #14 defines neither which quotation marks open and close nor that ① is set like an
//! ideograph. So icu_segmenter gets stand-ins: for every mark of a class one character that has the
//! same rules everywhere. Between ideographs and marks the answer is a table; only stretches with
//! other characters are segmented, which makes Chinese text several times faster.
//!
//! The strict level of CSS is that of CLREQ; there the content locale changes nothing, it only
//! loosens the other levels after Japanese habit.

use std::iter::zip;

use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use super::{Break, LineEdgeRules};
use crate::text::class::Class;
use crate::text::context::Character;
use crate::unicode::is_ideograph;

/// What may happen after each character by UAX #14 and the stand-ins.
pub(super) fn breaks(characters: &[Character], line_edge_rules: LineEdgeRules) -> Vec<Break> {
    let plain: Vec<PlainClass> = characters.iter().map(|&c| PlainClass::of(c, line_edge_rules)).collect();
    let mut found = vec![Break::Never; characters.len()];
    for (found, pair) in zip(&mut found, plain.windows(2)) {
        *found = PlainClass::between(pair[0], pair[1]);
    }
    let mut segmenter = Segmenter::new();
    let mut from = 0;
    while let Some(next) = plain[from..].iter().position(|&p| p == PlainClass::No) {
        let (start, end) = stretch(&plain, from + next);
        segmenter.ask(&characters[start..end], line_edge_rules, &mut found[start..end]);
        from = end;
    }
    found
}

/// What a character is to UAX #14 if it stands between others of these kinds only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PlainClass {
    /// ID.
    Ideograph,
    /// OP of East Asian width.
    Open,
    /// CL.
    Close,
    /// EX or NS: begins no line.
    NonStarter,
    /// Anything else.
    No,
}

impl PlainClass {
    fn of(character: Character, line_edge_rules: LineEdgeRules) -> Self {
        match character.class {
            Class::Ideograph => Self::of_ideograph(character.char),
            class if line_edge_rules == LineEdgeRules::None && class.is_mark() => Self::Ideograph,
            Class::Open => Self::Open,
            Class::Close | Class::Stop | Class::Comma => Self::Close,
            Class::Colon | Class::Exclamation => Self::NonStarter,
            _ => Self::No,
        }
    }

    /// Han characters and kana; iteration marks, small kana and ー begin no line (JLREQ, Characters
    /// Not Starting a Line). Rare ones are left to icu_segmenter.
    fn of_ideograph(c: char) -> Self {
        match c {
            c if is_ideograph(c) => Self::Ideograph,
            '々' | 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' | 'ゕ' | 'ゖ'
            | 'ゝ' | 'ゞ' | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ'
            | 'ヶ' | 'ー' | 'ヽ' | 'ヾ' => Self::NonStarter,
            '〇' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' => Self::Ideograph,
            _ => Self::No,
        }
    }

    /// LB13, LB14, LB21 and LB31.
    fn between(before: Self, after: Self) -> Break {
        let stay = before == Self::No
            || before == Self::Open
            || matches!(after, Self::Close | Self::NonStarter | Self::No);
        if stay { Break::Never } else { Break::May(0) }
    }

    /// Whether no rule looks past it: numbers reach over brackets and commas (LB25 since Unicode
    /// 16).
    fn is_bound(self) -> bool {
        matches!(self, Self::Ideograph | Self::NonStarter)
    }
}

/// The stretch around the character at `no` that the table does not cover, up to characters past
/// which no rule looks; `end` is after the last.
fn stretch(plain: &[PlainClass], no: usize) -> (usize, usize) {
    let start = plain[..no].iter().rposition(|p| p.is_bound()).unwrap_or(0);
    let end = plain[no..].iter().position(|p| p.is_bound()).map_or(plain.len(), |at| no + at + 1);
    (start, end)
}

/// icu_segmenter and the text it gets.
struct Segmenter {
    by: LineSegmenterBorrowed<'static>,
    text: String,
}

impl Segmenter {
    fn new() -> Self {
        let mut options = LineBreakOptions::default();
        options.strictness = Some(LineBreakStrictness::Strict);
        let by = LineSegmenter::new_for_non_complex_scripts(options);
        Self { by, text: String::new() }
    }

    /// Writes the answers for the gaps between these characters; what follows the last stays.
    fn ask(&mut self, characters: &[Character], line_edge_rules: LineEdgeRules, found: &mut [Break]) {
        self.text.clear();
        for at in 0..characters.len() {
            self.text.push(stand_in(characters, at, line_edge_rules));
        }
        let mut breaks = self.by.segment_str(&self.text).peekable();
        let inner = characters.len().saturating_sub(1);
        for (found, (c, (at, _))) in zip(found, zip(characters, self.text.char_indices().skip(1))).take(inner)
        {
            while breaks.next_if(|&b| b < at).is_some() {}
            *found = match breaks.next_if_eq(&at) {
                Some(_) if is_mandatory(c.char) => Break::Must,
                Some(_) => Break::May(0),
                None => Break::Never,
            };
        }
    }
}

/// Whether UAX #14 ends a line after it: BK, CR, LF, NL.
fn is_mandatory(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The stand-in for the character at `at`.
fn stand_in(characters: &[Character], at: usize, line_edge_rules: LineEdgeRules) -> char {
    let Character { char, class, .. } = characters[at];
    if line_edge_rules == LineEdgeRules::None && is_wide_mark(class, char) {
        return '中';
    }
    match class {
        Class::Open => '「',
        Class::Close => '」',
        Class::Stop => '。',
        Class::Comma => '，',
        Class::Colon => '：',
        Class::Exclamation => '！',
        Class::Dot => '・',
        Class::Dash => '—',
        Class::Ellipsis => '…',
        Class::Symbol if !is_emoji(char) && !is_sign_of_number(characters, at) => '中',
        _ => char,
    }
}

/// Whether it is a mark of Chinese that stands as freely as an ideograph where nothing is
/// forbidden.
fn is_wide_mark(class: Class, char: char) -> bool {
    let narrow = matches!(char, '-' | '~' | '/' | '\u{2010}' | '\u{2011}' | '–');
    let mark =
        class.is_mark() || matches!(class, Class::Dash | Class::Ellipsis | Class::Connector | Class::Solidus);
    mark && !narrow
}

/// Whether UAX #14 itself takes it for an ideograph, and may join it to what follows (EB, EM, RI).
fn is_emoji(char: char) -> bool {
    char >= '\u{1F170}' || matches!(char, '\u{261D}' | '\u{26F9}' | '\u{270A}'..='\u{270D}')
}

/// Whether the symbol is a sign of a formula or a number: 3×4, ≥5, §7.
fn is_sign_of_number(characters: &[Character], at: usize) -> bool {
    let western = |i: Option<usize>| i.and_then(|i| characters.get(i)).is_some_and(|c| c.class.is_western());
    matches!(characters[at].char, '×' | '÷' | '±' | '§' | '\u{2200}'..='\u{22FF}')
        && (western(at.checked_sub(1)) || western(Some(at + 1)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::properties::text;
    use super::*;
    use crate::text::context::characters;
    use crate::text::locale::Region;

    const LEVELS: [LineEdgeRules; 4] =
        [LineEdgeRules::None, LineEdgeRules::Basic, LineEdgeRules::Gb, LineEdgeRules::Strict];

    /// icu_segmenter over the whole text.
    fn slowly(characters: &[Character], line_edge_rules: LineEdgeRules) -> Vec<Break> {
        let mut found = vec![Break::Never; characters.len()];
        Segmenter::new().ask(characters, line_edge_rules, &mut found);
        found
    }

    #[test]
    fn the_table_agrees_with_unicode_about_every_character_it_knows() {
        let beside = "中（，！ぁ".chars();
        for c in ('\u{2000}'..'\u{30000}').filter(|c| !('\u{A000}'..'\u{F000}').contains(c)) {
            let lone = characters(&c.to_string(), Region::Mainland)[0];
            if PlainClass::of(lone, LineEdgeRules::Gb) == PlainClass::No {
                continue;
            }
            let text: String = beside.clone().flat_map(|b| [c, b]).collect();
            let all = characters(&text, Region::Mainland);
            assert_eq!(breaks(&all, LineEdgeRules::Gb), slowly(&all, LineEdgeRules::Gb), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1500))]

        #[test]
        fn stretches_are_answered_as_the_whole_text(text in text()) {
            for region in [Region::Mainland, Region::Western] {
                let all = characters(&text, region);
                for line_edge_rules in LEVELS {
                    prop_assert_eq!(breaks(&all, line_edge_rules), slowly(&all, line_edge_rules), "{:?}", line_edge_rules);
                }
            }
        }
    }
}
