//! The bars or lines of a chart, and the lines behind them.

use super::{ChartCopy, ChartPart, ink};
use crate::edition::Frame;
use crate::geometry::{Length, Point, Rect};
use crate::model::{ChartKind, ChartNumber};

/// Width of the bars of a label, in hundredths of their step.
const BARS: i32 = 62;

/// Thickness of the lines of the ticks, of the line that bars stand on, and of the lines of series.
const GRID: Length = Length::from_millipoints(400);
const BASE: Length = Length::from_millipoints(800);
const LINE: Length = Length::from_millipoints(1200);

/// Radius of the points of a line, and of those that stand out.
const POINT: Length = Length::from_millipoints(1600);
const LARGE_POINT: Length = Length::from_millipoints(2600);

/// The room of the bars or lines.
pub(super) struct Plot<'a> {
    pub(super) copy: &'a ChartCopy,
    /// From the foot of the scale to its head.
    pub(super) rect: Rect,
    /// Height of the values under it.
    pub(super) below: Length,
}

impl Plot<'_> {
    /// The height of a value on the sheet.
    pub(super) fn y_of(&self, value: ChartNumber) -> Length {
        let up = self.copy.scale.height_of(value, self.rect.size.height.millipoints());
        self.rect.bottom() - Length::from_millipoints(up)
    }

    /// Width of the room of a label.
    pub(super) fn step(&self) -> Length {
        self.rect.size.width / self.copy.chart.labels.len() as i32
    }

    /// The middle of what is drawn for a value.
    pub(super) fn middle(&self, series: usize, label: usize) -> Length {
        let middle = self.rect.left() + self.step() * label as i32 + self.step() / 2;
        match self.copy.chart.kind {
            ChartKind::Line => middle,
            ChartKind::Bar => {
                middle - self.bar() * self.copy.chart.series.len() as i32 / 2
                    + self.bar() * series as i32
                    + self.bar() / 2
            }
        }
    }

    /// Width of a bar.
    fn bar(&self) -> Length {
        self.step().scaled(BARS, 100) / self.copy.chart.series.len() as i32
    }

    /// The bar or the point of a value.
    pub(super) fn mark(&self, series: usize, label: usize) -> Option<Rect> {
        let chart = &self.copy.chart;
        let y = self.y_of(chart.series[series].values[label].number?);
        let x = self.middle(series, label);
        Some(match chart.kind {
            ChartKind::Bar => {
                let base = self.y_of(self.copy.scale.base());
                Rect::new(x - self.bar() / 2, y.min(base), self.bar(), (y - base).max(base - y))
            }
            ChartKind::Line => {
                let radius = self.radius(series, label);
                Rect::new(x - radius, y - radius, radius * 2, radius * 2)
            }
        })
    }

    fn radius(&self, series: usize, label: usize) -> Length {
        if self.copy.chart.stands_out(series, label) { LARGE_POINT } else { POINT }
    }

    /// The lines of the ticks, and the one that the bars stand on.
    pub(super) fn grid(&self) -> Vec<Frame> {
        let line = |y: Length, thickness: Length, part: ChartPart| {
            let rect = Rect::new(self.rect.left(), y - thickness / 2, self.rect.size.width, thickness);
            Frame::Rule { rect, ink: ink(part) }
        };
        let scale = &self.copy.scale;
        let ticks = scale.ticks.iter().filter(|tick| **tick != scale.base());
        let mut frames: Vec<Frame> =
            ticks.map(|tick| line(self.y_of(*tick), GRID, ChartPart::Grid)).collect();
        frames.push(line(self.y_of(scale.base()), BASE, ChartPart::Base));
        frames
    }

    /// The bars, or the lines with their points.
    pub(super) fn marks(&self) -> Vec<Frame> {
        match self.copy.chart.kind {
            ChartKind::Bar => self.each(|series, label| self.bar_frame(series, label)),
            ChartKind::Line => {
                let lines = (0..self.copy.chart.series.len()).flat_map(|series| self.lines(series));
                let points = self.each(|series, label| self.point_frame(series, label));
                lines.chain(points).collect()
            }
        }
    }

    fn each(&self, mut frame: impl FnMut(usize, usize) -> Option<Frame>) -> Vec<Frame> {
        let chart = &self.copy.chart;
        let all = (0..chart.series.len())
            .flat_map(|series| (0..chart.labels.len()).map(move |label| (series, label)));
        all.filter_map(|(series, label)| frame(series, label)).collect()
    }

    fn part(&self, series: usize, label: usize) -> ChartPart {
        let chart = &self.copy.chart;
        let is_alone = chart.series.len() == 1;
        if is_alone && chart.stands_out(series, label) {
            ChartPart::Outstanding
        } else {
            ChartPart::Series(series)
        }
    }

    fn bar_frame(&self, series: usize, label: usize) -> Option<Frame> {
        Some(Frame::Rule { rect: self.mark(series, label)?, ink: ink(self.part(series, label)) })
    }

    fn point_frame(&self, series: usize, label: usize) -> Option<Frame> {
        let mark = self.mark(series, label)?;
        let radius = mark.size.width / 2;
        let center = Point::new(mark.left() + radius, mark.top() + radius);
        Some(Frame::Dot { center, radius, ink: ink(self.part(series, label)) })
    }

    /// The lines of a series: a missing value parts them.
    fn lines(&self, series: usize) -> Vec<Frame> {
        let values = &self.copy.chart.series[series].values;
        let points: Vec<Option<Point>> = (0..values.len())
            .map(|label| Some(Point::new(self.middle(series, label), self.y_of(values[label].number?))))
            .collect();
        let parts = points.split(Option::is_none).filter(|part| part.len() > 1);
        let line = |part: &[Option<Point>]| Frame::Line {
            points: part.iter().flatten().copied().collect(),
            thickness: LINE,
            ink: ink(ChartPart::Series(series)),
        };
        parts.map(line).collect()
    }
}
