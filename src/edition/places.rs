//! Where each article begins and goes on: the target of links and outline entries.

use std::collections::BTreeMap;

use crate::edition::{Edition, Frame, GlyphRun, RunDirection, Tag};
use crate::geometry::Point;
use crate::model::ArticleId;

/// Sheet, from 0, and top left corner of each part of each article, in their order.
pub(crate) type Places = BTreeMap<ArticleId, Vec<(usize, Point)>>;

/// Finds the places in an edition.
pub(crate) fn of(edition: &Edition) -> Places {
    let mut places = Places::new();
    for (number, sheet) in edition.sheets.iter().enumerate() {
        for frame in &sheet.frames {
            if let Frame::Group { tag: Tag::Article(id), frames } = frame
                && let Some(corner) = corner(frames)
            {
                places.entry(id.clone()).or_default().push((number, corner));
            }
        }
    }
    places
}

/// The top left corner of frames.
fn corner(frames: &[Frame]) -> Option<Point> {
    let corners = frames.iter().filter_map(|frame| match frame {
        Frame::Group { frames, .. } => corner(frames),
        Frame::Glyphs(run) => Some(glyph_corner(run)),
        Frame::Dot { center, radius, .. } => Some(Point::new(center.x - *radius, center.y - *radius)),
        Frame::Rule { rect, .. } | Frame::Image { rect, .. } | Frame::Link { rect, .. } => Some(rect.origin),
    });
    corners.reduce(|a, b| Point::new(a.x.min(b.x), a.y.min(b.y)))
}

/// The top left corner of the em box that a run begins with.
fn glyph_corner(run: &GlyphRun) -> Point {
    let Point { x, y } = run.origin;
    match run.direction {
        RunDirection::Right | RunDirection::Narrowed(_) => Point::new(x, y - run.size),
        RunDirection::Down => Point::new(x - run.size / 2, y - run.size),
        RunDirection::Rotated => Point::new(x - run.size / 2, y),
    }
}
