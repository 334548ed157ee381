//! An article of a site as a document: its head, its text, its pictures.

use std::ops::Range;

use scraper::{ElementRef, Html, Selector};

use super::super::document::content::Document;
use super::body::{self, BodyReader};
use super::families::ArticleSelectors;
use super::found::{Found, first, text_of};
use crate::model::Byline;

/// An article of a site.
#[derive(Debug, Default)]
pub(super) struct SiteText {
    /// Title of the standing column.
    pub(super) column_title: Option<(String, Range<usize>)>,
    /// Lines of the head, each with the bytes of its line.
    pub(super) kicker: Vec<(String, Range<usize>)>,
    /// Headline.
    pub(super) headline: Vec<(String, Range<usize>)>,
    /// Line below it.
    pub(super) deck: Vec<(String, Range<usize>)>,
    /// The line that says who wrote it.
    pub(super) byline: Option<Range<usize>>,
    /// The same, where the site has its parts apart.
    pub(super) people: Vec<Byline>,
    /// The line at the end that says who wrote it.
    pub(super) sign_off: Option<Range<usize>>,
    /// Place and agency.
    pub(super) dateline: Option<(String, Range<usize>)>,
    /// Words that are shown large, and who said them.
    pub(super) quote: Option<(String, Option<String>)>,
    /// Text, and the text for messages.
    pub(super) document: Document,
}

/// Reads the article at a path. Outside of the places that its family names stands what belongs to the site.
pub(super) fn read(html: &Html, path: &str, selectors: &ArticleSelectors, found: &mut Found) -> SiteText {
    let mut read = SiteText::default();
    let properties = properties(html);
    let property = |name: &str| between(&properties, name);
    let lines = &mut read.document.lines;
    let has_text = |element: ElementRef<'_>| !text_of(element).is_empty();
    let column = first(html, &selectors.column_title, "kicker", found, has_text);
    read.column_title = column.first().map(|element| line(lines, text_of(*element)));
    for (list, selectors, what, own) in [
        (&mut read.kicker, &selectors.kicker, "kicker", "introtitle"),
        (&mut read.headline, &selectors.headline, "headline", "title"),
        (&mut read.deck, &selectors.deck, "deck", "subtitle"),
    ] {
        let mut texts: Vec<String> =
            first(html, selectors, what, found, has_text).into_iter().map(text_of).collect();
        // An element of another family may stand around several.
        texts.dedup();
        if texts.is_empty()
            && let Some(text) = property(own)
        {
            *found.0.entry((what, format!("<{own}>"))).or_insert(0) += 1;
            texts.push(text);
        }
        list.extend(texts.into_iter().map(|text| line(lines, text)));
    }
    let byline = first(html, &selectors.byline, "byline", found, has_text);
    read.byline = byline.first().map(|element| line(lines, text_of(*element)).1);
    let mut reader = BodyReader::new(path, &mut read.document);
    let text = first(html, &selectors.text, "text", found, body::has_content);
    if let Some(element) = text.first() {
        reader.element(*element);
    }
    for element in first(html, &selectors.pictures, "pictures", found, body::has_picture) {
        let inside = text.first().is_some_and(|text| element.ancestors().any(|node| node.id() == text.id()));
        if !inside {
            reader.element(element);
        }
    }
    let apart = reader.finish();
    if let Some(text) = apart.sign_off {
        read.sign_off = Some(line(&mut read.document.lines, text).1);
    }
    read.dateline = apart.dateline.map(|text| line(&mut read.document.lines, text));
    read.quote = apart.quote;
    let people = Selector::parse(PEOPLE).ok();
    read.people = people.iter().flat_map(|people| html.select(people)).filter_map(person).collect();
    read
}

/// A person of a byline, or several with the same duty, as the web edition of this program marks them: the names are
/// strong.
fn person(element: ElementRef<'_>) -> Option<Byline> {
    let strong = element.children().filter_map(ElementRef::wrap).find(|inner| inner.value().name() == "b")?;
    let whole = text_of(element);
    let names = text_of(strong);
    let role = whole.strip_suffix(names.as_str())?.trim().to_owned();
    let names = names.split(' ').map(str::to_owned).collect();
    Some(Byline { role, affiliation: None, names })
}

/// Where the web edition of this program has those who wrote.
const PEOPLE: &str = ".article-head .byline .person";

fn line(lines: &mut String, text: String) -> (String, Range<usize>) {
    let start = lines.len();
    lines.push_str(&text);
    let range = start..lines.len();
    lines.push('\n');
    (text, range)
}

/// What sites of the first family say of an article in a comment.
fn properties(html: &Html) -> String {
    let comments = html.tree.nodes().filter_map(|node| node.value().as_comment());
    comments
        .map(|comment| comment.comment.to_string())
        .find(|text| text.contains("enpproperty"))
        .unwrap_or_default()
}

fn between(properties: &str, name: &str) -> Option<String> {
    let (_, rest) = properties.split_once(&format!("<{name}>"))?;
    let (value, _) = rest.split_once(&format!("</{name}>"))?;
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty()).then_some(value)
}
