//! Articles to pages (拼版): which stand on which sheet, and where.
//!
//! The recipe: every article becomes a [`piece`] with all its forms; [`assign`] weighs them and
//! shares them out over sheets, each full enough and not too full; [`sheet`] arranges one sheet,
//! the ladder of what may give way included; what jumps becomes a piece of a later sheet. Sheets
//! are made one after the other, for a jump says where it goes on.

pub mod assign;
pub mod extra;
pub mod piece;
pub mod sheet;

use std::mem;

use super::cells::CellRect;
use super::edition::{Frame, Sheet, Tag};
use super::furniture::{Furniture, page_title};
use super::module::GoesOn;
use crate::diagnostics::{Checked, Error};
use crate::geometry::Length;
use crate::model::{Article, Page, Pin, Rank};

use assign::{Load, assign, body_step};
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

/// Part of what is asked at the paper's own body size that larger sizes ask, in thousandths, by
/// the half points of the step (measured).
pub const GROWTH: [u32; 4] = [1000, 1110, 1180, 1280];

/// Weighs an issue on a paper: the sizes of body it may have, the smallest first, and which of
/// them fills its sheets.
pub fn body_of(furniture: &Furniture<'_>, sizes: &[Length]) -> Length {
    let loads: Vec<Load> =
        all_pieces(furniture).iter().enumerate().map(|(n, p)| load(furniture, n, p)).collect();
    let steps = sizes.len().min(GROWTH.len());
    sizes.get(body_step(&loads, &GROWTH[..steps])).copied().unwrap_or(furniture.paper.body)
}

/// All sheets of an issue.
///
/// # Errors
/// An article that no sheet can take in any form: a fault of this program.
pub fn make_up(furniture: &Furniture<'_>) -> Result<Checked<Vec<Sheet>>, Error> {
    let pages = &furniture.issue.issue().pages;
    let pieces = all_pieces(furniture);
    let loads: Vec<Load> = pieces.iter().enumerate().map(|(n, pieces)| load(furniture, n, pieces)).collect();
    let mut pieces: Vec<Vec<Option<Piece<'_>>>> =
        pieces.into_iter().map(|pieces| pieces.into_iter().map(Some).collect()).collect();
    let pending = assign(&loads).into_iter().map(|sheet| Pending {
        page: sheet.page,
        number: sheet.number,
        pieces: pieces[sheet.page][sheet.articles].iter_mut().filter_map(Option::take).collect(),
        goes_on: sheet.goes_on,
    });
    let mut line = Line { furniture, pages, order: Vec::new(), sheets: pending.collect() };
    line.order = (0..line.sheets.len()).collect();
    line.run()
}

/// The articles of all pages, shaped.
fn all_pieces<'a>(furniture: &Furniture<'a>) -> Vec<Vec<Piece<'a>>> {
    let pages = &furniture.issue.issue().pages;
    let pieces = |(number, page): (usize, &'a Page)| of_page(furniture, page, taken(furniture, number, 0));
    pages.iter().enumerate().map(pieces).collect()
}

/// The articles of a page; where they are many, its briefs are one piece.
fn of_page<'a>(furniture: &Furniture<'a>, page: &'a Page, taken: u16) -> Vec<Piece<'a>> {
    let is_brief = |article: &Article| {
        article.rank == Some(Rank::Brief)
            && article.pin.is_none()
            && article.group.is_none()
            && !article.boxed
    };
    let briefs: Vec<&Article> = page.articles.iter().filter(|article| is_brief(article)).collect();
    let merges = page.articles.len() > MOST_PIECES && briefs.len() > 1;
    let alone = page.articles.iter().enumerate().filter(|(_, article)| !(merges && is_brief(article)));
    let mut pieces: Vec<Piece<'_>> =
        alone.map(|(place, article)| Piece::new(furniture, article, place, taken)).collect();
    if merges {
        let digests = briefs.chunks(MOST_BRIEFS);
        pieces.extend(digests.filter_map(|briefs| Piece::digest(furniture, briefs, taken)));
    }
    pieces
}

/// Most articles that are arranged each by itself: above it briefs stand together (measured: the
/// search takes twice the time for every article more).
const MOST_PIECES: usize = 12;

/// Most briefs under one head. Taste of this project.
const MOST_BRIEFS: usize = 12;

fn load(furniture: &Furniture<'_>, page: usize, pieces: &[Piece<'_>]) -> Load {
    let cells = |sheet: usize| {
        let paper = furniture.paper;
        let all = u32::from(paper.columns) * u32::from(paper.rows + 1 - taken(furniture, page, sheet));
        let extras = extras(furniture, page, sheet).iter().map(Extra::least_cells).sum();
        all.saturating_sub(extras)
    };
    Load {
        articles: pieces.iter().map(|piece| piece.forms.cheapest_area()).collect(),
        first: cells(0),
        next: cells(1),
        may_jump: pieces.iter().any(Piece::may_jump),
    }
}

/// Rows at the top of a sheet that furniture takes over the whole width: none where an article
/// stands in the ear, for then the masthead is arranged with the others.
fn taken(furniture: &Furniture<'_>, page: usize, sheet: usize) -> u16 {
    if page != 0 || sheet != 0 || has_ear(furniture) {
        return 0;
    }
    furniture.masthead_rows(furniture.paper.columns - furniture.index_columns())
}

