//! The site as an application, and what servers and browsers ask it for: the web app manifest
//! (w3.org/TR/appmanifest), the service worker, `robots.txt` (RFC 9309), the description of the search (OpenSearch
//! 1.1).

use serde_json::json;

use super::json_file;
use super::opds::media_type;
use super::site::Site;
use super::sitemap;
use super::xml::{element, text};
use crate::ink::ColorOrNone;
use crate::web::scripts;
use crate::web::search::File;

/// The web app manifest.
pub const MANIFEST: &str = "manifest.webmanifest";
/// The service worker; it stands at the root, for it serves what stands below it.
pub const WORKER: &str = "sw.js";
/// The description of the search.
pub const SEARCH: &str = "opensearch.xml";

/// Characters of a short name of the paper, at most.
const SHORT_NAME: usize = 12;

/// Everything but the description of the search.
pub fn files(site: &Site<'_>) -> Vec<File> {
    vec![manifest(site), (WORKER.to_owned(), worker(site)), ("robots.txt".to_owned(), robots(site))]
}

fn manifest(site: &Site<'_>) -> File {
    let front = site.newest.pages.first().and_then(|page| page.sheets.first());
    let screenshots = front.and_then(|sheet| sheet.pictures.first()).map(|picture| {
        let size = format!("{}x{}", picture.width, picture.height);
        json!({ "src": picture.address, "type": media_type(&picture.address), "sizes": size })
    });
    let mut manifest = json!({
        "id": "./",
        "name": site.newest.paper,
        "short_name": site.newest.paper.chars().take(SHORT_NAME).collect::<String>(),
        "lang": site.newest.language.as_str(),
        "start_url": "paperindex.htm",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "categories": ["news"],
        "screenshots": screenshots.into_iter().collect::<Vec<_>>(),
    });
    if let Some(ColorOrNone::Color(color)) = &site.newest.accent {
        manifest["theme_color"] = json!(color.to_string());
    }
    json_file(MANIFEST, &manifest)
}

fn worker(site: &Site<'_>) -> Vec<u8> {
    let issue = site.newest;
    let pages = issue.pages.iter().map(|page| page.address.as_str());
    let pictures =
        issue.pages.iter().flat_map(|page| &page.sheets).filter_map(|sheet| sheet.pictures.first());
    let articles = issue.articles.iter().map(|article| article.address.as_str());
    let always = ["paperindex.htm", "style.css", "scripts/words.js", "scripts/reader.js"];
    let files: Vec<_> = always
        .into_iter()
        .chain(pages)
        .chain(pictures.map(|it| it.address.as_str()))
        .chain(articles)
        .collect();
    let current = format!("paiban-{}-{}", issue.date, issue.digest.get(..12).unwrap_or(&issue.digest));
    let source = include_str!("../../../templates/web/scripts/worker/sw.js");
    let head = format!("\"use strict\";\nconst CURRENT={};\nconst FILES={};\n", json!(current), json!(files));
    (head + &scripts::plain(source)).into_bytes()
}

fn robots(site: &Site<'_>) -> Vec<u8> {
    // The index is made of the texts of documents that are listed already.
    let mut lines = String::from("User-agent: *\nDisallow: /search/\n");
    if site.is_placed() {
        for map in [sitemap::INDEX, sitemap::NEWS] {
            lines.push_str(&format!("Sitemap: {}\n", site.complete(map)));
        }
    }
    lines.into_bytes()
}

/// The description of the search, by which browsers offer it in their address bar.
pub fn search_description(site: &Site<'_>) -> File {
    let url = element("Url")
        .with("type", "text/html")
        .with("template", site.complete("search.htm") + "?q={searchTerms}");
    let short: String = site.newest.paper.chars().take(16).collect();
    let root =
        element("OpenSearchDescription").with("xmlns", "http://a9.com/-/spec/opensearch/1.1/").holding([
            text("ShortName", short),
            text("Description", site.newest.paper.as_str()),
            text("InputEncoding", "UTF-8"),
            text("Language", site.newest.language.as_str()),
            url,
        ]);
    (SEARCH.to_owned(), root.document())
}
