//! One walk over the frames of a sheet: each is painted over what is there.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use tiny_skia::{
    Color, FillRule, FilterQuality, LineJoin, Paint, PathBuilder, Pattern, Pixmap, Rect as Box, SpreadMode,
    Stroke, Transform,
};

use super::outlines::Outlines;
use super::photo;
use crate::diagnostics::Error;
use crate::edition::{Edition, Frame, GlyphRun, RunDirection, Sheet};
use crate::geometry::{Length, Point, Rect};
use crate::ink::{Ink, Palette};
use crate::model::ImagePath;

/// Paints a sheet on white, stretched to so many pixels across and down: the part of it in a window. Red, green,
/// blue and opacity of each pixel, row by row; all are opaque.
pub(super) fn sheet(
    edition: &Edition,
    sheet: &Sheet,
    (across, down): (u32, u32),
    window: Window,
) -> Result<Vec<u8>, Error> {
    let Window { left, top, width, height } = window;
    let mut pixels = Pixmap::new(width, height).ok_or_else(|| {
        super::fault(format!("a picture of {width} x {height} pixels does not fit in memory"))
    })?;
    pixels.fill(Color::WHITE);
    let scale = (across as f32 / sheet.size.width.points(), down as f32 / sheet.size.height.points());
    let (palette, outlines) = (&sheet.palette, Outlines::of(&edition.fonts));
    let origin = (left as f32, top as f32);
    let mut brush = Brush { edition, palette, pixels, scale, origin, outlines, photos: BTreeMap::new() };
    brush.frames(&sheet.frames)?;
    Ok(brush.pixels.take())
}

/// A part of a picture, in its pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its left edge.
    pub left: u32,
    /// Its top edge.
    pub top: u32,
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
}

/// Paints frames.
struct Brush<'a> {
    edition: &'a Edition,
    palette: &'a Palette,
    pixels: Pixmap,
    /// Pixels a point, across and down.
    scale: (f32, f32),
    /// The corner of the window, in pixels of the sheet.
    origin: (f32, f32),
    outlines: Outlines<'a>,
    /// The pictures of the sheet, each in the pixels it is shown in.
    photos: BTreeMap<(ImagePath, (u32, u32)), Pixmap>,
}

impl<'a> Brush<'a> {
    fn frames(&mut self, frames: &'a [Frame]) -> Result<(), Error> {
        frames.iter().try_for_each(|frame| self.frame(frame))
    }

    fn frame(&mut self, frame: &'a Frame) -> Result<(), Error> {
        match frame {
            Frame::Group { frames, .. } => self.frames(frames)?,
            Frame::Glyphs(run) => self.glyphs(run),
            Frame::Rule { rect, ink } => self.rule(*rect, *ink),
            Frame::Dot { center, radius, ink } => self.dot(*center, *radius, *ink),
            Frame::Tiles { rects, ink } => self.tiles(rects, *ink),
            Frame::Shapes { outlines, ink } => self.shapes(outlines, *ink),
            Frame::Line { points, thickness, ink } => self.line(points, *thickness, *ink),
            Frame::Image { path, rect, whole } => self.picture(path, *rect, *whole)?,
            Frame::Link { .. } => {}
        }
        Ok(())
    }

    fn to_pixels(&self) -> Transform {
        Transform::from_scale(self.scale.0, self.scale.1).post_translate(-self.origin.0, -self.origin.1)
    }

    /// Whether something so far around two points is beside the window.
    fn is_beside(&self, from: Point, to: Point, around: Length) -> bool {
        let (right, bottom) = (self.pixels.width() as f32, self.pixels.height() as f32);
        let x = |length: Length| length.points() * self.scale.0 - self.origin.0;
        let y = |length: Length| length.points() * self.scale.1 - self.origin.1;
        x(from.x.max(to.x) + around) < 0.0
            || x(from.x.min(to.x) - around) > right
            || y(from.y.max(to.y) + around) < 0.0
            || y(from.y.min(to.y) - around) > bottom
    }

    /// The glyphs of a run are one path: the rasterizer goes over its lines of pixels once.
    fn glyphs(&mut self, run: &'a GlyphRun) {
        let along = run.glyphs.iter().fold(Length::default(), |along, glyph| along + glyph.advance);
        let end = match run.direction {
            RunDirection::Right | RunDirection::Narrowed(_) => Point::new(run.origin.x + along, run.origin.y),
            RunDirection::Down | RunDirection::Rotated => Point::new(run.origin.x, run.origin.y + along),
        };
        // No glyph of a face reaches further than twice its size beyond where it stands.
        if self.is_beside(run.origin, end, run.size * 2) {
            return;
        }
        let to_pixels = self.to_pixels();
        let size = run.size.points() / f32::from(self.edition.fonts.face(run.face).units_per_em());
        let mut path = PathBuilder::new();
        let mut along = 0.0;
        for glyph in &run.glyphs {
            // Outlines have the height upwards, sheets downwards.
            let place = placed(run, along, glyph.rise.points()).pre_scale(size, -size);
            along += glyph.advance.points();
            let outline = self.outlines.glyph(run.face, glyph.id);
            if let Some(outline) =
                outline.and_then(|outline| outline.clone().transform(place.post_concat(to_pixels)))
            {
                path.push_path(&outline);
            }
        }
        if let Some(path) = path.finish() {
            self.pixels.fill_path(
                &path,
                &paint_of(run.ink, self.palette),
                FillRule::Winding,
                Transform::identity(),
                None,
            );
        }
    }

