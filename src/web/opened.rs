//! A finished site, read back and compared with its issues.
//!
//! Every document is read as a browser would: its links lead to files and places that are there; every article of the
//! issue is reached from its area and from the list of its page; and has all its texts, pictures and notes.

use std::collections::BTreeSet;

use super::data::{SiteArticle, SiteIssue};
use super::read::{ReadDocument, document};
use crate::check::CheckedIssue;
use crate::diagnostics::{Code, Diagnostic};
use crate::html::xml;
use crate::messages::{Sentence, sentence};
use crate::model::Article;
use crate::wording::{Words, shortened};

/// Endings of documents.
const DOCUMENTS: [&str; 2] = [".htm", ".html"];

/// A site that is read back.
pub struct OpenedSite<'a> {
    /// The path of the site, for messages.
    pub name: &'a str,
    /// The paths of all its files, with `/` between their parts.
    pub files: &'a BTreeSet<String>,
    /// Reads a file; `None` where it cannot be read.
    pub read: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

/// What a site lacks (W102), document by document; with an issue, what it lacks of the issue. A folder that is no site of
/// this program is one fault (W101).
pub fn faults(site: &OpenedSite<'_>, issue: Option<&CheckedIssue>) -> Vec<Diagnostic> {
    let issues: Vec<SiteIssue> = site.issues().collect();
    if issues.is_empty() {
        let message = sentence!("not-a-site", name = site.name);
        return vec![Diagnostic::new(Code::NotASite, message).help(sentence!("not-a-site.help"))];
    }
    let mut found = Vec::new();
    for path in site.files.iter().filter(|path| DOCUMENTS.iter().any(|end| path.ends_with(end))) {
        if let Some(document) = site.document(path, &mut found) {
            site.follow_links(path, &document, &mut found);
        }
    }
    issues.iter().for_each(|issue| site.reach_articles(issue, &mut found));
    if let Some(issue) = issue {
        let date = issue.issue().date;
        match issues.iter().find(|known| known.date == date) {
            Some(known) => site.compare(known, issue, &mut found),
            None => found.push((None, sentence!("broken-site.day", name = site.name, day = date))),
        }
    }
    let fault = |(path, message): Fault| {
        let diagnostic = Diagnostic::new(Code::BrokenSite, message).help(sentence!("broken-site.help"));
        match path {
            Some(path) => diagnostic.in_member(site.name, path),
            None => diagnostic,
        }
    };
    found.into_iter().map(fault).collect()
}

/// The document that lacks something, if it is one, and what it lacks.
type Fault = (Option<String>, Sentence);

