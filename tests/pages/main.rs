//! What whole pages promise, on issues made by number and on the examples.
//!
//! `PAIBAN_ACCEPT=1 cargo test --test pages goldens` writes the goldens anew.

mod accepted;
mod alto;
mod alto_back;
mod broken;
mod charts;
mod codes;
mod colours;
mod content;
mod dumps;
mod editions;
mod extremes;
mod generator;
#[path = "../support/golden.rs"]
mod golden;
mod goldens;
mod imports;
mod issue_lines;
mod judge;
mod kept;
mod look;
mod measures;
mod odd_characters;
mod openings;
mod overlaps;
mod places;
mod plans;
mod promises;
mod read_back;
mod real_content;
mod regions;
mod same_look;
mod seeds;
mod tables;
mod terms;
mod themes;
mod web_back;
mod words;
