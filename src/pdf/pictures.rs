//! The pictures of an edition, opened for the writer: each once, unchanged where possible.
//!
//! PDF knows no orientation; PDF/A allows CMYK with the profile of a press only, and no profile that
//! describes no device; no paper shows 16 bits a channel. [`pictures`](crate::pictures) mends that.
//!
//! A page of a PDF file stays as it is, with its lines and type, where the file claims no standard: nobody
//! vouches for what another program wrote into it. Else it is a picture like others.

use std::collections::BTreeMap;
use std::sync::Arc;

use krilla::image::Image;
use krilla::page::PageSettings;
use krilla::pdf::{Pdf, PdfDocument};
use krilla::{Document, geom};
use rayon::prelude::*;

use crate::check::{PICTURES_AT_ONCE, Picture, PictureKind};
use crate::diagnostics::Error;
use crate::edition::{Edition, Frame};
use crate::geometry::Length;
use crate::model::ImagePath;
use crate::pdf_page::{ShownPart, apart, shown_part};
use crate::pictures::{Size, Wanted, adapted};
use crate::pixels::QUALITY;

use super::{Color, Options, Standard};

/// A picture as the writer takes it.
pub(super) enum Opened {
    /// In pixels.
    Pixels(Image),
    /// The first page of a PDF file, and what is shown of it.
    Page(PdfDocument, ShownPart),
}

/// Opens every picture the edition shows, with as many pixels as the profile shows.
pub(super) fn open(
    edition: &Edition,
    options: &Options,
    standard: Standard,
) -> Result<BTreeMap<ImagePath, Opened>, Error> {
    let keeps_pages = standard == Standard::NONE && options.color != Color::Gray;
    let mut widest = BTreeMap::new();
    for sheet in &edition.sheets {
        measure(&sheet.frames, &mut widest);
    }
    let shown: Vec<(ImagePath, Length)> = widest.into_iter().collect();
    let mut images = BTreeMap::new();
    for some in shown.chunks(PICTURES_AT_ONCE) {
        let open = |(path, width): &(ImagePath, Length)| {
            let picture = edition.issue.picture(path)?;
            if let Some(page) = picture.page.as_ref().filter(|_| keeps_pages).and_then(page) {
                return Some(Ok((path.clone(), page)));
            }
            let image = image(path, picture, &wanted(*width, options));
            Some(image.map(|image| (path.clone(), Opened::Pixels(image))))
        };
        let opened: Vec<_> = some.par_iter().filter_map(open).collect::<Result<_, Error>>()?;
        images.extend(opened);
    }
    Ok(images)
}

/// A picture that is shown so wide, as the profile wants it.
fn wanted(width: Length, options: &Options) -> Wanted {
    let pixels =
        (f64::from(width.points()) / 72.0 * f64::from(options.profile.pixels_per_inch())).ceil() as u32;
    Wanted {
        size: Size::Across(pixels.max(1)),
        gray: options.color == Color::Gray,
        any_page: false,
        quality: QUALITY,
    }
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

/// The page of a PDF file for the writer; none if that cannot write it, which a sheet of nothing else tells.
fn page(bytes: &Arc<[u8]>) -> Option<Opened> {
    let opened = || {
        let pdf = Pdf::new(bytes.to_vec()).ok()?;
        let shown = shown_part(&pdf)?;
        let page = PdfDocument::new(Arc::new(pdf));
        let size = geom::Size::from_wh(100.0, 100.0)?;
        let mut document = Document::new();
        let mut sheet = document.start_page_with(PageSettings::new(size));
        let mut surface = sheet.surface();
        surface.draw_pdf_page(&page, size, 0);
        surface.finish();
        sheet.finish();
        document.finish().ok().map(|_| Opened::Page(page, shown))
    };
    apart(opened).flatten()
}

fn image(path: &ImagePath, picture: &Picture, wanted: &Wanted) -> Result<Image, Error> {
    let refused =
        |reason: String| Error::Writer { format: "PDF", reason: format!("picture `{path}`: {reason}") };
    let (kind, bytes) = match adapted(picture, wanted).map_err(|error| refused(error.to_string()))? {
        Some(adapted) => (adapted.kind, adapted.bytes),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf_page::samples::pdf_page;

    #[test]
    fn a_page_is_kept_where_the_writer_can_write_it() {
        assert!(page(&pdf_page(1).into()).is_some());
    }
}
