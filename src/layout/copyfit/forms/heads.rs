//! The heads an article can have over a width, in whole rows, with their prices.

use crate::geometry::Length;
use crate::layout::arrange::Cost;
use crate::layout::copyfit::head::{HeadChoice, SummaryPlace};
use crate::layout::copyfit::vertical_head::VerticalChoice;
use crate::layout::grid::paper::Paper;
use crate::layout::grid::size::TypeSize;
use crate::layout::plan::asked::Asked;
use crate::layout::plan::bill::{FormBill, FormTerm};
use crate::model::Rank;

/// A head in whole rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadForm {
    /// How it is set.
    pub set: HeadSetting,
    /// Rows it takes with the air its rank wants.
    pub rows: u16,
    /// Rows it takes with the least air.
    pub least_rows: u16,
    /// Rows it takes with the most air.
    pub most_rows: u16,
    /// What it costs.
    pub bill: FormBill,
}

/// Which way the lines of a head run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadSetting {
    /// Across.
    Across(HeadChoice),
    /// Downwards.
    Down(VerticalChoice),
}

/// Air over and under a head by rank, and the least, in hundredths of a row (measured; see
/// docs/tuning.md).
const fn air(rank: Rank) -> i32 {
    match rank {
        Rank::Lead => 160,
        Rank::Major => 130,
        Rank::Middle | Rank::Photo => 110,
        Rank::Minor | Rank::Brief => 90,
    }
}
const LEAST_AIR: i32 = 40;

/// The most of it: three fifths stand under the head, and three rows over a text are as much as looks meant.
const MOST_AIR: i32 = 500;

const STEP: Cost = 160;
const SCALED: Cost = 70;
const WORD_CUT: Cost = 3000;
const EMPTY_PART: i32 = 3;
const TURNED_DECK: Cost = 60;
const SUMMARY_UNDER: Cost = 250;
const BESIDE_SUMMARY_ROW: Cost = 90;

/// Blank between a head and the text under it in the same legs, in hundredths of a row.
const AIR_IN_LEGS: i32 = 50;

/// Price of each line of the head of a lead beyond those that its page asks for.
const LEAD_LINE: Cost = 900;
/// Price of each step that it is smaller than they ask.
const LEAD_STEP: Cost = 400;

/// Part of its width a headline should fill, in thousandths (measured; see docs/tuning.md).
const FULL: i32 = 620;

impl HeadForm {
    /// A head across, priced for its rank, whether its width is narrow, and what the page asks of it.
    pub fn across(
        choice: HeadChoice,
        rank: Rank,
        sizes: &[TypeSize],
        paper: &Paper,
        narrow: bool,
        asked: &Asked,
    ) -> Self {
        let size = size_price(choice.step, asked.head, sizes, choice.width) + scale_price(choice.scale);
        let more_lines = |lines: u16| Cost::from(choice.lines.saturating_sub(lines)) * LEAD_LINE;
        let smaller = Cost::from(choice.step) - wanted_step(asked.head, sizes) as Cost;
        let lead = asked.lines.map_or(0, |lines| more_lines(lines) + smaller.max(0) * LEAD_STEP);
        let blank = choice.blank.ceil_times(paper.row) * BESIDE_SUMMARY_ROW;
        let under = choice.summary == Some(SummaryPlace::Under);
        let bill = FormBill::of(FormTerm::Size, size)
            .and(FormTerm::Lines, lines_price(choice.lines, narrow))
            .and(FormTerm::LeadHead, lead)
            .and(FormTerm::Deck, if choice.turns_deck { TURNED_DECK } else { 0 })
            .and(FormTerm::Summary, blank + if under { SUMMARY_UNDER } else { 0 })
            .and(FormTerm::Fill, (FULL - i32::from(choice.fill)).max(0) * EMPTY_PART)
            .and(FormTerm::WordCut, if choice.cuts_word { WORD_CUT } else { 0 });
        let rows = |air: i32| paper.rows_for(choice.height + paper.row.scaled(air, 100));
        let (rows, least_rows, most_rows) = match choice.height {
            Length::ZERO => (0, 0, 0),
            // A part of a row more is too much.
            _ => (rows(air(rank)), rows(LEAST_AIR), rows(MOST_AIR + 1) - 1),
        };
        Self { set: HeadSetting::Across(choice), rows, least_rows, most_rows, bill }
    }

    /// The same over text in the same legs, with the air under it that such a head has.
    #[must_use]
    pub fn in_legs(self, paper: &Paper) -> Self {
        let HeadSetting::Across(choice) = self.set else { return self };
        let rows = paper.rows_for(choice.height + paper.row.scaled(AIR_IN_LEGS, 100));
        Self { rows, least_rows: rows, most_rows: rows, ..self }
    }

    /// A head downwards, in as many rows as the text beside it.
    pub fn down(choice: VerticalChoice, sizes: &[TypeSize], paper: &Paper, rows: u16, asked: &Asked) -> Self {
        let width = paper.type_area().size.width;
        let bill = FormBill::of(FormTerm::Size, size_price(choice.step, asked.head, sizes, width));
        Self { set: HeadSetting::Down(choice), rows, least_rows: rows, most_rows: rows, bill }
    }

    /// Where the summary stands, if there is one.
    pub fn summary(&self) -> Option<SummaryPlace> {
        match self.set {
            HeadSetting::Across(choice) => choice.summary,
            HeadSetting::Down(_) => None,
        }
    }

