//! The first step: names of pages and articles are unique, references resolve, and nothing is
//! empty.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr as _;

use super::{ListedArticle, is_json};
use crate::diagnostics::{Code, Diagnostic, Span, did_you_mean};
use crate::messages::sentence;
use crate::model::{Article, Block, Figure, Paging, Rank};
use crate::source::{Draft, Scope};

/// The widest label of a page, in half-width characters: it is printed in jump lines, which have the
/// width of a column, and in names of files.
const WIDEST_LABEL: usize = 24;

/// Reports M107, M201, M202, M203, M204, M206, A101 and A102.
pub(super) fn check(draft: &Draft, found: &mut Vec<Diagnostic>) {
    pages(draft, found);
    let articles: Vec<_> = ListedArticle::all(&draft.issue).collect();
    let ids = article_ids(draft, &articles, found);
    companions(draft, &articles, &ids, found);
    for placed in &articles {
        content(draft, placed, found);
    }
}

/// M206 no pages, M204 pages without articles, M202 labels used twice, M107 labels that are too long.
fn pages(draft: &Draft, found: &mut Vec<Diagnostic>) {
    let pages = &draft.issue.pages;
    let is_whole = |scope| draft.origins.is_whole(scope);
    // Where a file could not be read, what is missing may stand there.
    if pages.is_empty() && is_whole(Scope::Issue) && is_whole(Scope::Page(0)) {
        let help = match (is_json(draft), draft.issue.paging) {
            (true, _) => sentence!("no-pages.help-json"),
            (false, Paging::Given) => sentence!("no-pages.help"),
            (false, Paging::Auto) => sentence!("no-pages.help-auto"),
        };
        let diagnostic = Diagnostic::new(Code::NoPages, sentence!("no-pages"))
            .at_option(draft.origins.find(Scope::Issue, "pages"))
            .help(help);
        found.push(diagnostic);
    }
    let mut labels = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        let place = draft.origins.find(Scope::Page(number), "label");
        if page.articles.is_empty() && is_whole(Scope::Page(number)) {
            let diagnostic = Diagnostic::new(Code::EmptyPage, sentence!("empty-page", label = &page.label))
                .at_option(draft.origins.find(Scope::Page(number), "articles"))
                .on_page(&page.label)
                .help(sentence!("empty-page.help"));
            found.push(diagnostic);
        }
        if page.label.as_str().width() > WIDEST_LABEL {
            let message = sentence!(
                "invalid-value-page-label",
                count = page.label.as_str().chars().count(),
                chinese = WIDEST_LABEL / 2,
                letters = WIDEST_LABEL,
            );
            let diagnostic = Diagnostic::new(Code::InvalidValue, message).at_option(place.clone());
            found.push(diagnostic.on_page(&page.label).help(sentence!("invalid-value-page-label.help")));
        }
        // An empty label was reported as missing when it was read.
        if page.label.as_str().is_empty() {
            continue;
        }
        if let Some(first) = labels.get(&page.label) {
            let message = sentence!("duplicate-label", label = &page.label);
            let diagnostic = Diagnostic::new(Code::DuplicateLabel, message).on_page(&page.label);
            found.push(at_both(diagnostic, place, first));
        } else {
            labels.insert(&page.label, place);
        }
    }
}

/// M201 ids used twice. Returns the number of the first article of each id.
fn article_ids<'a>(
    draft: &Draft,
    articles: &[ListedArticle<'a>],
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<&'a str, usize> {
    let mut ids = BTreeMap::new();
    for placed in articles {
        let id = placed.article.id.as_str();
        let Some(&first) = ids.get(id) else {
            ids.insert(id, placed.number);
            continue;
        };
        let first: &ListedArticle<'_> = &articles[first];
        let (first_page, second_page) = (&first.page.label, &placed.page.label);
        let message = sentence!("duplicate-article", id, first = first_page, second = second_page);
        let diagnostic = Diagnostic::new(Code::DuplicateArticle, message)
            .in_article(&placed.article.id)
            .on_page(&placed.page.label)
            .help(sentence!("duplicate-article.help"));
        found.push(at_both(diagnostic, placed.span(draft, "id"), &first.span(draft, "id")));
    }
    ids
}

/// Labels the second place of a name and the first, where they are not the same.
fn at_both(diagnostic: Diagnostic, second: Option<Span>, first: &Option<Span>) -> Diagnostic {
    match (second, first) {
        (Some(second), Some(first)) if second != *first => {
            let diagnostic = diagnostic.label(second, sentence!("label-again"));
            diagnostic.label(first.clone(), sentence!("label-first"))
        }
        (second, first) => diagnostic.at_option(second.or_else(|| first.clone())),
    }
}