impl OpenedSite<'_> {
    /// What the site knows of its issues.
    fn issues(&self) -> impl Iterator<Item = SiteIssue> {
        let is_data = |path: &&String| {
            path.strip_prefix("data/").is_some_and(|name| name.ends_with(".json") && !name.contains('/'))
        };
        let data = self.files.iter().filter(is_data);
        data.filter_map(|path| serde_json::from_slice(&(self.read)(path)?).ok())
    }

    /// A document; `None` where it cannot be read, which is a fault.
    fn document(&self, path: &str, found: &mut Vec<Fault>) -> Option<ReadDocument> {
        let bytes = (self.read)(path);
        let Some(text) = bytes.and_then(|bytes| String::from_utf8(bytes).ok()) else {
            found.push((Some(path.to_owned()), sentence!("broken-site.missing", path)));
            return None;
        };
        let mut reasons = Vec::new();
        let read = document(&text).map_err(|reason| reasons.push(reason)).ok();
        let faults = reasons.into_iter();
        found.extend(
            faults.map(|reason| (Some(path.to_owned()), sentence!("broken-site.html", path, reason))),
        );
        read
    }

    /// Every link inside the site leads to a file, and within the document to a place.
    fn follow_links(&self, path: &str, document: &ReadDocument, found: &mut Vec<Fault>) {
        for reference in &document.references {
            let (file, place) = reference.split_once('#').unwrap_or((reference, ""));
            let target = resolved(path, file.split('?').next().unwrap_or(file));
            let leads = match target {
                Some(target) if target == path => place.is_empty() || document.ids.contains(place),
                Some(target) => self.files.contains(&target),
                None => false,
            };
            if !leads {
                found.push((Some(path.to_owned()), sentence!("broken-site.link", path, reference)));
            }
        }
    }

    /// Every article that stands on a page has an area and a line of the list there.
    fn reach_articles(&self, issue: &SiteIssue, found: &mut Vec<Fault>) {
        for page in &issue.pages {
            let mut faults = Vec::new();
            let Some(document) = self.document(&page.address, &mut faults) else { continue };
            let leads = |links: &BTreeSet<String>, address: &str| {
                links.iter().any(|link| resolved(&page.address, link).as_deref() == Some(address))
            };
            let areas = page.sheets.iter().flat_map(|sheet| &sheet.areas);
            for article in areas.filter_map(|area| issue.article(area.article)) {
                if !leads(&document.areas, &article.address) {
                    found.push((
                        Some(page.address.clone()),
                        unreached("broken-site.area", &page.address, article),
                    ));
                }
            }
            for article in issue.articles_of(page) {
                if !leads(&document.listed, &article.address) {
                    found.push((
                        Some(page.address.clone()),
                        unreached("broken-site.list", &page.address, article),
                    ));
                }
            }
        }
    }

    /// Every article of the issue is whole.
    fn compare(&self, known: &SiteIssue, issue: &CheckedIssue, found: &mut Vec<Fault>) {
        let words = Words::of(&known.language);
        let counts = issue.picture_counts();
        for (article, pictures) in issue.issue().articles().zip(counts) {
            let title = words.name_of(article);
            let Some(of_site) = known.articles.iter().find(|one| one.id == article.id) else {
                found.push((None, sentence!("broken-site.article", name = self.name, title)));
                continue;
            };
            let path = &of_site.address;
            let mut faults = Vec::new();
            let Some(document) = self.document(path, &mut faults) else { continue };
            let missing = missing(article, words, pictures, &document).into_iter();
            found.extend(
                missing
                    .map(|what| (Some(path.clone()), sentence!("broken-site", path, what, title = &title))),
            );
        }
    }
}

fn unreached(key: &'static str, path: &str, article: &SiteArticle) -> Sentence {
    Sentence::new(key).with("path", path).with("title", &article.title)
}

/// The path that a link leads to from a document; `None` where it leaves the site.
fn resolved(document: &str, link: &str) -> Option<String> {
    if link.is_empty() {
        return Some(document.to_owned());
    }
    let mut parts: Vec<&str> = document.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." => {}
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// What a document lacks of its article: texts, pictures (`pictures` of them), notes.
fn missing(article: &Article, words: &Words, pictures: usize, found: &ReadDocument) -> Vec<Sentence> {
    let mut missing = Vec::new();
    let mut after = 0;
    words.each_text(article, |place, text| {
        let text: String = xml::allowed(text).chars().filter(|c| !c.is_whitespace()).collect();
        // The texts of the body follow each other; the others may be anywhere.
        let in_order = found.text[after..].find(&text).map(|at| after + at + text.len());
        match in_order {
            Some(end) if place.starts_with("body/") => after = end,
            None if place.starts_with("body/") || !found.text.contains(&text) => {
                missing.push(sentence!("broken-site.text", text = shortened(&text, 24), place));
            }
            _ => {}
        }
    });
    for (key, expected, counted) in [
        ("broken-site.pictures", pictures, found.pictures),
        ("broken-site.notes", article.notes.len(), found.notes),
    ] {
        if counted < expected {
            missing.push(sentence!(key, missing = expected - counted, all = expected));
        }
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_followed_from_their_document_and_never_out_of_the_site() {
        let from = "html/2026-03/20/node_1.htm";
        for (link, target) in [
            ("node_2.htm", Some("html/2026-03/20/node_2.htm")),
            ("../../../style.css", Some("style.css")),
            ("../../../../etc/passwd", None),
            ("", Some(from)),
        ] {
            assert_eq!(resolved(from, link).as_deref(), target, "{link}");
        }
    }
}
