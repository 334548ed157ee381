//! A made sheet with its furniture.

use super::sheet::MadeSheet;
use crate::edition::{Frame, ReadingOrder, Sheet, Tag};
use crate::layout::grid::cells::CellRect;
use crate::layout::plan::{Plan, PlannedModule};
use crate::layout::style::context::Context;
use crate::model::{Page, Rank};

/// A sheet of a page, by its number among the sheets of that page, with its furniture.
pub(super) fn finished(context: &Context<'_>, page: &Page, number: usize, made: MadeSheet) -> (Sheet, Plan) {
    let mut frames = Vec::new();
    if made.plan.taken > 0 {
        frames.extend(strip(context));
    }
    frames.extend(context.folio(page, number));
    if !made.tints.is_empty() {
        frames.push(Frame::Group { tag: Tag::Artifact, frames: made.tints });
    }
    frames.extend(made.frames);
    frames.push(Frame::Group { tag: Tag::Artifact, frames: made.rules });
    let title = context.typesetter.words.page_title(page);
    let accent = context.issue.issue().publication.accent_of(page.name.as_deref());
    let sheet = Sheet {
        number,
        palette: context.typesetter.theme.colours.palette(accent),
        readings: readings(&made.plan),
        areas: made.areas,
        ..Sheet::plain(context.paper.trim, page.label.clone(), title, frames)
    };
    (sheet, made.plan)
}

/// The masthead over the front page, with the index box beside it.
fn strip(context: &Context<'_>) -> Vec<Frame> {
    let columns = context.paper.columns;
    let index = context.index_columns();
    let mut frames = context.masthead(columns - index);
    if index > 0 {
        let rows = context.masthead_rows(columns - index);
        frames.extend(context.index_box(CellRect::new(columns - index, 0, index, rows)));
    }
    frames
}

/// The reading order of the articles of a sheet.
fn readings(plan: &Plan) -> Vec<ReadingOrder> {
    let weight = |rank| match rank {
        Some(Rank::Lead) => 0,
        Some(Rank::Major) => 1,
        Some(Rank::Middle) => 2,
        Some(Rank::Minor | Rank::Photo) => 3,
        Some(Rank::Brief) => 4,
        None => 5,
    };
    let reading = |module: &PlannedModule| {
        let (rank, cell) = (weight(module.rank), (module.cells.row, module.cells.column));
        Some(ReadingOrder { article: module.article.clone()?, rank, cell })
    };
    plan.modules.iter().filter_map(reading).collect()
}