/// M203 companions of missing articles, of themselves, or of each other in a circle.
fn companions(
    draft: &Draft,
    articles: &[ListedArticle<'_>],
    ids: &BTreeMap<&str, usize>,
    found: &mut Vec<Diagnostic>,
) {
    let leads_to: Vec<Option<usize>> = articles
        .iter()
        .map(|placed| placed.article.companion_of.as_ref().and_then(|id| ids.get(id.as_str()).copied()))
        .collect();
    for (placed, target) in articles.iter().zip(&leads_to) {
        match (&placed.article.companion_of, target) {
            (Some(id), None) if !draft.origins.is_unread(id.as_str()) => {
                found.push(unknown_companion(draft, placed, id.as_str(), ids));
            }
            _ => {}
        }
    }
    for circle in circles(&leads_to) {
        found.push(companion_circle(draft, articles, &circle));
    }
}

fn unknown_companion(
    draft: &Draft,
    placed: &ListedArticle<'_>,
    id: &str,
    ids: &BTreeMap<&str, usize>,
) -> Diagnostic {
    let message = sentence!("unknown-reference", id);
    let diagnostic = placed.diagnostic(draft, "companion_of", Code::UnknownReference, message);
    // An article does not accompany itself.
    let others = ids.keys().copied().filter(|other| *other != placed.article.id.as_str());
    match did_you_mean(id, others) {
        Some(name) => diagnostic.help(sentence!("did-you-mean", name)),
        None => diagnostic.help(sentence!("unknown-reference.help")),
    }
}

fn companion_circle(draft: &Draft, articles: &[ListedArticle<'_>], circle: &[usize]) -> Diagnostic {
    let placed = &articles[circle[0]];
    let message = if circle.len() == 1 {
        sentence!("unknown-reference.itself", id = &placed.article.id)
    } else {
        let chain: Vec<_> =
            circle.iter().chain([&circle[0]]).map(|&n| format!("`{}`", articles[n].article.id)).collect();
        sentence!("unknown-reference.circle", chain = chain.join(" → "))
    };
    let mut diagnostic = placed.diagnostic(draft, "companion_of", Code::UnknownReference, message);
    for &other in circle[1..].iter().take(super::MOST_LABELS - 1) {
        if let Some(span) = articles[other].span(draft, "companion_of") {
            diagnostic = diagnostic.label(span, sentence!("unknown-reference.continued"));
        }
    }
    diagnostic.help(sentence!("unknown-reference.help-circle"))
}

/// The circles of a graph in which every node leads to one other at most. Each begins with its
/// lowest number.
fn circles(leads_to: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut walk_of = vec![None; leads_to.len()];
    let mut circles = Vec::new();
    for start in 0..leads_to.len() {
        let mut next = Some(start);
        while let Some(node) = next
            && walk_of[node].is_none()
        {
            walk_of[node] = Some(start);
            next = leads_to[node];
        }
        if let Some(entry) = next
            && walk_of[entry] == Some(start)
        {
            let around = std::iter::successors(leads_to[entry], |&n| leads_to[n].filter(|_| n != entry));
            let mut circle: Vec<_> = around.collect();
            let lowest = circle.iter().enumerate().min_by_key(|(_, n)| **n).map_or(0, |(at, _)| at);
            circle.rotate_left(lowest);
            circles.push(circle);
        }
    }
    circles
}

/// A101 articles with nothing in them, A102 articles without a headline that need one.
fn content(draft: &Draft, placed: &ListedArticle<'_>, found: &mut Vec<Diagnostic>) {
    let article = placed.article;
    if !all_blank(&article.headline) {
        return;
    }
    if is_empty(article) {
        let message = sentence!("empty-article", id = &article.id);
        let diagnostic = placed.diagnostic(draft, "", Code::EmptyArticle, message);
        found.push(diagnostic.help(sentence!("empty-article.help")));
    } else if !matches!(article.rank, Some(Rank::Brief | Rank::Photo)) && article.artwork().is_none() {
        let message = sentence!("missing-headline", id = &article.id);
        let diagnostic = placed.diagnostic(draft, "headline", Code::MissingHeadline, message);
        found.push(diagnostic.help(sentence!("missing-headline.help")));
    }
}

/// Whether an article without a headline has nothing else that can stand on a page: people's
/// names and the title of a standing column alone are not enough.
fn is_empty(article: &Article) -> bool {
    let mut figures = 0;
    article.each_figure(|_, figure| figures += usize::from(*figure != Figure::default()));
    let notes = article.notes.iter().flat_map(|note| &note.blocks);
    figures == 0
        && all_blank(&article.kicker)
        && all_blank(&article.deck)
        && all_blank(&article.summary)
        && !article.body.iter().chain(notes).any(has_text)
}

fn has_text(block: &Block) -> bool {
    let mut any = false;
    block.each_text(&mut |text| any |= !text.trim().is_empty());
    any
}

fn all_blank(lines: &[String]) -> bool {
    lines.iter().all(|line| line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;
    use crate::model::{Inline, Issue};

    fn checked(issue: Issue) -> (Draft, Vec<Diagnostic>) {
        let draft = sample::draft(issue);
        let mut found = Vec::new();
        check(&draft, &mut found);
        (draft, found)
    }

    /// The helps of the first diagnostic.
    fn helps(found: &[Diagnostic]) -> Vec<String> {
        found[0].help.iter().map(|help| help.english()).collect()
    }

    fn codes_of(articles: Vec<Article>) -> Vec<Code> {
        sample::codes(&checked(sample::issue(articles)).1)
    }

    fn companion(id: &str, of: &str) -> Article {
        Article { companion_of: Some(of.into()), ..sample::article(id) }
    }

    #[test]
    fn a_sound_issue_is_passed() {
        assert_eq!(codes_of(vec![sample::article("01/a"), companion("01/b", "01/a")]), []);
    }

    #[test]
    fn both_places_of_an_id_used_twice_are_shown() {
        let mut issue = sample::issue(vec![sample::article("01/a"), sample::article("01/b")]);
        issue.pages.push(sample::page("A02", vec![sample::article("01/a")]));
        let (draft, found) = checked(issue);
        assert_eq!(sample::codes(&found), [Code::DuplicateArticle]);
        assert_eq!(sample::labelled(&draft, &found[0]), ["01/a", "01/a"]);
        assert!(
            found[0].labels[0].span().unwrap().range.start > found[0].labels[1].span().unwrap().range.start
        );
        assert_eq!(found[0].subject.page.as_deref(), Some("A02"));
    }

    #[test]
    fn one_listing_twice_has_one_place() {
        let mut draft = sample::draft(sample::issue(vec![sample::article("a"), sample::article("a")]));
        let same = draft.origins.find(Scope::Article(0), "id").unwrap();
        draft.origins.insert(Scope::Article(1), "id", same);
        let mut found = Vec::new();
        check(&draft, &mut found);
        assert_eq!(sample::labelled(&draft, &found[0]), ["a"]);
    }

    #[test]
    fn labels_of_pages_differ_and_pages_have_articles() {
        let mut issue = sample::issue(vec![sample::article("01/a")]);
        issue.pages.push(sample::page("A01", Vec::new()));
        let (draft, found) = checked(issue);
        assert_eq!(sample::codes(&found), [Code::EmptyPage, Code::DuplicateLabel]);
        assert_eq!(sample::labelled(&draft, &found[1]), ["A01", "A01"]);
    }

    #[test]
    fn what_follows_from_files_that_could_not_be_read_is_not_reported() {
        let mut issue = sample::issue(vec![companion("01/b", "01/gone")]);
        issue.pages.push(sample::page("A02", Vec::new()));
        let mut draft = sample::draft(issue);
        let codes = |draft: &Draft| {
            let mut found = Vec::new();
            check(draft, &mut found);
            sample::codes(&found)
        };
        assert_eq!(codes(&draft), [Code::EmptyPage, Code::UnknownReference]);
        draft.origins.insert_unread(Scope::Page(1), "01/gone");
        assert_eq!(codes(&draft), []);
        draft.issue.pages.clear();
        assert_eq!(codes(&draft), [Code::NoPages]);
        draft.origins.insert_unread(Scope::Issue, "issue.toml");
        assert_eq!(codes(&draft), []);
    }

    #[test]
    fn advice_about_missing_pages_speaks_of_the_file_that_was_read() {
        let mut issue = sample::issue(Vec::new());
        issue.pages.clear();
        let mut draft = sample::draft(issue);
        for (name, key) in [("issue.toml", "`[[page]]`"), ("ISSUE.JSON", "`pages`")] {
            let file = draft.files.add(name, "");
            draft.origins.insert(Scope::Issue, "", Span::new(file, 0..0));
            let mut found = Vec::new();
            check(&draft, &mut found);
            assert!(found[0].help[0].english().contains(key), "{name}: {:?}", found[0].help);
        }
    }

    #[test]
    fn labels_of_pages_are_short() {
        for (label, is_sound) in [
            ("第十二版增刊特别专题页一", true),
            ("第十二版增刊特别专题页一二", false),
            ("Weekend Supplement 1", true),
        ] {
            let mut issue = sample::issue(vec![sample::article("01/a")]);
            issue.pages[0].label = label.into();
            assert_eq!(sample::codes(&checked(issue).1).is_empty(), is_sound, "{label}");
        }
    }

    #[test]
    fn an_issue_has_pages() {
        let mut issue = sample::issue(Vec::new());
        issue.pages.clear();
        assert_eq!(sample::codes(&checked(issue.clone()).1), [Code::NoPages]);
        issue.paging = Paging::Auto;
        assert_eq!(helps(&checked(issue).1), ["list the articles of the issue in `articles`"]);
    }

    #[test]
    fn companions_lead_to_an_article_of_the_issue() {
        let (_, found) =
            checked(sample::issue(vec![sample::article("01/lead"), companion("01/b", "01/laed")]));
        assert_eq!(sample::codes(&found), [Code::UnknownReference]);
        assert_eq!(helps(&found), ["did you mean `01/lead`?"]);
        assert_eq!(found[0].subject.article.as_deref(), Some("01/b"));
        let (_, found) =
            checked(sample::issue(vec![sample::article("01/a"), companion("01/long-b", "01/long-c")]));
        assert!(!helps(&found).concat().contains("did you mean"), "it is near to itself alone: {found:?}");
    }

    #[test]
    fn companions_do_not_go_in_circles() {
        let (_, found) = checked(sample::issue(vec![companion("a", "a")]));
        assert_eq!(sample::codes(&found), [Code::UnknownReference]);
        let articles =
            vec![companion("x", "b"), companion("a", "b"), companion("b", "c"), companion("c", "a")];
        let (_, found) = checked(sample::issue(articles));
        assert_eq!(sample::codes(&found), [Code::UnknownReference]);
        let message = found[0].message.english();
        assert!(message.ends_with("`a` → `b` → `c` → `a`"), "{message}");
    }

    #[test]
    fn every_circle_is_found_once() {
        for (leads_to, expected) in [
            (vec![None, Some(0), Some(1)], vec![]),
            (vec![Some(0), Some(0)], vec![vec![0]]),
            (vec![Some(2), Some(0), Some(1)], vec![vec![0, 2, 1]]),
            (vec![Some(1), Some(2), Some(1), Some(4), Some(3)], vec![vec![1, 2], vec![3, 4]]),
        ] {
            assert_eq!(circles(&leads_to), expected, "{leads_to:?}");
        }
    }

    #[test]
    fn articles_have_something_in_them_and_most_have_a_headline() {
        let bare = || Article { id: "a".into(), ..Article::default() };
        let lines = |text: &str| vec![text.to_owned()];
        let figure = || vec![Figure { image: Some("a.jpg".into()), ..Figure::default() }];
        let blank = vec![Block::Paragraph { text: vec![Inline::text("　 ")] }, Block::Break];
        for (article, expected) in [
            (bare(), Some(Code::EmptyArticle)),
            (Article { headline: lines(" "), body: blank, ..bare() }, Some(Code::EmptyArticle)),
            (Article { rank: Some(Rank::Brief), ..bare() }, Some(Code::EmptyArticle)),
            (Article { column_title: Some("栏目".into()), ..bare() }, Some(Code::EmptyArticle)),
            (Article { headline: lines("标题"), ..bare() }, None),
            (Article { body: vec![sample::paragraph("文")], ..bare() }, Some(Code::MissingHeadline)),
            (Article { figures: figure(), ..bare() }, Some(Code::MissingHeadline)),
            (Article { kicker: lines("引题"), ..bare() }, Some(Code::MissingHeadline)),
            (Article { body: vec![sample::paragraph("文")], rank: Some(Rank::Brief), ..bare() }, None),
            (Article { figures: figure(), rank: Some(Rank::Photo), ..bare() }, None),
        ] {
            assert_eq!(codes_of(vec![article.clone()]).first().copied(), expected, "{article:?}");
        }
    }
}
