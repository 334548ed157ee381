//! The digest of an article (摘要): whole sentences of its summary, or else of its text.

use super::limits::DIGEST;
use crate::model::walk::plain_text;
use crate::model::{Article, Block, Language};
use crate::text::{Locale, Vocabulary, turns};
use crate::wording::Words;

/// The digest of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Digest {
    /// At most [`DIGEST`] characters.
    pub text: String,
    /// Where a sentence had to be cut: the part of the article, and the characters of the sentence.
    pub cut: Option<(&'static str, usize)>,
}

/// The digest of an article in the language of its paper.
pub(super) fn digest(article: &Article, words: &Words, language: &Language) -> Digest {
    let summary: Vec<&str> =
        article.summary.iter().map(|item| item.trim()).filter(|item| !item.is_empty()).collect();
    let (text, part) = if summary.is_empty() {
        (opening(article), "body/0")
    } else {
        (words.digest_of(&summary), "summary/0")
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = sentences(&text);
    if !whole.is_empty() || text.is_empty() {
        return Digest { text: whole.to_owned(), cut: None };
    }
    let first = text.split_inclusive(ends_sentence).next().unwrap_or_default();
    let language = article.lang.as_ref().unwrap_or(language);
    Digest { text: cut(&text, article, language), cut: Some((part, first.chars().count())) }
}

/// The first paragraphs, or else the first caption.
fn opening(article: &Article) -> String {
    let mut text = String::new();
    for block in &article.body {
        if let Block::Paragraph { text: piece }
        | Block::Interview { text: piece }
        | Block::Verse { text: piece } = block
        {
            text.push_str(plain_text(piece).trim());
        }
        if text.chars().count() > DIGEST {
            break;
        }
    }
    if text.is_empty() {
        article.each_figure(|_, figure| {
            if text.is_empty() {
                text = plain_text(&figure.caption);
            }
        });
    }
    text
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '；')
}

/// The sentences at the beginning of a text that fit, with the marks that close them.
fn sentences(text: &str) -> &str {
    let (mut end, mut ended) = (0, false);
    for (count, (at, c)) in text.char_indices().enumerate() {
        if count >= DIGEST {
            return &text[..end];
        }
        let closes = ended && "”’」』）】》〉…".contains(c);
        let stop = c == '.' && text[at + 1..].chars().next().is_none_or(char::is_whitespace);
        ended = ends_sentence(c) || stop || closes;
        if ended {
            end = at + c.len_utf8();
        }
    }
    // All of it fits, whether a mark ends it or not.
    text
}

/// The beginning of a sentence that is too long, to a pause, else to the end of a word.
fn cut(text: &str, article: &Article, language: &Language) -> String {
    let room = text.char_indices().nth(DIGEST - 1).map_or(text.len(), |(at, _)| at);
    let pause = text[..room].rfind(['，', '、', '：', '—', ',', ';', ':', ' ']);
    let pause = pause.filter(|&at| at * 2 > room);
    let word =
        || turns(text, Locale::of(language), &Vocabulary::of(article)).into_iter().rfind(|&at| at <= room);
    let end = pause.or_else(word).filter(|&at| at > 0).unwrap_or(room);
    format!("{}…", text[..end].trim_end_matches(|c: char| c.is_whitespace() || "，、：—,".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;

    fn of(article: &Article) -> Digest {
        let language = Language::from("zh-Hans-CN");
        digest(article, Words::of(&language), &language)
    }

    #[test]
    fn a_summary_comes_before_the_text_and_sentences_are_whole() {
        let summary = vec!["水质连续14个月稳定".to_owned(), "步道全线贯通".to_owned()];
        let article = Article { summary, ..sample::saying("正文不在这里。") };
        assert_eq!(of(&article), Digest { text: "水质连续14个月稳定；步道全线贯通".into(), cut: None });
        let long = format!("“{}。”{}。", "一".repeat(70), "二".repeat(60));
        assert_eq!(of(&sample::saying(&long)).text, format!("“{}。”", "一".repeat(70)));
        assert_eq!(of(&Article::default()), Digest::default());
    }

    #[test]
    fn a_sentence_that_is_too_long_ends_at_a_pause_or_at_a_word() {
        let long = format!("{}，{}。", "菱河清淤".repeat(20), "截污".repeat(40));
        let found = of(&sample::saying(&long));
        assert_eq!(found.text, format!("{}…", "菱河清淤".repeat(20)));
        assert_eq!(found.cut, Some(("body/0", 162)));
        let found = of(&sample::saying(&"图书馆开放".repeat(40)));
        assert!(found.text.chars().count() <= DIGEST);
        let end = found.text.trim_end_matches('…');
        assert!(end.ends_with("图书馆") || end.ends_with("开放"), "{end}");
    }
}
