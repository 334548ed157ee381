//! OPDS catalogues of the EPUBs: 1.2 (Atom, specs.opds.io/opds-1.2) and 2.0 (JSON, drafts.opds.io/opds-2.0). Each has
//! a document a quarter, the newest issue first; the newest quarter is where the catalogue begins and leads to the
//! quarters before. Adding a day changes that one.

use serde_json::{Value, json};

use super::json_file;
use super::site::{Site, rfc3339};
use super::xml::{Element, element, text};
use crate::model::Date;
use crate::web::data::{SiteIssue, SitePicture};
use crate::web::search::{File, quarter_of};

/// Where the catalogues begin.
pub const ATOM: &str = "opds.xml";
/// See [`ATOM`].
pub const JSON: &str = "opds.json";

const ATOM_TYPE: &str = "application/atom+xml;profile=opds-catalog;kind=acquisition";
const JSON_TYPE: &str = "application/opds+json";
const EPUB: &str = "application/epub+zip";

/// A document of a catalogue.
struct Part<'a> {
    name: String,
    is_newest: bool,
    issues: Vec<&'a SiteIssue>,
}

impl Part<'_> {
    fn path(&self, extension: &str) -> String {
        if self.is_newest { format!("opds.{extension}") } else { path(&self.name, extension) }
    }

    /// The folder that relative addresses are seen from.
    fn folder(&self) -> &'static str {
        if self.is_newest { "" } else { "opds/" }
    }
}

/// The path of a quarter that is not the newest.
pub(crate) fn path(quarter: &str, extension: &str) -> String {
    format!("opds/{quarter}.{extension}")
}

/// The documents of a quarter in both catalogues, of its issues in the order of their days; `days` are all days of the
/// site, in their order, `base` is where it stands.
pub fn files(issues: &[SiteIssue], days: &[Date], base: Option<&str>) -> Vec<File> {
    let Some(site) = Site::new(issues, base) else { return Vec::new() };
    let name = quarter_of(site.newest.date);
    let before = days.iter().rev().map(|day| quarter_of(*day)).find(|quarter| *quarter < name);
    let is_newest = days.last().is_none_or(|day| quarter_of(*day) == name);
    let issues = issues.iter().rev().filter(|issue| issue.epub.is_some()).collect();
    let part = Part { name, is_newest, issues };
    let atom = (part.path("xml"), atom(&site, &part, before.as_deref()));
    vec![atom, json_file(part.path("json"), &json(&site, &part, before.as_deref()))]
}

fn atom(site: &Site<'_>, part: &Part<'_>, next: Option<&str>) -> Vec<u8> {
    let folder = part.folder();
    let link = |rel: &str, path: &str| {
        element("link").with("rel", rel).with("href", site.address(folder, path)).with("type", ATOM_TYPE)
    };
    let updated = part.issues.first().map_or(site.newest.date, |issue| issue.date);
    let mut facts = vec![
        text("id", format!("urn:opds:{}:{}", site.newest.slug.as_str(), part.name)),
        text("title", site.newest.paper.as_str()),
        text("updated", rfc3339(updated)),
        element("author").holding([text("name", site.newest.paper.as_str())]),
        link("self", &part.path("xml")),
        link("start", ATOM),
    ];
    facts.extend(next.map(|next| link("next", &path(next, "xml"))));
    let entries = part.issues.iter().map(|issue| entry(site, folder, issue));
    let root = element("feed")
        .with("xmlns", "http://www.w3.org/2005/Atom")
        .with("xmlns:dc", "http://purl.org/dc/terms/")
        .with("xml:lang", site.newest.language.as_str());
    root.holding(facts).holding(entries).document()
}

fn entry(site: &Site<'_>, folder: &str, issue: &SiteIssue) -> Element {
    let link = |rel: &str, path: &str, kind: &str| {
        element("link").with("rel", rel).with("href", site.address(folder, path)).with("type", kind)
    };
    let mut facts = vec![
        text("id", issue.identifier.as_str()),
        text("title", title(issue)),
        text("updated", rfc3339(issue.date)),
        element("author").holding([text("name", issue.paper.as_str())]),
        text("dc:language", issue.language.as_str()),
        text("dc:issued", issue.date.to_string()),
        text("summary", headlines(issue)),
    ];
    if let Some(epub) = &issue.epub {
        let acquired = link("http://opds-spec.org/acquisition/open-access", &epub.address, EPUB);
        facts.push(acquired.with("length", epub.bytes.to_string()));
    }
    if let Some(page) = issue.pages.first() {
        facts.push(link("alternate", &page.address, "text/html"));
    }
    if let Some((small, large)) = cover(issue) {
        facts.push(link("http://opds-spec.org/image", &large.address, media_type(&large.address)));
        facts.push(link("http://opds-spec.org/image/thumbnail", &small.address, media_type(&small.address)));
    }
    element("entry").holding(facts)
}

fn json(site: &Site<'_>, part: &Part<'_>, next: Option<&str>) -> Value {
    let folder = part.folder();
    let link =
        |rel: &str, path: &str| json!({ "rel": rel, "href": site.address(folder, path), "type": JSON_TYPE });
    let mut links = vec![link("self", &part.path("json")), link("start", JSON)];
    links.extend(next.map(|next| link("next", &path(next, "json"))));
    let publications: Vec<_> = part.issues.iter().map(|issue| publication(site, folder, issue)).collect();
    json!({
        "metadata": { "title": site.newest.paper, "numberOfItems": publications.len() },
        "links": links,
        "publications": publications,
    })
}

fn publication(site: &Site<'_>, folder: &str, issue: &SiteIssue) -> Value {
    let acquired = issue.epub.iter().map(|epub| {
        json!({
            "rel": "http://opds-spec.org/acquisition/open-access",
            "href": site.address(folder, &epub.address),
            "type": EPUB,
            "size": epub.bytes,
        })
    });
    let pictures = cover(issue).into_iter().flat_map(|(small, large)| [large, small]);
    let images = pictures.map(|picture| {
        json!({
            "href": site.address(folder, &picture.address),
            "type": media_type(&picture.address),
            "width": picture.width,
            "height": picture.height,
        })
    });
    json!({
        "metadata": {
            "@type": "http://schema.org/PublicationIssue",
            "identifier": issue.identifier,
            "title": title(issue),
            "publisher": issue.paper,
            "language": issue.language.as_str(),
            "published": issue.date.to_string(),
            "modified": rfc3339(issue.date),
            "description": headlines(issue),
        },
        "links": acquired.collect::<Vec<_>>(),
        "images": images.collect::<Vec<_>>(),
    })
}

fn title(issue: &SiteIssue) -> String {
    format!("{} {}", issue.paper, issue.date)
}

/// The headlines of the front page.
fn headlines(issue: &SiteIssue) -> String {
    let front = issue.pages.first().into_iter().flat_map(|page| issue.articles_of(page));
    front.map(|article| article.title.as_str()).collect::<Vec<_>>().join("\n")
}

/// The front page, small and large.
fn cover(issue: &SiteIssue) -> Option<(&SitePicture, &SitePicture)> {
    let pictures = &issue.pages.first()?.sheets.first()?.pictures;
    Some((pictures.first()?, pictures.last()?))
}

/// The media type of a picture, by the name of its file.
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("webp") => "image/webp",
        Some("png") => "image/png",
        _ => "image/jpeg",
    }
}
