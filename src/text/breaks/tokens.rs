//! Numbers and signs that are read as one, and are never parted: numbers with their signs and units,
//! dates, times, ranges, telephone numbers, versions, C++ (UAX #14, LB25 and what it leaves to
//! tailoring; CLREQ, Prohibition Rules for Unbreakable Marks and Mixed Text Composition).
//!
//! UAX #14 parts +|+ and %|+, takes full-width digits for ideographs and knows no Chinese sign of a
//! number. Whole here is: a Western run with a digit in it, signs after one another, a full-width sign
//! with the number it belongs to, two numbers with ～ or : between them, groups of digits parted by
//! blanks, an area code in brackets with its number, a number with 万 or 亿 or with the symbol of a unit.

use std::iter::zip;
use std::ops::Range;

use super::Break;
use crate::text::class::Class;
use crate::text::context::Character;
use crate::unicode::no_ink::has_ink;

/// Symbols of units that a blank may part from their number (GB 3100, 3.5.3; GB/T 15835).
const UNITS: [&str; 48] = [
    "m", "km", "dm", "cm", "mm", "μm", "nm", "g", "kg", "mg", "t", "s", "ms", "min", "h", "d", "L", "mL",
    "l", "ml", "A", "mA", "V", "kV", "W", "kW", "MW", "GW", "kWh", "J", "kJ", "Pa", "kPa", "MPa", "Hz",
    "kHz", "MHz", "GHz", "B", "KB", "MB", "GB", "TB", "ha", "mol", "dB", "km/h", "m/s",
];
/// Longest of these symbols.
const LONGEST_UNIT: usize = 4;
/// Multipliers that make another number of the digits before them.
const MULTIPLIERS: &str = "万亿";
/// Most digits in groups that are one number: a telephone number with its country (ITU-T E.164).
const DIALLED: usize = 15;
/// Longest area code with its signs.
const AREA_CODE: usize = 6;

/// Forbids the breaks inside of tokens; returns where no line may end in any case, as ranges of
/// characters in ascending order. The `links` have breaks of their own, and are whole between them.
pub(super) fn correct(
    breaks: &mut [Break],
    characters: &[Character],
    links: &[Range<usize>],
) -> Vec<Range<usize>> {
    let mut joined = vec![false; characters.len()];
    western_runs(characters, &mut joined);
    for (at, joined) in joined.iter_mut().enumerate().take(characters.len().saturating_sub(1)) {
        *joined |= belongs(characters, at);
    }
    area_codes(characters, &mut joined);
    groups_of_digits(characters, &mut joined);
    for link in links {
        for at in link.start..link.end - 1 {
            joined[at] = breaks[at] == Break::Never;
        }
    }
    for (found, joined) in zip(breaks.iter_mut(), &joined) {
        if *joined && *found != Break::Must {
            *found = Break::Never;
        }
    }
    whole(&joined)
}

/// The stretches of characters that are joined.
fn whole(joined: &[bool]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in (0..joined.len()).filter(|&at| joined[at]) {
        match found.last_mut() {
            Some(last) if last.end == at + 1 => last.end = at + 2,
            _ => found.push(at..at + 2),
        }
    }
    found
}

/// Joins Western runs that have a digit, and in the others signs to what stands before them.
fn western_runs(characters: &[Character], joined: &mut [bool]) {
    let mut start = 0;
    while start < characters.len() {
        let run = characters[start..].iter().take_while(|&&c| is_western(c)).count();
        let end = start + run;
        if characters[start..end].iter().any(|&c| is_digit(c)) {
            joined[start..end - 1].fill(true);
        } else {
            for at in start..end.saturating_sub(1) {
                joined[at] = is_sign(characters[at + 1].char);
            }
        }
        start = end.max(start + 1);
    }
}

/// Western letters, digits and signs, and full-width digits.
fn is_western(c: Character) -> bool {
    let sign = matches!(c.char, '-' | '‐' | '‑' | '–' | '~' | '/');
    let of_class =
        matches!(c.class, Class::Latin | Class::Number | Class::Prefix | Class::Postfix | Class::Other);
    sign || is_digit(c) || of_class && has_ink(c.char)
}

fn is_digit(c: Character) -> bool {
    c.class == Class::Number || matches!(c.char, '０'..='９')
}

/// Signs that belong to what stands before them: C++, C#, A*, 100%+.
fn is_sign(c: char) -> bool {
    matches!(c, '+' | '#' | '*' | '%' | '‰' | '＋' | '＃' | '％' | '＊')
}

