//! A page that stands already, with as little change as its new forms allow.
//!
//! The rectangles of the page are read as cuts: a stack, a row, or four arms around a centre, of parts
//! that are cut again. Every item keeps its columns and its neighbours; only heights change. For fixed
//! cuts the best heights are cheap to find: of every part, the least price at each height that it can
//! have, from the forms upwards.

use super::page_cost::PageCost;
use super::prepared::Prepared;
use super::price::NONE;
use super::tree::Spot;
use super::{Arrangement, Cost, MOST_CELLS, MOST_ITEMS, Problem, arrangement};
use crate::layout::grid::cells::CellRect;

/// What each row costs by which a module is higher or lower than it was, and what another kind of form
/// costs than it had. High, so that a page moves only as far as it must. Tuned by eye; see
/// docs/tuning.md.
const MOVED_ROW: Cost = 1000;
const OTHER_FORM: Cost = 3000;

/// So many times dearer is a row of a module that is locked.
const LOCKED: Cost = 20;

/// Where an item stood.
#[derive(Clone, Debug)]
pub struct Stand {
    /// The cells it took.
    pub cells: CellRect,
    /// The forms, by index, that are of the kind it had.
    pub alike: Vec<bool>,
    /// Whether its editor locked it there.
    pub is_locked: bool,
}

/// Parts of a page that stands.
enum Part {
    /// An item, by its bit.
    Item(usize),
    /// Parts from above to below.
    Stack(Vec<Part>),
    /// Parts from left to right.
    Row(Vec<Part>),
    /// Four arms, in turn from the top left (or right, if mirrored), and the centre.
    Pinwheel(Box<[Part; 5]>),
}

/// The way in which parts follow each other.
#[derive(Clone, Copy)]
enum Axis {
    /// From above to below.
    Down,
    /// From left to right.
    Across,
}

impl Axis {
    /// Where a rectangle begins and ends.
    fn span(self, cells: CellRect) -> (u16, u16) {
        match self {
            Self::Down => (cells.row, cells.bottom()),
            Self::Across => (cells.column, cells.right()),
        }
    }

    /// A part of a rectangle, from where to how far.
    fn slice(self, room: CellRect, from: u16, length: u16) -> CellRect {
        match self {
            Self::Down => CellRect::new(room.column, from, room.columns, length),
            Self::Across => CellRect::new(from, room.row, length, room.rows),
        }
    }
}

/// Least prices of a part by its height, from nothing on.
type Heights = Vec<Cost>;

/// A part with its prices and those of its parts.
struct Priced<'a> {
    part: &'a Part,
    heights: Heights,
    kids: Vec<Priced<'a>>,
}

struct Keeper<'a> {
    prepared: &'a Prepared<'a>,
    /// Where every bit stood.
    stands: Vec<Option<&'a Stand>>,
    /// Whether nothing may move, and forms are of the kind they were.
    exact: bool,
}

/// The page as it stood, with heights that its forms can have; `stands` has a place for every item that
/// stood. None if the places are no page of straight cuts and pinwheels, if a needed item has none, or
/// if the forms cannot fill them.
pub fn keep(problem: &Problem, stands: &[Option<Stand>]) -> Option<Arrangement> {
    if problem.items.len() > MOST_ITEMS || problem.columns > MOST_CELLS.0 || problem.rows > MOST_CELLS.1 {
        return None;
    }
    let prepared = Prepared::new(problem);
    let of_bit = |&item: &usize| stands.get(item).and_then(Option::as_ref);
    let stood = prepared.items.iter().map(of_bit).collect();
    let mut keeper = Keeper { prepared: &prepared, stands: stood, exact: true };
    let bits: Vec<usize> = (0..keeper.stands.len()).filter(|&bit| keeper.stands[bit].is_some()).collect();
    let stands = bits.iter().fold(0, |set, bit| set | 1u64 << bit);
    if prepared.needed & !stands != 0 {
        return None;
    }
    let cells = |bit: &usize| keeper.stands[*bit].map(|stand| stand.cells);
    let bottom = bits.iter().filter_map(cells).map(|cells| cells.bottom()).max()?;
    let page = keeper.cut(bits, CellRect::new(0, 0, problem.columns, bottom))?;
    let rows = usize::from(problem.rows);
    let stands_at = |priced: &Priced<'_>| priced.heights.get(rows).is_some_and(|cost| *cost < NONE);
    // Nothing moves that need not, however much cheaper it were.
    let mut priced = keeper.price(&page);
    if !stands_at(&priced) {
        keeper.exact = false;
        priced = keeper.price(&page);
    }
    if !stands_at(&priced) {
        return None;
    }
    let mut spots = Vec::new();
    keeper.place(&priced, 0, rows, &mut spots)?;
    spots.sort_unstable_by_key(|spot| spot.bit);
    let page_cost = PageCost::new(&prepared);
    stands_by_its_sides(problem, &prepared, &spots).then(|| arrangement(&prepared, &page_cost, &spots))
}

