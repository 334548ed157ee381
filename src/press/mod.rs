//! From many issues to one volume (合订本).
//!
//! The recipe: [`selection`] finds issues and says which; [`press`] reads, checks and sets each of
//! them, many at a time; [`selection::collate`] puts them in order and says what is missing; the
//! pages of an issue may be kept from one run to the next in a [`cache`]. What comes out goes to the
//! same backends as an issue: `layout::bind`, `pdf::export_volume`, `epub::export_volume`.

pub mod cache;
pub mod selection;
pub mod set;

pub use cache::Cache;
pub use selection::{Range, collate, find};
pub use set::{Press, SetIssue};
