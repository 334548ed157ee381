//! From the bytes of a file to a sound [`Picture`], or what is wrong with it.

use std::io::{Cursor, ErrorKind};
use std::sync::Arc;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage};

use crate::check::{Picture, PictureKind};
use crate::pdf_page::{self, PageFault};
use crate::pixels::{QUALITY, coded};
use crate::subjects::seen;

/// The most pixels of a side.
pub(super) const LARGEST_SIDE: u32 = 20_000;
/// The most pixels in all; the tables of messages have the number in words.
const LARGEST_AREA: u64 = 100_000_000;
/// The most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

const CUT_OFF: &str = "unreadable-picture.cut-off";

/// Why a file cannot be used as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PictureFault {
    /// It cannot be decoded: why, by the key of a sentence, as far as that helps whoever has the file.
    Damaged(&'static str),
    /// It is of a kind with this name, best converted to a file with this ending.
    Kind { name: &'static str, better: &'static str },
    /// It is of a supported kind, but in a form that cannot be decoded.
    Form,
    /// It has more pixels than are decoded.
    Pixels { width: u32, height: u32 },
    /// It takes more memory than decoding may take.
    Memory,
    /// It is a PDF file whose page cannot be drawn.
    Page(PageFault),
}

/// A sound picture, and what its file has besides.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Decoded {
    pub picture: Picture,
    /// The pages of a PDF file, of which the first is the picture; 1 of others.
    pub pages: usize,
}

impl From<ImageError> for PictureFault {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::Limits(_) => Self::Memory,
            ImageError::Unsupported(_) => Self::Form,
            ImageError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => Self::Damaged(CUT_OFF),
            _ => Self::Damaged("unreadable-picture.damaged"),
        }
    }
}

/// Decodes a picture to prove that it can be decoded. The kind is read from its first bytes, never from
/// its name; its size is judged before memory is taken for its pixels. What a photograph shows is looked at
/// where `look` says so: with its faces, or without.
pub(super) fn decode(bytes: &Arc<[u8]>, look: Option<bool>) -> Result<Decoded, PictureFault> {
    if pdf_page::is_pdf(bytes) {
        return page(bytes);
    }
    let picture = pixels(bytes, look)?;
    Ok(Decoded { picture, pages: 1 })
}

/// The first page of a PDF file, with photographs as JPEG, which is a tenth of a PNG. What an advertiser laid out
/// is shown as it is, and not looked at for crops.
fn page(bytes: &Arc<[u8]>) -> Result<Decoded, PictureFault> {
    let page = pdf_page::drawn(bytes).map_err(PictureFault::Page)?;
    let (width, height, pages) = (page.width, page.height, page.pages);
    let kind = if page.has_pictures { PictureKind::Jpeg } else { PictureKind::Png };
    let image = RgbImage::from_raw(width, height, page.rgb).ok_or(PictureFault::Page(PageFault::NoPage))?;
    let drawn = coded(&image.into(), page.has_pictures.then_some(QUALITY), None)?;
    let picture =
        Picture { kind, width, height, bytes: drawn.into(), page: Some(Arc::clone(bytes)), subjects: None };
    Ok(Decoded { picture, pages })
}

fn pixels(bytes: &Arc<[u8]>, look: Option<bool>) -> Result<Picture, PictureFault> {
    let kind = kind_of(bytes)?;
    // The decoder of PNG takes memory for a row of pixels when it is made.
    if let (PictureKind::Png, Some((width, height))) = (kind, png_size(bytes)) {
        check_size(width, height)?;
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(&bytes[..]), format_of(kind));
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(PictureFault::Memory);
    }
    // An orientation that cannot be read is ignored.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder)?;
    // The decoder of JPEG fills what is missing with grey.
    if kind == PictureKind::Jpeg && !jpeg_has_end(bytes) {
        return Err(PictureFault::Damaged(CUT_OFF));
    }
    let (width, height) = if turns_sideways(orientation) { (height, width) } else { (width, height) };
    let look = look.filter(|_| kind != PictureKind::Png);
    let subjects = look.map(|with_faces| Arc::new(seen(&image, orientation, with_faces)));
    Ok(Picture { kind, width, height, bytes: Arc::clone(bytes), page: None, subjects })
}

