//! The card that others show for a link: Open Graph (ogp.me), as properties and contents of `<meta>`.

use super::site::{language_of, rfc3339, summary_of};
use crate::web::data::{SiteArticle, SiteIssue, SitePage};

/// A property and its content.
pub type Property = (&'static str, String);

/// The card of an article. `picture` is the path of a picture made for it, where there is one; else its first one
/// serves. Addresses are left out where `complete` makes none.
pub fn article(
    issue: &SiteIssue,
    article: &SiteArticle,
    picture: Option<&str>,
    complete: &dyn Fn(&str) -> Option<String>,
) -> Vec<Property> {
    let mut card = vec![
        ("og:type", "article".to_owned()),
        ("og:title", article.title.clone()),
        ("og:description", summary_of(article)),
        ("og:site_name", issue.paper.clone()),
        ("og:locale", locale(language_of(issue, article).as_str())),
        ("article:published_time", rfc3339(issue.date)),
    ];
    let section = issue.page(article.page).map(SitePage::title);
    card.extend(section.map(|title| ("article:section", title)));
    card.extend(article.authors.iter().map(|author| ("article:author", author.clone())));
    let picture = picture.or(article.picture.as_ref().map(|picture| picture.address.as_str()));
    card.extend(placed(&article.address, picture, complete));
    card.retain(|(_, content)| !content.is_empty());
    card
}

/// The card of a newspaper page.
pub fn page(issue: &SiteIssue, page: &SitePage, complete: &dyn Fn(&str) -> Option<String>) -> Vec<Property> {
    let title = format!("{} {} {}", issue.paper, issue.date, page.title());
    let picture = page.sheets.first().and_then(|sheet| sheet.pictures.first());
    let mut card = vec![
        ("og:type", "website".to_owned()),
        ("og:title", title),
        ("og:site_name", issue.paper.clone()),
        ("og:locale", locale(issue.language.as_str())),
    ];
    card.extend(placed(&page.address, picture.map(|picture| picture.address.as_str()), complete));
    card
}

fn placed(path: &str, picture: Option<&str>, complete: &dyn Fn(&str) -> Option<String>) -> Vec<Property> {
    let address = complete(path).map(|address| ("og:url", address));
    address.into_iter().chain(picture.and_then(complete).map(|address| ("og:image", address))).collect()
}

/// A language with a territory, as Open Graph has them.
fn locale(tag: &str) -> String {
    let tag = tag.to_ascii_lowercase();
    let has = |part: &str| tag.split('-').any(|subtag| subtag == part);
    let locale = match tag.split('-').next() {
        Some("zh" | "") | None if has("hk") => "zh_HK",
        Some("zh" | "") | None if has("hant") || has("tw") => "zh_TW",
        Some("zh" | "") | None => "zh_CN",
        Some("en") => "en_US",
        Some(language) => return language.to_owned(),
    };
    locale.to_owned()
}
