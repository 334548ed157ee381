//! The mark over a list that says how it is drawn: `{list=timeline}`, at the end of the paragraph before it. What
//! stands before the mark stays a paragraph.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::marks::RangedEvent;
use super::word_mark::{MarkKind, events_before};
use crate::model::ListManner;

/// The mark.
pub(super) const LIST: MarkKind = MarkKind { opens: "{list=", is_before: |tag| matches!(tag, Tag::List(_)) };

/// The end of a paragraph that belongs to the list after it.
pub(super) struct ListMark {
    pub(super) manner: ListManner,
    /// Where it begins.
    start: usize,
}

impl ListMark {
    /// The mark of a paragraph right before a list; none of any other.
    pub(super) fn of(source: &str, paragraph: &Range<usize>, lists: &BTreeSet<usize>) -> Option<Self> {
        let (word, start) = LIST.find(source, paragraph, lists)?;
        Some(Self { manner: ListManner::of_word(word)?, start })
    }

    /// The events of its paragraph that stand before it.
    pub(super) fn events_before<'a>(&self, events: Vec<RangedEvent<'a>>) -> Vec<RangedEvent<'a>> {
        let mut kept = events_before(self.start, events);
        while matches!(kept.last(), Some((Event::SoftBreak | Event::HardBreak, _))) {
            kept.pop();
        }
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Block;
    use crate::model::walk::plain_text;
    use crate::source::markdown::write;
    use crate::source::record::Faults;

    /// The blocks of a text and how many faults it has.
    fn read(text: &str) -> (Vec<Block>, usize) {
        let mut faults = Faults::new(crate::diagnostics::SourceMap::default().add("a.md", text));
        let body = super::super::read(text, 0, Vec::new(), &mut faults);
        (body.blocks.blocks, faults.into_diagnostics().len())
    }

    const ITEMS: &str = "- **3月** 开工\n- **5月** 完工\n";

    #[test]
    fn a_mark_over_a_list_says_its_manner_and_what_stands_before_it_stays() {
        for (line, manner, before) in [
            ("{list=timeline}", ListManner::Timeline, None),
            ("{list=\"figures\"}", ListManner::Figures, None),
            ("大事记 {list=cells}", ListManner::Cells, Some("大事记")),
            ("大事记\n{list=cells}", ListManner::Cells, Some("大事记")),
        ] {
            for gap in ["\n", "\n\n", "\n\n\n"] {
                let (blocks, faults) = read(&format!("{line}{gap}{ITEMS}"));
                assert_eq!(faults, 0, "{line}");
                let (list, others) = blocks.split_last().expect("there is a list");
                assert!(
                    matches!(list, Block::List { manner: Some(found), .. } if *found == manner),
                    "{line}: {list:?}"
                );
                let text = others.iter().map(|block| match block {
                    Block::Paragraph { text } => plain_text(text),
                    other => panic!("{other:?}"),
                });
                assert_eq!(text.collect::<Vec<_>>(), before.into_iter().collect::<Vec<_>>());
                // And it is written as it reads.
                let written = write::body(&blocks, &[], &|_| false);
                assert_eq!(read(&written), (blocks, 0), "{written}");
            }
        }
        let (blocks, faults) =
            read(&format!("> {{list=timeline}}\n>\n> {}", ITEMS.trim().replace('\n', "\n> ")));
        let [Block::Quote { blocks }] = blocks.as_slice() else { panic!("{blocks:?}") };
        assert!(matches!(&blocks[..], [Block::List { manner: Some(ListManner::Timeline), .. }]));
        assert_eq!(faults, 0);
    }

    #[test]
    fn a_mark_with_no_list_after_it_or_of_no_manner_stays_text_and_is_told() {
        for text in [
            format!("{{list=timeline}}\n\n文\n\n{ITEMS}"),
            format!("{{list=circle}}\n\n{ITEMS}"),
            "{list=cells}".to_owned(),
        ] {
            let (blocks, faults) = read(&text);
            let Some(Block::Paragraph { text }) = blocks.first() else { panic!("{blocks:?}") };
            assert!(plain_text(text).starts_with("{list=") && faults == 1, "{blocks:?}: {faults}");
        }
        let (blocks, faults) = read(&format!("\\{{list=cells}}\n\n{ITEMS}"));
        assert_eq!((blocks.len(), faults), (2, 0), "escaped, it is text");
        let written = write::body(&blocks, &[], &|_| false);
        assert_eq!(read(&written), (blocks, 0), "{written}");
    }
}
