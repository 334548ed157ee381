//! The least price of every rectangle filled with every set of units, and the cheapest ways of those
//! that are asked for.
//!
//! A way is a form (of an item), a part of the page (of a part that is settled), a stack or a row of
//! two parts. So that every layout appears once, the first part holds the lowest unit of the set and
//! is never cut the way its parent is; the order of the parts on the page is decided later. Prices
//! are found first, for all sets, a set after those it is made of; ways are looked for when they are
//! wanted, by the prices: of every kind the [`Limits::kept`] cheapest.

use std::cell::RefCell;
use std::ops::Range;

use super::Cost;
use super::bounds::AreaCosts;
use super::candidate::{Candidate, Cheapest, ROW, STACK};
use super::prepared::{Items, Leaf, Second, Set, bits};
use super::price::NONE;
use super::units::{Unit, Units};

/// What is kept and looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Candidates kept of every kind in every cell.
    pub kept: usize,
    /// The most that the forms and cuts of everything in the room may cost.
    pub budget: Cost,
}

/// The room that is filled, and the cells of all that stands in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Columns.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
    /// The fewest cells of all that has to stand in it.
    pub needed: usize,
    /// The most cells of all.
    pub high: usize,
}

impl Room {
    /// Its cells.
    pub(super) fn area(&self) -> usize {
        self.columns * self.rows
    }
}

/// The prices of one set in rectangles of one width, for heights from `low`.
#[derive(Clone, Copy, Debug, Default)]
struct Span {
    first: u32,
    low: u16,
    len: u16,
}

impl Span {
    fn end(&self) -> usize {
        usize::from(self.low + self.len)
    }
}

/// The ways of one rectangle: rows, then forms, then stacks, each by price.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    first: u32,
    leaves: u16,
    stacks: u16,
    end: u16,
    known: bool,
}

/// Which ways of a rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kinds {
    /// All of them.
    Any,
    /// No stacks: the first part of a stack.
    Unstacked,
    /// No rows: the first part of a row.
    Unrowed,
    /// Stacks alone.
    Stacks,
    /// Rows alone.
    Rows,
}

/// Least prices, and ways to fill rectangles.
pub(super) struct Table<'a> {
    /// What it arranges.
    pub units: Units<'a>,
    /// All items in it.
    pub items: Items,
    /// Number among the parts of pages of a search.
    pub number: u64,
    room: Room,
    limits: Limits,
    spans: Vec<Span>,
    /// Widths at which a set can stand at all, one bit each.
    widths: Vec<u32>,
    /// Least prices of every set and width.
    least: Vec<Cost>,
    any: Vec<Cost>,
    /// Of stacks alone; of a set of one, of its forms.
    stacks: Vec<Cost>,
    /// Of rows alone; of a set of one, of its forms.
    rows: Vec<Cost>,
    /// What the units outside of a set cost at least; none for a part of a page.
    pub bounds: Option<AreaCosts>,
    ways: RefCell<Ways>,
    /// Pairs of rectangles compared.
    pub pairs: u64,
}

/// The ways that were asked for, found when they are.
#[derive(Default)]
struct Ways {
    cells: Vec<Cell>,
    candidates: Vec<Candidate>,
}

/// Two parts of a set and what they may be.
#[derive(Clone, Copy)]
struct Split {
    a: Set,
    b: Set,
    stacked: Second,
    beside: Second,
}

/// Prices of one set at one width while they are collected, from a lowest height on.
#[derive(Default)]
struct Draft {
    low: usize,
    /// For every height, the price from which a way is of no use.
    limits: Vec<Cost>,
    stacks: Vec<Cost>,
    rows: Vec<Cost>,
}

