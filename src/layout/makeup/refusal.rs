//! What fits no sheet, as a fault of the issue: what it is, by how much, and what to do about it.

use super::piece::Piece;
use super::surroundings::Surroundings;
use crate::diagnostics::{Code, Diagnostic};
use crate::layout::grid::paper::Paper;
use crate::layout::style::context::Context;
use crate::messages::{Sentence, count, sentence};
use crate::model::{Article, Page};

/// The notices that ask for more than a page of the paper has.
pub(in crate::layout) fn oversized_notices(context: &Context<'_>, paper: &Paper) -> Vec<Diagnostic> {
    let of_page = |page: &Page| {
        let faults = page.articles.iter().filter_map(|article| oversized(article, paper));
        faults.map(|fault| fault.on_page(&page.label)).collect::<Vec<_>>()
    };
    context.issue.issue().pages.iter().flat_map(of_page).collect()
}

/// Whether all notices of an issue find the columns and rows that they request on the pages that list
/// them, below the masthead on the first.
pub(in crate::layout) fn holds_notices(context: &Context<'_>) -> bool {
    let paper = context.paper;
    let holds = |(number, page): (usize, &Page)| {
        let taken = if number == 0 { Surroundings::of(context, (0, 0), [].iter()).taken } else { 0 };
        let rows = paper.module_rows(taken).saturating_sub(1);
        page.articles
            .iter()
            .filter_map(|article| article.notice.as_ref())
            .all(|notice| notice.columns.unwrap_or(1) <= paper.columns && notice.rows.unwrap_or(1) <= rows)
    };
    context.issue.issue().pages.iter().enumerate().all(holds)
}

fn oversized(article: &Article, paper: &Paper) -> Option<Diagnostic> {
    let notice = article.notice.as_ref()?;
    let (columns, rows) = (notice.columns.unwrap_or(1), notice.rows.unwrap_or(1));
    if columns <= paper.columns && rows <= paper.rows {
        return None;
    }
    let message = sentence!(
        "no-room.notice",
        asked = asked(notice.columns, notice.rows),
        paper = &paper.name,
        columns = in_columns(paper.columns),
        rows = in_rows(paper.rows),
    );
    let fault = Diagnostic::new(Code::NoRoom, message).in_article(&article.id).data("part", "notice");
    Some(fault.help(sentence!("no-room.help-notice")))
}

fn asked(columns: Option<u16>, rows: Option<u16>) -> Sentence {
    match (columns, rows) {
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
        Some(_) => (sentence!("no-room-notice"), "notice"),
        None => (sentence!("no-room-article"), ""),
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
    fault.help(way_out).data("part", part)
}
