//! Tables of Word: cells that span columns, cells that go on from the row above.

use super::super::document::content::{Part, Remark, WordCell, WordRow, WordTable};
use super::super::xml::Element;
use super::reader::Reader;
use crate::diagnostics::Code;
use crate::messages::sentence;
use crate::model::MOST_SPAN;

/// Reads a table. One of a single cell is a frame: what stands in it stands in the text.
pub(super) fn read<'a>(reader: &mut Reader<'a>, element: &'a Element, parts: &mut Vec<Part>) {
    let start = reader.here().start;
    let mut rows = Vec::new();
    collect_rows(reader, element, &mut rows);
    let mut table = WordTable { rows: joined(rows), place: start..reader.here().end, ..WordTable::default() };
    if let [WordRow { cells, .. }] = &mut table.rows[..]
        && let [cell] = &mut cells[..]
    {
        let message = sentence!("changed-form.frame");
        reader.document.remarks.push(Remark {
            code: Code::ChangedForm,
            message,
            help: None,
            place: start..start,
            left_out: None,
        });
        parts.append(&mut cell.parts);
    } else if !table.rows.is_empty() {
        parts.push(Part::Table(table));
    }
}

/// A cell as the file has it.
struct ReadCell {
    cell: WordCell,
    /// Its first column.
    column: u16,
    /// Whether it goes on from the row above.
    goes_on: bool,
}

struct ReadRow {
    cells: Vec<ReadCell>,
    is_head: bool,
}

fn collect_rows<'a>(reader: &mut Reader<'a>, parent: &'a Element, rows: &mut Vec<ReadRow>) {
    for element in parent.elements() {
        match &*element.name {
            "w:tr" => row(reader, element, rows),
            "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" => collect_rows(reader, element, rows),
            _ => {}
        }
    }
}

fn row<'a>(reader: &mut Reader<'a>, element: &'a Element, rows: &mut Vec<ReadRow>) {
    let properties = element.child("w:trPr");
    let has = |name: &str| properties.is_some_and(|properties| properties.child(name).is_some());
    if has("w:del") {
        reader.left_out_element("deletion", element, reader.here());
        return;
    }
    let skipped = |name: &str| {
        let element = properties.and_then(|properties| properties.child(name));
        element
            .and_then(|element| element.attribute("w:val"))
            .and_then(|count| count.parse().ok())
            .unwrap_or(0_u16)
    };
    let mut row = ReadRow { cells: Vec::new(), is_head: has("w:tblHeader") };
    let mut column = 0;
    empty(skipped("w:gridBefore"), &mut column, &mut row);
    collect_cells(reader, element, &mut column, &mut row);
    empty(skipped("w:gridAfter"), &mut column, &mut row);
    rows.push(row);
}

/// Columns in which a row has no cell.
fn empty(columns: u16, column: &mut u16, row: &mut ReadRow) {
    if columns > 0 {
        let columns = columns.min(MOST_SPAN);
        let cell = WordCell { columns, rows: 1, ..WordCell::default() };
        row.cells.push(ReadCell { cell, column: *column, goes_on: false });
        *column = column.saturating_add(columns);
    }
}

fn collect_cells<'a>(reader: &mut Reader<'a>, parent: &'a Element, column: &mut u16, row: &mut ReadRow) {
    for element in parent.elements() {
        match &*element.name {
            "w:tc" => cell(reader, element, column, row),
            "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" => collect_cells(reader, element, column, row),
            _ => {}
        }
    }
}

fn cell<'a>(reader: &mut Reader<'a>, element: &'a Element, column: &mut u16, row: &mut ReadRow) {
    let properties = element.child("w:tcPr");
    let property = |name: &str| properties.and_then(|properties| properties.child(name));
    let columns = property("w:gridSpan").and_then(|span| span.attribute("w:val")?.parse::<u16>().ok());
    let columns = columns.unwrap_or(1).clamp(1, MOST_SPAN);
    let goes_on =
        |name: &str| property(name).is_some_and(|merge| merge.attribute("w:val") != Some("restart"));
    let parts = reader.parts(element);
    if goes_on("w:hMerge")
        && let Some(last) = row.cells.last_mut()
    {
        last.cell.columns = last.cell.columns.saturating_add(columns).min(MOST_SPAN);
        last.cell.parts.extend(parts);
    } else {
        let cell = WordCell { parts, columns, rows: 1, is_head: false };
        row.cells.push(ReadCell { cell, column: *column, goes_on: goes_on("w:vMerge") });
    }
    *column = column.saturating_add(columns);
}

/// Rows in which a cell that goes on belongs to the one above it.
fn joined(rows: Vec<ReadRow>) -> Vec<WordRow> {
    let mut made: Vec<WordRow> = Vec::with_capacity(rows.len());
    // For each column, the row and the number of the cell that a cell below may go on with.
    let mut above: std::collections::BTreeMap<u16, (usize, usize)> = std::collections::BTreeMap::new();
    for ReadRow { cells, is_head } in rows {
        let mut row = WordRow { cells: Vec::new(), is_head };
        let mut now = std::collections::BTreeMap::new();
        for ReadCell { mut cell, column, goes_on } in cells {
            let owner = above.get(&column).copied().filter(|_| goes_on);
            let owner = owner.filter(|&(row, number)| made[row].cells[number].columns == cell.columns);
            match owner {
                Some((first, number)) => {
                    let owner = &mut made[first].cells[number];
                    owner.rows = owner.rows.saturating_add(1).min(MOST_SPAN);
                    owner.parts.append(&mut cell.parts);
                    now.insert(column, (first, number));
                }
                None => {
                    now.insert(column, (made.len(), row.cells.len()));
                    row.cells.push(cell);
                }
            }
        }
        above = now;
        made.push(row);
    }
    made
}
