//! What the pages of an issue are composed from, known to every later step.

use std::collections::BTreeMap;

use super::typesetter::Typesetter;
use crate::check::CheckedIssue;
use crate::layout::grid::paper::Paper;
use crate::model::{ArticleId, Page, PageLabel};

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

impl<'a> Context<'a> {
    /// The contexts of the pages of an issue, each with its page.
    pub fn with_pages<'s>(pages: &'s [Self]) -> impl Iterator<Item = (&'s Self, &'a Page)> {
        let listed = pages.first().map(|context| context.issue.issue().pages.iter());
        pages.iter().zip(listed.into_iter().flatten())
    }

    /// The same context for each page of the issue.
    pub fn of_every_page(&self) -> Vec<Self> {
        vec![*self; self.issue.issue().pages.len()]
    }
}
