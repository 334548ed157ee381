//! The text of an article as HTML: blocks and the inline text in them.
//!
//! Elements and classes are fixed by what the text means; how they look is the stylesheet's, or that
//! of the dialect. Figures are written by the backend.

#[cfg(test)]
mod tests;

use super::dialect::Attribute;
use super::head::Turns;
use super::runs::Runs;
use super::{Conventions, chart, pull_quote, xml};
use crate::diagnostics::Diagnostic;
use crate::links::address;
use crate::model::walk::plain_text;
use crate::model::{
    Alignment, Article, Block, Cell, Figure, GridRow, Inline, ListItem, ListManner, Note, NoteId, Table, Term,
};
use crate::text::Vocabulary;
use crate::wording::interview::Turn;
use crate::wording::{NoteNumbers, Words};

/// Writes a figure, given its caption as HTML where it has one.
pub(crate) type WriteFigure<'a> = dyn FnMut(&Figure, Option<String>) -> Result<String, Box<Diagnostic>> + 'a;

/// A footnote that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WrittenNote {
    /// Id of the footnote.
    pub id: String,
    /// The text; its number leads back to the mark.
    pub body: String,
}

type Written = Result<(), Box<Diagnostic>>;

/// Writes the text of one article.
pub(crate) struct ArticleWriter<'a> {
    conventions: Conventions<'a>,
    write_figure: &'a mut WriteFigure<'a>,
    article: &'a Article,
    id: &'a str,
    /// What is marked in the text.
    runs: Runs,
    language: &'a str,
    /// The words that the article makes known.
    vocabulary: Vocabulary,
    /// Where the lines may end of the head that is written; nowhere outside of heads.
    turns: Turns,
    /// Depths of the headings around the place of writing.
    subheads: Vec<u8>,
    /// Charts written so far.
    charts: usize,
    /// Marks written so far, for each footnote.
    marks: Vec<usize>,
    numbers: NoteNumbers,
}

impl<'a> ArticleWriter<'a> {
    /// A writer for `article`, whose element has `id`.
    pub(crate) fn new(
        conventions: Conventions<'a>,
        write_figure: &'a mut WriteFigure<'a>,
        article: &'a Article,
        id: &'a str,
    ) -> Self {
        let language = article.lang.as_ref().map_or(conventions.language, |lang| lang.as_str());
        Self {
            runs: Runs::of(language, conventions.writing, conventions.dialect),
            vocabulary: Vocabulary::of(article),
            turns: Turns::default(),
            language,
            marks: vec![0; article.notes.len()],
            numbers: NoteNumbers::of(&article.notes),
            subheads: Vec::new(),
            charts: 0,
            conventions,
            write_figure,
            article,
            id,
        }
    }

    /// The body; dateline and byline run into its first paragraph.
    pub(crate) fn body(&mut self) -> Result<String, Box<Diagnostic>> {
        let article = self.article;
        let mut opening = String::new();
        if let Some(run_in) = self.conventions.words.run_in(article) {
            self.start("span", &[("class", "run-in")], &mut opening);
            opening.push_str(&self.runs.written(&run_in.text()));
            opening.push_str("</span>");
        }
        let mut out = String::new();
        let Some(quote) = self.pull_quote() else {
            self.opened_blocks(&article.body, &opening, &mut out)?;
            return Ok(out);
        };
        let (before, after) = article.body.split_at(pull_quote::place(&article.body));
        self.opened_blocks(before, &opening, &mut out)?;
        out.push_str(&quote);
        self.blocks(after, &mut out)?;
        Ok(out)
    }

    /// The pull quote beside the text; none where the article has none.
    fn pull_quote(&self) -> Option<String> {
        let quote = self.article.quote.as_ref().filter(|quote| !quote.text.trim().is_empty())?;
        let mut out = String::new();
        self.start("aside", &[("class", "pull-quote"), ("role", "doc-pullquote")], &mut out);
        for (class, text) in [("quote-text", Some(&quote.text)), ("quote-by", quote.by.as_ref())] {
            let Some(text) = text else { continue };
            out.push('\n');
            self.start("p", &[("class", class)], &mut out);
            out.push_str(&self.runs.written(text));
            out.push_str("</p>");
        }
        out.push_str("\n</aside>\n");
        Some(out)
    }

