//! The cheapest ways of one set at one width, for every height, while they are collected.

use std::ops::Range;

use super::Cost;
use super::bounds::{AreaCosts, NONE};
use super::candidate::Candidate;
use super::prepared::{Prepared, Set};

/// The lists of one set at one width.
pub(super) struct Draft {
    /// The lowest height.
    pub low: usize,
    /// For every height from the lowest, the price from which a way is of no use.
    pub limits: Vec<Cost>,
    /// Stacks.
    pub stacks: Lists,
    /// Parts side by side.
    pub rows: Lists,
}

/// The cheapest candidates of one kind for every height.
pub(super) struct Lists {
    kept: usize,
    counts: Vec<u8>,
    candidates: Vec<Candidate>,
    /// For every height, the price from which a further candidate is of no use.
    pub thresholds: Vec<Cost>,
}

impl Lists {
    fn new(kept: usize) -> Self {
        Self { kept, counts: Vec::new(), candidates: Vec::new(), thresholds: Vec::new() }
    }

    fn reset(&mut self, limits: &[Cost]) {
        self.counts.clear();
        self.counts.resize(limits.len(), 0);
        self.candidates.resize(limits.len() * self.kept, Candidate::default());
        self.thresholds.clear();
        self.thresholds.extend_from_slice(limits);
    }

    /// The candidates of a height, the cheapest first.
    pub(super) fn of(&self, row: usize) -> &[Candidate] {
        &self.candidates[row * self.kept..row * self.kept + usize::from(self.counts[row])]
    }

    /// Every pair of a first and a second way, by their indices, as one marked way of a height,
    /// with what the two cost besides for standing together.
    pub(super) fn join(
        &mut self,
        row: usize,
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
                if cost < self.thresholds[row] {
                    cost += together(&one, &other);
                }
                if cost < self.thresholds[row] {
                    self.insert(row, Candidate { cost, first: first | mark, second });
                }
            }
        }
    }

    /// Puts a candidate in its place, after those of its price; the dearest gives way.
    fn insert(&mut self, row: usize, candidate: Candidate) {
        let (kept, count) = (self.kept, usize::from(self.counts[row]));
        let list = &mut self.candidates[row * kept..(row + 1) * kept];
        let at = list[..count].partition_point(|other| other.cost <= candidate.cost);
        let end = (count + 1).min(kept);
        list.copy_within(at..end - 1, at + 1);
        list[at] = candidate;
        self.counts[row] = end as u8;
        if end == kept {
            self.thresholds[row] = self.thresholds[row].min(list[kept - 1].cost);
        }
    }
}

impl Draft {
    /// Lists of up to `kept` ways each, 1 to 64.
    pub(super) fn new(kept: usize) -> Self {
        let lists = || Lists::new(kept.clamp(1, 64));
        Self { low: 0, limits: Vec::new(), stacks: lists(), rows: lists() }
    }

    /// Begins a set at a width; false if no height of it is of use.
    pub(super) fn open(
        &mut self,
        prepared: &Prepared<'_>,
        bounds: &AreaCosts,
        budget: Cost,
        set: Set,
        width: usize,
    ) -> bool {
        let rest = prepared.all() ^ set;
        let limit = |height: usize| {
            let inside = bounds.get(set, width * height);
            let outside = bounds.get(rest, prepared.area() - width * height);
            if inside < NONE && outside < NONE && inside + outside <= budget {
                budget - outside + 1
            } else {
                -NONE
            }
        };
        self.limits.clear();
        self.limits.extend((1..=prepared.rows).map(limit));
        let Some(first) = self.limits.iter().position(|&limit| limit > -NONE) else { return false };
        let last = self.limits.iter().rposition(|&limit| limit > -NONE).unwrap_or(first);
        self.low = first + 1;
        self.limits.truncate(last + 1);
        self.limits.drain(..first);
        self.stacks.reset(&self.limits);
        self.rows.reset(&self.limits);
        true
    }
}
