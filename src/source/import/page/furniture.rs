//! What every page has besides articles: running heads, its number, who made it, the masthead.

use crate::diagnostics::Diagnostic;

use super::super::boxes::{BoxKind, BoxedPage};
use super::super::ocr::{self, Assembly, Heading, PageBlock, is_folio};
use super::area::PAGE_HEIGHT;
use super::figures::PageFigure;
use super::measure::MeasuredPage;
use super::text::PageText;

/// How much of the page, from each edge, words of the edge stand in, in hundredths.
const EDGE: i64 = 9;

/// The furniture of a page.
#[derive(Debug, Default)]
pub(super) struct Furniture {
    /// Its blocks.
    pub(super) blocks: Vec<usize>,
    /// The label that the page says it has.
    pub(super) label: Option<String>,
}

/// Finds the furniture: what the program says, and lines at the edges that are numbers, dates or names of editors.
pub(super) fn furniture(page: &BoxedPage, measured: &MeasuredPage) -> Furniture {
    let mut found = Furniture::default();
    for (at, block) in page.blocks.iter().enumerate() {
        let at_edge = measured.pieces[at].area.is_some_and(|area| {
            let edge = PAGE_HEIGHT * EDGE / 100;
            area.lower <= edge || area.top >= PAGE_HEIGHT - edge
        });
        let is_words = matches!(block.kind, BoxKind::Text | BoxKind::Title);
        let told = matches!(block.kind, BoxKind::Header | BoxKind::Footer | BoxKind::Number);
        if told || (is_words && at_edge && is_folio(&block.text)) {
            found.blocks.push(at);
            found.label = found.label.take().or_else(|| label(&block.text));
        }
    }
    found
}

/// The label in `第2版` or `A02版`.
fn label(text: &str) -> Option<String> {
    let end = text.find('版')?;
    let before = text[..end].trim_end();
    let (from, number) = match before.rfind('第') {
        Some(at) => (at, &before[at + '第'.len_utf8()..]),
        None => {
            let start = before
                .rfind(|c: char| !c.is_ascii_alphanumeric())
                .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
            (start, &before[start..])
        }
    };
    let number: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = !number.is_empty() && number.len() <= 4 && number.chars().all(|c| c.is_ascii_alphanumeric());
    (plain && number.contains(|c: char| c.is_ascii_digit()) && from <= before.len()).then_some(number)
}

/// That a block of the edge is left out; one without words is named.
pub(super) fn left_out(text: &PageText, at: usize, name: &str, label: &str) -> Diagnostic {
    let words = text.block(at);
    let shown = if words.text.is_empty() { name } else { words.text };
    ocr::left_out("not-imported-edge", shown, Some(words.span())).on_page(label)
}

/// The blocks that are read in order: neither furniture nor pictures with their captions.
pub(super) fn running(page: &BoxedPage, furniture: &Furniture, figures: &[PageFigure]) -> Vec<usize> {
    let mut aside = vec![false; page.blocks.len()];
    furniture.blocks.iter().for_each(|&at| aside[at] = true);
    for figure in figures {
        aside[figure.image] = true;
        figure.captions.iter().for_each(|&at| aside[at] = true);
    }
    let words = |at: usize| {
        let block = &page.blocks[at];
        let lines =
            block.lines.iter().any(|line| line.text.as_ref().is_some_and(|text| !text.trim().is_empty()));
        !block.text.trim().is_empty() || block.cells.is_some() || lines || block.kind == BoxKind::Separator
    };
    (0..page.blocks.len()).filter(|&at| !aside[at] && words(at)).collect()
}

/// An order without the blocks of the masthead, which complete the publication.
pub(super) fn without_masthead(
    order: &[usize],
    page: &BoxedPage,
    text: &PageText,
    assembly: &mut Assembly<'_>,
) -> Vec<usize> {
    let words: Vec<usize> =
        order.iter().copied().filter(|&at| page.blocks[at].kind != BoxKind::Separator).collect();
    let mut owners = Vec::new();
    let mut blocks = Vec::new();
    for &at in &words {
        if page.blocks[at].kind == BoxKind::Title {
            let words = text.lines(at).first().copied().unwrap_or_else(|| text.block(at));
            blocks.push(PageBlock::Heading(Heading { level: 1, words, gap: 1 }));
            owners.push(at);
        } else {
            for paragraph in text.paragraphs(at) {
                blocks.push(PageBlock::Text(paragraph));
                owners.push(at);
            }
        }
    }
    let before = blocks.len();
    assembly.masthead(&mut blocks);
    let taken: Vec<usize> = owners[..before - blocks.len()].to_vec();
    order.iter().copied().filter(|at| !taken.contains(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_say_their_labels() {
        for (text, expected) in [
            ("第2版", Some("2")),
            ("要闻 A02版", Some("A02")),
            ("第 3 版 2026年3月20日", Some("3")),
            ("本版编辑：甲某", None),
            ("要闻", None),
        ] {
            assert_eq!(label(text).as_deref(), expected, "{text}");
        }
    }
}
