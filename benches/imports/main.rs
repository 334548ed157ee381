//! How well and how fast pages with places are understood: `cargo bench --bench imports`.
//!
//! Generated issues are set, their lines taken as blocks with boxes and no order, and imported again. Times are those of
//! one page of 200 blocks.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench measures and prints")]

#[path = "../../tests/pages/generator/mod.rs"]
#[allow(dead_code, reason = "other programs take the rest of it")]
mod generator;
#[path = "../../tests/pages/read_back.rs"]
mod read_back;

use std::time::Instant;

use paiban::layout::{Paper, Theme, compose};
use paiban::source::import::boxes::{BoxKind, BoxedPage, BoxedPages, PageBox};
use paiban::source::import::ocr::ImportOptions;
use paiban::source::import::page::{self, PageContent, TrustOrder};
use paiban::text::FontLibrary;

use generator::Generator;
use read_back::Counts;

/// How many generated issues are read back.
const ISSUES: u64 = 60;

/// How often the page of 200 blocks is imported.
const RUNS: u32 = 50;

fn main() {
    let (generator, fonts) = (Generator::new(), FontLibrary::bundled());
    let mut counts = Counts::default();
    for seed in 0..ISSUES {
        let generated = generator.issue(seed);
        let paper = Paper::find(generated.paper).expect("a bundled paper");
        let theme = Theme::bundled(generated.theme).expect("a bundled theme");
        let composed = compose(&generated.issue, &theme, &paper, &fonts).expect("the fonts are there").value;
        read_back::add(&composed.edition, &mut counts);
    }
    println!("{ISSUES} issues: {}", counts.line());
    let file = [("page.json".to_owned(), PageContent::Boxes(crowded()))];
    let options = ImportOptions {
        date: "2026-03-20".parse().expect("a day"),
        publication: None,
        suspects: Vec::new(),
        labels: Vec::new(),
    };
    let begin = Instant::now();
    for _ in 0..RUNS {
        std::hint::black_box(page::import(&file, &options, TrustOrder::Agreement));
    }
    println!("a page of 200 blocks: {:?}", begin.elapsed() / RUNS);
}

/// A page of 7 columns with a heading over every fourth block.
fn crowded() -> BoxedPages {
    let block = |at: u32| {
        let (column, row) = (f64::from(at / 29), f64::from(at % 29));
        let is_head = at.is_multiple_of(4);
        let (left, top) = (20.0 + 140.0 * column, 20.0 + 48.0 * row);
        PageBox {
            id: at.to_string(),
            kind: if is_head { BoxKind::Title } else { BoxKind::Text },
            corners: Some([left, top, left + 130.0, top + if is_head { 24.0 } else { 44.0 }]),
            text: if is_head { "溪湾治水".into() } else { "渠成水到，村民欢喜。".repeat(5) },
            ..PageBox::default()
        }
    };
    let page = BoxedPage {
        width: 1000.0,
        height: 1414.0,
        blocks: (0..200).map(block).collect(),
        ..BoxedPage::default()
    };
    BoxedPages { version: 1, pages: vec![page], ..BoxedPages::default() }
}
