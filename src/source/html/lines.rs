//! HTML whose lines do not follow each other in their file, as in a quote.

use std::ops::Range;

/// Some lines as one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HtmlLines {
    /// The text.
    pub text: String,
    /// Where lines begin, in the text and in the file.
    starts: Vec<(usize, usize)>,
}

impl HtmlLines {
    /// Lines with the places of their first bytes in the file, with what ends them.
    pub fn of<'a>(lines: impl Iterator<Item = (&'a str, usize)>) -> Self {
        let mut joined = Self::default();
        for (line, start) in lines {
            joined.starts.push((joined.text.len(), start));
            joined.text.push_str(line);
        }
        joined
    }

    /// The bytes of the file that some bytes of the text are.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        let at = |byte: usize| {
            let line = self.starts.partition_point(|&(start, _)| start <= byte).saturating_sub(1);
            self.starts.get(line).map_or(0, |(start, place)| place + (byte - start))
        };
        let start = at(range.start);
        start..if range.is_empty() { start } else { at(range.end - 1) + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_lines() {
        let lines = HtmlLines::of([("<p>\n", 2), ("甲\n", 8)].into_iter());
        assert_eq!(lines.text, "<p>\n甲\n");
        assert_eq!([lines.place(0..3), lines.place(3..7), lines.place(4..7)], [2..5, 5..11, 8..11]);
        assert_eq!(lines.place(4..4), 8..8);
        assert_eq!(HtmlLines::default().place(0..0), 0..0);
    }
}
