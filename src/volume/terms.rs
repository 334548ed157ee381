//! What indexes of a volume list: columns and authors with their articles, in the order in which
//! readers of the language look for them.

use std::collections::BTreeMap;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorPreferences};
use icu_locale_core::Locale;

use crate::model::{Article, Issue, Language};

/// A term of an index and the articles it leads to, in their order.
#[derive(Clone, Debug)]
pub struct Term<'a> {
    /// The words, as they are written.
    pub name: &'a str,
    /// The articles.
    pub articles: Vec<&'a Article>,
}

/// The titles of standing columns (栏目).
pub fn by_column_title(issue: &Issue) -> Vec<Term<'_>> {
    terms(issue, |article| article.column_title.as_deref().into_iter().collect())
}

/// The names of those who wrote or photographed.
pub fn by_byline(issue: &Issue) -> Vec<Term<'_>> {
    terms(issue, |article| {
        let names = article.byline.iter().flat_map(|byline| &byline.names);
        names.map(String::as_str).collect()
    })
}

fn terms<'a>(issue: &'a Issue, names: impl Fn(&'a Article) -> Vec<&'a str>) -> Vec<Term<'a>> {
    let mut found: BTreeMap<&str, Vec<&Article>> = BTreeMap::new();
    for article in issue.articles() {
        for name in names(article).into_iter().filter(|name| !name.trim().is_empty()) {
            let articles = found.entry(name).or_default();
            if articles.last().is_none_or(|last| last.id != article.id) {
                articles.push(article);
            }
        }
    }
    let mut order: Vec<&str> = found.keys().copied().collect();
    sort(&mut order, &issue.publication.language);
    order.into_iter().map(|name| Term { name, articles: found.remove(name).unwrap_or_default() }).collect()
}

/// Sorts words as dictionaries of the language do (CLDR root and its tailorings, UTS 35 part 5):
/// Simplified Chinese by pinyin, Traditional by strokes. Words that compare equal are ordered by
/// their characters.
pub fn sort(words: &mut [&str], language: &Language) {
    let locale: Locale = language.as_str().parse().unwrap_or(Locale::UNKNOWN);
    match Collator::try_new(CollatorPreferences::from(&locale), CollatorOptions::default()) {
        Ok(collator) => words.sort_by(|a, b| collator.compare(a, b).then_with(|| a.cmp(b))),
        Err(_) => words.sort_unstable(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_words_are_sorted_by_their_sounds() {
        let mut words = ["张三", "李四", "陈五", "王二", "阿大"];
        sort(&mut words, &Language::from("zh-Hans-CN"));
        assert_eq!(words, ["阿大", "陈五", "李四", "王二", "张三"]);
    }

    #[test]
    fn a_malformed_language_is_sorted_anyway() {
        let mut words = ["b", "a"];
        sort(&mut words, &Language::from("!!"));
        assert_eq!(words, ["a", "b"]);
    }
}
