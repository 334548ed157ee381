//! What whole pages promise, on issues made by number and on the examples.
//!
//! `UPDATE_PAGES=1 cargo test --test pages goldens` writes the goldens anew.

mod editions;
mod generator;
mod measures;
mod places;
mod promises;
mod seeds;
mod words;
