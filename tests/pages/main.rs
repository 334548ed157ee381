//! Whole pages.
mod generator;
use std::time::Instant;
#[test]
fn probe() {
    let g = generator::Generator::new();
    let fonts = paiban::text::FontLibrary::bundled();
    for seed in 0..12 {
        let one = g.issue(seed);
        let n: Vec<usize> = one.issue.issue().pages.iter().map(|p| p.articles.len()).collect();
        let t = Instant::now();
        let e = paiban::layout::compose(&one.issue, &paiban::layout::Theme::bundled(one.theme).unwrap(), &paiban::layout::Paper::find(one.paper).unwrap(), &fonts);
        match e { Ok(e) => eprintln!("{seed} {} {} {:?} n={n:?} {:?} sheets {:?}", one.paper, one.theme, one.ratios, t.elapsed(), e.value.sheets.iter().map(|s| s.plan.as_ref().map(|p| (p.ratio, p.filled()))).collect::<Vec<_>>()), Err(e) => eprintln!("{seed} ERR {e}") }
    }
}
