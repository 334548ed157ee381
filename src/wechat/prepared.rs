//! An article as the editor of WeChat can hold it: links are notes, charts and wide tables are pictures.

use std::collections::BTreeMap;

use super::kept::LINKED;
use crate::links::address;
use crate::model::walk::{plain_text, tables};
use crate::model::{Article, Block, Cell, Figure, ImagePath, Inline, Note, NoteId, Table};
use crate::wording::Words;

/// The widest table that a phone shows, in characters of its widest row; at 14 pixels a phone of 375 shows 24 of them.
/// Tuned by eye; see docs/tuning.md.
const WIDEST: usize = 30;
/// And the most columns.
const MOST_COLUMNS: usize = 4;

/// The folder of what is drawn in place of tables, which no picture of an issue can be in.
const DRAWN: &str = "\u{0}table/";

/// Whether a table is drawn: it is a chart, or too wide for a phone.
pub(super) fn is_drawn(table: &Table) -> bool {
    table.as_chart().is_some() || is_wide(table)
}

/// Whether a table is too wide for a phone.
fn is_wide(table: &Table) -> bool {
    let characters = |cells: &Vec<Cell>| {
        cells.iter().map(|cell| plain_text(&cell.text).chars().count().clamp(2, 8)).sum::<usize>()
    };
    table.grid().columns > MOST_COLUMNS || table.all_rows().map(characters).max().unwrap_or_default() > WIDEST
}

/// Where the tables of an article stand that are drawn, in reading order.
pub(super) fn places_of_drawn(article: &Article) -> Vec<String> {
    tables(article).into_iter().filter(|(_, table)| is_drawn(table)).map(|(place, _)| place).collect()
}

/// The number of the table that a path stands for, from 0.
pub(super) fn drawn_table(path: &ImagePath) -> Option<usize> {
    path.as_str().strip_prefix(DRAWN)?.parse().ok()
}

/// An article and what became of its links and tables.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    /// The article.
    pub article: Article,
    /// How many addresses became notes.
    pub links: usize,
    /// The tables that are pictures, each with its number among those that are drawn. Their links are notes, too.
    pub tables: Vec<(usize, Table)>,
}

impl Prepared {
    /// Of an article of the issue; `has_picture` says of which of the tables that are drawn there are pictures.
    pub(super) fn of(article: &Article, words: &Words, has_picture: &dyn Fn(usize) -> bool) -> Self {
        let first = article.notes.len() + 1;
        let mut work = Work { first, words, notes: BTreeMap::new(), met: 0, tables: Vec::new(), has_picture };
        let mut changed = article.clone();
        changed.body.iter_mut().for_each(|block| work.block(block));
        changed.notes.iter_mut().flat_map(|note| &mut note.blocks).for_each(|block| work.block(block));
        let artwork = changed.notice.as_mut().and_then(|notice| notice.artwork.as_mut());
        for figure in artwork.into_iter().chain(&mut changed.figures) {
            work.inlines(&mut figure.caption);
        }
        let note = |url: &String| Block::Paragraph { text: vec![Inline::text(url.as_str())] };
        let mut links: Vec<_> = work.notes.iter().collect();
        links.sort_by_key(|(_, number)| **number);
        changed
            .notes
            .extend(links.into_iter().map(|(url, number)| Note { id: id(*number), blocks: vec![note(url)] }));
        Self { article: changed, links: work.notes.len(), tables: work.tables }
    }
}

/// The id of a note with an address: no author can write it.
fn id(number: usize) -> NoteId {
    format!("\u{0}link-{number}").into()
}

/// What was found on the way.
struct Work<'a> {
    /// The number of the first note with an address.
    first: usize,
    words: &'a Words,
    notes: BTreeMap<String, usize>,
    /// How many tables that are drawn were met.
    met: usize,
    tables: Vec<(usize, Table)>,
    has_picture: &'a dyn Fn(usize) -> bool,
}

