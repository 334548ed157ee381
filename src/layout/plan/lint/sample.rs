//! Small pages for the tests of the checks.

use crate::geometry::Length;
use crate::layout::grid::cells::CellRect;
use crate::layout::plan::bill::FormTerm;
use crate::layout::plan::{ModuleContent, Plan, PlannedHead, PlannedKind, PlannedLeg, PlannedModule};
use crate::model::{PlanKind, Rank};

/// An article with a head of 4 rows over legs that are full.
pub(crate) fn article(id: &str, rank: Rank, size: i32, cells: CellRect) -> PlannedModule {
    let head = CellRect::new(cells.column, cells.row, cells.columns, 4);
    let text = CellRect::new(cells.column, cells.row + 4, 1, cells.rows - 5);
    let leg = |number: u16| PlannedLeg {
        cells: text.moved(number, 0),
        filled: text.rows,
        ends_with_subhead: false,
    };
    PlannedModule {
        holds: ModuleContent::Article,
        article: Some(id.into()),
        rank: Some(rank),
        cells,
        form: "over".to_owned(),
        head: Some(PlannedHead {
            size: Length::from_points(size),
            lines: 1,
            cells: head,
            vertical: false,
            cuts_word: false,
        }),
        pictures: Vec::new(),
        photos: Vec::new(),
        legs: (0..cells.columns).map(leg).collect(),
        boxed: false,
        jumps_to: None,
        terms: vec![(FormTerm::Width, 200)],
    }
}

/// A page of the modules, 6 columns by 41 rows.
pub(crate) fn page_of(modules: Vec<PlannedModule>) -> Plan {
    Plan {
        body: Length::from_points(10),
        label: "A02".into(),
        sheet: 0,
        columns: 6,
        rows: 41,
        taken: 0,
        demand: 1000,
        ratio: 1000,
        planned: planned(),
        modules,
        terms: Vec::new(),
        runners_up: Vec::new(),
    }
}

/// A lead that asks for nothing.
fn planned() -> PlannedKind {
    PlannedKind {
        kind: PlanKind::Lead,
        is_named: false,
        dominant: None,
        picture: [0, 0],
        heads: Vec::new(),
        lead_lines: 2,
        entries: 0,
        lacks: Vec::new(),
    }
}

/// A page without fault: a lead at the left of the top, four smaller stories around it.
///
/// ```text
/// lead lead lead lead  b  b      lead to row 18, b to row 30
/// c    c    e    e     b  b      e from row 18 to row 30
/// c    c    d    d     d  d      c from row 18, d from row 30
/// ```
pub(crate) fn page() -> Plan {
    let mut boxed = article("c", Rank::Middle, 22, CellRect::new(0, 18, 2, 23));
    boxed.boxed = true;
    page_of(vec![
        article("lead", Rank::Lead, 36, CellRect::new(0, 0, 4, 18)),
        article("b", Rank::Major, 26, CellRect::new(4, 0, 2, 30)),
        boxed,
        article("d", Rank::Middle, 22, CellRect::new(2, 30, 4, 11)),
        article("e", Rank::Minor, 18, CellRect::new(2, 18, 2, 12)),
    ])
}
