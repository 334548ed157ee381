//! Lines that run through a page: cuts over its whole width, free gutters, crossings.

use super::{Finding, Lint};
use crate::layout::grid::cells::CellRect;
use crate::layout::plan::limits::{LONG_GUTTER, STRIP};
use crate::layout::plan::{ModuleContent, Plan, PlannedModule};

/// Rows above which a line runs over the whole width, without the upper edge and the foot of a
/// masthead. A blank module hides no line: the first row of what is free is reported.
pub fn cuts(plan: &Plan) -> Vec<u16> {
    let free = plan.free_area();
    let crossed = |row: u16| standing(plan).any(|(_, m)| m.cells.row < row && row < m.cells.bottom());
    let under_text = |row: u16| {
        standing(plan).any(|(_, m)| m.cells.bottom() <= row && !matches!(m.holds, ModuleContent::Masthead))
    };
    let is_cut = |row: u16| row > free.row && !crossed(row) && under_text(row);
    (free.row + 1..free.bottom()).filter(|&row| is_cut(row) && !is_cut(row - 1)).collect()
}

/// Whether a cut is in the middle of the page.
pub fn in_the_middle(plan: &Plan, row: u16) -> bool {
    (STRIP * 10..=(100 - STRIP) * 10).contains(&(u32::from(row) * 1000 / u32::from(plan.rows.max(1))))
}

/// 断版: cuts in the middle of the page.
pub fn mid_cuts(plan: &Plan) -> Vec<Finding> {
    cuts(plan)
        .into_iter()
        .filter(|&row| in_the_middle(plan, row))
        .map(|row| {
            let cells = CellRect::new(0, row, plan.columns, 1);
            let modules = touching(plan, |m| m.cells.bottom() == row || m.cells.row == row);
            Finding { kind: Lint::MidCut, measured: row.into(), modules, cells }
        })
        .collect()
}

/// The longest free part of each gutter, as the cells after it.
pub fn gutters(plan: &Plan) -> Vec<CellRect> {
    (1..plan.columns).map(|column| free_part(plan, column)).collect()
}

/// The longest part of the gutter before a column that no module crosses.
fn free_part(plan: &Plan, column: u16) -> CellRect {
    let mut crossing: Vec<(u16, u16)> = standing(plan)
        .filter(|(_, m)| m.cells.column < column && column < m.cells.right())
        .map(|(_, m)| (m.cells.row, m.cells.bottom()))
        .collect();
    crossing.sort_unstable();
    let free = plan.free_area();
    let mut longest = CellRect::new(column, free.row, 1, 0);
    let mut from = free.row;
    for (top, bottom) in crossing.into_iter().chain([(free.bottom(), free.bottom())]) {
        if top.saturating_sub(from) > longest.rows {
            longest = CellRect::new(column, from, 1, top - from);
        }
        from = from.max(bottom);
    }
    longest
}

/// Length of a part of a gutter, in thousandths of the free height.
pub fn thousandths(plan: &Plan, gutter: CellRect) -> u32 {
    u32::from(gutter.rows) * 1000 / u32::from(plan.free_area().rows.max(1))
}

/// 通线: gutters that are free over nearly the whole height.
pub fn long_gutters(plan: &Plan) -> Vec<Finding> {
    let measured = gutters(plan).into_iter().map(|gutter| (gutter, thousandths(plan, gutter)));
    measured
        .filter(|&(_, length)| length >= LONG_GUTTER * 10)
        .map(|(gutter, measured)| {
            let beside = |m: &PlannedModule| {
                (m.cells.right() == gutter.column || m.cells.column == gutter.column)
                    && m.cells.common_rows(&gutter) > 0
            };
            Finding { kind: Lint::LongGutter, measured, modules: touching(plan, beside), cells: gutter }
        })
        .collect()
}

/// Points where the corners of four modules meet.
pub fn four_corners(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, module) in standing(plan) {
        let (column, row) = (module.cells.right(), module.cells.bottom());
        let corner = |test: &dyn Fn(&CellRect) -> bool| {
            standing(plan).find(|(_, other)| test(&other.cells)).map(|(number, _)| number)
        };
        let others = [
            corner(&|cells| cells.column == column && cells.bottom() == row),
            corner(&|cells| cells.right() == column && cells.row == row),
            corner(&|cells| cells.column == column && cells.row == row),
        ];
        if let [Some(a), Some(b), Some(c)] = others {
            findings.push(Finding {
                kind: Lint::FourCorners,
                measured: row.into(),
                modules: vec![number, a, b, c],
                cells: CellRect::new(column, row, 1, 1),
            });
        }
    }
    findings
}

