//! Where each article begins: the target of links and outline entries.

use std::collections::BTreeMap;

use crate::geometry::Point;
use crate::layout::{Edition, Frame, Tag};
use crate::model::ArticleId;

/// Sheet, from 0, and top left corner of the first part of each article.
pub(super) type Places = BTreeMap<ArticleId, (usize, Point)>;

/// Finds the places in an edition.
pub(super) fn of(edition: &Edition) -> Places {
    let mut places = Places::new();
    for (number, sheet) in edition.sheets.iter().enumerate() {
        for frame in &sheet.frames {
            if let Frame::Group { tag: Tag::Article(id), frames } = frame
                && let Some(corner) = corner(frames)
            {
                places.entry(id.clone()).or_insert((number, corner));
            }
        }
    }
    places
}

/// The top left corner of frames.
fn corner(frames: &[Frame]) -> Option<Point> {
    let corners = frames.iter().filter_map(|frame| match frame {
        Frame::Group { frames, .. } => corner(frames),
        Frame::Glyphs(run) => Some(Point::new(run.origin.x, run.origin.y - run.size)),
        Frame::Dot { center, radius, .. } => Some(Point::new(center.x - *radius, center.y - *radius)),
        Frame::Rule { rect, .. } | Frame::Image { rect, .. } | Frame::Link { rect, .. } => Some(rect.origin),
    });
    corners.reduce(|a, b| Point::new(a.x.min(b.x), a.y.min(b.y)))
}
