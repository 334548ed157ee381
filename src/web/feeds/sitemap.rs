//! Maps for search engines (sitemaps.org): one a quarter, an index of them, and one of the news.

use super::site::{Site, language_of};
use super::xml::{Element, element, text};
use crate::model::Date;
use crate::web::data::{SiteArticle, SiteIssue};
use crate::web::search::{File, quarter_of};

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Documents a map has, at most (sitemaps.org).
const MOST: usize = 50_000;

/// Articles in the map of the news, at most (the rule of Google News).
const MOST_NEWS: usize = 1000;

/// The index, `sitemap.xml`.
pub const INDEX: &str = "sitemap.xml";
/// The map of the news.
pub const NEWS: &str = "news-sitemap.xml";

/// All maps.
pub fn files(site: &Site<'_>) -> Vec<File> {
    let mut files = Vec::new();
    let mut listed = Vec::new();
    for quarter in site.issues.chunk_by(|a, b| quarter_of(a.date) == quarter_of(b.date)) {
        let documents: Vec<_> = quarter.iter().flat_map(|issue| documents(site, issue)).collect();
        let newest = quarter[quarter.len() - 1].date;
        for (at, documents) in documents.chunks(MOST).enumerate() {
            let part = if at == 0 { String::new() } else { format!("-{}", at + 1) };
            let path = format!("sitemaps/{}{part}.xml", quarter_of(newest));
            let map = element("urlset").with("xmlns", NAMESPACE).holding(documents.iter().cloned());
            listed.push(located("sitemap", &site.complete(&path), newest));
            files.push((path, map.document()));
        }
    }
    let index = element("sitemapindex").with("xmlns", NAMESPACE).holding(listed);
    files.push((INDEX.to_owned(), index.document()));
    files.push((NEWS.to_owned(), news(site)));
    files
}

fn documents(site: &Site<'_>, issue: &SiteIssue) -> Vec<Element> {
    let pages = issue.pages.iter().map(|page| &page.address);
    let articles = issue.articles.iter().map(|article| &article.address);
    pages.chain(articles).map(|path| located("url", &site.complete(path), issue.date)).collect()
}

fn located(name: &'static str, address: &str, day: Date) -> Element {
    element(name).holding([text("loc", address), text("lastmod", day.to_string())])
}

/// The articles of the newest issue and of the two days before its day.
fn news(site: &Site<'_>) -> Vec<u8> {
    let days = |issue: &SiteIssue| {
        let mut following = std::iter::successors(Some(issue.date), |day| day.tomorrow()).take(3);
        following.any(|day| day == site.newest.date)
    };
    let issues = site.issues.iter().rev().take_while(|issue| days(issue));
    let articles = issues.flat_map(|issue| issue.articles.iter().map(move |article| (issue, article)));
    let news = articles.filter(|(_, article)| article.notice.is_none()).take(MOST_NEWS);
    let map = element("urlset")
        .with("xmlns", NAMESPACE)
        .with("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9");
    map.holding(news.map(|(issue, article)| piece_of_news(site, issue, article))).document()
}

fn piece_of_news(site: &Site<'_>, issue: &SiteIssue, article: &SiteArticle) -> Element {
    let publication = element("news:publication").holding([
        text("news:name", issue.paper.as_str()),
        text("news:language", news_language(language_of(issue, article).as_str())),
    ]);
    let news = element("news:news").holding([
        publication,
        text("news:publication_date", issue.date.to_string()),
        text("news:title", article.title.as_str()),
    ]);
    element("url").holding([text("loc", site.complete(&article.address)), news])
}

/// A language as the map of the news has it: two or three letters, but for Chinese the script.
fn news_language(tag: &str) -> String {
    let tag = tag.to_ascii_lowercase();
    let traditional =
        ["hant", "tw", "hk", "mo"].iter().any(|part| tag.split('-').any(|subtag| subtag == *part));
    match tag.split('-').next() {
        Some("zh" | "") | None => if traditional { "zh-tw" } else { "zh-cn" }.to_owned(),
        Some(language) => language.to_owned(),
    }
}
