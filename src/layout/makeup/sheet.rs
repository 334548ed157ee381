//! One sheet: its articles arranged, and drawn.

use std::cmp::Reverse;

use super::accepted::{self, AcceptedRegion, Unkept};
use super::extra::{Extra, ExtraKind};
use super::page_plan::SheetPlan;
use super::picture_sizes::other_sizes;
use super::piece::Piece;
use super::unkept_plan::unkept_plan;
use crate::diagnostics::{Code, Diagnostic};
use crate::edition::{Area, Frame};
use crate::layout::arrange::{
    Arrangement, AskedPage, Cost, Effort, Form, Item, PlacedForm, Problem, Sides, Stand, keep, search,
    without_form,
};
use crate::layout::copyfit::copy::Slot;
use crate::layout::grid::cells::CellRect;
use crate::layout::makeup::module::{JumpTarget, Module};
use crate::layout::plan::{FormKind, ModuleContent, Plan, PlannedKind, PlannedModule, RunnerUp, lacks};
use crate::layout::style::context::Context;
use crate::layout::style::contract::NoticeZone;
use crate::messages::{list, sentence};
use crate::model::{AcceptedSheet, Page, Pin, Rank};

/// A sheet that is to be made.
pub struct SheetJob<'a, 'p> {
    /// Its newspaper page.
    pub page: &'a Page,
    /// Its number among the sheets of that page, from 0.
    pub number: usize,
    /// Rows at its top that are taken by furniture over the whole width.
    pub taken: u16,
    /// Demand of its newspaper page, in thousandths of a sheet.
    pub demand: u32,
    /// What it has to take.
    pub pieces: &'p [Piece<'a>],
    /// Extras that are arranged with the articles.
    pub extras: &'p [Extra],
    /// Where articles may go on, if they may.
    pub goes_on: Option<JumpTarget>,
    /// Whether its pieces have all their forms, whatever those cost.
    pub any_form: bool,
    /// What it is about, and what that asks of them.
    pub plan: &'p SheetPlan,
    /// The sheet as far as its editor locked modules of it.
    pub locks: Option<&'a AcceptedSheet>,
}

/// A sheet that was made.
pub struct MadeSheet {
    /// The articles, in their order.
    pub frames: Vec<Frame>,
    /// The room of each article.
    pub areas: Vec<Area>,
    /// Rules and boxes, over the articles.
    pub rules: Vec<Frame>,
    /// Tints, under them.
    pub tints: Vec<Frame>,
    /// The modules as data.
    pub plan: Plan,
    /// What goes on on a later sheet.
    pub jumps: Vec<Jump>,
    /// Diagnostics about wishes that could not be followed.
    pub diagnostics: Vec<Diagnostic>,
}

/// The rest of an article that a sheet could not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jump {
    /// Number of the piece on the sheet.
    pub piece: usize,
    /// The unit of its copy that the rest begins with.
    pub unit: usize,
    /// The line of that unit.
    pub line: usize,
}

/// What gives way, step by step, until the articles fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Attempt {
    /// Whether articles may jump.
    jumps: bool,
    /// How many wishes for places and neighbours are given up, of [`SheetJob::wishes`] the first ones.
    given_up: usize,
}

/// So many wishes are given up one by one, then all the others together: each try is a search.
const MOST_ONE_BY_ONE: usize = 5;

/// Every article whole, and every wish kept.
pub(super) const WHOLE: Attempt = Attempt { jumps: false, given_up: 0 };

/// A sheet whose articles have less demand than this, in thousandths, may stay blank at its foot.
/// Fuller ones can be filled or are too full.
const MAY_BE_SHORT: u32 = 980;

/// So few articles may leave a sheet short whatever their demand: their rest jumps.
const FEW: usize = 2;

/// Where their demand is less than this, in thousandths, they look best as wide as they want to be,
/// not as wide as the sheet. Tuned by eye on the two examples; see docs/tuning.md.
const MOSTLY_BLANK: u32 = 500;

