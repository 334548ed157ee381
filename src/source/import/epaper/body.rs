//! The text of an article out of its HTML: paragraphs, pictures with their captions, tables.

use std::rc::Rc;

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use super::super::document::content::{
    Document, Paragraph, Part, Picture, Remark, Run, WordCell, WordRow, WordTable,
};
use super::super::document::left_out;
use super::super::document::look::{CharacterLook, StyleRole};
use super::paths::joined;
use crate::model::MOST_SPAN;

/// Most elements inside each other that are followed; what is deeper is told.
const DEEPEST: usize = 128;

/// Elements that show nothing of the article.
const SILENT: [&str; 14] = [
    "script", "style", "noscript", "template", "iframe", "form", "input", "select", "button", "head", "svg",
    "audio", "video", "object",
];

/// Elements that end the paragraph before them.
const BLOCKS: [&str; 24] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "center",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "figure",
    "figcaption",
    "pre",
    "tr",
    "td",
    "th",
    "tbody",
    "founder-content",
    "hr",
    "main",
];

/// Whether an element has text or a picture.
pub(super) fn has_content(element: ElementRef<'_>) -> bool {
    element.text().any(|text| !text.trim().is_empty()) || has_picture(element)
}

/// Whether an element has a picture.
pub(super) fn has_picture(element: ElementRef<'_>) -> bool {
    element.descendants().any(|node| node.value().as_element().is_some_and(|element| element.name() == "img"))
}

/// Reads the text of an article.
pub(super) struct BodyReader<'a> {
    /// The path of the article in the site.
    path: &'a str,
    document: &'a mut Document,
    parts: Vec<Part>,
    open: Paragraph,
    /// Role of the paragraphs that are read.
    role: Option<StyleRole>,
    look: CharacterLook,
    link: Option<Rc<str>>,
    depth: usize,
}

impl<'a> BodyReader<'a> {
    pub(super) fn new(path: &'a str, document: &'a mut Document) -> Self {
        Self {
            path,
            document,
            parts: Vec::new(),
            open: Paragraph::default(),
            role: None,
            look: CharacterLook::default(),
            link: None,
            depth: 0,
        }
    }

    /// Gives what was read to the document.
    pub(super) fn finish(mut self) {
        self.close();
        self.document.parts.append(&mut self.parts);
    }

