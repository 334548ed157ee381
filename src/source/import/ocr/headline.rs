//! One heading taken apart: a kicker that was merged into it, and its lines.

use super::lines::PageExcerpt;
use crate::unicode::is_han;

/// Words a kicker about a speech or a visit ends with; the headline quotes it.
const KICKER_ENDS: [&str; 7] = ["强调", "指出", "要求", "提出", "表示", "希望", "寄语"];

/// Fewest characters of a kicker that was merged into its headline.
const SHORTEST_KICKER: usize = 6;

/// Fewest characters of a line of a headline. Shorter parts are words that belong together.
const SHORTEST_LINE: usize = 5;

/// Most lines a headline is split into.
const MOST_LINES: usize = 3;

/// A heading taken apart. All parts joined by a blank give the heading again.
#[derive(Debug)]
pub(super) struct SplitHeading<'a> {
    /// The kicker that was merged into the heading.
    pub(super) kicker: Option<PageExcerpt<'a>>,
    /// The lines of the headline.
    pub(super) lines: Vec<PageExcerpt<'a>>,
}

/// Takes a heading apart: `某某调研时强调 标题上句 标题下句`.
pub(super) fn take_apart(heading: PageExcerpt<'_>) -> SplitHeading<'_> {
    match merged_kicker(heading) {
        Some((kicker, headline)) => SplitHeading { kicker: Some(kicker), lines: lines(headline) },
        None => SplitHeading { kicker: None, lines: lines(heading) },
    }
}

/// Whether the text is a kicker by its last word.
pub(super) fn is_kicker(text: &str) -> bool {
    text.chars().count() >= SHORTEST_KICKER && KICKER_ENDS.iter().any(|end| text.ends_with(end))
}

fn merged_kicker(heading: PageExcerpt<'_>) -> Option<(PageExcerpt<'_>, PageExcerpt<'_>)> {
    let blank = heading.text.find(' ')?;
    let (kicker, headline) = (heading.part(0..blank), heading.after(blank + 1));
    let parted_once = !headline.text.starts_with(char::is_whitespace);
    (parted_once && is_kicker(kicker.text)).then_some((kicker, headline))
}

/// The lines of a headline: it is split at its blanks if that gives two or three parts of five
/// characters or more, with a Han character or a mark of Chinese on both sides of each blank.
fn lines(headline: PageExcerpt<'_>) -> Vec<PageExcerpt<'_>> {
    let parts: Vec<_> = headline.split(' ').take(MOST_LINES + 1).collect();
    let is_line = |part: &PageExcerpt<'_>| {
        let latin = |c: char| c.is_ascii_alphanumeric();
        part.len() >= SHORTEST_LINE
            && part.text.contains(is_han)
            && !part.text.starts_with(latin)
            && !part.text.ends_with(latin)
            && !part.text.starts_with(char::is_whitespace)
            && !part.text.ends_with(char::is_whitespace)
    };
    if (2..=MOST_LINES).contains(&parts.len()) && parts.iter().all(is_line) { parts } else { vec![headline] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::SourceMap;

    #[test]
    fn headings_come_apart_and_together_again() {
        let cases: [(&str, Option<&str>, &[&str]); 9] = [
            ("溪湾春茶开采", None, &["溪湾春茶开采"]),
            ("再下硬功夫治水 再添新举措护河", None, &["再下硬功夫治水", "再添新举措护河"]),
            ("石某某调研河道时强调 守护一湾清水", Some("石某某调研河道时强调"), &["守护一湾清水"]),
            (
                "石某某在治水会上要求 抓紧抓好清淤工程 助力美丽溪湾建设",
                Some("石某某在治水会上要求"),
                &["抓紧抓好清淤工程", "助力美丽溪湾建设"],
            ),
            ("甲讲话 乙丙出席 丁作交流发言", None, &["甲讲话 乙丙出席 丁作交流发言"]),
            ("溪湾接入 IPv6 新网络", None, &["溪湾接入 IPv6 新网络"]),
            ("溪湾今年春茶  长势喜人可期", None, &["溪湾今年春茶  长势喜人可期"]),
            ("强调 守护一湾清水", None, &["强调 守护一湾清水"]),
            (
                "一二三四五 一二三四五 一二三四五 一二三四五",
                None,
                &["一二三四五 一二三四五 一二三四五 一二三四五"],
            ),
        ];
        for (heading, kicker, lines) in cases {
            let file = SourceMap::default().add("page.md", heading);
            let parts = take_apart(PageExcerpt::page(file, heading));
            assert_eq!(parts.kicker.map(|k| k.text), kicker, "{heading}");
            assert_eq!(parts.lines.iter().map(|l| l.text).collect::<Vec<_>>(), lines, "{heading}");
            let all: Vec<_> = parts.kicker.into_iter().chain(parts.lines).map(|part| part.text).collect();
            assert_eq!(all.join(" "), heading);
        }
    }
}
