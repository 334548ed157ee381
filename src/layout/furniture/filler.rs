//! Fillers of the paper's own (补白).

use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Rect};
use crate::layout::copyfit::crop::contained;
use crate::layout::grid::cells::CellRect;
use crate::layout::style::context::Context;
use crate::layout::style::typesetter::sizes_down;
use crate::model::Filler;
use crate::text::{Align, FontRole, StyledText};

use super::lines::Lines;

/// Size of the lines of a filler, in hundredths of the body. Tuned by eye on the two examples; see
/// docs/tuning.md.
const FILLER_SIZE: i32 = 150;

/// Fewest rows of the picture of a filler.
const LEAST_PICTURE: i32 = 3;

const ROLE: FontRole = FontRole::Headline;

impl Context<'_> {
    /// A filler of the paper (补白) in some cells: its picture as large as they allow over its
    /// lines, in a box. It is the paper's own and no part of the text.
    pub fn filler(&self, number: usize, cells: CellRect) -> Vec<Frame> {
        let Some(filler) = self.issue.issue().publication.fillers.get(number) else { return Vec::new() };
        let rect = self.box_rect(cells);
        let inset = self.paper.body;
        let (left, width) = (rect.left() + inset, rect.size.width - inset * 2);
        let size = self.filler_size(filler, rect).unwrap_or(self.paper.body);
        let words = self.filler_words(filler, size);
        let at = |top: Length, text| Lines { left, top, width, role: ROLE, size, align: Align::Center, text };
        let height = self.filler_height(&words, width, size);
        let room = Rect::new(left, rect.top() + inset, width, rect.size.height - inset * 2 - height);
        let mut frames = self.around(rect);
        let mut top = rect.top() + (rect.size.height - height) / 2;
        if let Some((path, picture)) =
            filler.image.as_ref().and_then(|path| Some((path, self.issue.picture(path)?)))
        {
            let window = contained(room, (picture.width, picture.height));
            let tag = Tag::Figure { alt: filler.alt.clone() };
            let image = Frame::Image { path: path.clone(), rect: window, whole: window };
            frames.push(Frame::Group { tag, frames: vec![image] });
            top = rect.bottom() - inset - height;
        }
        for text in &words {
            let (line, taken) = self.lines(&at(top, text));
            frames.extend(line);
            top += taken;
        }
        vec![Frame::Group { tag: Tag::Artifact, frames }]
    }

    /// The size at which the lines of a filler fit a box, with its picture: larger than the body, but not
    /// smaller.
    pub(super) fn filler_size(&self, filler: &Filler, rect: Rect) -> Option<Length> {
        let wanted = self.paper.body.scaled(FILLER_SIZE, 100);
        sizes_down(wanted, self.paper.body)
            .find(|&size| self.least_height(filler, rect.size.width, size) <= rect.size.height)
    }

    /// Rows that a filler takes at least.
    pub(super) fn filler_rows(&self, filler: &Filler, rect: Rect) -> u16 {
        self.paper.rows_for(self.least_height(filler, rect.size.width, self.paper.body))
    }

    /// Height of the lines of a filler in a box of a width, with the least of its picture and the blank
    /// around them.
    fn least_height(&self, filler: &Filler, width: Length, size: Length) -> Length {
        let inset = self.paper.body;
        let picture = if filler.image.is_some() { self.paper.row * LEAST_PICTURE } else { Length::ZERO };
        self.filler_height(&self.filler_words(filler, size), width - inset * 2, size) + picture + inset * 2
    }

    fn filler_words(&self, filler: &Filler, size: Length) -> Vec<StyledText> {
        filler.text.iter().map(|line| self.text(line, ROLE, size)).collect()
    }

    fn filler_height(&self, words: &[StyledText], width: Length, size: Length) -> Length {
        let (left, top, align) = (Length::ZERO, Length::ZERO, Align::Center);
        let height = |text| self.lines(&Lines { left, top, width, role: ROLE, size, align, text }).1;
        words.iter().map(height).sum()
    }
}
