//! The document as a tree of elements with their classes: XHTML as it is, HTML as a browser reads it.

use scraper::{ElementRef, Html};

use super::super::boxes::Corners;
use super::super::xml::{self, Element, XmlNode, XmlReading};
use crate::messages::Sentence;

/// Most elements. A page of a word an element has 20,000.
const MOST_ELEMENTS: usize = 250_000;

/// Most tags of a document that is no XHTML: the parser looks through all open elements at each of them.
const MOST_TAGS: usize = 40_000;

/// Most elements inside each other.
const DEEPEST: usize = 128;

/// An element, or a text.
#[derive(Debug, Default)]
pub(super) struct Node {
    attributes: Vec<(String, String)>,
    own_text: String,
    /// What is in it.
    pub(super) nodes: Vec<Self>,
}

impl Node {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Whether it has a class.
    pub(super) fn is(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_whitespace().any(|own| own == class))
    }

    /// The outermost elements in it that are something.
    pub(super) fn below<'a>(&'a self, is: &dyn Fn(&Self) -> bool) -> Vec<&'a Self> {
        let mut found = Vec::new();
        for node in &self.nodes {
            match is(node) {
                true => found.push(node),
                false => found.extend(node.below(is)),
            }
        }
        found
    }

    pub(super) fn text(&self) -> String {
        let inner = self.nodes.iter().map(Self::text);
        std::iter::once(self.own_text.clone()).chain(inner).collect()
    }

    /// A property of its title: `bbox 1 2 3 4; x_size 20`.
    pub(super) fn property(&self, name: &str) -> Option<&str> {
        let properties = self.attribute("title")?.split(';').map(str::trim);
        properties.filter_map(|own| own.split_once(' ')).find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// Where it is.
    pub(super) fn corners(&self) -> Option<Corners> {
        let edges: Vec<f64> =
            self.property("bbox")?.split_whitespace().map_while(|edge| edge.parse().ok()).collect();
        edges.try_into().ok()
    }
}

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Node, Sentence> {
    let reading = XmlReading { known: None, units: &["ocrx_cinfo"], most: MOST_ELEMENTS, is_html: true };
    match xml::read(bytes, &reading, &mut |_, _| Ok(())) {
        Ok(root) => Ok(of_xml(root)),
        Err(why) => of_html(bytes).ok_or(why),
    }
}

fn of_xml(element: Element) -> Node {
    let mut node = Node { attributes: element.pairs(), ..Node::default() };
    for inner in element.nodes {
        node.nodes.push(match inner {
            XmlNode::Element(element) => of_xml(element),
            XmlNode::Text(own_text) => Node { own_text, ..Node::default() },
        });
    }
    node
}

fn of_html(bytes: &[u8]) -> Option<Node> {
    let text = std::str::from_utf8(bytes).ok()?;
    if memchr::memchr_iter(b'<', bytes).count() > MOST_TAGS {
        return None;
    }
    Some(of_element(Html::parse_document(text).root_element(), 0))
}

fn of_element(element: ElementRef<'_>, depth: usize) -> Node {
    let attributes = element.value().attrs().map(|(name, value)| (name.to_owned(), value.to_owned()));
    let mut node = Node { attributes: attributes.collect(), ..Node::default() };
    if depth > DEEPEST {
        node.own_text = element.text().collect();
        return node;
    }
    for inner in element.children() {
        if let Some(element) = ElementRef::wrap(inner) {
            node.nodes.push(of_element(element, depth + 1));
        } else if let Some(text) = inner.value().as_text() {
            node.nodes.push(Node { own_text: text.to_string(), ..Node::default() });
        }
    }
    node
}
