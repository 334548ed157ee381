//! A finished book, opened again and compared with the issue it was made from.

use std::io::Cursor;

use rbook::Epub;
use rbook::ebook::errors::{ArchiveError, EbookError, FormatError};
use rbook::ebook::resource::Resource;
use rbook::epub::errors::EpubError;

use super::archive;
use super::proof::{self, BookFault};
use super::{CONTENTS, NCX};
use crate::check::CheckedIssue;
use crate::diagnostics::{Code, Diagnostic};
use crate::html::document::Document;
use crate::messages::{Sentence, sentence};

/// Folder of a book's documents in the archive, as this program writes it.
const FOLDER: &str = "/EPUB/";

/// Compares a book with its issue: what it lacks (B102). Without an issue only the book itself
/// is checked: an empty package, broken links, articles that the contents do not list (B102). A file
/// that is not a book of this program is one fault (B101), and so is one whose files are too large
/// (B103). `name` is the path of the book in messages.
pub fn faults(name: &str, book: &[u8], issue: Option<&CheckedIssue>) -> Vec<Diagnostic> {
    if let Some(reason) = archive::oversized(book) {
        let message = sentence!("oversized-book", name, reason);
        return vec![Diagnostic::new(Code::OversizedBook, message).help(sentence!("oversized-book.help"))];
    }
    let opened = match OpenedBook::read(book) {
        Ok(opened) => opened,
        Err(reason) => {
            let message = sentence!("not-a-book", name, reason);
            return vec![Diagnostic::new(Code::NotABook, message).help(sentence!("not-a-book.help"))];
        }
    };
    let documents: Vec<&Document> = opened.documents.iter().collect();
    let files: Vec<&str> = opened.files.iter().map(String::as_str).collect();
    let mut faults = opened.faults;
    // Of an empty package everything else follows.
    if faults.is_empty() {
        faults = match issue {
            Some(issue) => proof::faults(issue.into(), &documents, &files),
            None => proof::own_faults(&documents, &files),
        };
    }
    let fault = |fault: BookFault| {
        let diagnostic = Diagnostic::new(Code::BrokenBook, fault.message).help(sentence!("broken-book.help"));
        match fault.document {
            Some(document) => diagnostic.in_member(name, format!("{}{document}", &FOLDER[1..])),
            None => diagnostic,
        }
    };
    faults.into_iter().map(fault).collect()
}

/// The files of a book that was opened again.
#[derive(Default)]
struct OpenedBook {
    documents: Vec<Document>,
    /// Paths of the files that are not documents.
    files: Vec<String>,
    /// What the package lacks.
    faults: Vec<BookFault>,
}

impl OpenedBook {
    /// Opens a book; why it is none of this program where it is not.
    fn read(bytes: &[u8]) -> Result<Self, Sentence> {
        if !bytes.starts_with(b"PK") {
            return Err(sentence!("not-a-book.not-zip"));
        }
        let epub = Epub::options().read(Cursor::new(bytes.to_vec())).map_err(|error| reason(&error))?;
        let mut opened = Self::default();
        for entry in epub.manifest().iter() {
            let href = entry.href().as_str().to_owned();
            let Some(path) = href.strip_prefix(FOLDER).map(str::to_owned) else {
                let path = without_slash(&href);
                return Err(sentence!("not-a-book.folder", path, folder = FOLDER));
            };
            let is_document = [".xhtml", ".ncx"].iter().any(|ending| path.ends_with(ending));
            // Every file of the manifest must be present.
            let read = match is_document {
                true => epub.read_resource_str(href.as_str()).map(Some),
                false => epub.read_resource_bytes(href.as_str()).map(|_| None),
            };
            match read {
                Ok(Some(text)) => opened.documents.push(Document { path, text }),
                Ok(None) => opened.files.push(path),
                Err(error) => opened.lacks(archive_reason(&error)),
            }
        }
        opened.structure(&epub);
        Ok(opened)
    }

    /// A package lists files, an order to read them in, and both contents.
    fn structure(&mut self, epub: &Epub) {
        if epub.manifest().is_empty() {
            return self.lacks(sentence!("broken-book.no-files"));
        }
        if epub.spine().is_empty() {
            self.lacks(sentence!("broken-book.no-order"));
        }
        for list in [CONTENTS, NCX] {
            if !self.documents.iter().any(|document| document.path == list) {
                self.lacks(sentence!("broken-book.no-contents", list));
            }
        }
    }

    fn lacks(&mut self, message: Sentence) {
        self.faults.push(BookFault { document: None, message });
    }
}

/// Why a book cannot be opened, in the words of this program: those of the reader are for programmers.
fn reason(error: &EbookError) -> Sentence {
    match error {
        EbookError::Archive(error) => archive_reason(error),
        EbookError::Format(FormatError::Epub(error)) => package_reason(error),
        EbookError::Format(_) => sentence!("not-a-book.xml"),
        _ => sentence!("not-a-book.unreadable"),
    }
}

fn archive_reason(error: &ArchiveError) -> Sentence {
    let named = |resource: &Resource<'_>| match resource.key().value() {
        Some(path) => sentence!("book-archive.file", path = without_slash(path)),
        None => sentence!("book-archive.unnamed"),
    };
    match error {
        ArchiveError::InvalidUtf8Resource { resource, .. } => {
            sentence!("book-archive.not-utf8", file = named(resource))
        }
        ArchiveError::InvalidResource { resource, .. } => {
            sentence!("book-archive.missing", file = named(resource))
        }
        ArchiveError::CannotRead { resource, .. } => {
            sentence!("book-archive.packed", file = named(resource))
        }
        _ => sentence!("book-archive"),
    }
}

fn package_reason(error: &EpubError) -> Sentence {
    Sentence::new(match error {
        EpubError::NoOpfReference => "not-a-book.no-reference",
        EpubError::NoPackageFound => "not-a-book.no-package",
        EpubError::NoMetadataFound => "not-a-book.no-metadata",
        EpubError::NoManifestFound => "not-a-book.no-manifest",
        EpubError::NoSpineFound => "not-a-book.no-spine",
        _ => "not-a-book.package",
    })
}

fn without_slash(path: &str) -> &str {
    path.trim_start_matches('/')
}
