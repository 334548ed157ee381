//! Articles to pages (拼版): which stand on which sheet, and where.
//!
//! The recipe: every article becomes a [`piece`] with all its forms; [`mod@assign`] weighs them and
//! shares them out over sheets, each full enough and not too full; [`sheet`] arranges one sheet,
//! the ladder of what may give way included; what jumps becomes a piece of a later sheet. Sheets
//! are made one after the other, for a jump says where it goes on.

pub mod assign;
pub mod extra;
pub mod module;
pub mod paging;
pub mod piece;
pub mod sheet;

use std::collections::BTreeMap;
use std::mem;

use rayon::prelude::*;

use super::arrange::Problem;
use super::copyfit::copy::Exactness;
use super::furniture::Furniture;
use super::grid::cells::CellRect;
use super::grid::paper::Paper;
use super::makeup::module::GoesOn;
use super::plan::{Plan, PlannedModule};
use crate::diagnostics::{Checked, Code, Diagnostic, Error};
use crate::edition::{Frame, Reading, Sheet, Tag};
use crate::geometry::Length;
use crate::model::{Article, ArticleId, Page, PageLabel, Pin, Rank};

use assign::{Listed, Load, SheetLoad, assign, body_step};
use extra::Extra;
use piece::Piece;
use sheet::{MadeSheet, SheetJob};

/// A sheet that waits to be made.
struct Pending<'a> {
    page: usize,
    number: usize,
    pieces: Vec<Piece<'a>>,
    /// The sheet on which articles may go on.
    goes_on: Option<usize>,
}

/// The articles of an issue, page by page, each with all its forms.
pub struct Pieces<'a>(Vec<Vec<Piece<'a>>>);

impl Pieces<'_> {
    /// Cells that each article asks for, page by page.
    fn areas(&self) -> Vec<Vec<u32>> {
        let of_page =
            |pieces: &Vec<Piece<'_>>| pieces.iter().map(|piece| piece.forms.cheapest_area()).collect();
        self.0.iter().map(of_page).collect()
    }
}

/// What each page asks for, in thousandths of its first sheet.
pub fn asked(furniture: &Furniture<'_>, pieces: &Pieces<'_>) -> Vec<u32> {
    loads(furniture, &pieces.0).iter().map(Load::asked_thousandths).collect()
}

/// Which of some sizes of body, the smallest first, fills the sheets of an issue.
pub fn body_of(furniture: &Furniture<'_>, pieces: &Pieces<'_>, sizes: &[Length]) -> Length {
    let loads = loads(furniture, &pieces.0);
    let growth: Vec<u32> = sizes.iter().map(|&size| growth(furniture.paper.body, size)).collect();
    sizes.get(body_step(&loads, &growth)).copied().unwrap_or(furniture.paper.body)
}

/// What an issue asks for when its body grows, in thousandths of what it asks at the paper's own:
/// the text grows with the square of the size, heads and pictures do not (measured).
fn growth(body: Length, size: Length) -> u32 {
    let square = i64::from(size.millipoints()).pow(2) * 1000 / i64::from(body.millipoints()).pow(2);
    (1000 + (square - 1000) * OF_TEXT / 100).max(0) as u32
}

/// The part of a page that is text, in hundredths (measured).
const OF_TEXT: i64 = 78;

/// All sheets of an issue. Pages that nothing jumps between are made side by side.
///
/// # Errors
/// An article that no sheet can take in any form: a fault of this program.
pub fn make_up<'a>(
    furniture: &Furniture<'a>,
    pieces: Pieces<'a>,
    asked: &[u32],
) -> Result<Checked<Vec<Sheet>>, Error> {
    let loads = assign(&loads(furniture, &pieces.0));
    let (moved, remarks) = moved(furniture, &loads, &pieces.0);
    let furniture = &Furniture { moved: &moved, ..*furniture };
    let lines = lines(furniture, asked, loads, pieces.0);
    let made: Vec<Made> = lines.into_par_iter().map(Line::run).collect::<Result<_, _>>()?;
    let (mut sheets, mut diagnostics) = (Vec::new(), Vec::new());
    for one in made {
        sheets.extend(one.sheets);
        diagnostics.extend(one.diagnostics);
    }
    sheets.sort_by_key(|(page, sheet)| (*page, sheet.number));
    diagnostics.extend(remarks);
    diagnostics.sort_by_key(|(page, _)| *page);
    let value = sheets.into_iter().map(|(_, sheet)| sheet).collect();
    Ok(Checked { value, diagnostics: diagnostics.into_iter().map(|(_, remark)| remark).collect() })
}

