//! The mark before a byline that stands under its head (■), drawn by the theme.

use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::ink::{ColorName, Ink};
use crate::layout::style::theme::BylineMark;

/// Side of the mark, and the blank behind it, in hundredths of the body.
const SIDE: i32 = 62;
const GAP: i32 = 45;

/// The width that the mark takes beside a byline of a size.
pub(super) fn width(mark: BylineMark, size: Length) -> Length {
    match mark {
        BylineMark::None => Length::ZERO,
        BylineMark::Square | BylineMark::Lozenge => size.scaled(SIDE + GAP, 100),
    }
}

/// The mark beside a line whose em box has its top left corner at a point.
pub(super) fn frame(mark: BylineMark, size: Length, corner: Point) -> Option<Frame> {
    let side = size.scaled(SIDE, 100);
    let ink = Ink::BLACK.or(ColorName::Accent);
    let (left, middle) = (corner.x, corner.y + size / 2);
    let drawn = match mark {
        BylineMark::None => return None,
        BylineMark::Square => Frame::Rule { rect: Rect::new(left, middle - side / 2, side, side), ink },
        BylineMark::Lozenge => {
            let half = side / 2;
            let corners = vec![
                Point::new(left + half, middle - half),
                Point::new(left + side, middle),
                Point::new(left + half, middle + half),
                Point::new(left, middle),
            ];
            Frame::Shapes { outlines: vec![corners], ink }
        }
    };
    Some(Frame::Group { tag: Tag::Artifact, frames: vec![drawn] })
}
