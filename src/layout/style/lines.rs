//! A set line as frames: its glyphs, the links they lead to, their interlinear marks.

use crate::edition::{Frame, GlyphRun, LinkTarget, PlacedGlyph, RunDirection, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::text::class::Class;
use crate::text::{InterlinearMark, Line, LineGlyph, LineRun, Orientation};

/// The frames of a line whose measure begins at `origin`, on the baseline.
pub fn line_frames(line: &Line, origin: Point, em: Length) -> Vec<Frame> {
    let mut frames = Vec::new();
    let mut marks = Vec::new();
    for run in &line.runs {
        let Some(first) = run.glyphs.first() else { continue };
        let ends = run.glyphs.iter().skip(1).map(|glyph| glyph.along).chain([run.end]);
        let glyphs = run.glyphs.iter().zip(ends).map(|(glyph, end)| PlacedGlyph {
            id: glyph.id,
            advance: end - glyph.along,
            rise: glyph.across,
            text: glyph.text.clone(),
        });
        if let Some(url) = &run.link {
            let rect =
                Rect::new(origin.x + first.along, origin.y - em, run.end - first.along, em.scaled(5, 4));
            frames.push(Frame::Link { rect, target: LinkTarget::Url(url.clone()), covers: 1 });
        }
        frames.push(Frame::Glyphs(GlyphRun {
            origin: Point::new(origin.x + first.along, origin.y),
            direction: RunDirection::Right,
            face: run.face,
            size: run.size,
            ink: run.ink,
            text: run.text.clone(),
            glyphs: glyphs.collect(),
        }));
        marks.extend(interlinear_marks(run, origin));
    }
    if !marks.is_empty() {
        frames.push(Frame::Group { tag: Tag::Artifact, frames: marks });
    }
    frames
}

/// The frames of a vertical line: `top` is where its measure begins, on the axis that the middles
/// of its em boxes stand on.
pub fn vertical_line_frames(line: &Line, top: Point, em: Length) -> Vec<Frame> {
    let mut frames = Vec::new();
    for run in &line.runs {
        let Some(placed) = vertical_run(run, top) else { continue };
        if let Some(url) = &run.link {
            let rect =
                Rect::new(top.x - em.scaled(5, 8), top.y + run.start, em.scaled(5, 4), run.end - run.start);
            frames.push(Frame::Link { rect, target: LinkTarget::Url(url.clone()), covers: 1 });
        }
        frames.push(Frame::Glyphs(placed));
    }
    frames
}

/// A run of a vertical line in its place; nothing if it has no glyphs.
fn vertical_run(run: &LineRun, top: Point) -> Option<GlyphRun> {
    let first = run.glyphs.first()?;
    let combined = run.orientation == Orientation::Combined;
    let direction = match run.orientation {
        Orientation::Upright => RunDirection::Down,
        Orientation::Rotated => RunDirection::Rotated,
        Orientation::Combined => RunDirection::Narrowed(run.width),
    };
    let onward = |glyph: &LineGlyph| if combined { glyph.across } else { glyph.along };
    // Combined glyphs stand in the middle of the axis.
    let end = if combined { -first.across } else { run.end };
    let ends = run.glyphs.iter().skip(1).map(onward).chain([end]);
    let glyphs = run.glyphs.iter().zip(ends).map(|(glyph, end)| PlacedGlyph {
        id: glyph.id,
        advance: end - onward(glyph),
        rise: if combined { first.along - glyph.along } else { glyph.across },
        text: glyph.text.clone(),
    });
    let x = if combined { top.x + first.across } else { top.x };
    Some(GlyphRun {
        origin: Point::new(x, top.y + first.along),
        direction,
        face: run.face,
        size: run.size,
        ink: run.ink,
        text: run.text.clone(),
        glyphs: glyphs.collect(),
    })
}

/// The interlinear marks of a run: a dot under each of its characters that is neither mark nor
/// blank, or a line under all of them, a little shorter than they are, so that neighbours stay two.
/// They stand below the em box (CLREQ, Interlinear Marks); how far was tuned by eye; see
/// docs/tuning.md.
fn interlinear_marks(run: &LineRun, origin: Point) -> Vec<Frame> {
    let Some(kind) = run.mark else { return Vec::new() };
    let (ink, below) = (run.ink, |hundredths: i32| origin.y + run.size.scaled(hundredths, 100));
    let Some(first) = run.glyphs.first() else { return Vec::new() };
    match kind {
        InterlinearMark::NameLine => {
            let (left, right) = (first.along, run.ink_end);
            let inset = run.size.scaled(6, 100);
            let width = (right - left - inset * 2).max(Length::ZERO);
            let rect = Rect::new(origin.x + left + inset, below(20), width, run.size.scaled(6, 100));
            vec![Frame::Rule { rect, ink }]
        }
        InterlinearMark::Dots => {
            let ends = run.glyphs.iter().skip(1).map(|glyph| glyph.along).chain([run.ink_end]);
            let dotted = |glyph: &LineGlyph| {
                let takes_none = |c: char| Class::of(c).is_mark() || Class::of(c).is_blank();
                !run.text[glyph.text.clone()].chars().all(takes_none)
            };
            let dot = |(glyph, end): (&LineGlyph, Length)| {
                let middle = glyph.along + (end - glyph.along).min(run.size) / 2;
                let center = Point::new(origin.x + middle, below(30));
                Frame::Dot { center, radius: run.size.scaled(8, 100), ink }
            };
            run.glyphs.iter().zip(ends).filter(|(glyph, _)| dotted(glyph)).map(dot).collect()
        }
    }
}
