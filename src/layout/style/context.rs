//! What the pages of an issue are composed from, known to every later step.

use std::collections::BTreeMap;

use super::typesetter::Typesetter;
use crate::check::CheckedIssue;
use crate::layout::grid::paper::Paper;
use crate::model::{ArticleId, PageLabel};

/// What the pages of an issue are composed from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Faces and sizes.
    pub typesetter: &'a Typesetter<'a>,
    /// The grid.
    pub paper: &'a Paper,
    /// The issue.
    pub issue: &'a CheckedIssue,
    /// Articles that stand on other pages than they are listed on, with the labels of those.
    pub moved: &'a BTreeMap<ArticleId, PageLabel>,
}

impl Context<'_> {
    /// The same context for each page of the issue.
    pub fn of_every_page(&self) -> Vec<Self> {
        vec![*self; self.issue.issue().pages.len()]
    }
}
