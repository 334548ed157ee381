//! The places of booked notices on a page, before anything else stands there: whether they have room side by
//! side, and where, should nothing else decide it.

use crate::layout::arrange::Sides;
use crate::layout::grid::cells::CellRect;

/// The box of a notice that is to be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Booked {
    /// Its columns.
    pub columns: u16,
    /// Its rows, with that of the article rule.
    pub rows: u16,
    /// Sides of the page that it has to touch.
    pub sides: Sides,
}

/// Most places that are tried: enough for a dozen notices, and no page takes long.
const MOST_TRIED: u32 = 20_000;

/// What is known of the room for some notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Room {
    /// They stand here, in their order.
    Found(Vec<CellRect>),
    /// They stand nowhere together.
    None,
    /// Too many ways to try.
    Unknown,
}

/// Places for some notices on a page of so many columns and rows: those that name no place at the foot, and
/// outside before inside.
pub fn room(booked: &[Booked], columns: u16, rows: u16) -> Room {
    let mut order: Vec<usize> = (0..booked.len()).collect();
    let corners = |sides: Sides| u8::from(sides.left || sides.right) + u8::from(sides.top || sides.bottom);
    order.sort_by_key(|&one| {
        let Booked { columns, rows, sides } = booked[one];
        (2 - corners(sides), u32::MAX - u32::from(columns) * u32::from(rows), one)
    });
    let mut search = RoomSearch { booked, columns, rows, tried: 0, placed: Vec::new() };
    if search.place(&order) {
        let mut places: Vec<(usize, CellRect)> = order.into_iter().zip(search.placed).collect();
        places.sort_by_key(|(one, _)| *one);
        return Room::Found(places.into_iter().map(|(_, cells)| cells).collect());
    }
    if search.tried > MOST_TRIED { Room::Unknown } else { Room::None }
}

/// The rows that a page lacks for some notices; none if it lacks none, or if no height would do.
pub fn missing_rows(booked: &[Booked], columns: u16, rows: u16) -> Option<u16> {
    if room(booked, columns, rows) != Room::None {
        return None;
    }
    let all = booked.iter().map(|one| one.rows).fold(0, u16::saturating_add);
    (1..=all).find(|&more| room(booked, columns, rows.saturating_add(more)) != Room::None)
}

/// The columns that a page lacks for some notices, where no height would do.
pub fn missing_columns(booked: &[Booked], columns: u16, rows: u16) -> Option<u16> {
    let all = booked.iter().map(|one| one.columns).fold(0, u16::saturating_add);
    (1..=all).find(|&more| room(booked, columns.saturating_add(more), rows) != Room::None)
}

/// The largest empty rectangles of a page beside some that are taken, the largest first.
pub fn empty_rectangles(taken: &[CellRect], columns: u16, rows: u16) -> Vec<CellRect> {
    let mut edges_x: Vec<u16> = taken.iter().flat_map(|cells| [cells.column, cells.right()]).collect();
    let mut edges_y: Vec<u16> = taken.iter().flat_map(|cells| [cells.row, cells.bottom()]).collect();
    edges_x.extend([0, columns]);
    edges_y.extend([0, rows]);
    for edges in [&mut edges_x, &mut edges_y] {
        edges.sort_unstable();
        edges.dedup();
    }
    let pairs = |edges: &[u16]| -> Vec<(u16, u16)> {
        let later = |(i, &from): (usize, &u16)| edges[i + 1..].iter().map(move |&to| (from, to)).collect();
        edges.iter().enumerate().flat_map(|pair| -> Vec<(u16, u16)> { later(pair) }).collect()
    };
    let mut found = Vec::new();
    for &(left, right) in &pairs(&edges_x) {
        for &(top, bottom) in &pairs(&edges_y) {
            let cells = CellRect::new(left, top, right - left, bottom - top);
            if !taken.iter().any(|other| cells.overlaps(other)) {
                found.push(cells);
            }
        }
    }
    found.sort_by_key(|cells| (u32::MAX - cells.area(), cells.row, cells.column));
    found
}

struct RoomSearch<'a> {
    booked: &'a [Booked],
    columns: u16,
    rows: u16,
    tried: u32,
    placed: Vec<CellRect>,
}

