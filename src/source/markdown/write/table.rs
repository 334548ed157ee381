//! Tables: of pipes, and of HTML where their cells span others.

use super::inline::{self, EscapeContext};
use crate::model::{Alignment, Cell, Inline, Table};

/// The lines of a table.
pub(super) fn lines(table: &Table) -> Vec<String> {
    if table.is_plain() { pipes(table) } else { html(table) }
}

/// A table of pipes. One without a head gets an empty one, which is read as none.
fn pipes(table: &Table) -> Vec<String> {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let cells = |cells: &[Cell]| {
        row(cells.iter().map(|cell| inline::text(&cell.text, EscapeContext::Cell)).collect())
    };
    let rule = |alignment: &Alignment| match alignment {
        Alignment::Start => "---".to_owned(),
        Alignment::Center => ":-:".to_owned(),
        Alignment::End => "--:".to_owned(),
    };
    let head =
        if table.head.is_empty() { vec![Cell::default(); table.columns.len()] } else { table.head.clone() };
    let mut lines = vec![cells(&head), row(table.columns.iter().map(rule).collect())];
    lines.extend(table.rows.iter().map(|row| cells(row)));
    lines
}

/// A table of HTML, a row a line.
fn html(table: &Table) -> Vec<String> {
    let chart = table.chart.map(|chart| format!(" data-chart=\"{}\"", chart.word())).unwrap_or_default();
    let mut lines = vec![format!("<table{chart}>")];
    if !table.caption.is_empty() {
        lines.push(format!("<caption>{}</caption>", inlines(&table.caption)));
    }
    if table.columns.iter().any(|column| *column != Alignment::Start) {
        let column = |column: &Alignment| match column {
            Alignment::Start => "<col>",
            Alignment::Center => "<col align=\"center\">",
            Alignment::End => "<col align=\"right\">",
        };
        let columns: String = table.columns.iter().map(column).collect();
        lines.push(format!("<colgroup>{columns}</colgroup>"));
    }
    let rows = |cells: &Vec<Cell>, in_head: bool| {
        let cells = cells.iter().map(|cell| html_cell(cell, in_head || cell.is_head));
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    // Without one, rows of heads alone would be taken for the head.
    let begins_with_heads = table.rows.first().is_some_and(|row| row.iter().all(|cell| cell.is_head));
    if !table.head.is_empty() || begins_with_heads {
        lines.push("<thead>".to_owned());
        lines.extend(table.head_rows().map(|row| rows(row, true)));
        lines.push("</thead>".to_owned());
    }
    lines.push("<tbody>".to_owned());
    lines.extend(table.rows.iter().map(|row| rows(row, false)));
    lines.extend(["</tbody>".to_owned(), "</table>".to_owned()]);
    lines
}

fn html_cell(cell: &Cell, is_head: bool) -> String {
    let element = if is_head { "th" } else { "td" };
    let span = |name: &str, number: u16| match number {
        1 => String::new(),
        _ => format!(" {name}=\"{number}\""),
    };
    let spans = span("colspan", cell.span.columns) + &span("rowspan", cell.span.rows);
    format!("<{element}{spans}>{}</{element}>", inlines(&cell.text))
}

/// Inline text as HTML, in one line.
fn inlines(text: &[Inline]) -> String {
    text.iter().map(inline_html).collect()
}

fn inline_html(inline: &Inline) -> String {
    let element = |name: &str, content: &[Inline]| format!("<{name}>{}</{name}>", inlines(content));
    match inline {
        Inline::Text { text } => escaped(text),
        Inline::Strong { content } => element("strong", content),
        Inline::Emphasis { content } => element("em", content),
        Inline::ProperName { content } => element("u", content),
        Inline::Subscript { content } => element("sub", content),
        Inline::Superscript { content } => element("sup", content),
        Inline::Ruby { base, reading } => {
            format!("<ruby>{}<rt>{}</rt></ruby>", escaped(base), escaped(reading))
        }
        Inline::Link { url, content } => format!("<a href=\"{}\">{}</a>", escaped(url), inlines(content)),
        Inline::NoteMark { note } => format!("[^{note}]"),
        Inline::LineBreak => "<br>".to_owned(),
    }
}

/// Characters that HTML and the reader of tables take as they are: blanks that would be dropped, and whatever
/// begins a tag, a reference or the mark of a note, are references.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut before, mut chars) = (None, text.chars().peekable());
    while let Some(c) = chars.next() {
        let is_single = |c: char| c == ' ' && before.is_some_and(|c: char| !c.is_whitespace());
        let is_kept =
            !c.is_ascii_whitespace() || is_single(c) && chars.peek().is_some_and(|c| !c.is_whitespace());
        match c {
            '<' | '>' | '&' | '"' => inline::push_reference(&mut out, c),
            '[' if chars.peek() == Some(&'^') => inline::push_reference(&mut out, c),
            _ if !is_kept || c.is_control() && c != '\0' => inline::push_reference(&mut out, c),
            _ => out.push(c),
        }
        before = Some(c);
    }
    out
}
