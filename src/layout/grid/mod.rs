//! The grid of a page: [`paper`] with its columns and rows, rectangles of [`cells`], the named sizes of
//! type ([`size`]).

pub mod cells;
pub mod paper;
pub mod size;
