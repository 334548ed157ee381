//! Pages without a straight cut: four arms around a centre.
//!
//! Such pages have no line across the whole page and look most like pages made by hand. The first
//! arm stands at the top left, the next at the top right, then round to the foot. Where the first
//! ends, `width` columns from the left and `top` rows from the top, and where the centre ends, `wide`
//! columns further left and at row `foot`, fixes all five. The two arms at the left only depend on
//! `top`, those at the right on `foot`: they are paired first, then pairs with what is left for the
//! centre.

use super::Cost;
use super::bounds::GRAIN;
use super::candidate::keep_least;
use super::prepared::{Set, need};
use super::price::{self, NONE};
use super::table::{Kinds, Table};
use super::tree::Tree;

/// Two arms at one side.
struct Side {
    /// What its least price is above the least of its units.
    excess: Cost,
    /// The one at the top, the one at the foot.
    arms: [Set; 2],
    /// Prices by the row where they meet, or all but, from `low`.
    low: usize,
    prices: std::ops::Range<usize>,
}

/// A pinwheel, by its price.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Wheel {
    cost: Cost,
    /// The arms, and the centre.
    sets: [Set; 5],
    width: usize,
    wide: usize,
    top: usize,
    foot: usize,
}

/// The search for pinwheels.
struct PinwheelSearch<'a, 't> {
    table: &'a Table<'t>,
    columns: usize,
    rows: usize,
    budget: Cost,
    kept: usize,
    wheels: Vec<Wheel>,
    /// For every width from one, the sets that can stand at it, with what they cost at least above the
    /// least of their units.
    standing: Vec<Vec<(Cost, Set)>>,
    /// Prices of sides.
    prices: Vec<Cost>,
    /// Pairs of sides compared.
    tested: u64,
}

/// The best pinwheels, up to `kept` and none dearer than the budget, and the number of pairs of sides
/// compared.
pub(super) fn wheels(table: &Table<'_>, kept: usize, budget: Cost) -> (Vec<Tree>, u64) {
    let (columns, rows) = (table.units.prepared.columns, table.units.prepared.rows);
    let mut search = PinwheelSearch {
        table,
        columns,
        rows,
        budget,
        kept: kept.max(1),
        wheels: Vec::new(),
        standing: Vec::new(),
        prices: Vec::new(),
        tested: 0,
    };
    if table.units.list.len() >= 5 {
        search.prepare();
        for width in 2..columns {
            for wide in 1..width {
                search.around(width, wide);
            }
        }
    }
    let trees =
        search.wheels.iter().flat_map(|wheel| [false, true].map(|mirrored| search.tree(wheel, mirrored)));
    (trees.flatten().collect(), search.tested)
}

impl PinwheelSearch<'_, '_> {
    /// The sets that can stand at each width, those first that cost least above their units.
    fn prepare(&mut self) {
        let (table, units) = (self.table, &self.table.units);
        for width in 1..self.columns {
            let standing = (1..units.all()).filter(|&set| table.stands_at(set, width));
            let mut standing: Vec<(Cost, Set)> =
                standing.map(|set| (table.least_at(set, width) - units.cost(set), set)).collect();
            standing.sort_unstable();
            self.standing.push(standing);
        }
    }

    /// The pinwheels of one division of the columns.
    fn around(&mut self, width: usize, wide: usize) {
        self.prices.clear();
        let grid = (self.rows as i64, self.columns as i64);
        let rows = self.rows as i64;
        // The line between the arms at the top is free down to the foot of the centre, the one
        // between those at the foot from the top of the centre.
        let left = self.sides([width, width - wide], |top| {
            price::of_gutter(rows - top as i64, (width - wide) as i64, grid)
        });
        let right = self.sides([self.columns - width, self.columns - width + wide], |foot| {
            price::of_gutter(foot as i64, width as i64, grid)
        });
        let Some(cheapest) = right.first().map(|side| side.excess) else { return };
        let units = &self.table.units;
        let least = units.cost(units.all());
        let whole: Vec<Set> = units.whole_sets().collect();
        for one in &left {
            if one.excess + cheapest > self.limit() - least {
                break;
            }
            let taken = one.arms[0] | one.arms[1];
            for other in &right {
                if one.excess + other.excess > self.limit() - least {
                    break;
                }
                self.tested += 1;
                let arms = other.arms[0] | other.arms[1];
                if taken & arms != 0 {
                    continue;
                }
                for set in whole.iter().filter(|&&set| (taken | arms) & !set == 0 && set != taken | arms) {
                    self.centre(one, other, set & !(taken | arms), (width, wide));
                }
            }
        }
    }

