//! Sheets of an edition as pictures.
//!
//! The recipe: the edition is written as a PDF ([`Drawing::of`]), so that pictures show what the
//! PDF shows; a rasterizer in the program itself draws a sheet at any size ([`Drawing::picture`]);
//! its pixels are coded as PNG, JPEG or lossless WebP ([`Picture`]). No other tool is needed, and
//! the same sheet gives the same bytes on every machine.
//!
//! ```
//! use std::path::Path;
//! use paiban::layout::{self, Front, Theme};
//! use paiban::text::FontLibrary;
//! use paiban::raster::Drawing;
//!
//! # #[cfg(not(feature = "bundled-fonts"))]
//! # fn main() {}
//! # #[cfg(feature = "bundled-fonts")]
//! # fn main() -> Result<(), paiban::diagnostics::Error> {
//! let draft = paiban::source::load(Path::new("examples/luqiao/2026-03-20"))?.value;
//! let issue = paiban::check::check(&draft, &|_| true).value;
//! let theme = Theme::bundled("party")?;
//! let cover = layout::cover(&issue, &theme, &FontLibrary::bundled(), Front::Headlines);
//! let picture = Drawing::of(&cover)?.picture(0, 120)?;
//! assert_eq!((picture.width, picture.height), (120, 192));
//! assert!(picture.png()?.starts_with(b"\x89PNG"));
//! # Ok(())
//! # }
//! ```

mod coded;

use std::sync::Arc;

use fearless_simd::Level;
use hayro::hayro_interpret::{InterpreterSettings, TransformExt as _};
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::kurbo::Affine;
use hayro::vello_cpu::{
    Pixmap, RasterizerSettings, RenderContext, RenderSettings as Processor, Resources, TargetInit,
};
use hayro::{RenderCache, RenderSettings, render_into};

use crate::diagnostics::Error;
use crate::edition::Edition;
use crate::geometry::Size;
use crate::pdf::{self, Profile};

pub use coded::{Picture, PictureFormat};

/// The widest and the tallest picture, in pixels: the rasterizer counts in 16 bits.
pub const MOST_PIXELS: u32 = u16::MAX as u32;

/// Points of an inch.
const INCH: f64 = 72.0;

/// The sheets of an edition, ready to be drawn.
pub struct Drawing {
    pdf: Pdf,
    sizes: Vec<Size>,
}

impl Drawing {
    /// Prepares the sheets of an edition.
    ///
    /// # Errors
    /// As [`pdf::export`].
    pub fn of(edition: &Edition) -> Result<Self, Error> {
        let options = pdf::Options { profile: Profile::Web, ..pdf::Options::default() };
        let bytes = pdf::export(edition, &options)?.value;
        let pdf = Pdf::new(Arc::new(bytes)).map_err(|error| fault(format!("{error:?}")))?;
        Ok(Self { pdf, sizes: edition.sheets.iter().map(|sheet| sheet.size).collect() })
    }

    /// Number of sheets.
    pub fn sheets(&self) -> usize {
        self.sizes.len()
    }

    /// A sheet, by its number from 0, so many pixels wide; as high as its shape requires.
    ///
    /// # Errors
    /// [`Error::Writer`] for a sheet that the edition does not have, and for a picture of no pixels
    /// or of more than [`MOST_PIXELS`] across or down.
    pub fn picture(&self, sheet: usize, width: u32) -> Result<Picture, Error> {
        let size = self.size(sheet)?;
        let height = f64::from(width) * f64::from(size.height.points()) / f64::from(size.width.points());
        self.stretched(sheet, (pixels(f64::from(width))?, pixels(height)?))
    }

    /// A sheet at so many pixels an inch.
    ///
    /// # Errors
    /// As [`Self::picture`].
    pub fn picture_at(&self, sheet: usize, dots_per_inch: u32) -> Result<Picture, Error> {
        let width = f64::from(self.size(sheet)?.width.points()) / INCH * f64::from(dots_per_inch);
        self.picture(sheet, width.round() as u32)
    }

