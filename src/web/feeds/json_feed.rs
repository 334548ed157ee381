//! JSON Feed 1.1 (jsonfeed.org/version/1.1): the newest articles of the paper, and of each of its pages.

use serde_json::{Value, json};

use super::json_file;
use super::site::{Site, language_of, rfc3339, summary_of};
use crate::web::data::{SiteArticle, SiteIssue};
use crate::web::search::File;

/// The feed of the paper.
pub const PAPER: &str = "feed.json";

/// All JSON feeds.
pub fn files(site: &Site<'_>) -> Vec<File> {
    let paper = json_file(PAPER, &feed(site, PAPER, &site.newest.paper, "paperindex.htm", None));
    let pages = site.newest.pages.iter().map(|page| {
        let title = format!("{} {}", site.newest.paper, page.title());
        let path = path(page.number);
        let feed = feed(site, &path, &title, &page.address, Some(page.number));
        json_file(path, &feed)
    });
    [paper].into_iter().chain(pages).collect()
}

/// The path of the feed of a newspaper page.
pub fn path(page: u32) -> String {
    format!("feeds/node_{page}.json")
}

fn feed(site: &Site<'_>, path: &str, title: &str, document: &str, page: Option<u32>) -> Value {
    let articles = site.newest_articles(page);
    let items: Vec<_> = articles.into_iter().map(|(issue, article)| item(site, issue, article)).collect();
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": site.complete(document),
        "feed_url": site.complete(path),
        "language": site.newest.language.as_str(),
        "items": items,
    })
}

fn item(site: &Site<'_>, issue: &SiteIssue, article: &SiteArticle) -> Value {
    let address = site.complete(&article.address);
    let authors: Vec<_> = article.authors.iter().map(|name| json!({ "name": name })).collect();
    let page = issue.page(article.page).map(|page| page.title());
    let tags: Vec<_> = page.into_iter().chain(article.column_title.clone()).collect();
    let mut item = json!({
        "id": address,
        "url": address,
        "title": article.title,
        "summary": summary_of(article),
        "content_text": article.texts.join("\n"),
        "date_published": rfc3339(issue.date),
        "language": language_of(issue, article).as_str(),
        "authors": authors,
        "tags": tags,
    });
    if let Some(picture) = &article.picture {
        item["image"] = json!(site.complete(&picture.address));
    }
    item
}
