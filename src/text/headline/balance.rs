//! The lines of a headline: as few as possible, of about one length.

use super::joints::{Joint, Level};
use crate::text::sums::Breakpoint;

/// A headline against a width.
pub(super) struct Balance<'a> {
    /// Every place between two clusters, the beginning and the end of the text.
    pub(super) breakpoints: &'a [Breakpoint],
    /// What a line end does after each cluster.
    pub(super) joints: &'a [Joint],
    /// The em at which it was measured, in thousandths of a point.
    pub(super) em: i32,
    /// The width at that size.
    pub(super) width: i32,
}

/// With more lines than these the text is no headline: its lines are filled, not balanced.
const MOST_LINES: usize = 12;

/// Costs of undesirable line ends, in squares of em.
const AWKWARD: i64 = 100_000;
const CUT: i64 = 100 * AWKWARD;
const FORBIDDEN: i64 = 100 * CUT;

/// What a line end costs at least for which a title in a list takes a line more, in squares of em. Tuned by
/// eye; see docs/tuning.md.
const BAD: i64 = 8;

/// A square em, in squares of the hundredths of the em in which lines are compared.
const SQUARE_EM: i64 = 10_000;

/// The best way to a place.
#[derive(Clone, Copy, Debug)]
struct BalanceNode {
    /// Number of the cluster that begins the next line.
    at: usize,
    /// Number of the node before.
    before: usize,
    /// Lines so far.
    lines: usize,
    /// Whether the author's turn was taken.
    turned: bool,
    /// Cost so far.
    cost: i64,
}

