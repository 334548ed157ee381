//! The text of an article as rows of a column.
//!
//! All rows of running text have the same height, so that the lines of neighbouring columns
//! stand on the same baselines.

use super::edition::Tag;
use super::figure::{figure_strips, placement};
use super::interlinear::Leading;
use super::paper::Paper;
use super::strip::{SetLine, Strip};
use super::table::{natural_measure, table_rows};
use super::theme::RoleName;
use super::typesetter::{Typesetter, note_mark};
use crate::check::CheckedIssue;
use crate::geometry::{Length, Point};
use crate::model::{Article, Block, Figure, Inline, Note, Table};
use crate::text::{Align, Setting, StyledText};

/// Makes strips of an article for columns of one width.
pub struct StoryMaker<'a> {
    /// Faces and sizes.
    pub typesetter: &'a Typesetter<'a>,
    /// The grid.
    pub paper: &'a Paper,
    /// The pictures.
    pub issue: &'a CheckedIssue,
    /// The article.
    pub article: &'a Article,
    strips: Vec<Strip>,
    paragraphs: u32,
}

/// How the text of a block is set.
#[derive(Clone, Copy)]
struct Manner {
    role: RoleName,
    inset: Length,
    quoted: bool,
}

impl<'a> StoryMaker<'a> {
    /// A maker for one article.
    pub fn new(
        typesetter: &'a Typesetter<'a>,
        paper: &'a Paper,
        issue: &'a CheckedIssue,
        article: &'a Article,
    ) -> Self {
        Self { typesetter, paper, issue, article, strips: Vec::new(), paragraphs: 0 }
    }

    /// Sets the head as lines of the column, in the strong face.
    #[must_use]
    pub fn with_head(mut self) -> Self {
        let article = self.article;
        let title = article.column_title.as_slice();
        let byline = article.standing_byline();
        let parts = [
            (title, Tag::ColumnTitle),
            (&article.kicker, Tag::Kicker),
            (&article.headline, Tag::Headline),
            (&article.deck, Tag::Deck),
            (byline.as_slice(), Tag::Byline),
        ];
        let (role, size) = (RoleName::Strong, self.paper.body);
        for (lines, tag) in parts {
            for line in lines {
                let styled = StyledText::plain(line, self.typesetter.style(role, size));
                let manner = Manner { role, inset: Length::ZERO, quoted: false };
                self.lines(&styled, manner, size, Align::Justify, false, &tag);
            }
        }
        self
    }

    /// The strips: figures that do not stand over the legs, run-in, body, sign-off, notes.
    pub fn strips(mut self) -> Vec<Strip> {
        let figures = placement(self.typesetter, self.paper, self.issue, self.article);
        self.figures(&figures.before);
        let manner = Manner { role: RoleName::Body, inset: Length::ZERO, quoted: false };
        let run_in = self.article.run_in_text();
        let opens_with_paragraph = matches!(self.article.body.first(), Some(Block::Paragraph { .. }));
        if !run_in.is_empty() && !opens_with_paragraph {
            self.paragraph(&run_in, &[], manner);
        }
        let wide = wide_tables(self.typesetter, self.paper, self.article);
        for (i, block) in self.article.body.iter().enumerate() {
            match block {
                Block::Paragraph { text } if i == 0 => self.paragraph(&run_in, text, manner),
                Block::Table(table) if wide.iter().any(|wide| std::ptr::eq(*wide, table)) => {}
                _ => self.block(block, manner),
            }
        }
        self.figures(&figures.behind);
        self.sign_off();
        for (i, note) in self.article.notes.iter().enumerate() {
            self.note(note, i as u32);
        }
        self.strips
    }

    fn block(&mut self, block: &Block, manner: Manner) {
        match block {
            Block::Paragraph { text } => self.paragraph("", text, manner),
            Block::Subhead { level, text } => self.subhead(*level, text),
            Block::List { start, items } => {
                for (i, item) in items.iter().enumerate() {
                    let marker =
                        start.map_or_else(|| "●".to_owned(), |start| format!("{}.", start as usize + i));
                    self.list_item(&marker, &item.blocks, manner);
                }
            }
            Block::Quote { blocks } => {
                let role = self.typesetter.theme.text.quote;
                let quoted = Manner {
                    role,
                    inset: (manner.inset + self.paper.body).min(self.paper.measure / 2),
                    quoted: true,
                };
                blocks.iter().for_each(|block| self.block(block, quoted));
            }
            Block::Table(table) => {
                let number = self.next_number();
                let notes = &self.article.notes;
                let measure = self.paper.measure;
                self.strips.extend(table_rows(self.typesetter, self.paper, table, notes, number, measure));
            }
            Block::Figure(figure) => self.figures(&[figure]),
            Block::Break => self.blank_row(),
        }
    }

    fn figures(&mut self, figures: &[&Figure]) {
        for figure in figures {
            self.strips.extend(figure_strips(
                self.typesetter,
                self.paper,
                self.issue,
                figure,
                &self.article.notes,
            ));
        }
    }

    fn next_number(&mut self) -> u32 {
        self.paragraphs += 1;
        self.paragraphs - 1
    }

    fn blank_row(&mut self) {
        self.strips.push(Strip {
            rows: 1,
            tag: Tag::Artifact,
            frames: Vec::new(),
            keeps_with_next: false,
            blank: true,
            line: None,
        });
    }

