//! A chart in place of a table: drawn from its labels and numbers, as one piece that nothing parts.
//!
//! The recipe, at a measure: the names of the series over the plot (`legend`), the ticks at its left, the labels
//! under it in the largest size and the fewest lines that hold them (`labels`), the bars or lines (`plot`), the values
//! over them where none runs into another (`values`). What has no room in the plot stands under it in words, so
//! that every character of the table is printed. The text of the frames is in the order of the table.

mod labels;
mod legend;
mod plot;
mod values;

use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::ink::{ColorName, Ink};
use crate::layout::copyfit::strip::Strip;
use crate::layout::grid::paper::Paper;
use crate::layout::style::typesetter::Typesetter;
use crate::model::walk::plain_text;
use crate::model::{Chart, Scale, Table};
use crate::text::{Align, FontRole, Line, Paragraph, Setting};
use labels::Labels;
use legend::Legend;
use plot::Plot;
use values::{LARGEST_VALUE, Values};

/// The smallest size of the words and values of a chart.
const SMALLEST: Length = Length::from_points(6);

/// Blank between the ticks and the plot.
const AXIS_GAP: Length = Length::from_points(4);

/// Blank between the plot and its labels, in hundredths of their em: the lowest tick stands in the middle of it.
const LABEL_GAP: i32 = 60;

/// Least width and height of the plot, in em of its labels.
const LEAST_PLOT: i32 = 4;

/// A part of a chart that has an ink of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ChartPart {
    /// The lines of the ticks.
    Grid,
    /// The line that the bars stand on.
    Base,
    /// The numbers of the ticks.
    Tick,
    /// What stands out.
    Outstanding,
    /// What belongs to a series.
    Series(usize),
}

/// Inks of series, from the first, in hundredths of black.
const SERIES_INKS: [u8; crate::model::MOST_CHART_SERIES] = [40, 75, 20, 100];

/// The ink of a part.
fn ink(part: ChartPart) -> Ink {
    match part {
        ChartPart::Grid => Ink::black(27),
        ChartPart::Base => Ink::BLACK,
        ChartPart::Tick => Ink::black(75),
        ChartPart::Outstanding => Ink::black(90).or(ColorName::Accent),
        ChartPart::Series(number) => Ink::black(SERIES_INKS[number % SERIES_INKS.len()]),
    }
}

/// A table as a chart, measured once.
#[derive(Clone, Debug)]
pub struct ChartCopy {
    chart: Chart,
    scale: Scale,
    /// All that it says, in words.
    description: String,
    /// The numbers of the ticks, and the width of the widest.
    ticks: Vec<String>,
    tick_width: Length,
    /// Widths of the labels, and of the values of each series.
    label_widths: Vec<Length>,
    value_widths: Vec<Vec<Length>>,
}

impl ChartCopy {
    /// The chart of a table, where it is to be drawn and can be.
    pub fn of(typesetter: &Typesetter<'_>, table: &Table) -> Option<Self> {
        let chart = table.as_chart()?;
        let scale = chart.scale();
        let size = label_size(typesetter);
        let width = |text: &str| typesetter.width(text, FontRole::Caption, size);
        let ticks: Vec<String> = scale.ticks.iter().map(|tick| tick.printed()).collect();
        let tick_width = ticks.iter().map(|tick| width(tick)).max().unwrap_or_default();
        let label_widths = chart.labels.iter().map(|label| width(label)).collect();
        let of_series = |(number, series): (usize, &crate::model::ChartSeries)| {
            let of_value = |(label, value): (usize, &crate::model::ChartValue)| {
                typesetter.width(&value.printed, values::role(&chart, number, label), LARGEST_VALUE)
            };
            series.values.iter().enumerate().map(of_value).collect()
        };
        let value_widths = chart.series.iter().enumerate().map(of_series).collect();
        let description = typesetter.words.chart(&chart, plain_text(&table.caption).trim());
        Some(Self { chart, scale, description, ticks, tick_width, label_widths, value_widths })
    }

    /// Width it needs so that every label and every value stands on a line, with a blank of an em beside each.
    pub fn natural_measure(&self, typesetter: &Typesetter<'_>) -> Length {
        let em = label_size(typesetter);
        let step = |label: usize| {
            let values: Length = self.value_widths.iter().map(|widths| widths[label]).sum();
            self.label_widths[label].max(values)
        };
        let widest = (0..self.chart.labels.len()).map(step).max().unwrap_or_default();
        self.tick_width + AXIS_GAP + (widest + em) * self.chart.labels.len() as i32
    }

    /// The chart over a measure under its caption; nothing where the measure is too narrow for it.
    pub fn strip(
        &self,
        typesetter: &Typesetter<'_>,
        paper: &Paper,
        measure: Length,
        caption: Option<&Paragraph>,
    ) -> Option<Strip> {
        let setting = Setting { measure, indent: Length::ZERO, align: Align::Center };
        let title = caption.map(|caption| caption.lines(&setting)).unwrap_or_default();
        let top = paper.row * title.len() as i32;
        let rows = u16::from(typesetter.theme.chart.rows);
        let foot = top + paper.row * i32::from(rows) - (paper.row - paper.body);
        let room = Rect::new(Length::ZERO, top, measure, foot - top);
        let (mut frames, rest) = SetChart { copy: self, typesetter }.frames(room)?;
        let rest_top = top + paper.row * i32::from(rows);
        let (rest_rows, rest) = rest_lines(typesetter, paper, &rest, measure, rest_top);
        frames.extend(rest);
        let size = typesetter.theme.text.table_size.em();
        let line = |(number, line): (usize, &Line)| {
            let corner = Point::new(Length::ZERO, paper.row * number as i32);
            typesetter.line_at(line, corner, FontRole::Strong, size)
        };
        let title_frames: Vec<Frame> = title.iter().enumerate().flat_map(line).collect();
        if !title_frames.is_empty() {
            frames.insert(0, Frame::Group { tag: Tag::Caption, frames: title_frames });
        }
        let tag = Tag::Figure { alt: Some(self.description.clone()) };
        let rows = title.len() as u16 + rows + rest_rows;
        Some(Strip { rows, tag, frames, keeps_with_next: false, blank: false, line: None })
    }
}

