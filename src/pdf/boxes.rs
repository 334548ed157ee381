//! The boxes of a page (ISO 32000-1, 14.11.2): media, bleed and trim box, and the crop
//! marks.

use krilla::geom::Rect as PdfRect;
use krilla::page::PageSettings;

use super::Options;
use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Rect, Size};
use crate::ink::Ink;

/// Crop marks begin so far from the page, or where the bleed ends, and are so long, in millimetres.
/// Tuned by eye, no datum recorded; see docs/tuning.md.
const GAP: f64 = 2.0;
const LENGTH: f64 = 5.0;

/// Thickness of crop marks.
const THICKNESS: Length = Length::from_millipoints(250);

/// How far marks begin from the page.
fn gap(options: &Options) -> Length {
    options.bleed.max(Length::from_millimetres(GAP))
}

/// What is printed beyond the page on every side.
fn slug(options: &Options) -> Length {
    if options.marks { gap(options) + Length::from_millimetres(LENGTH) } else { options.bleed }
}

/// A page of a size with all its boxes.
pub(super) fn with_boxes(settings: PageSettings, size: Size, options: &Options) -> PageSettings {
    let around = |by: Length| {
        let (right, bottom) = (size.width + by, size.height + by);
        PdfRect::from_ltrb(-by.points(), -by.points(), right.points(), bottom.points())
    };
    let settings = settings.with_trim_box(around(Length::ZERO));
    if slug(options) == Length::ZERO {
        return settings;
    }
    settings.with_bleed_box(around(options.bleed)).with_media_box(around(slug(options)))
}

/// Crop marks beyond the corners of a page: two at each, in line with its edges.
pub(super) fn marks(size: Size, options: &Options) -> Option<Frame> {
    if !options.marks {
        return None;
    }
    let (gap, long) = (gap(options), Length::from_millimetres(LENGTH));
    let rule = |left: Length, top: Length, width: Length, height: Length| Frame::Rule {
        rect: Rect::new(left, top, width, height),
        ink: Ink::BLACK,
    };
    let mut frames = Vec::new();
    for edge in [Length::ZERO, size.width] {
        let left = edge - THICKNESS / 2;
        frames.push(rule(left, -(gap + long), THICKNESS, long));
        frames.push(rule(left, size.height + gap, THICKNESS, long));
    }
    for edge in [Length::ZERO, size.height] {
        let top = edge - THICKNESS / 2;
        frames.push(rule(-(gap + long), top, long, THICKNESS));
        frames.push(rule(size.width + gap, top, long, THICKNESS));
    }
    Some(Frame::Group { tag: Tag::Artifact, frames })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rects(options: &Options) -> Vec<Rect> {
        let size = Size::new(Length::from_points(100), Length::from_points(200));
        let Some(Frame::Group { frames, .. }) = marks(size, options) else { return Vec::new() };
        let rect = |frame: &Frame| match frame {
            Frame::Rule { rect, .. } => *rect,
            other => panic!("{other:?}"),
        };
        frames.iter().map(rect).collect()
    }

    #[test]
    fn marks_stand_beyond_the_bleed_in_line_with_the_edges() {
        let bleed = Length::from_millimetres(3.0);
        let options = Options { bleed, marks: true, ..Options::default() };
        let rects = rects(&options);
        assert_eq!(rects.len(), 8);
        for rect in &rects {
            let beside = rect.right() <= -bleed || rect.left() >= Length::from_points(100) + bleed;
            let above = rect.bottom() <= -bleed || rect.top() >= Length::from_points(200) + bleed;
            assert!(beside || above, "{rect:?}");
        }
    }

    #[test]
    fn a_page_without_marks_has_none() {
        assert_eq!(rects(&Options::default()), []);
    }
}
