//! What kind of place a text stands in.

use std::collections::HashSet;

use super::Read;
use crate::check::passages::Passage;
use crate::model::{Block, Issue};
use crate::source::Scope;
use crate::source::word_lists::Within;

/// What kind of place a text stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// Kickers, headlines, decks, heads of continued parts.
    Head,
    /// Captions and credits.
    Caption,
    /// Bylines and sign-offs, which hold names.
    People,
    /// All other texts of articles.
    Body,
    /// Of paper and pages.
    Other,
}

impl Zone {
    /// Whether a word that is looked for somewhere is looked for here.
    pub(super) fn is_within(self, within: Within) -> bool {
        match within {
            Within::All => true,
            Within::Headline => self == Self::Head,
            Within::Caption => self == Self::Caption,
            Within::Body => matches!(self, Self::Body | Self::People),
        }
    }
}

/// The printed texts of an issue with their zones.
pub(super) fn read<'a>(issue: &Issue, passages: Vec<Passage<'a>>) -> Vec<Read<'a>> {
    let captions: Vec<HashSet<String>> = issue.articles().map(|article| captions(&article.body)).collect();
    let printed = passages.into_iter().filter(|passage| passage.role.is_printed());
    let with_zone = |passage: Passage<'a>| {
        let zone = match passage.owner.scope {
            Scope::Article(number) => of_article(passage.path(), captions.get(number)),
            _ => Zone::Other,
        };
        Read { passage, zone }
    };
    printed.map(with_zone).collect()
}

fn of_article(path: &str, captions: Option<&HashSet<String>>) -> Zone {
    match path.split('/').next().unwrap_or_default() {
        "kicker" | "headline" | "deck" | "jump_head" => Zone::Head,
        "figures" => Zone::Caption,
        "byline" | "sign_off" => Zone::People,
        "body" if captions.is_some_and(|captions| captions.contains(path)) => Zone::Caption,
        _ => Zone::Body,
    }
}

/// The paths of the texts of a body that are captions and credits.
fn captions(blocks: &[Block]) -> HashSet<String> {
    let (mut count, mut found) = (0, HashSet::new());
    blocks.iter().for_each(|block| add(block, &mut count, &mut found));
    found
}

fn add(block: &Block, count: &mut usize, found: &mut HashSet<String>) {
    match block {
        Block::Quote { blocks } => blocks.iter().for_each(|block| add(block, count, found)),
        Block::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| add(block, count, found));
        }
        _ => {
            let is_figure = matches!(block, Block::Figure(_));
            block.each_text(&mut |_| {
                found.extend(is_figure.then(|| format!("body/{count}")));
                *count += 1;
            });
        }
    }
}
