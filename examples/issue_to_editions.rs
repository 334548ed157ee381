//! An issue folder as an EPUB and a PDF:
//! `cargo run --release --example issue_to_editions -- examples/luqiao/2026-03-20 out`

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints what it made")]

use std::error::Error;
use std::path::Path;

use paiban::diagnostics::has_errors;
use paiban::diagnostics::render::short;
use paiban::epub::{self, Templates};
use paiban::layout::{Paper, Theme};
use paiban::messages::MessageLanguage;
use paiban::pdf;
use paiban::press::Press;
use paiban::text::FontLibrary;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [issue, out] = arguments.as_slice() else { return Err("usage: issue_to_editions ISSUE DIR".into()) };

    let press = Press::new(Theme::bundled("party")?, Paper::find("tabloid-6")?, FontLibrary::bundled());
    let read = press.read(issue)?;
    for diagnostic in &read.diagnostics {
        eprintln!("{}", short::diagnostic(diagnostic, &read.files, MessageLanguage::English));
    }
    if has_errors(&read.diagnostics) {
        return Err("the issue has errors".into());
    }

    let composed = press.set(read.issue)?;
    for diagnostic in &composed.diagnostics {
        eprintln!("{}", short::diagnostic(diagnostic, &read.files, MessageLanguage::English));
    }
    let edition = composed.value.edition;
    let pdf = pdf::export(&edition, &pdf::Options::default())?;
    let epub = epub::export(&edition.issue, &Templates::bundled(), &press.fonts, &epub::Options::default())?;

    std::fs::create_dir_all(out)?;
    let path = |ending: &str| Path::new(out).join(format!("{}.{ending}", edition.file_stem));
    std::fs::write(path("pdf"), pdf.value)?;
    std::fs::write(path("epub"), epub.value)?;
    println!("{} sheets", edition.sheet_count());
    Ok(())
}
