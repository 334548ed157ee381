//! A chart as SVG inside HTML (HTML, §4.8.17). It has the colour of the text around it, so that it is seen on a page of any
//! colour. Nobody knows the faces of the reader: widths of words are estimated, and what may not have room is
//! left to the table that follows.

use std::fmt::Write;

use super::xml;
use crate::model::{Chart, ChartKind, ChartNumber, Scale};

/// The least and the greatest width, and the height of the plot, in units of the picture: a pixel on a usual screen.
const LEAST: i32 = 320;
const MOST: i32 = 640;
const PLOT: i32 = 170;

/// Size of the words, and height of a line of names.
const SIZE: i32 = 12;
const LINE: i32 = 18;

/// Blank between two labels or values, and between the ticks and the plot.
const GAP: i32 = 6;

/// Width of the bars of a label, in hundredths of their step.
const BARS: i32 = 62;

/// How dense each series is, and what stands out, in hundredths.
const SERIES: [i32; crate::model::MOST_CHART_SERIES] = [40, 75, 20, 100];
const OUTSTANDING: i32 = 90;

/// A chart as an `svg` element with a title and a description; `id` is that of the element.
pub(crate) fn svg(chart: &Chart, title: &str, description: &str, id: &str) -> String {
    let scale = chart.scale();
    let ticks: Vec<String> = scale.ticks.iter().map(|tick| tick.printed()).collect();
    let axis = widest(ticks.iter().map(String::as_str)) + GAP;
    let count = chart.labels.len() as i32;
    let labels = widest(chart.labels.iter().map(String::as_str)) + GAP;
    let width = (axis + labels * count).clamp(LEAST, MOST);
    let names = names(chart, width);
    let has_below = scale.bottom.millionths() < 0;
    let top = names.height + LINE;
    let foot = top + PLOT + if has_below { LINE } else { 0 };
    let height = foot + LINE * if chart.label_head.is_empty() { 1 } else { 2 };
    let step = (width - axis) / count.max(1);
    let drawing = Drawing { chart, scale, axis, width, step, top };
    let mut out = String::new();
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{id}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-desc\" fill=\"currentColor\" font-size=\"{SIZE}\">\n\
         <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n",
        xml::escaped(title),
        xml::escaped(description)
    );
    drawing.grid(&ticks, &mut out);
    drawing.marks(&mut out);
    out.push_str(&names.markup);
    drawing.values(&mut out);
    let every = (labels + step - 1) / step.max(1);
    for (number, label) in chart.labels.iter().enumerate().step_by(every.max(1) as usize) {
        let x = drawing.middle(number);
        let half = width_of(label) / 2;
        text(label, (x.clamp(half, width - half), foot + LINE - GAP / 2), "middle", &mut out);
    }
    if !chart.label_head.is_empty() {
        text(&chart.label_head, (width, foot + LINE * 2 - GAP), "end", &mut out);
    }
    out.push_str("</svg>\n");
    out
}

/// Estimated width of a text: an em for a wide character, more than half of it for any other.
fn width_of(text: &str) -> i32 {
    text.chars().map(|c| if c < '\u{2E80}' { SIZE * 58 / 100 } else { SIZE }).sum()
}

fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> i32 {
    texts.map(width_of).max().unwrap_or(0)
}

