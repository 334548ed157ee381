//! Marks, letters and digits of the width that Chinese text does not use.
//!
//! GB/T 15834-2011 sets marks of Chinese text in full width, GB/T 15835-2011 and CLREQ §Mixed Text
//! Composition letters and digits in half width. Half-width marks between Western words and digits
//! (`10:30`, `1:2`) and before addresses are right and are not reported.

use std::ops::Range;

use super::TextFindings;
use crate::check::passages::Passage;
use crate::diagnostics::Code;
use crate::messages::sentence;
use crate::unicode::is_han;

/// Reports A204, for text in Chinese.
pub(super) fn check<'a>(passage: &Passage<'a>, report: &mut TextFindings<'_, 'a>) {
    if !is_chinese(passage.owner.language.as_str()) {
        return;
    }
    for (at, mark) in half_width_marks(&passage.text) {
        let wide = full_width(mark);
        let message = || sentence!("mixed-width", mark, wide);
        report.add(passage, at..at + 1, Code::MixedWidth, message);
    }
    for range in full_width_runs(&passage.text) {
        let run = &passage.text[range.clone()];
        let narrow: String = run.chars().map(half_width).collect();
        let message = || sentence!("mixed-width.full-width", run, narrow);
        report.add(passage, range.clone(), Code::MixedWidth, message);
    }
}

/// Whether the rules hold for a language. An empty tag was reported and counts as Chinese.
pub(super) fn is_chinese(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or_default();
    primary.is_empty() || primary.eq_ignore_ascii_case("zh")
}

/// What stands beside a mark.
#[derive(Clone, Copy, PartialEq)]
enum NeighbourSide {
    /// Nothing: the text begins or ends.
    Edge,
    Chinese,
    Other,
}

/// Half-width marks that have Chinese on one side, and Chinese or nothing on the other; blanks,
/// quotation marks and other such marks beside them are passed over. Marks of pause and end also where
/// a Western word or a number follows them directly, or stands before them.
fn half_width_marks(text: &str) -> Vec<(usize, char)> {
    let mut found = between_chinese(text);
    let direct = text.char_indices().filter(|&(at, c)| is_directly_beside(text, at, c));
    found.extend(direct);
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a mark stands directly after Chinese, as in `价格:5元`, or parts clauses directly before it,
/// as in `涨5%,其中`. A colon before an address stays.
fn is_directly_beside(text: &str, at: usize, c: char) -> bool {
    if !matches!(c, ',' | ';' | ':' | '!' | '?') {
        return false;
    }
    let is_chinese = |c: Option<char>| c.is_some_and(|c| is_han(c) || is_full_width_mark(c));
    let after = &text[at + 1..];
    let is_address = ["http", "www.", "mailto:"].iter().any(|start| after.starts_with(start));
    // What Markdown could not read as a picture or a division, and told.
    let is_markup = c == '!' && after.starts_with('[') || c == ':' && after.starts_with(':');
    is_chinese(text[..at].chars().next_back()) && !is_address && !is_markup
        || matches!(c, ',' | ';') && is_chinese(after.chars().next())
}

/// The marks that stand between Chinese, or between Chinese and the beginning or end.
fn between_chinese(text: &str) -> Vec<(usize, char)> {
    let (mut found, mut waiting) = (Vec::new(), Vec::new());
    let mut before = NeighbourSide::Edge;
    for (at, c) in text.char_indices() {
        let side = match c {
            ',' | ';' | ':' | '!' | '?' | '(' | ')' => {
                waiting.push((at, c));
                continue;
            }
            _ if c.is_whitespace() || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—') => continue,
            _ if is_han(c) || is_full_width_mark(c) => NeighbourSide::Chinese,
            _ => NeighbourSide::Other,
        };
        settle(before, side, &mut waiting, &mut found);
        before = side;
    }
    settle(before, NeighbourSide::Edge, &mut waiting, &mut found);
    found
}

/// Takes the waiting marks as found if both of their sides allow it.
fn settle(
    before: NeighbourSide,
    after: NeighbourSide,
    waiting: &mut Vec<(usize, char)>,
    found: &mut Vec<(usize, char)>,
) {
    let sides = [before, after];
    if sides.contains(&NeighbourSide::Chinese) && !sides.contains(&NeighbourSide::Other) {
        found.append(waiting);
    }
    waiting.clear();
}

/// Marks of the CJK and full-width blocks.
pub(super) fn is_full_width_mark(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF60}') && !is_full_width_word(c)
}

/// Full-width letters and digits.
fn is_full_width_word(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// Runs of full-width letters and digits.
fn full_width_runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|&(_, c)| is_full_width_word(c)) {
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => runs.push(at..end),
        }
    }
    runs
}

/// Full-width forms stand in the order of ASCII (Unicode, Halfwidth and Fullwidth Forms).
const FORMS: u32 = '！' as u32 - '!' as u32;

fn full_width(c: char) -> char {
    char::from_u32(c as u32 + FORMS).unwrap_or(c)
}

fn half_width(c: char) -> char {
    char::from_u32(c as u32 - FORMS).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str) -> String {
        half_width_marks(text).into_iter().map(|(_, c)| c).collect()
    }

    #[test]
    fn half_width_marks_between_chinese_characters_are_found() {
        // GB/T 15834-2011, 4 and 5.
        for (text, expected) in [
            ("今天,明天", ","),
            ("今天, 明天", ","),
            ("大会(以下简称会)开", "()"),
            ("(一)加强", "()"),
            ("好!", "!"),
            ("好!!", "!!"),
            ("他说:“好”", ":"),
            ("《书》;《报》", ";"),
            ("为何?因为", "?"),
            ("，:，", ":"),
            ("价格:5元", ":"),
            ("好,A股", ","),
            ("好!OK", "!"),
            ("涨5%,其中", ","),
            ("Hello,世界", ","),
        ] {
            assert_eq!(marks(text), expected, "{text}");
        }
    }

    #[test]
    fn half_width_marks_of_western_text_are_left() {
        for text in [
            "上午10:30开始",
            "比分3:2",
            "1:10000地形图",
            "网址:http://a.example/b,c?d=e;f!",
            "杭州Hangzhou, China",
            "(AI)技术",
            "Q:问",
            "新船![船](a.jpg)",
            "Yahoo!公司",
            "中文(English)中文",
            "1)甲 2)乙",
            "1,234元",
            "全角，标点；就好：（对）！？",
            "",
            "!?",
        ] {
            assert_eq!(marks(text), "", "{text}");
        }
    }

    #[test]
    fn full_width_letters_and_digits_are_found_as_runs() {
        // GB/T 15835-2011 and CLREQ §Mixed Text Composition.
        let runs =
            |text: &'static str| full_width_runs(text).into_iter().map(|r| &text[r]).collect::<Vec<_>>();
        assert_eq!(runs("在２０１９年用ＡＩ和Ｂ"), ["２０１９", "ＡＩ", "Ｂ"]);
        assert_eq!(runs("在2019年用AI，①"), [""; 0]);
        assert_eq!("２０１９ＡＺａｚ".chars().map(half_width).collect::<String>(), "2019AZaz");
        assert_eq!(",;:!?()".chars().map(full_width).collect::<String>(), "，；：！？（）");
    }

    #[test]
    fn only_chinese_text_is_judged() {
        assert!(["zh", "zh-Hans-CN", "ZH-TW", ""].into_iter().all(is_chinese));
        assert!(!["ja", "en", "zha"].into_iter().any(is_chinese));
    }
}
