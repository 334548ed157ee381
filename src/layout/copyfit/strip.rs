//! The smallest piece of a column that is placed as a whole.

use crate::edition::{Frame, Tag};
use crate::geometry::Length;
use crate::text::{Adjustment, Violation};

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
    /// What is known of the line of text it is.
    pub line: Option<SetLine>,
}

impl Strip {
    /// A blank row.
    pub fn blank() -> Self {
        Self {
            rows: 1,
            tag: Tag::Artifact,
            frames: Vec::new(),
            keeps_with_next: false,
            blank: true,
            line: None,
        }
    }
}

/// A line of text as it was set.
#[derive(Clone, Debug, PartialEq)]
pub struct SetLine {
    /// Its characters.
    pub text: String,
    /// Length it was set to.
    pub measure: Length,
    /// What filling it took.
    pub adjustment: Adjustment,
    /// The rule it breaks, if any.
    pub violation: Option<Violation>,
}

/// Adds frames to the last group if it means the same, else in a new group.
pub fn add_to_group(frames: &mut Vec<Frame>, tag: &Tag, more: Vec<Frame>) {
    if more.is_empty() {
        return;
    }
    match frames.last_mut() {
        Some(Frame::Group { tag: last, frames }) if last == tag && !matches!(tag, Tag::Figure { .. }) => {
            frames.extend(more);
        }
        _ => frames.push(Frame::Group { tag: tag.clone(), frames: more }),
    }
}
