//! The lines of a paragraph that are best together.
//!
//! For every breakpoint the search keeps the cheapest way to it, one for each fitness class of the
//! last line (tight, normal, loose, very loose) and, if `by_lines` is set, one for each number of
//! lines near that of the cheapest. Only a few earlier breakpoints are close enough to begin a line
//! that ends at a given one, so that the running time is linear in the length of the text (D. E. Knuth, M. F. Plass, Breaking paragraphs into lines, 1981).

use super::badness::{Fit, MOST_CONTRAST, Outcome, Target, breakpoint_cost, contrast, judge};
use super::breaks::Break;
use super::sums::Breakpoint;

/// The best way to a breakpoint.
#[derive(Clone, Copy, Debug)]
struct FitNode {
    /// Index of the breakpoint.
    breakpoint: u32,
    /// Number of the node before.
    before: u32,
    /// Lines so far.
    lines: u32,
    /// Fitness of the last line.
    fitness: u8,
    /// Cost so far.
    cost: u64,
}

/// A way through a text: the breakpoints where its lines end, and its cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    /// Indices of the breakpoints, beginning with that of the first line's end.
    pub(super) ends: Vec<u32>,
    /// What all lines cost together.
    pub(super) cost: u64,
}

/// What lines are set against: the first one and the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Targets {
    /// Of the first line.
    pub(super) first: Target,
    /// Of the others.
    pub(super) others: Target,
}

impl Targets {
    /// The target of a line that begins at this breakpoint.
    #[inline]
    pub(super) fn at(&self, breakpoint: usize) -> &Target {
        if breakpoint == 0 { &self.first } else { &self.others }
    }
}

/// Ways to a breakpoint that have so many lines more or less than the cheapest are given up: one line
/// more or less is what is wanted at the end, and a long text could have very many. A text of fewer
/// than a hundred lines hardly has such ways.
const MOST_APART: u32 = 8;

/// Ways, and how many lines were measured to find them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ways {
    /// The ways.
    pub(super) found: Vec<Way>,
    /// The lines.
    pub(super) judged: u64,
}

/// Returns the cheapest way through all breakpoints or, if `by_lines` is set, the cheapest for each
/// number of lines in ascending order. Empty if there is no way. `cut_cost` is
/// added to the cost of a breakpoint.
pub(super) fn ways(
    breakpoints: &[Breakpoint],
    targets: &Targets,
    cut_cost: &dyn Fn(&Breakpoint) -> u64,
    by_lines: bool,
) -> Ways {
    let counts = if by_lines { breakpoints.len() + 1 } else { 1 };
    let mut search = FitSearch {
        breakpoints,
        targets,
        by_lines,
        nodes: Vec::new(),
        reach: Vec::new(),
        here: Vec::new(),
        of_kind: vec![NONE; counts * FITNESSES],
        judged: 0,
    };
    search.nodes.push(FitNode { breakpoint: 0, before: 0, lines: 0, fitness: 1, cost: 0 });
    search.reach.push((0, 1));
    let mut first = 0;
    for (end, breakpoint) in breakpoints.iter().enumerate().skip(1) {
        first = search.end_lines(end, first, cut_cost(breakpoint));
        if breakpoint.kind == Break::Must {
            first = end;
            if search.here.is_empty() {
                return Ways { found: Vec::new(), judged: search.judged };
            }
        }
    }
    Ways { found: search.finish(), judged: search.judged }
}

/// Classes of fitness.
const FITNESSES: usize = 4;

/// No node.
const NONE: u32 = u32::MAX;

struct FitSearch<'a> {
    breakpoints: &'a [Breakpoint],
    targets: &'a Targets,
    by_lines: bool,
    nodes: Vec<FitNode>,
    /// For each breakpoint, the range of its nodes in `nodes`: start and end.
    reach: Vec<(u32, u32)>,
    /// Nodes of the current breakpoint.
    here: Vec<FitNode>,
    /// For each number of lines, if they count, and each fitness the node in `here`.
    of_kind: Vec<u32>,
    /// Lines measured so far.
    judged: u64,
}