/// The modules that hold something, with their numbers.
fn standing(plan: &Plan) -> impl Iterator<Item = (usize, &PlannedModule)> {
    plan.modules.iter().enumerate().filter(|(_, module)| module.holds != ModuleContent::Blank)
}

/// Numbers of the modules for which `test` holds.
fn touching(plan: &Plan, test: impl Fn(&PlannedModule) -> bool) -> Vec<usize> {
    standing(plan).filter(|(_, module)| test(module)).map(|(number, _)| number).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{article, page, page_of};
    use super::*;
    use crate::model::Rank;

    /// A page of modules at these cells: columns, rows, width, height.
    fn tiled(cells: &[(u16, u16, u16, u16)]) -> Plan {
        let one = |(i, &(c, r, w, h)): (usize, &(u16, u16, u16, u16))| {
            article(&i.to_string(), Rank::Middle, 22, CellRect::new(c, r, w, h))
        };
        page_of(cells.iter().enumerate().map(one).collect())
    }

    #[test]
    fn a_line_through_the_middle_is_found_and_one_near_the_edge_is_not() {
        let middle = mid_cuts(&tiled(&[(0, 0, 6, 20), (0, 20, 3, 21), (3, 20, 3, 21)]));
        assert_eq!(middle.len(), 1);
        assert_eq!((middle[0].measured, middle[0].modules.as_slice()), (20, &[0, 1, 2][..]));
        let edge = tiled(&[(0, 0, 6, 10), (0, 10, 3, 31), (3, 10, 3, 31)]);
        assert_eq!((mid_cuts(&edge), cuts(&edge)), (vec![], vec![10]));
        let crossed = tiled(&[(0, 0, 3, 20), (0, 20, 3, 21), (3, 0, 3, 21), (3, 21, 3, 20)]);
        assert!(cuts(&crossed).is_empty());
    }

    #[test]
    fn the_foot_of_a_masthead_is_no_cut() {
        let mut plan = tiled(&[(0, 0, 6, 11), (0, 11, 3, 30), (3, 11, 3, 30)]);
        assert_eq!(cuts(&plan), [11]);
        plan.modules[0].holds = ModuleContent::Masthead;
        assert!(cuts(&plan).is_empty());
    }

    #[test]
    fn blank_cells_hide_no_line() {
        let mut plan = tiled(&[(0, 0, 6, 18), (0, 18, 6, 5), (0, 23, 6, 18)]);
        plan.modules[1].holds = ModuleContent::Blank;
        let rows: Vec<u32> = mid_cuts(&plan).iter().map(|finding| finding.measured).collect();
        assert_eq!(rows, [18], "the six rows are one line");
    }

    #[test]
    fn a_gutter_is_long_from_four_fifths_of_the_free_height() {
        // 33 of 41 rows are 804 thousandths, 32 are 780.
        let long = long_gutters(&tiled(&[(0, 0, 6, 8), (0, 8, 3, 33), (3, 8, 3, 33)]));
        assert_eq!((long[0].measured, long[0].cells), (804, CellRect::new(3, 8, 1, 33)));
        assert_eq!(long[0].modules, [1, 2]);
        let short = tiled(&[(0, 0, 6, 9), (0, 9, 3, 32), (3, 9, 3, 32)]);
        assert_eq!(long_gutters(&short), []);
        let strip = Plan { taken: 9, ..short };
        assert_eq!(long_gutters(&strip)[0].measured, 1000, "rows of a masthead do not count");
    }

    #[test]
    fn the_longest_of_two_free_parts_counts() {
        let plan = tiled(&[(0, 0, 3, 10), (3, 0, 3, 10), (0, 10, 6, 5), (0, 15, 3, 26), (3, 15, 3, 26)]);
        assert_eq!(free_part(&plan, 3), CellRect::new(3, 15, 1, 26));
        assert_eq!(gutters(&plan).len(), 5);
    }

    #[test]
    fn four_modules_meet_in_a_crossing_and_three_do_not() {
        let crossing = four_corners(&tiled(&[(0, 0, 3, 20), (3, 0, 3, 20), (0, 20, 3, 21), (3, 20, 3, 21)]));
        assert_eq!((crossing[0].modules.as_slice(), crossing.len()), (&[0, 1, 2, 3][..], 1));
        assert_eq!(four_corners(&tiled(&[(0, 0, 3, 20), (3, 0, 3, 20), (0, 20, 6, 21)])), []);
        assert_eq!(four_corners(&page()), []);
    }
}
