//! ALTO 1 to 4 (Library of Congress) as boxed blocks: the text of pages with the place of every word.
//!
//! * [`layout`]: the file as pages of blocks, lines and words
//! * [`words`]: words as text: blanks, hyphens, line ends
//! * [`styles`]: what sizes of type say of blocks
//! * `boxes`: pages as boxed blocks
//!
//! Versions differ in their namespace and in little else, so names are read without it. Files of one issue that METS
//! names are read by [`super::mets`].

mod boxes;
pub(super) mod layout;
mod styles;
pub(super) mod words;

use super::boxes::{BoxSource, BoxedPages, VERSION};
use super::xml;
use crate::messages::Sentence;

/// Whether a file is ALTO, by the name of its outermost element.
pub fn is_alto(bytes: &[u8]) -> bool {
    xml::root_name(bytes).is_some_and(|name| name.eq_ignore_ascii_case("alto"))
}

/// Reads the pages of a file.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8]) -> Result<BoxedPages, Sentence> {
    let file = layout::read(bytes)?;
    Ok(of_pages(&file.pages, file.engine))
}

/// Pages as boxed blocks.
pub(super) fn of_pages(pages: &[layout::AltoPage], engine: Option<String>) -> BoxedPages {
    let manner = words::manner(pages);
    let source = BoxSource { engine: engine.or_else(|| Some("ALTO".into())), ..BoxSource::default() };
    let pages = pages.iter().enumerate().map(|(index, page)| boxes::page(page, index, manner)).collect();
    BoxedPages { version: VERSION, source, pages }
}
