//! The calendar: a grid of the days of every month, each with its issue.

use super::listing::{TITLE_ROOM, linked};
use super::{MatterContext, VolumePlaces};
use crate::edition::{Frame, GlyphRun, HeadOf, TableCell, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::ink::{ColorName, Ink};
use crate::model::{CellSpan, Date};
use crate::text::{Align, FontRole};
use crate::volume::Day;
use crate::volume::calendar::{Month, months};
use crate::wording::{Words, shortened};

/// Height of the head row of a month, of its name, and of a row of days at most; sizes of days and
/// of what stands below them. Tuned by eye; see docs/tuning.md.
const HEAD: Length = Length::from_points(24);
const NAME: Length = Length::from_points(40);
const TALLEST: Length = Length::from_points(96);
const SMALLEST: Length = Length::from_points(52);
const DAY: Length = Length::from_points(17);
const NOTE: Length = Length::from_points(9);
const HAIRLINE: Length = Length::from_millipoints(350);

/// The smallest size of a line that is too wide for its place.
const LEAST_SIZE: Length = Length::from_points(5);

/// How dark a day without an issue is.
const PALE: Ink = Ink::black(45);

impl MatterContext<'_> {
    /// The frames of the sheets with the calendar: as many months on each as have room.
    pub(super) fn calendar(&self, places: &VolumePlaces) -> Vec<Vec<Frame>> {
        let area = self.paper.type_area();
        let months = months(self.volume.range());
        let least = NAME + HEAD + SMALLEST * 6;
        let room = area.size.height - TITLE_ROOM;
        let most = (room.millipoints() / least.millipoints()).max(1) as usize;
        let mut sheets = Vec::new();
        for (number, some) in months.chunks(most).enumerate() {
            let mut frames = self.title(self.typesetter.words.calendar, area);
            let each = room / some.len() as i32;
            let mut top = area.top() + TITLE_ROOM;
            for (index, month) in some.iter().enumerate() {
                let height = ((each - NAME - HEAD) / month.weeks.len() as i32).min(TALLEST);
                let grid =
                    MonthGrid { corner: Point::new(area.left(), top), cell: area.size.width / 7, height };
                let table = (number * most + index) as u32;
                frames.extend(self.month(month, table, grid, places));
                top += NAME + HEAD + height * month.weeks.len() as i32 + NAME / 2;
            }
            sheets.push(frames);
        }
        sheets
    }

    fn month(&self, month: &Month, table: u32, grid: MonthGrid, places: &VolumePlaces) -> Vec<Frame> {
        let name = self.typesetter.words.month(month.first);
        let mut frames = vec![Frame::Group {
            tag: Tag::Subhead(1),
            frames: self.centered(&name, FontRole::Strong, DAY, grid.name()),
        }];
        let cell = |row: usize, column: usize, head| {
            Tag::Cell(TableCell { row: row as u32, column: column as u32, span: CellSpan::default(), head })
        };
        let head = self.typesetter.words.weekdays.iter().enumerate().map(|(column, name)| {
            let frames = self.centered(name, FontRole::Caption, NOTE.scaled(4, 3), grid.head(column));
            Frame::Group { tag: cell(0, column, Some(HeadOf::Column)), frames }
        });
        frames.push(Frame::Group { tag: Tag::TableRow(table, 0), frames: head.collect() });
        for (row, week) in month.weeks.iter().enumerate() {
            let cells = week.iter().enumerate().map(|(column, day)| {
                let frames = day.map(|day| self.day(day, grid.day(row, column), places)).unwrap_or_default();
                Frame::Group { tag: cell(row + 1, column, None), frames }
            });
            frames.push(Frame::Group { tag: Tag::TableRow(table, row as u32 + 1), frames: cells.collect() });
        }
        frames.push(Frame::Group { tag: Tag::Artifact, frames: grid.rules(month.weeks.len()) });
        frames
    }

    /// A day, and the number and the pages of its issue.
    fn day(&self, date: Date, cell: Rect, places: &VolumePlaces) -> Vec<Frame> {
        let number = date.day().to_string();
        let issue = self.volume.days().iter().find(|day| day.date == date);
        let role = if issue.is_some() { FontRole::Strong } else { FontRole::Body };
        let top = Rect::new(cell.left(), cell.top() + NOTE / 2, cell.size.width, DAY);
        let mut frames = self.centered(&number, role, DAY, top);
        let Some(day) = issue else {
            return frames.into_iter().map(pale).collect();
        };
        for (line, text) in (0i32..).zip(notes(day, self.typesetter.words)) {
            let top = cell.top() + NOTE + DAY + NOTE.scaled(4, 3) * line + NOTE / 4;
            frames.extend(self.one_line(
                &text,
                FontRole::Caption,
                NOTE,
                Rect::new(cell.left(), top, cell.size.width, NOTE),
            ));
        }
        let first = self.volume.bound().issue().pages.get(day.pages.start);
        let place = first.and_then(|page| places.page(&page.label));
        linked(frames, place.map(|(_, target)| target), cell)
    }

    /// A line in the middle of a rectangle, at its top: smaller where it is too wide, down to 八号, and
    /// shortened where that does not help.
    pub(super) fn one_line(&self, text: &str, role: FontRole, size: Length, rect: Rect) -> Vec<Frame> {
        let fitting =
            |text: &str| self.typesetter.one_line_size(text, role, (size, LEAST_SIZE), rect.size.width);
        if let Some(size) = fitting(text) {
            return self.centered(text, role, size, rect);
        }
        // A character is not wider than an em.
        let most = (rect.size.width.millipoints() / LEAST_SIZE.millipoints()).max(1) as usize;
        self.centered(&shortened(text, most), role, LEAST_SIZE, rect)
    }

    /// A text in the middle of a rectangle, from its top.
    pub(super) fn centered(&self, text: &str, role: FontRole, size: Length, rect: Rect) -> Vec<Frame> {
        self.centered_in(ColorName::Black, text, (role, size), rect)
    }

    /// The same in a colour.
    pub(super) fn centered_in(
        &self,
        color: ColorName,
        text: &str,
        (role, size): (FontRole, Length),
        rect: Rect,
    ) -> Vec<Frame> {
        let lines = self.typesetter.set_in(color, text, (role, size), rect.size.width, Align::Center);
        let line = |(number, line)| {
            let corner = Point::new(rect.left(), rect.top() + size.scaled(4, 3) * number);
            self.typesetter.line_at(line, corner, role, size)
        };
        (0i32..).zip(&lines).flat_map(line).collect()
    }
}

