//! An article with another wish, or with less text, in the place that it has.

use crate::check::CheckedIssue;
use crate::layout::{FormSize, form_sizes};
use crate::model::Article;
use crate::press::Press;

use super::place::Place;

/// What an article would give in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Given {
    /// Rows of legs that it leaves; fewer than none where it needs more than there are.
    pub(super) spare: i32,
    /// Its legs.
    pub(super) columns: u16,
}

/// What an article would give in as many columns as its place has, or in some others of as many cells; none where it
/// has no form of them.
pub(super) fn given(
    article: Article,
    place: &Place,
    columns: u16,
    (issue, press): (&CheckedIssue, &Press),
) -> Option<Given> {
    let id = article.id.clone();
    let tried = issue.clone().tried(article);
    let forms = form_sizes(&tried, &press.theme, &press.paper, &press.fonts, (&id, place.body));
    let rows = place.cells.area() / u32::from(columns.max(1));
    let of_width = |form: &&FormSize| form.is_whole && form.columns == columns;
    let fits = |form: &&FormSize| u32::from(form.rows) <= rows;
    let cheapest = forms.iter().filter(of_width).filter(fits).min_by_key(|form| (form.cost, form.rows));
    let best = cheapest.or_else(|| forms.iter().filter(of_width).min_by_key(|form| form.rows))?;
    let spare = (rows as i32 - i32::from(best.rows)) * i32::from(columns);
    Some(Given { spare, columns })
}
