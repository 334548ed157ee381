//! Paragraphs that were torn at the foot of a column, joined again.
//!
//! A paragraph whose first part ends without a final mark continues in the next one. Where only
//! the meaning could decide, nothing is joined and a diagnostic names the place.

use crate::diagnostics::{Code, Diagnostic};
use crate::messages::{Sentence, sentence};
use crate::model::ArticleId;

use super::characters::{begins_inside, ends_finally, has_punctuation};
use super::lines::{PageExcerpt, PageParagraph};
use super::{byline, captions, markup};

/// A paragraph shorter than this that has no final mark may be a line by itself: a subhead, a
/// signature, a verse.
const SHORTEST_TORN: usize = 20;

/// How many characters before the end are looked at for a mark.
const NEAR_END: usize = 400;

/// Characters of each side that a remark shows.
const SHOWN: usize = 6;

/// The numbers of a run-in enumeration, in order.
const NUMBERS: &str = "一二三四五六七八九十";

/// How two neighbours belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seam {
    /// One paragraph in two parts.
    Torn,
    /// Perhaps one paragraph; the key of the reason.
    Unsure(&'static str),
    /// Two paragraphs.
    Apart,
}

/// Adds a paragraph after the previous one, joined to it if that one was torn.
pub(in crate::source::import) fn add<'a>(
    before: &mut PageParagraph<'a>,
    next: PageParagraph<'a>,
    article: &ArticleId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<PageParagraph<'a>> {
    match seam(before, &next) {
        Seam::Apart => Some(next),
        Seam::Unsure(reason) => {
            diagnostics.push(unsure(before.last(), next.first(), reason).in_article(article));
            Some(next)
        }
        Seam::Torn => {
            diagnostics.push(joined(before.last(), next.first()).in_article(article));
            before.lines.extend(next.lines);
            None
        }
    }
}

fn joined(last: PageExcerpt<'_>, first: PageExcerpt<'_>) -> Diagnostic {
    let (end, start) = (last.tail(SHOWN), first.head(SHOWN));
    let message = sentence!("joined-paragraph", end = end.text, start = start.text);
    Diagnostic::new(Code::JoinedParagraph, message)
        .label(end.span(), Sentence::new("joined-paragraph.end"))
        .label(start.span(), Sentence::new("joined-paragraph.start"))
}

fn unsure(last: PageExcerpt<'_>, first: PageExcerpt<'_>, reason: &'static str) -> Diagnostic {
    let (end, start) = (last.tail(SHOWN), first.head(SHOWN));
    let reason = Sentence::new(reason);
    let message = sentence!("unsure-join", end = end.text, start = start.text, reason);
    Diagnostic::new(Code::UnsureJoin, message)
        .label(end.span(), Sentence::new("unsure-join.end"))
        .label(start.span(), Sentence::new("unsure-join.start"))
        .help(Sentence::new("unsure-join.help"))
}

fn seam(before: &PageParagraph<'_>, next: &PageParagraph<'_>) -> Seam {
    let (end, start) = (before.last().text, next.first().text);
    if begins_inside(start) {
        return Seam::Torn;
    }
    if let Some(goes_on) = next.goes_on {
        return if goes_on { Seam::Torn } else { Seam::Apart };
    }
    if stands_alone(before.last()) || stands_alone(next.first()) {
        return Seam::Apart;
    }
    if ends_finally(end) {
        return match enumeration_goes_on(before, start) {
            true => Seam::Unsure("unsure-join.enumeration"),
            false => Seam::Apart,
        };
    }
    if byline::has_dateline(start) || captions::begins_caption(start) {
        return Seam::Unsure("unsure-join.separate");
    }
    if next.lines[0].indented {
        return Seam::Unsure("unsure-join.indented");
    }
    if !end.ends_with(['，', '、', ',']) && is_line_by_itself(before) {
        return Seam::Unsure("unsure-join.single");
    }
    Seam::Torn
}

/// Whether a line is a row of a table, an item of a list, or a signature.
fn stands_alone(line: PageExcerpt<'_>) -> bool {
    markup::begins_anew(line) || byline::has_box(line.text)
}

