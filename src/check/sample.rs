//! Small issues for the tests of this stage.

use std::collections::BTreeMap;

use super::{CheckedIssue, passages};
use crate::diagnostics::{Code, Diagnostic, SourceMap, Span};
use crate::model::{AcceptedLayout, Article, Block, Date, Inline, Issue, Page, Publication};
use crate::source::{Draft, Origins, PictureFiles, Scope};

/// An article with a headline and a paragraph.
pub(crate) fn article(id: &str) -> Article {
    Article {
        id: id.into(),
        headline: vec!["标题".into()],
        body: vec![paragraph("正文。")],
        ..Article::default()
    }
}

/// An article with one paragraph of this text.
pub(crate) fn saying(text: &str) -> Article {
    Article { body: vec![paragraph(text)], ..article("01/a") }
}

/// A paragraph of plain text.
pub(crate) fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: vec![Inline::text(text)] }
}

/// A page with articles.
pub(crate) fn page(label: &str, articles: Vec<Article>) -> Page {
    Page { label: label.into(), name: None, plan: None, theme: None, editors: Vec::new(), articles }
}

/// An issue of one page.
pub(crate) fn issue(articles: Vec<Article>) -> Issue {
    let publication = Publication {
        title: "溪湾".into(),
        slug: "xiwan".into(),
        language: "zh-Hans-CN".into(),
        ..Publication::default()
    };
    let date = Date::new(2026, 3, 20).unwrap();
    Issue { pages: vec![page("A01", articles)], ..Issue::new(publication, date) }
}

/// An issue of one article that counts as checked.
pub(crate) fn checked() -> CheckedIssue {
    CheckedIssue::new(issue(vec![article("01/a")]), BTreeMap::new())
}

/// The issue as if read from one file with a line for every piece of text.
pub(crate) fn draft(issue: Issue) -> Draft {
    let mut text = String::new();
    let mut places = BTreeMap::new();
    for passage in passages::of(&issue) {
        for (path, piece) in passage.pieces() {
            let start = text.len();
            text.push_str(piece);
            places.insert((passage.owner.scope, path.to_owned()), start..text.len());
            text.push('\n');
        }
    }
    let end = text.len();
    let mut files = SourceMap::default();
    let file = files.add("issue.txt", text);
    let mut origins = Origins::default();
    for ((scope, path), range) in places {
        origins.insert(scope, path, Span::new(file, range));
    }
    origins.insert(Scope::Issue, "", Span::new(file, 0..end));
    Draft { issue, pictures: PictureFiles::new(), accepted: AcceptedLayout::default(), origins, files }
}

/// The codes of what was found.
pub(crate) fn codes(found: &[Diagnostic]) -> Vec<Code> {
    found.iter().map(|d| d.code).collect()
}

/// The characters under the labels of a diagnostic.
pub(crate) fn labelled<'a>(draft: &'a Draft, diagnostic: &Diagnostic) -> Vec<&'a str> {
    diagnostic.labels.iter().map(|label| draft.files.slice(label.span().unwrap())).collect()
}
