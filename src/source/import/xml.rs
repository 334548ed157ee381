//! XML of other programs as a tree, within limits: no document types, no entities, so deep and so large.

use std::collections::BTreeMap;
use std::rc::Rc;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::messages::{Sentence, sentence};

/// Most elements inside each other. Word and LibreOffice nest some thirty.
const DEEPEST: usize = 128;

/// Most bytes before the outermost element.
const LONGEST_PROLOGUE: usize = 1 << 16;

/// Most elements of a document. A long report of Word has 100,000.
const MOST_ELEMENTS: usize = 1_000_000;

/// The prefixes by which readers know namespaces, whatever a file calls them.
pub(super) type Namespaces = &'static [(&'static str, &'static str)];

/// An element.
#[derive(Clone, Debug)]
pub(super) struct Element {
    /// Its name, with the reader's prefix: `w:p`. One of a namespace that the reader does not know begins with `?:`.
    pub(super) name: Rc<str>,
    attributes: Vec<(Rc<str>, String)>,
    /// What stands in it.
    pub(super) nodes: Vec<XmlNode>,
}

/// What stands in an element.
#[derive(Clone, Debug)]
pub(super) enum XmlNode {
    /// Another element.
    Element(Element),
    /// Characters.
    Text(String),
}

impl Element {
    /// The elements in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            XmlNode::Element(element) => Some(element),
            XmlNode::Text(_) => None,
        })
    }

    /// The first element in it of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| &*element.name == name)
    }

    /// The elements in it of a name.
    pub(super) fn children<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.elements().filter(move |element| &*element.name == name)
    }

    /// The elements in it of a name, without the rest.
    pub(super) fn into_children<'a>(self, name: &'a str) -> impl Iterator<Item = Self> + 'a {
        self.nodes.into_iter().filter_map(move |node| match node {
            XmlNode::Element(element) if &*element.name == name => Some(element),
            _ => None,
        })
    }

    /// All attributes with their values.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        self.attributes.iter().map(|(name, value)| (name.to_string(), value.clone())).collect()
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| &**own == name).map(|(_, value)| value.as_str())
    }

    /// All elements below it of a name, in the order of the file.
    pub(super) fn below<'a>(&'a self, name: &str) -> Vec<&'a Self> {
        let mut found = Vec::new();
        for element in self.elements() {
            if &*element.name == name {
                found.push(element);
            }
            found.extend(element.below(name));
        }
        found
    }

    /// All characters in it.
    pub(super) fn text(&self) -> String {
        let text = |node: &XmlNode| match node {
            XmlNode::Text(text) => text.clone(),
            XmlNode::Element(element) => element.text(),
        };
        self.nodes.iter().map(text).collect()
    }

    /// Its own characters, without those of the elements in it.
    pub(super) fn own_text(&self) -> String {
        let text = |node: &XmlNode| match node {
            XmlNode::Text(text) => text.clone(),
            XmlNode::Element(_) => String::new(),
        };
        self.nodes.iter().map(text).collect()
    }
}

/// How a document is read.
pub(super) struct XmlReading<'a> {
    /// The prefixes of the reader; none where names are known by their local parts alone, as in formats that have
    /// another namespace in every version.
    pub(super) known: Option<Namespaces>,
    /// Elements that are handed over one by one and not kept, by their names.
    pub(super) units: &'a [&'a str],
    /// Most elements that are kept at a time.
    pub(super) most: usize,
    /// Whether the document may have a document type without declarations of its own, as XHTML has, and names blanks.
    pub(super) is_html: bool,
}

/// Takes an element that is handed over, and those that it stands in, from the outermost.
pub(super) type UnitReader<'a> = &'a mut dyn FnMut(Element, &[Element]) -> Result<(), Sentence>;

/// Reads a document: its outermost element.
///
/// # Errors
/// Why it cannot be read, in words that follow the name of the file.
pub(super) fn parse(bytes: &[u8], known: Namespaces) -> Result<Element, Sentence> {
    let reading = XmlReading { known: Some(known), units: &[], most: MOST_ELEMENTS, is_html: false };
    read(bytes, &reading, &mut |_, _| Ok(()))
}