/// Whether the character at a place and the next are one: by a word joiner, or by a full-width sign
/// between two numbers or beside one.
fn belongs(characters: &[Character], at: usize) -> bool {
    let (a, b) = (characters[at], characters[at + 1]);
    let before = at.checked_sub(1).map(|before| characters[before]);
    let after = characters.get(at + 2).copied();
    let ends_number = |c: Character| is_digit(c) || c.class == Class::Postfix;
    let begins_number = |c: Character| is_digit(c) || c.class == Class::Prefix;
    // A sign between two numbers, seen from its left and from its right.
    let connects = |sign: Character, left: Option<Character>, right: Option<Character>| {
        let (Some(left), Some(right)) = (left, right) else { return false };
        is_range(sign) && ends_number(left) && begins_number(right)
            || is_point(sign.char) && is_digit(left) && is_digit(right)
    };
    let is_glue = |c: Character| c.char == '\u{2060}';
    is_glue(a)
        || is_glue(b)
        || connects(b, Some(a), after)
        || connects(a, before, Some(b))
        || is_digit(b) && (is_full_sign(a.char) || is_digit(a))
        || is_digit(a) && MULTIPLIERS.contains(b.char)
        || ends_number(a) && matches!(b.char, '＋' | '％' | '‰' | '℃')
}

/// Signs of a range (GB/T 15834, 4.13: a dash of one em, or ～).
fn is_range(sign: Character) -> bool {
    sign.class == Class::Connector || matches!(sign.char, '～' | '〜' | '~' | '－' | '-' | '–')
}

/// Marks inside of a number, a time, a score, a date: 10：30, ２．５, 3·15, 3／4.
fn is_point(c: char) -> bool {
    matches!(c, '：' | '．' | '·' | '・' | '／' | '/' | '×' | '÷')
}

/// Full-width signs before a number.
fn is_full_sign(c: char) -> bool {
    matches!(c, '－' | '＋' | '＝' | '＜' | '＞' | '＃' | '＄' | '￥' | '￡' | '≈' | '≥' | '≤' | '±' | '−')
}

/// Joins area codes in brackets to the numbers after them: （0571）88880000.
fn area_codes(characters: &[Character], joined: &mut [bool]) {
    let closes = |at: &usize| matches!(characters[*at].char, '）' | ')');
    for close in (0..characters.len()).filter(closes) {
        let of_code = |&&c: &&Character| is_digit(c) || matches!(c.char, '-' | '+');
        let code = characters[..close].iter().rev().take(AREA_CODE).take_while(of_code).count();
        let Some(open) = close.checked_sub(code + 1) else { continue };
        let opens = matches!(characters[open].char, '（' | '(') && code > 0;
        if opens && characters.get(close + 1).is_some_and(|&c| is_digit(c)) {
            joined[open..=close].fill(true);
        }
    }
}

/// Joins groups of digits that blanks part, as in 138 0000 1234 and 1 000 000, and symbols of units
/// after a blank.
fn groups_of_digits(characters: &[Character], joined: &mut [bool]) {
    let digits = |from: usize| characters[from..].iter().take_while(|&&c| is_digit(c)).count();
    let is_blank = |at: usize| characters.get(at).is_some_and(|c| matches!(c.char, ' ' | '\u{2009}'));
    let mut start = 0;
    while start < characters.len() {
        let first = digits(start);
        if first == 0 {
            start += 1;
            continue;
        }
        let (mut end, mut blanks, mut lengths) = (start + first, Vec::new(), vec![first]);
        while is_blank(end) && end + 1 < characters.len() && digits(end + 1) > 0 {
            blanks.push(end);
            lengths.push(digits(end + 1));
            end += 1 + digits(end + 1);
        }
        if is_one_number(&lengths) {
            blanks.iter().for_each(|&blank| (joined[blank - 1], joined[blank]) = (true, true));
        }
        if is_blank(end)
            && let Some(length) = unit(&characters[end + 1..])
        {
            joined[end - 1..end + length].fill(true);
        }
        start = end;
    }
}

/// Whether groups of so many digits are one number: groups of a thousand (ISO 80000-1, 7.3.1), or
/// those in which numbers are dialled.
fn is_one_number(lengths: &[usize]) -> bool {
    let [first, rest @ ..] = lengths else { return false };
    let thousands = *first <= 3 && rest.iter().all(|&length| length == 3);
    let dialled = *first <= 4 && rest.iter().all(|length| (3..=4).contains(length));
    !rest.is_empty() && lengths.iter().sum::<usize>() <= DIALLED && (thousands || dialled)
}

