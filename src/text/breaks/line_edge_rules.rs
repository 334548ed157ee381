//! Which marks may not begin or end a line, and which stay together (CLREQ, Prohibition Rules for
//! Line Start and Line End; Prohibition Rules for Unbreakable Marks; GB/T 15834 5.1).

use super::{Break, LineEdgeRules};
use crate::text::class::Class;
use crate::text::context::Character;

/// Forbids the breaks that Chinese forbids, and allows those between the pairs of a long dash.
pub(super) fn correct(breaks: &mut [Break], characters: &[Character], line_edge_rules: LineEdgeRules) {
    let (mut visible, mut alike) = (None, 0);
    for at in 0..characters.len().saturating_sub(1) {
        let (before, after) = (characters[at], characters[at + 1]);
        visible = if is_seen(before) { Some(before) } else { visible };
        let goes_on = at > 0 && is_alike(characters[at - 1], before);
        alike = if goes_on { alike + 1 } else { 1 };
        if breaks[at] == Break::Must {
            continue;
        }
        if is_paired(before) && is_alike(before, after) {
            breaks[at] = between_pairs(characters, at, alike);
        }
        if breaks[at] != Break::Never
            && (line_edge_rules.may_not_begin(after.class)
                || line_edge_rules.may_not_end(at_line_end(before, visible))
                || is_raised_digit(after.char))
        {
            breaks[at] = Break::Never;
        }
    }
}

impl LineEdgeRules {
    /// Whether a mark of this class may not begin a line.
    fn may_not_begin(self, class: Class) -> bool {
        match class {
            Class::Stop
            | Class::Comma
            | Class::Colon
            | Class::Exclamation
            | Class::Close
            | Class::Connector
            | Class::Dot
            | Class::Solidus => self != Self::None,
            Class::Dash | Class::Ellipsis => self == Self::Strict,
            _ => false,
        }
    }

    /// Whether a mark of this class may not end a line.
    fn may_not_end(self, class: Class) -> bool {
        match class {
            Class::Open => self != Self::None,
            Class::Solidus => matches!(self, Self::Gb | Self::Strict),
            _ => false,
        }
    }
}

/// Whether a character is seen at the end of a line.
fn is_seen(c: Character) -> bool {
    !c.class.is_blank() && !matches!(c.char, '\u{FE00}'..='\u{FE0F}')
}

/// The class of the last character that is seen at the end of a line that ends with `last`; `visible`
/// is the last one that is seen up to there. A narrow solidus between blanks parts verses and is
/// free.
fn at_line_end(last: Character, visible: Option<Character>) -> Class {
    let seen = visible.unwrap_or(last);
    if seen.char == '/' && last.class.is_blank() { last.class } else { seen.class }
}

/// Whether two characters are the same mark.
fn is_alike(a: Character, b: Character) -> bool {
    a.char == b.char && a.class == b.class
}

/// Exponents and note marks stay with what they are raised from (CLREQ, Interlinear Notes: the mark
/// belongs to the character before it). ① is not among them: it begins items of lists.
fn is_raised_digit(c: char) -> bool {
    matches!(c, '\u{B2}' | '\u{B3}' | '\u{B9}' | '\u{2070}'..='\u{209C}')
}

/// Whether two of it make one mark, or it is such a mark by itself.
fn is_paired(c: Character) -> bool {
    matches!(c.class, Class::Dash | Class::Ellipsis)
}

