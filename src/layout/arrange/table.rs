//! The cheapest ways to fill every rectangle with every set of items.
//!
//! A way is a form (of a set of one), a stack or a row of two parts. So that every layout appears
//! once, the first part holds the lowest item of the set and is never cut the way its parent is;
//! the order of the parts on the page is decided later. Of every kind the [`Limits::kept`] cheapest
//! are kept. Sets are counted upwards, so that the parts of a set come before it.

use super::bounds::{AreaCosts, NONE};
use super::candidate::{Candidate, ROW, STACK};
use super::draft::Draft;
use super::prepared::{Prepared, Second, Set};
use super::{Cost, Work};

/// What is kept and looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Candidates kept of every kind in every cell.
    pub kept: usize,
    /// The most that the forms and cuts of the whole page may cost.
    pub budget: Cost,
    /// Pairs that may be tried before giving up.
    pub pairs: u64,
}

/// The ways of one set in rectangles of one width, for heights from `low`.
#[derive(Clone, Copy, Debug, Default)]
struct Span {
    first: u32,
    low: u16,
    len: u16,
}

/// The ways of one rectangle: rows, then forms, then stacks, each by price.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    first: u32,
    leaves: u16,
    stacks: u16,
    end: u16,
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

/// Ways to fill rectangles.
pub(super) struct Table {
    columns: usize,
    spans: Vec<Span>,
    /// Widths at which a set can stand at all, one bit each.
    widths: Vec<u32>,
    cells: Vec<Cell>,
    any: Vec<Cost>,
    unstacked: Vec<Cost>,
    unrowed: Vec<Cost>,
    candidates: Vec<Candidate>,
    tested: u64,
}

/// Two parts of a set and what they may be.
struct Split {
    a: Set,
    b: Set,
    stacked: Second,
    beside: Second,
    a_closed: bool,
    widths: (u32, u32),
}

impl Table {
    /// Fills the table; none if it took more than the allowed pairs.
    pub(super) fn new(
        prepared: &Prepared<'_>,
        bounds: &AreaCosts,
        limits: &Limits,
        work: &mut Work,
    ) -> Option<Self> {
        let sets = 1usize << prepared.items.len();
        let mut table = Self {
            columns: prepared.columns,
            spans: vec![Span::default(); sets * prepared.columns],
            widths: vec![0; sets],
            cells: Vec::new(),
            any: Vec::new(),
            unstacked: Vec::new(),
            unrowed: Vec::new(),
            candidates: Vec::new(),
            tested: 0,
        };
        let mut draft = Draft::new(limits.kept);
        let mut splits = Vec::new();
        for set in (1..=prepared.all()).filter(|&set| prepared.keeps_groups(set)) {
            splits.clear();
            let mut is_parted = false;
            for width in 1..=prepared.columns {
                if draft.open(prepared, bounds, limits.budget, set, width) {
                    if !is_parted {
                        table.splits(prepared, set, &mut splits);
                        is_parted = true;
                    }
                    table.fill(prepared, set, width, &splits, &mut draft);
                    table.close(prepared, set, width, &draft);
                }
            }
            if table.tested > limits.pairs || table.candidates.len() >= STACK as usize {
                work.given_up += 1;
                break;
            }
        }
        work.tries += 1;
        work.pairs += table.tested;
        (table.tested <= limits.pairs && table.candidates.len() < STACK as usize).then_some(table)
    }

    /// The ways of a rectangle of some kinds, by index.
    pub(super) fn ways(&self, set: Set, columns: usize, rows: usize, kinds: Kinds) -> std::ops::Range<u32> {
        let span = self.span(set, columns);
        match rows.checked_sub(usize::from(span.low)) {
            Some(row) if row < usize::from(span.len) => self.cells[span.first as usize + row].ways(kinds),
            _ => 0..0,
        }
    }

    /// A way by its index.
    pub(super) fn way(&self, index: u32) -> Candidate {
        self.candidates[index as usize]
    }

    /// Heights at which a set can take a width, the lowest and the one above the highest.
    pub(super) fn heights(&self, set: Set, columns: usize) -> std::ops::Range<usize> {
        let span = self.span(set, columns);
        usize::from(span.low)..usize::from(span.low + span.len)
    }