impl Work<'_> {
    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Paragraph { text }
            | Block::Verse { text }
            | Block::Interview { text }
            | Block::Subhead { text, .. } => self.inlines(text),
            Block::Quote { blocks } => blocks.iter_mut().for_each(|block| self.block(block)),
            Block::List { items, .. } => {
                items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|block| self.block(block));
            }
            Block::Figure(figure) => self.inlines(&mut figure.caption),
            Block::Table(table) => {
                // Before its links are changed, which may take more room.
                let is_drawn = is_drawn(table);
                self.texts_of(table);
                if is_drawn && let Some(figure) = self.drawn(table) {
                    *block = Block::Figure(figure);
                }
            }
            Block::Break => {}
        }
    }

    fn texts_of(&mut self, table: &mut Table) {
        self.inlines(&mut table.caption);
        let heads = table.head.iter_mut().chain(table.lower_head.iter_mut().flatten());
        let cells = heads.chain(table.rows.iter_mut().flatten());
        cells.for_each(|cell| self.inlines(&mut cell.text));
    }

    /// The figure that stands for a table, which it takes, where there is a picture of it. The caption is a part of the
    /// picture.
    fn drawn(&mut self, table: &mut Table) -> Option<Figure> {
        let number = self.met;
        self.met += 1;
        if !(self.has_picture)(number) {
            return None;
        }
        let caption = plain_text(&table.caption);
        let described = table.as_chart().map(|chart| self.words.chart(&chart, caption.trim()));
        let alt = described.or(Some(caption)).filter(|alt| !alt.trim().is_empty());
        self.tables.push((number, std::mem::take(table)));
        Some(Figure { image: Some(format!("{DRAWN}{number}").into()), alt, ..Figure::default() })
    }

    /// Links become their words and the mark of a note; those to WeChat stay.
    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        let mut changed = Vec::with_capacity(inlines.len());
        for mut inline in inlines.drain(..) {
            match &mut inline {
                Inline::Strong { content }
                | Inline::Emphasis { content }
                | Inline::ProperName { content }
                | Inline::Subscript { content }
                | Inline::Superscript { content } => self.inlines(content),
                Inline::Link { url, content } => {
                    self.inlines(content);
                    if let Some(plain) = self.unlinked(url, content) {
                        changed.extend(plain);
                        continue;
                    }
                }
                Inline::Text { .. } | Inline::Ruby { .. } | Inline::NoteMark { .. } | Inline::LineBreak => {}
            }
            changed.push(inline);
        }
        *inlines = changed;
    }

    /// What a link becomes; none for one that stays, and for a broken one, whose address is printed.
    fn unlinked(&mut self, url: &str, content: &[Inline]) -> Option<Vec<Inline>> {
        let sound = address::sound(url).filter(|sound| !sound.starts_with(LINKED))?;
        let words = plain_text(content);
        // An address that is there to be read needs no note.
        if words.trim().is_empty() {
            return Some([vec![Inline::text(url)], content.to_vec()].concat());
        }
        if bare(&words) == bare(url) || bare(&words) == bare(&sound) {
            return Some(content.to_vec());
        }
        let next = self.first + self.notes.len();
        let number = *self.notes.entry(url.trim().to_owned()).or_insert(next);
        let mark = Inline::NoteMark { note: id(number) };
        Some(content.iter().cloned().chain([mark]).collect())
    }
}