/// What was tried, the problem as it was solved, and its pages, the best first.
pub(super) type Arranged = (Attempt, Problem, Vec<Arrangement>);

/// What a dominant picture costs that is too small to be one, in hundredths: a page is worth a second search.
const NO_PICTURE: Cost = 2500;

/// Price of each thousandth of a sheet that stays blank, where few articles could stand on it in another way.
const BLANK_PART: i64 = 6;

impl SheetJob<'_, '_> {
    /// Arranges and draws the sheet. None if its articles cannot stand on it in any way.
    pub fn make(&self, context: &Context<'_>) -> Option<MadeSheet> {
        if self.pieces.is_empty() {
            return Some(self.empty(context));
        }
        let (attempt, problem, pages) = self.arrange(context)?;
        let (best, others) = pages.split_first()?;
        let mut made = self.drawn(&problem, best, context);
        made.plan.runners_up = others.iter().map(|other| self.runner_up(&problem, (best, other))).collect();
        self.remark(attempt, &mut made);
        Some(made)
    }

    /// The sheet as it was accepted, with as little change as its new forms allow.
    ///
    /// # Errors
    /// It cannot be kept.
    pub fn keep(&self, accepted: &AcceptedSheet, context: &Context<'_>) -> Result<MadeSheet, Unkept> {
        let paper = context.paper;
        if !accepted::has_grid_of(paper, accepted) {
            return Err(Unkept::Grid);
        }
        let region =
            AcceptedRegion::of(accepted).filter(|region| region.fits(accepted)).ok_or(Unkept::Heights)?;
        let mut stands = accepted::stands(self.pieces, self.extras, accepted, region.top)?;
        let rows = paper.module_rows(self.taken);
        let heights = if region.is_whole { vec![rows] } else { nearest(region.rows, rows) };
        let attempts = self.attempts().into_iter().filter(|one| one.jumps);
        let mut lacking = Vec::new();
        for attempt in attempts {
            let mut problem = self.problem(&attempt, (region.columns, rows), context);
            self.keep_kinds(accepted, &mut problem, &mut stands);
            lacking = without_form(&problem, &stands);
            let kept = heights.iter().find_map(|&rows| {
                problem.rows = rows;
                keep(&problem, &stands)
            });
            if let Some(arrangement) = kept {
                let mut made = self.drawn(&problem, &arrangement, context);
                self.remark(attempt, &mut made);
                return Ok(made);
            }
        }
        let article = |&item: &usize| self.pieces.get(item).map(|piece| piece.article.id.to_string());
        let lacking: Vec<String> = lacking.iter().filter_map(article).collect();
        Err(if lacking.is_empty() { Unkept::Heights } else { Unkept::Forms(lacking) })
    }

    /// Leaves every article the forms that jump if it did, or those that do not; and says which of them
    /// are of the kind that it had.
    fn keep_kinds(&self, accepted: &AcceptedSheet, problem: &mut Problem, stands: &mut [Option<Stand>]) {
        for ((piece, item), stand) in self.pieces.iter().zip(&mut problem.items).zip(stands) {
            let (Some(stand), Some(stood)) = (stand, accepted::module_of(accepted, piece)) else { continue };
            let set = &piece.forms;
            let candidate = |form: &Form| set.kept[form.id as usize];
            let jumps = stood.jumps_to.is_some();
            item.forms
                .retain(|form| form.columns == stood.columns && set.cut(&candidate(form)).is_some() == jumps);
            let is_alike = |form: &Form| {
                let kind = kind_of(piece, form);
                (&kind.form, kind.head) == (&stood.form, stood.head)
            };
            stand.alike = item.forms.iter().map(is_alike).collect();
        }
    }

    /// The first problem for the search: every article whole, on the whole sheet.
    pub fn whole_problem(&self, context: &Context<'_>) -> Problem {
        self.problem(&WHOLE, (context.paper.columns, context.paper.module_rows(self.taken)), context)
    }

