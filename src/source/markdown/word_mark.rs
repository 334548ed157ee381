//! A mark with a word at the end of a paragraph, which belongs to the block after it: `{chart=bar}`, `{list=cells}`.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::marks::RangedEvent;

/// A mark, by what opens it and by the blocks that it may stand before.
pub(super) struct MarkKind {
    /// What opens it, up to its word.
    pub(super) opens: &'static str,
    /// Whether a block is one that it may stand before.
    pub(super) is_before: fn(&Tag<'_>) -> bool,
}

impl MarkKind {
    /// Where the blocks begin that it may stand before; looked for only where a text has such a mark.
    pub(super) fn starts(&self, text: &str, options: Options) -> BTreeSet<usize> {
        if !text.contains(self.opens) {
            return BTreeSet::new();
        }
        let events = Parser::new_ext(text, options).into_offset_iter();
        let start = |(event, range): (Event<'_>, Range<usize>)| match event {
            Event::Start(tag) if (self.is_before)(&tag) => Some(range.start),
            _ => None,
        };
        events.filter_map(start).collect()
    }

    /// The word of the mark of a paragraph right before one of the blocks, and where the mark begins; none of any
    /// other paragraph.
    pub(super) fn find<'a>(
        &self,
        source: &'a str,
        paragraph: &Range<usize>,
        starts: &BTreeSet<usize>,
    ) -> Option<(&'a str, usize)> {
        let next = *starts.range(paragraph.end..).next()?;
        let is_between = |c: char| c.is_whitespace() || c == '>';
        if !source[paragraph.end..next].chars().all(is_between) {
            return None;
        }
        let text = source[paragraph.clone()].trim_end();
        let at = text.rfind(self.opens).filter(|at| !text[..*at].ends_with('\\'))?;
        let word = text[at + self.opens.len()..].strip_suffix('}')?;
        let word = word.strip_prefix('"').and_then(|word| word.strip_suffix('"')).unwrap_or(word);
        Some((word, paragraph.start + at))
    }
}

/// The events of a paragraph that stand before a mark.
pub(super) fn events_before<'a>(mark: usize, events: Vec<RangedEvent<'a>>) -> Vec<RangedEvent<'a>> {
    let cut = |(event, range): RangedEvent<'a>| match event {
        _ if range.start >= mark => None,
        Event::Text(text) if range.end > mark => {
            let kept = text.get(..mark - range.start)?.trim_end().to_owned();
            let end = range.start + kept.len();
            (!kept.is_empty()).then(|| (Event::Text(kept.into()), range.start..end))
        }
        event => Some((event, range)),
    };
    events.into_iter().filter_map(cut).collect()
}
