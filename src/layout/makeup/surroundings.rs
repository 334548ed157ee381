//! What stands on a sheet besides articles, before they are arranged.

use super::extra::Extra;
use crate::layout::grid::paper::Paper;
use crate::layout::style::context::Context;
use crate::model::{Article, Pin};

/// What stands on a sheet besides articles.
pub(super) struct Surroundings {
    /// Rows at its top that furniture takes over the whole width.
    pub(super) taken: u16,
    /// What is arranged with the articles.
    pub(super) extras: Vec<Extra>,
}

impl Surroundings {
    /// Those of a sheet: on the front page a masthead, over the whole width, or arranged with the
    /// articles where one of them stands in the ear.
    pub(super) fn of<'a>(
        context: &Context<'_>,
        (page, sheet): (usize, usize),
        articles: impl Iterator<Item = &'a Article>,
    ) -> Self {
        if page != 0 || sheet != 0 {
            return Self { taken: 0, extras: Vec::new() };
        }
        let (mut has_ear, mut foot_is_booked) = (false, false);
        for article in articles {
            has_ear |= article.pin == Some(Pin::Ear);
            let at_top = matches!(article.pin, Some(Pin::Top | Pin::TopLeft | Pin::TopRight | Pin::Ear));
            foot_is_booked |= article.notice.is_some() && !at_top;
        }
        if has_ear {
            return Self { taken: 0, extras: Extra::beside_ear(context, foot_is_booked) };
        }
        let columns = context.paper.columns - context.index_columns();
        Self { taken: context.masthead_rows(columns), extras: Vec::new() }
    }

    /// Cells of a sheet that are left for articles.
    pub(super) fn free_cells(&self, paper: &Paper) -> u32 {
        paper.module_cells(self.taken).saturating_sub(self.extras.iter().map(Extra::least_cells).sum())
    }
}
