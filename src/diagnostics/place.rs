//! Places of diagnostics: characters of a file, a rectangle of a page, a file in an archive.

use serde::{Deserialize, Serialize};

use super::Span;
use crate::messages::Sentence;

/// Where something is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// A rectangle of a page.
    Area(PageArea),
    /// A file in an archive.
    Member(Member),
    /// Characters of an input file. Files have numbers that hold for one run only, so such a place
    /// cannot be kept; what is not serialised stands last, where formats count the variants.
    #[serde(skip)]
    Span(Span),
}

/// A rectangle of a page, in thousandths of its width and height from the top left corner, so that
/// it holds for the page on paper and for a picture of it in any resolution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageArea {
    /// Label of the page.
    pub page: String,
    /// Number among the sheets of that page, from 0.
    pub sheet: usize,
    /// Left edge.
    pub left: u16,
    /// Top edge.
    pub top: u16,
    /// Right edge.
    pub right: u16,
    /// Bottom edge.
    pub bottom: u16,
}

impl PageArea {
    /// The corners as `LEFT,TOP-RIGHT,BOTTOM`.
    pub fn corners(&self) -> String {
        format!("{},{}-{},{}", self.left, self.top, self.right, self.bottom)
    }
}

/// A file in an archive, such as `EPUB/nav.xhtml` of an EPUB.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Path of the archive, as the caller named it.
    pub archive: String,
    /// Path of the file inside of it.
    pub path: String,
}

/// A place with its message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The place.
    pub place: Place,
    /// What is there, where it is said.
    pub text: Option<Sentence>,
}

impl Label {
    /// The span of an input file, if the place is one.
    pub fn span(&self) -> Option<&Span> {
        match &self.place {
            Place::Span(span) => Some(span),
            Place::Area(_) | Place::Member(_) => None,
        }
    }

    /// The rectangle of a page, if the place is one.
    pub fn area(&self) -> Option<&PageArea> {
        match &self.place {
            Place::Area(area) => Some(area),
            Place::Span(_) | Place::Member(_) => None,
        }
    }
}