    fn rule(&mut self, rect: Rect, ink: Ink) {
        if let Some(rect) = boxed(rect) {
            self.pixels.fill_rect(rect, &paint_of(ink, self.palette), self.to_pixels(), None);
        }
    }

    fn dot(&mut self, center: Point, radius: Length, ink: Ink) {
        let disc = PathBuilder::from_circle(center.x.points(), center.y.points(), radius.points());
        if let Some(disc) = disc {
            self.pixels.fill_path(
                &disc,
                &paint_of(ink, self.palette),
                FillRule::Winding,
                self.to_pixels(),
                None,
            );
        }
    }

    /// Rectangles as one shape, so that their common edges are not seen.
    fn tiles(&mut self, rects: &[Rect], ink: Ink) {
        let mut path = PathBuilder::new();
        rects.iter().filter_map(|rect| boxed(*rect)).for_each(|rect| path.push_rect(rect));
        self.fill(path, ink);
    }

    fn shapes(&mut self, outlines: &[Vec<Point>], ink: Ink) {
        let mut path = PathBuilder::new();
        for outline in outlines {
            trace(&mut path, outline);
            path.close();
        }
        self.fill(path, ink);
    }

    fn fill(&mut self, path: PathBuilder, ink: Ink) {
        if let Some(path) = path.finish() {
            self.pixels.fill_path(
                &path,
                &paint_of(ink, self.palette),
                FillRule::Winding,
                self.to_pixels(),
                None,
            );
        }
    }

    fn line(&mut self, points: &[Point], thickness: Length, ink: Ink) {
        let mut path = PathBuilder::new();
        trace(&mut path, points);
        let stroke = Stroke { width: thickness.points(), line_join: LineJoin::Round, ..Stroke::default() };
        if let Some(path) = path.finish() {
            self.pixels.stroke_path(&path, &paint_of(ink, self.palette), &stroke, self.to_pixels(), None);
        }
    }

    /// A picture seen through a window. It is brought to the pixels it takes first, so that none of
    /// its own is left out.
    fn picture(&mut self, path: &ImagePath, window: Rect, whole: Rect) -> Result<(), Error> {
        if self.is_beside(window.origin, Point::new(window.right(), window.bottom()), Length::default()) {
            return Ok(());
        }
        let (Some(picture), Some(window)) = (self.edition.issue.picture(path), boxed(window)) else {
            return Ok(());
        };
        let across = whole.size.width.points() * self.scale.0;
        let down = whole.size.height.points() * self.scale.1;
        let size = ((across.round() as u32).max(1), (down.round() as u32).max(1));
        let to_pixels = self.to_pixels();
        let photo = match self.photos.entry((path.clone(), size)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(room) => room.insert(photo::in_pixels(path, picture, size)?),
        };
        let place = Transform::from_row(
            across / size.0 as f32 / self.scale.0,
            0.0,
            0.0,
            down / size.1 as f32 / self.scale.1,
            whole.left().points(),
            whole.top().points(),
        );
        let paint = Paint {
            shader: Pattern::new(photo.as_ref(), SpreadMode::Pad, FilterQuality::Bilinear, 1.0, place),
            ..Paint::default()
        };
        self.pixels.fill_rect(window, &paint, to_pixels, None);
        Ok(())
    }
}

/// Where a glyph of a run stands: its origin after what its predecessors take along the run, and
/// which way it is turned.
fn placed(run: &GlyphRun, along: f32, rise: f32) -> Transform {
    let (x, y) = (run.origin.x.points(), run.origin.y.points());
    match run.direction {
        RunDirection::Right => Transform::from_translate(x + along, y - rise),
        RunDirection::Narrowed(width) => {
            Transform::from_row(f32::from(width) / 1000.0, 0.0, 0.0, 1.0, x + along, y - rise)
        }
        RunDirection::Down => Transform::from_translate(x + rise, y + along),
        RunDirection::Rotated => Transform::from_row(0.0, 1.0, -1.0, 0.0, x + rise, y + along),
    }
}

/// The colour of an ink.
fn paint_of(ink: Ink, palette: &Palette) -> Paint<'static> {
    let [red, green, blue] = palette.shown(ink);
    let mut paint = Paint::default();
    paint.set_color_rgba8(red, green, blue, 255);
    paint
}

/// A path through points.
fn trace(path: &mut PathBuilder, points: &[Point]) {
    for (number, point) in points.iter().enumerate() {
        let (x, y) = (point.x.points(), point.y.points());
        if number == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
}

fn boxed(rect: Rect) -> Option<Box> {
    Box::from_ltrb(rect.left().points(), rect.top().points(), rect.right().points(), rect.bottom().points())
}
