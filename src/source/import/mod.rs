//! Importers: other formats into issues, one folder per format.
//!
//! * [`docx`]: files of Word, an article each
//! * [`epaper`]: saved sites of newspapers (数字报)
//! * [`ocr`]: pages as OCR programs write them
//! * `document`: a document that holds one article
//! * `xml`: XML of other programs as a tree, within limits

mod document;
pub mod docx;
pub mod epaper;
pub mod ocr;
mod xml;
