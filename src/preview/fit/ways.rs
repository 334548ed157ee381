//! What would make an article fit: wishes that are acts, and what somebody has to write.

use crate::check::CheckedIssue;
use crate::layout::Composed;
use crate::layout::plan::{ModuleContent, Plan};
use crate::messages::{Sentence, count, sentence};
use crate::model::walk::plain_text;
use crate::model::{Article, Block, PictureSize, Rank};
use crate::press::Press;

use super::Way;
use super::place::Place;
use super::try_out::{Given, given};
use crate::preview::hand::Act;
use crate::preview::hand::said::{rank_name, size_name};

/// A leg that lacks so few rows is no fault.
const LITTLE: u32 = 3;

/// So many paragraphs are tried, those that have about the characters that are too many.
const TRIED: usize = 5;

const SIZES: [PictureSize; 4] =
    [PictureSize::Small, PictureSize::Medium, PictureSize::Large, PictureSize::Dominant];

/// The ways for an article that lacks room or leaves it; none where it fits.
pub(super) fn of(place: &Place, article: &Article, issue: &CheckedIssue, press: &Press) -> Vec<Way> {
    if place.over == 0 && place.blank <= LITTLE {
        return Vec::new();
    }
    let columns = place.cells.columns;
    let now = given(article.clone(), place, columns, (issue, press));
    let tried = |changed: Article| {
        let new = given(changed, place, columns, (issue, press))?;
        helps(place, now, new).then_some(new)
    };
    let way = |(words, act, changed): (Sentence, Option<Act>, Article)| {
        let new = tried(changed)?;
        Some(Way { words, gives: gives(new), spare: new.spare, act, paragraph: None })
    };
    let acts =
        sizes(article).into_iter().chain(ranks(article)).chain(unboxed(article)).chain(unquoted(article));
    let mut ways: Vec<Way> = acts.filter_map(way).collect();
    ways.extend(other_columns(place, article, now, (issue, press)));
    if place.over > 0 {
        ways.extend(cuts(place, article, &tried));
    }
    ways
}

/// Whether a try is better than what is: it fits what did not, or fills what stayed blank.
fn helps(place: &Place, now: Option<Given>, new: Given) -> bool {
    match now {
        None => true,
        Some(now) if place.over > 0 => new.spare > now.spare,
        Some(now) => new.spare >= 0 && new.spare < now.spare.max(place.blank as i32),
    }
}

/// What a try gives.
fn gives(new: Given) -> Sentence {
    let legs = count(new.columns);
    match new.spare {
        0.. => sentence!("fit-gives", legs, rows = count(new.spare.unsigned_abs())),
        _ => sentence!("fit-gives.lacks", legs, rows = count(new.spare.unsigned_abs())),
    }
}

type Change = (Sentence, Option<Act>, Article);

/// Other sizes of the first picture that the page places.
fn sizes(article: &Article) -> Vec<Change> {
    let Some(figure) = article.figures.iter().position(|figure| figure.image.is_some()) else {
        return Vec::new();
    };
    let own = article.figures[figure].size;
    let change = |size: PictureSize| {
        let mut changed = article.clone();
        changed.figures[figure].size = Some(size);
        let picture = article.figures[figure].image.clone()?;
        let act = Act::Size { article: article.id.clone(), picture, value: Some(size) };
        Some((sentence!("fit-way.size", size = size_name(size)), Some(act), changed))
    };
    SIZES.into_iter().filter(|size| own != Some(*size)).filter_map(change).collect()
}

/// The ranks beside its own, whose heads have other sizes.
fn ranks(article: &Article) -> Vec<Change> {
    const RANKS: [Rank; 4] = [Rank::Lead, Rank::Major, Rank::Middle, Rank::Minor];
    let own = article.rank.and_then(|own| RANKS.iter().position(|rank| *rank == own));
    let Some(own) = own else { return Vec::new() };
    let beside = [own.checked_sub(1), Some(own + 1)].into_iter().flatten();
    let change = |number: usize| {
        let rank = *RANKS.get(number)?;
        let act = Act::Rank { article: article.id.clone(), value: Some(rank) };
        let changed = Article { rank: Some(rank), ..article.clone() };
        Some((sentence!("fit-way.rank", rank = rank_name(rank)), Some(act), changed))
    };
    beside.filter_map(change).collect()
}

fn unboxed(article: &Article) -> Option<Change> {
    let act = Act::Box { article: article.id.clone(), on: false };
    let changed = Article { boxed: false, ..article.clone() };
    article.boxed.then(|| (sentence!("fit-way.unbox"), Some(act), changed))
}

