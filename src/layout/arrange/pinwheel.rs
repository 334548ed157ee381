//! Pages without a straight cut: four arms around one item.
//!
//! The arms come from the table; only what lies in the middle is one item. Such pages have no line
//! across the whole page and look most like pages made by hand.

use super::Cost;
use super::bounds::{AreaCosts, NONE};
use super::prepared::{Leaf, Prepared, Set, need};
use super::roots::whole_sets;
use super::table::{Kinds, Table};
use super::tree::Tree;

/// A set that can fill a rectangle, and its least price there.
#[derive(Clone, Copy)]
struct Arm {
    cost: Cost,
    set: Set,
}

/// A pinwheel, by its price, its ways and its centre.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Wheel {
    cost: Cost,
    ways: [u32; 4],
    bit: u8,
    leaf: usize,
}

/// Limits and results of the search for pinwheels.
pub(super) struct Wheels {
    /// The best, as trees, some in both directions.
    pub trees: Vec<Tree>,
    /// Pairs of arms compared.
    pub tested: u64,
}

/// The sets that can fill every shape, the cheapest first.
struct Shapes {
    rows: usize,
    arms: Vec<Vec<Arm>>,
}

impl Shapes {
    fn new(prepared: &Prepared<'_>, table: &Table, most: u32) -> Self {
        let mut arms = vec![Vec::new(); (prepared.columns + 1) * (prepared.rows + 1)];
        for set in (1..=prepared.all()).filter(|set| set.count_ones() <= most) {
            for columns in 1..prepared.columns {
                for rows in table.heights(set, columns) {
                    let cost = table.least(set, columns, rows);
                    if cost < NONE && rows < prepared.rows {
                        arms[columns * (prepared.rows + 1) + rows].push(Arm { cost, set });
                    }
                }
            }
        }
        for shape in &mut arms {
            shape.sort_unstable_by_key(|arm| (arm.cost, arm.set));
        }
        Self { rows: prepared.rows + 1, arms }
    }

    fn of(&self, columns: usize, rows: usize) -> &[Arm] {
        &self.arms[columns * self.rows + rows]
    }
}

/// The search for pinwheels.
struct PinwheelSearch<'a> {
    prepared: &'a Prepared<'a>,
    table: &'a Table,
    shapes: Shapes,
    budget: Cost,
    kept: usize,
    wheels: Vec<Wheel>,
    tested: u64,
}

/// The best pinwheels, up to `kept` and none dearer than the budget; of arms of `most` items.
/// Looks no further after `pairs` pairs of arms.
pub(super) fn wheels(
    prepared: &Prepared<'_>,
    bounds: &AreaCosts,
    table: &Table,
    (kept, most): (usize, u32),
    budget: Cost,
    pairs: u64,
) -> Wheels {
    let mut found = Wheels { trees: Vec::new(), tested: 0 };
    if prepared.items.len() < 5 {
        return found;
    }
    let shapes = Shapes::new(prepared, table, most);
    let mut search = PinwheelSearch { prepared, table, shapes, budget, kept, wheels: Vec::new(), tested: 0 };
    for (_, bit, leaf) in centres(prepared, bounds, budget) {
        for set in whole_sets(prepared).filter(|set| set & (1 << bit) != 0) {
            if search.tested <= pairs {
                search.around(set, bit, leaf, prepared.leaves[bit][leaf]);
            }
        }
    }
    found.tested = search.tested;
    for wheel in &search.wheels {
        for mirrored in [false, true] {
            found.trees.extend(search.tree(wheel, mirrored));
        }
    }
    found
}

/// The forms that may stand in the middle: the cheapest of every shape, by what a page with them
/// costs at least.
fn centres(prepared: &Prepared<'_>, bounds: &AreaCosts, budget: Cost) -> Vec<(Cost, usize, usize)> {
    let mut centres = Vec::new();
    for bit in (0..prepared.items.len()).filter(|&bit| prepared.needs(1 << bit) == 0) {
        for (index, leaf) in prepared.leaves[bit].iter().enumerate() {
            let area = usize::from(leaf.columns) * usize::from(leaf.rows);
            let rest = bounds.get(prepared.all() ^ (1 << bit), prepared.area().saturating_sub(area));
            let is_cheapest = prepared.of_shape(bit, leaf.columns, leaf.rows).first() == Some(leaf);
            if is_cheapest && rest < NONE && leaf.cost + rest <= budget {
                centres.push((leaf.cost + rest, bit, index));
            }
        }
    }
    centres.sort_unstable();
    centres
}

