//! The order of reading: that of the program where the places agree with it, else that of the places.

use std::collections::BTreeMap;

use super::super::boxes::BoxKind;
use super::super::boxes::BoxedPage;
use super::TrustOrder;
use super::figures::PageFigure;
use super::legs::in_legs;
use super::measure::{MeasuredPage, Piece};
use super::order::Ordering;
use super::owners::{Owned, Role, Standing, owners};
use super::units::{is_heading, is_quote, smallest_headline};

/// Share of successors, in hundredths, in which the program agrees with the places, so that it is believed.
const AGREED: usize = 70;

/// Tenths of the body that a heading has.
const HEAD: i64 = 11;

/// The order of some blocks.
#[derive(Debug)]
pub(super) struct Sequence {
    /// The blocks.
    pub(super) order: Vec<usize>,
    /// The first two blocks that only one of the two orders has one after the other.
    pub(super) differs: Option<(usize, usize)>,
    /// Whether the order is the program's.
    pub(super) by_engine: bool,
    /// For each block of the page that something owns the head of its article; nothing of any where the order is the
    /// program's.
    pub(super) owners: Vec<Option<Owned>>,
}

/// Puts blocks in order.
pub(super) fn sequence(
    page: &BoxedPage,
    measured: &MeasuredPage,
    blocks: &[usize],
    figures: &[PageFigure],
    trust: TrustOrder,
) -> Sequence {
    let placed: Vec<usize> =
        blocks.iter().copied().filter(|&at| measured.pieces[at].area.is_some()).collect();
    let owners = owned(page, measured, &placed, figures);
    let geometry = with_unplaced(by_owners(measured, &by_places(measured, &placed), &owners), blocks);
    let text = |at: usize| page.blocks[at].kind != BoxKind::Separator;
    let Some(engine) = by_engine(page, blocks, &geometry, &text) else {
        return Sequence { order: geometry, differs: None, by_engine: false, owners };
    };
    let mut after = vec![None; page.blocks.len()];
    let words: Vec<usize> = geometry.iter().copied().filter(|&at| text(at)).collect();
    words.windows(2).for_each(|pair| after[pair[0]] = Some(pair[1]));
    let pairs: Vec<_> = engine.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let agrees = |pair: &&(usize, usize)| after[pair.0] == Some(pair.1);
    let share = 100 * pairs.iter().filter(agrees).count() / pairs.len().max(1);
    let differs = pairs.iter().find(|pair| !agrees(pair)).copied();
    let by_engine = match trust {
        TrustOrder::Engine => true,
        TrustOrder::Geometry => false,
        TrustOrder::Agreement => share >= AGREED || placed.is_empty() || pairs.is_empty(),
    };
    match by_engine {
        true => Sequence { order: engine, differs, by_engine, owners: vec![None; page.blocks.len()] },
        false => Sequence { order: geometry, differs, by_engine, owners },
    }
}

/// The order of the program; none where it gives none. Blocks that it leaves out stand after the one that the places
/// have before them.
fn by_engine(
    page: &BoxedPage,
    blocks: &[usize],
    geometry: &[usize],
    text: &dyn Fn(usize) -> bool,
) -> Option<Vec<usize>> {
    let mut order: Vec<usize> =
        blocks.iter().copied().filter(|&at| page.blocks[at].order.is_some()).collect();
    order.sort_by_key(|&at| (page.blocks[at].order, at));
    let others = || geometry.iter().copied().filter(|&at| text(at) && page.blocks[at].order.is_none());
    if order.is_empty() || others().count() > order.len() {
        return None;
    }
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); page.blocks.len()];
    let (mut first, mut before) = (Vec::new(), None);
    for &at in geometry.iter().filter(|&&at| text(at)) {
        match (page.blocks[at].order, before) {
            (Some(_), _) => before = Some(at),
            (None, Some(before)) => next[before].push(at),
            (None, None) => first.push(at),
        }
    }
    let mut all = first;
    for at in order {
        all.push(at);
        all.append(&mut next[at]);
    }
    Some(all)
}

