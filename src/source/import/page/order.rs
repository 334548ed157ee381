//! The order of reading by the places of blocks: a recursive cut of the page.
//!
//! Whatever can be parted by a vertical gap reads column after column; where heads or other wide blocks stand over
//! several columns, strips are cut above and below them first. Strips that read on in the same columns are one.

use super::area::Area;

/// Deepest nesting of cuts; what is left reads by left edges.
const DEEPEST: usize = 48;

/// Most blocks of which one may be set aside to find a cut between the others.
const SET_ASIDE: usize = 60;

/// How many lines of the body the columns of an upright head begin higher or lower than it.
const LEVEL: i64 = 4;

/// Tenths of a line of the body that a row without any block is high, which parts articles.
const BLANK_ROW: i64 = 12;

/// Blocks to be put in order.
pub(super) struct Ordering<'a> {
    /// Where each is.
    pub(super) areas: &'a [Area],
    /// Whether each is a head, so that a strip that begins with heads alone is never a part of the one above.
    pub(super) heads: &'a [bool],
    /// Whether each is a head whose lines run from top to bottom.
    pub(super) upright: &'a [bool],
    /// Height of a line of the body.
    pub(super) body: i64,
}

#[derive(Clone, Copy)]
enum Axis {
    Across,
    Down,
}

