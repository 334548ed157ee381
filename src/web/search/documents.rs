//! The documents of a quarter: of each only what facets need, and where its text is. A document is an article; its
//! number is its place in the order of days and articles.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::pieces::Text;
use crate::model::Date;
use crate::web::data::SiteIssue;

/// The table of documents of a quarter. Everything in it is numbers that lead into its lists of names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Documents {
    /// The days that have documents, in their order.
    pub days: Vec<String>,
    /// Labels and names of newspaper pages (版).
    pub pages: Vec<String>,
    /// Titles of standing columns (栏目).
    pub columns: Vec<String>,
    /// Names of those who wrote.
    pub authors: Vec<String>,
    /// The documents: day, group of texts, place in the group, page, 1 + column or 0, authors.
    pub documents: Vec<Vec<usize>>,
}

/// Names in the order of their first use.
struct Names<'a> {
    names: &'a mut Vec<String>,
    places: BTreeMap<String, usize>,
}

impl Names<'_> {
    fn place(&mut self, name: &str) -> usize {
        if let Some(&place) = self.places.get(name) {
            return place;
        }
        let place = self.names.len();
        self.names.push(name.to_owned());
        self.places.insert(name.to_owned(), place);
        place
    }
}

/// The documents of issues, which are in the order of their days, with their texts in groups.
pub fn documents(issues: &[(&SiteIssue, Vec<Vec<Text>>)]) -> Documents {
    let mut found = Documents::default();
    let Documents { days, pages, columns, authors, documents } = &mut found;
    let named = |names| Names { names, places: BTreeMap::new() };
    let (mut pages, mut columns, mut authors) = (named(pages), named(columns), named(authors));
    for (issue, groups) in issues {
        let day = days.len();
        days.push(key(issue.date));
        let places =
            groups.iter().enumerate().flat_map(|(group, texts)| (0..texts.len()).map(move |at| (group, at)));
        for (article, (group, at)) in issue.articles.iter().zip(places) {
            let page = issue.page(article.page).map(|page| page.title()).unwrap_or_default();
            let column = article.column_title.as_ref().map_or(0, |title| 1 + columns.place(title));
            let mut document = vec![day, group, at, pages.place(&page), column];
            document.extend(article.authors.iter().map(|author| authors.place(author)));
            documents.push(document);
        }
    }
    found
}

/// The name of a day in names of shards.
pub fn key(date: Date) -> String {
    date.to_string()
}

/// The name of the quarter of a day: `2026-q1`.
pub fn quarter(date: Date) -> String {
    format!("{:04}-q{}", date.year(), (date.month() - 1) / 3 + 1)
}
