//! Faults in the legs of each article.

use super::{Finding, Lint};
use crate::layout::plan::{Plan, PlannedLeg, PlannedModule};
use crate::model::Rank;

/// A leg of fewer rows does not read as one.
const SHORTEST: u16 = 4;

/// Most blank rows at the foot of a leg that are no fault.
const MOST_BLANK: u16 = 3;

/// The faults of all legs, in reading order.
pub fn faults(plan: &Plan) -> Vec<Finding> {
    plan.modules.iter().enumerate().flat_map(|(number, module)| of_module(number, module)).collect()
}

fn of_module(number: usize, module: &PlannedModule) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut add = |kind: Lint, measured: u32, leg: &PlannedLeg| {
        findings.push(Finding { kind, measured, modules: vec![number], cells: leg.cells });
    };
    for (i, leg) in module.legs.iter().enumerate() {
        if leg.ends_with_subhead {
            add(Lint::SubheadAtFoot, i as u32, leg);
        }
        if leg.cells.rows < SHORTEST && !may_be_short(module) {
            add(Lint::ShortLeg, leg.cells.rows.into(), leg);
        }
        if leg.blank() > MOST_BLANK {
            add(Lint::BlankFoot, leg.blank().into(), leg);
        }
        if leg.filled > leg.cells.rows {
            add(Lint::Overfull, (leg.filled - leg.cells.rows).into(), leg);
        }
    }
    if let Some((rows, leg)) = ragged(module) {
        add(Lint::RaggedFeet, rows.into(), leg);
    }
    findings
}

/// By how many rows the feet of the legs differ, and the leg that ends first. The last leg may end
/// higher, where the text does. What counts is the blank under each leg: a picture or table at the
/// foot of some legs makes no ragged feet.
fn ragged(module: &PlannedModule) -> Option<(u16, &PlannedLeg)> {
    let (_, but_last) = module.legs.split_last()?;
    let shortest = but_last.iter().max_by_key(|leg| leg.blank())?;
    let longest = module.legs.iter().map(PlannedLeg::blank).min()?;
    let differ = shortest.blank() - longest;
    (differ > 0).then_some((differ, shortest))
}

/// The whole text of a brief or of a photo story may be a few rows in one leg.
fn may_be_short(module: &PlannedModule) -> bool {
    module.legs.len() == 1 && !matches!(module.rank, Some(rank) if rank < Rank::Brief)
}

#[cfg(test)]
mod tests {
    use super::super::sample::page;
    use super::*;

    /// The faults of the good page after a change to the legs of its lead, which has four of 13.
    fn kinds(change: impl Fn(&mut Vec<PlannedLeg>)) -> Vec<(Lint, u32)> {
        let mut plan = page();
        change(&mut plan.modules[0].legs);
        faults(&plan).iter().map(|finding| (finding.kind, finding.measured)).collect()
    }

    #[test]
    fn a_subhead_at_the_foot_of_a_leg_is_found() {
        assert_eq!(kinds(|_| {}), []);
        assert_eq!(kinds(|legs| legs[1].ends_with_subhead = true), [(Lint::SubheadAtFoot, 1)]);
    }

    #[test]
    fn three_blank_rows_are_borne_at_the_end_of_the_last_leg() {
        assert_eq!(kinds(|legs| legs[3].filled = 10), []);
        assert_eq!(kinds(|legs| legs[3].filled = 9), [(Lint::BlankFoot, 4)]);
    }

    #[test]
    fn all_legs_but_the_last_end_at_one_row() {
        assert_eq!(kinds(|legs| legs[1].filled = 12), [(Lint::RaggedFeet, 1)]);
        assert_eq!(kinds(|legs| legs.iter_mut().for_each(|leg| leg.filled = 12)), []);
        let hanging = |legs: &mut Vec<PlannedLeg>| legs[..3].iter_mut().for_each(|leg| leg.filled = 11);
        assert_eq!(kinds(hanging), [(Lint::RaggedFeet, 2)], "the last leg is longer than the others");
    }

    #[test]
    fn a_table_under_some_legs_makes_no_ragged_feet() {
        let shorter = |leg: &mut PlannedLeg| (leg.cells.rows, leg.filled) = (9, 9);
        assert_eq!(kinds(|legs| legs[2..].iter_mut().for_each(shorter)), []);
    }

    #[test]
    fn a_leg_has_four_rows_unless_it_is_all_of_a_brief() {
        let set = |rows: u16| move |leg: &mut PlannedLeg| (leg.cells.rows, leg.filled) = (rows, rows);
        assert_eq!(kinds(|legs| legs.iter_mut().take(1).for_each(set(4))), []);
        assert_eq!(kinds(|legs| legs.iter_mut().take(1).for_each(set(3))), [(Lint::ShortLeg, 3)]);
        let mut plan = page();
        plan.modules[4].legs.truncate(1);
        set(3)(&mut plan.modules[4].legs[0]);
        assert_eq!(faults(&plan)[0].kind, Lint::ShortLeg);
        plan.modules[4].rank = Some(Rank::Brief);
        assert_eq!(faults(&plan), []);
    }

    #[test]
    fn more_rows_than_a_leg_has_are_overfull() {
        assert_eq!(kinds(|legs| legs[3].filled = 15), [(Lint::Overfull, 2)]);
    }
}
