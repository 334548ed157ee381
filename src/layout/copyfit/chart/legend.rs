//! What the values and the labels of a chart are, by the heads of its table.

use super::{ChartPart, ink, label_size, text_at};
use crate::edition::Frame;
use crate::geometry::{Length, Point, Rect};
use crate::ink::Ink;
use crate::layout::style::typesetter::Typesetter;
use crate::model::Chart;
use crate::text::FontRole;

/// Leading of the lines of names, in hundredths of their size.
const LEADING: i32 = 140;

/// Blank between two names, and between the square of a series and its name, in hundredths of the em.
const NAME_GAP: i32 = 150;
const SQUARE_GAP: i32 = 40;

/// Size of the square of a series, in hundredths of the em.
const SQUARE: i32 = 75;

/// The names of the series in lines over the plot, and the head of the labels.
pub(super) struct Legend<'a> {
    typesetter: &'a Typesetter<'a>,
    chart: &'a Chart,
    size: Length,
    /// The left edge and the line of each name.
    places: Vec<(Length, i32)>,
    /// Height of the lines.
    pub(super) height: Length,
    /// Width of the head of the labels.
    head_width: Length,
}

impl<'a> Legend<'a> {
    /// The names in a measure; nothing where one does not stand on a line.
    pub(super) fn of(typesetter: &'a Typesetter<'a>, chart: &'a Chart, measure: Length) -> Option<Self> {
        let size = label_size(typesetter);
        let width = |text: &str| typesetter.width(text, FontRole::Caption, size);
        let (mut x, mut line) = (Length::ZERO, 0);
        let mut places = Vec::with_capacity(chart.series.len());
        for series in &chart.series {
            let own = width(&series.name) + mark_width(chart, size);
            if x > Length::ZERO && x + own > measure {
                (x, line) = (Length::ZERO, line + 1);
            }
            places.push((x, line));
            x += own + size.scaled(NAME_GAP, 100);
            if own > measure {
                return None;
            }
        }
        let is_named = chart.series.iter().any(|series| !series.name.is_empty());
        let height = if is_named { size.scaled(LEADING, 100) * (line + 1) } else { Length::ZERO };
        let head_width = width(&chart.label_head);
        (head_width <= measure).then_some(Self { typesetter, chart, size, places, height, head_width })
    }

    /// Width of the head of the labels, where it stands beside them at the left of the plot: it is no wider than
    /// `most`.
    pub(super) fn head_in(&self, most: Length) -> Length {
        if self.head_width <= most { self.head_width } else { Length::ZERO }
    }

    /// Height of the line that the head has under the labels, where it does not stand beside them.
    pub(super) fn own_line(&self, beside: Length) -> Length {
        let has_line = self.head_width > beside;
        if has_line { self.size.scaled(LEADING, 100) } else { Length::ZERO }
    }

    /// The head of the labels, then the names.
    pub(super) fn frames(&self, room: Rect, beside: Length, label_top: Length) -> Vec<Frame> {
        let style = (FontRole::Caption, self.size);
        let head = if self.own_line(beside) > Length::ZERO {
            Point::new(room.right() - self.head_width, room.bottom() - self.size)
        } else {
            Point::new(room.left(), label_top)
        };
        let mut frames = text_at(self.typesetter, &self.chart.label_head, style, head, Ink::BLACK);
        for (number, (series, &(x, line))) in self.chart.series.iter().zip(&self.places).enumerate() {
            let corner = Point::new(room.left() + x, room.top() + self.size.scaled(LEADING, 100) * line);
            if self.chart.series.len() > 1 {
                let side = self.size.scaled(SQUARE, 100);
                let rect = Rect::new(corner.x, corner.y + (self.size - side) / 2, side, side);
                frames.push(Frame::Rule { rect, ink: ink(ChartPart::Series(number)) });
            }
            let corner = Point::new(corner.x + mark_width(self.chart, self.size), corner.y);
            frames.extend(text_at(self.typesetter, &series.name, style, corner, Ink::BLACK));
        }
        frames
    }
}

/// Width of the square of a series with the blank after it; a series alone has none.
fn mark_width(chart: &Chart, size: Length) -> Length {
    if chart.series.len() > 1 { size.scaled(SQUARE + SQUARE_GAP, 100) } else { Length::ZERO }
}
