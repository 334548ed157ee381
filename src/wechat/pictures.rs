//! Pictures as WeChat takes them: JPEG or PNG, turned, in sRGB, under a megabyte and at most 1,080 pixels wide.

use std::io::Cursor;

use image::{DynamicImage, GrayImage, ImageFormat, ImageReader, Luma};
use rayon::prelude::*;

use super::limits::{PICTURE_BYTES, PICTURE_PIXELS};
use super::{Drawn, DrawnPictures};
use crate::check::{CheckedIssue, Picture, PictureKind};
use crate::diagnostics::Error;
use crate::links::qr::QrCode;
use crate::model::{Article, Figure, ImagePath};
use crate::pictures::{Adapted, Size, Wanted, adapted, upright};
use crate::pixels::{QUALITY, coded, resized};

use super::prepared::drawn_table;

/// Qualities of a JPEG until it is small enough; after the last its sides become a fifth shorter.
const QUALITIES: [u8; 4] = [QUALITY, 78, 66, 54];

/// Pixels of a module of a QR code.
const MODULE: u32 = 10;

/// A picture of an article.
#[derive(Clone, Debug)]
pub(super) struct ArticlePicture {
    /// Its path in the folder of the article: `images/image-001.jpg`.
    pub path: String,
    /// The picture of the issue, or what stands for a table, where it is one.
    pub source: Option<ImagePath>,
    /// The address of a QR code, where it is one.
    pub code: Option<String>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether it has other bytes than in the issue.
    pub changed: bool,
}

/// The pictures of an article in the order of its text, each once.
pub(super) fn of_article(
    checked: &CheckedIssue,
    article: &Article,
    drawn: &DrawnPictures,
    id: &str,
) -> Result<Vec<ArticlePicture>, Error> {
    let mut wanted: Vec<(Option<ImagePath>, Option<String>)> = Vec::new();
    article.each_figure(|_, figure: &Figure| {
        let key = match (&figure.image, &figure.qr) {
            (Some(path), _) => (Some(path.clone()), None),
            (None, Some(url)) => (None, Some(url.clone())),
            (None, None) => return,
        };
        if !wanted.contains(&key) {
            wanted.push(key);
        }
    });
    let made = wanted.into_par_iter().map(|(path, code)| {
        let made = match (&path, &code) {
            (Some(path), _) => match drawn_table(path) {
                Some(number) => drawn.tables.get(&(id.to_owned(), number)).map(of_drawn).transpose()?,
                None => checked.picture(path).map(|picture| small(picture, path)).transpose()?,
            },
            (None, Some(url)) => QrCode::of(url).map(|code| of_code(&code)).transpose()?,
            (None, None) => None,
        };
        Ok(made.map(|(made, changed)| (path, code, made, changed)))
    });
    let made: Vec<_> = made.collect::<Result<Vec<_>, Error>>()?;
    let named = made.into_iter().flatten().enumerate().map(|(place, (path, code, made, changed))| {
        let name = format!("images/image-{:03}.{}", place + 1, made.kind.extension());
        let Adapted { width, height, bytes, .. } = made;
        ArticlePicture { path: name, source: path, code, width, height, bytes, changed }
    });
    Ok(named.collect())
}

/// A picture of the issue, and whether it was coded anew.
fn small(picture: &Picture, path: &ImagePath) -> Result<(Adapted, bool), Error> {
    let fault = |error: image::ImageError| fault(path.as_str(), &error);
    let wanted = Wanted { size: size_of(picture), gray: false, any_page: true, quality: QUALITY };
    let made = adapted(picture, &wanted).map_err(fault)?;
    let is_ready = made.is_none() && picture.kind != PictureKind::Webp && picture.bytes.len() < PICTURE_BYTES;
    if is_ready {
        let Picture { kind, width, height, .. } = *picture;
        return Ok((Adapted { kind, width, height, bytes: picture.bytes.to_vec() }, false));
    }
    let made = match made {
        Some(made) => made,
        None if picture.kind == PictureKind::Webp => {
            coded_anew(&upright(picture).map_err(fault)?, None).map_err(fault)?
        }
        None => {
            let Picture { kind, width, height, .. } = *picture;
            Adapted { kind, width, height, bytes: picture.bytes.to_vec() }
        }
    };
    Ok((within_bytes(made).map_err(fault)?, true))
}

