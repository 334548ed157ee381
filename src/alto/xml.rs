//! A document in XML, element by element.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::fault;
use crate::diagnostics::Error;
use crate::html::xml::allowed;

/// An attribute and its value.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// A document in the making. What is written into memory cannot fail; if it does the fault is kept to the end.
pub(super) struct Document {
    writer: Writer<Vec<u8>>,
    fault: Option<String>,
    open: Vec<String>,
}

impl Document {
    pub(super) fn new() -> Self {
        let writer = Writer::new_with_indent(Vec::new(), b' ', 1);
        let mut document = Self { writer, fault: None, open: Vec::new() };
        document.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        document
    }

    /// Begins an element.
    pub(super) fn start(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.event(Event::Start(tag(name, attributes)));
        self.open.push(name.to_owned());
    }

    /// Ends the element that began last.
    pub(super) fn end(&mut self) {
        if let Some(name) = self.open.pop() {
            self.event(Event::End(BytesEnd::new(name)));
        }
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.event(Event::Empty(tag(name, attributes)));
    }

    /// An element that holds text alone.
    pub(super) fn text(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) {
        self.event(Event::Start(tag(name, attributes)));
        self.event(Event::Text(BytesText::new(&allowed(text))));
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// The bytes of the document.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, Error> {
        while !self.open.is_empty() {
            self.end();
        }
        match self.fault {
            Some(reason) => Err(fault(reason)),
            None => {
                let mut bytes = self.writer.into_inner();
                bytes.push(b'\n');
                Ok(bytes)
            }
        }
    }

    fn event(&mut self, event: Event<'_>) {
        if let Err(error) = self.writer.write_event(event) {
            self.fault.get_or_insert_with(|| error.to_string());
        }
    }
}

fn tag<'a>(name: &'a str, attributes: &[Attribute<'_>]) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (name, value) in attributes {
        tag.push_attribute((*name, allowed(value).as_str()));
    }
    tag
}
