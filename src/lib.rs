//! paiban 排版 turns one structured Chinese newspaper issue into an EPUB 3 and a multi-column PDF.
//!
//! The way through the library is one line, and data goes only to the right:
//!
//! ```text
//! issue folder ─┐
//! issue.json  ──┼─ source ─> Draft ─ check ─> CheckedIssue ─┬─ epub ───────────────> .epub
//! OCR Markdown ─┘                                           └─ text, layout ─> Edition ─ pdf ─> .pdf
//! ```
//!
//! A volume of many issues goes the same way: [`volume`] has each of them read, checked and set, and
//! the same backends write it.
//!
//! Every stage returns its value together with all [`diagnostics`] it found. The library never
//! prints, never exits and never reads the environment or the clock: same input, same bytes.

pub mod check;
pub mod diagnostics;
pub mod edition;
pub mod epub;
pub mod geometry;
mod html;
pub mod layout;
pub mod model;
pub mod package;
pub mod pdf;
pub mod press;
pub mod raster;
pub mod source;
pub mod text;
mod unicode;
pub mod volume;
pub mod wording;
