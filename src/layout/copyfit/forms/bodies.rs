//! The text of an article in the legs of a module, with its pictures at their top.

use std::ops::Range;

use super::photos::PhotoBlock;
use crate::layout::arrange::Cost;
use crate::layout::copyfit::copy::{Galley, Poured, Slots, pour};
use crate::layout::plan::bill::{FormBill, FormTerm};

/// Legs with text, and what else stands in their rows.
#[derive(Clone, Debug)]
pub struct BodyForm {
    /// Rows of the legs.
    pub rows: u16,
    /// Number of the galley's version that is set.
    pub version: usize,
    /// The slot before which the text is cut to go on elsewhere.
    pub cut: Option<usize>,
    /// The legs that hold text, those over and under a pull quote apart.
    pub legs: Vec<LegRows>,
    /// Number of the head that stands in the first rows of some of the legs; none where it stands elsewhere.
    pub head: Option<usize>,
    /// Pictures at the head of the legs: the first leg of them, and how they stand.
    pub photos: Option<(u16, PhotoBlock)>,
    /// The pull quote between parts of the legs.
    pub quote: Option<QuotePlace>,
    /// How the text fills the legs.
    pub poured: Poured,
    /// What it costs.
    pub bill: FormBill,
}

/// The rows of a leg that are for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegRows {
    /// The leg.
    pub leg: u16,
    /// Its first row for text.
    pub top: u16,
    /// Its rows for text.
    pub rows: u16,
}

/// Where a pull quote stands in the legs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotePlace {
    /// The first leg of it.
    pub leg: u16,
    /// Number of its legs.
    pub legs: u16,
    /// Its first row, from the top of the legs.
    pub row: u16,
    /// Rows it takes.
    pub rows: u16,
}

/// A pull quote over so many legs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuoteBlock {
    /// Number of its legs.
    pub legs: u16,
    /// Rows it takes.
    pub rows: u16,
    /// What it costs to be that high.
    pub price: Cost,
}

/// What the bodies of an arrangement of legs are made from.
#[derive(Clone, Copy, Debug)]
pub struct BodyMaker<'a> {
    /// The text at the measure of the legs.
    pub galley: &'a Galley<'a>,
    /// Rows at the foot of each leg that a table takes.
    pub foots: &'a [u16],
    /// The head that stands in some of the legs over their text.
    pub head: Option<LegHead>,
    /// The pull quotes that can stand in the legs; none where the article has none.
    pub quotes: &'a [QuoteBlock],
    /// The tallest leg that is easy to read, in rows.
    pub tallest: u16,
    /// Cells of a whole page.
    pub page: u32,
    /// Slots of the best version before which it may be cut to jump, in their order, each with
    /// what stands before it.
    pub cuts: &'a [(usize, Slots)],
    /// Whether the galley is not all of the text, so that it must be cut.
    pub must_cut: bool,
}

/// A head in the first rows of some legs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegHead {
    /// Its number among the heads.
    pub number: usize,
    /// The first leg that it stands in.
    pub leg: u16,
    /// Number of these legs.
    pub legs: u16,
    /// Rows it takes.
    pub rows: u16,
}

/// Fewest rows of text under a picture. Fewer read as a caption (measured; see docs/tuning.md).
const UNDER_PICTURE: u16 = 5;

/// Fewest rows of a leg that reads as one, and fewest of one that can (measured; see
/// docs/tuning.md).
const LEAST_LEG: u16 = 8;
const SHORTEST_LEG: u16 = 6;

/// Fewest rows of any of several legs (editors count shorter ones as faults).
const FEWEST_ROWS: u16 = 4;

/// Fewest rows of text under a head in the same leg.
const UNDER_HEAD: u16 = 4;

/// Prices, in hundredths. That of a blank is for each hundredth of the page.
const BLANK_PART: Cost = 260;
const MANY_BLANK_ROWS: Cost = 400;
const RAGGED_ROW: Cost = 900;
const SHORT_LEG_ROW: Cost = 150;
const SHORTEST_LEG_ROW: Cost = 400;
const LONG_LEG_ROW: Cost = 60;
const LAST_LEG_ROW: Cost = 500;
const GREY: Cost = 200;
const LEFT_PICTURE: Cost = 60;

