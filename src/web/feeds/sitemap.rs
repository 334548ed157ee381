//! Maps for search engines (sitemaps.org): one a month, an index of them, and one of the news.

use super::site::{Site, language_of};
use super::xml::{Element, element, text};
use crate::model::Date;
use crate::web::data::{SiteArticle, SiteIssue};
use crate::web::search::File;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Documents a map has, at most (sitemaps.org): more than any month of a paper has.
const MOST: usize = 50_000;

/// Articles in the map of the news, at most (the rule of Google News).
const MOST_NEWS: usize = 1000;

/// The index, `sitemap.xml`.
pub const INDEX: &str = "sitemap.xml";
/// The map of the news.
pub const NEWS: &str = "news-sitemap.xml";

/// The index, and the map of the news. `days` are all days of the site, in their order.
pub fn files(site: &Site<'_>, days: &[Date]) -> Vec<File> {
    let months = days.chunk_by(|a, b| a.first_of_month() == b.first_of_month());
    let listed = months.map(|month| {
        let newest = month[month.len() - 1];
        located("sitemap", &site.complete(&path(newest)), newest)
    });
    let index = element("sitemapindex").with("xmlns", NAMESPACE).holding(listed);
    vec![(INDEX.to_owned(), index.document()), (NEWS.to_owned(), news(site))]
}

/// The map of a month, of its issues; none where nobody said where the site stands.
pub fn of_month(issues: &[SiteIssue], base: Option<&str>) -> Option<File> {
    let site = Site::new(issues, base).filter(Site::is_placed)?;
    let documents = issues.iter().flat_map(|issue| documents(&site, issue)).take(MOST);
    let map = element("urlset").with("xmlns", NAMESPACE).holding(documents);
    Some((path(site.newest.date), map.document()))
}

/// The path of the map of the month of a day.
pub fn path(day: Date) -> String {
    format!("sitemaps/{:04}-{:02}.xml", day.year(), day.month())
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
