//! The pictures of a day: its pages in several widths, and those of its articles.

use std::sync::Arc;

use rayon::prelude::*;

use super::data::SitePicture;
use super::{WebFile, addresses};
use crate::check::{CheckedIssue, Picture};
use crate::diagnostics::Error;
use crate::edition::Edition;
use crate::html::pictures::Pictures;
use crate::model::{Date, ImagePath};
use crate::pictures::{Size, Wanted, adapted};
use crate::raster::Drawing;

/// Width of a page in the strip of pages, in pixels.
const STRIP_WIDTH: u32 = 176;
/// Quality of pages as JPEG, of 100.
const PAGE_QUALITY: u8 = 72;

/// Longest side of a picture in an article, and in a list, in pixels.
const ARTICLE_SIDE: u32 = 1600;
const LIST_SIDE: u32 = 480;
/// Quality of photographs coded anew, of 100.
const PHOTO_QUALITY: u8 = 80;

/// A sheet as pictures.
#[derive(Clone, Debug)]
pub(crate) struct SheetPictures {
    /// In the widths of a page, the smallest first.
    pub pictures: Vec<SitePicture>,
    /// For the strip of pages.
    pub thumbnail: SitePicture,
}

/// All sheets of an edition as pictures, and their files. `names` are those of the sheets in their files.
pub(crate) fn of_pages(
    edition: &Edition,
    date: Date,
    names: &[String],
    page_widths: [u32; 3],
) -> Result<(Vec<SheetPictures>, Vec<WebFile>), Error> {
    let drawing = Drawing::of(edition);
    let widths = || [STRIP_WIDTH].into_iter().chain(page_widths);
    let wanted: Vec<(usize, u32)> =
        (0..names.len()).flat_map(|sheet| widths().map(move |width| (sheet, width))).collect();
    let drawn: Vec<(SitePicture, WebFile)> = wanted
        .par_iter()
        .map(|&(sheet, width)| of_sheet(drawing, sheet, width, date, &names[sheet]))
        .collect::<Result<_, _>>()?;
    let (pictures, files): (Vec<_>, Vec<_>) = drawn.into_iter().unzip();
    let each = page_widths.len() + 1;
    let sheets = pictures
        .chunks_exact(each)
        .map(|of_sheet| SheetPictures { thumbnail: of_sheet[0].clone(), pictures: of_sheet[1..].to_vec() });
    Ok((sheets.collect(), files))
}

/// A sheet in a width: WebP without loss or JPEG, whichever is smaller.
fn of_sheet(
    drawing: Drawing<'_>,
    sheet: usize,
    width: u32,
    date: Date,
    name: &str,
) -> Result<(SitePicture, WebFile), Error> {
    let picture = drawing.picture(sheet, width)?;
    let (webp, jpeg) = (picture.webp()?, picture.jpeg(PAGE_QUALITY)?);
    let (ending, bytes) = if webp.len() < jpeg.len() { ("webp", webp) } else { ("jpg", jpeg) };
    let address = format!("{}/page_{name}-{width}.{ending}", addresses::files(date));
    let of = SitePicture {
        address: address.clone(),
        width: picture.width,
        height: picture.height,
        alt: String::new(),
    };
    Ok((of, WebFile { path: address, bytes: bytes.into() }))
}

/// The pictures of the articles of a day.
#[derive(Clone, Debug)]
pub(crate) struct Photos {
    folder: String,
    whole: Pictures,
    small: Pictures,
}

impl Photos {
    /// Collects the pictures of all figures, made ready for pages of any colour.
    pub(crate) fn of(checked: &CheckedIssue) -> Result<Self, Error> {
        let made = |side: u32| -> Result<Pictures, Error> {
            let mut pictures = Pictures::default();
            pictures.add_issue(checked);
            pictures.adapt(|path, picture| made_ready(path, picture, side))?;
            Ok(pictures)
        };
        let folder = addresses::files(checked.issue().date);
        Ok(Self { folder, whole: made(ARTICLE_SIDE)?, small: made(LIST_SIDE)? })
    }

    /// A picture as an article shows it; `None` if it is missing.
    pub(crate) fn picture(&self, path: &ImagePath, alt: &str) -> Option<SitePicture> {
        Self::shown(&self.whole, &self.folder, "", path, alt)
    }

    /// A picture as a list shows it; `None` if it is missing.
    pub(crate) fn thumbnail(&self, path: &ImagePath, alt: &str) -> Option<SitePicture> {
        Self::shown(&self.small, &self.folder, "small-", path, alt)
    }

    fn shown(
        from: &Pictures,
        folder: &str,
        before: &str,
        path: &ImagePath,
        alt: &str,
    ) -> Option<SitePicture> {
        let image = from.image(path, alt)?;
        let address = address_of(folder, before, &image.src);
        Some(SitePicture { address, width: image.width, height: image.height, alt: image.alt })
    }

    /// Their files.
    pub(crate) fn files(&self) -> Vec<WebFile> {
        let of = |pictures: &Pictures, before: &str| -> Vec<WebFile> {
            let one = |file: &crate::html::pictures::PictureFile| WebFile {
                path: address_of(&self.folder, before, &file.path),
                bytes: Arc::clone(&file.picture.bytes),
            };
            pictures.files().iter().map(one).collect()
        };
        [of(&self.whole, ""), of(&self.small, "small-")].concat()
    }
}

/// The address of a picture that is called `images/image-001.jpg`.
fn address_of(folder: &str, before: &str, path: &str) -> String {
    format!("{folder}/{before}{}", path.rsplit('/').next().unwrap_or(path))
}

/// A picture as browsers can show it, with so many pixels at most on its longer side; `None` if it already is.
fn made_ready(path: &ImagePath, picture: &Picture, side: u32) -> Result<Option<Picture>, Error> {
    let size = Size::Within { side, area: u64::from(side) * u64::from(side) };
    let wanted = Wanted { size, gray: false, any_page: true, quality: PHOTO_QUALITY };
    let adapted = adapted(picture, &wanted)
        .map_err(|error| Error::Writer { format: "web", reason: format!("picture `{path}`: {error}") })?;
    Ok(adapted.map(Picture::from))
}
