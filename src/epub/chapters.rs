//! The chapters: newspaper pages with their articles, as the templates know them.

use super::context::{self, Book, Neighbour};
use super::markup::{ArticleWriter, Workshop};
use super::words::Words;
use crate::diagnostics::Diagnostic;
use crate::model::{Article, Issue, NoticeKind, Page, Rank};

/// Where a page and its articles are in the book; known before any of them is written, because
/// each article leads to those around it.
struct Place {
    id: String,
    href: String,
    title: String,
}

/// All newspaper pages of an issue, their text written.
pub(super) fn chapters(
    issue: &Issue,
    workshop: &mut Workshop<'_>,
) -> Result<Vec<context::Page>, Box<Diagnostic>> {
    let places = places(issue, workshop.book);
    let mut articles_before = 0;
    let mut pages = Vec::with_capacity(issue.pages.len());
    for (index, page) in issue.pages.iter().enumerate() {
        pages.push(chapter(page, index, &places, articles_before, workshop)?);
        articles_before += page.articles.len();
    }
    Ok(pages)
}

fn places(issue: &Issue, book: &Book) -> Vec<Place> {
    let mut places = Vec::new();
    for (index, page) in issue.pages.iter().enumerate() {
        for article in &page.articles {
            let id = format!("article-{}", places.len() + 1);
            let href = format!("{}#{id}", chapter_file(index));
            places.push(Place { id, href, title: article_title(article, book) });
        }
    }
    places
}

fn chapter_file(index: usize) -> String {
    format!("page-{:03}.xhtml", index + 1)
}

fn chapter(
    page: &Page,
    index: usize,
    places: &[Place],
    articles_before: usize,
    workshop: &mut Workshop<'_>,
) -> Result<context::Page, Box<Diagnostic>> {
    let heading = workshop.book.words.page(&page.label);
    let name = page.name.clone().filter(|name| !name.trim().is_empty());
    let mut articles = Vec::with_capacity(page.articles.len());
    for (i, article) in page.articles.iter().enumerate() {
        articles.push(written_article(article, places, articles_before + i, workshop)?);
    }
    Ok(context::Page {
        id: format!("page-{}", index + 1),
        file: chapter_file(index),
        label: page.label.to_string(),
        title: name.as_ref().map_or_else(|| heading.clone(), |name| format!("{heading} {name}")),
        heading,
        name,
        editors: page
            .editors
            .iter()
            .map(|editor| context::Editor { role: editor.role.clone(), names: editor.names.clone() })
            .collect(),
        articles,
    })
}

/// An article. Of the figures that the page may place, the first stands under the head and the
/// others after the text, so that a reader never turns pages of pictures to reach the text.
fn written_article(
    article: &Article,
    places: &[Place],
    number: usize,
    workshop: &mut Workshop<'_>,
) -> Result<context::Article, Box<Diagnostic>> {
    let Place { id, href, title } = &places[number];
    let neighbour = |place: &Place| Neighbour { href: place.href.clone(), title: place.title.clone() };
    let mut writer = ArticleWriter::new(workshop, article, id);
    let lead_figure = article.figures.first().map(|figure| writer.figure(figure)).transpose()?;
    let body = writer.body()?;
    let figures =
        article.figures.iter().skip(1).map(|figure| writer.figure(figure)).collect::<Result<_, _>>()?;
    let notes = writer.notes()?;
    Ok(context::Article {
        id: id.clone(),
        href: href.clone(),
        lang: foreign_language(article, workshop.book),
        rank: article.rank.map(rank_name),
        notice: article.notice.map(|notice| notice_label(notice.kind, &workshop.book.words)),
        boxed: article.boxed,
        title: title.clone(),
        column_title: article.column_title.clone().filter(|title| !title.trim().is_empty()),
        kicker: super::markup::printed_lines(&article.kicker),
        headline: super::markup::printed_lines(&article.headline),
        deck: super::markup::printed_lines(&article.deck),
        byline: article.standing_byline(),
        lead_figure,
        body,
        figures,
        sign_off: Some(article.sign_off_text()).filter(|text| !text.is_empty()),
        notes,
        previous: number.checked_sub(1).and_then(|before| places.get(before)).map(neighbour),
        next: places.get(number + 1).map(neighbour),
        contents: format!("{}#nav-{id}", super::CONTENTS),
    })
}

/// What the contents call an article; never empty, because a link must have words.
fn article_title(article: &Article, book: &Book) -> String {
    let described = || {
        let mut alt = None;
        article.each_figure(|_, figure| alt = alt.take().or(figure.alt.clone()));
        alt
    };
    let printed = |title: &String| !title.trim().is_empty();
    Some(article.title())
        .filter(printed)
        .or_else(|| described().filter(printed))
        .map_or_else(|| book.words.untitled.to_owned(), |title| title.trim().to_owned())
}

/// The language of an article where it is a sound tag and not the paper's.
fn foreign_language(article: &Article, book: &Book) -> Option<String> {
    let lang = article.lang.as_ref().filter(|lang| lang.is_well_formed())?;
    (!lang.as_str().eq_ignore_ascii_case(&book.language)).then(|| lang.to_string())
}

fn notice_label(kind: NoticeKind, words: &Words) -> context::Notice {
    match kind {
        NoticeKind::Advertisement => context::Notice { kind: "advertisement", label: words.advertisement },
        NoticeKind::Announcement => context::Notice { kind: "announcement", label: words.announcement },
    }
}

fn rank_name(rank: Rank) -> &'static str {
    match rank {
        Rank::Lead => "lead",
        Rank::Major => "major",
        Rank::Middle => "middle",
        Rank::Minor => "minor",
        Rank::Brief => "brief",
        Rank::Photo => "photo",
    }
}
