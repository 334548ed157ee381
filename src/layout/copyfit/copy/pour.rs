//! Slots into legs, top to bottom and left to right.

use super::galley::Slots;

/// How slots fill legs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poured {
    /// For each leg its first slot and the one after its last.
    pub legs: Vec<(usize, usize)>,
    /// For each leg the rows that stay blank after blanks before subheads were widened.
    pub blank: Vec<u16>,
}

impl Poured {
    /// Rows left blank at the feet of all legs but the last, and in legs without text.
    pub fn ragged(&self) -> u16 {
        let last = self.legs.len().saturating_sub(1);
        let ragged = |&(number, _): &(usize, &u16)| number != last || self.is_empty(number);
        self.blank.iter().enumerate().filter(ragged).map(|(_, blank)| blank).sum()
    }

    /// Rows left blank at the foot of the last leg.
    pub fn last_blank(&self) -> u16 {
        let last = self.legs.len().saturating_sub(1);
        if self.is_empty(last) { 0 } else { self.blank.get(last).copied().unwrap_or(0) }
    }

    /// Whether a leg has no text.
    fn is_empty(&self, leg: usize) -> bool {
        self.legs.get(leg).is_none_or(|(first, end)| first == end)
    }
}

/// Fills legs of so many rows. None if not all slots find room.
pub fn pour(slots: &Slots, rows: &[u16]) -> Option<Poured> {
    let mut poured = Poured { legs: Vec::with_capacity(rows.len()), blank: Vec::with_capacity(rows.len()) };
    let mut next = 0;
    for &rows in rows {
        let first = slots.after_blanks(next);
        let end = slots.leg_end(first, rows);
        if end == first && first < slots.len() && rows > 0 {
            return None;
        }
        let short = u32::from(rows).saturating_sub(slots.rows(first, end)) as u16;
        // The last leg ends where the text does; the others are brought to their foot.
        let opened = if end < slots.len() { short.min(slots.openings(first, end)) } else { 0 };
        poured.legs.push((first, end));
        poured.blank.push(short - opened);
        next = end;
    }
    (next == slots.len()).then_some(poured)
}

#[cfg(test)]
mod tests {
    use super::super::galley::Slot;
    use super::*;

    fn line() -> Slot {
        Slot { unit: 0, line: 0, rows: 1, keeps_with_next: false, blank: false, parts_unit: false }
    }

    fn subhead() -> [Slot; 2] {
        [Slot { blank: true, ..line() }, Slot { keeps_with_next: true, ..line() }]
    }

    fn slots(before: usize, after: usize) -> Slots {
        let mut list = vec![line(); before];
        list.extend(subhead());
        list.extend(vec![line(); after]);
        Slots::new(list)
    }

    #[test]
    fn legs_take_every_slot_once_and_in_order() {
        let poured = pour(&Slots::new(vec![line(); 7]), &[3, 2, 2]).unwrap();
        assert_eq!(poured.legs, [(0, 3), (3, 5), (5, 7)]);
        assert_eq!((poured.ragged(), poured.last_blank()), (0, 0));
    }

    #[test]
    fn a_text_too_long_for_its_legs_is_refused_and_one_too_short_is_ragged() {
        assert_eq!(pour(&Slots::new(vec![line(); 7]), &[3, 3]), None);
        let poured = pour(&Slots::new(vec![line(); 3]), &[3, 3]).unwrap();
        assert_eq!((poured.ragged(), poured.last_blank()), (3, 0), "the second leg is empty");
    }

    #[test]
    fn a_subhead_and_a_single_row_under_it_do_not_end_a_leg() {
        // Four rows, a blank, the subhead, then text: a leg of six or seven rows would end with
        // the subhead or with one row under it.
        for rows in [6, 7] {
            let poured = pour(&slots(4, 9), &[rows, 12]).unwrap();
            assert_eq!(poured.legs[0], (0, 4), "{rows}");
            assert_eq!(poured.ragged(), rows - 4, "nothing in the leg gives way");
        }
        assert_eq!(pour(&slots(4, 9), &[8, 12]).unwrap().legs[0], (0, 8));
    }

    #[test]
    fn the_blank_over_a_subhead_is_dropped_at_the_head_of_a_leg() {
        let poured = pour(&slots(4, 9), &[4, 12]).unwrap();
        assert_eq!(poured.legs, [(0, 4), (5, 15)]);
    }

    #[test]
    fn blanks_over_subheads_open_by_a_row_to_bring_a_leg_to_its_foot() {
        let mut list = vec![line(); 3];
        list.extend(subhead());
        list.extend(vec![line(); 3]);
        list.extend(subhead());
        list.extend(vec![line(); 9]);
        // The second subhead cannot end the leg of nine rows: eight rows stay, one is opened.
        let poured = pour(&Slots::new(list), &[9, 12]).unwrap();
        assert_eq!((poured.legs[0], poured.ragged()), ((0, 8), 0));
    }
}
