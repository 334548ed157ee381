//! METS/ALTO: an issue as libraries keep newspapers, out of the pages themselves. Every character has its box
//! because we set it; nothing is recognised.
//!
//! The recipe:
//!
//! * [`names`]: the files of the package and the names of what is in them
//! * `page`: a sheet as ALTO 4.4, each block with its lines and strings, in pixels of its picture
//! * `contents`: what the blocks of an issue are, article by article
//! * `roles`: what parts of sheets are called there
//! * `labels`: what the logical map says besides
//! * `order`: tables where their articles have them
//! * `words`: lines as strings, blanks and hyphens
//! * `mods`: an issue and an article as MODS 3.8
//! * `mets`: the issue as METS 1.12, its files with checksums, its sheets, its articles
//! * `xml`: a document, element by element
//!
//! Roles of the logical map are those of the National Library of Luxembourg (BnL), which other libraries have
//! taken over. The package is one for submission; what an archive makes of it is the archive's.

mod contents;
mod labels;
mod mets;
mod mods;
pub mod names;
mod order;
mod page;
mod roles;
mod words;
mod xml;

use crate::diagnostics::Error;
use crate::edition::Edition;
use crate::model::Issue;

/// Pixels an inch of the pictures of sheets.
pub const DOTS_PER_INCH: u32 = 300;

/// The picture of a sheet, as a JPEG.
#[derive(Clone, Debug)]
pub struct SheetPicture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The file.
    pub jpeg: Vec<u8>,
}

/// A file of the package: its path in the folder of the package, and its bytes.
pub type PackageFile = (String, Vec<u8>);

/// The package of an issue: ALTO of every sheet, METS, and the files that were given: pictures of all sheets, in
/// their order, and the PDF of the issue.
///
/// # Errors
/// [`Error::Writer`] where a document cannot be written, and where there is not one picture a sheet: faults of this
/// program.
pub fn package(
    edition: &Edition,
    pictures: Vec<SheetPicture>,
    pdf: Option<Vec<u8>>,
) -> Result<Vec<PackageFile>, Error> {
    if pictures.len() != edition.sheet_count() {
        let reason = format!("{} pictures for {} sheets", pictures.len(), edition.sheet_count());
        return Err(fault(reason));
    }
    let stem = &edition.file_stem;
    let pages: Vec<page::AltoPage> = (0..edition.sheet_count())
        .map(|sheet| page::alto(edition, sheet, (pictures[sheet].width, pictures[sheet].height)))
        .collect::<Result<_, _>>()?;
    let contents = contents::of(edition, &pages);
    let mut files = Vec::new();
    for (sheet, (page, picture)) in pages.into_iter().zip(pictures).enumerate() {
        files.push((names::alto(stem, sheet), page.document));
        files.push((names::picture(stem, sheet), picture.jpeg));
    }
    files.extend(pdf.map(|bytes| (names::pdf(stem), bytes)));
    files.sort();
    let mets = mets::mets(edition, &contents, &files)?;
    files.push((names::mets(stem), mets));
    files.sort();
    Ok(files)
}

/// The moment of the documents: the first of the issue's day, never the clock.
fn moment(issue: &Issue) -> String {
    format!("{}T00:00:00Z", issue.date)
}

fn fault(reason: String) -> Error {
    Error::Writer { format: "METS/ALTO", reason }
}
