//! The last look before the archive is written: every document is well formed, every article of the
//! issue is there and listed, with every character, figure, picture and note; every link leads
//! somewhere, no id is used twice.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::package::Document;
use super::{CONTENTS, NCX};
use crate::check::CheckedIssue;
use crate::epub::html::xml;
use crate::model::Article;
use crate::wording::Words;

/// What a document holds, as far as the proof needs it.
#[derive(Default)]
struct Outline {
    /// Ids with the elements that carry them.
    ids: BTreeMap<String, String>,
    /// Values of `href` and `src`.
    references: BTreeSet<String>,
    /// Its articles, in their order.
    articles: Vec<Found>,
}

/// An article as a document holds it.
#[derive(Default)]
struct Found {
    id: String,
    /// Its characters without blanks.
    text: String,
    figures: usize,
    pictures: usize,
    notes: usize,
}

/// What is wrong with a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Path of the document it is in, if it is in one.
    pub(crate) document: Option<String>,
    /// What it is.
    pub(crate) message: String,
}

impl Fault {
    fn within(document: &str, message: String) -> Self {
        Self { document: Some(document.to_owned()), message }
    }
}

/// Everything that is wrong with the book; empty for a book that is whole. `files` are those that
/// are no documents.
pub(crate) fn faults(checked: &CheckedIssue, documents: &[&Document], files: &[&str]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let outlines: Vec<_> =
        documents.iter().map(|document| (document.path.as_str(), outline(document, &mut faults))).collect();
    if faults.is_empty() {
        find_articles(checked, &outlines, &mut faults);
        follow_links(&outlines, files, &mut faults);
    }
    faults
}

/// Everything that is wrong with a book by itself, whatever issue it was made from.
pub(crate) fn own_faults(documents: &[&Document], files: &[&str]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let outlines: Vec<_> =
        documents.iter().map(|document| (document.path.as_str(), outline(document, &mut faults))).collect();
    follow_links(&outlines, files, &mut faults);
    for (path, found) in
        outlines.iter().flat_map(|(path, outline)| outline.articles.iter().map(move |a| (path, a)))
    {
        list_article(path, found, &outlines, &mut faults);
    }
    faults
}

/// The articles of the issue are those of the chapters, one by one, each whole and an entry of both
/// contents.
fn find_articles(checked: &CheckedIssue, outlines: &[(&str, Outline)], faults: &mut Vec<Fault>) {
    let found: Vec<(&str, &Found)> = outlines
        .iter()
        .flat_map(|(path, outline)| outline.articles.iter().map(move |article| (*path, article)))
        .collect();
    let expected: Vec<&Article> = checked.issue().articles().collect();
    let words = Words::of(&checked.issue().publication.language);
    if found.len() != expected.len() {
        let (in_issue, in_book) = (expected.len(), found.len());
        let message = format!("the issue has {in_issue} articles, the book {in_book} `article` elements");
        faults.push(Fault { document: None, message });
    }
    for (article, (path, found)) in expected.into_iter().zip(found) {
        faults.extend(missing(checked, article, found).into_iter().map(|what| {
            let title = words.title_of(article);
            Fault::within(path, format!("`{path}` lacks {what} of `{title}`"))
        }));
        list_article(path, found, outlines, faults);
    }
}

/// An article is an entry of both contents.
fn list_article(path: &str, found: &Found, outlines: &[(&str, Outline)], faults: &mut Vec<Fault>) {
    let href = format!("{path}#{}", found.id);
    for list in [CONTENTS, NCX] {
        let listed = outlines.iter().filter(|(path, _)| *path == list);
        if !listed.into_iter().any(|(_, outline)| outline.references.contains(&href)) {
            faults.push(Fault::within(list, format!("`{list}` does not list `{href}`")));
        }
    }
}

