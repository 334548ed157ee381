//! A document as an article of the issue.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::ocr::report_cues::{Cue, CueLine, People};
use super::content::{Document, Group, GroupKind, Paragraph, Part, Picture, Remark, WordTable};
use super::heads::{self, BodyLook, Head, HeadLine};
use super::left_out;
use super::look::StyleRole;
use super::text;
use crate::diagnostics::{Code, Diagnostic, FileId, Span};
use crate::messages::{Sentence, sentence};
use crate::model::{Article, ArticleId, CellSpan, Figure, ImagePath, Note};
use crate::source::normal::{Blocks, ReadCell, ReadNotes, ReadRow, ReadTable, Text, order_notes};
use crate::source::record::Faults;

/// Most characters of a subhead.
const LONGEST_SUBHEAD: usize = 30;

/// Most characters of a caption that only its place and look tell.
const LONGEST_CAPTION: usize = 120;

/// An article with the places of its parts.
#[derive(Debug)]
pub(in crate::source::import) struct BuiltArticle {
    /// The article. Its figures name the parts of the archive.
    pub(in crate::source::import) article: Article,
    /// Names of [`crate::model::walk`] and where they stand.
    pub(in crate::source::import) places: Vec<(String, Span)>,
    /// What is said of it.
    pub(in crate::source::import) diagnostics: Vec<Diagnostic>,
}

/// Builds an article of a document. Its head is `given`, or the first of its paragraphs; `pictures` are the paths of
/// its pictures, by their parts.
pub(in crate::source::import) fn build(
    id: ArticleId,
    document: Document,
    given: Option<Head>,
    file: FileId,
    pictures: &BTreeMap<String, ImagePath>,
) -> BuiltArticle {
    let Document { lines, mut parts, notes, remarks } = document;
    let body = heads::body_look(&parts);
    let mut builder = ArticleBuilder {
        article: Article { id, ..Article::default() },
        places: Vec::new(),
        faults: Faults::new(file),
        file,
        lines: &lines,
        body,
        pictures,
        has_figure: false,
    };
    remarks.into_iter().for_each(|remark| builder.remark(remark));
    builder.place("", Span::new(file, 0..lines.trim_end().len()));
    let head = given.unwrap_or_else(|| heads::take(&mut parts, body, file, &lines));
    let lost: BTreeSet<usize> = head.notes.iter().map(|(note, _)| *note).collect();
    builder.heads(head, &notes);
    builder.opening(&mut parts);
    builder.closing(&mut parts);
    let blocks = builder.blocks(parts);
    builder.body(blocks);
    builder.notes(notes, &lost);
    builder.finish()
}

struct ArticleBuilder<'a> {
    article: Article,
    places: Vec<(String, Span)>,
    faults: Faults,
    file: FileId,
    lines: &'a str,
    body: BodyLook,
    pictures: &'a BTreeMap<String, ImagePath>,
    /// Whether the part before was a picture, which a caption may follow.
    has_figure: bool,
}

