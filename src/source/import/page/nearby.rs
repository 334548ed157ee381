//! Rectangles by what lies nearest before an edge: over a height or under it, at the left or the right of a place.

use super::area::Area;

/// How many parts the page is divided in.
const PARTS: i64 = 64;

/// Most rectangles that are looked at in one part, and in all.
const MOST: usize = 64;
const MOST_IN_ALL: usize = 512;

/// Rectangles, found by the parts of the page that they lie in.
pub(super) struct Nearby {
    start: i64,
    step: i64,
    /// In each part the far edges of its rectangles with their numbers, ascending.
    parts: Vec<Vec<(i64, usize)>>,
}

impl Nearby {
    /// To find what lies over a height.
    pub(super) fn over(areas: &[Area]) -> Self {
        Self::by(areas, |area| (area.left, area.right, area.lower))
    }

    /// To find what lies under a height: edges are counted upwards.
    pub(super) fn under(areas: &[Area]) -> Self {
        Self::by(areas, |area| (area.left, area.right, -area.top))
    }

    /// To find what lies at the left.
    pub(super) fn left(areas: &[Area]) -> Self {
        Self::by(areas, |area| (area.top, area.lower, area.right))
    }

    /// To find what lies at the right: edges are counted to the left.
    pub(super) fn right(areas: &[Area]) -> Self {
        Self::by(areas, |area| (area.top, area.lower, -area.left))
    }

    fn by(areas: &[Area], sides: impl Fn(Area) -> (i64, i64, i64)) -> Self {
        let ends = areas.iter().map(|area| sides(*area));
        let (start, end) =
            ends.fold((i64::MAX, i64::MIN), |(low, high), (from, to, _)| (low.min(from), high.max(to)));
        let step = (end.saturating_sub(start) / PARTS).max(1);
        let mut found = Self { start, step, parts: vec![Vec::new(); PARTS as usize + 1] };
        for (at, area) in areas.iter().enumerate() {
            let (from, to, edge) = sides(*area);
            let parts = found.part(from)..=found.part(to);
            parts.for_each(|part| found.parts[part].push((edge, at)));
        }
        found.parts.iter_mut().for_each(|part| part.sort_unstable());
        found
    }

    fn part(&self, at: i64) -> usize {
        (at.saturating_sub(self.start) / self.step).clamp(0, PARTS) as usize
    }

    /// The rectangle that ends last before an edge, of those that lie in the same rows or columns and are wanted.
    pub(super) fn nearest(
        &self,
        (from, to): (i64, i64),
        edge: i64,
        wanted: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let parts = self.part(from)..=self.part(to.max(from));
        let mut left = MOST_IN_ALL;
        let of_part = |part: usize| {
            let part = &self.parts[part];
            let end = part.partition_point(|(other, _)| *other <= edge);
            let looked = part[..end].iter().rev().take(MOST.min(left));
            left = left.saturating_sub(end.min(MOST));
            looked.into_iter().find(|(_, at)| wanted(*at)).copied()
        };
        parts.filter_map(of_part).max().map(|(_, at)| at)
    }
}
