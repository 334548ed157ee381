//! Rectangles as outlines with right angles.

use std::collections::BTreeMap;

use crate::geometry::{Length, Point, Rect};

/// The outlines of what rectangles cover together, clockwise, each from its top left corner, from
/// the topmost on. Rectangles that touch or overlap are one; where two only meet in a corner they
/// are two. Holes do not occur in what a page is made of, and would come out anticlockwise.
pub(super) fn outlines(rects: &[Rect]) -> Vec<Vec<Point>> {
    let (xs, ys) = (edges(rects, Rect::left, Rect::right), edges(rects, Rect::top, Rect::bottom));
    let covered = |column: usize, row: usize| {
        let inside = |rect: &Rect| {
            rect.left() <= xs[column]
                && xs[column + 1] <= rect.right()
                && rect.top() <= ys[row]
                && ys[row + 1] <= rect.bottom()
        };
        rects.iter().any(inside)
    };
    let mut sides = CellSides::default();
    for row in 0..ys.len().saturating_sub(1) {
        for column in (0..xs.len().saturating_sub(1)).filter(|&column| covered(column, row)) {
            sides.around(column, row);
        }
    }
    let corner = |(column, row): (usize, usize)| Point::new(xs[column], ys[row]);
    sides.loops().into_iter().map(|places| places.into_iter().map(corner).collect()).collect()
}

/// The coordinates of edges, sorted, each once.
fn edges(rects: &[Rect], first: impl Fn(&Rect) -> Length, last: impl Fn(&Rect) -> Length) -> Vec<Length> {
    let mut edges: Vec<Length> = rects.iter().flat_map(|rect| [first(rect), last(rect)]).collect();
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// A crossing of the grid: column and row.
type Crossing = (usize, usize);

/// The sides of covered cells, clockwise; two that lie on each other cancel out.
#[derive(Default)]
struct CellSides(BTreeMap<Crossing, Vec<Crossing>>);

impl CellSides {
    fn around(&mut self, column: usize, row: usize) {
        let corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)];
        for (number, &from) in corners.iter().enumerate() {
            self.add(from, corners[(number + 1) % 4]);
        }
    }

    fn add(&mut self, from: Crossing, to: Crossing) {
        let back = self.0.get_mut(&to).and_then(|ends| {
            let at = ends.iter().position(|&end| end == from)?;
            Some(ends.swap_remove(at))
        });
        if back.is_none() {
            self.0.entry(from).or_default().push(to);
        }
    }

    /// The closed ways along the sides, without crossings where they go straight on.
    fn loops(mut self) -> Vec<Vec<Crossing>> {
        let mut loops = Vec::new();
        while let Some(start) = self.0.iter().find(|(_, ends)| !ends.is_empty()).map(|(&from, _)| from) {
            // The topmost of the leftmost crossings; its loop begins with the side to the right.
            let mut way = vec![start];
            let mut before = None;
            let mut here = start;
            while let Some(next) = self.take(here, before) {
                (before, here) = (Some(here), next);
                if here == start {
                    break;
                }
                way.push(here);
            }
            loops.push(corners(&way));
        }
        loops.sort_by_key(|way| way.first().map(|&(column, row)| (row, column)));
        loops
    }

    /// Takes the side that begins at a crossing; of two the one that turns to the right, so that
    /// areas that only meet in a corner stay apart.
    fn take(&mut self, from: Crossing, before: Option<Crossing>) -> Option<Crossing> {
        let ends = self.0.get_mut(&from)?;
        let right_turn = |&to: &Crossing| before.is_some_and(|before| turns_right(before, from, to));
        let at = ends.iter().position(right_turn).unwrap_or(0);
        (!ends.is_empty()).then(|| ends.swap_remove(at))
    }
}

fn direction(from: Crossing, to: Crossing) -> (i64, i64) {
    let sign = |a: usize, b: usize| (b as i64 - a as i64).signum();
    (sign(from.0, to.0), sign(from.1, to.1))
}

