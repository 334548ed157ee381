//! From an issue or a volume to an EPUB 3.3.
//!
//! One chapter (XHTML document) for each newspaper page (版), a title page with the imprint, and
//! the contents in both forms, for new and for old readers. The text of articles is written by
//! `html`, in its dialect for EPUB. The recipe:
//!
//! * `options`: what is wanted of the book
//! * `pictures`: each picture once, as e-readers can show it, and the one on the cover
//! * `front`, `chapters`: the issue as the templates know it (`context`)
//! * `volume`: the days, calendar and indexes of several issues
//! * `templates`: the documents, from templates that a paper may replace
//! * `proof`: nothing lost, no broken link
//! * `typefaces`: embedded fonts, if wanted
//! * `metadata`, `access`: what the package says about the book
//! * `package`: the archive, of one `host_system`
//!
//! [`opened`] opens a finished book again, if its `archive` is of a sound size, and compares it with its
//! issue.
//!
//! No clock, no random numbers: same input, same bytes.
//!
//! ```
//! use std::path::Path;
//! use paiban::epub::{self, Options, Templates, Writing};
//! use paiban::text::FontLibrary;
//!
//! let draft = paiban::source::load(Path::new("examples/luqiao/2026-03-20"))?.value;
//! let issue = paiban::check::check(&draft, &|_| true).value;
//! let options = Options { writing: Writing::Vertical, ..Options::default() };
//! let book = epub::export(&issue, &Templates::bundled(), &FontLibrary::bundled(), &options)?;
//! assert!(epub::opened::faults("luqiao.epub", &book.value, Some(&issue)).is_empty());
//! # Ok::<(), paiban::diagnostics::Error>(())
//! ```

mod access;
mod archive;
mod chapters;
mod context;
mod front;
mod host_system;
mod metadata;
pub mod opened;
mod options;
mod package;
mod pictures;
mod proof;
mod templates;
#[cfg(test)]
mod tests;
mod typefaces;
mod volume;

use crate::diagnostics::{Checked, Diagnostic, Error, has_errors};
use crate::html::document::Document;
use crate::html::templates::{Engine, TemplateSet, invalid_template, value_of};
pub use crate::html::writing::Writing;
use crate::messages::{list, sentence};
use crate::model::Issue;
use crate::text::FontLibrary;
use crate::volume::Content;
use crate::wording::Words;
use access::Access;
use chapters::Shared;
use context::{
    ArticleDocument, Book, CalendarDocument, ChapterDocument, Contents, ContentsDocument, CoverDocument,
    IndexesDocument, Page, TitleDocument,
};
use metadata::Declared;
pub use options::{Cover, Look, Navigation, Options, Split, Target};
use package::BookParts;
use pictures::BookPictures;
pub use templates::Templates;

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

/// One EPUB 3.3 of an issue, or of a volume: its issues under their days, a calendar, indexes.
///
/// Templates of the paper's own that fail, or that lose an article, a figure or a link, are
/// diagnostics (T102); the value is empty then.
///
/// # Errors
///
/// [`Error::Writer`] where the book is incomplete with the bundled templates, or the archive
/// cannot be written: faults of this program. [`Error::Font`] where a font that the book is to
/// bring along cannot be read.
pub fn export<'a>(
    content: impl Into<Content<'a>>,
    templates: &Templates,
    fonts: &FontLibrary,
    options: &Options,
) -> Result<Checked<Vec<u8>>, Error> {
    exported(content.into(), templates, fonts, options)
}

fn exported(
    content: Content<'_>,
    templates: &Templates,
    library: &FontLibrary,
    options: &Options,
) -> Result<Checked<Vec<u8>>, Error> {
    let mut diagnostics = templates.set().faults().to_vec();
    if has_errors(&diagnostics) {
        return Ok(Checked { value: Vec::new(), diagnostics });
    }
    let checked = content.checked();
    let pictures = BookPictures::of(checked, options)?.take(&mut diagnostics);
    let book = book(content, &pictures, options);
    let engine = templates.set().engine(&book.conventions());
    let written = engine.and_then(|engine| {
        write_documents(content, options, Shared { engine: &engine, book: &book, pictures: &pictures.all })
    });
    let written = match written {
        Ok(written) => written,
        Err(fault) => {
            diagnostics.push(*fault);
            return Ok(Checked { value: Vec::new(), diagnostics });
        }
    };
    let documents: Vec<&Document> = written.documents.iter().chain([&written.ncx]).collect();
    let faults = proof::faults(content, &documents, &files_of(&pictures));
    if !faults.is_empty() {
        return blame(faults, templates.set());
    }
    let fonts = if options.fonts { typefaces::of(&written.documents, &book, library)? } else { Vec::new() };
    let cover = pictures.cover_file().map(|file| package::item_id(&file.path));
    let declared = Declared { cover: cover.as_deref(), fonts: options.fonts };
    let look = options.look.unwrap_or_else(|| fitting_look(content.issue()));
    let value = package::write(BookParts {
        book: &book,
        documents: &written.documents,
        ncx: &written.ncx,
        stylesheet: &templates.stylesheet(look, content.issue().publication.accent, options.writing, &fonts),
        pictures: &pictures,
        fonts: &fonts,
        metadata: metadata::entries(content, &book, &written.pages, Access::of(checked), declared),
        modified: metadata::modified(content),
    })?;
    Ok(Checked { value, diagnostics })
}

