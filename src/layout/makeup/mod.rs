//! Articles to pages (拼版): which stand on which sheet, and where.
//!
//! The recipe: every article becomes a [`piece`] with all its forms ([`pieces`]), or is [`measured`] as it
//! was in an earlier run, for the [`page_plan`] of its page; weighed against
//! what stands on its sheet besides ([`surroundings`], [`extra`]) and the notices that are [`booked`] there;
//! [`mod@assign`] shares the pieces
//! out over sheets, each full enough and not too full; where there is too little text it grows ([`body_sizes`]). Pages that articles jump between are a
//! [`group`]; its sheets wait in a [`queue`] and are made one after the other: [`sheet`] arranges
//! one, as it was [`accepted`], or relaxing wishes step by step where it must, else [`beside`]
//! what was booked; each chosen form becomes
//! frames as a [`module`], [`finish`] adds the furniture; [`picture_sizes`] says which pictures are not as large as
//! was wanted, [`mod@unkept_plan`] what a page lacks of what its editor says it is about; what fits no sheet is a [`refusal`].
//! [`mod@form_sizes`] says what an article could be instead.
//! [`mod@put_back`] gives accepted sheets the articles they had; [`paging`] puts articles on pages where the
//! paper leaves that to the program.

mod accepted;
pub(crate) mod assign;
mod beside;
mod body_sizes;
mod booked;
pub(crate) mod extra;
mod finish;
pub(crate) mod form_sizes;
pub(crate) mod group;
mod measured;
pub(crate) mod module;
mod page_plan;
pub(crate) mod paging;
mod picture_sizes;
pub(crate) mod piece;
pub(crate) mod pieces;
mod put_back;
mod queue;
pub(crate) mod refusal;
pub(crate) mod sheet;
mod surroundings;
mod unkept_plan;

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::arrange::Problem;
use super::style::context::Context;
use super::style::page_themes::theme_numbers;
use crate::diagnostics::{Checked, Code, Diagnostic, Error};
use crate::messages::sentence;
use crate::model::{ArticleId, Page, PageLabel};

use assign::{Load, SheetLoad, assign, linked};
use group::{MadePages, PageStore, Sheets};
use measured::Measured;
use page_plan::SheetPlan;
use piece::Piece;
use pieces::{Pieces, loads};
use put_back::put_back;
use queue::{PlannedQueue, queues};
use sheet::SheetJob;
use surroundings::Surroundings;

/// All sheets of an issue, and their plans; each page has its context. Groups of pages are made side by side, unless `store`
/// has kept them.
///
/// An article that no sheet can take in any form is left out, with a fault of it (L116).
///
/// # Errors
/// Those of the store.
pub fn make_up<'a>(
    pages: &[Context<'a>],
    pieces: Pieces<'a>,
    demand: &[u32],
    store: &dyn PageStore,
) -> Result<Checked<Sheets>, Error> {
    let Some(Context { issue, paper, .. }) = pages.first() else {
        return Ok(Checked { value: Sheets::default(), diagnostics: Vec::new() });
    };
    let accepted = issue.accepted().of_paper(&paper.name);
    let assigned = assign(&loads(pages, &pieces.0));
    let put_back = put_back(assigned.clone(), &issue.issue().pages, accepted, &pieces.0);
    // What was accepted may have gone on on a page that has a theme of its own now.
    let loads = if shares_themes(&put_back, &theme_numbers(pages)) { put_back } else { assigned };
    let (moved, remarks) = moved(&issue.issue().pages, &loads, &pieces.0);
    let pages: Vec<Context<'_>> = pages.iter().map(|page| Context { moved: &moved, ..*page }).collect();
    let made = |queue: PlannedQueue<'_, '_>| store.pages(&queue.group(), Box::new(|| Ok(queue.run(store))));
    let queues = queues(&pages, demand, loads, pieces.0);
    let made: Vec<MadePages> = queues.into_par_iter().map(made).collect::<Result<_, _>>()?;
    let (mut sheets, mut diagnostics) = (Vec::new(), Vec::new());
    for one in made {
        sheets.extend(one.sheets);
        diagnostics.extend(one.diagnostics);
    }
    diagnostics.extend(remarks);
    diagnostics.sort_by_key(|(page, _)| *page);
    let diagnostics = diagnostics.into_iter().map(|(_, remark)| remark).collect();
    Ok(Checked { value: group::in_order(sheets), diagnostics })
}

/// Demand of each page, in thousandths of its first sheet.
pub fn demand(pages: &[Context<'_>], pieces: &Pieces<'_>) -> Vec<u32> {
    loads(pages, &pieces.0).iter().map(Load::demand_thousandths).collect()
}

/// Whether articles move and jump between pages of one theme alone; `themes` has the theme of each page.
fn shares_themes(sheets: &[SheetLoad], themes: &[usize]) -> bool {
    linked(themes.len(), sheets).iter().zip(themes).all(|(&first, theme)| themes[first] == *theme)
}

/// The articles that stand on other pages than they are listed on, with the label of that page,
/// and a remark on each.
fn moved(
    pages: &[Page],
    loads: &[SheetLoad],
    pieces: &[Vec<Measured<'_>>],
) -> (BTreeMap<ArticleId, PageLabel>, Vec<(usize, Diagnostic)>) {
    let (mut moved, mut remarks) = (BTreeMap::new(), Vec::new());
    for sheet in loads {
        for one in sheet.articles.iter().filter(|one| one.page != sheet.page) {
            let Some(article) = pieces[one.page][one.article].sketch.article() else { continue };
            let (from, to) = (&pages[one.page].label, &pages[sheet.page].label);
            let key = if sheet.number == 0 { "moved-article" } else { "moved-article.added" };
            let remark = Diagnostic::new(Code::MovedArticle, sentence!(key, from, to));
            let remark = remark.in_article(&article.id).help(sentence!("moved-article.help"));
            remarks.push((one.page, remark));
            moved.insert(article.id.clone(), to.clone());
        }
    }
    (moved, remarks)
}

/// The search problem of the first page of an issue, without fillers and jumps.
pub fn first_problem<'a>(context: &Context<'a>, pieces: Pieces<'a>) -> Option<Problem> {
    let (page, pieces) = (context.issue.issue().pages.first()?, pieces.0.into_iter().next()?);
    let pieces: Vec<Piece<'_>> = pieces.into_iter().filter_map(|one| one.shaped(context)).collect();
    let articles = pieces.iter().map(|piece| piece.article);
    let Surroundings { taken, extras } = Surroundings::of(context, (0, 0), articles);
    let items = pieces.iter().map(|piece| piece.item.clone()).collect();
    let plan = SheetPlan::of(context, page.plan, items);
    let job = SheetJob {
        page,
        number: 0,
        taken,
        demand: 0,
        pieces: &pieces,
        extras: &extras,
        goes_on: None,
        any_form: false,
        plan: &plan,
        locks: None,
    };
    Some(job.whole_problem(context))
}
