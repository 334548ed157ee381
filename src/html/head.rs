//! Heads: text whose lines end between words. `<wbr/>` stands where a line may end (HTML §4.5.28); the
//! stylesheet keeps the characters between two of them together.

use crate::model::Language;
use crate::text::{Locale, Vocabulary, turns};

/// The places where the lines of a head may end, used up while its text is written piece by piece.
#[derive(Clone, Debug, Default)]
pub(crate) struct Turns {
    /// Byte offsets in the head, the last first.
    ahead: Vec<usize>,
    /// Bytes that are written.
    written: usize,
}

impl Turns {
    /// Those of a head in a language, by the words that its article makes known.
    pub(crate) fn of(text: &str, language: &str, vocabulary: &Vocabulary) -> Self {
        let mut ahead = turns(text, Locale::of(&Language::from(language)), vocabulary);
        ahead.reverse();
        Self { ahead, written: 0 }
    }

    /// Those in the next piece of the head, as byte offsets in the piece. A line that may end between
    /// two pieces ends in the second, so that nothing that is no text, as the mark of a note, begins a line.
    pub(crate) fn next(&mut self, piece: &str) -> Vec<usize> {
        let start = self.written;
        self.written += piece.len();
        let rest = self.ahead.iter().rposition(|&at| at >= self.written).map_or(0, |last| last + 1);
        self.ahead.drain(rest..).rev().map(|at| at - start).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_piece_by_piece() {
        let mut turns = Turns::of("三年清淤截污十二公里", "zh-Hans-CN", &Vocabulary::default());
        assert_eq!(turns.next("三年清"), [6]);
        assert_eq!(turns.next("淤"), [0; 0]);
        assert_eq!(turns.next("截污"), [0]);
        assert_eq!(turns.next(""), [0; 0]);
        assert_eq!(turns.next("十二公里"), [0]);
    }
}
