//! Archives of many issues, made unit by unit by a batch system.
//!
//! The recipe: [`units()`] says what there is to make; the units are made by other calls of the program, each with its
//! report; [`catalogue`] says what came of them, and [`opds`] says it to reading systems. [`deposit`] says what a
//! library would ask of the outputs of an issue.

pub mod catalogue;
pub mod deposit;
pub mod opds;
mod units;

pub use units::{Unit, UnitLength, json_lines, tsv, units};
