//! What selectors find, and which of them found it.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Selector};

/// The selectors that found something after the first of their lists: what, the selector, how often.
#[derive(Debug, Default)]
pub(super) struct Found(pub(super) BTreeMap<(&'static str, String), usize>);

/// What the first selector finds that finds anything fit.
pub(super) fn first<'a>(
    html: &'a Html,
    selectors: &[String],
    what: &'static str,
    found: &mut Found,
    fits: impl Fn(ElementRef<'a>) -> bool,
) -> Vec<ElementRef<'a>> {
    for (number, written) in selectors.iter().enumerate() {
        let Ok(selector) = Selector::parse(written) else { continue };
        let elements: Vec<ElementRef<'a>> = html.select(&selector).filter(|element| fits(*element)).collect();
        if !elements.is_empty() {
            if number > 0 {
                *found.0.entry((what, written.clone())).or_insert(0) += 1;
            }
            return elements;
        }
    }
    Vec::new()
}

/// The characters of an element, each run of blanks as one.
pub(super) fn text_of(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
