//! Where the modules of a page stand: an exact search over guillotine cuts.
//!
//! Nothing here depends on type. An [`Item`] brings the rectangles it can take, its [`Form`]s, each
//! with its exact rows and its price; the search tiles the page with one form of every item, so
//! that the prices of the forms and of the arrangement together are least.
//!
//! The recipe: prepare the items ([`prepared`]); learn what the forms of any set cost at least when
//! they take a given area ([`bounds`]); find the cheapest ways to fill every rectangle with every
//! set of items, first with a small budget to learn what a page costs, then with a margin above
//! that ([`table`], whose ways are [`candidate`]s, one set at a time in a [`draft`]); take the best
//! first cuts of every sort ([`roots`]) and the best pages without a through line ([`pinwheel`]) as
//! trees with places ([`tree`]); price the whole pages ([`page_cost`], by the weights of
//! [`price`]); improve the best by small changes ([`local_search`]).

mod bounds;
mod candidate;
mod draft;
mod local_search;
mod page_cost;
mod pinwheel;
mod prepared;
mod price;
mod roots;
pub mod sample;
mod table;
#[cfg(test)]
mod tests;
mod tree;

use super::grid::cells::CellRect;
use crate::geometry::Length;
use crate::model::Rank;

use crate::layout::plan::bill::PageTerm;
use bounds::{AreaCosts, NONE};
use local_search::LocalSearch;
use page_cost::PageCost;
use prepared::Prepared;
use table::{Limits, Table};
use tree::{Spot, Tree};

/// A price, in hundredths. Above 1800 a form looks forced.
pub use crate::layout::plan::bill::Cost;

/// What is to be arranged.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Columns of the region.
    pub columns: u16,
    /// Rows of the region. The last row of every form is that of its article rule; the region
    /// has one such row below the type area.
    pub rows: u16,
    /// The items, those of articles in the editor's order.
    pub items: Vec<Item>,
}

/// Something that takes one rectangle of the page.
#[derive(Clone, Debug)]
pub struct Item {
    /// Weight of an article; none for furniture, notices, fillers and blanks.
    pub rank: Option<Rank>,
    /// The rectangles it can take.
    pub forms: Vec<Form>,
    /// Sides of the page it has to touch.
    pub sides: Sides,
    /// Whether it is a masthead: what stands directly below it counts as at the top.
    pub is_masthead: bool,
    /// Whether the page may do without it, for nothing.
    pub optional: bool,
    /// Items of one number stand together in one rectangle.
    pub group: Option<u8>,
}

/// Sides of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// The top of the page, or the foot of a masthead.
    pub top: bool,
    /// The foot.
    pub bottom: bool,
    /// The left edge.
    pub left: bool,
    /// The right edge.
    pub right: bool,
}

/// One rectangle an item can take.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Width in columns.
    pub columns: u16,
    /// Height in rows, with that of the article rule.
    pub rows: u16,
    /// What it costs to take it.
    pub cost: Cost,
    /// How it looks to its neighbours.
    pub look: Look,
    /// Index of the form for the caller.
    pub id: u32,
}

/// What neighbours see of a form. Places are inside the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// Where its head stands.
    pub head: Option<HeadSpot>,
    /// Where its picture stands.
    pub picture: Option<CellRect>,
    /// Whether a box stands around it.
    pub boxed: bool,
}

/// A head as neighbours see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadSpot {
    /// Size of the headline.
    pub size: Length,
    /// The cells it takes.
    pub cells: CellRect,
    /// Whether it stands beside the text: a side head or a vertical one.
    pub beside: bool,
    /// Whether its lines run downwards.
    pub vertical: bool,
}

/// How hard to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Ways kept of every kind for every rectangle and set.
    pub kept: usize,
    /// What a page may cost more than the cheapest, before places are priced.
    pub margin: Cost,
    /// First cuts of every sort that are priced as whole pages.
    pub roots: usize,
    /// Pages improved by local search.
    pub local_searches: usize,
    /// The most items in an arm of a pinwheel.
    pub arm: u32,
    /// Pairs of rectangles after which to try with half the margin.
    pub pairs: u64,
    /// Pairs of arms after which to look for no more pinwheels.
    pub wheel_pairs: u64,
}

