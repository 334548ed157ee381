//! The mark over a list that says how it is drawn: `{list=timeline}`, at the end of the paragraph before it. What
//! stands before the mark stays a paragraph.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::marks::RangedEvent;
use crate::model::ListManner;

/// What opens the mark.
const OPENS: &str = "{list=";

/// The end of a paragraph that belongs to the list after it.
pub(super) struct ListMark {
    pub(super) manner: ListManner,
    /// Where it begins.
    start: usize,
}

/// Where the lists begin; looked for only where a text has a mark.
pub(super) fn starts_of_lists(text: &str, options: Options) -> BTreeSet<usize> {
    if !text.contains(OPENS) {
        return BTreeSet::new();
    }
    let events = Parser::new_ext(text, options).into_offset_iter();
    let start = |(event, range): (Event<'_>, Range<usize>)| {
        matches!(event, Event::Start(Tag::List(_))).then_some(range.start)
    };
    events.filter_map(start).collect()
}

impl ListMark {
    /// The mark of a paragraph right before a list; none of any other.
    pub(super) fn of(source: &str, paragraph: &Range<usize>, lists: &BTreeSet<usize>) -> Option<Self> {
        let next = *lists.range(paragraph.end..).next()?;
        let is_between = |c: char| c.is_whitespace() || c == '>';
        if !source[paragraph.end..next].chars().all(is_between) {
            return None;
        }
        let text = source[paragraph.clone()].trim_end();
        let at = text.rfind(OPENS).filter(|at| !text[..*at].ends_with('\\'))?;
        let word = text[at + OPENS.len()..].strip_suffix('}')?;
        let word = word.strip_prefix('"').and_then(|word| word.strip_suffix('"')).unwrap_or(word);
        let manner = ListManner::of_word(word)?;
        Some(Self { manner, start: paragraph.start + at })
    }

    /// The events of its paragraph that stand before it.
    pub(super) fn events_before<'a>(&self, events: Vec<RangedEvent<'a>>) -> Vec<RangedEvent<'a>> {
        let cut = |(event, range): RangedEvent<'a>| match event {
            _ if range.start >= self.start => None,
            Event::Text(text) if range.end > self.start => {
                let kept = text.get(..self.start - range.start)?.trim_end().to_owned();
                (!kept.is_empty())
                    .then(|| (Event::Text(kept.clone().into()), range.start..range.start + kept.len()))
            }
            event => Some((event, range)),
        };
        let mut kept: Vec<_> = events.into_iter().filter_map(cut).collect();
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

    const LIST: &str = "- **3月** 开工\n- **5月** 完工\n";

    #[test]
    fn a_mark_over_a_list_says_its_manner_and_what_stands_before_it_stays() {
        for (line, manner, before) in [
            ("{list=timeline}", ListManner::Timeline, None),
            ("{list=\"figures\"}", ListManner::Figures, None),
            ("大事记 {list=cells}", ListManner::Cells, Some("大事记")),
            ("大事记\n{list=cells}", ListManner::Cells, Some("大事记")),
        ] {
            for gap in ["\n", "\n\n", "\n\n\n"] {
                let (blocks, faults) = read(&format!("{line}{gap}{LIST}"));
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
            read(&format!("> {{list=timeline}}\n>\n> {}", LIST.trim().replace('\n', "\n> ")));
        let [Block::Quote { blocks }] = blocks.as_slice() else { panic!("{blocks:?}") };
        assert!(matches!(&blocks[..], [Block::List { manner: Some(ListManner::Timeline), .. }]));
        assert_eq!(faults, 0);
    }

    #[test]
    fn a_mark_with_no_list_after_it_or_of_no_manner_stays_text_and_is_told() {
        for text in [
            format!("{{list=timeline}}\n\n文\n\n{LIST}"),
            format!("{{list=circle}}\n\n{LIST}"),
            "{list=cells}".to_owned(),
        ] {
            let (blocks, faults) = read(&text);
            let Some(Block::Paragraph { text }) = blocks.first() else { panic!("{blocks:?}") };
            assert!(plain_text(text).starts_with("{list=") && faults == 1, "{blocks:?}: {faults}");
        }
        let (blocks, faults) = read(&format!("\\{{list=cells}}\n\n{LIST}"));
        assert_eq!((blocks.len(), faults), (2, 0), "escaped, it is text");
        let written = write::body(&blocks, &[], &|_| false);
        assert_eq!(read(&written), (blocks, 0), "{written}");
    }
}