/// Blank rows at the foot of the last leg beyond which they are a hole.
const FEW_BLANK_ROWS: u16 = 3;

/// Rows of text beyond which it needs a subhead or a picture.
const GREY_ROWS: u32 = 75;

/// Price of a body without the pull quote of its article: an article gives it up before it moves to another page.
const NO_QUOTE: Cost = 2000;

/// Part of the text of its legs that stands over a pull quote, in hundredths, and the fewest rows over and under it.
const ABOVE_QUOTE: u16 = 45;
const BESIDE_QUOTE: u16 = 5;

/// Rows tried above the fewest that hold the text, where those leave legs ragged.
const TRIED: u16 = 4;

impl BodyForm {
    /// The body of an article without text: the rows of its tables.
    pub fn without_text(rows: u16) -> Self {
        let poured = Poured { legs: Vec::new(), blank: Vec::new() };
        Self {
            rows,
            version: 0,
            cut: None,
            legs: Vec::new(),
            head: None,
            photos: None,
            quote: None,
            poured,
            bill: FormBill::default(),
        }
    }
}

impl QuoteBlock {
    /// Where it stands in legs of so many rows: over the middle ones, a little above the middle of what they have for
    /// text. None where it would leave too few rows of text over or under it.
    fn place(&self, rows: u16, tops: &[u16], foots: &[u16]) -> Option<QuotePlace> {
        let leg = (tops.len() as u16).checked_sub(self.legs)?.div_ceil(2);
        let its = usize::from(leg)..usize::from(leg + self.legs);
        let top = tops[its.clone()].iter().copied().max()?;
        let foot = foots[its].iter().copied().max()?;
        let around = rows.checked_sub(top + foot)?.checked_sub(self.rows)?;
        let above = (around * ABOVE_QUOTE / 100).max(BESIDE_QUOTE);
        (around >= above + BESIDE_QUOTE).then_some(QuotePlace {
            leg,
            legs: self.legs,
            row: top + above,
            rows: self.rows,
        })
    }
}

/// The parts of legs of so many rows that a pull quote leaves for text, in the order of reading.
fn segments(rows: u16, tops: &[u16], foots: &[u16], quote: Option<QuotePlace>) -> Vec<LegRows> {
    let mut parts = Vec::with_capacity(tops.len() + 2);
    for (leg, (&top, &foot)) in (0..).zip(tops.iter().zip(foots)) {
        let end = rows - foot;
        match quote.filter(|quote| (quote.leg..quote.leg + quote.legs).contains(&leg)) {
            Some(quote) => {
                let under = quote.row + quote.rows;
                parts.push(LegRows { leg, top, rows: quote.row - top });
                parts.push(LegRows { leg, top: under, rows: end - under });
            }
            None => parts.push(LegRows { leg, top, rows: end - top }),
        }
    }
    parts
}

impl LegHead {
    /// Whether it stands in a leg.
    fn has(&self, leg: usize) -> bool {
        (self.leg..self.leg + self.legs).contains(&(leg as u16))
    }

    /// Whether it stands in any of some legs.
    fn is_in(&self, mut legs: Range<u16>) -> bool {
        legs.any(|leg| self.has(usize::from(leg)))
    }
}