/// The articles that stand on other pages than they are listed on, with the label of that page,
/// and a remark on each.
fn moved(
    furniture: &Furniture<'_>,
    loads: &[SheetLoad],
    pieces: &[Vec<Piece<'_>>],
) -> (BTreeMap<ArticleId, PageLabel>, Vec<(usize, Diagnostic)>) {
    let pages = &furniture.issue.issue().pages;
    let (mut moved, mut remarks) = (BTreeMap::new(), Vec::new());
    for sheet in loads {
        for one in sheet.articles.iter().filter(|one| one.page != sheet.page) {
            let article = pieces[one.page][one.article].article;
            let (from, to) = (&pages[one.page].label, &pages[sheet.page].label);
            let message = match sheet.number {
                0 => format!("page {from} is too full: the article stands on page {to}"),
                _ => format!("page {from} is too full: the article stands on a sheet added to page {to}"),
            };
            let remark = Diagnostic::new(Code::MovedArticle, message).in_article(&article.id);
            let help = "shorten the articles of the page, or list it on another one";
            remarks.push((one.page, remark.help(help)));
            moved.insert(article.id.clone(), to.clone());
        }
    }
    (moved, remarks)
}

/// Sheets and remarks with the numbers of their pages.
#[derive(Default)]
struct Made {
    sheets: Vec<(usize, Sheet)>,
    diagnostics: Vec<(usize, Diagnostic)>,
}

/// The sheets of an issue with their pieces, those of pages between which articles jump in one
/// line.
fn lines<'a, 'f>(
    furniture: &'f Furniture<'a>,
    asked: &'f [u32],
    loads: Vec<SheetLoad>,
    pieces: Vec<Vec<Piece<'a>>>,
) -> Vec<Line<'a, 'f>> {
    let pages = &furniture.issue.issue().pages;
    let mut pieces: Vec<Vec<Option<Piece<'_>>>> =
        pieces.into_iter().map(|pieces| pieces.into_iter().map(Some).collect()).collect();
    // The line of each page is that of the first page that it is bound to.
    let mut line_of: Vec<usize> = (0..pages.len()).collect();
    for sheet in &loads {
        if let Some(target) = sheet.goes_on.map(|target| loads[target].page) {
            let (one, other) = (line_of[sheet.page], line_of[target]);
            line_of.iter_mut().filter(|line| **line == other).for_each(|line| *line = one);
        }
    }
    let mut places = vec![0; loads.len()];
    let mut lines: BTreeMap<usize, Line<'a, 'f>> = BTreeMap::new();
    for (number, sheet) in loads.iter().enumerate() {
        let line = lines.entry(line_of[sheet.page]);
        let line =
            line.or_insert_with(|| Line { furniture, pages, asked, order: Vec::new(), sheets: Vec::new() });
        places[number] = line.sheets.len();
        line.order.push(line.sheets.len());
        let mut piece = |one: &Listed| pieces[one.page][one.article].take();
        line.sheets.push(Pending {
            page: sheet.page,
            number: sheet.number,
            pieces: sheet.articles.iter().filter_map(&mut piece).collect(),
            goes_on: sheet.goes_on,
        });
    }
    // Within its line a sheet has another number.
    for line in lines.values_mut() {
        line.sheets.iter_mut().for_each(|sheet| sheet.goes_on = sheet.goes_on.map(|target| places[target]));
    }
    lines.into_values().collect()
}

/// What the search is asked for the first page of an issue, without fillers and jumps.
pub fn first_problem(furniture: &Furniture<'_>, pieces: &Pieces<'_>) -> Option<Problem> {
    let (page, pieces) = (furniture.issue.issue().pages.first()?, pieces.0.first()?);
    let articles = pieces.iter().map(|piece| piece.article);
    let Surroundings { taken, extras } = Surroundings::of(furniture, (0, 0), articles);
    let job = SheetJob { page, number: 0, taken, asked: 0, pieces, extras: &extras, goes_on: None };
    Some(job.whole_problem(furniture))
}

/// The articles of all pages, shaped.
pub fn pieces<'a>(furniture: &Furniture<'a>) -> Pieces<'a> {
    all_pieces(furniture, true, Exactness::Set)
}

