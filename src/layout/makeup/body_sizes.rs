//! By how much the text of pages grows that have too little of it.

use super::assign::{Load, NEARLY_FULL, SheetLoad, assign_down_to, linked};

/// Below this an issue is set larger (measured; see docs/tuning.md), and the fullest it may become
/// by that.
const EMPTY: u32 = 800;
const ENLARGED: u32 = 1030;

/// The steps by which the text of the pages grows. An issue with too little of it grows to the largest size that
/// overfills no sheet; pages that nothing but forced forms would fill then grow by themselves, those that share
/// articles alike, no further than they must. `growth` is the demand at each size, in thousandths of the smallest;
/// `kept` the step at which an editor accepted a page.
pub fn body_steps(pages: &[Load], growth: &[u32], kept: &[Option<usize>]) -> Vec<usize> {
    let most = growth.iter().copied().max().unwrap_or(1000).max(1);
    let sheets = assign_down_to(pages, NEARLY_FULL * 1000 / most);
    let groups = linked(pages.len(), &sheets);
    let fills: Vec<Fill> = sheets.iter().map(|sheet| Fill::of(sheet, pages)).collect();
    let whole = issue_step(&fills, growth);
    let own = |group: usize| {
        let kept = kept.iter().zip(&groups).find_map(|(kept, of)| kept.filter(|_| *of == group));
        let of_group = sheets.iter().zip(&fills).filter(|(sheet, _)| groups[sheet.page] == group);
        let of_group: Vec<Fill> = of_group.map(|(_, &fill)| fill).collect();
        kept.unwrap_or_else(|| page_step(&of_group, growth, whole))
    };
    groups.iter().map(|&group| own(group)).collect()
}

/// Demand and room of a sheet, in cells.
#[derive(Clone, Copy, Debug)]
struct Fill {
    demand: u64,
    free: u64,
}

impl Fill {
    fn of(sheet: &SheetLoad, pages: &[Load]) -> Self {
        let demand: u32 = sheet.articles.iter().map(|one| pages[one.page].articles[one.article]).sum();
        let page = &pages[sheet.page];
        Self { demand: demand.into(), free: if sheet.number == 0 { page.first } else { page.next }.into() }
    }

    fn sum(fills: &[Self]) -> Self {
        let add =
            |sum: Self, fill: &Self| Self { demand: sum.demand + fill.demand, free: sum.free + fill.free };
        fills.iter().fold(Self { demand: 0, free: 0 }, add)
    }

    /// Whether text that has grown to so many thousandths fills such a part, in thousandths.
    fn reaches(self, grown: u32, part: u32) -> bool {
        self.demand * u64::from(grown) >= self.free * u64::from(part)
    }

    /// Whether text that has grown to so many thousandths still finds room.
    fn holds(self, grown: u32) -> bool {
        self.demand * u64::from(grown) <= self.free * u64::from(ENLARGED)
    }
}

/// The step by which the text of an issue grows: the largest that overfills no sheet.
fn issue_step(sheets: &[Fill], growth: &[u32]) -> usize {
    let all = Fill::sum(sheets);
    if all.reaches(1000, EMPTY) {
        return 0;
    }
    let holds = |&step: &usize| sheets.iter().chain([&all]).all(|fill| fill.holds(growth[step]));
    (0..growth.len()).rev().find(holds).unwrap_or(0)
}

/// The step by which the text of pages grows that are too empty: the first that fills them well enough, else the
/// largest that overfills no sheet; not below `least`.
fn page_step(sheets: &[Fill], growth: &[u32], least: usize) -> usize {
    let all = Fill::sum(sheets);
    let holds = |step: &usize| sheets.iter().all(|fill| fill.holds(growth[*step]));
    let steps = || (least..growth.len()).take_while(holds);
    steps().find(|&step| all.reaches(growth[step], NEARLY_FULL)).or_else(|| steps().last()).unwrap_or(least)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::makeup::assign::sample::load;

    /// The steps of pages with so many cells of articles, of which none was accepted.
    fn steps(pages: &[&[u32]]) -> Vec<usize> {
        let loads: Vec<Load> = pages.iter().map(|areas| load(areas)).collect();
        body_steps(&loads, &[1000, 1110, 1180, 1280], &vec![None; pages.len()])
    }

    #[test]
    fn an_issue_with_little_text_is_set_larger_and_no_page_overflows() {
        assert_eq!(steps(&[&[850]]), [0]);
        assert_eq!(steps(&[&[780]]), [3]);
        assert_eq!(steps(&[&[500]]), [3]);
        assert_eq!(steps(&[&[700], &[780]]), [3, 3]);
    }

    #[test]
    fn a_page_that_is_too_empty_is_set_larger_by_itself() {
        assert_eq!(steps(&[&[950], &[500]]), [0, 3]);
        assert_eq!(steps(&[&[950], &[600]]), [0, 2], "no further than it must");
        assert_eq!(steps(&[&[950], &[720]]), [0, 0]);
        assert_eq!(steps(&[&[900], &[500]]), [1, 3], "the issue has grown by a step");
        assert_eq!(steps(&[&[700, 400], &[950], &[200]]), [0, 0, 0], "the first page goes on on the third");
    }

    #[test]
    fn a_page_keeps_the_body_in_which_it_was_accepted_and_those_with_it() {
        let pages = [load(&[700, 400]), load(&[600]), load(&[500])];
        let growth = [1000, 1110, 1180, 1280];
        assert_eq!(body_steps(&pages, &growth, &[None, Some(1), None]), [1, 1, 3]);
    }
}
