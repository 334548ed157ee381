//! Sheets that an editor accepted: how they stood, and what is said where that changes.

use super::extra::{Extra, ExtraKind};
use super::piece::Piece;
use crate::diagnostics::{Code, Diagnostic};
use crate::layout::arrange::Stand;
use crate::layout::grid::cells::CellRect;
use crate::layout::grid::paper::Paper;
use crate::layout::plan::{ModuleContent, Plan, PlannedModule};
use crate::messages::{Argument, Sentence, list, sentence};
use crate::model::{AcceptedModule, AcceptedSheet, ArticleId};

/// Why a sheet cannot stand as it was accepted.
#[derive(Clone, Debug)]
pub enum Unkept {
    /// The grid of the paper, or the size of its body, is another.
    Grid,
    /// What stands on it now and did not, and what did and does not now.
    Content(Vec<Argument>, Vec<Argument>),
    /// Articles that have no form of the columns that they had.
    Forms(Vec<String>),
    /// The forms fill it at no heights, or something has to stand elsewhere.
    Heights,
}

/// The part of an accepted sheet that was arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AcceptedRegion {
    /// First row.
    pub top: u16,
    /// Its columns.
    pub columns: u16,
    /// Its rows.
    pub rows: u16,
    /// Whether it goes down to the foot of the sheet.
    pub is_whole: bool,
}

impl AcceptedRegion {
    /// That of a sheet; none of an empty one.
    pub fn of(accepted: &AcceptedSheet) -> Option<Self> {
        let top = filled(accepted).map(|module| module.row).min()?;
        let columns = filled(accepted).map(|module| module.column.saturating_add(module.columns)).max()?;
        let bottom = filled(accepted).map(|module| module.row.saturating_add(module.rows)).max()?;
        Some(Self { top, columns, rows: bottom - top, is_whole: bottom == accepted.rows })
    }

    /// Whether it lies on its sheet.
    pub fn fits(&self, accepted: &AcceptedSheet) -> bool {
        self.columns <= accepted.columns && self.top + self.rows <= accepted.rows
    }
}

/// The modules that hold something.
pub fn filled(accepted: &AcceptedSheet) -> impl Iterator<Item = &AcceptedModule> {
    accepted.modules.iter().filter(|module| module.holds != ModuleContent::Blank)
}

/// Whether the grid is the one on which a sheet was accepted.
pub fn has_grid_of(paper: &Paper, accepted: &AcceptedSheet) -> bool {
    (accepted.columns, accepted.rows, accepted.body) == (paper.columns, paper.rows + 1, paper.body)
}

/// Whether anything stands on an accepted sheet.
pub fn is_filled(accepted: &AcceptedSheet) -> bool {
    filled(accepted).next().is_some()
}

/// Whether an accepted sheet has a filler of the paper.
pub fn has_filler(accepted: &AcceptedSheet) -> bool {
    accepted.modules.iter().any(|module| module.holds == ModuleContent::Filler)
}

/// The module of a piece on the sheet where it was accepted.
pub fn module_of<'s>(accepted: &'s AcceptedSheet, piece: &Piece<'_>) -> Option<&'s AcceptedModule> {
    filled(accepted).find(|module| is_of(module, piece))
}

/// The number of the module of a piece on the sheet where it was accepted.
pub fn number_of(accepted: &AcceptedSheet, piece: &Piece<'_>) -> Option<usize> {
    filled(accepted).position(|module| is_of(module, piece))
}

fn is_of(module: &AcceptedModule, piece: &Piece<'_>) -> bool {
    module.holds == piece.holds && module.article.as_ref() == Some(&piece.article.id)
}

