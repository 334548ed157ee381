//! The place that an article has on its page, and what it lacks there.

use crate::geometry::Length;
use crate::layout::plan::{ModuleContent, Plan, PlannedModule};
use crate::layout::{CellRect, Composed, Paper};
use crate::model::{ArticleId, PageLabel};

/// The place of an article.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The page on which it begins.
    pub(super) page: PageLabel,
    /// The size of the body there.
    pub(super) body: Length,
    /// Its cells, with the row of the article rule.
    pub(super) cells: CellRect,
    /// Rows of legs that go on elsewhere.
    pub(super) over: u32,
    /// Rows of its legs that stay blank.
    pub(super) blank: u32,
    /// Whether it stands on another page than the one that lists it, because that is too full.
    pub(super) moved: bool,
    /// Characters of a row of a leg.
    pub(super) per_row: u32,
}

impl Place {
    /// That of an article which has a module of its own.
    pub(super) fn of(composed: &Composed, paper: &Paper, article: &ArticleId) -> Option<Self> {
        let is_it = |module: &&PlannedModule, holds| {
            module.article.as_ref() == Some(article) && module.holds == holds
        };
        let find = |holds| {
            let of_plan = |plan: &'_ Plan| plan.modules.iter().find(|module| is_it(module, holds)).cloned();
            composed.plans.iter().find_map(|plan| Some((plan, of_plan(plan)?)))
        };
        let (plan, module) = find(ModuleContent::Article)?;
        let rest = find(ModuleContent::Continuation).map_or(0, |(_, rest)| filled(&rest));
        let pages = &composed.edition.issue.issue().pages;
        let listed = pages.iter().find(|page| page.articles.iter().any(|one| one.id == *article))?;
        let paper = paper.with_body(plan.body);
        Some(Self {
            page: listed.label.clone(),
            body: plan.body,
            cells: module.cells,
            over: rest,
            blank: module.legs.iter().map(|leg| u32::from(leg.blank())).sum(),
            moved: plan.label != listed.label,
            per_row: (paper.measure.millipoints() / paper.body.millipoints().max(1)).max(1).unsigned_abs(),
        })
    }

    /// Characters that go on elsewhere: those of its whole rows.
    pub(super) fn over_characters(&self) -> u32 {
        self.over * self.per_row
    }
}

/// Rows of legs that a module fills.
fn filled(module: &PlannedModule) -> u32 {
    module.legs.iter().map(|leg| u32::from(leg.filled)).sum()
}