/// What a sheet takes besides articles.
fn extras(furniture: &Furniture<'_>, page: usize, sheet: usize) -> Vec<Extra> {
    let front = page == 0 && sheet == 0;
    if front && has_ear(furniture) { Extra::beside_ear(furniture) } else { Vec::new() }
}

/// Whether an article of the first page is to stand beside the masthead.
fn has_ear(furniture: &Furniture<'_>) -> bool {
    let front = furniture.issue.issue().pages.first();
    front.is_some_and(|page| page.articles.iter().any(|article| article.pin == Some(Pin::Ear)))
}

/// The sheets in the order in which they are made.
struct Line<'a, 'f> {
    furniture: &'f Furniture<'a>,
    pages: &'a [Page],
    /// Numbers of the sheets, in the order of the issue.
    order: Vec<usize>,
    sheets: Vec<Pending<'a>>,
}

impl<'a> Line<'a, '_> {
    fn run(mut self) -> Result<Checked<Vec<Sheet>>, Error> {
        let (mut made, mut diagnostics) = (Vec::new(), Vec::new());
        let mut place = 0;
        while let Some(&number) = self.order.get(place) {
            let mut pieces = mem::take(&mut self.sheets[number].pieces);
            let sheet = self.make(place, number, &mut pieces)?;
            diagnostics.extend(sheet.diagnostics.iter().cloned());
            diagnostics.extend(pieces.iter().filter_map(Piece::forced_lines));
            made.push(self.finished(number, sheet));
            place += 1;
        }
        Ok(Checked { value: made, diagnostics })
    }

    /// Makes one sheet; hands what it cannot take to a later one.
    fn make(&mut self, place: usize, number: usize, pieces: &mut Vec<Piece<'a>>) -> Result<MadeSheet, Error> {
        let page = self.sheets[number].page;
        let taken = taken(self.furniture, page, self.sheets[number].number);
        let extras = extras(self.furniture, page, self.sheets[number].number);
        let mut desperate = false;
        loop {
            let target = self.sheets[number].goes_on;
            let goes_on = target.map(|target| self.goes_on(number, target));
            pieces
                .iter_mut()
                .for_each(|piece| piece.fit(self.furniture.paper, taken, goes_on.is_some(), desperate));
            let job = SheetJob {
                page: &self.pages[page],
                number: self.sheets[number].number,
                taken,
                pieces,
                extras: &extras,
                goes_on: goes_on.clone(),
            };
            match (job.make(self.furniture), target) {
                (Some(made), Some(target)) => {
                    for jump in &made.jumps {
                        let from = self.came_from(number, target);
                        let rest = pieces[jump.piece].behind(self.furniture, jump.unit, from);
                        self.sheets[target].pieces.push(rest);
                    }
                    return Ok(made);
                }
                (Some(made), None) => return Ok(made),
                (None, None) => self.sheets[number].goes_on = Some(self.next_sheet(place, number)),
                (None, Some(target)) if pieces.len() > 1 => {
                    let last = pieces.pop();
                    self.sheets[target].pieces.splice(0..0, last);
                }
                (None, Some(_)) if !desperate => desperate = true,
                (None, Some(_)) => return Err(no_room(&self.pages[page], pieces)),
            }
        }
    }

    /// The next sheet of the same newspaper page; a new one if there is none.
    fn next_sheet(&mut self, place: usize, number: usize) -> usize {
        let (page, sheet) = (self.sheets[number].page, self.sheets[number].number + 1);
        let next = self.order.get(place + 1).copied();
        match next.filter(|&next| self.sheets[next].page == page) {
            Some(next) => next,
            None => {
                self.sheets.push(Pending { page, number: sheet, pieces: Vec::new(), goes_on: None });
                self.order.insert(place + 1, self.sheets.len() - 1);
                self.sheets.len() - 1
            }
        }
    }

    /// The words that send a reader from one sheet to another.
    fn goes_on(&self, from: usize, to: usize) -> GoesOn {
        let (from, to) = (&self.sheets[from], &self.sheets[to]);
        let page = &self.pages[to.page];
        let words = match from.page == to.page {
            true => "（下转续页）".to_owned(),
            false => format!("（下转{}）", label_words(page)),
        };
        GoesOn { page: page.label.clone(), words }
    }

    /// The words that say where an article came from.
    fn came_from(&self, from: usize, to: usize) -> String {
        let (from, to) = (&self.sheets[from], &self.sheets[to]);
        match from.page == to.page {
            true => "（上接本版前页）".to_owned(),
            false => format!("（上接{}）", label_words(&self.pages[from.page])),
        }
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
            title: page_title(&self.pages[page]),
            number: sheet,
            frames,
            plan: Some(made.plan),
        }
    }
}

/// `第3版` for a page whose label is a number, else `A03版`.
fn label_words(page: &Page) -> String {
    let label = page.label.as_str();
    match label.parse::<u32>() {
        Ok(number) => format!("第{number}版"),
        Err(_) => format!("{label}版"),
    }
}

fn no_room(page: &Page, pieces: &[Piece<'_>]) -> Error {
    let article = pieces.first().map_or("", |piece| piece.article.id.as_str());
    let reason = format!("page {}: the article {article} fits no sheet in any form", page.label);
    Error::Writer { format: "page", reason }
}
