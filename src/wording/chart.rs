//! What a chart says in words, for those who cannot see it.

use super::Words;
use crate::model::{Chart, ChartKind, ChartSeries};

impl Words {
    /// A QR code in words, by the address it leads to.
    pub fn qr_code(&self, url: &str) -> String {
        let name = self.choose("二维码", "二維碼", "QR code");
        format!("{name}{}{url}", self.signs.colon)
    }

    /// A chart in words: its kind and title, then all that its table says.
    pub fn chart(&self, chart: &Chart, title: &str) -> String {
        let kind = match chart.kind {
            ChartKind::Bar => self.choose("柱状图", "柱狀圖", "Bar chart"),
            ChartKind::Line => self.choose("折线图", "折線圖", "Line chart"),
        };
        let colon = self.signs.colon;
        let head = if title.is_empty() { kind.to_owned() } else { format!("{kind}{colon}{title}") };
        let series = chart.series.iter().map(|series| {
            let values = self.chart_values(chart, series, |_| true);
            let name = [chart.label_head.as_str(), &series.name].into_iter().filter(|name| !name.is_empty());
            let name = name.collect::<Vec<_>>().join(" ");
            if name.is_empty() { values } else { format!("{name}{colon}{values}") }
        });
        let stop = self.choose("。", "。", ". ");
        let parts: Vec<String> = [head].into_iter().chain(series).collect();
        format!("{}{}", parts.join(stop), stop.trim_end())
    }

    /// Some values of a series, each after its label: `2024 503、2025 596`. No line parts the two.
    pub fn chart_values(&self, chart: &Chart, series: &ChartSeries, told: impl Fn(usize) -> bool) -> String {
        let values = chart.labels.iter().zip(&series.values).enumerate().filter(|(number, _)| told(*number));
        let pair = |(_, (label, value)): (usize, (&String, &crate::model::ChartValue))| {
            format!("{label}\u{A0}{}", value.printed).trim().to_owned()
        };
        self.listed(&values.map(pair).collect::<Vec<_>>())
    }

    /// What a chart has no room for, of all its series; empty where there is nothing.
    pub fn chart_rest(&self, chart: &Chart, told: impl Fn(usize, usize) -> bool) -> String {
        let series = chart.series.iter().enumerate().map(|(number, series)| {
            let values = self.chart_values(chart, series, |label| told(number, label));
            let is_named = !values.is_empty() && chart.series.len() > 1;
            if is_named { format!("{}{}{values}", series.name, self.signs.colon) } else { values }
        });
        let parts: Vec<String> = series.filter(|part| !part.is_empty()).collect();
        parts.join(self.signs.semicolon)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Alignment, Cell, Inline, Table};

    fn chart() -> Chart {
        let row =
            |row: &[&str]| row.iter().map(|text| Cell::of(vec![Inline::text(*text)])).collect::<Vec<_>>();
        let table = Table {
            columns: vec![Alignment::Start; 3],
            head: row(&["年", "城东", "城西（盏）"]),
            rows: vec![row(&["2024", "503", "–"]), row(&["2025", "596", "1,204"])],
            chart: Some(ChartKind::Line),
            ..Table::default()
        };
        table.as_chart().unwrap()
    }

    #[test]
    fn a_chart_says_all_that_its_table_says() {
        let words = Words::of(&"zh-Hans".into());
        assert_eq!(
            words.chart(&chart(), "夜里的灯"),
            "折线图：夜里的灯。年 城东：2024\u{A0}503、2025\u{A0}596。年 城西（盏）：2024\u{A0}–、2025\u{A0}1,204。"
        );
        assert_eq!(
            Words::of(&"en".into()).chart(&chart(), ""),
            "Line chart. 年 城东: 2024\u{A0}503, 2025\u{A0}596. 年 城西（盏）: 2024\u{A0}–, 2025\u{A0}1,204."
        );
    }

    #[test]
    fn what_has_no_room_is_named_with_its_series() {
        let words = Words::of(&"zh-Hant".into());
        assert_eq!(
            words.chart_rest(&chart(), |_, label| label == 1),
            "城东：2025\u{A0}596；城西（盏）：2025\u{A0}1,204"
        );
        assert_eq!(words.chart_rest(&chart(), |_, _| false), "");
    }
}