    /// The summary under its label; none where the article has none.
    pub(crate) fn summary(&self) -> Option<String> {
        let items: Vec<&String> =
            self.article.summary.iter().filter(|item| !item.trim().is_empty()).collect();
        if items.is_empty() {
            return None;
        }
        let Conventions { dialect, language, words, .. } = self.conventions;
        let id = format!("{}-summary", self.id);
        let name =
            if dialect.inner_links { ("aria-labelledby", &*id) } else { ("aria-label", words.summary) };
        let mut out = String::new();
        self.start("div", &[("class", "summary"), ("role", "doc-abstract"), name], &mut out);
        let mut label = vec![("id", &*id), ("class", "summary-label"), ("lang", language)];
        label.extend(dialect.xml_lang.then_some(("xml:lang", language)));
        out.push('\n');
        self.start("p", &label, &mut out);
        out.push_str(&xml::escaped(words.summary));
        out.push_str("</p>\n");
        for item in items {
            self.start("p", &[("class", "summary-item")], &mut out);
            out.push_str(&self.runs.written(item));
            out.push_str("</p>\n");
        }
        out.push_str("</div>\n");
        Some(out)
    }

    /// A figure.
    pub(crate) fn figure(&mut self, figure: &Figure) -> Result<String, Box<Diagnostic>> {
        let caption = (!figure.caption.is_empty()).then(|| self.inline_markup(&figure.caption));
        (self.write_figure)(figure, caption)
    }

    /// The footnotes. Call it last: the numbers link back to the marks that were written.
    pub(crate) fn notes(&mut self) -> Result<Vec<WrittenNote>, Box<Diagnostic>> {
        let article = self.article;
        article.notes.iter().enumerate().map(|(i, note)| self.note(i, note)).collect()
    }

    fn note(&mut self, index: usize, note: &Note) -> Result<WrittenNote, Box<Diagnostic>> {
        let number = index + 1;
        let dialect = self.conventions.dialect;
        let mut label = String::new();
        let class = ("class", "note-number");
        if self.marks[index] > 0 && dialect.inner_links {
            let href = format!("#{}", mark_id(self.id, number, 1));
            let mut attributes = vec![class];
            attributes.extend(dialect.back_link);
            attributes.extend([("href", href.as_str()), ("title", self.conventions.words.back)]);
            self.start("a", &attributes, &mut label);
            label.push_str(&format!("{number}</a>"));
        } else {
            self.start("span", &[class], &mut label);
            label.push_str(&format!("{number}</span>"));
        }
        let mut body = String::new();
        self.opened_blocks(&note.blocks, &label, &mut body)?;
        Ok(WrittenNote { id: note_id(self.id, number), body })
    }

