//! The head of a later part of an article (转版题): two to six characters by which a reader finds it again.

use unicode_width::UnicodeWidthStr;

use crate::model::Article;
use crate::text::{Locale, Vocabulary, turns};

/// Fewest and most characters, as columns of a terminal: a Han character has two, a letter one.
const FEWEST: usize = 4;
const MOST: usize = 12;

/// What its editor gives, else the longest beginning of the headline that ends with a word and is short
/// enough; where there is none, the shortest.
pub fn jump_head(article: &Article, locale: Locale, vocabulary: &Vocabulary) -> String {
    if let Some(given) = &article.jump_head {
        return given.clone();
    }
    let Some(line) = article.headline.iter().find(|line| line.chars().any(char::is_alphanumeric)) else {
        return String::new();
    };
    let beginnings: Vec<&str> = ends(line, locale, vocabulary)
        .map(|end| bare(&line[..end]))
        .filter(|beginning| beginning.width_cjk() >= FEWEST && is_one_phrase(beginning))
        .collect();
    let short = beginnings.iter().rev().find(|beginning| beginning.width_cjk() <= MOST);
    (*short.or(beginnings.first()).unwrap_or(&line.trim())).to_owned()
}

/// Whether no mark stands in a text: what was quoted would lose its partner.
fn is_one_phrase(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || c.is_whitespace())
}

/// Where words of a headline end that a line may end with, in ascending order; the last is its own end.
fn ends(line: &str, locale: Locale, vocabulary: &Vocabulary) -> impl Iterator<Item = usize> {
    let apart = line.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
    let mut ends: Vec<usize> =
        turns(line, locale, vocabulary).into_iter().chain(apart).chain([line.len()]).collect();
    ends.sort_unstable();
    ends.dedup();
    ends.into_iter()
}

/// The text without blanks and marks around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(headline: &[&str]) -> String {
        let headline = headline.iter().map(|line| (*line).to_owned()).collect();
        let article = Article { headline, ..Article::default() };
        jump_head(&article, Locale::of(&"zh-Hans-CN".into()), &Vocabulary::of(&article))
    }

    #[test]
    fn the_head_of_a_later_part_is_the_beginning_of_the_headline() {
        for (headline, expected) in [
            ("渡口修好了 街坊等船来", "渡口修好了"),
            ("三年清淤截污十二公里菱河见底", "三年清淤截污"),
            ("“小切口”有大文章", "小切口"),
            ("河清了，更要守得住", "河清了"),
            ("说“埭”", "说“埭”"),
            ("Boats of Xiwan: A Short Guide", "Boats of"),
            ("2026", "2026"),
        ] {
            assert_eq!(short(&[headline]), expected);
        }
        assert_eq!(short(&["", "末班船"]), "末班船");
        assert_eq!(short(&[]), "");
    }

    #[test]
    fn what_an_editor_gives_is_taken_as_it_is() {
        let article = Article {
            jump_head: Some("菱河治理".to_owned()),
            headline: vec!["三年清淤截污".to_owned()],
            ..Article::default()
        };
        assert_eq!(jump_head(&article, Locale::of(&"zh-Hans-CN".into()), &Vocabulary::default()), "菱河治理");
    }
}
