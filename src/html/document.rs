//! A written document, and the one walk over its elements and its text.

use std::fmt::Display;

use quick_xml::errors::IllFormedError;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion};

use super::xml;
use crate::messages::{Sentence, sentence};

/// A document of an edition.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// Path inside the edition.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A node of a document, in reading order. An element without content has a start and an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkupNode<'a> {
    /// The start of an element.
    Start {
        /// Its name, with the prefix of its namespace.
        element: &'a str,
        /// Names and values of its attributes.
        attributes: &'a [(String, String)],
    },
    /// Characters; references are resolved. One text may come in several pieces.
    Text(&'a str),
    /// The end of the innermost open element.
    End,
}

/// Calls `visit` with every node of an XML document; comments, processing instructions and the
/// document type are passed over.
///
/// # Errors
///
/// Why the document is not well formed, or what `visit` returned.
pub(crate) fn walk(
    text: &str,
    visit: &mut dyn FnMut(MarkupNode<'_>) -> Result<(), Sentence>,
) -> Result<(), Sentence> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.enable_all_checks(true);
    config.expand_empty_elements = true;
    let mut open = 0_usize;
    loop {
        match reader.read_event().map_err(|error| refused(&error))? {
            Event::Start(element) => {
                open += 1;
                let attributes = attributes(&element)?;
                visit(MarkupNode::Start { element: element.name().as_ref(), attributes: &attributes })?;
            }
            Event::End(_) => {
                open = open.saturating_sub(1);
                visit(MarkupNode::End)?;
            }
            Event::Text(text) => visit(MarkupNode::Text(text.as_ref()))?,
            Event::CData(text) => visit(MarkupNode::Text(text.as_ref()))?,
            Event::GeneralRef(reference) => visit(MarkupNode::Text(&resolved(&reference)?))?,
            Event::Eof if open > 0 => return Err(sentence!("xml-open")),
            Event::Eof => return Ok(()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// What the parser refused, in its own words, behind those that say the kind of the fault.
fn refused(error: &Error) -> Sentence {
    let key = match error {
        Error::Syntax(_) => "xml-syntax",
        Error::IllFormed(
            IllFormedError::MissingEndTag(_)
            | IllFormedError::UnmatchedEndTag(_)
            | IllFormedError::MismatchedEndTag { .. },
        ) => "xml-tags",
        _ => "xml-other",
    };
    sentence!(key, text = error)
}

fn refused_attribute(error: impl Display) -> Sentence {
    sentence!("xml-attribute", text = error)
}

fn attributes(element: &BytesStart<'_>) -> Result<Vec<(String, String)>, Sentence> {
    let mut attributes = Vec::new();
    for attribute in element.attributes() {
        let attribute = attribute.map_err(refused_attribute)?;
        let value = attribute
            .normalized_value_with(XmlVersion::Explicit1_0, 1, resolve_xml_entity)
            .map_err(refused_attribute)?;
        attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(attributes)
}

/// The characters of a reference. XHTML in EPUB has the five entities of XML and no others
/// (EPUB 3.3 §3.9); a numeric reference must name a character of XML (XML 1.0 §4.1).
fn resolved(reference: &BytesRef<'_>) -> Result<String, Sentence> {
    let name: &str = reference.as_ref();
    match reference.resolve_char_ref() {
        Ok(Some(c)) if xml::is_allowed(c) => Ok(c.to_string()),
        Ok(None) => match resolve_xml_entity(name) {
            Some(text) => Ok(text.to_owned()),
            None => Err(sentence!("xml-entity", name)),
        },
        Ok(Some(_)) | Err(_) => Err(sentence!("xml-character", name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The nodes of a document: `(` and `)` for the ends of elements, characters as they are.
    fn walked(text: &str) -> Result<String, String> {
        let mut out = String::new();
        walk(text, &mut |node| {
            match node {
                MarkupNode::Start { element, attributes } => {
                    out.push('(');
                    out.push_str(element);
                    attributes.iter().for_each(|(name, value)| out.push_str(&format!(" {name}={value}")));
                    out.push('|');
                }
                MarkupNode::Text(text) => out.push_str(text),
                MarkupNode::End => out.push(')'),
            }
            Ok(())
        })
        .map_err(|reason| reason.english())?;
        Ok(out)
    }

    #[test]
    fn references_by_number_and_by_name_are_characters() {
        assert_eq!(walked("<p>&#x4e00;&#x4E8C;&#19977;&#x20BB7;</p>").as_deref(), Ok("(p|一二三𠮷)"));
        assert_eq!(walked("<p>&lt;&amp;&gt;&quot;&apos;</p>").as_deref(), Ok("(p|<&>\"')"));
        assert_eq!(walked("<p a=\"&#x4e00;&amp;\"/>").as_deref(), Ok("(p a=一&|)"));
    }

    #[test]
    fn unknown_entities_and_forbidden_numbers_are_faults() {
        assert_eq!(walked("<p>&nbsp;</p>"), Err("XML has no entity `&nbsp;`".to_owned()));
        for number in ["#0", "#8", "#xD800", "#xFFFE", "#x110000", "#x", "#一"] {
            let expected = format!("XML has no character `&{number};`");
            assert_eq!(walked(&format!("<p>&{number};</p>")), Err(expected));
        }
        assert!(walked("<p>a & b</p>").is_err());
    }

    #[test]
    fn comments_are_not_text_and_cdata_sections_are() {
        let text = "<?xml version=\"1.0\"?><!DOCTYPE html><!-- 甲 --><p>乙<!-- 丙 --><?a 丁?></p>";
        assert_eq!(walked(text).as_deref(), Ok("(p|乙)"));
        assert_eq!(walked("<p><![CDATA[<一> &amp; 二]]></p>").as_deref(), Ok("(p|<一> &amp; 二)"));
    }

    #[test]
    fn elements_without_content_end_and_open_ones_are_faults() {
        assert_eq!(walked("<p><br/>一</p>").as_deref(), Ok("(p|(br|)一)"));
        assert!(walked("<p>").is_err());
        assert!(walked("<p></a>").is_err());
        assert!(walked("<p a='1' a='2'/>").is_err());
    }

    #[test]
    fn the_walk_stops_at_what_its_visitor_refuses() {
        let mut seen = 0;
        let stopped = walk("<p>一<b/>二</p>", &mut |_| {
            seen += 1;
            if seen == 2 { Err(Sentence::verbatim("enough")) } else { Ok(()) }
        });
        assert_eq!((stopped, seen), (Err(Sentence::verbatim("enough")), 2));
    }
}
