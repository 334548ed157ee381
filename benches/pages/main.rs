//! How good and how fast pages are, as tables: `cargo bench --bench pages`.
//!
//! `-- --issues N` takes the first N of the generated issues, all without it. `--out DIR` writes
//! each as `DIR/NNN.pdf`, with its paragraphs as printed in `DIR/NNN.txt`, one a line, and as other
//! archives take it, for `tests/conformance/pages`. Every promise of the tests is tried on every issue; violations
//! are printed on standard error. Times are those of the processor, for all threads.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the tables are printed")]

#[path = "../../tests/pages/generator/mod.rs"]
#[allow(dead_code, reason = "other programs take the rest of it")]
mod generator;
#[path = "../../tests/pages/judge.rs"]
mod judge;
#[path = "../../tests/pages/measures.rs"]
mod measures;
#[path = "../../tests/pages/places.rs"]
mod places;
#[path = "../../tests/pages/promises.rs"]
mod promises;
#[path = "../../tests/pages/words.rs"]
mod words;

mod causes;
mod cost;
mod prices;
mod quality;
mod written;

use std::fs;
use std::path::{Path, PathBuf};

use paiban::layout::{Paper, Theme, compose};
use paiban::text::FontLibrary;

use generator::{Generated, Generator, ISSUES};
use promises::PROMISES;
use quality::Tables;

/// What the command asks for.
struct Wishes {
    issues: u64,
    out: Option<PathBuf>,
}

fn main() {
    let wishes = wishes();
    if let Some(out) = &wishes.out {
        fs::create_dir_all(out).expect("the folder can be made");
    }
    let (generator, fonts) = (Generator::new(), FontLibrary::bundled());
    // Memory is that of single pages as long as no issue was set.
    cost::print(&generator, &fonts);
    let mut tables = Tables::default();
    for seed in 0..wishes.issues {
        one(&generator.issue(seed), &fonts, wishes.out.as_deref(), &mut tables);
    }
    println!("{tables}");
    println!("most memory: {} MB", cost::peak_kilobytes() / 1024);
    assert!(tables.failed == 0 && tables.broken == 0, "promises are broken");
}

fn wishes() -> Wishes {
    let mut wishes = Wishes { issues: ISSUES, out: None };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            // Cargo's own.
            "--bench" => {}
            "--issues" => {
                let issues = arguments.next().and_then(|number| number.parse().ok());
                wishes.issues = issues.expect("--issues takes a number");
            }
            "--out" => wishes.out = Some(arguments.next().expect("--out takes a folder").into()),
            other => panic!("unknown argument {other}"),
        }
    }
    wishes
}

/// Sets an issue, counts its pages, writes it if there is a folder.
fn one(generated: &Generated, fonts: &FontLibrary, out: Option<&Path>, tables: &mut Tables) {
    let theme = Theme::bundled(generated.theme).expect("the theme is bundled");
    let paper = Paper::find(generated.paper).expect("the profile is bundled");
    let composed = match compose(&generated.issue, &theme, &paper, fonts) {
        Ok(composed) => composed,
        Err(error) => {
            eprintln!("issue {}: {error}", generated.seed);
            tables.failed += 1;
            return;
        }
    };
    for (promise, broken) in PROMISES.map(|(name, promise)| (name, promise(generated, &composed))) {
        for how in &broken {
            eprintln!("issue {}: {promise}: {}", generated.seed, how.chars().take(300).collect::<String>());
        }
        tables.broken += broken.len();
    }
    let composed = composed.value;
    tables.add(generated, &composed.plans);
    if let Some(out) = out {
        written::write(generated, composed.edition, out);
    }
}
