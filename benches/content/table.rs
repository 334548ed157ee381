//! The figures as a table, beside those of another run.

use crate::figures::Figures;

/// A row: what is counted, its figure, and what it should be.
pub(crate) struct Row {
    name: String,
    figure: f64,
    wanted: &'static str,
}

/// All rows.
pub(crate) fn rows(figures: &Figures) -> Vec<Row> {
    let Figures { sheets, full, legs, lines, .. } = *figures;
    let under = |thousandths: u32| figures.filled.iter().filter(|&&filled| filled < thousandths).count();
    let percent = |part: usize, all: usize| part as f64 * 100.0 / all.max(1) as f64;
    let strips: usize = figures.strips.iter().sum();
    let row = |name: &str, figure: f64, wanted: &'static str| Row { name: name.to_owned(), figure, wanted };
    let count = |name: &str, count: usize, wanted: &'static str| row(name, count as f64, wanted);
    let mut rows = vec![
        count("issues that could not be set", figures.refused.len(), "0"),
        count("sheets", sheets, ""),
        count("  added to their page", figures.added, ""),
        count("  under 60 % filled", under(600), ""),
        count("  under 90 % filled", under(900), ""),
        count("jumps", figures.jumps, ""),
        count("advertisements", figures.notices, ""),
        count("  moved off their page", figures.notices_moved, "0"),
        count("pictures", figures.captions, ""),
        count("  parted from their captions", figures.captions_parted, "0"),
        count("numbers broken in tables", figures.tables.broken_numbers, "0"),
        count("tables under twelve rows parted", figures.tables.parted, "0"),
        count("parts of tables without a head", figures.tables.headless, "0"),
    ];
    for (name, parts) in
        [("largest picture", &figures.largest_picture), ("all pictures", &figures.picture_share)]
    {
        for (quantile, place) in [("tenth", 1), ("median", 5), ("ninetieth", 9)] {
            let name = format!("{name}, % of a full page, {quantile}");
            rows.push(Row { name, figure: f64::from(quantile_of(parts, place)) / 10.0, wanted: "" });
        }
    }
    rows.extend([
        count("leads whose picture is not the largest", figures.leads_outsized, "0"),
        row("full pages with trapped white over 2 %, %", percent(figures.trapped, full), "8"),
        row("strips over the full width, a sheet", strips as f64 / sheets.max(1) as f64, ""),
        row(
            "  sheets with more than two, %",
            percent(figures.strips.iter().filter(|&&n| n > 2).count(), sheets),
            "0",
        ),
        row("legs with air over three rows, %", percent(figures.air, legs), "0"),
        row("legs under four lines, %", percent(figures.short_legs, legs), "0.3"),
        row("letter-spaced lines, %", percent(figures.spaced, lines), "3"),
        row("  on tabloids, %", percent(figures.tabloid_spaced, figures.tabloid_lines), "4"),
        count("names", figures.names, ""),
        count("  broken", figures.names_broken, "0"),
    ]);
    rows
}

/// The value below which so many tenths of all lie.
fn quantile_of(values: &[u32], tenths: usize) -> u32 {
    let mut values = values.to_vec();
    values.sort_unstable();
    values.get(values.len() * tenths / 10).copied().unwrap_or(0)
}

/// Prints the rows; `before` are those that another run saved.
pub(crate) fn print(rows: &[Row], before: Option<&str>) {
    let earlier = |name: &str| {
        let found = before?.lines().find_map(|line| line.split_once('\t').filter(|(of, _)| *of == name))?;
        Some(found.1.to_owned())
    };
    println!("{:<44}{:>10}{:>10}{:>10}", "", "before", "now", "wanted");
    for Row { name, figure, wanted } in rows {
        let before = earlier(name).unwrap_or_else(|| "-".to_owned());
        println!("{name:<44}{before:>10}{:>10}{wanted:>10}", shown(*figure));
    }
}

/// The rows as `--before` reads them.
pub(crate) fn saved(rows: &[Row]) -> String {
    rows.iter().map(|row| format!("{}\t{}\n", row.name, shown(row.figure))).collect()
}

fn shown(figure: f64) -> String {
    if figure.fract() == 0.0 { format!("{figure:.0}") } else { format!("{figure:.2}") }
}