/// At most so many pixels across, whatever its height.
fn size_of(picture: &Picture) -> Size {
    let (width, height) = (picture.width.max(1), picture.height);
    let side = match width > PICTURE_PIXELS {
        true => {
            (u64::from(height) * u64::from(PICTURE_PIXELS) / u64::from(width)).max(u64::from(PICTURE_PIXELS))
        }
        false => u64::from(width.max(height)),
    };
    Size::Within { side: side as u32, area: u64::MAX }
}

/// A picture of fewer bytes than WeChat takes: as a JPEG of ever lower quality, then of ever fewer pixels.
fn within_bytes(made: Adapted) -> image::ImageResult<Adapted> {
    if made.bytes.len() < PICTURE_BYTES && made.kind != PictureKind::Webp {
        return Ok(made);
    }
    let reader = ImageReader::new(Cursor::new(&made.bytes)).with_guessed_format()?;
    let mut image = DynamicImage::from(reader.decode()?.into_rgb8());
    loop {
        for quality in QUALITIES {
            let tried = coded_anew(&image, Some(quality))?;
            if tried.bytes.len() < PICTURE_BYTES {
                return Ok(tried);
            }
        }
        let shorter = |side: u32| (side * 4 / 5).max(1);
        image = resized(&image, (shorter(image.width()), shorter(image.height())))?;
    }
}

fn coded_anew(image: &DynamicImage, quality: Option<u8>) -> image::ImageResult<Adapted> {
    let kind = if quality.is_some() { PictureKind::Jpeg } else { PictureKind::Png };
    let bytes = coded(image, quality, None)?;
    Ok(Adapted { kind, width: image.width(), height: image.height(), bytes })
}

/// What was drawn for the article.
fn of_drawn(drawn: &Drawn) -> Result<(Adapted, bool), Error> {
    let Drawn { width, height, png } = drawn;
    let made = Adapted { kind: PictureKind::Png, width: *width, height: *height, bytes: png.clone() };
    Ok((within_bytes(made).map_err(|error| fault("table", &error))?, false))
}

/// A QR code in pixels.
fn of_code(code: &QrCode) -> Result<(Adapted, bool), Error> {
    let side = code.modules().unsigned_abs() * MODULE;
    let mut pixels = GrayImage::from_pixel(side, side, Luma([u8::MAX]));
    for (left, top, width) in code.dark() {
        let (left, top) = (left.unsigned_abs() * MODULE, top.unsigned_abs() * MODULE);
        for y in top..top + MODULE {
            for x in left..left + width.unsigned_abs() * MODULE {
                pixels.put_pixel(x, y, Luma([0]));
            }
        }
    }
    let made = coded_anew(&pixels.into(), None).map_err(|error| fault("QR code", &error))?;
    Ok((made, false))
}

/// The pixels of a file that this stage made or kept.
pub(super) fn decoded(bytes: &[u8]) -> Result<DynamicImage, Error> {
    let read = || ImageReader::new(Cursor::new(bytes)).with_guessed_format()?.decode();
    read().map_err(|error| fault("cover", &error))
}

/// Whether a file is one that WeChat takes.
pub(super) fn is_taken(bytes: &[u8]) -> bool {
    matches!(image::guess_format(bytes), Ok(ImageFormat::Jpeg | ImageFormat::Png))
        && bytes.len() < PICTURE_BYTES
}

