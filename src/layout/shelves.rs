//! Stories to sheets: side by side on shelves, in the editor's order.
//!
//! A shelf is as wide as the page and as high as its tallest module. Which stories share a
//! shelf, how wide each stands and where a sheet ends are chosen together, so that the least
//! paper stays blank. The number of stories of a page is small: all choices are looked at.

use std::collections::BTreeMap;

use super::module::{Module, ModuleMaker, Story};
use crate::model::Rank;

/// A module with its place on a sheet.
#[derive(Debug)]
pub struct Placed {
    /// Number of the story on its page.
    pub story: usize,
    /// The module.
    pub module: Module,
    /// Sheet of the page, from 0.
    pub sheet: usize,
    /// Its first column.
    pub column: u16,
    /// Its first row.
    pub row: u16,
    /// Rows of its shelf.
    pub shelf_rows: u16,
}

/// Blank rows between two shelves; a rule stands in their middle.
pub const GAP_ROWS: u16 = 2;

/// Most stories side by side.
const WIDEST: usize = 5;

/// Fewest rows that are worth beginning a story that does not fit the sheet.
const WORTHWHILE: u16 = 16;

/// Fewest rows of a leg that reads as a column, and the price of a shorter one, in cells a leg.
const SHORTEST_LEG: u16 = 4;
const SHORT_LEG: u64 = 12;

/// The room on the sheets of one newspaper page.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Columns of a sheet.
    pub columns: u16,
    /// Rows of a sheet.
    pub rows: u16,
    /// Rows taken at the top of the first sheet.
    pub taken: u16,
}

/// How far a page is set: sheet and first free row.
type Cursor = (usize, u16);

/// The best way found to a cursor.
#[derive(Clone, Debug)]
struct Way {
    cost: u64,
    before: Option<(usize, Cursor)>,
    step: Step,
}

/// How the last stories of a way were placed.
#[derive(Clone, Debug)]
enum Step {
    /// Nothing yet.
    Start,
    /// Widths of the stories of a shelf, and where it stands.
    Shelf { widths: Vec<u16>, at: Cursor, rows: u16 },
    /// One story over the whole width, from here on over as many sheets as it needs.
    Spill { at: Cursor },
}

/// Places all stories of a page.
pub fn place(maker: &ModuleMaker<'_>, stories: &[Story<'_>], room: Room) -> Vec<Placed> {
    let heights = Heights::new(maker, stories, room);
    let mut ways: Vec<BTreeMap<Cursor, Way>> = vec![BTreeMap::new(); stories.len() + 1];
    ways[0].insert((0, room.taken), Way { cost: 0, before: None, step: Step::Start });
    for from in 0..stories.len() {
        let here: Vec<(Cursor, u64)> = ways[from].iter().map(|(&cursor, way)| (cursor, way.cost)).collect();
        let shelves = heights.shelves(from);
        for (cursor, cost) in here {
            for shelf in &shelves {
                let Some((at, end, blank)) = stand(cursor, shelf.rows, room) else { continue };
                let cost = cost + blank + shelf.cost;
                let next = &mut ways[from + shelf.widths.len()];
                if next.get(&end).is_none_or(|known| cost < known.cost) {
                    let step = Step::Shelf { widths: shelf.widths.clone(), at, rows: shelf.rows };
                    next.insert(end, Way { cost, before: Some((from, cursor)), step });
                }
            }
            if let Some((at, end, cost_of)) =
                spill(maker, &stories[from], cursor, room, heights.of(from, room.columns))
            {
                let cost = cost + cost_of;
                if ways[from + 1].get(&end).is_none_or(|known| cost < known.cost) {
                    let way = Way { cost, before: Some((from, cursor)), step: Step::Spill { at } };
                    ways[from + 1].insert(end, way);
                }
            }
        }
    }
    let mut placed = follow(maker, stories, room, &ways);
    spread(&mut placed, room);
    placed
}

/// Most rows that are added to the blank between two shelves. Taste of this project: with more
/// the page falls apart.
const MOST_ADDED: u16 = 3;