    /// Reads an element.
    pub(super) fn element(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        if SILENT.contains(&name) {
            return;
        }
        if self.depth >= DEEPEST {
            let text: String = element.text().collect();
            let here = self.document.lines.len();
            self.document.remarks.push(Remark { place: here..here, ..left_out("object", text.trim()) });
            return;
        }
        self.depth += 1;
        match name {
            "br" => self.open.runs.push(Run::Break),
            "img" => self.picture(element),
            "table" => self.table(element),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name[1..].parse::<u8>().unwrap_or(2).saturating_sub(1).max(1);
                self.block(element, Some(StyleRole::Heading(level)));
            }
            "figcaption" => self.block(element, Some(StyleRole::Caption)),
            "ruby" => self.ruby(element),
            "a" => {
                let own = element.attr("href").filter(|url| is_web(url)).map(Rc::from);
                let before = std::mem::replace(&mut self.link, own);
                self.children(element);
                self.link = before;
            }
            _ if BLOCKS.contains(&name) => self.block(element, self.role),
            _ => {
                let before = self.look.clone();
                match name {
                    "b" | "strong" => self.look.bold = Some(true),
                    "i" | "em" => self.look.italic = Some(true),
                    "sup" => self.look.shift = Some("superscript".to_owned()),
                    "sub" => self.look.shift = Some("subscript".to_owned()),
                    _ => {}
                }
                self.children(element);
                self.look = before;
            }
        }
        self.depth -= 1;
    }

    fn children(&mut self, element: ElementRef<'_>) {
        for node in element.children() {
            self.node(node);
        }
    }

    fn node(&mut self, node: NodeRef<'_, Node>) {
        match (node.value(), ElementRef::wrap(node)) {
            (_, Some(element)) => self.element(element),
            (Node::Text(text), _) => self.text(text),
            _ => {}
        }
    }

    fn block(&mut self, element: ElementRef<'_>, role: Option<StyleRole>) {
        self.close();
        let before = std::mem::replace(&mut self.role, role);
        self.children(element);
        self.close();
        self.role = before;
    }

    /// Adds characters. Line ends and tabs of the file are blanks, and blanks between lines of Chinese are none.
    fn text(&mut self, text: &str) {
        let mut made = String::with_capacity(text.len());
        for (number, line) in text.split(['\n', '\r', '\t']).enumerate() {
            let line = if number > 0 { line.trim_start_matches(' ') } else { line };
            let needs_blank = number > 0
                && made.ends_with(|c: char| c.is_ascii_alphanumeric())
                && line.starts_with(|c: char| c.is_ascii_alphanumeric());
            if needs_blank {
                made.push(' ');
            }
            made.push_str(line);
        }
        let made = made.replace('\u{A0}', " ");
        match self.open.runs.last_mut() {
            _ if made.is_empty() => {}
            Some(Run::Text { text, look, link }) if *look == self.look && *link == self.link => {
                text.push_str(&made)
            }
            _ => self.open.runs.push(Run::Text {
                text: made,
                look: self.look.clone(),
                link: self.link.clone(),
            }),
        }
    }

    fn ruby(&mut self, element: ElementRef<'_>) {
        let (mut base, mut reading) = (String::new(), String::new());
        for node in element.children() {
            match (node.value(), ElementRef::wrap(node)) {
                (_, Some(inner)) if inner.value().name() == "rt" => reading.extend(inner.text()),
                (_, Some(inner)) if inner.value().name() == "rp" => {}
                (_, Some(inner)) => base.extend(inner.text()),
                (Node::Text(text), _) => base.push_str(text),
                _ => {}
            }
        }
        match base.is_empty() || reading.is_empty() {
            true => self.text(&(base + &reading)),
            false => self.open.runs.push(Run::Ruby { base, reading }),
        }
    }

    /// Ends the open paragraph. One that turns its lines and indents them is several.
    fn close(&mut self) {
        let runs = std::mem::take(&mut self.open.runs);
        let mut made = Paragraph::default();
        let mut runs = runs.into_iter().peekable();
        while let Some(run) = runs.next() {
            let begins_anew = run == Run::Break
                && runs
                    .peek()
                    .is_some_and(|next| *next == Run::Break || next.plain().starts_with(['　', ' ']));
            match begins_anew {
                true => self.paragraph(std::mem::take(&mut made)),
                false => made.runs.push(run),
            }
        }
        self.paragraph(made);
    }

    fn paragraph(&mut self, mut made: Paragraph) {
        if made.text().trim().is_empty() {
            return;
        }
        let start = self.document.lines.len();
        self.document.lines.push_str(&made.text());
        made.place = start..self.document.lines.len();
        self.document.lines.push('\n');
        made.look.role = self.role;
        made.trim();
        self.parts.push(Part::Paragraph(made));
    }

    fn picture(&mut self, image: ElementRef<'_>) {
        let runs = std::mem::take(&mut self.open.runs);
        let here = self.document.lines.len();
        let alt = image.attr("alt").map(str::trim).filter(|alt| !alt.is_empty()).map(str::to_owned);
        let source = image.attr("src").unwrap_or_default();
        match joined(self.path, source) {
            Some(part) => self.parts.push(Part::Picture(Picture { part, alt, place: here..here })),
            None => {
                let remark = left_out("linked-picture", source);
                self.document.remarks.push(Remark { place: here..here, ..remark });
            }
        }
        // Words around a picture in a paragraph go on after it.
        self.open.runs = runs;
    }

    /// A table of one column, or with pictures, only puts them over each other.
    fn table(&mut self, element: ElementRef<'_>) {
        self.close();
        let start = self.document.lines.len();
        let rows = rows_of(element);
        let is_frame = has_picture(element) || rows.iter().all(|row| row.len() < 2);
        if is_frame {
            let caption = if has_picture(element) { Some(StyleRole::Caption) } else { self.role };
            for cell in rows.into_iter().flatten() {
                self.block(cell, caption);
            }
            return;
        }
        let mut table = WordTable::default();
        for row in rows {
            let is_head = row.iter().all(|cell| cell.value().name() == "th");
            let cells = row.into_iter().map(|cell| self.cell(cell)).collect();
            table.rows.push(WordRow { cells, is_head });
        }
        table.place = start..self.document.lines.len();
        self.parts.push(Part::Table(table));
    }

    fn cell(&mut self, cell: ElementRef<'_>) -> WordCell {
        let before = std::mem::take(&mut self.parts);
        self.block(cell, None);
        let parts = std::mem::replace(&mut self.parts, before);
        let span =
            |name| cell.attr(name).and_then(|span| span.parse::<u16>().ok()).unwrap_or(1).clamp(1, MOST_SPAN);
        WordCell { parts, columns: span("colspan"), rows: span("rowspan") }
    }
}

/// The cells of the rows of a table, without those of tables in it.
fn rows_of(table: ElementRef<'_>) -> Vec<Vec<ElementRef<'_>>> {
    let mut rows = Vec::new();
    for section in table.child_elements() {
        match section.value().name() {
            "tr" => rows.push(section),
            "thead" | "tbody" | "tfoot" => {
                rows.extend(section.child_elements().filter(|row| row.value().name() == "tr"));
            }
            _ => {}
        }
    }
    let is_cell = |element: &ElementRef<'_>| matches!(element.value().name(), "td" | "th");
    rows.into_iter().map(|row| row.child_elements().filter(is_cell).collect()).collect()
}

fn is_web(url: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|begin| url.starts_with(begin))
}
