//! What differs between two pages, in words of the newsroom.

use std::cmp::Reverse;

use crate::check::CheckedIssue;
use crate::layout::CellRect;
use crate::layout::plan::{ModuleContent, Plan, PlannedModule};
use crate::messages::{Sentence, count, sentence};
use crate::model::ArticleId;
use crate::preview::hand::said;

/// The most differences that are told of a page.
const MOST_WORDS: usize = 3;

/// Two modules stand alike that have at least this part of their cells in common, in hundredths.
const ALIKE: u32 = 70;

/// An article on both pages.
struct Pair<'p> {
    sheet: usize,
    article: &'p ArticleId,
    plan: &'p Plan,
    before: &'p PlannedModule,
    after: &'p PlannedModule,
}

/// The modules that stand elsewhere, or otherwise: the sheet, the article, its cells.
pub(super) fn moved(now: &[&Plan], then: &[&Plan]) -> Vec<(usize, ArticleId, CellRect)> {
    let other = pairs(now, then).into_iter().filter(Pair::differs);
    other.map(|pair| (pair.sheet, pair.article.clone(), pair.after.cells)).collect()
}

/// What differs, the weightiest articles first.
pub(super) fn differences(now: &[&Plan], then: &[&Plan], issue: &CheckedIssue) -> Vec<Sentence> {
    let mut pairs: Vec<Pair<'_>> = pairs(now, then).into_iter().filter(Pair::differs).collect();
    pairs.sort_by_key(|pair| (pair.after.rank, Reverse(pair.after.cells.area())));
    let said = pairs.iter().filter_map(|pair| {
        let article = issue.issue().articles().find(|article| article.id == *pair.article)?;
        Some(pair.words(said::short_name(article)))
    });
    said.take(MOST_WORDS).collect()
}

fn pairs<'p>(now: &[&'p Plan], then: &[&'p Plan]) -> Vec<Pair<'p>> {
    let modules = then.iter().flat_map(|plan| plan.modules.iter().map(move |module| (*plan, module)));
    let pair = |(plan, after): (&'p Plan, &'p PlannedModule)| {
        let article = after.article.as_ref().filter(|_| after.holds != ModuleContent::Continuation)?;
        let is_it = |one: &&'p PlannedModule| (one.holds, &one.article) == (after.holds, &after.article);
        let before = now.iter().flat_map(|plan| &plan.modules).find(is_it)?;
        Some(Pair { sheet: plan.sheet, article, plan, before, after })
    };
    modules.filter_map(pair).collect()
}

impl Pair<'_> {
    fn differs(&self) -> bool {
        let (before, after) = (self.before.cells, self.after.cells);
        let common = u32::from(before.common_columns(&after)) * u32::from(before.common_rows(&after));
        common * 100 < ALIKE * before.area().max(after.area()) || self.turns_head()
    }

    /// Whether the head runs the other way.
    fn turns_head(&self) -> bool {
        let vertical = |module: &PlannedModule| module.head.is_some_and(|head| head.vertical);
        vertical(self.before) != vertical(self.after)
    }

    /// Where it goes, else how wide it is, else what its head does.
    fn words(&self, article: String) -> Sentence {
        let (before, after) = (self.before.cells, self.after.cells);
        let (from, to) = (region(before, self.plan), region(after, self.plan));
        let columns = count(after.columns);
        if from != to {
            sentence!("choice-moved", article, place = Sentence::new(to))
        } else if after.columns > before.columns {
            sentence!("choice-wider", article, columns)
        } else if after.columns < before.columns {
            sentence!("choice-narrower", article, columns)
        } else if self.turns_head() {
            let vertical = self.after.head.is_some_and(|head| head.vertical);
            let key = if vertical { "choice-head-down" } else { "choice-head-across" };
            sentence!(key, article)
        } else if after.row < before.row {
            sentence!("choice-higher", article)
        } else if after.row > before.row {
            sentence!("choice-lower", article)
        } else {
            sentence!("choice-otherwise", article)
        }
    }
}

/// The part of the page in which the middle of a module stands.
fn region(cells: CellRect, plan: &Plan) -> &'static str {
    const NAMES: [[&str; 3]; 3] = [
        ["choice-place.top-left", "choice-place.top", "choice-place.top-right"],
        ["choice-place.left", "choice-place.middle", "choice-place.right"],
        ["choice-place.bottom-left", "choice-place.bottom", "choice-place.bottom-right"],
    ];
    let third = |twice_middle: u16, whole: u16| {
        (u32::from(twice_middle) * 3 / (u32::from(whole.max(1)) * 2)).min(2) as usize
    };
    let rows = plan.rows.saturating_sub(plan.taken);
    let down = third((cells.row.saturating_sub(plan.taken)) * 2 + cells.rows, rows);
    NAMES[down][third(cells.column * 2 + cells.columns, plan.columns)]
}
