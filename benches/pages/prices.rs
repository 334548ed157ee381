//! What whole pages cost, by how many modules stand on them.

use std::fmt;

use paiban::layout::plan::{ModuleContent, Plan};

/// Most modules of the pages of each row; the last row takes all others.
const MODULES: [usize; 4] = [6, 8, 12, 16];

/// Prices of pages, in hundredths.
#[derive(Default)]
pub(crate) struct Prices {
    by_modules: [Vec<i64>; MODULES.len() + 1],
}

impl Prices {
    pub(crate) fn add(&mut self, plan: &Plan) {
        let modules = plan.modules.iter().filter(|module| module.holds != ModuleContent::Blank).count();
        let row = MODULES.iter().position(|&most| modules <= most).unwrap_or(MODULES.len());
        self.by_modules[row].push(plan.terms.iter().map(|&(_, cost)| i64::from(cost)).sum());
    }
}

impl fmt::Display for Prices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Prices of pages, by their modules")?;
        writeln!(f, "{:<12}{:>8}{:>10}{:>10}{:>10}", "modules to", "sheets", "mean", "median", "most")?;
        let names = MODULES.iter().map(usize::to_string).chain(["more".to_owned()]);
        for (name, prices) in names.zip(&self.by_modules) {
            let mut prices = prices.clone();
            prices.sort_unstable();
            let mean = prices.iter().sum::<i64>() as f64 / prices.len().max(1) as f64 / 100.0;
            let of = |price: Option<&i64>| *price.unwrap_or(&0) as f64 / 100.0;
            let (median, most) = (of(prices.get(prices.len() / 2)), of(prices.last()));
            writeln!(f, "{name:<12}{:>8}{mean:>10.1}{median:>10.1}{most:>10.1}", prices.len())?;
        }
        Ok(())
    }
}
