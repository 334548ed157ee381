//! The legs of a module: how many, how wide, how far apart.

use crate::geometry::Length;
use crate::layout::copyfit::head::HeadRoom;
use crate::layout::grid::paper::{Paper, span};

/// Legs of equal width side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegGrid {
    /// Left edge of the first, from the left edge of the module.
    pub left: Length,
    /// Width of each.
    pub measure: Length,
    /// Blank between two.
    pub gutter: Length,
    /// Their number.
    pub count: u16,
}

/// Blank between a box and what stands in it, in em of running text.
pub const BOX_INSET: i32 = 1;

/// The widest a leg may become by merging columns, in hundredths of a column, and the most em:
/// Nanfang Daily's style of 2004 allows a column to be altered by half; beyond 23 em the eye
/// loses the line (Xinmin Evening News).
const WIDEST: i32 = 160;
const MOST_EM: i32 = 23;

/// Fewest legs of which a summary takes the last: beside a head in one it would take as much as that.
const LEGS_OF_SUMMARY: u16 = 3;

impl LegGrid {
    /// The columns of the page (基本栏).
    pub fn basic(paper: &Paper, columns: u16) -> Self {
        Self { left: Length::ZERO, measure: paper.measure, gutter: paper.gutter, count: columns }
    }

    /// Fewer and wider legs over some columns (破栏), of whole em; none where they would be too
    /// wide or hardly wider than the columns.
    pub fn broken(paper: &Paper, columns: u16, legs: u16) -> Option<Self> {
        let grid = Self::over(paper, Length::ZERO, paper.span(columns), legs)?;
        (legs < columns && grid.reads(paper) && grid.measure > paper.measure + paper.body).then_some(grid)
    }

    /// One leg less than some columns have, beside a head downwards in a strip of a width at their left.
    pub fn beside_strip(paper: &Paper, columns: u16, strip: Length) -> Option<Self> {
        let left = strip + paper.gutter;
        let grid = Self::over(paper, left, paper.span(columns) - left, columns.checked_sub(1)?)?;
        grid.reads(paper).then_some(grid)
    }

    /// Whether its legs are not too wide to be read.
    fn reads(&self, paper: &Paper) -> bool {
        self.measure <= paper.measure.scaled(WIDEST, 100) && self.measure <= paper.body * MOST_EM
    }

    /// The legs inside a box over some columns, of whole em.
    pub fn boxed(paper: &Paper, columns: u16) -> Option<Self> {
        let inset = paper.body * BOX_INSET;
        Self::over(paper, inset, paper.span(columns) - inset * 2, columns)
    }

    /// So many legs of whole em over a width; what is left widens the gutters.
    fn over(paper: &Paper, left: Length, width: Length, legs: u16) -> Option<Self> {
        let gutters = i32::from(legs.checked_sub(1)?);
        let em =
            ((width - paper.gutter * gutters) / i32::from(legs)).millipoints() / paper.body.millipoints();
        let measure = paper.body * em;
        let spare = width - measure * i32::from(legs);
        let (left, gutter) = match gutters {
            0 => (left + spare / 2, paper.gutter),
            _ => (left, spare / gutters),
        };
        (em >= 4).then_some(Self { left, measure, gutter, count: legs })
    }

    /// Left edge of a leg, from the left edge of the module.
    pub fn leg_left(&self, leg: u16) -> Length {
        self.left + (self.measure + self.gutter) * i32::from(leg)
    }

    /// Width of so many legs with the gutters between them.
    pub fn span(&self, legs: u16) -> Length {
        span(self.measure, self.gutter, legs)
    }

    /// The room of a head over all of them; a summary stands over the last of three or more.
    pub fn head_room(&self) -> HeadRoom {
        let beside = (self.count >= LEGS_OF_SUMMARY).then_some((self.measure, self.gutter));
        HeadRoom { width: self.span(self.count), beside }
    }

    /// The legs from one on.
    #[must_use]
    pub fn from(&self, leg: u16) -> Self {
        Self { left: self.leg_left(leg), count: self.count - leg, ..*self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broadsheet() -> Paper {
        Paper::find("broadsheet-8").unwrap()
    }

    #[test]
    fn merged_columns_have_the_measures_printers_know() {
        // Columns of 13 em, one em apart: 破栏 is (merged - gutters) / legs, in whole em.
        let em = |columns, legs| {
            let grid = LegGrid::broken(&broadsheet(), columns, legs)?;
            Some(grid.measure.millipoints() / 9000)
        };
        assert_eq!(em(3, 2), Some(20));
        assert_eq!(em(4, 3), Some(17));
        assert_eq!(em(5, 4), Some(16));
        assert_eq!(em(2, 1), None, "27 em are too wide");
        assert_eq!(em(3, 3), None, "nothing is merged");
    }

    #[test]
    fn legs_fill_the_width_they_are_given() {
        let paper = broadsheet();
        for columns in 2..=8 {
            let inner = paper.span(columns) - paper.body * 2;
            let grid = LegGrid::boxed(&paper, columns).unwrap();
            let short = inner - grid.span(grid.count);
            assert!(short >= Length::ZERO && short < Length::from_millipoints(10), "{columns}: {short}");
            assert_eq!(grid.measure.millipoints() % paper.body.millipoints(), 0);
            assert!(grid.gutter >= paper.gutter);
        }
    }
}