fn text(text: &str, (x, y): (i32, i32), anchor: &str, out: &mut String) {
    if !text.is_empty() {
        let text = xml::escaped(text);
        let _ = writeln!(out, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>");
    }
}

fn rect((x, y, width, height): (i32, i32, i32, i32), opacity: i32, out: &mut String) {
    let _ = writeln!(
        out,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill-opacity=\"{}\"/>",
        part(opacity)
    );
}

/// Hundredths as a part of one.
fn part(hundredths: i32) -> String {
    if hundredths >= 100 { "1".to_owned() } else { format!("0.{hundredths:02}") }
}

/// The names of the series over the plot.
struct Names {
    markup: String,
    height: i32,
}

fn names(chart: &Chart, width: i32) -> Names {
    let mut markup = String::new();
    let (mut x, mut y) = (0, 0);
    let square = if chart.series.len() > 1 { SIZE + GAP } else { 0 };
    for (number, series) in chart.series.iter().enumerate().filter(|(_, series)| !series.name.is_empty()) {
        let own = width_of(&series.name) + square;
        if x > 0 && x + own > width {
            (x, y) = (0, y + LINE);
        }
        if square > 0 {
            rect((x, y + 2, SIZE, SIZE), SERIES[number % SERIES.len()], &mut markup);
        }
        text(&series.name, (x + square, y + SIZE), "start", &mut markup);
        x += own + SIZE;
    }
    let height = if markup.is_empty() { 0 } else { y + LINE };
    Names { markup, height }
}

/// The plot of a chart.
struct Drawing<'a> {
    chart: &'a Chart,
    scale: Scale,
    axis: i32,
    width: i32,
    step: i32,
    top: i32,
}

