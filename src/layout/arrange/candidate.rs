//! One way to fill a rectangle with a set of items.

use super::Cost;

/// A way to fill a rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Price of its forms and cuts, and of two like heads alone side by side.
    pub cost: Cost,
    /// A unit: its number. A cut: its first part, marked [`STACK`] or [`ROW`].
    pub first: u32,
    /// An item: the index of the form. A part: its way. A cut: its second part.
    pub second: u32,
}

/// Marks a stack in [`Candidate::first`].
pub(super) const STACK: u32 = 1 << 30;
/// Marks a row: parts side by side.
pub(super) const ROW: u32 = 2 << 30;
