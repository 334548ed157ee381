//! The digest of an article (摘要): whole sentences of its summary, or else of its text.

use super::limits::DIGEST;
use crate::model::walk::plain_text;
use crate::model::{Article, Block, Inline, Language};
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

/// The text that a digest is cut from.
#[derive(Debug, Default)]
struct Source {
    text: String,
    /// Where paragraphs and lines of verse end: a digest may end there as at the end of a sentence.
    ends: Vec<usize>,
}

impl Source {
    fn of(text: &str) -> Self {
        let mut source = Self::default();
        source.add(text);
        source
    }

    /// A paragraph or a line behind the others; a blank parts it from one that no mark ends.
    fn add(&mut self, piece: &str) {
        let piece = piece.split_whitespace().collect::<Vec<_>>().join(" ");
        if piece.is_empty() {
            return;
        }
        if self.text.ends_with(|c: char| c.is_alphanumeric() || c.is_ascii()) {
            self.text.push(' ');
        }
        self.text.push_str(&piece);
        self.ends.push(self.text.len());
    }

    /// Paragraphs, verse line by line, lists and quotes, until there is enough.
    fn add_blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            if self.text.chars().count() > DIGEST {
                return;
            }
            match block {
                Block::Paragraph { text } | Block::Interview { text } => self.add(&plain_text(text)),
                Block::Verse { text } => {
                    text.split(|inline| *inline == Inline::LineBreak)
                        .for_each(|line| self.add(&plain_text(line)));
                }
                Block::Quote { blocks } => self.add_blocks(blocks),
                Block::List { items, .. } => items.iter().for_each(|item| self.add_blocks(&item.blocks)),
                Block::Subhead { .. } | Block::Figure(_) | Block::Table(_) | Block::Break => {}
            }
        }
    }
}

/// The digest of an article in the language of its paper.
pub(super) fn digest(article: &Article, words: &Words, language: &Language) -> Digest {
    let summary: Vec<&str> =
        article.summary.iter().map(|item| item.trim()).filter(|item| !item.is_empty()).collect();
    let (source, part) = if summary.is_empty() {
        (opening(article), "body/0")
    } else {
        (Source::of(&words.digest_of(&summary)), "summary/0")
    };
    let whole = sentences(&source);
    if !whole.is_empty() || source.text.is_empty() {
        return Digest { text: whole.to_owned(), cut: None };
    }
    let end = source.text.char_indices().find(|&(at, c)| ends_sentence(&source.text, at, c));
    let first = end.map_or(source.text.as_str(), |(at, c)| &source.text[..at + c.len_utf8()]);
    let language = article.lang.as_ref().unwrap_or(language);
    Digest { text: cut(&source.text, article, language), cut: Some((part, first.chars().count())) }
}

/// The first paragraphs, or else the first caption.
fn opening(article: &Article) -> Source {
    let mut source = Source::default();
    source.add_blocks(&article.body);
    if source.text.is_empty() {
        article.each_figure(|_, figure| {
            if source.text.is_empty() {
                source.add(&plain_text(&figure.caption));
            }
        });
    }
    source
}

/// Whether a character of a text ends a sentence: those of Western text only before a blank.
fn ends_sentence(text: &str, at: usize, c: char) -> bool {
    match c {
        '。' | '！' | '？' | '；' => true,
        '.' | '!' | '?' => {
            next(text, at, c).is_none_or(|next| !next.is_alphanumeric() && !next.is_ascii_punctuation())
        }
        _ => false,
    }
}

/// Whether a line may pause at a character: a blank, or a mark that is no part of a number, a time or an address.
fn is_pause(text: &str, at: usize, c: char) -> bool {
    match c {
        '，' | '、' | '—' => true,
        '：' => !next(text, at, c).is_some_and(|next| next.is_ascii_digit()),
        ',' | ';' | ':' => next(text, at, c).is_none_or(|next| next.is_whitespace() || !next.is_ascii()),
        _ => c.is_whitespace(),
    }
}

fn next(text: &str, at: usize, c: char) -> Option<char> {
    text[at + c.len_utf8()..].chars().next()
}

/// The sentences at the beginning of a text that fit, with the marks that close them.
fn sentences(source: &Source) -> &str {
    let text = source.text.as_str();
    let (mut end, mut ended) = (0, false);
    for (count, (at, c)) in text.char_indices().enumerate() {
        if count >= DIGEST {
            return &text[..end];
        }
        let closes = ended && "”’」』）】》〉…".contains(c);
        let after = at + c.len_utf8();
        ended = ends_sentence(text, at, c) || closes || source.ends.binary_search(&after).is_ok();
        if ended {
            end = after;
        }
    }
    // All of it fits, whether a mark ends it or not.
    text
}

/// The beginning of a sentence that is too long, to a pause in its second half, else to the end of a word.
fn cut(text: &str, article: &Article, language: &Language) -> String {
    let at_count = |count: usize| text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    let room = at_count(DIGEST - 1);
    let pause = text[..room].char_indices().rfind(|&(at, c)| is_pause(text, at, c)).map(|(at, _)| at);
    let word = || {
        // A word is known by what stands behind it.
        let near = &text[..at_count(2 * DIGEST)];
        turns(near, Locale::of(language), &Vocabulary::of(article)).into_iter().rfind(|&at| at <= room)
    };
    let late = pause.filter(|&at| at * 2 > room);
    let end = late.or_else(word).or(pause).filter(|&at| at > 0).unwrap_or(room);
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
    #[test]
    fn numbers_times_and_addresses_are_never_parted() {
        let long = |middle: &str| format!("{}{middle}", "菱河清淤".repeat(28));
        for (before, whole) in [
            ("共", "1,204,567"),
            ("共有", "1,204,567"),
            ("比分停在", "3：2"),
            ("比分终于停在", "3：2"),
            ("见", "https://a.example/b,c?d!e"),
            ("发车时间是", "10:45"),
        ] {
            let text = of(&sample::saying(&long(&format!("{before}{whole}以后的说明一二三")))).text;
            let kept = text.trim_end_matches('…').trim_start_matches("菱河清淤");
            let parted = kept.len() > before.len() && kept.len() < before.len() + whole.len();
            assert!(!parted && !kept.ends_with('：'), "{text}");
        }
        let address = "https://a.example/b?c=d!e".to_owned() + &"f".repeat(200);
        assert_eq!(of(&sample::saying(&address)).cut.unwrap().1, 225, "no sentence ends in it");
    }

    #[test]
    fn a_digest_may_end_with_a_line_of_verse_and_with_a_paragraph() {
        let line = |number: usize| Inline::text(format!("第{number:03}行今天白昼和黑夜一样长"));
        let verse = (0..20).flat_map(|number| [line(number), Inline::LineBreak]).collect();
        let found = of(&Article { body: vec![Block::Verse { text: verse }], ..Article::default() });
        assert_eq!(found.cut, None);
        assert!(found.text.ends_with("一样长") && found.text.contains("一样长 第001行"), "{}", found.text);
        let quote = Block::Quote { blocks: vec![sample::paragraph("引文")] };
        let body = vec![quote, sample::paragraph("又一段。"), sample::paragraph(&"三".repeat(130))];
        assert_eq!(of(&Article { body, ..Article::default() }).text, "引文 又一段。");
    }
}
