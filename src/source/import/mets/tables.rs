//! Cells that follow each other as tables.

use super::super::document::content::{Paragraph, Part, WordCell, WordRow, WordTable};
use super::map::{MapPart, MapRole};

/// Columns and rows that a cell takes: `2×1`.
fn span(label: Option<&str>) -> (u16, u16) {
    let span = label.and_then(|label| label.split_once('×'));
    let number = |text: &str| text.trim().parse::<u16>().ok().filter(|number| *number > 0);
    span.and_then(|(columns, rows)| Some((number(columns)?, number(rows)?))).unwrap_or((1, 1))
}

/// Adds a cell to the table that is open; a cell of another row begins one. `row` is the last row that was added to.
pub(super) fn add(table: &mut WordTable, row: &mut usize, cell: &MapPart, text: Paragraph) {
    if *row != cell.row || table.rows.is_empty() {
        table.rows.push(WordRow { cells: Vec::new(), is_head: true });
        *row = cell.row;
    }
    table.place.end = table.place.end.max(text.place.end);
    let (columns, rows) = span(cell.label.as_deref());
    let Some(last) = table.rows.last_mut() else { return };
    // A row is of the head if all of its cells are.
    last.is_head &= cell.role == MapRole::ColumnHead;
    let is_head = cell.role == MapRole::RowHead;
    last.cells.push(WordCell { parts: vec![Part::Paragraph(text)], columns, rows, is_head });
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn spans_are_written_as_columns_by_rows() {
        for (label, expected) in
            [(Some("2×3"), (2, 3)), (Some("0×1"), (1, 1)), (Some("甲"), (1, 1)), (None, (1, 1))]
        {
            assert_eq!(span(label), expected);
        }
    }
}
