//! The text of an article (稿件), ready to be set in legs of any measure.
//!
//! The recipe: `items` lists what the article consists of; [`units`] makes units of as much of it as
//! sheets need, each shaped once (`opening`: a first paragraph under a large character); [`galley`] breaks
//! them at a measure into slots of whole rows, a little tighter or looser where that is requested;
//! [`mod@pour`] fills legs with slots and says how they end.

pub mod galley;
mod items;
mod opening;
pub mod pour;
pub mod units;

pub use galley::{Exactness, ForcedLine, Galley, Slot, Slots};
pub use pour::{Poured, pour};
pub use units::{BodyCopy, RunsInLegs};
