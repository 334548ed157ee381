//! Where the modules of a page stand.
//!
//! Nothing here depends on type. An [`Item`] brings the rectangles it can take, its [`Form`]s, each
//! with its exact rows and its price; the search tiles the page with one form of every item, so
//! that the prices of the forms and of the arrangement together are least.
//!
//! The recipe: prepare the items ([`prepared`]); arrange a handful of [`units`] in every way of
//! straight cuts ([`table`], whose ways are [`candidate`]s, pruned by what the other units cost at
//! least where they take the cells outside: [`bounds`]); take the best first cuts ([`roots`]) and the
//! best pages without a through line ([`pinwheel`]) as trees with places ([`tree`]); price the whole
//! pages ([`page_cost`], by the weights of [`price`]); improve the best by small changes
//! ([`local_search`]). Of few items each is a unit; pages of many are arranged part by part
//! ([`page_search`]). A page that stands already changes as little as it must ([`mod@keep`]).

mod bounds;
mod candidate;
mod keep;
mod local_search;
mod page_cost;
mod page_search;
mod pinwheel;
mod prepared;
mod price;
mod random;
mod roots;
pub mod sample;
mod table;
#[cfg(test)]
mod tests;
mod tree;
mod units;

use super::grid::cells::CellRect;
use crate::geometry::Length;
use crate::model::{PictureSize, Rank};

use crate::layout::plan::bill::PageTerm;
pub use keep::{Stand, keep, without_form};
use page_cost::PageCost;
use page_search::PageSearch;
use prepared::Prepared;
use tree::Spot;

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
    /// What the plan of the page asks for.
    pub asked: AskedPage,
}

/// What the plan of a page asks for, as far as it depends on how the page is arranged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AskedPage {
    /// Whether the dominant picture stands above the fold.
    pub picture_at_top: bool,
    /// The sizes that heads should have, from the level of a lead on: as much larger than the next one is a head of
    /// each level. Without them no head has to be larger.
    pub heads: Option<[Length; 5]>,
    /// Entry points that the page lacks without boxes.
    pub lacking_entries: u16,
    /// Whether notices stand at an outer edge.
    pub notices_in_corners: bool,
}

/// Something that takes one rectangle of the page.
#[derive(Clone, Debug)]
pub struct Item {
    /// Weight of an article; none for furniture, notices, fillers and blanks.
    pub rank: Option<Rank>,
    /// How large its picture is wanted, where its editor says so.
    pub picture: Option<PictureSize>,
    /// Whether its picture is to be the largest of the page.
    pub is_dominant: bool,
    /// Whether it is a notice that names no place.
    pub is_loose_notice: bool,
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
    /// The cells in which its editor locked it.
    pub locked: Option<CellRect>,
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
    /// What it costs besides that it does not keep to the plan of the page.
    pub off_plan: Cost,
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
    /// Where its pictures stand.
    pub picture: Option<CellRect>,
    /// The largest of them, in hundredths of cells.
    pub largest_picture: u32,
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

/// How hard to search, counted in work, never in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Ways kept of every kind for every rectangle and set.
    pub kept: usize,
    /// What a page may cost more than the cheapest, before places are priced.
    pub margin: Cost,
    /// First cuts, and pinwheels, that are priced as whole pages.
    pub roots: usize,
    /// Pages of each division that are improved by local search.
    pub local_searches: usize,
    /// The most units that are arranged at once.
    pub units: usize,
    /// Pages of random divisions to begin with.
    pub starts: usize,
    /// Further divisions of the best page.
    pub rounds: usize,
    /// The most items that are taken out of their parts in a round.
    pub taken_out: usize,
    /// How much dearer a page may be that is followed, at first.
    pub heat: Cost,
}

impl Effort {
    /// The effort for a number of items (see docs/tuning.md).
    pub fn usual(items: usize) -> Self {
        let base = Self {
            kept: 1,
            margin: 2500,
            roots: 30,
            local_searches: 3,
            units: 7,
            starts: 2,
            rounds: 60,
            taken_out: 4,
            heat: 700,
        };
        match items {
            0..=6 => Self { kept: 4, margin: 14_000, roots: 1000, local_searches: 200, ..base },
            7..=8 => Self { kept: 4, margin: 6000, roots: 400, local_searches: 100, units: 8, ..base },
            9..=10 => base,
            _ => Self { starts: 3, rounds: 100, ..base },
        }
    }
}

/// The result of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResult {
    /// The best pages, the best first; on no two of them most items stand where they stood. Empty if the
    /// items cannot tile the region, if no way was found, or if there are more than [`MOST_ITEMS`].
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
    /// Pairs of rectangles compared.
    pub pairs: u64,
    /// Whole pages priced.
    pub priced: u64,
    /// Divisions of the page that were arranged.
    pub tables: u64,
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
pub const MOST_ITEMS: usize = 40;
/// The most columns and rows of a region.
const MOST_CELLS: (u16, u16) = (24, 1000);
/// The most pages that are returned.
const MOST_PAGES: usize = 5;
/// Two pages are alike if the same items stand on at least this part of the page, in hundredths.
const ALIKE: u32 = 60;

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
    let page_cost = PageCost::new(&prepared);
    let (pages, work) = PageSearch::new(&prepared, &page_cost, effort).run();
    let mut different: Vec<&Vec<Spot>> = Vec::new();
    for (_, page) in &pages {
        if different.len() < MOST_PAGES && !different.iter().any(|other| are_alike(problem, other, page)) {
            different.push(page);
        }
    }
    let pages = different.into_iter().map(|spots| arrangement(&prepared, &page_cost, spots)).collect();
    SearchResult { pages, work }
}

/// Whether most items stand where they stood: another page is one to choose from.
fn are_alike(problem: &Problem, a: &[Spot], b: &[Spot]) -> bool {
    let common = |a: &Spot, b: &Spot| {
        u32::from(a.cells.common_columns(&b.cells)) * u32::from(a.cells.common_rows(&b.cells))
    };
    let same = a
        .iter()
        .flat_map(|one| b.iter().filter(|other| other.bit == one.bit).map(move |other| common(one, other)));
    same.sum::<u32>() * 100 >= ALIKE * u32::from(problem.columns) * u32::from(problem.rows)
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
