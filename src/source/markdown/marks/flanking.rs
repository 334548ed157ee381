//! Which runs of stars and low lines may open and close emphasis.
//!
//! The rules are those of CommonMark 0.31 §6.2 with the amendments for Chinese, Japanese and Korean
//! (`markdown-cjk-friendly`): beside their characters a run needs no blank, as in `**问：**答`.
//! Two things go further. A mark that Chinese shares with other scripts (`“”‘’—…·`) is Chinese
//! where the character behind it is. And a star between numbers is a sign of multiplication.

use unicode_normalization::char::canonical_combining_class;

use crate::unicode::is_private_use;
use crate::unicode::no_ink::has_ink;

/// What a run of stars or low lines may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Flanks {
    /// Whether it may open emphasis.
    pub(super) opens: bool,
    /// Whether it may close emphasis.
    pub(super) closes: bool,
    /// Whether it is certainly text: a sign between digits, a low line inside a word.
    pub(super) is_text: bool,
}

/// What stands beside a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct BesideRun {
    kind: BesideKind,
    /// Whether it is a mark, of whatever script.
    is_mark: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum BesideKind {
    /// A blank, or the end of the line.
    Blank,
    /// A character or mark of Chinese, Japanese or Korean.
    EastAsian,
    /// A mark of other scripts.
    Mark,
    /// Anything else.
    Word,
}

impl BesideRun {
    const BLANK: Self = Self { kind: BesideKind::Blank, is_mark: false };
}

/// Most characters of a unit after a number, as in `3厘米*4`.
const UNIT: usize = 2;
/// Most characters of a name before a number, as in `3*宽4`.
const NAME: usize = 1;

/// What a run of `count` times `mark` may do between two texts.
pub(super) fn flanks(before: &str, mark: char, count: usize, after: &str) -> Flanks {
    let (last, next) = (before.chars().next_back(), after.chars().next());
    let after_digit = last.is_some_and(is_digit);
    if mark == '*' && after_digit && next.is_some_and(is_digit) {
        return Flanks { is_text: true, ..Flanks::default() };
    }
    if mark == '*' && count == 1 && is_between_quantities(before, after) {
        return Flanks::default();
    }
    let (a, b) = (beside_before(before), beside_after(after));
    let frees = |kind: BesideKind| kind != BesideKind::Word;
    let left = b.kind != BesideKind::Blank && (b.kind != BesideKind::Mark || frees(a.kind));
    let right = a.kind != BesideKind::Blank && (a.kind != BesideKind::Mark || frees(b.kind));
    if mark == '*' {
        // As in `2**x**3`.
        let is_power = after_digit && next.is_some_and(|c| c.is_ascii_alphabetic());
        return Flanks { opens: left && !is_power, closes: right, is_text: false };
    }
    let is_typed = |c: Option<char>| c.is_some_and(|c| c.is_ascii_graphic());
    Flanks {
        opens: left && (!right || a.is_mark),
        closes: right && (!left || b.is_mark),
        is_text: is_typed(last) && is_typed(next) && left == right,
    }
}

/// Whether one star stands between two measures, as in `长3米*宽4米*高5米`.
fn is_between_quantities(before: &str, after: &str) -> bool {
    let word = |c: &char| c.is_alphanumeric();
    before.chars().rev().take_while(word).take(UNIT + 1).any(is_digit)
        && after.chars().take_while(word).take(NAME + 1).any(is_digit)
}

pub(super) fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

fn beside_before(text: &str) -> BesideRun {
    let mut back = text.chars().rev();
    match back.next() {
        None => BesideRun::BLANK,
        // A variation selector of ideographs belongs to a Han character.
        Some('\u{E0100}'..='\u{E01EF}') => BesideRun { kind: BesideKind::EastAsian, is_mark: false },
        Some(selector @ '\u{FE00}'..='\u{FE0E}') => match back.next() {
            // The full-width forms of quotation marks (StandardizedVariants.txt).
            Some(quote @ ('‘' | '’' | '“' | '”')) if selector == '\u{FE01}' => {
                BesideRun { kind: BesideKind::EastAsian, is_mark: is_mark(quote) }
            }
            Some(c) => beside(c, back.next()),
            None => BesideRun { kind: BesideKind::Word, is_mark: false },
        },
        Some(c) => beside(c, back.next()),
    }
}

