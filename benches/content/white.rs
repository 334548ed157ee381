//! White that is trapped on a page: the largest rectangle in which nothing is printed.

use paiban::edition::{Frame, Sheet};
use paiban::geometry::{Length, Rect};
use paiban::layout::plan::{ModuleContent, Plan, PlannedModule};
use paiban::layout::{CellRect, Paper};

use crate::places::{bounds, each};

/// A page is looked at in squares of this side, about half a line: narrower white is not seen as a hole.
const SQUARE: i32 = 6_000;

/// Least columns and rows of squares that an eye sees as a hole: three lines, both ways.
const LEAST: (usize, usize) = (6, 6);

/// The largest blank rectangle of the type area, in thousandths of it. What is blank at the foot of a page
/// that has too little counts too; the white around the name of the paper and
/// in advertisements does not.
pub(crate) fn largest(sheet: &Sheet, paper: &Paper, plan: &Plan) -> u32 {
    let type_area = paper.type_area();
    let squares = |length: Length| (length.millipoints().max(0) / SQUARE) as usize;
    let (columns, rows) = (squares(type_area.size.width), squares(type_area.size.height));
    let mut printed = vec![false; columns * rows];
    let mut print = |rect: &Rect| {
        let from = (squares(rect.left() - type_area.left()), squares(rect.top() - type_area.top()));
        let to = (squares(rect.right() - type_area.left()), squares(rect.bottom() - type_area.top()));
        for row in from.1..(to.1 + 1).min(rows) {
            for column in from.0..(to.0 + 1).min(columns) {
                printed[row * columns + column] = true;
            }
        }
    };
    each(&sheet.frames, None, &mut |frame, _| {
        bounds(frame).iter().filter(|rect| !is_ground(frame, rect)).for_each(&mut print);
    });
    let not_ours =
        |module: &&PlannedModule| matches!(module.holds, ModuleContent::Masthead | ModuleContent::Notice);
    let apart = plan.modules.iter().filter(not_ours).map(|module| module.cells);
    let taken = CellRect::new(0, 0, plan.columns, plan.taken);
    for cells in apart.chain([taken]).filter(|cells| cells.rows > 0) {
        let (left, top) = (paper.column_left(cells.column), paper.row_top(cells.row));
        print(&Rect::new(left, top, paper.span(cells.columns), paper.row * i32::from(cells.rows)));
    }
    (largest_blank(&printed, columns) * 1000 / (columns * rows).max(1)) as u32
}

/// Whether a frame is a tint that other things stand on.
fn is_ground(frame: &Frame, rect: &Rect) -> bool {
    let side = rect.size.width.min(rect.size.height);
    matches!(frame, Frame::Rule { .. }) && side.millipoints() > 2 * SQUARE
}

/// The area of the largest blank rectangle, in squares.
fn largest_blank(printed: &[bool], columns: usize) -> usize {
    let mut heights = vec![0_usize; columns];
    let mut largest = 0;
    for row in printed.chunks(columns.max(1)) {
        for (height, &ink) in heights.iter_mut().zip(row) {
            *height = if ink { 0 } else { *height + 1 };
        }
        for from in 0..columns {
            let mut lowest = usize::MAX;
            for (wide, &height) in (1..).zip(&heights[from..]) {
                lowest = lowest.min(height);
                if lowest < LEAST.1 {
                    break;
                }
                if wide >= LEAST.0 {
                    largest = largest.max(lowest * wide);
                }
            }
        }
    }
    largest
}