    fn paragraph(&mut self, run_in: &str, text: &[Inline], manner: Manner) {
        let size = self.paper.body;
        let mut styled = StyledText::default();
        push_run_in(&mut styled, run_in, self.typesetter, size);
        styled.append(self.styled(text, manner.role, size));
        let number = self.next_number();
        let tag = if manner.quoted { Tag::Quote(number) } else { Tag::Paragraph(number) };
        self.lines(&styled, manner, size, self.typesetter.running(), true, &tag);
    }

    fn list_item(&mut self, marker: &str, blocks: &[Block], manner: Manner) {
        let number = self.next_number();
        let mut marker = Some(format!("{marker} "));
        for block in blocks {
            match block {
                Block::Paragraph { text } => {
                    let size = self.paper.body;
                    let mut styled = StyledText::default();
                    let style = self.typesetter.style(manner.role, size);
                    styled.push(&marker.take().unwrap_or_default(), style);
                    styled.append(self.styled(text, manner.role, size));
                    self.lines(
                        &styled,
                        manner,
                        size,
                        self.typesetter.running(),
                        true,
                        &Tag::ListItem(number),
                    );
                }
                _ => {
                    if let Some(marker) = marker.take() {
                        self.marker_line(&marker, manner.role, self.paper.body, &Tag::ListItem(number));
                    }
                    self.block(block, manner);
                }
            }
        }
    }

    /// A marker on a line by itself, before something that is no paragraph.
    fn marker_line(&mut self, marker: &str, role: RoleName, size: Length, tag: &Tag) {
        let styled = StyledText::plain(marker, self.typesetter.style(role, size));
        let manner = Manner { role, inset: Length::ZERO, quoted: false };
        let before = self.strips.len();
        self.lines(&styled, manner, size, Align::Start, true, tag);
        self.strips[before..].iter_mut().for_each(|strip| strip.keeps_with_next = true);
    }

    fn subhead(&mut self, level: u8, text: &[Inline]) {
        self.blank_row();
        let role = self.typesetter.theme.text.subhead;
        let styled = self.styled(text, role, self.paper.body);
        let manner = Manner { role, inset: Length::ZERO, quoted: false };
        let before = self.strips.len();
        self.lines(&styled, manner, self.paper.body, Align::Center, false, &Tag::Subhead(level));
        self.strips[before..].iter_mut().for_each(|strip| strip.keeps_with_next = true);
    }

    fn sign_off(&mut self) {
        let text = self.article.sign_off_text();
        if text.is_empty() {
            return;
        }
        let (role, size) = (self.typesetter.theme.text.byline, self.paper.body);
        let styled = StyledText::plain(&text, self.typesetter.style(role, size));
        let manner = Manner { role, inset: Length::ZERO, quoted: false };
        self.lines(&styled, manner, size, Align::End, false, &Tag::Byline);
    }

    fn note(&mut self, note: &Note, number: u32) {
        let (role, size) = (RoleName::Body, self.typesetter.theme.text.note_size.em());
        let manner = Manner { role, inset: Length::ZERO, quoted: false };
        let mut mark = Some(note_mark(&note.id, &self.article.notes));
        for block in &note.blocks {
            let Block::Paragraph { text } = block else {
                if let Some(mark) = mark.take() {
                    self.marker_line(&mark, role, size, &Tag::Note(number));
                }
                self.block(block, manner);
                continue;
            };
            let mut styled = StyledText::default();
            let style = self.typesetter.style(role, size);
            styled.push(&mark.take().unwrap_or_default(), style);
            styled.append(self.styled(text, role, size));
            self.lines(&styled, manner, size, self.typesetter.running(), false, &Tag::Note(number));
        }
    }

    /// Sets text in rows of the column.
    fn lines(
        &mut self,
        styled: &StyledText,
        manner: Manner,
        size: Length,
        align: Align,
        indented: bool,
        tag: &Tag,
    ) {
        let em = i32::from(if indented { self.typesetter.theme.text.indent } else { 0 });
        let setting = Setting { measure: self.paper.measure - manner.inset, indent: size * em, align };
        for line in self.typesetter.paragraph(styled).lines(&setting) {
            let corner = Point::new(manner.inset, (self.paper.body - size) / 2);
            let set = SetLine {
                text: styled.text[line.bytes.clone()].to_owned(),
                measure: setting.measure,
                adjustment: line.adjustment,
                escape: line.escape,
            };
            self.strips.push(Strip {
                rows: 1,
                tag: tag.clone(),
                frames: self.typesetter.line_at(&line, corner, manner.role, size),
                keeps_with_next: false,
                blank: false,
                line: Some(set),
            });
        }
    }

    /// Text of a size in the rows of the column.
    fn styled(&self, text: &[Inline], role: RoleName, size: Length) -> StyledText {
        let leading = Leading { em: size, pitch: self.paper.row };
        self.typesetter.styled(text, role, leading, &self.article.notes)
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

/// Dateline in the strong face, byline in that of bylines (本报讯（记者 …）).
fn push_run_in(styled: &mut StyledText, run_in: &str, typesetter: &Typesetter<'_>, size: Length) {
    let byline = run_in.find('（').unwrap_or(run_in.len());
    styled.push(&run_in[..byline], typesetter.style(RoleName::Strong, size));
    styled.push(&run_in[byline..], typesetter.style(typesetter.theme.text.byline, size));
}
