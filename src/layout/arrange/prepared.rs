//! The problem as the search sees it: items as bits, their forms by shape, what each set needs.
//!
//! Mastheads take the lowest bits: the first part of a cut holds the lowest bit of its set, so that
//! a masthead above others is always such a first part.

use super::price;
use super::{Cost, Form, HeadSpot, Problem};
use crate::layout::grid::cells::CellRect;

/// A set of items, one bit each.
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
    pub needed: Set,
    /// Items that stand together, one set for each group.
    pub groups: Vec<Set>,
    needs: Vec<u8>,
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
        let set_of = |chosen: &dyn Fn(usize) -> bool| -> Set {
            (0..items.len()).filter(|&bit| chosen(items[bit])).map(|bit| 1 << bit).sum()
        };
        let needed = set_of(&|item| !problem.items[item].optional);
        let mut numbers: Vec<u8> = problem.items.iter().filter_map(|item| item.group).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let groups: Vec<Set> = numbers
            .iter()
            .map(|&number| set_of(&|item| problem.items[item].group == Some(number)))
            .filter(|group| group.count_ones() > 1)
            .collect();
        let leaves = items.iter().map(|&item| leaves_of(problem, item)).collect();
        let needs = needs_of_sets(problem, &items);
        let (columns, rows) = (usize::from(problem.columns), usize::from(problem.rows));
        let level = |&item: &usize| problem.items[item].rank.map_or(u8::MAX, price::level);
        let levels = items.iter().map(level).collect();
        Self { problem, columns, rows, items, leaves, needed, groups, needs, levels }
    }

    /// The set of all items.
    pub(super) fn all(&self) -> Set {
        ((1u64 << self.items.len()) - 1) as Set
    }

    /// Cells of the region.
    pub(super) fn area(&self) -> usize {
        self.columns * self.rows
    }

    /// What a set needs of the page: bits of [`need`].
    pub(super) fn needs(&self, set: Set) -> u8 {
        self.needs[set as usize]
    }

    /// Level of the weightiest article of a set; the largest number if there is none.
    pub(super) fn level(&self, set: Set) -> u8 {
        let bits = (0..self.items.len()).filter(|&bit| set & (1 << bit) != 0);
        bits.map(|bit| self.levels[bit]).min().unwrap_or(u8::MAX)
    }

    /// Whether the items of a set can stand in one rectangle alone, as the groups want it.
    pub(super) fn keeps_groups(&self, set: Set) -> bool {
        self.groups
            .iter()
            .all(|&group| set & group == 0 || set & !group == 0 || group & !set & self.needed == 0)
    }

    /// Whether two parts may be joined, as the groups want it.
    pub(super) fn joins_groups(&self, a: Set, b: Set) -> bool {
        self.groups.iter().all(|&group| a & group == 0 || b & group == 0 || (a | b) & !group == 0)
    }

    /// Whether a set is a group that stays one part in any cut of a larger set.
    pub(super) fn is_closed_in(&self, set: Set, larger: Set) -> bool {
        set.count_ones() > 1 && self.groups.iter().any(|&group| set & !group == 0 && larger & !group != 0)
    }

    /// What the second part may be when the first, no stack itself, is stacked with it.
    pub(super) fn stacked(&self, a: Set, b: Set) -> Second {
        let (first, second) = (self.needs(a), self.needs(b));
        if first & need::MASTHEAD != 0 && first & need::BOTTOM == 0 {
            return Second::Any;
        }
        parts(first, second, need::TOP | need::BOTTOM)
    }

    /// What the second part may be when the first, no row itself, stands side by side with it.
    pub(super) fn beside(&self, a: Set, b: Set) -> Second {
        parts(self.needs(a), self.needs(b), need::LEFT | need::RIGHT)
    }

    /// Place of a part in its stack: equal ones may change places.
    pub(super) fn stack_class(&self, set: Set) -> u8 {
        let needs = self.needs(set);
        match (needs & need::MASTHEAD != 0, needs & need::TOP != 0, needs & need::BOTTOM != 0) {
            (true, ..) => 0,
            (_, true, _) => 1,
            (_, _, false) => 2,
            (_, _, true) => 3,
        }
    }

    /// Place of a part in its row.
    pub(super) fn row_class(&self, set: Set) -> u8 {
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
        let leaves = &self.leaves[bit];
        let from = leaves.partition_point(|leaf| (leaf.columns, leaf.rows) < (columns, rows));
        let to = leaves.partition_point(|leaf| (leaf.columns, leaf.rows) <= (columns, rows));
        &leaves[from..to]
    }
}

/// Two parts that need both ends of a cut: neither the same end, nor one of them both.
fn parts(first: u8, second: u8, ends: u8) -> Second {
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

/// Whether the head and the picture of a form lie in it. Others are not looked at.
fn is_inside(form: &Form) -> bool {
    let inside = |cells: CellRect| {
        u32::from(cells.column) + u32::from(cells.columns) <= u32::from(form.columns)
            && u32::from(cells.row) + u32::from(cells.rows) <= u32::from(form.rows)
    };
    form.look.head.is_none_or(|head| inside(head.cells)) && form.look.picture.is_none_or(inside)
}

fn needs_of_sets(problem: &Problem, items: &[usize]) -> Vec<u8> {
    let of_item = |bit: usize| {
        let item = &problem.items[items[bit]];
        let sides = item.sides;
        u8::from(sides.top || item.is_masthead) * need::TOP
            + u8::from(sides.bottom) * need::BOTTOM
            + u8::from(sides.left) * need::LEFT
            + u8::from(sides.right) * need::RIGHT
            + u8::from(item.is_masthead) * need::MASTHEAD
    };
    let mut needs = vec![0u8; 1 << items.len()];
    for set in 1..needs.len() {
        let own = of_item(set.trailing_zeros() as usize);
        let rest = set & (set - 1);
        let masthead = if rest == 0 { own } else { own & needs[rest] } & need::MASTHEAD;
        needs[set] = ((own | needs[rest]) & !need::MASTHEAD) | masthead;
    }
    needs
}
