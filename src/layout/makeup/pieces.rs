//! The articles of an issue with all their forms, and the demand of each page.

use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;

use super::assign::Load;
use super::body_sizes::body_steps;
use super::group::PageStore;
use super::measured::{Measured, Sketch};
use super::page_plan::{SheetPlan, page_item};
use super::piece::{Piece, rank_at};
use super::surroundings::Surroundings;
use crate::geometry::Length;
use crate::layout::arrange::MOST_ITEMS;
use crate::layout::copyfit::copy::Exactness;
use crate::layout::grid::paper::Paper;
use crate::layout::style::context::Context;
use crate::layout::style::page_themes::theme_numbers;
use crate::model::{Article, ArticleId, Page, Rank};

/// Most articles that are arranged each by itself: beyond that briefs stand together (measured, see
/// docs/tuning.md: the search takes twice the time for each further article).
const MOST_PIECES: usize = 12;

/// Most briefs under one head. Tuned by eye on the two examples; see docs/tuning.md.
const MOST_BRIEFS: usize = 12;

/// The least number of groups of briefs that a sheet is filled with, where short articles are set as
/// briefs. Tuned by eye on generated pages; see docs/tuning.md.
const BRIEFS_OF_A_SHEET: u32 = 4;

/// The articles of an issue, page by page, as pieces whose sizes are known.
pub struct Pieces<'a>(pub(super) Vec<Vec<Measured<'a>>>);

impl Pieces<'_> {
    /// Demand of each article in cells, page by page.
    pub(super) fn areas(&self) -> Vec<Vec<u32>> {
        let of_page = |pieces: &Vec<Measured<'_>>| pieces.iter().map(|piece| piece.size.area).collect();
        self.0.iter().map(of_page).collect()
    }
}

/// Which of some sizes of body, the smallest first, fills the sheets of each page, or is the one in which an
/// editor accepted it. `pages` are those of the issue, with one grid.
pub fn bodies(pages: &[Context<'_>], pieces: &Pieces<'_>, sizes: &[Length]) -> Vec<Length> {
    let Some(Context { paper, issue, .. }) = pages.first() else { return Vec::new() };
    let growth: Vec<u32> = sizes.iter().map(|&size| growth(paper.body, size)).collect();
    let kept = |page: &Page| {
        let mut sheets = issue.accepted().of_paper(&paper.name);
        let body = sheets.find(|sheet| sheet.page == page.label)?.body;
        sizes.iter().position(|size| *size == body)
    };
    let kept: Vec<Option<usize>> = issue.issue().pages.iter().map(kept).collect();
    let steps = body_steps(&loads(pages, &pieces.0), &growth, &kept);
    steps.into_iter().map(|step| sizes.get(step).copied().unwrap_or(paper.body)).collect()
}

/// Demand of an issue when its body grows, in thousandths of that at the paper's own body: the text
/// grows with the square of the size, heads and pictures do not (measured; see docs/tuning.md).
fn growth(body: Length, size: Length) -> u32 {
    let square = i64::from(size.millipoints()).pow(2) * 1000 / i64::from(body.millipoints()).pow(2);
    (1000 + (square - 1000) * OF_TEXT / 100).max(0) as u32
}

/// The part of a page that is text, in hundredths (measured; see docs/tuning.md).
const OF_TEXT: i64 = 78;

/// The articles of all pages, as they are set.
pub fn pieces<'a>(pages: &[Context<'a>], store: &dyn PageStore) -> Pieces<'a> {
    all_pieces(pages, true, Exactness::Set, store)
}

/// The articles of all pages, broken only as far as needed to learn their demand.
pub fn cast_off<'a>(pages: &[Context<'a>], store: &dyn PageStore) -> Pieces<'a> {
    all_pieces(pages, true, Exactness::CastOff, store)
}

