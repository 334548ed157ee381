//! Importers: other formats into issues, one folder per format.
//!
//! * [`docx`]: files of Word, an article each
//! * [`ocr`]: pages as OCR programs write them
//! * `xml`: XML of other programs as a tree, within limits

pub mod docx;
pub mod ocr;
mod xml;
