//! Folding: which texts are the same for the search. `templates/web/scripts/index.js` does it in the same way.
//!
//! Every character stands for itself alone: its compatibility decomposition (UAX #15, NFKD), in small letters,
//! without the marks above Latin letters, blanks and characters of no ink. So a place in a folded text always
//! belongs to one character of the text, and `３ 月`, `3月` and `3 月` are one.

use std::ops::RangeInclusive;

use unicode_normalization::char::decompose_compatible;

/// What is left out, after decomposition: blanks, controls, combining marks of Latin, Greek and Cyrillic letters,
/// joiners, marks of direction, selectors of variants, tags.
const LEFT_OUT: [RangeInclusive<u32>; 13] = [
    0x0..=0x20,
    0x7f..=0xa0,
    0xad..=0xad,
    0x300..=0x36f,
    0x61c..=0x61c,
    0x1680..=0x1680,
    0x180b..=0x180e,
    0x2000..=0x200f,
    0x2028..=0x202f,
    0x205f..=0x206f,
    0x3000..=0x3000,
    0xfe00..=0xfe0f,
    0xfeff..=0xfeff,
];

/// The tags and the other selectors of variants.
const FIRST_TAG: u32 = 0xe0000;

/// A text as it is searched.
pub fn folded(text: &str) -> Vec<char> {
    let mut folded = Vec::with_capacity(text.len() / 2);
    for c in text.chars() {
        fold_into(c, &mut folded);
    }
    folded
}

/// Appends what a character is for the search: nothing, itself, or several characters.
pub fn fold_into(c: char, folded: &mut Vec<char>) {
    // Most characters of a paper are for themselves.
    if ('\u{4e00}'..='\u{9fff}').contains(&c) {
        folded.push(c);
        return;
    }
    decompose_compatible(c, |part| {
        folded.extend(part.to_lowercase().filter(|&small| !is_left_out(small)));
    });
}

fn is_left_out(c: char) -> bool {
    let code = u32::from(c);
    (FIRST_TAG..0xe1000).contains(&code) || LEFT_OUT.iter().any(|range| range.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        folded(text).into_iter().collect()
    }

    #[test]
    fn width_case_blanks_and_latin_marks_make_no_difference() {
        assert_eq!(of("３ 月　１８日"), "3月18日");
        assert_eq!(of("Ａbc ＸＹ"), "abcxy");
        assert_eq!(of("caf\u{e9} cafe\u{301} Lǜ"), "cafecafelu");
        assert_eq!(of("①㎡㈱…"), "1m2(株)...");
        assert_eq!(of("\u{ad}水\u{200b}\u{fe00}面\u{e0101}"), "水面");
    }

    #[test]
    fn marks_of_other_scripts_stay() {
        assert_eq!(of("が"), "か\u{3099}");
        assert_ne!(of("が"), of("か"));
    }

    #[test]
    fn compatible_ideographs_are_the_common_ones() {
        assert_eq!(of("\u{f9b4}"), "\u{9818}");
    }
}