    /// A sheet without articles.
    fn empty(&self, context: &Context<'_>) -> MadeSheet {
        let problem = Problem {
            columns: context.paper.columns,
            rows: 0,
            items: Vec::new(),
            asked: AskedPage::default(),
        };
        let nothing = Arrangement { cost: 0, terms: Vec::new(), places: Vec::new() };
        self.drawn(&problem, &nothing, context)
    }

    /// The first attempt that leads to a page, and its pages, the best first: on the whole sheet,
    /// else on a part of it as large as can be.
    fn arrange(&self, context: &Context<'_>) -> Option<Arranged> {
        let paper = context.paper;
        let (columns, rows) = (paper.columns, paper.module_rows(self.taken));
        // Attempts with jumps need a sheet to jump to.
        let of_use = |attempt: &Attempt| self.goes_on.is_some() || !attempt.jumps;
        let problem = |attempt: Attempt| (attempt, self.problem(&attempt, (columns, rows), context));
        let mut problems: Vec<(Attempt, Problem)> =
            self.attempts().into_iter().filter(of_use).map(problem).collect();
        if let Some(whole) = first_page(&mut problems, columns, rows) {
            return Some(self.with_picture(whole, &problems));
        }
        // A part of a sheet is not worth a search for every wish.
        let wishes = self.wishes().len();
        problems.retain(|(attempt, _)| [0, wishes].contains(&attempt.given_up));
        if self.is_beside_ear() {
            return self.beside_booked(&problems);
        }
        let articles = self.pieces.iter().filter(|piece| piece.holds != ModuleContent::Notice).count();
        let few = articles <= FEW;
        if self.ratio(context) > MAY_BE_SHORT && !few {
            return None;
        }
        if self.pieces.iter().any(|piece| piece.holds == ModuleContent::Notice) {
            return self.beside_booked(&problems);
        }
        let mut part = |columns: u16, rows: u16| part_of(&mut problems, columns, rows);
        // A few texts stand where they look best, only as wide as they should be; pictures can be as large as
        // the sheet, and many articles fill as much as they can.
        let has_pictures = self.pieces.iter().any(|piece| !piece.material.photos.is_empty());
        if few && has_pictures && !self.any_form {
            return part(columns, rows);
        }
        if few && !has_pictures && self.ratio(context) < MOSTLY_BLANK {
            let parts = (1..=columns).filter_map(|columns| part(columns, rows));
            let all = i64::from(columns) * i64::from(rows);
            return parts.min_by_key(|(_, problem, pages)| {
                let filled = i64::from(problem.columns) * i64::from(problem.rows);
                i64::from(pages[0].cost) + (all - filled) * 1000 / all.max(1) * BLANK_PART
            });
        }
        (1..=columns).rev().find_map(|columns| part(columns, rows))
    }

    /// The page, or one with jumps where only these leave the dominant picture the room that the plan asks for.
    fn with_picture(&self, whole: Arranged, problems: &[(Attempt, Problem)]) -> Arranged {
        let (attempt, problem, pages) = &whole;
        let lacks = |page: &Arrangement| {
            let of_item = |(item, place): (&Item, &Option<PlacedForm>)| {
                place.filter(|_| item.is_dominant).map_or(0, |place| item.forms[place.form].off_plan)
            };
            problem.items.iter().zip(&page.places).map(of_item).sum::<Cost>()
        };
        if attempt.jumps || pages.first().is_none_or(|page| lacks(page) < NO_PICTURE) {
            return whole;
        }
        let with_jumps = Attempt { jumps: true, ..*attempt };
        let jumping = problems.iter().find(|(other, _)| *other == with_jumps);
        let jumping = jumping.and_then(|one| first_page(&mut [one.clone()], problem.columns, problem.rows));
        match jumping {
            Some(jumping) if jumping.2[0].cost < pages[0].cost => jumping,
            _ => whole,
        }
    }

    /// Whether an article stands in the ear, beside a masthead that is arranged with the others.
    fn is_beside_ear(&self) -> bool {
        self.extras.iter().any(|extra| extra.kind == ExtraKind::Masthead)
    }

