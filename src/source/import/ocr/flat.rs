//! Pages whose headings are all of one level: which of them are subheads.
//!
//! Many programs write every heading at level 1. A heading begins an article where a report begins after it, where
//! the article before it is closed, where it is long, or stands with others; it is a subhead where running text goes
//! on after it. The story remarks every such subhead.

use super::cues::{begins_report, continues_from, continues_on};
use super::heads::is_numbered;
use super::lines::{Heading, PICTURE_GAP, PageBlock, PageExcerpt, PageParagraph};
use super::{byline, credits};

/// Fewest headings whose levels say nothing.
const FEWEST: usize = 3;

/// Most characters of a subhead.
const LONGEST_SUBHEAD: usize = 21;

/// Most characters of a line of names at the end of an article.
const LONGEST_NAMES: usize = 24;

/// Levels that headings of a flat page get: those of articles, those of subheads.
const LEVELS: (u8, u8) = (2, 3);

/// Gives the headings of a flat page levels. Pages with several levels stay as they are.
pub(super) fn relevel(blocks: &mut [PageBlock<'_>]) {
    let mut headings = blocks.iter().filter_map(heading);
    let Some(first) = headings.next() else { return };
    let same = headings.clone().filter(|heading| heading.level == first.level).count();
    if same + 1 < FEWEST || headings.any(|heading| heading.level != first.level) {
        return;
    }
    let levels: Vec<Option<u8>> = (0..blocks.len()).map(|at| level(blocks, at)).collect();
    for (block, level) in blocks.iter_mut().zip(levels) {
        if let (PageBlock::Heading(heading), Some(level)) = (block, level) {
            heading.level = level;
        }
    }
}

fn heading<'b, 'a>(block: &'b PageBlock<'a>) -> Option<&'b Heading<'a>> {
    if let PageBlock::Heading(heading) = block { Some(heading) } else { None }
}

fn text<'b, 'a>(block: &'b PageBlock<'a>) -> Option<&'b PageParagraph<'a>> {
    if let PageBlock::Text(text) = block { Some(text) } else { None }
}

/// The level of a heading; none of what is no heading.
fn level(blocks: &[PageBlock<'_>], at: usize) -> Option<u8> {
    let heading = heading(&blocks[at])?;
    let before = at.checked_sub(1).map(|before| &blocks[before]);
    let (article, subhead) = LEVELS;
    let Some(before) = before else { return Some(article) };
    let stacked = self::heading(before).is_some()
        || blocks.get(at + 1).is_none_or(|next| self::heading(next).is_some());
    if stacked {
        return Some(article);
    }
    if is_numbered(heading.words.text) {
        return Some(subhead);
    }
    let next = blocks.get(at + 1).and_then(text);
    let begins = next.is_none_or(|next| {
        let first = next.first().text;
        begins_report(first) || continues_from(first).is_some() || byline::has_box(first)
    });
    let own = begins
        || heading.gap >= PICTURE_GAP
        || heading.words.len() > LONGEST_SUBHEAD
        || text(before).is_some_and(|before| closes(before.last()));
    Some(if own { article } else { subhead })
}

/// Whether an article ends with a line: credits, a byline in parentheses, names alone, a jump.
fn closes(line: PageExcerpt<'_>) -> bool {
    let names = || {
        let all =
            line.words().all(|word| (2..=4).contains(&word.len()) && super::characters::is_name(word.text));
        all && line.len() <= LONGEST_NAMES && !line.text.is_empty()
    };
    credits::read(line).is_some()
        || byline::closing(line).is_some()
        || continues_on(line.text).is_some()
        || names()
}

#[cfg(test)]
mod tests {
    use super::super::lines::blocks;
    use super::*;
    use crate::diagnostics::SourceMap;

    fn levels(page: &str) -> Vec<u8> {
        let file = SourceMap::default().add("page.md", page);
        let mut blocks = blocks(PageExcerpt::page(file, page));
        relevel(&mut blocks);
        blocks.iter().filter_map(heading).map(|heading| heading.level).collect()
    }

    #[test]
    fn subheads_are_told_from_headlines_by_what_is_around_them() {
        for (page, expected) in [
            ("# 甲\n\n本报记者 甲某\n\n正文。\n\n# 先治水\n\n正文。\n\n# 后种树\n\n正文。", vec![2, 3, 3]),
            (
                "# 甲\n\n正文。\n\n# 乙\n\n本报讯（记者 甲某）正文。\n\n# 丙\n\n（上接第一版）正文。",
                vec![2, 2, 2],
            ),
            ("# 甲\n\n正文。\n\n张某 赵某某\n\n# 乙\n\n正文。\n\n# 丙\n\n正文。", vec![2, 2, 3]),
            ("# 甲\n\n正文。\n\n# 栏目\n\n# 乙\n\n正文。", vec![2, 2, 2]),
            ("# 甲\n\n正文。\n\n# 一、乙\n\n本报讯（记者 甲某）正文。\n\n# 二、丙\n\n正文。", vec![2, 3, 3]),
            (
                "# 甲\n\n正文。\n\n# 这是一个很长很长的标题它不可能是文章里的小标题呀\n\n正文。\n\n# 丙\n\n正文。",
                vec![2, 2, 3],
            ),
            // Levels that differ are believed.
            ("# 甲\n\n正文。\n\n## 乙\n\n正文。\n\n## 丙\n\n正文。", vec![1, 2, 2]),
            ("# 甲\n\n正文。\n\n# 乙\n\n正文。", vec![1, 1]),
        ] {
            assert_eq!(levels(page), expected, "{page}");
        }
    }
}
