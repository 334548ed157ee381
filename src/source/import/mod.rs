//! Importers: other formats into issues, one folder per format.

pub mod ocr;
