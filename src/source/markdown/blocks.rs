//! Blocks: what is open, and what closed blocks become.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::Alignment as Column;

use crate::diagnostics::Code;
use crate::messages::{Sentence, sentence};
use crate::model::{Alignment, Figure, ImagePath, ListManner, NoteId};
use crate::source::fields::body::DEEPEST;
use crate::source::fields::figure::ReadFigure;
use crate::source::normal::{Blocks, ReadCell, ReadRow, ReadTable, Text};
use crate::source::notes::is_note_label;
use crate::source::record::PartPlaces;

use super::charts::ChartLine;
use super::flow::{self, Flow, TextImage};
use super::reader::MarkdownReader;
use super::underlines::{Underlined, without_quote};
use super::unknown::Unknown;
use super::verbatim;

/// A block that is not closed yet.
pub(super) enum Open {
    Quote(Blocks),
    List {
        start: Option<u32>,
        manner: Option<ListManner>,
        items: Vec<Blocks>,
    },
    Item(Blocks),
    /// Nested too deep: what it holds goes into the block around.
    Flat(Blocks),
    Note(NoteId, Blocks),
    Table(OpenTable),
}

#[derive(Default)]
pub(super) struct OpenTable {
    table: ReadTable,
    row: ReadRow,
    /// End of the last cell that the parser gave.
    cell_end: usize,
}

/// Figures of the front matter until the text places them.
pub(super) struct WaitingFigures {
    figures: Vec<Option<ReadFigure>>,
    /// The numbers of the figures of each picture, the last first.
    by_image: BTreeMap<Option<ImagePath>, Vec<usize>>,
}

impl WaitingFigures {
    pub(super) fn new(figures: Vec<ReadFigure>) -> Self {
        let mut by_image = BTreeMap::<_, Vec<usize>>::new();
        for (number, read) in figures.iter().enumerate().rev() {
            by_image.entry(read.figure.image.clone()).or_default().push(number);
        }
        Self { figures: figures.into_iter().map(Some).collect(), by_image }
    }

    /// The first one of a picture that is not placed.
    fn take(&mut self, image: &Option<ImagePath>) -> Option<ReadFigure> {
        let number = self.by_image.get_mut(image)?.pop()?;
        self.figures[number].take()
    }

    /// Those that the text does not place.
    pub(super) fn rest(self) -> Vec<ReadFigure> {
        self.figures.into_iter().flatten().collect()
    }
}

impl Open {
    /// Whether what stands in it is one deeper. Notes are texts of their own.
    fn is_deeper(&self) -> bool {
        matches!(self, Self::Quote(_) | Self::Item(_) | Self::Flat(_))
    }
}

impl OpenTable {
    pub(super) fn new(columns: &[Column], chart: Option<ChartLine>) -> Self {
        let columns = columns.iter().map(|&column| alignment(column)).collect();
        let (chart, caption) = chart.map(|line| (line.kind, line.caption)).unzip();
        let caption = caption.unwrap_or_default();
        Self { table: ReadTable { caption, columns, chart, ..ReadTable::default() }, ..Self::default() }
    }
}

fn alignment(column: Column) -> Alignment {
    match column {
        Column::None | Column::Left => Alignment::Start,
        Column::Center => Alignment::Center,
        Column::Right => Alignment::End,
    }
}

