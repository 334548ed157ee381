//! A group of pages that articles jump between: what its pages depend on, and what is made of it.
//!
//! Groups do not depend on each other, so each is made, or kept from an earlier run, by itself.

use serde::{Deserialize, Serialize};

use crate::check::Picture;
use crate::diagnostics::{Diagnostic, Error};
use crate::edition::Sheet;
use crate::layout::furniture::index_box::IndexEntry;
use crate::layout::grid::paper::Paper;
use crate::layout::plan::Plan;
use crate::layout::plan::asked::Asked;
use crate::layout::plan::bill::Cost;
use crate::layout::style::theme::Theme;
use crate::model::{AcceptedSheet, Article, Date, ImagePath, Page, PageLabel, Publication};
use crate::subjects::Subjects;

/// Everything that the pages of a group depend on besides the program and its fonts. Two groups
/// whose serialised forms are equal have equal pages.
#[derive(Debug, Serialize)]
pub struct PageGroup<'a> {
    /// How text looks.
    pub theme: &'a Theme,
    /// The grid, with the body that the issue is set in.
    pub paper: &'a Paper,
    /// The paper, for masthead, folios, imprint and fillers.
    pub publication: &'a Publication,
    /// Day of the issue, and the day on which it was printed.
    pub dates: (Date, Option<Date>),
    /// Number within the year, and since the paper began.
    pub numbers: (Option<u32>, Option<u32>),
    /// Number of newspaper pages of the issue.
    pub page_count: usize,
    /// Entries of the index box, where the group has the front page.
    pub index: Vec<IndexEntry>,
    /// Whether the last sheet of the issue is in the group: it carries the imprint.
    pub ends_issue: bool,
    /// Its sheets in their order.
    pub sheets: Vec<SheetGroup<'a>>,
    /// Those that an editor accepted.
    pub accepted: Vec<&'a AcceptedSheet>,
    /// The pictures that it shows.
    pub pictures: Vec<PictureKey<'a>>,
}

/// What of a picture pages depend on: its size in pixels, and what it shows.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct PictureKey<'a> {
    path: &'a ImagePath,
    width: u32,
    height: u32,
    subjects: Option<&'a Subjects>,
}

impl<'a> PictureKey<'a> {
    /// Of a picture.
    pub fn of(path: &'a ImagePath, picture: &'a Picture) -> Self {
        Self { path, width: picture.width, height: picture.height, subjects: picture.subjects.as_deref() }
    }
}

/// A sheet as it was planned.
#[derive(Debug, Serialize)]
pub struct SheetGroup<'a> {
    /// Number of its newspaper page among those of the issue.
    pub page: usize,
    /// Label, name and editors of that page, and all its articles.
    pub listed: &'a Page,
    /// Number among the sheets of its newspaper page, from 0.
    pub number: usize,
    /// The articles that begin on it, some of them listed on other pages.
    pub articles: Vec<&'a Article>,
    /// The sheet of the group on which articles may go on.
    pub goes_on: Option<usize>,
    /// Demand of its newspaper page, in thousandths of a sheet.
    pub demand: u32,
}

/// The pages of a group, made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MadePages {
    /// Sheets with their plans.
    pub sheets: Vec<PlacedSheet>,
    /// What was found, with the number of the newspaper page.
    pub diagnostics: Vec<(usize, Diagnostic)>,
}

/// A sheet with the newspaper page it is of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlacedSheet {
    /// Number of its newspaper page among those of the issue.
    pub page: usize,
    /// The sheet.
    pub sheet: Sheet,
    /// What stands where on it.
    pub plan: Plan,
}

/// Sheets in their order, and the plan of each.
pub type Sheets = (Vec<Sheet>, Vec<Plan>);

/// The sheets of some groups in the order of the issue, and their plans.
pub fn in_order(mut placed: Vec<PlacedSheet>) -> Sheets {
    placed.sort_by_key(|one| (one.page, one.sheet.number));
    placed.into_iter().map(|one| (one.sheet, one.plan)).unzip()
}

/// Makes the pages of a group.
pub type MakePages<'a> = Box<dyn FnOnce() -> Result<MadePages, Error> + 'a>;

/// What a piece asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceSize {
    /// Its demand, in cells.
    pub area: u32,
    /// Whether it may stand on a later page.
    pub may_move: bool,
    /// Whether its text may go on elsewhere.
    pub may_jump: bool,
}

/// Everything that the size of a piece depends on besides the program and its fonts.
#[derive(Debug, Serialize)]
pub struct SizeKey<'a> {
    /// How text looks.
    pub theme: &'a Theme,
    /// The grid.
    pub paper: &'a Paper,
    /// The paper, for its language and what it prints.
    pub publication: &'a Publication,
    /// The article, or the briefs that stand together.
    pub articles: &'a [&'a Article],
    /// Its place on its page.
    pub place: usize,
    /// What the plan of its page asks of it.
    pub asked: Asked,
    /// Rows at the top of its sheet that furniture takes.
    pub taken: u16,
    /// Whether the articles are briefs under one head.
    pub is_digest: bool,
    /// Whether it was only cast off.
    pub is_cast_off: bool,
    /// Its pictures.
    pub pictures: Vec<PictureKey<'a>>,
}

/// Where made pages may be kept from one run to the next.
pub trait PageStore: Sync {
    /// The pages of a group: those that are kept, or what `make` makes.
    ///
    /// # Errors
    /// Those of `make`.
    fn pages(&self, group: &PageGroup<'_>, make: MakePages<'_>) -> Result<MadePages, Error>;

    /// How a sheet of a page was arranged the last time, if that is known.
    fn last(&self, _: &PageLabel, _: usize) -> Option<LastSheet> {
        None
    }

    /// The size of a piece: the one that is kept, or what `measure` tells.
    fn size(&self, _: &SizeKey<'_>, measure: &mut dyn FnMut() -> PieceSize) -> PieceSize {
        measure()
    }
}

/// A sheet stands as it stood the last time, unless another is cheaper by this much, in hundredths. Tuned
/// by eye on the two examples; see docs/tuning.md.
pub const BETTER_BY: Cost = 2000;

/// A sheet as it was arranged the last time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastSheet {
    /// What stood where.
    pub sheet: AcceptedSheet,
    /// What it cost when it was found, in hundredths.
    pub cost: Cost,
}

/// Keeps no pages: every group is made.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoStore;

impl PageStore for NoStore {
    fn pages(&self, _: &PageGroup<'_>, make: MakePages<'_>) -> Result<MadePages, Error> {
        make()
    }
}

/// Makes the pages of the group of one page, by its number, and no others.
#[derive(Clone, Copy, Debug)]
pub struct PageAlone(pub usize);

impl PageStore for PageAlone {
    fn pages(&self, group: &PageGroup<'_>, make: MakePages<'_>) -> Result<MadePages, Error> {
        let has_page = group.sheets.iter().any(|sheet| sheet.page == self.0);
        if has_page { make() } else { Ok(MadePages::default()) }
    }
}
