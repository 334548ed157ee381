//! The events of the parser, each passed to its handler.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::diagnostics::Code;
use crate::messages::Sentence;
use crate::model::NoteId;
use crate::source::fields::figure::ReadFigure;
use crate::source::normal::{Blocks, LAST_LIST_NUMBER};
use crate::source::record::Faults;

use super::blocks::{Open, OpenTable, WaitingFigures};
use super::charts::{CHART, ChartLine};
use super::flow::{Flow, PartKind};
use super::lists::{LIST, ListMark};
use super::marks::{RangedEvent, RawText, resolve};
use super::told::Told;
use super::underlines::{Underlined, is_table_rule, underlined};
use super::verse::stanzas;
use super::whole_tables::whole_tables;
use super::{MarkdownBody, NoteLabels, TextPlace};

const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_TASKLISTS);

/// Reads Markdown that stands at `place`, after `prefix` bytes that are not in the file.
pub(super) fn read(
    text: &str,
    place: TextPlace,
    prefix: usize,
    figures: Vec<ReadFigure>,
    faults: &mut Faults,
) -> MarkdownBody {
    let text = &*whole_tables(text);
    let mut reader = MarkdownReader {
        source: text,
        place,
        prefix,
        faults,
        open: Vec::new(),
        depth: 0,
        flow: None,
        verbatim: None,
        at: 0,
        told: Told::default(),
        underlined: Underlined::Subhead,
        used: BTreeSet::new(),
        noted: BTreeSet::new(),
        labels: None,
        waiting: WaitingFigures::new(figures),
        tables: CHART.starts(text, OPTIONS),
        chart: None,
        lists: LIST.starts(text, OPTIONS),
        list: None,
        body: MarkdownBody::default(),
    };
    let mut events = Parser::new_ext(text, OPTIONS).into_offset_iter();
    let mut run = Vec::new();
    for (event, range) in events.by_ref() {
        if reader.verbatim.is_none() && is_inline(&event) {
            run.push((event, range));
        } else {
            reader.run(std::mem::take(&mut run));
            reader.event(event, range);
        }
    }
    reader.run(run);
    reader.flush();
    let mut definitions: Vec<_> = events
        .reference_definitions()
        .iter()
        .map(|(label, found)| (found.span.clone(), label.to_owned()))
        .collect();
    definitions.sort_by_key(|(range, _)| range.start);
    reader.report_unused(definitions);
    reader.told.finish(reader.faults);
    let blocks = reader.body.blocks.with_interviews();
    MarkdownBody { figures: reader.waiting.rest(), blocks, ..reader.body }
}

/// What was read so far, and what is open.
pub(super) struct MarkdownReader<'a> {
    pub(super) source: &'a str,
    place: TextPlace,
    prefix: usize,
    pub(super) faults: &'a mut Faults,
    pub(super) open: Vec<Open>,
    /// How many quotes and items are open.
    pub(super) depth: usize,
    /// The run of inline text that is open.
    pub(super) flow: Option<Flow>,
    /// Pieces of the code or HTML block that is open.
    pub(super) verbatim: Option<Vec<Range<usize>>>,
    /// End of the inline text that came last.
    pub(super) at: usize,
    pub(super) told: Told,
    /// What the heading that is open is, if a rule under it makes it one.
    underlined: Underlined,
    /// Labels of the link definitions that links use.
    pub(super) used: BTreeSet<String>,
    /// Labels of the notes so far.
    pub(super) noted: BTreeSet<NoteId>,
    /// The labels of all notes, where a table of HTML asked for them.
    pub(super) labels: Option<NoteLabels>,
    /// Figures of the front matter that the text has not placed so far.
    pub(super) waiting: WaitingFigures,
    /// Where tables of pipes begin, where a paragraph may say that one is a chart.
    tables: BTreeSet<usize>,
    /// The paragraph that makes the table after it a chart.
    pub(super) chart: Option<ChartLine>,
    /// Where lists begin, where a paragraph may say how one is drawn.
    lists: BTreeSet<usize>,
    /// What the paragraph before a list says of it.
    list: Option<ListMark>,
    pub(super) body: MarkdownBody,
}

/// Whether an event is a part of a run of inline text.
fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
        | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) => true,
        Event::Start(_) | Event::End(_) | Event::Html(_) | Event::Rule | Event::TaskListMarker(_) => false,
        _ => true,
    }
}

impl<'a> MarkdownReader<'a> {
    /// One run of inline text: a paragraph, a subhead, a cell, or the part of an item before others.
    fn run(&mut self, events: Vec<RangedEvent<'a>>) {
        if events.is_empty() {
            return;
        }
        if let Some(chart) = &self.chart {
            return self.plain_run(chart.caption_events(events));
        }
        if let Some(list) = &self.list {
            return self.plain_run(list.events_before(events));
        }
        let takes_verse = self.flow.as_ref().is_none_or(Flow::is_paragraph);
        let stanzas = if takes_verse { stanzas(self.source, events) } else { Err(events) };
        match stanzas {
            Err(events) => self.plain_run(events),
            Ok(stanzas) => {
                for (number, stanza) in stanzas.into_iter().enumerate() {
                    if number > 0 {
                        self.flush();
                    }
                    self.inline().is_verse = true;
                    self.plain_run(stanza);
                }
            }
        }
    }

