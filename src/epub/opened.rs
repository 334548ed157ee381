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

/// Folder of a book's documents in the archive, as this program writes it.
const FOLDER: &str = "/EPUB/";

/// Compares a book with its issue: what it lacks (B102). Without an issue only the book itself
/// is checked: an empty package, broken links, articles that the contents do not list (B102). A file
/// that is not a book of this program is one fault (B101), and so is one whose files are too large
/// (B103). `name` is the path of the book in messages.
pub fn faults(name: &str, book: &[u8], issue: Option<&CheckedIssue>) -> Vec<Diagnostic> {
    if let Some(reason) = archive::oversized(book) {
        let message = format!("`{name}` is too large to be checked: {reason}");
        let help = "no book of this program is so large; get a sound copy of it";
        return vec![Diagnostic::new(Code::OversizedBook, message).help(help)];
    }
    let opened = match OpenedBook::read(book) {
        Ok(opened) => opened,
        Err(reason) => {
            let message = format!("`{name}` is not an EPUB built by this program: {reason}");
            let help =
                "only EPUB files built by `paiban build` or `paiban compile` can be compared with an issue";
            return vec![Diagnostic::new(Code::NotABook, message).help(help)];
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
        let help = "build the book again; if the issue has changed since, this is the difference";
        let diagnostic = Diagnostic::new(Code::BrokenBook, fault.message).help(help);
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
    fn read(bytes: &[u8]) -> Result<Self, String> {
        if !bytes.starts_with(b"PK") {
            return Err("it is not a ZIP archive".into());
        }
        let epub = Epub::options().read(Cursor::new(bytes.to_vec())).map_err(|error| reason(&error))?;
        let mut opened = Self::default();
        for entry in epub.manifest().iter() {
            let href = entry.href().as_str().to_owned();
            let Some(path) = href.strip_prefix(FOLDER).map(str::to_owned) else {
                return Err(format!("its file `{}` is not in the folder `{FOLDER}`", without_slash(&href)));
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
            return self.lacks("the package lists no files".to_owned());
        }
        if epub.spine().is_empty() {
            self.lacks("the package has no reading order: its `spine` is empty".to_owned());
        }
        for list in [CONTENTS, NCX] {
            if !self.documents.iter().any(|document| document.path == list) {
                self.lacks(format!("the contents `{list}` are missing in the book"));
            }
        }
    }

    fn lacks(&mut self, message: String) {
        self.faults.push(BookFault { document: None, message });
    }
}

/// Why a book cannot be opened, in the words of this program: those of the reader are for programmers.
fn reason(error: &EbookError) -> String {
    match error {
        EbookError::Archive(error) => archive_reason(error),
        EbookError::Format(FormatError::Epub(error)) => package_reason(error),
        EbookError::Format(_) => "its package or its contents are not well-formed XML".to_owned(),
        _ => "it cannot be read".to_owned(),
    }
}

fn archive_reason(error: &ArchiveError) -> String {
    let named = |resource: &Resource<'_>| match resource.key().value() {
        Some(path) => format!("the file `{}`", without_slash(path)),
        None => "a file".to_owned(),
    };
    match error {
        ArchiveError::InvalidUtf8Resource { resource, .. } => format!("{} is not UTF-8", named(resource)),
        ArchiveError::InvalidResource { resource, .. } => {
            format!("{} is missing in the book", named(resource))
        }
        ArchiveError::CannotRead { resource, .. } => format!("{} cannot be unpacked", named(resource)),
        _ => "its ZIP archive is damaged or cut off".to_owned(),
    }
}

fn package_reason(error: &EpubError) -> String {
    match error {
        EpubError::NoOpfReference => "`META-INF/container.xml` names no package",
        EpubError::NoPackageFound => "its package document has no `package`",
        EpubError::NoMetadataFound => "its package has no `metadata`",
        EpubError::NoManifestFound => "its package has no `manifest`",
        EpubError::NoSpineFound => "its package has no `spine`",
        _ => "its package document is not valid",
    }
    .to_owned()
}

fn without_slash(path: &str) -> &str {
    path.trim_start_matches('/')
}
