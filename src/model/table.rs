//! The rows of a table, and the grid that its cells make.
//!
//! Cells take their places as HTML says (HTML, §4.9.12, Forming a table): each stands in the first place of
//! its row that no cell from above takes. Cells of the head do not reach below it.

use super::{Cell, CellSpan, Table};

/// Most columns or rows of a cell, as in HTML (§4.9.11).
pub const MOST_SPAN: u16 = 1000;

/// Where the cells of a table stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// How many columns there are.
    pub columns: usize,
    /// The rows, from the first of the head.
    pub rows: Vec<GridRow>,
}

/// A row of the grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    /// The cells that begin in it.
    pub cells: Vec<GridCell>,
    /// How many columns its cells and those from above take.
    pub taken: usize,
}

/// A cell in the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridCell {
    /// Its first column.
    pub column: usize,
    /// Its columns and rows, as many as there is room for.
    pub span: CellSpan,
    /// Why these are fewer than it asks for.
    pub cut: Option<SpanCut>,
}

/// Why a cell has fewer columns or rows than it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanCut {
    /// It would run into a cell from above.
    Overlap,
    /// It would run out of the head, or of the table.
    Below,
    /// It would make more columns than a table can have.
    TooWide,
}

impl Grid {
    /// The places of cells in the rows of a head and those below it, of a table of so many columns at least.
    /// Its time and memory grow with the cells: a span counts for no more than there is of the table.
    pub fn of(columns: usize, head: &[Vec<CellSpan>], body: &[Vec<CellSpan>]) -> Self {
        let mut grid = Self { columns, rows: Vec::with_capacity(head.len() + body.len()) };
        for section in [head, body] {
            grid.add(section);
        }
        grid
    }

    /// Adds rows into which no cell reaches from above.
    fn add(&mut self, section: &[Vec<CellSpan>]) {
        // For each column the first row that is free again.
        let mut free: Vec<usize> = Vec::new();
        // How many columns cells begin or cease to take with a row.
        let (mut begins, mut ends) = (vec![0; section.len()], vec![0; section.len() + 1]);
        let mut taken = 0;
        for (row, cells) in section.iter().enumerate() {
            let mut column = 0;
            let mut placed = Vec::with_capacity(cells.len());
            for &span in cells {
                while free.get(column).is_some_and(|&from| from > row) {
                    column += 1;
                }
                let cell = placed_at(column, span, section.len() - row, free.get(column..), row);
                let (width, below) = (usize::from(cell.span.columns), row + usize::from(cell.span.rows));
                free.resize(free.len().max(column + width), 0);
                free[column..column + width].fill(below);
                begins[row] += width;
                ends[below] += width;
                column += width;
                placed.push(cell);
            }
            taken = taken + begins[row] - ends[row];
            self.columns = self.columns.max(free.len());
            self.rows.push(GridRow { cells: placed, taken });
        }
    }

    /// How many places no cell takes.
    pub fn holes(&self) -> usize {
        self.rows.iter().map(|row| self.columns - row.taken).sum()
    }

    /// For each row the first row after it to which no cell that stands in it or above reaches.
    pub fn whole_until(&self) -> Vec<usize> {
        let mut reach = 0;
        let mut ends: Vec<usize> = Vec::with_capacity(self.rows.len());
        for (row, cells) in self.rows.iter().enumerate() {
            let lowest = cells.cells.iter().map(|cell| row + usize::from(cell.span.rows)).max();
            reach = reach.max(row + 1).max(lowest.unwrap_or(0));
            ends.push(reach);
        }
        // A row is whole with those below it that reach further.
        for row in (1..ends.len()).rev() {
            if ends[row - 1] > row {
                ends[row - 1] = ends[row - 1].max(ends[row]);
            }
        }
        ends
    }
}

/// A cell in a row from which so many rows are left; `free` are the columns from its own on.
fn placed_at(column: usize, asked: CellSpan, left: usize, free: Option<&[usize]>, row: usize) -> GridCell {
    let wanted = usize::from(asked.columns.clamp(1, MOST_SPAN));
    let is_taken = |from: &usize| *from > row;
    let room = free.and_then(|free| free.iter().take(wanted).position(is_taken)).unwrap_or(wanted);
    let width = room.min(usize::from(MOST_SPAN).saturating_sub(column)).max(1);
    let rows = usize::from(asked.rows.clamp(1, MOST_SPAN)).min(left);
    let cut = if room < wanted {
        Some(SpanCut::Overlap)
    } else if width < usize::from(asked.columns) {
        Some(SpanCut::TooWide)
    } else {
        (rows < usize::from(asked.rows)).then_some(SpanCut::Below)
    };
    // Both are no larger than what was asked for.
    let span = CellSpan { columns: width as u16, rows: rows as u16 };
    GridCell { column, span, cut }
}

