//! What was done, in words of the newsroom.

use crate::messages::{Sentence, count, sentence};
use crate::model::{Article, Focus, HeadManner, PageLabel, PictureSize, Pin, Rank};

/// The fewest and most characters of the name of an article on a card; letters take half as much room.
const LEAST_NAME: usize = 4;
const MOST_NAME: usize = 9;

/// What an article is called: its headline, else its id.
pub(in crate::preview) fn name(article: &Article) -> String {
    if article.headline.is_empty() { article.id.to_string() } else { article.headline.join(" ") }
}

/// The beginning of that, where it stands on a card.
pub(in crate::preview) fn short_name(article: &Article) -> String {
    let whole = name(article);
    let first = whole.split_whitespace().next().unwrap_or_default();
    let name = if first.chars().count() < LEAST_NAME { whole.as_str() } else { first };
    let half_width = name.chars().filter(char::is_ascii).count();
    let most = MOST_NAME + half_width.min(MOST_NAME);
    match name.chars().count() > most {
        true => name.chars().take(most - 1).chain(['…']).collect(),
        false => name.to_owned(),
    }
}

pub(super) fn pin(article: &Article, at: Option<Pin>) -> Sentence {
    let place = match at {
        None => return sentence!("hand-pin.none", article = name(article)),
        Some(Pin::Top) => "hand-place.top",
        Some(Pin::Bottom) => "hand-place.bottom",
        Some(Pin::TopLeft) => "hand-place.top-left",
        Some(Pin::TopRight) => "hand-place.top-right",
        Some(Pin::BottomLeft) => "hand-place.bottom-left",
        Some(Pin::BottomRight) => "hand-place.bottom-right",
        Some(Pin::Ear) => "hand-place.ear",
    };
    sentence!("hand-pin", article = name(article), place = Sentence::new(place))
}

pub(super) fn rank(article: &Article, value: Option<Rank>) -> Sentence {
    match value {
        None => sentence!("hand-rank.none", article = name(article)),
        Some(rank) => sentence!("hand-rank", article = name(article), rank = rank_name(rank)),
    }
}

/// What a newsroom calls a rank.
pub(in crate::preview) fn rank_name(rank: Rank) -> Sentence {
    Sentence::new(match rank {
        Rank::Lead => "hand-rank-name.lead",
        Rank::Major => "hand-rank-name.major",
        Rank::Middle => "hand-rank-name.middle",
        Rank::Minor => "hand-rank-name.minor",
        Rank::Brief => "hand-rank-name.brief",
        Rank::Photo => "hand-rank-name.photo",
    })
}

pub(super) fn boxed(article: &Article, on: bool) -> Sentence {
    let key = if on { "hand-box" } else { "hand-box.none" };
    sentence!(key, article = name(article))
}

pub(super) fn manner(article: &Article, value: Option<HeadManner>) -> Sentence {
    let manner = match value {
        None => return sentence!("hand-manner.none", article = name(article)),
        Some(HeadManner::Left) => "hand-manner-name.left",
        Some(HeadManner::Centred) => "hand-manner-name.centred",
        Some(HeadManner::Reversed) => "hand-manner-name.reversed",
        Some(HeadManner::TwoDeck) => "hand-manner-name.two-deck",
    };
    sentence!("hand-manner", article = name(article), manner = Sentence::new(manner))
}

pub(super) fn size(article: &Article, value: Option<PictureSize>) -> Sentence {
    let size = match value {
        None => return sentence!("hand-size.none", article = name(article)),
        Some(size) => size_name(size),
    };
    sentence!("hand-size", article = name(article), size = size)
}

/// What a newsroom calls a size of a picture.
pub(in crate::preview) fn size_name(size: PictureSize) -> Sentence {
    Sentence::new(match size {
        PictureSize::Dominant => "hand-size-name.dominant",
        PictureSize::Large => "hand-size-name.large",
        PictureSize::Medium => "hand-size-name.medium",
        PictureSize::Small => "hand-size-name.small",
    })
}

pub(super) fn focus(article: &Article, at: Option<Focus>) -> Sentence {
    match at {
        None => sentence!("hand-focus.none", article = name(article)),
        Some(Focus(x, y)) => sentence!("hand-focus", article = name(article), x, y),
    }
}

pub(super) fn keep(article: &Article, parts: usize) -> Sentence {
    match parts {
        0 => sentence!("hand-keep.none", article = name(article)),
        parts => sentence!("hand-keep", article = name(article), parts = count(parts)),
    }
}

pub(super) fn swap(a: &Article, b: &Article) -> Sentence {
    sentence!("hand-swap", a = name(a), b = name(b))
}

pub(super) fn page(article: &Article, page: &PageLabel) -> Sentence {
    sentence!("hand-page", article = name(article), page)
}

pub(super) fn order(article: &Article, before: Option<&Article>) -> Sentence {
    match before {
        None => sentence!("hand-order.last", article = name(article)),
        Some(before) => sentence!("hand-order", article = name(article), before = name(before)),
    }
}
