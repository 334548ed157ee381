//! Pages made by section: the first grouping of an issue that lists articles but no pages.

use std::collections::BTreeMap;

use crate::model::{Article, Page, PageLabel, Rank};

/// A page to be made: its name, and the numbers of its articles.
type Group = (Option<String>, Vec<usize>);

/// Groups articles by section: sections in the requested order, then in that of their first
/// article; one without a section goes to the first page. On a page the weightier article comes
/// first; articles of one rank keep their order. A section without articles makes no page.
pub(super) fn groups(articles: &[&Article], order: &[String]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut number_of: BTreeMap<&str, usize> = BTreeMap::new();
    let named = articles.iter().filter_map(|article| article.section.as_ref());
    for name in order.iter().chain(named) {
        number_of.entry(name).or_insert_with(|| {
            groups.push((Some(name.clone()), Vec::new()));
            groups.len() - 1
        });
    }
    if groups.is_empty() {
        groups.push((None, Vec::new()));
    }
    for (number, article) in articles.iter().enumerate() {
        let own = article.section.as_deref().and_then(|section| number_of.get(section));
        groups[own.copied().unwrap_or(0)].1.push(number);
    }
    groups.retain(|(_, numbers)| !numbers.is_empty());
    for (_, numbers) in &mut groups {
        numbers.sort_by_key(|&number| articles[number].rank.unwrap_or(Rank::Middle));
    }
    groups
}

/// The page of a group, still without its articles. Pages are numbered `01`, `02` …
pub(super) fn page(index: usize, name: Option<String>) -> Page {
    let label = PageLabel::from(format!("{:02}", index + 1));
    Page { label, name, plan: None, theme: None, editors: Vec::new(), articles: Vec::new() }
}

/// The order of sections from which [`groups`] makes just these pages out of their articles;
/// `None` if no order does, because the pages contain more than that.
pub(super) fn order_of(pages: &[Page]) -> Option<Vec<String>> {
    let articles: Vec<&Article> = pages.iter().flat_map(|page| &page.articles).collect();
    let order: Vec<String> = pages.iter().filter_map(|page| page.name.clone()).collect();
    let groups = groups(&articles, &order);
    let mut before = 0;
    let same = groups.iter().zip(pages).enumerate().all(|(index, ((name, numbers), found))| {
        let own = before..before + found.articles.len();
        before = own.end;
        let made = page(index, name.clone());
        let head = (&made.label, &made.name, made.plan, &made.theme, &made.editors)
            == (&found.label, &found.name, found.plan, &found.theme, &found.editors);
        head && numbers.iter().copied().eq(own)
    });
    (same && groups.len() == pages.len()).then_some(order)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(section: &str, rank: Option<Rank>) -> Article {
        let section = Some(section.to_owned()).filter(|section| !section.is_empty());
        Article { section, rank, ..Article::default() }
    }

    fn grouped(articles: &[Article], order: &[&str]) -> Vec<(String, Vec<usize>)> {
        let order: Vec<String> = order.iter().map(|&name| name.to_owned()).collect();
        let groups = groups(&articles.iter().collect::<Vec<_>>(), &order);
        groups.into_iter().map(|(name, numbers)| (name.unwrap_or_default(), numbers)).collect()
    }

    fn expected(groups: &[(&str, &[usize])]) -> Vec<(String, Vec<usize>)> {
        groups.iter().map(|&(name, numbers)| (name.to_owned(), numbers.to_vec())).collect()
    }

    #[test]
    fn sections_come_in_the_order_wanted_then_in_that_of_the_articles() {
        let articles =
            ["副刊", "体育", "", "要闻", "体育"].map(|section| article(section, Some(Rank::Minor)));
        assert_eq!(
            grouped(&articles, &["要闻", "民生", "副刊"]),
            expected(&[("要闻", &[2, 3]), ("副刊", &[0]), ("体育", &[1, 4])]),
        );
        assert_eq!(grouped(&articles[2..3], &[]), expected(&[("", &[2 - 2])]));
    }

    #[test]
    fn weight_orders_a_page_and_equals_keep_their_order() {
        let ranks = [None, Some(Rank::Brief), Some(Rank::Lead), Some(Rank::Middle), Some(Rank::Minor)];
        let articles = ranks.map(|rank| article("要闻", rank));
        assert_eq!(grouped(&articles, &[]), expected(&[("要闻", &[2, 0, 3, 4, 1])]));
    }

    #[test]
    fn only_pages_that_sections_make_have_an_order() {
        let with = |index, name: &str, article| Page {
            articles: vec![article],
            ..page(index, Some(name.to_owned()))
        };
        let pages = || vec![with(0, "要闻", article("", None)), with(1, "民生", article("民生", None))];
        assert_eq!(order_of(&pages()), Some(vec!["要闻".to_owned(), "民生".to_owned()]));
        let mut labelled = pages();
        labelled[1].label = "A02".into();
        assert_eq!(order_of(&labelled), None);
        let mut moved = pages();
        moved[1].articles[0].section = None;
        assert_eq!(order_of(&moved), None);
        assert_eq!(order_of(&[]), Some(Vec::new()));
    }
}