    /// What is tried, one after the other: fewer wishes each time, and with each number of them no jumps
    /// before jumps.
    fn attempts(&self) -> Vec<Attempt> {
        let wishes = self.wishes().len();
        let given_up = (0..=wishes).filter(|&given_up| given_up <= MOST_ONE_BY_ONE || given_up == wishes);
        given_up.flat_map(|given_up| [false, true].map(|jumps| Attempt { jumps, given_up })).collect()
    }

    /// The numbers of the pieces that wish to stand somewhere, or with something, in the order in which that
    /// is given up: neighbours before places, minor articles before major ones. The place of a notice was sold,
    /// one that names none wishes to stand at the foot; the ear stands beside the masthead or the masthead
    /// over the whole page.
    fn wishes(&self) -> Vec<usize> {
        let beside_ear = self.is_beside_ear();
        let wishes = |piece: &Piece<'_>| match piece.holds {
            ModuleContent::Notice => piece.article.pin.is_none(),
            _ if beside_ear && piece.article.pin == Some(Pin::Ear) => false,
            _ => piece.wishes_a_place() || self.is_locked(piece),
        };
        let mut numbers: Vec<usize> =
            (0..self.pieces.len()).filter(|&one| wishes(&self.pieces[one])).collect();
        numbers.sort_by_key(|&number| {
            let piece = &self.pieces[number];
            (self.is_locked(piece), piece.article.pin.is_some(), Reverse((piece.rank, number)))
        });
        numbers
    }

    fn problem(&self, attempt: &Attempt, (columns, rows): (u16, u16), context: &Context<'_>) -> Problem {
        let lead = self.lead();
        let asked = self.plan.arrangement(context);
        let at_foot = self.plan.contract(context).notices != NoticeZone::Anywhere;
        let wishes = self.wishes();
        let given_up = &wishes[..attempt.given_up.min(wishes.len())];
        let item = |(number, piece): (usize, &Piece<'_>)| {
            let set = &piece.forms;
            let notice = piece.holds == ModuleContent::Notice;
            // The place of a notice was sold.
            let mut sides = match piece.article.pin {
                Some(pin) if notice || !given_up.contains(&number) => sides_of(pin),
                _ => Sides::default(),
            };
            sides.top |= lead == Some(number);
            let is_loose_notice = notice && piece.article.pin.is_none();
            sides.bottom |= is_loose_notice && at_foot && !given_up.contains(&number);
            let whole = |form: &Form| attempt.jumps || set.cut(&set.kept[form.id as usize]).is_none();
            let lock = self.lock_of(piece, context).filter(|_| !given_up.contains(&number));
            let room = CellRect::new(0, self.taken, columns, rows);
            let forms: Vec<Form> = set.forms().into_iter().filter(whole).collect();
            let (forms, locked) = held(forms, lock, room, &mut sides);
            Item {
                rank: (!notice).then_some(piece.rank),
                picture: piece.material.wanted_size(),
                is_dominant: self.plan.is_dominant(number, context),
                is_loose_notice,
                forms,
                sides,
                is_masthead: false,
                optional: false,
                group: self.group(number, given_up),
                locked,
            }
        };
        let extras = self.extras.iter().map(Extra::item);
        Problem {
            columns,
            rows,
            items: self.pieces.iter().enumerate().map(item).chain(extras).collect(),
            asked,
        }
    }

    /// Whether its editor locked a piece.
    fn is_locked(&self, piece: &Piece<'_>) -> bool {
        let module = self.locks.and_then(|locks| accepted::module_of(locks, piece));
        module.is_some_and(|module| module.locked)
    }

    /// The cells in which a piece is locked.
    fn lock_of(&self, piece: &Piece<'_>, context: &Context<'_>) -> Option<CellRect> {
        accepted::lock_of(self.locks, context.paper, piece)
    }

    /// The article that stands at the top: the lead, else the first of the highest rank.
    fn lead(&self) -> Option<usize> {
        let here = self.pieces.iter().enumerate().filter(|(_, piece)| piece.holds == ModuleContent::Article);
        let highest = here.min_by_key(|(number, piece)| (piece.rank == Rank::Photo, piece.rank, *number))?;
        highest.1.article.pin.is_none().then_some(highest.0)
    }

    /// Number of the group an article stands in: articles of one group, or companions of one, but for those
    /// whose wishes are given up.
    fn group(&self, number: usize, given_up: &[usize]) -> Option<u8> {
        let article = self.pieces[number].article;
        let same = |other: &Piece<'_>| {
            let grouped = article.group.is_some() && other.article.group == article.group;
            let companion = other.article.companion_of.as_ref() == Some(&article.id)
                || article.companion_of.as_ref() == Some(&other.article.id)
                || article.companion_of.is_some() && article.companion_of == other.article.companion_of;
            grouped || companion
        };
        let stands_with =
            |&other: &usize| other != number && !given_up.contains(&other) && same(&self.pieces[other]);
        let first = (0..self.pieces.len()).find(stands_with).filter(|_| !given_up.contains(&number))?;
        u8::try_from(first.min(number)).ok()
    }

    /// Remarks on what its editor wanted of a sheet that was made, and did not get.
    fn remark(&self, attempt: Attempt, made: &mut MadeSheet) {
        made.diagnostics.extend(self.unfollowed(attempt));
        made.diagnostics.extend(other_sizes(&made.plan, self.pieces));
        made.diagnostics.extend(unkept_plan(&made.plan));
    }

    /// Wishes that were given up.
    fn unfollowed(&self, attempt: Attempt) -> Option<Diagnostic> {
        let given_up = self.wishes().into_iter().take(attempt.given_up).map(|number| &self.pieces[number]);
        let given_up = given_up.filter_map(|piece| Some((piece.article.id.as_str(), piece.wish()?)));
        let given_up: Vec<(&str, &str)> = given_up.collect();
        let &(first, wish) = given_up.first()?;
        let articles: Vec<&str> = given_up.iter().map(|&(article, _)| article).collect();
        let names = list(articles.iter().copied());
        let message = sentence!("unfollowed-wish", page = &self.page.label, articles = names);
        let remark =
            Diagnostic::new(Code::UnfollowedWish, message).in_article(first).on_page(&self.page.label);
        let remark = remark.help(sentence!("unfollowed-wish.help")).data("part", wish);
        Some(remark.data("articles", articles.join(" ")))
    }

    /// The modules of an arrangement.
    fn modules(&self, problem: &Problem, arrangement: &Arrangement) -> Vec<Module<'_, '_>> {
        let module = |number: usize| {
            let place = (*arrangement.places.get(number)?)?;
            let piece = &self.pieces[number];
            let set = &piece.forms;
            let id = problem.items[number].forms[place.form].id as usize;
            let form = *set.kept.get(id)?;
            let columns = set.setups[form.setup].columns;
            let cells = CellRect::new(place.column, place.row + self.taken, columns, form.rows);
            let goes_on = set.cut(&form).and(self.goes_on.clone());
            Some(Module { material: &piece.material, forms: set, form, cells, goes_on, holds: piece.holds })
        };
        (0..self.pieces.len()).filter_map(module).collect()
    }

    /// What is taken besides articles, with its cells.
    fn placed_extras(&self, problem: &Problem, arrangement: &Arrangement) -> Vec<(&Extra, CellRect)> {
        let extra = |(number, extra)| {
            let item: usize = self.pieces.len() + number;
            let place = (*arrangement.places.get(item)?)?;
            let form = &problem.items[item].forms[place.form];
            Some((extra, CellRect::new(place.column, place.row + self.taken, form.columns, form.rows)))
        };
        self.extras.iter().enumerate().filter_map(extra).collect()
    }

    fn drawn(&self, problem: &Problem, arrangement: &Arrangement, context: &Context<'_>) -> MadeSheet {
        let modules = self.modules(problem, arrangement);
        let extras = self.placed_extras(problem, arrangement);
        let of_extras = extras.iter().flat_map(|(extra, cells)| extra.frames(context, *cells));
        let mut frames: Vec<Frame> = of_extras.chain(modules.iter().flat_map(Module::frames)).collect();
        let areas = modules.iter().flat_map(Module::areas).collect();
        let mut planned: Vec<_> = modules.iter().map(Module::planned).collect();
        planned.extend(extras.iter().map(|(extra, cells)| extra.planned(*cells)));
        let filled: Vec<CellRect> = planned.iter().map(|module| module.cells).collect();
        let rows = context.paper.module_rows(self.taken);
        let free = CellRect::new(0, self.taken, context.paper.columns, rows);
        let rooms = free.without(&filled);
        let house = rooms.into_iter().filter_map(|room| context.house_cells(room)).max_by_key(CellRect::area);
        frames.extend(house.into_iter().flat_map(|cells| context.house_filler(cells)));
        planned.extend(house.map(PlannedModule::house));
        let taken: Vec<CellRect> = filled.into_iter().chain(house).collect();
        planned.extend(free.without(&taken).into_iter().map(PlannedModule::empty));
        let jumps = modules.iter().enumerate().filter_map(|(piece, module)| {
            let cut = module.forms.cut(&module.form)?;
            let setup = &module.forms.setups[module.form.setup];
            let slots = setup.galley.versions[0].slots.list();
            let first = slots[cut..].iter().find(|slot: &&Slot| !slot.blank)?;
            Some(Jump { piece, unit: first.unit as usize, line: first.line as usize })
        });
        let jumps = jumps.collect();
        let contract = self.plan.contract(context);
        let dominant = self.plan.page.dominant.map(|number| self.pieces[number].article.id.clone());
        let mut plan = Plan {
            label: self.page.label.clone(),
            sheet: self.number,
            columns: context.paper.columns,
            rows: context.paper.rows + 1,
            body: context.paper.body,
            taken: self.taken,
            demand: self.demand,
            ratio: self.ratio(context),
            planned: PlannedKind::new(&self.plan.page, dominant, contract, context.paper),
            modules: planned,
            terms: arrangement.terms.clone(),
            runners_up: Vec::new(),
        };
        plan.planned.lacks = lacks(&plan, &self.plan.page, &self.plan.items, contract);
        let mut rules = context.rules(&plan);
        let boxed = || modules.iter().filter(|module| module.is_boxed()).map(|module| module.cells);
        rules.extend(boxed().flat_map(|cells| context.box_around(cells)));
        let tints = boxed().filter_map(|cells| context.tint_under(cells)).collect();
        MadeSheet { frames, areas, rules, tints, plan, jumps, diagnostics: Vec::new() }
    }

    /// Another page: where what stands on the best one would stand.
    fn runner_up(&self, problem: &Problem, (best, other): (&Arrangement, &Arrangement)) -> RunnerUp {
        let of_item = |number: usize| {
            let place = (*other.places.get(number)?)?;
            let form = &problem.items[number].forms[place.form];
            Some(CellRect::new(place.column, place.row + self.taken, form.columns, form.rows))
        };
        let kind = |number: usize| {
            let place = (*other.places.get(number)?)?;
            Some(kind_of(self.pieces.get(number)?, &problem.items[number].forms[place.form]))
        };
        let stands = |number: &usize| best.places.get(*number).is_some_and(Option::is_some);
        let items: Vec<usize> = (0..problem.items.len()).filter(stands).collect();
        let places = items.iter().map(|&item| of_item(item)).collect();
        RunnerUp { terms: other.terms.clone(), places, kinds: items.into_iter().map(kind).collect() }
    }

    /// Demand of the articles, in thousandths of the free cells.
    fn ratio(&self, context: &Context<'_>) -> u32 {
        Piece::demand_of(self.pieces) * 1000 / context.paper.module_cells(self.taken).max(1)
    }
}

