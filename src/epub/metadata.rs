//! What the package says about the book: names, numbers, dates, series, access.

use rbook::epub::metadata::DetachedEpubMetaEntry as Entry;

use super::access::Access;
use super::context::{Book, Page};
use crate::html::writing::Writing;
use crate::html::xml;
use crate::model::{Issue, Language, Publication, PublicationKind};
use crate::volume::{CheckedVolume, Content, Day};
use crate::wording::Words;

/// A well-formed language tag: the paper's, or "undetermined" (ISO 639-2) if that one is malformed.
pub(crate) fn language(language: &Language) -> String {
    if language.is_well_formed() { language.to_string() } else { "und".to_owned() }
}

/// The moment the content is from: the first of the day of the issue, or of the last. Never the clock, so that
/// the same input gives the same bytes.
pub(crate) fn modified(content: Content<'_>) -> String {
    let last = content.volume().map_or(content.issue().date, |volume| volume.range().1);
    format!("{last}T00:00:00Z")
}

/// All entries besides identifier, title, language, dates, in the order they are written.
pub(crate) fn entries(
    content: Content<'_>,
    book: &Book,
    pages: &[Page],
    access: Access,
    parts: Declared<'_>,
) -> Vec<Entry> {
    let issue = content.issue();
    let publication = &issue.publication;
    let mut entries = Vec::new();
    if let Some(issn) = &publication.issn {
        entries.push(dublin_core("dc:identifier", &format!("urn:issn:{issn}")));
    }
    entries.extend(publication.publisher.iter().map(|name| dublin_core("dc:publisher", name)));
    entries.push(dublin_core(
        "dc:type",
        if publication.kind == PublicationKind::Cn { "newspaper" } else { "periodical" },
    ));
    let described = match content.volume() {
        Some(volume) => Some(issues_of(volume, &book.words)),
        None => description(pages, &book.words),
    };
    entries.extend(described.map(|headlines| dublin_core("dc:description", &headlines)));
    entries.extend(page_source(issue, book));
    entries.extend(series(content));
    entries.extend(access.claims(&book.words).into_iter().map(|(name, value)| meta(name, &value)));
    entries.extend(audit(publication));
    // For readers of EPUB 2, and those of Amazon.
    entries.extend(parts.cover.map(|item| Entry::meta_name("cover").value(item)));
    if book.writing == Writing::Vertical {
        entries.push(Entry::meta_name("primary-writing-mode").value("vertical-rl"));
    }
    if parts.fonts {
        entries.push(meta("ibooks:specified-fonts", "true"));
    }
    entries
}

/// Facts that some entries depend on.
pub(crate) struct Declared<'a> {
    /// Id of the picture on the cover.
    pub cover: Option<&'a str>,
    /// Whether fonts are embedded.
    pub fonts: bool,
}

/// The result of an audit, claimed by people and never computed (EPUB Accessibility 1.1 §2.3).
fn audit(publication: &Publication) -> Vec<Entry> {
    let Some(audit) = &publication.accessibility else { return Vec::new() };
    let certified = audit.certified_by.iter().map(|name| meta("a11y:certifiedBy", name));
    let claim = meta("dcterms:conformsTo", &audit.conforms_to).id("conforms-to".to_owned());
    vec![claim.refinement(certified.collect::<Vec<_>>())]
}

/// The headlines, which readers see when they search their shelves.
fn description(pages: &[Page], words: &Words) -> Option<String> {
    let titles: Vec<_> = pages.iter().flat_map(|page| &page.articles).map(|a| a.title.clone()).collect();
    (!titles.is_empty()).then(|| words.items(&titles))
}

/// The days of a volume, and the numbers of its issues.
fn issues_of(volume: &CheckedVolume, words: &Words) -> String {
    let issue = |day: &Day| {
        let number = day.number.map(|number| format!(" {}", words.number(number))).unwrap_or_default();
        format!("{}{number}", words.date(day.date))
    };
    words.items(&volume.days().iter().map(issue).collect::<Vec<_>>())
}

/// Where the page breaks come from, which must be named where there are any (EPUB Accessibility
/// 1.1 §3.3): the printed issue for a paper that is printed; if that is unknown, its pages.
fn page_source(issue: &Issue, book: &Book) -> Vec<Entry> {
    let printed = issue.publication.kind != PublicationKind::Other;
    let edition =
        if printed { book.words.printed_edition(&book.title) } else { book.words.page_edition(&book.title) };
    let mut entries = Vec::new();
    if printed {
        entries.push(dublin_core("dc:source", &edition));
    }
    if !issue.pages.is_empty() {
        entries.push(meta("pageBreakSource", &edition));
    }
    entries
}

/// The paper as a series, the day as the place in it; and the same for calibre, whose readers
/// know no other form.
fn series(content: Content<'_>) -> Vec<Entry> {
    let publication = &content.issue().publication;
    let date = content.issue().date.to_string();
    // Of a volume of one month the month is its place.
    let one_month = |volume: &CheckedVolume| {
        let (first, last) = volume.range();
        first.first_of_month() == last.first_of_month()
    };
    let place = if content.volume().is_some_and(one_month) { &date[..7] } else { &date };
    let mut refinements = vec![meta("collection-type", "series")];
    refinements
        .extend(publication.issn.iter().map(|issn| meta("dcterms:identifier", &format!("urn:issn:{issn}"))));
    refinements.push(meta("group-position", &place.replace('-', ".")));
    vec![
        meta("belongs-to-collection", &publication.title).id("series".to_owned()).refinement(refinements),
        Entry::meta_name("calibre:series").value(xml::allowed(&publication.title)),
        Entry::meta_name("calibre:series_index").value(place.replace('-', "")),
    ]
}

fn dublin_core(property: &str, value: &str) -> Entry {
    Entry::dublin_core(property).value(xml::allowed(value))
}

fn meta(property: &str, value: &str) -> Entry {
    Entry::meta(property).value(xml::allowed(value))
}
