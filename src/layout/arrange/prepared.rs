//! The problem as the search sees it: items as bits, their forms by shape, what each set needs.
//!
//! Mastheads take the lowest bits: the first part of a cut holds the lowest bit of its set, so that
//! a masthead above others is always such a first part.

use super::price::{self, NONE};
use super::{Cost, Form, HeadSpot, Problem};
use crate::layout::grid::cells::CellRect;

/// A set of items, one bit each.
pub(super) type Items = u64;

/// A set of the units of a table, one bit each.
pub(super) type Set = u32;

/// A form of an item, as a leaf of the cuts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leaf {
    /// Width in columns.
    pub columns: u16,
    /// Height in rows.
    pub rows: u16,
    /// Price of the form and of the cut that parts it from the others.
    pub cost: Cost,
    /// Index among the forms of its item.
    pub form: u32,
}

/// Least prices of an item at one width, from a lowest height on.
#[derive(Clone, Debug, Default)]
struct Prices {
    low: usize,
    costs: Vec<Cost>,
    /// Where the leaves of every height begin, and behind the last.
    starts: Vec<u32>,
}

/// The problem, prepared.
pub(super) struct Prepared<'a> {
    /// The problem.
    pub problem: &'a Problem,
    /// Columns of the region.
    pub columns: usize,
    /// Rows of the region.
    pub rows: usize,
    /// Index of the item of every bit.
    pub items: Vec<usize>,
    /// The forms of every bit that fit the region, by width, height and price.
    pub leaves: Vec<Vec<Leaf>>,
    /// Items that have to stand on the page.
    pub needed: Items,
    /// Items that stand together, one set for each group.
    pub groups: Vec<Items>,
    prices: Vec<Prices>,
    item_needs: Vec<u8>,
    levels: Vec<u8>,
}

/// Bits of what a set needs of the page.
pub(super) mod need {
    /// An item of the set touches the top.
    pub(crate) const TOP: u8 = 1;
    /// One touches the foot.
    pub(crate) const BOTTOM: u8 = 2;
    /// One touches the left edge.
    pub(crate) const LEFT: u8 = 4;
    /// One touches the right edge.
    pub(crate) const RIGHT: u8 = 8;
    /// All of them are mastheads.
    pub(crate) const MASTHEAD: u8 = 16;
}

/// What the second part of a cut may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Second {
    /// Nothing: the two parts cannot stand so.
    Nothing,
    /// Anything.
    Any,
    /// Only something cut the same way, whose parts go to both ends.
    SameCut,
}

impl<'a> Prepared<'a> {
    /// The problem with mastheads first, the other items in their order.
    pub(super) fn new(problem: &'a Problem) -> Self {
        let mut items: Vec<usize> = (0..problem.items.len()).collect();
        items.sort_by_key(|&item| (!problem.items[item].is_masthead, item));
        let set_of = |chosen: &dyn Fn(usize) -> bool| -> Items {
            (0..items.len()).filter(|&bit| chosen(items[bit])).map(|bit| 1 << bit).sum()
        };
        let needed = set_of(&|item| !problem.items[item].optional);
        let mut numbers: Vec<u8> = problem.items.iter().filter_map(|item| item.group).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let groups: Vec<Items> = numbers
            .iter()
            .map(|&number| set_of(&|item| problem.items[item].group == Some(number)))
            .filter(|group| group.count_ones() > 1)
            .collect();
        let leaves: Vec<Vec<Leaf>> = items.iter().map(|&item| leaves_of(problem, item)).collect();
        let (columns, rows) = (usize::from(problem.columns), usize::from(problem.rows));
        let level = |&item: &usize| problem.items[item].rank.map_or(u8::MAX, price::level);
        let levels = items.iter().map(level).collect();
        let item_needs = items.iter().map(|&item| needs_of(problem, item)).collect();
        let prices = leaves.iter().flat_map(|leaves| prices_of(leaves, columns)).collect();
        Self { problem, columns, rows, items, leaves, needed, groups, prices, item_needs, levels }
    }

    /// The set of all items.
    pub(super) fn all(&self) -> Items {
        ((1u128 << self.items.len()) - 1) as Items
    }

    /// Cells of the region.
    pub(super) fn area(&self) -> usize {
        self.columns * self.rows
    }

    /// What a set needs of the page: bits of [`need`].
    pub(super) fn needs(&self, set: Items) -> u8 {
        let needs = bits(set).map(|bit| self.item_needs[bit]);
        let (all, any) = needs.fold((u8::MAX, 0), |(all, any), one| (all & one, any | one));
        any & !need::MASTHEAD | all & any & need::MASTHEAD
    }

    /// What comes first in a cut: mastheads, then by the lowest bit.
    pub(super) fn order(&self, set: Items) -> (bool, u32) {
        (self.needs(set) & need::MASTHEAD == 0, set.trailing_zeros())
    }

    /// Level of the weightiest article of a set; the largest number if there is none.
    pub(super) fn level(&self, set: Items) -> u8 {
        bits(set).map(|bit| self.levels[bit]).min().unwrap_or(u8::MAX)
    }

    /// The heights from the lowest that an item can have at a width, with their prices.
    pub(super) fn prices(&self, bit: usize, width: usize) -> (usize, &[Cost]) {
        let prices = &self.prices[bit * self.columns + width - 1];
        (prices.low, &prices.costs)
    }

