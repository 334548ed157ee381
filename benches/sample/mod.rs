//! Paragraphs to measure: of the OCR page that `PAIBAN_OCR_PAGE` names, else of the example.

use std::path::Path;

use paiban::model::walk::plain_text;
use paiban::model::{Block, Language};
use paiban::text::{FontLibrary, FontRole, FontSpec, Locale, StyledText, TextStyle};
use paiban::wording::Words;

/// Size of the body, in points.
pub(crate) const BODY: i32 = 9;

/// Shortest line of an OCR page that is taken for a paragraph, in characters.
const SHORTEST: usize = 40;

/// Where the paragraphs come from, and the paragraphs.
pub(crate) fn paragraphs() -> (String, Vec<String>) {
    #[allow(clippy::disallowed_methods, reason = "the environment names a page outside of the repository")]
    let page = std::env::var_os("PAIBAN_OCR_PAGE");
    match page {
        Some(path) => (path.to_string_lossy().into_owned(), of_page(Path::new(&path))),
        None => ("examples/xiwan/2026-03-20".to_owned(), of_example()),
    }
}

/// The paragraphs as they stand on a page, torn ones too.
fn of_page(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("the page can be read");
    let lines = text.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    lines.filter(|line| line.chars().count() >= SHORTEST).map(str::to_owned).collect()
}

fn of_example() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/xiwan/2026-03-20");
    let issue = paiban::source::load(&path).expect("the example can be read").value.issue;
    let mut found = Vec::new();
    for article in issue.articles() {
        let mut run_in = Words::of(&"zh-Hans".into()).run_in(article).unwrap_or_default().text();
        for block in &article.body {
            if let Block::Paragraph { text } = block {
                found.push(std::mem::take(&mut run_in) + &plain_text(text));
            }
        }
    }
    found
}

/// Running text in the bundled body face.
pub(crate) fn styled(text: &str, fonts: &FontLibrary) -> StyledText {
    let language = Language::from("zh-Hans-CN");
    let chain = fonts.chain(&FontSpec::of(FontRole::Body), &language);
    let size = paiban::geometry::Length::from_points(BODY);
    StyledText::plain(text, TextStyle::new(chain, size, Locale::of(&language)))
}
