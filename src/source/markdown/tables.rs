//! Tables of HTML, as a block of a text: for cells that span others, and as OCR programs write them.
//!
//! What stands in a cell is HTML: the inline elements that are known, `<a>`, character references and marks of notes;
//! stars and low lines are characters.

use std::ops::Range;

use crate::messages::{Sentence, sentence};
use crate::model::MOST_SPAN;
use crate::source::fields::body::DEEPEST;
use crate::source::html::{
    AROUND_TABLES, HtmlCell, HtmlLines, HtmlPiece, HtmlRow, HtmlTable, PieceKind, TableFault, each_reference,
    pieces, read_table,
};
use crate::source::normal::{ReadCell, ReadRow, ReadTable, Text};

use super::NoteLabels;
use super::flow::PartKind;
use super::html::{ElementTag, InlineElement, tag};
use super::inline::marked_label;
use super::reader::MarkdownReader;

/// What stands between the last characters of a cell and the next.
#[derive(Default)]
struct Between {
    /// Blanks, in the source, and whether a line ends in them.
    blanks: Option<(Range<usize>, bool)>,
    /// Whether a new line begins.
    new_line: bool,
    /// Whether nothing stands in the line so far.
    at_start: bool,
}

impl MarkdownReader<'_> {
    /// Reads a block of HTML that holds tables; false if there is none.
    pub(super) fn html_tables(&mut self, lines: &[Range<usize>]) -> bool {
        let html = HtmlLines::of(lines.iter().map(|line| (&self.source[line.clone()], line.start)));
        let all = pieces(&html.text);
        let is_table = |piece: &HtmlPiece| piece.opens() == Some("table");
        if !all.iter().any(is_table) {
            return false;
        }
        let mut rest = all.as_slice();
        while !rest.is_empty() {
            let before = rest.iter().position(is_table).unwrap_or(rest.len());
            self.beside_table(&html, &rest[..before]);
            rest = &rest[before..];
            if !rest.is_empty() {
                let (table, taken) = read_table(rest, &html.text);
                self.html_table(&html, &rest[..taken], table);
                rest = &rest[taken..];
            }
        }
        true
    }

    /// What stands before or after a table in its block.
    fn beside_table(&mut self, html: &HtmlLines, pieces: &[HtmlPiece]) {
        let is_around = |piece: &HtmlPiece| {
            piece.opens().or_else(|| piece.closes()).is_some_and(|name| AROUND_TABLES.contains(&name))
        };
        for part in pieces.split(is_around) {
            let says = |piece: &&HtmlPiece| {
                piece.kind == PieceKind::Text && !html.text[piece.range.clone()].trim().is_empty()
            };
            if let Some(first) = part.iter().find(says) {
                let words = ("unsupported-markdown.beside-table", "unsupported-markdown.help-beside-table");
                self.unsupported_with(words, html.place(first.words(&html.text)));
            }
            let text = self.html_text(html, part);
            self.blocks().paragraph(text);
        }
    }

    fn html_table(&mut self, html: &HtmlLines, pieces: &[HtmlPiece], found: HtmlTable) {
        for (fault, range) in &found.faults {
            self.table_fault(*fault, html.place(range.clone()));
        }
        let mut caption = Text::default();
        for content in found.captions {
            caption.line_break();
            caption.append(self.html_text(html, &pieces[content]));
        }
        let rows = |reader: &mut Self, rows: Vec<HtmlRow>| -> Vec<ReadRow> {
            rows.into_iter().map(|row| reader.html_row(html, pieces, row)).collect()
        };
        let head = rows(self, found.head);
        let rows = rows(self, found.rows);
        let table = ReadTable { caption, columns: found.columns, head, rows, chart: found.chart };
        table.report_uneven(self.faults);
        self.blocks().table(table);
        for content in found.strays {
            let text = self.html_text(html, &pieces[content]);
            self.blocks().paragraph(text);
        }
    }

    fn html_row(&mut self, html: &HtmlLines, pieces: &[HtmlPiece], row: HtmlRow) -> ReadRow {
        let mut cell = |HtmlCell { place, content, span, is_head, .. }| ReadCell {
            text: self.html_text(html, &pieces[content]),
            span,
            is_head,
            place: self.file_range(html.place(place)),
        };
        let cells = row.cells.into_iter().map(&mut cell).collect();
        ReadRow { cells, place: self.file_range(html.place(row.place)) }
    }

    fn table_fault(&mut self, fault: TableFault, range: Range<usize>) {
        match fault {
            TableFault::Open => {
                let words = ("unsupported-markdown.open-table", "unsupported-markdown.help-open-table");
                self.unsupported_with(words, range);
            }
            TableFault::Stray => {
                let words = ("unsupported-markdown.stray", "unsupported-markdown.help-stray");
                self.unsupported_with(words, range);
            }
            TableFault::ClosesNothing => {
                self.unsupported(Sentence::new("unsupported-markdown.closes-nothing"), range);
            }
            TableFault::BadChart => {
                let words = ("unsupported-markdown.chart", "unsupported-markdown.help-chart");
                self.unsupported_with(words, range);
            }
            TableFault::BadSpan => {
                self.unsupported(sentence!("unsupported-markdown.span", most = MOST_SPAN), range);
            }
        }
    }

    /// The text of some pieces.
    fn html_text(&mut self, html: &HtmlLines, pieces: &[HtmlPiece]) -> Text {
        if pieces.is_empty() {
            return Text::default();
        }
        self.begin(false);
        let mut between = Between { at_start: true, ..Between::default() };
        for piece in pieces {
            let range = html.place(piece.range.clone());
            match piece.kind {
                PieceKind::Text => self.html_characters(html, piece.range.clone(), &mut between),
                PieceKind::Comment => self.comment(range.clone()),
                PieceKind::Open { .. } | PieceKind::Close(_) => {
                    self.html_tag(&html.text[piece.range.clone()], piece, range.clone(), &mut between);
                }
            }
            self.at = range.end;
        }
        self.take_text()
    }

    fn html_tag(&mut self, html: &str, piece: &HtmlPiece, range: Range<usize>, between: &mut Between) {
        match (piece.opens(), piece.closes()) {
            (Some("table"), _) => {
                self.unsupported(Sentence::new("unsupported-markdown.inner-table"), range);
                between.new_line = !between.at_start;
            }
            (Some("p" | "tr"), _) | (_, Some("p" | "tr" | "table")) => between.new_line = !between.at_start,
            (Some(name), _) | (_, Some(name)) if is_of_table(name) => {
                between.blanks.get_or_insert((range, false));
            }
            (Some("a"), _) => {
                self.settle(between);
                match piece.attribute("href").filter(|_| self.inline().depth() <= DEEPEST) {
                    Some(url) => {
                        self.check_address(url, range.clone());
                        self.open_inline(PartKind::Link(url.to_owned()), range);
                    }
                    None => self.unknown_html(html, range),
                }
            }
            (_, Some("a")) if matches!(self.inline().innermost().kind, PartKind::Link(_)) => {
                self.close_part(range.end);
            }
            _ => {
                match tag(html) {
                    Some(ElementTag::Open(InlineElement::Break)) => {
                        *between = Between { at_start: true, ..Between::default() };
                    }
                    Some(ElementTag::Close(_)) => {}
                    _ => self.settle(between),
                }
                self.html(html, range);
            }
        }
    }

    /// Adds characters of HTML; blanks run together (CSS Text, §4.1.1).
    fn html_characters(&mut self, html: &HtmlLines, range: Range<usize>, between: &mut Between) {
        let text = &html.text[range.clone()];
        let at = |part: Range<usize>| html.place(range.start + part.start..range.start + part.end);
        each_reference(text, |part, reference| match reference {
            Some(characters) => {
                self.settle(between);
                let place = self.file_range(at(part));
                self.inline().push(characters, place);
            }
            None => self.html_words(
                &text[part.clone()],
                &|word| at(part.start + word.start..part.start + word.end),
                between,
            ),
        });
    }

    /// Adds words and marks of notes; `at` says where in the source they stand.
    fn html_words(&mut self, text: &str, at: &dyn Fn(Range<usize>) -> Range<usize>, between: &mut Between) {
        let mut start = 0;
        while start < text.len() {
            let rest = &text[start..];
            let blanks = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
            if blanks > 0 {
                let ends_line = rest[..blanks].contains('\n');
                between.blanks.get_or_insert((at(start..start + blanks), ends_line)).1 |= ends_line;
                start += blanks;
                continue;
            }
            self.settle(between);
            if let Some(label) = marked_label(rest) {
                let end = start + label.len() + "[^]".len();
                if self.has_note(label) {
                    self.note_mark(label, at(start..end));
                    start = end;
                    continue;
                }
                self.undefined_mark(label, at(start..end));
            }
            let is_end = |&(found, c): &(usize, char)| {
                found > 0 && (c.is_ascii_whitespace() || rest[found..].starts_with("[^"))
            };
            let end = rest.char_indices().find(is_end).map_or(text.len(), |(found, _)| start + found);
            let place = self.file_range(at(start..end));
            self.inline().push(&text[start..end], place);
            start = end;
        }
    }

    /// Adds what stands before the next characters.
    fn settle(&mut self, between: &mut Between) {
        let Between { blanks, new_line, at_start } = std::mem::take(between);
        match blanks {
            _ if new_line => self.inline().line_break(),
            Some((range, ends_line)) if !at_start => {
                let place = self.file_range(range);
                if ends_line { self.inline().soft_break(place) } else { self.inline().push(" ", place) }
            }
            _ => {}
        }
    }

    fn has_note(&mut self, label: &str) -> bool {
        self.labels.get_or_insert_with(|| NoteLabels::of(self.source)).has(label)
    }
}

/// Whether an element stands only in tables.
fn is_of_table(name: &str) -> bool {
    matches!(name, "thead" | "tbody" | "tfoot" | "td" | "th" | "caption" | "colgroup" | "col")
}
