//! A page with what was booked in its place, notices and the ear with its masthead, and the rest in one of the
//! largest rectangles beside it: for what fills no tiling together.

use super::booked::{Booked, Room, empty_rectangles, room};
use super::sheet::{Arranged, Attempt, SheetJob, WHOLE, part_of};
use crate::layout::arrange::{Arrangement, Item, PlacedForm, Problem};
use crate::layout::grid::cells::CellRect;
use crate::layout::plan::ModuleContent;
use crate::model::Pin;

/// Rectangles that are tried for the rest of a page.
const MOST_ROOMS: usize = 3;

/// An item with the form that it takes.
type Boxed = (usize, usize, Booked);

impl SheetJob<'_, '_> {
    /// The first page that one of some attempts leads to.
    pub(super) fn beside_booked(&self, problems: &[(Attempt, Problem)]) -> Option<Arranged> {
        // What names no place is put at the foot where that is free.
        let (_, whole) = problems.last()?;
        let (boxes, cells) = self.placed(whole)?;
        let mut places = vec![None; whole.items.len()];
        for (&(item, form, _), cells) in boxes.iter().zip(&cells) {
            places[item] = Some(PlacedForm { form, column: cells.column, row: cells.row });
        }
        let others: Vec<usize> = (0..places.len()).filter(|&item| places[item].is_none()).collect();
        if others.is_empty() {
            let arrangement = Arrangement { cost: 0, terms: Vec::new(), places };
            return Some((WHOLE, whole.clone(), vec![arrangement]));
        }
        let (columns, rows) = (whole.columns, whole.rows);
        let beside = |(attempt, problem): &(Attempt, Problem)| {
            let items = others.iter().map(|&item| problem.items[item].clone()).collect();
            (*attempt, Problem { columns, rows, items, asked: problem.asked })
        };
        let mut rest: Vec<(Attempt, Problem)> = problems.iter().map(beside).collect();
        let mut rooms = empty_rectangles(&cells, columns, rows).into_iter().take(MOST_ROOMS);
        rooms.find_map(|room| {
            let (attempt, _, pages) = part_of(&mut rest, room.columns, room.rows)?;
            let arrangement = pages.into_iter().next()?;
            for (&item, place) in others.iter().zip(&arrangement.places) {
                let (right, down) = (room.column, room.row);
                let moved = |place: PlacedForm| PlacedForm {
                    column: place.column + right,
                    row: place.row + down,
                    ..place
                };
                places[item] = place.map(moved);
            }
            let problem = problems.iter().find(|(other, _)| *other == attempt)?.1.clone();
            Some((attempt, problem, vec![Arrangement { places: places.clone(), ..arrangement }]))
        })
    }

    /// What was booked, with its cells: notices at their sizes, a masthead with the ear beside it.
    fn placed(&self, whole: &Problem) -> Option<(Vec<Boxed>, Vec<CellRect>)> {
        let is_notice =
            |item: usize| self.pieces.get(item).is_some_and(|piece| piece.holds == ModuleContent::Notice);
        let mut notices = Vec::new();
        for item in (0..whole.items.len()).filter(|&item| is_notice(item)) {
            let forms = whole.items[item].forms.iter().enumerate();
            let (form, _) = forms.min_by_key(|(_, form)| (form.cost, form.rows))?;
            notices.push(boxed(whole, item, form));
        }
        let fits = |strip: Vec<Boxed>| {
            let boxes: Vec<Boxed> = strip.into_iter().chain(notices.iter().copied()).collect();
            let booked: Vec<Booked> = boxes.iter().map(|(_, _, booked)| *booked).collect();
            match room(&booked, whole.columns, whole.rows) {
                Room::Found(cells) => Some((boxes, cells)),
                Room::None | Room::Unknown => None,
            }
        };
        match whole.items.iter().position(|item| item.is_masthead) {
            None => fits(Vec::new()),
            Some(masthead) => self.ears(whole, masthead).into_iter().find_map(fits),
        }
    }

    /// The ways to stand in the ear beside a masthead, over the whole width together.
    fn ears(&self, whole: &Problem, masthead: usize) -> Vec<Vec<Boxed>> {
        let ear = self.pieces.iter().position(|piece| piece.article.pin == Some(Pin::Ear));
        let Some(ear) = ear else { return Vec::new() };
        let mut found = Vec::new();
        for (number, form) in whole.items[masthead].forms.iter().enumerate() {
            let beside = whole.items[ear]
                .forms
                .iter()
                .position(|other| other.columns + form.columns == whole.columns && other.rows == form.rows);
            found
                .extend(beside.map(|beside| vec![boxed(whole, masthead, number), boxed(whole, ear, beside)]));
        }
        found
    }
}

/// An item in one of its forms.
fn boxed(whole: &Problem, item: usize, form: usize) -> Boxed {
    let Item { forms, sides, .. } = &whole.items[item];
    (item, form, Booked { columns: forms[form].columns, rows: forms[form].rows, sides: *sides })
}