impl BodyMaker<'_> {
    /// Text alone in the legs: every version, then every cut.
    pub fn text(&self) -> Vec<BodyForm> {
        self.poured(&self.tops(), self.foots, None)
    }

    /// First row of each leg that the head leaves.
    fn tops(&self) -> Vec<u16> {
        let in_head = |leg: usize| self.head.filter(|head| head.has(leg)).map_or(0, |head| head.rows);
        (0..self.foots.len()).map(in_head).collect()
    }

    /// Text beside and under a row of pictures at the head of some of the legs.
    pub fn beside(&self, row: &PhotoBlock) -> Vec<BodyForm> {
        let legs = self.foots.len() as u16;
        if row.legs > legs {
            return Vec::new();
        }
        let mut bodies = self.under(row, legs - row.legs, 0);
        if row.legs < legs {
            bodies.extend(self.under(row, 0, LEFT_PICTURE));
        }
        bodies
    }

    /// The same with the pictures over legs from `first` on; none where the head stands there.
    fn under(&self, row: &PhotoBlock, first: u16, cost: Cost) -> Vec<BodyForm> {
        let legs = first..first + row.legs;
        if self.head.is_some_and(|head| head.is_in(legs.clone())) {
            return Vec::new();
        }
        let mut tops = self.tops();
        tops[usize::from(legs.start)..usize::from(legs.end)].fill(row.rows + 1);
        let mut bodies = self.poured(&tops, self.foots, Some((first, row)));
        bodies.iter_mut().for_each(|body| body.bill = body.bill.and(FormTerm::PictureWidth, cost));
        bodies
    }

    /// Text in the legs left of a picture that is as high as they are, where cutting one of the
    /// rows makes it so; none where the head stands in those of the picture.
    pub fn left_of(&self, rows: &[PhotoBlock]) -> Vec<BodyForm> {
        let legs = self.foots.len() as u16;
        let Some(first) = rows.first().map(|row| legs.saturating_sub(row.legs)).filter(|&first| first > 0)
        else {
            return Vec::new();
        };
        if self.head.is_some_and(|head| head.is_in(first..legs)) {
            return Vec::new();
        }
        let foots = &self.foots[..usize::from(first)];
        let texts = self.poured(&self.tops()[..usize::from(first)], foots, None);
        let beside = |body: BodyForm| {
            let row = rows.iter().find(|row| row.rows == body.rows)?;
            let bill = body.bill.plus(&row.bill);
            Some(BodyForm { photos: Some((first, row.clone())), bill, ..body })
        };
        texts.into_iter().filter_map(beside).collect()
    }

    /// The fewest rows that hold each version, and each text that is cut.
    fn poured(&self, tops: &[u16], foots: &[u16], photos: Option<(u16, &PhotoBlock)>) -> Vec<BodyForm> {
        let mut bodies = Vec::new();
        // Beside a picture the rows give way by how it is cut, not by the lines.
        let tried = match photos {
            _ if self.must_cut => 0,
            Some(_) => 1,
            None => self.galley.versions.len(),
        };
        for (number, version) in self.galley.versions[..tried].iter().enumerate() {
            let bill = FormBill::of(FormTerm::Looseness, version.cost);
            self.pour(&version.slots, (number, None), (tops, foots), photos, bill, &mut bodies);
        }
        let best = &self.galley.versions[0].slots;
        for (cut, slots) in self.cuts {
            let bill = FormBill::of(FormTerm::Jump, jump_price(best.rows(0, *cut)));
            self.pour(slots, (0, Some(*cut)), (tops, foots), photos, bill, &mut bodies);
        }
        bodies
    }

    fn pour(
        &self,
        slots: &Slots,
        (version, cut): (usize, Option<usize>),
        (tops, foots): (&[u16], &[u16]),
        photos: Option<(u16, &PhotoBlock)>,
        bill: FormBill,
        bodies: &mut Vec<BodyForm>,
    ) {
        let without = if self.quotes.is_empty() { 0 } else { NO_QUOTE };
        let bill_without = bill.and(FormTerm::Quote, without);
        self.pour_around(None, slots, (version, cut), (tops, foots), photos, bill_without, bodies);
        for quote in self.quotes.iter().filter(|quote| usize::from(quote.legs) <= tops.len()) {
            let bill = bill.and(FormTerm::Quote, quote.price);
            self.pour_around(Some(quote), slots, (version, cut), (tops, foots), photos, bill, bodies);
        }
    }

    /// The same around a pull quote, if there is one.
    #[expect(clippy::too_many_arguments, reason = "what is poured, where to, and around what")]
    fn pour_around(
        &self,
        quote: Option<&QuoteBlock>,
        slots: &Slots,
        (version, cut): (usize, Option<usize>),
        (tops, foots): (&[u16], &[u16]),
        photos: Option<(u16, &PhotoBlock)>,
        bill: FormBill,
        bodies: &mut Vec<BodyForm>,
    ) {
        let legs = tops.len() as u32;
        let of_quote = quote.map_or(0, |quote| u32::from(quote.rows) * u32::from(quote.legs));
        let taken: u32 =
            tops.iter().zip(foots).map(|(top, foot)| u32::from(top + foot)).sum::<u32>() + of_quote;
        let alone = tops.len() == 1;
        let least_rows = |leg: usize, top: u16| match self.head.is_some_and(|head| head.has(leg)) {
            true => UNDER_HEAD,
            false => least_rows(top, alone),
        };
        let lowest = |(leg, (&top, &foot)): (usize, (&u16, &u16))| top + foot + least_rows(leg, top);
        let lowest = tops.iter().zip(foots).enumerate().map(lowest).max().unwrap_or(0);
        let least = (slots.all_rows() + taken).div_ceil(legs.max(1)).min(u32::from(u16::MAX / 2)) as u16;
        let least = least.max(lowest);
        for rows in least..least + TRIED {
            let place = quote.map(|quote| quote.place(rows, tops, foots));
            if place.is_some_and(|place| place.is_none()) {
                continue;
            }
            let place = place.flatten();
            let legs = segments(rows, tops, foots, place);
            let free: Vec<u16> = legs.iter().map(|leg| leg.rows).collect();
            let Some(poured) = pour(slots, &free) else { continue };
            let even = poured.ragged() == 0;
            let whole: Vec<u16> = tops.iter().zip(foots).map(|(top, foot)| rows - top - foot).collect();
            let bill = bill.plus(&self.bill(slots, (&whole, &free), &poured, photos));
            let photos = photos.map(|(first, row)| (first, row.clone()));
            let head = self.head.map(|head| head.number);
            bodies.push(BodyForm { rows, version, cut, legs, head, photos, quote: place, poured, bill });
            if even {
                break;
            }
        }
    }

    /// What legs of so many rows cost that are filled so, part by part.
    fn bill(
        &self,
        slots: &Slots,
        (rows, parts): (&[u16], &[u16]),
        poured: &Poured,
        photos: Option<(u16, &PhotoBlock)>,
    ) -> FormBill {
        let blank = poured.last_blank();
        let many = Cost::from(blank.saturating_sub(FEW_BLANK_ROWS)) * MANY_BLANK_ROWS;
        let full = |row: &u16| i32::from(*row);
        // Under a head in it a leg may be as short as can be.
        let is_free = |leg: &(usize, &u16)| !self.head.is_some_and(|head| head.has(leg.0));
        let shortest = rows.iter().enumerate().filter(is_free).map(|(_, row)| full(row)).min().unwrap_or(0);
        let longest = rows.iter().map(full).max().unwrap_or(0);
        let lacks = |rows: u16| (i32::from(rows) - shortest).max(0);
        let short = lacks(LEAST_LEG) * SHORT_LEG_ROW + lacks(SHORTEST_LEG) * SHORTEST_LEG_ROW;
        let short = if rows.len() > 1 { short + last_lines(parts, poured) } else { 0 };
        let long = (longest - i32::from(self.tallest)).max(0) * LONG_LEG_ROW;
        let has_entry = slots.has_blanks() || photos.is_some() || parts.len() > rows.len();
        let grey = slots.all_rows() > GREY_ROWS && !has_entry;
        let part = i32::from(blank) * 1000 / self.page.clamp(1, 1 << 20) as i32;
        let bill = FormBill::of(FormTerm::Blank, part * BLANK_PART / 10 + many)
            .and(FormTerm::Ragged, Cost::from(poured.ragged()) * RAGGED_ROW)
            .and(FormTerm::Leg, short + long)
            .and(FormTerm::Grey, if grey { GREY } else { 0 });
        photos.map_or(bill, |(_, row)| bill.plus(&row.bill))
    }
}

/// What a last leg of fewer lines than [`FEWEST_ROWS`] costs.
fn last_lines(rows: &[u16], poured: &Poured) -> Cost {
    let lines = rows.last().map_or(0, |rows| rows.saturating_sub(poured.last_blank()));
    Cost::from(FEWEST_ROWS.saturating_sub(lines)) * LAST_LEG_ROW
}

/// Fewest rows for text of a leg below so many rows of pictures, alone or beside others.
fn least_rows(top: u16, alone: bool) -> u16 {
    match (top, alone) {
        (1.., _) => UNDER_PICTURE,
        (0, true) => 1,
        (0, false) => FEWEST_ROWS,
    }
}

/// Price of a jump that leaves so many rows: below sixty the more, the fewer they are.
fn jump_price(rows: u32) -> Cost {
    1800 + (60 - rows.min(60) as Cost) * 8
}
