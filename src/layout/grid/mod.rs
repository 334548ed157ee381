//! The grid of a page: [`paper`] with its columns and rows, the room of notices on it ([`booking`]),
//! rectangles of [`cells`], the named sizes of
//! type ([`size`]).

pub mod booking;
pub mod cells;
pub mod paper;
pub mod size;
