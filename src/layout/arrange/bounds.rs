//! The least that the forms of a set cost when they take a given area.
//!
//! A rectangle is considered only if the items outside it can take exactly the cells outside it, at
//! a price within the budget. This one bound prunes by area and by price.

use super::Cost;
use super::prepared::{Prepared, Set};

/// The price of what is impossible.
pub(super) const NONE: Cost = Cost::MAX / 4;

/// Least prices by set and area. Optional items of the set may be left out.
pub(super) struct AreaCosts {
    spans: Vec<AreaSpan>,
    costs: Vec<Cost>,
}

#[derive(Clone, Copy, Default)]
struct AreaSpan {
    first: usize,
    low: usize,
    len: usize,
}

impl AreaCosts {
    /// The prices of all sets, each for the areas the rest of the page can leave it.
    pub(super) fn new(prepared: &Prepared<'_>) -> Self {
        let options: Vec<Vec<(usize, Cost)>> =
            (0..prepared.items.len()).map(|bit| area_options(prepared, bit)).collect();
        let (least, most) = extremes(&options);
        let (all, area) = (prepared.all(), prepared.area());
        let mut spans = vec![AreaSpan::default(); least.len()];
        let mut first = 0;
        for set in 0..=all {
            let rest = (all ^ set) as usize;
            let low = least[set as usize].max(area.saturating_sub(most[rest]));
            let high = most[set as usize].min(area.saturating_sub(least[rest]));
            if least[rest] <= area && low <= high {
                spans[set as usize] = AreaSpan { first, low, len: high - low + 1 };
                first += high - low + 1;
            }
        }
        let mut table = Self { spans, costs: vec![NONE; first] };
        let empty = table.spans[0];
        if empty.len > 0 && empty.low == 0 {
            table.costs[empty.first] = 0;
        }
        for set in 1..=all {
            table.fill(set, &options[set.trailing_zeros() as usize]);
        }
        table
    }

    fn fill(&mut self, set: Set, options: &[(usize, Cost)]) {
        let (to, from) = (self.spans[set as usize], self.spans[(set & (set - 1)) as usize]);
        if to.len == 0 || from.len == 0 {
            return;
        }
        let (before, own) = self.costs.split_at_mut(to.first);
        let (before, own) = (&before[from.first..from.first + from.len], &mut own[..to.len]);
        for &(area, cost) in options {
            let start = from.low + area;
            let skip = to.low.saturating_sub(start);
            let offset = (start + skip).saturating_sub(to.low);
            if skip < before.len() && offset < own.len() {
                for (best, &rest) in own[offset..].iter_mut().zip(&before[skip..]) {
                    *best = (*best).min(rest + cost);
                }
            }
        }
    }

    /// The least price, [`NONE`] or more if the set cannot take the area.
    pub(super) fn get(&self, set: Set, area: usize) -> Cost {
        let span = self.spans[set as usize];
        match area.checked_sub(span.low) {
            Some(offset) if offset < span.len => self.costs[span.first + offset],
            _ => NONE,
        }
    }
}

/// The areas an item can take, each at its least price; an optional one also none for nothing.
fn area_options(prepared: &Prepared<'_>, bit: usize) -> Vec<(usize, Cost)> {
    let of_leaf =
        |leaf: &super::prepared::Leaf| (usize::from(leaf.columns) * usize::from(leaf.rows), leaf.cost);
    let mut options: Vec<(usize, Cost)> = prepared.leaves[bit].iter().map(of_leaf).collect();
    if prepared.needed & (1 << bit) == 0 {
        options.push((0, 0));
    }
    options.sort_unstable();
    options.dedup_by_key(|(area, _)| *area);
    options
}

/// The least and the most cells every set can take.
fn extremes(options: &[Vec<(usize, Cost)>]) -> (Vec<usize>, Vec<usize>) {
    let mut least = vec![0usize; 1 << options.len()];
    let mut most = least.clone();
    for set in 1..least.len() {
        let (rest, own) = (set & (set - 1), &options[set.trailing_zeros() as usize]);
        least[set] = least[rest] + own.first().map_or(0, |(area, _)| *area);
        most[set] = most[rest] + own.last().map_or(0, |(area, _)| *area);
    }
    (least, most)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    /// The least price of a set and area, by trying all forms.
    fn tried(options: &[Vec<(usize, Cost)>], set: Set, area: usize) -> Cost {
        if set == 0 {
            return if area == 0 { 0 } else { NONE };
        }
        let own = &options[set.trailing_zeros() as usize];
        let fitting = own.iter().filter(|(own, _)| *own <= area);
        let sums = fitting.map(|(own, cost)| tried(options, set & (set - 1), area - own) + cost);
        sums.min().unwrap_or(NONE).min(NONE)
    }

    #[test]
    fn the_least_price_of_an_area_is_that_of_the_best_forms() {
        let mut problem = sample::page(3, 4, 4, 40, 960);
        problem.items[2].optional = true;
        let prepared = Prepared::new(&problem);
        let bounds = AreaCosts::new(&prepared);
        let options: Vec<_> = (0..4).map(|bit| area_options(&prepared, bit)).collect();
        let mut compared = 0;
        for set in 0..=prepared.all() {
            for area in 0..=prepared.area() {
                let least = bounds.get(set, area).min(NONE);
                let rest = tried(&options, prepared.all() ^ set, prepared.area() - area);
                // Areas that leave the other items none they can take need not be known.
                if rest < NONE {
                    assert_eq!(least, tried(&options, set, area), "{set:b} {area}");
                    compared += usize::from(least < NONE);
                }
            }
        }
        assert!(compared > 100, "{compared}");
    }
}
