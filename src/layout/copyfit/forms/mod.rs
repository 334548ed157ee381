//! The rectangles an article can take, each with its exact rows and its price.
//!
//! The recipe: [`material`] shapes an article once; `divisions` are the ways to divide a width into
//! [`legs`]; `notices` have boxes of their own; [`photos`] cut its pictures to rows; [`bodies`] pour its text into legs around them; this
//! file puts [`heads`] over the bodies, with more or less air, and keeps the cheapest forms of each
//! width and height. Pictures are cut and air is given so that every height is exact: when a form
//! is chosen, nothing remains to be fitted.

pub mod bodies;
mod divisions;
pub mod heads;
pub mod legs;
pub mod material;
mod notices;
pub mod photos;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::copy::{Exactness, Galley};
use crate::geometry::Length;
use crate::layout::arrange::{Cost, Form, HeadSpot, Look};
use crate::layout::copyfit::head::HeadRoom;
use crate::layout::grid::cells::CellRect;
use crate::layout::grid::paper::Paper;
use crate::model::Rank;

use crate::layout::plan::asked::Asked;
use crate::layout::plan::bill::{FormBill, FormTerm};
use bodies::BodyForm;
use divisions::divisions;
use heads::HeadForm;
use legs::LegGrid;
use material::Material;
use photos::PhotoBlock;

/// The forms of an article on a page.
#[derive(Clone, Debug)]
pub struct FormSet<'a> {
    /// Widths and the legs in them.
    pub setups: Vec<Setup<'a>>,
    /// The forms that were kept.
    pub kept: Vec<FormCandidate>,
    /// Rows requested by the article, with that of the article rule.
    requested_rows: Option<u16>,
    /// About how many rows of its text, in one column, are not shaped.
    to_come: u32,
    /// Cells of a whole page.
    page: u32,
    /// Where there is no form: the columns and rows of the lowest that would hold the whole article.
    pub fewest: Option<(u16, u16)>,
}

/// A width of the module, the legs in it, and what can stand in them.
#[derive(Clone, Debug)]
pub struct Setup<'a> {
    /// Width in columns.
    pub columns: u16,
    /// The legs.
    pub grid: LegGrid,
    /// Whether a box stands around them.
    pub boxed: bool,
    /// Whether it is the box of a notice, whose matter stands in no legs.
    pub is_notice_box: bool,
    /// The text at their measure.
    pub galley: Arc<Galley<'a>>,
    /// Where the head stands.
    pub place: HeadPlace,
    /// Heads.
    pub heads: Vec<HeadForm>,
    /// Texts in the legs.
    pub bodies: Vec<BodyForm>,
    /// Pictures over the head.
    pub top_pictures: Vec<PhotoBlock>,
    /// What the width and the legs cost.
    pub bill: FormBill,
}

/// Where a head stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadPlace {
    /// Over all legs.
    Over,
    /// Beside the legs, in so many columns at the left.
    Beside(u16),
    /// In the first rows of some legs, over their text: the first of them and their number.
    InLegs(u16, u16),
}

impl Setup<'_> {
    /// Columns at the left in which no legs stand, but the head.
    pub fn side(&self) -> u16 {
        match self.place {
            HeadPlace::Beside(columns) => columns,
            HeadPlace::Over | HeadPlace::InLegs(..) => 0,
        }
    }

    /// Left edge of the head, from that of the module, and its room.
    pub fn head_room(&self, paper: &Paper) -> (Length, HeadRoom) {
        match self.place {
            HeadPlace::Over => (self.grid.left, self.grid.head_room()),
            HeadPlace::Beside(columns) => (Length::ZERO, HeadRoom::of(paper.span(columns))),
            HeadPlace::InLegs(leg, legs) => (self.grid.leg_left(leg), HeadRoom::of(self.grid.span(legs))),
        }
    }
}

/// A form as a choice among the parts of its setup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormCandidate {
    /// Number of the setup.
    pub setup: usize,
    /// Number of the head, if it has one.
    pub head: Option<usize>,
    /// Number of the body.
    pub body: usize,
    /// Index of its pictures over the head, if it has them.
    pub top_picture: Option<usize>,
    /// Rows of air more or less around the head.
    pub air: i16,
    /// Rows that stay blank at the foot.
    pub foot: u16,
    /// Rows that stay blank under everything, where more rows are requested than it takes.
    pub spare: u16,
    /// Rows of the form, with that of the article rule.
    pub rows: u16,
    /// What it costs.
    pub cost: Cost,
    /// The part of that which it costs not to keep to the plan of the page.
    pub off_plan: Cost,
}