fn beside_after(text: &str) -> BesideRun {
    let mut chars = text.chars();
    chars.next().map_or(BesideRun::BLANK, |c| beside(c, chars.next()))
}

/// What a character is, given the one behind it, away from the run.
fn beside(c: char, behind: Option<char>) -> BesideRun {
    let is_shared = matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·');
    let kind = if c.is_whitespace() {
        BesideKind::Blank
    } else if is_east_asian(c) || is_shared && behind.is_some_and(is_east_asian) {
        BesideKind::EastAsian
    } else if is_mark(c) {
        BesideKind::Mark
    } else {
        BesideKind::Word
    };
    BesideRun { kind, is_mark: is_mark(c) }
}

/// Marks and symbols (Unicode general categories P and S).
fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
        && !c.is_whitespace()
        && !is_private_use(c)
        && has_ink(c)
        && canonical_combining_class(c) == 0
}

/// Characters of Chinese, Japanese and Korean: those that are wide, full-width or half-width (UAX #11:
/// W, F, H) and no emoji by default (UTS #51), and all of Hangul (UAX #24).
fn is_east_asian(c: char) -> bool {
    let emoji = matches!(c, '\u{1F201}' | '\u{1F21A}' | '\u{1F22F}' | '\u{1F232}'..='\u{1F236}'
        | '\u{1F238}'..='\u{1F23A}' | '\u{1F250}'..='\u{1F251}');
    let wide = matches!(c,
        '\u{1100}'..='\u{11FF}' | '\u{20A9}' | '\u{2329}' | '\u{232A}' | '\u{2630}'..='\u{2637}'
        | '\u{268A}'..='\u{268F}' | '\u{2E80}'..='\u{303E}' | '\u{3041}'..='\u{3247}'
        | '\u{3250}'..='\u{A4CF}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE10}'..='\u{FE19}' | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF01}'..='\u{FFE6}' | '\u{FFE8}'..='\u{FFEE}' | '\u{16FE0}'..='\u{1B2FF}'
        | '\u{1F1AE}' | '\u{1F7DA}' | '\u{1D300}'..='\u{1D356}' | '\u{1D360}'..='\u{1D376}'
        | '\u{1F200}'..='\u{1F265}' | '\u{20000}'..='\u{3FFFD}');
    wide && !emoji
}

#[cfg(test)]
mod tests {
    use icu_properties::props::{EastAsianWidth, EmojiPresentation, GeneralCategory, Script};
    use icu_properties::{CodePointMapData, CodePointSetData};

    use super::*;

    #[test]
    fn east_asian_characters_are_those_of_unicode() {
        let width = CodePointMapData::<EastAsianWidth>::new();
        let script = CodePointMapData::<Script>::new();
        let category = CodePointMapData::<GeneralCategory>::new();
        let emoji = CodePointSetData::new::<EmojiPresentation>();
        let mut wrong = Vec::new();
        for c in ('\0'..=char::MAX).filter(|&c| category.get(c) != GeneralCategory::Unassigned) {
            let wide = matches!(
                width.get(c),
                EastAsianWidth::Wide | EastAsianWidth::Fullwidth | EastAsianWidth::Halfwidth
            );
            let expected = wide && !emoji.contains(c) || script.get(c) == Script::Hangul;
            wrong.extend((is_east_asian(c) != expected).then(|| crate::unicode::code_point(c)));
        }
        assert_eq!(wrong, [""; 0]);
    }

