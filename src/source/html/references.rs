//! Character references: `&amp;`, `&#8212;`.

use std::ops::Range;

use pulldown_cmark::{Event, Parser};

/// Most bytes of a reference; the longest name of HTML has 33.
const LONGEST: usize = 40;

/// Text with its references replaced; unknown ones stay as they are.
pub fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    each_reference(text, |part, reference| out.push_str(reference.unwrap_or(&text[part])));
    out
}

/// Calls `visit` with each part of a text: the bytes between references, and those of a reference with the
/// characters it stands for.
pub fn each_reference(text: &str, mut visit: impl FnMut(Range<usize>, Option<&str>)) {
    let (mut plain, mut at) = (0, 0);
    while let Some(start) = text[at..].find('&').map(|found| at + found) {
        at = start + 1;
        let Some(end) = end_of(&text[start..]).map(|length| start + length) else { continue };
        let Some(characters) = characters(&text[start..end]) else { continue };
        if plain < start {
            visit(plain..start, None);
        }
        visit(start..end, Some(&characters));
        (plain, at) = (end, end);
    }
    if plain < text.len() {
        visit(plain..text.len(), None);
    }
}

/// Where what may be a reference ends.
fn end_of(text: &str) -> Option<usize> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    text.as_bytes()[1..end].iter().all(is_of_name).then_some(end + 1)
}

/// The characters of a reference, as Markdown knows them (CommonMark 0.31, §2.5).
fn characters(reference: &str) -> Option<String> {
    let mut characters = String::new();
    for event in Parser::new(reference) {
        if let Event::Text(text) = event {
            characters.push_str(&text);
        }
    }
    (characters != reference).then_some(characters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_those_of_markdown_and_others_stay() {
        assert_eq!(decoded("&lt;&amp;&#20013;&#x4E2D;&hellip;&#32;"), "<&中中… ");
        assert_eq!(decoded("A&B; &nosuch; & &#; &amp"), "A&B; &nosuch; & &#; &amp");
    }
}
