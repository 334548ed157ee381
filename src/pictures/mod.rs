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

use std::io::Cursor;

use image::metadata::Orientation;
use image::{ColorType, DynamicImage, GrayImage, ImageDecoder, ImageReader, Luma, Rgb, RgbImage};

use crate::check::{Picture, PictureKind};
use crate::pixels::{coded, jpeg_channels, resized};

use colours::ToSrgb;
pub(crate) use size::Size;

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

impl From<Adapted> for Picture {
    fn from(adapted: Adapted) -> Self {
        let Adapted { kind, width, height, bytes } = adapted;
        Self { kind, width, height, bytes: bytes.into(), page: None, subjects: None }
    }
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
    let quality = (kind == PictureKind::Jpeg).then_some(wanted.quality);
    let bytes = coded(&image, quality, profile.filter(|_| !wanted.any_page))?;
    Ok(Some(Adapted { kind, width: image.width(), height: image.height(), bytes }))
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

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::codecs::jpeg::JpegEncoder;
    use image::codecs::png::PngEncoder;
    use image::{ImageBuffer, ImageEncoder as _, ImageFormat, Rgba};
    use moxcms::ColorProfile;

    use super::*;
    use crate::pixels::QUALITY;

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
