//! Tables in normal form: their cells fill the grid.

use std::ops::Range;

use super::blocks::Blocks;
use super::text::Text;
use crate::diagnostics::Code;
use crate::messages::{Sentence, sentence};
use crate::model::{Alignment, Block, Cell, CellSpan, ChartKind, Grid, GridCell, MOST_SPAN, SpanCut, Table};
use crate::source::limits::CELLS;
use crate::source::record::Faults;

/// A table as it was read.
#[derive(Clone, Debug, Default)]
pub struct ReadTable {
    /// What is said over it.
    pub caption: Text,
    /// How its columns are set; there may be more.
    pub columns: Vec<Alignment>,
    /// The rows of its head.
    pub head: Vec<ReadRow>,
    /// The rows below.
    pub rows: Vec<ReadRow>,
    /// How it is drawn.
    pub chart: Option<ChartKind>,
}

/// A row as it was read.
#[derive(Clone, Debug, Default)]
pub struct ReadRow {
    /// Its cells.
    pub cells: Vec<ReadCell>,
    /// Its place.
    pub place: Range<usize>,
}

/// A cell as it was read.
#[derive(Clone, Debug, Default)]
pub struct ReadCell {
    /// Its text.
    pub text: Text,
    /// How many columns and rows it asks for.
    pub span: CellSpan,
    /// Whether it is a head in its row.
    pub is_head: bool,
    /// Its place.
    pub place: Range<usize>,
}

impl ReadTable {
    /// The places of its cells.
    pub fn grid(&self) -> Grid {
        let spans = |row: &ReadRow| row.cells.iter().map(|cell| cell.span).collect::<Vec<_>>();
        let head: Vec<_> = self.head.iter().map(spans).collect();
        let rows: Vec<_> = self.rows.iter().map(spans).collect();
        Grid::of(self.columns.len(), &head, &rows)
    }

    /// Reports cells that reach where they have no room, and rows that are not as wide as the table.
    pub fn report_uneven(&self, faults: &mut Faults) {
        let grid = self.grid();
        for (row, read) in grid.rows.iter().zip(self.head.iter().chain(&self.rows)) {
            for (cell, read) in row.cells.iter().zip(&read.cells) {
                if let Some(cut) = cell.cut {
                    report_cut(cut, cell, read, faults);
                }
            }
            if row.taken < grid.columns {
                let message = sentence!("uneven-table", found = row.taken, expected = grid.columns);
                let help = Some(Sentence::new("uneven-table.help"));
                faults.report_with(Code::UnevenTable, message, read.place.clone(), help);
            }
        }
    }

    /// Gives every cell the span that it has room for.
    fn cut_spans(&mut self, grid: &Grid) {
        for (row, placed) in self.head.iter_mut().chain(&mut self.rows).zip(&grid.rows) {
            row.cells.iter_mut().zip(&placed.cells).for_each(|(cell, placed)| cell.span = placed.span);
        }
    }

    /// Fills the rows up with empty cells.
    fn fill(&mut self, grid: &Grid) {
        for (row, placed) in self.head.iter_mut().chain(&mut self.rows).zip(&grid.rows) {
            let cells = row.cells.len() + grid.columns - placed.taken;
            row.cells.resize_with(cells, ReadCell::default);
        }
    }

    /// Takes out the rows and columns in which no cell begins: nobody sees them.
    fn close_up(&mut self) {
        let grid = self.grid();
        let mut begins = vec![false; grid.columns];
        grid.rows.iter().flat_map(|row| &row.cells).for_each(|cell| begins[cell.column] = true);
        let columns = counted(begins.iter().copied());
        let rows = counted(grid.rows.iter().map(|row| !row.cells.is_empty()));
        for (number, (row, placed)) in self.head.iter_mut().chain(&mut self.rows).zip(&grid.rows).enumerate()
        {
            for (cell, at) in row.cells.iter_mut().zip(&placed.cells) {
                let (right, below) = (usize::from(at.span.columns), usize::from(at.span.rows));
                let width = columns[at.column + right] - columns[at.column];
                cell.span = CellSpan { columns: width, rows: rows[number + below] - rows[number] };
            }
        }
        let mut begins = begins.into_iter();
        self.columns.retain(|_| begins.next().unwrap_or(true));
        self.head.retain(|row| !row.cells.is_empty());
        self.rows.retain(|row| !row.cells.is_empty());
    }
}

/// For each of some parts, and for the end, how many before it count.
fn counted(parts: impl Iterator<Item = bool>) -> Vec<u16> {
    let mut counts = vec![0_u16];
    // Only differences over a span are asked for, which are small.
    parts.for_each(|counts_too| counts.push(counts[counts.len() - 1].wrapping_add(u16::from(counts_too))));
    counts
}

fn report_cut(cut: SpanCut, cell: &GridCell, read: &ReadCell, faults: &mut Faults) {
    let message = match cut {
        SpanCut::Overlap => {
            sentence!("uneven-table.overlap", found = read.span.columns, room = cell.span.columns)
        }
        SpanCut::Below => sentence!("uneven-table.below", found = read.span.rows, room = cell.span.rows),
        SpanCut::TooWide => sentence!("uneven-table.too-wide", most = MOST_SPAN),
    };
    let help = Some(Sentence::new("uneven-table.help-span"));
    faults.report_with(Code::UnevenTable, message, read.place.clone(), help);
}

