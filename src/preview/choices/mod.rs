//! Different pages of one page, drawn small, with what differs in words of the newsroom.
//!
//! The recipe: the page is composed anew, alone, with what is locked on it ([`others()`]); each of the pages that were
//! found and not taken is set as it would be accepted, and left out where it cannot stand; the [`differences()`] to the
//! page as it stands are said, the largest first.

mod differences;
mod others;
#[cfg(test)]
mod tests;

use crate::check::CheckedIssue;
use crate::diagnostics::Error;
use crate::layout::plan::Plan;
use crate::layout::plan::bill::Cost;
use crate::layout::{CellRect, Composed};
use crate::messages::Sentence;
use crate::model::{AcceptedSheet, ArticleId, PageLabel};
use crate::press::Press;
use crate::raster::Drawing;

use differences::{differences, moved};
use others::others;

/// A page to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its sheets, and those of the pages that share articles with it, as they are accepted ([`super::hand::Hand::accept`]).
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

/// The most pages to choose from.
const MOST_CHOICES: usize = 5;

/// The other pages of a page: at most five. What is locked stands in all of them where it stands.
///
/// # Errors
/// Those of [`Press::set`], and a picture that cannot be drawn.
pub fn choices(
    press: &Press,
    issue: &CheckedIssue,
    composed: &Composed,
    page: &PageLabel,
) -> Result<Vec<Choice>, Error> {
    let now: Vec<&Plan> = composed.plans.iter().filter(|plan| plan.label == *page).collect();
    let mut choices = Vec::new();
    for other in others(press, issue, page)? {
        let plans: Vec<&Plan> = other.plans.iter().filter(|plan| plan.label == *page).collect();
        let moved = moved(&now, &plans);
        if moved.is_empty() || choices.len() == MOST_CHOICES {
            continue;
        }
        let sheets = other.accepted_pages(&press.paper.name, std::slice::from_ref(page));
        let first = other.plans.iter().position(|plan| plan.label == *page).unwrap_or_default();
        choices.push(Choice {
            sheets,
            words: differences(&now, &plans, issue),
            cost: plans.iter().map(|plan| plan.cost()).sum(),
            moved,
            picture: Drawing::of(&other.edition).picture(first, WIDTH)?.png()?,
        });
    }
    choices.sort_by_key(|choice| choice.cost);
    Ok(choices)
}
