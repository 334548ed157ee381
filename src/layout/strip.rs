//! The smallest piece of a column that is placed as a whole.

use super::edition::{Frame, Tag};

/// What stands in one place of a column and may not be cut: a line, a picture, a row of a table.
#[derive(Clone, Debug)]
pub struct Strip {
    /// Height in rows.
    pub rows: u16,
    /// What it means.
    pub tag: Tag,
    /// What is drawn, from its own top left corner.
    pub frames: Vec<Frame>,
    /// Whether it may not be the last of a column.
    pub keeps_with_next: bool,
    /// Whether it is dropped at the head of a column.
    pub blank: bool,
}