impl FitSearch<'_> {
    /// Adds all lines that end at breakpoint `end` and begin at `first` or later. Returns the first
    /// breakpoint that can still begin a line that ends after `end`.
    fn end_lines(&mut self, end: usize, first: usize, cut: u64) -> usize {
        for at in 0..self.here.len() {
            let kind = self.kind(&self.here[at]);
            self.of_kind[kind] = NONE;
        }
        self.here.clear();
        let breakpoint = &self.breakpoints[end];
        let by_place = breakpoint_cost(breakpoint) + cut;
        let mut near = first;
        for start in first..end {
            let (from, to) = self.reach[start];
            if from == to {
                near += usize::from(near == start);
                continue;
            }
            self.judged += 1;
            match judge(&self.breakpoints[start], breakpoint, self.targets.at(start)) {
                Outcome::TooLong => {
                    // A hyphen adds to the width; without it the next breakpoint may still be near
                    // enough.
                    near += usize::from(near == start && breakpoint.hyphen == 0);
                }
                Outcome::FarTooLoose => break,
                Outcome::Fits(fit) => {
                    for number in from..to {
                        self.reach_from(number, end, &fit, by_place);
                    }
                }
            }
        }
        self.keep_the_best();
        near
    }

    /// Extends the way of node `number` by one line that ends at `end`, and keeps it if it is the
    /// cheapest of its kind.
    fn reach_from(&mut self, number: u32, end: usize, fit: &Fit, by_place: u64) {
        let before = self.nodes[number as usize];
        let contrast = if before.lines == 0 { 0 } else { contrast(before.fitness, fit.fitness) };
        let cost = before.cost.saturating_add(fit.cost + by_place + contrast);
        let node = FitNode {
            breakpoint: end as u32,
            before: number,
            lines: before.lines + 1,
            fitness: fit.fitness,
            cost,
        };
        let kind = self.kind(&node);
        match self.here.get_mut(self.of_kind[kind] as usize) {
            Some(known) if known.cost <= cost => {}
            Some(known) => *known = node,
            None => {
                self.of_kind[kind] = self.here.len() as u32;
                self.here.push(node);
            }
        }
    }

    /// What a node must have in common with another to be its rival.
    fn kind(&self, node: &FitNode) -> usize {
        let lines = if self.by_lines { node.lines as usize } else { 0 };
        lines * FITNESSES + usize::from(node.fitness)
    }

    /// Keeps the nodes of a breakpoint that can still be part of the best way.
    fn keep_the_best(&mut self) {
        let from = self.nodes.len() as u32;
        let cheapest = self.here.iter().min_by_key(|node| node.cost).copied();
        for node in &self.here {
            // The cheapest of those with as many lines, whatever their fitness.
            let least = match self.by_lines {
                true => {
                    let first = node.lines as usize * FITNESSES;
                    let same = &self.of_kind[first..first + FITNESSES];
                    same.iter().filter_map(|&at| self.here.get(at as usize)).map(|node| node.cost).min()
                }
                false => cheapest.map(|node| node.cost),
            };
            let beaten = least.is_some_and(|least| least.saturating_add(MOST_CONTRAST) < node.cost);
            let apart = cheapest.is_some_and(|cheapest| cheapest.lines.abs_diff(node.lines) > MOST_APART);
            if !(beaten || self.by_lines && apart) {
                self.nodes.push(*node);
            }
        }
        self.reach.push((from, self.nodes.len() as u32));
    }

    /// The ways that reach the end, one for each number of lines if requested, else the best.
    fn finish(&self) -> Vec<Way> {
        let Some(&(from, to)) = self.reach.last() else { return Vec::new() };
        let mut ends: Vec<FitNode> = self.nodes[from as usize..to as usize].to_vec();
        ends.sort_by_key(|node| (if self.by_lines { node.lines } else { 0 }, node.cost));
        ends.dedup_by_key(|node| if self.by_lines { node.lines } else { 0 });
        ends.iter().map(|node| self.way(node)).collect()
    }

    fn way(&self, last: &FitNode) -> Way {
        let mut ends = Vec::with_capacity(last.lines as usize);
        let mut node = last;
        while node.lines > 0 {
            ends.push(node.breakpoint);
            node = &self.nodes[node.before as usize];
        }
        ends.reverse();
        Way { ends, cost: last.cost }
    }
}
