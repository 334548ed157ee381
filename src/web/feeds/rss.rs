//! RSS 2.0 (rssboard.org/rss-specification): the newest articles of the paper, and of each of its pages.

use super::site::{Site, language_of, rfc822, summary_of};
use super::xml::{Element, element, text};
use crate::web::data::{SiteArticle, SiteIssue};
use crate::web::search::File;

/// The feed of the paper.
pub const PAPER: &str = "feed.xml";

/// All RSS feeds.
pub fn files(site: &Site<'_>) -> Vec<File> {
    let pages = site.newest.pages.iter().map(|page| {
        let title = format!("{} {}", site.newest.paper, page.title());
        (path(page.number), feed(site, &path(page.number), &title, &page.address, Some(page.number)))
    });
    [(PAPER.to_owned(), feed(site, PAPER, &site.newest.paper, "paperindex.htm", None))]
        .into_iter()
        .chain(pages)
        .collect()
}

/// The path of the feed of a newspaper page.
pub fn path(page: u32) -> String {
    format!("feeds/node_{page}.xml")
}

fn feed(site: &Site<'_>, path: &str, title: &str, document: &str, page: Option<u32>) -> Vec<u8> {
    let of_itself = element("atom:link")
        .with("href", site.complete(path))
        .with("rel", "self")
        .with("type", "application/rss+xml");
    let facts = [
        text("title", title),
        text("link", site.complete(document)),
        text("description", title),
        text("language", site.newest.language.as_str()),
        text("pubDate", rfc822(site.newest.date)),
        text("lastBuildDate", rfc822(site.newest.date)),
        of_itself,
    ];
    let articles = site.newest_articles(page);
    let items = articles.into_iter().map(|(issue, article)| item(site, issue, article));
    let channel = element("channel").holding(facts).holding(items);
    let root = element("rss")
        .with("version", "2.0")
        .with("xmlns:atom", "http://www.w3.org/2005/Atom")
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    root.holding([channel]).document()
}

fn item(site: &Site<'_>, issue: &SiteIssue, article: &SiteArticle) -> Element {
    let address = site.complete(&article.address);
    let mut facts = vec![
        text("title", article.title.as_str()),
        text("link", address.as_str()),
        text("guid", address).with("isPermaLink", "true"),
        text("pubDate", rfc822(issue.date)),
        text("description", summary_of(article)),
        text("dc:language", language_of(issue, article).as_str()),
    ];
    facts.extend(article.authors.iter().map(|author| text("dc:creator", author.as_str())));
    facts.extend(issue.page(article.page).map(|page| text("category", page.title())));
    facts.extend(article.column_title.iter().map(|title| text("category", title.as_str())));
    element("item").holding(facts)
}
