//! A finished page as rectangles on its grid (版面方案): what is judged, explained and compared.
//!
//! The plan is made with the frames of the page and describes the same page without type. What the page is about
//! ([`kind`]), and what that asks of everything on it ([`asked`]), is known before anything is made; what the finished
//! page [`mod@lacks`] of it is said at the end.

pub(crate) mod asked;
pub mod bill;
pub(crate) mod explain;
pub(crate) mod kind;
mod lacks;
pub(crate) mod limits;
pub mod lint;

use serde::{Deserialize, Serialize};

use bill::{Cost, FormTerm, PageTerm};

use super::grid::cells::CellRect;
use crate::geometry::Length;
use crate::model::{AcceptedModule, AcceptedSheet, ArticleId, ImagePath, PageLabel, PictureSize, Rank};

pub(crate) use lacks::lacks;
pub use lacks::{Lack, LackKind, PlannedKind};

pub use crate::model::ModuleContent;

/// One sheet, planned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Label of its newspaper page.
    pub label: PageLabel,
    /// Number among the sheets of that page, from 0.
    pub sheet: usize,
    /// Columns of the grid.
    pub columns: u16,
    /// Rows of the grid, with the one below the last module that its article rule would stand in.
    pub rows: u16,
    /// Size of the body, which the rows follow.
    pub body: Length,
    /// Rows at the top that belong to no module: a masthead over the whole width.
    pub taken: u16,
    /// Demand of the articles of its newspaper page, in thousandths of the free cells of one sheet,
    /// before articles were moved or jumped.
    pub demand: u32,
    /// Demand of the articles that stand on it, in the same measure.
    pub ratio: u32,
    /// What it is about, and what it lacks of that.
    pub planned: PlannedKind,
    /// What stands on it, in reading order.
    pub modules: Vec<PlannedModule>,
    /// What the page costs, term by term, in hundredths.
    pub terms: Vec<(PageTerm, Cost)>,
    /// The next best pages: their costs and where their modules would stand.
    pub runners_up: Vec<RunnerUp>,
}

/// A page that was found and not taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunnerUp {
    /// What it costs, term by term, in hundredths.
    pub terms: Vec<(PageTerm, Cost)>,
    /// Places of its modules, in the order of the page's modules; none for what it leaves out.
    pub places: Vec<Option<CellRect>>,
    /// The kinds of their forms, in the same order; none for what is no article.
    pub kinds: Vec<Option<FormKind>>,
}

/// Of what kind the form of an article is, as an accepted page keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormKind {
    /// Its name.
    pub form: String,
    /// Size of its headline.
    pub head: Option<Length>,
    /// Whether the article goes on elsewhere.
    pub jumps: bool,
}

/// A module in its place. Rows of it include the one of its article rule, the last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlannedModule {
    /// What it holds.
    pub holds: ModuleContent,
    /// The article, or the first of several.
    pub article: Option<ArticleId>,
    /// Its weight.
    pub rank: Option<Rank>,
    /// Its place on the page.
    pub cells: CellRect,
    /// Name of its form, such as `over`, `picture-right`, `boxed side-head`.
    pub form: String,
    /// Where its head stands on the page, and its size.
    pub head: Option<PlannedHead>,
    /// Places of its pictures on the page, with their captions.
    pub pictures: Vec<CellRect>,
    /// The pictures that the page placed, each with what is cut off it.
    pub photos: Vec<PlannedPhoto>,
    /// Places of its legs on the page, each with the rows that it has and those it fills.
    pub legs: Vec<PlannedLeg>,
    /// Whether a box stands around it.
    pub boxed: bool,
    /// Page it goes on at, if it jumps.
    pub jumps_to: Option<PageLabel>,
    /// What the form costs, term by term, in hundredths.
    pub terms: Vec<(FormTerm, Cost)>,
}

/// A head in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedHead {
    /// Size of the headline.
    pub size: Length,
    /// Number of its lines.
    pub lines: u16,
    /// The rows and columns it takes, with the air around it.
    pub cells: CellRect,
    /// Whether its lines run downwards.
    pub vertical: bool,
    /// Whether a word of it is cut at a line end.
    pub cuts_word: bool,
}