/// What stands under a day: the number of its issue and how many pages it has.
fn notes(day: &Day, words: &Words) -> Vec<String> {
    let number = day.number.map(|number| words.number(number));
    number.into_iter().chain([words.pages(day.pages.len())]).collect()
}

fn pale(frame: Frame) -> Frame {
    match frame {
        Frame::Glyphs(run) => Frame::Glyphs(GlyphRun { ink: PALE, ..run }),
        other => other,
    }
}

/// Where the cells of a month are.
#[derive(Clone, Copy)]
struct MonthGrid {
    corner: Point,
    cell: Length,
    height: Length,
}

impl MonthGrid {
    fn name(self) -> Rect {
        Rect::new(self.corner.x, self.corner.y + NAME / 4, self.cell * 7, NAME / 2)
    }

    fn head(self, column: usize) -> Rect {
        let left = self.corner.x + self.cell * column as i32;
        Rect::new(left, self.corner.y + NAME + HEAD / 4, self.cell, HEAD / 2)
    }

    fn day(self, row: usize, column: usize) -> Rect {
        let top = self.corner.y + NAME + HEAD + self.height * row as i32;
        Rect::new(self.corner.x + self.cell * column as i32, top, self.cell, self.height)
    }

    /// Lines between the rows and around them.
    fn rules(self, weeks: usize) -> Vec<Frame> {
        let width = self.cell * 7;
        let rule = |top: Length, thickness: Length| Frame::Rule {
            rect: Rect::new(self.corner.x, top, width, thickness),
            ink: Ink::BLACK,
        };
        let first = self.corner.y + NAME;
        let mut rules = vec![rule(first, HAIRLINE * 3), rule(first + HEAD, HAIRLINE)];
        rules.extend((1..weeks).map(|week| rule(first + HEAD + self.height * week as i32, HAIRLINE)));
        rules.push(rule(first + HEAD + self.height * weeks as i32, HAIRLINE * 3));
        rules
    }
}
