//! The articles of an issue with all their forms, and the demand of each page.

use rayon::prelude::*;

use super::assign::{Load, body_step};
use super::piece::Piece;
use super::surroundings::Surroundings;
use crate::geometry::Length;
use crate::layout::copyfit::copy::Exactness;
use crate::layout::style::context::Context;
use crate::model::{Article, Page, Rank};

/// Most articles that are arranged each by itself: beyond that briefs stand together (measured, see
/// docs/tuning.md: the search takes twice the time for each further article).
const MOST_PIECES: usize = 12;

/// Most briefs under one head. Tuned by eye on the two examples; see docs/tuning.md.
const MOST_BRIEFS: usize = 12;

/// The articles of an issue, page by page, each with all its forms.
pub struct Pieces<'a>(pub(super) Vec<Vec<Piece<'a>>>);

impl Pieces<'_> {
    /// Demand of each article in cells, page by page.
    pub(super) fn areas(&self) -> Vec<Vec<u32>> {
        let of_page =
            |pieces: &Vec<Piece<'_>>| pieces.iter().map(|piece| piece.forms.cheapest_area()).collect();
        self.0.iter().map(of_page).collect()
    }
}

/// Which of some sizes of body, the smallest first, fills the sheets of an issue.
pub fn body_of(context: &Context<'_>, pieces: &Pieces<'_>, sizes: &[Length]) -> Length {
    let loads = loads(context, &pieces.0);
    let growth: Vec<u32> = sizes.iter().map(|&size| growth(context.paper.body, size)).collect();
    sizes.get(body_step(&loads, &growth)).copied().unwrap_or(context.paper.body)
}

/// Demand of an issue when its body grows, in thousandths of that at the paper's own body: the text
/// grows with the square of the size, heads and pictures do not (measured; see docs/tuning.md).
fn growth(body: Length, size: Length) -> u32 {
    let square = i64::from(size.millipoints()).pow(2) * 1000 / i64::from(body.millipoints()).pow(2);
    (1000 + (square - 1000) * OF_TEXT / 100).max(0) as u32
}

/// The part of a page that is text, in hundredths (measured; see docs/tuning.md).
const OF_TEXT: i64 = 78;

/// The articles of all pages, shaped.
pub fn pieces<'a>(context: &Context<'a>) -> Pieces<'a> {
    all_pieces(context, true, Exactness::Set)
}

/// The articles of all pages, shaped, and broken only as far as needed to learn their demand.
pub fn cast_off<'a>(context: &Context<'a>) -> Pieces<'a> {
    all_pieces(context, true, Exactness::CastOff)
}

/// The articles of all pages, shaped; the briefs of a page with many articles as one piece, if
/// that is wanted.
pub(super) fn all_pieces<'a>(context: &Context<'a>, merging: bool, exactness: Exactness) -> Pieces<'a> {
    let pages = &context.issue.issue().pages;
    let pieces = |(number, page): (usize, &'a Page)| {
        let surroundings = Surroundings::of(context, (number, 0), page.articles.iter());
        of_page(context, page, surroundings.taken, merging, exactness)
    };
    Pieces(pages.par_iter().enumerate().map(pieces).collect())
}

/// The articles of a page; where they are many, its briefs are one piece.
fn of_page<'a>(
    context: &Context<'a>,
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
    let piece = |(place, article)| Piece::new(context, article, place, taken, exactness);
    let mut pieces: Vec<Piece<'_>> = alone.into_par_iter().map(piece).collect();
    if merges {
        let digests = briefs.chunks(MOST_BRIEFS);
        pieces.extend(digests.filter_map(|briefs| Piece::digest(context, briefs, taken, exactness)));
    }
    pieces
}

pub(super) fn loads(context: &Context<'_>, pieces: &[Vec<Piece<'_>>]) -> Vec<Load> {
    pieces.iter().enumerate().map(|(page, pieces)| load(context, page, pieces)).collect()
}

fn load(context: &Context<'_>, page: usize, pieces: &[Piece<'_>]) -> Load {
    let cells = |sheet: usize| {
        let articles = pieces.iter().map(|piece| piece.article);
        Surroundings::of(context, (page, sheet), articles).free_cells(context.paper)
    };
    Load {
        articles: pieces.iter().map(|piece| piece.forms.cheapest_area()).collect(),
        first: cells(0),
        next: cells(1),
        may_move: pieces.iter().map(Piece::may_move).collect(),
        may_jump: pieces.iter().any(Piece::may_jump),
    }
}
