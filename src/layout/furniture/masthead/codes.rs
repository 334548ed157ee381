//! QR codes of the links beside the name.

use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::ink::Ink;
use crate::layout::furniture::lines::{Lines, SMALLEST};
use crate::layout::style::code::{code_frames, code_side};
use crate::layout::style::context::Context;
use crate::text::{Align, FontRole, StyledText, TextStyle};

/// The usual side of a code beside the name with its quiet zone, the size of its label, and the blank between two.
const CODE: Length = Length::from_points(54);
const LABEL: Length = Length::from_points(8);
const CODE_GAP: Length = Length::from_points(6);

impl Context<'_> {
    /// Height of the codes of the links with their labels; nothing without any.
    pub(super) fn codes_height(&self) -> Length {
        let links = self.issue.issue().publication.links.iter().filter(|link| link.qr);
        let side = links.filter_map(|link| code_side(&link.url, CODE)).max();
        side.map_or(Length::ZERO, |side| side + LABEL.scaled(3, 2))
    }

    /// The codes of the links at the right edge of a room, each over its label; and the width that they take.
    pub(super) fn codes(&self, room: Rect, ink: Ink) -> (Vec<Frame>, Length) {
        let (mut frames, mut right) = (Vec::new(), room.right());
        let top = room.top() + ((room.size.height - self.codes_height()) / 2).max(Length::ZERO);
        let links = self.issue.issue().publication.links.iter().filter(|link| link.qr);
        for link in links.rev() {
            let Some((side, code)) = code_frames(&link.url, CODE) else { continue };
            let corner = Point::new(right - side, top);
            let code = code.into_iter().map(|frame| frame.moved(corner)).collect();
            let tag = Tag::Figure { alt: Some(self.typesetter.words.qr_code(&link.url)) };
            // The labels come in the order of the links.
            let label = self.code_label(&link.label, Rect::new(corner.x, top + side, side, LABEL), ink);
            frames.splice(0..0, [vec![Frame::Group { tag, frames: code }], label].concat());
            right = corner.x - CODE_GAP;
        }
        (frames, room.right() - right)
    }

    /// The label of a code in one line under it, smaller where it is long; nothing where it is too long.
    fn code_label(&self, label: &str, room: Rect, ink: Ink) -> Vec<Frame> {
        let (role, width) = (FontRole::Caption, room.size.width);
        let Some(size) = self.typesetter.one_line_size(label, role, (LABEL, SMALLEST), width) else {
            return Vec::new();
        };
        let text = StyledText::plain(label, TextStyle { ink, ..self.typesetter.style(role, size) });
        let (left, top) = (room.left(), room.top() + LABEL / 8);
        self.lines(&Lines { left, top, width, role, size, align: Align::Center, text: &text }).0
    }
}
