//! The text of one article in the order of its legs: from the top of each to its foot, then the next at its right. Text
//! over several legs is read after what stands over it and before what stands under it.

use super::area::Area;

/// Tenths of a block that another must cover to be over or under it.
const COVERED: i64 = 6;

/// Tenths of the width of most blocks that one over several legs has.
const WIDER: i64 = 14;

/// The numbers of some blocks in the order of reading; `body` is the height of a line.
pub(super) fn in_legs(areas: &[Area], body: i64) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..areas.len()).collect();
    sorted.sort_by_key(|&at| (areas[at].left, areas[at].top, at));
    let mut widths: Vec<i64> = areas.iter().map(|area| area.width()).collect();
    widths.sort_unstable();
    let width = widths.get(widths.len() / 2).copied().unwrap_or_default();
    let wider = sorted.iter().copied().filter(|&at| 10 * areas[at].width() >= WIDER * width);
    let mut wide: Vec<usize> = wider.filter(|&at| is_wide(areas, &sorted, at, body)).collect();
    wide.sort_by_key(|&at| (areas[at].top, at));
    let others: Vec<usize> = sorted.into_iter().filter(|at| !wide.contains(at)).collect();
    let mut strips: Vec<Vec<usize>> = vec![Vec::new(); wide.len() + 1];
    for at in others {
        let over = wide.iter().filter(|&&wide| areas[wide].lower <= areas[at].top + body / 2).count();
        strips[over].push(at);
    }
    let mut order = Vec::with_capacity(areas.len());
    for (number, strip) in strips.into_iter().enumerate() {
        legs(areas, strip, body, &mut order);
        order.extend(wide.get(number));
    }
    order
}

/// Whether a block covers most of two others that stand side by side; `sorted` are all by their
/// left edges.
fn is_wide(areas: &[Area], sorted: &[usize], at: usize, body: i64) -> bool {
    let own = areas[at];
    let covered =
        |other: &usize| *other != at && 10 * own.across(areas[*other]) >= COVERED * areas[*other].width();
    let mut right = None;
    sorted.iter().copied().filter(covered).any(|other| {
        let first = *right.get_or_insert(areas[other].right);
        areas[other].left + body >= first
    })
}

/// Adds blocks in the order of their legs; they are sorted by their left edges.
fn legs(areas: &[Area], sorted: Vec<usize>, body: i64, order: &mut Vec<usize>) {
    let mut leg: Vec<usize> = Vec::new();
    let mut right = i64::MAX;
    let mut end = |leg: &mut Vec<usize>| {
        leg.sort_by_key(|&at| (areas[at].top, areas[at].left, at));
        order.append(leg);
    };
    for at in sorted {
        if areas[at].left + body >= right {
            end(&mut leg);
            right = i64::MAX;
        }
        right = right.min(areas[at].right);
        leg.push(at);
    }
    end(&mut leg);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(boxes: &[(i64, i64, i64, i64)]) -> Vec<usize> {
        let area = |&(left, top, right, lower): &(i64, i64, i64, i64)| Area { left, top, right, lower };
        in_legs(&boxes.iter().map(area).collect::<Vec<_>>(), 10)
    }

    #[test]
    fn legs_are_read_one_after_the_other_however_short_their_last_blocks_are() {
        assert_eq!(
            order(&[(110, 0, 210, 90), (20, 92, 100, 100), (0, 0, 100, 90), (110, 92, 210, 100)]),
            [2, 1, 0, 3]
        );
    }

    #[test]
    fn text_over_several_legs_parts_them() {
        let page =
            [(0, 60, 100, 90), (110, 60, 210, 90), (0, 40, 210, 55), (0, 0, 100, 30), (110, 0, 210, 30)];
        assert_eq!(order(&page), [3, 4, 2, 0, 1]);
    }
}
