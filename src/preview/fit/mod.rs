//! What an article lacks or leaves on its page, and what would make it fit: computed from its forms.

use crate::check::CheckedIssue;
use crate::diagnostics::Error;
use crate::layout::Composed;
use crate::messages::Sentence;
use crate::model::ArticleId;
use crate::press::Press;

use super::hand::Act;

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
    /// What to do: "one column less for the photo".
    pub words: Sentence,
    /// What it gives: "three legs hold it, 9 rows spare".
    pub gives: Sentence,
    /// Rows that are spare then; negative where it still does not fit.
    pub spare: i32,
    /// The act that does it, where it is one; otherwise somebody has to write.
    pub act: Option<Act>,
    /// The paragraph that is to be cut, from 1, where it is that.
    pub paragraph: Option<usize>,
}

/// How an article fits its place, and what would help.
///
/// # Errors
/// Those of [`Press::set`].
pub fn suggestions(
    press: &Press,
    issue: &CheckedIssue,
    composed: &Composed,
    article: &ArticleId,
) -> Result<Option<Fit>, Error> {
    let _ = (press, issue, composed, article);
    Ok(None)
}
