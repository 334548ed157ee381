//! The site whose feeds are written: its issues, where it stands, its dates.

use crate::model::{Date, Language};
use crate::web::data::{SUMMARY_CHARACTERS, SiteArticle, SiteIssue};

/// Articles in a feed, at most. See docs/tuning.md.
const FEED_ARTICLES: usize = 100;

/// Newest issues that feeds are made of, at most: a month of a daily paper. See docs/tuning.md.
pub const FEED_ISSUES: usize = 31;

/// A site with at least one issue.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// Those of its issues that are wanted, in the order of their days.
    pub issues: &'a [SiteIssue],
    /// The newest of them.
    pub newest: &'a SiteIssue,
    base: Option<&'a str>,
}

impl<'a> Site<'a> {
    /// The site of these issues; `None` if there are none. `base` is where it stands, `https://…/`.
    pub fn new(issues: &'a [SiteIssue], base: Option<&'a str>) -> Option<Self> {
        Some(Self { issues, newest: issues.last()?, base })
    }

    /// Whether somebody said where it stands.
    pub fn is_placed(&self) -> bool {
        self.base.is_some()
    }

    /// The address of a document: complete where somebody said where the site stands, else as seen from a document
    /// in `folder`, which is a path from the root (`opds/`) or empty.
    pub fn address(&self, folder: &str, path: &str) -> String {
        let encoded = encoded(path);
        match self.base {
            Some(base) => format!("{}/{encoded}", base.trim_end_matches('/')),
            None => "../".repeat(folder.matches('/').count()) + &encoded,
        }
    }

    /// The complete address of a document, for what has no others.
    pub fn complete(&self, path: &str) -> String {
        self.address("", path)
    }

    /// The newest articles, those of the newest issue first: of a newspaper page, or of all. Advertisements are no
    /// news.
    pub fn newest_articles(&self, page: Option<u32>) -> Vec<(&'a SiteIssue, &'a SiteArticle)> {
        let of_issue = |issue: &'a SiteIssue| issue.articles.iter().map(move |article| (issue, article));
        let all = self.issues.iter().rev().take(FEED_ISSUES).flat_map(of_issue);
        let wanted = all
            .filter(|(_, article)| article.notice.is_none() && page.is_none_or(|page| article.page == page));
        wanted.take(FEED_ARTICLES).collect()
    }
}

/// A path with everything but letters, digits and `-._~/` of ASCII as `%E6` (RFC 3986).
pub fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(byte.into())
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// The beginning of a day as RFC 3339 has it. Papers appear in the morning of China, when this is the time: so the
/// day is the same there and in Greenwich.
pub fn rfc3339(date: Date) -> String {
    format!("{date}T00:00:00Z")
}

/// The same as RFC 822 has it.
pub fn rfc822(date: Date) -> String {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let day = DAYS[usize::from(date.weekday().unsigned_abs().clamp(1, 7)) - 1];
    let month = MONTHS[usize::from(date.month().unsigned_abs().clamp(1, 12)) - 1];
    format!("{day}, {:02} {month} {:04} 00:00:00 +0000", date.day(), date.year())
}

/// The language of an article.
pub fn language_of<'a>(issue: &'a SiteIssue, article: &'a SiteArticle) -> &'a Language {
    article.lang.as_ref().unwrap_or(&issue.language)
}

/// What an article is about, in a sentence or two: its deck, its summary, or how it begins.
pub fn summary_of(article: &SiteArticle) -> String {
    let said = [&article.deck, &article.summary].into_iter().find(|lines| !lines.is_empty());
    match said {
        Some(lines) => lines.join(" "),
        None => {
            let text = article.texts.first().map(String::as_str).unwrap_or_default();
            let begins: String = text.chars().take(SUMMARY_CHARACTERS).collect();
            if begins.len() < text.len() { begins + "…" } else { begins }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::sample;

    #[test]
    fn days_are_written_as_feeds_want_them() {
        let day: Date = "2026-03-20".parse().unwrap();
        assert_eq!(rfc822(day), "Fri, 20 Mar 2026 00:00:00 +0000");
        assert_eq!(rfc3339(day), "2026-03-20T00:00:00Z");
    }

    #[test]
    fn addresses_are_complete_only_where_the_site_stands_somewhere() {
        let issues = [sample::issue("2026-03-20", &[])];
        let placed = Site::new(&issues, Some("https://paper.example/daily/")).unwrap();
        assert_eq!(
            placed.address("opds/", "a/报 1.epub"),
            "https://paper.example/daily/a/%E6%8A%A5%201.epub"
        );
        let unplaced = Site::new(&issues, None).unwrap();
        assert_eq!(unplaced.address("opds/", "a/b.epub"), "../a/b.epub");
    }
}