/// What the page allows an article and requires of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wishes {
    /// Columns of the region.
    pub columns: u16,
    /// Rows of the region.
    pub rows: u16,
    /// How many boxes the page may draw that were not requested.
    pub boxes: u8,
    /// Whether its text may go on elsewhere.
    pub may_jump: bool,
    /// Whether few other articles are on the sheet.
    pub few: bool,
    /// Last resort: accept any form, whatever it costs, because the article fits the sheet in no
    /// other.
    pub last_resort: bool,
    /// Whether pictures that no cut makes fit may be shown whole, with blanks beside them.
    pub whole_pictures: bool,
    /// What the plan of the page asks of it.
    pub asked: Asked,
}

impl Wishes {
    /// What a form may cost.
    fn dearest(&self) -> Cost {
        if self.last_resort { Cost::MAX } else { DEAREST }
    }
}

/// The text of an article at the measures it was set to.
type Galleys<'a> = BTreeMap<Length, Arc<Galley<'a>>>;

/// The cheapest candidates of each width and height, those that jump apart.
type CandidatesBySize = BTreeMap<(u16, u16, bool), Vec<FormCandidate>>;

/// The largest demand, in cells: the sum of many is still a number.
const MOST_DEMAND: u32 = 1 << 24;

/// What is off the plan of the page counts so many times less in the demand. Tuned by eye on the two examples; see
/// docs/tuning.md.
const OF_PLAN_IN_DEMAND: Cost = 16;

/// Forms that cost more are discarded.
const DEAREST: Cost = 4500;

/// Most forms of one width and height. More change nothing (measured; see docs/tuning.md).
const KEPT: usize = 3;

/// Rows that a form has to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slack {
    /// Rows of air more or less around the head.
    air: i16,
    /// Rows that stay blank at the foot.
    foot: u16,
    /// What they cost.
    price: Cost,
}

const fn slack(air: i16, foot: u16, price: Cost) -> Slack {
    Slack { air, foot, price }
}

/// Air above or below what a head has, and its price (measured, see docs/tuning.md; beyond three rows the page falls
/// apart). A larger head or deck costs less, so that they take the room first.
const SLACK: [Slack; 5] =
    [slack(0, 0, 0), slack(1, 0, 150), slack(2, 0, 450), slack(3, 0, 950), slack(-1, 0, 200)];

/// Price of a row of air for each column of a module beyond two: white over a strip is wider.
const WIDE_AIR: Cost = 25;

/// What is left goes to the foot: of a box, which is a page of its own, and, as a single row, on a sheet with few
/// articles, which has few other ways to be full.
const SLACK_AT_FOOT: [Slack; 4] = [slack(0, 1, 500), slack(1, 1, 650), slack(2, 1, 1000), slack(2, 2, 1600)];

/// Price of each of the first rows that are requested and stay blank: a larger head takes them first.
const SPARE_ROW: Cost = 150;
const PRICED_SPARE: u16 = 5;

/// What a box has less of the most air: it brings its own.
const BOX_AIR: u16 = 2;

/// Rows of white under a head beside its text that are no hole, whatever they are of the page; more may be a
/// hundredth of it.
const LITTLE_WHITE: u16 = 3;

/// Rows of the box above and below what stands in it.
pub const BOX_ROWS: u16 = 1;

const DEEP_HEAD_ROW: Cost = 80;

/// Fewest columns of a strip, fewest rows of its legs under a head over all of them, and the price of each that
/// they lack: so short a text has its head in the first column.
const STRIP: u16 = 4;
const UNDER_STRIP_HEAD: u16 = 8;
const SHALLOW_ROW: Cost = 120;
const WHITE_ROW: Cost = 90;

impl<'a> FormSet<'a> {
    /// All forms of an article.
    pub fn new(material: &Material<'a>, wishes: &Wishes, exactness: Exactness) -> Self {
        Self::with_galleys(material, wishes, Galleys::new(), exactness)
    }

    /// All forms of the same article for other wishes; its lines stay as they are.
    #[must_use]
    pub fn again(&self, material: &Material<'a>, wishes: &Wishes) -> Self {
        Self::with_galleys(material, wishes, self.galleys(), Exactness::Set)
    }

