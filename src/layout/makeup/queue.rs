//! The sheets of pages that articles jump between, made one after the other.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use rayon::prelude::*;

use super::accepted::{self, Unkept};
use super::assign::{Listed, SheetLoad, linked};
use super::extra::Extra;
use super::finish::finished;
use super::group::{
    BETTER_BY, LastSheet, MadePages, PageGroup, PageStore, PictureKey, PlacedSheet, SheetGroup,
};
use super::measured::Measured;
use super::module::JumpTarget;
use super::page_plan::SheetPlan;
use super::piece::Piece;
use super::refusal;
use super::sheet::{MadeSheet, SheetJob};
use super::surroundings::Surroundings;
use crate::diagnostics::Diagnostic;
use crate::layout::arrange::MOST_ITEMS;
use crate::layout::plan::ModuleContent;
use crate::layout::style::context::Context;
use crate::model::{AcceptedSheet, ImagePath, Issue, Page, Publication};

/// A sheet may use fillers if its pieces need less than `WANTS_FILLERS` thousandths of its free
/// cells, and if pieces and extras together are at most `FEW_FOR_FILLERS` (measured; see
/// docs/tuning.md).
const WANTS_FILLERS: u32 = 930;
const FEW_FOR_FILLERS: usize = 9;

/// If the pieces of a sheet need less than this, in thousandths of its free cells, any form is
/// accepted before a further sheet is added. Tuned by eye on the two examples; see docs/tuning.md.
const SQUEEZED: u32 = 1150;

/// A sheet with at most this many pieces can be arranged in few ways, so that its pieces are given
/// more forms (measured; see docs/tuning.md).
const FEW: usize = 5;

/// A sheet that waits to be made: with pieces that are [`Measured`], or shaped.
struct Pending<P> {
    page: usize,
    number: usize,
    pieces: Vec<P>,
    /// The sheet on which articles may go on.
    goes_on: Option<usize>,
}

/// The sheets of an issue with their pieces, those of pages between which articles jump in one
/// queue.
pub(super) fn queues<'a, 'f>(
    contexts: &'f [Context<'a>],
    demand: &'f [u32],
    loads: Vec<SheetLoad>,
    pieces: Vec<Vec<Measured<'a>>>,
) -> Vec<PlannedQueue<'a, 'f>> {
    let mut pieces: Vec<Vec<Option<Measured<'_>>>> =
        pieces.into_iter().map(|pieces| pieces.into_iter().map(Some).collect()).collect();
    // Pages between which articles jump share a queue; a queue is named by the first of its pages.
    let queue_of = linked(contexts.len(), &loads);
    let mut places = vec![0; loads.len()];
    let mut queues: BTreeMap<usize, PlannedQueue<'a, 'f>> = BTreeMap::new();
    for (number, sheet) in loads.iter().enumerate() {
        let queue = queues.entry(queue_of[sheet.page]);
        let context = &contexts[queue_of[sheet.page]];
        let pages = &context.issue.issue().pages;
        let queue = queue.or_insert(PlannedQueue { context, pages, demand, sheets: Vec::new() });
        places[number] = queue.sheets.len();
        let mut piece = |one: &Listed| pieces[one.page][one.article].take();
        queue.sheets.push(Pending {
            page: sheet.page,
            number: sheet.number,
            pieces: sheet.articles.iter().filter_map(&mut piece).collect(),
            goes_on: sheet.goes_on,
        });
    }
    // `goes_on` is an index into `loads`; make it an index into the sheets of its queue.
    for queue in queues.values_mut() {
        queue.sheets.iter_mut().for_each(|sheet| sheet.goes_on = sheet.goes_on.map(|target| places[target]));
    }
    queues.into_values().collect()
}

/// The sheets of a group of pages, before anything of them is set.
pub(super) struct PlannedQueue<'a, 'f> {
    context: &'f Context<'a>,
    pages: &'a [Page],
    /// Demand of each page, in thousandths of a sheet.
    demand: &'f [u32],
    sheets: Vec<Pending<Measured<'a>>>,
}

/// The sheets of a group of pages, in the order in which they are made.
struct Queue<'a, 'f> {
    context: &'f Context<'a>,
    store: &'f dyn PageStore,
    pages: &'a [Page],
    /// Demand of each page, in thousandths of a sheet.
    demand: &'f [u32],
    /// Indices into `sheets`, in the order of the issue. A sheet that is added is inserted after the
    /// current one.
    order: Vec<usize>,
    sheets: Vec<Pending<Piece<'a>>>,
    /// What was found about the current sheet: what no sheet can take, and that it was not kept.
    remarks: Vec<Diagnostic>,
}

