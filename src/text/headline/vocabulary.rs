//! The words that an article itself makes known: its names, and what it marks as a term. No dictionary
//! has 橹埭 or 小切口, but who writes of them puts them in quotation marks, signs with them, or lists them.
//!
//! Only the article is read, so that a change of one moves no head of another.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::{Article, Block, Byline, Figure, Inline};
use crate::text::class::Class;

/// Characters of such a word. Longer ones are titles and sentences, which a head may turn. Tuned by eye; see
/// docs/tuning.md.
const SHORTEST: usize = 2;
const LONGEST: usize = 4;
/// How often a row of characters between two marks occurs before it is a word. Tuned by eye; see docs/tuning.md.
const RECURS: u32 = 2;

/// Words that an article makes known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Vocabulary {
    words: BTreeSet<Vec<char>>,
}

impl Vocabulary {
    /// The words of an article: the names of its people, short texts in quotation marks, in 《》 and in
    /// strong type, and what recurs between marks.
    pub fn of(article: &Article) -> Self {
        let mut found = Collected::default();
        article.each_text(|_, text| found.text(text));
        article.byline.iter().chain(&article.sign_off).for_each(|byline| found.people(byline));
        article.each_figure(|_, figure| found.figure(figure));
        let notes = article.notes.iter().flat_map(|note| &note.blocks);
        article.body.iter().chain(notes).for_each(|block| found.block(block));
        let recurring = found.between_marks.into_iter().filter(|(_, count)| *count >= RECURS);
        found.words.extend(recurring.map(|(word, _)| word));
        Self { words: found.words }
    }

    /// Those of its words that occur in a text.
    #[must_use]
    pub fn within(self, text: &str) -> Self {
        let characters: Vec<char> = text.chars().collect();
        let occurs =
            |word: &Vec<char>| characters.windows(word.len()).any(|window| window == word.as_slice());
        Self { words: self.words.into_iter().filter(occurs).collect() }
    }

    /// Calls back with the length of each of its words at the beginning of some characters.
    pub(super) fn words_at(&self, characters: &[char], mut tell: impl FnMut(usize)) {
        if !self.words.is_empty() {
            let lengths = SHORTEST..=LONGEST.min(characters.len());
            lengths.filter(|&length| self.words.contains(&characters[..length])).for_each(&mut tell);
        }
    }
}

impl<'t> FromIterator<&'t str> for Vocabulary {
    /// The words among some texts: two to four Chinese characters.
    fn from_iter<I: IntoIterator<Item = &'t str>>(texts: I) -> Self {
        Self { words: texts.into_iter().filter_map(word).collect() }
    }
}

/// What was found in an article.
#[derive(Default)]
struct Collected {
    words: BTreeSet<Vec<char>>,
    /// Rows of characters between two marks, and how often each occurs.
    between_marks: BTreeMap<Vec<char>, u32>,
}

impl Collected {
    fn word(&mut self, text: &str) {
        self.words.extend(word(text));
    }

    /// The rows of Chinese characters in a text that stand between two marks.
    fn text(&mut self, text: &str) {
        let mut row: Option<(char, usize)> = None;
        for (at, c) in text.char_indices() {
            match Class::of(c) {
                Class::Ideograph => {}
                class if class.is_mark() => {
                    if let Some((mark, start)) = row {
                        self.row(mark, &text[start..at], c);
                    }
                    row = Some((c, at + c.len_utf8()));
                }
                _ => row = None,
            }
        }
    }

    fn row(&mut self, before: char, row: &str, after: char) {
        match (before, after) {
            ('“', '”') | ('‘', '’') | ('「', '」') | ('『', '』') | ('《', '》') | ('〈', '〉') => {
                self.word(row)
            }
            _ => word(row).into_iter().for_each(|row| *self.between_marks.entry(row).or_default() += 1),
        }
    }

    fn people(&mut self, byline: &Byline) {
        byline.affiliation.iter().chain(&byline.names).for_each(|name| self.word(name));
    }

    fn figure(&mut self, figure: &Figure) {
        let credit =
            figure.credit.iter().flat_map(|credit| credit.split(|c| Class::of(c) != Class::Ideograph));
        credit.for_each(|name| self.word(name));
        self.inlines(&figure.caption);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { text }
            | Block::Verse { text }
            | Block::Interview { text }
            | Block::Subhead { text, .. } => self.inlines(text),
            Block::Quote { blocks } => blocks.iter().for_each(|block| self.block(block)),
            Block::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| self.block(block));
            }
            Block::Table(table) => {
                self.inlines(&table.caption);
                table.cells().for_each(|cell| self.inlines(&cell.text));
            }
            Block::Figure(_) | Block::Break => {}
        }
    }

    /// The words that are strong, or marked as names.
    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Strong { content } | Inline::ProperName { content } => match content.as_slice() {
                    [Inline::Text { text }] => self.word(text.trim_end_matches('：')),
                    _ => self.inlines(content),
                },
                Inline::Emphasis { content } | Inline::Link { content, .. } => self.inlines(content),
                _ => {}
            }
        }
    }
}

/// The characters of a text that is one word.
fn word(text: &str) -> Option<Vec<char>> {
    let characters: Vec<char> = text.chars().take(LONGEST + 1).collect();
    let is_word = (SHORTEST..=LONGEST).contains(&characters.len())
        && characters.iter().all(|&c| Class::of(c) == Class::Ideograph);
    is_word.then_some(characters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Figure;

    fn words(article: &Article) -> Vec<String> {
        Vocabulary::of(article).words.into_iter().map(|word| word.into_iter().collect()).collect()
    }

    fn paragraph(text: &str) -> Block {
        Block::Paragraph { text: vec![Inline::text(text)] }
    }

    #[test]
    fn names_terms_and_what_recurs_between_marks_are_words() {
        let strong = Inline::Strong { content: vec![Inline::text("钱雨禾：")] };
        let name = Inline::ProperName { content: vec![Inline::text("鹭埭")] };
        let people = |names: &[&str]| Byline {
            names: names.iter().map(|&name| name.to_owned()).collect(),
            ..Byline::default()
        };
        let article = Article {
            byline: vec![people(&["沈砚秋", "J. Doe"])],
            sign_off: vec![people(&["橹埭渔社"])],
            figures: vec![Figure { credit: Some("顾一鸣 摄".into()), ..Figure::default() }],
            body: vec![
                paragraph("改“小切口”，读《橹声》和《橹声是有颜色的》。有淖河、洄塘、芦汀三处，"),
                paragraph("洄塘、淖河，洄塘、再说"),
                Block::Quote { blocks: vec![Block::Paragraph { text: vec![strong, name] }] },
            ],
            ..Article::default()
        };
        assert_eq!(
            words(&article),
            ["小切口", "橹埭渔社", "橹声", "沈砚秋", "洄塘", "钱雨禾", "顾一鸣", "鹭埭"]
        );
    }

    #[test]
    fn words_that_are_told_are_two_to_four_chinese_characters() {
        let of_head: Vocabulary = ["鹭埭", "芦汀"].into_iter().collect();
        assert_eq!(of_head.within("鹭埭村民喜迁新居").words, [vec!['鹭', '埭']].into());
        let told: Vocabulary = ["埭", "鹭埭", "A座", "水上巴士开航"].into_iter().collect();
        assert_eq!(told.words, [vec!['鹭', '埭']].into());
        let mut lengths = Vec::new();
        told.words_at(&['鹭', '埭', '村'], |length| lengths.push(length));
        told.words_at(&['鹭'], |length| lengths.push(length));
        assert_eq!(lengths, [2]);
    }
}
