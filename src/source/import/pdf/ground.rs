//! What is below the characters of a page, in cells.

use kurbo::{Point, Rect};

/// Points of a cell of the ground.
const CELL: f64 = 3.0;

/// Most cells that are painted for a page.
const MOST_PAINTED: usize = 60_000_000;

/// What is below the characters of a page, in cells: its colour, and when it was painted.
pub(super) struct Ground {
    across: usize,
    down: usize,
    cells: Vec<Cell>,
    painted: u32,
    work: usize,
}

/// A part of the ground.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    /// None where a picture or a pattern is.
    pub(super) color: Option<[u8; 3]>,
    /// How many things were painted when it was, with it.
    pub(super) painted: u32,
}

impl Ground {
    /// White paper.
    pub(super) fn new(width: f64, height: f64) -> Self {
        let cells = |length: f64| (length / CELL).ceil().clamp(1.0, 3000.0) as usize;
        let (across, down) = (cells(width), cells(height));
        let white = Cell { color: Some([u8::MAX; 3]), painted: 0 };
        Self { across, down, cells: vec![white; across * down], painted: 0, work: 0 }
    }

    /// How many things were painted.
    pub(super) fn painted(&self) -> u32 {
        self.painted
    }

    /// Paints cells that lie wholly in an area.
    pub(super) fn paint(&mut self, area: Rect, color: Option<[u8; 3]>) {
        self.painted = self.painted.saturating_add(1);
        let edge = |at: f64, most: usize| at.clamp(0.0, most as f64) as usize;
        let columns = edge((area.x0 / CELL).ceil(), self.across)..edge((area.x1 / CELL).floor(), self.across);
        let rows = edge((area.y0 / CELL).ceil(), self.down)..edge((area.y1 / CELL).floor(), self.down);
        self.work = self.work.saturating_add(columns.len() * rows.len());
        if self.work > MOST_PAINTED || columns.is_empty() {
            return;
        }
        for row in rows {
            let start = row * self.across;
            self.cells[start + columns.start..start + columns.end]
                .fill(Cell { color, painted: self.painted });
        }
    }

    /// What is at a place; nothing beside the page.
    pub(super) fn at(&self, place: Point) -> Option<Cell> {
        if place.x < 0.0 || place.y < 0.0 {
            return None;
        }
        let (column, row) = ((place.x / CELL) as usize, (place.y / CELL) as usize);
        (column < self.across && row < self.down).then(|| self.cells[row * self.across + column])
    }
}