/// The items without a form of the columns in which they stood.
pub fn without_form(problem: &Problem, stands: &[Option<Stand>]) -> Vec<usize> {
    let lacks = |&item: &usize| {
        let Some(stand) = stands.get(item).and_then(Option::as_ref) else { return false };
        problem.items[item].forms.iter().all(|form| form.columns != stand.cells.columns)
    };
    (0..problem.items.len()).filter(lacks).collect()
}

/// Whether every item touches the sides that it has to.
fn stands_by_its_sides(problem: &Problem, prepared: &Prepared<'_>, spots: &[Spot]) -> bool {
    let masthead_above = |cells: CellRect| {
        spots.iter().any(|other| {
            problem.items[prepared.items[usize::from(other.bit)]].is_masthead
                && other.cells.is_right_above(&cells)
        })
    };
    spots.iter().all(|spot| {
        let sides = problem.items[prepared.items[usize::from(spot.bit)]].sides;
        (!sides.top || spot.cells.row == 0 || masthead_above(spot.cells))
            && (!sides.bottom || spot.cells.bottom() == problem.rows)
            && (!sides.left || spot.cells.column == 0)
            && (!sides.right || spot.cells.right() == problem.columns)
    })
}

impl Keeper<'_> {
    fn cells(&self, bit: usize) -> CellRect {
        self.stands[bit].map_or(CellRect::default(), |stand| stand.cells)
    }

    /// The items that fill a rectangle, as cuts of it. None if they do not fill it, or in no way of these.
    fn cut(&self, bits: Vec<usize>, room: CellRect) -> Option<Part> {
        if let [bit] = bits[..] {
            return (self.cells(bit) == room).then_some(Part::Item(bit));
        }
        for axis in [Axis::Down, Axis::Across] {
            if let Some(groups) = self.groups(&bits, axis) {
                return self.slices(groups, room, axis);
            }
        }
        [false, true].into_iter().find_map(|mirrored| self.pinwheel(&bits, room, mirrored))
    }

    /// The items in groups that no line across an axis crosses, in their order; none if there is one.
    fn groups(&self, bits: &[usize], axis: Axis) -> Option<Vec<Vec<usize>>> {
        let mut sorted = bits.to_vec();
        sorted.sort_by_key(|&bit| axis.span(self.cells(bit)));
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut reach = 0;
        for bit in sorted {
            let (from, to) = axis.span(self.cells(bit));
            match groups.last_mut() {
                Some(group) if from < reach => group.push(bit),
                _ => groups.push(vec![bit]),
            }
            reach = reach.max(to);
        }
        (groups.len() > 1).then_some(groups)
    }

    /// Groups that fill a rectangle one after the other.
    fn slices(&self, groups: Vec<Vec<usize>>, room: CellRect, axis: Axis) -> Option<Part> {
        let (mut from, end) = axis.span(room);
        let mut parts = Vec::with_capacity(groups.len());
        for group in groups {
            let to = group.iter().map(|&bit| axis.span(self.cells(bit)).1).max()?;
            parts.push(self.cut(group, axis.slice(room, from, to.checked_sub(from)?))?);
            from = to;
        }
        let whole = match axis {
            Axis::Down => Part::Stack(parts),
            Axis::Across => Part::Row(parts),
        };
        (from == end).then_some(whole)
    }

    /// Four arms around a centre.
    fn pinwheel(&self, bits: &[usize], room: CellRect, mirrored: bool) -> Option<Part> {
        // Seen from the other side if it is mirrored.
        let seen = |cells: CellRect| {
            let column = if mirrored { room.right() - cells.right() } else { cells.column - room.column };
            CellRect::new(column, cells.row - room.row, cells.columns, cells.rows)
        };
        let inside = |cells: CellRect| {
            cells.column >= room.column
                && cells.row >= room.row
                && cells.right() <= room.right()
                && cells.bottom() <= room.bottom()
        };
        if !bits.iter().all(|&bit| inside(self.cells(bit))) {
            return None;
        }
        let edges = |of: fn(CellRect) -> u16| {
            let mut edges: Vec<u16> = bits.iter().map(|&bit| of(seen(self.cells(bit)))).collect();
            edges.sort_unstable();
            edges.dedup();
            edges
        };
        let (columns, rows) = (edges(|cells| cells.right()), edges(|cells| cells.bottom()));
        for (first, &near) in columns.iter().enumerate() {
            for &far in &columns[first + 1..] {
                for (first, &top) in rows.iter().enumerate() {
                    for &foot in &rows[first + 1..] {
                        if far >= room.columns || foot >= room.rows {
                            continue;
                        }
                        let arms = [
                            CellRect::new(0, 0, far, top),
                            CellRect::new(far, 0, room.columns - far, foot),
                            CellRect::new(near, foot, room.columns - near, room.rows - foot),
                            CellRect::new(0, top, near, room.rows - top),
                            CellRect::new(near, top, far - near, foot - top),
                        ];
                        if let Some(parts) = self.arms(bits, arms.map(|arm| unseen(arm, room, mirrored))) {
                            return Some(Part::Pinwheel(Box::new(parts)));
                        }
                    }
                }
            }
        }
        None
    }

    /// The five parts of a pinwheel, if no item crosses their edges.
    fn arms(&self, bits: &[usize], arms: [CellRect; 5]) -> Option<[Part; 5]> {
        let mut of_arm: [Vec<usize>; 5] = Default::default();
        for &bit in bits {
            let cells = self.cells(bit);
            let within = |arm: &CellRect| {
                u32::from(arm.common_columns(&cells)) * u32::from(arm.common_rows(&cells)) == cells.area()
            };
            of_arm[arms.iter().position(within)?].push(bit);
        }
        let mut parts = Vec::with_capacity(5);
        for (bits, arm) in of_arm.into_iter().zip(arms) {
            parts.push(if bits.is_empty() { None } else { self.cut(bits, arm) }?);
        }
        parts.try_into().ok()
    }

    /// Prices of a part, from its forms upwards.
    fn price<'b>(&self, part: &'b Part) -> Priced<'b> {
        let rows = self.prepared.rows;
        let all = |parts: &'b [Part]| parts.iter().map(|part| self.price(part)).collect::<Vec<_>>();
        let (kids, heights) = match part {
            Part::Item(bit) => (Vec::new(), (0..=rows).map(|rows| self.form(*bit, rows).0).collect()),
            Part::Stack(parts) => {
                let kids = all(parts);
                let sums = stacks(&kids).pop().unwrap_or_default();
                (kids, sums)
            }
            Part::Row(parts) => {
                let kids = all(parts);
                let sum = |height: usize| {
                    kids.iter().fold(0, |sum: Cost, kid| sum.saturating_add(kid.heights[height]).min(NONE))
                };
                let sums = (0..=rows).map(sum).collect();
                (kids, sums)
            }
            Part::Pinwheel(parts) => {
                let kids = all(&parts[..]);
                let sums =
                    (0..=rows).map(|height| crossing(&kids, height).map_or(NONE, |best| best.0)).collect();
                (kids, sums)
            }
        };
        Priced { part, heights, kids }
    }

    /// The cheapest form of an item at the columns in which it stood, with what it costs to be another
    /// than that: its price, and its index.
    fn form(&self, bit: usize, rows: usize) -> (Cost, u32) {
        let Some(stand) = self.stands[bit] else { return (NONE, 0) };
        let times = if stand.is_locked { LOCKED } else { 1 };
        let moved = MOVED_ROW * times * rows.abs_diff(usize::from(stand.cells.rows)) as Cost;
        let leaves = self.prepared.of_shape(bit, stand.cells.columns, rows as u16);
        let price = |form: u32, cost: Cost| {
            // What is no article has no kinds.
            let is_alike = stand.alike.is_empty() || stand.alike.get(form as usize).copied().unwrap_or(false);
            let may_be = !self.exact || is_alike && moved == 0;
            may_be.then_some((cost + moved + if is_alike { 0 } else { OTHER_FORM }, form))
        };
        let best = leaves.iter().filter_map(|leaf| price(leaf.form, leaf.cost)).min();
        best.unwrap_or((NONE, 0))
    }

    /// Where the items of a part stand, if it begins at a row and is so high.
    fn place(&self, part: &Priced<'_>, row: usize, height: usize, spots: &mut Vec<Spot>) -> Option<()> {
        match part.part {
            Part::Item(bit) => {
                let cells = self.cells(*bit);
                let cells = CellRect::new(cells.column, row as u16, cells.columns, height as u16);
                let (cost, form) = self.form(*bit, height);
                spots.push(Spot { cells, bit: *bit as u8, form });
                (cost < NONE).then_some(())
            }
            Part::Stack(_) => {
                let mut row = row;
                for (kid, height) in part.kids.iter().zip(divided(&part.kids, height)?) {
                    self.place(kid, row, height, spots)?;
                    row += height;
                }
                Some(())
            }
            Part::Row(_) => part.kids.iter().try_for_each(|kid| self.place(kid, row, height, spots)),
            Part::Pinwheel(_) => {
                let (_, top, foot) = crossing(&part.kids, height)?;
                let rows = [(0, top), (0, foot), (foot, height), (top, height), (top, foot)];
                let arms = part.kids.iter().zip(rows);
                arms.map(|(kid, (from, to))| self.place(kid, row + from, to - from, spots)).collect()
            }
        }
    }
}

