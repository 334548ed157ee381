//! The figures by which pages are compared.

use serde::{Serialize, Serializer};

use super::{Lint, heads, legs, lines};
use crate::layout::plan::{ModuleContent, Plan, PlannedLeg, PlannedModule};

/// A page in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Measures {
    /// Part of the free cells that something stands in, in thousandths.
    #[serde(serialize_with = "thousandths")]
    pub filled: u32,
    /// Most blank rows at the foot of a last leg.
    pub worst_blank: u16,
    /// What the dearest module costs, in hundredths.
    #[serde(serialize_with = "hundredths")]
    pub worst_cost: i32,
    /// Cuts over the whole width in the middle of the page.
    pub mid_cuts: usize,
    /// Cuts over the whole width nearer to an edge.
    pub edge_cuts: usize,
    /// The longest free gutter, in thousandths of the free height.
    #[serde(serialize_with = "thousandths")]
    pub longest_gutter: u32,
    /// Pairs of like heads side by side.
    #[serde(rename = "tombstones")]
    pub butting_heads: usize,
    /// Articles that go on at another page.
    pub jumps: usize,
    /// Heads in which a word is cut.
    pub heads_cut: usize,
    /// Subheads at the foot of a leg.
    pub subheads_at_foot: usize,
    /// Articles whose legs end at different rows.
    pub ragged_feet: usize,
}

impl Measures {
    /// Measures a page.
    pub fn of(plan: &Plan) -> Self {
        let feet = legs::faults(plan);
        let count = |kind: Lint| feet.iter().filter(|finding| finding.kind == kind).count();
        let last_legs = plan.modules.iter().filter_map(|module| module.legs.last());
        let articles = plan.modules.iter().filter(|module| module.holds != ModuleContent::Blank);
        let mid_cuts = lines::mid_cuts(plan).len();
        let near_edges = lines::cuts(plan).into_iter().filter(|&row| !lines::in_the_middle(plan, row));
        Self {
            filled: plan.filled(),
            worst_blank: last_legs.map(PlannedLeg::blank).max().unwrap_or(0),
            worst_cost: articles.map(PlannedModule::cost).max().unwrap_or(0),
            mid_cuts,
            edge_cuts: near_edges.count(),
            longest_gutter: lines::gutters(plan)
                .into_iter()
                .map(|gutter| lines::thousandths(plan, gutter))
                .max()
                .unwrap_or(0),
            butting_heads: heads::butting_heads(plan).len(),
            jumps: plan.modules.iter().filter(|module| module.jumps_to.is_some()).count(),
            heads_cut: heads::cut_words(plan).len(),
            subheads_at_foot: count(Lint::SubheadAtFoot),
            ragged_feet: count(Lint::RaggedFeet),
        }
    }
}

// Serde gives a reference.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
fn thousandths<S: Serializer>(part: &u32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(f64::from(*part) / 1000.0)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
fn hundredths<S: Serializer>(cost: &i32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(f64::from(*cost) / 100.0)
}

#[cfg(test)]
mod tests {
    use super::super::sample::page;
    use super::*;
    use crate::layout::plan::bill::FormTerm;

    #[test]
    fn figures_are_those_of_the_page() {
        let mut plan = page();
        let good = Measures { filled: 1000, worst_cost: 200, longest_gutter: 731, ..Measures::default() };
        assert_eq!(Measures::of(&plan), good, "30 of 41 rows are free between the lead and b");
        plan.modules[0].legs[3].filled -= 2;
        plan.modules[1].legs[0].filled -= 1;
        plan.modules[1].legs[1].ends_with_subhead = true;
        plan.modules[2].boxed = false;
        plan.modules[2].jumps_to = Some("A03".into());
        plan.modules[3].head.as_mut().unwrap().cuts_word = true;
        plan.modules[4].terms = vec![(FormTerm::Width, 900), (FormTerm::Crop, 950)];
        let bad = Measures::of(&plan);
        assert_eq!((bad.worst_blank, bad.worst_cost, bad.filled), (2, 1850, 988));
        assert_eq!((bad.butting_heads, bad.jumps, bad.heads_cut), (1, 1, 1));
        assert_eq!((bad.subheads_at_foot, bad.ragged_feet), (1, 1));
    }
}