    /// One run of inline text that holds no bars of verse.
    fn plain_run(&mut self, events: Vec<RangedEvent<'a>>) {
        let raw = RawText::of(self.source, &events);
        let resolved = resolve(&raw, events);
        self.tell_unknown(&raw);
        self.tell_idle(resolved.idle);
        for (event, range) in resolved.events {
            self.event(event, range);
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let end = range.end;
        let is_start = matches!(event, Event::Start(_));
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::SoftBreak => {
                let place = self.file_range(range);
                self.inline().soft_break(place);
            }
            Event::HardBreak => {
                self.interrupt(range.start);
                self.inline().line_break();
            }
            Event::InlineHtml(html) => self.html(&html, range),
            Event::Html(_) => self.verbatim.get_or_insert_default().push(range),
            Event::FootnoteReference(label) => self.note_mark(&label, range),
            Event::Rule if is_table_rule(&self.source[range.clone()]) => self.table_rule(range),
            Event::Rule => {
                self.flush();
                self.blocks().rule();
            }
            Event::TaskListMarker(_) => {
                self.unsupported(Sentence::new("unsupported-markdown.task-list"), range.clone());
                let marker = format!("{} ", &self.source[range.clone()]);
                self.plain(&marker, range);
            }
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.unsupported(Sentence::new("unsupported-markdown.code"), range.clone());
                self.plain_source(range);
            }
        }
        if !is_start {
            self.at = end;
        }
    }

    fn end_heading(&mut self, level: u8, range: Range<usize>) {
        let text = self.take_text();
        match std::mem::replace(&mut self.underlined, Underlined::Subhead) {
            Underlined::Subhead => self.blocks().subhead(level, text),
            other => self.end_underlined(other, text, range),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.chart = ChartLine::of(self.source, &range, &self.tables);
                self.list = ListMark::of(self.source, &range, &self.lists);
                self.begin(self.chart.is_none());
            }
            Tag::Heading { .. } => {
                self.underlined = underlined(&self.source[range]);
                self.begin(false);
            }
            Tag::TableCell => self.begin(false),
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.flush();
                self.verbatim = Some(Vec::new());
            }
            Tag::BlockQuote(_) => {
                let quote = if self.is_too_deep(&range) { Open::Flat } else { Open::Quote };
                self.enter(quote(Blocks::default()));
            }
            Tag::List(start) => {
                let start = start.map(|number| u32::try_from(number).unwrap_or(LAST_LIST_NUMBER));
                let manner = self.list.take().map(|list| list.manner);
                self.enter(Open::List { start, manner, items: Vec::new() });
            }
            Tag::Item => {
                let item = if self.is_too_deep(&range) { Open::Flat } else { Open::Item };
                self.enter(item(Blocks::default()));
            }
            Tag::FootnoteDefinition(label) => self.note(&label, range),
            Tag::Table(columns) => {
                let table = OpenTable::new(&columns, self.chart.take());
                self.enter(Open::Table(table));
            }
            Tag::TableHead | Tag::TableRow => {}
            Tag::Emphasis => self.open_inline(PartKind::Emphasis, range),
            Tag::Strong => self.open_inline(PartKind::Strong, range),
            Tag::Subscript => self.open_inline(PartKind::Subscript, range),
            Tag::Superscript => self.open_inline(PartKind::Superscript, range),
            Tag::Link { link_type, dest_url, title, id } => {
                self.link(link_type, &dest_url, &title, &id, range)
            }
            Tag::Image { dest_url, title, link_type, id } => {
                self.use_definition(link_type, &id);
                let kind = PartKind::Image { path: dest_url.into_string(), title: title.into_string() };
                self.open_inline(kind, range);
            }
            // Not enabled; their text comes through as text.
            Tag::Strikethrough
            | Tag::MetadataBlock(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.flush(),
            // `##` is the first level below the headline; `#` is taken for it as well.
            TagEnd::Heading(level) => self.end_heading((level as u8).saturating_sub(1), range),
            TagEnd::CodeBlock => self.end_code(range),
            TagEnd::HtmlBlock => self.end_html(range),
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::Table => {
                self.leave();
            }
            TagEnd::TableCell => {
                let text = self.take_text();
                self.end_cell(text, range.end);
            }
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(matches!(tag, TagEnd::TableHead), range),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Subscript | TagEnd::Superscript | TagEnd::Link => {
                self.close_part(range.end);
            }
            TagEnd::Image => self.end_image(range.end),
            TagEnd::Strikethrough
            | TagEnd::MetadataBlock(_)
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => {}
        }
    }

    /// The place in the file of a range of the parsed text.
    pub(super) fn file_range(&self, range: Range<usize>) -> Range<usize> {
        self.place.of(range, self.prefix)
    }

    /// Reports markup that is kept as it was typed, with a way out: the keys of both.
    pub(super) fn unsupported_with(
        &mut self,
        (what, help): (&'static str, &'static str),
        range: Range<usize>,
    ) {
        let place = self.file_range(range);
        let (message, help) = (Sentence::new(what), Sentence::new(help));
        self.faults.report_with(Code::UnsupportedMarkdown, message, place, Some(help));
    }

    /// Reports markup that is kept as it was typed.
    pub(super) fn unsupported(&mut self, message: Sentence, range: Range<usize>) {
        let place = self.file_range(range);
        self.faults.report(Code::UnsupportedMarkdown, message, place);
    }
}
