//! The strip of a masthead: numbers, bodies and links, spread over lines of its width.

use crate::edition::Frame;
use crate::geometry::{Length, Point};
use crate::ink::Ink;
use crate::layout::furniture::lines::Lines;
use crate::layout::style::context::Context;
use crate::text::{Align, FontRole, StyledText};

/// Least blank between two pieces, in em, and the distance of lines in hundredths of their size. Tuned by eye on the
/// two examples; see docs/tuning.md.
const APART: i32 = 2;
const LEADING: i32 = 150;

/// A last line whose pieces fill less of it, in hundredths, stands at the left. Tuned by eye on the two examples; see
/// docs/tuning.md.
const SPREAD: i32 = 60;

const ROLE: FontRole = FontRole::Caption;

/// A piece with its width.
type Piece = (StyledText, Length);

impl Context<'_> {
    /// The strip from a corner, over a width, and its height.
    pub(super) fn strip(&self, corner: Point, width: Length) -> (Vec<Frame>, Length) {
        let size = self.typesetter.theme.furniture.line_size.em();
        let leading = size.scaled(LEADING, 100);
        let lines = self.strip_lines(width, size);
        let (count, mut frames, mut top) = (lines.len(), Vec::new(), corner.y);
        for (number, line) in lines.into_iter().enumerate() {
            let taken = line.iter().map(|(_, wide)| *wide).sum::<Length>();
            let gaps = line.len() as i32 - 1;
            let spare = (width - taken).max(Length::ZERO);
            let is_spread = number + 1 < count || taken >= width.scaled(SPREAD, 100);
            let gap = if is_spread && gaps > 0 { spare / gaps } else { size * APART };
            let (mut left, mut height) = (corner.x, Length::ZERO);
            for (text, wide) in line {
                // What is wider than the strip is turned.
                let (align, width) = (Align::Start, wide.min(width) + Length::from_points(1));
                let (words, taken) =
                    self.lines(&Lines { left, top, width, role: ROLE, size, align, text: &text });
                frames.extend(words);
                height = height.max(taken);
                left += wide + gap;
            }
            top += height.max(leading);
        }
        (frames, top - corner.y)
    }

    /// The pieces on lines: as many on each as stand apart.
    fn strip_lines(&self, width: Length, size: Length) -> Vec<Vec<Piece>> {
        let mut lines: Vec<Vec<Piece>> = Vec::new();
        let mut taken = Length::ZERO;
        for piece in self.typesetter.words.masthead_pieces(self.issue.issue()) {
            let text = self.linked(&piece, ROLE, Ink::BLACK, size);
            let wide = self.typesetter.paragraph(&text).natural_width();
            match lines.last_mut() {
                Some(line) if taken + size * APART + wide <= width => {
                    taken += size * APART + wide;
                    line.push((text, wide));
                }
                _ => {
                    taken = wide;
                    lines.push(vec![(text, wide)]);
                }
            }
        }
        lines
    }
}
