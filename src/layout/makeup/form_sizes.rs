//! The rectangles that an article can take on its page, for whoever asks what would make it fit.

use super::pieces::piece_on_page;
use crate::layout::arrange::{Cost, Form};
use crate::layout::grid::cells::CellRect;
use crate::layout::style::context::Context;
use crate::model::ArticleId;

/// A rectangle that an article can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormSize {
    /// Width in columns.
    pub columns: u16,
    /// Height in rows, with that of the article rule.
    pub rows: u16,
    /// Whether it holds the whole article; otherwise the rest goes on elsewhere.
    pub is_whole: bool,
    /// What it costs.
    pub cost: Cost,
    /// Where its pictures stand in it.
    pub picture: Option<CellRect>,
}

/// Those of an article that stands alone on its page; none of one in a digest of briefs.
pub fn form_sizes(context: &Context<'_>, page: usize, article: &ArticleId) -> Vec<FormSize> {
    let Some(piece) = piece_on_page(context, page, article) else { return Vec::new() };
    let set = &piece.forms;
    let size = |form: Form| FormSize {
        columns: form.columns,
        rows: form.rows,
        is_whole: set.cut(&set.kept[form.id as usize]).is_none(),
        cost: form.cost + form.off_plan,
        picture: form.look.picture,
    };
    set.forms().into_iter().map(size).collect()
}