impl Ordering<'_> {
    /// The numbers of the blocks in the order of reading.
    pub(super) fn order(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.areas.len());
        self.cut((0..self.areas.len()).collect(), 0, &mut order);
        order
    }

    fn cut(&self, items: Vec<usize>, depth: usize, order: &mut Vec<usize>) {
        if items.len() < 2 {
            return order.extend(items);
        }
        if depth == DEEPEST {
            return self.by_edges(items, order);
        }
        if let Some((above, below)) = self.parted(&items) {
            self.cut(above, depth + 1, order);
            return self.cut(below, depth + 1, order);
        }
        let columns = self.groups(&items, Axis::Across);
        if columns.len() > 1 {
            let columns = self.upright_first(columns);
            return columns.into_iter().for_each(|column| self.cut(column, depth + 1, order));
        }
        let strips = self.strips(&items);
        if strips.len() > 1 {
            return strips.into_iter().for_each(|strip| self.cut(strip, depth + 1, order));
        }
        match self.set_aside(&items) {
            Some(aside) => self.cut_without(aside, &items, depth, order),
            None => self.by_edges(items, order),
        }
    }

    /// Blocks above and below a blank row over the whole width, under which an article begins: heads of articles may
    /// stand beside their text, so that every column goes on over the row.
    fn parted(&self, items: &[usize]) -> Option<(Vec<usize>, Vec<usize>)> {
        let mut sorted = items.to_vec();
        sorted.sort_by_key(|&item| (self.areas[item].top, self.areas[item].left, item));
        let mut reach = i64::MIN / 2;
        for at in 0..sorted.len() {
            let area = self.areas[sorted[at]];
            let (above, below) = sorted.split_at(at);
            if at > 0
                && area.top - reach >= self.body * BLANK_ROW / 10
                && self.is_between(above, below, reach)
            {
                return Some((above.to_vec(), below.to_vec()));
            }
            reach = reach.max(area.lower);
        }
        None
    }

    /// Whether a blank row parts articles: a head stands under it, and none right over it has its text under it.
    fn is_between(&self, above: &[usize], below: &[usize], reach: i64) -> bool {
        let first = below.iter().map(|&item| self.areas[item].top).min().unwrap_or_default();
        let starts: Vec<usize> =
            below.iter().copied().filter(|&item| self.areas[item].top - first <= LEVEL * self.body).collect();
        let mut near = above
            .iter()
            .filter(|&&item| self.heads[item] && reach - self.areas[item].lower < LEVEL * self.body);
        let owns = |&head: &usize| {
            starts.iter().any(|&item| !self.heads[item] && self.areas[item].across(self.areas[head]) > 0)
        };
        starts.iter().any(|&item| self.heads[item]) && !near.any(owns)
    }

    /// Columns with every upright head before its text: that is at its right, or, where all there have heads of
    /// their own, at its left.
    fn upright_first(&self, mut columns: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
        for at in 1..columns.len() {
            let is_upright = columns[at].iter().all(|&item| self.upright[item]);
            if !is_upright || columns.get(at + 1).is_some_and(|next| !self.has_head(next)) {
                continue;
            }
            let top = |column: &Vec<usize>| column.iter().map(|&item| self.areas[item].top).min();
            let head = top(&columns[at]);
            // Its columns begin as high as it does.
            let is_own = |column: &&Vec<usize>| {
                let level =
                    top(column).zip(head).is_some_and(|(one, two)| (one - two).abs() <= LEVEL * self.body);
                level && !self.has_head(column)
            };
            let before = columns[..at].iter().rev().take_while(is_own).count();
            columns[at - before..=at].rotate_right(1);
        }
        columns
    }

    /// Whether blocks begin with a head.
    fn has_head(&self, items: &[usize]) -> bool {
        items.iter().min_by_key(|&&item| self.areas[item].top).is_some_and(|&item| self.heads[item])
    }

    /// Blocks that no gap parts, in the order of their edges.
    fn groups(&self, items: &[usize], axis: Axis) -> Vec<Vec<usize>> {
        let mut spans: Vec<(i64, i64, usize)> = items
            .iter()
            .map(|&item| {
                let (start, end) = self.span(item, axis);
                (start, end, item)
            })
            .collect();
        spans.sort_unstable();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut reach = i64::MIN;
        for (start, end, item) in spans {
            match groups.last_mut() {
                Some(group) if start <= reach => group.push(item),
                _ => groups.push(vec![item]),
            }
            reach = reach.max(end);
        }
        groups
    }

    /// The extent of a block, a little shorter than it is: boxes of neighbours overlap by a hair.
    fn span(&self, item: usize, axis: Axis) -> (i64, i64) {
        let area = self.areas[item];
        let (start, end) = match axis {
            Axis::Across => (area.left, area.right),
            Axis::Down => (area.top, area.lower),
        };
        let margin = (self.body * 2 / 5).min((end - start) / 5);
        (start + margin, end - margin)
    }

    /// Strips across the page. Neighbours without a wide block between them read on in the same columns, unless the
    /// lower begins with heads.
    fn strips(&self, items: &[usize]) -> Vec<Vec<usize>> {
        let mut strips: Vec<Vec<usize>> = Vec::new();
        let mut open = 0;
        for strip in self.groups(items, Axis::Down) {
            let columns = self.groups(&strip, Axis::Across).len();
            let joined = strips
                .last()
                .filter(|_| columns > 1 && open > 1 && !self.begins_anew(&strip))
                .map(|above| above.iter().chain(&strip).copied().collect::<Vec<_>>());
            match joined.map(|joined| (self.groups(&joined, Axis::Across).len(), joined)) {
                Some((shared, joined)) if shared > 1 => {
                    open = shared;
                    if let Some(last) = strips.last_mut() {
                        *last = joined;
                    }
                }
                _ => {
                    open = columns;
                    strips.push(strip);
                }
            }
        }
        strips
    }

    /// Whether every column of a strip begins with a head.
    fn begins_anew(&self, strip: &[usize]) -> bool {
        self.groups(strip, Axis::Across).iter().all(|column| self.has_head(column))
    }

    /// A block without which the others can be parted: the largest such.
    fn set_aside(&self, items: &[usize]) -> Option<usize> {
        if items.len() > SET_ASIDE {
            return None;
        }
        let parts = |aside: usize| {
            let others: Vec<usize> = items.iter().copied().filter(|&item| item != aside).collect();
            self.groups(&others, Axis::Across).len() > 1 || self.strips(&others).len() > 1
        };
        let size = |&item: &usize| self.areas[item].width().saturating_mul(self.areas[item].height());
        items.iter().copied().filter(|&item| parts(item)).max_by_key(|item| (size(item), usize::MAX - item))
    }

    /// Orders all but one, and puts that before the first block under it.
    fn cut_without(&self, aside: usize, items: &[usize], depth: usize, order: &mut Vec<usize>) {
        let others = items.iter().copied().filter(|&item| item != aside).collect();
        let begin = order.len();
        self.cut(others, depth + 1, order);
        let area = self.areas[aside];
        let is_under = |&item: &usize| {
            let other = self.areas[item];
            other.across(area) > 0 && other.top >= area.top
        };
        let at = order[begin..].iter().position(is_under).map_or(order.len(), |at| begin + at);
        order.insert(at, aside);
    }

    /// By left edges, then from the top: those whose edges differ by less than two lines are one column.
    fn by_edges(&self, mut items: Vec<usize>, order: &mut Vec<usize>) {
        items.sort_by_key(|&item| (self.areas[item].left, self.areas[item].top, item));
        let mut rest = &items[..];
        while let Some(&first) = rest.first() {
            let edge = self.areas[first].left + 2 * self.body;
            let end = rest.iter().position(|&item| self.areas[item].left > edge).unwrap_or(rest.len());
            let mut column = rest[..end].to_vec();
            column.sort_by_key(|&item| (self.areas[item].top, item));
            order.extend(column);
            rest = &rest[end..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(boxes: &[(i64, i64, i64, i64, bool)]) -> Vec<usize> {
        let areas: Vec<_> =
            boxes.iter().map(|&(left, top, right, lower, _)| Area { left, top, right, lower }).collect();
        let heads: Vec<_> = boxes.iter().map(|item| item.4).collect();
        let upright: Vec<_> =
            areas.iter().zip(&heads).map(|(area, head)| *head && area.height() > 2 * area.width()).collect();
        Ordering { areas: &areas, heads: &heads, upright: &upright, body: 10 }.order()
    }

    #[test]
    fn columns_under_a_head_read_one_after_the_other() {
        let page = [
            (0, 0, 210, 40, true),
            (0, 50, 100, 100, false),
            (110, 50, 210, 100, false),
            (0, 102, 100, 200, false),
            (110, 102, 210, 200, false),
        ];
        assert_eq!(order(&page), [0, 1, 3, 2, 4]);
    }

    #[test]
    fn articles_side_by_side_under_another_are_apart() {
        let page = [
            (0, 0, 210, 40, true),
            (0, 50, 100, 100, false),
            (110, 50, 210, 100, false),
            (0, 120, 100, 140, true),
            (110, 120, 210, 140, true),
            (0, 150, 100, 200, false),
            (110, 150, 210, 200, false),
        ];
        assert_eq!(order(&page), [0, 1, 2, 3, 5, 4, 6]);
    }

    #[test]
    fn heads_beside_their_text_are_apart_from_the_article_above() {
        let page = [
            (0, 0, 100, 100, false),
            (110, 0, 210, 100, false),
            (0, 120, 100, 150, true),
            (110, 120, 210, 200, false),
        ];
        assert_eq!(order(&page), [0, 1, 2, 3]);
    }

    /// A head upright at the right, beside columns of which the last block runs under it.
    #[test]
    fn a_vertical_head_stands_before_what_is_under_it() {
        let page = [
            (0, 0, 100, 100, false),
            (0, 102, 100, 200, false),
            (110, 0, 150, 206, true),
            (0, 201, 150, 300, false),
        ];
        assert_eq!(order(&page), [2, 0, 1, 3]);
    }

    #[test]
    fn a_pinwheel_has_an_order_too() {
        let page = [
            (0, 0, 200, 100, false),
            (210, 0, 300, 200, false),
            (100, 210, 300, 300, false),
            (0, 110, 90, 300, false),
            (100, 110, 200, 200, false),
        ];
        let mut found = order(&page);
        found.sort_unstable();
        assert_eq!(found, [0, 1, 2, 3, 4]);
    }
}