    /// Size of the headline.
    pub fn size(&self) -> Length {
        match self.set {
            HeadSetting::Across(choice) => choice.size.em(),
            HeadSetting::Down(choice) => choice.size.em(),
        }
    }

    /// Lines of the headline.
    pub fn lines(&self) -> u16 {
        match self.set {
            HeadSetting::Across(choice) => choice.lines,
            HeadSetting::Down(choice) => choice.lines,
        }
    }

    /// Whether its lines run downwards.
    pub fn is_vertical(&self) -> bool {
        matches!(self.set, HeadSetting::Down(_))
    }

    /// Whether a word of it is cut.
    pub fn cuts_word(&self) -> bool {
        matches!(self.set, HeadSetting::Across(HeadChoice { cuts_word: true, .. }))
    }
}

/// Characters that a line of a headline has room for at the size it wants. Tuned by eye on the two
/// examples; see docs/tuning.md.
const CHARACTERS: i32 = 6;

/// The square of the steps between a size and the one that the page asks for, or the width of the head, if that is
/// less.
fn size_price(step: u16, asked: Length, sizes: &[TypeSize], width: Length) -> Cost {
    let steps = i32::from(step) - wanted_step(asked.min(width / CHARACTERS), sizes) as i32;
    steps * steps * STEP
}

/// The number of the largest of some sizes that is no larger than what is wanted.
fn wanted_step(wanted: Length, sizes: &[TypeSize]) -> usize {
    sizes.iter().position(|size| size.em() <= wanted).unwrap_or(sizes.len().saturating_sub(1))
}

/// Price of characters that are narrower or wider than their own, for each step of five hundredths.
fn scale_price(scale: u16) -> Cost {
    Cost::from(scale.abs_diff(100) / 5) * SCALED
}

/// Three lines over more than two columns look lost, four are for narrow modules (measured; see
/// docs/tuning.md).
fn lines_price(lines: u16, narrow: bool) -> Cost {
    let price = match lines {
        0..=2 => 0,
        3 => 300,
        4 => 700,
        more => 700 + 700 * Cost::from(more - 4),
    };
    if narrow { price / 2 } else { price }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::style::theme::Theme;

    fn sizes() -> Vec<TypeSize> {
        ["初号", "小初", "一号", "小一", "二号"].map(|name| TypeSize::named(name).unwrap()).to_vec()
    }

    fn asked(paper: &Paper, lines: Option<u16>) -> Asked {
        let theme = Theme::bundled("party").unwrap();
        let head = theme.plans.lead.head(Rank::Lead, paper);
        Asked { head, lines, pictures: None, beside_dominant: 100 }
    }

    #[test]
    fn a_rank_wants_smaller_heads_on_smaller_paper() {
        let price = |paper: &str, step| {
            let paper = Paper::find(paper).unwrap();
            size_price(step, asked(&paper, None).head, &sizes(), paper.type_area().size.width)
        };
        assert_eq!((price("broadsheet-8", 0), price("broadsheet-8", 1)), (0, STEP));
        assert_eq!((price("tabloid-6", 0), price("tabloid-6", 1)), (STEP, 0));
        assert_eq!(price("tabloid-6", 3), 4 * STEP);
    }

    #[test]
    fn a_head_in_a_narrow_module_wants_to_be_smaller() {
        let paper = Paper::find("broadsheet-8").unwrap();
        let head = asked(&paper, None).head;
        let price = |columns, step| size_price(step, head, &sizes(), paper.span(columns));
        assert_eq!(price(8, 0), 0);
        assert!(price(2, 0) > 0 && price(2, 0) > price(2, 1), "six characters do not stand in a line");
    }

    #[test]
    fn a_lead_of_more_lines_than_its_page_asks_for_costs_more() {
        let paper = Paper::find("broadsheet-8").unwrap();
        let of = |lines: u16| {
            let choice = HeadChoice {
                size: TypeSize::named("初号").unwrap(),
                step: 0,
                lines,
                width: paper.span(6),
                height: Length::from_points(50 * i32::from(lines)),
                ..choice()
            };
            let asked = asked(&paper, Some(2));
            HeadForm::across(choice, Rank::Lead, &sizes(), &paper, false, &asked).bill.off_plan()
        };
        assert_eq!([2, 3, 4].map(of), [0, LEAD_LINE, 2 * LEAD_LINE]);
    }

    /// One line over five columns of a broadsheet.
    fn choice() -> HeadChoice {
        HeadChoice {
            size: TypeSize::named("小初").unwrap(),
            step: 1,
            lines: 1,
            deck: TypeSize::named("小二").unwrap(),
            turns_deck: false,
            summary: None,
            width: Paper::find("broadsheet-8").unwrap().span(5),
            height: Length::from_points(44),
            blank: Length::ZERO,
            scale: 100,
            fill: 800,
            cuts_word: false,
        }
    }

    #[test]
    fn the_air_is_part_of_the_rows_and_can_give_way() {
        let paper = Paper::find("broadsheet-8").unwrap();
        let form = HeadForm::across(choice(), Rank::Lead, &sizes(), &paper, false, &asked(&paper, None));
        assert_eq!((form.rows, form.least_rows, form.most_rows), (6, 5, 8));
        assert_eq!(form.bill.terms(), [(FormTerm::Size, STEP)]);
    }
}
