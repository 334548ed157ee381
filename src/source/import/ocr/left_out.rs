//! What is on a page and in no article: markup that is not carried, and what stands at the edges of pages.

use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic, FileId, Span};
use crate::messages::{Sentence, sentence};

use super::cues::is_folio;
use super::lines::{PageBlock, PageExcerpt};

/// Most characters of what is left out that a message shows.
const SHOWN: usize = 60;

/// Tells of constructs that are not carried.
pub(super) fn constructs<'a>(
    file: FileId,
    text: &'a str,
    taken: &'a [(Range<usize>, &'static str)],
) -> impl Iterator<Item = Diagnostic> + 'a {
    taken.iter().map(move |(range, key)| {
        let words: String = text[range.clone()].trim_end().chars().take(SHOWN).collect();
        left_out(key, &words, Some(Span::new(file, range.clone())))
    })
}

/// That something is left out.
pub(in crate::source::import) fn left_out(key: &'static str, words: &str, place: Option<Span>) -> Diagnostic {
    let what = Sentence::new(key);
    Diagnostic::new(Code::NotImported, sentence!("not-imported", what, words))
        .at_option(place)
        .help(Sentence::new("not-imported.help"))
        .data("text", words)
}

/// Takes numbers and dates off a page, and tells of them.
pub(super) fn edges(blocks: &mut Vec<PageBlock<'_>>) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    blocks.retain(|block| {
        let edge = match block {
            PageBlock::Text(paragraph) => paragraph.only_line().filter(|line| is_folio(line.text)),
            _ => None,
        };
        told.extend(
            edge.map(|words: PageExcerpt<'_>| left_out("not-imported-edge", words.text, Some(words.span()))),
        );
        edge.is_none()
    });
    told
}
