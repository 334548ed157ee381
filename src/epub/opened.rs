//! A finished book, opened again and compared with the issue it was made from.

use std::io::Cursor;

use rbook::Epub;

use super::{archive, proof};
use crate::check::CheckedIssue;
use crate::diagnostics::{Code, Diagnostic};
use crate::html::document::Document;

/// Folder of a book's documents in the archive, as this program writes it.
const FOLDER: &str = "/EPUB/";

/// Compares a book with its issue: what it lacks (B102). Without an issue only the book itself
/// is checked: broken links, articles that the contents do not list (B102). A file that
/// is not a book of this program is one fault (B101), and so is one whose files are too large (B103).
/// `name` is the path of the book in messages.
pub fn faults(name: &str, book: &[u8], issue: Option<&CheckedIssue>) -> Vec<Diagnostic> {
    if let Some(reason) = archive::oversized(book) {
        let message = format!("`{name}` is too large to be checked: {reason}");
        let help = "no book of this program is so large; get a sound copy of it";
        return vec![Diagnostic::new(Code::OversizedBook, message).help(help)];
    }
    let opened = match OpenedBook::read(book) {
        Ok(opened) => opened,
        Err(reason) => {
            let message = format!("the file is not an EPUB built by this program: {reason}");
            let help =
                "only EPUB files built by `paiban build` or `paiban compile` can be compared with an issue";
            return vec![Diagnostic::new(Code::NotABook, message).help(help)];
        }
    };
    let documents: Vec<&Document> = opened.documents.iter().collect();
    let files: Vec<&str> = opened.files.iter().map(String::as_str).collect();
    let faults = match issue {
        Some(issue) => proof::faults(issue.into(), &documents, &files),
        None => proof::own_faults(&documents, &files),
    };
    let fault = |fault: proof::BookFault| {
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
struct OpenedBook {
    documents: Vec<Document>,
    /// Paths of the files that are not documents.
    files: Vec<String>,
}

impl OpenedBook {
    fn read(bytes: &[u8]) -> Result<Self, String> {
        if !bytes.starts_with(b"PK") {
            return Err("it is not a ZIP archive".into());
        }
        let epub = Epub::options().read(Cursor::new(bytes.to_vec())).map_err(|error| error.to_string())?;
        let mut opened = Self { documents: Vec::new(), files: Vec::new() };
        for entry in epub.manifest().iter() {
            let href = entry.href().as_str().to_owned();
            let Some(path) = href.strip_prefix(FOLDER).map(str::to_owned) else {
                return Err(format!("`{href}` is not in its folder `{FOLDER}`"));
            };
            if [".xhtml", ".ncx"].iter().any(|ending| path.ends_with(ending)) {
                let text = epub.read_resource_str(href.as_str()).map_err(|error| error.to_string())?;
                opened.documents.push(Document { path, text });
            } else {
                // Every file of the manifest must be present.
                epub.read_resource_bytes(href.as_str()).map_err(|error| error.to_string())?;
                opened.files.push(path);
            }
        }
        Ok(opened)
    }
}
