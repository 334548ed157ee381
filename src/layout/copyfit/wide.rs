//! What stands at the foot of a module over several legs, because a leg is too narrow for it: tables, and lists whose
//! terms stand side by side.

use std::sync::Arc;

use super::strip::Strip;
use super::table::{TableCopy, under_table};
use super::terms::TermsCopy;
use crate::geometry::Length;
use crate::layout::grid::paper::Paper;
use crate::layout::style::typesetter::Typesetter;
use crate::model::walk::plain_text;
use crate::model::{Article, Block};
use crate::wording::NoteNumbers;

/// Most rows that wide pieces may take from a page, in hundredths.
const TALLEST: usize = 30;

/// A piece over several legs.
#[derive(Clone, Debug)]
pub enum WideCopy<'a> {
    /// A table.
    Table(Arc<TableCopy<'a>>),
    /// A list of terms.
    Terms(Arc<TermsCopy<'a>>),
}

impl WideCopy<'_> {
    /// Whether it stands in legs of any measure: its items share out what there is.
    pub fn fits_any_measure(&self) -> bool {
        matches!(self, Self::Terms(_))
    }

    /// Whether it is this block.
    pub fn is_of(&self, block: &Block) -> bool {
        match (self, block) {
            (Self::Table(copy), Block::Table(table)) => copy.is_of(table),
            (Self::Terms(copy), block) => copy.is_of(block),
            (Self::Table(_), _) => false,
        }
    }

    /// Texts after it that stand under it.
    pub fn texts_under(&self) -> usize {
        match self {
            Self::Table(copy) => copy.texts_under(),
            Self::Terms(_) => 0,
        }
    }

    /// Whether it can be set in a measure.
    pub fn stands_in(&self, measure: Length) -> bool {
        match self {
            Self::Table(copy) => copy.stands_in(measure),
            Self::Terms(_) => true,
        }
    }

    /// Width in which nothing of it gives way.
    pub fn natural_measure(&self, typesetter: &Typesetter<'_>, paper: &Paper) -> Length {
        match self {
            Self::Table(copy) => copy.natural_measure(typesetter),
            Self::Terms(copy) => copy.natural_measure(paper),
        }
    }

    /// All of it over a measure as strips, with a number among the wide pieces of its article.
    pub fn strips(
        &self,
        typesetter: &Typesetter<'_>,
        paper: &Paper,
        number: u32,
        measure: Length,
    ) -> Vec<Strip> {
        match self {
            Self::Table(copy) => copy.all_strips(typesetter, paper, number, measure),
            Self::Terms(copy) => copy.strips(typesetter, paper, TermsCopy::first_item(number), measure),
        }
    }
}

/// The pieces of an article that do not fit a column and stand at the foot of the module, over several legs. Those
/// that would take too much of the page run in the legs, where they can be cut.
pub fn wide_pieces<'a>(
    typesetter: &Typesetter<'_>,
    paper: &Paper,
    article: &'a Article,
    notes: &Arc<NoteNumbers>,
) -> Vec<WideCopy<'a>> {
    let mut wide = Vec::new();
    let mut taken = 0;
    let most = usize::from(paper.rows) * TALLEST / 100;
    for place in 0..article.body.len() {
        let Some(copy) = wide_copy(typesetter, paper, (article, place), notes, most - taken) else {
            continue;
        };
        if copy.natural_measure(typesetter, paper) <= paper.measure {
            continue;
        }
        let measure = paper.span(paper.columns);
        let strips = copy.strips(typesetter, paper, 0, measure);
        let rows = strips.iter().map(|strip| usize::from(strip.rows)).sum::<usize>() + 1;
        if taken + rows <= most {
            taken += rows;
            wide.push(copy);
        }
    }
    wide
}

/// A block that may be wide, shaped: it is no more than `room` rows high, as far as can be told before.
fn wide_copy<'a>(
    typesetter: &Typesetter<'_>,
    paper: &Paper,
    (article, place): (&'a Article, usize),
    notes: &Arc<NoteNumbers>,
    room: usize,
) -> Option<WideCopy<'a>> {
    let block = &article.body[place];
    if let Block::Table(table) = block {
        let under = &article.body[place + 1..];
        let under = &under[..under_table(under)];
        // Each of its rows takes at least one; a chart is as high whatever it shows.
        let least = if table.chart.is_some() { 1 } else { table.all_rows().count() + 1 };
        let copy = || TableCopy::new(typesetter, table, under, notes);
        return (least <= room).then(|| WideCopy::Table(Arc::new(copy())));
    }
    let copy = TermsCopy::of(typesetter, paper, block, notes)?;
    let before = place.checked_sub(1).map(|before| &article.body[before]);
    let opens = before.is_none() && article.body.len() > 1 && !copy.is_figures();
    // What leads to a list stands over it, and what follows a list of words that opens a text under it.
    let runs = copy.runs_in_legs() || opens || before.is_some_and(leads_to_list);
    (!runs).then(|| WideCopy::Terms(Arc::new(copy)))
}

/// Whether a block is read with the list after it: a subhead, or words that end with a colon.
fn leads_to_list(block: &Block) -> bool {
    match block {
        Block::Subhead { .. } => true,
        Block::Paragraph { text } => plain_text(text).trim_end().ends_with(['：', ':']),
        _ => false,
    }
}