/// Where the pieces of a sheet stood, and then its extras; none for an optional extra that did not.
///
/// # Errors
/// They are not those that were accepted.
pub fn stands(
    pieces: &[Piece<'_>],
    extras: &[Extra],
    accepted: &AcceptedSheet,
    top: u16,
) -> Result<Vec<Option<Stand>>, Unkept> {
    let mut rest: Vec<&AcceptedModule> = filled(accepted).collect();
    let mut take = |wanted: &dyn Fn(&AcceptedModule) -> bool| {
        let module = rest.remove(rest.iter().position(|module| wanted(module))?);
        let cells = CellRect::new(module.column, module.row - top, module.columns, module.rows);
        Some(Stand { cells, alike: Vec::new(), is_locked: module.locked })
    };
    let (mut stands, mut new) = (Vec::new(), Vec::new());
    for piece in pieces {
        let stand = take(&|module| is_of(module, piece));
        if stand.is_none() {
            new.push(piece.article.id.to_string().into());
        }
        stands.push(stand);
    }
    for extra in extras {
        let has_size = |module: &AcceptedModule| {
            extra.sizes.iter().any(|&(columns, rows, _)| (columns, rows) == (module.columns, module.rows))
        };
        let stand = take(&|module| match extra.kind {
            ExtraKind::Masthead => module.holds == ModuleContent::Masthead,
            ExtraKind::Index => module.holds == ModuleContent::Index,
            ExtraKind::Filler(_) => module.holds == ModuleContent::Filler && has_size(module),
        });
        if stand.is_none() && !extra.optional {
            new.push(word_of(extra.planned(CellRect::default()).holds));
        }
        stands.push(stand);
    }
    let gone: Vec<Argument> =
        rest.iter().map(|module| name_of(module.holds, module.article.as_ref())).collect();
    if new.is_empty() && gone.is_empty() { Ok(stands) } else { Err(Unkept::Content(new, gone)) }
}

/// What messages call a module: the id of its article, else what it is.
fn name_of(holds: ModuleContent, article: Option<&ArticleId>) -> Argument {
    article.map_or_else(|| word_of(holds), |article| article.to_string().into())
}

fn word_of(holds: ModuleContent) -> Argument {
    let key = match holds {
        ModuleContent::Masthead => "module.masthead",
        ModuleContent::Index => "module.index",
        ModuleContent::Filler => "module.filler",
        _ => "module",
    };
    Argument::Sentence(Box::new(Sentence::new(key)))
}

/// What moved on a sheet that was kept, if anything did.
pub fn moved(accepted: &AcceptedSheet, plan: &Plan) -> Option<Diagnostic> {
    let stood = |module: &&PlannedModule| {
        let cells = module.cells;
        accepted.modules.iter().any(|other| {
            (other.holds, &other.article) == (module.holds, &module.article)
                && CellRect::new(other.column, other.row, other.columns, other.rows) == cells
                && (&other.form, other.head) == (&module.form, module.head.map(|head| head.size))
        })
    };
    let moved = plan.modules.iter().filter(|module| module.holds != ModuleContent::Blank && !stood(module));
    let moved: Vec<&PlannedModule> = moved.collect();
    (!moved.is_empty()).then(|| {
        let names = moved.iter().map(|module| name_of(module.holds, module.article.as_ref()));
        let message = sentence!("moved-modules", page = &plan.label, modules = list(names));
        let remark = Diagnostic::new(Code::MovedModules, message).on_page(&plan.label);
        let articles: Vec<&str> =
            moved.iter().filter_map(|module| module.article.as_ref()).map(|id| id.as_str()).collect();
        remark.help(sentence!("moved-modules.help", page = &plan.label)).data("articles", articles.join(" "))
    })
}

/// The cells in which the module of a piece is locked on a sheet of the same grid.
pub fn lock_of(locks: Option<&AcceptedSheet>, paper: &Paper, piece: &Piece<'_>) -> Option<CellRect> {
    let locks = locks.filter(|locks| has_grid_of(paper, locks))?;
    let module = module_of(locks, piece).filter(|module| module.locked)?;
    Some(CellRect::new(module.column, module.row, module.columns, module.rows))
}

/// That locked modules do not stand where they were locked; none if they do.
pub fn out_of_lock(locks: &AcceptedSheet, plan: &Plan) -> Option<Diagnostic> {
    let stands = |module: &&AcceptedModule| {
        plan.modules.iter().any(|other| {
            (other.holds, &other.article) == (module.holds, &module.article)
                && other.cells == CellRect::new(module.column, module.row, module.columns, module.rows)
        })
    };
    let away: Vec<Argument> = filled(locks)
        .filter(|module| module.locked && !stands(module))
        .map(|module| name_of(module.holds, module.article.as_ref()))
        .collect();
    (!away.is_empty()).then(|| {
        let (page, articles) = (&locks.page, list(away));
        let message = sentence!("layout-given-up.locked", page, articles);
        let fault = Diagnostic::new(Code::LayoutGivenUp, message).on_page(page);
        fault.help(sentence!("layout-given-up.help-locked"))
    })
}

/// That a sheet does not stand as it was accepted, and why.
pub fn given_up(accepted: &AcceptedSheet, why: Unkept) -> Diagnostic {
    let page = &accepted.page;
    let message = match why {
        Unkept::Grid => sentence!("layout-given-up.grid", page),
        Unkept::Content(new, gone) => match (new.is_empty(), gone.is_empty()) {
            (false, true) => sentence!("layout-given-up.new", page, new = list(new)),
            (true, _) => sentence!("layout-given-up.gone", page, gone = list(gone)),
            (false, false) => sentence!("layout-given-up.content", page, new = list(new), gone = list(gone)),
        },
        Unkept::Forms(articles) => sentence!("layout-given-up.forms", page, articles = list(articles)),
        Unkept::Heights => sentence!("layout-given-up", page),
    };
    let fault = Diagnostic::new(Code::LayoutGivenUp, message).on_page(page);
    fault.help(sentence!("layout-given-up.help", page))
}