impl<'a> Table<'a> {
    /// Fills the table.
    pub(super) fn new(units: Units<'a>, room: Room, limits: Limits, bounds: Option<AreaCosts>) -> Self {
        let sets = 1usize << units.list.len();
        let items = units.list.iter().fold(0, |items, unit| items | unit.items());
        let mut table = Self {
            units,
            items,
            number: 0,
            room,
            limits,
            spans: vec![Span::default(); sets * room.columns],
            widths: vec![0; sets],
            least: vec![NONE; sets * room.columns],
            any: Vec::new(),
            stacks: Vec::new(),
            rows: Vec::new(),
            bounds,
            ways: RefCell::default(),
            pairs: 0,
        };
        let mut drafts: Vec<Draft> = (0..room.columns).map(|_| Draft::default()).collect();
        for set in 1..=table.units.all() {
            let mut open = 0u32;
            for (width, draft) in (1..).zip(&mut drafts) {
                open |= u32::from(table.open(set, width, draft)) << width;
            }
            if open == 0 {
                continue;
            }
            if set.count_ones() == 1 {
                table.copy(set, open, &mut drafts);
            } else {
                table.fill(set, open, &mut drafts);
            }
            for width in (1..=room.columns).filter(|width| open & 1 << width != 0) {
                table.close(set, width, &drafts[width - 1]);
            }
        }
        table.ways.get_mut().cells = vec![Cell::default(); table.any.len()];
        table
    }

    /// The price from which a way to fill a rectangle is of no use.
    fn limit(&self, set: Set, width: usize, height: usize) -> Cost {
        let Some(bounds) = &self.bounds else { return self.limits.budget + 1 };
        let cells = self.room.area() - width * height;
        self.limits.budget.saturating_sub(bounds.get(self.units.all() ^ set, cells)) + 1
    }

    /// Begins a set at a width: at the heights that leave the other units as many cells as they can
    /// take; false if there are none.
    fn open(&self, set: Set, width: usize, draft: &mut Draft) -> bool {
        let Room { rows, needed, high, .. } = self.room;
        let area = self.room.area();
        let (own_needed, own_high) = self.units.areas(set);
        let (own_low, _) = self.units.own_areas(set);
        // A part may need more cells than its items would alone.
        let least = area.saturating_sub(high.saturating_sub(own_high)).max(own_low);
        let most = area.saturating_sub(needed.saturating_sub(own_needed)).min(own_high);
        let heights = least.div_ceil(width).max(1)..(most / width).min(rows) + 1;
        draft.low = heights.start;
        draft.limits.clear();
        draft.limits.extend(heights.map(|height| self.limit(set, width, height)));
        let Some(first) = draft.limits.iter().position(|&limit| limit > 0) else { return false };
        let last = draft.limits.iter().rposition(|&limit| limit > 0).unwrap_or(first);
        draft.limits.truncate(last + 1);
        draft.limits.drain(..first);
        draft.low += first;
        for prices in [&mut draft.stacks, &mut draft.rows] {
            prices.clear();
            prices.resize(draft.limits.len(), NONE);
        }
        true
    }

    /// Takes over the prices of one unit.
    fn copy(&self, set: Set, open: u32, drafts: &mut [Draft]) {
        for (width, draft) in (1..).zip(drafts).filter(|(width, _)| open & 1 << width != 0) {
            let (low, prices) = self.units.prices(set.trailing_zeros() as usize, width);
            for (rows, &price) in (low..).zip(prices) {
                if let Some(row) = rows.checked_sub(draft.low).filter(|&row| row < draft.rows.len()) {
                    draft.stacks[row] = price;
                    draft.rows[row] = price;
                }
            }
        }
    }

    fn fill(&mut self, set: Set, open: u32, drafts: &mut [Draft]) {
        let lowest = set & set.wrapping_neg();
        let rest = set ^ lowest;
        let mut part = rest;
        while part != 0 {
            part = (part - 1) & rest;
            let Some(split) = self.split(lowest | part, rest ^ part) else { continue };
            let (a_widths, b_widths) = (self.widths[split.a as usize], self.widths[split.b as usize]);
            if split.stacked != Second::Nothing {
                for width in bits(u64::from(a_widths & b_widths & open)) {
                    self.pairs += self.stack(&split, width, &mut drafts[width - 1]);
                }
            }
            if split.beside != Second::Nothing {
                for first in bits(u64::from(a_widths)) {
                    for width in bits(u64::from(b_widths << first & open)) {
                        self.pairs += self.row(&split, (first, width - first), &mut drafts[width - 1]);
                    }
                }
            }
        }
    }

    /// A set in two parts that can be filled and may stand together.
    fn split(&self, a: Set, b: Set) -> Option<Split> {
        if self.widths[a as usize] == 0 || self.widths[b as usize] == 0 {
            return None;
        }
        let (stacked, beside) = (self.units.stacked(a, b), self.units.beside(a, b));
        (stacked != Second::Nothing || beside != Second::Nothing).then_some(Split { a, b, stacked, beside })
    }