impl Drawing<'_> {
    fn y_of(&self, value: ChartNumber) -> i32 {
        self.top + PLOT - self.scale.height_of(value, PLOT)
    }

    fn middle(&self, label: usize) -> i32 {
        self.axis + self.step * label as i32 + self.step / 2
    }

    /// Width of a bar.
    fn bar(&self) -> i32 {
        (self.step * BARS / 100 / self.chart.series.len().max(1) as i32).max(1)
    }

    /// Left edge of a bar.
    fn bar_left(&self, series: usize, label: usize) -> i32 {
        let bars = self.bar() * self.chart.series.len() as i32;
        self.middle(label) - bars / 2 + self.bar() * series as i32
    }

    fn opacity(&self, series: usize, label: usize) -> i32 {
        let stands_out = self.chart.series.len() == 1 && self.chart.stands_out(series, label);
        if stands_out { OUTSTANDING } else { SERIES[series % SERIES.len()] }
    }

    fn grid(&self, ticks: &[String], out: &mut String) {
        let (left, length) = (self.axis, self.width - self.axis);
        for (tick, words) in self.scale.ticks.iter().zip(ticks) {
            let y = self.y_of(*tick);
            let opacity = if *tick == self.scale.base() { 100 } else { 27 };
            rect((left, y, length, 1), opacity, out);
            text(words, (left - GAP, y + SIZE / 3), "end", out);
        }
    }

    fn marks(&self, out: &mut String) {
        for (number, series) in self.chart.series.iter().enumerate() {
            if self.chart.kind == ChartKind::Line {
                self.lines(number, out);
            }
            for (label, value) in series.values.iter().enumerate() {
                let Some(y) = value.number.map(|number| self.y_of(number)) else { continue };
                let opacity = self.opacity(number, label);
                match self.chart.kind {
                    ChartKind::Bar => {
                        let base = self.y_of(self.scale.base());
                        let place = (self.bar_left(number, label), y.min(base), self.bar(), (y - base).abs());
                        rect(place, opacity, out);
                    }
                    ChartKind::Line => {
                        let (x, opacity) = (self.middle(label), part(opacity));
                        let _ = writeln!(
                            out,
                            "<circle cx=\"{x}\" cy=\"{y}\" r=\"3\" fill-opacity=\"{opacity}\"/>"
                        );
                    }
                }
            }
        }
    }

    /// The lines of a series: a missing value parts them.
    fn lines(&self, number: usize, out: &mut String) {
        let values = &self.chart.series[number].values;
        let points: Vec<Option<String>> = (0..values.len())
            .map(|label| Some(format!("{},{}", self.middle(label), self.y_of(values[label].number?))))
            .collect();
        for points in points.split(Option::is_none).filter(|points| points.len() > 1) {
            let points: Vec<&str> = points.iter().flatten().map(String::as_str).collect();
            let _ = writeln!(
                out,
                "<polyline points=\"{}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" \
                 stroke-opacity=\"{}\"/>",
                points.join(" "),
                part(SERIES[number % SERIES.len()])
            );
        }
    }

    /// The values of a single series where they stand side by side, else those that stand out.
    fn values(&self, out: &mut String) {
        for (number, series) in self.chart.series.iter().enumerate() {
            let widest = widest(series.values.iter().map(|value| value.printed.as_str()));
            let fit = self.chart.series.len() == 1 && widest + GAP <= self.step;
            for (label, value) in series.values.iter().enumerate() {
                let stands_out = self.chart.stands_out(number, label);
                let Some(found) = value.number.filter(|_| fit || stands_out) else { continue };
                let below = found.millionths() < 0;
                let y = self.y_of(found) + if below { SIZE + 2 } else { -GAP };
                let x = match self.chart.kind {
                    ChartKind::Bar => self.bar_left(number, label) + self.bar() / 2,
                    ChartKind::Line => self.middle(label),
                };
                text(&value.printed, (x, y), "middle", out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::document::{MarkupNode, walk};
    use crate::model::{Alignment, Cell, Inline, Table};

    fn chart(rows: &[&[&str]], kind: ChartKind) -> Chart {
        let row = |row: &&[&str]| row.iter().map(|text| Cell::of(vec![Inline::text(*text)])).collect();
        let mut rows: Vec<Vec<Cell>> = rows.iter().map(row).collect();
        let (columns, head) = (vec![Alignment::Start; rows[0].len()], rows.remove(0));
        Table { columns, head, rows, chart: Some(kind), ..Table::default() }.as_chart().unwrap()
    }

    /// The names of the elements and all text of a markup, which is well formed.
    fn read(markup: &str) -> (Vec<String>, String) {
        let (mut elements, mut texts) = (Vec::new(), String::new());
        walk(markup, &mut |node| {
            match node {
                MarkupNode::Start { element, .. } => elements.push(element.to_owned()),
                MarkupNode::Text(text) => texts.push_str(text),
                MarkupNode::End => {}
            }
            Ok(())
        })
        .unwrap();
        (elements, texts)
    }

    #[test]
    fn a_chart_is_well_formed_and_has_a_title_a_description_and_its_values() {
        let chart = chart(&[&["年", "灯<盏>"], &["2024", "503"], &["2025", "1,596"]], ChartKind::Bar);
        let markup = svg(&chart, "夜&灯", "柱状图", "a-chart-1");
        let (elements, texts) = read(&markup);
        for (element, count) in [("svg", 1), ("title", 1), ("desc", 1)] {
            assert_eq!(elements.iter().filter(|name| *name == element).count(), count, "{element}");
        }
        for text in ["夜&灯", "柱状图", "灯<盏>", "2024", "503", "1,596", "年"] {
            assert!(texts.contains(text), "{text}: {texts}");
        }
        assert!(markup.contains("aria-labelledby=\"a-chart-1-title a-chart-1-desc\""), "{markup}");
    }

    #[test]
    fn a_missing_value_parts_a_line_and_bars_below_zero_hang() {
        let rows: &[&[&str]] =
            &[&["日", "温"], &["1", "3"], &["2", "-2"], &["3", "–"], &["4", "1"], &["5", "5"]];
        let (elements, _) = read(&svg(&chart(rows, ChartKind::Line), "", "", "x"));
        assert_eq!(elements.iter().filter(|name| *name == "polyline").count(), 2);
        assert_eq!(elements.iter().filter(|name| *name == "circle").count(), 4);
        let markup = svg(&chart(rows, ChartKind::Bar), "", "", "x");
        assert!(!markup.contains("height=\"-") && !markup.contains("width=\"-"), "{markup}");
    }

    #[test]
    fn many_labels_are_thinned_out_and_the_picture_is_no_wider_for_them() {
        let labels: Vec<String> = (1..=60).map(|day| format!("第{day}天")).collect();
        let mut rows: Vec<Vec<&str>> = vec![vec!["天", "数"]];
        rows.extend(labels.iter().map(|label| vec![label.as_str(), "7"]));
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let markup = svg(&chart(&rows, ChartKind::Bar), "", "", "x");
        assert!(markup.contains("viewBox=\"0 0 640 "), "{markup}");
        let (_, texts) = read(&markup);
        let shown = labels.iter().filter(|label| texts.contains(label.as_str())).count();
        assert!((8..30).contains(&shown), "{shown}");
    }
}
