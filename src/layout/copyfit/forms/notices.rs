//! The boxes of a notice: the one it booked, or one as high as what it shows.

use std::sync::Arc;

use super::bodies::BodyForm;
use super::legs::LegGrid;
use super::material::Material;
use super::{FormCandidate, FormSet, HeadPlace, Setup, Wishes, width_bill};
use crate::geometry::Size;
use crate::layout::arrange::Cost;
use crate::layout::copyfit::copy::{BodyCopy, Exactness, Galley};
use crate::layout::copyfit::notice::NoticeBox;
use crate::layout::plan::bill::{FormBill, FormTerm};

/// Most blank rows over the box of a notice, and what each costs: where the modules beside it end, so that
/// they can be filled.
const MOST_SPARE: u16 = 2;
const SPARE: Cost = 500;

impl<'a> FormSet<'a> {
    /// The forms of a notice that stands in a box of its own; none where it runs in legs.
    pub(super) fn of_notice(material: &Material<'a>, wishes: &Wishes) -> Option<Self> {
        let notice = material.notice_box.as_ref()?;
        let mut set = Self {
            setups: Vec::new(),
            kept: Vec::new(),
            requested_rows: None,
            to_come: 0,
            page: 0,
            fewest: None,
        };
        for &(masthead, rows) in &material.mastheads {
            let columns = wishes.columns.saturating_sub(masthead);
            let room = Size::new(material.paper.span(columns), material.paper.row * i32::from(rows - 1));
            if columns > 0 && rows <= wishes.rows && notice.fits(room) {
                set.add_box(material, (columns, rows), 0, FormBill::default());
            }
        }
        if !material.mastheads.is_empty() {
            return (!set.kept.is_empty()).then_some(set);
        }
        let booked = material.requested_columns();
        let (least, most) = booked.map_or((1, wishes.columns), |columns| (columns, columns));
        for columns in least..=most {
            let Some(rows) = box_rows(material, notice, columns) else { continue };
            let fewest = (columns, rows);
            set.fewest = set.fewest.filter(|known| known.1 <= rows).or(Some(fewest));
            if columns <= wishes.columns && rows <= wishes.rows {
                let cells = u32::from(columns) * u32::from(rows);
                let free = || width_bill(material.rank, columns, cells, wishes);
                let bill = if booked.is_none() { free() } else { FormBill::default() };
                let spare = MOST_SPARE.min(wishes.rows - rows);
                set.add_box(material, (columns, rows), spare, bill);
            }
        }
        let runs_in_legs = set.fewest.is_none() && !notice.is_artwork();
        (!runs_in_legs).then_some(set)
    }

    /// A box of a width and height, with no blank row over it or more, up to a number.
    fn add_box(&mut self, material: &Material<'a>, (columns, rows): (u16, u16), spare: u16, bill: FormBill) {
        let (paper, issue) = (material.paper, material.copy.issue());
        let copy = Arc::new(BodyCopy::empty(&material.typesetter, paper, issue));
        let spare = 0..=spare;
        let body = |spare: u16| BodyForm {
            bill: FormBill::of(FormTerm::Blank, Cost::from(spare) * SPARE),
            ..BodyForm::without_text(rows - 1)
        };
        let setup = Setup {
            columns,
            grid: LegGrid::basic(paper, columns),
            boxed: false,
            is_notice_box: true,
            galley: Arc::new(Galley::new(&copy, paper.measure, Exactness::CastOff)),
            place: HeadPlace::Over,
            heads: Vec::new(),
            bodies: spare.clone().map(body).collect(),
            top_pictures: Vec::new(),
            bill,
        };
        let number = self.setups.len();
        let candidate = |spare: u16| FormCandidate {
            setup: number,
            head: None,
            body: usize::from(spare),
            top_picture: None,
            air: 0,
            foot: 0,
            spare,
            rows: rows + spare,
            cost: setup.bill.total() + setup.bodies[usize::from(spare)].bill.total(),
            off_plan: 0,
        };
        self.kept.extend(spare.map(candidate));
        self.setups.push(setup);
    }
}

/// Rows of the box of a notice over so many columns, with that of the article rule; none where the box does
/// not hold it.
fn box_rows(material: &Material<'_>, notice: &NoticeBox<'_>, columns: u16) -> Option<u16> {
    let paper = material.paper;
    let booking = material.booking();
    let width = booking.width.unwrap_or(paper.span(columns));
    match (booking.height, booking.rows(paper)) {
        (Some(height), Some(rows)) => notice.fits(Size::new(width, height)).then_some(rows),
        _ => Some(paper.rows_for(notice.natural_height(width)?).saturating_add(1)),
    }
}
