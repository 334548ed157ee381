//! Marks between the rows: emphasis dots, lines under names, readings over their bases.
//!
//! They need half an em between two rows, five eighths where they stand on both sides, and the rows
//! of a text are never opened for a single line (CLREQ, Interlinear Marks). Where there is less
//! room, as in the running text of a newspaper, emphasis takes another face, a reading follows its
//! base in parentheses and a name stays unmarked: with a remark, because the author requested the
//! marks.

use crate::diagnostics::{Code, Diagnostic};
use crate::geometry::Length;
use crate::messages::{Sentence, sentence};
use crate::model::{Article, Block, Inline, Issue};

/// Size of a text and the distance of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leading {
    /// Size of the em.
    pub em: Length,
    /// From one baseline to the next.
    pub pitch: Length,
}

impl Leading {
    /// Rows as near as those of a table or a caption, which have no room for marks.
    pub fn solid(self) -> Self {
        Self { em: self.em, pitch: self.em.scaled(5, 4) }
    }
}

/// Marks of a text, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Passages with dots.
    pub emphasis: usize,
    /// Names with a line.
    pub names: usize,
    /// Bases with a reading.
    pub readings: usize,
}

impl Marks {
    /// The marks of inline text.
    pub fn of(inlines: &[Inline]) -> Self {
        let mut marks = Self::default();
        marks.add(inlines);
        marks
    }

    fn add(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Emphasis { content } => {
                    self.emphasis += 1;
                    self.add(content);
                }
                Inline::ProperName { content } => {
                    self.names += 1;
                    self.add(content);
                }
                Inline::Ruby { .. } => self.readings += 1,
                Inline::Strong { content }
                | Inline::Link { content, .. }
                | Inline::Subscript { content }
                | Inline::Superscript { content } => self.add(content),
                Inline::Text { .. } | Inline::NoteMark { .. } | Inline::LineBreak => {}
            }
        }
    }

    fn add_all(&mut self, more: Self) {
        self.emphasis += more.emphasis;
        self.names += more.names;
        self.readings += more.readings;
    }

    fn add_text(&mut self, inlines: &[Inline], leading: Leading) {
        let marks = Self::of(inlines);
        if !marks.fit(leading) {
            self.add_all(marks);
        }
    }

    /// Adds the marks of those texts of blocks whose rows have no room for them.
    fn add_blocks(&mut self, blocks: &[Block], leading: Leading) {
        for block in blocks {
            match block {
                Block::Paragraph { text: inlines }
                | Block::Verse { text: inlines }
                | Block::Interview { text: inlines }
                | Block::Subhead { text: inlines, .. } => self.add_text(inlines, leading),
                Block::Table(table) => {
                    self.add_text(&table.caption, leading.solid());
                    table.cells().for_each(|cell| self.add_text(&cell.text, leading.solid()));
                }
                Block::Figure(figure) => self.add_text(&figure.caption, leading.solid()),
                Block::List { items, .. } => {
                    items.iter().for_each(|item| self.add_blocks(&item.blocks, leading))
                }
                Block::Quote { blocks } => self.add_blocks(blocks, leading),
                Block::Break => {}
            }
        }
    }

    /// Whether rows that far apart have room for them.
    pub fn fit(self, leading: Leading) -> bool {
        let both = self.readings > 0 && self.emphasis + self.names > 0;
        let gap = leading.pitch - leading.em;
        gap >= if both { leading.em.scaled(5, 8) } else { leading.em / 2 }
    }
}

/// The place of the first text of an article whose rows have no room for its marks: that of its block, as
/// [`crate::model::walk`] names it.
fn first_without_room(article: &Article, body: Leading, notes: Leading) -> Option<String> {
    let figures = article.figures.iter().enumerate();
    let caption = figures
        .filter(|(_, figure)| Marks::of(&figure.caption) != Marks::default())
        .map(|(number, _)| format!("figures/{number}/caption"));
    let of_notes = article.notes.iter().enumerate();
    let note =
        of_notes.filter_map(|(number, note)| first_piece(&format!("notes/{number}"), &note.blocks, notes));
    first_piece("body", &article.body, body).into_iter().chain(caption).chain(note).next()
}

/// The place of the first of some blocks whose rows have no room for its marks.
fn first_piece(part: &str, blocks: &[Block], leading: Leading) -> Option<String> {
    let mut pieces = 0;
    for block in blocks {
        let mut marks = Marks::default();
        marks.add_blocks(std::slice::from_ref(block), leading);
        if marks != Marks::default() {
            return Some(format!("{part}/{pieces}"));
        }
        block.each_text(&mut |_| pieces += 1);
    }
    None
}

/// A remark on the marks for which the rows of a text have no room, at the first of them.
pub(crate) fn without_room(issue: &Issue, body: Leading, notes: Leading) -> Option<Diagnostic> {
    let mut all = Marks::default();
    let mut articles = 0;
    let mut first = None;
    for article in issue.articles() {
        let mut marks = Marks::default();
        marks.add_blocks(&article.body, body);
        article.notes.iter().for_each(|note| marks.add_blocks(&note.blocks, notes));
        for figure in &article.figures {
            marks.add_all(Marks::of(&figure.caption));
        }
        articles += usize::from(marks != Marks::default());
        first = first.or_else(|| Some((&article.id, first_without_room(article, body, notes)?)));
        all.add_all(marks);
    }
    let message = sentence!("no-room-between-rows", changes = changes(all)?, articles);
    let remark = Diagnostic::new(Code::NoRoomBetweenRows, message)
        .help(sentence!("no-room-between-rows.help"))
        .data("emphasis", all.emphasis)
        .data("readings", all.readings)
        .data("names", all.names);
    let (article, part) = first?;
    Some(remark.in_article(article).data("part", part))
}

/// What is done instead of marks that have no room, if there are any.
fn changes(marks: Marks) -> Option<Sentence> {
    let changes = [
        (marks.emphasis, "no-room-between-rows.emphasis"),
        (marks.readings, "no-room-between-rows.readings"),
        (marks.names, "no-room-between-rows.names"),
    ];
    let changes = changes.into_iter().filter(|(count, _)| *count > 0).map(|(_, key)| Sentence::new(key));
    changes.reduce(|first, second| sentence!("no-room-between-rows.and", first, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leading(pitch: i32) -> Leading {
        Leading { em: Length::from_points(8), pitch: Length::from_points(pitch) }
    }

    #[test]
    fn marks_need_half_an_em_and_five_eighths_on_both_sides() {
        // CLREQ, Interlinear Marks.
        let dots = Marks { emphasis: 1, ..Marks::default() };
        let both = Marks { readings: 1, ..dots };
        assert!(!dots.fit(leading(11)) && dots.fit(leading(12)));
        assert!(!both.fit(leading(12)) && both.fit(leading(13)));
    }
}
