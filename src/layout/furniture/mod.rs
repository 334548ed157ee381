//! What stands on a page besides articles.
//!
//! One file a piece of furniture, each drawn from the [`Context`] of the pages: the [`masthead`], the
//! [`index_box`] (导读) beside it, the [`folio`] over every page and the imprint under the last, the
//! [`filler`]s of the paper and its own [`house`] fillers, and the [`rules`], boxes and tints of the modules. [`lines`] sets their
//! words; [`fits`] says what does not fit its place. What is printed by the program comes from `wording`.
//!
//! [`Context`]: crate::layout::style::context::Context

mod filler;
pub(super) mod fits;
mod folio;
mod house;
pub(super) mod index_box;
mod lines;
mod masthead;
mod rules;
