//! Text with its styles, before it is shaped.

use std::ops::Range;
use std::sync::Arc;

use super::FaceId;
use crate::geometry::Length;

/// How dark a text is printed, in hundredths from white (0) to black (100).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ink(pub u8);

impl Ink {
    /// Black.
    pub const BLACK: Self = Self(100);
}

/// How a run of characters looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextStyle {
    /// The faces to try, in order.
    pub chain: Arc<[FaceId]>,
    /// Size of the em.
    pub size: Length,
    /// How dark it is.
    pub ink: Ink,
    /// Number of the link it belongs to, in [`StyledText::links`].
    pub link: Option<u16>,
}

/// Characters and the styles of their runs, which follow each other without holes.
#[derive(Clone, Debug, Default)]
pub struct StyledText {
    /// The characters.
    pub text: String,
    /// Byte ranges with their styles.
    pub runs: Vec<(Range<usize>, TextStyle)>,
    /// Addresses that runs lead to.
    pub links: Vec<String>,
    /// Byte offsets at which the author ends a line.
    pub forced_breaks: Vec<usize>,
}

impl StyledText {
    /// Text in one style.
    pub fn plain(text: &str, style: TextStyle) -> Self {
        let mut styled = Self::default();
        styled.push(text, style);
        styled
    }

    /// Adds characters; a run of the same style goes on.
    pub fn push(&mut self, text: &str, style: TextStyle) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        match self.runs.last_mut() {
            Some((range, last)) if *last == style => range.end = self.text.len(),
            _ => self.runs.push((start..self.text.len(), style)),
        }
    }

    /// Ends the line here.
    pub fn end_line(&mut self) {
        self.forced_breaks.push(self.text.len());
    }

    /// Whether there is nothing to set.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}
