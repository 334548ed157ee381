//! Blocks of an issue as HTML, in the dialect that a backend needs.
//!
//! The recipe:
//!
//! * `dialect`: what differs between XHTML, HTML and HTML with inlined styles
//! * `writer`: the text of an article, block by block; figures are written by the backend
//! * `runs`: text with its foreign words and upright numbers marked; `writing`: which way its lines
//!   run
//! * `code`: QR codes as SVG
//! * `chart`: a chart as SVG before its table
//! * `head`: where the lines of a head may end
//! * `xml`: characters made safe for a document
//! * `pictures`: each picture once, under a safe name
//! * `templates`: documents from templates that a paper may replace
//! * `context`: notes and codes as templates know them
//! * `document`: a written document, and the walk over its elements and text
//! * `choice`: options that are chosen by name
//!
//! It knows no backend: the backends decide what a document contains besides the text, where files are
//! and what is packed.

pub(crate) mod chart;
pub(crate) mod choice;
pub(crate) mod code;
pub(crate) mod context;
pub(crate) mod dialect;
pub(crate) mod document;
pub(crate) mod head;
pub(crate) mod pictures;
mod pull_quote;
pub(crate) mod runs;
pub(crate) mod templates;
pub(crate) mod writer;
pub(crate) mod writing;
pub(crate) mod xml;

use crate::wording::Words;
use dialect::Dialect;
use writing::Writing;

/// The settings that all texts of a publication are written with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Conventions<'a> {
    /// The kind of HTML.
    pub dialect: &'static Dialect,
    /// Language of the publication as a BCP 47 tag.
    pub language: &'a str,
    /// Which way lines run.
    pub writing: Writing,
    /// Fixed words in the language of the publication.
    pub words: Words,
}
