//! A table out of its pieces of HTML, with what people and OCR programs leave out: rows without `<tbody>`, end
//! tags, sections in another order.

use std::ops::Range;

use super::pieces::{HtmlPiece, PieceKind};
use crate::model::{Alignment, CellSpan, ChartKind, Grid, MOST_SPAN};

/// A table. Contents are ranges of the pieces it was read from, places are ranges of bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HtmlTable {
    /// Contents of its captions.
    pub captions: Vec<Range<usize>>,
    /// How its columns are set.
    pub columns: Vec<Alignment>,
    /// The rows of its head.
    pub head: Vec<HtmlRow>,
    /// The rows below.
    pub rows: Vec<HtmlRow>,
    /// Texts in no cell, as contents.
    pub strays: Vec<Range<usize>>,
    /// How it is drawn (`data-chart`).
    pub chart: Option<ChartKind>,
    /// What is wrong with it, with places.
    pub faults: Vec<(TableFault, Range<usize>)>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HtmlRow {
    /// The place of its tag, or of its first cell.
    pub place: Range<usize>,
    /// Its cells.
    pub cells: Vec<HtmlCell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HtmlCell {
    /// The place of its tag.
    pub place: Range<usize>,
    /// What it holds.
    pub content: Range<usize>,
    /// How many columns and rows it asks for.
    pub span: CellSpan,
    /// Whether it is a head (`<th>`).
    pub is_head: bool,
    /// How it is set, where it says so.
    alignment: Option<Alignment>,
}

/// What is wrong with a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFault {
    /// It does not end.
    Open,
    /// An end tag closes nothing.
    ClosesNothing,
    /// A span is no number from 1 to the most there is.
    BadSpan,
    /// It is to be drawn in a way that is not known.
    BadChart,
    /// A text stands in no cell.
    Stray,
}

/// Reads the table whose start tag is the first of some pieces. Returns also how many pieces it takes. A table in a
/// cell belongs to the content of the cell.
pub fn read_table(pieces: &[HtmlPiece], text: &str) -> (HtmlTable, usize) {
    let mut reader = TableReader {
        table: HtmlTable::default(),
        foot: Vec::new(),
        section: Section::Body,
        has_head: false,
        row: None,
        open: None,
        columns: Vec::new(),
    };
    if let Some(first) = pieces.first()
        && let Some(word) = first.attribute("data-chart")
    {
        reader.table.chart = ChartKind::of_word(word.trim());
        let fault = reader.table.chart.is_none().then(|| (TableFault::BadChart, first.range.clone()));
        reader.table.faults.extend(fault);
    }
    let (mut depth, mut end) = (0_usize, pieces.len());
    for (number, piece) in pieces.iter().enumerate().skip(1) {
        let in_cell = reader.open.is_some();
        match (piece.opens(), piece.closes()) {
            (Some("table"), _) if in_cell => depth += 1,
            (Some("table"), _) => {
                end = number;
                break;
            }
            (_, Some("table")) if depth > 0 => depth -= 1,
            (_, Some("table")) => {
                reader.close_row(number);
                return (reader.finish(), number + 1);
            }
            _ if depth > 0 => {}
            (Some(name), _) => reader.open(name, number, piece),
            (_, Some(name)) => reader.close(name, number, piece),
            (None, None) if !in_cell => reader.stray(number, piece, text),
            (None, None) => {}
        }
    }
    reader.table.faults.push((TableFault::Open, pieces[0].range.clone()));
    reader.close_row(end);
    (reader.finish(), end)
}

/// A part of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Head,
    Body,
    Foot,
}

/// What is open and takes content.
enum OpenPart {
    Caption(usize),
    Cell(HtmlCell),
}

struct TableReader {
    table: HtmlTable,
    foot: Vec<HtmlRow>,
    section: Section,
    /// Whether it says itself what its head is.
    has_head: bool,
    row: Option<HtmlRow>,
    open: Option<OpenPart>,
    /// Alignments of `<col>`.
    columns: Vec<Option<Alignment>>,
}

impl TableReader {
    fn open(&mut self, name: &str, number: usize, piece: &HtmlPiece) {
        match name {
            "thead" | "tbody" | "tfoot" => {
                self.close_row(number);
                self.section = section(name);
                self.has_head |= self.section == Section::Head;
            }
            "tr" => {
                self.close_row(number);
                self.row = Some(HtmlRow { place: piece.range.clone(), cells: Vec::new() });
            }
            "td" | "th" => {
                self.close_part(number);
                let place = piece.range.clone();
                let span =
                    CellSpan { columns: self.span("colspan", piece), rows: self.span("rowspan", piece) };
                let (is_head, content) = (name == "th", number + 1..number + 1);
                let cell =
                    HtmlCell { place: place.clone(), content, span, is_head, alignment: alignment(piece) };
                self.row.get_or_insert_with(|| HtmlRow { place, cells: Vec::new() });
                self.open = Some(OpenPart::Cell(cell));
            }
            "caption" => {
                self.close_row(number);
                self.open = Some(OpenPart::Caption(number + 1));
            }
            "col" => {
                self.close_row(number);
                self.columns.push(alignment(piece));
            }
            "colgroup" => self.close_row(number),
            _ if self.open.is_none() => self.add_stray(number),
            _ => {}
        }
    }

