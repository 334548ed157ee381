//! The first step: nothing is so large that pages cannot be made of it in reasonable time. The
//! numbers are in [`crate::source::limits`].

use super::ListedArticle;
use crate::diagnostics::Diagnostic;
use crate::model::walk::{character_count, tables};
use crate::model::{Article, Byline, Table};
use crate::source::limits::{self, Limit};
use crate::source::{Draft, Scope};

/// Reports M112.
pub(super) fn check(draft: &Draft, found: &mut Vec<Diagnostic>) {
    let issue = &draft.issue;
    let of_issue = |limit: Limit, count: usize| {
        Some(limit.refuse(count)?.at_option(draft.origins.find(Scope::Issue, "page")))
    };
    found.extend(of_issue(limits::PAGES, issue.pages.len()));
    found.extend(of_issue(limits::ARTICLES, issue.articles().count()));
    for (number, page) in issue.pages.iter().enumerate() {
        let fault = limits::PAGE_ARTICLES.refuse(page.articles.len()).map(|fault| fault.on_page(&page.label));
        let place = || draft.origins.find(Scope::Page(number), "articles");
        found.extend(fault.map(|fault| fault.at_option(place())));
    }
    let publication = &issue.publication;
    let lines =
        [&publication.supervisor, &publication.sponsor, &publication.organizer, &publication.masthead_notes];
    let lines = lines.iter().map(|lines| lines.len()).sum::<usize>() + publication.links.len();
    for (limit, count, path) in
        [(limits::FILLERS, publication.fillers.len(), "fillers/0"), (limits::PUBLICATION_LINES, lines, "")]
    {
        let fault = limit.refuse(count);
        found.extend(fault.map(|fault| fault.at_option(draft.origins.find(Scope::Publication, path))));
    }
    let mut characters = 0;
    for placed in ListedArticle::all(issue) {
        characters += article(draft, &placed, found);
    }
    found.extend(of_issue(limits::ISSUE_CHARACTERS, characters));
}

/// The faults of an article. Returns the characters of its text.
fn article(draft: &Draft, placed: &ListedArticle<'_>, found: &mut Vec<Diagnostic>) -> usize {
    let article = placed.article;
    let head = [&article.kicker, &article.headline, &article.deck, &article.summary];
    let mut counts = vec![
        (limits::HEAD_LINES, head.into_iter().map(Vec::len).sum(), "headline"),
        (limits::PEOPLE, people(&article.byline), "byline"),
        (limits::PEOPLE, people(&article.sign_off), "sign_off"),
        (limits::NOTES, article.notes.len(), "notes/0/0"),
    ];
    let (mut characters, mut figures) = (0, 0);
    article.each_text(|_, text| characters += text.chars().count());
    article.each_figure(|_, _| figures += 1);
    counts.push((limits::FIGURES, figures, "figures/0"));
    counts.push((limits::ARTICLE_CHARACTERS, characters, ""));
    for (limit, count, path) in counts {
        found.extend(refused(draft, placed, limit, count, path));
    }
    let tables = tables(article);
    for (path, table) in &tables {
        found.extend(refused(draft, placed, limits::COLUMNS, table.columns.len(), path));
    }
    let cells = tables.iter().map(|(_, table)| table.columns.len() * table.all_rows().count()).sum();
    let first = tables.first().map_or("", |(path, _)| path);
    found.extend(refused(draft, placed, limits::CELLS, cells, first));
    for (path, count) in lines(article, &tables) {
        found.extend(refused(draft, placed, limits::LINE_CHARACTERS, count, &path));
    }
    characters
}

fn refused(
    draft: &Draft,
    placed: &ListedArticle<'_>,
    limit: Limit,
    count: usize,
    path: &str,
) -> Option<Diagnostic> {
    let fault = limit.refuse(count)?.at_option(placed.span(draft, path));
    Some(fault.in_article(&placed.article.id).on_page(&placed.page.label))
}

fn people(bylines: &[Byline]) -> usize {
    bylines.iter().map(|byline| byline.names.len().max(1)).sum()
}