/// The articles of all pages, shaped, and broken only as far as it takes to learn what they ask for.
pub fn cast_off<'a>(furniture: &Furniture<'a>) -> Pieces<'a> {
    all_pieces(furniture, true, Exactness::CastOff)
}

/// The articles of all pages, shaped; the briefs of a page with many articles as one piece, if
/// that is wanted.
fn all_pieces<'a>(furniture: &Furniture<'a>, merging: bool, exactness: Exactness) -> Pieces<'a> {
    let pages = &furniture.issue.issue().pages;
    let pieces = |(number, page): (usize, &'a Page)| {
        let surroundings = Surroundings::of(furniture, (number, 0), page.articles.iter());
        of_page(furniture, page, surroundings.taken, merging, exactness)
    };
    Pieces(pages.par_iter().enumerate().map(pieces).collect())
}

/// The articles of a page; where they are many, its briefs are one piece.
fn of_page<'a>(
    furniture: &Furniture<'a>,
    page: &'a Page,
    taken: u16,
    merging: bool,
    exactness: Exactness,
) -> Vec<Piece<'a>> {
    let is_brief = |article: &Article| {
        article.rank == Some(Rank::Brief)
            && article.pin.is_none()
            && article.group.is_none()
            && !article.boxed
    };
    let briefs: Vec<&Article> = page.articles.iter().filter(|article| is_brief(article)).collect();
    let merges = merging && page.articles.len() > MOST_PIECES && briefs.len() > 1;
    let alone = page.articles.iter().enumerate().filter(|(_, article)| !(merges && is_brief(article)));
    let alone: Vec<(usize, &Article)> = alone.collect();
    let piece = |(place, article)| Piece::new(furniture, article, place, taken, exactness);
    let mut pieces: Vec<Piece<'_>> = alone.into_par_iter().map(piece).collect();
    if merges {
        let digests = briefs.chunks(MOST_BRIEFS);
        pieces.extend(digests.filter_map(|briefs| Piece::digest(furniture, briefs, taken, exactness)));
    }
    pieces
}

/// A sheet that asks for less than this, in thousandths, may use fillers (measured), if it holds
/// no more pieces than that.
const WANTS_FILLERS: u32 = 930;
const FEW_FOR_FILLERS: usize = 9;

/// The most, in thousandths, that a sheet may ask for to be filled with any form. Taste of this
/// project.
const SQUEEZED: u32 = 1150;

/// So few pieces have few ways to fill a sheet (measured).
const FEW: usize = 5;

/// Most articles that are arranged each by itself: above it briefs stand together (measured: the
/// search takes twice the time for every article more).
const MOST_PIECES: usize = 12;

/// Most briefs under one head. Taste of this project.
const MOST_BRIEFS: usize = 12;

fn loads(furniture: &Furniture<'_>, pieces: &[Vec<Piece<'_>>]) -> Vec<Load> {
    pieces.iter().enumerate().map(|(page, pieces)| load(furniture, page, pieces)).collect()
}

fn load(furniture: &Furniture<'_>, page: usize, pieces: &[Piece<'_>]) -> Load {
    let cells = |sheet: usize| {
        let articles = pieces.iter().map(|piece| piece.article);
        Surroundings::of(furniture, (page, sheet), articles).free_cells(furniture.paper)
    };
    Load {
        articles: pieces.iter().map(|piece| piece.forms.cheapest_area()).collect(),
        first: cells(0),
        next: cells(1),
        may_move: pieces.iter().map(Piece::may_move).collect(),
        may_jump: pieces.iter().any(Piece::may_jump),
    }
}

