//! Where the modules of a page stand: an exact search over guillotine cuts.
//!
//! Nothing here knows type. An [`Item`] brings the rectangles it can take, its [`Form`]s, each
//! with its exact rows and its price; the search tiles the page with one form of every item, so
//! that the prices of the forms and of the arrangement together are least.

use super::cells::CellRect;
use crate::geometry::Length;
use crate::model::Rank;

/// A price, in hundredths. 1800 is where force begins to show.
pub type Cost = i32;

/// What is to be arranged.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Columns of the region.
    pub columns: u16,
    /// Rows of the region. The last row of every form is that of its article rule; the region
    /// has one such row below the type area.
    pub rows: u16,
    /// The items, those of articles in the editor's order.
    pub items: Vec<Item>,
}

/// Something that takes one rectangle of the page.
#[derive(Clone, Debug)]
pub struct Item {
    /// Weight of an article; none for furniture, notices, fillers and blanks.
    pub rank: Option<Rank>,
    /// The rectangles it can take.
    pub forms: Vec<Form>,
    /// Sides of the page it has to touch.
    pub sides: Sides,
    /// Furniture at the top of the page, such as a masthead: what stands directly below it
    /// stands at the top.
    pub crowns: bool,
    /// Whether the page may do without it, for nothing.
    pub optional: bool,
    /// Items of one number stand together in one rectangle.
    pub group: Option<u8>,
}

/// Sides of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// The top, or what crowns it.
    pub top: bool,
    /// The foot.
    pub bottom: bool,
    /// The left edge.
    pub left: bool,
    /// The right edge.
    pub right: bool,
}

/// One rectangle an item can take.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Width in columns.
    pub columns: u16,
    /// Height in rows, with that of the article rule.
    pub rows: u16,
    /// What it costs to take it.
    pub cost: Cost,
    /// How it looks to its neighbours.
    pub look: Look,
    /// Number by which the maker of the forms knows it.
    pub id: u32,
}

/// What neighbours see of a form. Places are inside the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// Where its head stands.
    pub head: Option<HeadSpot>,
    /// Where its picture stands.
    pub picture: Option<CellRect>,
    /// Whether a box stands around it.
    pub boxed: bool,
}

/// A head as neighbours see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadSpot {
    /// Size of the headline.
    pub size: Length,
    /// The cells it takes.
    pub cells: CellRect,
    /// Whether it stands beside the text: a side head or a vertical one.
    pub beside: bool,
    /// Whether its lines run downwards.
    pub vertical: bool,
}