impl Blocks {
    /// Adds a table. A head that says nothing is none; spans are cut to what they have room for, short rows filled
    /// up. One that would be larger than any issue may hold is left as it is, for the check to refuse.
    pub fn table(&mut self, mut table: ReadTable) {
        if table.head.iter().flat_map(|row| &row.cells).all(|cell| cell.text.is_empty()) {
            table.head.clear();
        }
        let grid = table.grid();
        if grid.columns == 0 || grid.rows.is_empty() {
            self.paragraph(table.caption);
            return;
        }
        table.columns.resize(grid.columns, Alignment::Start);
        table.cut_spans(&grid);
        if grid.holes() <= CELLS.most {
            table.fill(&grid);
            table.close_up();
        }
        let (caption, mut pieces) = table.caption.finish();
        let mut row = |row: ReadRow, in_head: bool| {
            let mut cells = Vec::with_capacity(row.cells.len());
            for ReadCell { text, span, is_head, .. } in row.cells {
                let (text, found) = text.finish();
                pieces.extend(found);
                cells.push(Cell { text, span, is_head: is_head && !in_head });
            }
            cells
        };
        let mut head = table.head.into_iter().map(|read| row(read, true)).collect::<Vec<_>>().into_iter();
        let (first, lower_head) = (head.next().unwrap_or_default(), head.collect());
        let rows = table.rows.into_iter().map(|read| row(read, false)).collect();
        self.pieces.extend(pieces);
        self.blocks.push(Block::Table(Table {
            caption,
            columns: table.columns,
            head: first,
            lower_head,
            rows,
            chart: table.chart,
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Inline;

    fn cell(characters: &str, columns: u16, rows: u16) -> ReadCell {
        let mut text = Text::default();
        text.push(characters, 0..1);
        ReadCell { text, span: CellSpan { columns, rows }, ..ReadCell::default() }
    }

    fn row(cells: Vec<ReadCell>) -> ReadRow {
        ReadRow { cells, place: 0..0 }
    }

    fn made(table: ReadTable) -> Table {
        let mut made = Blocks::default();
        made.table(table);
        let Some(Block::Table(table)) = made.blocks.pop() else { panic!("no table") };
        table
    }

    fn spans(table: &Table) -> Vec<Vec<(u16, u16)>> {
        let span = |cell: &Cell| (cell.span.columns, cell.span.rows);
        table.all_rows().map(|row| row.iter().map(span).collect()).collect()
    }

    #[test]
    fn rows_get_as_many_cells_as_the_widest() {
        let head = vec![row(vec![cell("a", 1, 1), cell("b", 1, 1)])];
        let rows = vec![row(vec![cell("c", 1, 1)])];
        let table = made(ReadTable { columns: vec![Alignment::End], head, rows, ..ReadTable::default() });
        assert_eq!(table.columns, [Alignment::End, Alignment::Start]);
        assert_eq!(table.rows, [vec![Cell::of(vec![Inline::text("c")]), Cell::default()]]);
    }

    #[test]
    fn spans_get_the_room_there_is_and_holes_are_filled() {
        let rows =
            vec![row(vec![cell("a", 1, 9), cell("b", 1, 2)]), row(Vec::new()), row(vec![cell("c", 2, 1)])];
        let table = made(ReadTable { rows, ..ReadTable::default() });
        assert_eq!(spans(&table), [vec![(1, 3), (1, 2), (1, 1)], vec![(1, 1)], vec![(2, 1)]]);
        assert_eq!(table.grid().holes(), 0);
    }

    #[test]
    fn rows_and_columns_in_which_no_cell_begins_are_taken_out() {
        let rows = vec![
            row(vec![cell("a", 1, 2), cell("b", 2, 2)]),
            row(Vec::new()),
            row(vec![cell("c", 1, 1), cell("d", 2, 1)]),
        ];
        let columns = vec![Alignment::Start, Alignment::End, Alignment::Center];
        let table = made(ReadTable { columns, rows, ..ReadTable::default() });
        assert_eq!(spans(&table), [vec![(1, 1), (1, 1)], vec![(1, 1), (1, 1)]]);
        assert_eq!(table.columns, [Alignment::Start, Alignment::End]);
    }

    #[test]
    fn a_head_that_says_nothing_is_none() {
        let head = vec![row(vec![cell("", 2, 1)])];
        let table = made(ReadTable { head, rows: vec![row(vec![cell("a", 1, 1)])], ..ReadTable::default() });
        assert_eq!((table.head, table.columns.len()), (Vec::new(), 1));
    }

    /// A table of 30,000 columns and 30,000 rows would be 900 million cells.
    #[test]
    fn a_table_too_large_to_be_filled_is_left_to_the_check() {
        let mut rows = vec![row(vec![cell("a", 1, 1); 30_000])];
        rows.resize(30_000, row(vec![cell("b", 1, 1)]));
        let table = made(ReadTable { rows, ..ReadTable::default() });
        assert!(table.columns.len() * table.rows.len() > CELLS.most);
        assert_eq!(table.cells().count(), 59_999);
    }
}
