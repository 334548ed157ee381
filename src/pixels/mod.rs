//! Pixels of any picture: fewer of them, and files of them.

use std::io;

use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageEncoder, ImageError};

/// Quality of a JPEG that is coded anew, of 100: a higher one enlarges files without a visible gain (see
/// docs/tuning.md).
pub(crate) const QUALITY: u8 = 88;

/// A picture in so many pixels, with 8 bits a channel: plain averages of those that each stands for.
///
/// # Errors
/// It has no pixels, or is to have none.
pub(crate) fn resized(image: &DynamicImage, (width, height): (u32, u32)) -> image::ImageResult<DynamicImage> {
    let mut resized = DynamicImage::new(width, height, image.color());
    let averages = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
    let done = Resizer::new().resize(image, &mut resized, &averages);
    done.map_err(|error| ImageError::IoError(io::Error::other(error)))?;
    Ok(resized)
}

/// Channels of a JPEG, as the header of its frame says (ISO/IEC 10918-1, B.2.2).
pub(crate) fn jpeg_channels(bytes: &[u8]) -> Option<u8> {
    let mut at = 2;
    loop {
        let &[0xff, marker, high, low] = bytes.get(at..at + 4)? else { return None };
        match marker {
            0xff => at += 1,
            // Tables and arithmetic conditioning have markers between those of frames.
            0xc4 | 0xc8 | 0xcc => at += 2 + usize::from(u16::from_be_bytes([high, low])),
            0xc0..=0xcf => return bytes.get(at + 9).copied(),
            _ => at += 2 + usize::from(u16::from_be_bytes([high, low])),
        }
    }
}

/// A picture as a file: a JPEG of some quality of 100, else a PNG, which loses nothing.
///
/// # Errors
/// It has no pixels.
pub(crate) fn coded(
    image: &DynamicImage,
    quality: Option<u8>,
    profile: Option<Vec<u8>>,
) -> image::ImageResult<Vec<u8>> {
    let mut out = Vec::new();
    if let Some(quality) = quality {
        let mut encoder = JpegEncoder::new_with_quality(&mut out, quality);
        keep(profile, &mut encoder);
        image.write_with_encoder(encoder)?;
    } else {
        let mut encoder = PngEncoder::new(&mut out);
        keep(profile, &mut encoder);
        image.write_with_encoder(encoder)?;
    }
    Ok(out)
}

/// Gives a colour profile to an encoder; one that cannot carry it leaves the colours as they are.
fn keep(profile: Option<Vec<u8>>, encoder: &mut impl ImageEncoder) {
    if let Some(profile) = profile {
        let _ = encoder.set_icc_profile(profile);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_that_are_left_out_count_as_much_as_others_and_clear_ones_do_not() {
        let striped = |one: [u8; 4], other: [u8; 4]| {
            let pixel = |x: u32, _| image::Rgba(if x.is_multiple_of(2) { one } else { other });
            DynamicImage::from(image::RgbaImage::from_fn(40, 10, pixel))
        };
        let middle = |image: &DynamicImage| resized(image, (4, 1)).unwrap().into_rgba8().get_pixel(2, 0).0;
        for (one, other, expected) in [
            ([7, 99, 250, 255], [7, 99, 250, 255], [7, 99, 250, 255]),
            ([0, 0, 0, 255], [200, 100, 50, 255], [100, 50, 25, 255]),
            ([200, 100, 50, 255], [0, 0, 0, 0], [200, 100, 50, 128]),
        ] {
            let found = middle(&striped(one, other));
            let near = found.iter().zip(expected).all(|(found, expected)| found.abs_diff(expected) <= 2);
            assert!(near, "{one:?} and {other:?}: {found:?}");
        }
        for size in [(40, 10), (41, 3), (1, 1), (1000, 900)] {
            let image = resized(&striped([1, 2, 3, 255], [4, 5, 6, 255]), size).unwrap();
            assert_eq!((image.width(), image.height()), size);
        }
    }
}
