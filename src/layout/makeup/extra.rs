//! What a sheet takes besides articles: masthead, index box, fillers of the paper's own.

use crate::edition::Frame;
use crate::layout::arrange::{Cost, Form, Item, Look, Sides};
use crate::layout::grid::cells::CellRect;
use crate::layout::plan::{ModuleContent, PlannedModule};
use crate::layout::style::context::Context;

/// Something that is arranged with the articles of a sheet.
#[derive(Clone, Debug)]
pub struct Extra {
    /// What it is.
    pub kind: ExtraKind,
    /// The rectangles it can take: columns, rows, price.
    pub sizes: Vec<(u16, u16, Cost)>,
    /// Sides of the page it has to touch.
    pub sides: Sides,
    /// Whether the page may do without it.
    pub optional: bool,
}

/// What an extra is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtraKind {
    /// The masthead, beside an article in the ear.
    Masthead,
    /// The index box.
    Index,
    /// A filler of the paper, by its number.
    Filler(usize),
}

/// Widths of the index box where it stands below, in columns.
const INDEX_COLUMNS: std::ops::RangeInclusive<u16> = 1..=2;

/// Most blank rows in the index box, and the price of each: they help what stands beside it to end with it.
const MOST_SPARE: u16 = 4;
const SPARE: Cost = 60;

/// Most fillers on a page, and what one costs, alone and for each of its cells (measured; see
/// docs/tuning.md).
const MOST_FILLERS: usize = 2;
const FILLER: Cost = 600;
const FILLER_CELL: Cost = 2;

impl Extra {
    /// The columns and rows that the masthead can take beside an ear.
    pub fn mastheads(context: &Context<'_>) -> Vec<(u16, u16)> {
        let columns = context.paper.columns;
        (columns / 2 + 1..columns).map(|columns| (columns, context.masthead_rows(columns))).collect()
    }

    /// The masthead in the top left corner, and the index box at the foot, or anywhere at the right where
    /// notices stand at the foot: where an article stands in the ear, they are arranged with the others.
    pub fn beside_ear(context: &Context<'_>, foot_is_booked: bool) -> Vec<Self> {
        let sizes = Self::mastheads(context).into_iter().map(|(columns, rows)| (columns, rows, 0)).collect();
        let top_left = Sides { top: true, left: true, ..Sides::default() };
        let masthead = Self { kind: ExtraKind::Masthead, sizes, sides: top_left, optional: false };
        let mut extras = vec![masthead];
        if context.index_columns() > 0 {
            let size = |columns: u16| {
                let rows = context.index_rows(columns);
                (0..=MOST_SPARE).map(move |spare| (columns, rows + spare, Cost::from(spare) * SPARE))
            };
            let sizes = INDEX_COLUMNS.flat_map(size).collect();
            let foot = Sides { bottom: !foot_is_booked, right: true, ..Sides::default() };
            extras.push(Self { kind: ExtraKind::Index, sizes, sides: foot, optional: false });
        }
        extras
    }

    /// Up to two fillers of the paper, chosen in turn by the position of the sheet in its queue.
    pub fn fillers(context: &Context<'_>, position: usize) -> Vec<Self> {
        let fillers = &context.issue.issue().publication.fillers;
        let filler = |number: usize| {
            let filler = &fillers[number];
            let columns = filler.columns.min(context.paper.columns);
            let rows = filler.rows + 1;
            let price = FILLER + i32::from(columns) * i32::from(rows) * FILLER_CELL;
            let sizes = vec![(columns, rows, price)];
            Self { kind: ExtraKind::Filler(number), sizes, sides: Sides::default(), optional: true }
        };
        let turns =
            (0..fillers.len().min(MOST_FILLERS)).map(|turn| (position * MOST_FILLERS + turn) % fillers.len());
        turns.map(filler).collect()
    }

    /// The fewest cells it takes.
    pub fn least_cells(&self) -> u32 {
        let cells = self.sizes.iter().map(|&(columns, rows, _)| u32::from(columns) * u32::from(rows));
        if self.optional { 0 } else { cells.min().unwrap_or(0) }
    }

    /// As the search sees it; its forms have the numbers of its sizes.
    pub fn item(&self) -> Item {
        let form = |(id, &(columns, rows, cost)): (usize, &(u16, u16, Cost))| Form {
            columns,
            rows,
            cost,
            off_plan: 0,
            look: Look { boxed: self.is_boxed(), ..Look::default() },
            id: id as u32,
        };
        Item {
            rank: None,
            picture: None,
            is_dominant: false,
            is_loose_notice: false,
            forms: self.sizes.iter().enumerate().map(form).collect(),
            sides: self.sides,
            is_masthead: self.kind == ExtraKind::Masthead,
            optional: self.optional,
            group: None,
            locked: None,
        }
    }

    fn is_boxed(&self) -> bool {
        self.kind != ExtraKind::Masthead
    }

    /// Drawn in its cells.
    pub fn frames(&self, context: &Context<'_>, cells: CellRect) -> Vec<Frame> {
        match self.kind {
            ExtraKind::Masthead => context.masthead(cells.columns),
            ExtraKind::Index => context.index_box(cells),
            ExtraKind::Filler(number) => context.filler(number, cells),
        }
    }

    /// As data.
    pub fn planned(&self, cells: CellRect) -> PlannedModule {
        let (holds, form) = match self.kind {
            ExtraKind::Masthead => (ModuleContent::Masthead, "masthead"),
            ExtraKind::Index => (ModuleContent::Index, "index"),
            ExtraKind::Filler(_) => (ModuleContent::Filler, "filler"),
        };
        PlannedModule { holds, form: form.to_owned(), boxed: self.is_boxed(), ..PlannedModule::empty(cells) }
    }
}
