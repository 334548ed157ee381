//! The least that the units of a set cost when they take a given area.
//!
//! A rectangle is considered only if the units outside it can take exactly the cells outside it, at
//! a price within the budget. This one bound prunes by area and by price. Areas are counted in
//! [`GRAIN`]s, so that a bound is a little lower than it could be.

use std::ops::Range;

use super::Cost;
use super::prepared::Set;
use super::price::NONE;

/// Cells that are counted as one.
pub(super) const GRAIN: usize = 4;

/// Least prices by set and area. Optional units of the set may be left out.
pub(super) struct AreaCosts {
    /// Areas of a page, in grains, and one more.
    areas: usize,
    costs: Vec<Cost>,
}

impl AreaCosts {
    /// The prices of all sets of some units on a page of so many cells: of each unit the areas it can
    /// take, in grains, with their prices.
    pub(super) fn new(units: &[Vec<(usize, Cost)>], cells: usize) -> Self {
        let areas = cells / GRAIN + 1;
        let sets = 1usize << units.len();
        let mut table = Self { areas, costs: vec![NONE; sets * areas] };
        table.costs[0] = 0;
        // The areas that every set can take, from the lowest to below the highest.
        let mut reach = vec![0..0; sets];
        reach[0] = 0..1;
        for (number, options) in units.iter().enumerate() {
            for set in 0..1usize << number {
                reach[set | 1 << number] = table.add(set, reach[set].clone(), number, options);
            }
        }
        for set in 1..sets {
            widen(&mut table.costs[set * areas..][..areas], set.count_ones() as usize);
        }
        table
    }

    /// Fills the row of a set and one more unit; the areas that it can take.
    fn add(
        &mut self,
        set: usize,
        reach: Range<usize>,
        number: usize,
        options: &[(usize, Cost)],
    ) -> Range<usize> {
        let areas = self.areas;
        let (before, own) = self.costs.split_at_mut((set | 1 << number) * areas);
        let (before, own) = (&before[set * areas..][..areas], &mut own[..areas]);
        let (mut low, mut high) = (areas, 0);
        for &(area, cost) in options {
            let end = reach.end.min(areas.saturating_sub(area));
            if reach.start >= end {
                continue;
            }
            low = low.min(reach.start + area);
            high = high.max(end + area);
            let rest = &before[reach.start..end];
            for (best, &rest) in own[reach.start + area..end + area].iter_mut().zip(rest) {
                *best = (*best).min(rest + cost);
            }
        }
        low.min(high)..high
    }

    /// The least prices of a set by areas, in grains; [`NONE`] or more where it cannot take one.
    pub(super) fn of(&self, set: Set) -> &[Cost] {
        &self.costs[set as usize * self.areas..][..self.areas]
    }

    /// The least price; [`NONE`] or more if the set cannot take so many cells.
    pub(super) fn get(&self, set: Set, cells: usize) -> Cost {
        self.costs[set as usize * self.areas + cells / GRAIN]
    }
}

/// Every unit may take up to a grain more than it is counted with.
fn widen(costs: &mut [Cost], units: usize) {
    for at in (1..costs.len()).rev() {
        let from = (at + 1).saturating_sub(units);
        let least = costs[from..=at].iter().min().copied();
        costs[at] = least.unwrap_or(NONE);
    }
}
