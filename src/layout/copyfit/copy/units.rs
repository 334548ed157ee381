//! The blocks of an article as units of its text, each shaped once.

use std::ops::Range;

use crate::check::CheckedIssue;
use crate::edition::Tag;
use crate::geometry::Length;
use crate::layout::copyfit::figure::Placement;
use crate::layout::copyfit::table::{natural_measure, table_rows};
use crate::layout::grid::paper::Paper;
use crate::layout::style::interlinear::Leading;
use crate::layout::style::theme::RoleName;
use crate::layout::style::typesetter::Typesetter;
use crate::model::{Article, Block, Figure, Inline, Note, Table};
use crate::text::{Align, Paragraph, StyledText};
use crate::wording::RunIn;

/// The text of an article.
#[derive(Clone, Debug)]
pub struct BodyCopy<'a> {
    /// Faces of its language.
    pub(super) typesetter: Typesetter<'a>,
    /// The grid.
    pub(super) paper: &'a Paper,
    /// The pictures.
    pub(super) issue: &'a CheckedIssue,
    /// Its units, in their order.
    pub(super) units: Vec<Unit<'a>>,
}

/// A piece of copy: a paragraph, a subhead, a table, a figure.
#[derive(Clone, Debug)]
pub struct Unit<'a> {
    /// The article it belongs to.
    pub(super) article: &'a Article,
    pub(super) matter: Matter<'a>,
}

/// What a unit is made of.
#[derive(Clone, Debug)]
pub(super) enum Matter<'a> {
    /// Shaped text.
    Text(Box<TextUnit>),
    /// Rows of a table with its number; the head is row 0.
    Table(&'a Table, u32, Range<usize>),
    /// A figure in the text.
    Figure(&'a Figure),
    /// A blank row.
    Blank,
}

/// Shaped text with how it is set.
#[derive(Clone, Debug)]
pub(super) struct TextUnit {
    pub(super) paragraph: Paragraph,
    pub(super) role: RoleName,
    pub(super) size: Length,
    pub(super) inset: Length,
    pub(super) indent: Length,
    pub(super) align: Align,
    pub(super) tag: Tag,
    /// Whether its lines keep with what follows.
    pub(super) keeps: bool,
    /// Whether it may take a line more or less than is best.
    pub(super) running: bool,
}

/// Makes the units of an article.
pub struct CopyMaker<'a> {
    copy: BodyCopy<'a>,
    article: &'a Article,
    paragraphs: u32,
}

/// How the text of a block is set.
#[derive(Clone, Copy)]
struct BlockManner {
    role: RoleName,
    inset: Length,
    quoted: bool,
}

/// A paragraph that would take more than one part in this many of a sheet is cut.
const LONGEST_UNIT: usize = 8;

/// Rows of a table that are one unit: a longer one can go on on another sheet.
const ROWS_OF_A_UNIT: usize = 8;

/// Text at the left edge in a face.
fn flush(role: RoleName) -> BlockManner {
    BlockManner { role, inset: Length::ZERO, quoted: false }
}

impl<'a> BodyCopy<'a> {
    /// The text of an article: figures that do not stand over the legs, run-in, body, sign-off,
    /// notes. With its head before it where the head runs in the legs.
    pub fn new(
        typesetter: &Typesetter<'a>,
        paper: &'a Paper,
        issue: &'a CheckedIssue,
        article: &'a Article,
        with_head: bool,
        figures: &Placement<'a>,
    ) -> Self {
        let copy = Self { typesetter: typesetter.clone(), paper, issue, units: Vec::new() };
        let mut maker = CopyMaker { copy, article, paragraphs: 0 };
        if with_head {
            maker.head();
        }
        maker.body(figures);
        maker.copy
    }

