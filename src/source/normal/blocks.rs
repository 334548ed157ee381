//! Blocks in normal form.

use std::ops::Range;

use super::text::Text;
use crate::model::walk::character_count;
use crate::model::{Block, Figure, Inline, ListItem, ListManner, turned_lines};
use crate::source::record::PartPlaces;
use crate::wording::interview::turns_of;

/// Blocks in normal form with the places of their texts and figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Blocks {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// Places of their texts, in reading order.
    pub pieces: Vec<Range<usize>>,
    /// Places of their figures, in reading order.
    pub figures: Vec<PartPlaces>,
}

impl Blocks {
    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: Text) {
        let (text, pieces) = text.finish();
        if is_verse(&text) {
            self.blocks.push(Block::Verse { text });
            self.pieces.extend(pieces);
        } else if !text.is_empty() {
            self.blocks.push(Block::Paragraph { text });
            self.pieces.extend(pieces);
        }
    }

    /// Adds verse; an empty line parts two stanzas.
    pub fn verse(&mut self, text: Text) {
        for stanza in text.stanzas() {
            let (text, pieces) = stanza.finish();
            self.blocks.push(Block::Verse { text });
            self.pieces.extend(pieces);
        }
    }

    /// Adds a subhead.
    pub fn subhead(&mut self, level: u8, text: Text) {
        let (text, pieces) = text.finish();
        if !text.is_empty() {
            self.blocks.push(Block::Subhead { level: level.clamp(1, 4), text });
            self.pieces.extend(pieces);
        }
    }

    /// Adds a quote.
    pub fn quote(&mut self, inner: Self) {
        if !inner.blocks.is_empty() {
            self.blocks.push(Block::Quote { blocks: inner.blocks });
            self.pieces.extend(inner.pieces);
            self.figures.extend(inner.figures);
        }
    }

    /// Adds a list. Numbers go up to 999 999 999, as in Markdown.
    pub fn list(&mut self, start: Option<u32>, manner: Option<ListManner>, items: Vec<Self>) {
        if items.is_empty() {
            return;
        }
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            list.push(ListItem { blocks: item.blocks });
            self.pieces.extend(item.pieces);
            self.figures.extend(item.figures);
        }
        let start = start.map(|n| n.min(LAST_LIST_NUMBER));
        self.blocks.push(Block::List { start, manner, items: list });
    }

    /// Adds a figure. `caption` are the places of the pieces of its caption; `places` has its
    /// parts, among them `credit`.
    pub fn figure(&mut self, figure: Figure, caption: Vec<Range<usize>>, places: PartPlaces) {
        self.pieces.extend(caption);
        if figure.credit.is_some() {
            self.pieces.push(places.get("credit").unwrap_or_default());
        }
        self.blocks.push(Block::Figure(figure));
        self.figures.push(places);
    }

    /// Adds a blank row.
    pub fn rule(&mut self) {
        self.blocks.push(Block::Break);
    }

    /// The body of an article, in which the turns of its interview are known.
    #[must_use]
    pub fn with_interviews(mut self) -> Self {
        let turns = turns_of(&self.blocks);
        for (block, is_turn) in self.blocks.iter_mut().zip(turns) {
            if is_turn && let Block::Paragraph { text } = block {
                *block = Block::Interview { text: std::mem::take(text) };
            }
        }
        self
    }

    /// Adds other blocks at the end.
    pub fn append(&mut self, other: Self) {
        self.blocks.extend(other.blocks);
        self.pieces.extend(other.pieces);
        self.figures.extend(other.figures);
    }
}

/// Fewest lines of a paragraph that is verse, and most characters of each of them: a few lines of an address
/// are none, nor are long ones.
const LEAST_LINES: usize = 3;
const LONGEST_LINE: usize = 30;

/// Whether the lines of a paragraph are verse.
fn is_verse(text: &[Inline]) -> bool {
    let is_short = |line: &[Inline]| !line.is_empty() && character_count(line) <= LONGEST_LINE;
    turned_lines(text).count() >= LEAST_LINES && turned_lines(text).all(is_short)
}

/// The greatest number a list of Markdown begins with.
pub const LAST_LIST_NUMBER: u32 = 999_999_999;
