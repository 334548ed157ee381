//! What a table says as a chart: labels in its first column, a series in every other.
//!
//! * [`number`]: what a cell says as a number
//! * [`scale`]: the range of a chart and its round ticks

mod number;
mod scale;

use super::block::{Cell, CellSpan, ChartKind, Inline, Table};
use super::walk::plain_text;
pub use number::ChartNumber;
pub use scale::Scale;

/// Most labels of a chart: more bars than that are no longer told apart in a page's width.
pub const MOST_CHART_LABELS: usize = 60;

/// Most series of a chart: more greys than that are no longer told apart.
pub const MOST_CHART_SERIES: usize = 4;

/// The data of a chart. Labels and values are as the table prints them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// What the labels are, by the head of their column; empty without a head.
    pub label_head: String,
    /// What the values belong to, in order.
    pub labels: Vec<String>,
    /// The series, each with as many values as there are labels.
    pub series: Vec<ChartSeries>,
}

/// A series of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartSeries {
    /// Its name with the unit of its values, by the head of its column; empty without a head.
    pub name: String,
    /// Its values.
    pub values: Vec<ChartValue>,
}

/// A value of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartValue {
    /// How the table prints it.
    pub printed: String,
    /// What it says; none where it is missing.
    pub number: Option<ChartNumber>,
    /// Whether the author marks it: strong type in its cell.
    pub is_marked: bool,
}

/// Why a table is no chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChartFault {
    /// A value is no number: its row below the head, its column, what it says.
    NoNumber(usize, usize, String),
    /// A cell has more than plain and strong text: its row, from the first of the head, and its column.
    MoreThanText(usize, usize),
    /// Cells span others, or the head has several rows.
    NoGrid,
    /// It has no rows below its head, or no column of values.
    NoValues,
    /// It has several series and no head that names them.
    NoNames,
    /// It has so many labels.
    ManyLabels(usize),
    /// It has so many series.
    ManySeries(usize),
    /// It has no value that is a number.
    AllMissing,
}

impl Chart {
    /// What a table says that is to be drawn in a way.
    ///
    /// # Errors
    /// Why it cannot be: all reasons, cells in reading order.
    pub fn of(table: &Table, kind: ChartKind) -> Result<Self, Vec<ChartFault>> {
        let mut faults = faults_of_shape(table);
        if !faults.is_empty() {
            return Err(faults);
        }
        let heads = usize::from(!table.head.is_empty());
        for (row, cells) in table.all_rows().enumerate() {
            let other = cells.iter().enumerate().filter(|(_, cell)| !is_plain(&cell.text));
            faults.extend(other.map(|(column, _)| ChartFault::MoreThanText(row, column)));
        }
        let head = |column: usize| table.head.get(column).map(text).unwrap_or_default();
        let series =
            (1..table.columns.len()).map(|column| ChartSeries { name: head(column), values: Vec::new() });
        let mut series: Vec<ChartSeries> = series.collect();
        for (row, cells) in table.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate().skip(1) {
                let printed = text(cell);
                let number = ChartNumber::of(&printed);
                if number.is_err() && is_plain(&cell.text) {
                    faults.push(ChartFault::NoNumber(row, column, printed.clone()));
                }
                let (number, is_marked) = (number.ok().flatten(), is_marked(&cell.text));
                series[column - 1].values.push(ChartValue { printed, number, is_marked });
            }
        }
        faults.sort_by_key(|fault| match fault {
            ChartFault::NoNumber(row, column, _) => (row + heads, *column),
            ChartFault::MoreThanText(row, column) => (*row, *column),
            _ => (0, 0),
        });
        let labels = table.rows.iter().map(|row| text(&row[0])).collect();
        let chart = Self { kind, label_head: head(0), labels, series };
        if faults.is_empty() && chart.numbers().next().is_none() {
            faults.push(ChartFault::AllMissing);
        }
        if faults.is_empty() { Ok(chart) } else { Err(faults) }
    }

    /// All its numbers.
    pub fn numbers(&self) -> impl Iterator<Item = ChartNumber> {
        self.series.iter().flat_map(|series| &series.values).filter_map(|value| value.number)
    }

    /// Its range and ticks.
    pub fn scale(&self) -> Scale {
        Scale::of(self.numbers(), self.kind == ChartKind::Bar)
    }

    /// Whether a value stands out, by its series and label: those that the author marks; where none is, the largest
    /// of a single series.
    pub fn stands_out(&self, series: usize, label: usize) -> bool {
        let value = &self.series[series].values[label];
        let marks = self.series.iter().flat_map(|series| &series.values).any(|value| value.is_marked);
        if marks {
            return value.is_marked;
        }
        let largest = self.numbers().max();
        let first = self.series[0].values.iter().position(|value| value.number == largest);
        self.series.len() == 1 && first == Some(label)
    }
}

impl Table {
    /// The chart that it is to be drawn as; none where it is none, or cannot be.
    pub fn as_chart(&self) -> Option<Chart> {
        Chart::of(self, self.chart?).ok()
    }
}