/// The files of a book that are not documents.
fn files_of(pictures: &BookPictures) -> Vec<&str> {
    pictures.all.files().iter().map(|file| file.path.as_str()).chain([STYLESHEET]).collect()
}

/// The diagnostics of an incomplete book: the fault of the paper's own templates where there are any.
fn blame(faults: Vec<proof::BookFault>, templates: &TemplateSet) -> Result<Checked<Vec<u8>>, Error> {
    let messages = faults.into_iter().map(|fault| fault.message);
    if templates.overrides().len() == 0 {
        let reason = messages.map(|message| message.english()).collect::<Vec<_>>().join("; ");
        return Err(Error::Writer { format: "EPUB", reason });
    }
    let own: Vec<_> = templates.overrides().map(|path| format!("`{}`", path.display())).collect();
    let help = sentence!("invalid-template.overridden", templates = list(own));
    let diagnostics = messages.map(|message| invalid_template(message).help(help.clone())).collect();
    Ok(Checked { value: Vec::new(), diagnostics })
}

/// What all documents say about the book.
fn book(content: Content<'_>, pictures: &BookPictures, options: &Options) -> Book {
    let issue = content.issue();
    let words = *Words::of(&issue.publication.language);
    let paper = &issue.publication.title;
    let (date, weekday, title, identifier) = match content.volume() {
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
        bound: content.volume().is_some(),
        identifier,
        writing: options.writing,
        target: options.target,
        cover: pictures.cover(&words.cover_of(paper, &date)),
        date,
        words,
    }
}

/// The look that the issue or its publication asks for, else the one that fits its theme.
fn fitting_look(issue: &Issue) -> Look {
    let defaults = issue.defaults();
    let named = |name: Option<&str>| name.and_then(|name| name.parse().ok());
    named(defaults.look).or_else(|| named(defaults.theme)).unwrap_or_default()
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
    content: Content<'_>,
    options: &Options,
    shared: Shared<'_>,
) -> Result<WrittenBook, Box<Diagnostic>> {
    let Shared { engine, book, pictures } = shared;
    let pages = chapters::chapters(content.issue(), &content.days(), options, shared)?;
    let days = volume::days(&content.days(), book, &pages);
    let front = front::title_page(content, book, pictures);
    let title_page = TitleDocument { book, title: &book.title, front: &front };
    let indexes = content.volume().map(|volume| volume::indexes(volume, book, &pages)).unwrap_or_default();
    let title = format!("{} {}", book.title, book.words.contents);
    let contents = contents(&pages, options, content, !indexes.is_empty());
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
    if let Some(volume) = content.volume() {
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
        if !page.split {
            continue;
        }
        let ready = value_of(page);
        for article in &page.articles {
            let title = format!("{} {}", article.title, book.title);
            let single = ArticleDocument { book, title: &title, page: ready.clone(), article };
            let text = engine.render("single.xhtml", single)?;
            documents.push(Document { path: article.file.clone(), text });
        }
    }
    Ok(documents)
}

fn contents(pages: &[Page], options: &Options, content: Content<'_>, indexed: bool) -> Contents {
    let most = if content.volume().is_some() { 3 } else { 2 };
    let has_articles = pages.iter().any(|page| !page.articles.is_empty());
    Contents {
        title_page: TITLE_PAGE,
        contents: CONTENTS,
        depth: if has_articles { options.depth.clamp(1, most) } else { 1 },
        calendar: content.volume().map(|_| CALENDAR),
        indexes: indexed.then_some(INDEXES),
    }
}
