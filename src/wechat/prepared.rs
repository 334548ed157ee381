//! An article as the editor of WeChat can hold it: links are notes, wide tables are pictures.

use std::collections::BTreeMap;

use super::kept::LINKED;
use crate::links::address;
use crate::model::walk::plain_text;
use crate::model::{Article, Block, Cell, Figure, ImagePath, Inline, Note, NoteId, Table};

/// The widest table that a phone shows, in characters of its widest row; at 14 pixels a phone of 375 shows 24 of them.
/// Tuned by eye; see docs/tuning.md.
const WIDEST: usize = 30;
/// And the most columns.
const MOST_COLUMNS: usize = 4;

/// The folder of what is drawn in place of tables, which no picture of an issue can be in.
const DRAWN: &str = "\u{0}table/";

/// Whether a table is too wide for a phone.
pub(crate) fn is_wide(table: &Table) -> bool {
    let characters = |cells: &Vec<Cell>| {
        cells.iter().map(|cell| plain_text(&cell.text).chars().count().clamp(2, 8)).sum::<usize>()
    };
    table.grid().columns > MOST_COLUMNS || table.all_rows().map(characters).max().unwrap_or_default() > WIDEST
}

/// The wide tables of an article, in reading order.
pub(crate) fn wide_tables(article: &Article) -> Vec<&Table> {
    let mut found = Vec::new();
    let notes = article.notes.iter().flat_map(|note| &note.blocks);
    article.body.iter().chain(notes).for_each(|block| add_wide(block, &mut found));
    found
}

fn add_wide<'a>(block: &'a Block, found: &mut Vec<&'a Table>) {
    match block {
        Block::Table(table) if is_wide(table) => found.push(table),
        Block::Quote { blocks } => blocks.iter().for_each(|block| add_wide(block, found)),
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| add_wide(block, found));
        }
        _ => {}
    }
}

/// The number of the table that a path stands for, from 0.
pub(super) fn drawn_table(path: &ImagePath) -> Option<usize> {
    path.as_str().strip_prefix(DRAWN)?.parse().ok()
}

/// An article and what became of its links.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    /// The article.
    pub article: Article,
    /// How many addresses became notes.
    pub links: usize,
}

impl Prepared {
    /// Of an article of the issue; `is_drawn` says which of its wide tables have pictures.
    pub(super) fn of(article: &Article, is_drawn: &dyn Fn(usize) -> bool) -> Self {
        let first = article.notes.len() + 1;
        let mut work = Work { first, notes: BTreeMap::new(), tables: 0, is_drawn };
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
        Self { article: changed, links: work.notes.len() }
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
    notes: BTreeMap<String, usize>,
    tables: usize,
    is_drawn: &'a dyn Fn(usize) -> bool,
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
                let is_wide = is_wide(table);
                let number = self.tables;
                self.tables += usize::from(is_wide);
                if is_wide && (self.is_drawn)(number) {
                    // The caption is a part of the picture.
                    let alt = Some(plain_text(&table.caption)).filter(|alt| !alt.trim().is_empty());
                    let image = Some(format!("{DRAWN}{number}").into());
                    *block = Block::Figure(Figure { image, alt, ..Figure::default() });
                    return;
                }
                self.inlines(&mut table.caption);
                let heads = table.head.iter_mut().chain(table.lower_head.iter_mut().flatten());
                let cells = heads.chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| self.inlines(&mut cell.text));
            }
            Block::Break => {}
        }
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
        if words.trim() == url.trim() || words.trim() == sound {
            return Some(content.to_vec());
        }
        let next = self.first + self.notes.len();
        let number = *self.notes.entry(url.trim().to_owned()).or_insert(next);
        let mark = Inline::NoteMark { note: id(number) };
        Some(content.iter().cloned().chain([mark]).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;

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
        ];
        let note = Note { id: "a".into(), blocks: vec![sample::paragraph("注")] };
        let article =
            Article { body: vec![Block::Paragraph { text }], notes: vec![note], ..sample::article("01/a") };
        let Prepared { article, links } = Prepared::of(&article, &|_| true);
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
        ];
        assert_eq!(text.as_slice(), expected);
        assert_eq!(article.notes[2].blocks, [sample::paragraph("https://b.example/")]);
    }

    #[test]
    fn wide_tables_are_pictures_and_narrow_ones_stay() {
        let cell = |text: &str| Cell { text: vec![Inline::text(text)], ..Cell::default() };
        let table = |columns: usize| {
            let row = vec![cell("站名"); columns];
            Block::Table(Table {
                columns: vec![crate::model::Alignment::Start; columns],
                rows: vec![row],
                ..Table::default()
            })
        };
        let article = Article { body: vec![table(4), table(5)], ..sample::article("01/a") };
        assert_eq!(wide_tables(&article).len(), 1);
        let prepared = Prepared::of(&article, &|_| true).article;
        assert!(matches!(&prepared.body[0], Block::Table(_)));
        let Block::Figure(figure) = &prepared.body[1] else { panic!("a figure") };
        assert_eq!(figure.image.as_ref().and_then(drawn_table), Some(0));
    }
}