/// What is wrong with a table before its cells are looked at. A row of another length than the head is none of a
/// checked issue.
fn faults_of_shape(table: &Table) -> Vec<ChartFault> {
    let columns = table.columns.len();
    let mut faults = Vec::new();
    let is_uneven = table.all_rows().any(|row| row.len() != columns);
    let spans = table.cells().any(|cell| cell.span != CellSpan::default());
    if is_uneven || spans || !table.lower_head.is_empty() {
        faults.push(ChartFault::NoGrid);
    }
    if columns < 2 || table.rows.is_empty() {
        faults.push(ChartFault::NoValues);
    }
    if columns > 2 && table.head.is_empty() {
        faults.push(ChartFault::NoNames);
    }
    if columns > MOST_CHART_SERIES + 1 {
        faults.push(ChartFault::ManySeries(columns - 1));
    }
    if table.rows.len() > MOST_CHART_LABELS {
        faults.push(ChartFault::ManyLabels(table.rows.len()));
    }
    faults
}

fn text(cell: &Cell) -> String {
    plain_text(&cell.text).trim().to_owned()
}

fn is_plain(text: &[Inline]) -> bool {
    text.iter().all(|inline| match inline {
        Inline::Text { .. } => true,
        Inline::Strong { content } => is_plain(content),
        _ => false,
    })
}

fn is_marked(text: &[Inline]) -> bool {
    text.iter().any(|inline| matches!(inline, Inline::Strong { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Alignment;

    fn cell(text: &str) -> Cell {
        match text.strip_prefix('*') {
            Some(text) => Cell::of(vec![Inline::Strong { content: vec![Inline::text(text)] }]),
            None => Cell::of(vec![Inline::text(text)]),
        }
    }

    /// A table of rows; the first is the head unless it is empty.
    fn table(rows: &[&[&str]]) -> Table {
        let mut rows = rows.iter().map(|row| row.iter().map(|text| cell(text)).collect::<Vec<_>>());
        let head = rows.next().unwrap_or_default();
        let rows: Vec<_> = rows.collect();
        let columns = vec![Alignment::Start; head.len().max(rows.first().map_or(0, Vec::len))];
        Table { columns, head, rows, chart: Some(ChartKind::Bar), ..Table::default() }
    }

    fn faults(table: &Table) -> Vec<ChartFault> {
        Chart::of(table, ChartKind::Bar).unwrap_err()
    }

    #[test]
    fn labels_are_the_first_column_and_every_other_is_a_series() {
        let table = table(&[&["年份", "男", "女（人）"], &["2024", "1,204", "–"], &["2025", "-3.50", "8%"]]);
        let chart = table.as_chart().unwrap();
        assert_eq!((chart.label_head.as_str(), chart.labels.concat().as_str()), ("年份", "20242025"));
        let printed = |series: &ChartSeries| {
            let values = series.values.iter().map(|value| value.printed.as_str());
            (series.name.clone(), values.collect::<Vec<_>>().join(" "))
        };
        assert_eq!(printed(&chart.series[0]), ("男".into(), "1,204 -3.50".into()));
        assert_eq!(printed(&chart.series[1]), ("女（人）".into(), "– 8%".into()));
        assert_eq!(chart.series[1].values[0].number, None);
    }

    #[test]
    fn what_stands_out_is_what_is_marked_else_the_largest_of_one_series() {
        let out = |rows: &[&[&str]]| {
            let chart = table(rows).as_chart().unwrap();
            let all = (0..chart.series.len()).flat_map(|s| (0..chart.labels.len()).map(move |l| (s, l)));
            all.filter(|&(series, label)| chart.stands_out(series, label)).collect::<Vec<_>>()
        };
        assert_eq!(out(&[&["年", "数"], &["甲", "3"], &["乙", "9"], &["丙", "9"]]), [(0, 1)]);
        assert_eq!(out(&[&["年", "数"], &["甲", "*3"], &["乙", "9"], &["丙", "*1"]]), [(0, 0), (0, 2)]);
        assert_eq!(out(&[&["年", "数", "二"], &["甲", "3", "4"]]), []);
    }

    #[test]
    fn values_that_are_no_numbers_are_named_in_reading_order() {
        let mut table = table(&[&["年", "数"], &["甲", "约三百"], &["乙", "12万"], &["丙", "5"]]);
        table.head[1].text.push(Inline::LineBreak);
        assert_eq!(
            faults(&table),
            [
                ChartFault::MoreThanText(0, 1),
                ChartFault::NoNumber(0, 1, "约三百".into()),
                ChartFault::NoNumber(1, 1, "12万".into())
            ]
        );
    }

    #[test]
    fn tables_of_another_shape_are_no_charts() {
        let one = table(&[&["年"], &["甲"]]);
        assert_eq!(faults(&one), [ChartFault::NoValues]);
        let rows: Vec<Vec<String>> = (0..=MOST_CHART_LABELS).map(|n| vec![n.to_string(); 6]).collect();
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let mut many = vec![&[][..]];
        many.extend(rows.iter().map(Vec::as_slice));
        assert_eq!(
            faults(&table(&many)),
            [ChartFault::NoNames, ChartFault::ManySeries(5), ChartFault::ManyLabels(MOST_CHART_LABELS + 1)]
                .map(|fault| fault)
        );
        let mut spanning = table(&[&["年", "数"], &["甲", "3"]]);
        spanning.head[0].span = CellSpan { columns: 1, rows: 2 };
        assert_eq!(faults(&spanning), [ChartFault::NoGrid]);
        assert_eq!(faults(&table(&[&["年", "数"], &["甲", "–"], &["乙", ""]])), [ChartFault::AllMissing]);
    }

    #[test]
    fn a_table_that_is_not_to_be_drawn_is_no_chart() {
        let table = Table { chart: None, ..table(&[&["年", "数"], &["甲", "3"]]) };
        assert_eq!(table.as_chart(), None);
    }
}
