//! Pictures of the issue in the pixels they are shown in.

use tiny_skia::{IntSize, Pixmap};

use crate::check::Picture;
use crate::diagnostics::Error;
use crate::model::ImagePath;
use crate::pictures::{shallow, upright};
use crate::pixels::resized;

/// A picture, scaled to so many pixels across and down.
///
/// # Errors
/// [`Error::Writer`] for a picture that cannot be decoded.
pub(super) fn in_pixels(path: &ImagePath, picture: &Picture, size: (u32, u32)) -> Result<Pixmap, Error> {
    let refused = |reason: String| super::fault(format!("picture `{path}`: {reason}"));
    let scaled = upright(picture).and_then(|image| resized(&shallow(image), size));
    let scaled = scaled.map_err(|error| refused(error.to_string()))?.into_rgba8();
    let mut bytes = scaled.into_raw();
    for pixel in bytes.chunks_exact_mut(4) {
        let opacity = u16::from(pixel[3]);
        pixel[..3].iter_mut().for_each(|part| *part = (u16::from(*part) * opacity / 255) as u8);
    }
    IntSize::from_wh(size.0, size.1)
        .and_then(|size| Pixmap::from_vec(bytes, size))
        .ok_or_else(|| refused("it has no pixels".to_owned()))
}
