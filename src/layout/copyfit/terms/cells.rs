//! Terms in cells: each on a ground under a heavy rule, its text under it.

use super::{Lines, SetTerms, ShapedTerm, shared_out, text_style};
use crate::edition::Frame;
use crate::geometry::{Length, Point, Rect};
use crate::ink::{ColorName, Ink};
use crate::layout::copyfit::strip::Strip;
use crate::model::ListManner;
use crate::text::{Align, FontRole};

/// Width at which a cell stands well, in hundredths of the body, and the least that it has.
pub(super) const NATURAL: i32 = 1000;
const LEAST: i32 = 850;

/// Blank between the edge of one and its text, in hundredths of the body.
const PADDING: i32 = 70;

/// The rule over a cell.
const CAP: Length = Length::from_millipoints(2400);

/// The blank over and under the ground of a row of cells, and between its rule and the term, in hundredths of a row.
const OUTSIDE: i32 = 15;
const INSIDE: i32 = 20;

/// The tint of black where a theme has none, in hundredths.
const TINT: u8 = 6;

/// Most rows of a cell that no leg parts.
const TALLEST: usize = 24;

impl SetTerms<'_, '_> {
    /// The cells in rows, each of them one strip. Where one is so tall that a leg may not hold it, its text runs
    /// in the legs as that of a timeline does.
    pub(super) fn cells(&self) -> Vec<Strip> {
        let body = self.paper.body;
        let gap = self.paper.gutter;
        let (count, width) = shared_out(self.copy.len(), self.measure, body.scaled(LEAST, 100), gap);
        let rows: Vec<&[ShapedTerm]> = self.copy.terms.chunks(count).collect();
        let heights: Vec<usize> = rows.iter().map(|terms| self.height_of(terms, width)).collect();
        if heights.iter().any(|&rows| rows > TALLEST.min(usize::from(self.paper.rows) / 2)) {
            return self.timeline();
        }
        let last = rows.len().saturating_sub(1);
        let row = |(number, (terms, rows)): (usize, (&&[ShapedTerm], &usize))| {
            self.row_of_cells(number * count, terms, (width, gap), *rows, number < last)
        };
        rows.iter().zip(&heights).enumerate().map(row).collect()
    }

    fn inner(&self, width: Length) -> Lines {
        Lines { measure: width - self.paper.body.scaled(PADDING, 100) * 2, align: Align::Start }
    }

    /// Rows of the highest of some cells.
    fn height_of(&self, terms: &[ShapedTerm], width: Length) -> usize {
        let lines = self.inner(width);
        let rows = |term: &ShapedTerm| self.rows_of(&term.name, lines) + self.text_rows(term, lines);
        terms.iter().map(rows).max().unwrap_or(0) + 1
    }

    fn row_of_cells(
        &self,
        first: usize,
        terms: &[ShapedTerm],
        (width, gap): (Length, Length),
        rows: usize,
        keeps: bool,
    ) -> Strip {
        let (row, theme) = (self.paper.row, self.typesetter.theme);
        let lines = self.inner(width);
        let height = row * rows as i32 - row.scaled(OUTSIDE, 100) * 2;
        let (mut drawn, mut items) = (Vec::new(), Vec::new());
        for (place, term) in terms.iter().enumerate() {
            let left = (width + gap) * place as i32;
            let ground = Rect::new(left, row.scaled(OUTSIDE, 100), width, height);
            let cap = Rect::new(left, ground.top(), width, CAP);
            let tint = Ink::black(theme.boxes.tint.max(TINT)).or(ColorName::Tint);
            drawn.push(Frame::Rule { rect: ground, ink: tint });
            drawn.push(Frame::Rule { rect: cap, ink: Ink::BLACK.or(ColorName::Accent) });
            let (term_tag, item_tag) = self.tags(first + place);
            let x = left + self.paper.body.scaled(PADDING, 100);
            let corner = Point::new(x, ground.top() + CAP + row.scaled(INSIDE, 100));
            let name = self.lines(&term.name, lines, (FontRole::Label, self.paper.body), corner);
            items.push(Frame::Group { tag: term_tag, frames: name });
            if term.has_text {
                let below = Point::new(x, corner.y + row * self.rows_of(&term.name, lines) as i32);
                let frames = self.lines(&term.text, lines, text_style(self.paper, ListManner::Cells), below);
                items.push(Frame::Group { tag: item_tag, frames });
            }
        }
        self.strip(rows, drawn, items, keeps)
    }
}
