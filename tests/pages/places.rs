//! Where frames stand.

use paiban::edition::{Frame, GlyphRun, RunDirection, Sheet, Tag};
use paiban::geometry::{Length, Point, Rect, Size};
use paiban::layout::{Composed, Paper, Theme};

/// Calls `visit` with every frame that is not a group, and with the tag of the group it stands in.
pub(crate) fn each<'a>(
    frames: &'a [Frame],
    tag: Option<&'a Tag>,
    visit: &mut dyn FnMut(&'a Frame, Option<&'a Tag>),
) {
    for frame in frames {
        match frame {
            Frame::Group { tag, frames } => each(frames, Some(tag), visit),
            other => visit(other, tag),
        }
    }
}

/// The rectangle of a frame: of glyphs that of their em boxes.
pub(crate) fn bounds(frame: &Frame) -> Option<Rect> {
    match frame {
        Frame::Group { .. } | Frame::Link { .. } => None,
        Frame::Glyphs(run) => Some(glyph_bounds(run)),
        Frame::Image { rect, .. } | Frame::Rule { rect, .. } => Some(*rect),
        Frame::Tiles { rects, .. } => rects.iter().copied().reduce(|a, b| a.united(&b)),
        Frame::Line { points, .. } => around(points),
        Frame::Shapes { outlines, .. } => around(&outlines.concat()),
        Frame::Dot { center, radius, .. } => {
            Some(Rect::new(center.x - *radius, center.y - *radius, *radius * 2, *radius * 2))
        }
    }
}

fn around(points: &[Point]) -> Option<Rect> {
    let spots = points.iter().map(|&origin| Rect { origin, size: Size::default() });
    spots.reduce(|a, b| a.united(&b))
}

fn glyph_bounds(run: &GlyphRun) -> Rect {
    let long: Length = run.glyphs.iter().map(|glyph| glyph.advance).sum();
    let ascent = run.size.scaled(88, 100);
    match run.direction {
        RunDirection::Right | RunDirection::Narrowed(_) => {
            Rect::new(run.origin.x, run.origin.y - ascent, long, run.size)
        }
        RunDirection::Down => Rect::new(run.origin.x - run.size / 2, run.origin.y - ascent, run.size, long),
        RunDirection::Rotated => Rect::new(run.origin.x - run.size / 2, run.origin.y, run.size, long),
    }
}

/// The size that most characters of the paragraphs of some sheets have.
pub(crate) fn body_size(sheets: &[Sheet]) -> Option<Length> {
    let mut sizes: Vec<(Length, usize)> = Vec::new();
    for sheet in sheets {
        each(&sheet.frames, None, &mut |frame, tag| {
            if let (Frame::Glyphs(run), Some(Tag::Paragraph(_))) = (frame, tag) {
                match sizes.iter_mut().find(|(size, _)| *size == run.size) {
                    Some((_, count)) => *count += run.glyphs.len(),
                    None => sizes.push((run.size, run.glyphs.len())),
                }
            }
        });
    }
    sizes.iter().max_by_key(|(_, count)| *count).map(|(size, _)| *size)
}

/// Each sheet of an edition with the grid it was set on: that of the profile, or of one of the theme's larger
/// bodies. The body is that of the text; a plan is only believed where its sheet has no running text.
pub(crate) fn grids<'c>(composed: &'c Composed, paper: &str, theme: &str) -> Vec<(&'c Sheet, Paper)> {
    let (paper, theme) = (Paper::find(paper).unwrap(), Theme::bundled(theme).unwrap());
    let larger = theme.text.body_sizes.iter().map(|size| size.em()).filter(|&em| em > paper.body);
    let grids: Vec<Paper> = [paper.clone()].into_iter().chain(larger.map(|em| paper.with_body(em))).collect();
    let of_body = |body: Length| grids.iter().find(|grid| grid.body == body).cloned();
    let planned = |number: usize| composed.plans.get(number).and_then(|plan| of_body(plan.body));
    let grid = |(number, sheet): (usize, &'c Sheet)| {
        let own = body_size(std::slice::from_ref(sheet)).and_then(of_body);
        (sheet, own.or_else(|| planned(number)).unwrap_or_else(|| paper.clone()))
    };
    composed.edition.sheets.iter().enumerate().map(grid).collect()
}
