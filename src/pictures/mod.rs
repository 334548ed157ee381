//! Pictures made ready for an output: decoded, turned, with as many pixels and such colours as are wanted.
//!
//! A picture is coded anew where its file stands on its side, has more pixels than are wanted, is in CMYK,
//! has 16 bits a channel, has a profile that describes no device, or what else [`Wanted`] asks for. All
//! others stay as they are, byte for byte.
//!
//! * [`size`]: how many pixels are wanted
//! * [`colours`]: profiles of colours, and the way from them to sRGB

mod colours;
mod size;

use std::io::{self, Cursor};

use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{
    ColorType, DynamicImage, GrayImage, ImageDecoder, ImageEncoder, ImageError, ImageReader, Luma, Rgb,
    RgbImage,
};

use crate::check::{Picture, PictureKind};
use crate::pdf_page::DrawnPage;

use colours::ToSrgb;
pub(crate) use size::Size;

/// Quality of a JPEG that is coded anew, of 100: a higher one enlarges files without a visible gain (see
/// docs/tuning.md).
pub(crate) const QUALITY: u8 = 88;

/// What an output wants of a picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    /// How many pixels.
    pub size: Size,
    /// Whether it is shown in grey.
    pub gray: bool,
    /// Whether it is shown on a page of any colour, by a program that may not know profiles: what is
    /// transparent becomes white, all colours become sRGB, and photographs in WebP become JPEG.
    pub any_page: bool,
    /// Quality of a JPEG that is coded anew, of 100.
    pub quality: u8,
}

/// A picture that was coded anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Adapted {
    /// How it is coded.
    pub kind: PictureKind,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The pixels of a picture, as its file says that it stands.
///
/// # Errors
/// It cannot be decoded. Checked pictures can.
pub(crate) fn upright(picture: &Picture) -> image::ImageResult<DynamicImage> {
    let mut decoder = decoder(picture)?;
    let orientation = decoder.orientation()?;
    let mut image = DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(orientation);
    Ok(image)
}

fn decoder(picture: &Picture) -> image::ImageResult<impl ImageDecoder + '_> {
    ImageReader::new(Cursor::new(&picture.bytes[..])).with_guessed_format()?.into_decoder()
}

/// The picture as it is wanted; `None` if it already is.
///
/// # Errors
/// It cannot be decoded or coded. Checked pictures can.
pub(crate) fn adapted(picture: &Picture, wanted: &Wanted) -> image::ImageResult<Option<Adapted>> {
    let mut decoder = decoder(picture)?;
    // Outputs know no orientation of their own.
    let orientation = decoder.orientation()?;
    let colour = decoder.color_type();
    let cmyk = picture.kind == PictureKind::Jpeg && jpeg_channels(&picture.bytes) == Some(4);
    let deep = colour.bytes_per_pixel() > colour.channel_count();
    let gray = wanted.gray && colour.has_color();
    let size = wanted.size.reduced(picture.width, picture.height);
    let profile = decoder.icc_profile()?;
    let exotic = profile.as_ref().is_some_and(|profile| !colours::describes_device(profile));
    // The profile of the inks does not fit the colours that are made of them.
    let profile = profile.filter(|_| !cmyk && !gray && !exotic);
    let to_srgb = profile.as_ref().filter(|_| wanted.any_page).map(|profile| ToSrgb::of(profile, colour));
    let recoloured = to_srgb.as_ref().is_some_and(|conversion| !matches!(conversion, ToSrgb::Same));
    let is_ready = orientation == Orientation::NoTransforms
        && !(exotic || cmyk || deep || gray || recoloured || size.is_some());
    let may_be_clear = wanted.any_page && colour.has_alpha();
    if is_ready && !may_be_clear {
        return Ok(None);
    }
    let mut image = shallow(DynamicImage::from_decoder(decoder)?);
    if may_be_clear && is_clear(&image) {
        image = on_white(&image);
    } else if is_ready {
        return Ok(None);
    }
    image.apply_orientation(orientation);
    if let Some((width, height)) = size {
        image = resized(&image, (width, height))?;
    }
    if gray {
        image = image.grayscale();
    }
    if let Some(conversion) = to_srgb {
        image = conversion.applied(image);
    }
    let kind = kind_of(picture, wanted);
    let bytes = coded(&image, kind, profile.filter(|_| !wanted.any_page), wanted.quality)?;
    Ok(Some(Adapted { kind, width: image.width(), height: image.height(), bytes }))
}

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

