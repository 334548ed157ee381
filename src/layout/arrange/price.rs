//! What an arrangement is priced by, in hundredths.
//!
//! All weights were tuned by eye on drawn and on generated pages; see docs/tuning.md.

use super::{Cost, Form, Item};
use crate::geometry::Length;
use crate::layout::plan::limits::{LONG_GUTTER, STRIP, UNLIKE_HEADS};
use crate::model::{PictureSize, Rank};

/// The price of what is impossible.
pub(super) const NONE: Cost = Cost::MAX / 4;

/// Any cut.
pub(super) const CUT: Cost = 100;

/// Places low on the page or far to the right, when all articles stand there.
pub(super) const POSITION: i64 = 4000;
/// Part of [`POSITION`] for the way down, in hundredths.
pub(super) const DOWN: i64 = 45;
/// Part of [`POSITION`] for the way to the right, in hundredths.
pub(super) const RIGHTWARDS: i64 = 10;

/// The lead neither at the top nor below the masthead.
pub(super) const LEAD_NOT_AT_TOP: Cost = 15_000;
/// There is a masthead, and the lead does not stand below it.
pub(super) const LEAD_NOT_BELOW_MASTHEAD: Cost = 15_000;
/// The lead not at the left.
pub(super) const LEAD_NOT_LEFT: Cost = 1400;

/// Each cell by which a locked item stands elsewhere: more than everything else of a page.
pub(super) const OUT_OF_LOCK: Cost = 20_000;

/// A lesser article with the larger head: nearly forbidden.
pub(super) const INVERSION: Cost = 100_000;
/// Heads of one size for articles of unlike weight.
pub(super) const EQUAL_SIZE: Cost = 600;
/// A larger head directly below a smaller one.
pub(super) const LARGER_BELOW: Cost = 800;

/// Two heads side by side (碰题): times what their ratio lacks of [`UNLIKE_HEADS`].
pub(super) const BUTTING_HEADS: i64 = 36_000;
/// Part of the price of butting heads that is left when one of the two is boxed, in hundredths.
pub(super) const BUTTING_HEADS_ONE_BOX: i64 = 30;
/// Two boxes with their heads side by side.
pub(super) const BUTTING_HEADS_TWO_BOXES: Cost = 800;

/// A gutter as long as the page is high (通线), in its middle.
pub(super) const GUTTER: i64 = 14_000;
/// Part of the height from which a gutter is seen, in hundredths.
pub(super) const GUTTER_FROM: i64 = 60;
/// The additional price of one that parts the page in two.
pub(super) const THROUGH: i64 = 10_000;
/// A cut through the whole width (断版) at half the height.
pub(super) const MID_CUT: i64 = 34_000;
/// Part of [`MID_CUT`] that is gone at the very edge, in hundredths of the way from the middle.
pub(super) const MID_CUT_FALL: i64 = 120;
/// A strip over the whole width at the top or the foot.
pub(super) const EDGE_STRIP: Cost = 300;

/// Pictures of two articles that touch, also at a corner.
pub(super) const PICTURES_ADJACENT: Cost = 2500;
/// A lesser article with the larger picture.
pub(super) const PICTURE_INVERSION: Cost = 9000;
/// A picture that is larger than one above it, of an article of equal weight.
pub(super) const LARGER_PICTURE_BELOW: Cost = 500;
/// How much larger is larger, in hundredths.
pub(super) const LARGER_PICTURE: u64 = 110;
/// Four modules that meet in one point.
pub(super) const FOUR_CORNERS: Cost = 700;
/// All articles of one width, where there are three or more.
pub(super) const ONE_WIDTH: Cost = 1500;
/// Articles of two widths only.
pub(super) const TWO_WIDTHS: Cost = 500;
/// Every box beyond those that a page may have.
pub(super) const FURTHER_BOX: Cost = 1000;
/// Every head beside its text after the first.
pub(super) const SECOND_BESIDE: Cost = 800;

/// The most, up or down, that a form counts with: keeps all sums far from the largest number.
const FORM_MOST: Cost = 1_000_000;

/// Price above which a form looks forced, and the factor for what exceeds it: one forced article is
/// worse than two that nobody notices.
const FORCED: Cost = 1800;
const FORCED_TIMES: Cost = 18;

/// The price of a form. That it does not keep to the plan of the page makes it no forced one.
pub(super) fn of_form(form: &Form) -> Cost {
    let cost = form.cost.clamp(-FORM_MOST, FORM_MOST);
    cost + (cost - FORCED).max(0) * (FORCED_TIMES - 1) + form.off_plan.clamp(0, FORM_MOST)
}

/// The part of the step between two sizes of the ladder, in hundredths, that two heads have to keep at least.
const LEAST_STEP: i64 = 70;
/// Each hundredth that the head of a lead lacks of it, and each that another head lacks.
const CREEPING_LEAD: i64 = 60;
const CREEPING: i64 = 12;