/// The size of the words of charts: that of captions.
fn label_size(typesetter: &Typesetter<'_>) -> Length {
    typesetter.theme.text.caption_size.em()
}

/// What has no room in the plot, in rows under it.
fn rest_lines(
    typesetter: &Typesetter<'_>,
    paper: &Paper,
    text: &str,
    measure: Length,
    top: Length,
) -> (u16, Vec<Frame>) {
    if text.is_empty() {
        return (0, Vec::new());
    }
    let size = label_size(typesetter);
    let lines = typesetter.set_plain(text, FontRole::Caption, size, measure, Align::Start);
    let line = |(number, line): (usize, &Line)| {
        let corner = Point::new(Length::ZERO, top + paper.row * number as i32);
        typesetter.line_at(line, corner, FontRole::Caption, size)
    };
    (lines.len() as u16, lines.iter().enumerate().flat_map(line).collect())
}

/// A chart that is set in a room.
struct SetChart<'a> {
    copy: &'a ChartCopy,
    typesetter: &'a Typesetter<'a>,
}

impl SetChart<'_> {
    /// What is drawn, and what has no room in words; nothing where the room is too small.
    fn frames(&self, room: Rect) -> Option<(Vec<Frame>, String)> {
        let (copy, typesetter) = (self.copy, self.typesetter);
        let em = label_size(typesetter);
        let legend = Legend::of(typesetter, &copy.chart, room.size.width)?;
        let (head, labels) = self.labels(&legend, room)?;
        let axis = copy.tick_width.max(head) + AXIS_GAP;
        let (left, width) = (room.left() + axis, room.size.width - axis);
        let above = LARGEST_VALUE.scaled(13, 10);
        let has_below = copy.chart.numbers().any(|number| number.millionths() < 0);
        let below = if has_below { above } else { Length::ZERO };
        let plot_top = room.top() + legend.height + above;
        let label_gap = em.scaled(LABEL_GAP, 100);
        let foot = room.bottom() - labels.height - label_gap - below - legend.own_line(head);
        let plot = Plot { copy, rect: Rect::new(left, plot_top, width, foot - plot_top), below };
        if width < em * LEAST_PLOT || foot - plot_top < em * LEAST_PLOT {
            return None;
        }
        let values = Values::of(typesetter, &plot, room);
        let label_top = foot + below + label_gap;
        let mut drawn = plot.grid();
        drawn.extend(self.ticks(&plot));
        let mut frames = vec![Frame::Group { tag: Tag::Artifact, frames: drawn }];
        frames.extend(plot.marks());
        frames.extend(legend.frames(room, head, label_top));
        for label in 0..copy.chart.labels.len() {
            frames.extend(labels.frames(typesetter, label, label_top));
            frames.extend(values.frames(typesetter, label));
        }
        let is_left_out =
            |series: usize, label: usize| labels.leaves_out(label) || values.leaves_out(series, label);
        Some((frames, typesetter.words.chart_rest(&copy.chart, is_left_out)))
    }

    /// The labels, and the width of their head where it stands beside them: it does where each label has room under
    /// its own bar.
    fn labels(&self, legend: &Legend<'_>, room: Rect) -> Option<(Length, Labels)> {
        let (copy, em) = (self.copy, label_size(self.typesetter));
        let set = |head: Length| {
            let axis = copy.tick_width.max(head) + AXIS_GAP;
            let labels = Labels::of(self.typesetter, copy, (room.left() + axis, room.size.width - axis))?;
            Some((head, labels))
        };
        let beside = legend.head_in(copy.tick_width.max(em * LEAST_PLOT));
        set(beside).filter(|(_, labels)| labels.are_whole()).or_else(|| set(Length::ZERO))
    }

    /// The numbers at the lines of the plot.
    fn ticks(&self, plot: &Plot<'_>) -> Vec<Frame> {
        let size = label_size(self.typesetter);
        let tick = |(tick, text): (&crate::model::ChartNumber, &String)| {
            let right = plot.rect.left() - AXIS_GAP;
            let width = self.typesetter.width(text, FontRole::Caption, size);
            let corner = Point::new(right - width, plot.y_of(*tick) - size / 2);
            text_at(self.typesetter, text, (FontRole::Caption, size), corner, ink(ChartPart::Tick))
        };
        self.copy.scale.ticks.iter().zip(&self.copy.ticks).flat_map(tick).collect()
    }
}

/// Text on one line with its top left corner at a point.
fn text_at(
    typesetter: &Typesetter<'_>,
    text: &str,
    (role, size): (FontRole, Length),
    corner: Point,
    ink: Ink,
) -> Vec<Frame> {
    let measure = typesetter.width(text, role, size) + size;
    let lines = typesetter.set_plain(text, role, size, measure, Align::Start);
    let mut frames: Vec<Frame> =
        lines.iter().flat_map(|line| typesetter.line_at(line, corner, role, size)).collect();
    for frame in &mut frames {
        if let Frame::Glyphs(run) = frame {
            run.ink = ink;
        }
    }
    frames
}
