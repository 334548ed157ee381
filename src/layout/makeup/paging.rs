//! Articles to newspaper pages, where the paper leaves that to the program (`pages = "auto"`).
//!
//! The pages of the source are its sections in their order, each with its articles by weight. Here
//! they are measured and shared out over as many pages as they fill, in that order: a section goes
//! on on the next page, or ends in the middle of one.

use std::collections::BTreeMap;

use super::assign::share_end;
use super::group::NoStore;
use super::pieces::all_pieces;
use super::surroundings::Surroundings;
use crate::check::CheckedIssue;
use crate::layout::copyfit::copy::Exactness;
use crate::layout::style::context::Context;
use crate::model::{AcceptedModule, AcceptedSheet, Article, ArticleId, Page, PageLabel, Paging};

/// The fullest a page is planned, in thousandths (measured, see docs/tuning.md: up to 1030 no form
/// has to be forced).
const PLANNED: u32 = 1000;

/// The articles of an issue on the pages they fill; none where the editor says what is on each.
/// `contexts` are those of the sections.
pub fn pages(contexts: &[Context<'_>]) -> Option<Vec<Page>> {
    let context = contexts.first()?;
    let issue: &CheckedIssue = context.issue;
    if issue.issue().paging != Paging::Auto {
        return None;
    }
    let sections = &issue.issue().pages;
    let articles: Vec<(&Page, &Article)> =
        sections.iter().flat_map(|page| page.articles.iter().map(move |article| (page, article))).collect();
    let free = |page: usize| {
        let none = std::iter::empty::<&Article>();
        Surroundings::of(context, (page, 0), none).free_cells(context.paper)
    };
    let listed: Vec<&ArticleId> = articles.iter().map(|(_, article)| &article.id).collect();
    let shares = accepted(context, &listed).unwrap_or_else(|| {
        let measured = all_pieces(contexts, false, Exactness::CastOff, &NoStore);
        shared(&measured.areas().concat(), &free)
    });
    let page = |(number, articles_here): (usize, &[(&Page, &Article)])| {
        let (section, _) = articles_here.first()?;
        Some(Page {
            label: label_of(number),
            name: section.name.clone(),
            plan: section.plan,
            theme: section.theme.clone(),
            editors: section.editors.clone(),
            articles: articles_here.iter().map(|(_, article)| (*article).clone()).collect(),
        })
    };
    let parts = shares.into_iter().map(|share| &articles[share]).enumerate();
    Some(parts.filter_map(page).collect())
}

/// The parts that were accepted as pages; none unless they are all articles, in their order.
fn accepted(context: &Context<'_>, articles: &[&ArticleId]) -> Option<Vec<std::ops::Range<usize>>> {
    let sheets = context.issue.accepted().of_paper(&context.paper.name);
    let modules = sheets.flat_map(|sheet| sheet.modules.iter().map(move |module| (sheet, module)));
    let page = |(sheet, module): (&'_ AcceptedSheet, &'_ AcceptedModule)| {
        Some((module.article.clone()?, module.listed.clone().unwrap_or_else(|| sheet.page.clone())))
    };
    let pages: BTreeMap<ArticleId, PageLabel> = modules.filter_map(page).collect();
    let mut parts: Vec<(PageLabel, std::ops::Range<usize>)> = Vec::new();
    for (number, article) in articles.iter().enumerate() {
        let label = pages.get(*article)?;
        match parts.last_mut() {
            Some((last, part)) if last == label => part.end += 1,
            _ => parts.push((label.clone(), number..number + 1)),
        }
    }
    let follows = |(number, (label, _)): (usize, &(PageLabel, _))| *label == label_of(number);
    let is_whole = pages.len() == articles.len() && parts.iter().enumerate().all(follows);
    is_whole.then(|| parts.into_iter().map(|(_, part)| part).collect())
}

/// The label of a page that the program makes.
fn label_of(number: usize) -> PageLabel {
    format!("{:02}", number + 1).into()
}

/// Cuts a row of areas into parts, one for each page, as few as hold them and each as full as the
/// others. `free` says what a page holds.
fn shared(areas: &[u32], free: &impl Fn(usize) -> u32) -> Vec<std::ops::Range<usize>> {
    let demand: u64 = areas.iter().map(|&area| u64::from(area)).sum();
    let room = |pages: usize| (0..pages).map(|page| u64::from(free(page))).sum::<u64>();
    let holds = |&pages: &usize| demand * 1000 <= room(pages) * u64::from(PLANNED);
    let pages = (1..=areas.len().max(1)).find(holds).unwrap_or(areas.len());
    let all = room(pages).max(1);
    let (mut parts, mut from, mut before) = (Vec::new(), 0, 0_u64);
    for page in 0..pages {
        let wanted = if page + 1 < pages { demand * room(page + 1) / all } else { u64::MAX };
        let (to, sum) = share_end(areas, from, before, wanted);
        before = sum;
        parts.push(from..to);
        from = to;
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_cut_into_parts_of_like_size_in_their_order() {
        let parts = shared(&[400, 300, 300, 500, 200, 250], &|_| 1000);
        assert_eq!(parts, [0..3, 3..6]);
        assert_eq!(shared(&[400, 300], &|_| 1000), vec![0..2]);
        assert_eq!(shared(&[], &|_| 1000), Vec::<std::ops::Range<usize>>::new());
    }

    #[test]
    fn a_front_page_with_a_masthead_takes_less() {
        let parts = shared(&[250; 8], &|page| if page == 0 { 600 } else { 1400 });
        assert_eq!(parts, [0..2, 2..8]);
    }
}
