//! Sheets as pictures in tiles, at the size asked.
//!
//! A sheet is known by the digest of all that it shows, so that a tile never changes under its address, and a sheet
//! that stands as it stood is not painted again. Painted are blocks of some tiles, once each; tiles are cut from them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest as _, Sha256};

use crate::diagnostics::Error;
use crate::edition::{Edition, Frame, Sheet};
use crate::geometry::Length;
use crate::layout::Composed;
use crate::package::hexadecimal;
use crate::raster::{Drawing, Picture, Window};

/// Pixels of a tile, across and down.
pub(super) const TILE: u32 = 512;

/// Tiles of a block, across and down: a broadsheet at the size of a desk is one.
const BLOCK: u32 = 4;

/// How large sheets may be asked for, in hundredths of a pixel a point: four pixels are 288 dpi.
pub(super) const ZOOMS: std::ops::RangeInclusive<u32> = 5..=400;

/// Sheets that tiles may be asked of: those of the last versions.
const MOST_SHEETS: usize = 128;

/// Bytes of pixels that are kept.
const MOST_BYTES: usize = 192 << 20;

/// The sheets that were shown last, and what was painted of them.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    sheets: BTreeMap<String, (u64, Arc<Composed>, usize)>,
    blocks: BTreeMap<Block, (u64, Room)>,
    uses: u64,
}

/// The place of a block, which is locked while it is painted.
type Room = Arc<Mutex<Option<Arc<Picture>>>>;

/// A block: its sheet, its size in hundredths of a pixel a point, its place.
type Block = (String, u32, u32, u32);

impl Sheets {
    /// Takes note of the sheets of an edition; returns their digests.
    pub(super) fn show(&self, composed: &Arc<Composed>) -> Vec<String> {
        let edition = &composed.edition;
        let digests: Vec<String> = edition.sheets.iter().map(|sheet| digest(edition, sheet)).collect();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        for (number, digest) in digests.iter().enumerate() {
            known.uses += 1;
            let entry = (known.uses, composed.clone(), number);
            known.sheets.insert(digest.clone(), entry);
        }
        while known.sheets.len() > MOST_SHEETS.max(digests.len()) {
            let oldest =
                known.sheets.iter().min_by_key(|(_, (used, ..))| *used).map(|(name, _)| name.clone());
            oldest.map(|name| known.sheets.remove(&name));
        }
        digests
    }

    /// A tile as PNG; none where there is no such sheet, size or place.
    ///
    /// # Errors
    /// A picture of the sheet cannot be decoded.
    pub(super) fn tile(&self, digest: &str, zoom: u32, x: u32, y: u32) -> Result<Option<Vec<u8>>, Error> {
        let Some((composed, sheet)) = self.sheet(digest).filter(|_| ZOOMS.contains(&zoom)) else {
            return Ok(None);
        };
        let edition = &composed.edition;
        let size = edition.sheets[sheet].size;
        let (across, down) = (pixels(size.width, zoom), pixels(size.height, zoom));
        if x >= across.div_ceil(TILE) || y >= down.div_ceil(TILE) {
            return Ok(None);
        }
        let block = self.block((digest.to_owned(), zoom, x / BLOCK, y / BLOCK), |(left, top)| {
            let (most, side) = (BLOCK * TILE, |whole: u32, from: u32| (whole - from).min(BLOCK * TILE));
            let (left, top) = (left * most, top * most);
            let window = Window { left, top, width: side(across, left), height: side(down, top) };
            Drawing::of(edition).part(sheet, (across, down), window)
        })?;
        let (left, top) = (x % BLOCK * TILE, y % BLOCK * TILE);
        Ok(Some(block.cut(Window { left, top, width: TILE, height: TILE }).quick_png()?))
    }

    fn sheet(&self, digest: &str) -> Option<(Arc<Composed>, usize)> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.sheets.get(digest).map(|(_, composed, sheet)| (composed.clone(), *sheet))
    }

    /// A block, painted when it is first asked for. Others that ask meanwhile wait for it.
    fn block(
        &self,
        block: Block,
        paint: impl FnOnce((u32, u32)) -> Result<Picture, Error>,
    ) -> Result<Arc<Picture>, Error> {
        let place = (block.2, block.3);
        let room = self.room(block);
        let mut room = room.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(painted) = &*room {
            return Ok(painted.clone());
        }
        let painted = Arc::new(paint(place)?);
        *room = Some(painted.clone());
        Ok(painted)
    }

    fn room(&self, block: Block) -> Room {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.uses += 1;
        let uses = known.uses;
        let room = {
            let (used, room) = known.blocks.entry(block).or_default();
            *used = uses;
            room.clone()
        };
        // One that is being painted is of no known size, and is the newest.
        let bytes = |room: &Room| {
            room.try_lock().ok().and_then(|room| room.as_ref().map(|picture| picture.rgba.len())).unwrap_or(0)
        };
        let mut all: usize = known.blocks.values().map(|(_, room)| bytes(room)).sum();
        while all > MOST_BYTES {
            let oldest = known.blocks.iter().min_by_key(|(_, (used, _))| *used).map(|(name, _)| name.clone());
            let Some((_, gone)) = oldest.and_then(|name| known.blocks.remove(&name)) else { break };
            all -= bytes(&gone);
        }
        room
    }
}

