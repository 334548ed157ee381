//! Blocks, notes and inline text as JSON writes them.

use std::ops::Range;

use crate::diagnostics::Code;
use crate::messages::{Sentence, sentence};
use crate::model::{Alignment, CellSpan, ChartKind, ListManner, MOST_SPAN, NoteId};
use crate::source::normal::{Blocks, LAST_LIST_NUMBER, ReadCell, ReadNotes, ReadRow, ReadTable, Text};
use crate::source::notes::{is_note_label, report_unpaired};
use crate::source::record::{Faults, Fields, RecordNode, RecordValue};

use super::check_address;
use super::figure::{self, ReadFigure};

/// How deep quotes and lists may stand in each other, and marked texts in each other.
pub const DEEPEST: usize = 32;

/// What an article of JSON holds.
#[derive(Debug, Default)]
pub struct ReadBody {
    /// Figures that the page places.
    pub figures: Vec<ReadFigure>,
    /// The text.
    pub body: Blocks,
    /// The notes, in the order of the file.
    pub notes: ReadNotes,
}

/// Reads the figures, the text and the notes of an article.
pub fn read(fields: &mut Fields<'_>) -> ReadBody {
    let (figures, body, notes) = (fields.list("figures"), fields.list("body"), fields.list("notes"));
    let mut reader = BodyReader { faults: fields.faults, marks: Vec::new() };
    let figures = figures.into_iter().filter_map(|node| reader.figure(node)).collect();
    let body = reader.blocks(body, 0).with_interviews();
    let mut read = ReadNotes::new();
    let mut labels = Vec::new();
    for node in notes {
        let Some((id, range, blocks)) = reader.note(node) else { continue };
        if labels.iter().any(|(known, _)| *known == id) {
            let message = sentence!("invalid-value.note-twice", id);
            reader.faults.report(Code::InvalidValue, message, range.clone());
        }
        labels.push((id.clone(), range));
        read.push((id, blocks));
    }
    report_unpaired(&reader.marks, &labels, reader.faults);
    ReadBody { figures, body, notes: read }
}

#[derive(Clone, Copy)]
enum BlockKind {
    Paragraph,
    Verse,
    Interview,
    Subhead,
    List,
    Quote,
    Table,
    Figure,
    Break,
}

const BLOCKS: [(&str, BlockKind); 9] = [
    ("paragraph", BlockKind::Paragraph),
    ("verse", BlockKind::Verse),
    ("interview", BlockKind::Interview),
    ("subhead", BlockKind::Subhead),
    ("list", BlockKind::List),
    ("quote", BlockKind::Quote),
    ("table", BlockKind::Table),
    ("figure", BlockKind::Figure),
    ("break", BlockKind::Break),
];

#[derive(Clone, Copy)]
enum InlineKind {
    Text,
    Strong,
    Emphasis,
    ProperName,
    Subscript,
    Superscript,
    Ruby,
    Link,
    NoteMark,
    LineBreak,
}

const INLINES: [(&str, InlineKind); 10] = [
    ("text", InlineKind::Text),
    ("strong", InlineKind::Strong),
    ("emphasis", InlineKind::Emphasis),
    ("proper-name", InlineKind::ProperName),
    ("subscript", InlineKind::Subscript),
    ("superscript", InlineKind::Superscript),
    ("ruby", InlineKind::Ruby),
    ("link", InlineKind::Link),
    ("note-mark", InlineKind::NoteMark),
    ("line-break", InlineKind::LineBreak),
];

const ALIGNMENTS: [(&str, Alignment); 3] =
    [("start", Alignment::Start), ("center", Alignment::Center), ("end", Alignment::End)];

/// Reads blocks and keeps the note marks it meets.
struct BodyReader<'f> {
    faults: &'f mut Faults,
    marks: Vec<(NoteId, Range<usize>)>,
}

