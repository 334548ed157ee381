//! Strings as long as a PDF may have them: at most 32,767 bytes (ISO 19005-2, 6.1.13; ISO 32000-1, annex
//! C). Every text that is no content of a page goes through here.
//!
//! * titles (document, outline, headings, pages, links) and labels are shortened
//! * the description of a picture is cut, the only text that loses something: a warning says so (P103)
//! * an address that is too long leads nowhere; it stands on the page: a warning too
//! * the actual text of a run that is too long is left to its characters

use std::borrow::Cow;

use crate::diagnostics::{Code, Diagnostic};
use crate::edition::{Edition, Frame, LinkTarget, Tag};
use crate::messages::{Sentence, sentence};
use crate::model::ArticleId;
use crate::wording::shortened;

/// Most bytes of a string.
const MOST_BYTES: usize = 32_767;

/// Most characters of a title. Programs show far fewer.
const MOST_OF_TITLE: usize = 1_000;

/// Whether a text can be a string. The writer counts its bytes as UTF-8, and writes all but ASCII as
/// UTF-16 after a mark of two bytes.
pub(super) fn fits(text: &str) -> bool {
    text.len() <= MOST_BYTES && 2 + 2 * text.encode_utf16().count() <= MOST_BYTES
}

/// A title or a label.
pub(super) fn title(text: &str) -> String {
    shortened(text, MOST_OF_TITLE).into_owned()
}

/// As much of a text as fits a string.
pub(super) fn most_of(text: &str) -> Cow<'_, str> {
    // A character has at most four bytes in either form.
    if fits(text) { Cow::Borrowed(text) } else { shortened(text, MOST_BYTES / 4 - 1) }
}

/// The name of an article among those of all, by its number there.
pub(super) fn name(id: &ArticleId, number: impl FnOnce() -> usize) -> String {
    let id = id.as_str();
    if id.chars().nth(MOST_OF_TITLE).is_none() { id.to_owned() } else { format!("{}{}", title(id), number()) }
}

/// What of an edition is too long for a string, and not only repeated by it.
pub(super) fn overlong(edition: &Edition) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for sheet in &edition.sheets {
        collect(&sheet.frames, None, &mut found);
    }
    found
}

fn collect(frames: &[Frame], article: Option<&ArticleId>, found: &mut Vec<Diagnostic>) {
    let mut report = |message: Sentence, help: Sentence| {
        let diagnostic = Diagnostic::new(Code::ShortenedString, message).help(help).data("part", "");
        found.push(match article {
            Some(id) => diagnostic.in_article(id),
            None => diagnostic,
        });
    };
    for frame in frames {
        match frame {
            Frame::Group { tag: Tag::Figure { alt: Some(alt) }, .. } if !fits(alt) => {
                let (all, kept) = (alt.chars().count(), most_of(alt).chars().count());
                report(sentence!("shortened-string", all, kept), sentence!("shortened-string.help"));
            }
            Frame::Link { target: LinkTarget::Url(url), .. } if !fits(url) => {
                let message = sentence!("shortened-string.address", bytes = url.len());
                report(message, sentence!("shortened-string.help-address"));
            }
            _ => {}
        }
    }
    for frame in frames {
        if let Frame::Group { tag, frames } = frame {
            let article = if let Tag::Article(id) = tag { Some(id) } else { article };
            collect(frames, article, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_is_counted_in_both_its_forms() {
        // Three bytes each in UTF-8, two in UTF-16; ASCII beside them takes two in UTF-16.
        assert!(fits(&"文".repeat(10_922)) && !fits(&"文".repeat(10_923)));
        assert!(fits(&"a".repeat(16_382)) && !fits(&"a".repeat(16_383)));
        assert!(fits(&"𠮷".repeat(8_191)) && !fits(&"𠮷".repeat(8_192)));
        for text in ["文", "a", "𠮷"] {
            assert!(fits(&most_of(&text.repeat(50_000))));
            assert!(fits(&title(&text.repeat(50_000))));
        }
        assert_eq!(most_of("水上巴士"), "水上巴士");
    }

    #[test]
    fn names_of_articles_stay_apart() {
        let id = |end: &str| ArticleId::from(format!("{}{end}", "a".repeat(40_000)));
        assert_ne!(name(&id("a"), || 0), name(&id("b"), || 1));
        assert_eq!(name(&"01/lead".into(), || 5), "01/lead");
    }
}
