//! Listed words: every place of each, but for those in which it is right.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::zones::Zone;
use super::{Finding, Read};
use crate::check::MOST_LABELS;
use crate::diagnostics::Code;
use crate::messages::sentence;
use crate::model::ArticleId;
use crate::source::Draft;
use crate::source::word_lists::{ListedWord, WordSeverity};

/// What is told together: a word in the head, or in the rest, of an article.
type Group<'a> = (bool, Option<&'a ArticleId>, usize);

/// The findings of all words, one for each word, article and kind of place.
pub(super) fn find(draft: &Draft, texts: &[Read<'_>], words: &[ListedWord]) -> Vec<Finding> {
    let Ok(matcher) = AhoCorasick::new(words.iter().map(|word| &word.wrong)) else { return Vec::new() };
    let mut groups: BTreeMap<Group<'_>, Finding> = BTreeMap::new();
    for (number, Read { passage, zone }) in texts.iter().enumerate() {
        for hit in matcher.find_overlapping_iter(&passage.text) {
            let entry = hit.pattern().as_usize();
            let word = &words[entry];
            if !zone.is_within(word.within) || !is_whole(&passage.text, hit.range()) {
                continue;
            }
            if word.unless.iter().any(|other| is_right(&passage.text, hit.range(), &word.wrong, other)) {
                continue;
            }
            let in_head = *zone == Zone::Head;
            let finding = groups
                .entry((in_head, passage.owner.article, entry))
                .or_insert_with(|| finding(word, in_head, (number, hit.start())));
            finding.count += 1;
            if finding.places.len() < MOST_LABELS {
                finding.places.extend(passage.locate(draft, hit.range()));
            }
        }
    }
    groups.into_values().collect()
}

fn finding(word: &ListedWord, in_head: bool, (text, start): (usize, usize)) -> Finding {
    let code = match word.severity {
        WordSeverity::Error => Code::WrongWord,
        WordSeverity::Warning => Code::DoubtfulWord,
        WordSeverity::Advice => Code::NotedWord,
    };
    let wrong = &word.wrong;
    let message = match in_head {
        true => sentence!("listed-word.head", wrong),
        false => sentence!("listed-word", wrong),
    };
    let way_out = match &word.right {
        Some(right) => sentence!("listed-word.help", right),
        None => sentence!("listed-word.help-other"),
    };
    let help = vec![way_out, sentence!("listed-word.help-unless")];
    Finding { code, in_head, text, start, message, help, places: Vec::new(), count: 0 }
}

/// Whether a word of Western letters is not a part of a longer one.
fn is_whole(text: &str, range: Range<usize>) -> bool {
    let is_part = |one: Option<char>, other: Option<char>| {
        one.zip(other)
            .is_some_and(|(one, other)| one.is_ascii_alphanumeric() && other.is_ascii_alphanumeric())
    };
    let word = &text[range.clone()];
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !is_part(before, word.chars().next()) && !is_part(word.chars().next_back(), after)
}

/// Whether another text around a word makes it right: one that holds it, or one that stands beside it.
fn is_right(text: &str, range: Range<usize>, word: &str, other: &str) -> bool {
    if !other.contains(word) {
        return text[..range.start].ends_with(other) || text[range.end..].starts_with(other);
    }
    other.match_indices(word).any(|(at, _)| {
        let start = range.start.checked_sub(at);
        start.is_some_and(|start| text.get(start..).is_some_and(|rest| rest.starts_with(other)))
    })
}