/// For each block of the page the head of its article, by the places of all.
fn owned(
    page: &BoxedPage,
    measured: &MeasuredPage,
    placed: &[usize],
    figures: &[PageFigure],
) -> Vec<Option<Owned>> {
    let headline = smallest_headline(measured);
    let words = placed.iter().filter_map(|&at| {
        let piece = &measured.pieces[at];
        let role = match piece.kind {
            BoxKind::Separator if piece.area?.width() < piece.area?.height() => return None,
            BoxKind::Separator => Role::Rule,
            BoxKind::Advert => Role::Figure,
            _ if is_heading(page, measured, at) && 10 * piece.size >= headline * measured.body => Role::Head,
            _ if is_heading(page, measured, at) => Role::Heading,
            _ if is_quote(measured, at) => Role::Figure,
            _ => Role::Text,
        };
        let upright = piece.vertical != measured.vertical;
        Some((at, Standing { area: piece.area?, role, size: piece.size, halves: piece.halves, upright }))
    });
    let pictures = figures.iter().filter(|figure| !figure.is_ornament).filter_map(|figure| {
        let (role, size, upright) = (Role::Figure, measured.body, false);
        Some((figure.image, Standing { area: figure.area?, role, size, halves: 0, upright }))
    });
    let (blocks, standing): (Vec<usize>, Vec<Standing>) = words.chain(pictures).unzip();
    let mut found = vec![None; page.blocks.len()];
    for (number, owner) in owners(&standing, measured.body).into_iter().enumerate() {
        found[blocks[number]] = owner.map(|owned| Owned { by: blocks[owned.by], ..owned });
    }
    found
}

/// An order in which the blocks of every article stand together, where its first stands in the order of the page: the
/// head from the top, the text in its legs.
fn by_owners(measured: &MeasuredPage, order: &[usize], owners: &[Option<Owned>]) -> Vec<usize> {
    let mut articles: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &at in order {
        if let Some(owned) = owners[at] {
            articles.entry(owned.by).or_default().push(at);
        }
    }
    let area = |at: usize| measured.pieces[at].area;
    let article = |own: Vec<usize>| {
        let (mut head, text): (Vec<usize>, Vec<usize>) =
            own.into_iter().partition(|&at| owners[at].is_some_and(|owned| owned.is_head));
        head.sort_by_key(|&at| (area(at).map(|area| (area.top, area.left)), at));
        let areas: Vec<_> = text.iter().filter_map(|&at| area(at)).collect();
        head.extend(in_legs(&areas, measured.body).into_iter().map(|number| text[number]));
        head
    };
    let mut all = Vec::with_capacity(order.len());
    for &at in order {
        match owners[at] {
            None => all.push(at),
            Some(owned) => all.extend(articles.remove(&owned.by).map(article).into_iter().flatten()),
        }
    }
    all
}

fn by_places(measured: &MeasuredPage, placed: &[usize]) -> Vec<usize> {
    let piece = |&at: &usize| &measured.pieces[at];
    let is_head = |piece: &Piece| {
        let short = piece.halves <= 80 && 10 * piece.size >= HEAD * measured.body;
        piece.kind == BoxKind::Title && (short || piece.vertical)
    };
    let areas: Vec<_> = placed.iter().filter_map(|at| piece(at).area).collect();
    let heads: Vec<bool> = placed.iter().map(|at| is_head(piece(at))).collect();
    let upright: Vec<bool> =
        placed.iter().map(|at| is_head(piece(at)) && piece(at).vertical != measured.vertical).collect();
    let ordering = Ordering { areas: &areas, heads: &heads, upright: &upright, body: measured.body };
    ordering.order().into_iter().map(|at| placed[at]).collect()
}

/// Puts blocks without a place after those that they follow in the file.
fn with_unplaced(order: Vec<usize>, blocks: &[usize]) -> Vec<usize> {
    if order.len() == blocks.len() {
        return order;
    }
    let most = blocks.iter().max().map_or(0, |most| most + 1);
    let mut is_placed = vec![false; most];
    order.iter().for_each(|&at| is_placed[at] = true);
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); most];
    let (mut all, mut before) = (Vec::with_capacity(blocks.len()), None);
    for &at in blocks {
        match before {
            _ if is_placed[at] => before = Some(at),
            Some(before) => next[before].push(at),
            None => all.push(at),
        }
    }
    for at in order {
        all.push(at);
        all.append(&mut next[at]);
    }
    all
}