    /// Place of a part in its stack: equal ones may change places.
    pub(super) fn stack_class(&self, set: Items) -> u8 {
        let needs = self.needs(set);
        match (needs & need::MASTHEAD != 0, needs & need::TOP != 0, needs & need::BOTTOM != 0) {
            (true, ..) => 0,
            (_, true, _) => 1,
            (_, _, false) => 2,
            (_, _, true) => 3,
        }
    }

    /// Place of a part in its row.
    pub(super) fn row_class(&self, set: Items) -> u8 {
        let needs = self.needs(set);
        match (needs & need::LEFT != 0, needs & need::RIGHT != 0) {
            (true, _) => 0,
            (_, false) => 1,
            (_, true) => 2,
        }
    }

    /// What two items of one height cost for standing side by side with like heads: the bit and
    /// the form of each.
    pub(super) fn like_heads(&self, a: (u32, u32), b: (u32, u32)) -> Cost {
        let look = |(bit, form): (u32, u32)| {
            let form = &self.problem.items[self.items[bit as usize]].forms[form as usize];
            let over = |head: &HeadSpot| !head.beside && !head.vertical && head.size.millipoints() > 0;
            Some((form.look.head.filter(over)?, form.look.boxed))
        };
        let (Some((a, a_boxed)), Some((b, b_boxed))) = (look(a), look(b)) else { return 0 };
        match a.cells.common_rows(&b.cells) {
            0 => 0,
            _ => price::of_like_heads([a.size, b.size], [a_boxed, b_boxed]),
        }
    }

    /// The forms of a bit with this shape, the cheapest first.
    pub(super) fn of_shape(&self, bit: usize, columns: u16, rows: u16) -> &[Leaf] {
        let prices = &self.prices[bit * self.columns + usize::from(columns) - 1];
        let Some(row) = usize::from(rows).checked_sub(prices.low) else { return &[] };
        match prices.starts.get(row..row + 2) {
            Some(starts) => &self.leaves[bit][starts[0] as usize..starts[1] as usize],
            None => &[],
        }
    }
}

/// The numbers of the bits of a set.
pub(super) fn bits(set: u64) -> impl Iterator<Item = usize> {
    let mut left = set;
    std::iter::from_fn(move || {
        let bit = left.trailing_zeros() as usize;
        (left != 0).then(|| {
            left &= left - 1;
            bit
        })
    })
}

/// Two parts that need both ends of a cut: neither the same end, nor one of them both.
pub(super) fn joined(first: u8, second: u8, ends: u8) -> Second {
    let (first, second) = (first & ends, second & ends);
    if first & second != 0 || first == ends {
        Second::Nothing
    } else if second == ends {
        Second::SameCut
    } else {
        Second::Any
    }
}

fn leaves_of(problem: &Problem, item: usize) -> Vec<Leaf> {
    let fits = |columns: u16, rows: u16| {
        (1..=problem.columns).contains(&columns) && (1..=problem.rows).contains(&rows)
    };
    let mut leaves: Vec<Leaf> = (0u32..)
        .zip(&problem.items[item].forms)
        .filter(|(_, form)| fits(form.columns, form.rows) && is_inside(form))
        .map(|(index, form)| Leaf {
            columns: form.columns,
            rows: form.rows,
            cost: price::of_form(form) + price::CUT,
            form: index,
        })
        .collect();
    leaves.sort_by_key(|leaf| (leaf.columns, leaf.rows, leaf.cost, leaf.form));
    leaves
}

/// Prices by width; the leaves are sorted.
fn prices_of(leaves: &[Leaf], columns: usize) -> Vec<Prices> {
    let mut prices = vec![Prices::default(); columns];
    for (number, leaf) in (0..).zip(leaves) {
        let of_width = &mut prices[usize::from(leaf.columns) - 1];
        let rows = usize::from(leaf.rows);
        if of_width.costs.is_empty() {
            of_width.low = rows;
            of_width.starts.push(number);
        }
        let height = rows + 1 - of_width.low;
        of_width.costs.resize(height.max(of_width.costs.len()), NONE);
        of_width.starts.resize(height, number);
        of_width.starts.push(number + 1);
        let price = &mut of_width.costs[height - 1];
        *price = (*price).min(leaf.cost);
    }
    prices
}

/// Whether the head and the picture of a form lie in it. Others are not looked at.
fn is_inside(form: &Form) -> bool {
    let inside = |cells: CellRect| {
        u32::from(cells.column) + u32::from(cells.columns) <= u32::from(form.columns)
            && u32::from(cells.row) + u32::from(cells.rows) <= u32::from(form.rows)
    };
    form.look.head.is_none_or(|head| inside(head.cells)) && form.look.picture.is_none_or(inside)
}

fn needs_of(problem: &Problem, item: usize) -> u8 {
    let item = &problem.items[item];
    let sides = item.sides;
    u8::from(sides.top || item.is_masthead) * need::TOP
        + u8::from(sides.bottom) * need::BOTTOM
        + u8::from(sides.left) * need::LEFT
        + u8::from(sides.right) * need::RIGHT
        + u8::from(item.is_masthead) * need::MASTHEAD
}
