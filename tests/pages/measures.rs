//! A page in figures, counted on a map of its cells.
//!
//! The product counts the same in its own way; tests hold the two against each other.

use paiban::layout::CellRect;
use paiban::layout::plan::{ModuleContent, Plan, PlannedModule};

/// What is counted of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    /// Part of the free cells that something stands in, in thousandths.
    pub(crate) filled: u32,
    /// Most blank rows at the foot of a last leg.
    pub(crate) worst_blank: u16,
    /// What the dearest article costs, and all of them, in hundredths.
    pub(crate) worst_cost: i32,
    pub(crate) cost: i32,
    /// Articles, and parts of articles.
    pub(crate) articles: usize,
    /// Lines over the whole width: in the middle of the page, and elsewhere.
    pub(crate) mid_cuts: usize,
    pub(crate) edge_cuts: usize,
    /// The longest line between columns, in thousandths of the free height.
    pub(crate) gutter: u32,
    /// Pairs of like heads side by side.
    pub(crate) butting_heads: usize,
    pub(crate) jumps: usize,
    pub(crate) heads_cut: usize,
    pub(crate) subheads_at_foot: usize,
    /// Articles with a leg, not the last, that ends above the others.
    pub(crate) ragged: usize,
    /// The largest blank rectangle, in thousandths of all cells of the page.
    pub(crate) largest_blank: u32,
}

/// Heads side by side differ enough from this on, in hundredths of the smaller.
const UNLIKE: i32 = 135;

impl Figures {
    pub(crate) fn of(plan: &Plan) -> Self {
        let map = Map::of(plan);
        let articles: Vec<&PlannedModule> =
            plan.modules.iter().filter(|module| module.holds != ModuleContent::Blank).collect();
        let count = |test: &dyn Fn(&PlannedModule) -> bool| articles.iter().filter(|m| test(m)).count();
        let legs = || articles.iter().flat_map(|module| &module.legs);
        let last_legs = articles.iter().filter_map(|module| module.legs.last());
        let (cuts, rows) = (map.cuts(plan.taken), plan.rows);
        let (mid, edge): (Vec<u16>, Vec<u16>) =
            cuts.iter().partition(|&&row| (250..=750).contains(&(u32::from(row) * 1000 / u32::from(rows))));
        let free = u32::from(rows - plan.taken);
        Self {
            filled: 1000 - (map.blank_cells() * 1000 / (free * u32::from(plan.columns)).max(1)).min(1000),
            worst_blank: last_legs.map(|leg| leg.cells.rows.saturating_sub(leg.filled)).max().unwrap_or(0),
            worst_cost: articles.iter().map(|module| module.cost()).max().unwrap_or(0),
            cost: articles.iter().map(|module| module.cost()).sum(),
            articles: articles.len(),
            mid_cuts: mid.len(),
            edge_cuts: edge.len(),
            gutter: map.longest_gutter(plan.taken) * 1000 / free.max(1),
            butting_heads: butting_heads(&articles),
            jumps: count(&|module| module.jumps_to.is_some()),
            heads_cut: count(&|module| module.head.is_some_and(|head| head.cuts_word)),
            subheads_at_foot: legs().filter(|leg| leg.ends_with_subhead).count(),
            ragged: count(&is_ragged),
            largest_blank: map.largest_blank() * 1000 / map.cells.len().max(1) as u32,
        }
    }
}

/// Legs that all end the same rows above their feet end at one row.
fn is_ragged(module: &PlannedModule) -> bool {
    let blank: Vec<u16> = module.legs.iter().map(|leg| leg.cells.rows.saturating_sub(leg.filled)).collect();
    let least = blank.iter().min();
    blank.iter().rev().skip(1).any(|rows| Some(rows) != least)
}

/// Heads of neighbours in the same rows and of like size, with no box and no vertical line.
fn butting_heads(articles: &[&PlannedModule]) -> usize {
    let heads: Vec<(i32, CellRect)> = articles
        .iter()
        .filter(|module| !module.boxed)
        .filter_map(|module| module.head.filter(|head| !head.vertical))
        .map(|head| (head.size.millipoints(), head.cells))
        .collect();
    let side_by_side = |a: &CellRect, b: &CellRect| {
        (a.right() == b.column || b.right() == a.column) && a.row < b.bottom() && b.row < a.bottom()
    };
    let like = |a: i32, b: i32| a.max(b) * 100 < a.min(b) * UNLIKE;
    let pairs = heads.iter().enumerate().flat_map(|(i, a)| heads[i + 1..].iter().map(move |b| (a, b)));
    pairs.filter(|(a, b)| like(a.0, b.0) && side_by_side(&a.1, &b.1)).count()
}

