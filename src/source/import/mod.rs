//! Importers: other formats into issues, one folder per format.
//!
//! * [`boxes`]: the one form of pages whose blocks have places
//! * [`ocr`]: pages as Markdown of OCR programs, and the steps from the words of a story to an article

pub mod boxes;
pub mod ocr;
