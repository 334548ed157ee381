//! A table in a column: its lines on the rows of the column, widths shared out by what the cells
//! need.

use std::ops::Range;
use std::sync::Arc;

use super::strip::Strip;
use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::layout::grid::paper::Paper;
use crate::layout::style::interlinear::Leading;
use crate::layout::style::theme::RoleName;
use crate::layout::style::typesetter::Typesetter;
use crate::model::{Alignment, Inline, Table};
use crate::text::{Align, Ink, Paragraph, Setting};
use crate::wording::NoteNumbers;

/// Blank between two columns of a table, in hundredths of the em.
const GAP: i32 = 60;

/// The blank between two columns; with many columns no more than half of the measure in all.
fn gap(em: Length, columns: usize, measure: Length) -> Length {
    em.scaled(GAP, 100).min(measure / (2 * columns.max(1) as i32))
}

/// The smallest size of the text of a table: 八号, the smallest that is named.
const SMALLEST: Length = Length::from_points(5);

/// The most columns that a table can have over a measure: each has an em of the smallest size.
pub fn most_columns(measure: Length) -> usize {
    (measure.millipoints() / SMALLEST.millipoints()).max(0) as usize
}

/// A table, its cells shaped once.
#[derive(Clone, Debug)]
pub struct TableCopy<'a> {
    table: &'a Table,
    /// The numbers of the notes of its article.
    notes: Arc<NoteNumbers>,
    /// The cells of the head, then those of each row.
    rows: Vec<Vec<Paragraph>>,
    /// What each column needs so that none of its cells takes a second line.
    needs: Vec<Length>,
}

impl<'a> TableCopy<'a> {
    /// Shapes the cells of a table.
    pub fn new(typesetter: &Typesetter<'_>, table: &'a Table, notes: &Arc<NoteNumbers>) -> Self {
        let size = typesetter.theme.text.table_size.em();
        let all = [&table.head].into_iter().chain(&table.rows).enumerate();
        let rows: Vec<Vec<Paragraph>> =
            all.map(|(row, cells)| shaped(typesetter, cells, role_of(row), size, notes)).collect();
        let mut needs = vec![Length::ZERO; table.columns.len()];
        for row in &rows {
            for (need, cell) in needs.iter_mut().zip(row) {
                *need = (*need).max(cell.natural_width());
            }
        }
        Self { table, notes: notes.clone(), rows, needs }
    }

    /// Whether its columns can stand side by side in a measure.
    pub fn stands_in(&self, measure: Length) -> bool {
        self.needs.len() <= most_columns(measure)
    }

    /// Whether it is this table.
    pub fn is_of(&self, table: &Table) -> bool {
        std::ptr::eq(self.table, table)
    }

    /// Width it needs so that no cell takes a second line.
    pub fn natural_measure(&self, typesetter: &Typesetter<'_>) -> Length {
        let gap = typesetter.theme.text.table_size.em().scaled(GAP, 100);
        self.needs.iter().copied().sum::<Length>() + gap * (self.needs.len() as i32 - 1).max(0)
    }

    /// All its rows over a measure as strips, one for each of their lines.
    pub fn all_strips(
        &self,
        typesetter: &Typesetter<'_>,
        paper: &Paper,
        number: u32,
        measure: Length,
    ) -> Vec<Strip> {
        self.strips(typesetter, paper, number, 0..self.rows.len(), measure)
    }

    /// Some of its rows over a measure as strips; the head is row 0.
    pub fn strips(
        &self,
        typesetter: &Typesetter<'_>,
        paper: &Paper,
        number: u32,
        rows: Range<usize>,
        measure: Length,
    ) -> Vec<Strip> {
        let usual = typesetter.theme.text.table_size.em();
        // Where the columns would not have an em each, the text is smaller.
        let size = usual.min(measure / self.needs.len().max(1) as i32);
        let part = |need: &Length| need.scaled(size.millipoints(), usual.millipoints().max(1));
        let needs: Vec<Length> = self.needs.iter().map(part).collect();
        let widths = column_widths(&needs, measure, size);
        let gap = gap(size, needs.len(), measure);
        let last = self.rows.len() - 1;
        let mut strips = Vec::new();
        for i in rows {
            let cells =
                TableCells { widths: &widths, columns: &self.table.columns, gap, size, role: role_of(i) };
            let smaller = (size < usual).then(|| self.smaller(typesetter, i, size));
            let mut lines = cells.lines(typesetter, smaller.as_deref().unwrap_or(&self.rows[i]));
            if i == 0 {
                lines[0].push(rule(typesetter, paper, Length::ZERO, measure));
            }
            if let Some(foot) = lines.last_mut().filter(|_| i == 0 || i == last) {
                foot.push(rule(typesetter, paper, paper.row, measure));
            }
            let height = lines.len();
            strips.extend(lines.into_iter().enumerate().map(|(n, frames)| Strip {
                rows: 1,
                tag: Tag::TableRow(number, i as u32),
                frames,
                keeps_with_next: i == 0 || n + 1 < height,
                blank: false,
                line: None,
            }));
        }
        strips
    }

