//! The books of an archive for reading systems: OPDS 1.2 (specs.opds.io/opds-1.2). The first document leads to one of
//! each year of each paper, which lists volumes and issues with their EPUBs and PDFs.

use std::collections::BTreeMap;
use std::path::PathBuf;

use uuid::Uuid;

use super::catalogue::{Catalogue, Entry, Kind, OPDS_FILE, OPDS_FOLDER};
use crate::model::Date;
use crate::package::media_type;
use crate::web::feeds::site::{encoded, rfc3339};
use crate::web::feeds::xml::{Element, element, text};

const NAVIGATION: &str = "application/atom+xml;profile=opds-catalog;kind=navigation";
const ACQUISITION: &str = "application/atom+xml;profile=opds-catalog;kind=acquisition";

/// The files of one issue or volume.
type Edition<'a> = Vec<&'a Entry>;

/// The issues and volumes of a year, by their days and kinds.
type Year<'a> = BTreeMap<(&'a str, Kind), Edition<'a>>;

/// The documents of a catalogue, by their paths from the folder of the archive.
pub fn documents(catalogue: &Catalogue) -> Vec<(PathBuf, Vec<u8>)> {
    let mut years: BTreeMap<(&str, &str), Year<'_>> = BTreeMap::new();
    for entry in catalogue.offered() {
        let year = entry.day.get(..4).unwrap_or_default();
        let of_year = years.entry((&entry.title, year)).or_default();
        of_year.entry((&entry.day, entry.kind)).or_default().push(entry);
    }
    let paper = |slug: &str| catalogue.papers.get(slug).cloned().unwrap_or_else(|| slug.to_owned());
    let newest = years.values().filter_map(updated).max();
    let entries = years.iter().map(|((slug, year), editions)| {
        let link = element("link")
            .with("rel", "subsection")
            .with("href", encoded(&path_of(slug, year)))
            .with("type", ACQUISITION);
        element("entry").holding([
            text("id", id(&format!("{slug} {year}"))),
            text("title", format!("{} {year}", paper(slug))),
            text("updated", rfc3339(updated(editions).unwrap_or_else(first_day))),
            text("content", editions.len().to_string()).with("type", "text"),
            link,
        ])
    });
    let entries: Vec<Element> = entries.collect();
    let root = feed("", "archive", NAVIGATION, (OPDS_FILE, newest)).holding(entries);
    let mut documents = vec![(PathBuf::from(OPDS_FILE), root.document())];
    for ((slug, year), editions) in &years {
        let (name, path) = (format!("{} {year}", paper(slug)), path_of(slug, year));
        let own = path.strip_prefix(&format!("{OPDS_FOLDER}/")).unwrap_or(&path);
        let entries: Vec<Element> =
            editions.iter().rev().map(|(of, files)| entry(&paper(slug), slug, of, files)).collect();
        let document = feed("../", &name, ACQUISITION, (own, updated(editions))).holding(entries);
        documents.push((PathBuf::from(&path), document.document()));
    }
    documents
}

fn path_of(slug: &str, year: &str) -> String {
    format!("{OPDS_FOLDER}/{slug}-{year}.xml")
}

/// The last day of some editions.
fn updated(editions: &Year<'_>) -> Option<Date> {
    editions.keys().filter_map(|(day, _)| last_day(day)).max()
}

/// The last day of a day, a month, or a span of days.
fn last_day(day: &str) -> Option<Date> {
    match day.len() {
        7 => format!("{day}-01").parse::<Date>().ok().map(|first| first.last_of_month()),
        _ => day.rsplit('/').next()?.parse().ok(),
    }
}

/// The day of what has none.
fn first_day() -> Date {
    crate::source::fields::issue::no_date()
}

/// A feed with its links; `up` leads to the folder of the archive.
fn feed(up: &str, name: &str, kind: &str, (own, updated): (&str, Option<Date>)) -> Element {
    let link = |rel: &str, href: String, kind: &str| {
        element("link").with("rel", rel).with("href", href).with("type", kind)
    };
    element("feed")
        .with("xmlns", "http://www.w3.org/2005/Atom")
        .with("xmlns:dc", "http://purl.org/dc/terms/")
        .holding([
            text("id", id(name)),
            text("title", name),
            text("updated", rfc3339(updated.unwrap_or_else(first_day))),
            element("author").holding([text("name", name)]),
            link("self", encoded(own), kind),
            link("start", format!("{up}{OPDS_FILE}"), NAVIGATION),
        ])
}

fn entry(paper: &str, slug: &str, (day, kind): &(&str, Kind), files: &[&Entry]) -> Element {
    let links = files.iter().map(|file| {
        element("link")
            .with("rel", "http://opds-spec.org/acquisition/open-access")
            .with("href", format!("../{}", encoded(&file.path)))
            .with("type", media_type(file.path.as_ref()))
            .with("length", file.bytes.to_string())
    });
    element("entry")
        .holding([
            text("id", id(&format!("{slug} {day} {kind:?}"))),
            text("title", format!("{paper} {}", day.replace('/', "–"))),
            text("updated", rfc3339(last_day(day).unwrap_or_else(first_day))),
            element("author").holding([text("name", paper)]),
            text("dc:issued", *day),
        ])
        .holding(links)
}

/// A name that stays the same.
fn id(of: &str) -> String {
    let paiban = Uuid::new_v5(&Uuid::NAMESPACE_URL, b"paiban:archive");
    Uuid::new_v5(&paiban, of.as_bytes()).urn().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::catalogue::State;

    fn file(path: &str, day: &str, kind: Kind, state: State) -> Entry {
        Entry {
            path: path.to_owned(),
            title: "xiwan".to_owned(),
            day: day.to_owned(),
            kind,
            format: path.rsplit('.').next().unwrap_or_default().to_owned(),
            state,
            bytes: 3,
            sha256: String::new(),
        }
    }

    #[test]
    fn every_edition_is_offered_once_with_all_its_files() {
        let entries = vec![
            file("a b/x-2026-03-20.epub", "2026-03-20", Kind::Issue, State::Made),
            file("a b/x-2026-03-20.pdf", "2026-03-20", Kind::Issue, State::Made),
            file("a b/x-2026-03-21.pdf", "2026-03-21", Kind::Issue, State::Missing),
            file("a b/x-2026-03.epub", "2026-03", Kind::Volume, State::Made),
            file("a b/x-2026-03.record", "2026-03", Kind::Volume, State::Made),
        ];
        let papers = BTreeMap::from([("xiwan".to_owned(), "溪湾报".to_owned())]);
        let made = documents(&Catalogue { entries, papers, diagnostics: Vec::new() });
        let texts: Vec<String> =
            made.iter().map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap()).collect();
        assert_eq!(made[1].0, PathBuf::from("opds/xiwan-2026.xml"));
        assert!(texts[0].contains("href=\"opds/xiwan-2026.xml\"") && texts[0].contains("溪湾报 2026"));
        assert_eq!(texts[1].matches("<entry>").count(), 2);
        assert_eq!(texts[1].matches("acquisition/open-access").count(), 3);
        assert!(texts[1].contains("href=\"../a%20b/x-2026-03-20.epub\""), "{}", texts[1]);
        assert!(texts[1].contains("<updated>2026-03-31T00:00:00Z</updated>"), "{}", texts[1]);
    }
}
