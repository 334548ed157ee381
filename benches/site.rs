//! How a site grows with its days: `cargo bench --bench site`, or `-- 1000` for that many issues alone.
//!
//! Issues are data without pages set, each of 40 articles and 30,000 characters, so that what is measured is what a site
//! does with many of them: all at once, and one day more. Seconds are those of the processor and memory is the most of
//! the process, read from `/proc` on Linux. A day more must take less than 3 seconds, 1,000 issues less than 400 MiB, and
//! twice the issues about twice the time.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench prints times and memory")]

use std::error::Error;
use std::fs;
use std::path::Path;

use paiban::layout::{Paper, Theme};
use paiban::model::Date;
use paiban::press::{Press, Site, WebRequest};
use paiban::text::FontLibrary;
use paiban::web::data::SiteIssue;
use paiban::web::{MadeIssue, Options, Templates, WebFile, search};
use serde_json::json;

/// Issues of a run.
const SIZES: [usize; 3] = [125, 250, 500];
/// Articles of an issue, paragraphs of an article, characters of a paragraph.
const ARTICLES: usize = 40;
const PARAGRAPHS: usize = 5;
const CHARACTERS: usize = 150;

fn main() -> Result<(), Box<dyn Error>> {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    println!("| issues | all at once | memory | one day more | files written by it |\n|---|---|---|---|---|");
    for size in sizes {
        let dir = tempfile::tempdir()?;
        let mut days = std::iter::successors(Some("2023-05-08".parse::<Date>()?), |day| day.tomorrow());
        let start = seconds();
        write(dir.path(), days.by_ref().take(size))?;
        let (at_once, memory) = (seconds() - start, memory());
        let start = seconds();
        let written = write(dir.path(), days.take(1))?;
        let more = seconds() - start;
        println!("| {size} | {at_once:.1} s | {memory} MiB | {more:.2} s | {written} |");
    }
    Ok(())
}

/// Adds issues of some days to a site; how many files were written.
fn write(dir: &Path, days: impl Iterator<Item = Date>) -> Result<usize, Box<dyn Error>> {
    let press = Press::new(Theme::bundled("party")?, Paper::find("a4-4")?, FontLibrary::bundled());
    let templates = Templates::bundled();
    let options = Options { base_url: Some("https://paper.example/".to_owned()), ..Options::default() };
    let request = WebRequest { options, templates: &templates };
    let mut site = Site::open(dir)?;
    for day in days {
        site.add(made(day)?)?;
    }
    Ok(site.finish(&press, &request, &mut Vec::new())?.len())
}

/// An issue with the files that lists are made of.
fn made(day: Date) -> Result<MadeIssue, Box<dyn Error>> {
    let issue = issue(day)?;
    let file = |path: String, bytes: Vec<u8>| WebFile { path, bytes: bytes.into() };
    let mut files = vec![
        file(format!("data/{day}.json"), serde_json::to_vec(&issue)?),
        file(format!("data/brief/{day}.json"), serde_json::to_vec(&issue.brief())?),
    ];
    files.extend(search::day_files(&issue, &[]).into_iter().map(|(path, bytes)| file(path, bytes)));
    Ok(MadeIssue { issue, files })
}

fn issue(day: Date) -> Result<SiteIssue, serde_json::Error> {
    let (year, month) = (day.year(), day.month());
    let folder = format!("html/{year:04}-{month:02}/{:02}", day.day());
    let picture = |width: u32| json!({ "address": format!("files/{day}/page_1-{width}.webp"), "width": width, "height": width * 3 / 2, "alt": "" });
    let mut state = (i32::from(year) * 400 + i32::from(month) * 32 + i32::from(day.day())) as u64;
    let article = |number: usize| {
        let title = text(&mut state, 14);
        let texts: Vec<String> = (0..PARAGRAPHS).map(|_| text(&mut state, CHARACTERS)).collect();
        json!({ "number": number, "id": format!("a{number}"), "address": format!("{folder}/content_{number}.htm"), "page": 1,
            "title": title, "column_title": "人间", "kicker": [], "headline": [title], "deck": [], "summary": [],
            "byline": "记者 沈砚秋", "authors": [format!("沈{}", number % 30)], "texts": texts, "more_pictures": [],
            "companions": [] })
    };
    let articles: Vec<_> = (1..=ARTICLES).map(article).collect();
    serde_json::from_value(json!({
        "digest": "0", "paper": "溪湾日报", "slug": "xiwan", "language": "zh-Hans", "date": day.to_string(), "number": 1,
        "total_number": 1, "identifier": format!("urn:paiban:xiwan:{day}"), "imprint": [], "articles": articles,
        "pages": [{ "number": 1, "address": format!("{folder}/node_1.htm"), "label": "A01", "folio": "A01", "name": "要闻",
            "editors": "", "thumbnail": picture(176),
            "sheets": [{ "size": [1_105_000, 1_559_000], "pictures": [picture(640)], "areas": [] }] }],
    }))
}

/// So many characters, common ones more often.
fn text(state: &mut u64, characters: usize) -> String {
    let mut next = || {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*state >> 40) as f64 / f64::from(1 << 24)
    };
    (0..characters).filter_map(|_| char::from_u32(0x4e00 + (3500.0 * next().powf(2.2)) as u32)).collect()
}

/// Seconds of the processor that the process took so far.
fn seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks: f64 =
        after.split_whitespace().skip(11).take(2).filter_map(|word| word.parse::<f64>().ok()).sum();
    ticks / 100.0
}

/// The most memory that the process had so far, in MiB.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1024
}
