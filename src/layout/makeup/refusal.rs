//! What fits no sheet, as a fault of the issue: what it is, by how much, and what to do about it.

use super::booked::{Booked, Room, missing_columns, missing_rows, room};
use super::piece::Piece;
use super::sheet::sides_of;
use super::surroundings::Surroundings;
use crate::diagnostics::{Code, Diagnostic};
use crate::geometry::Length;
use crate::layout::grid::booking::Booking;
use crate::layout::grid::paper::Paper;
use crate::layout::style::context::Context;
use crate::messages::{Sentence, count, list, sentence};
use crate::model::{Article, Notice, Page, Pin};

/// The notices that ask for more than a page of the paper has.
pub(in crate::layout) fn oversized_notices(pages: &[Context<'_>]) -> Vec<Diagnostic> {
    let of_page = |(context, page): (&Context<'_>, &Page)| {
        let faults = page.articles.iter().filter_map(|article| oversized(article, context.paper));
        faults.map(|fault| fault.on_page(&page.label)).collect::<Vec<_>>()
    };
    Context::with_pages(pages).flat_map(of_page).collect()
}

/// The pages whose booked notices have no room side by side, with the millimetres that are missing.
pub(in crate::layout) fn crowded_pages(pages: &[Context<'_>]) -> Vec<Diagnostic> {
    let pages = Context::with_pages(pages).enumerate();
    pages.filter_map(|(number, (context, page))| crowded(context, number, page)).collect()
}

fn crowded(context: &Context<'_>, number: usize, page: &Page) -> Option<Diagnostic> {
    let paper = context.paper;
    let mut notices = Vec::new();
    for article in page.articles.iter().filter(|article| article.pin != Some(Pin::Ear)) {
        let Some(notice) = &article.notice else { continue };
        let booking = Booking::of(notice, paper);
        let (Some(columns), Some(rows)) = (booking.columns(paper), booking.rows(paper)) else { continue };
        notices.push((
            &article.id,
            Booked { columns, rows, sides: article.pin.map(sides_of).unwrap_or_default() },
        ));
    }
    let taken = taken_rows(context, number);
    let rows = paper.module_rows(taken);
    let booked: Vec<Booked> = notices.iter().map(|(_, booked)| *booked).collect();
    if room(&booked, paper.columns, rows) != Room::None {
        return None;
    }
    let names = list(notices.iter().map(|(id, _)| id.to_string()));
    let (page_label, paper_name) = (&page.label, &paper.name);
    let millimetres = |missing: Length| (f64::from(missing.points()) / 72.0 * 25.4).ceil() as u32;
    let said = |key: &'static str, millimetres: u32| {
        sentence!(key, page = page_label, millimetres, notices = names.clone(), paper = paper_name)
    };
    let message = match missing_rows(&booked, paper.columns, rows) {
        Some(missing) => said("no-room.booked", millimetres(paper.row * i32::from(missing))),
        None => match missing_columns(&booked, paper.columns, rows) {
            Some(missing) => {
                let missing = (paper.measure + paper.gutter) * i32::from(missing);
                said("no-room.booked-wide", millimetres(missing))
            }
            None => said("no-room.pinned", 0),
        },
    };
    let (first, _) = notices.first()?;
    let fault =
        Diagnostic::new(Code::NoRoom, message).in_article(first).on_page(page_label).data("part", "notice");
    Some(fault.help(sentence!("no-room.help-booked")))
}

/// Rows that the masthead takes of a page.
fn taken_rows(context: &Context<'_>, number: usize) -> u16 {
    if number == 0 { Surroundings::of(context, (0, 0), [].iter()).taken } else { 0 }
}

/// Whether all notices of an issue find the columns and rows that they request on the pages that list
/// them, below the masthead on the first.
pub(in crate::layout) fn holds_notices(pages: &[Context<'_>]) -> bool {
    let holds = |(number, (context, page)): (usize, (&Context<'_>, &Page))| {
        let paper = context.paper;
        let rows = paper.module_rows(taken_rows(context, number)).saturating_sub(1);
        page.articles
            .iter()
            .filter_map(|article| article.notice.as_ref())
            .all(|notice| Booking::of(notice, paper).fits(paper, paper.columns, rows))
    };
    Context::with_pages(pages).enumerate().all(holds) && crowded_pages(pages).is_empty()
}

fn oversized(article: &Article, paper: &Paper) -> Option<Diagnostic> {
    let notice = article.notice.as_ref()?;
    if Booking::of(notice, paper).fits(paper, paper.columns, paper.rows) {
        return None;
    }
    let message = sentence!(
        "no-room.notice",
        asked = asked(notice),
        paper = &paper.name,
        columns = in_columns(paper.columns),
        rows = in_rows(paper.rows),
    );
    let fault = Diagnostic::new(Code::NoRoom, message).in_article(&article.id).data("part", "notice");
    Some(fault.help(sentence!("no-room.help-notice")))
}

fn asked(notice: &Notice) -> Sentence {
    if let Some(size) = notice.size {
        return sentence!("millimetres", size = size.to_string());
    }
    match (notice.columns, notice.rows) {
        (Some(columns), Some(rows)) => {
            sentence!("columns-and-rows", columns = in_columns(columns), rows = in_rows(rows))
        }
        (Some(columns), None) => in_columns(columns),
        (None, rows) => in_rows(rows.unwrap_or(1)),
    }
}

fn in_columns(columns: u16) -> Sentence {
    sentence!("columns", count = count(columns))
}

fn in_rows(rows: u16) -> Sentence {
    sentence!("rows", count = count(rows))
}

/// An article that no sheet of its page can take, where `taken` rows are of the masthead.
pub(super) fn no_room(page: &Page, piece: &Piece<'_>, paper: &Paper, taken: u16) -> Diagnostic {
    let (what, part) = match piece.article.notice {
        Some(_) => (sentence!("no-room-notice"), Some("notice")),
        None => (sentence!("no-room-article"), None),
    };
    let free = paper.module_rows(taken).saturating_sub(1);
    let has = if taken == 0 { "no-room.has" } else { "no-room.has-below" };
    let has = sentence!(has, paper = &paper.name, rows = in_rows(free));
    let message = match piece.needs() {
        Some((columns, rows)) if rows > free => {
            sentence!("no-room.takes", what, rows = in_rows(rows), columns = in_columns(columns), has)
        }
        _ => sentence!("no-room", what, has),
    };
    let wider = piece.columns_that_hold().filter(|_| piece.material.requested_columns().is_some());
    let way_out = match wider {
        Some(columns) => sentence!("no-room.help-columns", columns),
        None => sentence!("no-room.help"),
    };
    let fault = Diagnostic::new(Code::NoRoom, message).in_article(&piece.article.id).on_page(&page.label);
    let fault = fault.help(way_out);
    match part {
        Some(part) => fault.data("part", part),
        None => fault,
    }
}