/// What a sheet offers its pieces.
struct Offer {
    /// Rows at its top that furniture takes over the whole width.
    taken: u16,
    /// What is arranged with the pieces.
    extras: Vec<Extra>,
    /// Whether a masthead is among that, beside an article in the ear.
    beside_ear: bool,
    /// Where articles may go on, if they may.
    goes_on: Option<JumpTarget>,
    /// Whether it takes its pieces in any form.
    any_form: bool,
    /// What it is about, and what that asks of them.
    plan: SheetPlan,
}

impl<'a> PlannedQueue<'a, '_> {
    /// Shapes its pieces, and makes its sheets.
    pub(super) fn run(self, store: &dyn PageStore) -> MadePages {
        let Self { context, pages, demand, sheets } = self;
        let shaped = |sheet: Pending<Measured<'a>>| {
            let Pending { page, number, pieces, goes_on } = sheet;
            let pieces = pieces.into_par_iter().filter_map(|piece| piece.shaped(context)).collect();
            Pending { page, number, pieces, goes_on }
        };
        let order = (0..sheets.len()).collect();
        let sheets = sheets.into_iter().map(shaped).collect();
        Queue { context, store, pages, demand, order, sheets, remarks: Vec::new() }.run()
    }

    fn has_front(&self) -> bool {
        self.sheets.iter().any(|sheet| sheet.page == 0)
    }

    /// The pictures of its pages, of the masthead and of fillers; with the front page those of the index box too.
    fn pictures(&self) -> BTreeSet<&'a ImagePath> {
        let Publication { masthead, fillers, .. } = &self.context.issue.issue().publication;
        let mut shown: BTreeSet<&ImagePath> = masthead.iter().collect();
        shown.extend(fillers.iter().filter_map(|filler| filler.image.as_ref()));
        if self.has_front() {
            // The index box shows one of them.
            let inner = self.pages.iter().skip(1).flat_map(|page| &page.articles);
            inner.for_each(|article| article.each_figure(|_, figure| shown.extend(&figure.image)));
        }
        for sheet in &self.sheets {
            let articles = sheet.pieces.iter().flat_map(|piece| piece.sketch.articles.iter().copied());
            for article in articles.chain(&self.pages[sheet.page].articles) {
                article.each_figure(|_, figure| shown.extend(&figure.image));
            }
        }
        shown
    }

    /// What its pages depend on.
    pub(super) fn group(&self) -> PageGroup<'a> {
        let Context { typesetter, paper, issue, .. } = *self.context;
        let sheet = |sheet: &Pending<Measured<'a>>| SheetGroup {
            page: sheet.page,
            listed: &self.pages[sheet.page],
            number: sheet.number,
            articles: sheet.pieces.iter().flat_map(|piece| piece.sketch.articles.iter().copied()).collect(),
            goes_on: sheet.goes_on,
            demand: self.demand[sheet.page],
        };
        let shown = self.pictures();
        let pictures = issue.pictures().iter().filter(|(path, _)| shown.contains(path));
        let Issue { publication, date, printed, number, total_number, .. } = issue.issue();
        PageGroup {
            theme: typesetter.theme,
            paper,
            publication,
            dates: (*date, *printed),
            numbers: (*number, *total_number),
            page_count: self.pages.len(),
            index: if self.has_front() { self.context.index_entries() } else { Vec::new() },
            ends_issue: ends_issue(&self.sheets, self.pages),
            sheets: self.sheets.iter().map(sheet).collect(),
            accepted: issue
                .accepted()
                .of_paper(&paper.name)
                .filter(|sheet| self.sheets.iter().any(|own| self.pages[own.page].label == sheet.page))
                .collect(),
            pictures: pictures.map(|(path, picture)| PictureKey::of(path, picture)).collect(),
        }
    }
}

