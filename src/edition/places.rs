//! Where each article begins and goes on: the target of links and outline entries.

use std::collections::BTreeMap;

use crate::edition::{Edition, Frame, GlyphRun, RunDirection, Tag};
use crate::geometry::{Point, Rect, Size};
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
        Frame::Tiles { rects, .. } => rects.iter().map(|rect| rect.origin).reduce(nearer),
        Frame::Shapes { outlines, .. } => outlines.iter().flatten().copied().reduce(nearer),
        Frame::Line { points, .. } => points.iter().copied().reduce(nearer),
        Frame::Rule { rect, .. } | Frame::Image { rect, .. } | Frame::Link { rect, .. } => Some(rect.origin),
    });
    corners.reduce(nearer)
}

/// The corner that is as far left and up as either of two.
fn nearer(a: Point, b: Point) -> Point {
    Point::new(a.x.min(b.x), a.y.min(b.y))
}

/// The smallest rectangle around what frames draw, their captions left out.
pub(crate) fn extent(frames: &[Frame]) -> Option<Rect> {
    let around = |points: &[Point]| {
        points.iter().map(|&origin| Rect { origin, size: Size::default() }).reduce(|a, b| a.united(&b))
    };
    let rects = frames.iter().filter_map(|frame| match frame {
        Frame::Group { tag: Tag::Caption, .. } | Frame::Link { .. } => None,
        Frame::Group { frames, .. } => extent(frames),
        Frame::Glyphs(run) => run.places().into_iter().map(|place| place.rect).reduce(|a, b| a.united(&b)),
        Frame::Dot { center, radius, .. } => {
            Some(Rect::new(center.x - *radius, center.y - *radius, *radius * 2, *radius * 2))
        }
        Frame::Tiles { rects, .. } => rects.iter().copied().reduce(|a, b| a.united(&b)),
        Frame::Shapes { outlines, .. } => around(&outlines.concat()),
        Frame::Line { points, .. } => around(points),
        Frame::Rule { rect, .. } | Frame::Image { rect, .. } => Some(*rect),
    });
    rects.reduce(|a, b| a.united(&b))
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
