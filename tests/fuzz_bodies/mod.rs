//! What the fuzz targets do with their bytes. The tests replay the corpus through the same
//! functions.

use std::sync::OnceLock;

use paiban::diagnostics::has_errors;
use paiban::epub::opened;
use paiban::geometry::Length;
use paiban::model::{Article, Date, Issue, Language, Page, Publication};
use paiban::source::import::ocr;
use paiban::source::{PictureFiles, folder, json};
use paiban::text::class::Direction;
use paiban::text::{
    Align, FontLibrary, FontRole, FontSpec, Locale, Manner, Paragraph, Setting, StyledText, TextStyle,
};

/// A target by its name.
pub(crate) type Body = fn(&[u8]);

/// The targets; each has a folder of that name in `fuzz/corpus`.
pub(crate) const TARGETS: [(&str, Body); 6] = [
    ("front_matter", front_matter),
    ("markdown", markdown),
    ("json", json),
    ("ocr", ocr),
    ("lines", lines),
    ("book", book),
];

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

/// Bytes as a finished book.
pub(crate) fn book(bytes: &[u8]) {
    opened::faults("a.epub", bytes, None);
}

/// Bytes as a paragraph: the first ones choose measure, direction and rules, the others are its
/// text, of which no byte is lost in lines.
pub(crate) fn lines(bytes: &[u8]) {
    static FONTS: OnceLock<FontLibrary> = OnceLock::new();
    let fonts = FONTS.get_or_init(FontLibrary::bundled);
    let Some((&[measure, choice], text)) = bytes.split_first_chunk() else { return };
    let text = String::from_utf8_lossy(text);
    let bit = |number: u8| choice >> number & 1 == 1;
    let language = Language::from(["zh-Hans-CN", "zh-Hant-TW", "ja", "en"][usize::from(choice & 3)]);
    let em = Length::from_points(9);
    let chain = fonts.chain(&FontSpec::of(FontRole::Body), &language);
    let styled = StyledText::plain(&text, TextStyle::new(chain, em, Locale::of(&language)));
    let direction = if bit(2) { Direction::Vertical } else { Direction::Horizontal };
    let manner = Manner { direction, hanging: bit(3), grid: bit(4), headline: bit(5), ..Manner::default() };
    let align = if bit(6) { Align::Center } else { Align::Justify };
    let setting = Setting { measure: em * i32::from(measure), indent: Length::ZERO, align };
    let lines = Paragraph::new(&styled, &manner, fonts).lines(&setting);
    let joined: String = lines.iter().map(|line| &text[line.bytes.clone()]).collect();
    assert_eq!(joined, text);
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
    let page = Page { label: "1".into(), name: None, editors: Vec::new(), articles: vec![article] };
    Issue { pages: vec![page], ..Issue::new(Publication::default(), day()) }
}

fn day() -> Date {
    Date::new(2019, 4, 19).expect("a day of the calendar")
}
