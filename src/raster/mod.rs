//! Sheets of an edition as pictures.
//!
//! The recipe: the frames of a sheet are painted at any size (`paint`), glyphs from the outlines of
//! their faces (`outlines`), pictures in the pixels they take (`photo`); the pixels are coded as PNG,
//! JPEG or lossless WebP ([`Picture`]). No other tool is needed, and the same sheet gives the same
//! bytes on every machine: the rasterizer is built without vector units, which round in other ways.
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
//! let picture = Drawing::of(&cover).picture(0, 120)?;
//! assert_eq!((picture.width, picture.height), (120, 192));
//! assert!(picture.png()?.starts_with(b"\x89PNG"));
//! # Ok(())
//! # }
//! ```

mod coded;
mod outlines;
mod paint;
mod photo;

use crate::diagnostics::Error;
use crate::edition::{Edition, Sheet};

pub use coded::{Picture, PictureFormat};
pub use paint::Window;

/// The widest and the tallest picture, in pixels: that of the formats for pictures.
pub const MOST_PIXELS: u32 = u16::MAX as u32;

/// Points of an inch.
const INCH: f64 = 72.0;

/// The sheets of an edition, ready to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Drawing<'a> {
    edition: &'a Edition,
}

impl<'a> Drawing<'a> {
    /// The sheets of an edition.
    pub fn of(edition: &'a Edition) -> Self {
        Self { edition }
    }

    /// A sheet, by its number from 0, so many pixels wide; as high as its shape requires.
    ///
    /// # Errors
    /// [`Error::Writer`] for a sheet that the edition does not have, for a picture of no pixels
    /// or of more than [`MOST_PIXELS`] across or down, and for a picture of the issue that cannot be
    /// decoded.
    pub fn picture(&self, sheet: usize, width: u32) -> Result<Picture, Error> {
        let size = self.sheet(sheet)?.size;
        let height = f64::from(width) * f64::from(size.height.points()) / f64::from(size.width.points());
        self.stretched(sheet, (pixels(f64::from(width))?, pixels(height)?))
    }

    /// A sheet at so many pixels an inch.
    ///
    /// # Errors
    /// As [`Self::picture`].
    pub fn picture_at(&self, sheet: usize, dots_per_inch: u32) -> Result<Picture, Error> {
        let width = f64::from(self.sheet(sheet)?.size.width.points()) / INCH * f64::from(dots_per_inch);
        self.picture(sheet, width.round() as u32)
    }

    /// A sheet in exactly so many pixels across and down: of another shape it is stretched.
    ///
    /// # Errors
    /// As [`Self::picture`].
    pub fn stretched(&self, sheet: usize, (width, height): (u16, u16)) -> Result<Picture, Error> {
        let (width, height) = (u32::from(width), u32::from(height));
        self.part(sheet, (width, height), Window { left: 0, top: 0, width, height })
    }

    /// The part in a window of a sheet in so many pixels across and down; what of the window is beside the sheet is
    /// white. Parts that touch make the picture of the whole.
    ///
    /// # Errors
    /// As [`Self::picture`].
    pub fn part(&self, sheet: usize, size: (u32, u32), window: Window) -> Result<Picture, Error> {
        let rgba = paint::sheet(self.edition, self.sheet(sheet)?, size, window)?;
        Ok(Picture { width: window.width, height: window.height, rgba })
    }

    fn sheet(&self, number: usize) -> Result<&'a Sheet, Error> {
        self.edition.sheets.get(number).ok_or_else(|| no_sheet(number))
    }
}

fn no_sheet(sheet: usize) -> Error {
    fault(format!("the edition has no sheet {}", sheet + 1))
}

/// A length in whole pixels, if there may be so many.
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
    use crate::geometry::{Length, Point, Rect, Size};
    use crate::ink::{Color, ColorName, Ink, Palette};
    use crate::text::FontLibrary;

    /// A sheet of 100 by 150 points whose left half is black.
    fn edition() -> Edition {
        let size = Size::new(Length::from_points(100), Length::from_points(150));
        let half = Size::new(Length::from_points(50), Length::from_points(150));
        let rect = Rect { origin: Point::default(), size: half };
        let sheet = Sheet::plain(size, "A01".into(), "A01", vec![Frame::Rule { rect, ink: Ink::BLACK }]);
        Edition::of_issue(&sample::checked(), &FontLibrary::bundled(), vec![sheet])
    }

    #[test]
    fn a_sheet_keeps_its_shape_and_its_ink() {
        let edition = edition();
        let drawing = Drawing::of(&edition);
        let picture = drawing.picture(0, 40).unwrap();
        assert_eq!((picture.width, picture.height), (40, 60));
        assert_eq!(picture.pixel(5, 30), [0, 0, 0, 255]);
        assert_eq!(picture.pixel(35, 30), [255, 255, 255, 255]);
        let fine = drawing.picture_at(0, 144).unwrap();
        assert_eq!((fine.width, fine.height), (200, 300));
    }

    #[test]
    fn a_sheet_has_the_colours_of_its_palette() {
        let mut edition = edition();
        let red = Color::of_screen([200, 16, 46]);
        for frame in &mut edition.sheets[0].frames {
            if let Frame::Rule { ink, .. } = frame {
                *ink = ink.or(ColorName::Accent);
            }
        }
        let found = |edition: &Edition| Drawing::of(edition).picture(0, 40).unwrap().pixel(5, 30);
        assert_eq!(found(&edition), [0, 0, 0, 255], "black where the palette has no accent");
        edition.sheets[0].palette = Palette::new([(ColorName::Accent, red)]);
        assert_eq!(found(&edition), [200, 16, 46, 255]);
    }

    #[test]
    fn parts_are_cut_from_the_picture_of_the_whole() {
        let edition = edition();
        let whole = Drawing::of(&edition).picture(0, 40).unwrap();
        let window = Window { left: 15, top: 20, width: 10, height: 30 };
        let part = Drawing::of(&edition).part(0, (40, 60), window).unwrap();
        for (x, y) in [(0, 0), (4, 10), (5, 10), (9, 29)] {
            assert_eq!(part.pixel(x, y), whole.pixel(x + 15, y + 20), "{x} {y}");
        }
        assert_ne!(part.pixel(0, 0), part.pixel(9, 0));
    }

    #[test]
    fn sizes_that_cannot_be_drawn_are_refused() {
        let edition = edition();
        let drawing = Drawing::of(&edition);
        assert!(drawing.picture(0, 0).is_err());
        assert!(drawing.picture(0, 60_000).is_err(), "its height is over the most");
        assert!(drawing.picture(1, 10).is_err(), "there is one sheet");
    }
}
