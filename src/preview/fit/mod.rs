//! What an article lacks or leaves on its page, and what would make it fit: computed from its forms.
//!
//! The recipe: the [`place`] that the article has, and what it lacks there; each [`try_out`] is the article with
//! another wish or less text, whose forms say what it would give; those that help, the best first, are the [`ways`].

mod place;
#[cfg(test)]
mod tests;
mod try_out;
mod ways;

use crate::check::CheckedIssue;
use crate::layout::Composed;
use crate::messages::{Sentence, count, sentence};
use crate::model::ArticleId;
use crate::press::Press;

use super::hand::Act;
use place::Place;

/// How an article fits the place that it has.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// What is found, in words of the newsroom: "44 characters over: three legs will not hold it".
    pub words: Sentence,
    /// Characters too many; 0 where it fits.
    pub over: u32,
    /// Rows of its legs that stay blank.
    pub spare: u32,
    /// What would help, the best first.
    pub ways: Vec<Way>,
}

/// A way to make an article fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// What to do: "a smaller photo".
    pub words: Sentence,
    /// What it gives: "three legs hold it, 9 rows spare".
    pub gives: Sentence,
    /// Rows of legs that are spare then; fewer than none where it still does not fit.
    pub spare: i32,
    /// The act that does it, where it is one; otherwise somebody has to write.
    pub act: Option<Act>,
    /// The paragraph that is to be cut, from 1, where it is that.
    pub paragraph: Option<usize>,
}

/// The most ways that are told.
const MOST_WAYS: usize = 5;

/// How an article fits its place, and what would help; none of what is no article of its own on the pages.
pub fn suggestions(
    press: &Press,
    issue: &CheckedIssue,
    composed: &Composed,
    article: &ArticleId,
) -> Option<Fit> {
    let place = Place::of(composed, &press.paper, article)?;
    let own = issue.issue().articles().find(|one| one.id == *article)?;
    let mut ways = ways::of(&place, own, issue, press);
    ways.extend(ways::other_pages(&place, own, composed));
    ways.sort_by_key(|way| (way.spare < 0, way.act.is_none(), way.spare.abs()));
    ways.truncate(MOST_WAYS);
    Some(Fit { words: words(&place), over: place.over_characters(), spare: place.blank, ways })
}

/// What is found.
fn words(place: &Place) -> Sentence {
    let (over, legs) = (place.over_characters(), place.cells.columns);
    match (over, place.blank) {
        (0, 0) if place.moved => sentence!("fit-moved"),
        (0, 0) => sentence!("fit"),
        (0, blank) => sentence!("fit.blank", rows = count(blank)),
        (over, _) => sentence!("fit.over", characters = count(over), legs = count(legs)),
    }
}