    /// The cells of a row, shaped in a smaller size.
    fn smaller(&self, typesetter: &Typesetter<'_>, row: usize, size: Length) -> Vec<Paragraph> {
        let below = || self.table.rows.get(row - 1).map_or(&[][..], Vec::as_slice);
        let cells = if row == 0 { &self.table.head } else { below() };
        shaped(typesetter, cells, role_of(row), size, &self.notes)
    }
}

/// The cells of a row, shaped.
fn shaped(
    typesetter: &Typesetter<'_>,
    cells: &[Vec<Inline>],
    role: RoleName,
    size: Length,
    notes: &NoteNumbers,
) -> Vec<Paragraph> {
    let leading = Leading { em: size, pitch: size }.solid();
    cells.iter().map(|cell| typesetter.paragraph(&typesetter.styled(cell, role, leading, notes))).collect()
}

/// The face of a row.
fn role_of(row: usize) -> RoleName {
    if row == 0 { RoleName::Strong } else { RoleName::Body }
}

/// A rule over the measure, a little above a height.
fn rule(typesetter: &Typesetter<'_>, paper: &Paper, y: Length, measure: Length) -> Frame {
    let rules = &typesetter.theme.rules;
    let thickness = Length::from_points_f64(f64::from(rules.column));
    let rect = Rect::new(Length::ZERO, y - paper.row / 6, measure, thickness);
    Frame::Group { tag: Tag::Artifact, frames: vec![Frame::Rule { rect, ink: Ink(rules.ink) }] }
}

/// Shares the measure out: each column gets what its widest cell needs if all fit, else a part
/// in proportion to its need, at least two em.
fn column_widths(needs: &[Length], measure: Length, em: Length) -> Vec<Length> {
    let columns = needs.len();
    let needs: Vec<Length> = needs.iter().map(|&need| need.max(em)).collect();
    let gaps = gap(em, columns, measure) * (columns as i32 - 1).max(0);
    let room = (measure - gaps).max(em);
    let total: Length = needs.iter().copied().sum();
    if total <= room {
        let spare = (room - total) / (columns as i32).max(1);
        return needs.into_iter().map(|need| need + spare).collect();
    }
    let least = (em * 2).min(room / (columns as i32).max(1));
    let small: Length = needs.iter().map(|&need| need.min(least)).sum();
    let wants: Length = needs.iter().map(|&need| need - need.min(least)).sum();
    let spare = room - small;
    let share = |need: Length| {
        let base = need.min(least);
        base + spare.scaled((need - base).millipoints(), wants.millipoints().max(1))
    };
    needs.into_iter().map(share).collect()
}

/// How the cells of a row are set.
struct TableCells<'a> {
    widths: &'a [Length],
    columns: &'a [Alignment],
    gap: Length,
    size: Length,
    role: RoleName,
}

impl TableCells<'_> {
    /// The lines of the cells of a row, one row of the column each; at least one.
    fn lines(&self, typesetter: &Typesetter<'_>, cells: &[Paragraph]) -> Vec<Vec<Frame>> {
        let mut rows = vec![Vec::new()];
        let mut x = Length::ZERO;
        for (number, ((cell, &width), &column)) in (0..).zip(cells.iter().zip(self.widths).zip(self.columns))
        {
            let align = match column {
                Alignment::Start => Align::Start,
                Alignment::Center => Align::Center,
                Alignment::End => Align::End,
            };
            let setting = Setting { measure: width, indent: Length::ZERO, align };
            let breaking = cell.broken(&setting);
            typesetter.judged(breaking.judged);
            let lines = cell.set(&breaking, &setting);
            rows.resize(rows.len().max(lines.len()), Vec::new());
            if lines.is_empty() {
                rows[0].push(Frame::Group { tag: Tag::Cell(number), frames: Vec::new() });
            }
            for (row, line) in rows.iter_mut().zip(&lines) {
                let frames = typesetter.line_at(line, Point::new(x, Length::ZERO), self.role, self.size);
                row.push(Frame::Group { tag: Tag::Cell(number), frames });
            }
            x += width + self.gap;
        }
        rows
    }
}
