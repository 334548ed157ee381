//! How pages stand what real papers print beside plain articles: `cargo bench --bench content`.
//!
//! Issues of advertisements, photos, tables and verse, of few articles and of many, and both examples on all
//! papers and in all themes, counted as an editor would count. `-- --issues N` takes the first N of the
//! generated issues, `--out DIR` writes every issue as a PDF. `--save FILE` writes the figures, `--before FILE` prints those of another run beside
//! them.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the table is printed")]

#[path = "../../tests/pages/generator/mod.rs"]
#[allow(dead_code, reason = "other programs take the rest of it")]
mod generator;
#[path = "../../tests/pages/places.rs"]
#[allow(dead_code, reason = "other programs take the rest of it")]
mod places;

mod figures;
mod frames;
mod table;
mod tables;
mod white;

use std::path::{Path, PathBuf};

use paiban::check::{self, CheckedIssue};
use paiban::layout::{Paper, Theme, compose};
use paiban::pdf;
use paiban::text::FontLibrary;

use figures::Figures;
use generator::{Generator, ISSUES};

const EXAMPLES: [&str; 2] = ["xiwan/2026-03-20", "luqiao/2026-03-20"];

/// What the command asks for.
struct Wishes {
    issues: u64,
    save: Option<PathBuf>,
    before: Option<PathBuf>,
    out: Option<PathBuf>,
}

fn main() {
    let wishes = wishes();
    if let Some(out) = &wishes.out {
        std::fs::create_dir_all(out).expect("the folder can be made");
    }
    let generator = Generator::new();
    let mut run = Run { fonts: FontLibrary::bundled(), out: wishes.out, figures: Figures::default() };
    for seed in 0..wishes.issues {
        let (content, generated) = generator.with_content(seed);
        run.set(&format!("{content:?}-{seed}"), &generated.issue, (generated.paper, generated.theme));
    }
    for example in EXAMPLES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example);
        let draft = paiban::source::load(&path).expect("the example can be read").value;
        let issue = check::check(&draft, &|c| run.fonts.covers(c)).value;
        for paper in Paper::NAMES {
            for theme in Theme::BUNDLED {
                run.set(example.split('/').next().unwrap_or(example), &issue, (paper, theme));
            }
        }
    }
    let rows = table::rows(&run.figures);
    let before = wishes.before.map(|path| std::fs::read_to_string(path).expect("the file can be read"));
    table::print(&rows, before.as_deref());
    if let Some(path) = wishes.save {
        std::fs::write(path, table::saved(&rows)).expect("the file can be written");
    }
}

fn wishes() -> Wishes {
    let mut wishes = Wishes { issues: ISSUES, save: None, before: None, out: None };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().unwrap_or_else(|| panic!("{argument} takes a value"));
        match argument.as_str() {
            // Cargo's own.
            "--bench" => {}
            "--issues" => wishes.issues = value().parse().expect("--issues takes a number"),
            "--save" => wishes.save = Some(value().into()),
            "--out" => wishes.out = Some(value().into()),
            "--before" => wishes.before = Some(value().into()),
            other => panic!("unknown argument {other}"),
        }
    }
    wishes
}

/// What is counted so far, and what it takes.
struct Run {
    fonts: FontLibrary,
    out: Option<PathBuf>,
    figures: Figures,
}

impl Run {
    /// Sets an issue, counts its pages, writes them if there is a folder.
    fn set(&mut self, name: &str, issue: &CheckedIssue, (paper, theme): (&str, &str)) {
        let name = format!("{name}-{paper}-{theme}");
        let theme = Theme::bundled(theme).expect("the theme is bundled");
        let paper = Paper::find(paper).expect("the profile is bundled");
        match compose(issue, &theme, &paper, &self.fonts) {
            Ok(composed) if !composed.has_errors() => {
                self.figures.add(&name, issue.issue(), &paper, &composed.value);
                if let Some(out) = &self.out {
                    let pdf = pdf::export(&composed.value.edition, &pdf::Options::default());
                    let pdf = pdf.expect("the pages can be drawn").value;
                    std::fs::write(out.join(format!("{name}.pdf")), pdf).expect("the PDF can be written");
                }
            }
            Ok(composed) => self.figures.refuse(format!("{name}: {:?}", composed.diagnostics)),
            Err(error) => self.figures.refuse(format!("{name}: {error}")),
        }
    }
}
