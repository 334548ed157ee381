//! Covers of books: a page that the program sets itself, rasterised.

use crate::check::PictureKind;
use crate::diagnostics::Error;
use crate::edition::{Edition, Sheet};
use crate::epub;
use crate::layout::{self, Front};
use crate::raster::Drawing;
use crate::volume::Content;

use super::set::Press;

/// Quality of the picture, of 100: no letter shows a halo on a 300 dpi e-reader.
const QUALITY: u8 = 82;

/// The cover of an issue or a volume: with its front page, or with its leading headlines where there
/// is no page.
pub(super) fn cover(
    press: &Press,
    content: Content<'_>,
    front: Option<&Sheet>,
) -> Result<epub::Cover, Error> {
    let Press { theme, fonts, .. } = press;
    fonts.not_empty()?;
    let front = front.map_or(Front::Headlines, Front::Page);
    let edition: Edition = match content {
        Content::Issue(issue) => layout::cover(issue, theme, fonts, front),
        Content::Volume(volume) => layout::volume_cover(volume, theme, fonts, front),
    };
    let bytes = Drawing::of(&edition).stretched(0, epub::COVER_PIXELS)?.jpeg(QUALITY)?;
    Ok(epub::Cover { bytes: bytes.into(), kind: PictureKind::Jpeg })
}
