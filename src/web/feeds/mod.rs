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
use super::search::{File, quarter_of};
use crate::model::Date;
use site::Site;

/// The files of the whole site, made of its newest issues ([`site::FEED_ISSUES`]) in the order of their days; without one
/// there are no files. `days` are all days of the site in their order, `base` is where it stands, `https://…/`.
pub fn site_files(newest: &[SiteIssue], days: &[Date], base: Option<&str>) -> Vec<File> {
    let Some(site) = Site::new(newest, base) else { return Vec::new() };
    let mut files = app::files(&site);
    if site.is_placed() {
        files.extend(rss::files(&site));
        files.extend(json_feed::files(&site));
        files.extend(sitemap::files(&site, days));
        files.push(app::search_description(&site));
    }
    files
}

/// All files of a site of these issues, which are in the order of their days, but for those of days.
pub fn all_files(issues: &[SiteIssue], base: Option<&str>) -> Vec<File> {
    let days: Vec<Date> = issues.iter().map(|issue| issue.date).collect();
    let quarters = issues.chunk_by(|a, b| quarter_of(a.date) == quarter_of(b.date));
    let months = issues.chunk_by(|a, b| a.date.first_of_month() == b.date.first_of_month());
    let mut files = site_files(issues, &days, base);
    files.extend(quarters.flat_map(|quarter| opds::files(quarter, &days, base)));
    files.extend(months.filter_map(|month| sitemap::of_month(month, base)));
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
