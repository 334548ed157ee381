//! Vertical lines: how each character stands in them (CLREQ, Mixed Text Composition in Vertical
//! Writing Mode; UAX #50).
//!
//! [`orientations`] looks at the text alone; what a face lacks a vertical form of is turned later,
//! when the faces are known ([`needs_form`]). The glyph of another character may stand for one
//! ([`stand_in`]); the text of a run stays what was typed. [`place`] says where glyphs stand across
//! the axis of the line.

mod place;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::class::{self, Class, vertical_orientation};
use super::context::{Character, is_curly, joins_the_one_before};
use super::locale::Region;

pub(super) use place::{em_middle, lift, narrow_quote, turned_baseline};

/// How characters stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Orientation {
    /// Upright.
    #[default]
    Upright,
    /// Rotated by a quarter clockwise, in a vertical line.
    Rotated,
    /// Side by side in one em of a vertical line.
    Combined,
}

/// Most capital letters that stand upright one below the other. CLREQ sets no limit for
/// initialisms; longer ones are mostly read as words, and a long row of single letters is hard to
/// read. Tuned by eye; see docs/tuning.md.
const INITIALISM: usize = 4;

/// Most characters in one em, as in 120 and 3.0 (CLREQ, Mixed Text Composition in Vertical
/// Writing Mode).
const COMBINED: usize = 3;

/// The interpunct, which also stands between Western letters and digits, as in 3·15.
pub(super) const INTERPUNCT: char = '·';

/// How each character stands in a vertical line. A number that one of the `boundaries` (bytes of
/// the text) goes through cannot be put in one em: its digits stand upright each by itself.
///
/// Han characters and marks stand as UAX #50 says; single letters and digits and initialisms
/// upright, numbers of up to three characters in one em, words and other numbers turned (CLREQ,
/// Mixed Text Composition in Vertical Writing Mode). Beside a word all that is Western is turned
/// with it, so that a phrase reads in one piece. So it is beside the low and high characters of a
/// formula, whose `shifted` ranges are bytes of the text in order: above and below mean something only
/// beside turned letters.
pub(super) fn orientations(
    characters: &[Character],
    boundaries: &[usize],
    shifted: &[Range<usize>],
) -> Vec<Orientation> {
    let mut found: Vec<Orientation> = characters.iter().map(|&c| alone(c)).collect();
    let mut western: Vec<bool> = characters.iter().map(|&c| is_western(c)).collect();
    for quote in western_quotes(characters) {
        western[quote] = true;
    }
    let mut start = 0;
    while start < characters.len() {
        let end = start + phrase(&characters[start..], &western[start..]);
        if western[start] && has_shift(&characters[start..end], shifted) {
            found[start..end].fill(Orientation::Rotated);
        } else if western[start] {
            stand_phrase(&characters[start..end], boundaries, &mut found[start..end]);
        }
        start = end.max(start + 1);
    }
    for i in 1..characters.len() {
        if joins_the_one_before(characters[i].char) {
            found[i] = found[i - 1];
        }
    }
    found
}

