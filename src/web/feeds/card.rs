//! The card that others show for a link: Open Graph (ogp.me), as properties and contents of `<meta>`.

use super::site::{language_of, rfc3339, summary_of};
use crate::web::data::{SiteArticle, SiteIssue, SitePage, SitePicture};

/// A property and its content.
pub type Property = (&'static str, String);

/// The card of an article. Its picture is the one made for it; without one its first picture serves. Addresses are left
/// out where `complete` makes none.
pub fn article(
    issue: &SiteIssue,
    article: &SiteArticle,
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
    let picture = article.card.as_ref().or(article.picture.as_ref());
    card.extend(placed(&article.address, picture, complete));
    card.retain(|(_, content)| !content.is_empty());
    card
}

/// The card of a newspaper page.
pub fn page(issue: &SiteIssue, page: &SitePage, complete: &dyn Fn(&str) -> Option<String>) -> Vec<Property> {
    let title = format!("{} {} {}", issue.paper, issue.date, page.title());
    let picture = page.sheets.first().and_then(|sheet| sheet.pictures.first());
    let picture = page.card.as_ref().or(picture);
    let mut card = vec![
        ("og:type", "website".to_owned()),
        ("og:title", title),
        ("og:site_name", issue.paper.clone()),
        ("og:locale", locale(issue.language.as_str())),
    ];
    card.extend(placed(&page.address, picture, complete));
    card
}

fn placed(
    path: &str,
    picture: Option<&SitePicture>,
    complete: &dyn Fn(&str) -> Option<String>,
) -> Vec<Property> {
    let mut found: Vec<Property> = complete(path).map(|address| ("og:url", address)).into_iter().collect();
    if let Some((picture, address)) = picture.and_then(|picture| Some((picture, complete(&picture.address)?)))
    {
        found.push(("og:image", address));
        found.push(("og:image:width", picture.width.to_string()));
        found.push(("og:image:height", picture.height.to_string()));
        found.extend((!picture.alt.is_empty()).then(|| ("og:image:alt", picture.alt.clone())));
    }
    found
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
