//! The ways to divide a width into legs, and everything that can stand in each of them: the
//! columns of the page, fewer and wider legs, those in a box, those beside a head, those with a head in them.

use std::sync::Arc;

use super::bodies::{BodyForm, BodyMaker, LegHead};
use super::heads::HeadForm;
use super::legs::LegGrid;
use super::material::Material;
use super::photos::{PhotoBlock, photo_blocks, whole_blocks};
use super::{HeadPlace, Setup, Wishes};
use crate::geometry::Length;
use crate::layout::arrange::Cost;
use crate::layout::copyfit::copy::{Galley, Slots};
use crate::layout::copyfit::head::HeadRoom;
use crate::layout::grid::paper::Paper;
use crate::layout::plan::bill::{FormBill, FormTerm};
use crate::model::{PictureSize, Rank};

const BOX: Cost = 350;
const ONLY_BOX: Cost = 600;
const BROKEN: Cost = 150;
const BROKEN_OF_LEADERS: Cost = 50;
const SIDE_HEAD: Cost = 500;
const SIDE_HEAD_OVER_PAGE: Cost = 200;
const VERTICAL_HEAD: Cost = 1200;
const HEAD_IN_LEGS: Cost = 300;
const HEAD_IN_LEGS_OVER_PAGE: Cost = 100;
const TOP_PICTURE: Cost = 300;
const TOP_PICTURE_OVER_PAGE: Cost = 500;

/// A way to divide a width: the request for a setup.
pub(super) struct LegDivision {
    columns: u16,
    /// The legs.
    pub(super) grid: LegGrid,
    boxed: bool,
    side: Option<HeadSide>,
    bill: FormBill,
}

/// Where a head stands that is not over its text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HeadSide {
    /// In so many columns at the left, its lines across.
    Across(u16),
    /// In a strip of a width at the left, its lines downwards (竖题).
    Down(Length),
    /// In the first rows of some legs, over their text: the first of them and their number.
    InLegs(u16, u16),
}

/// Most rows of a leg, in hundredths of a page, where the head stands in the first of them: longer ones are a column
/// with a head over it. And the most columns of a picture beside such a leg.
const LONGEST_UNDER_LEG_HEAD: u32 = 26;
const MOST_BESIDE_RAIL: u16 = 4;

/// How many heads are tried in the legs: each asks for texts of its own.
const HEADS_IN_LEGS: usize = 2;

/// Widths of the strip in which a head stands downwards, in em of the body: for one line and for two.
const STRIPS: [i32; 2] = [4, 7];

/// The ways to divide a width into legs for a text of so many rows in one column.
pub(super) fn divisions(
    material: &Material<'_>,
    wishes: &Wishes,
    columns: u16,
    cells: u32,
) -> Vec<LegDivision> {
    let paper = material.paper;
    let basic = LegGrid::basic(paper, columns);
    let over =
        |grid: LegGrid, boxed: bool, bill: FormBill| LegDivision { columns, grid, boxed, side: None, bill };
    let requested = material.is_boxed() && (columns < wishes.columns || material.article.notice.is_some());
    let mut divisions = Vec::new();
    if !requested {
        divisions.push(over(basic, false, FormBill::default()));
        if material.has_plain_legs() && material.rank != Rank::Brief {
            let leads = matches!(material.rank, Rank::Lead | Rank::Major);
            let price = FormBill::of(FormTerm::Broken, if leads { BROKEN_OF_LEADERS } else { BROKEN });
            let fewer = (1..=2).filter_map(|fewer| columns.checked_sub(fewer));
            let wider = fewer.filter_map(|legs| LegGrid::broken(paper, columns, legs));
            divisions.extend(wider.map(|grid| over(grid, false, price)));
            divisions.extend(sides(material, wishes, columns));
            divisions.extend(heads_in_legs(material, wishes, columns, cells));
        }
    }
    if requested || wishes.boxes > 0 && (2..wishes.columns).contains(&columns) && material.may_be_boxed() {
        let price = if wishes.boxes > 1 { BOX } else { ONLY_BOX };
        let price = FormBill::of(FormTerm::Box, if requested { 0 } else { price });
        divisions.extend(LegGrid::boxed(paper, columns).map(|grid| over(grid, true, price)));
    }
    divisions
}