/// Between two equal characters of dashes or ellipses a line may end only where a mark of two em
/// ends and another begins. `before` counts the equal ones up to `at`.
fn between_pairs(characters: &[Character], at: usize, before: usize) -> Break {
    if matches!(characters[at].char, '⸺' | '⸻') {
        return Break::May(0);
    }
    let after = characters[at + 1..].iter().take(2).take_while(|c| is_alike(**c, characters[at])).count();
    if before.is_multiple_of(2) && after >= 2 { Break::May(0) } else { Break::Never }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{marked, rules};
    use super::*;

    /// Whether a line may end at `|`.
    fn may(text: &str, line_edge_rules: LineEdgeRules) -> bool {
        let rules = super::super::BreakRules { line_edge_rules, ..rules() };
        marked(&text.replace('|', ""), rules).contains(text)
    }

    #[test]
    fn the_levels_forbid_what_clreq_lists_for_them() {
        use LineEdgeRules::{Basic, Gb, None, Strict};
        // CLREQ, Prohibition Rules for Line Start and Line End: the levels that allow the break.
        for (text, allowing) in [
            ("好|。", &[None][..]),
            ("好|，", &[None]),
            ("好|、", &[None]),
            ("好|：", &[None]),
            ("好|；", &[None]),
            ("好|！", &[None]),
            ("好|？", &[None]),
            ("好|”", &[None]),
            ("好|’", &[None]),
            ("好|」", &[None]),
            ("好|』", &[None]),
            ("好|）", &[None]),
            ("好|》", &[None]),
            ("好|〉", &[None]),
            ("好|】", &[None]),
            ("好|·", &[None]),
            ("好|～", &[None]),
            ("好|—", &[None]),
            ("好|／", &[None]),
            ("“|好", &[None]),
            ("‘|好", &[None]),
            ("「|好", &[None]),
            ("（|好", &[None]),
            ("《|好", &[None]),
            ("【|好", &[None]),
            ("／|好", &[None, Basic]),
            ("好|——", &[None, Basic, Gb]),
            ("——|好", &[None, Basic, Gb, Strict]),
            ("好|……", &[None]),
            ("……|好", &[None, Basic, Gb, Strict]),
            ("—|好", &[None, Basic, Gb, Strict]),
            ("～|好", &[None, Basic, Gb, Strict]),
            ("·|好", &[None, Basic, Gb, Strict]),
            ("。|好", &[None, Basic, Gb, Strict]),
            ("好|“", &[None, Basic, Gb, Strict]),
            ("”|好", &[None, Basic, Gb, Strict]),
        ] {
            for level in [None, Basic, Gb, Strict] {
                assert_eq!(may(text, level), allowing.contains(&level), "{text} at {level:?}");
            }
        }
    }

    #[test]
    fn dashes_and_ellipses_stay_with_their_brackets() {
        for text in ["“|——", "（|——", "——|”", "——|）", "——|，", "——|。", "——|……", "“|……", "……|”", "……|，"]
        {
            for level in [LineEdgeRules::Basic, LineEdgeRules::Gb, LineEdgeRules::Strict] {
                assert!(!may(text, level), "{text} at {level:?}");
            }
        }
        for text in ["，|——", "。|——", "”|——", "——|“", "——|（"] {
            assert!(may(text, LineEdgeRules::Basic) && may(text, LineEdgeRules::Gb), "{text}");
        }
        assert!(!may("，|——", LineEdgeRules::Strict));
    }

    #[test]
    fn a_mark_of_two_em_is_never_cut() {
        for level in [LineEdgeRules::None, LineEdgeRules::Basic, LineEdgeRules::Gb, LineEdgeRules::Strict] {
            assert!(!may("—|—", level) && !may("…|…", level) && !may("⋯|⋯", level), "{level:?}");
            assert_eq!(may("——|——", level), level != LineEdgeRules::Strict);
            assert_eq!(may("……|……", level), level != LineEdgeRules::Strict);
            assert_eq!(may("⸺|⸺", level), level != LineEdgeRules::Strict);
            assert!(!may("……|…", level), "half an ellipsis begins no line");
        }
    }

    #[test]
    fn a_blank_hides_no_mark() {
        assert!(!may("好 |，", LineEdgeRules::Gb));
        assert!(!may("（　|好", LineEdgeRules::Gb));
        assert!(!may("“ |好", LineEdgeRules::Gb));
        assert!(!may("上／ |下", LineEdgeRules::Gb));
    }

    #[test]
    fn raised_digits_stay_with_what_they_are_raised_from() {
        assert!(!may("米|²", LineEdgeRules::Gb));
        assert!(may("米²|和", LineEdgeRules::Gb));
        assert!(may("首|①", LineEdgeRules::Gb));
    }
}