    /// The texts of several articles under each other (简讯), each with its head before it and its
    /// pictures in it.
    pub fn digest(
        typesetter: &Typesetter<'a>,
        paper: &'a Paper,
        issue: &'a CheckedIssue,
        articles: &[&'a Article],
    ) -> Self {
        let mut copy = Self { typesetter: typesetter.clone(), paper, issue, units: Vec::new() };
        for (number, &article) in articles.iter().enumerate() {
            let mut maker = CopyMaker { copy, article, paragraphs: 0 };
            if number > 0 {
                maker.blank_row();
            }
            let before = maker.copy.units.len();
            maker.head();
            maker.each_new(before, |unit| unit.keeps = true);
            let all = Placement { after: article.figures.iter().collect(), ..Placement::default() };
            maker.body(&all);
            copy = maker.copy;
        }
        copy
    }

    /// The article that a unit belongs to.
    pub fn article_of(&self, unit: usize) -> &'a Article {
        self.units[unit].article
    }

    /// The articles that its units belong to, in their order.
    pub fn articles(&self) -> Vec<&'a Article> {
        let mut articles: Vec<&'a Article> = self.units.iter().map(|unit| unit.article).collect();
        articles.dedup_by_key(|article| &article.id);
        articles
    }

    /// The units from one on.
    #[must_use]
    pub fn after(&self, unit: usize) -> Self {
        Self { units: self.units[unit..].to_vec(), ..self.clone() }
    }
}

impl<'a> CopyMaker<'a> {
    /// The head as lines of the column, in the strong face.
    fn head(&mut self) {
        let article = self.article;
        let title = article.column_title.as_slice();
        let byline = self.copy.typesetter.words.standing_byline(article);
        let parts = [
            (title, Tag::ColumnTitle),
            (&article.kicker, Tag::Kicker),
            (&article.headline, Tag::Headline),
            (&article.deck, Tag::Deck),
            (byline.as_slice(), Tag::Byline),
        ];
        let (role, size) = (RoleName::Strong, self.copy.paper.body);
        for (lines, tag) in parts {
            for line in lines {
                let styled = StyledText::plain(line, self.copy.typesetter.style(role, size));
                self.text(&styled, flush(role), size, Align::Justify, &tag);
            }
        }
    }

    fn body(&mut self, figures: &Placement<'a>) {
        let (article, paper) = (self.article, self.copy.paper);
        self.figures(&figures.before);
        let manner = flush(RoleName::Body);
        let run_in = self.copy.typesetter.words.run_in(article);
        let opens_with_paragraph = matches!(article.body.first(), Some(Block::Paragraph { .. }));
        if run_in.is_some() && !opens_with_paragraph {
            self.paragraph(run_in.as_ref(), &[], manner);
        }
        let wide = wide_tables(&self.copy.typesetter, paper, article);
        for (i, block) in article.body.iter().enumerate() {
            match block {
                Block::Paragraph { text } if i == 0 => self.paragraph(run_in.as_ref(), text, manner),
                Block::Table(table) if wide.iter().any(|wide| std::ptr::eq(*wide, table)) => {}
                _ => self.block(block, manner),
            }
        }
        self.figures(&figures.after);
        self.sign_off();
        for (i, note) in article.notes.iter().enumerate() {
            self.note(note, i as u32);
        }
    }

    fn block(&mut self, block: &'a Block, manner: BlockManner) {
        match block {
            Block::Paragraph { text } => self.paragraph(None, text, manner),
            Block::Subhead { level, text } => self.subhead(*level, text),
            Block::List { start, items } => {
                for (i, item) in items.iter().enumerate() {
                    let marker =
                        start.map_or_else(|| "●".to_owned(), |start| format!("{}.", start as usize + i));
                    self.list_item(&marker, &item.blocks, manner);
                }
            }
            Block::Quote { blocks } => {
                let role = self.copy.typesetter.theme.text.quote;
                let quoted = BlockManner {
                    role,
                    inset: (manner.inset + self.copy.paper.body).min(self.copy.paper.measure / 2),
                    quoted: true,
                };
                blocks.iter().for_each(|block| self.block(block, quoted));
            }
            Block::Table(table) => {
                let number = self.next_number();
                let all = table.rows.len() + 1;
                for from in (0..all).step_by(ROWS_OF_A_UNIT) {
                    self.push(Matter::Table(table, number, from..(from + ROWS_OF_A_UNIT).min(all)));
                }
            }
            Block::Figure(figure) => self.figures(&[figure]),
            Block::Break => self.blank_row(),
        }
    }