/// An address as people write it.
fn bare(address: &str) -> &str {
    let address = address.trim();
    let schemes = ["https://", "http://", "mailto:"];
    let bare = schemes.into_iter().find_map(|scheme| address.strip_prefix(scheme)).unwrap_or(address);
    bare.trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;

    fn words() -> &'static Words {
        Words::of(&"zh-Hans".into())
    }

    fn link(url: &str, words: &str) -> Inline {
        let content = if words.is_empty() { Vec::new() } else { vec![Inline::text(words)] };
        Inline::Link { url: url.into(), content }
    }

    fn mark(number: usize) -> Inline {
        Inline::NoteMark { note: id(number) }
    }

    #[test]
    fn links_are_notes_after_those_of_the_article_each_address_once() {
        let text = vec![
            link("https://a.example/", "甲"),
            link("https://b.example/", "乙"),
            link("https://a.example/", "再"),
            link("https://mp.weixin.qq.com/s/x", "丙"),
            link("https://c.example/", ""),
            link("https://d.example/", "https://d.example/"),
            link("https://e.example/", "e.example"),
        ];
        let note = Note { id: "a".into(), blocks: vec![sample::paragraph("注")] };
        let article =
            Article { body: vec![Block::Paragraph { text }], notes: vec![note], ..sample::article("01/a") };
        let Prepared { article, links, .. } = Prepared::of(&article, words(), &|_| true);
        assert_eq!((links, article.notes.len()), (2, 3));
        let Block::Paragraph { text } = &article.body[0] else { panic!("a paragraph") };
        let expected = [
            Inline::text("甲"),
            mark(2),
            Inline::text("乙"),
            mark(3),
            Inline::text("再"),
            mark(2),
            link("https://mp.weixin.qq.com/s/x", "丙"),
            Inline::text("https://c.example/"),
            Inline::text("https://d.example/"),
            Inline::text("e.example"),
        ];
        assert_eq!(text.as_slice(), expected);
        assert_eq!(article.notes[2].blocks, [sample::paragraph("https://b.example/")]);
    }

    fn cell(text: &str) -> Cell {
        Cell { text: vec![Inline::text(text)], ..Cell::default() }
    }

    fn table(rows: &[&[&str]]) -> Table {
        let rows: Vec<Vec<Cell>> =
            rows.iter().map(|row| row.iter().map(|text| cell(text)).collect()).collect();
        let columns = vec![crate::model::Alignment::Start; rows[0].len()];
        Table { columns, head: rows[0].clone(), rows: rows[1..].to_vec(), ..Table::default() }
    }

    #[test]
    fn wide_tables_are_pictures_and_narrow_ones_stay() {
        let tables =
            [4, 5].map(|columns| Block::Table(table(&[&vec!["站名"; columns], &vec!["东渡"; columns]])));
        let article = Article { body: tables.to_vec(), ..sample::article("01/a") };
        assert_eq!(places_of_drawn(&article), ["body/8"]);
        let prepared = Prepared::of(&article, words(), &|_| true);
        assert!(matches!(&prepared.article.body[0], Block::Table(_)));
        let Block::Figure(figure) = &prepared.article.body[1] else { panic!("a figure") };
        assert_eq!(figure.image.as_ref().and_then(drawn_table), Some(0));
        assert_eq!(prepared.tables.len(), 1);
        let undrawn = Prepared::of(&article, words(), &|_| false);
        assert!(matches!(&undrawn.article.body[1], Block::Table(_)) && undrawn.tables.is_empty());
    }

    #[test]
    fn a_chart_is_a_picture_that_is_described_by_its_numbers() {
        let mut chart = table(&[&["年", "盏"], &["2024", "503"], &["2025", "–"]]);
        chart.chart = Some(crate::model::ChartKind::Bar);
        chart.caption = vec![Inline::text("夜里的灯")];
        let article = Article { body: vec![Block::Table(chart)], ..sample::article("01/a") };
        let prepared = Prepared::of(&article, words(), &|_| true);
        let Block::Figure(figure) = &prepared.article.body[0] else { panic!("a figure") };
        let expected = "柱状图：夜里的灯。年 盏：2024\u{A0}503、2025\u{A0}–。";
        assert_eq!(figure.alt.as_deref(), Some(expected));
    }

    #[test]
    fn links_of_a_drawn_table_are_notes() {
        let mut wide = table(&[&["站"; 6], &["渡"; 6]]);
        wide.rows[0][1].text = vec![link("https://a.example/", "甲")];
        let article = Article { body: vec![Block::Table(wide)], ..sample::article("01/a") };
        let prepared = Prepared::of(&article, words(), &|_| true);
        assert_eq!(prepared.tables[0].1.rows[0][1].text, [Inline::text("甲"), mark(1)]);
        assert_eq!(prepared.article.notes[0].blocks, [sample::paragraph("https://a.example/")]);
    }
}
