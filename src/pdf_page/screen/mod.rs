//! A page as a file of its own, in the grey, red, green and blue of a screen.
//!
//! The interpreter computes inks, profiles and powers with the vector units and the library of the system, so
//! that machines differ. Here a page is written anew before it is read by it: with the objects that it reaches
//! ([`copy`]), what its operators say ([`content`]) and its pictures ([`pictures`]) in colours that need no
//! such computing ([`spaces`], [`inks`], [`functions`]).
//!
//! Content begins with two marks that say how much work it is ([`LOADS`], [`BYTES`]), for whoever draws it; so
//! do the dictionaries of pictures ([`WORK`]). Its streams are not packed: reading one again costs nothing.

mod content;
mod copy;
mod functions;
mod inks;
mod pictures;
mod spaces;
mod write;

pub(super) use copy::{Screen, of_page};

/// The space of inks in the resources of the page.
const INKS: &str = "ScreenInks";
/// The mark of content that says how often it loads what the file describes elsewhere.
pub(super) const LOADS: &str = "Loads";
/// The mark of content that says how many bytes its operators have.
pub(super) const BYTES: &str = "Bytes";
/// The key of pictures that says how many bytes are touched when one is decoded.
pub(super) const WORK: &str = "Work";
/// The key of pictures that says which it is: dictionaries of different ones may be alike.
pub(super) const NUMBER: &str = "Number";
