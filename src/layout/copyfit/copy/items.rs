//! What the copy of an article consists of, in its order, before anything is shaped.
//!
//! An article may have more text than a hundred sheets take. Its copy is a list of items, which cost
//! next to nothing; only what the next sheets may need is made into units.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::edition::Tag;
use crate::geometry::Length;
use crate::layout::copyfit::figure::Placement;
use crate::layout::copyfit::table::{MOST_UNDER, TableCopy, under_table};
use crate::layout::copyfit::terms::TermsCopy;
use crate::layout::copyfit::wide::WideCopy;
use crate::layout::grid::paper::Paper;
use crate::layout::style::interlinear::Leading;
use crate::layout::style::typesetter::Typesetter;
use crate::model::walk::character_count;
use crate::model::{Article, Block, Figure, Inline, Note, turned_lines};
use crate::text::{Align, FontRole};
use crate::wording::interview::Turn;
use crate::wording::{NoteNumbers, RunIn};

/// A piece of copy that is not shaped yet: a paragraph, a subhead, a part of a table, a figure.
#[derive(Clone, Debug)]
pub(super) struct CopyItem<'a> {
    /// The article it belongs to.
    pub(super) article: &'a Article,
    /// Where its text stands in the article.
    pub(super) place: TextPlace,
    /// The numbers of its notes.
    pub(super) notes: Arc<NoteNumbers>,
    pub(super) content: Content<'a>,
}

/// Where a text stands in its article. It is shown as a place of [`crate::model::walk`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPlace {
    /// In the head.
    Head,
    /// In the body, at the piece with this number.
    Body(usize),
    /// In the sign-off.
    SignOff,
    /// In a note with its number, at a piece of it.
    Note(u32, usize),
}

impl TextPlace {
    /// The place so many pieces further.
    fn after(self, pieces: usize) -> Self {
        match self {
            Self::Head | Self::SignOff => self,
            Self::Body(piece) => Self::Body(piece + pieces),
            Self::Note(note, piece) => Self::Note(note, piece + pieces),
        }
    }
}

impl fmt::Display for TextPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Head => f.write_str("headline/0"),
            Self::Body(piece) => write!(f, "body/{piece}"),
            Self::SignOff => f.write_str("sign_off/0"),
            Self::Note(note, piece) => write!(f, "notes/{note}/{piece}"),
        }
    }
}

