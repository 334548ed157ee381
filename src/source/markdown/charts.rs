//! The line over a table of pipes that says it is a chart: `图题 {chart=bar}`, a paragraph of its own. What stands
//! before the mark is the caption.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::Tag;

use super::marks::RangedEvent;
use super::word_mark::{MarkKind, events_before};
use crate::model::ChartKind;
use crate::source::normal::Text;

/// The mark.
pub(super) const CHART: MarkKind =
    MarkKind { opens: "{chart=", is_before: |tag| matches!(tag, Tag::Table(_)) };

/// A paragraph that belongs to the table after it.
pub(super) struct ChartLine {
    pub(super) kind: ChartKind,
    /// Where its mark begins.
    mark: usize,
    /// What stands before the mark, once it is read.
    pub(super) caption: Text,
}

impl ChartLine {
    /// The mark of a paragraph right before a table; none of any other.
    pub(super) fn of(source: &str, paragraph: &Range<usize>, tables: &BTreeSet<usize>) -> Option<Self> {
        let (word, mark) = CHART.find(source, paragraph, tables)?;
        Some(Self { kind: ChartKind::of_word(word)?, mark, caption: Text::default() })
    }

    /// The events of its paragraph that stand before the mark.
    pub(super) fn caption_events<'a>(&self, events: Vec<RangedEvent<'a>>) -> Vec<RangedEvent<'a>> {
        events_before(self.mark, events)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::walk::plain_text;
    use crate::model::{Block, Table};
    use crate::source::record::Faults;

    /// The blocks of a text and how many faults it has.
    fn read(text: &str) -> (Vec<Block>, usize) {
        let mut faults = Faults::new(crate::diagnostics::SourceMap::default().add("a.md", text));
        let body = super::super::read(text, 0, Vec::new(), &mut faults);
        (body.blocks.blocks, faults.into_diagnostics().len())
    }

    const TABLE: &str = "| 年 | 盏 |\n|---|---|\n| 2024 | 503 |\n";

    fn table(text: &str) -> Table {
        let (mut blocks, faults) = read(text);
        assert_eq!((blocks.len(), faults), (1, 0), "{text}");
        let Some(Block::Table(table)) = blocks.pop() else { panic!("no table: {text}") };
        table
    }

    #[test]
    fn a_line_with_a_mark_is_the_caption_of_the_chart_after_it() {
        for (line, kind, caption) in [
            ("夜里的窗 {chart=bar}", ChartKind::Bar, "夜里的窗"),
            ("夜里的**窗**{chart=\"line\"}", ChartKind::Line, "夜里的窗"),
            ("{chart=bar}", ChartKind::Bar, ""),
        ] {
            for gap in ["\n\n", "\n\n\n"] {
                let found = table(&format!("{line}{gap}{TABLE}"));
                assert_eq!(
                    (found.chart, plain_text(&found.caption)),
                    (Some(kind), caption.to_owned()),
                    "{line}"
                );
            }
        }
        let (blocks, _) = read(&format!("> 窗 {{chart=bar}}\n>\n> {}", TABLE.trim().replace('\n', "\n> ")));
        let [Block::Quote { blocks }] = blocks.as_slice() else { panic!("{blocks:?}") };
        assert!(
            matches!(&blocks[..], [Block::Table(Table { chart: Some(ChartKind::Bar), .. })]),
            "{blocks:?}"
        );
    }

    #[test]
    fn a_mark_with_no_table_after_it_or_of_no_kind_stays_text_and_is_told() {
        for (text, first) in [
            (format!("窗 {{chart=bar}}\n\n文\n\n{TABLE}"), "窗 {chart=bar}"),
            (format!("窗 {{chart=pie}}\n\n{TABLE}"), "窗 {chart=pie}"),
            ("窗 {chart=bar}".to_owned(), "窗 {chart=bar}"),
        ] {
            let (blocks, faults) = read(&text);
            let Some(Block::Paragraph { text }) = blocks.first() else { panic!("{blocks:?}") };
            assert_eq!((plain_text(text).as_str(), faults), (first, 1));
            assert!(
                !blocks.iter().any(|block| matches!(block, Block::Table(table) if table.chart.is_some()))
            );
        }
        let (blocks, faults) = read(&format!("窗 \\{{chart=bar}}\n\n{TABLE}"));
        assert_eq!((blocks.len(), faults), (2, 0), "escaped, it is text");
    }
}