fn format_of(kind: PictureKind) -> ImageFormat {
    match kind {
        PictureKind::Jpeg => ImageFormat::Jpeg,
        PictureKind::Png => ImageFormat::Png,
        PictureKind::Webp => ImageFormat::WebP,
    }
}

fn check_size(width: u32, height: u32) -> Result<(), PictureFault> {
    let too_large = width.max(height) > LARGEST_SIDE || u64::from(width) * u64::from(height) > LARGEST_AREA;
    if too_large { Err(PictureFault::Pixels { width, height }) } else { Ok(()) }
}

fn turns_sideways(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

/// The kind of a file by its first bytes.
fn kind_of(bytes: &[u8]) -> Result<PictureKind, PictureFault> {
    if bytes.starts_with(b"\xFF\xD8\xFF") {
        return Ok(PictureKind::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        return Ok(PictureKind::Png);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(PictureKind::Webp);
    }
    Err(match other_kind(bytes) {
        Some((name, better)) => PictureFault::Kind { name, better },
        None if bytes.is_empty() => PictureFault::Damaged("unreadable-picture.empty"),
        None => PictureFault::Damaged("unreadable-picture.no-picture"),
    })
}

/// Name of a common kind that cannot be used, and the kind to convert it to:
/// JPEG for photos, PNG for drawings.
fn other_kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const STARTS: &[(&[u8], &str, &str)] = &[
        (b"GIF87a", "GIF", "png"),
        (b"GIF89a", "GIF", "png"),
        (b"II*\0", "TIFF", "jpg"),
        (b"MM\0*", "TIFF", "jpg"),
        (b"II+\0", "TIFF", "jpg"),
        (b"MM\0+", "TIFF", "jpg"),
        (b"%!PS", "PostScript", "png"),
        (b"8BPS", "Photoshop", "jpg"),
        (b"\xFF\x0A", "JPEG XL", "jpg"),
        (b"\0\0\0\x0CJXL ", "JPEG XL", "jpg"),
        (b"\0\0\0\x0CjP  ", "JPEG 2000", "jpg"),
    ];
    let by_start = STARTS.iter().find(|(start, ..)| bytes.starts_with(start));
    if let Some((_, name, better)) = by_start {
        return Some((name, better));
    }
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        return Some(("BMP", "png"));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        let avif = matches!(bytes.get(8..12), Some(b"avif" | b"avis"));
        return Some((if avif { "AVIF" } else { "HEIC" }, "jpg"));
    }
    is_svg(bytes).then_some(("SVG", "png"))
}

/// Whether the first element of what may be XML is `svg`; judged by the first kilobyte.
fn is_svg(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
    let start = start.trim_start_matches('\u{FEFF}').trim_start();
    start.starts_with("<svg")
        || (start.starts_with("<?xml") || start.starts_with("<!")) && start.contains("<svg")
}

/// Width and height of the header of a PNG file (ISO/IEC 15948 §11.2.2).
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    let number = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    Some((number(16)?, number(20)?))
}

/// Whether the segments of a JPEG file lead to the mark of its end (ISO/IEC 10918-1 annex B).
/// Pictures inside of segments, such as thumbnails, have ends of their own and are skipped.
fn jpeg_has_end(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some(rest) = bytes.get(at..) {
        let Some(mark) = rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xFF))
        else {
            return false;
        };
        at += mark + 2;
        match rest[mark + 1] {
            0xD9 => return true,
            // Marks without a segment: restart, beginning, arithmetic coding.
            0xD0..=0xD8 | 0x01 => {}
            _ => match bytes.get(at..at + 2) {
                Some(length) => at += usize::from(u16::from_be_bytes([length[0], length[1]])),
                None => return false,
            },
        }
    }
    false
}

