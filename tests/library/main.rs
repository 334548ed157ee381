//! The library by its public face, stage by stage.

mod classes;
#[path = "../support/golden.rs"]
mod golden;
mod growth;
mod import;
mod layouts;
mod lines;
mod mets;
mod ocr;
#[path = "../../benches/sample/mod.rs"]
mod sample;
#[path = "../support/shapes.rs"]
mod shapes;
mod source;
mod typeset;
mod vertical;
mod web;
mod whole_tokens;
mod wording;
