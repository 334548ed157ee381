//! The text of an article out of its HTML: paragraphs, pictures with their captions, tables.

use std::rc::Rc;

use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

use super::super::document::content::{
    Document, Group, GroupKind, Paragraph, Part, Picture, Remark, Run, WordCell, WordRow, WordTable,
};
use super::super::document::left_out;
use super::super::document::look::{CharacterLook, StyleRole};
use super::found;
use super::paths::joined;
use crate::model::{ChartKind, ListManner, MOST_SPAN};

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

fn has_class(element: ElementRef<'_>, class: &str) -> bool {
    element.value().classes().any(|own| own == class)
}

/// Whether an element is a part of an item of a list of terms.
fn is_of_term(element: ElementRef<'_>) -> bool {
    element.parent().and_then(ElementRef::wrap).is_some_and(|item| has_class(item, "term"))
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
    apart: Apart,
    /// The chart that the next table is drawn as.
    chart: Option<ChartKind>,
}

/// What the web edition of this program marks that other sites do not: classes of elements.
#[derive(Debug, Default)]
pub(super) struct Apart {
    /// Place and agency that the text begins with.
    pub(super) dateline: Option<String>,
    /// Who signs.
    pub(super) sign_off: Option<String>,
    /// Words that are shown large, and who said them.
    pub(super) quote: Option<(String, Option<String>)>,
    /// The names of the notes in the order of their marks.
    notes: Vec<String>,
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
            apart: Apart::default(),
            chart: None,
        }
    }

    /// Gives what was read to the document, but for what stands apart.
    pub(super) fn finish(mut self) -> Apart {
        self.close();
        self.document.parts.append(&mut self.parts);
        self.apart
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
            _ if self.is_apart(element) => {}
            "ul" | "ol" => self.list(element),
            "dl" if has_class(element, "terms") => self.terms(element),
            "dt" | "dd" if is_of_term(element) => self.of_term(element),
            "blockquote" => self.group(element, GroupKind::Quote),
            "caption" => self.block(element, Some(StyleRole::Caption)),
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

    /// Takes what has a place of its own, by its class.
    fn is_apart(&mut self, element: ElementRef<'_>) -> bool {
        let is = |class: &str| has_class(element, class);
        let text = || found::text_of(element);
        match element.value().name() {
            "span" if is("run-in") && self.apart.dateline.is_none() => self.apart.dateline = Some(text()),
            "p" if is("sign-off") && self.apart.sign_off.is_none() => self.apart.sign_off = Some(text()),
            "aside" if is("pull-quote") && self.apart.quote.is_none() => self.pull_quote(element),
            "sup" if is("note-mark") => return self.note_mark(element),
            "section" if is("notes") => self.notes(element),
            "b" if is("speaker") => self.children(element),
            "div" if is("chart") => {
                let is_line = element
                    .descendants()
                    .filter_map(ElementRef::wrap)
                    .any(|inner| inner.value().name() == "polyline");
                self.chart = Some(if is_line { ChartKind::Line } else { ChartKind::Bar });
            }
            // The number before a note, which leads back to its mark.
            "a" if is("note-number") => {}
            "hr" if is("break") => {
                self.close();
                self.parts.push(Part::Group(Group { kind: GroupKind::Break, items: Vec::new() }));
            }
            _ => return false,
        }
        true
    }

    fn pull_quote(&mut self, element: ElementRef<'_>) {
        let words = |class: &str| {
            let own =
                element.descendants().filter_map(ElementRef::wrap).find(|inner| has_class(*inner, class));
            own.map(found::text_of).filter(|text| !text.is_empty())
        };
        match words("quote-text") {
            Some(text) => self.apart.quote = Some((text, words("quote-by"))),
            None => self.block(element, self.role),
        }
    }

    /// The mark of a note, if it leads to one.
    fn note_mark(&mut self, element: ElementRef<'_>) -> bool {
        let links = element.descendants().filter_map(ElementRef::wrap);
        let name = links.filter_map(|link| link.attr("href")?.strip_prefix('#')).next();
        let Some(name) = name.map(str::to_owned) else { return false };
        let known = self.apart.notes.iter().position(|own| *own == name).unwrap_or_else(|| {
            self.apart.notes.push(name);
            self.apart.notes.len() - 1
        });
        self.open.runs.push(Run::Note(known));
        true
    }

    /// The notes under an article; one without a mark comes last.
    fn notes(&mut self, element: ElementRef<'_>) {
        self.close();
        let before = std::mem::take(&mut self.parts);
        let notes =
            element.descendants().filter_map(ElementRef::wrap).filter(|inner| has_class(*inner, "note"));
        let mut read = Vec::new();
        for note in notes {
            self.block(note, None);
            read.push((note.attr("id").unwrap_or_default().to_owned(), std::mem::take(&mut self.parts)));
        }
        self.parts = before;
        for name in &self.apart.notes {
            let own = read.iter().position(|(own, _)| own == name);
            self.document.notes.push(own.map(|at| read.remove(at).1).unwrap_or_default());
        }
        self.document.notes.extend(read.into_iter().map(|(_, parts)| parts));
    }

    fn list(&mut self, element: ElementRef<'_>) {
        let start = element.attr("start").and_then(|start| start.parse().ok()).unwrap_or(1);
        let number = (element.value().name() == "ol").then_some(start);
        self.group(element, GroupKind::List(number));
    }

    /// A list of terms, which says by its class how it is drawn.
    fn terms(&mut self, element: ElementRef<'_>) {
        let manner = element.value().classes().find_map(ListManner::of_word);
        self.group(element, GroupKind::Terms(manner));
    }

    /// A term, which is strong, or what is said of it: both are one paragraph.
    fn of_term(&mut self, element: ElementRef<'_>) {
        let before = self.look.clone();
        self.look.bold = (element.value().name() == "dt").then_some(true).or(before.bold);
        self.children(element);
        self.look = before;
    }

    /// Items of a list, or all of a quotation, together. What has a picture only puts it there.
    fn group(&mut self, element: ElementRef<'_>, kind: GroupKind) {
        if has_picture(element) {
            return self.block(element, self.role);
        }
        self.close();
        let before = std::mem::take(&mut self.parts);
        let mut items = Vec::new();
        let is_list = kind != GroupKind::Quote;
        for node in element.children() {
            self.node(node);
            if is_list {
                self.close();
                items.push(std::mem::take(&mut self.parts));
            }
        }
        self.close();
        items.push(std::mem::take(&mut self.parts));
        items.retain(|item| !item.is_empty());
        self.parts = before;
        if !items.is_empty() {
            self.parts.push(Part::Group(Group { kind, items }));
        }
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
        for caption in element.children().filter_map(ElementRef::wrap) {
            if caption.value().name() == "caption" {
                self.block(caption, Some(StyleRole::Caption));
            }
        }
        let mut table = WordTable { chart: self.chart.take(), ..WordTable::default() };
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
        WordCell {
            parts,
            columns: span("colspan"),
            rows: span("rowspan"),
            is_head: cell.attr("scope") == Some("row"),
        }
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