    /// A sheet in exactly so many pixels across and down: of another shape it is stretched.
    ///
    /// # Errors
    /// As [`Self::picture`].
    pub fn stretched(&self, sheet: usize, (width, height): (u16, u16)) -> Result<Picture, Error> {
        self.size(sheet)?;
        let page = self.pdf.pages().get(sheet).ok_or_else(|| no_sheet(sheet))?;
        let (wide, high) = page.render_dimensions();
        let scale = Affine::scale_non_uniform(
            f64::from(width) / f64::from(wide),
            f64::from(height) / f64::from(high),
        );
        // Vector units of other processors round in other ways.
        let mut drawing =
            RenderContext::new_with(width, height, Processor { level: Level::fallback(), num_threads: 0 });
        let settings = RenderSettings { hinting: false, ..RenderSettings::default() };
        let transform = scale * page.initial_transform(true).to_kurbo();
        let cache = RenderCache::new();
        render_into(page, &cache, &InterpreterSettings::default(), &settings, &mut drawing, transform);
        drawing.flush();
        let mut pixels = Pixmap::new(width, height);
        let ground =
            RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
        drawing.render_with(&mut pixels, &mut Resources::default(), ground);
        let rgba = pixels.data_as_u8_slice().to_vec();
        Ok(Picture { width: u32::from(width), height: u32::from(height), rgba })
    }

    fn size(&self, sheet: usize) -> Result<Size, Error> {
        self.sizes.get(sheet).copied().ok_or_else(|| no_sheet(sheet))
    }
}

fn no_sheet(sheet: usize) -> Error {
    fault(format!("the edition has no sheet {}", sheet + 1))
}

/// A length in whole pixels, if the rasterizer can count them.
fn pixels(length: f64) -> Result<u16, Error> {
    let rounded = length.round();
    if (1.0..=f64::from(MOST_PIXELS)).contains(&rounded) {
        Ok(rounded as u16)
    } else {
        Err(fault(format!("a picture of {rounded} pixels; there may be 1 to {MOST_PIXELS}")))
    }
}

fn fault(reason: String) -> Error {
    Error::Writer { format: "picture", reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;
    use crate::edition::{Frame, Sheet};
    use crate::geometry::{Length, Point, Rect};
    use crate::text::{FontLibrary, Ink};

    /// A sheet of 100 by 150 points whose left half is black.
    fn drawing() -> Drawing {
        let size = Size::new(Length::from_points(100), Length::from_points(150));
        let half = Size::new(Length::from_points(50), Length::from_points(150));
        let rect = Rect { origin: Point::default(), size: half };
        let sheet = Sheet {
            size,
            label: "A01".into(),
            title: "A01".to_owned(),
            number: 0,
            page_label: None,
            section: None,
            readings: Vec::new(),
            areas: Vec::new(),
            frames: vec![Frame::Rule { rect, ink: Ink::BLACK }],
        };
        Drawing::of(&Edition::of_issue(&sample::checked(), &FontLibrary::bundled(), vec![sheet])).unwrap()
    }

    #[test]
    fn a_sheet_keeps_its_shape_and_its_ink() {
        let drawing = drawing();
        let picture = drawing.picture(0, 40).unwrap();
        assert_eq!((picture.width, picture.height), (40, 60));
        assert_eq!(picture.pixel(5, 30), [0, 0, 0, 255]);
        assert_eq!(picture.pixel(35, 30), [255, 255, 255, 255]);
        let fine = drawing.picture_at(0, 144).unwrap();
        assert_eq!((fine.width, fine.height), (200, 300));
    }

    #[test]
    fn sizes_that_cannot_be_drawn_are_refused() {
        let drawing = drawing();
        assert!(drawing.picture(0, 0).is_err());
        assert!(drawing.picture(0, 60_000).is_err(), "its height is over the most");
        assert!(drawing.picture(1, 10).is_err(), "there is one sheet");
    }
}