/// Pictures for tests.
#[cfg(test)]
pub(super) mod samples {
    use image::codecs::jpeg::JpegEncoder;
    use image::{ImageEncoder, ImageFormat, Rgb, RgbImage};

    /// A picture with all kinds of colours.
    fn picture(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, y| Rgb([x as u8, y as u8, (x * y) as u8]))
    }

    fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture(width, height).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    pub(in crate::check::pictures) fn png(width: u32, height: u32) -> Vec<u8> {
        encoded(width, height, ImageFormat::Png)
    }

    pub(in crate::check::pictures) fn webp(width: u32, height: u32) -> Vec<u8> {
        encoded(width, height, ImageFormat::WebP)
    }

    pub(in crate::check::pictures) fn jpeg(width: u32, height: u32) -> Vec<u8> {
        encoded(width, height, ImageFormat::Jpeg)
    }

    /// A JPEG with an Exif orientation (Exif 2.3, tag 0x0112).
    pub(in crate::check::pictures) fn turned_jpeg(width: u32, height: u32, orientation: u8) -> Vec<u8> {
        let mut exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
        exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new(&mut bytes);
        encoder.set_exif_metadata(exif).unwrap();
        encoder.encode_image(&picture(width, height)).unwrap();
        bytes
    }

    /// The first two thirds of a file.
    pub(in crate::check::pictures) fn truncated(mut bytes: Vec<u8>) -> Vec<u8> {
        bytes.truncate(bytes.len() * 2 / 3);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::samples::{jpeg, png, truncated, turned_jpeg, webp};
    use super::*;

    fn decoded(bytes: Vec<u8>) -> Result<(PictureKind, u32, u32), PictureFault> {
        let decoded = decode(&bytes.into(), Some(true)).map(|decoded| decoded.picture);
        decoded.map(|picture| (picture.kind, picture.width, picture.height))
    }

    #[test]
    fn pictures_of_all_kinds_are_decoded() {
        assert_eq!(decoded(jpeg(60, 40)), Ok((PictureKind::Jpeg, 60, 40)));
        assert_eq!(decoded(png(60, 40)), Ok((PictureKind::Png, 60, 40)));
        assert_eq!(decoded(webp(60, 40)), Ok((PictureKind::Webp, 60, 40)));
    }

    #[test]
    fn the_size_is_that_after_turning() {
        // Exif 2.3, Orientation: 5 to 8 turn by a quarter.
        for orientation in 1..=8 {
            let expected = if orientation < 5 { (60, 40) } else { (40, 60) };
            let (_, width, height) = decoded(turned_jpeg(60, 40, orientation)).unwrap();
            assert_eq!((width, height), expected, "{orientation}");
        }
    }

    #[test]
    fn files_that_end_early_are_damaged() {
        for bytes in [jpeg(200, 100), png(200, 100), webp(200, 100), turned_jpeg(200, 100, 6)] {
            let result = decoded(truncated(bytes.clone()));
            assert!(matches!(result, Err(PictureFault::Damaged(_))), "{result:?} {:?}", &bytes[..4]);
        }
        let mut jpeg = jpeg(60, 40);
        jpeg.truncate(jpeg.len() - 2);
        assert_eq!(decoded(jpeg), Err(PictureFault::Damaged(CUT_OFF)));
    }

    #[test]
    fn the_end_of_a_thumbnail_is_not_the_end_of_the_picture() {
        let with_thumbnail =
            b"\xFF\xD8\xFF\xE1\0\x08\xFF\xD8\xFF\xD9..\xFF\xDA\0\x02data\xFF\0data\xFF\xD0data";
        assert!(!jpeg_has_end(with_thumbnail));
        assert!(jpeg_has_end(&[with_thumbnail, &b"\xFF\xFF\xD9"[..]].concat()));
    }

    #[test]
    fn files_that_are_not_pictures_are_damaged() {
        for bytes in
            [&b""[..], b"\0", b"not a picture", b"\x89PNG\r\n\x1A\n", b"\xFF\xD8\xFF", b"RIFF\0\0\0\0WEBP"]
        {
            assert!(matches!(decoded(bytes.to_vec()), Err(PictureFault::Damaged(_))), "{bytes:?}");
        }
    }

    #[test]
    fn other_kinds_are_known_by_their_first_bytes() {
        for (bytes, expected) in [
            (&b"GIF89a"[..], "GIF"),
            (b"BM\x46\0\0\0\0\0\0\0\x36\0", "BMP"),
            (b"II*\0\x08\0\0\0", "TIFF"),
            (b"MM\0*\0\0\0\x08", "TIFF"),
            (b"\0\0\0\x18ftypheic", "HEIC"),
            (b"\0\0\0\x20ftypavif", "AVIF"),
            (b"\xEF\xBB\xBF\n<svg xmlns='a'/>", "SVG"),
            (b"<?xml version='1.0'?><!-- a --><svg/>", "SVG"),
            (b"%!PS-Adobe-3.0", "PostScript"),
        ] {
            let result = decoded(bytes.to_vec());
            assert!(
                matches!(&result, Err(PictureFault::Kind { name, .. }) if *name == expected),
                "{result:?}"
            );
        }
        assert!(other_kind(b"BMX is a sport").is_none());
        assert!(other_kind(b"<?xml version='1.0'?><html/>").is_none());
    }

    /// A PNG file whose header claims another size, with the check sum made right.
    fn claiming(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = png(4, 4);
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = bytes[12..29].iter().fold(u32::MAX, |sum, &byte| {
            (0..8).fold(sum ^ u32::from(byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 * (sum & 1)))
        });
        bytes[29..33].copy_from_slice(&(!sum).to_be_bytes());
        bytes
    }

    #[test]
    fn the_size_is_judged_before_the_pixels_are_decoded() {
        for (width, height) in [(20_001, 1), (1, 20_001), (10_001, 10_000), (0x7FFF_FFFF, 0x7FFF_FFFF)] {
            assert_eq!(decoded(claiming(width, height)), Err(PictureFault::Pixels { width, height }));
        }
        assert_eq!(LARGEST_AREA, 100 * 1_000_000, "as messages say");
        assert_eq!(decoded(claiming(4, 4)), Ok((PictureKind::Png, 4, 4)));
        assert!(
            matches!(decoded(claiming(20_000, 1)), Err(PictureFault::Damaged(_))),
            "allowed, but its pixels are not there"
        );
        // The frame header of a JPEG has its height and width at the fifth byte (ISO/IEC 10918-1 B.2.2).
        let mut bytes = jpeg(8, 8);
        let frame = bytes.windows(2).position(|mark| mark == b"\xFF\xC0").unwrap();
        bytes[frame + 5..frame + 9].copy_from_slice(&[0xFF; 4]);
        assert_eq!(decoded(bytes), Err(PictureFault::Pixels { width: 65_535, height: 65_535 }));
    }

    proptest! {
        #[test]
        fn any_bytes_can_be_judged(kind in 0..4_usize, tail in any::<Vec<u8>>(), at in any::<usize>(), byte in any::<u8>()) {
            let mut bytes = [jpeg(9, 7), png(9, 7), webp(9, 7), Vec::new()][kind].clone();
            bytes.extend(&tail);
            if !bytes.is_empty() {
                let at = at % bytes.len();
                bytes[at] = byte;
            }
            if let Ok((_, width, height)) = decoded(bytes) {
                prop_assert!(width.max(height) <= LARGEST_SIDE);
            }
        }
    }
}