/// What stands in the place of a character that is set upright in a vertical line: corner brackets
/// for curly quotation marks (GB/T 15834 5.2.3: 『』 outside, 「」 inside; CLREQ, Quotation Marks,
/// for traditional Chinese: 「」 outside), in Japan double primes (JLREQ cl-01, cl-02); full-width
/// forms for letters, digits and signs of ASCII (CLREQ, Mixed Text Composition in Vertical
/// Writing Mode).
pub(super) fn stand_in(c: char, region: Region) -> char {
    match (c, region) {
        ('“', Region::Japan) => '〝',
        ('”', Region::Japan) => '〟',
        ('“', Region::Taiwan | Region::HongKong) | ('‘', Region::Mainland | Region::Western) => '「',
        ('”', Region::Taiwan | Region::HongKong) | ('’', Region::Mainland | Region::Western) => '」',
        ('“', _) | ('‘', Region::Taiwan | Region::HongKong) => '『',
        ('”', _) | ('’', Region::Taiwan | Region::HongKong) => '』',
        ('!'..='~', _) => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Whether a character may stand upright only by a glyph made for vertical lines (UAX #50, Tr);
/// also marks that UAX #50 always turns and that Chinese fonts have such glyphs of: dashes,
/// ellipses, connectors.
pub(super) fn needs_form(character: Character) -> bool {
    match vertical_orientation(character.char) {
        class::VerticalOrientation::TransformedRotated => true,
        class::VerticalOrientation::Rotated => {
            matches!(character.class, Class::Dash | Class::Ellipsis | Class::Connector)
        }
        class::VerticalOrientation::Upright | class::VerticalOrientation::TransformedUpright => false,
    }
}

/// How a character stands that is no part of Western text.
fn alone(character: Character) -> Orientation {
    let turned = vertical_orientation(character.char) == class::VerticalOrientation::Rotated
        && matches!(character.class, Class::Ideograph | Class::Symbol | Class::Interlinear);
    if turned { Orientation::Rotated } else { Orientation::Upright }
}

/// Whether a character is Western text, as UAX #50 turns it: Chinese marks are not, whatever they
/// share with Western ones.
fn is_western(character: Character) -> bool {
    let by_class = matches!(
        character.class,
        Class::Latin | Class::Number | Class::Other | Class::Prefix | Class::Postfix | Class::Solidus
    );
    let turns = matches!(
        vertical_orientation(character.char),
        class::VerticalOrientation::Rotated | class::VerticalOrientation::TransformedRotated
    );
    by_class && turns || joins_the_one_before(character.char)
}

/// Numbers of the Chinese quotation marks that belong to a Western quotation inside Western text:
/// those of a pair around Western text only, with Western text on both sides of it. They stay as
/// they are and turn with the text (CLREQ, Mixed Text Composition in Vertical Writing Mode).
fn western_quotes(characters: &[Character]) -> Vec<usize> {
    let blank = |c: &&Character| c.class == Class::Space;
    let western = |c: Option<&Character>| c.is_some_and(|c| is_western(*c));
    let mut opened = Vec::new();
    let mut found = Vec::new();
    for (close, c) in characters.iter().enumerate().filter(|(_, c)| is_curly(c.char)) {
        match c.class {
            Class::Open => opened.push(close),
            Class::Close => {
                let Some(open) = opened.pop() else { continue };
                let of_western =
                    |c: &Character| is_western(*c) || c.class == Class::Space || is_curly(c.char);
                let before = characters[..open].iter().rev().find(|c| !blank(c));
                let after = characters[close + 1..].iter().find(|c| !blank(c));
                if western(before) && western(after) && characters[open + 1..close].iter().all(of_western) {
                    found.extend([open, close]);
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether some of the characters are low or high.
fn has_shift(phrase: &[Character], shifted: &[Range<usize>]) -> bool {
    let (Some(first), Some(last)) = (phrase.first(), phrase.last()) else { return false };
    let next = shifted.partition_point(|range| range.end <= first.at as usize);
    shifted.get(next).is_some_and(|range| range.start <= last.at as usize)
}

/// Length of the Western phrase that a text begins with: Western characters with single blanks
/// between them.
fn phrase(characters: &[Character], western: &[bool]) -> usize {
    let mut end = 0;
    while end < characters.len() {
        let blank = characters[end].class == Class::Space && western.get(end + 1) == Some(&true);
        if !western[end] && (!blank || end == 0) {
            break;
        }
        end += 1;
    }
    end
}

/// How a Western phrase stands: turned as a whole if it has a word, else token by token.
fn stand_phrase(phrase: &[Character], boundaries: &[usize], into: &mut [Orientation]) {
    let mut has_word = false;
    let mut start = 0;
    for part in phrase.split_inclusive(|c| c.class == Class::Space) {
        let blanks = usize::from(part.last().is_some_and(|c| c.class == Class::Space));
        let token = start..start + part.len() - blanks;
        has_word |= stand_token(&phrase[token.clone()], boundaries, &mut into[token]);
        start += part.len();
    }
    if has_word {
        into.fill(Orientation::Rotated);
    }
}

/// How a word, a number or an initialism stands; says whether it is a word.
fn stand_token(token: &[Character], boundaries: &[usize], into: &mut [Orientation]) -> bool {
    let is_sign = |c: &Character| matches!(c.char, '-' | '–' | '~' | INTERPUNCT);
    let parts = || token.split(is_sign);
    if parts().count() > 1 && parts().all(is_number) {
        // A range, or a day like 3·15: a sign but the interpunct runs with the line, and so do the
        // numbers if one of them is long.
        let short = parts().all(|part| part.len() <= COMBINED);
        into.fill(Orientation::Rotated);
        let mut start = 0;
        for part in parts().filter(|_| short) {
            stand_token(part, boundaries, &mut into[start..start + part.len()]);
            start += part.len() + 1;
            if token.get(start - 1).is_some_and(|sign| sign.char == INTERPUNCT) {
                into[start - 1] = Orientation::Upright;
            }
        }
        return false;
    }
    // Signs beside a number stand as it does, each in its own em.
    let is_outer = |c: &Character| matches!(c.char, '%' | '‰' | '$' | '£' | '€' | '¥' | '#');
    let from = token.iter().take_while(|c| is_outer(c)).count();
    let after = token[from..].iter().rev().take_while(|c| is_outer(c)).count();
    let core = from..token.len() - after;
    let form = form(&token[core.clone()]);
    let (inner, outer) = match form {
        TokenForm::Combined if cut(&token[core.clone()], boundaries) => {
            (Orientation::Upright, Orientation::Upright)
        }
        TokenForm::Combined => (Orientation::Combined, Orientation::Upright),
        TokenForm::Upright => (Orientation::Upright, Orientation::Upright),
        TokenForm::Number | TokenForm::Word => (Orientation::Rotated, Orientation::Rotated),
    };
    into.fill(outer);
    into[core].fill(inner);
    form == TokenForm::Word
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TokenForm {
    /// Letter, digit or initialism: upright, an em each.
    Upright,
    /// A short number: one em.
    Combined,
    /// A long number: turned.
    Number,
    /// Turned with all that is Western beside it.
    Word,
}

fn form(token: &[Character]) -> TokenForm {
    let chars = || token.iter().map(|c| c.char).filter(|&c| !joins_the_one_before(c));
    let count = chars().count();
    let stands_alone = |c: char| c.is_alphanumeric() || matches!(c, '!' | '?' | '&' | '@' | '*' | '+');
    if count <= 1 {
        return if chars().all(stands_alone) { TokenForm::Upright } else { TokenForm::Number };
    }
    let capitals = chars().filter(|&c| c != INTERPUNCT).count() <= INITIALISM
        && chars().all(|c| c.is_uppercase() || c == INTERPUNCT);
    if capitals || chars().all(|c| matches!(c, '!' | '?')) {
        return TokenForm::Upright;
    }
    // As in 12, 120, 3.0, -18, 2B, A+.
    let of_number = |c: char| c.is_numeric() || c.is_uppercase() || is_of_number(c);
    let tells = chars().any(char::is_numeric) || chars().next_back() == Some('+');
    match (count <= COMBINED && tells && chars().all(of_number), is_number(token)) {
        (true, _) => TokenForm::Combined,
        (false, true) => TokenForm::Number,
        (false, false) => TokenForm::Word,
    }
}

/// Signs inside and around numbers.
fn is_of_number(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | '/' | '+' | '-' | '–' | '−' | '°' | '′' | '″' | '%' | '‰')
}

/// Whether a token is digits and their signs.
fn is_number(token: &[Character]) -> bool {
    token.iter().any(|c| c.char.is_numeric())
        && token.iter().all(|c| c.char.is_numeric() || is_of_number(c.char))
}

/// Whether a boundary goes through a token.
fn cut(token: &[Character], boundaries: &[usize]) -> bool {
    token.iter().skip(1).any(|c| boundaries.contains(&(c.at as usize)))
}
