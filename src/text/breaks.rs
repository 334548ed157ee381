//! Where a line may end: UAX #14 by icu_segmenter, corrected for Chinese.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use super::class::Class;

/// What may happen between two clusters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opportunity {
    /// They stay on one line.
    Never,
    /// A line may end here.
    May,
    /// The author ends the line here.
    Must,
}

/// Byte offsets at which a line may end, in ascending order; the end of the text is one of them.
///
/// UAX #14 leaves three things open that Chinese needs: curly quotes may be broken around on
/// their outer side, interpuncts and connectors may not begin a line, a solidus neither begins
/// nor ends one (CLREQ, Prohibition Rules, level GB; GB/T 15834 5.1.9).
pub fn opportunities(text: &str) -> Vec<usize> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    let segmenter = LineSegmenter::new_for_non_complex_scripts(options);
    let mut unicode = segmenter.segment_str(text).peekable();
    let mut found = Vec::new();
    let mut before = None;
    let mut rest = text.char_indices().peekable();
    while let Some((at, after)) = rest.next() {
        while unicode.next_if(|&b| b < at).is_some() {}
        let by_unicode = unicode.next_if_eq(&at).is_some();
        let next = rest.peek().map(|&(_, c)| c);
        if let Some(before) = before
            && (by_unicode || adds(before, after))
            && !removes(before, after, next)
        {
            found.push(at);
        }
        before = Some(after);
    }
    if !text.is_empty() {
        found.push(text.len());
    }
    found
}

/// Breaks that UAX #14 misses: around the outer side of curly quotes between Chinese characters.
fn adds(before: char, after: char) -> bool {
    let chinese = |c: char| {
        matches!(
            Class::of(c),
            Class::Ideograph | Class::Close | Class::Stop | Class::Comma | Class::Colon | Class::Exclamation
        )
    };
    (chinese(before) && matches!(after, '‘' | '“'))
        || (matches!(before, '’' | '”') && matches!(Class::of(after), Class::Ideograph | Class::Open))
}

/// Breaks that UAX #14 allows and Chinese does not. `next` follows `after`: a dash of two em
/// may begin a line, a single one is a connector and may not.
fn removes(before: char, after: char, next: Option<char>) -> bool {
    let connector = matches!(after, '～' | '〜') || after == '—' && before != '—' && next != Some('—');
    let pair_is_cut = before == after && matches!(before, '—' | '…' | '⋯');
    matches!(
        Class::of(after),
        Class::Close
            | Class::Stop
            | Class::Comma
            | Class::Colon
            | Class::Exclamation
            | Class::Dot
            | Class::Solidus
    ) || matches!(Class::of(before), Class::Open | Class::Solidus)
        || connector
        || pair_is_cut
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `|` at every opportunity but the last.
    fn marked(text: &str) -> String {
        let mut out = String::new();
        let at = opportunities(text);
        for (i, c) in text.char_indices() {
            if at.contains(&i) {
                out.push('|');
            }
            out.push(c);
        }
        out
    }

    #[test]
    fn quotes_are_broken_around_on_their_outer_side() {
        assert_eq!(marked("他说“你好”了"), "他|说|“你|好”|了");
        assert_eq!(marked("说：“好。”他"), "说：|“好。”|他");
        assert_eq!(marked("“一址”“两街”"), "“一|址”|“两|街”");
    }

    #[test]
    fn interpunct_connector_and_solidus_do_not_begin_a_line() {
        assert_eq!(marked("娜·罗"), "娜·|罗");
        assert_eq!(marked("上／下"), "上／下");
        assert_eq!(marked("1～3月"), "1～|3|月");
        assert_eq!(marked("京—沪"), "京—|沪");
    }

    #[test]
    fn numbers_stay_with_their_signs() {
        assert_eq!(marked("长20%以"), "长|20%|以");
        assert_eq!(marked("￥200亿"), "￥200|亿");
        assert_eq!(marked("4,000吨"), "4,000|吨");
    }

    #[test]
    fn dashes_and_ellipses_are_not_cut() {
        assert_eq!(marked("样？——别"), "样？|——|别");
        assert_eq!(marked("剧……后"), "剧……|后");
    }

    #[test]
    fn an_apostrophe_between_letters_is_no_quote() {
        assert_eq!(marked("it’s"), "it’s");
    }
}
