//! The normal form of running text, which every reader makes and every writer relies on.
//!
//! Two texts that look and read the same are the same value:
//!
//! * neighbouring texts are one, and none is empty;
//! * strong and emphasised text and proper names have content; a link may be empty, its address is kept;
//! * links do not stand in links, and the note marks of a link follow it;
//! * proper names do not stand in proper names;
//! * ruby has a base and a reading, else it is plain text;
//! * line breaks stand between texts, not at the start or end of a block;
//! * paragraphs, subheads and quotes have content, lists have items, tables have columns and
//!   every row as many cells as the head;
//! * notes stand in the order of their first marks; those without marks come last; no two have
//!   the same id.
//!
//! Building text with [`Text`] and [`Blocks`] gives the normal form, together with the place of
//! every piece in the order of [`crate::model::walk`].

use std::ops::Range;

use crate::model::{Alignment, Article, Block, Figure, Inline, Issue, ListItem, Note, NoteId, Table};
use crate::source::notes::order_notes;
use crate::source::record::Places;

/// Inline text in normal form with the places of its pieces.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    inlines: Vec<Inline>,
    pieces: Vec<Range<usize>>,
}

impl Text {
    /// Adds characters.
    pub fn push(&mut self, text: &str, range: Range<usize>) {
        if text.is_empty() {
            return;
        }
        match (self.inlines.last_mut(), self.pieces.last_mut()) {
            (Some(Inline::Text { text: before }), Some(piece)) => {
                before.push_str(text);
                piece.end = range.end.max(piece.end);
            }
            _ => {
                self.inlines.push(Inline::text(text));
                self.pieces.push(range);
            }
        }
    }

    /// Adds strong text.
    pub fn strong(&mut self, content: Self) {
        self.wrap(content, |content| Inline::Strong { content });
    }

    /// Adds emphasised text.
    pub fn emphasis(&mut self, content: Self) {
        self.wrap(content, |content| Inline::Emphasis { content });
    }

    /// Adds a proper name; names in it become part of it.
    pub fn proper_name(&mut self, content: Self) {
        self.wrap(content.without_names(), |content| Inline::ProperName { content });
    }

    /// Adds a link, and after it the note marks it held.
    pub fn link(&mut self, url: String, content: Self) {
        let mut marks = Vec::new();
        let mut plain = Self::default();
        plain.append_unlinked(content, &mut marks);
        self.inlines.push(Inline::Link { url, content: plain.inlines });
        self.pieces.extend(plain.pieces);
        self.inlines.extend(marks);
    }

    /// Adds characters with their reading.
    pub fn ruby(&mut self, base: (String, Range<usize>), reading: (String, Range<usize>)) {
        if base.0.is_empty() || reading.0.is_empty() {
            self.push(&base.0, base.1);
            self.push(&reading.0, reading.1);
            return;
        }
        self.inlines.push(Inline::Ruby { base: base.0, reading: reading.0 });
        self.pieces.extend([base.1, reading.1]);
    }

    /// Adds the mark of a note.
    pub fn note_mark(&mut self, note: NoteId) {
        self.inlines.push(Inline::NoteMark { note });
    }

    /// Adds a line break.
    pub fn line_break(&mut self) {
        self.inlines.push(Inline::LineBreak);
    }

    /// Text that is in normal form already, with the places of its pieces.
    pub fn from_parts(inlines: Vec<Inline>, pieces: Vec<Range<usize>>) -> Self {
        Self { inlines, pieces }
    }

    /// Adds other text at the end.
    pub fn append(&mut self, other: Self) {
        other.into_parts().for_each(|(inline, pieces)| self.append_part(inline, pieces));
    }

    /// Whether it shows nothing.
    pub fn is_empty(&self) -> bool {
        self.inlines.iter().all(|inline| *inline == Inline::LineBreak)
    }

    /// The text.
    pub fn inlines(&self) -> &[Inline] {
        &self.inlines
    }

    /// The text and the places of its pieces, as the text of a block of its own.
    pub fn finish(mut self) -> (Vec<Inline>, Vec<Range<usize>>) {
        while self.inlines.last() == Some(&Inline::LineBreak) {
            self.inlines.pop();
        }
        let breaks = self.inlines.iter().take_while(|inline| **inline == Inline::LineBreak).count();
        self.inlines.drain(..breaks);
        (self.inlines, self.pieces)
    }

    fn wrap(&mut self, content: Self, make: impl FnOnce(Vec<Inline>) -> Inline) {
        if !content.inlines.is_empty() {
            self.inlines.push(make(content.inlines));
            self.pieces.extend(content.pieces);
        }
    }

