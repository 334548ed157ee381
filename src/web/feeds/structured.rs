//! What a document says of itself to search engines: schema.org as JSON-LD, for a
//! `<script type="application/ld+json">`. Every text is safe to stand there.

use serde_json::{Value, json};

use super::site::{language_of, rfc3339, summary_of};
use crate::web::data::{SiteArticle, SiteIssue};

/// Of an article's document. `complete` makes a complete address of a path; without it there are no addresses.
pub fn article(
    issue: &SiteIssue,
    article: &SiteArticle,
    complete: &dyn Fn(&str) -> Option<String>,
) -> String {
    let page = issue.page(article.page);
    let authors: Vec<_> =
        article.authors.iter().map(|name| json!({ "@type": "Person", "name": name })).collect();
    let pictures = article.picture.iter().chain(&article.more_pictures);
    let images: Vec<_> = pictures.filter_map(|picture| complete(&picture.address)).collect();
    let data = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "alternativeHeadline": article.kicker.join(" "),
        "description": summary_of(article),
        "articleBody": article.texts.join("\n"),
        "articleSection": article.column_title,
        "datePublished": rfc3339(issue.date),
        "inLanguage": language_of(issue, article).as_str(),
        "author": authors,
        "image": images,
        "printPage": page.map(|page| page.label.as_str()),
        "printSection": page.and_then(|page| page.name.as_deref()),
        "printEdition": issue.number.map(|number| number.to_string()),
        "dateline": issue.date.to_string(),
        "publisher": organization(issue),
        "isPartOf": of_issue(issue),
        "url": complete(&article.address),
        "mainEntityOfPage": complete(&article.address),
    });
    written(data)
}

/// Of a newspaper page's document: its issue, with the articles of the page.
pub fn page(issue: &SiteIssue, number: u32, complete: &dyn Fn(&str) -> Option<String>) -> String {
    let mut data = of_issue(issue);
    data["@context"] = json!("https://schema.org");
    let articles = issue.articles.iter().filter(|article| article.page == number);
    let parts = articles.map(|article| {
        json!({ "@type": "NewsArticle", "headline": article.title, "url": complete(&article.address) })
    });
    data["hasPart"] = parts.collect();
    data["url"] = json!(issue.page(number).and_then(|page| complete(&page.address)));
    written(data)
}

/// Of the way in: the paper.
pub fn paper(newest: &SiteIssue, complete: &dyn Fn(&str) -> Option<String>) -> String {
    let mut data = newspaper(newest);
    data["@context"] = json!("https://schema.org");
    data["inLanguage"] = json!(newest.language.as_str());
    data["url"] = json!(complete("paperindex.htm"));
    written(data)
}

fn of_issue(issue: &SiteIssue) -> Value {
    json!({
        "@type": "PublicationIssue",
        "identifier": issue.identifier,
        "issueNumber": issue.total_number.or(issue.number).map(|number| number.to_string()),
        "datePublished": issue.date.to_string(),
        "isPartOf": newspaper(issue),
    })
}

fn newspaper(issue: &SiteIssue) -> Value {
    json!({ "@type": "Newspaper", "name": issue.paper })
}

fn organization(issue: &SiteIssue) -> Value {
    json!({ "@type": "NewsMediaOrganization", "name": issue.paper })
}

/// Without what nobody knows, and without signs that HTML would read.
fn written(data: Value) -> String {
    let text = known(data).map(|data| data.to_string()).unwrap_or_default();
    text.replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e")
}

fn known(data: Value) -> Option<Value> {
    match data {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        Value::Array(items) if items.is_empty() => None,
        Value::Array(items) => Some(items.into_iter().filter_map(known).collect()),
        Value::Object(fields) => {
            Some(fields.into_iter().filter_map(|(key, value)| Some((key, known(value)?))).collect())
        }
        other => Some(other),
    }
}
