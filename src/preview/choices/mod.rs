//! Different pages of one page, drawn small, with what differs in words of the newsroom.

use crate::check::CheckedIssue;
use crate::diagnostics::Error;
use crate::layout::plan::bill::Cost;
use crate::layout::{CellRect, Composed};
use crate::messages::Sentence;
use crate::model::{AcceptedSheet, ArticleId, PageLabel};
use crate::press::Press;

/// A page to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its sheets, as they are accepted ([`super::hand::Hand::accept`]).
    pub sheets: Vec<AcceptedSheet>,
    /// What differs from the page as it stands, the most telling first; at most three.
    pub words: Vec<Sentence>,
    /// What it costs, in hundredths.
    pub cost: Cost,
    /// The modules that stand elsewhere: the sheet, the article, its cells.
    pub moved: Vec<(usize, ArticleId, CellRect)>,
    /// Its first sheet, a PNG [`WIDTH`] pixels wide.
    pub picture: Vec<u8>,
}

/// Pixels of the small pictures.
pub const WIDTH: u32 = 240;

/// The other pages of a page: at most five. What is locked stands in all of them where it stands.
///
/// # Errors
/// Those of [`Press::set`].
pub fn choices(
    press: &Press,
    issue: &CheckedIssue,
    composed: &Composed,
    page: &PageLabel,
) -> Result<Vec<Choice>, Error> {
    let _ = (press, issue, composed, page);
    Ok(Vec::new())
}
