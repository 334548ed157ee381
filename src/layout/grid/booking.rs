//! The room that a notice booked: sold in millimetres, or in columns and rows of the paper's own grid, and
//! the same on paper whatever the size of the body that day.

use super::paper::Paper;
use crate::geometry::Length;
use crate::model::{Notice, PrintSize};

/// The room that a notice booked; a side that it did not book is for the page to decide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Booking {
    /// Width on paper.
    pub width: Option<Length>,
    /// Height on paper.
    pub height: Option<Length>,
}

/// The part of a row by which a box may reach into the blank row below it, in hundredths.
const INTO_BLANK_ROW: i32 = 25;

impl Booking {
    /// What a notice booked on a paper.
    pub fn of(notice: &Notice, paper: &Paper) -> Self {
        let own = &paper.own_grid;
        if let Some(PrintSize { width, height }) = notice.size {
            let length = |tenths: u16| Length::from_millimetres(f64::from(tenths) / 10.0);
            return Self { width: Some(length(width)), height: Some(length(height)) };
        }
        Self {
            width: notice.columns.map(|columns| own.span(columns)),
            height: notice.rows.map(|rows| own.row * i32::from(rows)),
        }
    }

    /// The fewest columns of today's grid that hold its width, however many that are. A box may reach as
    /// far into the blanks at its sides as a gutter in all: grids for larger bodies are a little narrower.
    pub fn columns(&self, paper: &Paper) -> Option<u16> {
        let pitch = paper.measure + paper.gutter;
        self.width.map(|width| width.ceil_times(pitch).clamp(1, i32::from(u16::MAX)) as u16)
    }

    /// The fewest rows of today's grid that hold its height, with that of the article rule.
    pub fn rows(&self, paper: &Paper) -> Option<u16> {
        let spare = paper.row.scaled(INTO_BLANK_ROW, 100);
        self.height.map(|height| paper.rows_for(height - spare).max(1).saturating_add(1))
    }

    /// Whether a page of so many columns and rows, without that of the article rule, is as large.
    pub fn fits(&self, paper: &Paper, columns: u16, rows: u16) -> bool {
        let needs = self.rows(paper).map_or(1, |rows| rows - 1);
        self.columns(paper).unwrap_or(1) <= columns && needs <= rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NoticeKind;

    fn notice(size: Option<&str>, columns: Option<u16>, rows: Option<u16>) -> Notice {
        let size = size.map(|size| size.parse().unwrap());
        Notice { kind: NoticeKind::Advertisement, size, columns, rows, artwork: None }
    }

    #[test]
    fn columns_and_rows_are_those_of_the_papers_own_grid() {
        let own = Paper::find("broadsheet-8").unwrap();
        let booked = |paper: &Paper| {
            let booking = Booking::of(&notice(None, Some(4), Some(36)), paper);
            (booking, booking.columns(paper), booking.rows(paper))
        };
        assert_eq!((booked(&own).1, booked(&own).2), (Some(4), Some(37)));
        for size in [10, 11, 12] {
            let larger = own.with_body(Length::from_points(size));
            assert_eq!(booked(&own).0, booked(&larger).0, "the same room on paper");
            assert_eq!(booked(&larger).1, Some(larger.columns.div_ceil(2)), "half of the page");
        }
    }

    #[test]
    fn millimetres_take_the_columns_that_hold_them() {
        let paper = Paper::find("broadsheet-8").unwrap();
        let columns = |size| Booking::of(&notice(Some(size), None, None), &paper).columns(&paper);
        let span = |columns: u16| f64::from(paper.span(columns).points()) / 72.0 * 25.4;
        assert_eq!(columns("20x20mm"), Some(1));
        let three = format!("{:.0}x60mm", span(3).floor());
        assert_eq!(columns(&three), Some(3));
        assert_eq!(columns("352x480mm"), Some(8));
        assert!(columns("400x100mm") > Some(8));
    }
}
