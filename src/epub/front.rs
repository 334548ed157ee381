//! The title page: masthead, numbers, imprint.

use super::Work;
use super::context::{Book, ImprintEntry, TitlePage, WebLink};
use crate::epub::html::address;
use crate::epub::html::pictures::Pictures;
use crate::model::{Issue, Kind, Publication};

/// The title page of an issue or a volume.
pub(crate) fn title_page(work: &Work<'_>, book: &Book, pictures: &Pictures) -> TitlePage {
    let issue = work.issue();
    let publication = &issue.publication;
    let words = &book.words;
    let numbers = match work.volume {
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
        links: web_links(publication),
        contents: super::CONTENTS,
    }
}

/// The imprint in the order papers print it: numbers, bodies, places, printing
/// (报纸出版管理规定 art. 29; for internal publications 内部资料性出版物管理办法 art. 14).
fn imprint(issue: &Issue, book: &Book) -> Vec<ImprintEntry> {
    let publication = &issue.publication;
    let words = &book.words;
    let labels = words.labels;
    let publisher = if publication.kind == Kind::Permit { labels.compiler } else { labels.publisher };
    let one = |value: &Option<String>| value.iter().cloned().collect();
    let entries: [(&str, Vec<String>); 17] = [
        (labels.cn, one(&publication.cn)),
        (labels.issn, one(&publication.issn)),
        (labels.postal_code, one(&publication.postal_code)),
        (labels.permit, one(&publication.permit)),
        (labels.supervisor, publication.supervisor.clone()),
        (labels.sponsor, publication.sponsor.clone()),
        (labels.organizer, publication.organizer.clone()),
        (publisher, one(&publication.publisher)),
        (labels.audience, one(&publication.audience)),
        (labels.address, one(&publication.address)),
        (labels.postcode, one(&publication.postcode)),
        (labels.phone, one(&publication.phone)),
        (labels.printer, one(&publication.printer)),
        (labels.printer_address, one(&publication.printer_address)),
        (labels.printed, issue.printed.map(|day| words.date(day)).into_iter().collect()),
        (labels.copies, publication.copies.map(|n| words.copies(n)).into_iter().collect()),
        (labels.price, one(&publication.price)),
    ];
    entries
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(label, values)| ImprintEntry { label: label.to_owned(), values })
        .collect()
}

fn web_links(publication: &Publication) -> Vec<WebLink> {
    let link = |link: &crate::model::Link| WebLink {
        label: if link.label.trim().is_empty() { link.url.clone() } else { link.label.clone() },
        href: address::sound(&link.url),
        url: link.url.clone(),
    };
    publication.links.iter().map(link).collect()
}
