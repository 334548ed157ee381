//! A timeline (时间线): each time beside a mark on a line that runs through all, its text under it. Its lines stand on
//! the rows of the leg, so that it is parted where text is.

use super::{Lines, SetTerms, text_style};
use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::ink::{ColorName, Ink};
use crate::layout::copyfit::strip::Strip;
use crate::model::ListManner;
use crate::text::{FontRole, Line, Paragraph, Setting};

/// Distance of the text from the edge, and of the line, in hundredths of the body.
const INSET: i32 = 150;
const AXIS: i32 = 45;

/// The line, and the radius of its marks in hundredths of the body.
const THICKNESS: Length = Length::from_millipoints(600);
const MARK: i32 = 30;

/// Which part of the line a row has.
#[derive(Clone, Copy)]
enum Axis {
    /// From the top to the foot.
    Whole,
    /// From the mark to the foot.
    FromMark,
    /// From the top to the mark.
    ToMark,
}

impl SetTerms<'_, '_> {
    /// A row for each line of the times and their texts.
    pub(super) fn timeline(&self) -> Vec<Strip> {
        let mut strips = Vec::new();
        let last = self.copy.len().saturating_sub(1);
        for (number, term) in self.copy.terms.iter().enumerate() {
            let (term_tag, item_tag) = self.tags(number);
            let inset = self.paper.body.scaled(INSET, 100);
            let lines = Lines { measure: self.measure - inset, align: self.typesetter.running() };
            let name = self.set(&term.name, lines);
            for (place, line) in name.iter().enumerate() {
                let axis = match (number, place) {
                    (0, 0) => Axis::FromMark,
                    (_, 0) if number == last => Axis::ToMark,
                    _ => Axis::Whole,
                };
                let is_bare = number == last && place > 0;
                let mut drawn = if is_bare { Vec::new() } else { vec![self.axis(axis)] };
                drawn.extend((place == 0).then(|| self.mark()));
                let style = (FontRole::Label, self.paper.body);
                let keeps = term.has_text || place + 1 < name.len();
                strips.push(self.row((line, style), drawn, term_tag.clone(), keeps));
            }
            let text = if term.has_text { self.set(&term.text, lines) } else { Vec::new() };
            for (place, line) in text.iter().enumerate() {
                let drawn = if number == last { Vec::new() } else { vec![self.axis(Axis::Whole)] };
                // Its last line is not left alone for the head of a leg.
                let keeps = place + 2 == text.len();
                let style = text_style(self.paper, ListManner::Timeline);
                strips.push(self.row((line, style), drawn, item_tag.clone(), keeps));
            }
        }
        strips
    }

    fn set(&self, text: &Paragraph, lines: Lines) -> Vec<Line> {
        let Lines { measure, align } = lines;
        text.lines(&Setting { measure, indent: Length::ZERO, align })
    }

    /// A line of text on its row, with the part of the axis beside it.
    fn row(
        &self,
        (line, (role, size)): (&Line, (FontRole, Length)),
        drawn: Vec<Frame>,
        tag: Tag,
        keeps_with_next: bool,
    ) -> Strip {
        let left = self.paper.body.scaled(INSET, 100);
        let corner = Point::new(left, (self.paper.row - size) / 2);
        let mut frames = Vec::new();
        if !drawn.is_empty() {
            frames.push(Frame::Group { tag: Tag::Artifact, frames: drawn });
        }
        frames.extend(self.typesetter.line_at(line, corner, role, size));
        Strip { rows: 1, tag, frames, keeps_with_next, blank: false, line: None }
    }

    fn ink(&self) -> Ink {
        Ink::BLACK.or(ColorName::Accent)
    }

    fn axis(&self, part: Axis) -> Frame {
        let row = self.paper.row;
        let (top, height) = match part {
            Axis::Whole => (Length::ZERO, row),
            Axis::FromMark => (row / 2, row - row / 2),
            Axis::ToMark => (Length::ZERO, row / 2),
        };
        let x = self.paper.body.scaled(AXIS, 100) - THICKNESS / 2;
        Frame::Rule { rect: Rect::new(x, top, THICKNESS, height), ink: self.ink() }
    }

    fn mark(&self) -> Frame {
        let center = Point::new(self.paper.body.scaled(AXIS, 100), self.paper.row / 2);
        Frame::Dot { center, radius: self.paper.body.scaled(MARK, 100), ink: self.ink() }
    }
}
