//! The normal form of running text, which every reader makes and every writer relies on.
//!
//! Two texts that look and read the same are the same value:
//!
//! * neighbouring texts are one, and none is empty;
//! * strong, emphasised, low and high text and proper names have content; a link may be empty, its address is kept;
//! * links do not stand in links, and the note marks of a link follow it;
//! * proper names do not stand in proper names;
//! * ruby has a base and a reading, else it is plain text;
//! * line breaks stand between texts, not at the start or end of a block;
//! * a paragraph of three short lines or more that its author turned is a stanza of verse, in which no line is
//!   empty;
//! * paragraphs of a body that name their speakers are an interview, if at least two speak who ask, answer or
//!   speak again;
//! * paragraphs, stanzas, subheads and quotes have content, lists have items;
//! * the cells of a table fill its grid, a cell begins in each of its rows and columns, and its head says
//!   something;
//! * notes stand in the order of their first marks; those without marks come last; no two have
//!   the same id.
//!
//! Building text with [`Text`] and [`Blocks`] gives the normal form, together with the place of
//! every piece in the order of [`crate::model::walk`].

mod blocks;
mod notes;
mod tables;
mod text;

use crate::model::{Article, Block, Cell, Figure, Inline, Issue, Note, Table};
use crate::source::record::PartPlaces;

pub use blocks::{Blocks, LAST_LIST_NUMBER};
pub use notes::{ReadNotes, order_notes};
pub use tables::{ReadCell, ReadRow, ReadTable};
pub use text::Text;

/// An issue with all running text in normal form. What is read is in normal form already; an
/// issue that a program put together may not be.
pub fn issue(issue: &Issue) -> Issue {
    let mut issue = issue.clone();
    for article in issue.pages.iter_mut().flat_map(|page| &mut page.articles) {
        normalise_article(article);
    }
    issue
}

fn normalise_article(article: &mut Article) {
    article.body = blocks(&article.body).with_interviews().blocks;
    for figure in &mut article.figures {
        figure.caption = text(&figure.caption).finish().0;
    }
    let notes = article.notes.iter().map(|note| (note.id.clone(), blocks(&note.blocks))).collect();
    article.notes = order_notes(&article.body, &article.figures, notes)
        .into_iter()
        .map(|(id, blocks)| Note { id, blocks: blocks.blocks })
        .collect();
}

fn blocks(source: &[Block]) -> Blocks {
    let mut made = Blocks::default();
    for block in source {
        match block {
            Block::Paragraph { text: inlines } | Block::Interview { text: inlines } => {
                made.paragraph(text(inlines));
            }
            Block::Verse { text: inlines } => made.verse(text(inlines)),
            Block::Subhead { level, text: inlines } => made.subhead(*level, text(inlines)),
            Block::Quote { blocks: inner } => made.quote(blocks(inner)),
            Block::List { start, manner, items } => {
                made.list(*start, *manner, items.iter().map(|item| blocks(&item.blocks)).collect());
            }
            Block::Table(found) => made.table(table(found)),
            Block::Figure(figure) => {
                let (caption, pieces) = text(&figure.caption).finish();
                made.figure(Figure { caption, ..figure.clone() }, pieces, PartPlaces::default());
            }
            Block::Break => made.rule(),
        }
    }
    made
}

fn table(table: &Table) -> ReadTable {
    let cell = |cell: &Cell| {
        let Cell { text: inlines, span, is_head } = cell;
        ReadCell { text: text(inlines), span: *span, is_head: *is_head, place: 0..0 }
    };
    let row = |cells: &Vec<Cell>| ReadRow { cells: cells.iter().map(cell).collect(), place: 0..0 };
    ReadTable {
        caption: text(&table.caption),
        columns: table.columns.clone(),
        head: table.head_rows().map(row).collect(),
        rows: table.rows.iter().map(row).collect(),
        chart: table.chart,
    }
}

fn text(inlines: &[Inline]) -> Text {
    let mut made = Text::default();
    for inline in inlines {
        match inline {
            Inline::Text { text } => made.push(text, 0..0),
            Inline::Strong { content } => made.strong(text(content)),
            Inline::Emphasis { content } => made.emphasis(text(content)),
            Inline::ProperName { content } => made.proper_name(text(content)),
            Inline::Subscript { content } => made.subscript(text(content)),
            Inline::Superscript { content } => made.superscript(text(content)),
            Inline::Link { url, content } => made.link(url.clone(), text(content)),
            Inline::Ruby { base, reading } => made.ruby((base.clone(), 0..0), (reading.clone(), 0..0)),
            Inline::NoteMark { note } => made.note_mark(note.clone()),
            Inline::LineBreak => made.line_break(),
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_hold_no_links_and_no_note_marks() {
        let link = |content| Inline::Link { url: "https://a.cn".into(), content };
        let mark = || Inline::NoteMark { note: "1".into() };
        let nested = link(vec![Inline::text("甲"), mark(), link(vec![Inline::text("乙")])]);
        assert_eq!(text(&[nested]).finish().0, [link(vec![Inline::text("甲乙")]), mark()]);
    }
}
