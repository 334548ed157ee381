//! From a [`CheckedIssue`] to an EPUB 3.3.
//!
//! One chapter (XHTML document) for each newspaper page (版), a title page with the imprint, and
//! the contents in both forms, for new and for old readers. The recipe:
//!
//! * `options`: what is wanted of the book
//! * `pictures`: each picture once, under a safe name
//! * `front`, `chapters`, `markup`: the issue as the templates know it (`context`); `runs` marks
//!   foreign words, `address` and `xml` keep foreign characters
//!   harmless
//! * `volume`: the days, calendar and indexes of several issues
//! * `templates`: the documents, from templates that a paper may replace
//! * `proof`: nothing lost, every link leads somewhere
//! * `typefaces`: the characters that the book brings along, if it is to
//! * `metadata`, `access`: what the package says about the book
//! * `package`: the archive
//!
//! [`reading`] opens a finished book and compares it with its issue.
//!
//! No clock, no random numbers: same input, same bytes.

mod access;
mod chapters;
pub(crate) mod context;
mod front;
mod html;
mod metadata;
pub(crate) mod options;
mod package;
mod proof;
pub mod reading;
#[cfg(test)]
mod tests;
pub(crate) mod typefaces;
mod volume;

use std::borrow::Cow;

use crate::check::CheckedIssue;
use crate::diagnostics::{Checked, Diagnostic, Error, has_errors};
use crate::model::Issue;
use crate::text::FontLibrary;
use crate::volume::{CheckedVolume, Content, Day};

use crate::epub::html::markup::Workshop;
use crate::epub::html::pictures::Pictures;
pub use crate::epub::html::templates::Templates;
use crate::epub::html::templates::{self, Engine};
use crate::wording::Words;
use access::Access;
use context::{
    ArticleDocument, Book, CalendarDocument, ChapterDocument, Contents, ContentsDocument, CoverDocument,
    IndexesDocument, Page, TitleDocument,
};
use metadata::Declared;
pub use options::{Cover, Look, Options, Split, Target, Ways, Writing};
use package::{Document, Parts};

/// Width and height of a cover: what shops want (Kindle Publishing Guidelines, cover image).
pub const COVER_PIXELS: (u16, u16) = (1600, 2560);

/// File of the cover.
const COVER: &str = "cover.xhtml";
/// File of the title page.
const TITLE_PAGE: &str = "title.xhtml";
/// File of the contents.
const CONTENTS: &str = "nav.xhtml";
/// File of the calendar of a volume.
const CALENDAR: &str = "calendar.xhtml";
/// File of the indexes of a volume.
const INDEXES: &str = "indexes.xhtml";
/// File of the contents for old readers.
const NCX: &str = "toc.ncx";
/// File of the stylesheet.
const STYLESHEET: &str = "style.css";

/// One EPUB 3.3 of the whole issue.
///
/// Templates of the paper's own that fail, or that lose an article, a figure or a link, are
/// diagnostics (T102); the value is empty then.
///
/// # Errors
///
/// [`Error::Writer`] where the book is not whole with the bundled templates, or the archive
/// cannot be written: faults of this program.
pub fn export<'a>(
    content: impl Into<Content<'a>>,
    templates: &Templates,
    library: &FontLibrary,
    options: &Options,
) -> Result<Checked<Vec<u8>>, Error> {
    let work = match content.into() {
        Content::Issue(issue) => Work::of_issue(issue),
        Content::Volume(volume) => Work::of_volume(volume),
    };
    exported(&work, templates, library, options)
}

/// What a book is made of.
struct Work<'a> {
    checked: &'a CheckedIssue,
    /// The days of a volume, or that of the issue.
    days: Cow<'a, [Day]>,
    volume: Option<&'a CheckedVolume>,
}

impl<'a> Work<'a> {
    fn of_issue(checked: &'a CheckedIssue) -> Self {
        let Issue { date, number, total_number, pages, .. } = checked.issue();
        let (date, number, total_number) = (*date, *number, *total_number);
        let day = Day { date, number, total_number, pages: 0..pages.len() };
        Self { checked, days: Cow::Owned(vec![day]), volume: None }
    }