    /// Adds the content of a link: inner links give only their content, note marks go to `marks`.
    fn append_unlinked(&mut self, other: Self, marks: &mut Vec<Inline>) {
        let unlinked = |inlines, pieces, marks: &mut _| {
            let mut made = Self::default();
            made.append_unlinked(Self { inlines, pieces }, marks);
            made
        };
        for (inline, pieces) in other.into_parts() {
            match inline {
                Inline::Link { content, .. } => self.append(unlinked(content, pieces, marks)),
                Inline::Strong { content } => self.strong(unlinked(content, pieces, marks)),
                Inline::Emphasis { content } => self.emphasis(unlinked(content, pieces, marks)),
                Inline::ProperName { content } => self.proper_name(unlinked(content, pieces, marks)),
                Inline::NoteMark { .. } => marks.push(inline),
                Inline::Text { .. } | Inline::Ruby { .. } | Inline::LineBreak => {
                    self.append_part(inline, pieces);
                }
            }
        }
    }

    /// The same text with the content of proper names in their place.
    fn without_names(self) -> Self {
        let mut made = Self::default();
        let unnamed = |inlines, pieces| Self { inlines, pieces }.without_names();
        for (inline, pieces) in self.into_parts() {
            match inline {
                Inline::ProperName { content } => made.append(unnamed(content, pieces)),
                Inline::Strong { content } => made.strong(unnamed(content, pieces)),
                Inline::Emphasis { content } => made.emphasis(unnamed(content, pieces)),
                Inline::Link { url, content } => made.link(url, unnamed(content, pieces)),
                Inline::Text { .. } | Inline::Ruby { .. } | Inline::NoteMark { .. } | Inline::LineBreak => {
                    made.append_part(inline, pieces);
                }
            }
        }
        made
    }

    /// Adds an inline in normal form with the places of its pieces.
    fn append_part(&mut self, inline: Inline, pieces: Vec<Range<usize>>) {
        match inline {
            Inline::Text { text } => self.push(&text, pieces.into_iter().next().unwrap_or_default()),
            inline => {
                self.inlines.push(inline);
                self.pieces.extend(pieces);
            }
        }
    }

    /// Its inlines, each with the places of its pieces.
    fn into_parts(self) -> impl Iterator<Item = (Inline, Vec<Range<usize>>)> {
        let mut pieces = self.pieces.into_iter();
        self.inlines.into_iter().map(move |inline| {
            let mut count = 0;
            inline.each_text(&mut |_| count += 1);
            (inline, pieces.by_ref().take(count).collect())
        })
    }
}

/// Blocks in normal form with the places of their texts and figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Blocks {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// Places of their texts, in reading order.
    pub pieces: Vec<Range<usize>>,
    /// Places of their figures, in reading order.
    pub figures: Vec<Places>,
}

impl Blocks {
    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: Text) {
        let (text, pieces) = text.finish();
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph { text });
            self.pieces.extend(pieces);
        }
    }

    /// Adds a subhead.
    pub fn subhead(&mut self, level: u8, text: Text) {
        let (text, pieces) = text.finish();
        if !text.is_empty() {
            self.blocks.push(Block::Subhead { level: level.clamp(1, 4), text });
            self.pieces.extend(pieces);
        }
    }

    /// Adds a quote.
    pub fn quote(&mut self, inner: Self) {
        if !inner.blocks.is_empty() {
            self.blocks.push(Block::Quote { blocks: inner.blocks });
            self.pieces.extend(inner.pieces);
            self.figures.extend(inner.figures);
        }
    }

    /// Adds a list. Numbers go up to 999 999 999, as in Markdown.
    pub fn list(&mut self, start: Option<u32>, items: Vec<Self>) {
        if items.is_empty() {
            return;
        }
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            list.push(ListItem { blocks: item.blocks });
            self.pieces.extend(item.pieces);
            self.figures.extend(item.figures);
        }
        self.blocks.push(Block::List { start: start.map(|n| n.min(LAST_LIST_NUMBER)), items: list });
    }

    /// Adds a table; short rows are filled up with empty cells.
    pub fn table(&mut self, mut columns: Vec<Alignment>, head: Vec<Text>, rows: Vec<Vec<Text>>) {
        let width = rows.iter().map(Vec::len).chain([columns.len(), head.len()]).max().unwrap_or(0);
        if width == 0 {
            return;
        }
        columns.resize(width, Alignment::Start);
        let mut pieces = Vec::new();
        let mut row = |cells: Vec<Text>| {
            let mut row = Vec::with_capacity(width);
            for cell in cells {
                let (text, found) = cell.finish();
                row.push(text);
                pieces.extend(found);
            }
            row.resize(width, Vec::new());
            row
        };
        let head = row(head);
        let rows = rows.into_iter().map(row).collect();
        self.blocks.push(Block::Table(Table { columns, head, rows }));
        self.pieces.extend(pieces);
    }

    /// Adds a figure. `caption` are the places of the pieces of its caption; `places` has its
    /// parts, among them `credit`.
    pub fn figure(&mut self, figure: Figure, caption: Vec<Range<usize>>, places: Places) {
        self.pieces.extend(caption);
        if figure.credit.is_some() {
            self.pieces.push(places.get("credit").unwrap_or_default());
        }
        self.blocks.push(Block::Figure(figure));
        self.figures.push(places);
    }

    /// Adds a blank row.
    pub fn rule(&mut self) {
        self.blocks.push(Block::Break);
    }

    /// Adds other blocks at the end.
    pub fn append(&mut self, other: Self) {
        self.blocks.extend(other.blocks);
        self.pieces.extend(other.pieces);
        self.figures.extend(other.figures);
    }
}

