//! Faults of the page as a whole: what fills it, where the lead stands, pictures, boxes, jumps.

use super::{Finding, Lint};
use crate::layout::grid::cells::CellRect;
use crate::layout::plan::limits::MOST_BOXES;
use crate::layout::plan::{ModuleContent, Plan, PlannedModule};
use crate::model::Rank;

/// A page on which less stands is not full, in thousandths of its free cells.
const FULL: u32 = 985;

/// An area of so many columns and rows without picture, head or box is grey.
const GREY: (u16, u16) = (4, 45);

/// Rows between two pictures that do not part them: the one of an article rule.
const RULE_ROWS: u16 = 1;

/// Most articles that go on elsewhere.
const MOST_JUMPS: usize = 2;

/// Modules that share cells, and those that leave the page.
pub fn collisions(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut add = |measured: u32, modules: Vec<usize>, cells: CellRect| {
        if measured > 0 {
            findings.push(Finding { kind: Lint::Collision, measured, modules, cells });
        }
    };
    let free = plan.free_area();
    for (i, module) in plan.modules.iter().enumerate() {
        add(module.cells.area() - common(&module.cells, &free), vec![i], module.cells);
        for (j, other) in plan.modules.iter().enumerate().skip(i + 1) {
            add(common(&module.cells, &other.cells), vec![i, j], other.cells);
        }
    }
    findings
}

fn common(a: &CellRect, b: &CellRect) -> u32 {
    u32::from(a.common_columns(b)) * u32::from(a.common_rows(b))
}

/// A page on which too little stands.
pub fn underfull(plan: &Plan) -> Option<Finding> {
    let (measured, cells) = (plan.filled(), plan.free_area());
    let modules = || {
        let mut blank: Vec<usize> =
            (0..plan.modules.len()).filter(|&i| plan.modules[i].blank() > 0).collect();
        blank.sort_by_key(|&i| std::cmp::Reverse(plan.modules[i].blank()));
        blank
    };
    (measured < FULL).then(|| Finding { kind: Lint::Underfull, measured, modules: modules(), cells })
}

/// A lead that does not stand at the top, or not at the left. Directly below a masthead counts as
/// the top.
pub fn lead_elsewhere(plan: &Plan) -> Vec<Finding> {
    let is_lead =
        |module: &PlannedModule| module.holds == ModuleContent::Article && module.rank == Some(Rank::Lead);
    let Some(number) = plan.modules.iter().position(is_lead) else { return Vec::new() };
    let cells = plan.modules[number].cells;
    let masthead = |module: &&PlannedModule| {
        module.holds == ModuleContent::Masthead && module.cells.common_columns(&cells) > 0
    };
    let top = plan.modules.iter().filter(masthead).map(|module| module.cells.bottom()).max();
    let above = cells.row.saturating_sub(top.unwrap_or(plan.taken));
    let finding =
        |kind: Lint, measured: u16| Finding { kind, measured: measured.into(), modules: vec![number], cells };
    let places = [(Lint::LeadNotAtTop, above), (Lint::LeadNotAtLeft, cells.column)];
    places.into_iter().filter(|&(_, far)| far > 0).map(|(kind, far)| finding(kind, far)).collect()
}

/// Pictures of different modules that touch, side by side or with only a rule between them.
pub fn pictures_touch(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (i, module) in plan.modules.iter().enumerate() {
        for (j, other) in plan.modules.iter().enumerate().skip(i + 1) {
            for a in &module.pictures {
                let touching = other.pictures.iter().map(|b| (touch(a, b), b)).find(|&(along, _)| along > 0);
                if let Some((along, &cells)) = touching {
                    let (kind, measured) = (Lint::PicturesTouch, along.into());
                    findings.push(Finding { kind, measured, modules: vec![i, j], cells });
                }
            }
        }
    }
    findings
}

