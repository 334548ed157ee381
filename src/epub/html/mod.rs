//! Blocks of an issue as HTML.

pub(crate) mod address;
pub(crate) mod markup;
pub(crate) mod pictures;
pub(crate) mod runs;
pub(crate) mod templates;
pub(crate) mod xml;
