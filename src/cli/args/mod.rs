//! Options that several commands share, one group a file: each makes what the library asks for, and
//! says what of it belongs into a record.

mod epub;
mod fonts;
mod pages;
mod pdf;

pub(crate) use epub::{CoverArg, EpubArgs};
pub(crate) use fonts::FontArgs;
pub(crate) use pages::PageArgs;
pub(crate) use pdf::PdfArgs;