/// Columns or rows along which two rectangles touch.
fn touch(a: &CellRect, b: &CellRect) -> u16 {
    if a.right() == b.column || b.right() == a.column {
        return a.common_rows(b);
    }
    let (upper, lower) = if a.row <= b.row { (a, b) } else { (b, a) };
    if lower.row.saturating_sub(upper.bottom()) <= RULE_ROWS { a.common_columns(b) } else { 0 }
}

/// The first grey area of a page, as deep as it goes.
pub fn grey_area(plan: &Plan) -> Option<Finding> {
    let (columns, rows) = GREY;
    let bright: Vec<CellRect> = plan.modules.iter().flat_map(bright_cells).collect();
    let free = plan.free_area();
    let grey = |area: &CellRect| !bright.iter().any(|cells| cells.overlaps(area));
    let last_row = free.bottom().checked_sub(rows)?;
    let last_column = plan.columns.checked_sub(columns)?;
    let corners = (free.row..=last_row).flat_map(|row| (0..=last_column).map(move |column| (column, row)));
    let mut areas = corners.map(|(column, row)| CellRect::new(column, row, columns, rows));
    let first = areas.find(grey)?;
    let deeper = (rows..=free.bottom() - first.row).map(|rows| CellRect { rows, ..first });
    let cells = deeper.take_while(grey).last().unwrap_or(first);
    let in_it = |&i: &usize| plan.modules[i].cells.overlaps(&cells);
    let modules = (0..plan.modules.len()).filter(in_it).collect();
    Some(Finding { kind: Lint::GreyArea, measured: cells.rows.into(), modules, cells })
}

/// What breaks the grey in a module: all of a box and of what is no article, else head and
/// pictures.
fn bright_cells(module: &PlannedModule) -> Vec<CellRect> {
    let text =
        matches!(module.holds, ModuleContent::Article | ModuleContent::Continuation | ModuleContent::Digest);
    if module.boxed || !text {
        return vec![module.cells];
    }
    module.head.iter().map(|head| head.cells).chain(module.pictures.iter().copied()).collect()
}

/// Too many boxes around articles.
pub fn many_boxes(plan: &Plan) -> Option<Finding> {
    let boxed = |module: &PlannedModule| {
        module.boxed
            && !matches!(module.holds, ModuleContent::Masthead | ModuleContent::Index | ModuleContent::Notice)
    };
    too_many(plan, Lint::Boxes, boxed, MOST_BOXES)
}

/// Too many articles that go on at other pages.
pub fn many_jumps(plan: &Plan) -> Option<Finding> {
    too_many(plan, Lint::Jumps, |module| module.jumps_to.is_some(), MOST_JUMPS)
}

fn too_many(plan: &Plan, kind: Lint, test: impl Fn(&PlannedModule) -> bool, most: usize) -> Option<Finding> {
    let modules: Vec<usize> = (0..plan.modules.len()).filter(|&i| test(&plan.modules[i])).collect();
    let cells = plan.modules[*modules.get(most)?].cells;
    Some(Finding { kind, measured: modules.len() as u32, modules, cells })
}

#[cfg(test)]
mod tests {
    use super::super::sample::{article, page, page_of};
    use super::*;

    #[test]
    fn modules_neither_overlap_nor_leave_the_page() {
        let mut plan = page();
        assert_eq!(collisions(&plan), []);
        plan.modules[1].cells.rows = 31;
        assert_eq!((collisions(&plan)[0].measured, &collisions(&plan)[0].modules), (2, &vec![1, 3]));
        plan.modules[1].cells = CellRect::new(4, 0, 3, 30);
        assert_eq!((collisions(&plan)[0].measured, &collisions(&plan)[0].modules), (30, &vec![1]));
    }

    #[test]
    fn a_page_is_full_from_985_thousandths() {
        // 246 cells: three are 12 thousandths, four are 16.
        let mut plan = page();
        plan.modules[0].legs[3].filled -= 3;
        assert_eq!((plan.filled(), underfull(&plan)), (988, None));
        plan.modules[4].legs[1].filled -= 1;
        let found = underfull(&plan).unwrap();
        assert_eq!((found.measured, found.modules), (984, vec![0, 4]));
    }

