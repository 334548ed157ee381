//! A document that holds one article, whatever program wrote it: paragraphs, pictures, tables, as they are set.
//!
//! * [`content`], [`look`]: what it consists of, and how that is set
//! * [`heads`]: kicker, headline, deck
//! * [`article`], `text`: the article of it, by the cues of OCR pages
//! * [`pictures`]: its pictures
//! * `left_out`: what is said of what is not carried over

pub(super) mod article;
pub(super) mod content;
pub(super) mod heads;
mod left_out;
pub(super) mod look;
pub(super) mod pictures;
mod text;

pub(super) use left_out::left_out;
