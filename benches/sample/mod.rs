//! Paragraphs to measure: of the OCR page that `PAIBAN_OCR_PAGE` names, else of the example.

use std::path::Path;

use paiban::model::{Block, Issue, Language};
use paiban::source::ocr::{ImportOptions, import};
use paiban::text::{FontLibrary, FontRole, FontSpec, Locale, StyledText, TextStyle};

/// Size of the body, in points.
pub const BODY: i32 = 9;

/// Where the paragraphs come from, and the paragraphs.
pub fn paragraphs() -> (String, Vec<String>) {
    let (name, issue) = match std::env::var_os("PAIBAN_OCR_PAGE") {
        Some(path) => (path.to_string_lossy().into_owned(), of_page(Path::new(&path))),
        None => {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/xiwan/2026-03-20");
            let draft = paiban::source::load(&path).expect("the example can be read");
            ("examples/xiwan/2026-03-20".to_owned(), draft.value.issue)
        }
    };
    let mut found = Vec::new();
    for article in issue.articles() {
        let mut run_in = article.run_in_text();
        for block in &article.body {
            if let Block::Paragraph { text } = block {
                found.push(std::mem::take(&mut run_in) + &paiban::model::walk::plain_text(text));
            }
        }
    }
    (name, found)
}

fn of_page(path: &Path) -> Issue {
    let text = std::fs::read_to_string(path).expect("the page can be read");
    let options = ImportOptions {
        date: "2019-04-19".parse().expect("a date"),
        publication: None,
        suspects: Vec::new(),
        labels: Vec::new(),
    };
    import(&[("page.md".to_owned(), text)], &options).value.issue
}

/// Running text in the bundled body face.
pub fn styled(text: &str, fonts: &FontLibrary) -> StyledText {
    let language = Language::from("zh-Hans-CN");
    let chain = fonts.chain(&FontSpec::of(FontRole::Body), &language);
    let size = paiban::geometry::Length::from_points(BODY);
    StyledText::plain(text, TextStyle::new(chain, size, Locale::of(&language)))
}
