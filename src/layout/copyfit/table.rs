//! A table in a column: its lines on the rows of the column, widths shared out by what the cells
//! need.

use super::strip::Strip;
use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::layout::grid::paper::Paper;
use crate::layout::style::interlinear::Leading;
use crate::layout::style::theme::RoleName;
use crate::layout::style::typesetter::Typesetter;
use crate::model::{Alignment, Inline, Note, Table};
use crate::text::{Align, Ink, Paragraph, Setting};

/// Blank between two columns of a table, in hundredths of the em.
const GAP: i32 = 60;

/// The blank between two columns; with many columns no more than half of the measure in all.
fn gap(em: Length, columns: usize, measure: Length) -> Length {
    em.scaled(GAP, 100).min(measure / (2 * columns.max(1) as i32))
}

/// Width a table needs so that no cell takes a second line.
pub fn natural_measure(typesetter: &Typesetter<'_>, table: &Table, notes: &[Note]) -> Length {
    let size = typesetter.theme.text.table_size.em();
    let mut needs = vec![Length::ZERO; table.columns.len()];
    for (i, row) in [&table.head].into_iter().chain(&table.rows).enumerate() {
        let role = if i == 0 { RoleName::Strong } else { RoleName::Body };
        for (need, cell) in needs.iter_mut().zip(row) {
            let cell = typesetter.paragraph(&typesetter.styled(
                cell,
                role,
                Leading { em: size, pitch: size }.solid(),
                notes,
            ));
            *need = (*need).max(cell.natural_width());
        }
    }
    needs.iter().copied().sum::<Length>() + size.scaled(GAP, 100) * (needs.len() as i32 - 1).max(0)
}

/// The rows of a table over a measure as strips, one for each of their lines.
pub fn table_rows(
    typesetter: &Typesetter<'_>,
    paper: &Paper,
    table: &Table,
    notes: &[Note],
    number: u32,
    measure: Length,
) -> Vec<Strip> {
    let size = typesetter.theme.text.table_size.em();
    let shaped_row = |cells: &[Vec<Inline>], role: RoleName| -> Vec<Paragraph> {
        cells
            .iter()
            .map(|cell| {
                typesetter.paragraph(&typesetter.styled(
                    cell,
                    role,
                    Leading { em: size, pitch: size }.solid(),
                    notes,
                ))
            })
            .collect()
    };
    let head = shaped_row(&table.head, RoleName::Strong);
    let rows: Vec<_> = table.rows.iter().map(|row| shaped_row(row, RoleName::Body)).collect();
    let all = || [&head].into_iter().chain(&rows);
    let widths = column_widths(all(), table.columns.len(), measure, size);

    let last = rows.len();
    let mut strips = Vec::new();
    for (i, row) in all().enumerate() {
        let role = if i == 0 { RoleName::Strong } else { RoleName::Body };
        let mut lines = row_lines(
            typesetter,
            row,
            &widths,
            &table.columns,
            role,
            size,
            gap(size, table.columns.len(), measure),
        );
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

/// A rule over the measure, a little above a height.
fn rule(typesetter: &Typesetter<'_>, paper: &Paper, y: Length, measure: Length) -> Frame {
    let rules = &typesetter.theme.rules;
    let thickness = Length::from_points_f64(f64::from(rules.column));
    let rect = Rect::new(Length::ZERO, y - paper.row / 6, measure, thickness);
    Frame::Group { tag: Tag::Artifact, frames: vec![Frame::Rule { rect, ink: Ink(rules.ink) }] }
}

/// Shares the measure out: each column gets what its widest cell needs if all fit, else a part
/// in proportion to its need, at least two em.
fn column_widths<'a>(
    rows: impl Iterator<Item = &'a Vec<Paragraph>>,
    columns: usize,
    measure: Length,
    em: Length,
) -> Vec<Length> {
    let mut needs = vec![em; columns];
    for row in rows {
        for (need, cell) in needs.iter_mut().zip(row) {
            *need = (*need).max(cell.natural_width());
        }
    }
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

/// The lines of the cells of a row, one row of the column each; at least one.
fn row_lines(
    typesetter: &Typesetter<'_>,
    cells: &[Paragraph],
    widths: &[Length],
    columns: &[Alignment],
    role: RoleName,
    size: Length,
    gap: Length,
) -> Vec<Vec<Frame>> {
    let mut rows = vec![Vec::new()];
    let mut x = Length::ZERO;
    for (number, ((cell, &width), &column)) in (0..).zip(cells.iter().zip(widths).zip(columns)) {
        let align = match column {
            Alignment::Start => Align::Start,
            Alignment::Center => Align::Center,
            Alignment::End => Align::End,
        };
        let lines = cell.lines(&Setting { measure: width, indent: Length::ZERO, align });
        rows.resize(rows.len().max(lines.len()), Vec::new());
        if lines.is_empty() {
            rows[0].push(Frame::Group { tag: Tag::Cell(number), frames: Vec::new() });
        }
        for (row, line) in rows.iter_mut().zip(&lines) {
            let frames = typesetter.line_at(line, Point::new(x, Length::ZERO), role, size);
            row.push(Frame::Group { tag: Tag::Cell(number), frames });
        }
        x += width + gap;
    }
    rows
}