/// The articles of all pages, each with its context; the briefs of a page with many articles as one piece, if
/// that is wanted.
pub(super) fn all_pieces<'a>(
    pages: &[Context<'a>],
    merging: bool,
    exactness: Exactness,
    store: &dyn PageStore,
) -> Pieces<'a> {
    let pieces = |(number, context): (usize, &Context<'a>)| {
        let page = &context.issue.issue().pages[number];
        let surroundings = Surroundings::of(context, (number, 0), page.articles.iter());
        let sketches = of_page(context, page, surroundings.taken, merging);
        sketches.into_par_iter().filter_map(|sketch| sketch.measured(context, exactness, store)).collect()
    };
    Pieces(pages.par_iter().enumerate().map(pieces).collect())
}

/// The piece of an article that stands alone on its page, shaped.
pub(super) fn piece_on_page<'a>(
    context: &Context<'a>,
    number: usize,
    article: &ArticleId,
) -> Option<Piece<'a>> {
    let page = context.issue.issue().pages.get(number)?;
    let surroundings = Surroundings::of(context, (number, 0), page.articles.iter());
    let sketches = of_page(context, page, surroundings.taken, true);
    let is_it =
        |sketch: &&Sketch<'_>| !sketch.is_digest && sketch.article().is_some_and(|own| own.id == *article);
    sketches.iter().find(is_it)?.piece(context, Exactness::Set)
}

/// The pieces of a page; where they are many, its briefs are one piece.
fn of_page<'a>(context: &Context<'a>, page: &'a Page, taken: u16, merging: bool) -> Vec<Sketch<'a>> {
    let groups = if merging { brief_groups(context, page) } else { Vec::new() };
    let grouped: BTreeSet<usize> = groups.iter().flatten().copied().collect();
    let alone = page.articles.iter().enumerate().filter(|(place, _)| !grouped.contains(place));
    let alone = alone.map(|(place, article)| (place, vec![article], false));
    let digest = |group: Vec<usize>| {
        let articles: Vec<&Article> = group.iter().map(|&place| &page.articles[place]).collect();
        (group.first().copied().unwrap_or(0), articles, true)
    };
    let pieces: Vec<(usize, Vec<&Article>, bool)> = alone.chain(groups.into_iter().map(digest)).collect();
    let item = |(place, articles, is_digest): &(usize, Vec<&Article>, bool)| {
        let rank = if *is_digest { Rank::Minor } else { rank_at(articles[0], *place) };
        page_item(context.issue, articles, rank)
    };
    let plan = SheetPlan::of(context, page.plan, pieces.iter().map(item).collect());
    let planned = plan.items.into_iter().zip(plan.asked);
    let sketch = |((place, articles, is_digest), (item, asked))| Sketch {
        articles,
        place,
        taken,
        is_digest,
        item,
        asked,
    };
    pieces.into_iter().zip(planned).map(sketch).collect()
}

/// Which articles of a page stand together as briefs. On a page with many articles those that are
/// briefs; where there are so many short ones that no sheet could be arranged of them, these too.
fn brief_groups(context: &Context<'_>, page: &Page) -> Vec<Vec<usize>> {
    let articles = &page.articles;
    let is_brief = |article: &Article| {
        article.rank == Some(Rank::Brief)
            && article.pin.is_none()
            && article.group.is_none()
            && !article.boxed
    };
    let briefs: Vec<usize> = (0..articles.len()).filter(|&place| is_brief(&articles[place])).collect();
    if articles.len() <= MOST_PIECES {
        return Vec::new();
    }
    let free = context.paper.module_cells(0).max(1);
    let rows: Vec<u32> = articles.iter().map(|article| rows_in_column(context.paper, article)).collect();
    let sheets = rows.iter().fold(0_u32, |sum, &rows| sum.saturating_add(rows)).div_ceil(free).max(1);
    let pieces = articles.len() - briefs.len() + briefs.len().div_ceil(MOST_BRIEFS);
    let crowded = pieces > MOST_ITEMS && pieces > sheets as usize * MOST_PIECES;
    let grouped: Vec<usize> = match crowded {
        true => {
            let accompanied: BTreeSet<&ArticleId> =
                articles.iter().filter_map(|article| article.companion_of.as_ref()).collect();
            let is_short = |place: usize| {
                let article = &articles[place];
                rows[place] as usize * MOST_PIECES <= free as usize
                    && Piece::may_be_brief(article, place)
                    && !accompanied.contains(&article.id)
            };
            (0..articles.len()).filter(|&place| is_brief(&articles[place]) || is_short(place)).collect()
        }
        false => briefs,
    };
    if grouped.len() < 2 {
        return Vec::new();
    }
    if !crowded && grouped.len() <= MOST_BRIEFS * MOST_PIECES {
        return grouped.chunks(MOST_BRIEFS).map(<[usize]>::to_vec).collect();
    }
    let heights: Vec<u32> = grouped.iter().map(|&place| rows[place]).collect();
    let groups = groups_of_rows(&heights, free / BRIEFS_OF_A_SHEET).into_iter();
    groups.map(|group| grouped[group].to_vec()).collect()
}

