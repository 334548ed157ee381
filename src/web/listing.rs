//! Standing columns and people of a year, with their articles; the newest year also at the root of the site.

use std::collections::BTreeMap;

use super::back::years;
use super::context::{ListingDocument, Shell, Term, TermLink};
use super::data::{SiteArticle, SiteIssue};
use super::options::Options;
use super::{WebFile, addresses};
use crate::diagnostics::Diagnostic;
use crate::html::templates::Engine;
use crate::model::Date;
use crate::volume::terms;
use crate::wording::Words;

/// Of what a listing is: the name of its folder, and the terms of an article.
struct Listing {
    kind: &'static str,
    heading: fn(&Words) -> &'static str,
    terms: fn(&SiteArticle) -> Vec<&str>,
}

const LISTINGS: [Listing; 2] = [
    Listing {
        kind: addresses::LISTINGS[0],
        heading: |words| words.web().columns,
        terms: |article| article.column_title.as_deref().into_iter().collect(),
    },
    Listing {
        kind: addresses::LISTINGS[1],
        heading: |words| words.web().authors,
        terms: |article| article.authors.iter().map(String::as_str).collect(),
    },
];

/// The listings of a year. `issues` are those of the year in brief, `days` all days of the site, both in their order.
pub(crate) fn documents(
    issues: &[SiteIssue],
    days: &[Date],
    engine: &Engine<'_>,
    options: &Options,
) -> Result<Vec<WebFile>, Box<Diagnostic>> {
    let Some(newest) = issues.last() else { return Ok(Vec::new()) };
    let year = newest.date.year();
    let is_last = days.last().is_some_and(|day| day.year() == year);
    let words = Words::of(&newest.language);
    let mut written = Vec::new();
    for listing in &LISTINGS {
        let terms = terms_of(listing, issues, words);
        let at_root = is_last.then(|| format!("{}.htm", listing.kind));
        for address in [addresses::listing(listing.kind, year)].into_iter().chain(at_root) {
            let document = document(listing, newest, days, &terms, (&address, options));
            written.push(WebFile::new(&address, engine.render("listing.html", document)?));
        }
    }
    Ok(written)
}

fn document<'a>(
    listing: &Listing,
    newest: &'a SiteIssue,
    days: &[Date],
    terms: &'a [Term],
    (address, options): (&str, &'a Options),
) -> ListingDocument<'a> {
    let (words, year) = (Words::of(&newest.language), newest.date.year());
    let heading = (listing.heading)(words);
    let leads = |year| Some(addresses::listing(listing.kind, year));
    ListingDocument {
        site: Shell::of(newest, listing.kind, address, options),
        title: format!("{heading} {year:04} {}", newest.paper),
        heading,
        years: years(days.iter().copied(), year, leads),
        terms,
    }
}

/// The terms in the order of the language, the articles of each from the newest.
fn terms_of(listing: &Listing, issues: &[SiteIssue], words: &Words) -> Vec<Term> {
    let mut found: BTreeMap<&str, Vec<TermLink>> = BTreeMap::new();
    for issue in issues.iter().rev() {
        for article in &issue.articles {
            for name in (listing.terms)(article).into_iter().filter(|name| !name.trim().is_empty()) {
                let links = found.entry(name).or_default();
                if links.last().is_none_or(|last| last.address != article.address) {
                    let (address, title) = (article.address.clone(), article.title.clone());
                    links.push(TermLink { address, title, day: words.short_day(issue.date) });
                }
            }
        }
    }
    let mut order: Vec<&str> = found.keys().copied().collect();
    if let Some(newest) = issues.last() {
        terms::sort(&mut order, &newest.language);
    }
    let term = |name: &str| {
        let links = found.remove(name).unwrap_or_default();
        Term { name: name.to_owned(), count: words.stories(links.len()), links }
    };
    order.into_iter().map(term).collect()
}