/// Heads beside the text: in one or two columns at the left, or downwards in the first.
fn sides(material: &Material<'_>, wishes: &Wishes, columns: u16) -> Vec<LegDivision> {
    let basic = LegGrid::basic(material.paper, columns);
    let beside = |side: HeadSide, grid: LegGrid, price: Cost| LegDivision {
        columns,
        grid,
        boxed: false,
        side: Some(side),
        bill: FormBill::of(FormTerm::HeadBeside, price),
    };
    let mut sides = Vec::new();
    // The head of a lead stands over it, the largest of the page.
    if !material.photos.is_empty() || material.rank == Rank::Lead {
        return sides;
    }
    let price = if columns == wishes.columns { SIDE_HEAD_OVER_PAGE } else { SIDE_HEAD };
    if columns >= 4 {
        let across = |width: u16| beside(HeadSide::Across(width), basic.from(width), price);
        sides.extend((1..=columns / 3).map(across));
    }
    if columns >= 3 && material.vertical_head().is_some() {
        let down = |em: i32| {
            let strip = material.paper.body * em;
            let grid = LegGrid::beside_strip(material.paper, columns, strip)?;
            Some(beside(HeadSide::Down(strip), grid, VERTICAL_HEAD))
        };
        sides.extend(STRIPS.into_iter().filter_map(down));
    }
    sides
}

/// Heads in the first rows of some legs: of the first, in a strip or beside a picture over the others; or of the
/// right half, beside a picture over the left one.
fn heads_in_legs(material: &Material<'_>, wishes: &Wishes, columns: u16, cells: u32) -> Vec<LegDivision> {
    let basic = LegGrid::basic(material.paper, columns);
    let price = if columns == wishes.columns { HEAD_IN_LEGS_OVER_PAGE } else { HEAD_IN_LEGS };
    let division = |leg: u16, legs: u16| LegDivision {
        columns,
        grid: basic,
        boxed: false,
        side: Some(HeadSide::InLegs(leg, legs)),
        bill: FormBill::of(FormTerm::HeadBeside, price),
    };
    let is_lead = matches!(material.rank, Rank::Lead | Rank::Photo);
    let longest = u32::from(wishes.rows) * LONGEST_UNDER_LEG_HEAD / 100;
    let is_strip = cells <= longest * u32::from(columns);
    if is_lead || material.head.is_none() || columns < 2 || !is_strip {
        return Vec::new();
    }
    match material.photos.len() {
        0 if columns > 2 => vec![division(0, 1)],
        0 => Vec::new(),
        _ => {
            let rail = (columns <= MOST_BESIDE_RAIL + 1).then(|| division(0, 1));
            let halves = (columns == 4).then(|| division(2, 2));
            rail.into_iter().chain(halves).collect()
        }
    }
}

