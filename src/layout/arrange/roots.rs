//! The best first cuts of the page, of every sort.
//!
//! Were they all in one list, pages with a strip at the top or the foot would never be among the
//! best: the price of a through line is only known later. So every sort has a list of its own.

use super::Cost;
use super::bounds::NONE;
use super::candidate::{ROW, STACK};
use super::prepared::{Ground, Second, Set, need};
use super::table::{Kinds, Table};
use super::tree::{Stands, Tree};

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
pub(super) fn whole_sets(ground: &Ground<'_>) -> impl Iterator<Item = Set> {
    let (needed, optional) = (ground.needed, ground.all() ^ ground.needed);
    let mut left_out = Some(0);
    std::iter::from_fn(move || {
        let out = left_out?;
        left_out = (out != optional).then(|| (out.wrapping_sub(optional)) & optional);
        Some(needed | (optional ^ out))
    })
    .filter(|&set| set != 0)
}

/// The least price of a page of guillotine cuts.
pub(super) fn least(ground: &Ground<'_>, table: &Table) -> Cost {
    let cost = |set| table.least(set, ground.columns, ground.rows);
    whole_sets(ground).map(cost).min().unwrap_or(NONE)
}

/// The best pages of every sort, up to `kept` each and none dearer than the budget.
pub(super) fn roots(ground: &Ground<'_>, table: &Table, kept: usize, budget: Cost) -> Vec<Tree> {
    let mut sorts: Vec<Best> = (0..SORTS).map(|_| Best { kept, roots: Vec::new() }).collect();
    for set in whole_sets(ground).filter(|&set| ground.keeps_groups(set)) {
        if set.count_ones() == 1 {
            for way in table.ways(set, ground.columns, ground.rows, Kinds::Any) {
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
            if ground.joins_groups(part, set ^ part) {
                strips(ground, table, (part, set ^ part), budget, &mut sorts);
                if part & set & set.wrapping_neg() != 0 {
                    columns(ground, table, (part, set ^ part), budget, &mut sorts);
                }
            }
        }
    }
    let mut trees = Vec::new();
    for (sort, best) in sorts.iter().enumerate() {
        trees.extend(best.roots.iter().filter_map(|root| match sort {
            0..=2 => {
                let stands = if root.last { Stands::Last } else { Stands::First };
                Tree::of_parts(ground, table, (root.first, root.second, STACK), stands)
            }
            3..=4 => Tree::of_parts(ground, table, (root.first, root.second, ROW), Stands::Anywhere),
            _ => Some(Tree::of_way(ground, table, root.first)),
        }));
    }
    trees
}

/// First cuts through the whole width. The part is the uppermost or the lowest.
fn strips(ground: &Ground<'_>, table: &Table, (part, rest): (Set, Set), budget: Cost, sorts: &mut [Best]) {
    let (own, others) = (ground.needs(part), ground.needs(rest));
    let above = |upper: u8, lower: u8| {
        upper & need::BOTTOM == 0 && (lower & need::TOP == 0 || upper & need::CROWNS != 0)
    };
    let (first, last) = (above(own, others), above(others, own));
    let kinds = if ground.is_closed_in(part, part | rest) { Kinds::Any } else { Kinds::Unstacked };
    for height in table.heights(part, ground.columns) {
        let below = ground.rows - height.min(ground.rows);
        let sum = table.least(part, ground.columns, height) + table.least(rest, ground.columns, below);
        if sum > budget {
            continue;
        }
        let is_strip = height * 100 < STRIP * ground.rows;
        let is_most = below * 100 < STRIP * ground.rows;
        let pair = (
            table.ways(part, ground.columns, height, kinds),
            table.ways(rest, ground.columns, below, Kinds::Any),
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
fn columns(ground: &Ground<'_>, table: &Table, (part, rest): (Set, Set), budget: Cost, sorts: &mut [Best]) {
    let is_closed = |set| ground.is_closed_in(set, part | rest);
    let kinds = if is_closed(part) { Kinds::Any } else { Kinds::Unrowed };
    let others = match ground.beside(part, rest) {
        Second::Nothing => return,
        Second::SameCut if is_closed(rest) => return,
        Second::SameCut => Kinds::Rows,
        Second::Any => Kinds::Any,
    };
    for width in 1..ground.columns {
        let other = ground.columns - width;
        let sum = table.least(part, width, ground.rows) + table.least(rest, other, ground.rows);
        if sum <= budget {
            let is_side = width.min(other) * SIDE_COLUMN <= ground.columns;
            let pair =
                (table.ways(part, width, ground.rows, kinds), table.ways(rest, other, ground.rows, others));
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
