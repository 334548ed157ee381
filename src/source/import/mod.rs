//! Other formats as issues: one folder a format.

pub mod ocr;
