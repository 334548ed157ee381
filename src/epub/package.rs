//! The package: all documents and files with their metadata as one archive.

use rbook::Epub;
use rbook::ebook::toc::TocEntryKind;
use rbook::epub::manifest::DetachedEpubManifestEntry as Item;
use rbook::epub::metadata::{DetachedEpubMetaEntry as Entry, EpubVersion};
use rbook::epub::toc::DetachedEpubTocEntry as Reference;

use super::context::Book;
use super::pictures::Pictures;
use super::{CONTENTS, NCX, STYLESHEET, TITLE_PAGE, xml};
use crate::diagnostics::Error;

/// A document of the book.
#[derive(Clone, Debug)]
pub(super) struct Document {
    /// Path inside the book.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Everything a book is made of.
pub(super) struct Parts<'a> {
    /// Paper, day, language.
    pub book: &'a Book,
    /// Title page, contents and chapters in reading order.
    pub documents: &'a [Document],
    /// The contents for old readers.
    pub ncx: &'a Document,
    /// The stylesheet.
    pub stylesheet: &'a str,
    /// The pictures.
    pub pictures: &'a Pictures,
    /// Metadata besides what `book` says.
    pub metadata: Vec<Entry>,
    /// When the content is from.
    pub modified: String,
}

/// Writes the archive. Its entries carry the time the content is from.
pub(super) fn write(parts: Parts<'_>) -> Result<Vec<u8>, Error> {
    let Parts { book, metadata, modified, .. } = &parts;
    let mut epub = Epub::builder()
        .package_location("EPUB/package.opf")
        .generator(concat!("paiban ", env!("CARGO_PKG_VERSION")).to_owned())
        .identifier(book.identifier.as_str())
        .title(xml::allowed(&book.title).as_str())
        .language(book.language.as_str())
        .published_date(Entry::date(book.iso_date.as_str()))
        .modified_date(Entry::date(modified.as_str()))
        .meta(metadata.clone())
        .resource(items(&parts))
        .build();
    epub.package_mut().set_xml_language(book.language.clone());
    for document in parts.documents {
        epub.spine_mut().push(item_id(&document.path));
    }
    epub.toc_mut().insert_root(TocEntryKind::Landmarks, EpubVersion::EPUB2, guide(&parts));
    epub.write()
        .generate_toc(false)
        .compression(9)
        .to_vec()
        .map_err(|error| Error::Writer { format: "EPUB", reason: error.to_string() })
}

/// The manifest, in the order the archive holds the files.
fn items(parts: &Parts<'_>) -> Vec<Item> {
    let item = |path: &str, media_type: &str| Item::new(item_id(path)).href(path).media_type(media_type);
    let mut items = Vec::new();
    for document in parts.documents {
        let xhtml = item(&document.path, "application/xhtml+xml").content(document.text.as_str());
        items.push(if document.path == CONTENTS { xhtml.property("nav") } else { xhtml });
    }
    items.push(item(NCX, "application/x-dtbncx+xml").content(parts.ncx.text.as_str()));
    items.push(item(STYLESHEET, "text/css").content(parts.stylesheet));
    for picture in parts.pictures.files() {
        items.push(item(&picture.path, picture.kind.media_type()).content(picture.bytes.to_vec()));
    }
    items
}

/// An id made from a path of the book, which is ASCII and begins with a letter.
fn item_id(path: &str) -> String {
    path.replace(['/', '.'], "-")
}

/// Title page, contents and beginning of the text for old readers (OPF 2.0.1 §2.6).
fn guide(parts: &Parts<'_>) -> Reference {
    let words = &parts.book.words;
    let reference = |kind: &str, title: &str, href: &str| {
        Reference::new(title).kind(kind.to_owned()).href(href.to_owned())
    };
    let mut references = vec![
        reference("title-page", words.title_page, TITLE_PAGE),
        reference("toc", words.contents, CONTENTS),
    ];
    let first =
        parts.documents.iter().find(|document| document.path != TITLE_PAGE && document.path != CONTENTS);
    references.extend(first.map(|document| reference("text", words.text, &document.path)));
    Reference::new(words.landmarks).children(references)
}
