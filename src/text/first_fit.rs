//! Each line as long as it can be, squeezed if need be: the way of most typesetting programs, for
//! comparison and for text in which a line's neighbours do not matter.

use super::badness::{Outcome, Target, breakpoint_cost, contrast, judge};
use super::breaks::Break;
use super::sums::Breakpoint;
use super::total_fit::{Targets, Way};

/// First fit through the breakpoints; none if a line finds no end.
pub(super) fn way(
    breakpoints: &[Breakpoint],
    targets: &Targets,
    cut_cost: &dyn Fn(&Breakpoint) -> u64,
) -> Option<Way> {
    let mut way = Way { ends: Vec::new(), cost: 0 };
    let (mut start, mut fitness) = (0, None);
    while start + 1 < breakpoints.len() {
        let target = Target { any_length: true, ..*targets.at(start) };
        let end = farthest(breakpoints, start, &target)?;
        let Outcome::Fits(fit) = judge(&breakpoints[start], &breakpoints[end], &target) else { return None };
        let contrast = fitness.map_or(0, |before| contrast(before, fit.fitness));
        let cost = fit.cost + breakpoint_cost(&breakpoints[end]) + cut_cost(&breakpoints[end]) + contrast;
        way.cost = way.cost.saturating_add(cost);
        way.ends.push(end as u32);
        fitness = Some(fit.fitness);
        start = end;
    }
    Some(way)
}

/// The last breakpoint at which a line from `start` can end.
fn farthest(breakpoints: &[Breakpoint], start: usize, target: &Target) -> Option<usize> {
    let mut found = None;
    for end in start + 1..breakpoints.len() {
        let breakpoint = &breakpoints[end];
        let fits = breakpoint.natural_from(&breakpoints[start]) + breakpoint.hyphen <= target.measure
            || matches!(judge(&breakpoints[start], breakpoint, target), Outcome::Fits(_));
        if fits {
            found = Some(end);
        } else if breakpoint.hyphen == 0 {
            break;
        }
        if breakpoint.kind == Break::Must {
            break;
        }
    }
    found
}
