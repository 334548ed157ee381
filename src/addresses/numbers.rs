//! The numbers of pages and articles in their addresses. A number never changes: those that a site already has are
//! kept, others follow from the label or the id alone, whatever stands beside them.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest as _, Sha256};

use crate::model::{ArticleId, Issue, PageLabel};

/// Numbers of articles have six digits, as readers know them.
const FIRST: u32 = 100_000;
const COUNT: u32 = 900_000;

/// The numbers of an issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Numbers {
    pages: BTreeMap<PageLabel, u32>,
    articles: BTreeMap<ArticleId, u32>,
}

impl Numbers {
    /// Those that a site has.
    pub(crate) fn known(
        pages: impl Iterator<Item = (PageLabel, u32)>,
        articles: impl Iterator<Item = (ArticleId, u32)>,
    ) -> Self {
        Self { pages: pages.collect(), articles: articles.collect() }
    }

    /// Those of an issue, where a site has these already.
    pub(crate) fn of(issue: &Issue, known: &Self) -> Self {
        let labels: Vec<&PageLabel> = issue.pages.iter().map(|page| &page.label).collect();
        let mut ids: Vec<&ArticleId> = issue.articles().map(|article| &article.id).collect();
        // Where two ids ask for one number, the first by name has it, in whatever order they stand.
        ids.sort_unstable();
        Self {
            pages: numbered(&labels, &known.pages, |place, _| place as u32 + 1),
            articles: numbered(&ids, &known.articles, |_, id| number_of(id)),
        }
    }

    /// The number of a page; 0 for one that the issue does not have.
    pub(crate) fn page(&self, label: &PageLabel) -> u32 {
        self.pages.get(label).copied().unwrap_or_default()
    }

    /// The number of an article; 0 for one that the issue does not have.
    pub(crate) fn article(&self, id: &ArticleId) -> u32 {
        self.articles.get(id).copied().unwrap_or_default()
    }
}

/// Gives each name the number it had, else the one it asks for, else the next that is free.
fn numbered<T: Ord + Clone>(
    names: &[&T],
    known: &BTreeMap<T, u32>,
    asked: impl Fn(usize, &T) -> u32,
) -> BTreeMap<T, u32> {
    let mut taken: BTreeSet<u32> = known.values().copied().collect();
    let mut found = BTreeMap::new();
    for (place, &name) in names.iter().enumerate() {
        let number = known.get(name).copied().unwrap_or_else(|| {
            let mut number = asked(place, name);
            while taken.contains(&number) {
                number += 1;
            }
            number
        });
        taken.insert(number);
        found.insert(name.clone(), number);
    }
    found
}

/// The number that follows from an id alone.
fn number_of(id: &ArticleId) -> u32 {
    let digest = Sha256::digest(id.as_str());
    let start = digest.iter().take(4).fold(0, |number, &byte| number << 8 | u32::from(byte));
    FIRST + start % COUNT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Date, Page, Publication};

    fn numbers(ids: &[&str]) -> Numbers {
        let article = |id: &&str| Article { id: (*id).into(), ..Article::default() };
        let mut issue = Issue::new(Publication::default(), Date::new(2026, 3, 20).unwrap());
        issue.pages.push(Page {
            label: "1".into(),
            name: None,
            plan: None,
            theme: None,
            editors: Vec::new(),
            articles: ids.iter().map(article).collect(),
        });
        Numbers::of(&issue, &Numbers::default())
    }

    #[test]
    fn an_article_keeps_its_number_when_others_come_and_go() {
        let few = numbers(&["01/lead", "01/brief"]);
        let many = numbers(&["01/new", "01/brief", "01/lead", "02/other"]);
        for id in ["01/lead", "01/brief"] {
            let number = few.article(&id.into());
            assert_eq!(number, many.article(&id.into()), "{id}");
            assert!((FIRST..FIRST + COUNT).contains(&number), "{number}");
        }
    }

    #[test]
    fn names_that_ask_for_one_number_have_two_and_keep_what_they_had() {
        let (a, b): (PageLabel, PageLabel) = ("a".into(), "b".into());
        let found = numbered(&[&a, &b], &BTreeMap::new(), |_, _| 7);
        assert_eq!((found[&a], found[&b]), (7, 8));
        let known = BTreeMap::from([(b.clone(), 7)]);
        let found = numbered(&[&a, &b], &known, |_, _| 7);
        assert_eq!((found[&a], found[&b]), (8, 7));
    }
}
