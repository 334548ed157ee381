//! Pixels, and the formats they can be coded in.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder as _, ImageError};

use super::paint::Window;
use crate::diagnostics::Error;

/// A picture in pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Red, green, blue and opacity of each pixel, row by row from the top left; all are opaque.
    pub rgba: Vec<u8>,
}

/// How a picture is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// PNG (ISO/IEC 15948).
    Png,
    /// JPEG (ISO/IEC 10918) with the JFIF header that old readers look for (ITU-T T.871), in a
    /// quality of 1 to 100.
    Jpeg(u8),
    /// WebP without loss.
    Webp,
}

impl Picture {
    /// Red, green, blue and opacity of a pixel.
    ///
    /// # Panics
    /// The picture has no such pixel.
    pub fn pixel(&self, x: u32, y: u32) -> [u8; 4] {
        let at = (y as usize * self.width as usize + x as usize) * 4;
        [self.rgba[at], self.rgba[at + 1], self.rgba[at + 2], self.rgba[at + 3]]
    }

    /// A part of it, from a pixel, so many pixels across and down.
    ///
    /// # Panics
    /// The picture has no such part.
    pub fn part(&self, (x, y): (u32, u32), (width, height): (u32, u32)) -> Self {
        let rows = self.rgba.chunks_exact(self.width as usize * 4).skip(y as usize).take(height as usize);
        let of_row = x as usize * 4..(x + width) as usize * 4;
        Self { width, height, rgba: rows.flat_map(|row| &row[of_row.clone()]).copied().collect() }
    }

    /// The picture in a format.
    ///
    /// # Errors
    /// [`Error::Writer`] for a size that the format does not know: 16,383 pixels are the most of
    /// WebP (RFC 9649).
    pub fn coded(&self, format: PictureFormat) -> Result<Vec<u8>, Error> {
        match format {
            PictureFormat::Png => self.png(),
            PictureFormat::Jpeg(quality) => self.jpeg(quality),
            PictureFormat::Webp => self.webp(),
        }
    }

    /// As PNG.
    ///
    /// # Errors
    /// As [`Self::coded`].
    pub fn png(&self) -> Result<Vec<u8>, Error> {
        let mut out = Vec::new();
        let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Default, FilterType::Adaptive);
        let (pixels, kind) = self.samples();
        refused("PNG", encoder.write_image(&pixels, self.width, self.height, kind))?;
        Ok(out)
    }

    /// As PNG, for a reader on the same machine: in a small part of the time, and somewhat larger.
    ///
    /// # Errors
    /// As [`Self::coded`].
    pub fn quick_png(&self) -> Result<Vec<u8>, Error> {
        let mut out = Vec::new();
        let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Fast, FilterType::Up);
        let (pixels, kind) = self.samples();
        refused("PNG", encoder.write_image(&pixels, self.width, self.height, kind))?;
        Ok(out)
    }

    /// The part of it in a window; what of the window is beside it is left out.
    #[must_use]
    pub fn cut(&self, window: Window) -> Self {
        let width = window.width.min(self.width.saturating_sub(window.left));
        let height = window.height.min(self.height.saturating_sub(window.top));
        let rows = (window.top..window.top + height).flat_map(|row| {
            let at = (row as usize * self.width as usize + window.left as usize) * 4;
            &self.rgba[at..at + width as usize * 4]
        });
        Self { width, height, rgba: rows.copied().collect() }
    }

    /// As JPEG, in a quality of 1 to 100.
    ///
    /// # Errors
    /// As [`Self::coded`].
    pub fn jpeg(&self, quality: u8) -> Result<Vec<u8>, Error> {
        let mut out = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut out, quality);
        let (pixels, kind) = self.samples();
        refused("JPEG", encoder.encode(&pixels, self.width, self.height, kind))?;
        Ok(out)
    }

    /// As WebP without loss.
    ///
    /// # Errors
    /// As [`Self::coded`].
    pub fn webp(&self) -> Result<Vec<u8>, Error> {
        let mut out = Vec::new();
        let encoder = WebPEncoder::new_lossless(&mut out);
        let (pixels, kind) = self.samples();
        refused("WebP", encoder.encode(&pixels, self.width, self.height, kind))?;
        Ok(out)
    }

    /// The samples that a format needs: one a pixel where all are grey, else three.
    fn samples(&self) -> (Vec<u8>, ExtendedColorType) {
        let pixels = self.rgba.chunks_exact(4);
        if pixels.clone().all(|pixel| pixel[0] == pixel[1] && pixel[1] == pixel[2]) {
            (pixels.map(|pixel| pixel[0]).collect(), ExtendedColorType::L8)
        } else {
            (pixels.flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect(), ExtendedColorType::Rgb8)
        }
    }
}

fn refused(format: &'static str, result: Result<(), ImageError>) -> Result<(), Error> {
    result.map_err(|error| Error::Writer { format, reason: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GREY: [u8; 8] = [10, 10, 10, 255, 200, 200, 200, 255];
    const COLOURED: [u8; 8] = [10, 20, 30, 255, 200, 200, 200, 255];

    fn picture(rgba: [u8; 8]) -> Picture {
        Picture { width: 2, height: 1, rgba: rgba.to_vec() }
    }

    #[test]
    fn pictures_without_loss_come_back_pixel_by_pixel() {
        for rgba in [GREY, COLOURED] {
            for format in [PictureFormat::Png, PictureFormat::Webp] {
                let bytes = picture(rgba).coded(format).unwrap();
                let back = image::load_from_memory(&bytes).unwrap().to_rgba8();
                assert_eq!(back.into_raw(), rgba, "{format:?}");
            }
        }
    }

    #[test]
    fn grey_pixels_make_a_grey_picture_and_others_a_coloured_one() {
        let channels = |rgba, format| {
            let bytes = picture(rgba).coded(format).unwrap();
            image::load_from_memory(&bytes).unwrap().color().channel_count()
        };
        for format in [PictureFormat::Png, PictureFormat::Jpeg(82)] {
            assert_eq!((channels(GREY, format), channels(COLOURED, format)), (1, 3), "{format:?}");
        }
    }

    #[test]
    fn a_jpeg_has_the_header_that_old_readers_look_for() {
        assert_eq!(picture(GREY).jpeg(82).unwrap()[6..10], *b"JFIF");
    }
}
