//! From a [`CheckedIssue`] to an EPUB 3.3.
//!
//! One chapter (XHTML document) for each newspaper page (版), a title page with the imprint, and
//! the contents in both forms, for new and for old readers. The recipe:
//!
//! * `pictures`: each picture once, under a safe name
//! * `front`, `chapters`, `markup`: the issue as the templates know it (`context`); `words` are
//!   those the book adds, `address` and `xml` keep foreign characters harmless
//! * `templates`: the documents, from templates that a paper may replace
//! * `proof`: nothing lost, every link leads somewhere
//! * `metadata`, `access`: what the package says about the book
//! * `package`: the archive
//!
//! No clock, no random numbers: same input, same bytes.

mod access;
mod address;
mod chapters;
mod context;
mod front;
mod markup;
mod metadata;
mod package;
mod pictures;
mod proof;
mod templates;
#[cfg(test)]
mod tests;
mod words;
mod xml;

use crate::check::CheckedIssue;
use crate::diagnostics::{Checked, Diagnostic, Error, has_errors};
use crate::model::Issue;

use access::Access;
use context::{Book, ChapterDocument, Contents, ContentsDocument, Page, TitleDocument};
use markup::Workshop;
use package::{Document, Parts};
use pictures::Pictures;
use templates::Engine;
pub use templates::Templates;
use words::Words;

/// File of the title page.
const TITLE_PAGE: &str = "title.xhtml";
/// File of the contents.
const CONTENTS: &str = "nav.xhtml";
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
pub fn export(checked: &CheckedIssue, templates: &Templates) -> Result<Checked<Vec<u8>>, Error> {
    let mut diagnostics = templates.faults().to_vec();
    if has_errors(&diagnostics) {
        return Ok(Checked { value: Vec::new(), diagnostics });
    }
    let issue = checked.issue();
    let book = book(issue);
    let pictures = Pictures::of(checked);
    let written =
        match templates.engine().and_then(|engine| write_documents(issue, &book, &pictures, &engine)) {
            Ok(written) => written,
            Err(fault) => {
                diagnostics.push(*fault);
                return Ok(Checked { value: Vec::new(), diagnostics });
            }
        };
    let faults = proof::faults(issue, &written, &pictures);
    if !faults.is_empty() {
        return blame(faults, templates);
    }
    let value = package::write(Parts {
        book: &book,
        documents: &written.documents,
        ncx: &written.ncx,
        stylesheet: templates.stylesheet(),
        pictures: &pictures,
        metadata: metadata::entries(issue, &book, &written.pages, Access::of(checked)),
        modified: metadata::modified(issue),
    })?;
    Ok(Checked { value, diagnostics })
}

/// A book that is not whole: the fault of the paper's own templates where there are any.
fn blame(faults: Vec<String>, templates: &Templates) -> Result<Checked<Vec<u8>>, Error> {
    if templates.overrides().len() == 0 {
        return Err(Error::Writer { format: "EPUB", reason: faults.join("; ") });
    }
    let own: Vec<_> = templates.overrides().map(|path| format!("`{}`", path.display())).collect();
    let help = format!("the paper's own templates are {}", own.join(", "));
    let diagnostics =
        faults.into_iter().map(|fault| templates::invalid_template(fault).help(&help)).collect();
    Ok(Checked { value: Vec::new(), diagnostics })
}

/// What all documents say about the book.
fn book(issue: &Issue) -> Book {
    let words = Words::of(&issue.publication.language);
    let date = words.date(issue.date);
    Book {
        title: format!("{} {date}", issue.publication.title),
        paper: issue.publication.title.clone(),
        language: metadata::language(&issue.publication.language),
        date,
        weekday: words.weekday(issue.date),
        iso_date: issue.date.to_string(),
        identifier: issue.identifier(),
        words,
    }
}

/// The documents of a book and what they were made from.
struct WrittenBook {
    /// The newspaper pages.
    pages: Vec<Page>,
    /// Title page, contents, chapters.
    documents: Vec<Document>,
    /// The contents for old readers.
    ncx: Document,
}

fn write_documents(
    issue: &Issue,
    book: &Book,
    pictures: &Pictures,
    engine: &Engine<'_>,
) -> Result<WrittenBook, Box<Diagnostic>> {
    let mut workshop = Workshop { engine, book, pictures, figures: 0 };
    let pages = chapters::chapters(issue, &mut workshop)?;
    let front = front::title_page(issue, book, pictures);
    let title_page = TitleDocument { book, title: &book.title, front: &front };
    let title = format!("{} {}", book.title, book.words.contents);
    let listing = ContentsDocument { book, title: &title, contents: contents(&pages), pages: &pages };

    let document = |path: &str, text| Document { path: path.to_owned(), text };
    let mut documents = vec![
        document(TITLE_PAGE, engine.render("title.xhtml", title_page)?),
        document(CONTENTS, engine.render("nav.xhtml", listing)?),
    ];
    for page in &pages {
        let title = format!("{} {}", book.title, page.title);
        let text = engine.render("chapter.xhtml", ChapterDocument { book, title: &title, page })?;
        documents.push(document(&page.file, text));
    }
    let ncx = document(NCX, engine.render("toc.ncx", listing)?);
    Ok(WrittenBook { pages, documents, ncx })
}

fn contents(pages: &[Page]) -> Contents {
    Contents {
        title_page: TITLE_PAGE,
        contents: CONTENTS,
        depth: if pages.iter().any(|page| !page.articles.is_empty()) { 2 } else { 1 },
    }
}
