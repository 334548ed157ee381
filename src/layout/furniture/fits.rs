//! Texts of the paper and its pages that do not fit their places, found before a page is made.
//!
//! | place | rule |
//! |---|---|
//! | name of the paper | one line, smaller down to [`LEAST_NAME`] |
//! | lines of the masthead | turned; the masthead takes at most half of the page |
//! | folio | three texts side by side, smaller down to 八号, else on lines of their own |
//! | imprint | turned, smaller down to 八号, above the foot of the page |
//! | fillers | turned, from one and a half times the body down to it, with room for the picture |
//! | index box | as many entries as fit, at most a third of the page; long titles are shortened |

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic};
use crate::geometry::{Length, Rect};
use crate::layout::style::context::Context;
use crate::layout::style::page_themes::theme_numbers;
use crate::messages::{Sentence, sentence};
use crate::model::{Filler, Page, Pin, Publication};

use super::lines::SMALLEST;

/// The smallest size of the name of a paper.
const LEAST_NAME: Length = Length::from_points(10);

/// Longer texts, in characters, are not measured: they fit no place.
const MOST_MEASURED: usize = 2_000;

/// What does not fit its place on the paper, as faults of the publication and of pages; each page has its context.
pub fn unfit_furniture(pages: &[Context<'_>]) -> Vec<Diagnostic> {
    let (Some(front), Some(last)) = (pages.first(), pages.last()) else { return Vec::new() };
    let Publication { title, fillers, .. } = &front.issue.issue().publication;
    if title.chars().count() > MOST_MEASURED {
        return vec![front.unmeasured("title", title)];
    }
    let mut found: Vec<Diagnostic> = Vec::new();
    found.extend(front.unfit_name());
    found.extend(front.unfit_masthead());
    found.extend(Context::with_pages(pages).filter_map(|(context, page)| context.unfit_folio(page)));
    found.extend(last.unfit_imprint());
    // A filler may stand on any page.
    let themes: BTreeSet<usize> = theme_numbers(pages).into_iter().collect();
    let unfit = |(number, filler): (usize, &Filler)| {
        themes.iter().find_map(|&page| pages[page].unfit_filler(number, filler))
    };
    found.extend(fillers.iter().enumerate().filter_map(unfit));
    found
}

impl Context<'_> {
    /// The columns that the masthead may have.
    fn masthead_widths(&self) -> Vec<u16> {
        let columns = self.paper.columns;
        let front = self.issue.issue().pages.first();
        let ear = |page: &Page| page.articles.iter().any(|article| article.pin == Some(Pin::Ear));
        let whole = columns - self.index_columns();
        if front.is_some_and(ear) { (columns / 2 + 1..columns).chain([whole]).collect() } else { vec![whole] }
    }

    fn unfit_name(&self) -> Option<Diagnostic> {
        let Publication { title, masthead, .. } = &self.issue.issue().publication;
        let has_picture = masthead.as_ref().is_some_and(|path| self.issue.picture(path).is_some());
        let narrowest = self.masthead_widths().into_iter().min()?;
        let width = self.name_room(narrowest);
        if has_picture || self.name_size_within(self.paper.name_size, width) >= LEAST_NAME {
            return None;
        }
        let wide = self.typesetter.width(title, self.typesetter.theme.furniture.masthead, LEAST_NAME);
        let (wide, room) = (points(wide), points(width.scaled(9, 10)));
        let message = sentence!("overlong-line", wide, paper = &self.paper.name, room);
        Some(self.unfit("title", message).help(sentence!("overlong-line.help-picture")))
    }

    fn unfit_masthead(&self) -> Option<Diagnostic> {
        let issue = self.issue.issue();
        let lines = self.typesetter.words.masthead_lines(issue);
        let paper = &issue.publication;
        let (key, text) = longest_of(&[
            ("supervisor", paper.supervisor.concat()),
            ("sponsor", paper.sponsor.concat()),
            ("organizer", paper.organizer.concat()),
            ("masthead_notes", paper.masthead_notes.concat()),
            ("links", paper.links.iter().map(|link| format!("{}{}", link.label, link.url)).collect()),
            ("cn", or_empty(&paper.cn)),
            ("issn", or_empty(&paper.issn)),
            ("postal_code", or_empty(&paper.postal_code)),
            ("permit", or_empty(&paper.permit)),
        ]);
        if lines.iter().any(|line| line.chars().count() > MOST_MEASURED) {
            return Some(self.unmeasured(key, &text));
        }
        let most = self.paper.rows / 2;
        let rows = self.masthead_widths().into_iter().map(|columns| self.masthead_rows(columns)).max()?;
        (rows > most).then(|| {
            let message = sentence!("overlong-line.masthead", rows, paper = &self.paper.name, most);
            self.unfit(key, message)
        })
    }

    fn unfit_folio(&self, page: &Page) -> Option<Diagnostic> {
        // A further sheet adds a word.
        let texts = self.folio_texts(page, 1);
        let longest = texts.iter().max_by_key(|one| one.text.chars().count())?;
        let fault = if longest.text.chars().count() > MOST_MEASURED {
            self.unmeasured(longest.key, &longest.text)
        } else if self.folio_setting(&texts).is_none() {
            let wide = self.typesetter.width(&longest.text, longest.role, SMALLEST);
            let (wide, room) = (points(wide), points(self.paper.type_area().size.width));
            let message = sentence!("overlong-line.folio", wide, paper = &self.paper.name, room);
            self.unfit(longest.key, message)
        } else {
            return None;
        };
        Some(if longest.key == "title" { fault } else { fault.on_page(&page.label) })
    }

    fn unfit_imprint(&self) -> Option<Diagnostic> {
        let issue = self.issue.issue();
        let line = self.typesetter.words.imprint_line(issue);
        let paper = &issue.publication;
        let (key, text) = longest_of(&[
            ("publisher", or_empty(&paper.publisher)),
            ("address", or_empty(&paper.address)),
            ("postcode", or_empty(&paper.postcode)),
            ("phone", or_empty(&paper.phone)),
            ("audience", or_empty(&paper.audience)),
            ("printer", or_empty(&paper.printer)),
            ("printer_address", or_empty(&paper.printer_address)),
            ("price", or_empty(&paper.price)),
        ]);
        if line.chars().count() > MOST_MEASURED {
            return Some(self.unmeasured(key, &text));
        }
        if line.is_empty() || self.imprint_size(&line).is_some() {
            return None;
        }
        let (height, room) = (points(self.imprint_height(&line, SMALLEST)), points(self.imprint_room()));
        let message = sentence!("overlong-line.imprint", height, paper = &self.paper.name, room);
        Some(self.unfit(key, message))
    }

    fn unfit_filler(&self, number: usize, filler: &Filler) -> Option<Diagnostic> {
        let columns = filler.columns.min(self.paper.columns);
        let size = (self.paper.span(columns), self.paper.row * i32::from(filler.rows));
        let rect = Rect::new(Length::ZERO, Length::ZERO, size.0, size.1);
        let characters: usize = filler.text.iter().map(|line| line.chars().count()).sum();
        let measured = characters <= MOST_MEASURED;
        if measured && self.filler_size(filler, rect).is_some() {
            return None;
        }
        let message = match measured {
            true => {
                let rows = self.filler_rows(filler, rect);
                sentence!("overlong-line.filler", rows, columns, has = filler.rows)
            }
            false => sentence!("overlong-line.filler-unmeasured", characters, most = MOST_MEASURED),
        };
        let fault = Diagnostic::new(Code::OverlongLine, message).data("part", format!("fillers/{number}"));
        Some(fault.help(sentence!("overlong-line.help-filler")))
    }

    /// A text of a key that needs more than its place has.
    fn unfit(&self, key: &'static str, message: Sentence) -> Diagnostic {
        let fault = Diagnostic::new(Code::OverlongLine, message).data("part", key);
        fault.help(sentence!("overlong-line.help", key))
    }

    /// A text that is too long for any place.
    fn unmeasured(&self, key: &'static str, text: &str) -> Diagnostic {
        let characters = text.chars().count();
        let message = sentence!("overlong-line.unmeasured", key, characters, most = MOST_MEASURED);
        let fault = Diagnostic::new(Code::OverlongLine, message).data("part", key);
        fault.help(sentence!("overlong-line.help-unmeasured", key))
    }
}

/// The longest of some texts, with its key.
fn longest_of(texts: &[(&'static str, String)]) -> (&'static str, String) {
    texts.iter().max_by_key(|(_, text)| text.chars().count()).cloned().unwrap_or_default()
}

/// A length in whole points, upwards.
fn points(length: Length) -> i32 {
    length.ceil_times(Length::from_points(1))
}

fn or_empty(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}
