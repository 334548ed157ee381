//! Faults between the heads of a page.

use super::{Finding, Lint};
use crate::geometry::Length;
use crate::layout::grid::cells::CellRect;
use crate::layout::plan::limits::UNLIKE_HEADS;
use crate::layout::plan::{ModuleContent, Plan, PlannedHead, PlannedModule};
use crate::model::Rank;

/// Most heads that may be larger than the one right above.
const MOST_LARGER_BELOW: usize = 2;

/// Most heads beside their text or running downwards.
const MOST_BESIDE: usize = 2;

/// Most sizes of heads on a page.
const MOST_SIZES: usize = 6;

/// A head with its module and the number of that.
type Headed<'a> = (usize, &'a PlannedModule, &'a PlannedHead);

fn heads(plan: &Plan) -> impl Iterator<Item = Headed<'_>> + Clone {
    let modules = plan.modules.iter().enumerate();
    modules.filter_map(|(number, module)| module.head.as_ref().map(|head| (number, module, head)))
}

/// A size in hundredths of another.
fn hundredths(size: Length, of: Length) -> u32 {
    let (size, of) = (i64::from(size.millipoints()), i64::from(of.millipoints().max(1)));
    u32::try_from(size * 100 / of).unwrap_or(0)
}

/// 碰题: heads of different articles with nothing between them, in common rows and of like size.
/// A box around one of them parts them; so does a head that runs downwards.
pub fn butting_heads(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (a, left, left_head) in heads(plan) {
        for (b, right, right_head) in heads(plan) {
            let side_by_side = left_head.cells.right() == right_head.cells.column
                && left_head.cells.common_rows(&right_head.cells) > 0;
            let same = a == b || (left.article.is_some() && left.article == right.article);
            let parted = left.boxed || right.boxed || left_head.vertical || right_head.vertical;
            let larger = left_head.size.max(right_head.size);
            let measured = hundredths(larger, left_head.size.min(right_head.size));
            if side_by_side && !same && !parted && measured < UNLIKE_HEADS {
                let (kind, cells) = (Lint::ButtingHeads, right_head.cells);
                findings.push(Finding { kind, measured, modules: vec![a, b], cells });
            }
        }
    }
    findings
}

/// Weight of a module among those whose heads are compared: 0 is the lead. Photo stories stand
/// outside of the order, the later part of an article has a head of its own measure.
fn weight(module: &PlannedModule) -> Option<Rank> {
    module.rank.filter(|&rank| rank != Rank::Photo && module.holds != ModuleContent::Continuation)
}

/// Heads larger than that of an article of more weight, each with the smallest of those.
pub fn inversions(plan: &Plan) -> Vec<Finding> {
    let ranked = heads(plan).filter_map(|(number, module, head)| Some((number, weight(module)?, head)));
    let inverted = |(number, rank, head): (usize, Rank, &PlannedHead)| {
        let above = ranked.clone().filter(|&(_, other, of)| other < rank && of.size < head.size);
        let (smallest, _, of) = above.min_by_key(|&(number, _, of)| (of.size, number))?;
        Some(Finding {
            kind: Lint::HeadInversion,
            measured: hundredths(head.size, of.size),
            modules: vec![number, smallest],
            cells: head.cells,
        })
    };
    ranked.clone().filter_map(inverted).collect()
}

/// Heads larger than the one of a module right above them, where there are too many.
pub fn larger_below(plan: &Plan) -> Option<Finding> {
    let below = |&(_, lower, head): &Headed<'_>| {
        heads(plan).any(|(_, upper, over)| upper.cells.is_right_above(&lower.cells) && over.size < head.size)
    };
    too_many(Lint::LargerBelow, heads(plan).filter(below), MOST_LARGER_BELOW)
}

/// Heads in which a word is cut.
pub fn cut_words(plan: &Plan) -> Vec<Finding> {
    let cut = heads(plan).filter(|(_, _, head)| head.cuts_word);
    cut.map(|(number, _, head)| Finding {
        kind: Lint::HeadCut,
        measured: head.lines.into(),
        modules: vec![number],
        cells: head.cells,
    })
    .collect()
}

/// Heads beside their text or running downwards, where there are too many.
pub fn many_beside(plan: &Plan) -> Option<Finding> {
    let beside = |&(_, module, head): &Headed<'_>| {
        head.vertical || module.legs.iter().any(|leg| leg.cells.common_rows(&head.cells) > 0)
    };
    too_many(Lint::HeadsBeside, heads(plan).filter(beside), MOST_BESIDE)
}

/// The smaller heads of a page whose heads have too many sizes.
pub fn many_sizes(plan: &Plan) -> Option<Finding> {
    let mut sizes: Vec<Length> = heads(plan).map(|(_, _, head)| head.size).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes.dedup();
    let largest_too_many = *sizes.get(MOST_SIZES)?;
    let odd = heads(plan).filter(|(_, _, head)| head.size <= largest_too_many);
    Some(Finding {
        kind: Lint::HeadSizes,
        measured: sizes.len() as u32,
        modules: odd.clone().map(|(number, _, _)| number).collect(),
        cells: odd.map(|(_, _, head)| head.cells).next().unwrap_or_default(),
    })
}

