//! An issue and an article as MODS 3.8 (Library of Congress, 2022).

use super::xml::Document;
use crate::model::{Article, Issue, NoticeKind, Page};

/// The issue.
pub(super) fn issue(issue: &Issue, identifier: &str, out: &mut Document) {
    let publication = &issue.publication;
    out.start("mods:mods", &[]);
    title(&publication.title, None, out);
    if let Some(publisher) = &publication.publisher {
        name(publisher, "publisher", None, out);
    }
    out.text("mods:genre", &[("authority", "marcgt")], "newspaper");
    out.start("mods:originInfo", &[]);
    out.text("mods:dateIssued", &[("encoding", "iso8601"), ("keyDate", "yes")], &issue.date.to_string());
    out.end();
    language(publication.language.as_str(), out);
    out.text("mods:identifier", &[("type", "uri")], identifier);
    let numbers = [("issn", &publication.issn), ("cn", &publication.cn), ("local", &publication.permit)];
    for (kind, number) in numbers {
        if let Some(number) = number {
            out.text("mods:identifier", &[("type", kind)], number);
        }
    }
    if issue.number.is_some() || issue.total_number.is_some() {
        out.start("mods:part", &[]);
        for (kind, number) in [("issue", issue.number), ("number", issue.total_number)] {
            if let Some(number) = number {
                out.start("mods:detail", &[("type", kind)]);
                out.text("mods:number", &[], &number.to_string());
                out.end();
            }
        }
        out.end();
    }
    out.end();
}

/// An article, on its page.
pub(super) fn article(issue: &Issue, page: &Page, article: &Article, out: &mut Document) {
    out.start("mods:mods", &[]);
    let deck = article.deck.join(" ");
    title(&article_title(article), Some(&deck).filter(|deck| !deck.is_empty()), out);
    for byline in article.byline.iter().chain(&article.sign_off) {
        let role = if byline.role.is_empty() { "author" } else { &byline.role };
        for person in &byline.names {
            name(person, role, byline.affiliation.as_deref(), out);
        }
    }
    out.text("mods:genre", &[], genre(article));
    let lang = article.lang.as_ref().unwrap_or(&issue.publication.language);
    language(lang.as_str(), out);
    for abstracted in &article.summary {
        out.text("mods:abstract", &[], abstracted);
    }
    if let Some(dateline) = &article.dateline {
        out.text("mods:note", &[("type", "dateline")], dateline);
    }
    out.text("mods:identifier", &[("type", "local")], article.id.as_str());
    out.start("mods:relatedItem", &[("type", "host")]);
    title(&issue.publication.title, None, out);
    out.start("mods:part", &[]);
    let sections = [("page", Some(page.label.as_str())), ("section", page.name.as_deref())];
    for (kind, number) in sections {
        if let Some(number) = number {
            out.start("mods:detail", &[("type", kind)]);
            out.text("mods:number", &[], number);
            out.end();
        }
    }
    out.text("mods:date", &[("encoding", "iso8601")], &issue.date.to_string());
    out.end();
    out.end();
    out.end();
}

/// The headline in one line; of an article without one its standing column or its name.
pub(super) fn article_title(article: &Article) -> String {
    match article.headline.is_empty() {
        false => article.headline.join(" "),
        true => article.column_title.clone().unwrap_or_else(|| article.id.to_string()),
    }
}

fn genre(article: &Article) -> &'static str {
    match article.notice.as_ref().map(|notice| notice.kind) {
        Some(NoticeKind::Advertisement) => "advertisement",
        Some(NoticeKind::Announcement) => "announcement",
        None => "article",
    }
}

fn title(title: &str, below: Option<&String>, out: &mut Document) {
    out.start("mods:titleInfo", &[]);
    out.text("mods:title", &[], title);
    if let Some(below) = below {
        out.text("mods:subTitle", &[], below);
    }
    out.end();
}

fn name(name: &str, role: &str, affiliation: Option<&str>, out: &mut Document) {
    out.start("mods:name", &[]);
    out.text("mods:namePart", &[], name);
    out.start("mods:role", &[]);
    out.text("mods:roleTerm", &[("type", "text")], role);
    out.end();
    if let Some(affiliation) = affiliation {
        out.text("mods:affiliation", &[], affiliation);
    }
    out.end();
}

fn language(tag: &str, out: &mut Document) {
    out.start("mods:language", &[]);
    out.text("mods:languageTerm", &[("type", "code"), ("authority", "rfc5646")], tag);
    out.end();
}
