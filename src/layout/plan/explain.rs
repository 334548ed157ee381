//! Why the pages look as they do: plans as data for programs.
//!
//! Sizes are points, costs are in units of one (plans count in hundredths), parts of a whole are
//! from 0 to 1. Keys always stand in the same order.

use serde::{Serialize, Serializer};

use super::bill::{Cost, FormTerm, PageTerm};
use super::lint::{Finding, Lint, Measures, lint};
use crate::layout::grid::cells::CellRect;
use crate::layout::plan::{
    Lack, ModuleContent, Plan, PlannedHead, PlannedKind, PlannedLeg, PlannedModule, PlannedPhoto, RunnerUp,
};
use crate::model::{ArticleId, ImagePath, PageLabel, PictureSize, PlanKind, Rank};

/// The planned sheets of an edition, explained.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation<'a> {
    /// The sheets in their order.
    pub sheets: Vec<SheetView<'a>>,
}

/// Explains plans.
pub fn explain(plans: &[Plan]) -> Explanation<'_> {
    Explanation { sheets: plans.iter().map(SheetView::of).collect() }
}

/// A sheet.
#[derive(Clone, Debug, Serialize)]
pub struct SheetView<'a> {
    page: &'a PageLabel,
    sheet: usize,
    columns: u16,
    rows: u16,
    taken: u16,
    ratio: f64,
    filled: f64,
    cost: f64,
    terms: Terms,
    plan: PlanView<'a>,
    measures: Measures,
    modules: Vec<ModuleView<'a>>,
    findings: Vec<FindingView>,
    runners_up: Vec<RunnerUpView>,
}

#[derive(Clone, Debug, Serialize)]
struct PlanView<'a> {
    kind: PlanKind,
    named: bool,
    dominant: Option<&'a ArticleId>,
    picture: [f64; 2],
    heads: Vec<f64>,
    lead_lines: u16,
    entries: u16,
    lacks: &'a [Lack],
}

#[derive(Clone, Debug, Serialize)]
struct ModuleView<'a> {
    holds: ModuleContent,
    article: Option<&'a ArticleId>,
    rank: Option<Rank>,
    form: &'a str,
    cells: CellRect,
    head: Option<HeadView>,
    pictures: &'a [CellRect],
    photos: Vec<PhotoView<'a>>,
    legs: Vec<LegView>,
    boxed: bool,
    jumps_to: Option<&'a PageLabel>,
    cost: f64,
    terms: Terms,
}

#[derive(Clone, Debug, Serialize)]
struct HeadView {
    size: f64,
    lines: u16,
    cells: CellRect,
    vertical: bool,
    cuts_word: bool,
}

#[derive(Clone, Debug, Serialize)]
struct PhotoView<'a> {
    image: &'a ImagePath,
    size: Option<PictureSize>,
    part: f64,
    cut: f64,
    faces_kept: usize,
}

#[derive(Clone, Debug, Serialize)]
struct LegView {
    cells: CellRect,
    filled: u16,
    ends_with_subhead: bool,
}

#[derive(Clone, Debug, Serialize)]
struct FindingView {
    kind: Lint,
    measured: u32,
    modules: Vec<usize>,
    cells: CellRect,
}

#[derive(Clone, Debug, Serialize)]
struct RunnerUpView {
    cost: f64,
    terms: Terms,
    places: Vec<Option<CellRect>>,
}

impl<'a> SheetView<'a> {
    fn of(plan: &'a Plan) -> Self {
        let (cost, terms) = of_page(&plan.terms);
        Self {
            page: &plan.label,
            sheet: plan.sheet,
            columns: plan.columns,
            rows: plan.rows,
            taken: plan.taken,
            ratio: f64::from(plan.ratio) / 1000.0,
            filled: f64::from(plan.filled()) / 1000.0,
            cost,
            terms,
            plan: PlanView::of(&plan.planned),
            measures: Measures::of(plan),
            modules: plan.modules.iter().map(ModuleView::of).collect(),
            findings: lint(plan).into_iter().map(FindingView::of).collect(),
            runners_up: plan.runners_up.iter().map(RunnerUpView::of).collect(),
        }
    }
}

impl<'a> PlanView<'a> {
    fn of(planned: &'a PlannedKind) -> Self {
        Self {
            kind: planned.kind,
            named: planned.is_named,
            dominant: planned.dominant.as_ref(),
            picture: planned.picture.map(|part| f64::from(part) / 100.0),
            heads: planned.heads.iter().map(|size| f64::from(size.millipoints()) / 1000.0).collect(),
            lead_lines: planned.lead_lines,
            entries: planned.entries,
            lacks: &planned.lacks,
        }
    }
}