    /// Least price of a rectangle; [`NONE`] if the set cannot take it.
    pub(super) fn least(&self, set: Set, columns: usize, rows: usize) -> Cost {
        let span = self.span(set, columns);
        match rows.checked_sub(usize::from(span.low)) {
            Some(row) if row < usize::from(span.len) => self.any[span.first as usize + row],
            _ => NONE,
        }
    }

    /// Number of rectangles that can be filled, and of ways kept.
    pub(super) fn size(&self) -> (u64, u64) {
        (self.any.iter().filter(|&&cost| cost < NONE).count() as u64, self.candidates.len() as u64)
    }

    fn span(&self, set: Set, columns: usize) -> Span {
        self.spans[set as usize * self.columns + columns - 1]
    }

    /// The ways to part a set in two that can be filled.
    fn splits(&self, prepared: &Prepared<'_>, set: Set, splits: &mut Vec<Split>) {
        let lowest = set & set.wrapping_neg();
        let rest = set ^ lowest;
        let mut part = rest;
        while part != 0 {
            part = (part - 1) & rest;
            let (a, b) = (lowest | part, rest ^ part);
            let widths = (self.widths[a as usize], self.widths[b as usize]);
            if widths.0 == 0 || widths.1 == 0 || !prepared.joins_groups(a, b) {
                continue;
            }
            let closed = |part| prepared.is_closed_in(part, set);
            let (a_closed, b_closed) = (closed(a), closed(b));
            let allowed = |second| match second {
                Second::SameCut if b_closed => Second::Nothing,
                other => other,
            };
            let (stacked, beside) = (allowed(prepared.stacked(a, b)), allowed(prepared.beside(a, b)));
            if stacked != Second::Nothing || beside != Second::Nothing {
                splits.push(Split { a, b, stacked, beside, a_closed, widths });
            }
        }
    }

    fn fill(&mut self, prepared: &Prepared<'_>, set: Set, width: usize, splits: &[Split], draft: &mut Draft) {
        if set.count_ones() == 1 {
            return;
        }
        for split in splits {
            let (a_widths, b_widths) = split.widths;
            if split.stacked != Second::Nothing && a_widths & b_widths & (1 << width) != 0 {
                self.stack(split, width, draft);
            }
            if split.beside != Second::Nothing {
                let both = |&first: &usize| a_widths >> first & b_widths >> (width - first) & 1 != 0;
                for first in (1..width).filter(both) {
                    self.row(prepared, split, (first, width - first), draft);
                }
            }
        }
    }

    /// Stacks two parts of one width at all heights.
    fn stack(&mut self, split: &Split, width: usize, draft: &mut Draft) {
        let (a, b) = (self.span(split.a, width), self.span(split.b, width));
        let firsts = if split.a_closed { &self.any } else { &self.unstacked };
        let firsts = &firsts[a.first as usize..][..usize::from(a.len)];
        let seconds = &self.any[b.first as usize..][..usize::from(b.len)];
        let both = usize::from(a.low) + usize::from(b.low);
        let rows = draft.limits.len();
        let a_kinds = if split.a_closed { Kinds::Any } else { Kinds::Unstacked };
        let b_kinds = if split.stacked == Second::SameCut { Kinds::Stacks } else { Kinds::Any };
        for (above, &first) in firsts.iter().enumerate().filter(|(_, cost)| **cost < NONE) {
            let from = draft.low.saturating_sub(both + above);
            let Some(offset) = (both + above + from).checked_sub(draft.low) else { continue };
            if from >= seconds.len() || offset >= rows {
                continue;
            }
            let until = seconds.len().min(from + rows - offset);
            self.tested += (until - from) as u64;
            for (below, &second) in (from..until).zip(&seconds[from..until]) {
                let row = offset + below - from;
                if first + second < draft.stacks.thresholds[row] {
                    let a_cell = &self.cells[a.first as usize + above];
                    let b_cell = &self.cells[b.first as usize + below];
                    let ways = (a_cell.ways(a_kinds), b_cell.ways(b_kinds));
                    draft.stacks.join(row, &self.candidates, ways, STACK, |_, _| 0);
                }
            }
        }
    }

