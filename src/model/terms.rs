//! What a list says that is drawn: a term in strong type and its text, in every item.

use super::block::{Block, Inline, ListItem, ListManner};
use super::walk::{character_count, plain_text};

/// Fewest items of a list that is drawn.
pub const FEWEST_TERMS: usize = 2;

/// Most items of a list that is drawn: what is longer is a table, or a text.
pub const MOST_TERMS: usize = 24;

/// Most characters of a term, by how its list is drawn: a figure with its unit, a day or a time, a name.
const LONGEST_FIGURE: usize = 12;
const LONGEST_TIME: usize = 24;
const LONGEST_NAME: usize = 16;

/// What may end a term and stand outside of its strong type.
const COLONS: [char; 2] = ['：', ':'];

/// An item of a list of terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The term, with the colon that ends it.
    pub name: Vec<Inline>,
    /// What is said of it.
    pub text: Vec<Inline>,
}

/// Why a list is not drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermFault {
    /// Its items have numbers.
    Numbered,
    /// It has so many items, fewer or more than one that is drawn.
    Count(usize),
    /// An item does not begin with strong text, by its number.
    NoTerm(usize),
    /// An item has more than one paragraph.
    MoreThanText(usize),
    /// The term of an item has so many characters, more than this.
    LongTerm(usize, usize, usize),
    /// A figure has marked text, a reading or a note.
    MarkedFigure(usize),
}

impl Term {
    /// The items of a list that is drawn in a manner.
    ///
    /// # Errors
    /// Why it cannot be: the first reason of each item.
    pub fn all(
        manner: ListManner,
        start: Option<u32>,
        items: &[ListItem],
    ) -> Result<Vec<Self>, Vec<TermFault>> {
        let mut faults = Vec::new();
        if start.is_some() {
            faults.push(TermFault::Numbered);
        }
        if !(FEWEST_TERMS..=MOST_TERMS).contains(&items.len()) {
            faults.push(TermFault::Count(items.len()));
        }
        let mut terms = Vec::with_capacity(items.len());
        for (number, item) in items.iter().enumerate().take(MOST_TERMS) {
            match Self::of(manner, number, item) {
                Ok(term) => terms.push(term),
                Err(fault) => faults.push(fault),
            }
        }
        if faults.is_empty() { Ok(terms) } else { Err(faults) }
    }

    fn of(manner: ListManner, number: usize, item: &ListItem) -> Result<Self, TermFault> {
        let text = match item.blocks.as_slice() {
            [Block::Paragraph { text }] => text,
            [] => return Err(TermFault::NoTerm(number)),
            _ => return Err(TermFault::MoreThanText(number)),
        };
        let Some((Inline::Strong { content }, rest)) = text.split_first() else {
            return Err(TermFault::NoTerm(number));
        };
        let printed = plain_text(content);
        if printed.trim().is_empty() {
            return Err(TermFault::NoTerm(number));
        }
        let (longest, characters) = (longest(manner), character_count(content));
        if characters > longest {
            return Err(TermFault::LongTerm(number, characters, longest));
        }
        let is_plain = |inline: &Inline| matches!(inline, Inline::Text { .. });
        if manner == ListManner::Figures && !content.iter().all(is_plain) {
            return Err(TermFault::MarkedFigure(number));
        }
        Ok(Self::parted(content.clone(), rest))
    }

    /// A term and what follows it, from which a colon and blanks at the beginning are taken.
    fn parted(mut name: Vec<Inline>, rest: &[Inline]) -> Self {
        let mut text = rest.to_vec();
        if let Some(Inline::Text { text: first }) = text.first_mut() {
            if let Some(after) = first.strip_prefix(COLONS) {
                name.push(Inline::text(&first[..first.len() - after.len()]));
                *first = after.to_owned();
            }
            *first = first.trim_start().to_owned();
            if first.is_empty() {
                text.remove(0);
            }
        }
        Self { name, text }
    }
}

fn longest(manner: ListManner) -> usize {
    match manner {
        ListManner::Figures => LONGEST_FIGURE,
        ListManner::Timeline => LONGEST_TIME,
        ListManner::Cells => LONGEST_NAME,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(name: &str, text: &str) -> ListItem {
        let name = Inline::Strong { content: vec![Inline::text(name)] };
        ListItem { blocks: vec![Block::Paragraph { text: vec![name, Inline::text(text)] }] }
    }

    fn term(name: &[&str], text: &str) -> Term {
        let text = if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] };
        Term { name: name.iter().map(|part| Inline::text(*part)).collect(), text }
    }

    #[test]
    fn a_term_is_the_strong_beginning_of_an_item_with_its_colon() {
        let items = [item("14个月", " 水质稳定"), item("送餐", "：每单1元"), item("票价", "")];
        let terms = Term::all(ListManner::Cells, None, &items);
        let expected = [term(&["14个月"], "水质稳定"), term(&["送餐", "："], "每单1元"), term(&["票价"], "")];
        assert_eq!(terms, Ok(expected.to_vec()));
    }

    #[test]
    fn every_reason_is_told_with_its_item() {
        let plain = ListItem { blocks: vec![Block::Paragraph { text: vec![Inline::text("无词")] }] };
        let both = ListItem { blocks: [item("甲", "一").blocks, item("乙", "二").blocks].concat() };
        let empty = ListItem { blocks: Vec::new() };
        let blank = item(" ", "三");
        let items = [item("甲", "一"), plain, both, empty, blank, item(&"长".repeat(13), "四")];
        let faults = Term::all(ListManner::Figures, Some(1), &items);
        let expected = vec![
            TermFault::Numbered,
            TermFault::NoTerm(1),
            TermFault::MoreThanText(2),
            TermFault::NoTerm(3),
            TermFault::NoTerm(4),
            TermFault::LongTerm(5, 13, 12),
        ];
        assert_eq!(faults, Err(expected));
        assert!(Term::all(ListManner::Timeline, None, &[item("甲", "一")]).is_err(), "one item");
        let many = vec![item("甲", "一"); MOST_TERMS + 1];
        assert_eq!(Term::all(ListManner::Cells, None, &many), Err(vec![TermFault::Count(MOST_TERMS + 1)]));
    }

    #[test]
    fn a_figure_is_plain() {
        let noted =
            Inline::Strong { content: vec![Inline::text("14"), Inline::NoteMark { note: "1".into() }] };
        let items = [item("9", "次"), ListItem { blocks: vec![Block::Paragraph { text: vec![noted] }] }];
        assert_eq!(Term::all(ListManner::Figures, None, &items), Err(vec![TermFault::MarkedFigure(1)]));
        assert!(Term::all(ListManner::Timeline, None, &items).is_ok());
    }
}