/// One fault about all of some heads, if they are more than `most`.
fn too_many<'a>(kind: Lint, heads: impl Iterator<Item = Headed<'a>>, most: usize) -> Option<Finding> {
    let heads: Vec<Headed<'_>> = heads.collect();
    let cells: CellRect = heads.get(most)?.2.cells;
    let modules = heads.iter().map(|&(number, ..)| number).collect();
    Some(Finding { kind, measured: heads.len() as u32, modules, cells })
}

#[cfg(test)]
mod tests {
    use super::super::sample::{article, page, page_of};
    use super::*;

    /// Two articles of three columns side by side with heads of these sizes.
    fn pair(left: i32, right: i32) -> Plan {
        page_of(vec![
            article("a", Rank::Major, left, CellRect::new(0, 0, 3, 41)),
            article("b", Rank::Major, right, CellRect::new(3, 0, 3, 41)),
        ])
    }

    #[test]
    fn like_heads_side_by_side_butt_and_unlike_ones_do_not() {
        let found = butting_heads(&pair(24, 18));
        assert_eq!((found.len(), found[0].measured, found[0].modules.as_slice()), (1, 133, &[0, 1][..]));
        assert_eq!(butting_heads(&pair(26, 18)), [], "144 hundredths");
    }

    #[test]
    fn a_box_a_vertical_head_or_another_row_parts_heads() {
        let parted = |change: &dyn Fn(&mut PlannedModule)| {
            let mut plan = pair(22, 22);
            change(&mut plan.modules[1]);
            butting_heads(&plan).is_empty()
        };
        assert!(!parted(&|_| {}));
        assert!(parted(&|module| module.boxed = true));
        assert!(parted(&|module| module.head.as_mut().unwrap().vertical = true));
        assert!(parted(&|module| module.head.as_mut().unwrap().cells.row = 4));
        assert!(parted(&|module| module.head.as_mut().unwrap().cells.column = 4));
        assert!(parted(&|module| module.article = Some("a".into())), "two parts of one article");
        assert!(!parted(&|module| module.head.as_mut().unwrap().cells.row = 3));
    }

    #[test]
    fn a_lower_rank_has_no_larger_head() {
        let mut plan = page();
        assert_eq!(inversions(&plan), []);
        plan.modules[4].head.as_mut().unwrap().size = Length::from_points(24);
        let found = inversions(&plan);
        assert_eq!((found.len(), found[0].modules[0], found[0].measured), (1, 4, 109));
        assert_eq!(found[0].modules[1], 2, "the first of the smaller ones");
        plan.modules[4].rank = Some(Rank::Photo);
        assert_eq!(inversions(&plan), [], "a photo story stands outside of the order");
        plan.modules[4].rank = Some(Rank::Middle);
        assert_eq!(inversions(&plan), [], "equals may differ");
    }

    #[test]
    fn two_larger_heads_below_smaller_ones_are_borne() {
        let stacked = |sizes: &[i32]| {
            let one = |(i, &size): (usize, &i32)| {
                let place = CellRect::new((i / 2) as u16 * 2, (i % 2) as u16 * 20, 2, 20);
                article(&i.to_string(), Rank::Middle, size, place)
            };
            page_of(sizes.iter().enumerate().map(one).collect())
        };
        assert_eq!(larger_below(&stacked(&[18, 22, 18, 22, 22, 18])), None);
        let found = larger_below(&stacked(&[18, 22, 18, 22, 18, 22])).unwrap();
        assert_eq!((found.measured, found.modules), (3, vec![1, 3, 5]));
    }

    #[test]
    fn a_head_in_which_a_word_is_cut_is_named() {
        let mut plan = page();
        assert_eq!(cut_words(&plan), []);
        plan.modules[2].head.as_mut().unwrap().cuts_word = true;
        assert_eq!(cut_words(&plan)[0].modules, [2]);
    }

    #[test]
    fn six_sizes_are_enough() {
        let sized = |count: u16| {
            let one = |i: u16| {
                article(&i.to_string(), Rank::Middle, 36 - i32::from(i), CellRect::new(0, i * 9, 6, 9))
            };
            page_of((0..count).map(one).collect())
        };
        assert_eq!(many_sizes(&sized(6)), None);
        let found = many_sizes(&sized(8)).unwrap();
        assert_eq!((found.measured, found.modules), (8, vec![6, 7]));
    }

    #[test]
    fn the_third_head_beside_its_text_is_too_many() {
        let mut plan = page();
        plan.modules[1].head.as_mut().unwrap().vertical = true;
        plan.modules[2].legs[1].cells = CellRect::new(1, 18, 1, 22);
        assert_eq!(many_beside(&plan), None);
        plan.modules[3].head.as_mut().unwrap().vertical = true;
        assert_eq!(many_beside(&plan).unwrap().modules, [1, 2, 3]);
    }
}
