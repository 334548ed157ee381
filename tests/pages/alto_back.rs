//! METS/ALTO of set pages is read back into the issue that was set.

use std::collections::BTreeMap;

use paiban::alto::{self, SheetPicture};
use paiban::edition::Edition;
use paiban::model::walk::plain_text;
use paiban::model::{Article, Block, Byline, Issue};
use paiban::source::import::mets;
use paiban::source::import::ocr::ImportOptions;
use paiban::source::import::page::{self, TrustOrder};

use crate::editions::examples;

/// The issue that the package of an edition describes, and what was said of it.
fn read_back(edition: &Edition) -> (Issue, Vec<String>) {
    let pixels = |points: f32| (points / 72.0 * 300.0).round() as u32;
    let picture = |sheet: &paiban::edition::Sheet| SheetPicture {
        width: pixels(sheet.size.width.points()),
        height: pixels(sheet.size.height.points()),
        jpeg: Vec::new(),
    };
    let pictures = edition.sheets.iter().map(picture).collect();
    let files: BTreeMap<String, Vec<u8>> =
        alto::package(edition, pictures, None).expect("a package").into_iter().collect();
    let name = alto::names::mets(&edition.file_stem);
    assert!(mets::is_mets(&files[&name]));
    let read = mets::read(&files[&name], &|path| files.get(path).cloned()).expect("a package that is read");
    assert_eq!(read.date, Some(edition.issue.issue().date));
    assert!(read.unread.is_empty());
    let publication = edition.issue.issue().publication.clone();
    let options = ImportOptions {
        date: edition.issue.issue().date,
        publication: Some(publication),
        suspects: Vec::new(),
        labels: Vec::new(),
    };
    let found = page::import(&[(name, read.content.into())], &options, TrustOrder::Agreement);
    let said = found.diagnostics.iter().map(|one| format!("{} {}", one.code, one.message.english()));
    (found.value.imported.draft.issue, said.collect())
}

/// An article in lines: all that a page shows of it.
fn shown(article: &Article) -> Vec<String> {
    let people = |list: &[Byline]| {
        let one = |byline: &Byline| {
            format!(
                "{}|{}|{}",
                byline.affiliation.as_deref().unwrap_or_default(),
                byline.role,
                byline.names.join(",")
            )
        };
        list.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    let mut lines = vec![
        format!("id {}", article.id),
        format!("column {:?}", article.column_title),
        format!("kicker {:?}", article.kicker),
        format!("headline {:?}", article.headline),
        format!("deck {:?}", article.deck),
        format!("summary {:?}", article.summary),
        format!("dateline {:?}", article.dateline),
        format!("byline {}", people(&article.byline)),
        format!("sign-off {}", people(&article.sign_off)),
        format!("notice {:?}", article.notice.as_ref().map(|notice| notice.kind)),
        format!("quote {:?}", article.quote.as_ref().map(|quote| (&quote.text, &quote.by))),
    ];
    let mut figures: Vec<String> = Vec::new();
    article.each_figure(|_, figure| {
        figures.push(format!(
            "figure {} | {:?} | {:?}",
            plain_text(&figure.caption),
            figure.credit,
            figure.alt
        ));
    });
    // Figures stand where the page has room for them.
    figures.sort();
    lines.extend(figures);
    article.body.iter().for_each(|block| lines.push(block_line(block)));
    lines
}

fn block_line(block: &Block) -> String {
    match block {
        Block::Paragraph { text } => format!("p {}", plain_text(text)),
        Block::Verse { text } => format!("v {}", plain_text(text)),
        Block::Interview { text } => format!("i {}", plain_text(text)),
        Block::Subhead { text, .. } => format!("h {}", plain_text(text)),
        Block::Quote { blocks } => {
            format!("q [{}]", blocks.iter().map(block_line).collect::<Vec<_>>().join(" "))
        }
        Block::List { start, items } => {
            let items =
                items.iter().map(|item| item.blocks.iter().map(block_line).collect::<Vec<_>>().join(" "));
            format!("l {start:?} [{}]", items.collect::<Vec<_>>().join("; "))
        }
        Block::Table(table) => {
            let cells = table.cells().map(|cell| format!("{}{:?}", plain_text(&cell.text), cell.span));
            format!("t {} {}", plain_text(&table.caption), cells.collect::<Vec<_>>().join(","))
        }
        Block::Figure(_) => String::new(),
        Block::Break => "-".to_owned(),
    }
}

fn lines_of(issue: &Issue) -> Vec<String> {
    let mut lines = Vec::new();
    for page in &issue.pages {
        lines.push(format!("page {} {:?}", page.label, page.name));
        page.articles.iter().for_each(|article| lines.extend(shown(article)));
    }
    lines.retain(|line| !line.is_empty() && line != "-");
    lines
}

#[test]
fn both_examples_come_back_as_they_were() {
    for example in examples() {
        let edition = &example.composed.edition;
        let (issue, said) = read_back(edition);
        let (expected, found) = (lines_of(edition.issue.issue()), lines_of(&issue));
        let name = format!("{} on {}, {}", example.name, example.paper, example.theme);
        let first = expected.iter().zip(&found).find(|(one, two)| one != two);
        assert!(first.is_none() && expected.len() == found.len(), "{name}: {first:#?} {said:#?}");
    }
}
