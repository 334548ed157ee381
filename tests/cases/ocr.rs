//! Pages of an OCR program and the issues they become.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use libtest_mimic::Trial;
use paiban::diagnostics::Checked;
use paiban::model::walk::plain_text;
use paiban::model::{Article, Block, Cell, Date};
use paiban::source::Draft;
use paiban::source::import::ocr::{ImportOptions, import};
use paiban::wording::Words;

use crate::{entries, file_name, golden, root, trial};

/// A test for each page of `tests/ocr`: `NAME.md` becomes `NAME.expected.txt`.
pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for page in entries(&root().join("tests/ocr")) {
        let Some(name) = file_name(&page).strip_suffix(".md") else { continue };
        trials.push(trial(&format!("ocr/{name}"), {
            let page = page.clone();
            move || check(&page)
        }));
    }
    trials
}

fn check(page: &Path) -> Result<(), String> {
    let text = fs::read_to_string(page).map_err(|error| format!("{}: {error}", page.display()))?;
    let options = ImportOptions {
        date: Date::new(2019, 4, 19).expect("a day of the calendar"),
        publication: None,
        suspects: Vec::new(),
        labels: Vec::new(),
    };
    let checked = import(&[("page.md".to_owned(), text)], &options);
    golden::compare(&page.with_extension("expected.txt"), &summary(&checked))
}

/// The publication, each article by its parts, and each diagnostic with its place.
fn summary(checked: &Checked<Draft>) -> String {
    let Draft { issue, files, .. } = &checked.value;
    let mut text = serde_json::to_string_pretty(&issue.publication).unwrap() + "\n";
    for article in issue.articles() {
        article_summary(article, &mut text);
    }
    text.push('\n');
    for diagnostic in &checked.diagnostics {
        let at = files.position(diagnostic.labels[0].span().unwrap());
        let article = diagnostic.subject.article.as_deref().unwrap_or("-");
        writeln!(
            text,
            "{} {}:{} {article} {}",
            diagnostic.code,
            at.line,
            at.character,
            diagnostic.message.english()
        )
        .unwrap();
    }
    text
}

fn article_summary(article: &Article, text: &mut String) {
    writeln!(text, "\n== {}", article.id).unwrap();
    if let Some(rank) = article.rank {
        writeln!(text, "rank: {rank:?}").unwrap();
    }
    if let Some(id) = &article.companion_of {
        writeln!(text, "companion_of: {id}").unwrap();
    }
    Words::of(&"zh-Hans".into()).each_text(article, |place, words| {
        if !place.starts_with("body/") {
            writeln!(text, "{place}: {words}").unwrap();
        }
    });
    for block in &article.body {
        writeln!(text, "{}", block_summary(block)).unwrap();
    }
}

fn block_summary(block: &Block) -> String {
    match block {
        Block::Paragraph { text } => format!("¶ {}", plain_text(text)),
        Block::Subhead { level, text } => format!("{} {}", "#".repeat(usize::from(*level)), plain_text(text)),
        Block::List { start, items, .. } => {
            let texts = items.iter().flat_map(|item| item.blocks.iter().map(block_summary));
            format!("list {start:?} {}", texts.collect::<Vec<_>>().join(" "))
        }
        Block::Table(table) => {
            let row = |row: &Vec<Cell>| {
                row.iter().map(|cell| plain_text(&cell.text)).collect::<Vec<_>>().join(" | ")
            };
            let rows = table.all_rows().map(row);
            format!("table {:?}\n  {}", table.columns, rows.collect::<Vec<_>>().join("\n  "))
        }
        other => format!("{other:?}"),
    }
}
