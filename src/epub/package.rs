//! The package: all documents and files with their metadata as one archive.

use rbook::Epub;
use rbook::ebook::spine::PageDirection;
use rbook::ebook::toc::TocEntryKind;
use rbook::epub::manifest::DetachedEpubManifestEntry as Item;
use rbook::epub::metadata::{DetachedEpubMetaEntry as Entry, EpubVersion};
use rbook::epub::package::Prefix;
use rbook::epub::spine::DetachedEpubSpineEntry as SpineItem;
use rbook::epub::toc::DetachedEpubTocEntry as Reference;

use super::context::Book;
use super::options::Target;
use super::pictures::BookPictures;
use super::typefaces::FontFile;
use super::{CALENDAR, CONTENTS, COVER, NCX, STYLESHEET, TITLE_PAGE, host_system};
use crate::diagnostics::Error;
use crate::html::document::Document;
use crate::html::pictures::PictureFile;
use crate::html::writing::Writing;
use crate::html::xml;

/// Everything a book is made of.
pub(crate) struct BookParts<'a> {
    /// Paper, day, language.
    pub book: &'a Book,
    /// Title page, contents and chapters in reading order.
    pub documents: &'a [Document],
    /// The contents for old readers.
    pub ncx: &'a Document,
    /// The stylesheet.
    pub stylesheet: &'a str,
    /// The pictures.
    pub pictures: &'a BookPictures,
    /// The embedded fonts.
    pub fonts: &'a [FontFile],
    /// Metadata besides what `book` says.
    pub metadata: Vec<Entry>,
    /// When the content is from.
    pub modified: String,
}

/// The usual level of Deflate: the highest takes three times as long and saves 1 % (measured; see
/// docs/tuning.md).
const COMPRESSION: u8 = 6;

/// Vocabulary of Apple Books, which shows the fonts of a book only if the package requests it.
const IBOOKS: &str = "http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/";

/// Writes the archive. Its entries carry the time the content is from.
pub(crate) fn write(parts: BookParts<'_>) -> Result<Vec<u8>, Error> {
    let BookParts { book, metadata, modified, .. } = &parts;
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
    if !parts.fonts.is_empty() {
        epub.package_mut().prefixes_mut().insert(Prefix::new("ibooks", IBOOKS));
    }
    for document in parts.documents {
        let item = SpineItem::new(item_id(&document.path));
        let fills_screen = book.target == Target::Duokan && document.path == COVER;
        let item = if fills_screen { item.property("duokan-page-fullscreen") } else { item };
        epub.spine_mut().push(item);
    }
    if book.writing == Writing::Vertical {
        epub.spine_mut().set_page_direction(PageDirection::RightToLeft);
    }
    epub.toc_mut().insert_root(TocEntryKind::Landmarks, EpubVersion::EPUB2, guide(&parts));
    let fault = |reason: String| Error::Writer { format: "EPUB", reason };
    let book = epub.write().generate_toc(false).compression(COMPRESSION).to_vec();
    let mut book = book.map_err(|error| fault(error.to_string()))?;
    host_system::set_unix(&mut book).map_err(|error| fault(error.to_string()))?;
    Ok(book)
}

/// The manifest, in the order the archive holds the files.
fn items(parts: &BookParts<'_>) -> Vec<Item> {
    let item = |path: &str, media_type: &str| Item::new(item_id(path)).href(path).media_type(media_type);
    let mut items = Vec::new();
    for document in parts.documents {
        let xhtml = item(&document.path, "application/xhtml+xml").content(document.text.as_str());
        let xhtml = if document.path == CONTENTS { xhtml.property("nav") } else { xhtml };
        // SVG inside documents is declared (EPUB 3.3, §D.5).
        items.push(if document.text.contains("<svg ") { xhtml.property("svg") } else { xhtml });
    }
    items.push(item(NCX, "application/x-dtbncx+xml").content(parts.ncx.text.as_str()));
    items.push(item(STYLESHEET, "text/css").content(parts.stylesheet));
    let cover = parts.pictures.cover_file().map(|file| file.path.as_str());
    for PictureFile { path, picture, .. } in parts.pictures.all.files() {
        let entry = item(path, picture.kind.media_type()).content(picture.bytes.to_vec());
        let is_cover = cover == Some(path.as_str());
        items.push(if is_cover { entry.property("cover-image") } else { entry });
    }
    for font in parts.fonts {
        items.push(item(&font.path, "font/otf").content(font.bytes.clone()));
    }
    items
}

/// An id made from a path of the book, which is ASCII and begins with a letter.
pub(crate) fn item_id(path: &str) -> String {
    path.replace(['/', '.'], "-")
}

/// Title page, contents and beginning of the text for old readers (OPF 2.0.1 §2.6).
fn guide(parts: &BookParts<'_>) -> Reference {
    let words = &parts.book.words;
    let reference = |kind: &str, title: &str, href: &str| {
        Reference::new(title).kind(kind.to_owned()).href(href.to_owned())
    };
    let cover = parts.book.cover.is_some().then(|| reference("cover", words.cover, COVER));
    let mut references: Vec<_> = cover.into_iter().collect();
    references.extend([
        reference("title-page", words.title_page, TITLE_PAGE),
        reference("toc", words.contents, CONTENTS),
    ]);
    let is_front = |path: &str| [COVER, TITLE_PAGE, CONTENTS, CALENDAR].contains(&path);
    let first = parts.documents.iter().find(|document| !is_front(&document.path));
    references.extend(first.map(|document| reference("text", words.text, &document.path)));
    Reference::new(words.landmarks).children(references)
}
