//! Each line as long as it can be, squeezed if need be: the way of most typesetting programs, for
//! comparison and for text in which a line's neighbours do not matter.

use super::badness::{Outcome, Target, contrast, judge, place_cost};
use super::breaks::Break;
use super::sums::Place;
use super::total_fit::{Targets, Way};

/// The way of first fit through the places; nothing if a line finds no end.
pub(super) fn way(places: &[Place], targets: &Targets, cut_cost: &dyn Fn(&Place) -> u64) -> Option<Way> {
    let mut way = Way { ends: Vec::new(), cost: 0 };
    let (mut start, mut fitness) = (0, None);
    while start + 1 < places.len() {
        let target = Target { tolerance: i32::MAX, ..*targets.at(start) };
        let end = farthest(places, start, &target)?;
        let Outcome::Fits(fit) = judge(&places[start], &places[end], &target) else { return None };
        let contrast = fitness.map_or(0, |before| contrast(before, fit.fitness));
        let cost = fit.cost + place_cost(&places[end]) + cut_cost(&places[end]) + contrast;
        way.cost = way.cost.saturating_add(cost);
        way.ends.push(end as u32);
        fitness = Some(fit.fitness);
        start = end;
    }
    Some(way)
}

/// The last place at which a line from `start` can end.
fn farthest(places: &[Place], start: usize, target: &Target) -> Option<usize> {
    let mut found = None;
    for end in start + 1..places.len() {
        let place = &places[end];
        let fits = place.natural_from(&places[start]) + place.hyphen <= target.measure
            || matches!(judge(&places[start], place, target), Outcome::Fits(_));
        if fits {
            found = Some(end);
        } else if place.hyphen == 0 {
            break;
        }
        if place.kind == Break::Must {
            break;
        }
    }
    found
}
