//! The text of an article as XHTML: blocks and the inline text in them.
//!
//! Elements and classes are fixed by what the text means; how they look is the stylesheet's.
//! Figures are written by their template.

use super::pictures::Pictures;
use super::runs::Runs;
use super::templates::Engine;
use super::{address, xml};
use crate::diagnostics::Diagnostic;
use crate::epub::context::{self, Markup};
use crate::model::walk::plain_text;
use crate::model::{Alignment, Article, Block, Figure, Inline, ListItem, Note, NoteId, Table};
use crate::wording::Words;

/// What all articles of a book share while they are written.
pub(crate) struct Workshop<'a> {
    /// The templates.
    pub engine: &'a Engine<'a>,
    /// The book, for the template of figures.
    pub book: &'a context::Book,
    /// The pictures of the book.
    pub pictures: &'a Pictures,
    /// Figures written so far, in the whole book.
    pub figures: usize,
}

type Written = Result<(), Box<Diagnostic>>;

/// Writes the text of one article.
pub(crate) struct ArticleWriter<'a, 'w> {
    workshop: &'a mut Workshop<'w>,
    article: &'a Article,
    id: &'a str,
    /// Whether emphasis is shown by dots, as in Chinese and Japanese.
    dotted: bool,
    /// What is marked in the text.
    runs: Runs,
    /// Depths of the headings around the place of writing.
    subheads: Vec<u8>,
    /// Marks written so far, for each footnote.
    marks: Vec<usize>,
}

impl<'a, 'w> ArticleWriter<'a, 'w> {
    /// A writer for `article`, whose element has `id`.
    pub(crate) fn new(workshop: &'a mut Workshop<'w>, article: &'a Article, id: &'a str) -> Self {
        let language = article.lang.as_ref().map_or(workshop.book.language.as_str(), |lang| lang.as_str());
        let primary = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
        Self {
            dotted: matches!(primary.as_str(), "zh" | "ja" | "ko"),
            runs: Runs::of(language, workshop.book.writing == "vertical"),
            marks: vec![0; article.notes.len()],
            subheads: Vec::new(),
            workshop,
            article,
            id,
        }
    }

    /// The body; dateline and byline run into its first paragraph.
    pub(crate) fn body(&mut self) -> Result<Markup, Box<Diagnostic>> {
        let article = self.article;
        let run_in = self.workshop.book.words.run_in(article).map_or_else(String::new, |run_in| {
            format!("<span class=\"run-in\">{}</span>", self.runs.written(&run_in.text()))
        });
        let mut out = String::new();
        self.opened_blocks(&article.body, &run_in, &mut out)?;
        Ok(Markup::from_safe_string(out))
    }

    /// A figure.
    pub(crate) fn figure(&mut self, figure: &Figure) -> Result<Markup, Box<Diagnostic>> {
        self.workshop.figures += 1;
        let alt = figure.alt.as_deref().unwrap_or_default();
        let context = context::Figure {
            id: format!("figure-{}", self.workshop.figures),
            image: figure.image.as_ref().and_then(|path| self.workshop.pictures.image(path, alt)),
            caption: (!figure.caption.is_empty())
                .then(|| Markup::from_safe_string(self.inline_markup(&figure.caption))),
            credit: figure.credit.clone(),
        };
        let document = context::FigureDocument { book: self.workshop.book, figure: &context };
        self.workshop.engine.render("figure.xhtml", document).map(Markup::from_safe_string)
    }

    /// The footnotes. To be called last: their numbers lead back to the marks that were written.
    pub(crate) fn notes(&mut self) -> Result<Vec<context::Note>, Box<Diagnostic>> {
        let article = self.article;
        article.notes.iter().enumerate().map(|(i, note)| self.note(i, note)).collect()
    }

    fn note(&mut self, index: usize, note: &Note) -> Result<context::Note, Box<Diagnostic>> {
        let number = index + 1;
        let label = if self.marks[index] > 0 {
            let back = self.words().back;
            format!(
                "<a class=\"note-number\" epub:type=\"backlink\" role=\"doc-backlink\" href=\"#{}\" title=\"{back}\">{number}</a>",
                mark_id(self.id, number, 1)
            )
        } else {
            format!("<span class=\"note-number\">{number}</span>")
        };
        let mut body = String::new();
        self.opened_blocks(&note.blocks, &label, &mut body)?;
        Ok(context::Note { id: note_id(self.id, number), body: Markup::from_safe_string(body) })
    }

    fn words(&self) -> Words {
        self.workshop.book.words
    }