impl Table {
    /// The rows of its head.
    pub fn head_rows(&self) -> impl Iterator<Item = &Vec<Cell>> {
        let first = (!self.head.is_empty()).then_some(&self.head);
        first.into_iter().chain(&self.lower_head)
    }

    /// The rows of its head and those below.
    pub fn all_rows(&self) -> impl Iterator<Item = &Vec<Cell>> {
        self.head_rows().chain(&self.rows)
    }

    /// Its cells in reading order.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.all_rows().flatten()
    }

    /// Its cells in reading order, to be changed.
    pub fn cells_mut(&mut self) -> impl Iterator<Item = &mut Cell> {
        self.head.iter_mut().chain(self.lower_head.iter_mut().flatten()).chain(self.rows.iter_mut().flatten())
    }

    /// Whether it is no more than one head row and rows of single cells.
    pub fn is_plain(&self) -> bool {
        self.caption.is_empty()
            && self.lower_head.is_empty()
            && self.chart.is_none()
            && self.cells().all(Cell::is_plain)
    }

    /// Where its cells stand.
    pub fn grid(&self) -> Grid {
        let spans = |row: &Vec<Cell>| row.iter().map(|cell| cell.span).collect::<Vec<_>>();
        let head: Vec<_> = self.head_rows().map(spans).collect();
        let body: Vec<_> = self.rows.iter().map(spans).collect();
        Grid::of(self.columns.len(), &head, &body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(row: &[(u16, u16)]) -> Vec<CellSpan> {
        row.iter().map(|&(columns, rows)| CellSpan { columns, rows }).collect()
    }

    fn grid(head: &[&[(u16, u16)]], body: &[&[(u16, u16)]]) -> Grid {
        let rows = |rows: &[&[(u16, u16)]]| rows.iter().map(|row| spans(row)).collect::<Vec<_>>();
        Grid::of(0, &rows(head), &rows(body))
    }

    fn columns(grid: &Grid) -> Vec<Vec<usize>> {
        grid.rows.iter().map(|row| row.cells.iter().map(|cell| cell.column).collect()).collect()
    }

    fn cuts(grid: &Grid) -> Vec<SpanCut> {
        grid.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.cut).collect()
    }

    /// HTML, §4.9.12, steps 10 to 13 of the algorithm for processing rows.
    #[test]
    fn cells_stand_in_the_first_place_that_no_cell_from_above_takes() {
        let head = grid(&[&[(1, 3), (4, 1)], &[(2, 1), (2, 1)], &[(1, 1); 4]], &[]);
        assert_eq!(columns(&head), [vec![0, 1], vec![1, 3], vec![1, 2, 3, 4]]);
        assert_eq!((head.columns, head.holes(), cuts(&head)), (5, 0, vec![]));
        let body = grid(&[&[(1, 1); 3]], &[&[(1, 2), (1, 1), (1, 2)], &[(1, 1)]]);
        assert_eq!(columns(&body), [vec![0, 1, 2], vec![0, 1, 2], vec![1]]);
        assert_eq!(body.holes(), 0);
    }

    #[test]
    fn spans_are_cut_where_there_is_no_room_for_them() {
        let overlap = grid(&[], &[&[(1, 1), (1, 2), (1, 1)], &[(3, 1), (1, 1)]]);
        assert_eq!(cuts(&overlap), [SpanCut::Overlap]);
        assert_eq!(columns(&overlap)[1], [0, 2]);
        let below = grid(&[&[(1, 2), (1, 1)]], &[&[(1, 1), (1, 9)]]);
        assert_eq!(cuts(&below), [SpanCut::Below, SpanCut::Below]);
        assert_eq!(below.rows[0].cells[0].span, CellSpan::default());
    }

    #[test]
    fn what_cells_do_not_take_are_holes() {
        let short = grid(&[&[(1, 1); 3]], &[&[(1, 2)], &[(1, 1)], &[]]);
        assert_eq!(short.rows.iter().map(|row| row.taken).collect::<Vec<_>>(), [3, 1, 2, 0]);
        assert_eq!(short.holes(), 6);
    }

    /// A span of HTML is no more than 1000 columns (HTML, §4.9.11); many of them make no more either.
    #[test]
    fn spans_of_a_million_take_no_more_room_than_the_table_has() {
        let wide = grid(&[], &[&[(u16::MAX, u16::MAX); 200], &[(1, 1)]]);
        assert_eq!(wide.columns, usize::from(MOST_SPAN) + 200);
        assert_eq!(wide.rows[0].cells[0].span, CellSpan { columns: MOST_SPAN, rows: 2 });
        assert_eq!(cuts(&wide).len(), 200);
    }

    #[test]
    fn rows_are_whole_with_all_that_their_cells_reach() {
        let rows =
            grid(&[&[(1, 2), (1, 1)], &[(1, 1)]], &[&[(1, 2), (1, 1)], &[(1, 2)], &[(1, 1)], &[(1, 1); 2]]);
        assert_eq!(rows.whole_until(), [2, 2, 5, 5, 5, 6]);
    }
}