impl RoomSearch<'_> {
    fn place(&mut self, order: &[usize]) -> bool {
        let Some((&first, rest)) = order.split_first() else { return true };
        let booked = self.booked[first];
        if booked.columns > self.columns || booked.rows > self.rows {
            return false;
        }
        for row in self.tops(&booked) {
            for column in self.lefts(&booked) {
                self.tried += 1;
                if self.tried > MOST_TRIED {
                    return false;
                }
                let cells = CellRect::new(column, row, booked.columns, booked.rows);
                if self.placed.iter().any(|other| cells.overlaps(other)) {
                    continue;
                }
                self.placed.push(cells);
                if self.place(rest) {
                    return true;
                }
                self.placed.pop();
            }
        }
        false
    }

    /// First rows for a box: the foot, over what stands there, the top, under what stands there.
    fn tops(&self, booked: &Booked) -> Vec<u16> {
        let foot = self.rows - booked.rows;
        match (booked.sides.top, booked.sides.bottom) {
            (true, true) if foot > 0 => Vec::new(),
            (true, _) => vec![0],
            (_, true) => vec![foot],
            _ => {
                let over = self.placed.iter().filter_map(|other| other.row.checked_sub(booked.rows));
                let under = self.placed.iter().map(CellRect::bottom).filter(|&row| row <= foot);
                let mut tops: Vec<u16> = over.chain([0]).chain(under).chain([foot]).collect();
                tops.sort_unstable();
                tops.dedup();
                tops.reverse();
                tops
            }
        }
    }

    /// First columns for a box, the outer ones first.
    fn lefts(&self, booked: &Booked) -> Vec<u16> {
        let last = self.columns - booked.columns;
        match (booked.sides.left, booked.sides.right) {
            (true, true) if last > 0 => Vec::new(),
            (true, _) => vec![0],
            (_, true) => vec![last],
            _ => {
                let mut lefts: Vec<u16> = (0..=last).collect();
                lefts.sort_by_key(|&left| (left.min(last - left), last - left));
                lefts
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn booked(columns: u16, rows: u16, sides: &str) -> Booked {
        let has = |side: &str| sides.contains(side);
        let sides = Sides { top: has("top"), bottom: has("bottom"), left: has("left"), right: has("right") };
        Booked { columns, rows, sides }
    }

    #[test]
    fn notices_stand_where_they_are_pinned_and_else_at_the_foot() {
        let two = [booked(4, 37, "bottom left"), booked(4, 37, "bottom right")];
        let found = Room::Found(vec![CellRect::new(0, 63, 4, 37), CellRect::new(4, 63, 4, 37)]);
        assert_eq!(room(&two, 8, 100), found);
        let free = [booked(3, 20, ""), booked(8, 10, "bottom")];
        let found = Room::Found(vec![CellRect::new(5, 70, 3, 20), CellRect::new(0, 90, 8, 10)]);
        assert_eq!(room(&free, 8, 100), found, "over the one at the foot");
    }

    #[test]
    fn what_a_page_lacks_is_told_in_rows() {
        let over = [booked(5, 60, "bottom left"), booked(5, 60, "bottom right")];
        assert_eq!(room(&over, 8, 100), Room::None);
        assert_eq!(missing_rows(&over, 8, 100), None, "no height helps two at the foot");
        assert_eq!(missing_columns(&over, 8, 100), Some(2));
        let same = [booked(2, 10, "bottom left"), booked(2, 10, "bottom left")];
        assert_eq!(missing_columns(&same, 8, 100), None);
        let high = [booked(8, 60, "top"), booked(8, 60, "bottom")];
        assert_eq!(missing_rows(&high, 8, 100), Some(20));
        assert_eq!(missing_rows(&high[..1], 8, 100), None);
    }

    #[test]
    fn what_is_left_of_a_page_are_its_largest_rectangles() {
        let taken = [CellRect::new(0, 0, 2, 10), CellRect::new(2, 6, 6, 4)];
        let empty = empty_rectangles(&taken, 8, 10);
        assert_eq!(empty[0], CellRect::new(2, 0, 6, 6));
        assert_eq!(empty_rectangles(&[], 8, 10), [CellRect::new(0, 0, 8, 10)]);
        assert_eq!(empty_rectangles(&[CellRect::new(0, 0, 8, 10)], 8, 10), []);
    }

    #[test]
    fn no_two_notices_overlap_however_many_there_are() {
        for count in 1..12_u16 {
            let all: Vec<Booked> = (0..count)
                .map(|one| booked(1 + one % 3, 5 + one * 3 % 20, if one % 4 == 0 { "bottom" } else { "" }))
                .collect();
            let Room::Found(places) = room(&all, 8, 100) else { panic!("{count}") };
            for (i, a) in places.iter().enumerate() {
                assert!(a.right() <= 8 && a.bottom() <= 100);
                assert!(places[i + 1..].iter().all(|b| !a.overlaps(b)), "{count}");
            }
        }
    }
}
