//! A document of a site as its reader meets it: where it leads, what its article says.

use std::collections::BTreeSet;

use crate::html::document::{MarkupNode, walk};
use crate::messages::{Sentence, sentence};

/// Elements that have no content and no end (HTML §13.1.2).
const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// What a document holds.
#[derive(Debug, Default)]
pub(crate) struct ReadDocument {
    /// Ids of its elements.
    pub ids: BTreeSet<String>,
    /// Where it leads inside the site, pictures and stylesheets too.
    pub references: BTreeSet<String>,
    /// Where its areas lead.
    pub areas: BTreeSet<String>,
    /// Where the articles in its lists lead.
    pub listed: BTreeSet<String>,
    /// The characters of its article, without blanks.
    pub text: String,
    /// Pictures of its article.
    pub pictures: usize,
    /// Notes of its article.
    pub notes: usize,
}

/// Reads a document that this program wrote.
///
/// # Errors
///
/// Why its elements do not fit into each other.
pub(crate) fn document(text: &str) -> Result<ReadDocument, Sentence> {
    let mut reader = DocumentReader::default();
    walk(&as_xml(text), &mut |node| reader.node(node))?;
    Ok(reader.found)
}

/// HTML as this program writes it, as XML: comments, scripts and the document type are left out, void elements end.
fn as_xml(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let left_out = match rest {
            _ if rest.starts_with("<!--") => Some("-->"),
            _ if rest.starts_with("<!") => Some(">"),
            _ if rest.starts_with("<script") => Some("</script>"),
            _ => None,
        };
        if let Some(end) = left_out {
            rest = rest.find(end).map_or("", |at| &rest[at + end.len()..]);
            continue;
        }
        let end = rest.find('>').map_or(rest.len(), |at| at + 1);
        let (tag, after) = rest.split_at(end);
        let name = tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        match tag.strip_suffix('>').filter(|tag| VOID.contains(&name) && !tag.ends_with('/')) {
            Some(open) => out.extend([open, "/>"]),
            None => out.push_str(tag),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Fills a document node by node.
#[derive(Default)]
struct DocumentReader {
    found: ReadDocument,
    /// The elements that are open: their names.
    open: Vec<Opened>,
}

/// An element that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opened {
    Article,
    Drawing,
    Story,
    Other,
}

impl DocumentReader {
    fn node(&mut self, node: MarkupNode<'_>) -> Result<(), Sentence> {
        match node {
            MarkupNode::Start { element, attributes } => self.element(element, attributes)?,
            MarkupNode::End => drop(self.open.pop()),
            MarkupNode::Text(text) if self.is_in(Opened::Article) && !self.is_in(Opened::Drawing) => {
                self.found.text.extend(text.chars().filter(|c| !c.is_whitespace()));
            }
            MarkupNode::Text(_) => {}
        }
        Ok(())
    }

    fn is_in(&self, what: Opened) -> bool {
        self.open.contains(&what)
    }

    fn element(&mut self, element: &str, attributes: &[(String, String)]) -> Result<(), Sentence> {
        let value = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value);
        let has_class =
            |class: &str| value("class").is_some_and(|all| all.split(' ').any(|one| one == class));
        if let Some(id) = value("id")
            && !self.found.ids.insert(id.clone())
        {
            return Err(sentence!("xml-duplicate-id", id));
        }
        let in_article = self.is_in(Opened::Article);
        self.found.pictures += usize::from(in_article && element == "img");
        self.found.notes += usize::from(in_article && has_class("note"));
        if let Some(href) = value("href") {
            let is_area = has_class("area").then_some(&mut self.found.areas);
            let is_listed = self.open.contains(&Opened::Story).then_some(&mut self.found.listed);
            is_area.into_iter().chain(is_listed).for_each(|links| links.extend([href.clone()]));
        }
        let sets = value("srcset").map(String::as_str).unwrap_or_default().split(',');
        let sets = sets.filter_map(|one| one.split_whitespace().next());
        let links = ["href", "src"].into_iter().filter_map(value).map(String::as_str);
        let inside = links.chain(sets).filter(|link| !leads_out(link)).map(str::to_owned);
        self.found.references.extend(inside);
        self.open.push(match element {
            "article" => Opened::Article,
            "svg" => Opened::Drawing,
            "li" if has_class("story") => Opened::Story,
            _ => Opened::Other,
        });
        Ok(())
    }
}

/// Whether an address leads to another place on the web.
fn leads_out(link: &str) -> bool {
    ["http:", "https:", "mailto:"].iter().any(|scheme| link.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_as_a_browser_reads_it() {
        let html = "<!DOCTYPE html><meta charset=\"utf-8\"><body><!-- <p> --><script>a < b && c</script>\
            <ul><li class=\"story lead\"><a href=\"a.htm\">甲</a></li></ul>\
            <a class=\"area\" href=\"b.htm\"></a><a href=\"https://example.org/\"></a>\
            <article id=\"x\">一<wbr>二<br> 三<svg><text>图</text></svg><img src=\"p.jpg\" srcset=\"q.jpg 1w, r.jpg 2w\"></article>";
        let found = document(&format!("<html>{html}</body></html>")).unwrap();
        assert_eq!((found.text.as_str(), found.pictures), ("一二三", 1));
        assert_eq!(Vec::from_iter(&found.listed), ["a.htm"]);
        assert_eq!(Vec::from_iter(&found.areas), ["b.htm"]);
        let expected = ["a.htm", "b.htm", "p.jpg", "q.jpg", "r.jpg"];
        assert_eq!(Vec::from_iter(&found.references), expected);
        assert!(document("<p><b></p>").is_err());
    }
}
