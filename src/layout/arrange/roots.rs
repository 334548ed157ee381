//! The best first cuts of the page, of every sort.
//!
//! Were they all in one list, pages with a strip at the top or the foot would never be among the
//! best: the price of a through line is only known later. So every sort has a list of its own.

use super::Cost;
use super::bounds::NONE;
use super::candidate::{ROW, STACK};
use super::prepared::{Prepared, Second, Set, need};
use super::table::{Kinds, Table};
use super::tree::{PartOrder, Tree};

/// A strip at an edge is lower than this part of the page, in hundredths.
const STRIP: usize = 27;
/// A side column is narrower than the page by this factor.
const SIDE_COLUMN: usize = 4;
/// Sorts of first cuts: strip at the top, in the middle, strip at the foot, side column, gutter
/// in the middle, no cut at all.
const SORTS: usize = 6;

/// A first cut.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Root {
    cost: Cost,
    first: u32,
    second: u32,
    last: bool,
}

/// The cheapest of one sort.
struct Best {
    kept: usize,
    roots: Vec<Root>,
}

impl Best {
    fn limit(&self) -> Cost {
        if self.roots.len() < self.kept { NONE } else { self.roots.last().map_or(NONE, |root| root.cost) }
    }

    fn insert(&mut self, root: Root) {
        let at = self.roots.partition_point(|other| *other < root);
        if at < self.kept {
            self.roots.truncate(self.kept - 1);
            self.roots.insert(at, root);
        }
    }
}

/// Sets that hold all needed items.
pub(super) fn whole_sets(prepared: &Prepared<'_>) -> impl Iterator<Item = Set> {
    let (needed, optional) = (prepared.needed, prepared.all() ^ prepared.needed);
    let mut left_out = Some(0);
    std::iter::from_fn(move || {
        let out = left_out?;
        left_out = (out != optional).then(|| (out.wrapping_sub(optional)) & optional);
        Some(needed | (optional ^ out))
    })
    .filter(|&set| set != 0)
}

/// The least price of a page of guillotine cuts.
pub(super) fn least(prepared: &Prepared<'_>, table: &Table) -> Cost {
    let cost = |set| table.least(set, prepared.columns, prepared.rows);
    whole_sets(prepared).map(cost).min().unwrap_or(NONE)
}

/// The best pages of every sort, up to `kept` each and none dearer than the budget.
pub(super) fn roots(prepared: &Prepared<'_>, table: &Table, kept: usize, budget: Cost) -> Vec<Tree> {
    let mut sorts: Vec<Best> = (0..SORTS).map(|_| Best { kept, roots: Vec::new() }).collect();
    for set in whole_sets(prepared).filter(|&set| prepared.keeps_groups(set)) {
        if set.count_ones() == 1 {
            for way in table.ways(set, prepared.columns, prepared.rows, Kinds::Any) {
                let cost = table.way(way).cost;
                sorts[5].insert(Root { cost, first: way, second: 0, last: false });
            }
        }
        let mut part = set;
        loop {
            part = part.wrapping_sub(1) & set;
            if part == 0 {
                break;
            }
            if prepared.joins_groups(part, set ^ part) {
                strips(prepared, table, (part, set ^ part), budget, &mut sorts);
                if part & set & set.wrapping_neg() != 0 {
                    columns(prepared, table, (part, set ^ part), budget, &mut sorts);
                }
            }
        }
    }
    let mut trees = Vec::new();
    for (sort, best) in sorts.iter().enumerate() {
        trees.extend(best.roots.iter().filter_map(|root| match sort {
            0..=2 => {
                let stands = if root.last { PartOrder::Last } else { PartOrder::First };
                Tree::of_parts(prepared, table, (root.first, root.second, STACK), stands)
            }
            3..=4 => Tree::of_parts(prepared, table, (root.first, root.second, ROW), PartOrder::Anywhere),
            _ => Some(Tree::of_way(prepared, table, root.first)),
        }));
    }
    trees
}

/// First cuts through the whole width. The part is the uppermost or the lowest.
fn strips(
    prepared: &Prepared<'_>,
    table: &Table,
    (part, rest): (Set, Set),
    budget: Cost,
    sorts: &mut [Best],
) {
    let (own, others) = (prepared.needs(part), prepared.needs(rest));
    let above = |upper: u8, lower: u8| {
        upper & need::BOTTOM == 0 && (lower & need::TOP == 0 || upper & need::MASTHEAD != 0)
    };
    let (first, last) = (above(own, others), above(others, own));
    let kinds = if prepared.is_closed_in(part, part | rest) { Kinds::Any } else { Kinds::Unstacked };
    for height in table.heights(part, prepared.columns) {
        let below = prepared.rows - height.min(prepared.rows);
        let sum = table.least(part, prepared.columns, height) + table.least(rest, prepared.columns, below);
        if sum > budget {
            continue;
        }
        let is_strip = height * 100 < STRIP * prepared.rows;
        let is_most = below * 100 < STRIP * prepared.rows;
        let pair = (
            table.ways(part, prepared.columns, height, kinds),
            table.ways(rest, prepared.columns, below, Kinds::Any),
        );
        if first && !is_most {
            pairs(table, &pair, budget, false, &mut sorts[usize::from(!is_strip)]);
        }
        if last && is_strip {
            pairs(table, &pair, budget, true, &mut sorts[2]);
        }
    }
}

/// First cuts through the whole height.
fn columns(
    prepared: &Prepared<'_>,
    table: &Table,
    (part, rest): (Set, Set),
    budget: Cost,
    sorts: &mut [Best],
) {
    let is_closed = |set| prepared.is_closed_in(set, part | rest);
    let kinds = if is_closed(part) { Kinds::Any } else { Kinds::Unrowed };
    let others = match prepared.beside(part, rest) {
        Second::Nothing => return,
        Second::SameCut if is_closed(rest) => return,
        Second::SameCut => Kinds::Rows,
        Second::Any => Kinds::Any,
    };
    for width in 1..prepared.columns {
        let other = prepared.columns - width;
        let sum = table.least(part, width, prepared.rows) + table.least(rest, other, prepared.rows);
        if sum <= budget {
            let is_side = width.min(other) * SIDE_COLUMN <= prepared.columns;
            let pair = (
                table.ways(part, width, prepared.rows, kinds),
                table.ways(rest, other, prepared.rows, others),
            );
            pairs(table, &pair, budget, false, &mut sorts[if is_side { 3 } else { 4 }]);
        }
    }
}

fn pairs(
    table: &Table,
    (firsts, seconds): &(std::ops::Range<u32>, std::ops::Range<u32>),
    budget: Cost,
    last: bool,
    best: &mut Best,
) {
    for first in firsts.clone() {
        for second in seconds.clone() {
            let cost = table.way(first).cost + table.way(second).cost;
            if cost <= budget && cost <= best.limit() {
                best.insert(Root { cost, first, second, last });
            }
        }
    }
}