/// What a cell of the page belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    /// Furniture over the whole width.
    Taken,
    /// The module of that number.
    Of(usize),
    /// Nothing.
    Blank,
}

/// The cells of a page, row by row.
struct Map {
    columns: u16,
    rows: u16,
    cells: Vec<Cell>,
    /// Whether nothing is printed in a cell, be it of a module or not.
    blank: Vec<bool>,
}

impl Map {
    fn of(plan: &Plan) -> Self {
        let size = usize::from(plan.columns) * usize::from(plan.rows);
        let (columns, rows) = (plan.columns, plan.rows);
        let mut map = Self { columns, rows, cells: vec![Cell::Blank; size], blank: vec![true; size] };
        for i in map.places(&CellRect::new(0, 0, columns, plan.taken)) {
            (map.cells[i], map.blank[i]) = (Cell::Taken, false);
        }
        for (number, module) in plan.modules.iter().enumerate() {
            if module.holds == ModuleContent::Blank {
                continue;
            }
            for i in map.places(&module.cells) {
                (map.cells[i], map.blank[i]) = (Cell::Of(number), false);
            }
            for leg in &module.legs {
                let foot = leg.cells.rows.saturating_sub(leg.filled);
                let cells = CellRect { row: leg.cells.bottom() - foot, rows: foot, ..leg.cells };
                map.places(&cells).into_iter().for_each(|i| map.blank[i] = true);
            }
        }
        map
    }

    /// Numbers of the cells of a rectangle that are on the page.
    fn places(&self, rect: &CellRect) -> Vec<usize> {
        let rows = rect.row..rect.bottom().min(self.rows);
        let columns = rect.column..rect.right().min(self.columns);
        rows.flat_map(|row| columns.clone().map(move |column| (row, column)))
            .map(|(row, column)| usize::from(row) * usize::from(self.columns) + usize::from(column))
            .collect()
    }

    fn at(&self, column: u16, row: u16) -> Cell {
        self.cells[usize::from(row) * usize::from(self.columns) + usize::from(column)]
    }

    fn blank_cells(&self) -> u32 {
        self.blank.iter().filter(|&&blank| blank).count() as u32
    }

    /// Rows above which a line runs over the whole width, one for each stretch of such rows.
    fn cuts(&self, taken: u16) -> Vec<u16> {
        let parted = |row: u16| {
            (0..self.columns).all(|column| {
                let (above, below) = (self.at(column, row - 1), self.at(column, row));
                above != below || below == Cell::Blank
            })
        };
        let found: Vec<u16> = (taken + 1..self.rows).filter(|&row| parted(row)).collect();
        found.iter().copied().filter(|row| !found.contains(&(row - 1))).collect()
    }

    /// Rows of the longest stretch of a gutter that no article crosses.
    fn longest_gutter(&self, taken: u16) -> u32 {
        let mut longest = 0;
        for column in 1..self.columns {
            let mut run = 0;
            for row in taken..self.rows {
                let (left, right) = (self.at(column - 1, row), self.at(column, row));
                run = if left != right || left == Cell::Blank { run + 1 } else { 0 };
                longest = longest.max(run);
            }
        }
        longest
    }

    /// Cells of the largest rectangle in which nothing is printed.
    fn largest_blank(&self) -> u32 {
        let width = usize::from(self.columns);
        let mut heights = vec![0_u32; width];
        let mut largest = 0;
        for row in self.blank.chunks(width) {
            for (height, &blank) in heights.iter_mut().zip(row) {
                *height = if blank { *height + 1 } else { 0 };
            }
            for from in 0..width {
                let mut lowest = u32::MAX;
                for (columns, &height) in (1..).zip(&heights[from..]) {
                    lowest = lowest.min(height);
                    largest = largest.max(lowest * columns);
                }
            }
        }
        largest
    }
}
