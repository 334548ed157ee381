//! What differs between the kinds of HTML that the same text is written in.

use super::xml;

/// An attribute and its value.
pub(crate) type Attribute<'a> = (&'a str, &'a str);

/// A kind of HTML.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dialect {
    /// How the tag of an element without content ends: `/>` in XML, `>` in HTML.
    pub void_end: &'static str,
    /// Whether a language is also written to `xml:lang`, where XML tools look for it.
    pub xml_lang: bool,
    /// Whether elements may have ids and links may lead to them.
    pub inner_links: bool,
    /// Whether ruby may be used; if not, the reading follows its base in brackets.
    pub ruby: bool,
    /// Level of the heading that is an article's headline, 1 or 2; subheads stand below it.
    pub headline_level: usize,
    /// Whether a chart may be drawn as SVG before its table; if not, there is the table alone.
    pub svg: bool,
    /// Whether lists may be used; if not, each item is a paragraph, or a section, that begins with its sign or number.
    pub lists: bool,
    /// Attributes of the link from a note mark to its note.
    pub note_reference: &'static [Attribute<'static>],
    /// Attributes of the link from a note back to its mark.
    pub back_link: &'static [Attribute<'static>],
    /// Declarations of CSS by the class, or else the name, of the element they are written into;
    /// none where elements have classes and a stylesheet defines how they look.
    pub styles: Option<&'static [(&'static str, &'static str)]>,
}

/// XHTML as EPUB reads it (EPUB 3.3 §6.1). Notes say what they are in the vocabulary of EPUB
/// (EPUB Structural Semantics Vocabulary 1.1) and in that of assistive technology (DPUB-ARIA 1.1).
pub(crate) const XHTML: Dialect = Dialect {
    void_end: "/>",
    xml_lang: true,
    inner_links: true,
    ruby: true,
    headline_level: 2,
    svg: true,
    lists: true,
    note_reference: &[("epub:type", "noteref"), ("role", "doc-noteref")],
    back_link: &[("epub:type", "backlink"), ("role", "doc-backlink")],
    styles: None,
};

impl Dialect {
    /// Writes the start tag of an element that has content.
    pub(crate) fn start(&self, element: &str, attributes: &[Attribute<'_>], out: &mut String) {
        self.tag(element, attributes, out);
        out.push('>');
    }

    /// Writes an element that has no content.
    pub(crate) fn void(&self, element: &str, attributes: &[Attribute<'_>], out: &mut String) {
        self.tag(element, attributes, out);
        out.push_str(self.void_end);
    }

    /// Writes the start tag of a `span` in another language.
    pub(crate) fn foreign(&self, language: &str, out: &mut String) {
        let attributes = [("lang", language), ("xml:lang", language)];
        let count = if self.xml_lang { 2 } else { 1 };
        self.start("span", &attributes[..count], out);
    }

    fn tag(&self, element: &str, attributes: &[Attribute<'_>], out: &mut String) {
        out.push('<');
        out.push_str(element);
        let mut class = None;
        for &(name, value) in attributes {
            match name {
                "class" if self.styles.is_some() => class = Some(value),
                "id" if !self.inner_links => {}
                _ => attribute(name, value, out),
            }
        }
        if let Some(style) = self.style(element, class) {
            attribute("style", style, out);
        }
    }

    /// The declarations of an element: those of its class, else those of its name.
    fn style(&self, element: &str, class: Option<&str>) -> Option<&'static str> {
        let of = |name: &str| self.styles?.iter().find(|(known, _)| *known == name).map(|(_, style)| *style);
        class.and_then(of).or_else(|| of(element))
    }
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    out.push_str(&xml::escaped(value));
    out.push('"');
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// HTML as browsers read it: no namespaces, no slash in void elements.
    pub(crate) const HTML: Dialect = Dialect {
        void_end: ">",
        xml_lang: false,
        note_reference: &[("role", "doc-noteref")],
        back_link: &[("role", "doc-backlink")],
        ..XHTML
    };

    /// HTML for an editor that drops classes, ids, links inside and ruby.
    pub(crate) const INLINED: Dialect = Dialect {
        inner_links: false,
        ruby: false,
        svg: false,
        lists: false,
        styles: Some(&[("dots", "text-emphasis: dot"), ("blockquote", "margin: 0 1em")]),
        ..HTML
    };

    fn start(dialect: &Dialect, element: &str, attributes: &[Attribute<'_>]) -> String {
        let mut out = String::new();
        dialect.start(element, attributes, &mut out);
        out
    }

    #[test]
    fn attributes_keep_their_order_and_are_escaped() {
        let attributes = [("scope", "col"), ("class", "a"), ("title", "\"<&>\"")];
        let expected = "<th scope=\"col\" class=\"a\" title=\"&quot;&lt;&amp;&gt;&quot;\">";
        assert_eq!(start(&XHTML, "th", &attributes), expected);
    }

    #[test]
    fn void_elements_end_as_their_dialect_ends_them() {
        let void = |dialect: &Dialect| {
            let mut out = String::new();
            dialect.void("hr", &[("class", "break")], &mut out);
            out
        };
        assert_eq!(void(&XHTML), "<hr class=\"break\"/>");
        assert_eq!(void(&HTML), "<hr class=\"break\">");
        assert_eq!(void(&INLINED), "<hr>");
    }

    #[test]
    fn inlined_styles_take_the_place_of_classes_and_ids() {
        let attributes = [("id", "a"), ("class", "dots")];
        assert_eq!(start(&INLINED, "em", &attributes), "<em style=\"text-emphasis: dot\">");
        assert_eq!(start(&INLINED, "blockquote", &[]), "<blockquote style=\"margin: 0 1em\">");
        assert_eq!(start(&INLINED, "p", &[("class", "unknown")]), "<p>");
    }
}
