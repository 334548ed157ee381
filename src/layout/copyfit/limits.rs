//! Texts that are too long to be shaped in one piece, and tables with too many columns, found before
//! anything is shaped.
//!
//! The texts of paragraphs and heads are cut where they are long; a caption and a cell are one piece.

use std::sync::Arc;

use super::table::most_columns;
use super::wide::wide_pieces;
use crate::diagnostics::{Code, Diagnostic};
use crate::layout::style::context::Context;
use crate::messages::{Sentence, sentence};
use crate::model::walk::character_count;
use crate::model::{Article, Block, Figure, Inline, Page, Table};
use crate::wording::NoteNumbers;

/// Most characters of a caption or a cell. Its width has to be a number of thousandths of a point in 32
/// bits, with an em of at most 14 points.
pub const MOST_CHARACTERS: usize = 100_000;

/// The texts of an issue that cannot be set, as faults of their articles.
pub fn unsettable(pages: &[Context<'_>]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (context, page) in Context::with_pages(pages) {
        for article in &page.articles {
            Limits { context, page, article, part: "", pieces: 0, found: &mut found }.article();
        }
    }
    found
}

/// A walk over an article. The places are those of [`crate::model::walk`].
struct Limits<'a> {
    context: &'a Context<'a>,
    page: &'a Page,
    article: &'a Article,
    /// The part that is walked, and its pieces so far.
    part: &'a str,
    pieces: usize,
    found: &'a mut Vec<Diagnostic>,
}

impl Limits<'_> {
    fn article(&mut self) {
        let article = self.article;
        for (number, figure) in article.figures.iter().enumerate() {
            self.line(&format!("figures/{number}/caption"), "overlong-text", caption(figure));
        }
        self.blocks("body", &article.body);
        for (number, note) in article.notes.iter().enumerate() {
            self.blocks(&format!("notes/{number}"), &note.blocks);
        }
    }

    fn blocks(&mut self, part: &str, blocks: &[Block]) {
        let mut inner = Limits { part, pieces: 0, found: &mut *self.found, ..*self };
        blocks.iter().for_each(|block| inner.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| self.block(block));
            }
            Block::Quote { blocks } => blocks.iter().for_each(|block| self.block(block)),
            Block::Table(table) => self.table(block, table),
            Block::Figure(figure) => {
                self.line(&self.place(), "overlong-text", caption(figure));
                block.each_text(&mut |_| self.pieces += 1);
            }
            Block::Paragraph { .. }
            | Block::Verse { .. }
            | Block::Interview { .. }
            | Block::Subhead { .. }
            | Block::Break => {
                block.each_text(&mut |_| self.pieces += 1);
            }
        }
    }

    fn table(&mut self, block: &Block, table: &Table) {
        let (paper, columns) = (self.context.paper, table.columns.len());
        let stands_at_foot = || {
            let notes = Arc::new(NoteNumbers::of(&self.article.notes));
            let over_page = columns <= most_columns(paper.span(paper.columns));
            let wide = || wide_pieces(self.context.typesetter, paper, self.article, &notes);
            over_page && wide().iter().any(|wide| wide.is_of(block))
        };
        let most = most_columns(paper.measure);
        if columns > most && !stands_at_foot() {
            let message = sentence!("wide-table", columns, most, paper = &paper.name);
            self.report(Code::WideTable, message, &self.place(), "wide-table.help");
        }
        self.cell(&table.caption);
        for cell in table.cells() {
            self.cell(&cell.text);
        }
    }

    fn cell(&mut self, text: &[Inline]) {
        let place = self.place();
        let mut characters = 0;
        for inline in text {
            inline.each_text(&mut |piece| {
                characters += piece.chars().count();
                self.pieces += 1;
            });
        }
        self.line(&place, "overlong-text.cell", characters);
    }

    fn place(&self) -> String {
        format!("{}/{}", self.part, self.pieces)
    }

    /// Checks a text; `key` is that of the sentence that says it is too long.
    fn line(&mut self, place: &str, key: &'static str, characters: usize) {
        if characters > MOST_CHARACTERS {
            let message = sentence!(key, characters, most = MOST_CHARACTERS);
            self.report(Code::OverlongText, message, place, "overlong-text.help");
        }
    }

    fn report(&mut self, code: Code, message: Sentence, place: &str, help: &'static str) {
        let fault = Diagnostic::new(code, message).in_article(&self.article.id).on_page(&self.page.label);
        self.found.push(fault.help(Sentence::new(help)).data("part", place));
    }
}

/// Characters of a caption with its credit.
fn caption(figure: &Figure) -> usize {
    character_count(&figure.caption) + figure.credit.as_deref().map_or(0, |credit| credit.chars().count())
}