/// How much larger the head of a level is than that of each lesser one, in hundredths, by the ladder of the page.
pub(super) fn steps(heads: [Length; 5]) -> [[i64; 5]; 5] {
    let size = heads.map(|size| i64::from(size.millipoints().max(1)));
    let step =
        |upper: usize, lower: usize| 100 + (size[upper] * 100 / size[lower] - 100).max(0) * LEAST_STEP / 100;
    std::array::from_fn(|upper| {
        std::array::from_fn(|lower| if lower > upper { step(upper, lower) } else { 0 })
    })
}

/// The price of a head that is larger than one of less weight by less than a step.
pub(super) fn of_creeping(weighty: Length, lesser: Length, step: i64, is_lead: bool) -> Cost {
    let lacks = step - i64::from(weighty.millipoints()) * 100 / i64::from(lesser.millipoints().max(1));
    (lacks.max(0) * if is_lead { CREEPING_LEAD } else { CREEPING }) as Cost
}

/// The dominant picture with its middle below that of the page, for each hundredth of the page that it is too low.
const PICTURE_LOW: i64 = 150;

/// The price of a dominant picture whose middle is so far down, in half rows, on a page of some rows.
pub(super) fn of_low_picture(middle: i64, rows: i64) -> Cost {
    ((middle - rows).max(0) * 50 * PICTURE_LOW / rows.max(1)) as Cost
}

/// The dominant picture lower than another.
pub(super) const DOMINANT_BELOW: Cost = 1200;

/// Each entry point that the page lacks.
pub(super) const LACKING_ENTRY: Cost = 120;
/// A notice that names no place and does not stand at an outer edge.
pub(super) const NOTICE_INSIDE: Cost = 1200;

/// The price of two heads side by side, by their sizes and whether a box stands around them.
pub(super) fn of_like_heads(sizes: [Length; 2], boxed: [bool; 2]) -> Cost {
    let sizes = sizes.map(|size| i64::from(size.millipoints()));
    let (small, large) = (sizes[0].min(sizes[1]), sizes[0].max(sizes[1]));
    let lacking = i64::from(UNLIKE_HEADS) * small - 100 * large;
    if lacking <= 0 {
        return 0;
    }
    let full = BUTTING_HEADS * lacking / (100 * small);
    match boxed {
        [true, true] => BUTTING_HEADS_TWO_BOXES,
        [false, false] => full as Cost,
        _ => (full * BUTTING_HEADS_ONE_BOX / 100) as Cost,
    }
}

/// The price of a line between columns that is free for some rows.
pub(super) fn of_gutter(free: i64, line: i64, (rows, columns): (i64, i64)) -> Cost {
    let over = free * 100 - GUTTER_FROM * rows;
    if over <= 0 {
        return 0;
    }
    let edge = line.min(columns - line);
    let most = (100 - GUTTER_FROM) * rows;
    let through = free * 100 > i64::from(LONG_GUTTER) * rows;
    let grown = GUTTER * over * over / (most * most) + if through { THROUGH } else { 0 };
    (grown * (30 + 140 * edge / columns) / 100) as Cost
}

/// The price of a cut through the whole width below a row; none if it only parts off a strip, which
/// costs [`EDGE_STRIP`].
pub(super) fn of_through_cut(row: usize, rows: usize) -> Option<Cost> {
    if row * 100 < STRIP as usize * rows || (rows - row) * 100 < STRIP as usize * rows {
        return None;
    }
    let off = (2 * row).abs_diff(rows) as i64;
    let fall = MID_CUT * MID_CUT_FALL * off / (200 * rows as i64);
    Some((MID_CUT - fall) as Cost)
}

/// Place of a rank in the order of weights; a photo counts as a small story.
pub(super) fn level(rank: Rank) -> u8 {
    match rank {
        Rank::Lead => 0,
        Rank::Major => 1,
        Rank::Middle => 2,
        Rank::Minor | Rank::Photo => 3,
        Rank::Brief => 4,
    }
}

/// The level of a picture that is to be the largest of its page.
pub(super) const DOMINANT_LEVEL: u8 = 0;

/// The same for its pictures: a photo story is about its own. What their editor says comes first.
pub(super) fn picture_level(rank: Rank, item: &Item) -> u8 {
    let like = match item.picture {
        _ if item.is_dominant => return DOMINANT_LEVEL,
        Some(PictureSize::Dominant) => return DOMINANT_LEVEL,
        Some(PictureSize::Large) => Rank::Lead,
        Some(PictureSize::Medium) => Rank::Middle,
        Some(PictureSize::Small) => Rank::Brief,
        None if rank == Rank::Photo => Rank::Major,
        None => rank,
    };
    level(like) + DOMINANT_LEVEL + 1
}

/// How much the place of an article of a level counts.
pub(super) fn pull(level: u8) -> i64 {
    [10, 5, 3, 2, 1][usize::from(level.min(4))]
}
