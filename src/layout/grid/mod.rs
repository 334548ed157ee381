//! The grid of a page: paper, columns and rows, sizes of type.

pub mod cells;
pub mod paper;
pub mod size;
