//! Problems generated from a number, for tests and benches: articles with forms as real ones have.

use super::random::Random;
use super::{AskedPage, Form, HeadSpot, Item, Look, Problem, Sides};
use crate::geometry::Length;
use crate::layout::grid::cells::CellRect;
use crate::model::Rank;

/// Sizes of headlines in points, from the largest.
const SIZES: [i32; 9] = [60, 48, 42, 36, 30, 26, 22, 18, 14];

/// Pseudo-random numbers as the pages were made with from the first.
struct PseudoRandom(Random);

impl PseudoRandom {
    fn below(&mut self, end: u64) -> u64 {
        (self.0.next() >> 33) % end.max(1)
    }
}

/// A page of `articles` articles whose demand is `fill` thousandths of its cells together. The same
/// number makes the same page.
pub fn page(number: u64, articles: usize, columns: u16, rows: u16, fill: u64) -> Problem {
    let mut numbers = PseudoRandom(Random::new(number.wrapping_mul(7919) + articles as u64));
    let ranks: Vec<Rank> = (0..articles)
        .map(|index| match index * 12 / articles.max(1) {
            0 => Rank::Lead,
            1..=2 => Rank::Major,
            3..=5 => Rank::Middle,
            6..=8 => Rank::Minor,
            _ => Rank::Brief,
        })
        .enumerate()
        .map(|(index, rank)| if index > 0 && rank == Rank::Lead { Rank::Major } else { rank })
        .collect();
    let weights: Vec<u64> = ranks
        .iter()
        .map(|rank| match rank {
            Rank::Lead => 260,
            Rank::Major => 180,
            Rank::Middle => 120,
            Rank::Minor | Rank::Photo => 75,
            Rank::Brief => 28,
        })
        .map(|weight| weight * (75 + numbers.below(50)) / 100)
        .collect();
    let sum: u64 = weights.iter().sum();
    let cells = u64::from(columns) * u64::from(rows) * fill / 1000;
    let items = ranks.iter().zip(&weights).map(|(&rank, weight)| {
        let area = (weight * cells / sum.max(1)) as i32;
        let with_picture = numbers.below(4) == 0 && rank != Rank::Brief;
        let title = 9 + numbers.below(7) as i32;
        Item {
            rank: Some(rank),
            picture: None,
            is_dominant: false,
            is_loose_notice: false,
            forms: forms(rank, area, title, with_picture, columns, rows),
            sides: Sides { top: rank == Rank::Lead, ..Sides::default() },
            is_masthead: false,
            optional: false,
            group: None,
            locked: None,
        }
    });
    Problem { columns, rows, items: items.collect(), asked: AskedPage::default() }
}

/// The forms of an article that takes about `area` cells in its natural form.
fn forms(rank: Rank, area: i32, title: i32, with_picture: bool, columns: u16, rows: u16) -> Vec<Form> {
    let (natural, step, briefest) = match rank {
        Rank::Lead => (i32::from(columns) * 60 / 100, 1, false),
        Rank::Major => (i32::from(columns) * 50 / 100, 3, false),
        Rank::Middle => (i32::from(columns) * 37 / 100, 5, false),
        Rank::Minor | Rank::Photo => (i32::from(columns) * 27 / 100, 7, false),
        Rank::Brief => (1, 8, true),
    };
    let natural = natural.max(1);
    let text = (area - natural * if briefest { 2 } else { 7 }).max(natural * 4);
    let mut forms: Vec<Form> = Vec::new();
    let widest = if briefest { 2.min(columns) } else { columns };
    for width in 1..=i32::from(widest) {
        for (change, size) in (-2i32..=2)
            .filter_map(|change| SIZES.get(usize::try_from(step + change).ok()?).map(|&size| (change, size)))
        {
            if briefest && change != 0 {
                continue;
            }
            let lines = (title * size + width * 130 - 1) / (width * 130);
            if lines > 3 {
                continue;
            }
            let head = (lines * size * 116 / 100 + 13) / 14 + 1;
            let off_width = (width - natural) * if width < natural && natural > 3 { -640 } else { 400 };
            for gap in -1i32..=3 {
                for crop in if with_picture { -3i32..=3 } else { 0..=0 } {
                    let legs = text + crop * 3;
                    let body = (legs + width - 1) / width;
                    let blank = body * width - legs;
                    let height = head + gap + body + 1;
                    let mut cost = off_width.abs() + 160 * change * change + 35 * blank;
                    cost += [300, 0, 80, 240, 500][(gap + 1) as usize] + 60 * crop * crop;
                    cost += if lines == 3 { 300 } else { 0 } + (head * 10 - body * 9).max(0) * 8;
                    cost += (8 - body).max(0) * 400 + (body - 52).max(0) * 60;
                    if height < 2 || height > i32::from(rows) || cost > 4500 {
                        continue;
                    }
                    let cells = CellRect::new(0, 0, width as u16, (head + gap).max(1) as u16);
                    let spot =
                        HeadSpot { size: Length::from_points(size), cells, beside: false, vertical: false };
                    let picture = (with_picture && width > 1 && body > 6)
                        .then(|| CellRect::new(width as u16 - 1, (head + gap) as u16, 1, 6));
                    let head = (!briefest).then_some(spot);
                    let largest_picture = picture.map_or(0, |cells: CellRect| cells.area() * 100);
                    let look = Look { head, picture, largest_picture, boxed: false };
                    let id = forms.len() as u32;
                    forms.push(Form {
                        columns: width as u16,
                        rows: height as u16,
                        cost,
                        off_plan: 0,
                        look,
                        id,
                    });
                }
            }
        }
    }
    forms
}