/// A picture that the page placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedPhoto {
    /// Its path.
    pub image: ImagePath,
    /// How large its editor wants it.
    pub size: Option<PictureSize>,
    /// The part of the page that it takes, without its caption, in thousandths.
    pub part: u32,
    /// The part of it that is cut off, in thousandths.
    pub cut: u16,
    /// How many faces were found in it, which are not cut.
    pub faces: usize,
}

/// A leg of text in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedLeg {
    /// The rows it has.
    pub cells: CellRect,
    /// How many of them it fills, from the top.
    pub filled: u16,
    /// Whether a subhead stands at its foot.
    pub ends_with_subhead: bool,
}

impl PlannedLeg {
    /// Rows at its foot that are left blank.
    pub fn blank(&self) -> u16 {
        self.cells.rows.saturating_sub(self.filled)
    }
}

impl PlannedModule {
    /// Room that stays blank.
    pub fn empty(cells: CellRect) -> Self {
        Self::without_content(cells, "blank")
    }

    /// Room that nothing fills but the name of the paper: to whom counts content it is blank.
    pub fn house(cells: CellRect) -> Self {
        Self::without_content(cells, "house")
    }

    fn without_content(cells: CellRect, form: &str) -> Self {
        Self {
            holds: ModuleContent::Blank,
            article: None,
            rank: None,
            cells,
            form: form.to_owned(),
            head: None,
            pictures: Vec::new(),
            photos: Vec::new(),
            legs: Vec::new(),
            boxed: false,
            jumps_to: None,
            terms: Vec::new(),
        }
    }

    /// Cells of it that are left blank: the feet of its legs, or all if it holds nothing.
    pub fn blank(&self) -> u32 {
        match self.holds {
            ModuleContent::Blank => self.cells.area(),
            _ => self.legs.iter().map(|leg| u32::from(leg.blank())).sum(),
        }
    }

    /// What the form costs in all, in hundredths.
    pub fn cost(&self) -> Cost {
        self.terms.iter().map(|(_, cost)| cost).sum()
    }
}

impl Plan {
    /// What the page costs, in hundredths.
    pub fn cost(&self) -> Cost {
        self.terms.iter().map(|(_, cost)| cost).sum()
    }

    /// The sheet as `layout.json` keeps it once an editor accepts it; `listed` says on which page an
    /// article is listed.
    pub fn accepted<'a>(
        &self,
        paper: &str,
        listed: impl Fn(&ArticleId) -> Option<&'a PageLabel>,
    ) -> AcceptedSheet {
        let module = |module: &PlannedModule| AcceptedModule {
            holds: module.holds,
            article: module.article.clone(),
            column: module.cells.column,
            row: module.cells.row,
            columns: module.cells.columns,
            rows: module.cells.rows,
            form: module.form.clone(),
            head: module.head.map(|head| head.size),
            jumps_to: module.jumps_to.clone(),
            listed: module.article.as_ref().and_then(&listed).filter(|page| **page != self.label).cloned(),
            locked: false,
        };
        AcceptedSheet {
            paper: paper.to_owned(),
            page: self.label.clone(),
            sheet: self.sheet,
            columns: self.columns,
            rows: self.rows,
            body: self.body,
            modules: self.modules.iter().map(module).collect(),
        }
    }

    /// The cells that modules may take.
    pub fn free_cells(&self) -> u32 {
        u32::from(self.columns) * u32::from(self.rows.saturating_sub(self.taken))
    }

    /// Part of the free cells that something stands in, in thousandths: what is blank is the feet
    /// of legs and modules that hold nothing.
    pub fn filled(&self) -> u32 {
        let blank: u64 = self.modules.iter().map(|module| u64::from(module.blank())).sum();
        let thousandths = blank * 1000 / u64::from(self.free_cells().max(1));
        1000_u32.saturating_sub(u32::try_from(thousandths).unwrap_or(1000))
    }
}