/// The kind of a form of a piece.
fn kind_of(piece: &Piece<'_>, form: &Form) -> FormKind {
    let (set, form) = (&piece.forms, piece.forms.kept[form.id as usize]);
    let (material, cells, goes_on) = (&piece.material, CellRect::default(), None);
    let module = Module { material, forms: set, form, cells, goes_on, holds: piece.holds };
    FormKind {
        form: module.form_name(),
        head: set.head_spot(&form).map(|head| head.size),
        jumps: set.cut(&form).is_some(),
    }
}

/// The forms of the size in which an item is locked, with its cells in the region, and the sides that it touches there;
/// all of them where none has it.
fn held(
    forms: Vec<Form>,
    lock: Option<CellRect>,
    room: CellRect,
    sides: &mut Sides,
) -> (Vec<Form>, Option<CellRect>) {
    let is_inside = |cells: &CellRect| cells.row >= room.row;
    let Some(cells) = lock.filter(is_inside) else { return (forms, None) };
    let has_size = |form: &&Form| (form.columns, form.rows) == (cells.columns, cells.rows);
    let of_size: Vec<Form> = forms.iter().filter(has_size).cloned().collect();
    let forms = if of_size.is_empty() { forms } else { of_size };
    *sides = Sides {
        top: cells.row == room.row,
        bottom: cells.bottom() == room.bottom(),
        left: cells.column == 0,
        right: cells.right() == room.columns,
    };
    (forms, Some(CellRect::new(cells.column, cells.row - room.row, cells.columns, cells.rows)))
}

