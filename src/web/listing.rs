//! Standing columns and people of a year, with their articles; the newest year also at the root of the site.

use std::collections::{BTreeMap, BTreeSet};

use super::back::years;
use super::context::{ListingDocument, Shell, Term, TermLink};
use super::data::{SiteArticle, SiteIssue};
use super::options::Options;
use super::{WebFile, addresses};
use crate::diagnostics::Diagnostic;
use crate::html::templates::Engine;
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
        kind: "columns",
        heading: |words| words.web().columns,
        terms: |article| article.column_title.as_deref().into_iter().collect(),
    },
    Listing {
        kind: "authors",
        heading: |words| words.web().authors,
        terms: |article| article.authors.iter().map(String::as_str).collect(),
    },
];

/// The listings of all years.
pub(crate) fn documents(
    issues: &[SiteIssue],
    engine: &Engine<'_>,
    options: &Options,
) -> Result<Vec<WebFile>, Box<Diagnostic>> {
    let years: BTreeSet<i16> = issues.iter().map(|issue| issue.date.year()).collect();
    let last = years.last().copied();
    let mut written = Vec::new();
    for listing in &LISTINGS {
        for &year in &years {
            let address = addresses::listing(listing.kind, year);
            let newest = (Some(year) == last).then(|| format!("{}.htm", listing.kind));
            for address in [address].into_iter().chain(newest) {
                let document = document(listing, issues, year, &address, options);
                written.push(WebFile::new(&address, engine.render("listing.html", document)?));
            }
        }
    }
    Ok(written)
}

fn document<'a>(
    listing: &Listing,
    issues: &'a [SiteIssue],
    year: i16,
    address: &str,
    options: &'a Options,
) -> ListingDocument<'a> {
    let of_year: Vec<&SiteIssue> = issues.iter().filter(|issue| issue.date.year() == year).collect();
    let newest = of_year[of_year.len() - 1];
    let words = Words::of(&newest.language);
    let heading = (listing.heading)(words);
    let leads = |year| Some(addresses::listing(listing.kind, year));
    ListingDocument {
        site: Shell::of(newest, listing.kind, address, options),
        title: format!("{heading} {year:04} {}", newest.paper),
        heading,
        years: years(issues.iter().map(|issue| issue.date), year, leads),
        terms: terms_of(listing, &of_year, words),
    }
}

/// The terms in the order of the language, the articles of each from the newest.
fn terms_of(listing: &Listing, issues: &[&SiteIssue], words: &Words) -> Vec<Term> {
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
