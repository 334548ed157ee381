//! The search for whole pages: of few items all at once, of more by arranging parts of a page anew.
//!
//! A table arranges a handful of units in every way. So of many items the smallest are taken
//! together at random, until few units are left; what is taken together is settled by a table of
//! its own. Then, round by round, the best page so far is divided into other units: a few items
//! are taken out, and the other parts of the page stay together as they stand. Each division is
//! arranged in every way, so that every round frees other items and lets all parts change their
//! places, widths and heights. Now and then a page that is a little dearer is followed, so that the
//! search does not end in the first valley.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::bounds::{AreaCosts, GRAIN};
use super::local_search::LocalSearch;
use super::page_cost::PageCost;
use super::prepared::{Items, Prepared, bits};
use super::price::NONE;
use super::random::Random;
use super::table::{Limits, Room, Table};
use super::tree::{Spot, Tree};
use super::units::{Unit, Units};
use super::{Cost, Effort, Work, pinwheel, roots};

/// The most items of a part whose every arrangement is looked at.
const EXACT_PART: u32 = 4;
/// The most units of a part of a page.
const PART_UNITS: usize = 5;
/// Ways kept of every kind to arrange a group.
const GROUP_WAYS: usize = 8;
/// Random starts for one that leads to a page.
const TRIES: usize = 6;
/// What a page without straight cuts may cost more than its units at least.
const LAST_SLACK: Cost = 120_000;
/// The most units whose every arrangement is looked at where nothing else leads to a page.
const MOST_AT_ONCE: usize = 10;
/// First cuts that are priced as whole pages for one pinwheel.
const ROOTS_PER_PINWHEEL: usize = 5;
/// Pages that are kept to choose from.
const POOL: usize = 100;

/// A page, and what it costs.
pub(super) type PricedPage = (Cost, Vec<Spot>);

/// The search for the pages of one problem.
pub(super) struct PageSearch<'a, 'p> {
    prepared: &'a Prepared<'a>,
    effort: &'p Effort,
    local_search: LocalSearch<'a>,
    random: Random,
    room: Room,
    /// Parts by the numbers of what they consist of.
    parts: HashMap<Vec<u64>, Rc<Table<'a>>>,
    /// Divisions that were arranged.
    divisions: HashSet<Vec<u64>>,
    /// Pages that were improved, by how they stood.
    improved: HashMap<Vec<Spot>, (Cost, Tree)>,
    /// The best pages, by price.
    pool: Vec<PricedPage>,
    work: Work,
}

impl<'a, 'p> PageSearch<'a, 'p> {
    /// The search for the pages of a problem.
    pub(super) fn new(prepared: &'a Prepared<'a>, page_cost: &'a PageCost<'a>, effort: &'p Effort) -> Self {
        Self {
            prepared,
            effort,
            local_search: LocalSearch::new(prepared, page_cost),
            random: Random::new(prepared.items.len() as u64),
            room: room(prepared),
            parts: HashMap::new(),
            divisions: HashSet::new(),
            improved: HashMap::new(),
            pool: Vec::new(),
            work: Work::default(),
        }
    }

    /// The best pages, the best first, and how much work it took.
    pub(super) fn run(mut self) -> (Vec<PricedPage>, Work) {
        if self.room.needed <= self.prepared.area() && self.prepared.area() <= self.room.high {
            // What has the page to itself, but for what may be left out, needs no rectangle of its own.
            let of_all = |group: &&Items| self.prepared.needed & !**group == 0;
            if let Some(&group) = self.prepared.groups.iter().find(of_all) {
                self.arrange(items(group));
            }
            if self.prepared.groups.iter().all(|&group| group != self.prepared.all()) {
                let units = self.units();
                self.arrange(units);
            }
        }
        self.work.priced = self.local_search.priced;
        (self.pool, self.work)
    }

    /// Looks for pages of some units.
    fn arrange(&mut self, units: Vec<Unit<'a>>) {
        if units.len() <= self.effort.units {
            self.solve(units, NONE - 1);
        } else {
            self.improve(&units);
        }
    }

