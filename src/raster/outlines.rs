//! Outlines of glyphs, each read once.

use std::collections::BTreeMap;

use skrifa::outline::OutlinePen;
use tiny_skia::{Path, PathBuilder};

use crate::text::{Face, FaceId, FontLibrary};

/// The outlines of the glyphs of a sheet, in units of the em, upwards.
pub(super) struct Outlines<'a> {
    fonts: &'a FontLibrary,
    glyphs: BTreeMap<(FaceId, u32), Option<Path>>,
}

impl<'a> Outlines<'a> {
    pub(super) fn of(fonts: &'a FontLibrary) -> Self {
        Self { fonts, glyphs: BTreeMap::new() }
    }

    /// The outline of a glyph; nothing for a blank.
    pub(super) fn glyph(&mut self, face: FaceId, glyph: u32) -> Option<&Path> {
        let fonts = self.fonts;
        let outline = self.glyphs.entry((face, glyph)).or_insert_with(|| outline(fonts.face(face), glyph));
        outline.as_ref()
    }
}

fn outline(face: &Face, glyph: u32) -> Option<Path> {
    let mut pen = Pen(PathBuilder::new());
    face.draw(glyph, &mut pen)?;
    pen.0.finish()
}

struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.cubic_to(ax, ay, bx, by, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
