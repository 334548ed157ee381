//! The words of the blocks of a page as one text, to which places point.

use std::ops::Range;

use crate::diagnostics::{Diagnostic, FileId, Span};

use super::super::boxes::{BoxKind, BoxedPage, PageBox};
use super::super::ocr::{self, Assembly, PageExcerpt, PageLine, PageParagraph};

/// The words of a page: every block in the order of the file, with a blank line after it.
pub(super) struct PageText {
    /// The words.
    pub(super) text: String,
    /// The file of messages that they are.
    pub(super) file: FileId,
    blocks: Vec<Range<usize>>,
}

impl PageText {
    /// Writes the words of a page, without the markup of their program; plain words have none.
    pub(super) fn of(page: &BoxedPage, name: &str, assembly: &mut Assembly<'_>) -> Self {
        let (mut text, mut blocks, mut taken) = (String::new(), Vec::new(), Vec::new());
        for block in &page.blocks {
            let start = text.len();
            match block.kind {
                BoxKind::Image => {
                    text.push_str(&format!("![]({})", block.image.as_deref().unwrap_or_default()))
                }
                BoxKind::Table if block.cells.is_some() => {
                    text.push_str(block.cells.as_deref().unwrap_or_default().trim())
                }
                _ => words(block, page.is_plain, &mut text, &mut taken, start),
            }
            blocks.push(start..text.len());
            text.push_str("\n\n");
        }
        let file = assembly.file(name, &text);
        let told = taken.into_iter().map(|(key, words, range): (&'static str, String, Range<usize>)| {
            ocr::left_out(key, words.trim(), Some(Span::new(file, range)))
        });
        let told: Vec<Diagnostic> = told.collect();
        assembly.diagnostics.extend(told);
        Self { text, file, blocks }
    }

    /// All of the page.
    pub(super) fn whole(&self) -> PageExcerpt<'_> {
        PageExcerpt::page(self.file, &self.text)
    }

    /// The words of a block.
    pub(super) fn block(&self, at: usize) -> PageExcerpt<'_> {
        self.whole().part(self.blocks[at].clone())
    }

    /// The lines of a block that have words.
    pub(super) fn lines(&self, at: usize) -> Vec<PageExcerpt<'_>> {
        let words = self.block(at).split('\n').map(PageExcerpt::trim);
        words.filter(|line| !line.text.is_empty()).collect()
    }

    /// The paragraphs of a block: lines between blank ones.
    pub(super) fn paragraphs(&self, at: usize) -> Vec<PageParagraph<'_>> {
        let mut paragraphs: Vec<PageParagraph<'_>> = Vec::new();
        let mut open = false;
        for raw in self.block(at).split('\n') {
            let words = raw.trim();
            if words.text.is_empty() {
                open = false;
                continue;
            }
            let line = PageLine { words, breaks: false, indented: raw.text.starts_with(char::is_whitespace) };
            match paragraphs.last_mut() {
                Some(paragraph) if open => paragraph.lines.push(line),
                _ => paragraphs.push(PageParagraph { lines: vec![line], gap: 1, goes_on: None }),
            }
            open = true;
        }
        paragraphs
    }
}

/// Adds the words of a block. Markup is taken off; what is not carried is told by the words that are left.
fn words(
    block: &PageBox,
    is_plain: bool,
    text: &mut String,
    taken: &mut Vec<(&'static str, String, Range<usize>)>,
    start: usize,
) {
    let raw = match block.text.is_empty() {
        false => block.text.clone(),
        true => block.lines.iter().filter_map(|line| line.text.as_deref()).collect::<Vec<_>>().join("\n"),
    };
    let cleaned = if is_plain { None } else { ocr::clean(raw.trim_matches(['\n', '\r'])) };
    match cleaned {
        None => text.push_str(raw.trim_matches(['\n', '\r'])),
        Some(cleaned) => {
            let words = cleaned.text.trim_matches('\n');
            // A strong line of a block is no heading here: the program has said what the block is.
            text.push_str(words.strip_prefix("###### ").unwrap_or(words));
            let range = start..text.len();
            taken.extend(cleaned.taken.iter().map(|(part, key)| {
                (
                    *key,
                    raw.trim_matches(['\n', '\r']).get(part.clone()).unwrap_or_default().to_owned(),
                    range.clone(),
                )
            }));
        }
    }
}