/// About how many rows an article takes in a column, with those of its head and a blank.
fn rows_in_column(paper: &Paper, article: &Article) -> u32 {
    let line = (paper.measure.millipoints() / paper.body.millipoints().max(1)).max(1) as usize;
    let (mut rows, mut characters) = (2, 0);
    article.each_text(|place, text| {
        characters += text.chars().count();
        rows += usize::from(!place.starts_with("body/"));
    });
    rows += article.body.len() / 2 + characters.div_ceil(line);
    rows.min(1 << 24) as u32
}

/// Cuts a row of heights into groups, each of them as high as is wanted at most.
fn groups_of_rows(heights: &[u32], wanted: u32) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    let mut sum = 0;
    for (number, &height) in heights.iter().enumerate() {
        sum += height;
        match groups.last_mut() {
            Some(group) if sum <= wanted => group.end += 1,
            _ => {
                groups.push(number..number + 1);
                sum = height;
            }
        }
    }
    groups
}

/// What each page is asked for, and what it holds.
pub(super) fn loads(pages: &[Context<'_>], pieces: &[Vec<Measured<'_>>]) -> Vec<Load> {
    let themes = theme_numbers(pages);
    let load = |page: usize| Load { theme: themes[page], ..load(&pages[page], page, &pieces[page]) };
    (0..pages.len()).map(load).collect()
}

/// The width of the largest tabloid.
const LARGEST_TABLOID: Length = Length::from_points(900);

/// The fewest articles of a front page where so many are listed: what an editor expects of a broadsheet and of
/// a tabloid; see docs/tuning.md.
fn least_on_front(paper: &Paper) -> usize {
    if paper.trim.width > LARGEST_TABLOID { 6 } else { 4 }
}

fn load(context: &Context<'_>, page: usize, pieces: &[Measured<'_>]) -> Load {
    let cells = |sheet: usize| {
        let articles = pieces.iter().filter_map(|piece| piece.sketch.article());
        Surroundings::of(context, (page, sheet), articles).free_cells(context.paper)
    };
    Load {
        articles: pieces.iter().map(|piece| piece.size.area).collect(),
        first: cells(0),
        next: cells(1),
        may_move: pieces.iter().map(|piece| piece.size.may_move).collect(),
        is_booked: pieces.iter().map(|piece| piece.sketch.is_booked()).collect(),
        may_jump: pieces.iter().any(|piece| piece.size.may_jump),
        least: if page == 0 { least_on_front(context.paper) } else { 0 },
        theme: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn briefs_stand_together_up_to_a_height() {
        assert_eq!(groups_of_rows(&[10; 30], 100), [0..10, 10..20, 20..30]);
        assert_eq!(groups_of_rows(&[40, 40, 40, 90, 200, 10], 100), [0..2, 2..3, 3..4, 4..5, 5..6]);
        assert_eq!(groups_of_rows(&[], 100), Vec::<Range<usize>>::new());
    }
}