/// What of an article is not in the book: texts, figures, pictures, notes.
fn missing(checked: &CheckedIssue, article: &Article, found: &Found) -> Vec<String> {
    let words = Words::of(&checked.issue().publication.language);
    let mut missing = Vec::new();
    let mut rest = found.text.as_str();
    let mut characters = 0;
    words.each_text(article, |place, text| {
        let text = without_blanks(&xml::allowed(text));
        characters += text.chars().count();
        // The body reads on in its order; what stands around it may stand anywhere.
        let at = if place.starts_with("body/") { rest.find(&text) } else { found.text.find(&text) };
        match at {
            Some(at) if place.starts_with("body/") => rest = &rest[at + text.len()..],
            Some(_) => {}
            None => missing.push(format!("the text `{}` ({place})", shortened(&text))),
        }
    });
    let counted = found.text.chars().count();
    if missing.is_empty() && counted < characters {
        missing.push(format!("{} of {characters} characters", characters - counted));
    }
    let (mut figures, mut pictures) = (0, 0);
    article.each_figure(|_, figure| {
        figures += 1;
        pictures += usize::from(figure.image.as_ref().and_then(|path| checked.picture(path)).is_some());
    });
    let counts = [
        ("figures", figures, found.figures),
        ("pictures", pictures, found.pictures),
        ("notes", article.notes.len(), found.notes),
    ];
    let fewer = counts.into_iter().filter(|(_, expected, found)| found < expected);
    missing.extend(fewer.map(|(what, expected, found)| format!("{} of {expected} {what}", expected - found)));
    missing
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(24).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every link inside the book leads to a file and, where it names one, to an id in it.
fn follow_links(outlines: &[(&str, Outline)], files: &[&str], faults: &mut Vec<Fault>) {
    let documents: BTreeMap<&str, &Outline> =
        outlines.iter().map(|(path, outline)| (*path, outline)).collect();
    let files: BTreeSet<&str> = files.iter().copied().chain(documents.keys().copied()).collect();
    for (path, outline) in outlines {
        for reference in outline.references.iter().filter(|reference| !leads_out(reference)) {
            let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
            let file = if file.is_empty() { path } else { file };
            let found = fragment.is_empty()
                || documents.get(file).is_some_and(|target| target.ids.contains_key(fragment));
            if !files.contains(file) || !found {
                let message = format!("`{path}` links to `{reference}`, which is missing in the book");
                faults.push(Fault::within(path, message));
            }
        }
    }
}

fn leads_out(reference: &str) -> bool {
    ["http:", "https:", "mailto:"].iter().any(|scheme| reference.starts_with(scheme))
}

/// Reads a document; where it is not well formed, that is a fault.
fn outline(document: &Document, faults: &mut Vec<Fault>) -> Outline {
    let mut outline = Outline::default();
    if let Err(reason) = read(&document.text, &mut outline) {
        let message = format!("`{}` is not well-formed XML: {reason}", document.path);
        faults.push(Fault::within(&document.path, message));
    }
    outline
}

fn read(text: &str, outline: &mut Outline) -> Result<(), String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().enable_all_checks(true);
    let mut open = 0_usize;
    // How deep the article is that the reader is in.
    let mut article = None;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(element) => {
                open += 1;
                let id = element_of(&element, article.is_some(), outline)?;
                if element.name().as_ref() == "article" && article.is_none() {
                    article = Some(open);
                    outline.articles.push(Found { id: id.unwrap_or_default(), ..Found::default() });
                }
            }
            Event::Empty(element) => drop(element_of(&element, article.is_some(), outline)?),
            Event::End(_) => {
                if article == Some(open) {
                    article = None;
                }
                open = open.saturating_sub(1);
            }
            Event::Text(text) => add_text(text.as_ref(), article, outline),
            Event::GeneralRef(entity) => {
                let name = entity.into_inner();
                known_entity(&name)?;
                let number = name.strip_prefix('#').and_then(character);
                let text = number.or_else(|| resolve_xml_entity(&name).map(str::to_owned));
                add_text(&text.unwrap_or_default(), article, outline);
            }
            Event::Eof if open > 0 => return Err("an element is not closed".to_owned()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn add_text(text: &str, article: Option<usize>, outline: &mut Outline) {
    if let (Some(_), Some(found)) = (article, outline.articles.last_mut()) {
        found.text.extend(text.chars().filter(|c| !c.is_whitespace()));
    }
}

/// The character of a numeric reference, without its `#`.
fn character(number: &str) -> Option<String> {
    let code = match number.strip_prefix('x') {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?).map(String::from)
}

/// XHTML in EPUB has the five entities of XML and no others (EPUB 3.3 §3.9).
fn known_entity(name: &str) -> Result<(), String> {
    if name.starts_with('#') || resolve_xml_entity(name).is_some() {
        Ok(())
    } else {
        Err(format!("XML has no entity `&{name};`"))
    }
}

/// Notes what an element is and leads to. Gives its id.
fn element_of(
    element: &BytesStart<'_>,
    in_article: bool,
    outline: &mut Outline,
) -> Result<Option<String>, String> {
    let name = element.name().as_ref().to_owned();
    let mut id = None;
    let mut footnote = false;
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute
            .normalized_value_with(XmlVersion::Explicit1_0, 1, resolve_xml_entity)
            .map_err(|error| error.to_string())?
            .into_owned();
        match attribute.key.as_ref() {
            "id" => {
                if outline.ids.insert(value.clone(), name.clone()).is_some() {
                    return Err(format!("duplicate id `{value}`"));
                }
                id = Some(value);
            }
            "href" | "src" => drop(outline.references.insert(value)),
            "epub:type" => footnote = value == "footnote",
            _ => {}
        }
    }
    if let (true, Some(found)) = (in_article, outline.articles.last_mut()) {
        found.figures += usize::from(name == "figure");
        found.pictures += usize::from(name == "img");
        found.notes += usize::from(footnote);
    }
    Ok(id)
}
