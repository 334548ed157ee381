//! The second step: places requested by articles that no page can provide.

use std::collections::BTreeMap;

use super::ListedArticle;
use crate::diagnostics::{Code, Diagnostic};
use crate::messages::{Sentence, sentence};
use crate::model::{GroupId, Page, Pin};
use crate::source::Draft;

/// Places of a page that hold one article.
const SINGLE: [(Pin, &str); 5] = [
    (Pin::TopLeft, "top-left"),
    (Pin::TopRight, "top-right"),
    (Pin::BottomLeft, "bottom-left"),
    (Pin::BottomRight, "bottom-right"),
    (Pin::Ear, "ear"),
];

/// Reports M209 and M210.
pub(super) fn check(draft: &Draft, found: &mut Vec<Diagnostic>) {
    let articles: Vec<_> = ListedArticle::all(&draft.issue).collect();
    corners(draft, &articles, found);
    groups(draft, &articles, found);
    companions(draft, &articles, found);
}

/// M209 places of one page that several articles request.
fn corners(draft: &Draft, articles: &[ListedArticle<'_>], found: &mut Vec<Diagnostic>) {
    let mut firsts: BTreeMap<(*const Page, &str), &ListedArticle<'_>> = BTreeMap::new();
    for placed in articles {
        let wanted = SINGLE.iter().find(|(pin, _)| placed.article.pin == Some(*pin));
        let Some(&(_, word)) = wanted else { continue };
        let first = firsts.entry((std::ptr::from_ref(placed.page), word)).or_insert(placed);
        if first.number != placed.number {
            let message = sentence!(
                "contested-place",
                first = &first.article.id,
                second = &placed.article.id,
                place = word,
                page = &placed.page.label,
            );
            let diagnostic = about_both(draft, placed, first, "pin", Code::ContestedPlace, message);
            found.push(diagnostic.help(sentence!("contested-place.help")));
        }
    }
}

/// M210 groups that are on several pages, each reported once.
fn groups(draft: &Draft, articles: &[ListedArticle<'_>], found: &mut Vec<Diagnostic>) {
    let mut firsts: BTreeMap<&GroupId, (&ListedArticle<'_>, bool)> = BTreeMap::new();
    for placed in articles {
        let Some(group) = &placed.article.group else { continue };
        let (first, reported) = firsts.entry(group).or_insert((placed, false));
        if *reported || first.is_with(placed) {
            continue;
        }
        *reported = true;
        let (first_page, second_page) = (&first.page.label, &placed.page.label);
        let message = sentence!("parted-articles", group, first = first_page, second = second_page);
        let diagnostic = about_both(draft, placed, first, "group", Code::PartedArticles, message);
        found.push(diagnostic.help(sentence!("parted-articles.help")));
    }
}

/// M210 companions that are on another page than the article they name.
fn companions(draft: &Draft, articles: &[ListedArticle<'_>], found: &mut Vec<Diagnostic>) {
    let mut ids = BTreeMap::new();
    for placed in articles {
        ids.entry(&placed.article.id).or_insert(placed);
    }
    for placed in articles {
        let Some(main) = placed.article.companion_of.as_ref().and_then(|id| ids.get(id)) else { continue };
        if !main.is_with(placed) {
            let message = sentence!(
                "parted-articles.companion",
                id = &placed.article.id,
                main = &main.article.id,
                main_page = &main.page.label,
                page = &placed.page.label,
            );
            let diagnostic = placed.diagnostic(draft, "companion_of", Code::PartedArticles, message);
            found.push(diagnostic.help(sentence!("parted-articles.help-companion")));
        }
    }
}

/// A diagnostic with the places of two articles, the later first.
fn about_both(
    draft: &Draft,
    placed: &ListedArticle<'_>,
    first: &ListedArticle<'_>,
    path: &str,
    code: Code,
    message: Sentence,
) -> Diagnostic {
    let diagnostic = placed.diagnostic(draft, path, code, message);
    match first.span(draft, path) {
        Some(span) => diagnostic.label(span, sentence!("label-first")),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;
    use crate::model::{Article, Issue};

    fn checked(pages: Vec<Vec<Article>>) -> Vec<Diagnostic> {
        let mut issue: Issue = sample::issue(Vec::new());
        let labels = ["A01", "A02", "A03"];
        issue.pages =
            labels.iter().zip(pages).map(|(label, articles)| sample::page(label, articles)).collect();
        let mut found = Vec::new();
        check(&sample::draft(issue), &mut found);
        found
    }

    fn pinned(id: &str, pin: Pin) -> Article {
        Article { pin: Some(pin), ..sample::article(id) }
    }

    #[test]
    fn a_corner_takes_one_article_of_a_page() {
        use Pin::*;
        let shared = vec![pinned("a", Top), pinned("b", Top), pinned("c", TopLeft), pinned("d", TopRight)];
        assert_eq!(checked(vec![shared, vec![pinned("e", TopLeft)]]), []);
        let found = checked(vec![["a", "b", "c"].map(|id| pinned(id, BottomRight)).to_vec()]);
        assert_eq!(sample::codes(&found), [Code::ContestedPlace; 2]);
        assert_eq!(
            found[1].message.english(),
            "articles `a` and `c` are both pinned to `bottom-right` of page `A01`"
        );
        let ears = vec![pinned("a", Ear), pinned("b", Ear)];
        assert_eq!(sample::codes(&checked(vec![ears])), [Code::ContestedPlace]);
    }

    #[test]
    fn what_belongs_together_is_on_one_page() {
        let grouped = |id: &str| Article { group: Some("g".into()), ..sample::article(id) };
        let companion = |id: &str, of: &str| Article { companion_of: Some(of.into()), ..sample::article(id) };
        assert_eq!(checked(vec![vec![grouped("a"), grouped("b"), companion("c", "a")]]), []);
        let found = checked(vec![vec![grouped("a")], vec![grouped("b"), grouped("c")], vec![grouped("d")]]);
        assert_eq!(sample::codes(&found), [Code::PartedArticles], "a group is reported once");
        let found = checked(vec![vec![grouped("a")], vec![companion("c", "a"), companion("d", "none")]]);
        assert_eq!(sample::codes(&found), [Code::PartedArticles]);
        assert_eq!(found[0].subject.article.as_deref(), Some("c"));
    }
}