impl Effort {
    /// The effort for a number of items.
    ///
    /// Measured on generated pages of 6 to 12 articles (see docs/tuning.md): several times as much
    /// of anything makes the best page cheaper by about a hundredth of its price. From 13 items on
    /// it is what some seconds allow.
    pub fn usual(items: usize) -> Self {
        let base = Self {
            kept: 4,
            margin: 3000,
            roots: 200,
            local_searches: 100,
            arm: 4,
            pairs: 200_000_000,
            wheel_pairs: 20_000_000,
        };
        match items {
            0..=6 => Self { margin: 14_000, ..base },
            7..=8 => base,
            9..=10 => Self { roots: 400, local_searches: 200, ..base },
            11..=12 => Self { roots: 1000, local_searches: 200, arm: 3, margin: 2500, ..base },
            13 => Self { roots: 1000, local_searches: 200, arm: 3, margin: 1500, kept: 2, ..base },
            14 => Self { roots: 1000, local_searches: 200, arm: 3, margin: 1000, kept: 2, ..base },
            _ => Self { roots: 1000, local_searches: 200, arm: 3, margin: 400, kept: 2, ..base },
        }
    }
}

/// The result of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResult {
    /// The best pages, the best first; no two are alike but for a few rows. Empty if the items
    /// cannot tile the region, or if there are more than [`MOST_ITEMS`].
    pub pages: Vec<Arrangement>,
    /// How much work it took.
    pub work: Work,
}

/// How much work a search took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Rectangles that some set can fill.
    pub states: u64,
    /// Ways kept for them.
    pub candidates: u64,
    /// Pairs of rectangles compared, in all tries.
    pub pairs: u64,
    /// Pairs of arms of pinwheels compared.
    pub wheel_pairs: u64,
    /// Whole pages priced.
    pub priced: u64,
    /// Tries with another budget each.
    pub tries: u64,
    /// Tries given up because they were too much work. If this is 0 and no page was found, none
    /// exists.
    pub given_up: u64,
}

/// An arranged page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrangement {
    /// What it costs.
    pub cost: Cost,
    /// What it costs, term by term; the sum is `cost`.
    pub terms: Vec<(PageTerm, Cost)>,
    /// Where every item stands; none for an optional one that is left out.
    pub places: Vec<Option<PlacedForm>>,
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlacedForm {
    /// Index of its form.
    pub form: usize,
    /// First column.
    pub column: u16,
    /// First row.
    pub row: u16,
}

/// The most items that are arranged at once. The caller merges briefs before.
pub const MOST_ITEMS: usize = 16;
/// The most columns and rows of a region.
const MOST_CELLS: (u16, u16) = (24, 1000);
/// The most pages that are returned.
const MOST_PAGES: usize = 5;
/// Pages are alike if no item moves by more than this part of the height.
const ALIKE: usize = 8;
/// What the first try may cost more than the forms alone; every further try twice as much.
const FIRST_SLACK: Cost = 600;
/// What the last try may cost more than the forms alone.
const LAST_SLACK: Cost = 120_000;

/// The best pages.
pub fn search(problem: &Problem, effort: &Effort) -> SearchResult {
    let sizes = 1..=MOST_ITEMS;
    if !sizes.contains(&problem.items.len())
        || !(1..=MOST_CELLS.0).contains(&problem.columns)
        || !(1..=MOST_CELLS.1).contains(&problem.rows)
    {
        return SearchResult::default();
    }
    let prepared = Prepared::new(problem);
    let mut work = Work::default();
    let bounds = AreaCosts::new(&prepared);
    let Some((table, budget)) = fill(&prepared, &bounds, effort, &mut work) else {
        return SearchResult { pages: Vec::new(), work };
    };
    (work.states, work.candidates) = table.size();
    let mut trees = roots::roots(&prepared, &table, effort.roots, budget);
    let arms = (effort.roots, effort.arm);
    let wheels = pinwheel::wheels(&prepared, &bounds, &table, arms, budget, effort.wheel_pairs);
    work.wheel_pairs = wheels.tested;
    trees.extend(wheels.trees);
    drop(table);
    let pages = best_pages(&prepared, trees, effort, &mut work);
    SearchResult { pages, work }
}

