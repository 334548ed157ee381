//! Elements of XML documents, written one a line.

use quick_xml::escape::escape;

/// An element. Attributes without a value are left out.
#[derive(Clone, Debug, Default)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: String,
    children: Vec<Element>,
}

/// An element without content.
pub fn element(name: &'static str) -> Element {
    Element { name, ..Element::default() }
}

/// An element that holds a text.
pub fn text(name: &'static str, text: impl Into<String>) -> Element {
    Element { text: text.into(), ..element(name) }
}

impl Element {
    /// With an attribute.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// With elements in it.
    #[must_use]
    pub fn holding(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children);
        self
    }

    /// The document whose root it is.
    pub fn document(&self) -> Vec<u8> {
        let mut written = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        self.write(0, &mut written);
        written.into_bytes()
    }

    fn write(&self, depth: usize, written: &mut String) {
        let indent = "  ".repeat(depth);
        written.push_str(&indent);
        written.push('<');
        written.push_str(self.name);
        for (name, value) in &self.attributes {
            written.push_str(&format!(" {name}=\"{}\"", escaped(value)));
        }
        if self.children.is_empty() && self.text.is_empty() {
            written.push_str("/>\n");
            return;
        }
        written.push('>');
        written.push_str(&escaped(&self.text));
        if !self.children.is_empty() {
            written.push('\n');
            self.children.iter().for_each(|child| child.write(depth + 1, written));
            written.push_str(&indent);
        }
        written.push_str(&format!("</{}>\n", self.name));
    }
}

/// A text as XML holds it, without what no document of XML 1.0 may hold (section 2.2).
fn escaped(text: &str) -> String {
    let is_allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    escape(text.chars().filter(is_allowed).collect::<String>()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_of_xml_is_left_out_and_the_rest_escaped() {
        let root = element("a").with("b", "\"<\u{1}").holding([text("c", "x & \u{ffff}y")]);
        let written = String::from_utf8(root.document()).unwrap();
        assert!(written.ends_with("<a b=\"&quot;&lt;\">\n  <c>x &amp; y</c>\n</a>\n"), "{written}");
    }
}
