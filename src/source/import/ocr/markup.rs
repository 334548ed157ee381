//! Tables and lists as OCR programs write them, and paragraphs, as blocks of the model.

use crate::diagnostics::{Diagnostic, Span};
use crate::model::{Alignment, Block, Cell, Inline, ListItem, Table};

use super::characters::needs_blank;
use super::html_table::{self, PageTables};
use super::lines::{PageExcerpt, PageLine, PageParagraph};

/// Blocks with the place of each piece of text, in the order of [`crate::model::walk`].
#[derive(Debug, Default)]
pub(super) struct OcrBlocks {
    /// The blocks.
    pub(super) blocks: Vec<Block>,
    /// The place of each piece of their text.
    pub(super) places: Vec<Span>,
    /// What is uncertain about them.
    pub(super) remarks: Vec<Diagnostic>,
}

impl OcrBlocks {
    /// Adds a paragraph.
    pub(super) fn paragraph(&mut self, lines: &[PageLine<'_>]) {
        let text = self.inlines(lines);
        self.blocks.push(Block::Paragraph { text });
    }

    /// Adds a paragraph of words that are not a line by themselves.
    pub(super) fn words(&mut self, words: PageExcerpt<'_>) {
        let text = self.piece(words);
        self.blocks.push(Block::Paragraph { text });
    }

    /// Adds a subhead; `level` is its depth below the headline, from 1.
    pub(super) fn subhead(&mut self, level: u8, words: PageExcerpt<'_>) {
        let text = self.piece(words);
        self.blocks.push(Block::Subhead { level, text });
    }

    /// Adds a blank row.
    pub(super) fn rule(&mut self) {
        self.blocks.push(Block::Break);
    }

    /// Appends other blocks.
    pub(super) fn append(&mut self, mut others: Self) {
        self.blocks.append(&mut others.blocks);
        self.places.append(&mut others.places);
        self.remarks.append(&mut others.remarks);
    }

    /// The text of lines: those after a hard break, and rows and items of an incomplete table
    /// or list, stand apart; the others run on.
    pub(super) fn inlines(&mut self, lines: &[PageLine<'_>]) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let mut rest = lines;
        while let Some(first) = rest.first() {
            let ends = |pair: &[PageLine<'_>]| pair[0].breaks || begins_anew(pair[1].words);
            let end = rest.windows(2).position(ends).map_or(rest.len(), |i| i + 1);
            let (run, after) = rest.split_at(end);
            self.places.push(first.words.until(run[run.len() - 1].words));
            inlines.push(Inline::text(running(run)));
            if !after.is_empty() {
                inlines.push(Inline::LineBreak);
            }
            rest = after;
        }
        inlines
    }

    fn piece(&mut self, words: PageExcerpt<'_>) -> Vec<Inline> {
        if words.text.is_empty() {
            return Vec::new();
        }
        self.places.push(words.span());
        vec![Inline::text(words.text)]
    }

    /// Two lines or more that all begin with the same bullet, or with numbers in order.
    fn list(&mut self, paragraph: &PageParagraph<'_>) -> Option<Block> {
        let items: Vec<_> = paragraph.lines.iter().map(|line| item(line.words)).collect::<Option<_>>()?;
        let (first, _) = *items.first().filter(|_| items.len() > 1)?;
        let follows = |(i, (mark, _)): (usize, &(ListMark, PageExcerpt<'_>))| match (first, *mark) {
            (ListMark::Bullet(first), ListMark::Bullet(other)) => first == other,
            (ListMark::Number(first), ListMark::Number(other)) => {
                first.checked_add(u32::try_from(i).unwrap_or(u32::MAX)) == Some(other)
            }
            _ => false,
        };
        if !items.iter().enumerate().all(follows) {
            return None;
        }
        let start = if let ListMark::Number(number) = first { Some(number) } else { None };
        let items = items.iter().map(|(_, words)| {
            let text = self.piece(*words);
            ListItem { blocks: vec![Block::Paragraph { text }] }
        });
        Some(Block::List { start, manner: None, items: items.collect() })
    }

    /// Lines in pipes, the second of them dashes, all with as many cells (GitHub Flavored
    /// Markdown §4.10).
    fn table(&mut self, paragraph: &PageParagraph<'_>) -> Option<Block> {
        let rows: Vec<Vec<PageExcerpt<'_>>> =
            paragraph.lines.iter().map(|line| cells(line.words)).collect::<Option<_>>()?;
        let (head, rest) = rows.split_first()?;
        let (rule, rows) = rest.split_first()?;
        let columns: Vec<Alignment> = rule.iter().map(|cell| alignment(cell.text)).collect::<Option<_>>()?;
        if columns.len() != head.len() || rows.iter().any(|row| row.len() != head.len()) {
            return None;
        }
        let mut texts =
            |row: &[PageExcerpt<'_>]| row.iter().map(|cell| Cell::of(self.piece(*cell))).collect::<Vec<_>>();
        let head = texts(head);
        let rows = rows.iter().map(|row| texts(row)).collect();
        Some(Block::Table(Table { columns, head, rows, ..Table::default() }))
    }
}

/// The list or the tables that a paragraph is; `None` for running text.
pub(super) fn structure(paragraph: &PageParagraph<'_>) -> Option<OcrBlocks> {
    if let Some(PageTables { blocks, places, remarks }) = html_table::tables(paragraph) {
        return Some(OcrBlocks { blocks, places, remarks });
    }
    let mut blocks = OcrBlocks::default();
    let block = blocks.list(paragraph).or_else(|| blocks.table(paragraph))?;
    blocks.blocks.push(block);
    Some(blocks)
}

/// Whether a line begins as rows of tables and items of lists do.
pub(super) fn begins_anew(line: PageExcerpt<'_>) -> bool {
    line.text.starts_with('|') || html_table::begins(line) || item(line).is_some()
}

/// What an item of a list begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ListMark {
    Bullet(char),
    Number(u32),
}

fn item(line: PageExcerpt<'_>) -> Option<(ListMark, PageExcerpt<'_>)> {
    let (mark, _) = line.text.split_once(' ')?;
    let words = line.after(mark.len()).trim();
    let mark = match mark {
        "-" | "*" | "+" => ListMark::Bullet(mark.chars().next()?),
        _ => {
            let digits = mark.strip_suffix('.')?;
            let plain =
                digits.len() <= 9 && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
            ListMark::Number(digits.parse().ok().filter(|_| plain)?)
        }
    };
    Some((mark, words))
}

fn cells(line: PageExcerpt<'_>) -> Option<Vec<PageExcerpt<'_>>> {
    let inner = line.text.strip_prefix('|')?.strip_suffix('|')?;
    if inner.contains('\\') {
        return None;
    }
    Some(line.part(1..1 + inner.len()).split('|').map(PageExcerpt::trim).collect())
}

fn alignment(rule: &str) -> Option<Alignment> {
    let dashes = rule.trim_start_matches(':').trim_end_matches(':');
    let outside = rule.len() - dashes.len();
    if dashes.is_empty() || dashes.bytes().any(|b| b != b'-') || outside > 2 {
        return None;
    }
    Some(match (rule.starts_with(':'), rule.ends_with(':')) {
        (true, true) => Alignment::Center,
        (false, true) => Alignment::End,
        _ => Alignment::Start,
    })
}

/// Lines as one text. Chinese runs on over a line end; Latin words are parted by a blank.
fn running(lines: &[PageLine<'_>]) -> String {
    let mut text = String::new();
    for line in lines {
        if needs_blank(text.chars().next_back(), line.words.text.chars().next()) {
            text.push(' ');
        }
        text.push_str(line.words.text);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::lines::{PageBlock, blocks};
    use super::*;
    use crate::diagnostics::SourceMap;
    use crate::model::walk::plain_text;

    fn read(text: &str) -> (Option<Block>, Vec<String>) {
        let page = PageExcerpt::page(SourceMap::default().add("page.md", text), text);
        let Some(PageBlock::Text(paragraph)) = blocks(page).into_iter().next() else { panic!("a paragraph") };
        let Some(mut blocks) = structure(&paragraph) else { return (None, Vec::new()) };
        let places = blocks.places.iter().map(|span| text[span.range.clone()].to_owned()).collect();
        (blocks.blocks.pop(), places)
    }

    #[test]
    fn tables_and_lists_become_blocks() {
        let (table, places) = read("| 村 | 亩 |\n|:---|--:|\n| 上湾 | 12 |\n| 下湾 | |");
        let Some(Block::Table(table)) = table else { panic!("{table:?}") };
        assert_eq!(table.columns, [Alignment::Start, Alignment::End]);
        assert_eq!(table.rows.len(), 2);
        assert_eq!(places, ["村", "亩", "上湾", "12", "下湾"]);

        let (list, places) = read("3. 采茶\n4. 制茶");
        assert!(
            matches!(list, Some(Block::List { start: Some(3), ref items, .. }) if items.len() == 2),
            "{list:?}"
        );
        assert_eq!(places, ["采茶", "制茶"]);
        assert!(matches!(read("- 采茶\n- 制茶").0, Some(Block::List { start: None, .. })));
    }

    /// As MinerU and PaddleOCR write them.
    #[test]
    fn tables_of_html_become_blocks_with_their_spans() {
        let table = "<table><tr><td rowspan=\"2\">村</td><td colspan=2> 水渠 </td></tr>\n<tr><td>条</td><td>米&amp;尺<br>长</td>\
                     </tr></table>";
        for text in [
            table.to_owned(),
            format!("<html><body>{table}</body></html>"),
            format!("<div>\n{table}\n</div>"),
        ] {
            let (block, places) = read(&text);
            let Some(Block::Table(table)) = block else { panic!("{text}") };
            let spans: Vec<_> = table.cells().map(|cell| (cell.span.columns, cell.span.rows)).collect();
            assert_eq!(spans, [(1, 2), (2, 1), (1, 1), (1, 1)]);
            assert_eq!(plain_text(&table.rows[1][1].text), "米&尺 长");
            assert_eq!(places, ["村", "水渠", "条", "米&amp;尺", "长"]);
        }
    }

    #[test]
    fn what_is_nearly_a_table_or_a_list_stays_text() {
        for text in [
            "- 采茶",
            "- 采茶\n制茶",
            "1. 采茶\n3. 制茶",
            "| 村 | 亩 |\n| 上湾 | 12 |",
            "| 村 |\n|---|\n| 上湾 | 12 |",
            "<table><tr><td>村</td></tr>",
            "<table>水渠<tr><td>村</td></tr></table>",
            "<table><tr><td>村</td></tr></table>水渠",
            "<div>村</div>",
        ] {
            assert_eq!(read(text).0, None, "{text}");
        }
    }

    #[test]
    fn latin_words_are_parted_where_the_line_ended() {
        let text = "IPv6 and\nIPv4，等8\n方面20\n19";
        let page = PageExcerpt::page(SourceMap::default().add("page.md", text), text);
        let Some(PageBlock::Text(paragraph)) = blocks(page).into_iter().next() else { panic!("a paragraph") };
        assert_eq!(running(&paragraph.lines), "IPv6 and IPv4，等8方面2019");
    }

    #[test]
    fn rows_and_items_of_no_whole_structure_keep_their_lines() {
        let text = "| 村 | 亩 |\n| 上湾 | 12 |\n2. 采\n茶\n4. 制茶";
        let page = PageExcerpt::page(SourceMap::default().add("page.md", text), text);
        let Some(PageBlock::Text(paragraph)) = blocks(page).into_iter().next() else { panic!("a paragraph") };
        let inlines = OcrBlocks::default().inlines(&paragraph.lines);
        assert_eq!(plain_text(&inlines), "| 村 | 亩 | | 上湾 | 12 | 2. 采茶 4. 制茶");
        assert_eq!(inlines.iter().filter(|inline| **inline == Inline::LineBreak).count(), 3);
    }
}