    fn close(&mut self, name: &str, number: usize, piece: &HtmlPiece) {
        let closes = match name {
            "td" | "th" => matches!(self.open, Some(OpenPart::Cell(_))),
            "caption" => matches!(self.open, Some(OpenPart::Caption(_))),
            "tr" => self.row.is_some(),
            "thead" | "tbody" | "tfoot" => true,
            "colgroup" => return,
            _ if self.open.is_none() => return self.add_stray(number),
            _ => return,
        };
        match name {
            _ if !closes => self.table.faults.push((TableFault::ClosesNothing, piece.range.clone())),
            "td" | "th" | "caption" => self.close_part(number),
            "tr" => self.close_row(number),
            _ => {
                self.close_row(number);
                self.section = Section::Body;
            }
        }
    }

    /// Ends the cell or the caption that is open before a piece.
    fn close_part(&mut self, end: usize) {
        match self.open.take() {
            Some(OpenPart::Caption(start)) => self.table.captions.push(start..end),
            Some(OpenPart::Cell(mut cell)) => {
                cell.content.end = end;
                if let Some(row) = &mut self.row {
                    row.cells.push(cell);
                }
            }
            None => {}
        }
    }

    fn close_row(&mut self, end: usize) {
        self.close_part(end);
        let Some(row) = self.row.take() else { return };
        match self.section {
            Section::Head => self.table.head.push(row),
            Section::Body => self.table.rows.push(row),
            Section::Foot => self.foot.push(row),
        }
    }

    fn stray(&mut self, number: usize, piece: &HtmlPiece, text: &str) {
        let is_text = piece.kind == PieceKind::Text && !text[piece.range.clone()].trim().is_empty();
        if is_text {
            self.table.faults.push((TableFault::Stray, piece.words(text)));
        }
        if is_text || piece.kind == PieceKind::Comment {
            self.add_stray(number);
        }
    }

    fn add_stray(&mut self, number: usize) {
        match self.table.strays.last_mut().filter(|last| last.end == number) {
            Some(last) => last.end += 1,
            None => self.table.strays.push(number..number + 1),
        }
    }

    fn span(&mut self, name: &str, piece: &HtmlPiece) -> u16 {
        let Some(written) = piece.attribute(name) else { return 1 };
        let number = written.trim().parse().ok().filter(|number| (1..=MOST_SPAN).contains(number));
        if number.is_none() {
            self.table.faults.push((TableFault::BadSpan, piece.range.clone()));
        }
        number.unwrap_or(1)
    }

    fn finish(mut self) -> HtmlTable {
        let mut table = self.table;
        table.rows.append(&mut self.foot);
        if !self.has_head {
            // Rows of heads alone are the head where no `<thead>` says what is.
            let head = rows_of_heads(&table.rows);
            table.head = table.rows.drain(..head).collect();
        }
        table.columns = alignments(&table, &self.columns);
        table
    }
}

/// How many of the first rows hold heads alone, none of which reaches below them; none if all rows do.
fn rows_of_heads(rows: &[HtmlRow]) -> usize {
    let is_head = |row: &&HtmlRow| !row.cells.is_empty() && row.cells.iter().all(|cell| cell.is_head);
    let (mut reach, mut whole) = (0, 0);
    for (number, row) in rows.iter().take_while(is_head).enumerate() {
        let rows = row.cells.iter().map(|cell| usize::from(cell.span.rows)).max().unwrap_or(1);
        reach = reach.max(number + rows);
        if reach == number + 1 {
            whole = reach;
        }
    }
    if whole == rows.len() { 0 } else { whole }
}

fn section(name: &str) -> Section {
    match name {
        "thead" => Section::Head,
        "tfoot" => Section::Foot,
        _ => Section::Body,
    }
}

/// What a tag says of how its text is set, by an attribute or a style.
fn alignment(piece: &HtmlPiece) -> Option<Alignment> {
    let style = piece.attribute("style").and_then(|style| style.split_once("text-align:"));
    let style = style.map(|(_, value)| value.split(';').next().unwrap_or_default());
    match piece.attribute("align").or(style)?.trim().to_ascii_lowercase().as_str() {
        "center" => Some(Alignment::Center),
        "right" | "end" => Some(Alignment::End),
        "left" | "start" => Some(Alignment::Start),
        _ => None,
    }
}

