//! Where force shows on sheets that ask for all of their room, and what it is.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use paiban::layout::plan::{ModuleContent, Plan};

use crate::measures::Figures;
use crate::quality::{FORCED, THROUGH};

/// Sheets that ask for so much, in thousandths, are counted.
const FULL: Range<u32> = 930..1050;

/// Sheets with so many articles are one row, each with all below.
const ARTICLES: [usize; 6] = [2, 3, 4, 6, 9, usize::MAX];

/// Full sheets by their articles, and what dear articles pay for.
#[derive(Default)]
pub(crate) struct Causes {
    sheets: [Vec<Figures>; ARTICLES.len()],
    dear: usize,
    terms: BTreeMap<&'static str, i64>,
}

impl Causes {
    pub(crate) fn add(&mut self, plan: &Plan) {
        if !FULL.contains(&plan.ratio) {
            return;
        }
        let figures = Figures::of(plan);
        let articles = ARTICLES.iter().position(|&most| figures.articles <= most).unwrap_or(0);
        self.sheets[articles].push(figures);
        let dear = |cost: i32| cost > FORCED;
        for module in
            plan.modules.iter().filter(|module| module.holds != ModuleContent::Blank && dear(module.cost()))
        {
            self.dear += 1;
            for &(term, cost) in &module.terms {
                *self.terms.entry(term.name()).or_default() += i64::from(cost);
            }
        }
    }
}

impl fmt::Display for Causes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Sheets at a fill ratio of 0.93 to 1.05, by their articles, in %")?;
        writeln!(
            f,
            "{:<12}{:>8}{:>12}{:>12}{:>12}{:>12}",
            "articles to", "sheets", "forced", "gutter", "mid cut", "like heads"
        )?;
        for (sheets, most) in self.sheets.iter().zip(ARTICLES) {
            let share = |test: &dyn Fn(&Figures) -> bool| {
                sheets.iter().filter(|figures| test(figures)).count() * 100 / sheets.len().max(1)
            };
            let most = if most == usize::MAX { "more".to_owned() } else { most.to_string() };
            writeln!(
                f,
                "{most:<12}{:>8}{:>12}{:>12}{:>12}{:>12}",
                sheets.len(),
                share(&|figures| figures.worst_cost > FORCED),
                share(&|figures| figures.gutter > THROUGH),
                share(&|figures| figures.mid_cuts > 0),
                share(&|figures| figures.butting_heads > 0),
            )?;
        }
        let mut terms: Vec<_> = self.terms.iter().collect();
        terms.sort_by_key(|&(term, &cost)| (-cost, *term));
        let all: i64 = terms.iter().map(|&(_, &cost)| cost).sum();
        let parts = terms.iter().map(|&(term, &cost)| format!("{term} {}", cost * 100 / all.max(1)));
        writeln!(
            f,
            "their {} forced articles pay for, in %: {}\n",
            self.dear,
            parts.collect::<Vec<_>>().join(", ")
        )
    }
}
