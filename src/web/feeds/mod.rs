//! What other programs read of a site: feeds, catalogues, maps, descriptions. No clock is asked: the newest issue is
//! what is new.
//!
//! The recipe, for the files of the whole site ([`site_files`]) and for those of a day ([`day_files`]):
//!
//! * [`site`]: which site, its complete addresses, dates
//! * [`xml`]: elements of XML documents
//! * [`rss`], [`json_feed`]: the newest articles of the paper and of each newspaper page
//! * [`opds`]: the EPUBs of all issues, for reading systems
//! * [`sitemap`]: all documents, and the news, for search engines
//! * [`structured`], [`card`]: what a document says of itself
//! * [`iiif`]: the pictures of an issue's pages with its articles, for viewers of pictures
//! * [`app`]: the site as an application: its manifest, its service worker, `robots.txt`, its search in browsers
//!
//! What is made of complete addresses is made only where somebody said where the site stands: RSS, JSON Feed, maps
//! for search engines, IIIF manifests, the description of the search. The rest has relative ones then.

pub mod app;
pub mod card;
pub mod iiif;
pub mod json_feed;
pub mod opds;
pub mod rss;
pub mod site;
pub mod sitemap;
pub mod structured;
#[cfg(test)]
mod tests;
pub mod xml;

use super::data::SiteIssue;
use super::search::File;
use site::Site;

/// The files of the whole site. `issues` are in the order of their days; without one there are no files. `base` is
/// where the site stands, `https://…/`.
pub fn site_files(issues: &[SiteIssue], base: Option<&str>) -> Vec<File> {
    let Some(site) = Site::new(issues, base) else { return Vec::new() };
    let mut files = opds::files(&site);
    files.extend(app::files(&site));
    if site.is_placed() {
        files.extend(rss::files(&site));
        files.extend(json_feed::files(&site));
        files.extend(sitemap::files(&site));
        files.push(app::search_description(&site));
    }
    files
}

/// The files of a day: its IIIF manifest.
pub fn day_files(issue: &SiteIssue, base: Option<&str>) -> Vec<File> {
    let issues = std::slice::from_ref(issue);
    Site::new(issues, base).filter(Site::is_placed).map(|site| iiif::file(&site, issue)).into_iter().collect()
}

/// A JSON document. Plain data with texts for keys: writing it to memory does not fail.
fn json_file(path: impl Into<String>, value: &serde_json::Value) -> File {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    (path.into(), bytes)
}