    #[test]
    fn the_lead_stands_at_the_left_of_the_top_or_below_the_masthead() {
        let mut plan = page();
        assert_eq!(lead_elsewhere(&plan), []);
        plan.modules.swap(0, 1);
        plan.modules[0].cells = CellRect::new(0, 0, 2, 31);
        plan.modules[1].cells = CellRect::new(2, 0, 4, 24);
        let found = lead_elsewhere(&plan);
        assert_eq!((found[0].kind, found[0].measured, found.len()), (Lint::LeadNotAtLeft, 2, 1));
        plan.modules[1].cells = CellRect::new(0, 24, 4, 17);
        assert_eq!(
            (lead_elsewhere(&plan)[0].kind, lead_elsewhere(&plan)[0].measured),
            (Lint::LeadNotAtTop, 24)
        );
        plan.modules[0].holds = ModuleContent::Masthead;
        plan.modules[0].cells = CellRect::new(0, 0, 4, 24);
        assert_eq!(lead_elsewhere(&plan), []);
        plan.taken = 24;
        plan.modules.remove(0);
        assert_eq!(lead_elsewhere(&plan), [], "below the rows of a masthead that is no module");
    }

    #[test]
    fn pictures_of_two_articles_do_not_touch() {
        let mut plan = page();
        plan.modules[0].pictures = vec![CellRect::new(2, 4, 2, 10)];
        plan.modules[1].pictures = vec![CellRect::new(5, 4, 1, 10)];
        assert_eq!(pictures_touch(&plan), []);
        plan.modules[1].pictures = vec![CellRect::new(4, 12, 2, 10)];
        assert_eq!((pictures_touch(&plan)[0].measured, pictures_touch(&plan).len()), (2, 1));
        plan.modules[0].pictures = vec![CellRect::new(2, 12, 2, 11)];
        plan.modules[1].pictures = vec![];
        plan.modules[3].pictures = vec![CellRect::new(2, 24, 2, 4)];
        assert_eq!(pictures_touch(&plan)[0].modules, [0, 3], "only the rule is between them");
        plan.modules[3].pictures = vec![CellRect::new(2, 28, 2, 4)];
        assert_eq!(pictures_touch(&plan), []);
    }

    #[test]
    fn four_columns_of_45_rows_without_relief_are_grey() {
        let deep = |rows: u16| {
            let mut plan = page_of(vec![article("a", Rank::Lead, 36, CellRect::new(0, 0, 6, rows))]);
            plan.rows = rows;
            plan
        };
        assert_eq!(grey_area(&deep(48)), None, "44 rows below the head");
        let mut plan = deep(52);
        let found = grey_area(&plan).unwrap();
        assert_eq!((found.cells, found.measured), (CellRect::new(0, 4, 4, 48), 48));
        plan.modules[0].pictures = vec![CellRect::new(2, 20, 1, 10)];
        assert_eq!(grey_area(&plan), None);
        plan.modules[0].pictures.clear();
        plan.modules[0].boxed = true;
        assert_eq!(grey_area(&plan), None);
        assert_eq!(grey_area(&Plan { columns: 3, ..deep(60) }), None, "three columns are never four");
    }

    #[test]
    fn two_boxes_and_two_jumps_are_enough() {
        let mut plan = page();
        plan.modules[1].boxed = true;
        assert_eq!(many_boxes(&plan), None, "with that of the sample two");
        plan.modules[3].boxed = true;
        assert_eq!(many_boxes(&plan).unwrap().modules, [1, 2, 3]);
        plan.modules[3].holds = ModuleContent::Notice;
        assert_eq!(many_boxes(&plan), None, "an announcement brings its box");
        for number in 0..3 {
            assert_eq!(many_jumps(&plan), None);
            plan.modules[number].jumps_to = Some("A03".into());
        }
        assert_eq!(many_jumps(&plan).unwrap().measured, 3);
    }
}
