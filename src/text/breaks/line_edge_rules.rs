//! Which marks may not begin or end a line, and which stay together (CLREQ, Prohibition Rules for
//! Line Start and Line End; Prohibition Rules for Unbreakable Marks; GB/T 15834 5.1).

use super::{Break, LineEdgeRules};
use crate::text::class::Class;
use crate::text::context::Character;

/// Forbids the breaks that Chinese forbids, and allows those between the pairs of a long dash.
pub(super) fn correct(breaks: &mut [Break], characters: &[Character], line_edge_rules: LineEdgeRules) {
    for at in 0..characters.len().saturating_sub(1) {
        let (before, after) = (characters[at], characters[at + 1]);
        if breaks[at] == Break::Must {
            continue;
        }
        if is_paired(before) && before.char == after.char && before.class == after.class {
            breaks[at] = between_pairs(characters, at);
        }
        if breaks[at] != Break::Never
            && (line_edge_rules.may_not_begin(after.class)
                || line_edge_rules.may_not_end(last_visible(characters, at))
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

/// The class of the last character at or before `at` that is seen at the end of a line. A narrow
/// solidus between blanks parts verses and is free.
fn last_visible(characters: &[Character], at: usize) -> Class {
    let seen = |c: &&Character| !c.class.is_blank() && !matches!(c.char, '\u{FE00}'..='\u{FE0F}');
    let last = characters[..=at].iter().rev().find(seen).copied().unwrap_or(characters[at]);
    if last.char == '/' && characters[at].class.is_blank() { characters[at].class } else { last.class }
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
/// ends and another begins.
fn between_pairs(characters: &[Character], at: usize) -> Break {
    let Character { char, class, .. } = characters[at];
    let same = |c: &&Character| c.char == char && c.class == class;
    if matches!(char, '⸺' | '⸻') {
        return Break::May(0);
    }
    let before = characters[..=at].iter().rev().take_while(same).count();
    let after = characters[at + 1..].iter().take_while(same).count();
    if before % 2 == 0 && after >= 2 { Break::May(0) } else { Break::Never }
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
