//! The glyph of each character that stands for itself, found once.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use harfrust::{Direction, GlyphBuffer, ShapeOptions, UnicodeBuffer, script};
use skrifa::MetadataProvider;

use super::contextual::GlyphSet;
use super::face::{FEATURES, Face, opentype_language};
use crate::text::locale::Region;
use crate::unicode::no_ink::{has_ink, is_blank};

/// What a face does with a character that stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) enum PlainGlyph {
    /// It has no glyph.
    Missing,
    /// One glyph in its place, whatever stands beside it. The advance is in units of the em.
    Glyph {
        /// Number of the glyph.
        id: u16,
        /// Advance in units of the em.
        advance: u16,
    },
    /// It has a glyph, but only shaping knows which and where.
    Shaped,
}

impl PlainGlyph {
    /// Finds the answer by shaping.
    pub(super) fn find(face: &Face, c: char, region: Region, contextual: &GlyphSet) -> Self {
        let nominal = face.font().and_then(|font| font.charmap().map(c)).map_or(0, |glyph| glyph.to_u32());
        if nominal == 0 || !face.draws(c, nominal) {
            return Self::Missing;
        }
        if contextual.has(nominal) || is_ignorable(c) {
            return Self::Shaped;
        }
        let Some(glyphs) = alone(face, c, region, Direction::LeftToRight) else { return Self::Missing };
        let ([info], [at]) = (glyphs.glyph_infos(), glyphs.glyph_positions()) else { return Self::Shaped };
        let (id, advance) = (u16::try_from(info.glyph_id), u16::try_from(at.x_advance));
        match (id, advance) {
            (Ok(id), Ok(advance))
                if at.x_offset == 0 && at.y_offset == 0 && !contextual.has(info.glyph_id) && id != 0 =>
            {
                Self::Glyph { id, advance }
            }
            _ => Self::Shaped,
        }
    }

    /// What a face does with a character in a vertical line; [`Self::Missing`] if its glyph is the
    /// one of horizontal lines.
    pub(super) fn find_vertical(face: &Face, c: char, region: Region) -> Self {
        let glyph = |flow: Direction| {
            let glyphs = alone(face, c, region, flow)?;
            glyphs.glyph_infos().first().map(|info| info.glyph_id)
        };
        match (glyph(Direction::TopToBottom), glyph(Direction::LeftToRight)) {
            (Some(down), Some(across)) if down != across && down != 0 => Self::Shaped,
            _ => Self::Missing,
        }
    }

    fn packed(self) -> u64 {
        match self {
            Self::Missing => 1,
            Self::Shaped => 2,
            Self::Glyph { id, advance } => 3 | u64::from(id) << 16 | u64::from(advance) << 32,
        }
    }

    fn unpacked(packed: u64) -> Option<Self> {
        match packed & 3 {
            0 => None,
            1 => Some(Self::Missing),
            2 => Some(Self::Shaped),
            _ => Some(Self::Glyph { id: (packed >> 16) as u16, advance: (packed >> 32) as u16 }),
        }
    }
}

/// Shapes a character that stands alone.
fn alone(face: &Face, c: char, region: Region, flow: Direction) -> Option<GlyphBuffer> {
    let opened = face.open()?;
    let mut buffer = UnicodeBuffer::new();
    buffer.add(c, 0);
    buffer.set_direction(flow);
    buffer.set_script(script::HAN);
    if let Some(language) = opentype_language(region) {
        buffer.set_language(language);
    }
    let plan = opened.plan(region, script::HAN, flow);
    Some(opened.shaper.shape(buffer, ShapeOptions::new().plan(plan).features(FEATURES)))
}

/// Characters that join others or print nothing by themselves, blanks aside.
fn is_ignorable(c: char) -> bool {
    c.is_control() || !has_ink(c) && !is_blank(c)
}

/// Answers for the characters of the Basic Multilingual Plane. Every thread finds the same
/// answer, so that it does not matter which one writes it down.
#[derive(Default)]
pub(super) struct PlainTable {
    cells: OnceLock<Box<[AtomicU64]>>,
}

impl PlainTable {
    /// The answer for a character, found on first use.
    #[inline]
    pub(super) fn get(&self, c: char, find: impl FnOnce() -> PlainGlyph) -> PlainGlyph {
        let cells = self.cells.get_or_init(|| (0..0x1_0000).map(|_| AtomicU64::new(0)).collect());
        let Some(cell) = cells.get(c as usize) else { return find() };
        if let Some(known) = PlainGlyph::unpacked(cell.load(Ordering::Relaxed)) {
            return known;
        }
        let found = find();
        cell.store(found.packed(), Ordering::Relaxed);
        found
    }
}