/// How a picture is coded anew: a JPEG as JPEG, others as PNG, which loses nothing; on any page a
/// photograph in WebP, which has lost something already, as JPEG, which is a tenth of a PNG.
fn kind_of(picture: &Picture, wanted: &Wanted) -> PictureKind {
    match picture.kind {
        PictureKind::Jpeg => PictureKind::Jpeg,
        PictureKind::Webp if wanted.any_page && is_lossy_webp(&picture.bytes) => PictureKind::Jpeg,
        PictureKind::Webp | PictureKind::Png => PictureKind::Png,
    }
}

/// Whether a WebP holds a chunk of lossy pixels (RFC 9649, 2.5 to 2.7).
fn is_lossy_webp(bytes: &[u8]) -> bool {
    let mut at = 12;
    while let Some(&[a, b, c, d, ref length @ ..]) = bytes.get(at..at + 8) {
        if [a, b, c, d] == *b"VP8 " {
            return true;
        }
        let length = length.try_into().map_or(0, u32::from_le_bytes) as usize;
        at = at.saturating_add(8 + length + length % 2);
    }
    false
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

/// A picture with 8 bits a channel.
pub(crate) fn shallow(image: DynamicImage) -> DynamicImage {
    match image.color() {
        ColorType::L16 => image.into_luma8().into(),
        ColorType::La16 => image.into_luma_alpha8().into(),
        ColorType::Rgb16 | ColorType::Rgb32F => image.into_rgb8().into(),
        ColorType::Rgba16 | ColorType::Rgba32F => image.into_rgba8().into(),
        _ => image,
    }
}

/// Whether any pixel lets the page through.
fn is_clear(image: &DynamicImage) -> bool {
    match image {
        DynamicImage::ImageLumaA8(pixels) => pixels.pixels().any(|pixel| pixel[1] < u8::MAX),
        DynamicImage::ImageRgba8(pixels) => pixels.pixels().any(|pixel| pixel[3] < u8::MAX),
        _ => false,
    }
}

/// A picture of 8 bits on white paper.
fn on_white(image: &DynamicImage) -> DynamicImage {
    let mixed = |value: u8, alpha: u8| {
        let (value, alpha, all) = (u32::from(value), u32::from(alpha), u32::from(u8::MAX));
        ((value * alpha + all * (all - alpha) + all / 2) / all) as u8
    };
    match image {
        DynamicImage::ImageLumaA8(pixels) => {
            let (width, height) = pixels.dimensions();
            GrayImage::from_fn(width, height, |x, y| {
                let [value, alpha] = pixels.get_pixel(x, y).0;
                Luma([mixed(value, alpha)])
            })
            .into()
        }
        DynamicImage::ImageRgba8(pixels) => {
            let (width, height) = pixels.dimensions();
            RgbImage::from_fn(width, height, |x, y| {
                let [red, green, blue, alpha] = pixels.get_pixel(x, y).0;
                Rgb([red, green, blue].map(|value| mixed(value, alpha)))
            })
            .into()
        }
        _ => image.clone(),
    }
}

/// The pixels of a page as a picture: photographs as JPEG, which is a tenth of a PNG, else PNG, which loses
/// nothing.
///
/// # Errors
/// It has no pixels.
pub(crate) fn of_page(page: DrawnPage) -> image::ImageResult<(PictureKind, Vec<u8>)> {
    let kind = if page.has_pictures { PictureKind::Jpeg } else { PictureKind::Png };
    let none = || ImageError::IoError(io::Error::other("a page without pixels"));
    let pixels = RgbImage::from_raw(page.width, page.height, page.rgb).ok_or_else(none)?;
    Ok((kind, coded(&pixels.into(), kind, None, QUALITY)?))
}

fn coded(
    image: &DynamicImage,
    kind: PictureKind,
    profile: Option<Vec<u8>>,
    quality: u8,
) -> image::ImageResult<Vec<u8>> {
    let mut out = Vec::new();
    if kind == PictureKind::Jpeg {
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
    use std::io::Cursor;

    use image::{ImageBuffer, ImageFormat, Rgba};
    use moxcms::ColorProfile;

    use super::*;

    /// Photographs of the cases: in inks, with 16 bits, with a profile that is none.
    const INKS: &[u8] = include_bytes!("../../tests/cases/pdf/odd-pictures/inks.jpg");
    const DEEP: &[u8] = include_bytes!("../../tests/cases/pdf/odd-pictures/deep.png");
    const EXOTIC: &[u8] = include_bytes!("../../tests/cases/pdf/odd-pictures/exotic.jpg");

    const READER: Wanted = Wanted {
        size: Size::Within { side: 2048, area: 4_000_000 },
        gray: false,
        any_page: true,
        quality: QUALITY,
    };

    /// A checked picture; `turned` by a quarter as its metadata says.
    fn picture(kind: PictureKind, bytes: Vec<u8>, turned: bool) -> Picture {
        let (wide, high) =
            image::load_from_memory(&bytes).map(|image| (image.width(), image.height())).unwrap();
        let (width, height) = if turned { (high, wide) } else { (wide, high) };
        Picture { kind, width, height, bytes: bytes.into(), page: None, subjects: None }
    }

    fn written(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.into().write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn red(width: u32, height: u32) -> RgbImage {
        RgbImage::from_pixel(width, height, Rgb([200, 30, 30]))
    }

    /// What a picture becomes for a reader, decoded.
    fn adapted_for_readers(picture: &Picture) -> Option<(Adapted, DynamicImage)> {
        let adapted = adapted(picture, &READER).unwrap()?;
        let image = image::load_from_memory(&adapted.bytes).unwrap();
        assert_eq!((image.width(), image.height()), (adapted.width, adapted.height));
        Some((adapted, image))
    }

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

    #[test]
    fn small_pictures_in_srgb_stay_byte_for_byte() {
        for (kind, format) in [
            (PictureKind::Jpeg, ImageFormat::Jpeg),
            (PictureKind::Png, ImageFormat::Png),
            (PictureKind::Webp, ImageFormat::WebP),
        ] {
            let picture = picture(kind, written(red(60, 40), format), false);
            assert_eq!(adapted(&picture, &READER).unwrap(), None, "{kind:?}");
        }
        let opaque = ImageBuffer::from_pixel(4, 4, Rgba([1, 2, 3, 255_u8]));
        let opaque = picture(PictureKind::Png, written(opaque, ImageFormat::Png), false);
        assert_eq!(adapted(&opaque, &READER).unwrap(), None, "nothing shows through");
        let mut tagged = Vec::new();
        let mut encoder = JpegEncoder::new(&mut tagged);
        encoder.set_icc_profile(ColorProfile::new_srgb().encode().unwrap()).unwrap();
        encoder.encode_image(&red(60, 40)).unwrap();
        assert_eq!(adapted(&picture(PictureKind::Jpeg, tagged, false), &READER).unwrap(), None);
    }

    #[test]
    fn pictures_stand_upright_without_their_metadata() {
        // Exif 2.3, tag 0x0112: the left third of the stored picture is the top of what is shown.
        let stored =
            RgbImage::from_fn(90, 30, |x, _| if x < 30 { Rgb([255, 0, 0]) } else { Rgb([0, 0, 255]) });
        let exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new(&mut bytes);
        encoder.set_exif_metadata(exif).unwrap();
        encoder.encode_image(&stored).unwrap();
        let (adapted, image) = adapted_for_readers(&picture(PictureKind::Jpeg, bytes, true)).unwrap();
        assert_eq!((adapted.kind, adapted.width, adapted.height), (PictureKind::Jpeg, 30, 90));
        let pixels = image.into_rgb8();
        assert!(pixels.get_pixel(15, 5)[0] > 200 && pixels.get_pixel(15, 80)[2] > 200);
        assert!(!adapted.bytes.windows(4).any(|bytes| bytes == b"Exif"));
    }

    #[test]
    fn inks_deep_channels_and_strange_profiles_become_eight_bits_of_red_green_and_blue() {
        for (kind, bytes) in
            [(PictureKind::Jpeg, INKS), (PictureKind::Png, DEEP), (PictureKind::Jpeg, EXOTIC)]
        {
            let (adapted, image) = adapted_for_readers(&picture(kind, bytes.to_vec(), false)).unwrap();
            assert_eq!((adapted.kind, adapted.width, adapted.height), (kind, 480, 320));
            assert!(matches!(image.color(), ColorType::Rgb8 | ColorType::L8), "{:?}", image.color());
            assert_ne!(jpeg_channels(&adapted.bytes), Some(4));
            assert!(!adapted.bytes.windows(11).any(|bytes| bytes == b"ICC_PROFILE"));
        }
    }

    #[test]
    fn what_is_transparent_lies_on_white() {
        let clear = ImageBuffer::from_fn(2, 1, |x, _| Rgba([0, 0, 0, if x == 0 { 0 } else { 128_u8 }]));
        for (kind, format) in [(PictureKind::Png, ImageFormat::Png), (PictureKind::Webp, ImageFormat::WebP)] {
            let clear = picture(kind, written(clear.clone(), format), false);
            let (adapted, image) = adapted_for_readers(&clear).unwrap();
            assert_eq!(adapted.kind, PictureKind::Png, "a drawing loses nothing");
            let DynamicImage::ImageRgb8(pixels) = image else { panic!("{:?}", image.color()) };
            assert_eq!((pixels.get_pixel(0, 0).0, pixels.get_pixel(1, 0).0), ([255; 3], [127; 3]));
            let on_paper = Wanted { any_page: false, ..READER };
            assert_eq!(super::adapted(&clear, &on_paper).unwrap(), None, "paper shows through");
        }
    }

    #[test]
    fn large_pictures_become_small_enough() {
        let large = picture(PictureKind::Png, written(red(3000, 1000), ImageFormat::Png), false);
        let (adapted, image) = adapted_for_readers(&large).unwrap();
        assert_eq!((adapted.width, adapted.height), (2048, 683));
        assert_eq!(image.into_rgb8().get_pixel(9, 9).0, [200, 30, 30]);
    }

    #[test]
    fn colours_of_a_profile_become_those_of_srgb_and_the_same_bytes_each_time() {
        let mut bytes = Vec::new();
        let mut encoder = PngEncoder::new(&mut bytes);
        encoder.set_icc_profile(ColorProfile::new_display_p3().encode().unwrap()).unwrap();
        DynamicImage::from(red(9, 9)).write_with_encoder(encoder).unwrap();
        let tagged = picture(PictureKind::Png, bytes, false);
        let (adapted, image) = adapted_for_readers(&tagged).unwrap();
        let [red, green, blue] = image.into_rgb8().get_pixel(4, 4).0;
        assert!(red > 210 && green < 30 && blue < 40, "{red} {green} {blue}");
        assert_eq!(adapted_for_readers(&tagged).unwrap().0, adapted);
    }

    #[test]
    fn lossy_chunks_of_a_webp_are_found_behind_others() {
        let file = |chunks: &[&[u8]]| [&[&b"RIFF\0\0\0\0WEBP"[..]], chunks].concat().concat();
        assert!(is_lossy_webp(&file(&[b"VP8 \x02\0\0\0ab"])));
        assert!(is_lossy_webp(&file(&[b"VP8X\x03\0\0\0abc\0", b"VP8 \0\0\0\0"])));
        for chunks in [&[&b"VP8L\x02\0\0\0ab"[..]][..], &[b"VP8X\xff\xff\xff\xff"], &[b"VP"], &[]] {
            assert!(!is_lossy_webp(&file(chunks)));
        }
    }

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