/// Whether a text without a final mark is short, or has no mark at all near its end.
fn is_line_by_itself(paragraph: &PageParagraph<'_>) -> bool {
    let backwards = paragraph.lines.iter().rev().flat_map(|line| line.words.text.chars().rev());
    let near_end: String = backwards.take(NEAR_END).collect();
    near_end.chars().count() < SHORTEST_TORN || !has_punctuation(&near_end)
}

/// Whether `start` begins with `三要` and the paragraph before has `二要` inside of it. Where that
/// stands at its beginning, each number has a paragraph of its own.
fn enumeration_goes_on(before: &PageParagraph<'_>, start: &str) -> bool {
    let Some(previous) = previous_number(start) else { return false };
    let inside = |text: &str| {
        text.match_indices(&previous)
            .any(|(i, _)| text[..i].ends_with(['。', '；', '：', '，', '！', '”', '）']))
    };
    before.lines.iter().any(|line| inside(line.words.text))
}

/// `二要` for a text that begins with `三要`.
fn previous_number(text: &str) -> Option<String> {
    let mut chars = text.chars();
    let (number, mark) = (chars.next()?, chars.next()?);
    if !matches!(mark, '是' | '要' | '、' | '，' | '为' | '在' | '抓' | '看') {
        return None;
    }
    let mut numbers = NUMBERS.chars().zip(NUMBERS.chars().skip(1));
    let (previous, _) = numbers.find(|&(_, following)| following == number)?;
    Some(format!("{previous}{mark}"))
}

#[cfg(test)]
mod tests {
    use super::super::lines::{PageBlock, blocks};
    use super::*;
    use crate::diagnostics::SourceMap;

    const UNSURE_LINE: Seam = Seam::Unsure("unsure-join.single");
    const UNSURE_NUMBER: Seam = Seam::Unsure("unsure-join.enumeration");
    const UNSURE_START: Seam = Seam::Unsure("unsure-join.separate");
    const UNSURE_INDENT: Seam = Seam::Unsure("unsure-join.indented");

    #[test]
    fn only_a_missing_final_mark_joins() {
        let cases = [
            ("会上，石某某畅谈了整治河道污染、为群众减负", "的思路举措。会议开到中午。", Seam::Torn),
            ("为茶农提供住房保障、健康服务、子女入学等8", "方面的服务。", Seam::Torn),
            ("茶农甲某说，", "今年是个好年景。", Seam::Torn),
            ("他们说“好”", "，便走了。", Seam::Torn),
            ("茶农喜笑颜开。", "茶园里，游人如织。", Seam::Apart),
            ("主要做法是：", "一是治水。", Seam::Apart),
            ("他说：“好！”", "大家都笑了。", Seam::Apart),
            ("要做到两点。一要快，马上办。二要好。", "三要省，不浪费。", UNSURE_NUMBER),
            ("一是治水。要抓源头。", "二是种树。要抓山头。", Seam::Apart),
            ("强化组织领导", "各村成立了领导小组。", UNSURE_LINE),
            ("今年以来全区上下齐心协力共同推进美丽乡村建设", "成效明显。", UNSURE_LINE),
            ("会上，石某某畅谈了整治河道污染、为群众减负", "本报讯（记者 甲某）昨日，", UNSURE_START),
            ("会上，石某某畅谈了整治河道污染、为群众减负", "图为会议现场。", UNSURE_START),
            ("会上，石某某畅谈了整治河道污染、为群众减负", "- 石某某", Seam::Apart),
            ("□石某某", "会上，石某某畅谈。", Seam::Apart),
            ("会上，石某某畅谈了整治河道污染、为群众减负", "　　茶园里，游人如织。", UNSURE_INDENT),
        ];
        for (before, next, expected) in cases {
            let text = format!("{before}\n\n{next}");
            let page = PageExcerpt::page(SourceMap::default().add("page.md", text.as_str()), &text);
            let [PageBlock::Text(before), PageBlock::Text(next)] = &blocks(page)[..] else {
                panic!("two paragraphs")
            };
            assert_eq!(seam(before, next), expected, "{text}");
        }
    }
}