fn unquoted(article: &Article) -> Option<Change> {
    let changed = Article { quote: None, ..article.clone() };
    article.quote.is_some().then(|| (sentence!("fit-way.quote"), None, changed))
}

/// The article in a column less or more, in as many cells.
fn other_columns(
    place: &Place,
    article: &Article,
    now: Option<Given>,
    with: (&CheckedIssue, &Press),
) -> Vec<Way> {
    let columns = place.cells.columns;
    let beside = [columns.saturating_sub(1), columns + 1].into_iter().filter(|&columns| columns > 0);
    let way = |columns: u16| {
        let new = given(article.clone(), place, columns, with).filter(|new| helps(place, now, *new))?;
        let words = sentence!("fit-way.columns", legs = count(columns));
        Some(Way { words, gives: gives(new), spare: new.spare, act: None, paragraph: None })
    };
    beside.filter_map(way).collect()
}

/// The paragraph without which the article fits best; where none is enough, the one from which on it is cut.
fn cuts(place: &Place, article: &Article, tried: &dyn Fn(Article) -> Option<Given>) -> Option<Way> {
    let paragraphs = paragraphs(article);
    let over = place.over_characters() as usize;
    let mut near: Vec<usize> = (0..paragraphs.len()).filter(|&one| paragraphs[one].1 >= over).collect();
    near.sort_by_key(|&one| paragraphs[one].1);
    let without = |one: usize| {
        let mut changed = article.clone();
        changed.body.remove(paragraphs[one].0);
        Some((one, paragraphs[one].1, tried(changed)?))
    };
    let alone = near.into_iter().take(TRIED).filter_map(without).filter(|(.., new)| new.spare >= 0);
    if let Some((one, characters, new)) = alone.min_by_key(|(_, _, new)| new.spare) {
        let words = sentence!("fit-way.cut", paragraph = one + 1, characters = count(characters));
        return Some(Way { words, gives: gives(new), spare: new.spare, act: None, paragraph: Some(one + 1) });
    }
    let from = |one: usize| {
        let mut changed = article.clone();
        changed.body.truncate(paragraphs[one].0);
        tried(changed).filter(|new| new.spare >= 0)
    };
    // The last paragraph from which on a cut is enough; an earlier one is enough too.
    let (mut low, mut high, mut best) = (1, paragraphs.len(), None);
    while low < high {
        let middle = (low + high).div_ceil(2).min(high - 1).max(low);
        match from(middle) {
            Some(new) => (low, best) = (middle + 1, Some((middle, new))),
            None => high = middle,
        }
    }
    best.map(|(one, new)| {
        let words = sentence!("fit-way.cut-from", paragraph = one + 1);
        Way { words, gives: gives(new), spare: new.spare, act: None, paragraph: Some(one + 1) }
    })
}

/// The paragraphs of an article: the number of the block, and its characters.
fn paragraphs(article: &Article) -> Vec<(usize, usize)> {
    let of_block = |(number, block): (usize, &Block)| match block {
        Block::Paragraph { text } => {
            Some((number, plain_text(text).chars().filter(|c| !c.is_whitespace()).count()))
        }
        _ => None,
    };
    article.body.iter().enumerate().filter_map(of_block).collect()
}

/// The pages that have room for an article whose own page is too full.
pub(super) fn other_pages(place: &Place, article: &Article, composed: &Composed) -> Vec<Way> {
    if (place.over == 0 && !place.moved) || article.notice.is_some() {
        return Vec::new();
    }
    let needs = place.cells.area() + place.over;
    let way = |plan: &Plan| {
        let free =
            free_cells(plan).checked_sub(needs).filter(|_| plan.label != place.page && plan.sheet == 0)?;
        let act = Act::Page { article: article.id.clone(), page: plan.label.clone() };
        let words = sentence!("fit-way.page", page = &plan.label);
        let gives = sentence!("fit-gives.page", rows = count(free));
        Some(Way { words, gives, spare: i32::try_from(free).ok()?, act: Some(act), paragraph: None })
    };
    composed.plans.iter().filter_map(way).collect()
}

/// Cells of a sheet that nothing stands in but fillers.
fn free_cells(plan: &Plan) -> u32 {
    let is_free = |holds: ModuleContent| matches!(holds, ModuleContent::Blank | ModuleContent::Filler);
    plan.modules.iter().filter(|module| is_free(module.holds)).map(|module| module.cells.area()).sum()
}
