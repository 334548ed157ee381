//! Whole issues to their editions, and the looks of these.

use std::sync::OnceLock;

use paiban::check::CheckedIssue;
use paiban::diagnostics::{Code, Diagnostic, Error, SourceMap, has_errors};
use paiban::epub::{self, Templates};
use paiban::layout::{Paper, Theme};
use paiban::pdf::{self, Profile};
use paiban::press::{BookRequest, CoverKind, PagesRequest, Press, Request};
use paiban::text::FontLibrary;

use super::packed;

/// A small issue with one of everything.
const ISSUE: &[u8] = include_bytes!("../../fuzz/corpus/issue_folder/everything");

/// Bytes as the files of an issue, through `build`: the book and the pages, in memory. The first
/// byte chooses the paper. What `check` lets pass ends in both, or in what the pages have no room for.
pub(crate) fn issue_folder(bytes: &[u8]) {
    let press = press(bytes.first().copied().unwrap_or_default());
    if let Some(issue) = read(press, bytes) {
        let templates = Templates::bundled();
        let both = Request {
            book: Some(BookRequest { cover: None, ..book(&templates) }),
            pages: Some(PagesRequest::default()),
            pictures: None,
            wechat: None,
        };
        let found = editions(press, issue, &both);
        let promised = [Code::BrokenBook, Code::RefusedByStandard, Code::InvalidTemplate];
        let broken: Vec<&Diagnostic> = found.iter().filter(|found| promised.contains(&found.code)).collect();
        assert!(broken.is_empty(), "{broken:#?}");
    }
}

/// Bytes as the files of a look: with the theme `theme.toml` the pages of an issue are made, with the
/// other files, templates, its book.
pub(crate) fn looks(bytes: &[u8]) {
    static CHECKED: OnceLock<CheckedIssue> = OnceLock::new();
    let press = press(b'=');
    let issue = CHECKED.get_or_init(|| read(press, ISSUE).expect("the issue has no faults"));
    let (theme, templates): (Vec<_>, Vec<_>) =
        packed::files(bytes).into_iter().partition(|(name, _)| name == "theme.toml");
    if !theme.is_empty() {
        let (folder, mut files) = (packed::folder(&theme), SourceMap::default());
        let theme = Theme::read(&folder.path().join("theme.toml"), &mut files).expect("the file is there");
        let pages = Request { pages: Some(PagesRequest::default()), ..Request::default() };
        editions(&press.with_pages(theme.value, press.paper.clone()), issue.clone(), &pages);
    }
    let folder = packed::folder(&templates);
    // A folder that is named like a template cannot be read.
    if let (false, Ok(templates)) = (templates.is_empty(), Templates::with_overrides(folder.path())) {
        let book = Request { book: Some(book(&templates)), ..Request::default() };
        allowed(press.outputs(issue.into(), None, None, &book));
    }
}

/// Bytes as the PDF file of an advertisement: it is drawn, and stays as it is on pages for a screen.
pub(crate) fn pdf_page(bytes: &[u8]) {
    let (press, page) = (press(b'='), [b"%PDF-1.7\n", bytes].concat());
    let file = |name: &str, content: &[u8]| (name.to_owned(), content.to_vec());
    let files = [
        file("publication.toml", "title = \"溪湾晨讯\"\nslug = \"xiwan\"\nkind = \"other\"\n".as_bytes()),
        file("issue.toml", b"date = \"2026-03-20\"\n[[page]]\nlabel = \"1\"\nname = \"A\"\narticles = [\"sale.md\"]\n"),
        file(
            "sale.md",
            "+++\nheadline = \"新车到店\"\nnotice = { kind = \"advertisement\", columns = 2, rows = 20, artwork = { image = \"sale.pdf\", alt = \"新车\" } }\n+++\n\n新车。\n".as_bytes(),
        ),
        file("sale.pdf", &page),
    ];
    let folder = packed::folder(&files);
    let Ok(read) = press.read(folder.path()) else { return };
    if has_errors(&read.diagnostics) {
        return;
    }
    let options = pdf::Options { profile: Profile::Web, ..pdf::Options::default() };
    let pages = PagesRequest { options, ..PagesRequest::default() };
    editions(press, read.issue, &Request { pages: Some(pages), ..Request::default() });
}

/// A book without a cover, which would be made of pages.
fn book(templates: &Templates) -> BookRequest<'_> {
    BookRequest { options: epub::Options::default(), templates, cover: Some(CoverKind::None) }
}

/// Sets an issue and makes the requested editions of it: what was found on the way.
fn editions(press: &Press, issue: CheckedIssue, request: &Request<'_>) -> Vec<Diagnostic> {
    let Some(composed) = allowed(press.set(issue.clone())) else { return Vec::new() };
    let is_set = !has_errors(&composed.diagnostics);
    let mut found = composed.diagnostics;
    let edition = is_set.then_some(&composed.value.edition);
    let content = edition.map_or(&issue, |edition| &edition.issue);
    let front = edition.and_then(|edition| edition.sheets.first());
    let made = allowed(press.outputs(content.into(), edition, front, request));
    found.extend(made.into_iter().flatten().flat_map(|files| files.diagnostics));
    found
}

/// What was made. A theme may name a font that does not exist; no input is to blame for a writer that
/// refuses what it was given.
fn allowed<T>(made: Result<T, Error>) -> Option<T> {
    if let Err(error @ Error::Writer { .. }) = &made {
        panic!("{error}");
    }
    made.ok()
}

/// The issue in the files, if it has no faults.
fn read(press: &Press, bytes: &[u8]) -> Option<CheckedIssue> {
    let files = packed::files(bytes);
    let folder = packed::folder(&files);
    let path = if files.iter().any(|(name, _)| name == "issue.json") { "issue.json" } else { "" };
    let read = press.read(folder.path().join(path)).ok()?;
    (!has_errors(&read.diagnostics)).then_some(read.issue)
}

/// The press for one of the papers.
fn press(choice: u8) -> &'static Press {
    static PRESSES: OnceLock<Vec<Press>> = OnceLock::new();
    let presses = PRESSES.get_or_init(|| {
        let fonts = FontLibrary::bundled();
        let theme = Theme::bundled(Theme::DEFAULT).expect("the theme is bundled");
        let papers = Paper::NAMES.iter().map(|name| Paper::find(name).expect("the paper is bundled"));
        papers.map(|paper| Press::new(theme.clone(), paper, fonts.clone())).collect()
    });
    &presses[usize::from(choice) % presses.len()]
}
