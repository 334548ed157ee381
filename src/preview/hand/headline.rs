//! Where the lines of a headline end. No character of it is added or left out but a blank between two words of letters
//! whose lines are joined.

use unicode_normalization::char::is_combining_mark;

use super::refused::refused;
use crate::diagnostics::Diagnostic;
use crate::messages::sentence;
use crate::model::Article;
use crate::unicode::no_ink::has_ink;

/// The lines of a headline, each but the last ending after so many characters of the whole; blanks do not count, and
/// stay at the ends of lines.
///
/// # Errors
/// The headline has fewer characters, or the numbers do not grow, or a mark would part from its letter.
pub(super) fn broken(article: &Article, at: &[usize]) -> Result<Vec<String>, Diagnostic> {
    let whole = joined(&article.headline);
    let count = whole.chars().filter(|c| counts(*c)).count();
    let grows = at.windows(2).all(|pair| pair[0] < pair[1]);
    let is_inside = at.iter().all(|&at| 0 < at && at < count);
    let lines = if grows && is_inside { lines(&whole, at) } else { Vec::new() };
    let parts_mark = lines.iter().any(|line| line.chars().next().is_none_or(is_combining_mark));
    if lines.is_empty() || parts_mark {
        let places = at.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        let message = sentence!("refused-act.break", places, count);
        return Err(refused(&article.id, message, sentence!("refused-act.help-break")));
    }
    Ok(lines)
}

/// Whether a character counts: it is neither a blank nor invisible.
fn counts(c: char) -> bool {
    !c.is_whitespace() && has_ink(c)
}

/// The lines as one.
fn joined(lines: &[String]) -> String {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    lines.iter().fold(String::new(), |mut whole, line| {
        if is_letter(whole.chars().next_back()) && is_letter(line.chars().next()) {
            whole.push(' ');
        }
        whole + line
    })
}

fn lines(whole: &str, at: &[usize]) -> Vec<String> {
    let (mut lines, mut count, mut next) = (vec![String::new()], 0, at.iter().copied().peekable());
    for c in whole.chars() {
        if counts(c) {
            if next.next_if_eq(&count).is_some() {
                lines.push(String::new());
            }
            count += 1;
        }
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(headline: &[&str], at: &[usize]) -> Option<Vec<String>> {
        let headline = headline.iter().map(|line| (*line).to_owned()).collect();
        broken(&Article { headline, ..Article::default() }, at).ok()
    }

    #[test]
    fn a_head_is_broken_and_joined_again_without_a_change_of_its_words() {
        for (before, at, after) in [
            (&["八元一餐热汤送到家门口"][..], &[4][..], &["八元一餐", "热汤送到家门口"][..]),
            (&["八元一餐", "热汤送到家门口"], &[], &["八元一餐热汤送到家门口"]),
            (&["八元一餐　热汤送到"], &[4], &["八元一餐　", "热汤送到"]),
            (&["八元一餐　", "热汤送到"], &[2, 6], &["八元", "一餐　热汤", "送到"]),
            (&["Spring", "water"], &[], &["Spring water"]),
            (&["Spring water"], &[6], &["Spring ", "water"]),
        ] {
            assert_eq!(of(before, at).unwrap(), after, "{before:?} at {at:?}");
        }
    }

    #[test]
    fn what_is_no_place_in_a_head_is_refused() {
        for (head, at) in [
            (&["水清"][..], &[0][..]),
            (&["水清"], &[2]),
            (&["水清了"], &[2, 1]),
            (&["水清了"], &[1, 1]),
            (&["ka\u{301}n"], &[2]),
            (&[], &[1]),
            (&[], &[]),
        ] {
            assert_eq!(of(head, at), None, "{head:?} at {at:?}");
        }
    }
}
