//! The search index, the scripts and the feeds of a site, from what the site knows of its issues:
//! `cargo run --example site_index -- ISSUES.json SITE https://paper.example/`

#![allow(clippy::print_stderr, reason = "a program that says what it made")]

use std::error::Error;
use std::fs;
use std::path::Path;

use paiban::web::data::SiteIssue;
use paiban::web::{feeds, scripts, search};
use paiban::wording::Words;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [issues, site, base] = arguments.as_slice() else {
        return Err("usage: site_index ISSUES.json SITE BASE_URL".into());
    };
    // In the order of their days.
    let issues: Vec<SiteIssue> = serde_json::from_slice(&fs::read(issues)?)?;
    let newest = issues.last().ok_or("no issues")?;
    let days =
        issues.iter().flat_map(|issue| [search::day_files(issue, &[]), feeds::day_files(issue, Some(base))]);
    let whole = [
        search::site_files(&issues),
        feeds::all_files(&issues, Some(base)),
        scripts::files(Words::of(&newest.language)),
    ];
    let files: Vec<search::File> = days.chain(whole).flatten().collect();
    for (path, bytes) in &files {
        let path = Path::new(site).join(path);
        fs::create_dir_all(path.parent().ok_or("no folder")?)?;
        fs::write(path, bytes)?;
    }
    eprintln!("{} files", files.len());
    Ok(())
}
