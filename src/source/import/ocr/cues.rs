//! What the words of a block say of its place in the newspaper, for importers that know more of a page than words.

use crate::diagnostics::SourceMap;

use super::byline::{self, CueReading};
use super::captions;
use super::credits;
use super::lines::PageExcerpt;

/// Most characters of a caption that is known by its photographer alone.
const LONGEST_CREDITED: usize = 120;

/// Most characters of a line at the edge of a page.
const LONGEST_FOLIO: usize = 48;

/// Most characters between `上接` or `下转` and the end of its bracket.
const LONGEST_JUMP: usize = 30;

/// Whether a text begins as captions do, or ends with its photographer.
pub(in crate::source::import) fn is_caption(text: &str) -> bool {
    let text = text.trim();
    captions::begins_caption(text)
        || (text.chars().count() <= LONGEST_CREDITED
            && credits::at_end(excerpt(text))
                .is_some_and(|(_, credits)| credits.iter().any(|credit| credit.photo)))
}

/// Whether a report begins with a text: a dateline, or a line that names who wrote.
pub(in crate::source::import) fn begins_report(text: &str) -> bool {
    let text = text.trim();
    byline::has_dateline(text) || !matches!(byline::standing(excerpt(text)), CueReading::Nothing)
}

/// The page that a text comes from, `（上接第一版）`: its label, and the bytes of the mark.
pub(in crate::source::import) fn continues_from(text: &str) -> Option<(&str, usize)> {
    let start = text.len() - text.trim_start().len();
    let rest = text.trim_start();
    let inner = rest.strip_prefix(['（', '(', '【', '[', '〔', '［', '▲', '△']).unwrap_or(rest);
    let after =
        inner.trim_start().strip_prefix("上接").or_else(|| inner.trim_start().strip_prefix("紧接"))?;
    let opened = rest.len() - inner.len();
    let end =
        after.char_indices().take(LONGEST_JUMP).find(|(_, c)| ['）', ')', '】', ']', '〕', '］'].contains(c));
    let (words, close) = match end {
        Some((end, mark)) => (&after[..end], end + mark.len_utf8()),
        // Without brackets it is a line of its own.
        None if opened == 0 && after.trim_end().ends_with('版') && after.chars().count() <= 12 => {
            (after.trim_end(), after.len())
        }
        None => return None,
    };
    let at = after.as_ptr() as usize - rest.as_ptr() as usize;
    Some((label(words), start + at + close))
}

/// The page that a text goes on on, `（下转第三版）` at its end: its label, and where the mark begins.
pub(in crate::source::import) fn continues_on(text: &str) -> Option<(&str, usize)> {
    let rest = text.trim_end();
    let (start, found) = rest.match_indices("下转").last()?;
    let open =
        rest[..start].chars().next_back().filter(|c| ['（', '(', '【', '[', '〔', '［', '▼'].contains(c));
    let words = rest[start + found.len()..].trim_end_matches(['）', ')', '】', ']', '〕', '］']);
    let at_end = words.chars().count() <= LONGEST_JUMP && !words.contains(['。', '，']);
    let begin = start - open.map_or(0, char::len_utf8);
    (at_end && (open.is_some() || rest[..start].trim().is_empty())).then(|| (label(words), begin))
}

/// `第三版` and `3版` without the words around the number.
fn label(words: &str) -> &str {
    let words = words.trim();
    let end = words.find('版').unwrap_or(words.len());
    words[..end].trim_start_matches('第').trim()
}

/// Whether a label of a page and one of a jump mean the same page: `2`, `02`, `A2`, `二`.
pub(in crate::source::import) fn same_label(one: &str, other: &str) -> bool {
    let plain = |label: &str| {
        let digit = |c: char| "零一二三四五六七八九".chars().position(|known| known == c);
        let number = match label.chars().collect::<Vec<_>>()[..] {
            ['十'] => Some("10".to_owned()),
            ['十', ones] => digit(ones).map(|ones| format!("1{ones}")),
            [one] => digit(one).map(|one| one.to_string()),
            _ => None,
        };
        number.unwrap_or_else(|| {
            let letters: String = label.chars().take_while(|c| !c.is_ascii_digit()).collect();
            letters.to_ascii_uppercase() + label[letters.len()..].trim_start_matches('0')
        })
    };
    let (one, other) = (plain(one), plain(other));
    let bare = |label: &str| label.trim_start_matches(|c: char| c.is_ascii_uppercase()).to_owned();
    one == other
        || (bare(&one) == bare(&other)
            && (one == bare(&one) || other == bare(&other))
            && !bare(&one).is_empty())
}

/// Whether a line is one of the edge of a page: its number, its date with the day of the week, who made it.
pub(in crate::source::import) fn is_folio(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > LONGEST_FOLIO || text.contains(['。', '！', '？']) {
        return false;
    }
    let numbers = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "第版—-·.".contains(c));
    let is_number = numbers && (text.contains('版') || text.starts_with(['-', '—', '·']));
    let is_day = ["年", "月", "日", "星期"].iter().all(|part| text.contains(part));
    let makers = ["本版编辑", "责任编辑", "责编", "版式设计", "版式制作", "本版责编", "值班总编"];
    is_number || is_day || makers.iter().any(|maker| text.starts_with(maker))
}

fn excerpt(text: &str) -> PageExcerpt<'_> {
    PageExcerpt::page(SourceMap::default().add("", ""), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jumps_name_their_pages() {
        for (text, label, rest) in [
            ("（上接第一版）工程", "一", "工程"),
            ("[上接第一版）亩产", "一", "亩产"),
            ("（上接A1版《治水》）清淤", "A1", "清淤"),
            ("上接1版", "1", ""),
        ] {
            let (found, end) = continues_from(text).unwrap();
            assert_eq!((found, &text[end..]), (label, rest));
        }
        assert_eq!(continues_from("上接天下接地，治水要抓源头"), None);
        assert_eq!(continues_on("清淤已毕。（下转第三版）").unwrap().0, "三");
        assert_eq!(continues_on("清淤已毕。（下转第三版）").unwrap().1, "清淤已毕。".len());
        assert_eq!(continues_on("下转的水渠已通，清淤已毕。"), None);
    }

    #[test]
    fn labels_are_the_same_in_digits_and_in_words() {
        for (one, other, same) in [
            ("一", "1", true),
            ("02", "2", true),
            ("A2", "2", true),
            ("A2", "B2", false),
            ("十二", "12", true),
            ("3", "2", false),
        ] {
            assert_eq!(same_label(one, other), same, "{one} {other}");
        }
    }

    #[test]
    fn lines_of_the_edge_are_known() {
        for (text, folio) in [
            ("第2版", true),
            ("— 2 —", true),
            ("2010年12月25日 星期六", true),
            ("责任编辑：甲某", true),
            ("2019", false),
            ("4月15日，区里开会。", false),
        ] {
            assert_eq!(is_folio(text), folio, "{text}");
        }
    }
}