/// The first of some problems that leads to a page of so many columns and as many rows as can be filled.
pub(super) fn part_of(problems: &mut [(Attempt, Problem)], columns: u16, rows: u16) -> Option<Arranged> {
    let areas = |item: &Item| {
        let cells = item.forms.iter().map(|form| u32::from(form.columns) * u32::from(form.rows));
        let least = if item.optional { Some(0) } else { cells.clone().min() };
        (least.unwrap_or(0), cells.max().unwrap_or(0))
    };
    let (mut least, mut most) = (u32::MAX, 0);
    for (_, problem) in problems.iter() {
        let sum = problem
            .items
            .iter()
            .map(areas)
            .fold((0_u32, 0_u32), |sum, one| (sum.0.saturating_add(one.0), sum.1.saturating_add(one.1)));
        (least, most) = (least.min(sum.0), most.max(sum.1));
    }
    let most = (most / u32::from(columns)).min(u32::from(rows)) as u16;
    let least = least.div_ceil(u32::from(columns)).clamp(1, u32::from(rows)) as u16;
    (least..=most).rev().find_map(|rows| first_page(problems, columns, rows))
}

/// The first of some problems that leads to a page of so many columns and rows.
fn first_page(problems: &mut [(Attempt, Problem)], columns: u16, rows: u16) -> Option<Arranged> {
    problems.iter_mut().find_map(|(attempt, problem)| {
        (problem.columns, problem.rows) = (columns, rows);
        let pages = search(problem, &Effort::usual(problem.items.len())).pages;
        (!pages.is_empty()).then(|| (*attempt, problem.clone(), pages))
    })
}

/// Heights from the one that is wanted outwards, up to the most.
fn nearest(wanted: u16, most: u16) -> Vec<u16> {
    let mut heights: Vec<u16> = (1..=most).collect();
    heights.sort_by_key(|rows| (rows.abs_diff(wanted), *rows));
    heights
}

/// The sides of the page that a pin names.
pub(super) fn sides_of(pin: Pin) -> Sides {
    let sides = |top, bottom, left, right| Sides { top, bottom, left, right };
    match pin {
        Pin::Top => sides(true, false, false, false),
        Pin::Bottom => sides(false, true, false, false),
        Pin::TopLeft => sides(true, false, true, false),
        Pin::TopRight | Pin::Ear => sides(true, false, false, true),
        Pin::BottomLeft => sides(false, true, true, false),
        Pin::BottomRight => sides(false, true, false, true),
    }
}
