//! A table of HTML, as programs write it that see the structure of a page.

use std::ops::Range;

use crate::diagnostics::{Diagnostic, FileId, Span};
use crate::model::Block;
use crate::source::html::{
    AROUND_TABLES, HtmlCell, HtmlLines, HtmlPiece, HtmlRow, PieceKind, each_reference, pieces, read_table,
};
use crate::source::normal::{Blocks, ReadCell, ReadRow, ReadTable, Text};
use crate::source::record::Faults;

use super::lines::{PageExcerpt, PageParagraph};

/// Tables of a page.
pub(super) struct PageTables {
    /// The tables.
    pub(super) blocks: Vec<Block>,
    /// The place of each piece of their text.
    pub(super) places: Vec<Span>,
    /// What is uneven about them.
    pub(super) remarks: Vec<Diagnostic>,
}

/// Whether a line begins with the tag of a table or with one of those around it.
pub(super) fn begins(line: PageExcerpt<'_>) -> bool {
    let Some(rest) = line.text.strip_prefix('<') else { return false };
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let name: String = name.chars().take_while(char::is_ascii_alphabetic).collect();
    let name = name.to_ascii_lowercase();
    name == "table" || AROUND_TABLES.contains(&name.as_str())
}

/// The tables that a paragraph is; `None` where it is anything else, or where something of it is in no cell. Of
/// the elements in cells only `<br>` is read, for nothing else is certain to be markup.
pub(super) fn tables(paragraph: &PageParagraph<'_>) -> Option<PageTables> {
    if !begins(paragraph.first()) {
        return None;
    }
    let file = paragraph.first().span().file;
    let lines = paragraph.lines.iter().flat_map(|line| {
        let range = line.words.span().range;
        [(line.words.text, range.start), ("\n", range.end)]
    });
    let html = HtmlLines::of(lines);
    let all = pieces(&html.text);
    let (mut rest, mut made, mut faults) = (all.as_slice(), Blocks::default(), Faults::new(file));
    while let Some(first) = rest.first() {
        if first.opens() != Some("table") {
            rest = is_around(first, &html.text).then_some(&rest[1..])?;
            continue;
        }
        let (found, taken) = read_table(rest, &html.text);
        let is_whole = found.faults.is_empty() && found.strays.is_empty();
        let reader = CellReader { html: &html, pieces: &rest[..taken] };
        let mut caption = Text::default();
        for content in found.captions {
            caption.line_break();
            caption.append(reader.text(content));
        }
        let rows = |rows: Vec<HtmlRow>| rows.into_iter().map(|row| reader.row(row)).collect();
        let (head, rows) = (rows(found.head), rows(found.rows));
        let table = ReadTable { caption, columns: found.columns, head, rows, chart: found.chart };
        table.report_uneven(&mut faults);
        made.table(is_whole.then_some(table)?);
        rest = &rest[taken..];
    }
    (!made.blocks.is_empty()).then(|| of_page(made, file, faults))
}

fn of_page(made: Blocks, file: FileId, faults: Faults) -> PageTables {
    let places = made.pieces.into_iter().map(|range| Span::new(file, range)).collect();
    PageTables { blocks: made.blocks, places, remarks: faults.into_diagnostics() }
}

/// Whether a piece between tables says nothing.
fn is_around(piece: &HtmlPiece, text: &str) -> bool {
    match piece.opens().or_else(|| piece.closes()) {
        Some(name) => AROUND_TABLES.contains(&name),
        None => piece.kind == PieceKind::Text && text[piece.range.clone()].trim().is_empty(),
    }
}

/// Reads cells of a table.
struct CellReader<'a> {
    html: &'a HtmlLines,
    pieces: &'a [HtmlPiece],
}

impl CellReader<'_> {
    fn row(&self, row: HtmlRow) -> ReadRow {
        let cell = |HtmlCell { place, content, span, is_head, .. }| ReadCell {
            text: self.text(content),
            span,
            is_head,
            place: self.html.place(place),
        };
        ReadRow { cells: row.cells.into_iter().map(cell).collect(), place: self.html.place(row.place) }
    }

    fn text(&self, content: Range<usize>) -> Text {
        let pieces = &self.pieces[content];
        let is_blank = |piece: &&HtmlPiece| self.html.text[piece.range.clone()].trim().is_empty();
        let blank_end = pieces.iter().rev().take_while(is_blank).count();
        let mut text = Text::default();
        for piece in &pieces[..pieces.len() - blank_end] {
            if piece.opens() == Some("br") {
                text.line_break();
            } else {
                self.characters(piece.range.clone(), &mut text);
            }
        }
        text
    }

    /// Adds characters; blanks at either end are those of the file.
    fn characters(&self, range: Range<usize>, text: &mut Text) {
        let typed = &self.html.text[range.clone()];
        let start = range.start + typed.len() - typed.trim_start().len();
        let typed = typed.trim();
        each_reference(typed, |part, reference| {
            let characters = reference.map_or_else(|| typed[part.clone()].replace('\n', " "), str::to_owned);
            text.push(&characters, self.html.place(start + part.start..start + part.end));
        });
    }
}