impl ArticleBuilder<'_> {
    fn place(&mut self, name: impl Into<String>, span: Span) {
        self.places.push((name.into(), span));
    }

    fn remark(&mut self, remark: Remark) {
        let Remark { code, message, help, place, left_out } = remark;
        self.faults.add(code, place, || {
            let made = help.into_iter().fold(Diagnostic::new(code, message), Diagnostic::help);
            left_out.into_iter().fold(made, |made, text| made.data("text", text))
        });
    }

    fn doubt(&mut self, words: &str, place: Range<usize>, taken_for: &'static str) {
        let taken = Sentence::new(taken_for);
        let message = sentence!("unsure-heading.by-look", words, taken);
        let help = Some(sentence!("unsure-heading.help-by-look"));
        self.faults.report_with(Code::UnsureHeading, message, place, help);
    }

    fn heads(&mut self, head: Head, notes: &[Vec<Part>]) {
        for (line, taken_for) in &head.doubts {
            self.doubt(&line.text, line.place.range.clone(), taken_for);
        }
        for (note, place) in head.notes {
            let words = notes.get(note).map(|parts| plain(parts)).unwrap_or_default();
            self.remark(Remark { place: place.range, ..left_out("note", &words) });
        }
        if let Some(line) = head.column_title {
            self.place("column_title", line.place);
            self.article.column_title = Some(line.text);
        }
        self.article.kicker = self.head_lines("kicker", head.kicker);
        self.article.headline = self.head_lines("headline", head.headline);
        self.article.deck = self.head_lines("deck", head.deck);
        self.article.summary = self.head_lines("summary", head.summary);
        if let Some(line) = head.dateline {
            self.place("dateline", line.place);
            self.article.dateline = Some(line.text);
        }
        self.byline(head.byline);
        self.sign_off(head.sign_off);
    }

    fn head_lines(&mut self, part: &str, lines: Vec<HeadLine>) -> Vec<String> {
        for (number, line) in lines.iter().enumerate() {
            self.place(format!("{part}/{number}"), line.place.clone());
        }
        lines.into_iter().map(|line| line.text).collect()
    }

    fn byline(&mut self, people: People) {
        for (byline, span) in people {
            self.place(format!("byline/{}", self.article.byline.len()), span);
            self.article.byline.push(byline);
        }
    }

    fn sign_off(&mut self, people: People) {
        for (byline, span) in people {
            self.place(format!("sign_off/{}", self.article.sign_off.len()), span);
            self.article.sign_off.push(byline);
        }
    }

    fn unread(&mut self, span: Span) {
        let help = Some(sentence!("byline-as-text.help"));
        self.faults.report_with(Code::BylineAsText, sentence!("byline-as-text"), span.range, help);
    }

    fn cue(&self, paragraph: &Paragraph) -> CueLine<'_> {
        CueLine::of(self.lines, &Span::new(self.file, paragraph.place.clone()))
    }

    /// Takes dateline and byline off the first paragraph.
    fn opening(&mut self, parts: &mut Vec<Part>) {
        let is_text = |part: &Part| match part {
            Part::Picture(_) => false,
            Part::Paragraph(paragraph) => paragraph.look.role != Some(StyleRole::Caption),
            Part::Table(_) | Part::Group(_) => true,
        };
        if self.article.dateline.is_some() {
            return;
        }
        let Some(at) = parts.iter().position(is_text) else { return };
        let Part::Paragraph(first) = &mut parts[at] else { return };
        match self.cue(first).opening() {
            Cue::Taken(opening)
                if first.is_plain() && (self.article.byline.is_empty() || opening.byline.is_empty()) =>
            {
                self.article.dateline = Some(opening.dateline.0);
                self.place("dateline", opening.dateline.1);
                self.byline(opening.byline);
                first.cut_front(opening.length);
                if first.runs.is_empty() {
                    parts.remove(at);
                }
            }
            Cue::Taken(opening) => self.unread(opening.dateline.1),
            Cue::Unread(span) => self.unread(span),
            Cue::Nothing => {}
        }
    }

    /// Takes those who sign off the end of the text.
    fn closing(&mut self, parts: &mut Vec<Part>) {
        let at = parts.iter().rposition(|part| !matches!(part, Part::Picture(_)));
        if !self.article.sign_off.is_empty() {
            return;
        }
        let Some(Part::Paragraph(last)) = at.filter(|at| *at > 0).map(|at| &parts[at]) else { return };
        let (cue, is_right) = (self.cue(last), last.look.is_right());
        if let Some(span) = cue.closing_byline() {
            self.unread(span);
            return;
        }
        match cue.sign_off() {
            Cue::Taken(people) if last.is_plain() => {
                self.sign_off(people);
                parts.remove(at.unwrap_or_default());
            }
            // A photographer under a picture is part of its words.
            Cue::Unread(span)
                if at.is_some_and(|at| is_right || !matches!(parts[at - 1], Part::Picture(_))) =>
            {
                self.unread(span);
            }
            _ => {}
        }
    }

    /// The text as blocks, without pictures, which become figures of the article.
    fn blocks(&mut self, parts: Vec<Part>) -> Blocks {
        let mut blocks = Blocks::default();
        let mut caption: Option<Text> = None;
        let mut parts = parts.into_iter().peekable();
        while let Some(part) = parts.next() {
            match part {
                Part::Picture(picture) => self.figure(picture),
                Part::Paragraph(paragraph) if self.is_caption(&paragraph) => self.caption(paragraph),
                Part::Paragraph(paragraph)
                    if paragraph.look.role == Some(StyleRole::Caption)
                        && matches!(parts.peek(), Some(Part::Table(_))) =>
                {
                    caption = Some(self.text(&paragraph));
                }
                Part::Paragraph(paragraph) => {
                    self.has_figure = false;
                    self.paragraph(&paragraph, &mut blocks);
                }
                Part::Table(table) => {
                    self.has_figure = false;
                    self.table(table, caption.take(), &mut blocks);
                }
                Part::Group(group) => {
                    self.has_figure = false;
                    self.group(group, &mut blocks);
                }
            }
        }
        blocks
    }

    fn group(&mut self, group: Group, blocks: &mut Blocks) {
        let Group { kind, items } = group;
        match kind {
            GroupKind::List(start) => {
                let items = items.into_iter().map(|item| self.blocks(item)).collect();
                blocks.list(start, None, items);
            }
            GroupKind::Terms(manner) => {
                let items = items.into_iter().map(|item| self.blocks(item)).collect();
                blocks.list(None, manner, items);
            }
            GroupKind::Quote => items.into_iter().for_each(|item| blocks.quote(self.blocks(item))),
            GroupKind::Break => blocks.rule(),
            GroupKind::Verse => {
                for paragraph in items.iter().flatten().filter_map(Part::paragraph) {
                    blocks.verse(self.text(paragraph));
                }
            }
        }
    }

    fn text(&self, paragraph: &Paragraph) -> Text {
        text::of(&paragraph.runs, &paragraph.place, self.body.is_bold)
    }

    fn paragraph(&mut self, paragraph: &Paragraph, blocks: &mut Blocks) {
        match self.subhead(paragraph) {
            Some((level, by_style)) => {
                if !by_style {
                    self.doubt(&paragraph.text(), paragraph.place.clone(), "unsure-heading.subhead-in-text");
                }
                // A subhead is strong by itself.
                blocks.subhead(level, text::of(&paragraph.runs, &paragraph.place, true));
            }
            None => blocks.paragraph(self.text(paragraph)),
        }
    }

    /// The level of a subhead, and whether its style says that it is one.
    fn subhead(&self, paragraph: &Paragraph) -> Option<(u8, bool)> {
        if let Some(StyleRole::Heading(level)) = paragraph.look.role {
            return Some((level.clamp(1, 4), true));
        }
        let text = paragraph.text();
        let is_short = paragraph.length() <= LONGEST_SUBHEAD
            && !text.ends_with(['。', '；', '，', '：', '！', '？', '…', '”', '）']);
        let apart = paragraph.size() > self.body.size
            || paragraph.look.is_centred()
            || paragraph.is_bold() && !self.body.is_bold;
        let numbered = self.cue(paragraph).is_numbered();
        let level = if text.starts_with('（') && numbered { 2 } else { 1 };
        (is_short && apart).then_some((level, false))
    }

    fn figure(&mut self, picture: Picture) {
        let number = self.article.figures.len();
        self.place(format!("figures/{number}"), Span::new(self.file, picture.place));
        let image = self.pictures.get(&picture.part).cloned();
        self.article.figures.push(Figure { image, alt: picture.alt, ..Figure::default() });
        self.has_figure = true;
    }

    /// Whether a paragraph after a picture is its caption.
    fn is_caption(&self, paragraph: &Paragraph) -> bool {
        let cue = self.cue(paragraph);
        let is_small = paragraph.size() < self.body.size || paragraph.look.is_centred();
        self.has_figure
            && (paragraph.look.role == Some(StyleRole::Caption)
                || paragraph.length() <= LONGEST_CAPTION
                    && (cue.begins_caption() || cue.credited().is_some() || is_small)
                    && !matches!(paragraph.look.role, Some(StyleRole::Heading(_))))
    }

    fn caption(&mut self, mut paragraph: Paragraph) {
        self.has_figure = false;
        if paragraph.look.role != Some(StyleRole::Caption) {
            self.doubt(&paragraph.text(), paragraph.place.clone(), "unsure-heading.caption");
        }
        let text = paragraph.text();
        let told = paragraph.look.credit.and_then(|bytes| text.split_at_checked(text.len() - bytes));
        let told = told.map(|(caption, credit)| (caption.trim_end().len(), credit.to_owned()));
        let credited = told.or_else(|| self.cue(&paragraph).credited());
        let number = self.article.figures.len().saturating_sub(1);
        let credit = credited.filter(|_| paragraph.is_plain());
        if let Some((length, _)) = &credit {
            paragraph.keep_front(*length);
        }
        let (caption, pieces) = self.text(&paragraph).finish();
        for (piece, range) in pieces.into_iter().enumerate() {
            self.place(format!("figures/{number}/caption/{piece}"), Span::new(self.file, range));
        }
        if let Some(figure) = self.article.figures.last_mut() {
            figure.caption = caption;
            figure.credit = credit.map(|(_, words)| words);
        }
    }

    fn table(&mut self, table: WordTable, caption: Option<Text>, blocks: &mut Blocks) {
        let place = table.place.clone();
        let mut read =
            ReadTable { caption: caption.unwrap_or_default(), chart: table.chart, ..ReadTable::default() };
        let mut pictures = Vec::new();
        for row in table.rows {
            let mut cells = Vec::with_capacity(row.cells.len());
            for cell in row.cells {
                let mut text = Text::default();
                self.cell(cell.parts, &mut text, &mut pictures, &place);
                let span = CellSpan { columns: cell.columns, rows: cell.rows };
                cells.push(ReadCell { text, span, is_head: cell.is_head, place: place.clone() });
            }
            let row_read = ReadRow { cells, place: place.clone() };
            match row.is_head && read.rows.is_empty() {
                true => read.head.push(row_read),
                false => read.rows.push(row_read),
            }
        }
        read.report_uneven(&mut self.faults);
        let is_blank = |row: &ReadRow| row.cells.iter().all(|cell| cell.text.is_empty());
        // A table of pictures alone only puts them side by side.
        if !pictures.is_empty() && read.rows.iter().chain(&read.head).all(is_blank) {
            read = ReadTable { caption: read.caption, ..ReadTable::default() };
        }
        match read.rows.is_empty() && read.head.is_empty() {
            true => blocks.paragraph(read.caption),
            false => blocks.table(read),
        }
        pictures.into_iter().for_each(|picture| self.figure(picture));
    }

    /// The text of a cell; tables in it become lines.
    fn cell(&mut self, parts: Vec<Part>, text: &mut Text, pictures: &mut Vec<Picture>, place: &Range<usize>) {
        for part in parts {
            match part {
                Part::Paragraph(paragraph) => {
                    if !text.is_empty() {
                        text.line_break();
                    }
                    text.append(self.text(&paragraph));
                }
                Part::Picture(picture) => pictures.push(picture),
                Part::Group(group) => {
                    group.items.into_iter().for_each(|item| self.cell(item, text, pictures, place));
                }
                Part::Table(inner) => {
                    self.faults.report(
                        Code::ChangedForm,
                        sentence!("changed-form.inner-table"),
                        place.clone(),
                    );
                    for cell in inner.rows.into_iter().flat_map(|row| row.cells) {
                        self.cell(cell.parts, text, pictures, place);
                    }
                }
            }
        }
    }

    fn body(&mut self, blocks: Blocks) {
        let blocks = blocks.with_interviews();
        for (number, range) in blocks.pieces.into_iter().enumerate() {
            self.place(format!("body/{number}"), Span::new(self.file, range));
        }
        self.article.body = blocks.blocks;
    }

    /// The notes in the order of their marks; those of the head were reported.
    fn notes(&mut self, notes: Vec<Vec<Part>>, lost: &BTreeSet<usize>) {
        let mut read: ReadNotes = Vec::with_capacity(notes.len());
        for (number, parts) in notes.into_iter().enumerate().filter(|(number, _)| !lost.contains(number)) {
            let blocks = self.blocks(parts);
            read.push((text::note_id(number), blocks));
        }
        let ordered = order_notes(&self.article.body, &self.article.figures, read);
        for (number, (id, blocks)) in ordered.into_iter().enumerate() {
            for (piece, range) in blocks.pieces.into_iter().enumerate() {
                self.place(format!("notes/{number}/{piece}"), Span::new(self.file, range));
            }
            self.article.notes.push(Note { id, blocks: blocks.blocks });
        }
    }

    fn finish(self) -> BuiltArticle {
        let id = &self.article.id;
        let found = self.faults.into_diagnostics().into_iter();
        let diagnostics = found.map(|diagnostic| diagnostic.in_article(id)).collect();
        BuiltArticle { diagnostics, places: self.places, article: self.article }
    }
}

/// The characters of parts.
fn plain(parts: &[Part]) -> String {
    let lines: Vec<String> = parts.iter().filter_map(Part::paragraph).map(Paragraph::text).collect();
    lines.join(" ")
}