/// What stands on a sheet besides articles.
struct Surroundings {
    /// Rows at its top that furniture takes over the whole width.
    taken: u16,
    /// What is arranged with the articles.
    extras: Vec<Extra>,
}

impl Surroundings {
    /// Those of a sheet: on the front page a masthead, over the whole width, or arranged with the
    /// articles where one of them stands in the ear.
    fn of<'a>(
        furniture: &Furniture<'_>,
        (page, sheet): (usize, usize),
        mut articles: impl Iterator<Item = &'a Article>,
    ) -> Self {
        if page != 0 || sheet != 0 {
            return Self { taken: 0, extras: Vec::new() };
        }
        if articles.any(|article| article.pin == Some(Pin::Ear)) {
            return Self { taken: 0, extras: Extra::beside_ear(furniture) };
        }
        let columns = furniture.paper.columns - furniture.index_columns();
        Self { taken: furniture.masthead_rows(columns), extras: Vec::new() }
    }

    /// Cells of a sheet that are left for articles.
    fn free_cells(&self, paper: &Paper) -> u32 {
        paper.module_cells(self.taken).saturating_sub(self.extras.iter().map(Extra::least_cells).sum())
    }
}

/// The sheets in the order in which they are made.
struct Line<'a, 'f> {
    furniture: &'f Furniture<'a>,
    pages: &'a [Page],
    /// What each page asks for, in thousandths of a sheet.
    asked: &'f [u32],
    /// Numbers of the sheets, in the order of the issue.
    order: Vec<usize>,
    sheets: Vec<Pending<'a>>,
}