    /// Groups, and all items that stand in none, as units.
    fn units(&mut self) -> Vec<Unit<'a>> {
        let groups = self.prepared.groups.clone();
        let mut units: Vec<Unit<'a>> = groups.iter().map(|&group| self.group(group)).collect();
        let grouped = groups.iter().fold(0, |all, group| all | group);
        units.extend(items(self.prepared.all() & !grouped));
        units
    }

    /// A group as one unit, whose insides mix with nothing else.
    fn group(&mut self, group: Items) -> Unit<'a> {
        let units = self.merged(items(group), self.effort.units);
        self.part(units, true)
    }

    /// Random starts, then rounds of other divisions of the page.
    fn improve(&mut self, units: &[Unit<'a>]) {
        let mut best: Option<(Cost, Tree)> = None;
        let mut starts = 0;
        for _ in 0..self.effort.starts * TRIES {
            let merged = self.merged(units.to_vec(), self.effort.units);
            if let Some((cost, tree)) = self.solve(merged, NONE - 1).into_iter().next() {
                starts += 1;
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, tree));
                }
            }
            if starts == self.effort.starts {
                break;
            }
        }
        let Some(mut page) = best else {
            // Nothing was found at random: perhaps there is nothing.
            if units.len() <= MOST_AT_ONCE {
                self.solve(units.to_vec(), NONE - 1);
            }
            return;
        };
        for round in 0..self.effort.rounds {
            let left = (self.effort.rounds - round) as Cost;
            let heat = self.effort.heat * left / self.effort.rounds as Cost;
            // One unit fewer takes a third of the time.
            let most = self.effort.units - usize::from(round % 3 > 0);
            let units = self.division(&page.1, units, most);
            if !self.divisions.insert(key(&units)) {
                continue;
            }
            let mut pages = self.solve(units, page.0 + heat);
            let stands = spots(&page.1);
            pages.retain(|(cost, tree)| *cost <= page.0 + heat && spots(tree) != stands);
            if let Some((cost, _)) = pages.first() {
                let choice = if *cost < page.0 { 0 } else { self.random.below(pages.len()) };
                page = pages.swap_remove(choice);
            }
        }
    }

    /// Arranges units in every way that costs no more than a limit before places are priced; the
    /// best pages, the best first.
    fn solve(&mut self, units: Vec<Unit<'a>>, limit: Cost) -> Vec<(Cost, Tree)> {
        let units = Units::new(self.prepared, units);
        let (needed, high) = units.areas(units.all());
        let room = Room { needed, high, ..self.room };
        if needed > room.area() || high < room.area() {
            return Vec::new();
        }
        let prices: Vec<_> = (0..units.list.len()).map(|number| units.area_prices(number, GRAIN)).collect();
        let bounds = AreaCosts::new(&prices, room.area());
        let forms = bounds.get(units.all(), room.area());
        if forms > limit {
            return Vec::new();
        }
        let limits = Limits { kept: self.effort.kept, budget: limit };
        let table = Table::new(units, room, limits, Some(bounds));
        let least = roots::least(&table);
        // Without a page of straight cuts there may be a pinwheel.
        let budget = if least < NONE { least + self.effort.margin } else { forms + LAST_SLACK };
        let (mut trees, limit) = roots::roots(&table, self.effort.roots, budget.min(limit));
        let kept = self.effort.roots.div_ceil(ROOTS_PER_PINWHEEL);
        let (wheels, tested) = pinwheel::wheels(&table, kept, limit);
        trees.extend(wheels);
        let (states, candidates) = table.size();
        self.work.tables += 1;
        self.work.states += states;
        self.work.candidates += candidates;
        self.work.pairs += table.pairs + tested;
        self.best(trees)
    }

    /// Prices pages, and improves the best of them.
    fn best(&mut self, trees: Vec<Tree>) -> Vec<(Cost, Tree)> {
        let mut priced: Vec<(Cost, usize, Tree)> = Vec::new();
        for (index, tree) in trees.into_iter().enumerate() {
            priced.push((self.local_search.price(&tree), index, tree));
        }
        priced.sort_unstable_by_key(|(cost, index, _)| (*cost, *index));
        keep_mixed(&mut priced, self.effort.local_searches);
        let mut best = Vec::new();
        for (cost, _, mut tree) in priced {
            let stands = spots(&tree);
            // Many divisions lead to the same page.
            if let Some(known) = self.improved.get(&stands) {
                best.push(known.clone());
                continue;
            }
            let cost = self.local_search.improve(&mut tree, cost);
            self.keep((cost, spots(&tree)));
            self.improved.insert(stands, (cost, tree.clone()));
            best.push((cost, tree));
        }
        best.sort_by_key(|(cost, _)| *cost);
        best
    }

    /// Keeps a page, if it is among the best.
    fn keep(&mut self, page: PricedPage) {
        if let Err(at) = self.pool.binary_search(&page)
            && at < POOL
        {
            self.pool.truncate(POOL - 1);
            self.pool.insert(at, page);
        }
    }

    /// Takes the smallest units together, more or less, until there are few.
    fn merged(&mut self, mut units: Vec<Unit<'a>>, most: usize) -> Vec<Unit<'a>> {
        while units.len() > most {
            let mut sizes: Vec<(usize, usize)> = Vec::new();
            for (index, unit) in units.iter().enumerate() {
                sizes.push((self.size(unit) * (60 + self.random.below(80)), index));
            }
            sizes.sort_unstable();
            let (one, other) = (sizes[0].1.min(sizes[1].1), sizes[0].1.max(sizes[1].1));
            let (second, first) = (units.swap_remove(other), units.swap_remove(one));
            let joined = self.joined(vec![first, second]);
            units.push(joined);
        }
        units
    }

    /// How unwilling a unit is to be taken together with others: by its cells. What has its place at a
    /// side of the page had better stand alone, what may be left out has to.
    fn size(&self, unit: &Unit<'_>) -> usize {
        let weight = match (unit.items() & self.prepared.needed, self.prepared.needs(unit.items())) {
            (0, _) => 1000,
            (_, 0) => 1,
            _ => 3,
        };
        unit.areas(self.prepared).0.max(1) * weight
    }

    /// Units as one; few items in every arrangement.
    fn joined(&mut self, units: Vec<Unit<'a>>) -> Unit<'a> {
        let all = units.iter().fold(0, |all, unit| all | unit.items());
        let is_open = units.iter().all(|unit| !matches!(unit, Unit::Part(_, true)));
        if is_open && all.count_ones() <= EXACT_PART {
            self.part(items(all), false)
        } else {
            self.part(units, false)
        }
    }

    /// Units as one unit, settled by a table of its own.
    fn part(&mut self, units: Vec<Unit<'a>>, closed: bool) -> Unit<'a> {
        let key = key(&units);
        if let Some(known) = self.parts.get(&key) {
            return Unit::Part(known.clone(), closed);
        }
        let units = Units::new(self.prepared, units);
        // A group is arranged nowhere else.
        let limits = Limits { kept: if closed { GROUP_WAYS } else { self.effort.kept }, budget: NONE - 1 };
        let mut table = Table::new(units, self.room, limits, None);
        table.number = self.parts.len() as u64;
        self.work.pairs += table.pairs;
        let table = Rc::new(table);
        self.parts.insert(key, table.clone());
        Unit::Part(table, closed)
    }

    /// At most so many units of a page in another division: some of those that it began with alone, the
    /// others in the parts they stand in.
    fn division(&mut self, page: &Tree, units: &[Unit<'a>], most: usize) -> Vec<Unit<'a>> {
        let placed = page.blocks.last().map_or(0, |root| root.set);
        let left_out = units.iter().fold(0, |all, unit| all | unit.items()) & !placed;
        let free = self.taken_out(units) | left_out;
        let mut division = items(free);
        let most = most.saturating_sub(division.len()).max(2);
        for block in self.opened(page, free, most) {
            division.extend(self.unit_of(page, block, free));
        }
        division
    }

    /// Some items that stand in no group.
    fn taken_out(&mut self, units: &[Unit<'a>]) -> Items {
        let is_item = |unit: &&Unit<'_>| matches!(unit, Unit::Item(_));
        let may: Vec<Items> = units.iter().filter(is_item).map(Unit::items).collect();
        let mut taken = 0;
        for _ in 0..self.random.below(self.effort.taken_out + 1) {
            taken |= may.get(self.random.below(may.len())).copied().unwrap_or(0);
        }
        taken
    }

    /// Parts of a page, without some items: the page is opened at random until there are `most`.
    fn opened(&mut self, page: &Tree, without: Items, most: usize) -> Vec<u16> {
        let is_left = |block: &u16| page.block(*block).set & !without != 0;
        let kids = |block: u16| page.parts(block).iter().copied().filter(is_left).collect::<Vec<u16>>();
        let mut blocks = vec![(page.blocks.len() - 1) as u16];
        loop {
            let may_open = |at: &usize| {
                let count = kids(blocks[*at]).len();
                !page.block(blocks[*at]).closed && count > 0 && blocks.len() + count - 1 <= most
            };
            let may: Vec<usize> = (0..blocks.len()).filter(may_open).collect();
            let Some(&at) = may.get(self.random.below(may.len())) else { return blocks };
            let opened = blocks.swap_remove(at);
            blocks.extend(kids(opened));
        }
    }

    /// A part of a page as one unit, without some items; none if nothing is left of it.
    fn unit_of(&mut self, page: &Tree, block: u16, without: Items) -> Option<Unit<'a>> {
        let left = page.block(block).set & !without;
        if left.count_ones() < 2 {
            return items(left).pop();
        }
        if page.block(block).closed {
            return Some(self.group(left));
        }
        if left.count_ones() <= EXACT_PART && !page.holds_closed(block) {
            return Some(self.part(items(left), false));
        }
        let mut units = Vec::new();
        for kid in page.parts(block) {
            units.extend(self.unit_of(page, *kid, without));
        }
        if units.len() == 1 {
            return units.pop();
        }
        let units = self.merged(units, PART_UNITS);
        Some(self.part(units, false))
    }
}

/// The page, with the cells of everything that stands on it.
fn room(prepared: &Prepared<'_>) -> Room {
    let mut room = Room { columns: prepared.columns, rows: prepared.rows, needed: 0, high: 0 };
    for unit in items(prepared.all()) {
        let (low, high) = unit.areas(prepared);
        room.needed += if unit.items() & prepared.needed != 0 { low } else { 0 };
        room.high += high;
    }
    room
}

/// The numbers of some units, in order: the same for the same units.
fn key(units: &[Unit<'_>]) -> Vec<u64> {
    let mut key: Vec<u64> = units.iter().map(Unit::number).collect();
    key.sort_unstable();
    key
}

/// Every item of a set as a unit.
fn items<'a>(set: Items) -> Vec<Unit<'a>> {
    bits(set).map(|bit| Unit::Item(bit as u8)).collect()
}

fn spots(tree: &Tree) -> Vec<Spot> {
    let mut spots = Vec::new();
    tree.spots(&mut spots);
    spots
}

/// Keeps the best pages, of stacks, rows and pinwheels at most half each: a page that costs more
/// now may cost less in the end.
fn keep_mixed(priced: &mut Vec<(Cost, usize, Tree)>, kept: usize) {
    let mut counts = [0; 4];
    let mut all = 0;
    priced.retain(|(_, _, tree)| {
        let count = &mut counts[tree.sort()];
        let is_kept = all < kept.max(1) && *count < kept.max(1).div_ceil(2);
        *count += usize::from(is_kept);
        all += usize::from(is_kept);
        is_kept
    });
}