    fn of_volume(volume: &'a CheckedVolume) -> Self {
        Self { checked: volume.bound(), days: Cow::Borrowed(volume.days()), volume: Some(volume) }
    }

    fn issue(&self) -> &'a Issue {
        self.checked.issue()
    }
}

fn exported(
    work: &Work<'_>,
    templates: &Templates,
    library: &FontLibrary,
    options: &Options,
) -> Result<Checked<Vec<u8>>, Error> {
    let mut diagnostics = templates.faults().to_vec();
    if has_errors(&diagnostics) {
        return Ok(Checked { value: Vec::new(), diagnostics });
    }
    let pictures = Pictures::of(work.checked, options.cover.as_ref());
    let book = book(work, &pictures, options);
    let written = templates.engine(&book);
    let written = match written.and_then(|engine| write_documents(work, &book, &pictures, options, &engine)) {
        Ok(written) => written,
        Err(fault) => {
            diagnostics.push(*fault);
            return Ok(Checked { value: Vec::new(), diagnostics });
        }
    };
    let documents: Vec<&Document> = written.documents.iter().chain([&written.ncx]).collect();
    let faults = proof::faults(work.checked, &documents, &files_of(&pictures));
    if !faults.is_empty() {
        return blame(faults, templates);
    }
    let fonts = if options.fonts { typefaces::of(&written.documents, &book, library)? } else { Vec::new() };
    let cover = pictures.cover_file().map(|file| package::item_id(&file.path));
    let declared = Declared { cover: cover.as_deref(), fonts: options.fonts };
    let look = options.look.unwrap_or_else(|| fitting_look(work.issue()));
    let value = package::write(Parts {
        book: &book,
        documents: &written.documents,
        ncx: &written.ncx,
        stylesheet: &templates.stylesheet(look, options.writing, &fonts),
        pictures: &pictures,
        fonts: &fonts,
        metadata: metadata::entries(work, &book, &written.pages, Access::of(work.checked), declared),
        modified: metadata::modified(work),
    })?;
    Ok(Checked { value, diagnostics })
}

/// The files of a book that are no documents.
fn files_of(pictures: &Pictures) -> Vec<&str> {
    pictures.files().iter().map(|file| file.path.as_str()).chain([STYLESHEET]).collect()
}

/// A book that is not whole: the fault of the paper's own templates where there are any.
fn blame(faults: Vec<proof::Fault>, templates: &Templates) -> Result<Checked<Vec<u8>>, Error> {
    let messages = faults.into_iter().map(|fault| fault.message);
    if templates.overrides().len() == 0 {
        let reason = messages.collect::<Vec<_>>().join("; ");
        return Err(Error::Writer { format: "EPUB", reason });
    }
    let own: Vec<_> = templates.overrides().map(|path| format!("`{}`", path.display())).collect();
    let help = format!("overridden templates: {}", own.join(", "));
    let diagnostics = messages.map(|message| templates::invalid_template(message).help(&help)).collect();
    Ok(Checked { value: Vec::new(), diagnostics })
}

/// What all documents say about the book.
fn book(work: &Work<'_>, pictures: &Pictures, options: &Options) -> Book {
    let issue = work.issue();
    let words = *Words::of(&issue.publication.language);
    let paper = &issue.publication.title;
    let (date, weekday, title, identifier) = match work.volume {
        Some(volume) => {
            let title = words.volume_of(paper, volume.range());
            (words.span(volume.range()), "", title, volume.identifier())
        }
        None => {
            let date = words.date(issue.date);
            let title = format!("{paper} {date}");
            (date, words.weekday(issue.date), title, issue.identifier())
        }
    };
    Book {
        title,
        paper: paper.clone(),
        language: metadata::language(&issue.publication.language),
        weekday,
        iso_date: issue.date.to_string(),
        bound: work.volume.is_some(),
        identifier,
        writing: options.writing.name(),
        target: options.target.name(),
        cover: pictures.cover(&words.cover_of(paper, &date)),
        date,
        words,
    }
}