impl<'a> Line<'a, '_> {
    fn run(mut self) -> Result<Made, Error> {
        let mut made = Made::default();
        let mut place = 0;
        while let Some(&number) = self.order.get(place) {
            let mut pieces = mem::take(&mut self.sheets[number].pieces);
            place += 1;
            // A sheet was added, and nothing had to go there.
            if pieces.is_empty() && self.sheets[number].number > 0 {
                continue;
            }
            let sheet = self.make(place, number, &mut pieces)?;
            let page = self.sheets[number].page;
            let forced = pieces.iter().filter_map(Piece::forced_lines);
            made.diagnostics.extend(sheet.diagnostics.iter().cloned().chain(forced).map(|said| (page, said)));
            made.sheets.push((page, self.finished(number, sheet)));
        }
        Ok(made)
    }

    /// Makes one sheet; hands what it cannot take to a later one.
    fn make(&mut self, place: usize, number: usize, pieces: &mut Vec<Piece<'a>>) -> Result<MadeSheet, Error> {
        let page = self.sheets[number].page;
        let sheet = self.sheets[number].number;
        let mut desperate = false;
        loop {
            let target = self.sheets[number].goes_on;
            let goes_on = target.map(|target| self.goes_on(number, target));
            let articles = pieces.iter().map(|piece| piece.article);
            let Surroundings { taken, mut extras } =
                Surroundings::of(self.furniture, (page, sheet), articles);
            if self.may_be_filled(taken, pieces, &extras) {
                extras.extend(Extra::fillers(self.furniture, place));
            }
            let few = pieces.len() <= FEW;
            pieces.iter_mut().for_each(|piece| piece.fit(taken, goes_on.is_some(), few, desperate));
            let job = SheetJob {
                page: &self.pages[page],
                number: sheet,
                taken,
                asked: self.asked[page],
                pieces,
                extras: &extras,
                goes_on: goes_on.clone(),
            };
            match (job.make(self.furniture), target) {
                (Some(made), Some(target)) => {
                    for jump in &made.jumps {
                        let from = self.came_from(number, target);
                        let rest = pieces[jump.piece].behind(jump.unit, from);
                        self.sheets[target].pieces.push(rest);
                    }
                    return Ok(made);
                }
                (Some(made), None) => return Ok(made),
                (None, None) if !desperate && self.nearly_holds(taken, pieces) => desperate = true,
                (None, None) => {
                    desperate = false;
                    self.sheets[number].goes_on = Some(self.next_sheet(place, number));
                }
                (None, Some(target)) if pieces.len() > 1 => {
                    let last = pieces.pop();
                    self.sheets[target].pieces.splice(0..0, last);
                }
                (None, Some(_)) if !desperate => desperate = true,
                (None, Some(_)) => return Err(no_room(&self.pages[page], pieces)),
            }
        }
    }

    /// Whether a sheet asks for so little more than it has that any form is better than a sheet
    /// for the rest.
    fn nearly_holds(&self, taken: u16, pieces: &[Piece<'a>]) -> bool {
        let free = self.furniture.paper.module_cells(taken);
        Piece::asked_by(pieces) * 1000 < free * SQUEEZED
    }

    /// Whether a sheet asks for so little that fillers help, and holds so few that two more can be
    /// arranged with them.
    fn may_be_filled(&self, taken: u16, pieces: &[Piece<'a>], extras: &[Extra]) -> bool {
        let free = self.furniture.paper.module_cells(taken);
        Piece::asked_by(pieces) * 1000 < free * WANTS_FILLERS
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
    fn goes_on(&self, from: usize, to: usize) -> GoesOn {
        let (from, to) = (&self.sheets[from], &self.sheets[to]);
        let page = &self.pages[to.page].label;
        let other_page = (from.page != to.page).then_some(page);
        GoesOn { page: page.clone(), words: self.furniture.typesetter.words.goes_on(other_page) }
    }

    /// The words that say where an article came from.
    fn came_from(&self, from: usize, to: usize) -> String {
        let (from, to) = (&self.sheets[from], &self.sheets[to]);
        let other_page = (from.page != to.page).then(|| &self.pages[from.page].label);
        self.furniture.typesetter.words.came_from(other_page)
    }

    /// The masthead over the front page, with the index box beside it.
    fn strip(&self) -> Vec<Frame> {
        let columns = self.furniture.paper.columns;
        let index = self.furniture.index_columns();
        let mut frames = self.furniture.masthead(columns - index);
        if index > 0 {
            let rows = self.furniture.masthead_rows(columns - index);
            frames.extend(self.furniture.index_box(CellRect::new(columns - index, 0, index, rows)));
        }
        frames
    }

    /// The sheet with its furniture.
    fn finished(&self, number: usize, made: MadeSheet) -> Sheet {
        let (page, sheet) = (self.sheets[number].page, self.sheets[number].number);
        let mut frames = Vec::new();
        if made.plan.taken > 0 {
            frames.extend(self.strip());
        }
        frames.extend(self.furniture.folio(&self.pages[page], sheet));
        if !made.tints.is_empty() {
            frames.push(Frame::Group { tag: Tag::Artifact, frames: made.tints });
        }
        frames.extend(made.frames);
        frames.push(Frame::Group { tag: Tag::Artifact, frames: made.rules });
        Sheet {
            size: self.furniture.paper.trim,
            label: self.pages[page].label.clone(),
            title: self.furniture.typesetter.words.page_title(&self.pages[page]),
            number: sheet,
            page_label: None,
            section: None,
            readings: readings(&made.plan),
            frames,
            plan: Some(made.plan),
        }
    }
}

/// How early the articles of a sheet are read.
fn readings(plan: &Plan) -> Vec<Reading> {
    let weight = |rank| match rank {
        Some(Rank::Lead) => 0,
        Some(Rank::Major) => 1,
        Some(Rank::Middle) => 2,
        Some(Rank::Minor | Rank::Photo) => 3,
        Some(Rank::Brief) => 4,
        None => 5,
    };
    let reading = |module: &PlannedModule| {
        let (rank, cell) = (weight(module.rank), (module.cells.row, module.cells.column));
        Some(Reading { article: module.article.clone()?, rank, cell })
    };
    plan.modules.iter().filter_map(reading).collect()
}

fn no_room(page: &Page, pieces: &[Piece<'_>]) -> Error {
    let article = pieces.first().map_or("", |piece| piece.article.id.as_str());
    let reason = format!("page {}: the article {article} fits no sheet in any form", page.label);
    Error::Writer { format: "page", reason }
}