/// What an item is made of.
#[derive(Clone, Debug)]
pub(super) enum Content<'a> {
    /// Words before a text, each in its face, and the text.
    Text { before: Vec<(String, FontRole)>, text: Cow<'a, [Inline]>, manner: TextManner },
    /// Rows of a table with its number; the head is row 0.
    Table(Arc<TableCopy<'a>>, u32, Range<usize>),
    /// A list of terms; the number of its first item.
    Terms(Arc<TermsCopy<'a>>, u32),
    /// A figure in the text.
    Figure(&'a Figure),
    /// A blank row.
    Blank,
}

/// How a text is set.
#[derive(Clone, Debug)]
pub(super) struct TextManner {
    pub(super) role: FontRole,
    pub(super) size: Length,
    pub(super) inset: Length,
    pub(super) indent: Length,
    pub(super) align: Align,
    pub(super) tag: Tag,
    /// How many of its last lines keep with what follows.
    pub(super) keeps: u32,
    /// Whether it may take a line more or less than is best.
    pub(super) running: bool,
    /// Whether it opens its article, and a large character may open it.
    pub(super) opens: bool,
    /// Width of the longest line of its poem, if it is a line of verse: by it the lines stand in the middle of
    /// their leg, and what is turned of them hangs.
    pub(super) verse: Option<Length>,
}

/// As many lines as a text has.
const WHOLE: u32 = u32::MAX;
/// Lines of a question that keep with the first two of its answer. Tuned by eye; see docs/tuning.md.
const LINES_OF_QUESTION: u32 = 2;

/// How the text of a block is set.
#[derive(Clone, Copy)]
struct BlockManner {
    role: FontRole,
    inset: Length,
    quoted: bool,
}

/// Most rows of a table that is one unit, without its head; a longer one is parted into units of about so many,
/// each under the head.
const MOST_ROWS: usize = 15;
const ROWS_OF_A_UNIT: usize = 12;

/// The units of a table with so many rows of a head, which belong to the first. For each row `whole_until` has the
/// first after it to which no cell reaches: rows that are not more than a unit may have are not parted there.
fn parts_of_table(heads: usize, whole_until: &[usize]) -> Vec<Range<usize>> {
    let (mut found, mut start) = (Vec::new(), 0);
    while start < whole_until.len() {
        let first = start.max(heads);
        let rows = whole_until.len() - first;
        let parts = if rows <= MOST_ROWS { 1 } else { rows.div_ceil(ROWS_OF_A_UNIT) };
        let end = part_end(start, first, first + rows / parts, whole_until);
        found.push(start..end);
        start = end;
    }
    found
}

/// Where a unit of a table ends, whose rows below the head begin with one: at the nearest row after or before the
/// one that is wanted into which no cell reaches.
fn part_end(start: usize, first: usize, wanted: usize, whole_until: &[usize]) -> usize {
    let is_whole = |row: &usize| whole_until[row - 1] == *row;
    let after = (wanted.max(start + 1)..=whole_until.len().min(first + MOST_ROWS)).find(is_whole);
    let before = || (first + 1..wanted).rev().find(is_whole);
    after.or_else(before).unwrap_or(wanted.max(start + 1))
}

/// Text at the left edge in a face.
fn flush(role: FontRole) -> BlockManner {
    BlockManner { role, inset: Length::ZERO, quoted: false }
}

impl CopyItem<'_> {
    /// About how many rows it takes in a column.
    pub(super) fn rows(&self, paper: &Paper) -> u32 {
        match &self.content {
            Content::Text { before, text, manner } => {
                let before: usize = before.iter().map(|(words, _)| words.chars().count()).sum();
                let characters = before + character_count(text);
                let width = characters as i64 * i64::from(manner.size.millipoints());
                (width / i64::from(paper.measure.millipoints().max(1)) + 1).min(i64::from(u32::MAX)) as u32
            }
            Content::Table(_, _, rows) => rows.len() as u32,
            Content::Terms(terms, _) => terms.len() as u32 * ROWS_OF_A_TERM,
            Content::Figure(_) => FIGURE_ROWS,
            Content::Blank => 1,
        }
    }
}

/// About how many rows a figure takes in a column, and a term of a list.
const FIGURE_ROWS: u32 = 10;
const ROWS_OF_A_TERM: u32 = 3;

/// Makes the items of articles.
pub(super) struct ItemMaker<'a, 't> {
    pub(super) typesetter: &'t Typesetter<'a>,
    pub(super) paper: &'a Paper,
    pub(super) items: Vec<CopyItem<'a>>,
    article: &'a Article,
    /// Where the next text stands.
    place: TextPlace,
    notes: Arc<NoteNumbers>,
    /// What stands at the foot of the module and not in the legs.
    wide: Vec<WideCopy<'a>>,
    /// Whether its first paragraph may open with a large character.
    pub(super) opens_large: bool,
    paragraphs: u32,
    /// Width of the longest line of the poem that is set.
    widest: Length,
}

/// Pieces of text of a block, as places count them.
fn pieces_of(block: &Block) -> usize {
    let mut pieces = 0;
    block.each_text(&mut |_| pieces += 1);
    pieces
}

/// Most characters of a line of verse that decides how wide the poem is.
const LONGEST_VERSE: usize = 40;

impl<'a, 't> ItemMaker<'a, 't> {
    pub(super) fn new(
        typesetter: &'t Typesetter<'a>,
        paper: &'a Paper,
        article: &'a Article,
        notes: &Arc<NoteNumbers>,
        wide: &[WideCopy<'a>],
    ) -> Self {
        let (notes, wide) = (notes.clone(), wide.to_vec());
        Self {
            typesetter,
            paper,
            items: Vec::new(),
            article,
            place: TextPlace::Body(0),
            notes,
            wide,
            opens_large: false,
            paragraphs: 0,
            widest: Length::ZERO,
        }
    }

    /// The head as lines of the column, in the strong face.
    pub(super) fn head(&mut self, keeps: bool) {
        let article = self.article;
        let title = article.column_title.as_slice();
        let byline = self.typesetter.words.standing_byline(article);
        let parts = [
            (title, Tag::ColumnTitle),
            (&article.kicker, Tag::Kicker),
            (&article.headline, Tag::Headline),
            (&article.deck, Tag::Deck),
            (byline.as_slice(), Tag::Byline),
        ];
        let role = FontRole::Strong;
        self.place = TextPlace::Head;
        for (lines, tag) in parts {
            for line in lines {
                let keeps = if keeps { WHOLE } else { 0 };
                let manner = TextManner { keeps, ..self.still(flush(role), Align::Justify, &tag) };
                self.text(vec![(line.clone(), role)], Vec::new(), manner);
            }
        }
        self.summary();
    }

    /// The summary as paragraphs of the column.
    pub(super) fn summary(&mut self) {
        self.place = TextPlace::Head;
        for (item, number) in self.article.summary.iter().zip(0..) {
            let manner = self.running(flush(FontRole::Kai), &Tag::Summary(number));
            self.text(vec![(item.clone(), FontRole::Kai)], Vec::new(), manner);
        }
        self.place = TextPlace::Body(0);
    }

    /// Figures before the text, run-in, text, figures after it, sign-off, notes.
    pub(super) fn body(&mut self, figures: &Placement<'a>) {
        let article = self.article;
        self.figures(&figures.before);
        let manner = flush(FontRole::Body);
        let run_in = self.typesetter.words.run_in(article);
        let opens_with_paragraph = matches!(article.body.first(), Some(Block::Paragraph { .. }));
        if run_in.is_some() && !opens_with_paragraph {
            self.paragraph(run_in.as_ref(), &[], manner);
        }
        let mut under_wide = 0;
        for (i, block) in article.body.iter().enumerate() {
            self.part_verse(&article.body, i);
            self.part_table(&article.body, i);
            let after = self.place.after(pieces_of(block));
            match block {
                Block::Paragraph { text } if i == 0 && run_in.is_none() => self.opening(text, manner),
                Block::Paragraph { text } if i == 0 => self.paragraph(run_in.as_ref(), text, manner),
                _ if self.wide.iter().any(|wide| wide.is_of(block)) => {
                    let wide = self.wide.iter().find(|wide| wide.is_of(block));
                    under_wide = wide.map_or(0, |wide| wide.texts_under());
                }
                _ if under_wide > 0 => under_wide -= 1,
                _ => self.block(block, manner),
            }
            self.place = after;
        }
        self.figures(&figures.after);
        self.place = TextPlace::SignOff;
        self.sign_off();
        for (i, note) in article.notes.iter().enumerate() {
            self.place = TextPlace::Note(i as u32, 0);
            self.note(note, i as u32);
        }
    }

    fn block(&mut self, block: &'a Block, manner: BlockManner) {
        let after = self.place.after(pieces_of(block));
        match block {
            Block::Paragraph { text } => self.paragraph(None, text, manner),
            Block::Verse { text } => self.stanza(text, manner),
            Block::Interview { text } => self.turn(text, manner),
            Block::Subhead { level, text } => self.subhead(*level, text),
            Block::List { manner: Some(_), .. } if self.terms(block) => {}
            Block::List { start, items, .. } => {
                for (i, item) in items.iter().enumerate() {
                    let marker =
                        start.map_or_else(|| "●".to_owned(), |start| format!("{}.", start as usize + i));
                    self.list_item(&marker, &item.blocks, manner);
                }
            }
            Block::Quote { blocks } => {
                let role = self.typesetter.theme.text.quote;
                let quoted = BlockManner {
                    role,
                    inset: (manner.inset + self.paper.body).min(self.paper.measure / 2),
                    quoted: true,
                };
                for (i, block) in blocks.iter().enumerate() {
                    self.part_verse(blocks, i);
                    self.part_table(blocks, i);
                    self.block(block, quoted);
                }
            }
            Block::Table(table) => {
                let number = self.next_number();
                let copy = Arc::new(TableCopy::new(self.typesetter, table, &[], &self.notes));
                self.blank_row();
                let all = 0..copy.whole_until().len();
                let parts = parts_of_table(copy.heads(), copy.whole_until());
                let parts = if copy.is_chart() { Vec::from([all]) } else { parts };
                for rows in parts {
                    self.push(Content::Table(copy.clone(), number, rows));
                }
            }
            Block::Figure(figure) => self.figures(&[figure]),
            Block::Break => self.blank_row(),
        }
        self.place = after;
    }

    /// A list of terms between blank rows, which the leg drops at its head; nothing where it cannot be drawn.
    fn terms(&mut self, block: &'a Block) -> bool {
        let Some(copy) = TermsCopy::of(self.typesetter, self.paper, block, &self.notes) else { return false };
        let first = self.paragraphs;
        self.paragraphs += copy.len() as u32;
        self.blank_row();
        let is_parted = copy.runs_in_legs();
        self.push(Content::Terms(Arc::new(copy), first));
        if is_parted {
            self.blank_row();
        }
        true
    }

    /// A blank row before a block that begins or ends verse, or a stanza of it, and what the poem that begins
    /// there is as wide as.
    fn part_verse(&mut self, blocks: &'a [Block], at: usize) {
        let is_verse = |block: &Block| matches!(block, Block::Verse { .. });
        let Some(before) = at.checked_sub(1).map(|before| &blocks[before]) else {
            self.widest = self.widest_line(blocks);
            return;
        };
        if is_verse(&blocks[at]) && !is_verse(before) {
            self.widest = self.widest_line(&blocks[at..]);
        }
        let parts = is_verse(before) || is_verse(&blocks[at]);
        // Subheads and breaks bring a blank row of their own.
        let is_blank = |block: &Block| matches!(block, Block::Break | Block::Subhead { .. });
        if parts && !is_blank(&blocks[at]) && !matches!(before, Block::Break) {
            self.blank_row();
        }
    }

    /// A blank row before a block under a table in the legs, and under what belongs to that table.
    fn part_table(&mut self, blocks: &'a [Block], at: usize) {
        let stands_in_legs = |block: &Block| match block {
            Block::Table(_) => !self.wide.iter().any(|wide| wide.is_of(block)),
            _ => false,
        };
        let nearest = (1..=MOST_UNDER + 1).filter_map(|back| at.checked_sub(back));
        let Some(table) = nearest.into_iter().find(|&before| matches!(blocks[before], Block::Table(_)))
        else {
            return;
        };
        let is_next = table + 1 + under_table(&blocks[table + 1..]) == at;
        // Those bring a blank row of their own.
        let is_parted = matches!(blocks[at], Block::Break | Block::Subhead { .. } | Block::Table(_));
        if stands_in_legs(&blocks[table]) && is_next && !is_parted {
            self.blank_row();
        }
    }

    /// Width of the longest line of the stanzas that some blocks begin with.
    fn widest_line(&self, blocks: &[Block]) -> Length {
        let body = self.paper.body;
        let lines = blocks.iter().map_while(|block| match block {
            Block::Verse { text } => Some(turned_lines(text)),
            _ => None,
        });
        let width = |line: &[Inline]| {
            let leading = Leading { em: body, pitch: self.paper.row };
            let styled = self.typesetter.styled(line, self.verse_role(), leading, &self.notes);
            self.typesetter.paragraph(&styled).natural_width()
        };
        // A very long line is turned anyway.
        let short = |line: &&[Inline]| character_count(line) <= LONGEST_VERSE;
        lines.flatten().filter(short).map(width).max().unwrap_or(Length::ZERO)
    }

    fn verse_role(&self) -> FontRole {
        self.typesetter.theme.text.quote
    }

    /// The lines of a stanza, whole.
    fn stanza(&mut self, text: &'a [Inline], manner: BlockManner) {
        let tag = Tag::Paragraph(self.next_number());
        let lines: Vec<&[Inline]> = turned_lines(text).filter(|line| !line.is_empty()).collect();
        for (i, line) in lines.iter().enumerate() {
            let still = self.still(BlockManner { role: self.verse_role(), ..manner }, Align::Start, &tag);
            let verse = Some(self.widest);
            let keeps = if i + 1 < lines.len() { WHOLE } else { 0 };
            self.text(Vec::new(), *line, TextManner { keeps, verse, ..still });
        }
    }

    /// A turn of an interview: its speaker in the strong face, and all of it where it is a question, which
    /// does not stand at the foot of a leg.
    fn turn(&mut self, text: &'a [Inline], manner: BlockManner) {
        let Some(turn) = Turn::of(text) else { return self.paragraph(None, text, manner) };
        let number = self.next_number();
        let tag = if manner.quoted { Tag::Quote(number) } else { Tag::Paragraph(number) };
        let (role, keeps) =
            if turn.asks() { (FontRole::Strong, LINES_OF_QUESTION) } else { (manner.role, 0) };
        let set = TextManner { keeps, ..self.running(BlockManner { role, ..manner }, &tag) };
        self.text(vec![(turn.label, FontRole::Strong)], turn.words, set);
    }

    fn figures(&mut self, figures: &[&'a Figure]) {
        figures.iter().for_each(|&figure| self.push(Content::Figure(figure)));
    }

    fn next_number(&mut self) -> u32 {
        self.paragraphs += 1;
        self.paragraphs - 1
    }

    pub(super) fn blank_row(&mut self) {
        self.push(Content::Blank);
    }

    fn paragraph(&mut self, run_in: Option<&RunIn>, text: &'a [Inline], manner: BlockManner) {
        let before = run_in.map(|run_in| self.run_in(run_in)).unwrap_or_default();
        let number = self.next_number();
        let tag = if manner.quoted { Tag::Quote(number) } else { Tag::Paragraph(number) };
        let manner = self.running(manner, &tag);
        self.text(before, text, manner);
    }

    /// The first paragraph of an article without a dateline.
    fn opening(&mut self, text: &'a [Inline], manner: BlockManner) {
        let tag = Tag::Paragraph(self.next_number());
        let manner = self.running(manner, &tag);
        self.text(Vec::new(), text, TextManner { opens: self.opens_large, ..manner });
    }

    /// Dateline in the strong face, byline in that of bylines (本报讯（记者 …）).
    fn run_in(&self, run_in: &RunIn) -> Vec<(String, FontRole)> {
        vec![
            (run_in.dateline.clone(), FontRole::Strong),
            (run_in.byline.clone(), self.typesetter.theme.text.byline),
        ]
    }

    fn list_item(&mut self, marker: &str, blocks: &'a [Block], manner: BlockManner) {
        let tag = Tag::ListItem(self.next_number());
        let mut marker = Some(format!("{marker} "));
        for block in blocks {
            match block {
                Block::Paragraph { text } => {
                    let before = marker.take().map(|marker| (marker, manner.role)).into_iter().collect();
                    let running = self.running(manner, &tag);
                    self.text(before, text, running);
                }
                _ => {
                    if let Some(marker) = marker.take() {
                        self.marker_line(marker, manner.role, self.paper.body, &tag);
                    }
                    self.block(block, manner);
                }
            }
        }
    }

    /// A marker on a line by itself, before something that is no paragraph.
    fn marker_line(&mut self, marker: String, role: FontRole, size: Length, tag: &Tag) {
        let indent = size * i32::from(self.typesetter.theme.text.indent);
        let still = self.still(flush(role), Align::Start, tag);
        self.text(vec![(marker, role)], Vec::new(), TextManner { size, indent, keeps: WHOLE, ..still });
    }

    fn subhead(&mut self, level: u8, text: &'a [Inline]) {
        self.blank_row();
        let role = self.typesetter.theme.text.subhead;
        let still = self.still(flush(role), Align::Center, &Tag::Subhead(level));
        self.text(Vec::new(), text, TextManner { keeps: WHOLE, ..still });
    }

    fn sign_off(&mut self) {
        let text = self.typesetter.words.sign_off(self.article);
        if text.is_empty() {
            return;
        }
        let role = self.typesetter.theme.text.byline;
        let manner = self.still(flush(role), Align::End, &Tag::Byline);
        self.text(vec![(text, role)], Vec::new(), manner);
    }

    fn note(&mut self, note: &'a Note, number: u32) {
        let (role, size) = (FontRole::Body, self.typesetter.theme.text.note_size.em());
        let tag = Tag::Note(number);
        let mut mark = Some(self.typesetter.words.note_mark(&note.id, &self.notes));
        for block in &note.blocks {
            let Block::Paragraph { text } = block else {
                if let Some(mark) = mark.take() {
                    self.marker_line(mark, role, size, &tag);
                }
                self.block(block, flush(role));
                continue;
            };
            let before = mark.take().map(|mark| (mark, role)).into_iter().collect();
            let still = self.still(flush(role), self.typesetter.running(), &tag);
            self.text(before, text, TextManner { size, ..still });
        }
    }

    fn push(&mut self, content: Content<'a>) {
        let (article, place) = (self.article, self.place);
        self.items.push(CopyItem { article, place, notes: self.notes.clone(), content });
    }

    /// Text without indent, that takes as many lines as are best.
    fn still(&self, manner: BlockManner, align: Align, tag: &Tag) -> TextManner {
        TextManner {
            role: manner.role,
            size: self.paper.body,
            inset: manner.inset,
            indent: Length::ZERO,
            align,
            tag: tag.clone(),
            keeps: 0,
            running: false,
            opens: false,
            verse: None,
        }
    }

    /// Running text, indented.
    fn running(&self, manner: BlockManner, tag: &Tag) -> TextManner {
        let still = self.still(manner, self.typesetter.running(), tag);
        let indent = self.paper.body * i32::from(self.typesetter.theme.text.indent);
        TextManner { indent, running: true, ..still }
    }

    fn text(
        &mut self,
        before: Vec<(String, FontRole)>,
        text: impl Into<Cow<'a, [Inline]>>,
        manner: TextManner,
    ) {
        let text = text.into();
        let mut pieces = 0;
        text.iter().for_each(|inline| inline.each_text(&mut |_| pieces += 1));
        self.push(Content::Text { before, text, manner });
        self.place = self.place.after(pieces);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_one_unit_or_several_of_about_a_dozen_rows() {
        let single = |rows: usize| (1..=rows + 1).collect::<Vec<_>>();
        let parts = |rows| {
            let parts = parts_of_table(1, &single(rows));
            parts.iter().map(|part| (part.start, part.end)).collect::<Vec<_>>()
        };
        assert_eq!(parts(0), [(0, 1)]);
        assert_eq!(parts(15), [(0, 16)]);
        assert_eq!(parts(16), [(0, 9), (9, 17)]);
        for rows in 0..200 {
            let parts = parts_of_table(1, &single(rows));
            assert_eq!(
                parts.iter().flat_map(Clone::clone).collect::<Vec<_>>(),
                (0..=rows).collect::<Vec<_>>()
            );
            assert!(parts.iter().all(|part| part.len() <= MOST_ROWS + 1), "{rows}");
        }
    }

    #[test]
    fn a_table_is_not_parted_in_rows_that_a_cell_spans() {
        // Two rows of a head, then cells of so many rows each.
        let whole = |spans: &[usize]| {
            let mut ends = vec![2, 2];
            for &rows in spans {
                let end = ends.len() + rows;
                ends.resize(end, end);
            }
            ends
        };
        assert_eq!(parts_of_table(2, &whole(&[5, 5, 6])), [0..12, 12..18]);
        assert_eq!(parts_of_table(2, &whole(&[16])), [0..10, 10..18], "but in more than a unit has");
        assert_eq!(parts_of_table(0, &[1]), vec![0..1; 1]);
        for span in 1..16 {
            let ends = whole(&vec![span; 60 / span]);
            for part in parts_of_table(2, &ends) {
                assert!(part.start == 0 || ends[part.start - 1] == part.start, "{span}: {part:?}");
            }
        }
    }
}