/// Shares the blank at the foot of each sheet out among the blanks between its shelves, if there
/// is little of it, so that the page ends where the type area does.
fn spread(placed: &mut [Placed], room: Room) {
    let sheets = placed.iter().map(|one| one.sheet + 1).max().unwrap_or(0);
    for sheet in 0..sheets {
        let here = || placed.iter().filter(move |one| one.sheet == sheet);
        let tops: std::collections::BTreeSet<u16> = here().map(|one| one.row).collect();
        let bottom = here().map(|one| one.row + one.shelf_rows).max().unwrap_or(room.rows);
        let gaps = tops.len().saturating_sub(1) as u16;
        let spare = room.rows.saturating_sub(bottom);
        if gaps == 0 || spare > gaps * MOST_ADDED {
            continue;
        }
        let order: BTreeMap<u16, u16> = tops.into_iter().zip(0..).collect();
        for one in placed.iter_mut().filter(|one| one.sheet == sheet) {
            one.row += spare * order[&one.row] / gaps;
        }
    }
}

/// Where a shelf of so many rows stands: on this sheet, or at the head of the next. Returns its
/// place, the cursor behind it and the price of the blank it leaves.
fn stand((sheet, row): Cursor, rows: u16, room: Room) -> Option<(Cursor, Cursor, u64)> {
    let top = row + gap(row, sheet, room);
    if top + rows <= room.rows {
        return Some(((sheet, top), (sheet, top + rows), 0));
    }
    let fresh = row == head_row(sheet, room);
    let blank = u64::from(room.rows.saturating_sub(row)) * u64::from(room.columns) * 2;
    (rows <= room.rows && !fresh).then_some(((sheet + 1, 0), (sheet + 1, rows), blank))
}

fn head_row(sheet: usize, room: Room) -> u16 {
    if sheet == 0 { room.taken } else { 0 }
}

fn gap(row: u16, sheet: usize, room: Room) -> u16 {
    if row == head_row(sheet, room) { 0 } else { GAP_ROWS }
}

/// Where a story that fits no sheet begins and ends.
fn spill(
    maker: &ModuleMaker<'_>,
    story: &Story<'_>,
    (sheet, row): Cursor,
    room: Room,
    rows: u16,
) -> Option<(Cursor, Cursor, u64)> {
    let top = row + gap(row, sheet, room);
    if top + rows <= room.rows {
        return None;
    }
    let left = room.rows.saturating_sub(top);
    // Head and figures stand before the first cut; they need their rows here.
    let begins_here = left >= WORTHWHILE && maker.module(story, 0, room.columns, left).rows <= left;
    let at = if begins_here { (sheet, top) } else { (sheet + 1, 0) };
    let parts = parts(maker, story, at, room);
    let &(_, (last, first_row)) = parts.last()?;
    let end = (last, first_row + parts.last()?.0.rows);
    let blank = if at.0 == sheet {
        0
    } else {
        u64::from(room.rows.saturating_sub(row)) * u64::from(room.columns) * 2
    };
    // A story that goes over the end of a sheet is harder to read: one leg of text as its price.
    Some((at, end, blank + u64::from(rows) * u64::from(room.columns) + 60 * parts.len() as u64))
}

/// The parts of a story over the sheets it needs, each with its place.
fn parts(maker: &ModuleMaker<'_>, story: &Story<'_>, at: Cursor, room: Room) -> Vec<(Module, Cursor)> {
    let mut parts = Vec::new();
    let (mut sheet, mut row) = at;
    let mut from = 0;
    loop {
        let module = maker.module(story, from, room.columns, room.rows.saturating_sub(row));
        let (rest, stuck) = (module.rest, module.rest == from && row == 0);
        if !(module.is_empty() || module.rest == from && row > 0) {
            parts.push((module, (sheet, row)));
        }
        if rest >= story.strips.len() || stuck {
            return parts;
        }
        from = rest;
        (sheet, row) = (sheet + 1, 0);
    }
}

/// Stories side by side.
struct Shelf {
    /// Their widths in columns.
    widths: Vec<u16>,
    /// Rows of the tallest.
    rows: u16,
    /// What it costs wherever it stands.
    cost: u64,
}

/// Heights of all stories at all widths.
struct Heights<'a> {
    stories: &'a [Story<'a>],
    /// Rows of the module, and of its longest leg.
    rows: Vec<Vec<(u16, u16)>>,
    columns: u16,
}