/// The look that fits the theme of the publication.
fn fitting_look(issue: &Issue) -> Look {
    issue.publication.theme.as_deref().and_then(|theme| theme.parse().ok()).unwrap_or_default()
}

/// The documents of a book and what they were made from.
struct WrittenBook {
    /// The newspaper pages.
    pages: Vec<Page>,
    /// Cover, title page, contents, chapters.
    documents: Vec<Document>,
    /// The contents for old readers.
    ncx: Document,
}

fn write_documents(
    work: &Work<'_>,
    book: &Book,
    pictures: &Pictures,
    options: &Options,
    engine: &Engine<'_>,
) -> Result<WrittenBook, Box<Diagnostic>> {
    let mut workshop = Workshop { engine, book, pictures, figures: 0 };
    let pages = chapters::chapters(work.issue(), &work.days, options, &mut workshop)?;
    let days = volume::days(work, book, &pages);
    let front = front::title_page(work, book, pictures);
    let title_page = TitleDocument { book, title: &book.title, front: &front };
    let indexes = work.volume.map(|volume| volume::indexes(volume, book, &pages)).unwrap_or_default();
    let title = format!("{} {}", book.title, book.words.contents);
    let contents = contents(&pages, options, work, !indexes.is_empty());
    let listing = ContentsDocument { book, title: &title, contents, days: &days, pages: &pages };

    let document = |path: &str, text| Document { path: path.to_owned(), text };
    let mut documents = Vec::new();
    if book.cover.is_some() {
        let cover = CoverDocument { book, title: &book.title };
        documents.push(document(COVER, engine.render("cover.xhtml", cover)?));
    }
    documents.extend([
        document(TITLE_PAGE, engine.render("title.xhtml", title_page)?),
        document(CONTENTS, engine.render("nav.xhtml", listing)?),
    ]);
    if let Some(volume) = work.volume {
        let title = format!("{} {}", book.title, book.words.calendar);
        let months = volume::months(volume, book, &days);
        let calendar = CalendarDocument { book, title: &title, months: &months };
        documents.push(document(CALENDAR, engine.render("calendar.xhtml", calendar)?));
    }
    documents.extend(chapter_documents(book, &pages, engine)?);
    if !indexes.is_empty() {
        let title = format!("{} {}", book.title, book.words.indexes);
        let indexes = IndexesDocument { book, title: &title, indexes: &indexes };
        documents.push(document(INDEXES, engine.render("indexes.xhtml", indexes)?));
    }
    let ncx = document(NCX, engine.render("toc.ncx", listing)?);
    Ok(WrittenBook { pages, documents, ncx })
}

/// The documents of the newspaper pages, and of articles that are files of their own.
fn chapter_documents(
    book: &Book,
    pages: &[Page],
    engine: &Engine<'_>,
) -> Result<Vec<Document>, Box<Diagnostic>> {
    let mut documents = Vec::new();
    for page in pages {
        let day = if book.bound { page.date.as_str() } else { "" };
        let title = format!("{} {day} {}", book.title, page.title).replace("  ", " ");
        let text = engine.render("chapter.xhtml", ChapterDocument { book, title: &title, page })?;
        documents.push(Document { path: page.file.clone(), text });
        for article in page.articles.iter().filter(|_| page.split) {
            let title = format!("{} {}", article.title, book.title);
            let single = ArticleDocument { book, title: &title, page, article };
            let text = engine.render("single.xhtml", single)?;
            documents.push(Document { path: article.file.clone(), text });
        }
    }
    Ok(documents)
}

fn contents(pages: &[Page], options: &Options, work: &Work<'_>, indexed: bool) -> Contents {
    let most = if work.volume.is_some() { 3 } else { 2 };
    let has_articles = pages.iter().any(|page| !page.articles.is_empty());
    Contents {
        title_page: TITLE_PAGE,
        contents: CONTENTS,
        depth: if has_articles { options.depth.clamp(1, most) } else { 1 },
        calendar: work.volume.map(|_| CALENDAR),
        indexes: indexed.then_some(INDEXES),
    }
}
