//! Files of an issue, each read alone.

use paiban::diagnostics::has_errors;
use paiban::model::{Article, Date, Issue, Page, Publication};
use paiban::source::import::formats::{JSON_FORMATS, MARKUP_FORMATS};
use paiban::source::import::mets;
use paiban::source::import::ocr;
use paiban::source::import::page::{self, PageContent, TrustOrder};
use paiban::source::{PictureFiles, folder, json, normal_issue};

use super::packed;

/// Bytes as a whole article file.
pub(crate) fn front_matter(bytes: &[u8]) {
    article(&String::from_utf8_lossy(bytes));
}

/// Bytes as the text of an article.
pub(crate) fn markdown(bytes: &[u8]) {
    article(&format!("+++\n+++\n{}", String::from_utf8_lossy(bytes)));
}

/// Bytes as an `issue.json`. What is read without fault is the same after it was written.
pub(crate) fn json(bytes: &[u8]) {
    let read = json::from_bytes("issue.json", bytes.to_vec());
    if !read.has_errors() {
        let written = serde_json::to_vec(&read.value.issue).expect("issues are JSON");
        assert_eq!(json::from_bytes("issue.json", written).value.issue, read.value.issue);
    }
}

/// Bytes as a page of OCR Markdown.
pub(crate) fn ocr(bytes: &[u8]) {
    let page = ("page.md".to_owned(), String::from_utf8_lossy(bytes).into_owned());
    let options = ocr::ImportOptions {
        date: day(),
        publication: None,
        suspects: vec!["情性".into()],
        labels: Vec::new(),
    };
    ocr::import(&[page], &options);
}

/// Bytes as XML or HTML of pages.
pub(crate) fn layouts(bytes: &[u8]) {
    let found = MARKUP_FORMATS.iter().filter(|format| (format.is_it)(bytes));
    let pages = found.filter_map(|format| (format.read)(bytes).ok());
    for pages in pages.filter(|pages| pages.pages.iter().all(|page| page.blocks.len() < page::MOST_BLOCKS)) {
        understand("page.xml", PageContent::Boxes(pages));
    }
}

/// Bytes as the files of a package in METS and ALTO: the first is the METS file.
pub(crate) fn mets(bytes: &[u8]) {
    let files = packed::files(bytes);
    let Some((name, first)) = files.first() else { return };
    let read = |path: &str| files.iter().find(|(name, _)| name == path).map(|(_, bytes)| bytes.clone());
    if let Ok(issue) = mets::read(first, &read) {
        let issue = understand(name, issue.content.into());
        assert_eq!(normal_issue(&issue), issue);
    }
}

fn understand(name: &str, content: PageContent) -> Issue {
    let options =
        ocr::ImportOptions { date: day(), publication: None, suspects: Vec::new(), labels: Vec::new() };
    let found = page::import(&[(name.to_owned(), content)], &options, TrustOrder::Agreement);
    found.value.imported.draft.issue
}

/// Bytes as JSON of pages, in any of its formats, by each order of reading.
pub(crate) fn import_pages(bytes: &[u8]) {
    let Ok(value) = serde_json::from_slice(bytes) else { return };
    for format in JSON_FORMATS.iter().filter(|format| (format.is_it)(&value)) {
        let Ok(pages) = (format.read)(&value) else { continue };
        if pages.pages.iter().map(|page| page.blocks.len()).sum::<usize>() > page::MOST_BLOCKS {
            continue;
        }
        let options =
            ocr::ImportOptions { date: day(), publication: None, suspects: Vec::new(), labels: Vec::new() };
        let file = ("pages.json".to_owned(), PageContent::Boxes(pages));
        for trust in [TrustOrder::Agreement, TrustOrder::Engine, TrustOrder::Geometry] {
            let found = page::import(std::slice::from_ref(&file), &options, trust).value;
            found.drawings.iter().for_each(|drawing| drop(drawing.svg(None)));
        }
    }
}

/// Reads an article; what is read without fault is the same after it was written, to a file and
/// to JSON.
fn article(text: &str) {
    let read = folder::article::from_text(text);
    if has_errors(&read.diagnostics) {
        return;
    }
    let issue = issue_of(read.value);
    let files = folder::files_of(&issue, &PictureFiles::new());
    let file = files.iter().find(|(path, _)| path.extension() == Some("md".as_ref()));
    let (_, written) = file.expect("the article is written");
    let mut again = folder::article::from_text(&String::from_utf8_lossy(written)).value;
    again.id = issue.pages[0].articles[0].id.clone();
    assert_eq!(again, issue.pages[0].articles[0]);
    let written = serde_json::to_vec(&issue).expect("issues are JSON");
    assert_eq!(json::from_bytes("issue.json", written).value.issue, issue);
}

fn issue_of(article: Article) -> Issue {
    let page = Page {
        label: "1".into(),
        name: None,
        plan: None,
        theme: None,
        editors: Vec::new(),
        articles: vec![article],
    };
    Issue { pages: vec![page], ..Issue::new(Publication::default(), day()) }
}

fn day() -> Date {
    Date::new(2019, 4, 19).expect("a day of the calendar")
}