    /// Two arms of the given widths, one at the top and one at the foot, that are as high as the page
    /// together; the cheapest first. `seen` is the price of what is known to be wrong when they meet
    /// at a row.
    fn sides(&mut self, [upper, lower]: [usize; 2], seen: impl Fn(usize) -> Cost) -> Vec<Side> {
        let units = &self.table.units;
        let Some(bounds) = &self.table.bounds else { return Vec::new() };
        let (rows, area) = (self.rows, self.columns * self.rows);
        let seen: Vec<Cost> = (0..=rows).map(seen).collect();
        let mut sides = Vec::new();
        // What a page may cost more than its units at least.
        let slack = self.limit() - units.cost(units.all());
        for &(top_excess, top) in &self.standing[upper - 1] {
            let (top_low, top_prices) = self.table.prices(top, upper);
            for &(foot_excess, foot) in &self.standing[lower - 1] {
                if top_excess + foot_excess > slack {
                    break;
                }
                if top & foot != 0 {
                    continue;
                }
                let (foot_low, foot_prices) = self.table.prices(foot, lower);
                let from = top_low.max((self.rows + 1).saturating_sub(foot_low + foot_prices.len()));
                let to = (top_low + top_prices.len()).min((self.rows + 1).saturating_sub(foot_low));
                if from >= to {
                    continue;
                }
                let first = self.prices.len();
                let outside = bounds.of(units.all() ^ (top | foot));
                let uppers = &top_prices[from - top_low..to - top_low];
                let lowers = &foot_prices[rows + 1 - to - foot_low..rows + 1 - from - foot_low];
                let sums = uppers.iter().zip(lowers.iter().rev()).zip(&seen[from..to]);
                let least = sums.map(|((one, other), seen)| one + other + seen).min().unwrap_or(NONE);
                if least - units.cost(top | foot) > slack {
                    continue;
                }
                let mut least = NONE;
                let prices = (from..to).zip(uppers).zip(lowers.iter().rev()).zip(&seen[from..to]).map(
                    |(((row, &one), &other), &seen)| {
                        let cells = upper * row + lower * (rows - row);
                        let cost = one + other + seen;
                        let within = cost + outside[(area - cells) / GRAIN] <= self.budget;
                        let cost = if within { cost } else { NONE };
                        least = least.min(cost);
                        cost
                    },
                );
                self.prices.extend(prices);
                let excess = least - units.cost(top | foot);
                if least < NONE {
                    let prices = first..self.prices.len();
                    sides.push(Side { excess, arms: [top, foot], low: from, prices });
                } else {
                    self.prices.truncate(first);
                }
            }
        }
        sides.sort_unstable_by_key(|side| (side.excess, side.arms));
        sides
    }

    /// Two sides with a centre: at the rows where they cost least.
    fn centre(&mut self, left: &Side, right: &Side, centre: Set, (width, wide): (usize, usize)) {
        let units = &self.table.units;
        if units.needs(centre) != 0 {
            return;
        }
        let (low, prices) = self.table.prices(centre, wide);
        let mut limit = self.limit();
        let mut best: Option<(Cost, usize, usize)> = None;
        for (top, &one) in (left.low..).zip(&self.prices[left.prices.clone()]) {
            if one >= NONE {
                continue;
            }
            for (foot, &other) in (right.low..).zip(&self.prices[right.prices.clone()]) {
                let rows = foot.checked_sub(top + low);
                let Some(&own) = rows.and_then(|rows| prices.get(rows)) else { continue };
                let cost = one + other + own;
                if own < NONE && cost <= limit && best.is_none_or(|(least, ..)| cost < least) {
                    limit = cost;
                    best = Some((cost, top, foot));
                }
            }
        }
        let Some((cost, top, foot)) = best else { return };
        let sets = [left.arms[0], right.arms[0], right.arms[1], left.arms[1], centre];
        if self.stands(&sets, false) || self.stands(&sets, true) {
            let wheel = Wheel { cost, sets, width, wide, top, foot };
            keep_least(&mut self.wheels, self.kept, wheel);
        }
    }

    /// The most that a further pinwheel may cost.
    fn limit(&self) -> Cost {
        match self.wheels.last() {
            Some(last) if self.wheels.len() == self.kept => last.cost.min(self.budget),
            _ => self.budget,
        }
    }

    /// Whether every arm touches what its items need.
    fn stands(&self, sets: &[Set; 5], mirrored: bool) -> bool {
        let corner =
            |(&set, corner): (&Set, u8)| self.table.units.needs(set) & !need::MASTHEAD & !corner == 0;
        sets.iter().zip(corners(mirrored)).all(corner)
    }

    fn tree(&self, wheel: &Wheel, mirrored: bool) -> Option<Tree> {
        if !self.stands(&wheel.sets, mirrored) {
            return None;
        }
        let &Wheel { sets, width, wide, top, foot, .. } = wheel;
        let (columns, rows) = (self.columns, self.rows);
        let shapes = [
            (width, top),
            (columns - width, foot),
            (columns - width + wide, rows - foot),
            (width - wide, rows - top),
            (wide, foot - top),
        ];
        let mut ways = [0; 5];
        for ((way, set), (columns, rows)) in ways.iter_mut().zip(sets).zip(shapes) {
            let of_shape = self.table.ways(set, columns, rows, Kinds::Any);
            *way = of_shape.min_by_key(|&way| (self.table.way(way).cost, way))?;
        }
        Some(Tree::of_pinwheel(self.table, ways, mirrored))
    }
}

/// The sides of the page that each arm touches.
fn corners(mirrored: bool) -> [u8; 5] {
    let (near, far) = if mirrored { (need::RIGHT, need::LEFT) } else { (need::LEFT, need::RIGHT) };
    [need::TOP | near, need::TOP | far, need::BOTTOM | far, need::BOTTOM | near, 0]
}
