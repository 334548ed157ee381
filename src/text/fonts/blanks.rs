//! How much of the full-width body of a mark is blank.
//!
//! The `halt` and `vhal` values of the font give how far a mark may be trimmed and on which side. A
//! font without them, or with values that would cut into the ink, is measured by its ink box (CSS
//! Text 4, Fullwidth Punctuation Collapsing).

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use harfrust::{Direction as Flow, Feature, ShapeOptions, Tag, UnicodeBuffer, script};
use skrifa::instance::{LocationRef, Size};
use skrifa::{GlyphId, MetadataProvider};

use super::face::Face;
use crate::text::class::Direction;

/// The blank sides of a glyph's body along the line, in units of the em.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Blanks {
    /// What may be trimmed before the ink, according to the font; 0 if it has no value.
    pub lead: i16,
    /// What may be trimmed after the ink, according to the font; 0 if it has no value.
    pub trail: i16,
    /// Blank before the ink as measured, without [`Self::SLACK`].
    pub ink_lead: i16,
    /// Blank after the ink as measured.
    pub ink_trail: i16,
}

impl Blanks {
    /// How far ink may stand in the blank half and the half still be called blank, in hundredths of
    /// the em (CSS Text 4 leaves the measure to the program; tuned by eye; see docs/tuning.md).
    pub const SLACK: i32 = 6;

    /// Asks the shaper for the trimmed and the untrimmed advance, and the outline for its box.
    pub(super) fn find(face: &Face, c: char, direction: Direction) -> Self {
        let (Some(normal), Some(half)) = (place(face, c, direction, false), place(face, c, direction, true))
        else {
            return Self::default();
        };
        let (ink_lead, ink_trail) = ink(face, &normal, direction).unwrap_or_default();
        let lead = normal.offset - half.offset;
        let trail = normal.advance - half.advance - lead;
        let slack = i32::from(face.units_per_em()) * Self::SLACK / 100;
        let believed = lead >= 0 && trail >= 0 && ink_lead >= lead - slack && ink_trail >= trail - slack;
        let (lead, trail) = if believed { (lead, trail) } else { (0, 0) };
        let short = |units: i32| units.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16;
        Self {
            lead: short(lead),
            trail: short(trail),
            ink_lead: short(ink_lead),
            ink_trail: short(ink_trail),
        }
    }
}

/// A glyph with its advance and offset along the line, in units of the em.
struct Placed {
    glyph: u32,
    advance: i32,
    offset: i32,
}

fn place(face: &Face, c: char, direction: Direction, half: bool) -> Option<Placed> {
    let opened = face.open()?;
    let mut buffer = UnicodeBuffer::new();
    buffer.add(c, 0);
    buffer.set_script(script::HAN);
    let (flow, tag) = match direction {
        Direction::Horizontal => (Flow::LeftToRight, Tag::new(b"halt")),
        Direction::Vertical => (Flow::TopToBottom, Tag::new(b"vhal")),
    };
    buffer.set_direction(flow);
    let features = [Feature::new(Tag::new(b"chws"), 0, ..), Feature::new(tag, u32::from(half), ..)];
    let glyphs = opened.shaper.shape(buffer, ShapeOptions::new().features(&features));
    let (info, at) = (glyphs.glyph_infos().first()?, glyphs.glyph_positions().first()?);
    let (advance, offset) = match direction {
        Direction::Horizontal => (at.x_advance, at.x_offset),
        Direction::Vertical => (-at.y_advance, -at.y_offset),
    };
    Some(Placed { glyph: info.glyph_id, advance, offset })
}

/// Blank before and after the ink along the line.
fn ink(face: &Face, placed: &Placed, direction: Direction) -> Option<(i32, i32)> {
    let font = face.font()?;
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let ink = metrics.bounds(GlyphId::new(placed.glyph))?;
    Some(match direction {
        Direction::Horizontal => (ink.x_min as i32, placed.advance - ink.x_max as i32),
        // The offset leads from the top of the body to the baseline of the glyph.
        Direction::Vertical => {
            let top = placed.offset - ink.y_max as i32;
            (top, placed.advance - (placed.offset - ink.y_min as i32))
        }
    })
}

/// Blanks of the characters of the Basic Multilingual Plane, found on first use.
#[derive(Default)]
pub(super) struct BlankTable {
    cells: OnceLock<Box<[AtomicU64]>>,
}

/// A value no [`Blanks`] has: a blank of that many units in every place.
const UNKNOWN: u64 = 0x7FFF_7FFF_7FFF_7FFF;

impl BlankTable {
    /// The blanks of a character.
    pub(super) fn get(&self, c: char, find: impl FnOnce() -> Blanks) -> Blanks {
        let cells = self.cells.get_or_init(|| (0..0x1_0000).map(|_| AtomicU64::new(UNKNOWN)).collect());
        let Some(cell) = cells.get(c as usize) else { return find() };
        let packed = cell.load(Ordering::Relaxed);
        if packed != UNKNOWN {
            let part = |shift: u32| (packed >> shift) as u16 as i16;
            return Blanks { lead: part(0), trail: part(16), ink_lead: part(32), ink_trail: part(48) };
        }
        let found = find();
        let parts = [found.lead, found.trail, found.ink_lead, found.ink_trail];
        let packed = parts.iter().rev().fold(0, |packed, &part| packed << 16 | u64::from(part as u16));
        cell.store(packed, Ordering::Relaxed);
        found
    }
}
