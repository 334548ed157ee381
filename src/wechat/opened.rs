//! A finished folder, opened again and compared with the issue that it was made from.

use serde::Deserialize;

use super::bodies;
use super::finished::{TableText, missing};
use super::kept::{ELEMENTS, LINKED, plain};
use super::pictures::is_taken;
use crate::check::CheckedIssue;
use crate::diagnostics::{Code, Diagnostic};
use crate::messages::{Sentence, sentence};
use crate::package::sha256;
use crate::wording::Words;

/// The file that says what a folder has.
pub const REPORT: &str = "report.json";

/// The newest report that is known.
const VERSION: u32 = 1;

/// What is read of a report.
#[derive(Debug, Deserialize)]
struct Report {
    report: u32,
    messages: Vec<Message>,
    articles: Vec<Article>,
    /// All files of the folder but the report.
    files: Vec<ListedFile>,
}

#[derive(Debug, Deserialize)]
struct Message {
    file: String,
    /// The folders of its articles.
    articles: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Article {
    folder: String,
    id: String,
    title: String,
    pictures: Vec<ListedPicture>,
    tables_as_pictures: Vec<TableText>,
}

#[derive(Debug, Deserialize)]
struct ListedPicture {
    file: String,
}

#[derive(Debug, Deserialize)]
struct ListedFile {
    file: String,
    sha256: String,
}

/// Reads a file of the folder; none where it is missing or leads out of it.
pub type ReadFile<'a> = dyn Fn(&str) -> Option<Vec<u8>> + 'a;

/// Compares a folder with its issue: files that are missing or have changed, pictures and bodies that WeChat refuses,
/// texts that are not in the articles, markup that the editor drops (G202). Without an issue only the folder itself is checked. A folder without a report of
/// this program is one fault (G201). `name` is its path in messages.
pub fn faults(name: &str, read: &ReadFile<'_>, issue: Option<&CheckedIssue>) -> Vec<Diagnostic> {
    let report = match report(read) {
        Ok(report) => report,
        Err(reason) => {
            let message = sentence!("not-wechat", name, reason);
            return vec![Diagnostic::new(Code::NotWechat, message).help(sentence!("not-wechat.help"))];
        }
    };
    let mut found = Vec::new();
    for ListedFile { file, sha256: digest } in &report.files {
        match read(file) {
            None => found.push((file.clone(), Sentence::new("broken-wechat"))),
            Some(bytes) if sha256(&bytes) != *digest => {
                found.push((file.clone(), Sentence::new("broken-wechat.changed")));
            }
            Some(_) => {}
        }
    }
    for Message { file, articles } in &report.messages {
        let faults = read(file).map(|bytes| bodies::faults(&bytes, articles, read));
        found.extend(faults.into_iter().flatten().map(|fault| (file.clone(), fault)));
    }
    for article in &report.articles {
        of_article(article, read, issue, &mut found);
    }
    if let Some(issue) = issue {
        let known = |id: &str| report.articles.iter().any(|article| article.id == id);
        let lost = issue.issue().articles().filter(|article| !known(article.id.as_str()));
        found.extend(
            lost.map(|article| (REPORT.to_owned(), sentence!("broken-wechat.article", id = &article.id))),
        );
    }
    let fault = |(path, message): (String, Sentence)| {
        let fault = Diagnostic::new(Code::BrokenWechat, message).in_member(name, path);
        fault.help(sentence!("broken-wechat.help"))
    };
    found.into_iter().map(fault).collect()
}

fn report(read: &ReadFile<'_>) -> Result<Report, Sentence> {
    let json = read(REPORT).ok_or_else(|| Sentence::new("not-wechat.missing"))?;
    let report: Option<Report> = serde_json::from_slice(&json).ok();
    report.filter(|report| report.report <= VERSION).ok_or_else(|| Sentence::new("not-wechat.other"))
}

fn of_article(
    article: &Article,
    read: &ReadFile<'_>,
    issue: Option<&CheckedIssue>,
    found: &mut Vec<(String, Sentence)>,
) {
    let place = |file: &str| format!("{}/{file}", article.folder);
    for picture in &article.pictures {
        let path = place(&picture.file);
        if read(&path).is_some_and(|bytes| !is_taken(&bytes)) {
            found.push((path, Sentence::new("broken-wechat.picture")));
        }
    }
    let path = place("article.html");
    let Some(markup) = read(&path).and_then(|bytes| String::from_utf8(bytes).ok()) else {
        // A file that is missing was found before.
        return;
    };
    if let Some(what) = dropped(&markup) {
        found.push((path.clone(), sentence!("broken-wechat.markup", what = format!("`{what}`"))));
    }
    let Some(issue) = issue.map(CheckedIssue::issue) else { return };
    let Some(own) = issue.articles().find(|own| own.id.as_str() == article.id) else { return };
    let words = Words::of(&issue.publication.language);
    let lacking = missing(own, words, &[&article.title, &plain(&markup)], &article.tables_as_pictures);
    if lacking > 0 {
        let missing = crate::messages::count(lacking);
        found.push((path, sentence!("broken-wechat.texts", missing = missing, id = &article.id)));
    }
}

/// The first tag that the editor drops, or drops something of.
fn dropped(markup: &str) -> Option<String> {
    let tags = markup.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
    let is_dropped = |tag: &&str| {
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        let names_class = [" class=", " id=", " on"].iter().any(|attribute| tag.contains(attribute));
        let link = tag.split_once("href=\"").is_some_and(|(_, url)| !url.starts_with(LINKED));
        !ELEMENTS.contains(&name) || names_class && !tag.contains("alt=") || link
    };
    tags.into_iter().find(is_dropped).map(|tag| format!("<{tag}>"))
}
