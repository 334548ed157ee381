//! The last look before the archive is written: every document is well formed, every article and
//! figure of the issue is there and listed, every link leads somewhere, no id is used twice.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::package::Document;
use super::pictures::Pictures;
use super::{CONTENTS, NCX, STYLESHEET, WrittenBook};
use crate::model::Issue;

/// What a document holds, as far as the proof needs it.
#[derive(Default)]
struct Outline {
    /// Ids with the elements that carry them.
    ids: BTreeMap<String, String>,
    /// Values of `href` and `src`.
    references: BTreeSet<String>,
}

/// Everything that is wrong with the book; empty for a book that is whole.
pub(super) fn faults(issue: &Issue, written: &WrittenBook, pictures: &Pictures) -> Vec<String> {
    let mut faults = Vec::new();
    let mut outlines = BTreeMap::new();
    for document in written.documents.iter().chain([&written.ncx]) {
        outlines.insert(document.path.as_str(), outline(document, &mut faults));
    }
    if faults.is_empty() {
        find_articles(issue, written, &outlines, &mut faults);
        find_figures(issue, written, &outlines, &mut faults);
        follow_links(&outlines, pictures, &mut faults);
    }
    faults
}

/// Every article is an element of its chapter and an entry of both contents.
fn find_articles(
    issue: &Issue,
    written: &WrittenBook,
    outlines: &BTreeMap<&str, Outline>,
    faults: &mut Vec<String>,
) {
    let articles: Vec<_> =
        written.pages.iter().flat_map(|page| page.articles.iter().map(move |a| (page, a))).collect();
    let expected = issue.articles().count();
    if articles.len() != expected {
        faults.push(format!("the issue has {expected} articles, the book {}", articles.len()));
    }
    let lists =
        |list: &str, href: &str| outlines.get(list).is_some_and(|outline| outline.references.contains(href));
    for (page, article) in articles {
        let element = outlines.get(page.file.as_str()).and_then(|outline| outline.ids.get(&article.id));
        if element.is_none_or(|element| element != "article") {
            faults.push(format!("`{}` has no element `article` for `{}`", page.file, article.title));
        }
        for list in [CONTENTS, NCX] {
            if !lists(list, &article.href) {
                faults.push(format!("`{list}` does not list `{}`", article.title));
            }
        }
    }
}

/// Every figure of the issue is an element of some chapter.
fn find_figures(
    issue: &Issue,
    written: &WrittenBook,
    outlines: &BTreeMap<&str, Outline>,
    faults: &mut Vec<String>,
) {
    let mut expected = 0;
    issue.articles().for_each(|article| article.each_figure(|_, _| expected += 1));
    let ids: BTreeSet<_> = written
        .pages
        .iter()
        .filter_map(|page| outlines.get(page.file.as_str()))
        .flat_map(|outline| &outline.ids)
        .filter(|(_, element)| *element == "figure")
        .map(|(id, _)| id.as_str())
        .collect();
    let missing = (1..=expected).map(|n| format!("figure-{n}")).filter(|id| !ids.contains(id.as_str()));
    faults.extend(missing.map(|id| format!("no chapter has the element `figure` with the id `{id}`")));
}

/// Every link inside the book leads to a file and, where it names one, to an id in it.
fn follow_links(outlines: &BTreeMap<&str, Outline>, pictures: &Pictures, faults: &mut Vec<String>) {
    let mut files: BTreeSet<&str> = outlines.keys().copied().collect();
    files.insert(STYLESHEET);
    files.extend(pictures.files().iter().map(|file| file.path.as_str()));
    for (path, outline) in outlines {
        for reference in outline.references.iter().filter(|reference| !leads_out(reference)) {
            let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
            let file = if file.is_empty() { path } else { file };
            let found = fragment.is_empty()
                || outlines.get(file).is_some_and(|target| target.ids.contains_key(fragment));
            if !files.contains(file) || !found {
                faults.push(format!("`{path}` leads to `{reference}`, which is not in the book"));
            }
        }
    }
}

fn leads_out(reference: &str) -> bool {
    ["http:", "https:", "mailto:"].iter().any(|scheme| reference.starts_with(scheme))
}

/// Reads a document; where it is not well formed, that is a fault.
fn outline(document: &Document, faults: &mut Vec<String>) -> Outline {
    let mut outline = Outline::default();
    if let Err(reason) = read(&document.text, &mut outline) {
        faults.push(format!("`{}` is no XML document: {reason}", document.path));
    }
    outline
}

fn read(text: &str, outline: &mut Outline) -> Result<(), String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().enable_all_checks(true);
    let mut open = 0_usize;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(element) => {
                open += 1;
                element_of(&element, outline)?;
            }
            Event::Empty(element) => element_of(&element, outline)?,
            Event::End(_) => open = open.saturating_sub(1),
            Event::GeneralRef(entity) => known_entity(&entity.into_inner())?,
            Event::Eof if open > 0 => return Err("an element is not closed".to_owned()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// XHTML in EPUB has the five entities of XML and no others (EPUB 3.3 §3.9).
fn known_entity(name: &str) -> Result<(), String> {
    if name.starts_with('#') || resolve_xml_entity(name).is_some() {
        Ok(())
    } else {
        Err(format!("XML has no entity `&{name};`"))
    }
}

fn element_of(element: &BytesStart<'_>, outline: &mut Outline) -> Result<(), String> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute
            .normalized_value_with(XmlVersion::Explicit1_0, 1, resolve_xml_entity)
            .map_err(|error| error.to_string())?
            .into_owned();
        match attribute.key.as_ref() {
            "id" => {
                let name = element.name().as_ref().to_owned();
                if outline.ids.insert(value.clone(), name).is_some() {
                    return Err(format!("the id `{value}` is used twice"));
                }
            }
            "href" | "src" => drop(outline.references.insert(value)),
            _ => {}
        }
    }
    Ok(())
}
