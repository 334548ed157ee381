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
    /// The legs that hold text.
    pub legs: Vec<LegRows>,
    /// Number of the head that stands in the first rows of some of the legs; none where it stands elsewhere.
    pub head: Option<usize>,
    /// Pictures at the head of the legs: the first leg of them, and how they stand.
    pub photos: Option<(u16, PhotoBlock)>,
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

/// What the bodies of an arrangement of legs are made from.
#[derive(Clone, Copy, Debug)]
pub struct BodyMaker<'a> {
    /// The text at the measure of the legs.
    pub galley: &'a Galley<'a>,
    /// Rows at the foot of each leg that a table takes.
    pub foots: &'a [u16],
    /// The head that stands in some of the legs over their text.
    pub head: Option<LegHead>,
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
            poured,
            bill: FormBill::default(),
        }
    }
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
        let legs = tops.len() as u32;
        let taken: u32 = tops.iter().zip(foots).map(|(top, foot)| u32::from(top + foot)).sum();
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
            let free: Vec<u16> = tops.iter().zip(foots).map(|(top, foot)| rows - top - foot).collect();
            let Some(poured) = pour(slots, &free) else { continue };
            let even = poured.ragged() == 0;
            let legs = tops.iter().zip(&free).enumerate();
            let legs = legs.map(|(leg, (&top, &rows))| LegRows { leg: leg as u16, top, rows }).collect();
            let bill = bill.plus(&self.bill(slots, &free, &poured, photos));
            let photos = photos.map(|(first, row)| (first, row.clone()));
            let head = self.head.map(|head| head.number);
            bodies.push(BodyForm { rows, version, cut, legs, head, photos, poured, bill });
            if even {
                break;
            }
        }
    }

    /// What legs so filled cost.
    fn bill(
        &self,
        slots: &Slots,
        rows: &[u16],
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
        let short = if rows.len() > 1 { short + last_lines(rows, poured) } else { 0 };
        let long = (longest - i32::from(self.tallest)).max(0) * LONG_LEG_ROW;
        let grey = slots.all_rows() > GREY_ROWS && !slots.has_blanks() && photos.is_none();
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
