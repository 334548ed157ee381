//! Plans as short text: one line for each module.

use std::fmt::Write;

use paiban::edition::Edition;
use paiban::layout::Composed;
use paiban::layout::grid::cells::CellRect;
use paiban::layout::plan::{Plan, PlannedModule};
use paiban::package::sha256;

/// All plans of an edition. The first line stands for every frame: it changes where the plans
/// are the same and something on them is not.
pub(crate) fn plans(composed: &Composed) -> String {
    let mut out = format!("frames {}\n", &sha256(composed.edition.dump().as_bytes())[..16]);
    for plan in &composed.plans {
        sheet(plan, &mut out);
    }
    out
}

fn sheet(plan: &Plan, out: &mut String) {
    let Plan { label, sheet, columns, rows, taken, ratio, .. } = plan;
    let _ = writeln!(
        out,
        "\n{label}-{sheet} {columns}x{rows} taken {taken} ratio {ratio} filled {}",
        plan.filled()
    );
    plan.modules.iter().for_each(|planned| module(planned, out));
}

/// `01/lead lead 0,17 5x60 over | head 36pt 2 lines 0,17 5x9 | picture 2,26 3x20 | legs 0,26 33/34 …`
fn module(module: &PlannedModule, out: &mut String) {
    let article = module.article.as_ref().map_or("-", |id| id.as_str());
    let _ = write!(out, "{article} {} {} {}", kind(module), place(&module.cells), module.form);
    if let Some(head) = &module.head {
        let down = if head.vertical { " down" } else { "" };
        let (size, lines) = (head.size.points(), head.lines);
        let _ = write!(out, " | head {size}pt {lines} lines{down} {}", place(&head.cells));
    }
    for picture in &module.pictures {
        let _ = write!(out, " | picture {}", place(picture));
    }
    for (i, leg) in module.legs.iter().enumerate() {
        let before = if i == 0 { " | legs" } else { "" };
        let _ =
            write!(out, "{before} {},{} {}/{}", leg.cells.column, leg.cells.row, leg.filled, leg.cells.rows);
    }
    if let Some(page) = &module.jumps_to {
        let _ = write!(out, " | to {page}");
    }
    let _ = writeln!(out, " | cost {}", module.cost());
}

fn kind(module: &PlannedModule) -> String {
    let holds = format!("{:?}", module.holds).to_lowercase();
    match module.rank {
        Some(rank) => format!("{holds} {}", format!("{rank:?}").to_lowercase()),
        None => holds,
    }
}

fn place(cells: &CellRect) -> String {
    format!("{},{} {}x{}", cells.column, cells.row, cells.columns, cells.rows)
}

/// The frames of the first sheet of an edition, one a line.
pub(crate) fn first_sheet(edition: &Edition) -> String {
    let first = Edition { sheets: edition.sheets.iter().take(1).cloned().collect(), ..edition.clone() };
    first.dump()
}