/// A length in pixels, at so many hundredths of a pixel a point; at least one.
pub(super) fn pixels(length: Length, zoom: u32) -> u32 {
    let hundredths = i64::from(length.millipoints()).max(0) * i64::from(zoom);
    u32::try_from((hundredths + 50_000) / 100_000).unwrap_or(u32::MAX).max(1)
}

/// The digest of all that a sheet shows: its frames, and the bytes of its pictures.
fn digest(edition: &Edition, sheet: &Sheet) -> String {
    let mut digest = Sha256::new();
    // What cannot be written down is known by its title alone: a fault of this program.
    digest.update(postcard::to_stdvec(&(&sheet.size, &sheet.palette, &sheet.frames)).unwrap_or_default());
    digest.update(&sheet.title);
    pictures(&sheet.frames, &mut |path| {
        if let Some(picture) = edition.issue.picture(path) {
            digest.update(Sha256::digest(&picture.bytes));
        }
    });
    hexadecimal(&digest.finalize()[..12])
}

fn pictures(frames: &[Frame], found: &mut dyn FnMut(&crate::model::ImagePath)) {
    for frame in frames {
        match frame {
            Frame::Group { frames, .. } => pictures(frames, found),
            Frame::Image { path, .. } => found(path),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;
    use crate::geometry::{Point, Rect, Size};
    use crate::ink::Ink;
    use crate::text::FontLibrary;

    /// Sheets of 1000 by 1500 points, each with its left part black.
    fn edition(widths: &[i32]) -> Arc<Composed> {
        let size = Size::new(Length::from_points(1000), Length::from_points(1500));
        let sheet = |width: &i32| {
            let black = Size::new(Length::from_points(*width), size.height);
            let rect = Rect { origin: Point::default(), size: black };
            Sheet::plain(size, "A01".into(), "A01", vec![Frame::Rule { rect, ink: Ink::BLACK }])
        };
        let sheets = widths.iter().map(sheet).collect();
        let edition = Edition::of_issue(&sample::checked(), &FontLibrary::bundled(), sheets);
        Arc::new(Composed { edition, plans: Vec::new() })
    }

    #[test]
    fn only_a_sheet_that_changed_has_another_digest() {
        let sheets = Sheets::default();
        let before = sheets.show(&edition(&[100, 200]));
        let after = sheets.show(&edition(&[100, 300]));
        assert_eq!(before[0], after[0]);
        assert_ne!(before[1], after[1]);
        assert!(sheets.tile(&before[1], 10, 0, 0).unwrap().is_some(), "of the last version still");
    }

    #[test]
    fn tiles_are_cut_where_they_stand_and_end_with_the_sheet() {
        let sheets = Sheets::default();
        let digest = &sheets.show(&edition(&[600]))[0];
        let tile = |zoom, x, y| {
            let bytes = sheets.tile(digest, zoom, x, y).unwrap()?;
            Some(image::load_from_memory(&bytes).unwrap().to_luma8())
        };
        let second = tile(100, 1, 0).unwrap();
        assert_eq!(second.dimensions(), (488, 512));
        assert_eq!((second.get_pixel(80, 9)[0], second.get_pixel(96, 9)[0]), (0, 255));
        assert_eq!(tile(100, 0, 2).unwrap().dimensions(), (512, 476));
        let far = tile(300, 4, 5).unwrap();
        assert_eq!(far.dimensions(), (512, 512), "of another block");
        for (zoom, x, y) in [(100, 2, 0), (100, 0, 3), (4, 0, 0), (401, 0, 0), (u32::MAX, 0, 0)] {
            assert!(tile(zoom, x, y).is_none(), "{zoom} {x} {y}");
        }
        assert!(sheets.tile("0", 100, 0, 0).unwrap().is_none());
    }

    #[test]
    fn old_sheets_are_forgotten() {
        let sheets = Sheets::default();
        let first = sheets.show(&edition(&[1]));
        (2..=MOST_SHEETS as i32 + 1).for_each(|width| drop(sheets.show(&edition(&[width]))));
        assert!(sheets.tile(&first[0], 10, 0, 0).unwrap().is_none());
    }
}
