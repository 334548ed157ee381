//! The inline elements that an article's text may have.

/// An element of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Ruby,
    Reading,
    /// What stands around a reading where ruby cannot be shown (HTML, the `rp` element).
    Bracket,
    Emphasis,
    Strong,
    ProperName,
    Break,
}

/// A tag of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Open(Element),
    Close(Element),
}

/// The known tag that `html` is; attributes make it unknown.
pub(super) fn tag(html: &str) -> Option<Tag> {
    let inner = html.strip_prefix('<')?.strip_suffix('>')?.trim_end();
    let (name, closes) = match inner.strip_prefix('/') {
        Some(name) => (name, true),
        None => (inner, false),
    };
    let element = match name.to_ascii_lowercase().trim_end_matches([' ', '/']) {
        "ruby" => Element::Ruby,
        "rt" => Element::Reading,
        "rp" => Element::Bracket,
        "em" => Element::Emphasis,
        "strong" => Element::Strong,
        "u" => Element::ProperName,
        "br" => Element::Break,
        _ => return None,
    };
    match (closes, element) {
        (true, Element::Break) => None,
        (true, element) => Some(Tag::Close(element)),
        (false, element) if inner.ends_with('/') && element != Element::Break => None,
        (false, element) => Some(Tag::Open(element)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_known_in_the_forms_of_html() {
        for html in ["<br>", "<br/>", "<br />", "<BR>"] {
            assert_eq!(tag(html), Some(Tag::Open(Element::Break)), "{html}");
        }
        assert_eq!(tag("</rt >"), Some(Tag::Close(Element::Reading)));
        for html in ["<ruby lang=\"zh\">", "<em/>", "</br>", "<ul>", "<u class=\"x\">", "<!-- em -->", "<"] {
            assert_eq!(tag(html), None, "{html}");
        }
    }
}