/// Reads a document of which some elements are handed over one by one: what is left of its outermost element.
///
/// # Errors
/// Why it cannot be read, or what `visit` says.
pub(super) fn read(
    bytes: &[u8],
    reading: &XmlReading<'_>,
    visit: UnitReader<'_>,
) -> Result<Element, Sentence> {
    let text = decoded(bytes)?;
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = true;
    let mut tree = TreeReader {
        reading,
        names: BTreeMap::new(),
        scopes: Vec::new(),
        open: Vec::new(),
        count: 0,
        counts: Vec::new(),
    };
    loop {
        match reader.read_event().map_err(refused)? {
            Event::Start(element) => tree.start(&element)?,
            Event::End(_) => {
                if let Some(outermost) = tree.end(visit)? {
                    return Ok(outermost);
                }
            }
            Event::Text(text) => tree.text(text.as_ref()),
            Event::CData(text) => tree.text(text.as_ref()),
            Event::GeneralRef(reference) if reading.is_html && is_blank(&reference) => tree.text("\u{A0}"),
            Event::GeneralRef(reference) => tree.text(&resolved(&reference)?),
            Event::DocType(kind) if reading.is_html && !kind.as_ref().contains('[') => {}
            Event::DocType(_) => return Err(sentence!("unreadable-document.entities")),
            Event::Eof => return Err(sentence!("unreadable-document.open")),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// The name of the outermost element of a document, as far as its beginning shows one, without a prefix.
pub(super) fn root_name(bytes: &[u8]) -> Option<String> {
    let end = bytes.len().min(LONGEST_PROLOGUE);
    let text = match decoded(bytes.get(..end)?) {
        Ok(text) => text,
        Err(_) => String::from_utf8_lossy(&bytes[..end]).into_owned(),
    };
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) => {
                return Some(element.local_name().as_ref().to_owned());
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// Whether a reference is the blank of HTML.
fn is_blank(reference: &BytesRef<'_>) -> bool {
    let name: &str = reference.as_ref();
    name == "nbsp"
}

fn refused(error: impl std::fmt::Display) -> Sentence {
    sentence!("unreadable-document.xml", text = error)
}

/// The text of a document in UTF-8, or in UTF-16 with its mark.
fn decoded(bytes: &[u8]) -> Result<String, Sentence> {
    let unit = |pair: &[u8], little: bool| match little {
        true => u16::from_le_bytes([pair[0], pair[1]]),
        false => u16::from_be_bytes([pair[0], pair[1]]),
    };
    let wide = |rest: &[u8], little| {
        let units: Vec<u16> = rest.chunks_exact(2).map(|pair| unit(pair, little)).collect();
        String::from_utf16(&units).map_err(refused)
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, true),
        [0xFE, 0xFF, rest @ ..] => wide(rest, false),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).map_err(refused),
        _ => String::from_utf8(bytes.to_vec()).map_err(refused),
    }
}

/// The characters of a reference; a document has no entities but the five of XML.
fn resolved(reference: &BytesRef<'_>) -> Result<String, Sentence> {
    let name: &str = reference.as_ref();
    match reference.resolve_char_ref().map_err(refused)? {
        Some(c) => Ok(c.to_string()),
        None => resolve_xml_entity(name)
            .map(str::to_owned)
            .ok_or_else(|| sentence!("unreadable-document.entities")),
    }
}

struct TreeReader<'a> {
    reading: &'a XmlReading<'a>,
    /// Names that were read, each kept once.
    names: BTreeMap<String, Rc<str>>,
    /// The prefixes that are declared: how many elements are open there, the prefix, the reader's.
    scopes: Vec<(usize, String, &'static str)>,
    open: Vec<Element>,
    /// How many elements are kept.
    count: usize,
    /// How many were kept before each open one.
    counts: Vec<usize>,
}

impl TreeReader<'_> {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Sentence> {
        self.counts.push(self.count);
        self.count += 1;
        if self.count > self.reading.most {
            return Err(sentence!("unreadable-document.elements", limit = self.reading.most));
        }
        if self.open.len() >= DEEPEST {
            return Err(sentence!("unreadable-document.deep", limit = DEEPEST));
        }
        let mut attributes = Vec::new();
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(refused)?;
            let value = attribute
                .normalized_value_with(XmlVersion::Explicit1_0, 1, resolve_xml_entity)
                .map_err(refused)?
                .into_owned();
            let name: &str = attribute.key.as_ref();
            match name.strip_prefix("xmlns") {
                Some("") => self.declare("", &value),
                Some(rest) if rest.starts_with(':') => self.declare(&rest[1..], &value),
                _ => attributes.push((name.to_owned(), value)),
            }
        }
        let attributes =
            attributes.into_iter().map(|(name, value)| (self.name(&name, false), value)).collect();
        let name = self.name(element.name().as_ref(), true);
        self.open.push(Element { name, attributes, nodes: Vec::new() });
        Ok(())
    }

    fn declare(&mut self, prefix: &str, uri: &str) {
        let known = self.reading.known.unwrap_or_default();
        let own = known.iter().find(|(known, _)| *known == uri).map_or("?", |(_, own)| own);
        self.scopes.push((self.open.len(), prefix.to_owned(), own));
    }

    /// A name with the reader's prefix. An attribute without a prefix has no namespace.
    fn name(&mut self, written: &str, is_element: bool) -> Rc<str> {
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        let scope = self.scopes.iter().rev().find(|(_, declared, _)| declared == prefix);
        let own = match scope {
            _ if self.reading.known.is_none() => "",
            Some((_, _, own)) if is_element || !prefix.is_empty() => own,
            _ => prefix,
        };
        let name = if own.is_empty() { local.to_owned() } else { format!("{own}:{local}") };
        if let Some(known) = self.names.get(&name) {
            return known.clone();
        }
        let shared: Rc<str> = name.as_str().into();
        self.names.insert(name, shared.clone());
        shared
    }

    fn text(&mut self, text: &str) {
        let Some(open) = self.open.last_mut() else { return };
        match open.nodes.last_mut() {
            Some(XmlNode::Text(before)) => before.push_str(text),
            _ => open.nodes.push(XmlNode::Text(text.to_owned())),
        }
    }

    /// Closes the innermost element; gives the outermost.
    fn end(&mut self, visit: UnitReader<'_>) -> Result<Option<Element>, Sentence> {
        let Some(closed) = self.open.pop() else { return Ok(None) };
        let before = self.counts.pop().unwrap_or_default();
        while self.scopes.last().is_some_and(|(depth, ..)| *depth >= self.open.len()) {
            self.scopes.pop();
        }
        if self.reading.units.contains(&&*closed.name) {
            self.count = before;
            visit(closed, &self.open)?;
            return Ok(None);
        }
        match self.open.last_mut() {
            Some(outer) => {
                outer.nodes.push(XmlNode::Element(closed));
                Ok(None)
            }
            None => Ok(Some(closed)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: Namespaces = &[("urn:a", "a"), ("urn:b", "b")];

    #[test]
    fn names_have_the_prefixes_of_the_reader() {
        let text = "<x:p xmlns:x=\"urn:a\" xmlns=\"urn:b\" x:val=\"1\" id=\"2\"><q/>甲&amp;&#x4E59;<x:r xmlns:x=\"urn:c\"/><x:s/></x:p>";
        let read = parse(text.as_bytes(), KNOWN).unwrap();
        assert_eq!(
            (&*read.name, read.attribute("a:val"), read.attribute("id")),
            ("a:p", Some("1"), Some("2"))
        );
        let names: Vec<&str> = read.elements().map(|element| &*element.name).collect();
        assert_eq!(names, ["b:q", "?:r", "a:s"]);
        assert_eq!(read.own_text(), "甲&乙");
    }

    #[test]
    fn what_has_entities_or_no_end_or_no_bottom_is_refused() {
        let deep = "<a>".repeat(DEEPEST + 1);
        let many = format!("<a>{}</a>", "<b/>".repeat(MOST_ELEMENTS));
        for (text, reason) in [
            ("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "entities"),
            ("<a>&x;</a>", "entities"),
            ("<a>", "end"),
            (&deep, "deep"),
            (&many, "elements"),
            ("<a></b>", "XML"),
        ] {
            let said = parse(text.as_bytes(), KNOWN).unwrap_err().english();
            assert!(said.contains(reason), "{said}");
        }
    }

    #[test]
    fn documents_in_utf16_are_read() {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend("<a>稿</a>".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(parse(&bytes, KNOWN).unwrap().own_text(), "稿");
    }
}
