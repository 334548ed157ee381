//! What is counted of pages, by how full they were to be.

use std::fmt;

use paiban::layout::plan::Plan;
use paiban::layout::plan::lint::{Lint, lint};

use crate::causes::Causes;
use crate::generator::Generated;
use crate::measures::Figures;
use crate::prices::Prices;

/// Where bands of fill ratios begin, in thousandths; the first takes all below, the last all above.
const BANDS: [u32; 8] = [600, 700, 800, 930, 1050, 1150, 1300, 1450];

/// Above this a form shows force, in hundredths (measured on drawn pages).
pub(crate) const FORCED: i32 = 1800;

/// A gutter as long as this part of the height runs through the page, in thousandths.
pub(crate) const THROUGH: u32 = 800;

/// The sheets of one band.
#[derive(Clone, Debug, Default)]
struct Band {
    sheets: Vec<Figures>,
    added: usize,
    underfull: usize,
    overset: usize,
}

/// Two tables: by what sheets ask for, and by what newspaper pages asked for before they were
/// shared out over sheets; then where force shows, and what pages cost.
#[derive(Default)]
pub(crate) struct Tables {
    by_sheet: [Band; BANDS.len()],
    by_page: [Band; BANDS.len()],
    causes: Causes,
    prices: Prices,
    issues: usize,
    /// Issues that could not be set.
    pub(crate) failed: usize,
    /// What breaks promises.
    pub(crate) broken: usize,
}

impl Band {
    fn add(&mut self, plan: &Plan) {
        self.sheets.push(Figures::of(plan));
        self.added += usize::from(plan.sheet > 0);
        for finding in lint(plan) {
            self.underfull += usize::from(finding.kind == Lint::Underfull);
            self.overset += usize::from(matches!(finding.kind, Lint::Overfull | Lint::Collision));
        }
    }

    fn mean(&self, of: impl Fn(&Figures) -> f64) -> f64 {
        self.sheets.iter().map(of).sum::<f64>() / self.sheets.len().max(1) as f64
    }

    fn most(&self, of: impl Fn(&Figures) -> i64) -> i64 {
        self.sheets.iter().map(of).max().unwrap_or(0)
    }

    /// Part of the sheets for which something holds, in hundredths.
    fn share(&self, test: impl Fn(&Figures) -> bool) -> f64 {
        self.mean(|figures| if test(figures) { 100.0 } else { 0.0 })
    }
}

fn band(ratio: u32) -> usize {
    BANDS.iter().rposition(|&from| from <= ratio).unwrap_or(0)
}

impl Tables {
    pub(crate) fn add(&mut self, generated: &Generated, plans: &[Plan]) {
        self.issues += 1;
        let pages = &generated.issue.issue().pages;
        for plan in plans {
            self.causes.add(plan);
            self.prices.add(plan);
            self.by_sheet[band(plan.ratio)].add(plan);
            let page =
                pages.iter().position(|page| page.label == plan.label).expect("the page is of the issue");
            self.by_page[band(generated.ratios[page].1)].add(plan);
        }
    }
}

type Cell<'a> = (&'a str, &'a dyn Fn(&Band) -> String);

fn table(f: &mut fmt::Formatter<'_>, title: &str, bands: &[Band]) -> fmt::Result {
    let one = |number: f64| format!("{number:.1}");
    let count = |number: usize| number.to_string();
    let hundredths = |cost: i64| format!("{:.1}", cost as f64 / 100.0);
    let rows: [Cell<'_>; 21] = [
        ("sheets", &|band| count(band.sheets.len())),
        ("  added to their page", &|band| count(band.added)),
        ("cells filled, mean %", &|band| one(band.mean(|figures| f64::from(figures.filled) / 10.0))),
        ("  least %", &|band| one(-band.most(|figures| -i64::from(figures.filled)) as f64 / 10.0)),
        ("blank rows of a last leg, most", &|band| {
            band.most(|figures| figures.worst_blank.into()).to_string()
        }),
        ("cost of an article, most", &|band| hundredths(band.most(|figures| figures.worst_cost.into()))),
        ("  sheets with none above 18, %", &|band| one(band.share(|figures| figures.worst_cost <= FORCED))),
        ("  mean", &|band| {
            let articles: usize = band.sheets.iter().map(|figures| figures.articles).sum();
            let cost: i64 = band.sheets.iter().map(|figures| i64::from(figures.cost)).sum();
            hundredths(cost / articles.max(1) as i64)
        }),
        ("cuts in the middle, a sheet", &|band| {
            format!("{:.2}", band.mean(|figures| figures.mid_cuts as f64))
        }),
        ("  near an edge", &|band| format!("{:.2}", band.mean(|figures| figures.edge_cuts as f64))),
        ("sheets with a gutter > 0.8 H, %", &|band| one(band.share(|figures| figures.gutter > THROUGH))),
        ("like heads side by side, a sheet", &|band| {
            format!("{:.2}", band.mean(|figures| figures.butting_heads as f64))
        }),
        ("  sheets with two or more, %", &|band| one(band.share(|figures| figures.butting_heads > 1))),
        ("jumps, a sheet", &|band| format!("{:.2}", band.mean(|figures| figures.jumps as f64))),
        ("  most", &|band| band.most(|figures| figures.jumps as i64).to_string()),
        ("heads cut in words", &|band| count(band.sheets.iter().map(|figures| figures.heads_cut).sum())),
        ("subheads at a foot", &|band| {
            count(band.sheets.iter().map(|figures| figures.subheads_at_foot).sum())
        }),
        ("articles with ragged feet", &|band| count(band.sheets.iter().map(|figures| figures.ragged).sum())),
        ("largest blank area, % of a page", &|band| {
            one(band.most(|figures| figures.largest_blank.into()) as f64 / 10.0)
        }),
        ("faults: underfull", &|band| count(band.underfull)),
        ("faults: overset or overlapping", &|band| count(band.overset)),
    ];
    writeln!(f, "{title}")?;
    write!(f, "{:<34}", "fill ratio from")?;
    for from in BANDS {
        write!(f, "{:>8.2}", f64::from(from) / 1000.0)?;
    }
    writeln!(f)?;
    for (name, cell) in rows {
        write!(f, "{name:<34}")?;
        for band in bands {
            write!(f, "{:>8}", if band.sheets.is_empty() { "-".to_owned() } else { cell(band) })?;
        }
        writeln!(f)?;
    }
    writeln!(f)
}

impl fmt::Display for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} issues set, {} not; promises broken: {}\n", self.issues, self.failed, self.broken)?;
        table(f, "By what the articles of a sheet ask for, in the body that was chosen", &self.by_sheet)?;
        table(f, "By what the articles of a newspaper page were made to ask for", &self.by_page)?;
        writeln!(f, "{}", self.causes)?;
        write!(f, "{}", self.prices)
    }
}
