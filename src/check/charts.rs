//! The chart step: a table that is to be drawn as a chart holds labels and numbers.

use super::ListedArticle;
use crate::diagnostics::{Code, Diagnostic};
use crate::messages::{Sentence, sentence};
use crate::model::walk::tables;
use crate::model::{Chart, ChartFault, MOST_CHART_LABELS, MOST_CHART_SERIES, Table};
use crate::source::Draft;
use crate::wording::shortened;

/// Most reasons that are told of a table.
const MOST_REASONS: usize = 5;

/// Most characters of a value in a message.
const MOST_SHOWN: usize = 24;

/// Reports A111.
pub(super) fn check(draft: &Draft, found: &mut Vec<Diagnostic>) {
    for placed in ListedArticle::all(&draft.issue) {
        for (path, table) in tables(placed.article) {
            let Some(Err(faults)) = table.chart.map(|kind| Chart::of(table, kind)) else { continue };
            found.extend(faults.iter().take(MOST_REASONS).map(|fault| {
                let (message, help) = words(fault);
                let place = place_of(&path, table, fault);
                placed.diagnostic(draft, &place, Code::UndrawnChart, message).help(help)
            }));
        }
    }
}

/// Where a fault stands: the first text of its cell, else that of the table.
fn place_of(path: &str, table: &Table, fault: &ChartFault) -> String {
    let heads = table.head_rows().count();
    let (row, column) = match fault {
        ChartFault::NoNumber(row, column, _) => (row + heads, *column),
        ChartFault::MoreThanText(row, column) => (*row, *column),
        _ => return path.to_owned(),
    };
    let Some((part, first)) = path.rsplit_once('/') else { return path.to_owned() };
    let mut pieces: usize = first.parse().unwrap_or(0);
    let mut count = |inlines: &[crate::model::Inline]| {
        inlines.iter().for_each(|inline| inline.each_text(&mut |_| pieces += 1));
    };
    count(&table.caption);
    for (number, cells) in table.all_rows().enumerate().take(row + 1) {
        let before = if number == row { column } else { cells.len() };
        cells.iter().take(before).for_each(|cell| count(&cell.text));
    }
    format!("{part}/{pieces}")
}

/// What is wrong, and a way out.
fn words(fault: &ChartFault) -> (Sentence, Sentence) {
    match fault {
        ChartFault::NoNumber(_, _, text) => {
            (sentence!("undrawn-chart", text = shortened(text, MOST_SHOWN)), sentence!("undrawn-chart.help"))
        }
        ChartFault::MoreThanText(..) => {
            (sentence!("undrawn-chart.marked"), sentence!("undrawn-chart.help-marked"))
        }
        ChartFault::NoGrid => (sentence!("undrawn-chart.grid"), sentence!("undrawn-chart.help-grid")),
        ChartFault::NoValues => (sentence!("undrawn-chart.columns"), sentence!("undrawn-chart.help-columns")),
        ChartFault::NoNames => (sentence!("undrawn-chart.names"), sentence!("undrawn-chart.help-names")),
        ChartFault::AllMissing => {
            (sentence!("undrawn-chart.missing"), sentence!("undrawn-chart.help-columns"))
        }
        ChartFault::ManyLabels(labels) => (
            sentence!("undrawn-chart.labels", labels, most = MOST_CHART_LABELS),
            sentence!("undrawn-chart.help-labels"),
        ),
        ChartFault::ManySeries(series) => (
            sentence!("undrawn-chart.series", series, most = MOST_CHART_SERIES),
            sentence!("undrawn-chart.help-labels"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::sample;
    use crate::model::{Alignment, Article, Block, Cell, CellSpan, ChartKind, Inline};

    fn checked(table: Table) -> Vec<Diagnostic> {
        let body = vec![sample::paragraph("文"), Block::Quote { blocks: vec![Block::Table(table)] }];
        let article = Article { body, ..sample::article("a") };
        let mut found = Vec::new();
        check(&sample::draft(sample::issue(vec![article])), &mut found);
        found
    }

    fn table(rows: &[&[&str]]) -> Table {
        let row = |row: &&[&str]| row.iter().map(|text| Cell::of(vec![Inline::text(*text)])).collect();
        let mut rows: Vec<Vec<Cell>> = rows.iter().map(row).collect();
        let head = rows.remove(0);
        let columns = vec![Alignment::Start; head.len()];
        Table { columns, head, rows, chart: Some(ChartKind::Bar), ..Table::default() }
    }

    #[test]
    fn a_chart_of_labels_and_numbers_is_passed_and_a_table_may_hold_anything() {
        assert_eq!(checked(table(&[&["年", "盏"], &["2024", "1,204"], &["2025", "–"]])), []);
        assert_eq!(checked(Table { chart: None, ..table(&[&["年", "盏"], &["2024", "约五百"]]) }), []);
    }

    #[test]
    fn values_that_are_no_numbers_are_named_with_their_places() {
        let mut wrong = table(&[&["年", "盏"], &["2024", "约五百"], &["2025", "一"]]);
        wrong.caption = vec![Inline::text("灯")];
        let found = checked(wrong.clone());
        assert_eq!(sample::codes(&found), [Code::UndrawnChart; 2]);
        assert!(found[0].message.english().contains("`约五百`"), "{}", found[0].message.english());
        // A text before the table, its caption, two heads and a label stand before the first value.
        let Block::Table(table) = Block::Table(wrong) else { unreachable!() };
        let place = |row| place_of("body/1", &table, &ChartFault::NoNumber(row, 1, String::new()));
        assert_eq!([place(0), place(1)], ["body/5", "body/7"]);
    }

    #[test]
    fn every_reason_has_its_words() {
        let spanning = || {
            let mut table = table(&[&["年", "盏"], &["2024", "5"]]);
            table.rows[0][0].span = CellSpan { columns: 1, rows: 2 };
            table
        };
        let long: Vec<&[&str]> = vec![&["年", "数"]; MOST_CHART_LABELS + 2];
        for (table, words) in [
            (spanning(), "span"),
            (table(&[&["年"], &["2024"]]), "no column of values"),
            (Table { head: Vec::new(), ..table(&[&["", "", ""], &["a", "1", "2"]]) }, "no head"),
            (table(&[&["年", "盏"], &["2024", "–"]]), "no number"),
            (table(&[&["", "1", "2", "3", "4", "5"], &["a", "1", "2", "3", "4", "5"]]), "5 columns"),
            (table(&long), "61 rows"),
        ] {
            let found = checked(table);
            assert_eq!(sample::codes(&found), [Code::UndrawnChart], "{words}");
            assert!(found[0].message.english().contains(words), "{}", found[0].message.english());
        }
    }
}
