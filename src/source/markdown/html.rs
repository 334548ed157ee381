//! The inline elements that an article's text may have.

/// An element of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InlineElement {
    Ruby,
    Reading,
    /// What stands around a reading where ruby cannot be shown (HTML, the `rp` element).
    Bracket,
    Emphasis,
    Strong,
    ProperName,
    Subscript,
    Superscript,
    Break,
}

/// A tag of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ElementTag {
    Open(InlineElement),
    Close(InlineElement),
}

/// The known tag that `html` is; attributes make it unknown.
pub(super) fn tag(html: &str) -> Option<ElementTag> {
    let inner = html.strip_prefix('<')?.strip_suffix('>')?.trim_end();
    let (name, closes) = match inner.strip_prefix('/') {
        Some(name) => (name, true),
        None => (inner, false),
    };
    let element = match name.to_ascii_lowercase().trim_end_matches([' ', '/']) {
        "ruby" => InlineElement::Ruby,
        "rt" => InlineElement::Reading,
        "rp" => InlineElement::Bracket,
        "em" => InlineElement::Emphasis,
        "strong" => InlineElement::Strong,
        "u" => InlineElement::ProperName,
        "sub" => InlineElement::Subscript,
        "sup" => InlineElement::Superscript,
        "br" => InlineElement::Break,
        _ => return None,
    };
    match (closes, element) {
        (true, InlineElement::Break) => None,
        (true, element) => Some(ElementTag::Close(element)),
        (false, element) if inner.ends_with('/') && element != InlineElement::Break => None,
        (false, element) => Some(ElementTag::Open(element)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_known_in_the_forms_of_html() {
        for html in ["<br>", "<br/>", "<br />", "<BR>"] {
            assert_eq!(tag(html), Some(ElementTag::Open(InlineElement::Break)), "{html}");
        }
        assert_eq!(tag("</rt >"), Some(ElementTag::Close(InlineElement::Reading)));
        for html in ["<ruby lang=\"zh\">", "<em/>", "</br>", "<ul>", "<u class=\"x\">", "<!-- em -->", "<"] {
            assert_eq!(tag(html), None, "{html}");
        }
    }
}