impl BodyReader<'_> {
    fn blocks(&mut self, nodes: Vec<RecordNode>, depth: usize) -> Blocks {
        let mut blocks = Blocks::default();
        for node in nodes {
            if self.is_too_deep(&node, depth) {
                break;
            }
            self.block(node, depth, &mut blocks);
        }
        blocks
    }

    fn block(&mut self, node: RecordNode, depth: usize, into: &mut Blocks) {
        let Some(mut fields) = Fields::open(node, "block", self.faults) else { return };
        let Some(kind) = fields.required_choice("kind", &BLOCKS) else { return };
        match kind {
            BlockKind::Paragraph | BlockKind::Interview => {
                let text = fields.required_list("text");
                fields.finish();
                into.paragraph(self.text(text, 0));
            }
            BlockKind::Verse => {
                let text = fields.required_list("text");
                fields.finish();
                into.verse(self.text(text, 0));
            }
            BlockKind::Subhead => {
                let level = required_number(&mut fields, "level", 1, 4).unwrap_or(1);
                let text = fields.required_list("text");
                fields.finish();
                into.subhead(u8::try_from(level).unwrap_or(1), self.text(text, 0));
            }
            BlockKind::List => {
                let start = fields.number("start", 0..=LAST_LIST_NUMBER);
                let manner = fields.choice("manner", &ListManner::WORDS);
                let items = fields.required_list("items");
                fields.finish();
                let items = items.into_iter().map(|item| self.held(item, depth)).collect();
                into.list(start, manner, items);
            }
            BlockKind::Quote => {
                let inner = fields.required_list("blocks");
                fields.finish();
                into.quote(self.blocks(inner, depth + 1));
            }
            BlockKind::Table => {
                let parts = TableParts::take(fields);
                self.table(parts, into);
            }
            BlockKind::Figure => {
                let read = read_figure(fields, &mut self.marks);
                into.figure(read.figure, read.caption, read.places);
            }
            BlockKind::Break => {
                fields.finish();
                into.rule();
            }
        }
    }

    /// The blocks of a list item.
    fn held(&mut self, node: RecordNode, depth: usize) -> Blocks {
        let Some(mut fields) = Fields::open(node, "items", self.faults) else { return Blocks::default() };
        let inner = fields.required_list("blocks");
        fields.finish();
        self.blocks(inner, depth + 1)
    }

    fn table(&mut self, parts: TableParts, into: &mut Blocks) {
        let TableParts { caption, columns, head, lower_head, rows, chart, range } = parts;
        let caption = self.text(caption, 0);
        let mut heads: Vec<ReadRow> = Vec::new();
        if !head.is_empty() {
            heads.push(self.cells(head, range.clone()));
        }
        heads.extend(lower_head.into_iter().map(|row| self.row(row, "lower_head")).collect::<Vec<_>>());
        let rows = rows.into_iter().map(|row| self.row(row, "rows")).collect();
        let named = columns.len();
        let table = ReadTable { caption, columns, head: heads, rows, chart };
        table.report_uneven(self.faults);
        let columns = table.grid().columns;
        if named < columns {
            let message = sentence!("uneven-table.columns", found = named, expected = columns);
            self.faults.report(Code::UnevenTable, message, range);
        }
        into.table(table);
    }

    fn row(&mut self, node: RecordNode, name: &str) -> ReadRow {
        let place = node.range.clone();
        let cells = items(node, name, self.faults);
        self.cells(cells, place)
    }

    fn cells(&mut self, nodes: Vec<RecordNode>, place: Range<usize>) -> ReadRow {
        ReadRow { cells: nodes.into_iter().map(|cell| self.cell(cell)).collect(), place }
    }

    /// A cell: its text, or a table with more.
    fn cell(&mut self, node: RecordNode) -> ReadCell {
        let place = node.range.clone();
        if !matches!(node.value, RecordValue::Table(_)) {
            let nodes = items(node, "cell", self.faults);
            return ReadCell { text: self.text(nodes, 0), place, ..ReadCell::default() };
        }
        let Some(mut fields) = Fields::open(node, "cell", self.faults) else { return ReadCell::default() };
        let text = fields.required_list("text");
        let mut span = |key| {
            let number = fields.number(key, 1..=u32::from(MOST_SPAN));
            number.and_then(|number| u16::try_from(number).ok()).unwrap_or(1)
        };
        let span = CellSpan { columns: span("columns"), rows: span("rows") };
        let is_head = fields.flag("head").unwrap_or(false);
        fields.finish();
        ReadCell { text: self.text(text, 0), span, is_head, place }
    }

    fn figure(&mut self, node: RecordNode) -> Option<ReadFigure> {
        let fields = Fields::open(node, "figures", self.faults)?;
        Some(read_figure(fields, &mut self.marks))
    }

    fn note(&mut self, node: RecordNode) -> Option<(NoteId, Range<usize>, Blocks)> {
        let mut fields = Fields::open(node, "notes", self.faults)?;
        let id = NoteId::from(fields.required_text("id"));
        check_label(&mut fields, "id", &id);
        let inner = fields.required_list("blocks");
        let whole = fields.range();
        let range = fields.finish().get("id").unwrap_or(whole);
        Some((id, range, self.blocks(inner, 0)))
    }

    fn text(&mut self, nodes: Vec<RecordNode>, depth: usize) -> Text {
        let mut text = Text::default();
        for node in nodes {
            if self.is_too_deep(&node, depth) {
                break;
            }
            self.inline(node, depth, &mut text);
        }
        text
    }

    fn inline(&mut self, node: RecordNode, depth: usize, into: &mut Text) {
        let Some(mut fields) = Fields::open(node, "inline", self.faults) else { return };
        let Some(kind) = fields.required_choice("kind", &INLINES) else { return };
        match kind {
            InlineKind::Text => {
                let (text, range) = characters(&mut fields, "text");
                fields.finish();
                into.push(&text, range);
            }
            InlineKind::Strong
            | InlineKind::Emphasis
            | InlineKind::ProperName
            | InlineKind::Subscript
            | InlineKind::Superscript => {
                let content = fields.required_list("content");
                fields.finish();
                let content = self.text(content, depth + 1);
                match kind {
                    InlineKind::Strong => into.strong(content),
                    InlineKind::Emphasis => into.emphasis(content),
                    InlineKind::Subscript => into.subscript(content),
                    InlineKind::Superscript => into.superscript(content),
                    _ => into.proper_name(content),
                }
            }
            InlineKind::Ruby => {
                let base = characters(&mut fields, "base");
                let reading = characters(&mut fields, "reading");
                fields.finish();
                into.ruby(base, reading);
            }
            InlineKind::Link => {
                let url = fields.required_text("url");
                check_address(&mut fields, &url);
                let content = fields.required_list("content");
                fields.finish();
                into.link(url, self.text(content, depth + 1));
            }
            InlineKind::NoteMark => {
                let note = NoteId::from(fields.required_text("note"));
                check_label(&mut fields, "note", &note);
                let whole = fields.range();
                let range = fields.finish().get("note").unwrap_or(whole);
                self.marks.push((note.clone(), range));
                into.note_mark(note);
            }
            InlineKind::LineBreak => {
                fields.finish();
                into.line_break();
            }
        }
    }

    fn is_too_deep(&mut self, node: &RecordNode, depth: usize) -> bool {
        if depth > DEEPEST {
            let message = sentence!("invalid-value.depth", levels = DEEPEST);
            self.faults.report(Code::InvalidValue, message, node.range.clone());
        }
        depth > DEEPEST
    }
}