impl LegDivision {
    /// Everything that can stand in the division.
    pub(super) fn setup<'a>(
        &self,
        material: &Material<'a>,
        wishes: &Wishes,
        galley: Arc<Galley<'a>>,
        width: &FormBill,
    ) -> Setup<'a> {
        let paper = material.paper;
        let foots = material.foots(&self.grid);
        let basic = self.grid == LegGrid::basic(paper, self.columns);
        let to_come = material.copy.rows_to_come();
        let cuts = match wishes.may_jump && basic {
            true => cut_slots(&galley.versions[0].slots, to_come, self.columns, wishes),
            false => Vec::new(),
        };
        material.typesetter.attempted(cuts.len());
        let page = material.page_cells();
        let (tallest, must_cut) = (tallest(paper), to_come > 0);
        let head = None;
        let quotes = &material.quotes(&self.grid);
        let maker =
            BodyMaker { galley: &galley, foots: &foots, head, quotes, tallest, page, cuts: &cuts, must_cut };
        if let Some(HeadSide::InLegs(leg, legs)) = self.side {
            let (heads, bodies) = self.in_legs(material, wishes, &maker, (leg, legs));
            return self.with(HeadPlace::InLegs(leg, legs), galley.clone(), heads, bodies, width);
        }
        let without_text = galley.versions[0].slots.is_empty();
        // Without text above them the tables at the foot need no blank row.
        let tables = foots.iter().max().map_or(0, |rows| rows.saturating_sub(1));
        let mut bodies = if without_text { vec![BodyForm::without_text(tables)] } else { maker.text() };
        let mut top_pictures = Vec::new();
        if !material.photos.is_empty() {
            if !without_text {
                bodies.extend(beside_pictures(material, wishes, &maker, &self.grid));
            }
            top_pictures = top_picture_rows(material, wishes, self.columns, &self.grid);
        }
        let asked = &wishes.asked;
        let heads = match self.side {
            Some(HeadSide::Across(columns)) => material.heads(HeadRoom::of(paper.span(columns)), true, asked),
            Some(HeadSide::Down(strip)) => {
                material.vertical_heads(strip, bodies.iter().map(|body| body.rows), asked)
            }
            _ => material.heads(self.grid.head_room(), self.columns == 1, asked),
        };
        let place = match self.side {
            Some(HeadSide::Across(columns)) => HeadPlace::Beside(columns),
            Some(HeadSide::Down(_)) => HeadPlace::Beside(1),
            _ => HeadPlace::Over,
        };
        if self.side.is_some() && heads.is_empty() {
            bodies.clear();
        }
        Setup { top_pictures, ..self.with(place, galley, heads, bodies, width) }
    }

    /// The heads in some of the legs, and the texts under and beside each.
    fn in_legs(
        &self,
        material: &Material<'_>,
        wishes: &Wishes,
        maker: &BodyMaker<'_>,
        (leg, legs): (u16, u16),
    ) -> (Vec<HeadForm>, Vec<BodyForm>) {
        let mut heads = material.heads(HeadRoom::of(self.grid.span(legs)), legs == 1, &wishes.asked);
        heads.sort_by_key(|head| head.bill.total());
        heads.truncate(HEADS_IN_LEGS);
        heads.iter_mut().for_each(|head| *head = head.in_legs(material.paper));
        // A picture takes all legs but those of the head, or, of a strip, the last ones.
        let taken = [self.grid.count - legs, self.grid.count / 2];
        let over = if leg == 0 && taken[0] > taken[1] + 1 { &taken[..] } else { &taken[..1] };
        let pictures = if material.photos.is_empty() { &[] } else { over };
        let blocks: Vec<Vec<PhotoBlock>> =
            pictures.iter().map(|&legs| blocks_beside(material, wishes, maker, &self.grid, legs)).collect();
        let mut bodies = Vec::new();
        for (number, head) in heads.iter().enumerate() {
            let head = Some(LegHead { number, leg, legs, rows: head.rows });
            let maker = BodyMaker { head, ..*maker };
            match pictures {
                [] => bodies.extend(maker.text()),
                _ => bodies.extend(blocks.iter().flat_map(|rows| bodies_beside(&maker, rows))),
            }
        }
        (heads, bodies)
    }

    /// A setup of the division without pictures over the head.
    fn with<'a>(
        &self,
        place: HeadPlace,
        galley: Arc<Galley<'a>>,
        heads: Vec<HeadForm>,
        bodies: Vec<BodyForm>,
        width: &FormBill,
    ) -> Setup<'a> {
        Setup {
            columns: self.columns,
            grid: self.grid,
            boxed: self.boxed,
            is_notice_box: false,
            galley,
            place,
            heads,
            bodies,
            top_pictures: Vec::new(),
            bill: width.plus(&self.bill),
        }
    }
}

/// Bodies with the pictures beside the text.
fn beside_pictures(
    material: &Material<'_>,
    wishes: &Wishes,
    maker: &BodyMaker<'_>,
    grid: &LegGrid,
) -> Vec<BodyForm> {
    let blocks = |legs: u16| blocks_beside(material, wishes, maker, grid, legs);
    (1..=grid.count).flat_map(|legs| bodies_beside(maker, &blocks(legs))).collect()
}

/// The blocks of pictures over so many legs, with all that they cost.
fn blocks_beside(
    material: &Material<'_>,
    wishes: &Wishes,
    maker: &BodyMaker<'_>,
    grid: &LegGrid,
    legs: u16,
) -> Vec<PhotoBlock> {
    let brief = maker.galley.versions[0].slots.all_rows() < LEAST_ROWS_BESIDE;
    let mut rows = photo_blocks(&material.photos, material.paper, grid, legs, wishes.few);
    rows.retain(|row| wishes.last_resort || material.allows(row));
    for row in &mut rows {
        let price = material.picture_price(row, grid.count, brief, &wishes.asked);
        row.bill = row.bill.plus(&price).plus(&material.area_price(row, &wishes.asked));
    }
    rows
}

