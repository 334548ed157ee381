//! Articles back on the sheets on which an editor accepted them.

use std::collections::BTreeMap;

use super::accepted::filled;
use super::assign::{Listed, SheetLoad};
use super::measured::{Measured, Sketch};
use crate::layout::plan::ModuleContent;
use crate::model::{AcceptedModule, AcceptedSheet, ArticleId, Page, PageLabel};

/// A sheet, by the number of its page and its own.
type Place = (usize, usize);

/// What stands on a sheet, and the one on which it goes on.
type Planned = (Vec<Listed>, Option<Place>);

/// Puts the pieces of accepted sheets where they were accepted, unless their editor lists them on another
/// page than then, and lets those sheets go on elsewhere that did. `pages` are those of the issue.
pub fn put_back<'s>(
    loads: Vec<SheetLoad>,
    pages: &[Page],
    accepted: impl Iterator<Item = &'s AcceptedSheet>,
    pieces: &[Vec<Measured<'_>>],
) -> Vec<SheetLoad> {
    let accepted = in_sequence(pages, accepted);
    if accepted.is_empty() {
        return loads;
    }
    let modules = by_article(&accepted);
    let place = |load: &SheetLoad| (load.page, load.number);
    let goes_on = |load: &SheetLoad| (place(load), (Vec::new(), load.goes_on.map(|to| place(&loads[to]))));
    let mut sheets: BTreeMap<Place, Planned> = loads.iter().map(goes_on).collect();
    // Those that stay, then those that come from elsewhere.
    let mut come = Vec::new();
    for load in &loads {
        for one in &load.articles {
            let sketch = &pieces[one.page][one.article].sketch;
            match place_of(&modules, sketch, &pages[one.page].label).filter(|stood| *stood != place(load)) {
                Some(stood) => come.push((stood, *one)),
                None => sheets.entry(place(load)).or_default().0.push(*one),
            }
        }
    }
    for (stood, one) in come {
        sheets.entry(stood).or_default().0.push(one);
    }
    for (from, to) in jumps(&accepted, &modules) {
        sheets.entry(to).or_default();
        sheets.entry(from).or_default().1 = Some(to);
    }
    let order: Vec<Place> = sheets.keys().copied().collect();
    let load = |((page, number), (articles, goes_on)): (Place, Planned)| {
        let goes_on = goes_on.and_then(|target| order.binary_search(&target).ok());
        SheetLoad { page, number, articles, goes_on }
    };
    sheets.into_iter().map(load).collect()
}

/// The accepted sheets of pages of the issue; of each page as far as they follow each other, whatever a
/// file says.
fn in_sequence<'s>(
    pages: &[Page],
    accepted: impl Iterator<Item = &'s AcceptedSheet>,
) -> BTreeMap<Place, &'s AcceptedSheet> {
    let numbers: BTreeMap<&PageLabel, usize> = pages.iter().map(|page| &page.label).zip(0..).collect();
    let place = |sheet: &'s AcceptedSheet| Some(((*numbers.get(&sheet.page)?, sheet.sheet), sheet));
    let all: BTreeMap<Place, &AcceptedSheet> = accepted.filter_map(place).collect();
    let mut next: BTreeMap<usize, usize> = BTreeMap::new();
    let mut follows = |page: usize, sheet: usize| {
        let next = next.entry(page).or_default();
        *next += usize::from(*next == sheet);
        *next > sheet
    };
    all.into_iter().filter(|((page, sheet), _)| follows(*page, *sheet)).collect()
}

/// A module with the place of its sheet and the label of its page.
type Placed<'s> = (Place, &'s PageLabel, &'s AcceptedModule);

/// The modules of each article, by their sheets.
fn by_article<'s>(accepted: &BTreeMap<Place, &'s AcceptedSheet>) -> BTreeMap<&'s ArticleId, Vec<Placed<'s>>> {
    let mut modules: BTreeMap<&ArticleId, Vec<Placed<'_>>> = BTreeMap::new();
    for (&place, sheet) in accepted {
        for module in filled(sheet) {
            if let Some(article) = &module.article {
                modules.entry(article).or_default().push((place, &sheet.page, module));
            }
        }
    }
    modules
}

/// Where a piece stood that is listed on a page, if it was listed there.
fn place_of(
    modules: &BTreeMap<&ArticleId, Vec<Placed<'_>>>,
    sketch: &Sketch<'_>,
    listed: &PageLabel,
) -> Option<Place> {
    let is_it = |(_, page, module): &&Placed<'_>| {
        module.holds == sketch.holds() && module.listed.as_ref().unwrap_or(page) == listed
    };
    modules.get(&sketch.article()?.id)?.iter().find(is_it).map(|(place, ..)| *place)
}

/// From which sheet articles went on, and to which later one.
fn jumps(
    accepted: &BTreeMap<Place, &AcceptedSheet>,
    modules: &BTreeMap<&ArticleId, Vec<Placed<'_>>>,
) -> Vec<(Place, Place)> {
    let target = |(&from, sheet): (&Place, &&AcceptedSheet)| {
        let article = filled(sheet).find(|module| module.jumps_to.is_some())?.article.as_ref()?;
        let goes_on =
            |(place, _, module): &&Placed<'_>| *place > from && module.holds == ModuleContent::Continuation;
        modules.get(article)?.iter().find(goes_on).map(|(to, ..)| (from, *to))
    };
    accepted.iter().filter_map(target).collect()
}
