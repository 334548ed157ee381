//! The values of a chart over its bars and at its points: in the largest size in which none runs into another, or
//! into a bar that is not its own. In the smallest size those are left out that would.

use super::plot::Plot;
use super::{SMALLEST, text_at};
use crate::edition::Frame;
use crate::geometry::{Length, Point, Rect};
use crate::ink::Ink;
use crate::layout::style::typesetter::{Typesetter, sizes_down};
use crate::model::{Chart, ChartKind};
use crate::text::FontRole;

/// The largest size of values; one that stands out is larger, in hundredths.
pub(super) const LARGEST_VALUE: Length = Length::from_millipoints(10_500);
const OUTSTANDING: i32 = 114;

/// Blank between a value and its bar or point, and between two values side by side, in hundredths of the em.
const GAP: i32 = 24;
const BESIDE: i32 = 25;

/// Height of figures, in hundredths of the em, and what of the em stands over them.
const FIGURES: i32 = 76;
const OVER_FIGURES: i32 = 14;

/// The face of a value.
pub(super) fn role(chart: &Chart, series: usize, label: usize) -> FontRole {
    if chart.stands_out(series, label) { FontRole::Strong } else { FontRole::Caption }
}

/// The size and the top left corner of a value, where it has room.
type PlacedValue = Option<(Length, Point)>;

/// The values with their places.
pub(super) struct Values<'a> {
    chart: &'a Chart,
    /// Those of each series.
    places: Vec<Vec<PlacedValue>>,
}

impl<'a> Values<'a> {
    /// The values of a plot, inside a room.
    pub(super) fn of(typesetter: &Typesetter<'_>, plot: &'a Plot<'a>, room: Rect) -> Self {
        let chart = &plot.copy.chart;
        let fit = |size: Length| Fitting::new(plot, room, size).places();
        let is_whole = |places: &Vec<Vec<PlacedValue>>| {
            let shown = |(series, places): (usize, &Vec<PlacedValue>)| {
                let values = chart.series[series].values.iter().zip(places);
                values.into_iter().all(|(value, place)| place.is_some() || value.printed.is_empty())
            };
            places.iter().enumerate().all(shown)
        };
        typesetter.attempted(1);
        let places = sizes_down(LARGEST_VALUE, SMALLEST).map(fit).find(is_whole);
        Self { chart, places: places.unwrap_or_else(|| fit(SMALLEST)) }
    }

    /// Whether a value has no room.
    pub(super) fn leaves_out(&self, series: usize, label: usize) -> bool {
        !self.chart.series[series].values[label].printed.is_empty() && self.places[series][label].is_none()
    }

    /// The values of a label.
    pub(super) fn frames(&self, typesetter: &Typesetter<'_>, label: usize) -> Vec<Frame> {
        let value = |series: usize| {
            let Some((size, corner)) = self.places[series][label] else { return Vec::new() };
            let text = &self.chart.series[series].values[label].printed;
            text_at(typesetter, text, (role(self.chart, series, label), size), corner, Ink::BLACK)
        };
        (0..self.chart.series.len()).flat_map(value).collect()
    }
}

/// A try to place the values in a size.
struct Fitting<'a> {
    plot: &'a Plot<'a>,
    room: Rect,
    size: Length,
    /// What the values may not run into: bars and points with whose they are, and values that are placed.
    marks: Vec<((usize, usize), Rect)>,
    taken: Vec<Rect>,
}

impl<'a> Fitting<'a> {
    fn new(plot: &'a Plot<'a>, room: Rect, size: Length) -> Self {
        let chart = &plot.copy.chart;
        let all = (0..chart.series.len())
            .flat_map(|series| (0..chart.labels.len()).map(move |label| (series, label)));
        let marks = all.filter_map(|place| Some((place, plot.mark(place.0, place.1)?))).collect();
        Self { plot, room, size, marks, taken: Vec::new() }
    }

    /// Size and corner of each value; those that stand out come first.
    fn places(mut self) -> Vec<Vec<PlacedValue>> {
        let chart = &self.plot.copy.chart;
        let mut places = vec![vec![None; chart.labels.len()]; chart.series.len()];
        for outstanding in [true, false] {
            for label in 0..chart.labels.len() {
                for (series, places) in places.iter_mut().enumerate() {
                    if chart.stands_out(series, label) == outstanding {
                        places[label] = self.place(series, label);
                    }
                }
            }
        }
        places
    }

