//! Lines and columns of a text by offset, without counting from its beginning each time: a text with
//! many faults is read through once, not once for each fault.

use unicode_width::UnicodeWidthChar;

/// A place in a text as people and editors count it. All numbers begin with 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column in display cells: wide characters (UAX #11) count two.
    pub column: usize,
    /// Column in characters.
    pub character: usize,
    /// Column in UTF-16 units, as editors' protocols count.
    pub utf16: usize,
}

/// Bytes between two places that are known.
const STEP: usize = 1024;

/// The positions of some places of a text, [`STEP`] bytes apart.
#[derive(Clone, Debug, Default)]
pub(super) struct LineIndex {
    known: Vec<(usize, Position)>,
}

impl LineIndex {
    /// Reads a text through.
    pub(super) fn of(text: &str) -> Self {
        let mut known = Vec::with_capacity(text.len() / STEP + 1);
        let mut here = Position { line: 1, column: 1, character: 1, utf16: 1 };
        let mut next = 0;
        for (at, c) in text.char_indices() {
            if at >= next {
                known.push((at, here));
                next = at + STEP;
            }
            here.pass(c);
        }
        Self { known }
    }

    /// The position of an offset; one inside a character is that of the character, one past the
    /// end the end.
    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let after = self.known.partition_point(|(at, _)| *at <= offset);
        let start = Position { line: 1, column: 1, character: 1, utf16: 1 };
        let (from, mut here) = after.checked_sub(1).map_or((0, start), |at| self.known[at]);
        let passed = text[from..].char_indices().take_while(|(at, c)| from + at + c.len_utf8() <= offset);
        passed.for_each(|(_, c)| here.pass(c));
        here
    }
}

impl Position {
    /// Goes on behind a character.
    fn pass(&mut self, c: char) {
        if c == '\n' {
            *self = Self { line: self.line + 1, column: 1, character: 1, utf16: 1 };
        } else {
            self.column += c.width().unwrap_or(0);
            self.character += 1;
            self.utf16 += c.len_utf16();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counted from the beginning.
    fn counted(text: &str, offset: usize) -> Position {
        let before = &text[..text.floor_char_boundary(offset)];
        let in_line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
        Position {
            line: before.matches('\n').count() + 1,
            column: in_line.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>() + 1,
            character: in_line.chars().count() + 1,
            utf16: in_line.encode_utf16().count() + 1,
        }
    }

    #[test]
    fn every_offset_has_the_position_that_counting_gives() {
        for text in ["", "a", "\n", "一行\n标题 A。B\r\n\t𠮷\u{301}", "\n\n字"] {
            let long = format!("{text}{}", text.repeat(STEP / 3)) + &"字a".repeat(STEP) + text;
            for text in [text, &long] {
                let index = LineIndex::of(text);
                for offset in (0..text.len() + 3).step_by(1 + text.len() / 2000) {
                    assert_eq!(index.position(text, offset), counted(text, offset), "{offset}");
                }
            }
        }
    }

    #[test]
    fn a_place_is_never_far_from_one_that_is_known() {
        for text in ["字".repeat(40_000), "\n".repeat(40_000), "word ".repeat(40_000)] {
            let index = LineIndex::of(&text);
            let ends = index.known.iter().map(|(at, _)| *at).skip(1).chain([text.len()]);
            for ((at, _), end) in index.known.iter().zip(ends) {
                assert!(end - at < STEP + 4, "{at}..{end}");
            }
        }
    }
}