/// Places and lengths of the longest text of each part of an article that is no paragraph of it.
fn lines(article: &Article, tables: &[(String, &Table)]) -> Vec<(String, usize)> {
    let mut lines = Vec::new();
    let texts = [
        ("column_title", article.column_title.as_slice()),
        ("kicker", &article.kicker),
        ("headline", &article.headline),
        ("deck", &article.deck),
        ("summary", &article.summary),
        ("dateline", article.dateline.as_slice()),
    ];
    let bylines = [("byline", &article.byline), ("sign_off", &article.sign_off)];
    let longest = |texts: &[String]| texts.iter().map(|text| text.chars().count()).max().unwrap_or(0);
    lines.extend(texts.map(|(path, texts)| (path.to_owned(), longest(texts))));
    for (path, bylines) in bylines {
        let names = bylines.iter().map(|byline| longest(&byline.names)).max().unwrap_or(0);
        lines.push((path.to_owned(), names));
    }
    article.each_figure(|path, figure| {
        lines.push((format!("{path}/caption"), character_count(&figure.caption)))
    });
    for (path, table) in tables {
        let texts = table.cells().map(|cell| &cell.text).chain([&table.caption]);
        lines.push((path.clone(), texts.map(|text| character_count(text)).max().unwrap_or(0)));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;
    use crate::diagnostics::Code;
    use crate::model::{Alignment, Block, Cell, Figure, Inline};

    fn checked(articles: Vec<Article>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        check(&sample::draft(sample::issue(articles)), &mut found);
        found
    }

    fn table(columns: usize, rows: usize) -> Block {
        let row = || vec![Cell::of(vec![Inline::text("格")]); columns];
        Block::Table(Table {
            columns: vec![Alignment::Start; columns],
            head: row(),
            rows: (0..rows).map(|_| row()).collect(),
            ..Table::default()
        })
    }

    #[test]
    fn what_is_within_all_limits_is_passed() {
        let article = Article {
            headline: vec!["题".into(); limits::HEAD_LINES.most],
            figures: vec![Figure::default(); limits::FIGURES.most],
            body: vec![table(10, 10), sample::paragraph("文")],
            ..sample::article("a")
        };
        assert_eq!(checked(vec![article]), []);
    }

    #[test]
    fn one_more_than_the_limit_is_refused_in_its_article() {
        let byline = |names: usize| Byline { names: vec!["王".into(); names], ..Byline::default() };
        let over = |limit: Limit| limit.most + 1;
        for (article, unit) in [
            (Article { deck: vec!["题".into(); over(limits::HEAD_LINES)], ..sample::article("a") }, "lines"),
            (Article { byline: vec![byline(over(limits::PEOPLE))], ..sample::article("a") }, "people"),
            (
                Article { figures: vec![Figure::default(); over(limits::FIGURES)], ..sample::article("a") },
                "figures",
            ),
            (Article { body: vec![table(over(limits::COLUMNS), 1)], ..sample::article("a") }, "columns"),
            (
                Article {
                    body: vec![Block::Quote { blocks: vec![table(2, limits::CELLS.most / 2)] }],
                    ..sample::article("a")
                },
                "cells",
            ),
            (sample::saying(&"字".repeat(over(limits::ARTICLE_CHARACTERS))), "characters"),
            (
                Article { deck: vec!["题".repeat(over(limits::LINE_CHARACTERS))], ..sample::article("a") },
                "line of a head",
            ),
        ] {
            let found = checked(vec![article]);
            assert_eq!(sample::codes(&found), [Code::OverLimit], "{unit}");
            let message = found[0].message.english();
            assert!(message.contains(unit), "{message}");
            assert!(found[0].subject.article.is_some(), "{unit}");
        }
    }

    #[test]
    fn a_page_takes_so_many_articles() {
        let articles = (0..=limits::PAGE_ARTICLES.most).map(|n| sample::article(&n.to_string())).collect();
        assert_eq!(sample::codes(&checked(articles)), [Code::OverLimit]);
    }
}