    fn start(&self, element: &str, attributes: &[Attribute<'_>], out: &mut String) {
        self.conventions.dialect.start(element, attributes, out);
    }

    /// Writes `blocks` with `opening` before them: at the start of the first block if that is a
    /// paragraph, otherwise as a paragraph of its own.
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
            Block::Verse { text } => {
                self.start("p", &[("class", "verse")], out);
                self.inlines(text, None, out);
                out.push_str("</p>\n");
            }
            Block::Interview { text } => self.turn(text, out),
            Block::Subhead { level, text } => self.subhead(*level, text, out),
            Block::List { start, manner: Some(manner), items } if self.conventions.dialect.lists => {
                match Term::all(*manner, *start, items) {
                    Ok(terms) => self.terms(*manner, &terms, out),
                    Err(_) => return self.list(*start, items, out),
                }
            }
            Block::List { start, items, .. } => return self.list(*start, items, out),
            Block::Quote { blocks } => {
                self.start("blockquote", &[], out);
                out.push('\n');
                self.blocks(blocks, out)?;
                out.push_str("</blockquote>\n");
            }
            Block::Table(table) => self.table(table, out),
            Block::Figure(figure) => {
                let figure = self.figure(figure)?;
                out.push_str(figure.trim_end());
                out.push('\n');
            }
            Block::Break => {
                self.conventions.dialect.void("hr", &[("class", "break")], out);
                out.push('\n');
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, text: &[Inline], opening: &str, out: &mut String) {
        self.start("p", &[], out);
        out.push_str(opening);
        self.inlines(text, None, out);
        out.push_str("</p>\n");
    }

    /// A turn of an interview, with its speaker.
    fn turn(&mut self, text: &[Inline], out: &mut String) {
        let Some(turn) = Turn::of(text) else { return self.paragraph(text, "", out) };
        let class = if turn.asks() { "turn question" } else { "turn answer" };
        self.start("p", &[("class", class)], out);
        self.start("b", &[("class", "speaker")], out);
        out.push_str(&self.runs.written(&turn.label));
        out.push_str("</b>");
        self.inlines(&turn.words, None, out);
        out.push_str("</p>\n");
    }

    /// A heading one step below the nearest heading above it in rank, so that no level of
    /// headings is left out (WCAG 2.2, technique G141).
    fn subhead(&mut self, level: u8, text: &[Inline], out: &mut String) {
        while self.subheads.last().is_some_and(|&above| above >= level) {
            self.subheads.pop();
        }
        self.subheads.push(level);
        let headline = self.conventions.dialect.headline_level;
        let below = if printed_lines(&self.article.headline).is_empty() { 1 } else { headline };
        let element = format!("h{}", (below + self.subheads.len()).min(6));
        self.start(&element, &[("class", "subhead")], out);
        self.turns = Turns::of(&plain_text(text), self.language, &self.vocabulary);
        self.inlines(text, None, out);
        self.turns = Turns::default();
        out.push_str(&format!("</{element}>\n"));
    }

    fn list(&mut self, start: Option<u32>, items: &[ListItem], out: &mut String) -> Written {
        if !self.conventions.dialect.lists {
            return self.flat_list(start, items, out);
        }
        let element = if start.is_some() { "ol" } else { "ul" };
        let number = start.filter(|&start| start != 1).map(|start| start.to_string());
        let attributes: Vec<Attribute<'_>> = number.iter().map(|number| ("start", number.as_str())).collect();
        self.start(element, &attributes, out);
        out.push('\n');
        for item in items {
            self.start("li", &[], out);
            self.blocks(&item.blocks, out)?;
            out.push_str("</li>\n");
        }
        out.push_str(&format!("</{element}>\n"));
        Ok(())
    }

    /// A list of terms, each in a group with what is said of it (HTML, §4.4.9).
    fn terms(&mut self, manner: ListManner, terms: &[Term], out: &mut String) {
        self.start("dl", &[("class", &format!("terms {}", manner.word()))], out);
        out.push('\n');
        for term in terms {
            self.start("div", &[("class", "term")], out);
            for (element, inlines) in [("dt", &term.name), ("dd", &term.text)] {
                self.start(element, &[], out);
                self.inlines(inlines, None, out);
                out.push_str(&format!("</{element}>"));
            }
            out.push_str("</div>\n");
        }
        out.push_str("</dl>\n");
    }

    /// A list without elements of lists.
    fn flat_list(&mut self, start: Option<u32>, items: &[ListItem], out: &mut String) -> Written {
        for (place, item) in items.iter().enumerate() {
            let number = start.map(|start| u64::from(start) + place as u64);
            let label = number.map_or_else(|| "• ".to_owned(), |number| format!("{number}. "));
            if let [Block::Paragraph { text }] = item.blocks.as_slice() {
                self.start("p", &[("class", "item")], out);
                out.push_str(&label);
                self.inlines(text, None, out);
                out.push_str("</p>\n");
                continue;
            }
            self.start("section", &[("class", "items")], out);
            self.opened_blocks(&item.blocks, &label, out)?;
            out.push_str("</section>\n");
        }
        Ok(())
    }

    /// A table; a chart stands before the table that it is drawn from.
    fn table(&mut self, table: &Table, out: &mut String) {
        if self.conventions.dialect.svg
            && let Some(drawn) = table.as_chart()
        {
            self.charts += 1;
            let (title, id) = (plain_text(&table.caption), format!("{}-chart-{}", self.id, self.charts));
            let description = self.conventions.words.chart(&drawn, title.trim());
            self.start("div", &[("class", "chart")], out);
            out.push('\n');
            out.push_str(&chart::svg(&drawn, title.trim(), &description, &id));
            out.push_str("</div>\n");
        }
        self.start("table", &[], out);
        out.push('\n');
        if !table.caption.is_empty() {
            self.start("caption", &[], out);
            self.inlines(&table.caption, None, out);
            out.push_str("</caption>\n");
        }
        let places = table.grid().rows;
        let (head, body) = places.split_at(table.head_rows().count());
        let rows: Vec<_> = table.head_rows().zip(head).collect();
        self.rows("thead", &rows, &table.columns, out);
        let rows: Vec<_> = table.rows.iter().zip(body).collect();
        self.rows("tbody", &rows, &table.columns, out);
        out.push_str("</table>\n");
    }

    /// The rows of the head or of the body.
    fn rows(
        &mut self,
        element: &str,
        rows: &[(&Vec<Cell>, &GridRow)],
        columns: &[Alignment],
        out: &mut String,
    ) {
        if rows.is_empty() {
            return;
        }
        self.start(element, &[], out);
        out.push('\n');
        for (cells, places) in rows {
            out.push_str("<tr>");
            for (cell, place) in cells.iter().zip(&places.cells) {
                let scope = if element == "thead" { Some("col") } else { cell.is_head.then_some("row") };
                let alignment = match (place.span.columns, scope) {
                    (1, _) => columns.get(place.column).copied().unwrap_or_default(),
                    (_, Some("col")) => Alignment::Center,
                    _ => Alignment::Start,
                };
                self.cell(cell, scope, alignment, out);
            }
            out.push_str("</tr>\n");
        }
        out.push_str(&format!("</{element}>\n"));
    }

    /// A cell of a table; `scope` says whether it is the head of a row or a column. An empty cell is none
    /// (HTML, §4.9.10).
    fn cell(&mut self, cell: &Cell, scope: Option<&str>, alignment: Alignment, out: &mut String) {
        let scope = scope.filter(|_| !plain_text(&cell.text).trim().is_empty());
        let element = if scope.is_some() { "th" } else { "td" };
        let mut attributes: Vec<Attribute<'_>> = Vec::new();
        attributes.extend(scope.map(|scope| ("scope", scope)));
        let [columns, rows] = [cell.span.columns, cell.span.rows].map(|number| number.to_string());
        for (name, number) in [("colspan", &columns), ("rowspan", &rows)] {
            attributes.extend((number != "1").then_some((name, number.as_str())));
        }
        match alignment {
            Alignment::Center => attributes.push(("class", "align-center")),
            Alignment::End => attributes.push(("class", "align-end")),
            Alignment::Start => {}
        }
        self.start(element, &attributes, out);
        self.inlines(&cell.text, None, out);
        out.push_str(&format!("</{element}>"));
    }

    fn inline_markup(&mut self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        self.inlines(inlines, None, &mut out);
        out
    }

    /// Writes inline text, as a link if `link` is given. An `<a>` may not contain another `<a>` (HTML
    /// §4.5.1), so each stretch between inner links and marks of notes gets its own.
    fn inlines(&mut self, inlines: &[Inline], link: Option<&str>, out: &mut String) {
        let Some(href) = link else {
            self.sequence(inlines, None, out);
            return;
        };
        for run in inlines.chunk_by(|a, b| !leads_away(a) && !leads_away(b)) {
            if run.iter().any(leads_away) {
                self.sequence(run, link, out);
            } else {
                self.start("a", &[("href", href)], out);
                self.sequence(run, None, out);
                out.push_str("</a>");
            }
        }
    }

    /// Inline text piece by piece. A number beside a low or high character is a part of a formula
    /// and turns with it.
    fn sequence(&mut self, inlines: &[Inline], link: Option<&str>, out: &mut String) {
        for (i, inline) in inlines.iter().enumerate() {
            let before = i.checked_sub(1).is_some_and(|before| is_shifted(&inlines[before]));
            let after = inlines.get(i + 1).is_some_and(is_shifted);
            match inline {
                Inline::Text { text } => {
                    out.push_str(&self.runs.written_beside(text, (before, after), &mut self.turns));
                }
                _ => self.inline(inline, link, out),
            }
        }
    }

    fn inline(&mut self, inline: &Inline, link: Option<&str>, out: &mut String) {
        match inline {
            Inline::Text { text } => {
                out.push_str(&self.runs.written_beside(text, (false, false), &mut self.turns));
            }
            Inline::Strong { content } => {
                self.start("strong", &[], out);
                self.inlines(content, link, out);
                out.push_str("</strong>");
            }
            Inline::Emphasis { content } => {
                // Dots under the text are how Chinese, Japanese and Korean emphasise.
                let dots: &[Attribute<'_>] =
                    if self.runs.is_east_asian() { &[("class", "dots")] } else { &[] };
                self.start("em", dots, out);
                self.inlines(content, link, out);
                out.push_str("</em>");
            }
            Inline::ProperName { content } => {
                let next: &[Attribute<'_>] = if ends_with_name(out) { &[("class", "next")] } else { &[] };
                self.start("u", next, out);
                self.inlines(content, link, out);
                out.push_str("</u>");
            }
            Inline::Subscript { content } => self.shifted("sub", content, link, out),
            Inline::Superscript { content } => self.shifted("sup", content, link, out),
            Inline::Ruby { base, reading } => self.ruby(base, reading, out),
            Inline::Link { url, content } => self.link(url, content, out),
            Inline::NoteMark { note } => self.note_mark(note, out),
            Inline::LineBreak => {
                self.turns.next(" ");
                self.conventions.dialect.void("br", &[], out);
            }
        }
    }

    fn shifted(&mut self, element: &str, content: &[Inline], link: Option<&str>, out: &mut String) {
        let outside = self.runs;
        self.runs = outside.turned();
        self.start(element, &[], out);
        self.inlines(content, link, out);
        out.push_str(&format!("</{element}>"));
        self.runs = outside;
    }

    /// Ruby, with brackets for readers that cannot show it.
    fn ruby(&mut self, base: &str, reading: &str, out: &mut String) {
        if self.turns.next(base).first() == Some(&0) {
            self.conventions.dialect.void("wbr", &[], out);
        }
        let Words { open, close, .. } = self.conventions.words;
        let (base, reading) = (xml::escaped(base), xml::escaped(reading));
        if self.conventions.dialect.ruby {
            out.push_str(&format!("<ruby>{base}<rp>{open}</rp><rt>{reading}</rt><rp>{close}</rp></ruby>"));
        } else {
            out.push_str(&format!("{base}{open}{reading}{close}"));
        }
    }

    /// A link. A broken address is written as text after the words of the link.
    fn link(&mut self, url: &str, content: &[Inline], out: &mut String) {
        let Some(href) = address::sound(url) else {
            let Words { open, close, .. } = self.conventions.words;
            self.inlines(content, None, out);
            out.push_str(&format!("{open}{}{close}", xml::escaped(url)));
            return;
        };
        if plain_text(content).trim().is_empty() {
            // The address is no text of a head.
            let turns = std::mem::take(&mut self.turns);
            self.inlines(&[Inline::text(url)], Some(&href), out);
            self.turns = turns;
            self.inlines(content, None, out);
        } else {
            self.inlines(content, Some(&href), out);
        }
    }

    /// The number of a note, leading to it; the label where there is no such note.
    fn note_mark(&mut self, note: &NoteId, out: &mut String) {
        self.start("sup", &[("class", "note-mark")], out);
        match self.numbers.get(note) {
            Some(number) => self.note_number(number as usize - 1, out),
            None => out.push_str(&format!("[{}]", xml::escaped(note.as_str()))),
        }
        out.push_str("</sup>");
    }

    fn note_number(&mut self, index: usize, out: &mut String) {
        self.marks[index] += 1;
        let (number, dialect) = (index + 1, self.conventions.dialect);
        if !dialect.inner_links {
            out.push_str(&number.to_string());
            return;
        }
        let id = mark_id(self.id, number, self.marks[index]);
        let href = format!("#{}", note_id(self.id, number));
        let mut attributes = dialect.note_reference.to_vec();
        attributes.extend([("id", id.as_str()), ("href", href.as_str())]);
        self.start("a", &attributes, out);
        out.push_str(&format!("{number}</a>"));
    }
}

/// Whether it contains a link or a note mark.
fn leads_away(inline: &Inline) -> bool {
    match inline {
        Inline::Link { .. } | Inline::NoteMark { .. } => true,
        Inline::Strong { content }
        | Inline::Emphasis { content }
        | Inline::ProperName { content }
        | Inline::Subscript { content }
        | Inline::Superscript { content } => content.iter().any(leads_away),
        Inline::Text { .. } | Inline::Ruby { .. } | Inline::LineBreak => false,
    }
}

fn is_shifted(inline: &Inline) -> bool {
    matches!(inline, Inline::Subscript { .. } | Inline::Superscript { .. })
}

/// Whether the output ends with a proper name, so that the underline of a name written next would
/// join it. CSS cannot tell: `u + u` also matches when text stands between the two elements.
fn ends_with_name(mut out: &str) -> bool {
    while let Some((before, tag)) = out.strip_suffix('>').and_then(|out| out.rsplit_once('<')) {
        match tag.split(' ').next() {
            Some("/u") => return true,
            Some("strong" | "/strong" | "em" | "/em" | "a" | "/a" | "sub" | "/sub" | "sup" | "/sup") => {
                out = before;
            }
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