/// A figure with the caption that JSON writes as inline text.
fn read_figure(fields: Fields<'_>, marks: &mut Vec<(NoteId, Range<usize>)>) -> ReadFigure {
    figure::read(fields, |fields| {
        let nodes = fields.list("caption");
        let mut reader = BodyReader { faults: fields.faults, marks: std::mem::take(marks) };
        let text = reader.text(nodes, 0);
        *marks = reader.marks;
        text
    })
}

/// The keys of a table, its cells not yet read.
struct TableParts {
    caption: Vec<RecordNode>,
    columns: Vec<Alignment>,
    head: Vec<RecordNode>,
    lower_head: Vec<RecordNode>,
    rows: Vec<RecordNode>,
    chart: Option<ChartKind>,
    range: Range<usize>,
}

impl TableParts {
    fn take(mut fields: Fields<'_>) -> Self {
        let caption = fields.list("caption");
        let columns = fields
            .required_list("columns")
            .into_iter()
            .map(|node| fields.choice_of("columns", node, &ALIGNMENTS).unwrap_or_default())
            .collect();
        let (head, lower_head) = (fields.required_list("head"), fields.list("lower_head"));
        let rows = fields.required_list("rows");
        let chart = fields.choice("chart", &ChartKind::WORDS);
        let range = fields.range();
        fields.finish();
        Self { caption, columns, head, lower_head, rows, chart, range }
    }
}

/// Refuses a note label that a mark cannot hold.
fn check_label(fields: &mut Fields<'_>, key: &str, id: &NoteId) {
    if !id.as_str().is_empty() && !is_note_label(id.as_str()) {
        let message = sentence!("invalid-value.note-label", key, id);
        let help = Some(Sentence::new("invalid-value.help-note-label"));
        fields.refuse(Code::InvalidValue, key, message, help);
    }
}

fn required_number(fields: &mut Fields<'_>, key: &'static str, least: u32, most: u32) -> Option<u32> {
    match fields.take(key) {
        Some(node) => fields.number_of(key, node, least..=most),
        None => {
            fields.missing(key);
            None
        }
    }
}

/// A text that must be there and may be empty, with its place.
fn characters(fields: &mut Fields<'_>, key: &'static str) -> (String, Range<usize>) {
    let Some(node) = fields.take(key) else {
        fields.missing(key);
        return (String::new(), fields.range());
    };
    let range = node.range.clone();
    (fields.text_of(key, node).unwrap_or_default(), range)
}

fn items(node: RecordNode, name: &str, faults: &mut Faults) -> Vec<RecordNode> {
    match node.value {
        RecordValue::List(items) => items,
        other => {
            let (found, expected) = (Sentence::new(other.kind()), Sentence::new("kind-array"));
            faults.report(Code::WrongType, sentence!("wrong-type", name, found, expected), node.range);
            Vec::new()
        }
    }
}
