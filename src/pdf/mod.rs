//! From an [`Edition`] to the bytes of a PDF, by krilla.
//!
//! The recipe: open the fonts ([`fonts`]) and pictures ([`pictures`]) the edition uses, find
//! where each article begins ([`places`]), draw the frames of each sheet in one walk ([`draw`]),
//! add outline and metadata ([`outline`], [`metadata`]).

mod draw;
mod fonts;
mod metadata;
mod outline;
mod pictures;
mod places;

use krilla::page::{PageLabel, PageSettings};
use krilla::{Document, SerializeSettings};

use crate::check::CheckedIssue;
use crate::diagnostics::Error;
use crate::layout::{Edition, Sheet};
use crate::text::FontLibrary;

/// Writes an edition as PDF 1.7: fonts as subsets, pictures once each, an outline from pages to
/// articles, page labels that are the labels of the newspaper pages. Same edition, same bytes.
///
/// # Errors
/// A font cannot be read, or the writer refuses the document, which is a fault of this program.
pub fn export(edition: &Edition, issue: &CheckedIssue, library: &FontLibrary) -> Result<Vec<u8>, Error> {
    let fonts = fonts::open(edition, library)?;
    let pictures = pictures::open(edition, issue)?;
    let places = places::of(edition);
    let mut document = Document::new_with(SerializeSettings::default());
    for sheet in &edition.sheets {
        let mut page = document.start_page_with(settings(sheet)?);
        draw::sheet(&mut page, sheet, &fonts, &pictures, &places);
        page.finish();
    }
    document.set_outline(outline::of(edition, issue.issue(), &places));
    document.set_metadata(metadata::of(edition, issue.issue()));
    document.finish().map_err(|error| Error::Writer { format: "PDF", reason: error.to_string() })
}

fn settings(sheet: &Sheet) -> Result<PageSettings, Error> {
    let (width, height) = (sheet.size.width.points(), sheet.size.height.points());
    let label = match sheet.number {
        0 => sheet.label.to_string(),
        more => format!("{}-{}", sheet.label, more + 1),
    };
    let settings = PageSettings::from_wh(width, height).ok_or_else(|| Error::Writer {
        format: "PDF",
        reason: format!("a page of {width} by {height} points"),
    })?;
    Ok(settings.with_page_label(PageLabel::new(None, Some(label), None)))
}
