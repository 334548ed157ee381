//! The name of the paper: its picture, or its title in type.

use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Rect};
use crate::ink::Ink;
use crate::layout::copyfit::crop::contained;
use crate::layout::furniture::lines::Lines;
use crate::layout::style::context::Context;
use crate::text::{Align, StyledText};

/// How a name stands in its room.
pub(super) struct NameSetting {
    pub(super) size: Length,
    pub(super) ink: Ink,
    pub(super) align: Align,
}

impl Context<'_> {
    /// The paper's name in a rectangle: its picture, or its title in type, in the middle of its height.
    pub(super) fn name(&self, room: Rect, setting: &NameSetting) -> Vec<Frame> {
        let publication = &self.issue.issue().publication;
        if let Some(path) = &publication.masthead
            && let Some(picture) = self.issue.picture(path)
        {
            let middle = contained(room, (picture.width, picture.height));
            let left = if setting.align == Align::Start { room.left() } else { middle.left() };
            let rect = Rect::new(left, middle.top(), middle.size.width, middle.size.height);
            let tag = Tag::Figure { alt: Some(publication.title.clone()) };
            let image = Frame::Image { path: path.clone(), rect, whole: rect };
            return vec![Frame::Group { tag, frames: vec![image] }];
        }
        let NameSetting { size, ink, align } = *setting;
        let role = self.typesetter.theme.furniture.masthead;
        let style = crate::text::TextStyle { ink, ..self.typesetter.style(role, size) };
        let text = StyledText::plain(&publication.title, style);
        let top = room.top() + (room.size.height - size) / 2;
        let (left, width) = (room.left(), room.size.width);
        self.lines(&Lines { left, top, width, role, size, align, text: &text }).0
    }

    /// The size of the paper's name over a width: the one that is wanted, or that at which it fills nine tenths of the
    /// width.
    pub(in crate::layout::furniture) fn name_size_within(&self, wanted: Length, width: Length) -> Length {
        let role = self.typesetter.theme.furniture.masthead;
        let natural = self.typesetter.width(&self.issue.issue().publication.title, role, wanted);
        let wide = width.scaled(9, 10);
        if natural > wide { wanted.scaled(wide.millipoints(), natural.millipoints()) } else { wanted }
    }
}