    fn place(&mut self, series: usize, label: usize) -> PlacedValue {
        let (plot, chart) = (self.plot, &self.plot.copy.chart);
        if chart.series[series].values[label].printed.is_empty() {
            return None;
        }
        let larger = if chart.stands_out(series, label) { OUTSTANDING } else { 100 };
        let size = self.size.scaled(larger, 100);
        let width =
            plot.copy.value_widths[series][label].scaled(size.millipoints(), LARGEST_VALUE.millipoints());
        let base = plot.y_of(plot.copy.scale.base());
        let x = plot.middle(series, label);
        let mark = plot.mark(series, label).unwrap_or(Rect::new(x, base, Length::ZERO, Length::ZERO));
        let (gap, height) = (size.scaled(GAP, 100), size.scaled(FIGURES, 100));
        let (above, below) = (mark.top() - gap - height, mark.bottom() + gap);
        let is_below = self.goes_below(series, label);
        let tops = match chart.kind {
            ChartKind::Bar if is_below => vec![below],
            ChartKind::Bar => vec![above],
            ChartKind::Line if is_below => vec![below, above],
            ChartKind::Line => vec![above, below],
        };
        let boxes = tops.into_iter().map(|top| Rect::new(x - width / 2, top, width, height));
        let found = boxes.into_iter().find(|rect| self.is_free(*rect, (series, label)))?;
        self.taken.push(found);
        Some((size, Point::new(found.left(), found.top() - size.scaled(OVER_FIGURES, 100))))
    }

    /// Whether a value stands under its bar, or first of all under its point: of bars below zero; of points that are
    /// lower than their neighbours.
    fn goes_below(&self, series: usize, label: usize) -> bool {
        let chart = &self.plot.copy.chart;
        let values = &chart.series[series].values;
        let Some(number) = values[label].number else { return false };
        if chart.kind == ChartKind::Bar {
            return number.millionths() < 0;
        }
        let beside = [label.checked_sub(1), Some(label + 1)];
        let mut beside =
            beside.into_iter().flatten().filter_map(|label| values.get(label)?.number).peekable();
        beside.peek().is_some() && beside.all(|other| other > number)
    }

    /// Whether a value can stand in a place.
    fn is_free(&self, rect: Rect, own: (usize, usize)) -> bool {
        let beside = self.size.scaled(BESIDE, 100);
        let wide =
            Rect::new(rect.left() - beside, rect.top(), rect.size.width + beside * 2, rect.size.height);
        let inside = rect.left() >= self.room.left()
            && rect.right() <= self.room.right()
            && rect.bottom() <= self.plot.rect.bottom() + self.plot.below;
        let chart = &self.plot.copy.chart;
        let base = self.plot.y_of(self.plot.copy.scale.base());
        let on_base = chart.kind == ChartKind::Line && rect.top() < base && rect.bottom() > base;
        let lines = chart.kind == ChartKind::Line
            && (0..chart.series.len()).any(|series| series != own.0 && self.runs_through(series, rect));
        inside
            && !on_base
            && !lines
            && !self.taken.iter().any(|taken| overlap(taken, &wide))
            && !self.marks.iter().any(|(place, mark)| *place != own && overlap(mark, &rect))
    }

    /// Whether the line of a series runs through a rectangle.
    fn runs_through(&self, series: usize, rect: Rect) -> bool {
        let values = &self.plot.copy.chart.series[series].values;
        let point = |label: usize| {
            Some((self.plot.middle(series, label), self.plot.y_of(values.get(label)?.number?)))
        };
        let crosses = |x: Length, (ax, ay): (Length, Length), (bx, by): (Length, Length)| {
            let is_between = x >= ax && x <= bx;
            let along = (x - ax).millipoints();
            let y = ay + (by - ay).scaled(along, (bx - ax).millipoints().max(1));
            is_between && y > rect.top() && y < rect.bottom()
        };
        let xs = [rect.left(), rect.left() + rect.size.width / 2, rect.right()];
        (0..values.len()).any(|label| {
            let (Some(a), Some(b)) = (point(label), point(label + 1)) else { return false };
            xs.iter().any(|&x| crosses(x, a, b))
        })
    }
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom()
}