impl<'a> Queue<'a, '_> {
    /// Makes its sheets, one after the other, because a jump depends on the sheet before.
    fn run(mut self) -> MadePages {
        let mut made = MadePages::default();
        let mut place = 0;
        while let Some(&number) = self.order.get(place) {
            let mut pieces = mem::take(&mut self.sheets[number].pieces);
            place += 1;
            // The sheet was added for a jump, and nothing jumped.
            if pieces.is_empty() && self.sheets[number].number > 0 {
                continue;
            }
            let sheet = self.make(place, number, &mut pieces);
            let page = self.sheets[number].page;
            made.diagnostics.extend(self.remarks.drain(..).map(|fault| (page, fault)));
            let forced = pieces.iter().flat_map(Piece::forced_lines);
            made.diagnostics
                .extend(sheet.diagnostics.iter().cloned().chain(forced).map(|diagnostic| (page, diagnostic)));
            let (sheet, plan) = finished(self.context, &self.pages[page], self.sheets[number].number, sheet);
            made.sheets.push(PlacedSheet { page, sheet, plan });
        }
        if ends_issue(&self.sheets, self.pages) {
            let last = made.sheets.iter_mut().max_by_key(|placed| (placed.page, placed.sheet.number));
            last.into_iter().for_each(|placed| placed.sheet.frames.extend(self.context.imprint()));
        }
        made
    }

    /// Makes one sheet: as it was accepted or stood the last time, else composed.
    fn make(&mut self, place: usize, number: usize, pieces: &mut Vec<Piece<'a>>) -> MadeSheet {
        let mut stood = None;
        if let Some(accepted) = self.accepted(number) {
            self.hand_on(accepted, (place, number), pieces);
            let mut keep = |any_form| self.keep(accepted, any_form, (place, number), pieces);
            match keep(false).or_else(|_| keep(true)) {
                Ok(mut made) => {
                    made.diagnostics.extend(accepted::moved(accepted, &made.plan));
                    return self.passed_on(made, number, pieces);
                }
                Err(why) => self.remarks.push(accepted::given_up(accepted, why)),
            }
        } else if let Some(last) = self.last(number) {
            let kept = self.keep(&last.sheet, false, (place, number), pieces).ok();
            match kept {
                Some(made) if made.plan.cost() <= last.cost + BETTER_BY => {
                    return self.passed_on(made, number, pieces);
                }
                dearer => stood = dearer,
            }
        }
        let mut made = self.compose(place, number, pieces, stood);
        made.diagnostics
            .extend(self.locks(number).and_then(|locks| accepted::out_of_lock(locks, &made.plan)));
        self.passed_on(made, number, pieces)
    }

    /// The sheet as it stood, of the forms that its pieces have.
    fn keep(
        &mut self,
        stood: &AcceptedSheet,
        any_form: bool,
        (place, number): (usize, usize),
        pieces: &mut Vec<Piece<'a>>,
    ) -> Result<MadeSheet, Unkept> {
        let offer = self.offer(place, number, pieces, (true, accepted::has_filler(stood)));
        let offer = Offer { any_form, ..offer };
        fit(pieces, &offer);
        self.job(number, &offer, pieces).keep(stood, self.context)
    }

    /// Composes one sheet; hands what it cannot take to a later one, and refuses what none can take. A
    /// page that stood gives way to what is better by a margin.
    fn compose(
        &mut self,
        place: usize,
        number: usize,
        pieces: &mut Vec<Piece<'a>>,
        mut stood: Option<MadeSheet>,
    ) -> MadeSheet {
        let (mut last_resort, mut has_ear) = (false, true);
        loop {
            let target = self.sheets[number].goes_on;
            let offer = self.offer(place, number, pieces, (has_ear, false));
            let offer = Offer { any_form: last_resort, ..offer };
            fit(pieces, &offer);
            let made = self.job(number, &offer, pieces).make(self.context);
            let stood = stood.take().filter(|stood| {
                made.as_ref().is_some_and(|made| made.plan.cost() + BETTER_BY > stood.plan.cost())
            });
            match (stood.or(made), target) {
                (Some(made), _) => return made,
                (None, None) if !last_resort && self.nearly_holds(offer.taken, pieces) => last_resort = true,
                (None, None) => {
                    last_resort = false;
                    self.sheets[number].goes_on = Some(self.next_sheet(place, number));
                }
                (None, Some(target)) if movable(pieces).count() > 1 => self.hand_last_on(target, pieces),
                (None, Some(_)) if !last_resort => last_resort = true,
                // Beside an ear there is less room than below the masthead.
                (None, Some(_)) if offer.beside_ear => has_ear = false,
                // Notices have their places; what finds none beside them goes on.
                (None, Some(target)) if pieces.len() > 1 && movable(pieces).count() > 0 => {
                    self.hand_last_on(target, pieces);
                }
                (None, Some(_)) => {
                    let (page, paper) = (self.page(number), self.context.paper);
                    let fault = |piece| refusal::no_room(page, &piece, paper, offer.taken);
                    // What has no form keeps the others from their places.
                    let has_none = |piece: &Piece<'_>| piece.forms.kept.is_empty();
                    let worst = pieces.iter().position(has_none).or(pieces.len().checked_sub(1));
                    let refused = worst.map(|worst| pieces.remove(worst));
                    self.remarks.extend(refused.map(fault));
                }
            }
        }
    }

    /// What a sheet offers its pieces. More than can be arranged at once go on the next sheet, all in one
    /// step.
    fn offer(
        &mut self,
        place: usize,
        number: usize,
        pieces: &mut Vec<Piece<'a>>,
        (has_ear, has_filler): (bool, bool),
    ) -> Offer {
        let Pending { page, number: sheet, goes_on: target, .. } = self.sheets[number];
        let goes_on = target.map(|target| self.goes_on(number, target));
        let articles = pieces.iter().map(|piece| piece.article).filter(|_| has_ear);
        let Surroundings { taken, mut extras } = Surroundings::of(self.context, (page, sheet), articles);
        let beside_ear = !extras.is_empty();
        if has_filler || self.may_be_filled(taken, pieces, &extras) {
            extras.extend(Extra::fillers(self.context, place));
        }
        while let Some(target) = target.filter(|_| pieces.len() > MOST_ITEMS && movable(pieces).count() > 0) {
            self.hand_last_on(target, pieces);
        }
        // The word of the editor is about the first sheet of the page.
        let named = self.pages[page].plan.filter(|_| sheet == 0);
        let plan =
            SheetPlan::of(self.context, named, pieces.iter().map(|piece| piece.item.clone()).collect());
        Offer { taken, extras, beside_ear, goes_on, any_form: false, plan }
    }

    /// Hands an article that was not booked for its sheet on to another: the last that wishes no place, else
    /// the last.
    fn hand_last_on(&mut self, target: usize, pieces: &mut Vec<Piece<'a>>) {
        let free = movable(pieces).filter(|&number| !pieces[number].wishes_a_place());
        // The first of a page is what it is about.
        let last = free.skip_while(|&number| number == 0).last().or_else(|| movable(pieces).last());
        let last = last.map(|last| pieces.remove(last));
        self.sheets[target].pieces.splice(0..0, last);
    }

    fn job<'p>(&self, number: usize, offer: &'p Offer, pieces: &'p [Piece<'a>]) -> SheetJob<'a, 'p> {
        SheetJob {
            page: self.page(number),
            number: self.sheets[number].number,
            taken: offer.taken,
            demand: self.demand[self.sheets[number].page],
            pieces,
            extras: &offer.extras,
            goes_on: offer.goes_on.clone(),
            any_form: offer.any_form,
            plan: &offer.plan,
            locks: self.locks(number),
        }
    }

    /// The newspaper page of a sheet.
    fn page(&self, number: usize) -> &'a Page {
        &self.pages[self.sheets[number].page]
    }

    /// The sheet as an editor accepted it.
    fn accepted(&self, number: usize) -> Option<&'a AcceptedSheet> {
        let Context { issue, paper, .. } = *self.context;
        let sheet = issue.accepted().sheet(&paper.name, &self.page(number).label, self.sheets[number].number);
        sheet.filter(|sheet| accepted::is_filled(sheet) && sheet.is_whole())
    }

    /// The sheet as far as its modules are locked.
    fn locks(&self, number: usize) -> Option<&'a AcceptedSheet> {
        let Context { issue, paper, .. } = *self.context;
        let sheet = issue.accepted().sheet(&paper.name, &self.page(number).label, self.sheets[number].number);
        sheet.filter(|sheet| sheet.modules.iter().any(|module| module.locked))
    }

    /// Hands pieces that were accepted on the next sheet of the same page to it; the others stand in the
    /// order that they had.
    fn hand_on(
        &mut self,
        accepted: &AcceptedSheet,
        (place, number): (usize, usize),
        pieces: &mut Vec<Piece<'a>>,
    ) {
        let Context { issue, paper, .. } = *self.context;
        let next = issue.accepted().sheet(&paper.name, &accepted.page, accepted.sheet + 1);
        let goes = |piece: &Piece<'_>| {
            accepted::module_of(accepted, piece).is_none()
                && next.is_some_and(|next| accepted::module_of(next, piece).is_some())
        };
        let (going, staying): (Vec<_>, Vec<_>) = mem::take(pieces).into_iter().partition(goes);
        *pieces = staying;
        pieces.sort_by_cached_key(|piece| accepted::number_of(accepted, piece).unwrap_or(usize::MAX));
        if !going.is_empty() {
            let next = self.next_sheet(place, number);
            self.sheets[next].pieces.splice(0..0, going);
        }
    }

    /// The sheet as it stood the last time.
    fn last(&self, number: usize) -> Option<LastSheet> {
        self.store.last(&self.page(number).label, self.sheets[number].number)
    }

    /// Hands what jumps to the sheet on which it goes on.
    fn passed_on(&mut self, made: MadeSheet, number: usize, pieces: &[Piece<'a>]) -> MadeSheet {
        if let Some(target) = self.sheets[number].goes_on {
            for jump in &made.jumps {
                let from = self.came_from(number, target);
                let rest = pieces[jump.piece].after((jump.unit, jump.line), from);
                self.sheets[target].pieces.push(rest);
            }
        }
        made
    }

    /// Whether the demand exceeds the sheet by so little that any form is better than a further
    /// sheet for the rest.
    fn nearly_holds(&self, taken: u16, pieces: &[Piece<'a>]) -> bool {
        let free = self.context.paper.module_cells(taken);
        Piece::demand_of(pieces) * 1000 < free * SQUEEZED
    }

    /// Whether the demand of a sheet is so small that fillers help, and its pieces so few that two
    /// more can be arranged with them.
    fn may_be_filled(&self, taken: u16, pieces: &[Piece<'a>], extras: &[Extra]) -> bool {
        let free = self.context.paper.module_cells(taken);
        Piece::demand_of(pieces) * 1000 < free * WANTS_FILLERS
            && pieces.len() + extras.len() <= FEW_FOR_FILLERS
    }

    /// The next sheet of the same newspaper page; a new one if there is none.
    fn next_sheet(&mut self, place: usize, number: usize) -> usize {
        let (page, sheet) = (self.sheets[number].page, self.sheets[number].number + 1);
        let next = self.order.get(place).copied();
        match next.filter(|&next| self.sheets[next].page == page) {
            Some(next) => next,
            None => {
                self.sheets.push(Pending { page, number: sheet, pieces: Vec::new(), goes_on: None });
                self.order.insert(place, self.sheets.len() - 1);
                self.sheets.len() - 1
            }
        }
    }

    /// The words that send a reader from one sheet to another.
    fn goes_on(&self, from: usize, to: usize) -> JumpTarget {
        let (from, to) = (&self.sheets[from], &self.sheets[to]);
        let page = &self.pages[to.page].label;
        let other_page = (from.page != to.page).then_some(page);
        JumpTarget { page: page.clone(), words: self.context.typesetter.words.goes_on(other_page) }
    }

    /// The words that say where an article came from.
    fn came_from(&self, from: usize, to: usize) -> String {
        let (from, to) = (&self.sheets[from], &self.sheets[to]);
        let other_page = (from.page != to.page).then(|| &self.pages[from.page].label);
        self.context.typesetter.words.came_from(other_page)
    }
}

/// The numbers of the pieces that were not booked for their sheet.
fn movable(pieces: &[Piece<'_>]) -> impl Iterator<Item = usize> {
    let movable =
        |(number, piece): (usize, &Piece<'_>)| (piece.holds != ModuleContent::Notice).then_some(number);
    pieces.iter().enumerate().filter_map(movable)
}

/// Gives pieces the forms for what a sheet offers.
fn fit(pieces: &mut [Piece<'_>], offer: &Offer) {
    let few = pieces.len() <= FEW;
    for (piece, &asked) in pieces.iter_mut().zip(&offer.plan.asked) {
        piece.fit(offer.taken, offer.goes_on.is_some(), (few, offer.any_form), asked);
    }
}

/// Whether the last newspaper page of the issue is among the pages of some sheets.
fn ends_issue<P>(sheets: &[Pending<P>], pages: &[Page]) -> bool {
    sheets.iter().any(|sheet| sheet.page + 1 == pages.len())
}