/// How the columns are set: as `<col>` says, else as most cells below the head say.
fn alignments(table: &HtmlTable, columns: &[Option<Alignment>]) -> Vec<Alignment> {
    let spans = |row: &HtmlRow| row.cells.iter().map(|cell| cell.span).collect::<Vec<_>>();
    let rows: Vec<_> = table.rows.iter().map(spans).collect();
    let grid = Grid::of(0, &[], &rows);
    let mut counts = vec![[0_usize; 3]; grid.columns.max(columns.len())];
    for (row, places) in table.rows.iter().zip(&grid.rows) {
        for (cell, place) in row.cells.iter().zip(&places.cells).filter(|(cell, _)| cell.span.columns == 1) {
            counts[place.column][cell.alignment.unwrap_or_default() as usize] += 1;
        }
    }
    let most = |counts: &[usize; 3]| {
        let all = [Alignment::Start, Alignment::Center, Alignment::End];
        all.into_iter().rev().max_by_key(|&one| counts[one as usize]).unwrap_or_default()
    };
    let said = |number: usize| columns.get(number).copied().flatten();
    counts.iter().enumerate().map(|(number, counts)| said(number).unwrap_or_else(|| most(counts))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::pieces::pieces;
    use super::*;

    /// The cells of the head and of the rows below, and what is wrong.
    fn read(html: &str) -> (Vec<String>, Vec<String>, Vec<TableFault>) {
        let found = pieces(html);
        let (table, _) = read_table(&found, html);
        let text = |content: &Range<usize>| {
            found[content.clone()].iter().map(|piece| &html[piece.range.clone()]).collect::<String>()
        };
        let row = |row: &HtmlRow| {
            let cell = |cell: &HtmlCell| {
                let mark = if cell.is_head { "*" } else { "" };
                let CellSpan { columns, rows } = cell.span;
                let span = if cell.span == CellSpan::default() {
                    String::new()
                } else {
                    format!("{columns}x{rows}")
                };
                format!("{mark}{}{span}", text(&cell.content))
            };
            row.cells.iter().map(cell).collect::<Vec<_>>().join("|")
        };
        let faults = table.faults.iter().map(|(fault, _)| *fault).collect();
        (table.head.iter().map(row).collect(), table.rows.iter().map(row).collect(), faults)
    }

    fn of(rows: &[&str]) -> Vec<String> {
        rows.iter().map(|row| (*row).to_owned()).collect()
    }

    #[test]
    fn sections_make_head_and_rows_and_a_foot_comes_last() {
        let html = "<table><tfoot><tr><td>计</td></tr></tfoot><thead><tr><th colspan=2>头</th></tr></thead>\
                    <tbody><tr><th>甲</th><td rowspan=\"2\">乙</td></tr></tbody></table>";
        assert_eq!(read(html), (of(&["*头2x1"]), of(&["*甲|乙1x2", "计"]), vec![]));
    }

    #[test]
    fn rows_of_heads_alone_are_the_head_where_nothing_says_what_is() {
        let html = "<table><tr><th>一<th>二<tr><td>甲<td>乙<tr><th>丙<th>丁</table>";
        assert_eq!(read(html), (of(&["*一|*二"]), of(&["甲|乙", "*丙|*丁"]), vec![]));
        let html = "<table><tr><th>一<th rowspan=2>二<tr><td>甲</table>";
        assert_eq!(read(html).0, of(&[]), "a head of a row below is none of the table");
        assert_eq!(
            read("<table><tr><th>一</th></tr></table>").0,
            of(&[]),
            "not of a table that has nothing else"
        );
    }

    #[test]
    fn tables_in_cells_belong_to_the_cell() {
        let html = "<table><tr><td>甲<table><tr><td>内</td></tr></table></td><td>乙</td></tr></table>";
        let (_, rows, faults) = read(html);
        assert_eq!((rows, faults), (of(&["甲<table><tr><td>内</td></tr></table>|乙"]), vec![]));
    }

    #[test]
    fn what_is_wrong_is_told_and_nothing_is_lost() {
        use TableFault::*;
        for (html, rows, faults) in [
            ("<table><tr><td>甲", vec!["甲"], vec![Open]),
            ("<table><tr><td>甲</td></td></tr></tr></table>", vec!["甲"], vec![ClosesNothing, ClosesNothing]),
            ("<table><td>甲</td><tr>乙<td>丙</td></tr></table>", vec!["甲", "丙"], vec![Stray]),
            (
                "<table><tr><td colspan=0>甲<td rowspan=x>乙<td colspan=1001>丙</table>",
                vec!["甲|乙|丙"],
                vec![BadSpan; 3],
            ),
        ] {
            assert_eq!(read(html), (vec![], of(&rows), faults), "{html}");
        }
    }

    #[test]
    fn columns_are_set_as_they_say_or_as_most_of_their_cells() {
        let html = "<table><colgroup><col><col align=center></colgroup><tr><td align=right>1<td>甲<td>乙<tr>\
                    <td style=\"text-align: right;\">2<td align=right>丙<td align=center>丁</table>";
        let (table, _) = read_table(&pieces(html), html);
        assert_eq!(table.columns, [Alignment::End, Alignment::Center, Alignment::Start]);
    }
}