    /// The galleys it is made of.
    fn galleys(&self) -> Galleys<'a> {
        self.setups.iter().map(|setup| (setup.grid.measure, setup.galley.clone())).collect()
    }

    /// The part of an article from a line of a unit of its copy on, under a short head that says where it
    /// came from, with all its forms.
    pub fn after(
        &self,
        material: &Material<'a>,
        line: (usize, usize),
        from: String,
        wishes: impl FnOnce(&Material<'a>) -> Wishes,
    ) -> (Material<'a>, Wishes, Self) {
        let copy = Arc::new(material.copy.after(line));
        // Lines of one measure are not those of another.
        let goes_on = |measure: Length| line.1 == 0 || measure == material.paper.measure;
        let known: BTreeMap<Length, &Arc<Galley<'a>>> = self
            .setups
            .iter()
            .map(|setup| (setup.grid.measure, &setup.galley))
            .filter(|&(measure, _)| goes_on(measure))
            .collect();
        let rest =
            |(measure, galley): (Length, &Arc<Galley<'a>>)| (measure, Arc::new(galley.after(line, &copy)));
        let mut galleys: Galleys<'a> = known.into_iter().map(rest).collect();
        let measure = material.paper.measure;
        let in_one =
            galleys.entry(measure).or_insert_with(|| Arc::new(Galley::new(&copy, measure, Exactness::Set)));
        let rows = in_one.versions[0].slots.all_rows();
        let material = material.continued(copy, rows, from);
        let wishes = wishes(&material);
        let set = Self::with_galleys(&material, &wishes, galleys, Exactness::Set);
        (material, wishes, set)
    }

    fn with_galleys(
        material: &Material<'a>,
        wishes: &Wishes,
        mut galleys: Galleys<'a>,
        exactness: Exactness,
    ) -> Self {
        if let Some(set) = Self::of_notice(material, wishes) {
            return set;
        }
        let galley = |measure| Arc::new(material.galley(measure, exactness));
        let requested_rows = material.requested_rows();
        let in_one = galleys.entry(material.paper.measure).or_insert_with_key(|&measure| galley(measure));
        let to_come = material.copy.rows_to_come();
        let must_cut = to_come > 0;
        let cells = in_one.versions[0].slots.all_rows().saturating_add(to_come);
        let page = material.page_cells();
        let mut set =
            Self { setups: Vec::new(), kept: Vec::new(), requested_rows, to_come, page, fewest: None };
        for columns in 1..=wishes.columns {
            let width = width_bill(material.weight_of_width(&wishes.asked), columns, cells, wishes)
                .and(FormTerm::Width, material.table_price(columns));
            let unrequested = material
                .requested_columns()
                .is_some_and(|requested| requested.min(wishes.columns) != columns);
            if width.total() > wishes.dearest() || unrequested || !material.tables_stand_in(columns) {
                continue;
            }
            // Only the columns of the page hold text that is cut to jump.
            let basic = LegGrid::basic(material.paper, columns);
            let divisions = divisions(material, wishes, columns, cells).into_iter();
            for division in divisions.filter(|division| !must_cut || division.grid == basic) {
                let galley =
                    galleys.entry(division.grid.measure).or_insert_with_key(|&measure| galley(measure));
                set.setups.push(division.setup(material, wishes, galley.clone(), &width));
            }
        }
        let mut found = CandidatesBySize::new();
        for number in 0..set.setups.len() {
            set.combine(number, material, wishes, &mut found);
        }
        set.kept = found.into_values().flatten().collect();
        set.keep_to_request();
        if set.kept.is_empty() {
            // In the room that was sold a picture is shown, whatever its shape.
            let shows = material.article.notice.is_some() || wishes.last_resort;
            if shows && !material.photos.is_empty() && !wishes.whole_pictures {
                let wishes = Wishes { whole_pictures: true, ..*wishes };
                return Self::with_galleys(material, &wishes, set.galleys(), exactness);
            }
            let columns = material.requested_columns().unwrap_or(wishes.columns).clamp(1, wishes.columns);
            let about = (cells / u32::from(columns)).min(u32::from(u16::MAX)) as u16;
            set.fewest = set.fewest_rows().or(Some((columns, about)));
        }
        set.forget_the_rest();
        set
    }

    /// Drops the forms that are taller than was requested, if the article fits the rows that were.
    fn keep_to_request(&mut self) {
        let requested = self.requested_rows.filter(|&rows| self.kept.iter().any(|one| one.rows == rows));
        if let Some(rows) = requested {
            self.kept.retain(|candidate| candidate.rows == rows);
        }
    }

    /// The fewest rows that the whole article can take, whatever the region has, and in how many
    /// columns.
    fn fewest_rows(&self) -> Option<(u16, u16)> {
        let of_setup = |setup: &Setup<'_>| {
            let body = setup.bodies.iter().filter(|body| body.cut.is_none()).map(|body| body.rows).min()?;
            let head = setup.heads.iter().map(|head| head.least_rows).min().unwrap_or(0);
            let over = if setup.place == HeadPlace::Over { head } else { 0 };
            let pictures = setup.top_pictures.iter().map(|row| row.rows + 1).min().unwrap_or(0);
            let frame = if setup.boxed { 2 * BOX_ROWS } else { 0 };
            Some((setup.columns, body.saturating_add(over + pictures + frame)))
        };
        self.setups.iter().filter_map(of_setup).min_by_key(|&(columns, rows)| (rows, columns))
    }

    /// Drops the bodies that no form uses: they take most of the memory.
    fn forget_the_rest(&mut self) {
        for (number, setup) in self.setups.iter_mut().enumerate() {
            let mut uses: Vec<&mut FormCandidate> =
                self.kept.iter_mut().filter(|candidate| candidate.setup == number).collect();
            let used: BTreeSet<usize> = uses.iter().map(|candidate| candidate.body).collect();
            for candidate in &mut uses {
                candidate.body = used.range(..candidate.body).count();
            }
            let mut body = 0..;
            setup.bodies.retain(|_| body.next().is_some_and(|body| used.contains(&body)));
            setup.bodies.shrink_to_fit();
        }
    }

    /// The forms as the search sees them; their ids are their numbers.
    pub fn forms(&self) -> Vec<Form> {
        let form = |(id, candidate): (usize, &FormCandidate)| Form {
            columns: self.setups[candidate.setup].columns,
            rows: candidate.rows,
            cost: candidate.cost - candidate.off_plan,
            off_plan: candidate.off_plan,
            look: self.look(candidate),
            id: id as u32,
        };
        self.kept.iter().enumerate().map(form).collect()
    }

    /// Cells of the cheapest form that holds the whole article: its demand. Where there is none,
    /// those of its text in one column and a tenth more.
    pub fn cheapest_area(&self) -> u32 {
        let whole = self.kept.iter().filter(|candidate| self.cut(candidate).is_none());
        // Where a page is too full its pictures give way before its articles.
        let cost = |form: &FormCandidate| form.cost - form.off_plan + form.off_plan / OF_PLAN_IN_DEMAND;
        let cheapest = whole.min_by_key(|&candidate| (cost(candidate), candidate.rows));
        match cheapest {
            Some(form) => u32::from(self.setups[form.setup].columns) * u32::from(form.rows),
            None => self.setups.first().map_or(0, |setup| {
                let rows = setup.galley.versions[0].slots.all_rows().saturating_add(self.to_come);
                rows.min(MOST_DEMAND) * 11 / 10
            }),
        }
    }

    /// Puts heads and top pictures over the bodies of a setup, and keeps what is cheapest.
    fn combine(&self, number: usize, material: &Material<'_>, wishes: &Wishes, found: &mut CandidatesBySize) {
        let setup = &self.setups[number];
        let costs = PartCosts::of(setup);
        let heads: Vec<Option<usize>> = match setup.heads.len() {
            0 => vec![None],
            count => (0..count).map(Some).collect(),
        };
        for (body_number, body) in setup.bodies.iter().enumerate() {
            let (body_cost, body_off) = (costs.setup + body.bill.total(), body.bill.off_plan());
            let shows_pictures = body.photos.is_some() || material.photos.is_empty();
            let top_pictures: Vec<Option<usize>> = match shows_pictures {
                true => vec![None],
                false => (0..setup.top_pictures.len()).map(Some).collect(),
            };
            for &head in heads.iter().filter(|head| body.head.is_none() || **head == body.head) {
                for &top_picture in &top_pictures {
                    let more = match (setup.boxed, wishes.few) {
                        (true, _) => &SLACK_AT_FOOT[..],
                        (false, true) => &SLACK_AT_FOOT[..3],
                        (false, false) => &[],
                    };
                    let (head_cost, head_off) = head.map_or((0, 0), |head| costs.heads[head]);
                    let (row_cost, row_off) = top_picture.map_or((0, 0), |row| costs.top_pictures[row]);
                    let parts = body_cost + head_cost + row_cost;
                    let off_plan = body_off + head_off + row_off;
                    for &Slack { air, foot, price } in SLACK.iter().chain(more) {
                        // In the legs the air is part of the text that was poured.
                        let has_air = head.is_some() && body.head.is_none();
                        if !has_air && air != 0 {
                            continue;
                        }
                        let candidate = FormCandidate {
                            setup: number,
                            head,
                            body: body_number,
                            top_picture,
                            air,
                            foot,
                            spare: 0,
                            rows: 0,
                            cost: parts + price + wide_air(air, setup.columns),
                            off_plan,
                        };
                        let Some(candidate) = self.measured(candidate, body, wishes) else { continue };
                        keep(candidate, setup.columns, body.cut.is_some(), found);
                    }
                }
            }
        }
    }

    /// A candidate with its rows and all its cost; none if it is impossible or too dear.
    fn measured(&self, candidate: FormCandidate, body: &BodyForm, wishes: &Wishes) -> Option<FormCandidate> {
        let natural = self.rows(&candidate)?;
        let requested = self.requested_rows.filter(|&requested| requested >= natural);
        let rows = requested.unwrap_or(natural);
        let spare = rows - natural;
        let cost = candidate.cost + self.deep_head(&candidate, body) + spare_price(spare);
        let candidate = FormCandidate { rows, cost, spare, ..candidate };
        debug_assert_eq!(cost, self.bill(&candidate, body).total(), "the parts of the bill");
        (rows <= wishes.rows && cost - candidate.off_plan <= wishes.dearest()).then_some(candidate)
    }

    /// Rows of a candidate, with that of the article rule.
    fn rows(&self, candidate: &FormCandidate) -> Option<u16> {
        let setup = &self.setups[candidate.setup];
        let body = &setup.bodies[candidate.body];
        let head = self.head_rows(candidate)?;
        let frame = if setup.boxed { 2 * BOX_ROWS } else { 0 };
        let over = match setup.place {
            HeadPlace::Beside(_) if head > body.rows || !self.white_is_little(setup, body.rows - head) => {
                return None;
            }
            HeadPlace::Beside(_) | HeadPlace::InLegs(..) => 0,
            HeadPlace::Over => head,
        };
        Some(frame + self.top_picture_rows(candidate) + over + body.rows + candidate.foot + 1)
    }

    /// Whether so many rows under a head beside its text are no hole in the page.
    fn white_is_little(&self, setup: &Setup<'_>, rows: u16) -> bool {
        rows <= LITTLE_WHITE || u32::from(rows) * u32::from(setup.side()) * 100 <= self.page
    }

    /// Rows of the pictures over the head of a candidate, with the blank below them.
    fn top_picture_rows(&self, candidate: &FormCandidate) -> u16 {
        let top_pictures = &self.setups[candidate.setup].top_pictures;
        candidate.top_picture.map_or(0, |top_picture| top_pictures[top_picture].rows + 1)
    }

    /// First row inside the form that something stands in.
    fn top_row(&self, candidate: &FormCandidate) -> u16 {
        if self.setups[candidate.setup].boxed { BOX_ROWS } else { 0 }
    }

    /// Rows of the head of a candidate with its air; none where it would have no air left, or too much.
    pub fn head_rows(&self, candidate: &FormCandidate) -> Option<u16> {
        let setup = &self.setups[candidate.setup];
        let Some(head) = candidate.head else { return Some(0) };
        let head = &setup.heads[head];
        let rows = i32::from(head.rows) + i32::from(candidate.air);
        let most = i32::from(head.most_rows) - if setup.boxed { i32::from(BOX_AIR) } else { 0 };
        let most = most.max(i32::from(head.rows));
        (i32::from(head.least_rows)..=most).contains(&rows).then_some(rows as u16)
    }

    /// Whether the head of a candidate stands beside text of it.
    pub fn beside(&self, candidate: &FormCandidate) -> bool {
        self.setups[candidate.setup].place != HeadPlace::Over
    }

    /// The slot before which a candidate cuts its text to go on elsewhere.
    pub fn cut(&self, candidate: &FormCandidate) -> Option<usize> {
        self.setups[candidate.setup].bodies[candidate.body].cut
    }

    /// What a candidate costs.
    pub fn bill_of(&self, candidate: &FormCandidate) -> FormBill {
        self.bill(candidate, &self.setups[candidate.setup].bodies[candidate.body])
    }

    fn bill(&self, candidate: &FormCandidate, body: &BodyForm) -> FormBill {
        let setup = &self.setups[candidate.setup];
        let is_given = |slack: &&Slack| (slack.air, slack.foot) == (candidate.air, candidate.foot);
        let slack = SLACK.iter().chain(&SLACK_AT_FOOT).find(is_given).map_or(0, |slack| slack.price);
        let slack = slack + wide_air(candidate.air, setup.columns);
        let spare = if setup.is_notice_box { 0 } else { spare_price(candidate.spare) };
        let mut bill = setup.bill.plus(&body.bill).and(FormTerm::Gap, slack).and(FormTerm::Blank, spare);
        if let Some(top_picture) = candidate.top_picture {
            bill = bill.plus(&setup.top_pictures[top_picture].bill);
        }
        if let Some(head) = candidate.head {
            let head = &setup.heads[head];
            bill = bill.plus(&head.bill).and(FormTerm::Deep, self.deep_head(candidate, body));
        }
        bill
    }

    /// What a candidate costs for a head that is deeper than its text, or for the white under one beside it.
    fn deep_head(&self, candidate: &FormCandidate, body: &BodyForm) -> Cost {
        let setup = &self.setups[candidate.setup];
        let Some(head) = candidate.head else { return 0 };
        let rows = i32::from(setup.heads[head].rows) + i32::from(candidate.air);
        match setup.place {
            HeadPlace::Over => {
                let lacks = UNDER_STRIP_HEAD.saturating_sub(body.rows);
                let shallow = if setup.columns < STRIP { 0 } else { Cost::from(lacks) * SHALLOW_ROW };
                (rows - i32::from(body.rows) * 9 / 10).max(0) * DEEP_HEAD_ROW + shallow
            }
            HeadPlace::Beside(columns) => {
                (i32::from(body.rows) - rows).max(0) * Cost::from(columns) * WHITE_ROW
            }
            HeadPlace::InLegs(..) => 0,
        }
    }

    fn look(&self, candidate: &FormCandidate) -> Look {
        let setup = &self.setups[candidate.setup];
        Look {
            head: self.head_spot(candidate),
            picture: self.picture_cells(candidate),
            largest_picture: self.largest_picture(candidate),
            boxed: setup.boxed || setup.is_notice_box,
        }
    }

    /// The cells of the head inside the form.
    pub fn head_spot(&self, candidate: &FormCandidate) -> Option<HeadSpot> {
        let setup = &self.setups[candidate.setup];
        let head = &setup.heads[candidate.head?];
        let (column, columns) = match setup.place {
            HeadPlace::Over => (0, setup.columns),
            HeadPlace::Beside(columns) => (0, columns),
            HeadPlace::InLegs(leg, legs) => (leg, legs),
        };
        let cells = CellRect::new(column, self.head_row(candidate), columns, self.head_rows(candidate)?);
        let (size, beside) = (head.size(), self.beside(candidate));
        Some(HeadSpot { size, cells, beside, vertical: head.is_vertical() })
    }

    /// First row of the head inside the form.
    pub fn head_row(&self, candidate: &FormCandidate) -> u16 {
        self.top_row(candidate) + self.top_picture_rows(candidate)
    }

    /// First row of the legs inside the form.
    pub fn body_row(&self, candidate: &FormCandidate) -> u16 {
        let head = if self.beside(candidate) { 0 } else { self.head_rows(candidate).unwrap_or(0) };
        self.head_row(candidate) + head
    }

    /// The largest of its pictures, in hundredths of cells.
    fn largest_picture(&self, candidate: &FormCandidate) -> u32 {
        let setup = &self.setups[candidate.setup];
        let block = match candidate.top_picture {
            Some(top_picture) => Some(&setup.top_pictures[top_picture]),
            None => setup.bodies[candidate.body].photos.as_ref().map(|(_, block)| block),
        };
        let pitch = (setup.grid.span(setup.grid.count).millipoints() / i32::from(setup.columns)).max(1);
        let area = |place: &photos::PhotoPlace| {
            i64::from(place.width.millipoints()) * i64::from(place.rows) * 100 / i64::from(pitch)
        };
        block.iter().flat_map(|block| &block.places).map(area).max().map_or(0, |area| area.max(0) as u32)
    }

    /// The cells of the pictures inside the form. Where the legs are not the columns the
    /// nearest ones are meant.
    pub fn picture_cells(&self, candidate: &FormCandidate) -> Option<CellRect> {
        let setup = &self.setups[candidate.setup];
        if let Some(top_picture) = candidate.top_picture {
            let top = self.top_row(candidate);
            return Some(CellRect::new(0, top, setup.columns, setup.top_pictures[top_picture].rows));
        }
        let (first, row) = setup.bodies[candidate.body].photos.as_ref()?;
        let (count, side) = (setup.grid.count.max(1), setup.side());
        let left = side + first * (setup.columns - side) / count;
        let right = side + (first + row.legs) * (setup.columns - side) / count;
        Some(CellRect::new(left, self.body_row(candidate), right - left, row.rows))
    }
}