/// Length of the symbol of a unit that a text begins with.
fn unit(rest: &[Character]) -> Option<usize> {
    let of_symbol = |c: &&Character| c.class == Class::Latin || c.char == '/';
    let length = rest.iter().take(LONGEST_UNIT + 1).take_while(of_symbol).count();
    let is = |unit: &str| unit.chars().eq(rest[..length].iter().map(|c| c.char));
    UNITS.iter().any(|unit| is(unit)).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{marked_by_default, rules};
    use super::super::{BreakRules, LineEdgeRules, breaks};
    use super::*;
    use crate::text::context::characters;

    /// Tokens, with the clause that keeps them whole.
    const WHOLE: &[(&str, &str)] = &[
        ("1,000.50", "UAX #14 LB25"),
        ("2026-03-20", "UAX #14 LB25: HY × NU"),
        ("2026/3/20", "UAX #14 LB25: SY × NU"),
        ("2026.3.20", "UAX #14 LB25: IS × NU"),
        ("13800001234", "UAX #14 LB25: NU × NU"),
        ("138-0000-1234", "UAX #14 LB25"),
        ("138 0000 1234", "groups of a telephone number"),
        ("1 000 000", "ISO 80000-1, 7.3.1"),
        ("0571-88880000", "UAX #14 LB25"),
        ("（0571）88880000", "area code"),
        ("(0571)88880000", "area code"),
        ("+86", "UAX #14 LB25: PR × NU"),
        ("C++", "signs after one another"),
        ("C#", "signs after one another"),
        ("A+", "signs after one another"),
        ("100%+", "signs after one another"),
        ("99.9%", "UAX #14 LB25: NU × PO"),
        ("5‰", "UAX #14 LB25: NU × PO"),
        ("25℃", "UAX #14 LB25: NU × PO"),
        ("-18℃", "UAX #14 LB25: HY × NU"),
        ("￥1,200.00", "UAX #14 LB25: PR × NU"),
        ("$9.99", "UAX #14 LB25: PR × NU"),
        ("２０２６", "full-width digits"),
        ("２．５％", "full-width digits"),
        ("￥２００", "full-width digits"),
        ("－5", "full-width sign"),
        ("－２", "full-width sign"),
        ("1.2万", "a multiplier"),
        ("3亿", "a multiplier"),
        ("3—5", "GB/T 15834, 4.13"),
        ("10～20", "GB/T 15834, 4.13"),
        ("10%～20%", "GB/T 15834, 4.13"),
        ("５℃～１０℃", "GB/T 15834, 4.13"),
        ("2018–2021", "UAX #14"),
        ("10:30", "UAX #14 LB25: IS × NU"),
        ("10：30", "a point between digits"),
        ("3·15", "a point between digits"),
        ("3×4", "a point between digits"),
        ("v1.2.3", "a run with a digit"),
        ("GB/T15834-2011", "a run with a digit"),
        ("5G", "a run with a digit"),
        ("10km/h", "a run with a digit"),
        ("10 km/h", "GB 3100, 3.5.3"),
        ("100㎡", "UAX #14 LB25: NU × PO"),
        ("10⁻³", "a raised digit"),
        ("H₂O", "a run with a digit"),
    ];

    #[test]
    fn tokens_are_whole_at_every_level_of_the_rules() {
        for (token, clause) in WHOLE {
            let text = format!("在{token}的");
            let all = characters(&text, rules().locale.region);
            for line_edge_rules in
                [LineEdgeRules::None, LineEdgeRules::Basic, LineEdgeRules::Gb, LineEdgeRules::Strict]
            {
                let rules = BreakRules { line_edge_rules, ..rules() };
                let found = breaks(&text, &all, rules);
                let inside = &found.after[1..token.chars().count()];
                assert!(inside.iter().all(|b| *b == Break::Never), "{token} ({clause}): {inside:?}");
                assert!(
                    found.whole.iter().any(|range| range.start <= 1 && range.end > token.chars().count()),
                    "{token} ({clause}): {:?}",
                    found.whole
                );
            }
        }
    }

    #[test]
    fn words_and_lists_of_numbers_are_no_tokens() {
        for (text, expected) in [
            ("well-known", "well-|known"),
            ("and/or", "and/|or"),
            ("甲03 07 12 18", "甲|03 |07 |12 |18"),
            ("10 cats", "10 |cats"),
            ("3人", "3{60}人"),
            ("北京—上海", "北|京—|上|海"),
            ("（一）2", "（一）|2"),
            ("2019，2020", "2019，|2020"),
        ] {
            assert_eq!(marked_by_default(text), expected);
        }
    }
}