/// Bodies with a block of pictures beside their text, or over it, in each of its heights.
fn bodies_beside(maker: &BodyMaker<'_>, rows: &[PhotoBlock]) -> Vec<BodyForm> {
    let mut bodies = Vec::new();
    if maker.foots.iter().all(|&foot| foot == 0) {
        bodies.extend(maker.left_of(rows));
    }
    bodies.extend(rows.iter().flat_map(|row| maker.beside(row)));
    bodies
}

/// Fewest rows of text that a picture stands beside. Fewer are a caption.
const LEAST_ROWS_BESIDE: u32 = 12;

/// Pictures over the head and the whole width.
fn top_picture_rows(
    material: &Material<'_>,
    wishes: &Wishes,
    columns: u16,
    grid: &LegGrid,
) -> Vec<PhotoBlock> {
    let mut rows = photo_blocks(&material.photos, material.paper, grid, grid.count, wishes.few);
    rows.retain(|row| wishes.last_resort || material.allows(row));
    if rows.is_empty() && wishes.whole_pictures {
        let most = material.requested_rows().unwrap_or(0).max(wishes.rows / 2).min(wishes.rows);
        rows = whole_blocks(&material.photos, material.paper, grid, grid.count, most);
    }
    let over_page = columns == wishes.columns;
    let is_about_it = material.rank == Rank::Photo || material.wanted_size() == Some(PictureSize::Dominant);
    let price = if is_about_it { 0 } else { TOP_PICTURE };
    let price = price + if over_page { TOP_PICTURE_OVER_PAGE } else { 0 };
    let price = FormBill::of(FormTerm::PictureWidth, price);
    for row in &mut rows {
        let low = head_below_pictures(row.rows, material.paper.rows);
        let price = price.and(FormTerm::PictureWidth, low);
        row.bill = row.bill.plus(&price).plus(&material.area_price(row, &wishes.asked));
    }
    rows
}

/// Pictures over a head that are higher than so many hundredths of the page push the head of what they show to
/// the foot of it, where nobody begins to read: the price of each row more, and the most of it, so that a group
/// without text has a form. Tuned by eye on photo pages; see docs/tuning.md.
const HIGH_OVER_HEAD: u16 = 40;
const LOW_HEAD_ROW: Cost = 120;
const LOW_HEAD_MOST: Cost = 3000;

/// What it costs that a head stands below so many rows of pictures.
fn head_below_pictures(rows: u16, page: u16) -> Cost {
    let high = u32::from(page) * u32::from(HIGH_OVER_HEAD) / 100;
    (u32::from(rows).saturating_sub(high) as Cost * LOW_HEAD_ROW).min(LOW_HEAD_MOST)
}

/// The tallest leg that is easy to read: about three fifths of the page, 62 rows at most (measured;
/// see docs/tuning.md).
fn tallest(paper: &Paper) -> u16 {
    (paper.rows * 61 / 100).min(62)
}

/// Fewest rows that stay before a jump, and that jump (a rule of thumb of English papers, in
/// rows of one column).
const LEAST_BEFORE_JUMP: u32 = 30;
const LEAST_AFTER_JUMP: u32 = 36;

/// The slots before which a text may be cut to go on elsewhere, between two paragraphs, as a last resort
/// also inside a row of a table or a caption, each with what stands before the cut: as much as so many
/// columns can take. So many rows follow the slots.
fn cut_slots(slots: &Slots, to_come: u32, columns: u16, wishes: &Wishes) -> Vec<(usize, Slots)> {
    let room = u32::from(columns) * u32::from(wishes.rows);
    let fits = |&cut: &usize| {
        let (before, after) = (slots.rows(0, cut), slots.rows(cut, slots.len()).saturating_add(to_come));
        wishes.last_resort || before >= LEAST_BEFORE_JUMP && after >= LEAST_AFTER_JUMP
    };
    slots
        .cuts(room, wishes.last_resort)
        .into_iter()
        .filter(fits)
        .map(|cut| (cut, slots.before(cut)))
        .collect()
}
