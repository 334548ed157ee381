//! The pictures of a day: its pages in several widths, and those of its articles.

use std::sync::Arc;

use rayon::prelude::*;

use super::data::SitePicture;
use super::{WebFile, addresses};
use crate::check::{self, CheckedIssue};
use crate::diagnostics::Error;
use crate::edition::Edition;
use crate::geometry::Size;
use crate::html::pictures::Pictures;
use crate::model::{Date, ImagePath};
use crate::pictures::{self, Wanted, adapted};
use crate::raster::{Drawing, Picture};

/// Width of a page in the strip of pages, in pixels.
const STRIP_WIDTH: u32 = 176;
/// Width in which the ink of a page is looked for, in pixels.
const SEEN_WIDTH: u32 = 320;
/// The blank that stays around the ink of a page: so many parts of its width make one margin.
const MARGIN: i32 = 66;
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
    /// What they show of the sheet: left, top, width and height in thousandths of a point.
    pub window: Window,
}

/// A part of a sheet: left, top, width and height in thousandths of a point.
pub(crate) type Window = (i32, i32, i32, i32);

/// All sheets of an edition as pictures, and their files. `names` are those of the sheets in their files.
pub(crate) fn of_pages(
    edition: &Edition,
    date: Date,
    names: &[String],
    page_widths: [u32; 3],
) -> Result<(Vec<SheetPictures>, Vec<WebFile>), Error> {
    let drawing = Drawing::of(edition);
    let windows = (0..names.len()).into_par_iter().map(|sheet| window(edition, drawing, sheet));
    let windows: Vec<Window> = windows.collect::<Result<_, _>>()?;
    let widths = || [STRIP_WIDTH].into_iter().chain(page_widths);
    let wanted: Vec<(usize, u32)> =
        (0..names.len()).flat_map(|sheet| widths().map(move |width| (sheet, width))).collect();
    let drawn: Vec<(SitePicture, WebFile)> = wanted
        .par_iter()
        .map(|&(sheet, width)| {
            let whole = &edition.sheets[sheet].size;
            let picture = shown(drawing, sheet, whole, windows[sheet], width)?;
            coded(&picture, &format!("{}/page_{}-{width}", addresses::files(date), names[sheet]))
        })
        .collect::<Result<_, _>>()?;
    let (pictures, files): (Vec<_>, Vec<_>) = drawn.into_iter().unzip();
    let each = page_widths.len() + 1;
    let sheets = pictures.chunks_exact(each).zip(windows).map(|(of_sheet, window)| SheetPictures {
        thumbnail: of_sheet[0].clone(),
        pictures: of_sheet[1..].to_vec(),
        window,
    });
    Ok((sheets.collect(), files))
}

/// The part of a sheet with ink on it and a little blank around: what is shown of it. A sheet without ink is shown whole.
fn window(edition: &Edition, drawing: Drawing<'_>, sheet: usize) -> Result<Window, Error> {
    let size = &edition.sheets[sheet].size;
    let (width, height) = (size.width.millipoints(), size.height.millipoints());
    let picture = drawing.picture(sheet, SEEN_WIDTH)?;
    let Some([left, top, right, bottom]) = inked(&picture) else { return Ok((0, 0, width, height)) };
    let around = width / MARGIN;
    let at = |pixel: u32, of: u32, length: i32| {
        (i64::from(pixel) * i64::from(length) / i64::from(of.max(1))) as i32
    };
    let left = (at(left, picture.width, width) - around).max(0);
    let top = (at(top, picture.height, height) - around).max(0);
    let right = (at(right, picture.width, width) + around).min(width);
    let bottom = (at(bottom, picture.height, height) + around).min(height);
    Ok((left, top, right - left, bottom - top))
}

/// The rectangle around the pixels that are not white: left, top, right, bottom.
fn inked(picture: &Picture) -> Option<[u32; 4]> {
    let rows = picture.rgba.chunks_exact(picture.width as usize * 4);
    let mut found: Option<[u32; 4]> = None;
    for (y, row) in (0..).zip(rows) {
        let is_ink = |pixel: &[u8]| pixel[..3] != [255; 3];
        let Some(first) = row.chunks_exact(4).position(is_ink) else { continue };
        let last = row.chunks_exact(4).rposition(is_ink).unwrap_or(first);
        let [left, top, right, _] = found.unwrap_or([first as u32, y, 0, 0]);
        found = Some([left.min(first as u32), top, right.max(last as u32 + 1), y + 1]);
    }
    found
}

/// The part of a sheet that is shown, so many pixels wide.
fn shown(
    drawing: Drawing<'_>,
    sheet: usize,
    whole: &Size,
    (left, top, across, down): Window,
    width: u32,
) -> Result<Picture, Error> {
    let scaled =
        |length: i32, of: i32| (f64::from(length) * f64::from(width) / f64::from(of.max(1))).round() as u32;
    let picture = drawing.picture(sheet, scaled(whole.width.millipoints(), across).max(1))?;
    let (x, y) = (scaled(left, across), scaled(top, across));
    let width = width.min(picture.width.saturating_sub(x)).max(1);
    let height = scaled(down, across).clamp(1, picture.height.saturating_sub(y).max(1));
    Ok(picture.part((x, y), (width, height)))
}

/// A picture in a file: WebP without loss or JPEG, whichever is smaller.
fn coded(picture: &Picture, stem: &str) -> Result<(SitePicture, WebFile), Error> {
    let (webp, jpeg) = (picture.webp()?, picture.jpeg(PAGE_QUALITY)?);
    let (ending, bytes) = if webp.len() < jpeg.len() { ("webp", webp) } else { ("jpg", jpeg) };
    let address = format!("{stem}.{ending}");
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
fn made_ready(
    path: &ImagePath,
    picture: &check::Picture,
    side: u32,
) -> Result<Option<check::Picture>, Error> {
    let size = pictures::Size::Within { side, area: u64::from(side) * u64::from(side) };
    let wanted = Wanted { size, gray: false, any_page: true, quality: PHOTO_QUALITY };
    let adapted = adapted(picture, &wanted)
        .map_err(|error| Error::Writer { format: "web", reason: format!("picture `{path}`: {error}") })?;
    Ok(adapted.map(check::Picture::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_is_found_to_the_pixel() {
        let mut picture = Picture { width: 6, height: 4, rgba: vec![255; 6 * 4 * 4] };
        assert_eq!(inked(&picture), None);
        for (x, y) in [(2, 1), (4, 2)] {
            picture.rgba[(y * 6 + x) * 4] = 0;
        }
        assert_eq!(inked(&picture), Some([2, 1, 5, 3]));
        let part = picture.part((2, 1), (3, 2));
        assert_eq!((part.width, part.height, inked(&part)), (3, 2, Some([0, 0, 3, 2])));
    }
}
