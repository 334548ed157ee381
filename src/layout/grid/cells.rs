//! Rectangles on the grid of a page, in whole columns and rows.

use serde::{Deserialize, Serialize};

/// A rectangle of columns and rows, counted from the top left corner of what holds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellRect {
    /// First column.
    pub column: u16,
    /// First row.
    pub row: u16,
    /// Width in columns.
    pub columns: u16,
    /// Height in rows.
    pub rows: u16,
}

impl CellRect {
    /// The rectangle with its corner at a column and row.
    pub fn new(column: u16, row: u16, columns: u16, rows: u16) -> Self {
        Self { column, row, columns, rows }
    }

    /// First column after it.
    pub fn right(&self) -> u16 {
        self.column + self.columns
    }

    /// First row below it.
    pub fn bottom(&self) -> u16 {
        self.row + self.rows
    }

    /// What of it some others leave, from the top as rectangles as wide as the blank there.
    pub fn without(&self, others: &[Self]) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        let mut edges: Vec<u16> = others.iter().flat_map(|other| [other.row, other.bottom()]).collect();
        edges.extend([self.row, self.bottom()]);
        edges.retain(|edge| (self.row..=self.bottom()).contains(edge));
        edges.sort_unstable();
        edges.dedup();
        for pair in edges.windows(2) {
            let strip = Self::new(self.column, pair[0], self.columns, pair[1] - pair[0]);
            let is_free = |column: &u16| {
                let cell = Self::new(*column, strip.row, 1, strip.rows);
                !others.iter().any(|other| other.overlaps(&cell))
            };
            let mut column = self.column;
            while column < self.right() {
                let width = (column..self.right()).take_while(is_free).count() as u16;
                let run = Self::new(column, strip.row, width, strip.rows);
                let over = found.iter_mut().find(|other| {
                    other.bottom() == run.row && (other.column, other.columns) == (run.column, run.columns)
                });
                match over {
                    _ if width == 0 => {}
                    Some(over) => over.rows += run.rows,
                    None => found.push(run),
                }
                column += width.max(1);
            }
        }
        found
    }

    /// Number of cells.
    pub fn area(&self) -> u32 {
        u32::from(self.columns) * u32::from(self.rows)
    }

    /// The same rectangle, seen from outside what holds it.
    #[must_use]
    pub fn moved(self, column: u16, row: u16) -> Self {
        Self { column: self.column + column, row: self.row + row, ..self }
    }

    /// Whether the two have a cell in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.column < other.right()
            && other.column < self.right()
            && self.row < other.bottom()
            && other.row < self.bottom()
    }

    /// Whether the other begins in the row where this ends, in some of its columns.
    pub fn is_right_above(&self, other: &Self) -> bool {
        self.bottom() == other.row && self.common_columns(other) > 0
    }

    /// Number of rows in which both stand.
    pub fn common_rows(&self, other: &Self) -> u16 {
        self.bottom().min(other.bottom()).saturating_sub(self.row.max(other.row))
    }

    /// Number of columns in which both stand.
    pub fn common_columns(&self, other: &Self) -> u16 {
        self.right().min(other.right()).saturating_sub(self.column.max(other.column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_leave_is_told_from_the_top() {
        let page = CellRect::new(0, 10, 8, 90);
        assert_eq!(page.without(&[]), [page]);
        assert_eq!(page.without(&[page]), []);
        let part = CellRect::new(0, 10, 5, 60);
        let left = [CellRect::new(5, 10, 3, 60), CellRect::new(0, 70, 8, 30)];
        assert_eq!(page.without(&[part]), left);
        let corners = [CellRect::new(0, 60, 3, 40), CellRect::new(6, 80, 2, 20)];
        let left = [CellRect::new(0, 10, 8, 50), CellRect::new(3, 60, 5, 20), CellRect::new(3, 80, 3, 20)];
        assert_eq!(page.without(&corners), left);
    }

    #[test]
    fn neighbours_share_an_edge_and_no_cell() {
        let left = CellRect::new(0, 0, 3, 10);
        let right = CellRect::new(3, 4, 2, 10);
        assert!(!left.overlaps(&right));
        assert_eq!((left.common_rows(&right), left.common_columns(&right)), (6, 0));
        assert!(left.overlaps(&right.moved(0, 0).moved(0, 0)) == right.overlaps(&left));
        for (below, expected) in [((2, 10), true), ((3, 10), false), ((0, 9), false), ((0, 11), false)] {
            assert_eq!(left.is_right_above(&CellRect::new(below.0, below.1, 2, 2)), expected, "{below:?}");
        }
    }
}
