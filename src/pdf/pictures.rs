//! The pictures of an edition, opened for the writer: each once, JPEG as it is.

use std::collections::BTreeMap;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageReader};
use krilla::image::Image;

use crate::check::{CheckedIssue, Picture, PictureKind};
use crate::diagnostics::Error;
use crate::layout::{Edition, Frame};
use crate::model::ImagePath;

/// Quality of a JPEG that had to be turned upright. Above it files grow and nobody sees more.
const QUALITY: u8 = 90;

/// Opens every picture the edition shows.
pub(super) fn open(edition: &Edition, issue: &CheckedIssue) -> Result<BTreeMap<ImagePath, Image>, Error> {
    let mut images = BTreeMap::new();
    for sheet in &edition.sheets {
        collect(&sheet.frames, issue, &mut images)?;
    }
    Ok(images)
}

fn collect(
    frames: &[Frame],
    issue: &CheckedIssue,
    images: &mut BTreeMap<ImagePath, Image>,
) -> Result<(), Error> {
    for frame in frames {
        match frame {
            Frame::Group { frames, .. } => collect(frames, issue, images)?,
            Frame::Image { path, .. } if !images.contains_key(path) => {
                if let Some(picture) = issue.picture(path) {
                    images.insert(path.clone(), image(path, picture)?);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn image(path: &ImagePath, picture: &Picture) -> Result<Image, Error> {
    let refused =
        |reason: String| Error::Writer { format: "PDF", reason: format!("picture `{path}`: {reason}") };
    let turned = upright(picture).map_err(|error| refused(error.to_string()))?;
    // A picture that was turned is JPEG if it was one, else PNG, which loses nothing.
    let (kind, bytes) = match turned {
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

/// The picture turned as its file asks (Exif orientation), coded anew; nothing where it stands
/// upright already. PDF knows no orientation of its own.
fn upright(picture: &Picture) -> image::ImageResult<Option<Vec<u8>>> {
    let mut decoder = ImageReader::new(Cursor::new(&picture.bytes)).with_guessed_format()?.into_decoder()?;
    let orientation = decoder.orientation()?;
    if orientation == Orientation::NoTransforms {
        return Ok(None);
    }
    let profile = decoder.icc_profile()?;
    let mut image = DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(orientation);
    let mut out = Vec::new();
    if picture.kind == PictureKind::Jpeg {
        let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
        keep(profile, &mut encoder);
        image.write_with_encoder(encoder)?;
    } else {
        let mut encoder = PngEncoder::new(&mut out);
        keep(profile, &mut encoder);
        image.write_with_encoder(encoder)?;
    }
    Ok(Some(out))
}

/// Gives a colour profile to an encoder; one that cannot carry it leaves the colours as they are.
fn keep(profile: Option<Vec<u8>>, encoder: &mut impl ImageEncoder) {
    if let Some(profile) = profile {
        let _ = encoder.set_icc_profile(profile);
    }
}
