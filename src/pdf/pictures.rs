//! The pictures of an edition, opened for the writer: each once, unchanged where possible.
//!
//! A picture is recompressed where its file stands on its side, has more pixels than the profile of
//! the PDF shows, is in CMYK (which PDF/A allows with a profile of the press only), has a profile that
//! describes no device, or 16 bits a channel (which no paper shows).

use std::collections::BTreeMap;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageEncoder, ImageReader};
use krilla::image::Image;

use crate::check::{Picture, PictureKind};
use crate::diagnostics::Error;
use crate::edition::{Edition, Frame};
use crate::geometry::Length;
use crate::model::ImagePath;

use super::{Color, Options};

/// Quality of a recompressed JPEG: a higher one enlarges files without a visible gain (see docs/tuning.md).
const QUALITY: u8 = 88;

/// A picture is scaled down only if its width exceeds the shown pixels by more than this, in
/// hundredths: a small surplus does not justify recompression (see docs/tuning.md).
const SPARE: u32 = 125;

/// Opens every picture the edition shows, with as many pixels as the profile shows.
pub(super) fn open(edition: &Edition, options: &Options) -> Result<BTreeMap<ImagePath, Image>, Error> {
    let mut widest = BTreeMap::new();
    for sheet in &edition.sheets {
        measure(&sheet.frames, &mut widest);
    }
    let mut images = BTreeMap::new();
    for (path, width) in widest {
        if let Some(picture) = edition.issue.picture(&path) {
            let pixels = (f64::from(width.points()) / 72.0 * f64::from(options.profile.pixels_per_inch()))
                .ceil() as u32;
            images.insert(
                path.clone(),
                image(&path, picture, &Wanted { pixels: pixels.max(1), gray: options.color == Color::Gray })?,
            );
        }
    }
    Ok(images)
}

/// The widest that each picture is shown.
fn measure(frames: &[Frame], widest: &mut BTreeMap<ImagePath, Length>) {
    for frame in frames {
        match frame {
            Frame::Group { frames, .. } => measure(frames, widest),
            Frame::Image { path, whole, .. } => {
                let width = widest.entry(path.clone()).or_insert(Length::ZERO);
                *width = (*width).max(whole.size.width);
            }
            _ => {}
        }
    }
}

/// What is wanted of a picture.
struct Wanted {
    /// Pixels across.
    pixels: u32,
    /// Whether it is shown in grey.
    gray: bool,
}

fn image(path: &ImagePath, picture: &Picture, wanted: &Wanted) -> Result<Image, Error> {
    let refused =
        |reason: String| Error::Writer { format: "PDF", reason: format!("picture `{path}`: {reason}") };
    let adapted = adapted(picture, wanted).map_err(|error| refused(error.to_string()))?;
    // A picture that was coded anew is JPEG if it was one, else PNG, which loses nothing.
    let (kind, bytes) = match adapted {
        Some(bytes) if picture.kind == PictureKind::Jpeg => (PictureKind::Jpeg, bytes),
        Some(bytes) => (PictureKind::Png, bytes),
        None => (picture.kind, picture.bytes.to_vec()),
    };
    let data = krilla::Data::from(bytes);
    match kind {
        PictureKind::Jpeg => Image::from_jpeg(data, false),
        PictureKind::Png => Image::from_png(data, false),
        PictureKind::Webp => Image::from_webp(data, false),
    }
    .map_err(refused)
}

/// The picture as the writer can take it, with as many pixels across as are shown; `None` if
/// it already is.
fn adapted(picture: &Picture, wanted: &Wanted) -> image::ImageResult<Option<Vec<u8>>> {
    let mut decoder = ImageReader::new(Cursor::new(&picture.bytes)).with_guessed_format()?.into_decoder()?;
    // PDF knows no orientation of its own.
    let orientation = decoder.orientation()?;
    let cmyk = picture.kind == PictureKind::Jpeg && jpeg_channels(&picture.bytes) == Some(4);
    let deep = decoder.color_type().bytes_per_pixel() > decoder.color_type().channel_count();
    let pixels = wanted.pixels;
    let colours = wanted.gray && decoder.color_type().has_color();
    let (across, down) = decoder.dimensions();
    let turned = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let across = if turned { down } else { across };
    let large = u64::from(across) * 100 > u64::from(pixels) * u64::from(SPARE);
    let profile = decoder.icc_profile()?;
    let exotic = profile.as_ref().is_some_and(|profile| !describes_colours(profile));
    if orientation == Orientation::NoTransforms && !exotic && !cmyk && !deep && !large && !colours {
        return Ok(None);
    }
    // The profile of the inks does not fit the colours that are made of them.
    let profile = profile.filter(|_| !cmyk && !colours && !exotic);
    let mut image = shallow(DynamicImage::from_decoder(decoder)?);
    image.apply_orientation(orientation);
    if large {
        let down = u64::from(image.height()) * u64::from(pixels) / u64::from(across.max(1));
        image = image.resize_exact(pixels, (down as u32).max(1), FilterType::Triangle);
    }
    if colours {
        image = image.grayscale();
    }
    coded(&image, picture.kind, profile).map(Some)
}

/// Whether a profile is one of a device or space with the channels that pictures have, as PDF/A asks
/// (ISO 19005-2, 6.2.4.2; ICC.1, 7.2).
fn describes_colours(profile: &[u8]) -> bool {
    let tag = |at: usize| profile.get(at..at + 4).unwrap_or_default();
    let known_class = [&b"scnr"[..], b"mntr", b"prtr", b"spac"].contains(&tag(12));
    let known_space = [&b"RGB "[..], b"GRAY"].contains(&tag(16));
    let version = profile.get(8).copied().unwrap_or(u8::MAX);
    known_class && known_space && tag(36) == b"acsp" && version <= 4
}

/// Channels of a JPEG, as the header of its frame says (ISO/IEC 10918-1, B.2.2).
fn jpeg_channels(bytes: &[u8]) -> Option<u8> {
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

/// A picture with 8 bits a channel.
fn shallow(image: DynamicImage) -> DynamicImage {
    match image.color() {
        ColorType::L16 => image.into_luma8().into(),
        ColorType::La16 => image.into_luma_alpha8().into(),
        ColorType::Rgb16 | ColorType::Rgb32F => image.into_rgb8().into(),
        ColorType::Rgba16 | ColorType::Rgba32F => image.into_rgba8().into(),
        _ => image,
    }
}

fn coded(image: &DynamicImage, kind: PictureKind, profile: Option<Vec<u8>>) -> image::ImageResult<Vec<u8>> {
    let mut out = Vec::new();
    if kind == PictureKind::Jpeg {
        let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
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
    fn the_channels_of_a_jpeg_are_in_its_frame() {
        let frame = [0xff, 0xc2, 0, 20, 8, 0, 1, 0, 1, 4];
        let header = |fill: &[u8]| [&[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2][..], fill, &frame].concat();
        assert_eq!(jpeg_channels(&header(&[])), Some(4));
        assert_eq!(jpeg_channels(&header(&[0xff])), Some(4), "fill bytes may stand before a marker");
        assert_eq!(jpeg_channels(&header(&[0xff, 0xc4, 0, 2])), Some(4), "a table is no frame");
        assert_eq!(jpeg_channels(&header(&[])[..12]), None);
    }
}