/// The greatest number a list of Markdown begins with.
pub const LAST_LIST_NUMBER: u32 = 999_999_999;

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
    article.body = blocks(&article.body).blocks;
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
            Block::Paragraph { text: inlines } => made.paragraph(text(inlines)),
            Block::Subhead { level, text: inlines } => made.subhead(*level, text(inlines)),
            Block::Quote { blocks: inner } => made.quote(blocks(inner)),
            Block::List { start, items } => {
                made.list(*start, items.iter().map(|item| blocks(&item.blocks)).collect());
            }
            Block::Table(table) => {
                let row = |cells: &Vec<Vec<Inline>>| cells.iter().map(|cell| text(cell)).collect();
                made.table(table.columns.clone(), row(&table.head), table.rows.iter().map(row).collect());
            }
            Block::Figure(figure) => {
                let (caption, pieces) = text(&figure.caption).finish();
                made.figure(Figure { caption, ..figure.clone() }, pieces, Places::default());
            }
            Block::Break => made.rule(),
        }
    }
    made
}

fn text(inlines: &[Inline]) -> Text {
    let mut made = Text::default();
    for inline in inlines {
        match inline {
            Inline::Text { text } => made.push(text, 0..0),
            Inline::Strong { content } => made.strong(text(content)),
            Inline::Emphasis { content } => made.emphasis(text(content)),
            Inline::ProperName { content } => made.proper_name(text(content)),
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
    fn neighbouring_texts_become_one_with_one_place() {
        let mut made = Text::default();
        made.line_break();
        made.push("一", 0..3);
        made.push("", 3..3);
        made.push("二", 5..8);
        made.strong(Text::default());
        made.push("三", 9..12);
        made.line_break();
        let (text, pieces) = made.finish();
        assert_eq!(text, [Inline::text("一二三")]);
        assert_eq!(pieces.first(), Some(&(0..12)));
        assert_eq!(pieces.len(), 1);
    }

    #[test]
    fn links_hold_no_links_and_no_note_marks() {
        let link = |content| Inline::Link { url: "https://a.cn".into(), content };
        let mark = || Inline::NoteMark { note: "1".into() };
        let nested = link(vec![Inline::text("甲"), mark(), link(vec![Inline::text("乙")])]);
        assert_eq!(text(&[nested]).finish().0, [link(vec![Inline::text("甲乙")]), mark()]);
    }

    #[test]
    fn proper_names_hold_no_proper_names_and_keep_the_places_of_their_text() {
        let piece = |characters: &str, range| {
            let mut piece = Text::default();
            piece.push(characters, range);
            piece
        };
        let mut inner = Text::default();
        inner.proper_name(piece("丙", 3..4));
        let mut outer = piece("乙", 1..2);
        outer.append(inner.clone());
        outer.strong(inner);
        let mut made = Text::default();
        made.proper_name(piece("甲", 0..1));
        made.proper_name(outer);
        let strong = Inline::Strong { content: vec![Inline::text("丙")] };
        let name = |content| Inline::ProperName { content };
        let expected = [name(vec![Inline::text("甲")]), name(vec![Inline::text("乙丙"), strong])];
        assert_eq!(made.finish(), (expected.to_vec(), vec![0..1, 1..4, 3..4]));
    }

    #[test]
    fn rows_get_as_many_cells_as_the_widest() {
        let cell = |characters: &str| {
            let mut cell = Text::default();
            cell.push(characters, 0..1);
            cell
        };
        let mut made = Blocks::default();
        made.table(vec![Alignment::End], vec![cell("a"), cell("b")], vec![vec![cell("c")]]);
        let [Block::Table(table)] = made.blocks.as_slice() else { panic!("no table") };
        assert_eq!(table.columns, [Alignment::End, Alignment::Start]);
        assert_eq!(table.rows, [vec![vec![Inline::text("c")], vec![]]]);
    }
}
