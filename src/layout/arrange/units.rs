//! What a table arranges: items, and parts of a page whose insides are settled by a table of their
//! own.

use std::rc::Rc;

use super::Cost;
use super::prepared::{Items, Prepared, Second, Set, joined, need};
use super::price::NONE;
use super::table::Table;

/// What takes one rectangle.
#[derive(Clone)]
pub(super) enum Unit<'a> {
    /// An item, by its bit.
    Item(u8),
    /// A part of a page. If it is closed its insides never mix with what it is cut from.
    Part(Rc<Table<'a>>, bool),
}

/// What is known of a set.
#[derive(Clone, Copy, Debug)]
struct Facts {
    needs: u8,
    /// The least price of those that have to stand on the page.
    cost: Cost,
    /// The fewest cells of those that have to stand on the page.
    needed: usize,
    /// The fewest cells.
    low: usize,
    /// The most.
    high: usize,
}

/// The units of a table.
pub(super) struct Units<'a> {
    /// The problem.
    pub prepared: &'a Prepared<'a>,
    /// The units; mastheads first.
    pub list: Vec<Unit<'a>>,
    /// Units that have to stand on the page.
    pub needed: Set,
    facts: Vec<Facts>,
}

impl<'a> Units<'a> {
    /// Some units together.
    pub(super) fn new(prepared: &'a Prepared<'a>, mut list: Vec<Unit<'a>>) -> Self {
        list.sort_by_key(|unit| prepared.order(unit.items()));
        let empty = Facts { needs: need::MASTHEAD, cost: 0, needed: 0, low: 0, high: 0 };
        let mut facts = vec![empty; 1 << list.len()];
        let mut needed = 0;
        for (number, unit) in list.iter().enumerate() {
            let is_needed = unit.items() & prepared.needed != 0;
            needed |= Set::from(is_needed) << number;
            let own = facts_of(prepared, unit, is_needed);
            for set in 0..1usize << number {
                let rest = facts[set];
                let masthead = own.needs & rest.needs & need::MASTHEAD;
                facts[set | 1 << number] = Facts {
                    needs: (own.needs | rest.needs) & !need::MASTHEAD | masthead,
                    cost: own.cost.saturating_add(rest.cost).min(NONE),
                    needed: own.needed + rest.needed,
                    low: own.low + rest.low,
                    high: own.high + rest.high,
                };
            }
        }
        Self { prepared, list, needed, facts }
    }

    /// The set of all units.
    pub(super) fn all(&self) -> Set {
        ((1u64 << self.list.len()) - 1) as Set
    }

    /// What a set needs of the page: bits of [`need`].
    pub(super) fn needs(&self, set: Set) -> u8 {
        self.facts[set as usize].needs
    }

    /// The least price of the units of a set that have to stand on the page.
    pub(super) fn cost(&self, set: Set) -> Cost {
        self.facts[set as usize].cost
    }

    /// The fewest cells of the units of a set that have to stand on the page, and the most of all.
    pub(super) fn areas(&self, set: Set) -> (usize, usize) {
        (self.facts[set as usize].needed, self.facts[set as usize].high)
    }

    /// The fewest and the most cells of a set.
    pub(super) fn own_areas(&self, set: Set) -> (usize, usize) {
        (self.facts[set as usize].low, self.facts[set as usize].high)
    }

    /// What the second part may be when the first, no stack itself, is stacked with it.
    pub(super) fn stacked(&self, a: Set, b: Set) -> Second {
        let (first, second) = (self.needs(a), self.needs(b));
        if first & need::MASTHEAD != 0 && first & need::BOTTOM == 0 {
            return Second::Any;
        }
        joined(first, second, need::TOP | need::BOTTOM)
    }

    /// What the second part may be when the first, no row itself, stands side by side with it.
    pub(super) fn beside(&self, a: Set, b: Set) -> Second {
        joined(self.needs(a), self.needs(b), need::LEFT | need::RIGHT)
    }

    /// The sets that hold all needed units.
    pub(super) fn whole_sets(&self) -> impl Iterator<Item = Set> + use<> {
        let (needed, optional) = (self.needed, self.all() ^ self.needed);
        let mut left_out = Some(0);
        std::iter::from_fn(move || {
            let out = left_out?;
            left_out = (out != optional).then(|| (out.wrapping_sub(optional)) & optional);
            Some(needed | (optional ^ out))
        })
        .filter(|&set| set != 0)
    }

    /// The heights from the lowest that a unit can have at a width, with their prices.
    pub(super) fn prices(&self, number: usize, width: usize) -> (usize, &[Cost]) {
        self.list[number].prices(self.prepared, width)
    }

    /// The areas, in so many cells each, that a unit can take, each at its least price; an optional one
    /// also none for nothing.
    pub(super) fn area_prices(&self, number: usize, grain: usize) -> Vec<(usize, Cost)> {
        let mut least = vec![NONE; self.prepared.area() / grain + 1];
        for width in 1..=self.prepared.columns {
            let (low, prices) = self.prices(number, width);
            for (rows, &price) in (low..).zip(prices) {
                if let Some(best) = least.get_mut(width * rows / grain) {
                    *best = (*best).min(price);
                }
            }
        }
        if self.needed & 1 << number == 0 {
            least[0] = 0;
        }
        (0..).zip(least).filter(|(_, cost)| *cost < NONE).collect()
    }

    /// The item that is the whole set.
    pub(super) fn item(&self, set: Set) -> Option<u8> {
        match self.list.get(set.trailing_zeros() as usize) {
            Some(&Unit::Item(bit)) if set.count_ones() == 1 => Some(bit),
            _ => None,
        }
    }
}

impl Unit<'_> {
    /// A number that no other unit of the search has.
    pub(super) fn number(&self) -> u64 {
        match self {
            Unit::Item(bit) => u64::from(*bit),
            Unit::Part(table, closed) => 64 + 2 * table.number + u64::from(*closed),
        }
    }

    /// The fewest and the most cells that it can take.
    pub(super) fn areas(&self, prepared: &Prepared<'_>) -> (usize, usize) {
        let facts = facts_of(prepared, self, true);
        (facts.low, facts.high)
    }

    /// The heights from the lowest that it can have at a width, with their prices.
    fn prices<'b>(&'b self, prepared: &'b Prepared<'_>, width: usize) -> (usize, &'b [Cost]) {
        match self {
            Unit::Item(bit) => prepared.prices(usize::from(*bit), width),
            Unit::Part(table, _) => table.prices(table.units.all(), width),
        }
    }

    /// The items in it.
    pub(super) fn items(&self) -> Items {
        match self {
            Unit::Item(bit) => 1 << bit,
            Unit::Part(table, _) => table.items,
        }
    }
}

fn facts_of(prepared: &Prepared<'_>, unit: &Unit<'_>, is_needed: bool) -> Facts {
    let (mut cost, mut low, mut high) = (NONE, usize::MAX, 0);
    for width in 1..=prepared.columns {
        let (lowest, prices) = unit.prices(prepared, width);
        for (rows, &price) in (lowest..).zip(prices).filter(|(_, price)| **price < NONE) {
            cost = cost.min(price);
            low = low.min(width * rows);
            high = high.max(width * rows);
        }
    }
    let low = if cost >= NONE { 0 } else { low };
    let (cost, needed) = if is_needed { (cost, low) } else { (0, 0) };
    Facts { needs: prepared.needs(unit.items()), cost, needed, low, high }
}
