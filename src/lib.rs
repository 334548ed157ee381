//! paiban 排版 turns one structured Chinese newspaper issue into an EPUB 3 and a multi-column PDF.
//!
//! ```
//! use paiban::epub::{self, Templates};
//! use paiban::layout::{Paper, Theme};
//! use paiban::press::Press;
//! use paiban::text::FontLibrary;
//! use paiban::pdf;
//!
//! # #[cfg(not(feature = "bundled-fonts"))]
//! # fn main() {}
//! # #[cfg(feature = "bundled-fonts")]
//! # fn main() -> Result<(), paiban::diagnostics::Error> {
//! let press = Press::new(Theme::bundled("party")?, Paper::find("tabloid-6")?, FontLibrary::bundled());
//! let read = press.read("examples/luqiao/2026-03-20")?;
//! let edition = press.set(read.issue)?.value.edition;
//!
//! let pdf = pdf::export(&edition, &pdf::Options::default())?;
//! let epub = epub::export(&edition.issue, &Templates::bundled(), &press.fonts, &epub::Options::default())?;
//! assert!(pdf.value.starts_with(b"%PDF") && epub.value.starts_with(b"PK"));
//! # Ok(())
//! # }
//! ```
//!
//! Three small programs in `examples/` go further: an issue to both editions with all messages, the
//! lines of a paragraph at three measures, the regions of a page as JSON.
//!
//! # Pipeline
//!
//! Each stage uses only the results of the stages to its left:
//!
//! ```text
//! issue folder ─┐
//! issue.json  ──┼─ source ─> Draft ─ check ─> CheckedIssue ─┬─ html ─ epub ──────────────> .epub
//! OCR pages   ──┘                                           └─ text, layout ─> Edition ─┬─ pdf ──> .pdf
//!                                                                                       └─ raster ─> pictures
//! ```
//!
//! * [`source`] reads a folder, an `issue.json` or pages of an OCR program; [`model`] is what they hold
//! * [`check`] makes a [`CheckedIssue`](check::CheckedIssue) of it, or says what is wrong
//! * [`text`] sets paragraphs and heads in lines; [`layout`] composes the pages
//! * [`edition`] is what comes out: sheets of frames, and which article stands where
//! * [`pdf`], [`raster`] and [`epub`] write it; [`package`] records and packs what was written
//! * [`alto`] writes it as libraries keep newspapers, in METS/ALTO
//! * [`web`] makes the web edition, a site of files
//! * [`volume`] binds many issues into one, which the same backends write
//! * [`press`] is all of this as one pipeline, with a cache of set pages
//! * [`files`] reads files with limits and writes them whole
//! * [`ink`] is what things are printed in: black, or colours with their inks
//! * [`messages`] is what the program says to people, in two languages; [`diagnostics`] are its faults
//! * [`wording`] has every printed word that the author did not write, in three languages
//!
//! # Promises
//!
//! Every stage returns its value together with all [`diagnostics`] it found ([`Checked`]), and
//! [`Error`] only for what stops the program: a file that cannot be read, a name that does not exist.
//! The library never prints, never exits and never reads the environment or the clock: same input,
//! same bytes, on every machine and with any number of threads. Lengths are integers, in thousandths
//! of a point ([`geometry`]).
//!
//! # Features
//!
//! | feature | what it brings |
//! |---|---|
//! | `cli` (default) | the command line, and messages with excerpts of the files; includes `bundled-fonts` |
//! | `bundled-fonts` (default) | the faces of the program, 29 MB |
//! | `preview` (default) | the editor's desk |
//!
//! [`Checked`]: diagnostics::Checked
//! [`Error`]: diagnostics::Error

mod addresses;
pub mod alto;
pub mod archive;
pub mod check;
pub mod diagnostics;
pub mod edition;
pub mod epub;
pub mod files;
pub mod geometry;
mod html;
pub mod ink;
pub mod layout;
mod links;
pub mod messages;
pub mod model;
pub mod package;
pub mod pdf;
mod pdf_page;
mod pictures;
mod pixels;
pub mod press;
#[cfg(feature = "preview")]
pub mod preview;
pub mod raster;
pub mod source;
pub mod subjects;
pub mod text;
mod unicode;
pub mod volume;
pub mod web;
pub mod wechat;
pub mod wording;
