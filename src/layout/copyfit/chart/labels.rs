//! The labels under a chart: on one line or two, in the usual size or smaller; where they do not stand side by side, only
//! every second, third … is printed there. They are neither turned nor shortened.

use super::{ChartCopy, SMALLEST, label_size};
use crate::edition::Frame;
use crate::geometry::{Length, Point};
use crate::layout::style::typesetter::{Typesetter, sizes_down};
use crate::text::{Align, FontRole, Line, Paragraph, Setting};

/// Blank between two labels, in hundredths of the em.
const GAP: i32 = 40;

/// Most lines of a label.
const MOST_LINES: usize = 2;

/// Fewest characters on a line of a label of two lines.
const FEWEST: usize = 2;

/// Leading of labels of two lines, in hundredths of their size.
const LEADING: i32 = 120;

/// The left edge and the lines of a label, where it is printed.
type PlacedLabel = Option<(Length, Vec<Line>)>;

/// The labels as they are set.
pub(super) struct Labels {
    size: Length,
    /// Their lines.
    lines: Vec<PlacedLabel>,
    /// Height of their lines.
    pub(super) height: Length,
}

impl Labels {
    /// The labels of a plot with a left edge and a width; nothing where not even every second of them has room.
    pub(super) fn of(
        typesetter: &Typesetter<'_>,
        copy: &ChartCopy,
        (left, width): (Length, Length),
    ) -> Option<Self> {
        let count = copy.chart.labels.len();
        let usual = label_size(typesetter);
        let sizes: Vec<Length> = sizes_down(usual, SMALLEST.min(usual)).collect();
        for every in 1..=count.div_ceil(2) {
            for most_lines in 1..=MOST_LINES {
                for &size in &sizes {
                    let row = LabelRow { typesetter, copy, left, step: width / count as i32, every, size };
                    if let Some(lines) = row.lines(most_lines) {
                        let high = lines.iter().flatten().map(|(_, lines)| lines.len()).max().unwrap_or(1);
                        let height = size + size.scaled(LEADING, 100) * (high as i32 - 1);
                        return Some(Self { size, lines, height });
                    }
                }
            }
        }
        None
    }

    /// Whether every label is printed.
    pub(super) fn are_whole(&self) -> bool {
        self.lines.iter().all(Option::is_some)
    }

    /// Whether a label is not printed under the plot.
    pub(super) fn leaves_out(&self, label: usize) -> bool {
        self.lines[label].is_none()
    }

    /// The lines of a label.
    pub(super) fn frames(&self, typesetter: &Typesetter<'_>, label: usize, top: Length) -> Vec<Frame> {
        let Some((left, lines)) = &self.lines[label] else { return Vec::new() };
        let line = |(number, line): (usize, &Line)| {
            let corner = Point::new(*left, top + self.size.scaled(LEADING, 100) * number as i32);
            typesetter.line_at(line, corner, FontRole::Caption, self.size)
        };
        lines.iter().enumerate().flat_map(line).collect()
    }
}

/// A try to set the labels.
struct LabelRow<'a> {
    typesetter: &'a Typesetter<'a>,
    copy: &'a ChartCopy,
    left: Length,
    /// Width of the room of a label.
    step: Length,
    /// Each of so many is printed.
    every: usize,
    size: Length,
}

impl LabelRow<'_> {
    /// The lines of the labels, if each that is printed has room.
    fn lines(&self, most: usize) -> Option<Vec<PlacedLabel>> {
        let usual = label_size(self.typesetter).millipoints().max(1);
        let room = self.step * self.every as i32 - self.size.scaled(GAP, 100);
        let count = self.copy.chart.labels.len();
        let mut all = Vec::with_capacity(count);
        for (number, label) in self.copy.chart.labels.iter().enumerate() {
            if number % self.every > 0 {
                all.push(None);
                continue;
            }
            let middle = self.left + self.step * number as i32 + self.step / 2;
            // The last ones do not run out of the measure.
            let right = self.left + self.step * count as i32 - middle;
            let room = room.min(right * 2);
            let natural = self.copy.label_widths[number].scaled(self.size.millipoints(), usual);
            if natural > room && (most == 1 || natural > room * most as i32) {
                return None;
            }
            let text = self.typesetter.plain(label, FontRole::Caption, self.size);
            let lines = set(&text, room, most)?;
            all.push(Some((middle - room / 2, lines)));
        }
        Some(all)
    }
}

/// A label in lines, none of which parts a number or a word.
fn set(text: &Paragraph, room: Length, most: usize) -> Option<Vec<Line>> {
    if room <= Length::ZERO || text.least_width() > room {
        return None;
    }
    let lines = text.lines(&Setting { measure: room, indent: Length::ZERO, align: Align::Center });
    let is_short = |line: &Line| line.runs.iter().map(|run| run.text.chars().count()).sum::<usize>() < FEWEST;
    let is_torn = lines.len() > 1 && lines.iter().any(is_short);
    (lines.len() <= most && !is_torn).then_some(lines)
}
