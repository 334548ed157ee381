//! Which runs of stars and low lines belong together (CommonMark 0.31, appendix, "process
//! emphasis").
//!
//! Each run is looked at once as a closing one; what was searched in vain is not searched again, so
//! the time grows with the text.

use std::ops::Range;

use super::flanking::{Flanks, is_digit};

/// A run of stars or low lines.
#[derive(Clone, Debug)]
pub(super) struct MarkRun {
    /// Its bytes in the source.
    pub(super) range: Range<usize>,
    /// The character.
    pub(super) mark: char,
    pub(super) flanks: Flanks,
    /// Bytes that are not used yet.
    pub(super) left: Range<usize>,
    /// Pairs it closes, from the inside out.
    pub(super) closes: Vec<usize>,
    /// Pairs it opens, from the inside out.
    pub(super) opens: Vec<usize>,
}

impl MarkRun {
    pub(super) fn new(range: Range<usize>, mark: char, flanks: Flanks) -> Self {
        Self { left: range.clone(), range, mark, flanks, closes: Vec::new(), opens: Vec::new() }
    }

    /// A run that opens as well as closes is no partner if both lengths add up to a multiple of
    /// three, unless both are one.
    fn may_close(&self, open: &Self) -> bool {
        let (a, b) = (open.range.len(), self.range.len());
        let both = self.flanks.opens || open.flanks.closes;
        open.mark == self.mark
            && (!both || !(a + b).is_multiple_of(3) || a.is_multiple_of(3) && b.is_multiple_of(3))
    }

    /// Runs with the same number fit the same opening runs.
    fn kind(&self) -> usize {
        let of_mark = usize::from(self.mark == '_') * 6;
        of_mark + usize::from(self.flanks.opens) * 3 + self.range.len() % 3
    }
}

/// Emphasised or strong text between two runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// Its bytes, with those of its marks.
    pub(super) range: Range<usize>,
    /// Length of its marks: 1 for emphasised, 2 for strong text.
    pub(super) width: usize,
    /// Which character marks it.
    mark: char,
    /// Whether it marks nothing after all, because nobody can tell what was meant.
    pub(super) is_dropped: bool,
}

/// Pairs the runs with these numbers, which are those of one text: a paragraph, or the words of a
/// link.
pub(super) fn pair(runs: &mut [MarkRun], numbers: &[usize], pairs: &mut Vec<Pair>) {
    let mut opened: Vec<usize> = Vec::new();
    // Opening runs before these are no partners of a closing run of the kind.
    let mut searched = [0; 12];
    for &number in numbers {
        while runs[number].flanks.closes && !runs[number].left.is_empty() {
            let close = &runs[number];
            let kind = close.kind();
            let depth = opened
                .iter()
                .rev()
                .take_while(|&&open| open >= searched[kind])
                .position(|&open| close.may_close(&runs[open]));
            let Some(depth) = depth else {
                searched[kind] = number;
                break;
            };
            opened.truncate(opened.len() - depth);
            let Some(&open) = opened.last() else { break };
            join(runs, open, number, pairs);
            if runs[open].left.is_empty() {
                opened.pop();
            }
        }
        if runs[number].flanks.opens && !runs[number].left.is_empty() {
            opened.push(number);
        }
    }
}

fn join(runs: &mut [MarkRun], open: usize, close: usize, pairs: &mut Vec<Pair>) {
    let width = if runs[open].left.len() >= 2 && runs[close].left.len() >= 2 { 2 } else { 1 };
    runs[open].left.end -= width;
    runs[close].left.start += width;
    let range = runs[open].left.end..runs[close].left.start;
    runs[open].opens.push(pairs.len());
    runs[close].closes.push(pairs.len());
    pairs.push(Pair { range, width, mark: runs[open].mark, is_dropped: false });
}

/// Drops the pairs of which nobody can tell whether they were meant: strong text in strong text,
/// which comes of a mark that is missing somewhere (`**甲 **乙**丙**`), and stars between digits
/// (`3*甲*4`).
pub(super) fn drop_doubtful(pairs: &mut [Pair], source: &str) {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by_key(|&number| pairs[number].range.start);
    let mut around: [Vec<usize>; 4] = Default::default();
    for number in order {
        let Pair { range, width, mark, .. } = pairs[number].clone();
        let before = source[..range.start].chars().next_back();
        let after = source[range.end..].chars().next();
        pairs[number].is_dropped |= width == 1 && before.is_some_and(is_digit) && after.is_some_and(is_digit);
        let around = &mut around[usize::from(mark == '_') * 2 + width - 1];
        while around.last().is_some_and(|&outer| pairs[outer].range.end <= range.start) {
            around.pop();
        }
        if let Some(&outer) = around.last() {
            pairs[outer].is_dropped = true;
            pairs[number].is_dropped = true;
        }
        around.push(number);
    }
}
