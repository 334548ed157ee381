//! The pages to choose from for the front of both examples, drawn side by side on one contact sheet, and
//! what each costs, term by term: `cargo bench --bench choices` writes `target/choices.png`.
//!
//! An editor looks at the sheet: would she call them different?

#![allow(clippy::print_stdout, reason = "the prices are printed")]

use std::path::Path;

use image::{Rgb, RgbImage, imageops};
use paiban::check::{self, CheckedIssue};
use paiban::layout::plan::Plan;
use paiban::layout::{Composed, Paper, Theme, compose};
use paiban::model::{AcceptedLayout, AcceptedSheet};
use paiban::raster::Drawing;
use paiban::source;
use paiban::text::FontLibrary;

const FRONTS: [(&str, &str); 4] = [
    ("xiwan/2026-03-20", "broadsheet-8"),
    ("xiwan/2026-03-20", "tabloid-6"),
    ("luqiao/2026-03-20", "tabloid-6"),
    ("luqiao/2026-03-20", "a4-4"),
];

/// Width of a page and the blank between two, in pixels.
const WIDTH: u32 = 420;
const GAP: u32 = 16;

fn main() {
    let fonts = FontLibrary::bundled();
    let rows: Vec<Vec<RgbImage>> = FRONTS.iter().map(|front| choices(*front, &fonts)).collect();
    let height = |row: &[RgbImage]| row.iter().map(RgbImage::height).max().unwrap_or(0) + GAP;
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0) as u32;
    let all: u32 = rows.iter().map(|row| height(row)).sum();
    let mut sheet = RgbImage::from_pixel(widest * (WIDTH + GAP) + GAP, all + GAP, Rgb([150; 3]));
    let mut top = GAP;
    for row in &rows {
        for (number, page) in (0..).zip(row) {
            let left = GAP + number * (WIDTH + GAP);
            imageops::replace(&mut sheet, page, i64::from(left), i64::from(top));
        }
        top += height(row);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/choices.png");
    sheet.save(&path).expect("the folder is there");
    println!("wrote {}", path.display());
}

/// The pages to choose from for a front page, drawn.
fn choices((example, paper): (&str, &str), fonts: &FontLibrary) -> Vec<RgbImage> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example);
    let draft = source::load(&path).expect("the example can be read").value;
    let issue = check::check(&draft, &|c| fonts.covers(c)).value;
    let (theme, paper) =
        (Theme::bundled(Theme::DEFAULT).expect("bundled"), Paper::find(paper).expect("bundled"));
    let set = |issue: &CheckedIssue| compose(issue, &theme, &paper, fonts).expect("it can be set").value;
    let best = set(&issue);
    let front = &best.plans[0];
    println!("{example} on {}", paper.name);
    print_prices(1, front.cost(), &front.terms);
    let mut pages = vec![drawn(&best)];
    for (number, other) in (2..).zip(&front.runners_up) {
        print_prices(number, other.terms.iter().map(|(_, cost)| cost).sum(), &other.terms);
        let chosen = chosen(&best, front, &paper.name, number - 2);
        pages.push(drawn(&set(&issue.clone().accepting(AcceptedLayout { sheets: vec![chosen] }))));
    }
    pages
}

/// The front page as another of the pages to choose from, as an editor would accept it.
fn chosen(best: &Composed, front: &Plan, paper: &str, number: usize) -> AcceptedSheet {
    let mut sheet = best.accepted(paper).swap_remove(0);
    let other = &front.runners_up[number];
    let placed: Vec<_> = sheet.modules.drain(..).zip(other.places.iter().zip(&other.kinds)).collect();
    let moved = placed.into_iter().filter_map(|(mut module, (place, kind))| {
        let cells = (*place)?;
        if let Some(kind) = kind {
            (module.form, module.head) = (kind.form.clone(), kind.head);
        }
        (module.column, module.row) = (cells.column, cells.row);
        (module.columns, module.rows) = (cells.columns, cells.rows);
        Some(module)
    });
    sheet.modules = moved.collect();
    sheet
}

fn drawn(composed: &Composed) -> RgbImage {
    let picture = Drawing::of(&composed.edition).picture(0, WIDTH).expect("it can be drawn");
    image::load_from_memory(&picture.png().expect("it can be coded")).expect("it is a picture").into_rgb8()
}

fn print_prices(number: usize, cost: i32, terms: &[(paiban::layout::plan::bill::PageTerm, i32)]) {
    let terms: Vec<String> =
        terms.iter().map(|(term, cost)| format!("{} {:.0}", term.name(), f64::from(*cost) / 100.0)).collect();
    println!("  {number}. {:>6.1}: {}", f64::from(cost) / 100.0, terms.join(", "));
}