/// What rows of air cost for the width of the module that has them.
fn wide_air(air: i16, columns: u16) -> Cost {
    Cost::from(air.max(0)) * Cost::from(columns.saturating_sub(2)) * WIDE_AIR
}

/// What rows cost that are requested and stay blank.
fn spare_price(rows: u16) -> Cost {
    Cost::from(rows.min(PRICED_SPARE)) * SPARE_ROW
}

/// What the parts of a setup cost, so that the bills need not be added for every candidate.
struct PartCosts {
    setup: Cost,
    /// Of each head, and the part that is off the plan of the page.
    heads: Vec<(Cost, Cost)>,
    /// The same of the pictures over it.
    top_pictures: Vec<(Cost, Cost)>,
}

impl PartCosts {
    fn of(setup: &Setup<'_>) -> Self {
        let of_bill = |bill: &FormBill| (bill.total(), bill.off_plan());
        Self {
            setup: setup.bill.total(),
            heads: setup.heads.iter().map(|head| of_bill(&head.bill)).collect(),
            top_pictures: setup.top_pictures.iter().map(|row| of_bill(&row.bill)).collect(),
        }
    }
}

/// Adds a candidate to those of its width and height, if it is among the cheapest of its kind:
/// one for each size of head and each kind of legs.
fn keep(candidate: FormCandidate, columns: u16, jumps: bool, found: &mut CandidatesBySize) {
    let list = found.entry((columns, candidate.rows, jumps)).or_default();
    let kind = |other: &FormCandidate| (other.setup, other.head) == (candidate.setup, candidate.head);
    match list.iter_mut().find(|other| kind(other)) {
        Some(known) if known.cost <= candidate.cost => return,
        Some(known) => *known = candidate,
        None => list.push(candidate),
    }
    list.sort_by_key(|candidate| (candidate.cost, candidate.setup, candidate.head, candidate.body));
    list.truncate(KEPT);
}