/// The table with a margin above the cheapest page, and the most that a page may cost; none if
/// there can be no page.
fn fill(
    prepared: &Prepared<'_>,
    bounds: &AreaCosts,
    effort: &Effort,
    work: &mut Work,
) -> Option<(Table, Cost)> {
    let forms = bounds.get(prepared.all(), prepared.area());
    if forms >= NONE {
        return None;
    }
    let mut least = NONE;
    let mut slack = FIRST_SLACK;
    while least >= NONE && slack <= LAST_SLACK {
        let limits = Limits { kept: 1, budget: forms + slack, pairs: effort.pairs };
        let Some(table) = Table::new(prepared, bounds, &limits, work) else { break };
        least = roots::least(prepared, &table);
        slack *= 2;
    }
    // Without a page of straight cuts there may be a pinwheel.
    let (least, mut margin) = if least < NONE { (least, effort.margin) } else { (forms, LAST_SLACK) };
    while margin > 0 {
        let limits = Limits { kept: effort.kept, budget: least + margin, pairs: effort.pairs };
        if let Some(table) = Table::new(prepared, bounds, &limits, work) {
            return Some((table, limits.budget));
        }
        margin /= 2;
    }
    None
}

/// Prices whole pages, improves the best of them and returns the best.
fn best_pages(
    prepared: &Prepared<'_>,
    trees: Vec<Tree>,
    effort: &Effort,
    work: &mut Work,
) -> Vec<Arrangement> {
    let page_cost = PageCost::new(prepared);
    let mut local_search = LocalSearch::new(prepared, &page_cost);
    let mut priced: Vec<(Cost, usize, Tree)> =
        trees.into_iter().enumerate().map(|(index, tree)| (local_search.price(&tree), index, tree)).collect();
    priced.sort_unstable_by_key(|(cost, index, _)| (*cost, *index));
    keep_mixed(&mut priced, effort.local_searches);
    let mut pages: Vec<(Cost, Vec<Spot>)> = Vec::new();
    for (cost, _, mut tree) in priced {
        let cost = local_search.improve(&mut tree, cost);
        let mut spots = Vec::new();
        tree.spots(&mut spots);
        pages.push((cost, spots));
    }
    work.priced = local_search.priced;
    pages.sort_unstable();
    let mut reported: Vec<Vec<Spot>> = Vec::new();
    for (_, spots) in pages {
        if reported.len() < MOST_PAGES && !reported.iter().any(|other| are_alike(prepared, other, &spots)) {
            reported.push(spots);
        }
    }
    reported.iter().map(|spots| arrangement(prepared, &page_cost, spots)).collect()
}

/// Keeps the best pages, of stacks, rows and pinwheels at most half each: a page that costs more
/// now may cost less in the end.
fn keep_mixed(priced: &mut Vec<(Cost, usize, Tree)>, kept: usize) {
    let mut counts = [0; 4];
    let mut all = 0;
    priced.retain(|(_, _, tree)| {
        let count = &mut counts[tree.sort()];
        let is_kept = all < kept.max(1) && *count < kept.max(1).div_ceil(2);
        *count += usize::from(is_kept);
        all += usize::from(is_kept);
        is_kept
    });
}

/// Whether two pages differ in nothing but a few rows: another page is one to choose from.
fn are_alike(prepared: &Prepared<'_>, a: &[Spot], b: &[Spot]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| {
            (a.bit, a.cells.column, a.cells.columns) == (b.bit, b.cells.column, b.cells.columns)
                && usize::from(a.cells.row.abs_diff(b.cells.row)) * ALIKE <= prepared.rows
        })
}

fn arrangement(prepared: &Prepared<'_>, page_cost: &PageCost<'_>, spots: &[Spot]) -> Arrangement {
    let bill = page_cost.bill(spots);
    let mut places = vec![None; prepared.items.len()];
    for spot in spots {
        let place = PlacedForm { form: spot.form as usize, column: spot.cells.column, row: spot.cells.row };
        places[prepared.items[usize::from(spot.bit)]] = Some(place);
    }
    Arrangement { cost: bill.total(), terms: bill.terms(), places }
}