    /// Puts two parts side by side at all heights both can have.
    fn row(
        &mut self,
        prepared: &Prepared<'_>,
        split: &Split,
        (first, second): (usize, usize),
        draft: &mut Draft,
    ) {
        let (a, b) = (self.span(split.a, first), self.span(split.b, second));
        let low = draft.low.max(usize::from(a.low)).max(usize::from(b.low));
        let high =
            (draft.low + draft.limits.len()).min(usize::from(a.low + a.len)).min(usize::from(b.low + b.len));
        if low >= high {
            return;
        }
        self.tested += (high - low) as u64;
        let at = |span: Span| span.first as usize + low - usize::from(span.low);
        let (a_at, b_at, row_at) = (at(a), at(b), low - draft.low);
        let len = high - low;
        let firsts = if split.a_closed { &self.any } else { &self.unrowed };
        let firsts = &firsts[a_at..a_at + len];
        let seconds = &self.any[b_at..b_at + len];
        let a_kinds = if split.a_closed { Kinds::Any } else { Kinds::Unrowed };
        let b_kinds = if split.beside == Second::SameCut { Kinds::Rows } else { Kinds::Any };
        let like_heads = |a: &Candidate, b: &Candidate| match a.first.max(b.first) < STACK {
            true => prepared.like_heads((a.first, a.second), (b.first, b.second)),
            false => 0,
        };
        for index in 0..len {
            let row = row_at + index;
            if firsts[index] + seconds[index] < draft.rows.thresholds[row] {
                let a_ways = self.cells[a_at + index].ways(a_kinds);
                let b_ways = self.cells[b_at + index].ways(b_kinds);
                draft.rows.join(row, &self.candidates, (a_ways, b_ways), ROW, like_heads);
            }
        }
    }

    /// Takes over what the draft found.
    fn close(&mut self, prepared: &Prepared<'_>, set: Set, width: usize, draft: &Draft) {
        let leaf_bit = (set.count_ones() == 1).then(|| set.trailing_zeros() as usize);
        let first_cell = self.cells.len();
        let mut last = None;
        let mut low = 0;
        for row in 0..draft.limits.len() {
            let first = self.candidates.len();
            self.candidates.extend_from_slice(draft.rows.of(row));
            let leaves = self.candidates.len();
            if let Some(bit) = leaf_bit {
                let shape = prepared.of_shape(bit, width as u16, (draft.low + row) as u16);
                let cheap = shape.iter().filter(|leaf| leaf.cost < draft.limits[row]);
                self.candidates.extend(cheap.take(1).map(|leaf| Candidate {
                    cost: leaf.cost,
                    first: bit as u32,
                    second: leaf.form,
                }));
            }
            let stacks = self.candidates.len();
            self.candidates.extend_from_slice(draft.stacks.of(row));
            let end = self.candidates.len();
            if end > first && last.is_none() {
                low = row;
            }
            if last.is_some() || end > first {
                self.push_cell(first, leaves, stacks, end);
            }
            if end > first {
                last = Some(row);
            }
        }
        let len = last.map_or(0, |last| last + 1 - low);
        self.widths[set as usize] |= u32::from(len > 0) << width;
        self.truncate(first_cell + len);
        self.spans[set as usize * self.columns + width - 1] =
            Span { first: first_cell as u32, low: (draft.low + low) as u16, len: len as u16 };
    }

    fn push_cell(&mut self, first: usize, leaves: usize, stacks: usize, end: usize) {
        let least = |from: usize, to: usize| {
            if from < to { self.candidates[from].cost } else { NONE }
        };
        let (row, leaf, stack) = (least(first, leaves), least(leaves, stacks), least(stacks, end));
        self.any.push(row.min(leaf).min(stack));
        self.unstacked.push(row.min(leaf));
        self.unrowed.push(leaf.min(stack));
        self.cells.push(Cell {
            first: first as u32,
            leaves: (leaves - first) as u16,
            stacks: (stacks - first) as u16,
            end: (end - first) as u16,
        });
    }

    fn truncate(&mut self, cells: usize) {
        self.cells.truncate(cells);
        self.any.truncate(cells);
        self.unstacked.truncate(cells);
        self.unrowed.truncate(cells);
    }
}

impl Cell {
    fn ways(&self, kinds: Kinds) -> std::ops::Range<u32> {
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
