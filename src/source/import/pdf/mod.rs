//! PDF files with a text layer as boxed blocks.
//!
//! * `drawn`: what a page draws: characters with their places, pictures, rules; `ground`: what is below the characters
//! * `hidden`: characters that nobody sees, and pages of which those are the text
//! * `pictures`: pictures as files
//! * `lines`: characters into lines, across and down
//! * `blocks`: lines into blocks with their kinds
//! * `work`: how much a page would cost, before it is read
//!
//! The interpreter of `hayro` says what is drawn; a page is never drawn in pixels. Files of others may be faulty in any
//! way, so that all runs in a thread of its own, as advertisements do.

mod blocks;
mod drawn;
mod ground;
mod hidden;
mod lines;
mod pictures;
#[cfg(test)]
mod tests;
mod work;

use std::collections::BTreeMap;
use std::sync::Arc;

use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

use super::boxes::{BoxSource, BoxedPage, BoxedPages, PageUnit, VERSION};
use crate::messages::{Sentence, sentence};
use crate::pdf_page;
use drawn::DrawnPage;

/// Most pages of a file. A day of the largest newspapers has some hundred.
pub const MOST_PAGES: usize = 500;

/// The pages of a file and the pictures on them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PdfPages {
    /// The pages. Their words are plain: nothing in them is markup.
    pub pages: BoxedPages,
    /// The pictures by the paths that blocks have.
    pub pictures: BTreeMap<String, Arc<[u8]>>,
    /// What could not be carried or was guessed.
    pub told: Vec<PdfRemark>,
}

/// What is told of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PdfRemark {
    /// Number of the page, from 0.
    pub page: usize,
    /// What it is: the key of a sentence.
    pub key: &'static str,
    /// Words that it is about: those of the page, or the name of a font.
    pub words: String,
}

/// Whether a file says that it is one of PDF.
pub fn is_pdf(bytes: &[u8]) -> bool {
    pdf_page::is_pdf(bytes)
}

/// Reads a file.
///
/// # Errors
/// Why nothing can be read of it: it is damaged, encrypted, too large, or none of its pages has text.
pub fn read(bytes: &Arc<[u8]>) -> Result<PdfPages, Sentence> {
    if !pdf_page::is_bounded(bytes) {
        return Err(Sentence::new("unreadable-pages.pdf-too-much"));
    }
    pdf_page::apart(|| pages(bytes)).unwrap_or_else(|| Err(Sentence::new("unreadable-pages.pdf-damaged")))
}

fn pages(bytes: &Arc<[u8]>) -> Result<PdfPages, Sentence> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Sentence::new("unreadable-pages.pdf-encrypted"),
        LoadPdfError::Invalid => Sentence::new("unreadable-pages.pdf-damaged"),
    })?;
    let found = pdf.pages();
    match found.len() {
        0 => return Err(Sentence::new("unreadable-pages.pdf-damaged")),
        found if found > MOST_PAGES => {
            return Err(sentence!("unreadable-pages.pdf-pages", found, most = MOST_PAGES));
        }
        _ => {}
    }
    let mut read = PdfPages::default();
    let mut budget = work::Budget::default();
    for (number, page) in found.iter().enumerate() {
        if !budget.takes(page) {
            return Err(Sentence::new("unreadable-pages.pdf-too-much"));
        }
        let drawn =
            drawn::page(page, &mut budget).ok_or_else(|| Sentence::new("unreadable-pages.pdf-too-much"))?;
        let page = one_page(number, drawn, &mut read);
        read.pages.pages.push(page);
    }
    if read.pages.pages.iter().all(|page| page.blocks.iter().all(|block| block.text.is_empty())) {
        return Err(Sentence::new("unreadable-pages.pdf-no-text"));
    }
    read.pages.version = VERSION;
    read.pages.source = BoxSource { engine: Some("PDF".into()), ..BoxSource::default() };
    Ok(read)
}

/// A page as blocks. What is told of it and its pictures are added to the file.
fn one_page(number: usize, mut drawn: DrawnPage, read: &mut PdfPages) -> BoxedPage {
    let (mut told, hidden) = hidden::part(&mut drawn);
    told.append(&mut drawn.told);
    let rules = std::mem::take(&mut drawn.rules);
    let lines = lines::lines(&drawn.glyphs, &drawn.fonts, &rules);
    for words in lines::lines(&hidden, &drawn.fonts, &rules) {
        told.push(("not-imported-unseen", words.text));
    }
    let mut blocks = blocks::blocks(lines, &rules);
    for picture in std::mem::take(&mut drawn.pictures) {
        let path = format!("{}-{}.{}", number + 1, picture.number + 1, picture.ending);
        blocks.push(blocks::picture(blocks.len(), &picture.area, path.clone()));
        read.pictures.insert(path, picture.bytes);
    }
    blocks::captions(&mut blocks);
    blocks.extend(rules.iter().enumerate().map(|(at, rule)| blocks::rule(at, rule)));
    read.told.extend(told.into_iter().map(|(key, words)| PdfRemark { page: number, key, words }));
    BoxedPage {
        index: u32::try_from(number).unwrap_or(u32::MAX),
        width: drawn.width,
        height: drawn.height,
        unit: PageUnit::Point,
        blocks,
        is_plain: true,
        ..BoxedPage::default()
    }
}
