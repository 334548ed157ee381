//! Pages that a file describes, one module per line.

use std::collections::BTreeMap;

use paiban::geometry::Length;
use paiban::layout::CellRect;
use paiban::layout::Paper;
use paiban::layout::plan::{ModuleContent, Plan, PlannedHead, PlannedKind, PlannedLeg, PlannedModule, lint};
use paiban::model::PlanKind;

/// The remarks about a described page.
pub(crate) fn judged(line: &str, text: &str) -> String {
    let mut found = format!("$ {line}\n");
    let paper = Paper::find("tabloid-6").unwrap();
    for remark in lint::remarks(&written(text), &paper, &BTreeMap::new()) {
        found += &format!("{}[{}]: {}\n", remark.severity, remark.code, remark.message.english());
    }
    found
}

/// A page as data from its text: first `LABEL COLUMNSxROWS`, then a module a line: its article,
/// its rank, the size of its head, its cells as `COLUMNSxROWS+COLUMN+ROW`, and words on it: `boxed`,
/// `jumps`, `side`, `cut`, `subhead` (at the foot of its first leg), `short N` (blank rows at the
/// foot of its first leg), `picture CELLS`. `blank` for an article
/// is room in which nothing stands.
fn written(text: &str) -> Plan {
    let mut lines = text.lines();
    let (label, size) = lines.next().unwrap().split_once(' ').unwrap();
    let (columns, rows) = size.split_once('x').unwrap();
    Plan {
        body: Length::from_points(10),
        label: label.into(),
        sheet: 0,
        columns: columns.parse().unwrap(),
        rows: rows.parse().unwrap(),
        taken: 0,
        demand: 1000,
        ratio: 1000,
        planned: PlannedKind {
            kind: PlanKind::Lead,
            is_named: false,
            dominant: None,
            picture: [0, 0],
            heads: Vec::new(),
            lead_lines: 2,
            entries: 0,
            lacks: Vec::new(),
        },
        modules: lines.map(written_module).collect(),
        terms: Vec::new(),
        runners_up: Vec::new(),
    }
}

fn written_module(line: &str) -> PlannedModule {
    let mut words = line.split_whitespace();
    let mut word = || words.next().unwrap();
    let (id, rank, size, cells) = (word(), word(), word(), written_cells(word()));
    if id == "blank" {
        return PlannedModule::empty(cells);
    }
    let rest: Vec<&str> = words.collect();
    let has = |wanted: &str| rest.contains(&wanted);
    let after = |wanted: &str| Some(rest[rest.iter().position(|word| *word == wanted)? + 1]);
    let rows = |wanted: &str| after(wanted).map_or(0, |rows| rows.parse().unwrap());
    let text = CellRect::new(cells.column, cells.row + 4, 1, cells.rows - 5);
    let leg = |number: u16| PlannedLeg {
        cells: text.moved(number, 0),
        filled: if number == 0 { text.rows - rows("short") } else { text.rows },
        ends_with_subhead: number == 0 && has("subhead"),
    };
    let side = has("side");
    let head = CellRect::new(cells.column, cells.row, if side { 1 } else { cells.columns }, 4);
    PlannedModule {
        holds: ModuleContent::Article,
        article: Some(id.into()),
        rank: Some(serde_json::from_value(rank.into()).unwrap()),
        head: Some(PlannedHead {
            size: Length::from_points(size.parse().unwrap()),
            lines: 1,
            cells: head,
            vertical: side,
            cuts_word: has("cut"),
        }),
        form: if side { "side-head" } else { "over" }.to_owned(),
        pictures: after("picture").map(written_cells).into_iter().collect(),
        legs: (0..cells.columns).map(leg).collect(),
        boxed: has("boxed"),
        jumps_to: has("jumps").then(|| "A03".into()),
        ..PlannedModule::empty(cells)
    }
}

fn written_cells(text: &str) -> CellRect {
    let numbers: Vec<u16> = text.split(['x', '+']).map(|number| number.parse().unwrap()).collect();
    CellRect::new(numbers[2], numbers[3], numbers[0], numbers[1])
}