/// Price of a width: four points a column beside the one that the rank wants, more where a leading
/// article is too narrow (measured; see docs/tuning.md). A text of so many cells may be wider than
/// its rank wants: as wide as makes its legs as tall as those of others.
fn width_bill(rank: Rank, columns: u16, cells: u32, wishes: &Wishes) -> FormBill {
    let all = i32::from(wishes.columns.max(1));
    let wanted = match rank {
        Rank::Lead => 60 * all,
        Rank::Major | Rank::Photo => 50 * all,
        Rank::Middle => 37 * all,
        Rank::Minor => 27 * all,
        Rank::Brief => 100,
    };
    let tall = i32::from(wishes.rows.max(1)) * EASY_LEG / 100;
    let by_text = cells.min(1 << 20) as i32 * 100 / tall.max(1);
    let columns = i32::from(columns) * 100;
    let off = columns - columns.clamp(wanted, wanted.max(by_text));
    let times = match rank {
        Rank::Lead | Rank::Major if off < 0 => 16,
        // What a photo shows must be seen.
        Rank::Photo if off < 0 => 30,
        _ => 10,
    };
    let price = off.abs() * 4 * times / 10;
    // A strip over the page (通栏) is a form of its own.
    let price = if columns == all * 100 { price / 2 } else { price };
    // A width that differs from the aim by less than one column costs nothing.
    FormBill::of(FormTerm::Width, (price - 200).max(0))
}

/// Legs of a long text that are neither long nor short, in hundredths of the rows of a page. Tuned
/// by eye on the two examples; see docs/tuning.md.
const EASY_LEG: i32 = 45;
