//! A described issue as pages of the issue in the making.

use std::collections::BTreeSet;

use super::super::ocr::{self, Assembly, BuiltPage};
use super::areas::AreaIndex;
use super::map::MapArticle;
use super::{MappedIssue, article};
use crate::diagnostics::Span;
use crate::model::{Article, ArticleId};

/// Longest name of an article that is kept, in bytes.
const LONGEST_NAME: usize = 80;

/// A newspaper page (版): one sheet or several with the same label.
struct Sheets {
    label: String,
    first: usize,
    name: Option<String>,
    articles: Vec<usize>,
}

/// Adds the pages of an issue.
pub(in crate::source::import) fn add(assembly: &mut Assembly<'_>, name: &str, issue: &MappedIssue) {
    assembly.told(&publication(issue), issue.record.number, issue.record.total_number);
    let mut index = AreaIndex::new(&issue.pages);
    let mut pages = sheets(issue);
    for (number, article) in issue.articles.iter().enumerate() {
        let page = page_of(article, issue, &index, &pages);
        pages[page].articles.push(number);
    }
    let furniture = index.take(&issue.furniture);
    let mut taken = BTreeSet::new();
    let first = assembly.number();
    for (number, page) in pages.iter().enumerate() {
        let mut articles = Vec::new();
        for (place, at) in page.articles.iter().enumerate() {
            let own = &issue.articles[*at];
            let id = name_of(own, &mut taken)
                .unwrap_or_else(|| format!("{:02}/{:02}", first + number + 1, place + 1));
            let built = article::build(ArticleId::from(id), own, issue, &mut index, assembly, name);
            // Areas that name nothing leave an article without anything.
            let Article { headline, kicker, body, figures, .. } = &built.article;
            if !(headline.is_empty() && kicker.is_empty() && body.is_empty() && figures.is_empty()) {
                articles.push(built);
            }
        }
        let label = assembly.label(Some(&page.label));
        let file = assembly.file(&format!("{name}#{}", issue.pages[page.first].path), "");
        let place = Span::new(file, 0..0);
        assembly.page(BuiltPage { label, name: page.name.clone(), articles, place });
    }
    let mut words: Vec<(usize, String)> =
        furniture.into_iter().map(|spot| (spot.page, index.text(&[spot]))).collect();
    for page in 0..issue.pages.len() {
        words.extend(index.left(page).into_iter().map(|text| (page, text)));
    }
    words.sort_by_key(|(page, _)| *page);
    for (page, text) in words.into_iter().filter(|(_, text)| !text.is_empty()) {
        let file = assembly.file(&format!("{name}#{}", issue.pages[page].path), &text);
        let place = Span::new(file, 0..text.len());
        let told = ocr::left_out("not-imported-edge", &text, Some(place));
        let label = issue.pages[page].label.clone().unwrap_or_else(|| (page + 1).to_string());
        assembly.diagnostics.push(told.on_page(&label));
    }
}

/// What the record says of the paper.
fn publication(issue: &MappedIssue) -> crate::model::Publication {
    let record = &issue.record;
    let identifier =
        |kind: &str| record.identifiers.iter().find(|(own, _)| own == kind).map(|(_, number)| number.clone());
    crate::model::Publication {
        title: record.title.clone().unwrap_or_default(),
        publisher: record.publisher.clone(),
        cn: identifier("cn"),
        issn: identifier("issn"),
        permit: identifier("local").filter(|_| identifier("cn").is_none()),
        ..ocr::unknown_paper()
    }
}

/// The pages: sheets that follow each other and have one label are one.
fn sheets(issue: &MappedIssue) -> Vec<Sheets> {
    let mut pages: Vec<Sheets> = Vec::new();
    for (number, sheet) in issue.pages.iter().enumerate() {
        match pages.last() {
            Some(last) if sheet.label.as_ref() == Some(&last.label) => {}
            _ => {
                let label = sheet.label.clone().unwrap_or_else(|| (number + 1).to_string());
                let name = name_of_page(&label, issue);
                pages.push(Sheets { label, first: number, name, articles: Vec::new() });
            }
        }
    }
    pages
}

/// The name of a page, as a record or a section of the map has it.
fn name_of_page(label: &str, issue: &MappedIssue) -> Option<String> {
    let records = issue.articles.iter().filter(|article| article.record.page.as_deref() == Some(label));
    let named = records.filter_map(|article| article.record.page_name.clone()).next();
    named.or_else(|| {
        let sections = issue.articles.iter().filter_map(|article| article.section.as_deref());
        let names = sections.filter_map(|section| section.strip_prefix(label)?.strip_prefix(' '));
        names.map(str::to_owned).next()
    })
}

/// The page of an article: as its record says, else that on which it begins.
fn page_of(article: &MapArticle, issue: &MappedIssue, index: &AreaIndex<'_>, pages: &[Sheets]) -> usize {
    let by_label = |label: &str| pages.iter().position(|page| page.label == label);
    let told = article.record.page.as_deref().and_then(by_label);
    told.unwrap_or_else(|| {
        let sheet = article.parts.iter().find_map(|part| index.page_of(&part.areas)).unwrap_or_default();
        let label = issue.pages[sheet].label.as_deref();
        label
            .and_then(by_label)
            .or_else(|| pages.iter().rposition(|page| page.first <= sheet))
            .unwrap_or_default()
    })
}

/// The name that the record gives an article, where it is one of an issue folder and is not taken.
fn name_of(article: &MapArticle, taken: &mut BTreeSet<String>) -> Option<String> {
    let name = article.record.name.as_deref()?;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let (folder, own) = name.split_once('/')?;
    let is_name = [folder, own].iter().all(|part| !part.is_empty() && part.chars().all(plain));
    (is_name && name.len() <= LONGEST_NAME && taken.insert(name.to_lowercase())).then(|| name.to_owned())
}
