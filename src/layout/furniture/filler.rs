//! Fillers of the paper's own (补白).

use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Rect};
use crate::layout::grid::cells::CellRect;
use crate::layout::style::context::Context;
use crate::layout::style::theme::RoleName;
use crate::text::{Align, StyledText};

use super::lines::Lines;

/// Size of the lines of a filler, in hundredths of the body. Tuned by eye on the two examples; see
/// docs/tuning.md.
const FILLER_SIZE: i32 = 150;

/// The largest rectangle of a picture's shape in the middle of another.
pub fn contained(room: Rect, (across, down): (u32, u32)) -> Rect {
    let (wide, tall) = (f64::from(room.size.width.points()), f64::from(room.size.height.points()));
    let scale = (wide / f64::from(across.max(1))).min(tall / f64::from(down.max(1))).max(0.0);
    let size = |pixels: u32| Length::from_points_f64(f64::from(pixels) * scale);
    let (width, height) = (size(across), size(down));
    let left = room.left() + (room.size.width - width) / 2;
    Rect::new(left, room.top() + (room.size.height - height) / 2, width, height)
}

impl Context<'_> {
    /// A filler of the paper (补白) in some cells: its picture as large as they allow over its
    /// lines, in a box. It is the paper's own and no part of the text.
    pub fn filler(&self, number: usize, cells: CellRect) -> Vec<Frame> {
        let Some(filler) = self.issue.issue().publication.fillers.get(number) else { return Vec::new() };
        let rect = self.box_rect(cells);
        let inset = self.paper.body;
        let (left, width) = (rect.left() + inset, rect.size.width - inset * 2);
        let (role, size) = (RoleName::Headline, self.paper.body.scaled(FILLER_SIZE, 100));
        let words: Vec<StyledText> = filler.text.iter().map(|line| self.text(line, role, size)).collect();
        let at = |top: Length, text| Lines { left, top, width, role, size, align: Align::Center, text };
        let height: Length = words.iter().map(|text| self.lines(&at(Length::ZERO, text)).1).sum();
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
}