impl<'a> ModuleView<'a> {
    fn of(module: &'a PlannedModule) -> Self {
        let (cost, terms) = of_form(&module.terms);
        Self {
            holds: module.holds,
            article: module.article.as_ref(),
            rank: module.rank,
            form: &module.form,
            cells: module.cells,
            head: module.head.as_ref().map(HeadView::of),
            pictures: &module.pictures,
            photos: module.photos.iter().map(PhotoView::of).collect(),
            legs: module.legs.iter().map(LegView::of).collect(),
            boxed: module.boxed,
            jumps_to: module.jumps_to.as_ref(),
            cost,
            terms,
        }
    }
}

impl HeadView {
    fn of(head: &PlannedHead) -> Self {
        Self {
            size: f64::from(head.size.millipoints()) / 1000.0,
            lines: head.lines,
            cells: head.cells,
            vertical: head.vertical,
            cuts_word: head.cuts_word,
        }
    }
}

impl<'a> PhotoView<'a> {
    fn of(photo: &'a PlannedPhoto) -> Self {
        let PlannedPhoto { image, size, part, cut, faces } = photo;
        let (part, cut) = (f64::from(*part) / 1000.0, f64::from(*cut) / 1000.0);
        Self { image, size: *size, part, cut, faces_kept: *faces }
    }
}

impl LegView {
    fn of(leg: &PlannedLeg) -> Self {
        Self { cells: leg.cells, filled: leg.filled, ends_with_subhead: leg.ends_with_subhead }
    }
}

impl FindingView {
    fn of(finding: Finding) -> Self {
        let Finding { kind, measured, modules, cells } = finding;
        Self { kind, measured, modules, cells }
    }
}

impl RunnerUpView {
    fn of(page: &RunnerUp) -> Self {
        let (cost, terms) = of_page(&page.terms);
        Self { cost, terms, places: page.places.clone() }
    }
}

/// Costs by name, in the order of the plan. Terms of one name are one.
#[derive(Clone, Debug)]
struct Terms(Vec<(&'static str, Cost)>);

impl Terms {
    fn of(terms: impl Iterator<Item = (&'static str, Cost)>) -> Self {
        let mut sums: Vec<(&'static str, Cost)> = Vec::new();
        for (name, cost) in terms {
            match sums.iter_mut().find(|(known, _)| *known == name) {
                Some((_, sum)) => *sum = sum.saturating_add(cost),
                None => sums.push((name, cost)),
            }
        }
        Self(sums)
    }
}

impl Serialize for Terms {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|&(name, cost)| (name, f64::from(cost) / 100.0)))
    }
}

fn of_page(terms: &[(PageTerm, Cost)]) -> (f64, Terms) {
    (total(terms), Terms::of(terms.iter().map(|&(term, cost)| (term.name(), cost))))
}

fn of_form(terms: &[(FormTerm, Cost)]) -> (f64, Terms) {
    (total(terms), Terms::of(terms.iter().map(|&(term, cost)| (term.name(), cost))))
}

fn total<T>(terms: &[(T, Cost)]) -> f64 {
    terms.iter().map(|(_, cost)| i64::from(*cost)).sum::<i64>() as f64 / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::plan::lint::sample::page;

    #[test]
    fn a_page_is_explained_in_one_order_of_keys() {
        let mut plan = page();
        plan.modules.truncate(1);
        plan.modules[0].legs.truncate(1);
        plan.modules[0].legs[0].ends_with_subhead = true;
        plan.modules[0].terms = vec![(FormTerm::Width, 160), (FormTerm::Crop, -5), (FormTerm::Width, 25)];
        let (image, size) = ("photos/a.jpg".into(), Some(PictureSize::Large));
        plan.modules[0].photos = vec![PlannedPhoto { image, size, part: 123, cut: 45, faces: 2 }];
        plan.terms = vec![(PageTerm::Forms, 180), (PageTerm::Gutter, 1234)];
        let places = vec![None, Some(CellRect::new(1, 2, 3, 4))];
        plan.runners_up = vec![RunnerUp { terms: vec![(PageTerm::Forms, 2000)], places, kinds: Vec::new() }];
        let json = serde_json::to_string_pretty(&explain(&[plan])).unwrap();
        assert_eq!(json + "\n", include_str!("explain.golden.json"));
    }
}