impl MarkdownReader<'_> {
    /// The blocks that what is read now goes into.
    pub(super) fn blocks(&mut self) -> &mut Blocks {
        let inner = self.open.iter_mut().rev().find_map(|open| match open {
            Open::Quote(blocks) | Open::Item(blocks) | Open::Flat(blocks) | Open::Note(_, blocks) => {
                Some(blocks)
            }
            Open::List { .. } | Open::Table(_) => None,
        });
        inner.unwrap_or(&mut self.body.blocks)
    }

    pub(super) fn begin(&mut self, takes_figures: bool) {
        self.flush();
        self.flow = Some(Flow::new(takes_figures));
    }

    pub(super) fn enter(&mut self, open: Open) {
        self.flush();
        self.depth += usize::from(open.is_deeper());
        self.open.push(open);
    }

    pub(super) fn leave(&mut self) {
        self.flush();
        let closed = self.open.pop();
        self.depth -= usize::from(closed.as_ref().is_some_and(Open::is_deeper));
        match closed {
            Some(Open::Quote(inner)) => self.blocks().quote(inner),
            Some(Open::Flat(inner)) => self.blocks().append(inner),
            Some(Open::List { start, manner, items }) => self.blocks().list(start, manner, items),
            Some(Open::Item(inner)) => match self.open.last_mut() {
                Some(Open::List { items, .. }) => items.push(inner),
                _ => self.blocks().append(inner),
            },
            Some(Open::Note(id, inner)) => self.body.notes.push((id, inner)),
            Some(Open::Table(open)) => self.blocks().table(open.table),
            None => {}
        }
    }

    pub(super) fn is_too_deep(&mut self, range: &Range<usize>) -> bool {
        let depth = self.depth;
        if depth == DEEPEST {
            let message = sentence!("unsupported-markdown.blocks-depth", levels = DEEPEST);
            self.unsupported(message, range.clone());
        }
        depth >= DEEPEST
    }

    pub(super) fn note(&mut self, label: &str, range: Range<usize>) {
        let id = NoteId::from(label);
        let label_end = range.start + label.len() + "[^]".len();
        let place = self.file_range(range.start..label_end.min(range.end));
        if !self.noted.insert(id.clone()) {
            let message = sentence!("undefined-note.twice", label);
            self.faults.report(Code::UndefinedNote, message, place.clone());
        }
        if !is_note_label(label) {
            let message = sentence!("undefined-note.label", label);
            let help = Some(Sentence::new("undefined-note.help-label"));
            self.faults.report_with(Code::UndefinedNote, message, place.clone(), help);
        }
        self.body.labels.push((id.clone(), place));
        self.enter(Open::Note(id, Blocks::default()));
    }

    pub(super) fn end_row(&mut self, is_head: bool, range: Range<usize>) {
        let Some(Open::Table(open)) = self.open.last_mut() else { return };
        let rest = open.cell_end.clamp(range.start, range.end)..range.end;
        let mut row = std::mem::take(&mut open.row);
        let lost = self.source[rest.clone()].trim_matches(|c: char| c == '|' || c.is_whitespace());
        let place = self.file_range(rest.clone());
        if let (false, Some(last)) = (lost.is_empty(), row.cells.last_mut()) {
            last.text.push(&format!(" {lost}"), place);
            self.unsupported(Sentence::new("unsupported-markdown.cells"), rest);
        }
        let Some(Open::Table(open)) = self.open.last_mut() else { return };
        if is_head { open.table.head.push(row) } else { open.table.rows.push(row) }
    }

    /// Adds a cell to the row.
    pub(super) fn end_cell(&mut self, text: Text, end: usize) {
        if let Some(Open::Table(open)) = self.open.last_mut() {
            open.row.cells.push(ReadCell { text, ..ReadCell::default() });
            open.cell_end = end;
        }
    }

    /// An HTML block: tables, or text as it was typed. The comments in it are left out.
    pub(super) fn end_html(&mut self, range: Range<usize>) {
        let pieces = self.verbatim.take().unwrap_or_default();
        if self.html_tables(&pieces) {
            return;
        }
        let lines = pieces.into_iter().flat_map(|piece| verbatim::split(self.source, piece)).collect();
        let html = verbatim::html(self.source, lines);
        html.comments.into_iter().for_each(|comment| self.comment(comment));
        if let Some(open) = html.open_comment {
            let (what, help) = Unknown::OpenComment.words();
            let place = self.file_range(open);
            let (message, help) = (Sentence::new(what), Sentence::new(help));
            self.faults.report_with(Code::HtmlComment, message, place, Some(help));
        } else if !html.rest.is_empty() {
            self.unsupported(Sentence::new("unsupported-markdown.html-block"), range);
        }
        self.plain_lines(html.rest);
    }

    /// A rule that parts columns: text, since the table is not read.
    pub(super) fn table_rule(&mut self, range: Range<usize>) {
        self.flush();
        let end = range.start + self.source[range.clone()].trim_end().len();
        let rule = range.start..end;
        self.unsupported_with(Unknown::GridTable.words(), rule.clone());
        self.plain_lines([rule].into());
    }

    /// Ends what Markdown takes for a heading and is none. `range` ends with the rule.
    pub(super) fn end_underlined(&mut self, kind: Underlined, mut text: Text, range: Range<usize>) {
        let typed = self.source[range.clone()].trim_end();
        let line = typed.lines().next_back().map_or("", without_quote);
        let end = range.start + typed.len();
        let rule = end - line.len()..end;
        let words = match kind {
            Underlined::Row => Unknown::GridTable.words(),
            Underlined::Subhead | Underlined::Paragraph => {
                ("unsupported-markdown.underlined", "unsupported-markdown.help-underlined")
            }
        };
        self.unsupported_with(words, rule.clone());
        if kind == Underlined::Paragraph && line.starts_with('-') {
            self.blocks().paragraph(text);
            self.blocks().rule();
            return;
        }
        text.line_break();
        text.push(line, self.file_range(rule));
        self.blocks().paragraph(text);
    }

    pub(super) fn end_code(&mut self, range: Range<usize>) {
        let pieces = self.verbatim.take().unwrap_or_default();
        let start = self.source[range.clone()].trim_start();
        let is_fenced = start.starts_with("```") || start.starts_with("~~~");
        let lines = if is_fenced {
            self.unsupported(Sentence::new("unsupported-markdown.code-block"), range.clone());
            verbatim::fenced(self.source, range, &pieces)
        } else {
            let words = ("unsupported-markdown.indented", "unsupported-markdown.help-indented");
            self.unsupported_with(words, range);
            pieces.into_iter().flat_map(|piece| verbatim::split(self.source, piece)).collect()
        };
        self.plain_lines(lines);
    }

    /// Adds a paragraph of lines as they were typed.
    pub(super) fn plain_lines(&mut self, lines: Vec<Range<usize>>) {
        let mut text = Text::default();
        for line in lines {
            text.push(&self.source[line.clone()], self.file_range(line));
            text.line_break();
        }
        self.blocks().paragraph(text);
    }

    /// Ends a paragraph; also one that has no events of its own, as in short list items.
    pub(super) fn flush(&mut self) {
        let Some(flow) = self.close_flow() else { return };
        let is_verse = flow.is_verse;
        let (text, image) = flow.finish();
        if let Some(chart) = &mut self.chart {
            chart.caption = text;
            return;
        }
        match image {
            Some(image) => self.figure(image),
            None if is_verse => self.blocks().verse(text),
            None => self.blocks().paragraph(text),
        }
    }

    /// A picture alone in its paragraph. A figure of the front matter with the same picture
    /// moves here with all its fields.
    pub(super) fn figure(&mut self, image: TextImage) {
        let place = self.file_range(image.range.clone());
        let path = Some(image.path).filter(|path| !path.is_empty()).map(ImagePath::from);
        if let Some(read) = self.waiting.take(&path) {
            let mut places = read.places;
            places.push("", place);
            self.blocks().figure(read.figure, read.caption, places);
            return;
        }
        let mut places = PartPlaces::default();
        for part in ["", "image", "alt"] {
            places.push(part, place.clone());
        }
        let caption = flow::plain(&image.title);
        let pieces: Vec<_> = caption.iter().map(|_| place.clone()).collect();
        places.push_all("caption", pieces.iter().cloned());
        let alt = Some(image.alt).filter(|alt| !alt.is_empty());
        let figure = Figure { image: path, caption, alt, ..Figure::default() };
        self.blocks().figure(figure, pieces, places);
    }
}