/// Whether a way turns to the right; places count to the right and downwards.
fn turns_right(before: Crossing, at: Crossing, next: Crossing) -> bool {
    let ((ax, ay), (bx, by)) = (direction(before, at), direction(at, next));
    ax * by - ay * bx > 0
}

/// The crossings at which a closed way turns, from the topmost and leftmost on.
fn corners(way: &[Crossing]) -> Vec<Crossing> {
    let count = way.len();
    let turns = |&number: &usize| {
        let (before, next) = (way[(number + count - 1) % count], way[(number + 1) % count]);
        direction(before, way[number]) != direction(way[number], next)
    };
    let mut corners: Vec<Crossing> = (0..count).filter(turns).map(|number| way[number]).collect();
    let first = (0..corners.len()).min_by_key(|&number| (corners[number].1, corners[number].0));
    corners.rotate_left(first.unwrap_or(0));
    corners
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rect(left: i32, top: i32, width: i32, height: i32) -> Rect {
        let points = Length::from_points;
        Rect::new(points(left), points(top), points(width), points(height))
    }

    fn points(corners: &[(i32, i32)]) -> Vec<Point> {
        corners.iter().map(|&(x, y)| Point::new(Length::from_points(x), Length::from_points(y))).collect()
    }

    /// Twice the area inside a closed outline, in square points; positive if it is clockwise.
    fn area(outline: &[Point]) -> i64 {
        let x = |point: &Point| i64::from(point.x.millipoints()) / 1000;
        let y = |point: &Point| i64::from(point.y.millipoints()) / 1000;
        let next = |number: usize| &outline[(number + 1) % outline.len()];
        outline
            .iter()
            .enumerate()
            .map(|(number, point)| x(point) * y(next(number)) - x(next(number)) * y(point))
            .sum::<i64>()
    }

    #[test]
    fn one_rectangle_is_its_four_corners() {
        let expected = points(&[(1, 2), (4, 2), (4, 6), (1, 6)]);
        assert_eq!(outlines(&[rect(1, 2, 3, 4)]), vec![expected]);
        assert!(outlines(&[]).is_empty());
    }

    #[test]
    fn legs_that_touch_are_one_outline_and_legs_that_do_not_are_two() {
        // From the foot of a leg to the top of the next, with rows in common.
        let joined = outlines(&[rect(0, 4, 2, 6), rect(2, 0, 2, 6)]);
        let expected = points(&[(2, 0), (4, 0), (4, 6), (2, 6), (2, 10), (0, 10), (0, 4), (2, 4)]);
        assert_eq!(joined, vec![expected]);
        let apart = outlines(&[rect(0, 6, 2, 4), rect(2, 0, 2, 4)]);
        assert_eq!(apart.len(), 2);
        let corner = outlines(&[rect(0, 4, 2, 6), rect(2, 0, 2, 4)]);
        assert_eq!(corner.len(), 2, "they meet in a corner alone");
    }

    proptest! {
        /// Legs side by side, each covered over one run of rows, as briefs cover them.
        #[test]
        fn outlines_have_the_area_of_their_rectangles(legs in prop::collection::vec((0..10_i32, 1..10_i32), 1..6)) {
            let rects: Vec<Rect> = legs
                .iter()
                .enumerate()
                .map(|(leg, &(top, rows))| rect(leg as i32 * 3, top, 3, rows))
                .collect();
            let covered: i64 = legs.iter().map(|&(_, rows)| i64::from(rows) * 3).sum();
            let found = outlines(&rects);
            prop_assert_eq!(found.iter().map(|outline| area(outline)).sum::<i64>(), covered * 2);
            for outline in &found {
                prop_assert!(area(outline) > 0, "clockwise");
                prop_assert!(outline.len() >= 4 && outline.len() % 2 == 0);
                for (number, point) in outline.iter().enumerate() {
                    let next = outline[(number + 1) % outline.len()];
                    prop_assert!((point.x == next.x) != (point.y == next.y), "right angles");
                }
            }
        }
    }
}
