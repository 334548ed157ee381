//! Low and high characters: `H~2~O`, `m^2^`.

use std::ops::Range;

use super::raw::HIDDEN;

/// Low or high characters between two marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ShiftedText {
    /// Bytes with both marks.
    pub(super) range: Range<usize>,
    /// Whether they are high.
    pub(super) is_high: bool,
}

/// Most characters between two marks. Longer ones are set with `<sub>` and `<sup>`.
const LONGEST: usize = 24;

/// The low and high characters of a text, of which only the marks that count are shown.
///
/// What stands between the marks is short and has no blank. A tilde is also the sign of a range
/// (`3~5月和6~8月`), so what it sets low follows a Western letter or a bracket and is itself Western;
/// a tilde between digits never counts.
pub(super) fn find(shown: &str) -> Vec<ShiftedText> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = shown[at..].find(['~', '^']) {
        let start = at + next;
        let is_after_shifted = found.last().is_some_and(|last: &ShiftedText| last.range.end == start);
        match end_of_shifted(shown, start, is_after_shifted) {
            Some(end) => {
                found.push(ShiftedText { range: start..end, is_high: shown[start..].starts_with('^') });
                at = end;
            }
            None => at = start + 1,
        }
    }
    found
}

/// End of the low or high characters that begin with the mark at `start`, with their second mark.
fn end_of_shifted(shown: &str, start: usize, is_after_shifted: bool) -> Option<usize> {
    let mark = shown[start..].chars().next()?;
    let belongs = shown[..start].chars().next_back().is_some_and(|before| may_carry(mark, before));
    let held = shown[start + 1..].split(|c| !may_stand_in(mark, c)).next()?;
    let close = start + 1 + held.len();
    let after = shown[close..].strip_prefix(mark).filter(|after| !after.starts_with(mark))?;
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_range = digit(shown[..start].chars().next_back()) && digit(held.chars().next())
        || digit(held.chars().next_back()) && digit(after.chars().next());
    let is_word = held.chars().any(char::is_alphanumeric) && held.chars().count() <= LONGEST;
    let counts = (belongs || is_after_shifted) && is_word && (mark == '^' || !is_range);
    counts.then_some(close + 1)
}

/// Whether low or high characters may belong to a character.
fn may_carry(mark: char, before: char) -> bool {
    match before {
        ')' | ']' | HIDDEN => true,
        '）' | '％' | '%' | '”' | '》' | '」' => mark == '^',
        _ if mark == '^' => before.is_alphanumeric(),
        _ => before.is_alphabetic() && before < '\u{2E80}',
    }
}

/// Whether a character may stand between two marks.
fn may_stand_in(mark: char, c: char) -> bool {
    match c {
        '~' | '^' | '*' | '_' | '`' | '<' | '>' | '{' | '}' | '\\' | '|' | HIDDEN => false,
        _ if c.is_whitespace() || c.is_control() => false,
        _ if mark == '^' => {
            c.is_alphanumeric() || c.is_ascii() || matches!(c, '−' | '–' | '′' | '″' | '×' | '·')
        }
        _ => {
            c.is_ascii_alphanumeric()
                || matches!(c, '+' | '-' | '=' | '(' | ')' | '.' | '/' | '−' | '–' | '·')
                || matches!(c, '\u{370}'..='\u{3FF}')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_set_low_and_high_what_is_short_and_belongs_to_something() {
        for (text, expected) in [
            ("H~2~O", vec!["~2~"]),
            ("C~6~H~12~O~6~", vec!["~6~", "~12~", "~6~"]),
            ("PM~2.5~浓度", vec!["~2.5~"]),
            ("Ca(OH)~2~", vec!["~2~"]),
            ("x~i+1~", vec!["~i+1~"]),
            ("m^2^", vec!["^2^"]),
            ("10^-3^和10^8^", vec!["^-3^", "^8^"]),
            ("平方米^2^", vec!["^2^"]),
            ("他说^[1]^", vec!["^[1]^"]),
            ("“好”^①^", vec!["^①^"]),
            ("SO~4~^2−^", vec!["~4~", "^2−^"]),
            ("3~5月和6~8月", vec![]),
            ("周一~周五和周六~周日", vec![]),
            ("A~Z和a~z", vec![]),
            ("1月~3,5~7日", vec![]),
            ("a~z0~9", vec![]),
            ("好~好~", vec![]),
            ("~~删~~", vec![]),
            ("H~~2~~O", vec![]),
            ("x^2", vec![]),
            ("(^_^)", vec![]),
            ("^o^", vec![]),
            ("x^ 2^", vec![]),
            ("x^^2^^", vec![]),
            ("[^1]和[^2]", vec![]),
        ] {
            let found: Vec<_> = find(text).into_iter().map(|found| &text[found.range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