    /// Blocks with words before the first: inside of it where it is a paragraph, else alone.
    fn opened_blocks(&mut self, blocks: &[Block], opening: &str, out: &mut String) -> Written {
        match blocks.split_first() {
            Some((Block::Paragraph { text }, rest)) => {
                self.paragraph(text, opening, out);
                self.blocks(rest, out)
            }
            _ => {
                if !opening.is_empty() {
                    self.paragraph(&[], opening, out);
                }
                self.blocks(blocks, out)
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block], out: &mut String) -> Written {
        blocks.iter().try_for_each(|block| self.block(block, out))
    }

    fn block(&mut self, block: &Block, out: &mut String) -> Written {
        match block {
            Block::Paragraph { text } => self.paragraph(text, "", out),
            Block::Subhead { level, text } => self.subhead(*level, text, out),
            Block::List { start, items } => return self.list(*start, items, out),
            Block::Quote { blocks } => {
                out.push_str("<blockquote>\n");
                self.blocks(blocks, out)?;
                out.push_str("</blockquote>\n");
            }
            Block::Table(table) => self.table(table, out),
            Block::Figure(figure) => {
                let figure = self.figure(figure)?;
                out.push_str(figure.as_str().unwrap_or_default().trim_end());
                out.push('\n');
            }
            Block::Break => out.push_str("<hr class=\"break\"/>\n"),
        }
        Ok(())
    }

    fn paragraph(&mut self, text: &[Inline], opening: &str, out: &mut String) {
        out.push_str("<p>");
        out.push_str(opening);
        self.inlines(text, None, out);
        out.push_str("</p>\n");
    }

    /// A heading one step below the nearest heading above it in rank, so that no level of
    /// headings is left out (WCAG 2.2, technique G141).
    fn subhead(&mut self, level: u8, text: &[Inline], out: &mut String) {
        while self.subheads.last().is_some_and(|&above| above >= level) {
            self.subheads.pop();
        }
        self.subheads.push(level);
        let below = if printed_lines(&self.article.headline).is_empty() { 1 } else { 2 };
        let depth = (below + self.subheads.len()).min(6);
        out.push_str(&format!("<h{depth} class=\"subhead\">"));
        self.inlines(text, None, out);
        out.push_str(&format!("</h{depth}>\n"));
    }

    fn list(&mut self, start: Option<u32>, items: &[ListItem], out: &mut String) -> Written {
        let (open, close) = match start {
            Some(1) => ("<ol>".to_owned(), "</ol>"),
            Some(start) => (format!("<ol start=\"{start}\">"), "</ol>"),
            None => ("<ul>".to_owned(), "</ul>"),
        };
        out.push_str(&open);
        out.push('\n');
        for item in items {
            out.push_str("<li>");
            self.blocks(&item.blocks, out)?;
            out.push_str("</li>\n");
        }
        out.push_str(close);
        out.push('\n');
        Ok(())
    }

    fn table(&mut self, table: &Table, out: &mut String) {
        out.push_str("<table>\n<thead>\n");
        self.row(&table.head, &table.columns, "th", out);
        out.push_str("</thead>\n");
        if !table.rows.is_empty() {
            out.push_str("<tbody>\n");
            for row in &table.rows {
                self.row(row, &table.columns, "td", out);
            }
            out.push_str("</tbody>\n");
        }
        out.push_str("</table>\n");
    }

    /// A row of cells. An empty cell of the head is no head of anything.
    fn row(&mut self, cells: &[Vec<Inline>], columns: &[Alignment], element: &str, out: &mut String) {
        out.push_str("<tr>");
        for (i, cell) in cells.iter().enumerate() {
            let element = if plain_text(cell).trim().is_empty() { "td" } else { element };
            let scope = if element == "th" { " scope=\"col\"" } else { "" };
            let class = match columns.get(i) {
                Some(Alignment::Center) => " class=\"align-center\"",
                Some(Alignment::End) => " class=\"align-end\"",
                Some(Alignment::Start) | None => "",
            };
            out.push_str(&format!("<{element}{scope}{class}>"));
            self.inlines(cell, None, out);
            out.push_str(&format!("</{element}>"));
        }
        out.push_str("</tr>\n");
    }

    fn inline_markup(&mut self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        self.inlines(inlines, None, &mut out);
        out
    }

    /// Inline text, inside of a link where `link` says so. Links cannot hold links nor the marks
    /// of notes (HTML §4.5.1), so the link is drawn around each run of text between them.
    fn inlines(&mut self, inlines: &[Inline], link: Option<&str>, out: &mut String) {
        let Some(href) = link else {
            inlines.iter().for_each(|inline| self.inline(inline, None, out));
            return;
        };
        for run in inlines.chunk_by(|a, b| !leads_away(a) && !leads_away(b)) {
            if run.iter().any(leads_away) {
                run.iter().for_each(|inline| self.inline(inline, link, out));
            } else {
                out.push_str(&format!("<a href=\"{}\">", xml::escaped(href)));
                run.iter().for_each(|inline| self.inline(inline, None, out));
                out.push_str("</a>");
            }
        }
    }

    fn inline(&mut self, inline: &Inline, link: Option<&str>, out: &mut String) {
        match inline {
            Inline::Text { text } => out.push_str(&self.runs.written(text)),
            Inline::Strong { content } => {
                out.push_str("<strong>");
                self.inlines(content, link, out);
                out.push_str("</strong>");
            }
            Inline::Emphasis { content } => {
                out.push_str(if self.dotted { "<em class=\"dots\">" } else { "<em>" });
                self.inlines(content, link, out);
                out.push_str("</em>");
            }
            Inline::ProperName { content } => {
                out.push_str(if ends_with_name(out) { "<u class=\"next\">" } else { "<u>" });
                self.inlines(content, link, out);
                out.push_str("</u>");
            }
            Inline::Ruby { base, reading } => self.ruby(base, reading, out),
            Inline::Link { url, content } => self.link(url, content, out),
            Inline::NoteMark { note } => self.note_mark(note, out),
            Inline::LineBreak => out.push_str("<br/>"),
        }
    }

    /// A reading beside its base; brackets for readers that cannot set it there.
    fn ruby(&self, base: &str, reading: &str, out: &mut String) {
        let Words { open, close, .. } = self.words();
        let (base, reading) = (xml::escaped(base), xml::escaped(reading));
        out.push_str(&format!("<ruby>{base}<rp>{open}</rp><rt>{reading}</rt><rp>{close}</rp></ruby>"));
    }

    /// A link; one that leads nowhere becomes its words with the address behind them.
    fn link(&mut self, url: &str, content: &[Inline], out: &mut String) {
        let Some(href) = address::sound(url) else {
            let Words { open, close, .. } = self.words();
            self.inlines(content, None, out);
            out.push_str(&format!("{open}{}{close}", xml::escaped(url)));
            return;
        };
        if plain_text(content).trim().is_empty() {
            self.inlines(&[Inline::text(url)], Some(&href), out);
            self.inlines(content, None, out);
        } else {
            self.inlines(content, Some(&href), out);
        }
    }

    /// The number of a note, leading to it; the label where there is no such note.
    fn note_mark(&mut self, note: &NoteId, out: &mut String) {
        let Some(index) = self.article.notes.iter().position(|n| n.id == *note) else {
            out.push_str(&format!("<sup class=\"note-mark\">[{}]</sup>", xml::escaped(note.as_str())));
            return;
        };
        self.marks[index] += 1;
        let number = index + 1;
        out.push_str(&format!(
            "<sup class=\"note-mark\"><a epub:type=\"noteref\" role=\"doc-noteref\" id=\"{}\" href=\"#{}\">{number}</a></sup>",
            mark_id(self.id, number, self.marks[index]),
            note_id(self.id, number),
        ));
    }
}

/// Whether a link or the mark of a note is in it.
fn leads_away(inline: &Inline) -> bool {
    match inline {
        Inline::Link { .. } | Inline::NoteMark { .. } => true,
        Inline::Strong { content } | Inline::Emphasis { content } | Inline::ProperName { content } => {
            content.iter().any(leads_away)
        }
        Inline::Text { .. } | Inline::Ruby { .. } | Inline::LineBreak => false,
    }
}

/// Whether what is written next touches a proper name, so that their lines would be one. CSS
/// cannot tell: to its `u + u` text between two elements is nothing.
fn ends_with_name(mut out: &str) -> bool {
    while let Some((before, tag)) = out.strip_suffix('>').and_then(|out| out.rsplit_once('<')) {
        match tag.split(' ').next() {
            Some("/u") => return true,
            Some("strong" | "/strong" | "em" | "/em" | "a" | "/a") => out = before,
            _ => return false,
        }
    }
    false
}

fn note_id(article: &str, number: usize) -> String {
    format!("{article}-note-{number}")
}

fn mark_id(article: &str, number: usize, count: usize) -> String {
    if count == 1 { format!("{article}-mark-{number}") } else { format!("{article}-mark-{number}-{count}") }
}

/// The lines of a head that print anything.
pub(crate) fn printed_lines(lines: &[String]) -> Vec<String> {
    lines.iter().filter(|line| !line.trim().is_empty()).cloned().collect()
}