/// A rectangle of a pinwheel, as it stands on the page.
fn unseen(arm: CellRect, room: CellRect, mirrored: bool) -> CellRect {
    let column = if mirrored { room.right() - arm.right() } else { arm.column + room.column };
    CellRect::new(column, arm.row + room.row, arm.columns, arm.rows)
}

/// The least prices of two parts, one below the other.
fn stacked(above: &Heights, below: &Heights) -> Heights {
    let mut sums = vec![NONE; above.len()];
    for (rows, &one) in above.iter().enumerate().filter(|(_, cost)| **cost < NONE) {
        for (sum, &other) in sums[rows..].iter_mut().zip(below) {
            *sum = (*sum).min(one.saturating_add(other)).min(NONE);
        }
    }
    sums
}

/// The least prices of the first part of a stack, of the first two, and so on.
fn stacks(parts: &[Priced<'_>]) -> Vec<Heights> {
    let mut sums: Vec<Heights> = Vec::with_capacity(parts.len());
    for part in parts {
        sums.push(sums.last().map_or_else(|| part.heights.clone(), |above| stacked(above, &part.heights)));
    }
    sums
}

/// The heights of parts of a stack that are so high together.
fn divided(parts: &[Priced<'_>], height: usize) -> Option<Vec<usize>> {
    let sums = stacks(parts);
    let (mut left, mut heights) = (height, vec![0; parts.len()]);
    for number in (1..parts.len()).rev() {
        let (above, below) = (&sums[number - 1], &parts[number].heights);
        let own = (0..=left).min_by_key(|&own| above[left - own].saturating_add(below[own]))?;
        heights[number] = own;
        left -= own;
    }
    *heights.first_mut()? = left;
    Some(heights)
}

/// The least price of a pinwheel of a height, with the row at which its first arm ends and that at
/// which its centre does.
fn crossing(arms: &[Priced<'_>], height: usize) -> Option<(Cost, usize, usize)> {
    let cost = |arm: usize, rows: usize| arms[arm].heights[rows];
    let mut best: Option<(Cost, usize, usize)> = None;
    for top in (1..height).filter(|&top| cost(0, top) < NONE && cost(3, height - top) < NONE) {
        for foot in top + 1..height {
            let others = [cost(1, foot), cost(2, height - foot), cost(4, foot - top)];
            if others.iter().any(|cost| *cost >= NONE) {
                continue;
            }
            let sum = cost(0, top) + cost(3, height - top) + others.iter().sum::<Cost>();
            if best.is_none_or(|(least, ..)| sum < least) {
                best = Some((sum, top, foot));
            }
        }
    }
    best
}