pub(super) fn fault(of: &str, error: &image::ImageError) -> Error {
    Error::Writer { format: "WeChat", reason: format!("picture `{of}`: {error}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of noise, which no coder makes small.
    fn noise(width: u32, height: u32) -> DynamicImage {
        let mut seed = 7_u32;
        let pixels = image::RgbImage::from_fn(width, height, |_, _| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            image::Rgb([(seed >> 24) as u8, (seed >> 16) as u8, (seed >> 8) as u8])
        });
        pixels.into()
    }

    fn picture(image: &DynamicImage, format: ImageFormat, kind: PictureKind) -> Picture {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).unwrap();
        let (width, height) = (image.width(), image.height());
        Picture { kind, width, height, bytes: bytes.into_inner().into(), page: None, subjects: None }
    }

    #[test]
    fn pictures_are_small_enough_and_never_webp() {
        for (width, height, format, kind) in [
            (1300, 700, ImageFormat::Png, PictureKind::Png),
            (600, 1700, ImageFormat::Png, PictureKind::Png),
            (1081, 3000, ImageFormat::Jpeg, PictureKind::Jpeg),
            (40, 30, ImageFormat::WebP, PictureKind::Webp),
        ] {
            let (made, changed) = small(&picture(&noise(width, height), format, kind), &"a".into()).unwrap();
            assert!(changed && is_taken(&made.bytes), "{width} × {height}");
            assert!(made.width <= PICTURE_PIXELS, "{}", made.width);
        }
        let ready = picture(&noise(60, 40), ImageFormat::Png, PictureKind::Png);
        let (made, changed) = small(&ready, &"a".into()).unwrap();
        assert!(!changed && made.bytes == *ready.bytes);
    }
    /// Four quarters in red, green, blue and yellow.
    fn quarters() -> image::RgbImage {
        let colours = [[220, 20, 20], [20, 200, 20], [20, 20, 220], [230, 220, 20]];
        image::RgbImage::from_fn(96, 64, |x, y| {
            image::Rgb(colours[usize::from(x >= 48) + 2 * usize::from(y >= 32)])
        })
    }

    #[test]
    fn pictures_stand_upright_however_their_file_lies() {
        use image::metadata::Orientation;
        // How a file lies for each value of tag 0x0112 of Exif 2.3: the way back from what is shown.
        let back = [1, 2, 3, 4, 5, 8, 7, 6];
        for (value, back) in (1_u8..=8).zip(back) {
            let mut stored = DynamicImage::from(quarters());
            stored.apply_orientation(Orientation::from_exif(back).unwrap());
            let mut exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
            exif[18] = value;
            let mut bytes = Vec::new();
            let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 95);
            image::ImageEncoder::set_exif_metadata(&mut encoder, exif).unwrap();
            encoder.encode_image(&stored).unwrap();
            let own = Picture {
                kind: PictureKind::Jpeg,
                width: 96,
                height: 64,
                bytes: bytes.into(),
                page: None,
                subjects: None,
            };
            let (made, changed) = small(&own, &"a".into()).unwrap();
            assert_eq!((made.width, made.height, changed), (96, 64, value != 1), "{value}");
            assert_eq!(orientation_of(&made.bytes), Orientation::NoTransforms, "{value}");
            let shown = decoded(&made.bytes).unwrap().into_rgb8();
            for (x, y) in [(20, 12), (75, 12), (20, 50), (75, 50)] {
                let (found, wanted) = (shown.get_pixel(x, y).0, quarters().get_pixel(x, y).0);
                let near = found.iter().zip(wanted).all(|(one, other)| one.abs_diff(other) < 12);
                assert!(near, "{value}: {found:?} for {wanted:?} at {x}, {y}");
            }
        }
    }

    /// How a finished file says that it lies.
    fn orientation_of(bytes: &[u8]) -> image::metadata::Orientation {
        use image::ImageDecoder as _;
        let mut decoder =
            ImageReader::new(Cursor::new(bytes)).with_guessed_format().unwrap().into_decoder().unwrap();
        decoder.orientation().unwrap()
    }

    #[test]
    fn inks_deep_channels_and_profiles_become_eight_bits_of_srgb() {
        for (kind, bytes) in [
            (PictureKind::Jpeg, &include_bytes!("../../tests/cases/pdf/odd-pictures/inks.jpg")[..]),
            (PictureKind::Png, &include_bytes!("../../tests/cases/pdf/odd-pictures/deep.png")[..]),
        ] {
            let size = ImageReader::new(Cursor::new(bytes)).with_guessed_format().unwrap();
            let (width, height) = size.into_dimensions().unwrap();
            let own = Picture { kind, width, height, bytes: bytes.into(), page: None, subjects: None };
            let (made, changed) = small(&own, &"a".into()).unwrap();
            let colour = decoded(&made.bytes).unwrap().color();
            assert!(changed && matches!(colour, image::ColorType::Rgb8 | image::ColorType::L8), "{colour:?}");
        }
        let mut bytes = Vec::new();
        let mut encoder = image::codecs::png::PngEncoder::new(&mut bytes);
        let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
        image::ImageEncoder::set_icc_profile(&mut encoder, profile).unwrap();
        let red = image::RgbImage::from_pixel(9, 9, image::Rgb([200, 30, 30]));
        DynamicImage::from(red).write_with_encoder(encoder).unwrap();
        let own = Picture {
            kind: PictureKind::Png,
            width: 9,
            height: 9,
            bytes: bytes.into(),
            page: None,
            subjects: None,
        };
        let (made, changed) = small(&own, &"a".into()).unwrap();
        let [red, green, blue] = decoded(&made.bytes).unwrap().into_rgb8().get_pixel(4, 4).0;
        assert!(changed && red > 210 && green < 30 && blue < 40, "{red} {green} {blue}");
        assert!(!made.bytes.windows(4).any(|name| name == b"iCCP"), "the profile is gone with its colours");
    }
}