    /// Prices of a span.
    fn of<'b>(&self, costs: &'b [Cost], span: Span) -> &'b [Cost] {
        &costs[span.first as usize..][..usize::from(span.len)]
    }

    /// Stacks two parts of one width at all heights; returns the number of pairs.
    fn stack(&self, split: &Split, width: usize, draft: &mut Draft) -> u64 {
        let (a, b) = (self.span(split.a, width), self.span(split.b, width));
        let firsts = self.of(&self.rows, a);
        let seconds = self.of(if split.stacked == Second::SameCut { &self.stacks } else { &self.any }, b);
        // The longer one is added at once.
        let (few, many) = if firsts.len() <= seconds.len() { (firsts, seconds) } else { (seconds, firsts) };
        let both = usize::from(a.low) + usize::from(b.low);
        let end = draft.low + draft.stacks.len();
        let mut tested = 0;
        for (more, &one) in few.iter().enumerate() {
            let low = both + more;
            if low >= end {
                break;
            }
            let skip = draft.low.saturating_sub(low);
            if one >= NONE || skip >= many.len() {
                continue;
            }
            let sums = &mut draft.stacks[low + skip - draft.low..];
            let many = &many[skip..];
            let len = sums.len().min(many.len());
            tested += len as u64;
            for (least, &other) in sums[..len].iter_mut().zip(&many[..len]) {
                *least = (*least).min(one + other);
            }
        }
        tested
    }

    /// Puts two parts side by side at all heights both can have; returns the number of pairs.
    fn row(&self, split: &Split, (first, second): (usize, usize), draft: &mut Draft) -> u64 {
        let (a, b) = (self.span(split.a, first), self.span(split.b, second));
        let low = draft.low.max(usize::from(a.low)).max(usize::from(b.low));
        let high = (draft.low + draft.rows.len()).min(a.end()).min(b.end());
        if low >= high {
            return 0;
        }
        let at = |span: Span| span.first as usize + low - usize::from(span.low);
        let len = high - low;
        let firsts = &self.stacks;
        let seconds = if split.beside == Second::SameCut { &self.rows } else { &self.any };
        let firsts = &firsts[at(a)..][..len];
        let seconds = &seconds[at(b)..][..len];
        let sums = &mut draft.rows[low - draft.low..][..len];
        if let (Some(a), Some(b)) = (self.units.item(split.a), self.units.item(split.b)) {
            let prepared = self.units.prepared;
            for (index, least) in sums.iter_mut().enumerate() {
                let cost = firsts[index] + seconds[index];
                if cost < *least {
                    let of = |bit: u8, width: usize| {
                        let shape = prepared.of_shape(usize::from(bit), width as u16, (low + index) as u16);
                        (u32::from(bit), shape[0].form)
                    };
                    *least = (*least).min(cost + prepared.like_heads(of(a, first), of(b, second)));
                }
            }
        } else {
            for ((least, &one), &other) in sums.iter_mut().zip(firsts).zip(seconds) {
                *least = (*least).min(one + other);
            }
        }
        len as u64
    }

    /// Takes over what the draft found, but for what is too dear.
    fn close(&mut self, set: Set, width: usize, draft: &Draft) {
        let limit = |row: usize| draft.limits[row].min(NONE);
        let of_use = |row: usize| draft.stacks[row].min(draft.rows[row]) < limit(row);
        let rows = 0..draft.rows.len();
        let Some(first) = rows.clone().find(|&row| of_use(row)) else { return };
        let last = rows.rev().find(|&row| of_use(row)).unwrap_or(first);
        let at = self.any.len();
        for row in first..=last {
            let within = |cost: Cost| if cost < limit(row) { cost } else { NONE };
            let (stack, side) = (within(draft.stacks[row]), within(draft.rows[row]));
            self.stacks.push(stack);
            self.rows.push(side);
            self.any.push(stack.min(side));
        }
        self.widths[set as usize] |= 1 << width;
        let number = set as usize * self.room.columns + width - 1;
        self.least[number] = self.any[at..].iter().min().copied().unwrap_or(NONE);
        self.spans[number] =
            Span { first: at as u32, low: (draft.low + first) as u16, len: (last + 1 - first) as u16 };
    }

    /// Whether a set can stand at a width.
    pub(super) fn stands_at(&self, set: Set, width: usize) -> bool {
        self.widths[set as usize] & 1 << width != 0
    }

    /// The least price of a set at a width, at whatever height.
    pub(super) fn least_at(&self, set: Set, width: usize) -> Cost {
        self.least[set as usize * self.room.columns + width - 1]
    }

    /// The heights from the lowest that a set can have at a width, with their prices.
    pub(super) fn prices(&self, set: Set, width: usize) -> (usize, &[Cost]) {
        if width > self.room.columns {
            return (0, &[]);
        }
        let span = self.span(set, width);
        (usize::from(span.low), self.of(&self.any, span))
    }

    /// The ways of a rectangle of some kinds, by index.
    pub(super) fn ways(&self, set: Set, columns: usize, rows: usize, kinds: Kinds) -> Range<u32> {
        match self.cell_number(set, columns, rows) {
            Some(number) => {
                let known = self.ways.borrow().cells[number];
                if known.known {
                    return known.ways(kinds);
                }
                let cell = self.collect(set, columns, rows);
                self.ways.borrow_mut().cells[number] = cell;
                cell.ways(kinds)
            }
            None => 0..0,
        }
    }

    fn cell_number(&self, set: Set, columns: usize, rows: usize) -> Option<usize> {
        let span = self.span(set, columns);
        let row = rows.checked_sub(usize::from(span.low)).filter(|&row| row < usize::from(span.len))?;
        let number = span.first as usize + row;
        (self.any[number] < NONE).then_some(number)
    }

    /// Looks for the cheapest ways of a rectangle.
    fn collect(&self, set: Set, columns: usize, rows: usize) -> Cell {
        let limit = self.limit(set, columns, rows);
        if set.count_ones() == 1 {
            return self.collect_unit(set.trailing_zeros(), columns, rows, limit);
        }
        let Some(number) = self.cell_number(set, columns, rows) else { return Cell::default() };
        let kept = self.limits.kept;
        let (mut stacks, mut sides) =
            (Cheapest::new(kept, self.stacks[number], limit), Cheapest::new(kept, self.rows[number], limit));
        let lowest = set & set.wrapping_neg();
        let rest = set ^ lowest;
        let mut part = rest;
        while part != 0 && !(stacks.is_found() && sides.is_found()) {
            part = (part - 1) & rest;
            if let Some(split) = self.split(lowest | part, rest ^ part) {
                if split.stacked != Second::Nothing && !stacks.is_found() {
                    self.collect_stacks(&split, (columns, rows), &mut stacks);
                }
                if split.beside != Second::Nothing && !sides.is_found() {
                    self.collect_rows(&split, (columns, rows), &mut sides);
                }
            }
        }
        self.keep(&sides.list, &[], &stacks.list)
    }

    /// Keeps the ways of a rectangle.
    fn keep(&self, rows: &[Candidate], leaves: &[Candidate], stacks: &[Candidate]) -> Cell {
        let candidates = &mut self.ways.borrow_mut().candidates;
        let first = candidates.len() as u32;
        [rows, leaves, stacks].iter().for_each(|ways| candidates.extend_from_slice(ways));
        let (rows, leaves, stacks) = (rows.len() as u16, leaves.len() as u16, stacks.len() as u16);
        Cell { first, leaves: rows, stacks: rows + leaves, end: rows + leaves + stacks, known: true }
    }

    /// The ways of one unit: the cheapest form of an item, the cheapest ways of a part.
    fn collect_unit(&self, number: u32, columns: usize, rows: usize, limit: Cost) -> Cell {
        let mut best = Cheapest::new(self.limits.kept, NONE, limit);
        match &self.units.list[number as usize] {
            Unit::Item(bit) => {
                let shape = self.units.prepared.of_shape(usize::from(*bit), columns as u16, rows as u16);
                let leaf = shape.first().filter(|leaf| leaf.cost < limit);
                let way = |leaf: &Leaf| Candidate { cost: leaf.cost, first: number, second: leaf.form };
                best.list.extend(leaf.map(way));
            }
            Unit::Part(part, _) => {
                for way in part.ways(part.units.all(), columns, rows, Kinds::Any) {
                    let cost = part.way(way).cost;
                    if cost < best.threshold {
                        best.insert(Candidate { cost, first: number, second: way });
                    }
                }
            }
        }
        self.keep(&[], &best.list, &[])
    }

    fn collect_stacks(&self, split: &Split, (columns, rows): (usize, usize), best: &mut Cheapest) {
        let (a, b) = (self.span(split.a, columns), self.span(split.b, columns));
        let from = usize::from(a.low).max((rows + 1).saturating_sub(b.end()));
        let to = a.end().min((rows + 1).saturating_sub(usize::from(b.low)));
        let firsts = &self.rows;
        let seconds = if split.stacked == Second::SameCut { &self.stacks } else { &self.any };
        if from >= to {
            return;
        }
        let firsts = &firsts[a.first as usize + from - usize::from(a.low)..][..to - from];
        let seconds = &seconds[b.first as usize + rows + 1 - to - usize::from(b.low)..][..to - from];
        let sums = || firsts.iter().zip(seconds.iter().rev()).map(|(one, other)| one + other);
        if sums().min().is_none_or(|least| least >= best.threshold) {
            return;
        }
        let b_kinds = if split.stacked == Second::SameCut { Kinds::Stacks } else { Kinds::Any };
        let threshold = best.threshold;
        for (above, _) in (from..to).zip(sums()).filter(|(_, sum)| *sum < threshold) {
            let ways = (
                self.ways(split.a, columns, above, Kinds::Unstacked),
                self.ways(split.b, columns, rows - above, b_kinds),
            );
            best.join(&self.ways.borrow().candidates, ways, STACK, |_, _| 0);
        }
    }

    fn collect_rows(&self, split: &Split, (columns, rows): (usize, usize), best: &mut Cheapest) {
        let b_kinds = if split.beside == Second::SameCut { Kinds::Rows } else { Kinds::Any };
        for first in 1..columns {
            let (Some(a), Some(b)) =
                (self.cell_number(split.a, first, rows), self.cell_number(split.b, columns - first, rows))
            else {
                continue;
            };
            let firsts = &self.stacks;
            let seconds = if split.beside == Second::SameCut { &self.rows } else { &self.any };
            if firsts[a] + seconds[b] < best.threshold {
                let ways = (
                    self.ways(split.a, first, rows, Kinds::Unrowed),
                    self.ways(split.b, columns - first, rows, b_kinds),
                );
                let units = &self.units;
                best.join(&self.ways.borrow().candidates, ways, ROW, |a, b| {
                    let item = |way: &Candidate| match units.list.get(way.first as usize) {
                        Some(Unit::Item(bit)) => Some((u32::from(*bit), way.second)),
                        _ => None,
                    };
                    match (item(a), item(b)) {
                        (Some(a), Some(b)) => units.prepared.like_heads(a, b),
                        _ => 0,
                    }
                });
            }
        }
    }

    /// A way by its index.
    pub(super) fn way(&self, index: u32) -> Candidate {
        self.ways.borrow().candidates[index as usize]
    }

    /// Heights at which a set can take a width, the lowest and the one above the highest.
    pub(super) fn heights(&self, set: Set, columns: usize) -> Range<usize> {
        let span = self.span(set, columns);
        usize::from(span.low)..span.end()
    }

    /// Least price of a rectangle; [`NONE`] if the set cannot take it.
    pub(super) fn least(&self, set: Set, columns: usize, rows: usize) -> Cost {
        self.cell_number(set, columns, rows).map_or(NONE, |number| self.any[number])
    }

    /// Number of rectangles that can be filled, and of ways kept.
    pub(super) fn size(&self) -> (u64, u64) {
        (
            self.any.iter().filter(|&&cost| cost < NONE).count() as u64,
            self.ways.borrow().candidates.len() as u64,
        )
    }

    fn span(&self, set: Set, columns: usize) -> Span {
        self.spans[set as usize * self.room.columns + columns - 1]
    }
}

impl Cell {
    fn ways(&self, kinds: Kinds) -> Range<u32> {
        let (leaves, stacks) = (self.first + u32::from(self.leaves), self.first + u32::from(self.stacks));
        let end = self.first + u32::from(self.end);
        match kinds {
            Kinds::Any => self.first..end,
            Kinds::Unstacked => self.first..stacks,
            Kinds::Unrowed => leaves..end,
            Kinds::Stacks => stacks..end,
            Kinds::Rows => self.first..leaves,
        }
    }
}