impl<'a> Heights<'a> {
    fn new(maker: &ModuleMaker<'_>, stories: &'a [Story<'a>], room: Room) -> Self {
        let height = |story, columns| {
            let module = maker.module(story, 0, columns, u16::MAX / 4);
            (module.rows, module.leg_rows())
        };
        let all = |story| (1..=room.columns).map(|columns| height(story, columns)).collect();
        Self { stories, rows: stories.iter().map(all).collect(), columns: room.columns }
    }

    fn of(&self, story: usize, columns: u16) -> u16 {
        self.rows[story][usize::from(columns) - 1].0
    }

    /// Every shelf that begins with a story. Of two that cost the same on a page, the one found
    /// first is taken.
    fn shelves(&self, from: usize) -> Vec<Shelf> {
        let counts = 1..=WIDEST.min(self.stories.len() - from);
        let all = counts.flat_map(|count| self.widths(from, count));
        all.map(|widths| {
            let heights = widths.iter().enumerate().map(|(i, &columns)| self.of(from + i, columns));
            let rows = heights.max().unwrap_or(0);
            Shelf { rows, cost: self.cost(from, &widths, rows), widths }
        })
        .collect()
    }

    /// Every way to share the columns out among so many stories, none narrower than its rank
    /// bears. The last may leave columns blank.
    fn widths(&self, from: usize, count: usize) -> Vec<Vec<u16>> {
        let mut found = vec![Vec::new()];
        for i in 0..count {
            let least: u16 = (from + i + 1..from + count).map(|later| self.least(later)).sum();
            let mut longer = Vec::new();
            for widths in &found {
                let used: u16 = widths.iter().sum();
                let room = self.columns.saturating_sub(used + least);
                for width in self.least(from + i)..=room {
                    longer.push([widths.as_slice(), &[width]].concat());
                }
            }
            found = longer;
        }
        found
    }

    /// Fewest columns of a story by its rank. Taste of this project after the tables of heads:
    /// below, the heads of the rank turn into too many lines.
    fn least(&self, story: usize) -> u16 {
        let columns = match self.stories[story].rank {
            Rank::Lead => self.columns.div_ceil(2) + 1,
            Rank::Major => 3,
            Rank::Middle | Rank::Photo => 2,
            Rank::Minor => 2,
            Rank::Brief => 1,
        };
        columns.min(self.columns)
    }

    /// Cells of the shelf; the blank beside its modules and under the lower ones once more, for
    /// even feet look better; and a price for legs of less than four rows.
    fn cost(&self, from: usize, widths: &[u16], rows: u16) -> u64 {
        let cells = u64::from(rows + GAP_ROWS) * u64::from(self.columns);
        let beside = u64::from(self.columns - widths.iter().sum::<u16>()) * u64::from(rows);
        let module = |(i, &columns): (usize, &u16)| {
            let (own, leg) = self.rows[from + i][usize::from(columns) - 1];
            let under = u64::from(rows - own);
            let short = if columns > 1 && leg < SHORTEST_LEG { SHORT_LEG * u64::from(columns) } else { 0 };
            under * under * u64::from(columns) / 8 + short
        };
        cells + beside + widths.iter().enumerate().map(module).sum::<u64>()
    }
}

/// Builds the modules of the cheapest way.
fn follow(
    maker: &ModuleMaker<'_>,
    stories: &[Story<'_>],
    room: Room,
    ways: &[BTreeMap<Cursor, Way>],
) -> Vec<Placed> {
    let mut steps = Vec::new();
    let last = ways.len() - 1;
    let ended = ways[last].iter().min_by_key(|(cursor, way)| (way.cost, **cursor));
    let mut next = ended.map(|(&cursor, _)| (last, cursor));
    while let Some((number, cursor)) = next {
        let way = &ways[number][&cursor];
        if let Some((from, _)) = way.before {
            steps.push((from, way.step.clone()));
        }
        next = way.before;
    }
    let mut placed = Vec::new();
    for (from, step) in steps.into_iter().rev() {
        match step {
            Step::Start => {}
            Step::Shelf { widths, at: (sheet, row), rows } => {
                let mut column = 0;
                for (i, columns) in widths.into_iter().enumerate() {
                    let module = maker.module(&stories[from + i], 0, columns, u16::MAX / 4);
                    placed.push(Placed { story: from + i, module, sheet, column, row, shelf_rows: rows });
                    column += columns;
                }
            }
            Step::Spill { at } => {
                for (module, (sheet, row)) in parts(maker, &stories[from], at, room) {
                    let shelf_rows = module.rows;
                    placed.push(Placed { story: from, module, sheet, column: 0, row, shelf_rows });
                }
            }
        }
    }
    placed
}
