//! Markup as the editor of WeChat keeps it: the elements, the attributes and the links that it does not drop.
//!
//! The dialect writes what the text means; here everything that the editor would drop takes the form of
//! something that it keeps, so that nothing depends on what it does with the rest.

use super::style;
use crate::html::document::{MarkupNode, walk};
use crate::html::xml;
use crate::ink::Color;
use crate::messages::Sentence;

/// The only pages that links may lead to.
pub(super) const LINKED: &str = "https://mp.weixin.qq.com/";

/// Elements that have another name in the editor.
const RENAMED: [(&str, &str); 7] = [
    ("b", "strong"),
    ("div", "section"),
    ("figure", "section"),
    ("figcaption", "p"),
    ("sub", "span"),
    ("sup", "span"),
    ("caption", "caption"),
];

/// Elements that the editor keeps.
pub(super) const ELEMENTS: [&str; 25] = [
    "section",
    "p",
    "span",
    "strong",
    "em",
    "u",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "caption",
    "br",
    "img",
    "hr",
    "a",
    "tfoot",
];

/// Elements without content.
const VOID: [&str; 3] = ["br", "img", "hr"];

/// Attributes that the editor keeps.
const ATTRIBUTES: [&str; 6] = ["style", "src", "alt", "colspan", "rowspan", "href"];

/// The markup of an article in the form that the editor keeps.
///
/// # Errors
/// The markup is not well formed: a fault of this program.
pub(super) fn kept(markup: &str, accent: Color) -> Result<String, Sentence> {
    let mut out = String::with_capacity(markup.len());
    let mut open: Vec<Option<String>> = Vec::new();
    let whole = format!("<section>{markup}</section>");
    walk(&whole, &mut |node| {
        match node {
            MarkupNode::Start { element, attributes } => {
                let tag = start(element, attributes, accent);
                // What is around all was added here.
                let tag = tag.filter(|_| !open.is_empty());
                out.push_str(tag.as_ref().map_or("", |(_, text)| text));
                open.push(tag.map(|(name, _)| name));
            }
            MarkupNode::Text(text) => out.push_str(&xml::escaped(text)),
            MarkupNode::End => {
                if let Some(name) = open.pop().flatten().filter(|name| !VOID.contains(&name.as_str())) {
                    out.push_str(&format!("</{name}>"));
                }
            }
        }
        Ok(())
    })?;
    Ok(out.replace(">\n", ">").replace('\n', " "))
}

/// The start tag of an element and its name; none of one that says nothing to the editor.
fn start(element: &str, attributes: &[(String, String)], accent: Color) -> Option<(String, String)> {
    let renamed = RENAMED.iter().find(|(name, _)| *name == element).map_or(element, |(_, other)| other);
    let attributes: Vec<_> = attributes.iter().filter(|(name, value)| is_kept(name, value)).collect();
    if !ELEMENTS.contains(&renamed) || matches!(renamed, "span" | "a") && attributes.is_empty() {
        return None;
    }
    let mut tag = format!("<{renamed}");
    for (name, value) in attributes {
        let value = if name == "style" { style::coloured(value, accent) } else { value.clone() };
        tag.push_str(&format!(" {name}=\"{}\"", xml::escaped(&value)));
    }
    tag.push('>');
    Some((renamed.to_owned(), tag))
}

fn is_kept(name: &str, value: &str) -> bool {
    ATTRIBUTES.contains(&name) && (name != "href" || value.starts_with(LINKED))
}

/// The text of markup, its blocks on lines of their own: what the clipboard holds beside the markup.
pub(super) fn plain(markup: &str) -> String {
    let mut out = String::new();
    let mut rest = markup;
    while let Some((text, after)) = rest.split_once('<') {
        out.push_str(&unescaped(text));
        let Some((tag, after)) = after.split_once('>') else { break };
        let name = tag.split(' ').next().unwrap_or_default();
        let ends_line = matches!(name, "br" | "/p" | "/tr" | "/section" | "/caption" | "hr")
            || name.starts_with("/h") && name != "/hr";
        if ends_line && !out.ends_with('\n') && !out.is_empty() {
            out.push('\n');
        }
        if matches!(name, "/td" | "/th") {
            out.push('\t');
        }
        rest = after;
    }
    out.push_str(&unescaped(rest));
    out
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(markup: &str) -> String {
        kept(markup, Color::of_screen([200, 16, 46])).unwrap()
    }

    #[test]
    fn what_the_editor_drops_takes_a_form_that_it_keeps() {
        for (markup, expected) in [
            ("<p id=\"a\" class=\"b\">一<span lang=\"en\">WiFi</span></p>\n", "<p>一WiFi</p>"),
            ("<p>H<sub style=\"x\">2</sub>O</p>", "<p>H<span style=\"x\">2</span>O</p>"),
            ("<p><b style=\"color:ACCENT\">问</b></p>", "<p><strong style=\"color:#c8102e\">问</strong></p>"),
            ("<h2>三年<wbr/>清淤</h2>", "<h2>三年清淤</h2>"),
            ("<p>一<br/>二</p><hr/>", "<p>一<br>二</p><hr>"),
            ("<p><a href=\"https://a.example/\">一</a></p>", "<p>一</p>"),
            (
                "<p><a href=\"https://mp.weixin.qq.com/s/a?b&amp;c\">一</a></p>",
                "<p><a href=\"https://mp.weixin.qq.com/s/a?b&amp;c\">一</a></p>",
            ),
            ("<p>&lt;b&gt; &amp; “</p>", "<p>&lt;b&gt; &amp; “</p>"),
        ] {
            assert_eq!(of(markup), expected);
        }
    }

    #[test]
    fn plain_text_has_its_blocks_on_lines() {
        let markup = "<section><p>一<strong>二</strong></p><table><tr><td>三</td><td>&amp;</td></tr></table><p>四</p></section>";
        assert_eq!(plain(markup), "一二\n三\t&\t\n四\n");
    }
}