impl Balance<'_> {
    /// Whether the line between two places is not too wide.
    pub(super) fn fits(&self, start: usize, end: usize) -> bool {
        self.breakpoints[end].natural_from(&self.breakpoints[start]) <= self.width
    }

    /// The number of the fewest lines: each is as long as it can be, before and after one of the
    /// author's turns.
    pub(super) fn fewest_count(&self, level: Level) -> Option<usize> {
        let last = self.joints.len();
        if self.fits(0, last) {
            return (last > 0).then_some(1);
        }
        if self.joints.iter().all(|joint| !joint.turn) {
            return self.greedy(level, 0, last);
        }
        let turns = (1..last).filter(|&end| self.joints[end - 1].turn && self.joints[end - 1].level <= level);
        turns.filter_map(|turn| Some(self.greedy(level, 0, turn)? + self.greedy(level, turn, last)?)).min()
    }

    /// Number of lines from one place to another, each as long as it can be.
    fn greedy(&self, level: Level, from: usize, to: usize) -> Option<usize> {
        let (mut lines, mut start, mut farthest) = (0, from, from);
        for end in from + 1..=to {
            if end != to && self.joints[end - 1].level > level {
                continue;
            }
            if !self.fits(start, end) {
                (lines, start) = (lines + 1, farthest);
                if !self.fits(start, end) {
                    return None;
                }
            }
            farthest = end;
        }
        Some(lines + 1)
    }

    /// The ends of the fewest lines, each as long as it can be.
    pub(super) fn fewest(&self, level: Level) -> Option<Vec<usize>> {
        self.search(level, |one, other| (one.lines, one.cost) < (other.lines, other.cost), None)
    }

    /// The ends of the lines that differ least, of all ways with the fewest.
    pub(super) fn best(&self, level: Level) -> Option<Vec<usize>> {
        let fewest = match level {
            // A cluster wider than a line counts as one that fits.
            Level::Forbidden => self.fewest(level)?.len(),
            _ => self.fewest_count(level)?,
        };
        if !(2..=MOST_LINES).contains(&fewest) {
            return self.fewest(level);
        }
        let cheaper = |one: &BalanceNode, other: &BalanceNode| one.cost < other.cost;
        self.search(level, cheaper, Some(fewest)).or_else(|| self.fewest(level))
    }

    /// The ends of the lines of a title in a list: the best, but with a line more if all of them then end
    /// well.
    pub(super) fn listed(&self, level: Level) -> Option<Vec<usize>> {
        let last = self.joints.len();
        let ends_well =
            |ends: &Vec<usize>| ends.iter().all(|&end| end == last || self.joints[end - 1].cost < BAD);
        let best = self.best(level)?;
        if ends_well(&best) || best.len() >= MOST_LINES {
            return Some(best);
        }
        let cheaper = |one: &BalanceNode, other: &BalanceNode| one.cost < other.cost;
        self.search(level, cheaper, Some(best.len() + 1)).filter(ends_well).or(Some(best))
    }

    /// The best way, by `better`, to the end of the text. With a number of lines that many are
    /// compared with their mean, else none is compared and ways of different numbers of lines
    /// are rivals.
    fn search(
        &self,
        level: Level,
        better: impl Fn(&BalanceNode, &BalanceNode) -> bool,
        lines: Option<usize>,
    ) -> Option<Vec<usize>> {
        let last = self.joints.len();
        let ends: Vec<usize> =
            (1..=last).filter(|&end| end == last || self.joints[end - 1].level <= level).collect();
        let mean = lines.map(|lines| self.hundredths(0, last) / lines as i64);
        let mut nodes = vec![BalanceNode { at: 0, before: 0, lines: 0, turned: false, cost: 0 }];
        let mut first = 0;
        for &end in &ends {
            let mut here: Vec<BalanceNode> = Vec::new();
            while nodes.get(first).is_some_and(|node| !self.may_span(level, node.at, end)) {
                first += 1;
            }
            for (number, before) in nodes.iter().enumerate().skip(first) {
                let node = self.line(before, number, end, mean);
                if !self.may_span(level, before.at, end) || lines.is_some_and(|lines| node.lines > lines) {
                    continue;
                }
                let same = |known: &&mut BalanceNode| {
                    known.turned == node.turned && (lines.is_none() || known.lines == node.lines)
                };
                match here.iter_mut().find(same) {
                    Some(known) if better(&node, known) => *known = node,
                    Some(_) => {}
                    None => here.push(node),
                }
            }
            nodes.extend(here);
        }
        let turns = self.joints.iter().any(|joint| joint.turn);
        let done = |node: &&BalanceNode| {
            let complete = node.at == last && node.lines > 0 && lines.is_none_or(|lines| node.lines == lines);
            complete && (node.turned || node.lines == 1 || !turns)
        };
        let best = nodes.iter().filter(done).reduce(|a, b| if better(b, a) { b } else { a })?;
        Some(way(&nodes, best))
    }

    /// Whether a line may go from one place to another: only a single cluster may be too wide,
    /// where there is no other way.
    fn may_span(&self, level: Level, start: usize, end: usize) -> bool {
        self.fits(start, end) || level == Level::Forbidden && end == start + 1
    }

    /// A node reached by one more line.
    fn line(&self, before: &BalanceNode, number: usize, end: usize, mean: Option<i64>) -> BalanceNode {
        let joint = self.joints[end - 1];
        let last = end == self.joints.len();
        let by_level = match joint.level {
            _ if last => 0,
            Level::Good => joint.cost,
            Level::Awkward => joint.cost + AWKWARD,
            Level::Cut => CUT,
            Level::Forbidden => FORBIDDEN,
        };
        let uneven = mean.map_or(0, |mean| {
            let width = self.hundredths(before.at, end);
            // Of lines that differ alike the longer one comes first.
            (width - mean).pow(2) + width * before.lines as i64
        });
        BalanceNode {
            at: end,
            before: number,
            lines: before.lines + 1,
            turned: before.turned || joint.turn && !last,
            cost: before.cost + by_level * SQUARE_EM + uneven,
        }
    }

    /// Width of a line in hundredths of the em.
    fn hundredths(&self, start: usize, end: usize) -> i64 {
        i64::from(self.breakpoints[end].natural_from(&self.breakpoints[start])) * 100 / i64::from(self.em)
    }
}

/// The ends of the lines of a way.
fn way(nodes: &[BalanceNode], last: &BalanceNode) -> Vec<usize> {
    let mut ends = Vec::with_capacity(last.lines);
    let mut node = last;
    while node.lines > 0 {
        ends.push(node.at);
        node = &nodes[node.before];
    }
    ends.reverse();
    ends
}