impl PinwheelSearch<'_> {
    /// The arms around an item: the corner where the first arm ends decides all four.
    fn around(&mut self, set: Set, bit: usize, leaf: usize, centre: Leaf) {
        let (columns, rows) = (self.prepared.columns, self.prepared.rows);
        let (wide, high) = (usize::from(centre.columns), usize::from(centre.rows));
        for width in wide + 1..columns {
            for height in 1..rows.saturating_sub(high) {
                let shapes = [
                    (width, height),
                    (columns - width, height + high),
                    (columns - width + wide, rows - height - high),
                    (width - wide, rows - height),
                ];
                self.arms(set ^ (1 << bit), shapes, (bit, leaf, centre.cost));
            }
        }
    }

    fn arms(&mut self, set: Set, shapes: [(usize, usize); 4], (bit, leaf, cost): (usize, usize, Cost)) {
        let lists = shapes.map(|(columns, rows)| self.shapes.of(columns, rows));
        let least = lists.map(|list| list.first().map_or(NONE, |arm| arm.cost));
        if least.contains(&NONE) {
            return;
        }
        let limit = self.limit();
        let spare = limit - cost - least.iter().sum::<Cost>();
        if spare < 0 {
            return;
        }
        let (mut tested, mut found) = (0, Vec::new());
        for a in lists[0].iter().take_while(|a| a.cost - least[0] <= spare) {
            if a.set & !set != 0 {
                continue;
            }
            let spare = spare - (a.cost - least[0]);
            for c in lists[2].iter().take_while(|c| c.cost - least[2] <= spare) {
                tested += 1;
                if c.set & (!set | a.set) != 0 {
                    continue;
                }
                let spare = spare - (c.cost - least[2]);
                let left = set & !a.set & !c.set;
                for b in lists[1].iter().take_while(|b| b.cost - least[1] <= spare) {
                    tested += 1;
                    let last = left & !b.set;
                    if b.set & !left != 0 || last == 0 {
                        continue;
                    }
                    let (columns, rows) = shapes[3];
                    let total = a.cost + b.cost + c.cost + cost + self.table.least(last, columns, rows);
                    if total <= limit {
                        found.push((total, [a.set, b.set, c.set, last]));
                    }
                }
            }
        }
        self.tested += tested;
        for (cost, sets) in found {
            self.keep(cost, sets, shapes, (bit, leaf));
        }
    }

    /// The price from which a pinwheel is of no use.
    fn limit(&self) -> Cost {
        if self.wheels.len() < self.kept {
            self.budget
        } else {
            self.wheels.last().map_or(self.budget, |wheel| wheel.cost.min(self.budget))
        }
    }

    fn keep(&mut self, cost: Cost, sets: [Set; 4], shapes: [(usize, usize); 4], (bit, leaf): (usize, usize)) {
        let parts = [sets[0], sets[1], sets[2], sets[3], 1 << bit];
        let whole = |group: &Set| parts.iter().filter(|&&part| part & group != 0).count() < 2;
        if !self.prepared.groups.iter().all(whole) || !(self.stands(&sets, false) || self.stands(&sets, true))
        {
            return;
        }
        let mut ways = [0; 4];
        for (index, (&set, (columns, rows))) in sets.iter().zip(shapes).enumerate() {
            let best = self.table.ways(set, columns, rows, Kinds::Any);
            let Some(way) = best.min_by_key(|&way| (self.table.way(way).cost, way)) else { return };
            ways[index] = way;
        }
        let wheel = Wheel { cost, ways, bit: bit as u8, leaf };
        let at = self.wheels.partition_point(|other| *other < wheel);
        if at < self.kept {
            self.wheels.truncate(self.kept - 1);
            self.wheels.insert(at, wheel);
        }
    }

    /// Whether every arm touches what its items need.
    fn stands(&self, sets: &[Set; 4], mirrored: bool) -> bool {
        let (near, far) = if mirrored { (need::RIGHT, need::LEFT) } else { (need::LEFT, need::RIGHT) };
        let corners = [need::TOP | near, need::TOP | far, need::BOTTOM | far, need::BOTTOM | near];
        sets.iter()
            .zip(corners)
            .all(|(&set, corner)| self.prepared.needs(set) & !need::MASTHEAD & !corner == 0)
    }

    fn tree(&self, wheel: &Wheel, mirrored: bool) -> Option<Tree> {
        let centre = self.prepared.leaves[usize::from(wheel.bit)][wheel.leaf];
        let tree = Tree::of_pinwheel(self.prepared, self.table, wheel.ways, (wheel.bit, centre), mirrored);
        let sets = tree.arm_sets()?;
        self.stands(&sets, mirrored).then_some(tree)
    }
}
