//! Which article stands where on the pages of an issue, as JSON:
//! `cargo run --release --example page_regions -- examples/luqiao/2026-03-20`

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints what it made")]

use std::error::Error;

use paiban::layout::{Paper, Theme};
use paiban::press::Press;
use paiban::text::FontLibrary;

fn main() -> Result<(), Box<dyn Error>> {
    let issue = std::env::args().nth(1).ok_or("usage: page_regions ISSUE")?;
    let press = Press::new(Theme::bundled("party")?, Paper::find("tabloid-6")?, FontLibrary::bundled());
    let composed = press.set(press.read(issue)?.issue)?;
    // Lengths are in thousandths of a point, from the top left corner of the sheet.
    let regions: Vec<_> = composed.value.edition.regions().into_iter().map(|sheet| sheet.regions).collect();
    println!("{}", serde_json::to_string_pretty(&regions)?);
    Ok(())
}
