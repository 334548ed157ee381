//! What fits no sheet, as a fault of the issue: what it is, by how much, and what to do about it.

use super::piece::Piece;
use super::surroundings::Surroundings;
use crate::diagnostics::{Code, Diagnostic};
use crate::layout::grid::paper::Paper;
use crate::layout::style::context::Context;
use crate::model::{Article, Page};
use crate::wording::counted;

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
    let message = format!(
        "the notice asks for {}; a page of `{}` has {} and {}",
        asked(notice.columns, notice.rows),
        paper.name,
        counted(paper.columns, "column"),
        counted(paper.rows, "row"),
    );
    let fault = Diagnostic::new(Code::NoRoom, message).in_article(&article.id).data("part", "notice");
    Some(fault.help("ask for no more than that, or choose a larger paper with `--paper`"))
}

fn asked(columns: Option<u16>, rows: Option<u16>) -> String {
    let columns = columns.map(|columns| counted(columns, "column"));
    let rows = rows.map(|rows| counted(rows, "row"));
    columns.into_iter().chain(rows).collect::<Vec<_>>().join(" and ")
}

/// An article that no sheet of its page can take, where `taken` rows are of the masthead.
pub(super) fn no_room(page: &Page, piece: &Piece<'_>, paper: &Paper, taken: u16) -> Diagnostic {
    let what = if piece.article.notice.is_some() { "notice" } else { "article" };
    let free = paper.module_rows(taken).saturating_sub(1);
    let has = match taken {
        0 => format!("a page of `{}` has {}", paper.name, counted(free, "row")),
        _ => format!("below the masthead a page of `{}` has {}", paper.name, counted(free, "row")),
    };
    let message = match piece.needs() {
        Some((columns, rows)) if rows > free => format!(
            "the {what} takes at least {} in {}; {has}",
            counted(rows, "row"),
            counted(columns, "column")
        ),
        _ => format!("the {what} fits the page in no form; {has}"),
    };
    let wider = piece.columns_that_hold().filter(|_| piece.material.requested_columns().is_some());
    let way_out = match wider {
        Some(columns) => {
            format!("give it `columns = {columns}`, shorten it, or choose a larger paper with `--paper`")
        }
        None => "shorten it, part it into two, or choose a larger paper with `--paper`".to_owned(),
    };
    let part = if piece.article.notice.is_some() { "notice" } else { "" };
    let fault = Diagnostic::new(Code::NoRoom, message).in_article(&piece.article.id).on_page(&page.label);
    fault.help(way_out).data("part", part)
}
