//! The title page: masthead, numbers, imprint.

use super::context::{Book, ImprintEntry, TitlePage, WebLink};
use crate::html::code;
use crate::html::pictures::Pictures;
use crate::html::templates::Markup;
use crate::links::address;
use crate::model::{Issue, Publication};
use crate::volume::Content;
use crate::wording;

/// The title page of an issue or a volume.
pub(crate) fn title_page(content: Content<'_>, book: &Book, pictures: &Pictures) -> TitlePage {
    let issue = content.issue();
    let publication = &issue.publication;
    let words = &book.words;
    let numbers = match content.volume() {
        Some(volume) => words.counts(volume.days().len(), issue.pages.len(), issue.articles().count()),
        None => {
            let number = issue.number.map(|number| words.number(number));
            number.into_iter().chain(issue.total_number.map(|number| words.total_number(number))).collect()
        }
    };
    TitlePage {
        masthead: publication.masthead.as_ref().and_then(|path| pictures.image(path, &publication.title)),
        numbers,
        notes: publication.masthead_notes.clone(),
        imprint: imprint(issue, book),
        links: web_links(publication, book),
        contents: super::CONTENTS,
    }
}

/// The imprint as the template knows it.
fn imprint(issue: &Issue, book: &Book) -> Vec<ImprintEntry> {
    let entry =
        |wording::ImprintEntry { label, values, .. }| ImprintEntry { label: label.to_owned(), values };
    book.words.imprint(issue).into_iter().map(entry).collect()
}

fn web_links(publication: &Publication, book: &Book) -> Vec<WebLink> {
    let link = |link: &crate::model::Link| WebLink {
        label: if link.label.trim().is_empty() { link.url.clone() } else { link.label.clone() },
        href: address::sound(&link.url),
        url: link.url.clone(),
        code: link
            .qr
            .then(|| code::svg(&link.url, &book.words.qr_code(&link.url)))
            .flatten()
            .map(Markup::from_safe_string),
    };
    publication.links.iter().map(link).collect()
}
