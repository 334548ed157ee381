//! One way to fill a rectangle with a set of items, and the cheapest of many.

use std::ops::Range;

use super::Cost;
use super::price::NONE;

/// A way to fill a rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Price of its forms and cuts, and of two like heads alone side by side.
    pub cost: Cost,
    /// A unit: its number. A cut: its first part, marked [`STACK`] or [`ROW`].
    pub first: u32,
    /// An item: the index of the form. A part: its way. A cut: its second part.
    pub second: u32,
}

/// Marks a stack in [`Candidate::first`].
pub(super) const STACK: u32 = 1 << 30;
/// Marks a row: parts side by side.
pub(super) const ROW: u32 = 2 << 30;

/// The cheapest candidates of one kind.
pub(super) struct Cheapest {
    kept: usize,
    /// The candidates, by price.
    pub list: Vec<Candidate>,
    /// The least price that one can have.
    least: Cost,
    /// The price from which a further candidate is of no use.
    pub threshold: Cost,
}

impl Cheapest {
    /// So many at most, none of them as dear as a limit; none can cost less than `least`.
    pub(super) fn new(kept: usize, least: Cost, limit: Cost) -> Self {
        // A single one is that of the least price.
        let threshold = if kept == 1 { limit.min(least + 1) } else { limit };
        Self { kept, list: Vec::new(), least, threshold }
    }

    /// Whether no further candidate can be cheaper than those that are kept.
    pub(super) fn is_found(&self) -> bool {
        self.least >= NONE || self.list.len() == self.kept && self.list[self.kept - 1].cost <= self.least
    }

    /// Every pair of a first and a second way, by their indices, as one marked way, with what the
    /// two cost besides for standing together.
    pub(super) fn join(
        &mut self,
        ways: &[Candidate],
        (firsts, seconds): (Range<u32>, Range<u32>),
        mark: u32,
        together: impl Fn(&Candidate, &Candidate) -> Cost,
    ) {
        for first in firsts {
            let one = ways[first as usize];
            for second in seconds.clone() {
                let other = ways[second as usize];
                let mut cost = one.cost + other.cost;
                if cost < self.threshold {
                    cost += together(&one, &other);
                }
                if cost < self.threshold {
                    self.insert(Candidate { cost, first: first | mark, second });
                }
            }
        }
    }

    /// Puts a candidate in its place, after those of its price; the dearest gives way.
    pub(super) fn insert(&mut self, candidate: Candidate) {
        let at = self.list.partition_point(|other| other.cost <= candidate.cost);
        self.list.truncate(self.kept - 1);
        self.list.insert(at.min(self.list.len()), candidate);
        if self.list.len() == self.kept {
            self.threshold = self.threshold.min(self.list[self.kept - 1].cost);
        }
    }
}

/// Puts something in its place in a sorted list of so many at most; the last gives way.
pub(super) fn keep_least<T: Ord>(list: &mut Vec<T>, kept: usize, one: T) {
    let at = list.partition_point(|other| *other < one);
    if at < kept {
        list.truncate(kept - 1);
        list.insert(at, one);
    }
}
