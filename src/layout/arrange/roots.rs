//! The best first cuts of the page.

use super::Cost;
use super::candidate::{ROW, STACK, keep_least};
use super::prepared::{Second, Set, need};
use super::price::{self, NONE};
use super::table::{Kinds, Table};
use super::tree::{PartOrder, Tree};

/// What a first cut is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    /// One unit alone.
    Whole,
    /// A part above all others.
    Top,
    /// A part below all others.
    Foot,
    /// Parts side by side.
    Columns,
}

/// A first cut.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Root {
    /// Price of the two parts, and of what is known to be wrong with the cut.
    cost: Cost,
    sort: Sort,
    first: u32,
    second: u32,
}

/// The cheapest.
struct Best {
    kept: usize,
    /// The most that the parts may cost.
    budget: Cost,
    roots: Vec<Root>,
}

impl Best {
    /// The most that a further one may cost, with what is known to be wrong with it.
    fn limit(&self) -> Cost {
        match self.roots.last() {
            Some(last) if self.roots.len() == self.kept => last.cost,
            _ => NONE,
        }
    }

    /// Whether parts of a price may be among the cheapest.
    fn takes(&self, parts: Cost, seen: Cost) -> bool {
        parts <= self.budget && parts + seen <= self.limit()
    }

    fn insert(&mut self, root: Root) {
        keep_least(&mut self.roots, self.kept, root);
    }
}

/// The least price of a page of guillotine cuts.
pub(super) fn least(table: &Table<'_>) -> Cost {
    let cost = |set| table.least(set, table.units.prepared.columns, table.units.prepared.rows);
    table.units.whole_sets().map(cost).min().unwrap_or(NONE)
}

/// The best pages by their first cuts, up to `kept` and none whose parts are dearer than the budget,
/// and the most that a further one may cost.
pub(super) fn roots(table: &Table<'_>, kept: usize, budget: Cost) -> (Vec<Tree>, Cost) {
    let prepared = table.units.prepared;
    let mut best = Best { kept: kept.max(1), budget, roots: Vec::new() };
    for set in table.units.whole_sets() {
        if set.count_ones() == 1 {
            for way in table.ways(set, prepared.columns, prepared.rows, Kinds::Any) {
                let cost = table.way(way).cost;
                best.insert(Root { cost, sort: Sort::Whole, first: way, second: 0 });
            }
        }
        let mut part = set;
        loop {
            part = part.wrapping_sub(1) & set;
            if part == 0 {
                break;
            }
            strips(table, (part, set ^ part), &mut best);
            if part & set & set.wrapping_neg() != 0 {
                columns(table, (part, set ^ part), &mut best);
            }
        }
    }
    let tree = |root: &Root| {
        let (mark, stands) = match root.sort {
            Sort::Whole => return Some(Tree::of_way(table, root.first)),
            Sort::Top => (STACK, PartOrder::First),
            Sort::Foot => (STACK, PartOrder::Last),
            Sort::Columns => (ROW, PartOrder::Anywhere),
        };
        Tree::of_parts(table, (root.first, root.second, mark), stands)
    };
    (best.roots.iter().filter_map(tree).collect(), best.limit().min(budget))
}

/// First cuts through the whole width. The part is the uppermost, or, if it is a strip, the lowest.
fn strips(table: &Table<'_>, (part, rest): (Set, Set), best: &mut Best) {
    let (columns, rows) = (table.units.prepared.columns, table.units.prepared.rows);
    let (own, others) = (table.units.needs(part), table.units.needs(rest));
    let above = |upper: u8, lower: u8| {
        upper & need::BOTTOM == 0 && (lower & need::TOP == 0 || upper & need::MASTHEAD != 0)
    };
    for height in table.heights(part, columns) {
        let below = rows - height.min(rows);
        let sum = table.least(part, columns, height) + table.least(rest, columns, below);
        let mid_cut = price::of_through_cut(height, rows);
        let is_foot = mid_cut.is_none() && height < below;
        let seen = if own & need::MASTHEAD != 0 { 0 } else { mid_cut.unwrap_or(price::EDGE_STRIP) };
        for (sort, may) in [(Sort::Top, above(own, others)), (Sort::Foot, is_foot && above(others, own))] {
            if may && best.takes(sum, seen) {
                let pair = (
                    table.ways(part, columns, height, Kinds::Unstacked),
                    table.ways(rest, columns, below, Kinds::Any),
                );
                pairs(table, pair, seen, sort, best);
            }
        }
    }
}

/// First cuts through the whole height.
fn columns(table: &Table<'_>, (part, rest): (Set, Set), best: &mut Best) {
    let (columns, rows) = (table.units.prepared.columns, table.units.prepared.rows);
    let others = match table.units.beside(part, rest) {
        Second::Nothing => return,
        Second::SameCut => Kinds::Rows,
        Second::Any => Kinds::Any,
    };
    for width in 1..columns {
        let other = columns - width;
        let sum = table.least(part, width, rows) + table.least(rest, other, rows);
        let seen = price::of_gutter(rows as i64, width as i64, (rows as i64, columns as i64));
        if best.takes(sum, seen) {
            let pair = (table.ways(part, width, rows, Kinds::Unrowed), table.ways(rest, other, rows, others));
            pairs(table, pair, seen, Sort::Columns, best);
        }
    }
}

fn pairs(
    table: &Table<'_>,
    (firsts, seconds): (std::ops::Range<u32>, std::ops::Range<u32>),
    seen: Cost,
    sort: Sort,
    best: &mut Best,
) {
    for first in firsts {
        for second in seconds.clone() {
            let parts = table.way(first).cost + table.way(second).cost;
            if best.takes(parts, seen) {
                best.insert(Root { cost: parts + seen, sort, first, second });
            }
        }
    }
}
