//! Importers: other formats into issues, one folder per format.
//!
//! * [`archive`]: archives, unpacked
//! * [`boxes`]: the one form of pages whose blocks have places
//! * [`docling`], [`mineru`], [`paddle`]: what programs write, as boxed blocks
//! * [`alto`], [`mets`]: ALTO as boxed blocks, and issues of which METS describes the articles
//! * [`hocr`], [`pagexml`]: pages of other programs, as boxed blocks
//! * [`cuts`]: parts of the pictures of pages
//! * [`formats`]: the table of formats of pages, each known by what is in a file
//! * [`page`]: boxed blocks into an issue
//! * [`pdf`]: PDF files with a text layer, as boxed blocks
//! * `pictures`: pictures that pages name
//! * [`ocr`]: pages as Markdown of OCR programs, and the steps from the words of a story to an article
//! * [`docx`]: files of Word, an article each
//! * [`epaper`]: saved sites of newspapers (数字报)
//! * `document`: a document that holds one article
//! * `xml`: XML of other programs as a tree, within limits; `values`: the same of JSON

pub mod alto;
pub mod archive;
pub mod boxes;
pub mod cuts;
pub mod docling;
mod document;
pub mod docx;
pub mod epaper;
pub mod formats;
pub mod hocr;
pub mod mets;
pub mod mineru;
pub mod ocr;
pub mod paddle;
pub mod page;
pub mod pagexml;
pub mod pdf;
mod pictures;
mod values;
mod xml;

pub use pictures::{Imported, WantedPicture};
