//! The pages that an editor accepted, as they stand in `layout.json` beside the issue.

use serde::{Deserialize, Serialize};

use super::id::{ArticleId, PageLabel};
use crate::geometry::Length;

/// What stands where on the sheets that an editor accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AcceptedLayout {
    /// The sheets, by paper, page and number.
    pub sheets: Vec<AcceptedSheet>,
}

/// A sheet that was accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedSheet {
    /// The paper profile.
    pub paper: String,
    /// Label of the newspaper page.
    pub page: PageLabel,
    /// Number among the sheets of that page, from 0.
    pub sheet: usize,
    /// Columns of the grid.
    pub columns: u16,
    /// Rows of the grid, with the one below the last module.
    pub rows: u16,
    /// Size of the body, which the rows follow.
    pub body: Length,
    /// What stands on it, in reading order.
    pub modules: Vec<AcceptedModule>,
}

/// A module of an accepted sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedModule {
    /// What it holds.
    pub holds: ModuleContent,
    /// The article, or the first of several.
    pub article: Option<ArticleId>,
    /// First column.
    pub column: u16,
    /// First row.
    pub row: u16,
    /// Width in columns.
    pub columns: u16,
    /// Height in rows, with that of the article rule.
    pub rows: u16,
    /// Name of its form, such as `over picture-right`.
    pub form: String,
    /// Size of its headline.
    pub head: Option<Length>,
    /// The page it goes on at, if it jumps.
    pub jumps_to: Option<PageLabel>,
    /// The page that lists it, where that is another.
    pub listed: Option<PageLabel>,
    /// Whether it stays where it is, whatever else of the sheet is arranged anew.
    pub locked: bool,
}

/// What a module holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ModuleContent {
    /// The masthead.
    Masthead,
    /// The index box.
    Index,
    /// An article, or the part of it that begins it.
    Article,
    /// A later part of an article that jumped.
    Continuation,
    /// Several briefs under one head.
    Digest,
    /// An advertisement or an announcement.
    Notice,
    /// A piece of the paper's own that fills a gap.
    Filler,
    /// Nothing.
    Blank,
}

impl AcceptedSheet {
    /// Whether all that stands on it was accepted. Of another sheet its locked modules alone are kept.
    pub fn is_whole(&self) -> bool {
        self.modules.iter().any(|module| !module.locked)
    }

    /// Whether the same modules stand in the same columns, one below the other in the same order; heights
    /// may differ.
    pub fn stands_as(&self, other: &Self) -> bool {
        let of = |one: &AcceptedModule| (one.column, one.columns, one.holds, one.article.clone());
        (&self.paper, &self.page, self.sheet) == (&other.paper, &other.page, other.sheet)
            && self.by_columns().into_iter().map(of).eq(other.by_columns().into_iter().map(of))
    }

    /// Its modules column by column, from above to below.
    fn by_columns(&self) -> Vec<&AcceptedModule> {
        let mut modules: Vec<&AcceptedModule> = self.modules.iter().collect();
        modules.sort_by_key(|one| (one.column, one.row));
        modules
    }
}

impl AcceptedLayout {
    /// A sheet of a paper.
    pub fn sheet(&self, paper: &str, page: &PageLabel, sheet: usize) -> Option<&AcceptedSheet> {
        self.sheets.iter().find(|one| one.paper == paper && one.page == *page && one.sheet == sheet)
    }

    /// The sheets of a paper.
    pub fn of_paper<'a>(&'a self, paper: &'a str) -> impl Iterator<Item = &'a AcceptedSheet> {
        self.sheets.iter().filter(move |one| one.paper == paper)
    }

    /// Whether a module of a sheet is locked.
    pub fn locks(&self, sheet: &AcceptedSheet, module: &AcceptedModule) -> bool {
        let own = self.sheet(&sheet.paper, &sheet.page, sheet.sheet);
        own.is_some_and(|own| {
            own.modules
                .iter()
                .any(|one| one.locked && (one.holds, &one.article) == (module.holds, &module.article))
        })
    }

    /// The layout with what is locked on a page of a paper, and nothing else of that page.
    #[must_use]
    pub fn with_locks_alone(mut self, paper: &str, page: &PageLabel) -> Self {
        let of_page = |one: &AcceptedSheet| one.paper == paper && one.page == *page;
        let sheets = self.sheets.iter_mut().filter(|one| of_page(one));
        sheets.for_each(|sheet| sheet.modules.retain(|module| module.locked));
        self.sheets.retain(|one| !of_page(one) || !one.modules.is_empty());
        self
    }

    /// The layout without the sheets of a page of a paper.
    #[must_use]
    pub fn without(mut self, paper: &str, page: &PageLabel) -> Self {
        self.sheets.retain(|one| one.paper != paper || one.page != *page);
        self
    }

    /// The layout with some sheets instead of those of their pages.
    #[must_use]
    pub fn with(mut self, sheets: Vec<AcceptedSheet>) -> Self {
        let replaced =
            |one: &AcceptedSheet| sheets.iter().any(|new| new.paper == one.paper && new.page == one.page);
        self.sheets.retain(|one| !replaced(one));
        self.sheets.extend(sheets);
        self.sheets.sort_by(|a, b| (&a.paper, &a.page, a.sheet).cmp(&(&b.paper, &b.page, b.sheet)));
        self
    }
}
