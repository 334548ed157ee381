//! The publication of the issue: what was given, completed by what the masthead says.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic, Span};
use crate::messages::{Sentence, sentence};
use crate::model::Publication;
use crate::source::{Origins, Scope};

use super::imprint::Duty;
use super::lines::PageExcerpt;
use super::masthead::{Masthead, same_name};

/// Short name of a paper of which only the page is known. An ASCII name cannot be derived from
/// a name in Han characters.
const SLUG: &str = "paper";

/// Language of a paper of which only the page is known.
const LANGUAGE: &str = "zh-Hans-CN";

/// A paper of which nothing is known yet. Its kind is never guessed.
pub(in crate::source::import) fn unknown() -> Publication {
    Publication { slug: SLUG.into(), language: LANGUAGE.into(), ..Publication::default() }
}

/// Completes a publication by a masthead: fields that are empty take what the page has; of those
/// that are not, a remark says what the page has besides.
pub(in crate::source::import) fn complete(
    publication: &mut Publication,
    masthead: &Masthead<'_>,
    origins: &mut Origins,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut filling = Filling { origins, diagnostics };
    filling.title(publication, masthead);
    filling.list("supervisor", &mut publication.supervisor, &masthead.bodies(Duty::Supervisor));
    filling.list("sponsor", &mut publication.sponsor, &masthead.bodies(Duty::Sponsor));
    filling.list("organizer", &mut publication.organizer, &masthead.bodies(Duty::Organizer));
    filling.publisher(publication, &masthead.bodies(Duty::Publisher));
    filling.links(publication, masthead);
    filling.list("masthead_notes", &mut publication.masthead_notes, &masthead.notes);
}

struct Filling<'a> {
    origins: &'a mut Origins,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Filling<'_> {
    fn title(&mut self, publication: &mut Publication, masthead: &Masthead<'_>) {
        let Some(title) = masthead.title else { return };
        if publication.title.is_empty() {
            publication.title = title.text.to_owned();
            self.origin("title", title.span());
        } else if !same_name(&publication.title, title.text) {
            let message = sentence!("no-masthead.title", page = title.text, title = &publication.title);
            self.remark(message, title.span());
        }
    }

    fn list(&mut self, key: &str, field: &mut Vec<String>, page: &[PageExcerpt<'_>]) {
        let (Some(first), Some(last)) = (page.first(), page.last()) else { return };
        if field.is_empty() {
            *field = page.iter().map(|words| words.text.to_owned()).collect();
            self.origin(key, first.until(*last));
            return;
        }
        let known: BTreeSet<&str> = field.iter().map(String::as_str).collect();
        for words in page.iter().filter(|words| !known.contains(words.text)) {
            self.remark(sentence!("no-masthead.words", words = words.text, key), words.span());
        }
    }

    /// One publisher fits the field; further ones are remarked.
    fn publisher(&mut self, publication: &mut Publication, page: &[PageExcerpt<'_>]) {
        let mut field: Vec<String> = publication.publisher.take().into_iter().collect();
        let (first, others) = page.split_at(page.len().min(1));
        self.list("publisher", &mut field, first);
        self.list("publisher", &mut field, others);
        publication.publisher = field.into_iter().next();
    }

    fn links(&mut self, publication: &mut Publication, masthead: &Masthead<'_>) {
        let links = masthead.links();
        let (Some((first, _)), Some((_, last))) = (masthead.links.first(), masthead.links.last()) else {
            return;
        };
        if publication.links.is_empty() {
            publication.links = links;
            self.origin("links", first.until(*last));
            return;
        }
        let known: BTreeSet<_> = publication.links.iter().map(|link| (&link.label, &link.url)).collect();
        for (link, (label, url)) in links.iter().zip(&masthead.links) {
            if !known.contains(&(&link.label, &link.url)) {
                let message = sentence!("no-masthead.link", label = &link.label, url = &link.url);
                self.remark(message, label.until(*url));
            }
        }
    }

    fn origin(&mut self, key: &str, span: Span) {
        self.origins.insert(Scope::Publication, key, span);
    }

    fn remark(&mut self, message: Sentence, span: Span) {
        let help = Sentence::new("no-masthead.help-publication");
        self.diagnostics.push(Diagnostic::new(Code::NoMasthead, message).at(span).help(help));
    }
}
