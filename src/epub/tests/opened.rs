//! A book, opened again by a reading system's eyes.

use std::io::Cursor;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;
use rbook::Epub;
use rbook::epub::toc::EpubTocEntry;

/// A book that was read back.
pub(super) struct Opened(Epub);

impl Opened {
    /// Reads a book, strictly.
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        Self(Epub::options().strict(true).read(Cursor::new(bytes)).expect("the book can be read"))
    }

    /// Files of the manifest, below the folder of the package.
    pub(super) fn hrefs(&self) -> Vec<String> {
        let below = |href: &str| href.trim_start_matches("/EPUB/").to_owned();
        self.0.manifest().iter().map(|entry| below(entry.href().as_str())).collect()
    }

    /// Text of a file.
    pub(super) fn text(&self, path: &str) -> String {
        self.0.read_resource_str(format!("/EPUB/{path}").as_str()).expect("the file is in the book")
    }

    /// Values of a property of the metadata.
    pub(super) fn metadata(&self, property: &str) -> Vec<String> {
        self.0.metadata().by_property(property).map(|entry| entry.value().to_owned()).collect()
    }

    /// Depth and label of each entry of the contents.
    pub(super) fn contents(&self) -> Vec<(usize, String)> {
        let root = self.0.toc().contents().expect("the book has contents");
        root.flatten().map(|entry| (entry.depth(), entry.label().to_owned())).collect()
    }

    /// Labels of the list of pages.
    pub(super) fn page_list(&self) -> Vec<String> {
        labels(self.0.toc().page_list())
    }

    /// Labels of the landmarks.
    pub(super) fn landmarks(&self) -> Vec<String> {
        labels(self.0.toc().landmarks())
    }
}

fn labels(root: Option<EpubTocEntry<'_>>) -> Vec<String> {
    root.into_iter().flat_map(|root| root.iter()).map(|entry| entry.label().to_owned()).collect()
}

/// Characters of a document, brackets around readings left out.
pub(super) fn plain(xhtml: &str) -> String {
    text_where(xhtml, None)
}

/// Characters inside of the element with an id.
pub(super) fn element_text(xhtml: &str, id: &str) -> String {
    text_where(xhtml, Some(id))
}

fn text_where(xhtml: &str, id: Option<&str>) -> String {
    let mut reader = Reader::from_str(xhtml);
    let (mut text, mut depth, mut inside_from, mut brackets) =
        (String::new(), 0, id.is_none().then_some(0), false);
    loop {
        match reader.read_event().expect("the document is well formed") {
            Event::Start(element) => {
                depth += 1;
                brackets = element.name().as_ref() == "rp";
                let found = element
                    .attributes()
                    .flatten()
                    .any(|a| a.key.as_ref() == "id" && Some(a.value.as_ref()) == id);
                if found {
                    inside_from = Some(depth);
                }
            }
            Event::End(_) => {
                if inside_from == Some(depth) {
                    return text;
                }
                depth -= 1;
                brackets = false;
            }
            Event::Text(piece) if inside_from.is_some() && !brackets => text.push_str(&piece.into_inner()),
            Event::GeneralRef(entity) if inside_from.is_some() => {
                text.push_str(resolve_xml_entity(&entity.into_inner()).expect("an entity of XML"));
            }
            Event::Eof => return text,
            _ => {}
        }
    }
}