    #[test]
    fn marks_are_those_of_unicode() {
        use GeneralCategory as G;
        let category = CodePointMapData::<GeneralCategory>::new();
        let marks = [
            G::DashPunctuation,
            G::OpenPunctuation,
            G::ClosePunctuation,
            G::ConnectorPunctuation,
            G::InitialPunctuation,
            G::FinalPunctuation,
            G::OtherPunctuation,
            G::MathSymbol,
            G::CurrencySymbol,
            G::ModifierSymbol,
            G::OtherSymbol,
        ];
        // Letters and digits as this version of Unicode and that of the compiler know them; combining and
        // format characters stand at no word's edge, and what prints nothing is no mark.
        let in_both = |c: char| marks.contains(&category.get(c)) || c.is_alphanumeric() || c.is_whitespace();
        let known = |c: char| in_both(c) && (has_ink(c) || c.is_whitespace());
        let mut wrong = Vec::new();
        for c in ('\0'..=char::MAX).filter(|&c| known(c)) {
            let expected = marks.contains(&category.get(c));
            // Circled and squared letters are letters to Rust, as their property Alphabetic says.
            let circled = matches!(c, '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F189}');
            wrong.extend((is_mark(c) != expected && !circled).then(|| crate::unicode::code_point(c)));
        }
        assert_eq!(wrong, [""; 0]);
    }

    /// `<` where a run may open, `>` where it may close, `=` where it is certainly text.
    fn shown(text: &str) -> String {
        let mark = text.chars().find(|c| matches!(c, '*' | '_')).unwrap();
        let (before, rest) = text.split_once(mark).unwrap();
        let after = rest.trim_start_matches(mark);
        let found = flanks(before, mark, 1 + rest.len() - after.len(), after);
        [(found.opens, '<'), (found.closes, '>'), (found.is_text, '=')]
            .into_iter()
            .filter_map(|(is, c)| is.then_some(c))
            .collect()
    }

    #[test]
    fn runs_open_and_close_beside_east_asian_text() {
        for (text, expected) in [
            // CommonMark 0.31 §6.2, left- and right-flanking.
            ("***abc", "<"),
            ("**\"abc\"", "<"),
            (" **abc", "<"),
            ("abc***", ">"),
            ("\"abc\"***", ">"),
            ("abc***def", "<>"),
            ("\"abc\"**\"def\"", "<>"),
            ("abc *** def", ""),
            ("a**\"", ">"),
            ("\"**a", "<"),
            // The amendments for Chinese, Japanese and Korean.
            ("答：**装", "<>"),
            ("问：**", ">"),
            ("。**后", "<>"),
            ("说**“好", "<>"),
            ("好”**，", "<>"),
            ("是**《书", "<>"),
            ("书》**的", "<>"),
            ("个`码`**吗", "<>"),
            ("용어)**를", "<>"),
            ("を**`", "<>"),
            ("ｶ**“a", "<>"),
            ("葛\u{E0100}**\"", "<>"),
            ("。\u{FE00}**a", "<>"),
            ("“\u{FE01}**a", "<>"),
            ("“**a", "<"),
            // Marks that Chinese shares, by what stands behind them.
            ("好”**A", "<>"),
            ("A**“好", "<>"),
            ("A”**B", "<"),
            ("A**“B", ">"),
            ("😀**“", "<>"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn low_lines_do_not_open_inside_words() {
        for (text, expected) in [
            ("_abc", "<"),
            ("abc_", ">"),
            ("a_b", "="),
            ("(_a", "<"),
            ("a_)", ">"),
            ("重_点", ""),
            ("，__好", "<"),
            ("好__。", ">"),
            ("说__“好", ">"),
            ("：____", ">"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn stars_beside_numbers_are_signs_of_formulas() {
        for (text, expected) in [
            ("3*4", "="),
            ("2**10", "="),
            ("３*４", "="),
            ("长3*宽4", ""),
            ("3厘米*宽4", ""),
            ("30cm*20", ""),
            ("2**x", ">"),
            ("3*a", ">"),
            ("共*3个", "<>"),
            ("共**3", "<>"),
            ("2024**年", "<>"),
            ("3个*重点", "<>"),
            ("300万元*，", "<>"),
            ("2024年**5月", "<>"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
