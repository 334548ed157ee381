//! How a page looks: its grey picture, compared so that other hinting or smoothing of the same
//! page is not a difference, but another position of anything is.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use image::{DynamicImage, GrayImage, ImageFormat, RgbaImage};
use paiban::edition::Edition;
use paiban::raster::Drawing;

use crate::golden;

/// Pixels to an inch.
const RESOLUTION: u32 = 45;

/// Side of the blocks whose mean greys are compared, in pixels: about a row of text.
const BLOCK: u32 = 8;

/// Blocks differ from this on, in levels of 255; a page may have so many that do.
const BLOCK_DIFFERS: u32 = 20;
const MOST_BLOCKS: usize = 4;

/// Most that all blocks may differ by in the mean, in hundredths of a level.
const MOST_MEAN: u32 = 200;

/// Steps of grey of a kept picture.
const STEP: u8 = 17;

/// A grey picture of a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Look(pub(crate) GrayImage);

/// A sheet of an edition, by its number from 1, as its PDF shows it.
pub(crate) fn drawn(edition: &Edition, sheet: usize) -> Look {
    let picture = Drawing::of(edition).picture_at(sheet - 1, RESOLUTION).unwrap();
    let coloured = RgbaImage::from_raw(picture.width, picture.height, picture.rgba);
    Look(DynamicImage::ImageRgba8(coloured.expect("four bytes a pixel")).into_luma8())
}

impl Look {
    /// A kept picture, if it is there.
    pub(crate) fn read(path: &Path) -> Option<Self> {
        let bytes = fs::read(path).ok()?;
        Some(Self(image::load_from_memory(&bytes).unwrap().into_luma8()))
    }

    /// Keeps it, in few greys: smaller files.
    pub(crate) fn write(&self, path: &Path) {
        let mut few = self.0.clone();
        few.iter_mut().for_each(|grey| *grey = grey.saturating_add(STEP / 2) / STEP * STEP);
        let mut bytes = Cursor::new(Vec::new());
        few.write_to(&mut bytes, ImageFormat::Png).unwrap();
        golden::write(path, bytes.get_ref());
    }

    /// How it differs from another, if it does.
    pub(crate) fn differs(&self, other: &Self) -> Option<String> {
        let (size, other_size) = (self.0.dimensions(), other.0.dimensions());
        if size != other_size {
            return Some(format!("{size:?} pixels, not {other_size:?}"));
        }
        let (own, others) = (self.blocks(), other.blocks());
        let off: Vec<u32> = own.iter().zip(&others).map(|(a, b)| a.abs_diff(*b)).collect();
        let unlike = off.iter().filter(|&&off| off >= BLOCK_DIFFERS).count();
        let mean = off.iter().sum::<u32>() * 100 / off.len().max(1) as u32;
        let across = size.0.div_ceil(BLOCK) as usize;
        let worst = off.iter().enumerate().max_by_key(|(_, off)| **off).map_or(0, |(i, _)| i);
        let (x, y) = (worst % across * BLOCK as usize, worst / across * BLOCK as usize);
        (unlike > MOST_BLOCKS || mean > MOST_MEAN).then(|| {
            format!("{unlike} of {} blocks, {mean} hundredths in the mean, most at {x},{y}", off.len())
        })
    }

    /// Mean greys of its blocks, row by row.
    fn blocks(&self) -> Vec<u32> {
        let (width, height) = self.0.dimensions();
        let mean = |left: u32, top: u32| {
            let (right, bottom) = ((left + BLOCK).min(width), (top + BLOCK).min(height));
            let pixels = (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y)));
            let sum: u32 = pixels.map(|(x, y)| u32::from(self.0.get_pixel(x, y).0[0])).sum();
            sum / ((right - left) * (bottom - top))
        };
        let tops = (0..height).step_by(BLOCK as usize);
        tops.flat_map(|top| (0..width).step_by(BLOCK as usize).map(move |left| (left, top)))
            .map(|(left, top)| mean(left, top))
            .collect()
    }
}
