//! The first page of a PDF as a picture.
//!
//! The page is drawn by a rasterizer in the program itself, so that a cover needs no other tool, and
//! coded as JPEG with the header that old readers of books look for (JFIF, ITU-T T.871).

use std::sync::Arc;

use fearless_simd::Level;
use hayro::hayro_interpret::{InterpreterSettings, TransformExt as _};

use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::kurbo::Affine;
use hayro::vello_cpu::{
    Pixmap, RasterizerSettings, RenderContext, RenderSettings as Processor, Resources, TargetInit,
};
use hayro::{RenderCache, RenderSettings, render_into};
use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;

use crate::diagnostics::Error;

/// Quality of pictures, of 100. Taste of this project: no letter shows a halo.
const QUALITY: u8 = 82;

/// The first page of a PDF as a JPEG of so many pixels, white where the page is. A page of another
/// shape is stretched.
///
/// # Errors
/// [`Error::Writer`] for a file that is no PDF or has no page.
pub fn jpeg(pdf: &[u8], (width, height): (u16, u16)) -> Result<Vec<u8>, Error> {
    let fault = |reason: String| Error::Writer { format: "JPEG", reason };
    let pdf = Pdf::new(Arc::new(pdf.to_vec())).map_err(|error| fault(format!("{error:?}")))?;
    let page = pdf.pages().first().ok_or_else(|| fault("the PDF has no page".to_owned()))?;
    let (wide, high) = page.render_dimensions();
    let scale =
        Affine::scale_non_uniform(f64::from(width) / f64::from(wide), f64::from(height) / f64::from(high));
    // Vector units of other processors round in other ways.
    let mut drawing =
        RenderContext::new_with(width, height, Processor { level: Level::fallback(), num_threads: 0 });
    let settings = RenderSettings { hinting: false, ..RenderSettings::default() };
    let transform = scale * page.initial_transform(true).to_kurbo();
    let cache = RenderCache::new();
    render_into(page, &cache, &InterpreterSettings::default(), &settings, &mut drawing, transform);
    drawing.flush();
    let mut pixels = Pixmap::new(width, height);
    let ground =
        RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    drawing.render_with(&mut pixels, &mut Resources::default(), ground);
    let (width, height) = (u32::from(pixels.width()), u32::from(pixels.height()));
    encoded(pixels.data_as_u8_slice(), width, height).map_err(|error| fault(error.to_string()))
}

/// Pixels, red, green, blue and opaque, as JPEG: in grey where all are.
fn encoded(pixels: &[u8], width: u32, height: u32) -> Result<Vec<u8>, image::ImageError> {
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    let pixels = pixels.chunks_exact(4);
    if pixels.clone().all(|pixel| pixel[0] == pixel[1] && pixel[1] == pixel[2]) {
        let grey: Vec<u8> = pixels.map(|pixel| pixel[0]).collect();
        encoder.encode(&grey, width, height, ExtendedColorType::L8)?;
    } else {
        let colours: Vec<u8> = pixels.flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        encoder.encode(&colours, width, height, ExtendedColorType::Rgb8)?;
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grey_pixels_make_a_grey_picture_and_others_a_coloured_one() {
        let grey = encoded(&[10, 10, 10, 255, 200, 200, 200, 255], 2, 1).unwrap();
        let coloured = encoded(&[10, 20, 30, 255, 200, 200, 200, 255], 2, 1).unwrap();
        let kind = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().color().channel_count();
        assert_eq!((kind(&grey), kind(&coloured)), (1, 3));
        assert_eq!(grey[6..10], *b"JFIF", "old readers look for it");
    }

    #[test]
    fn what_is_no_pdf_is_refused() {
        assert!(jpeg(b"no document", (16, 16)).is_err());
    }
}
