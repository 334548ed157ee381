//! Faults of a finished page, found on its [`Plan`].
//!
//! The recipe: look at the lines that run through the page ([`lines`]), at its heads ([`heads`]),
//! at the legs of each article ([`legs`]) and at the page as a whole ([`whole`]); [`measures`]
//! counts the same in figures, [`mod@remarks`] writes the messages. Nothing is changed here and
//! nothing is forbidden.

mod heads;
mod legs;
mod lines;
mod measures;
mod remarks;
#[cfg(test)]
pub(crate) mod sample;
mod whole;

use serde::Serialize;

use crate::layout::grid::cells::CellRect;
use crate::layout::plan::Plan;

pub use measures::Measures;
pub use remarks::remarks;

/// Kinds of faults, each with what [`Finding::measured`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lint {
    /// 断版: a line over the whole width in the middle of the page. Its row.
    MidCut,
    /// 通线: a gutter that nearly nothing crosses. Its length in thousandths of the free height.
    LongGutter,
    /// Four modules meet in one point. Its row.
    FourCorners,
    /// 碰题: two heads of like size side by side. The larger size in hundredths of the smaller.
    #[serde(rename = "tombstone")]
    ButtingHeads,
    /// An article has a larger head than one of more weight. Its size in hundredths of the other.
    HeadInversion,
    /// Too many heads are larger than the one right above them. How many.
    LargerBelow,
    /// A word is cut at a line end of a head. Lines of the head.
    HeadCut,
    /// Heads have too many sizes. How many.
    HeadSizes,
    /// Too many heads stand beside their text or run downwards. How many.
    HeadsBeside,
    /// 背题: a subhead is the last row of a leg. Number of the leg in its module, from 0.
    SubheadAtFoot,
    /// Legs of an article end at different rows. By how many.
    RaggedFeet,
    /// A leg is too short to read as one. Its rows.
    ShortLeg,
    /// The foot of a leg is blank. Blank rows.
    BlankFoot,
    /// More rows of text than the leg has. Rows too many.
    Overfull,
    /// Modules share cells, or one leaves the page. How many cells.
    Collision,
    /// Less stands on the page than it holds. What stands there, in thousandths of the free cells.
    Underfull,
    /// The lead does not begin at the top of the page. Rows above it.
    LeadNotAtTop,
    /// The lead does not begin at the left of the page. Columns before it.
    LeadNotAtLeft,
    /// Pictures of different articles touch. Columns or rows along which they do.
    PicturesTouch,
    /// A large area of text without picture, head or box. Its rows.
    GreyArea,
    /// Too many articles have a box. How many.
    Boxes,
    /// Too many articles go on at other pages. How many.
    Jumps,
}

/// A fault in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: Lint,
    /// What was measured; the kind says in which unit.
    pub measured: u32,
    /// Numbers of the modules it is about in the plan, the one to be changed first.
    pub modules: Vec<usize>,
    /// Where it is: the module, head, leg or area; of a line, the cells right below or after it.
    pub cells: CellRect,
}

/// All faults of a page, by kind and then in reading order.
pub fn lint(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(lines::mid_cuts(plan));
    findings.extend(lines::long_gutters(plan));
    findings.extend(lines::four_corners(plan));
    findings.extend(heads::butting_heads(plan));
    findings.extend(heads::inversions(plan));
    findings.extend(heads::larger_below(plan));
    findings.extend(heads::cut_words(plan));
    findings.extend(heads::many_sizes(plan));
    findings.extend(heads::many_beside(plan));
    findings.extend(legs::faults(plan));
    findings.extend(whole::collisions(plan));
    findings.extend(whole::underfull(plan));
    findings.extend(whole::lead_elsewhere(plan));
    findings.extend(whole::pictures_touch(plan));
    findings.extend(whole::grey_area(plan));
    findings.extend(whole::many_boxes(plan));
    findings.extend(whole::many_jumps(plan));
    findings.sort_by_key(|finding| finding.kind);
    findings
}

impl Plan {
    /// The whole page below what belongs to no module.
    fn free_area(&self) -> CellRect {
        let rows = self.rows.saturating_sub(self.taken);
        CellRect::new(0, self.taken.min(self.rows), self.columns, rows)
    }
}

#[cfg(test)]
mod tests {
    use super::sample::page;
    use super::*;

    #[test]
    fn a_good_page_has_no_fault() {
        assert_eq!(lint(&page()), []);
    }

    #[test]
    fn a_page_without_columns_or_rows_is_judged_without_a_fault_of_the_program() {
        let empty = Plan { columns: 0, rows: 0, taken: 3, modules: Vec::new(), ..page() };
        assert_eq!(lint(&empty), []);
        let odd = Plan { columns: 1, rows: 1, taken: 9, ..page() };
        assert!(lint(&odd).iter().any(|finding| finding.kind == Lint::Collision));
    }
}