    fn figures(&mut self, figures: &[&'a Figure]) {
        figures.iter().for_each(|&figure| self.push(Matter::Figure(figure)));
    }

    fn next_number(&mut self) -> u32 {
        self.paragraphs += 1;
        self.paragraphs - 1
    }

    fn blank_row(&mut self) {
        self.push(Matter::Blank);
    }

    fn paragraph(&mut self, run_in: Option<&RunIn>, text: &[Inline], manner: BlockManner) {
        let size = self.copy.paper.body;
        let mut styled = StyledText::default();
        if let Some(run_in) = run_in {
            self.push_run_in(&mut styled, run_in, size);
        }
        styled.append(self.styled(text, manner.role, size));
        let number = self.next_number();
        let tag = if manner.quoted { Tag::Quote(number) } else { Tag::Paragraph(number) };
        self.running(&styled, manner, size, &tag);
    }

    /// Dateline in the strong face, byline in that of bylines (本报讯（记者 …）).
    fn push_run_in(&self, styled: &mut StyledText, run_in: &RunIn, size: Length) {
        let typesetter = &self.copy.typesetter;
        styled.push(&run_in.dateline, typesetter.style(RoleName::Strong, size));
        styled.push(&run_in.byline, typesetter.style(typesetter.theme.text.byline, size));
    }

    fn list_item(&mut self, marker: &str, blocks: &'a [Block], manner: BlockManner) {
        let number = self.next_number();
        let mut marker = Some(format!("{marker} "));
        for block in blocks {
            match block {
                Block::Paragraph { text } => {
                    let size = self.copy.paper.body;
                    let mut styled = StyledText::default();
                    let style = self.copy.typesetter.style(manner.role, size);
                    styled.push(&marker.take().unwrap_or_default(), style);
                    styled.append(self.styled(text, manner.role, size));
                    self.running(&styled, manner, size, &Tag::ListItem(number));
                }
                _ => {
                    if let Some(marker) = marker.take() {
                        self.marker_line(&marker, manner.role, self.copy.paper.body, &Tag::ListItem(number));
                    }
                    self.block(block, manner);
                }
            }
        }
    }

    /// A marker on a line by itself, before something that is no paragraph.
    fn marker_line(&mut self, marker: &str, role: RoleName, size: Length, tag: &Tag) {
        let styled = StyledText::plain(marker, self.copy.typesetter.style(role, size));
        let before = self.copy.units.len();
        self.text(&styled, flush(role), size, Align::Start, tag);
        let indent = size * i32::from(self.copy.typesetter.theme.text.indent);
        self.each_new(before, |unit| {
            unit.indent = indent;
            unit.keeps = true;
        });
    }

    fn subhead(&mut self, level: u8, text: &[Inline]) {
        self.blank_row();
        let role = self.copy.typesetter.theme.text.subhead;
        let styled = self.styled(text, role, self.copy.paper.body);
        let before = self.copy.units.len();
        self.text(&styled, flush(role), self.copy.paper.body, Align::Center, &Tag::Subhead(level));
        self.each_new(before, |unit| unit.keeps = true);
    }

    fn sign_off(&mut self) {
        let text = self.copy.typesetter.words.sign_off(self.article);
        if text.is_empty() {
            return;
        }
        let (role, size) = (self.copy.typesetter.theme.text.byline, self.copy.paper.body);
        let styled = StyledText::plain(&text, self.copy.typesetter.style(role, size));
        self.text(&styled, flush(role), size, Align::End, &Tag::Byline);
    }

    fn note(&mut self, note: &'a Note, number: u32) {
        let (role, size) = (RoleName::Body, self.copy.typesetter.theme.text.note_size.em());
        let manner = flush(role);
        let mut mark = Some(self.copy.typesetter.words.note_mark(&note.id, &self.article.notes));
        for block in &note.blocks {
            let Block::Paragraph { text } = block else {
                if let Some(mark) = mark.take() {
                    self.marker_line(&mark, role, size, &Tag::Note(number));
                }
                self.block(block, manner);
                continue;
            };
            let mut styled = StyledText::default();
            let style = self.copy.typesetter.style(role, size);
            styled.push(&mark.take().unwrap_or_default(), style);
            styled.append(self.styled(text, role, size));
            let align = self.copy.typesetter.running();
            self.text(&styled, manner, size, align, &Tag::Note(number));
        }
    }

    fn push(&mut self, matter: Matter<'a>) {
        self.copy.units.push(Unit { article: self.article, matter });
    }

    /// A unit of text without indent.
    fn text(&mut self, styled: &StyledText, manner: BlockManner, size: Length, align: Align, tag: &Tag) {
        let unit = TextUnit {
            paragraph: self.copy.typesetter.paragraph(styled),
            role: manner.role,
            size,
            inset: manner.inset,
            indent: Length::ZERO,
            align,
            tag: tag.clone(),
            keeps: false,
            running: false,
        };
        self.add(unit, styled);
    }

    /// A unit of running text, indented.
    fn running(&mut self, styled: &StyledText, manner: BlockManner, size: Length, tag: &Tag) {
        let unit = TextUnit {
            paragraph: self.copy.typesetter.paragraph(styled),
            role: manner.role,
            size,
            inset: manner.inset,
            indent: size * i32::from(self.copy.typesetter.theme.text.indent),
            align: self.copy.typesetter.running(),
            tag: tag.clone(),
            keeps: false,
            running: true,
        };
        self.add(unit, styled);
    }

    /// Adds a unit of text; one that is so long that a sheet could not take it is cut at line ends
    /// of the paper's columns.
    fn add(&mut self, mut unit: TextUnit, styled: &StyledText) {
        let paper = self.copy.paper;
        let most = (usize::from(paper.rows) * usize::from(paper.columns) / LONGEST_UNIT).max(1);
        let mut rest = styled.clone();
        while unit.paragraph.natural_width() > paper.measure * most as i32 {
            let breaking = unit.paragraph.broken(&unit.setting(paper.measure));
            let Some(line) = breaking.lines.get(most) else { break };
            let at = unit.paragraph.shaped.bytes(line.clusters.clone()).start;
            let (before, after) = rest.split(at);
            let paragraph = self.copy.typesetter.paragraph(&before);
            self.push(Matter::Text(Box::new(TextUnit { paragraph, ..unit.clone() })));
            let paragraph = self.copy.typesetter.paragraph(&after);
            unit = TextUnit { paragraph, indent: Length::ZERO, ..unit };
            rest = after;
        }
        self.push(Matter::Text(Box::new(unit)));
    }

    /// Changes the texts from a unit on.
    fn each_new(&mut self, from: usize, change: impl Fn(&mut TextUnit)) {
        for unit in &mut self.copy.units[from..] {
            if let Matter::Text(text) = &mut unit.matter {
                change(text);
            }
        }
    }

    /// Text of a size in the rows of the column.
    fn styled(&self, text: &[Inline], role: RoleName, size: Length) -> StyledText {
        let leading = Leading { em: size, pitch: self.copy.paper.row };
        self.copy.typesetter.styled(text, role, leading, &self.article.notes)
    }
}

/// Most rows that wide tables may take from a page, in hundredths.
const TALLEST_TABLES: usize = 15;

/// Tables that do not fit a column and stand at the foot of the module, over several legs. Those
/// that would take too much of the page run in the legs, where they can be cut.
pub fn wide_tables<'a>(typesetter: &Typesetter<'_>, paper: &Paper, article: &'a Article) -> Vec<&'a Table> {
    let mut wide = Vec::new();
    let mut taken = 0;
    for block in &article.body {
        let Block::Table(table) = block else { continue };
        if natural_measure(typesetter, table, &article.notes) <= paper.measure {
            continue;
        }
        let measure = paper.span(paper.columns);
        let rows = table_rows(typesetter, paper, table, &article.notes, 0, measure).len() + 1;
        if taken + rows <= usize::from(paper.rows) * TALLEST_TABLES / 100 {
            taken += rows;
            wide.push(table);
        }
    }
    wide
}
