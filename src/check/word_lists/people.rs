//! Names that are nearly right, titles that a person has not, people out of their order.

use std::collections::BTreeMap;

use super::cues::{OTHER_ORDERS, PARTS};
use super::names::{Named, Names, fits};
use super::zones::Zone;
use super::{Finding, Read};
use crate::check::MOST_LABELS;
use crate::diagnostics::Code;
use crate::messages::{Sentence, list, sentence};
use crate::model::ArticleId;
use crate::source::Draft;
use crate::source::word_lists::ListedPerson;

/// What is told together: the same words of an article.
type Group<'a> = (Code, bool, Option<&'a ArticleId>, String);

/// The findings of all people, each once for an article and kind of place.
pub(super) fn find(draft: &Draft, texts: &[Read<'_>], people: &[ListedPerson]) -> Vec<Finding> {
    let Some(names) = Names::of(people).filter(|_| !people.is_empty()) else { return Vec::new() };
    let mut groups: BTreeMap<Group<'_>, Finding> = BTreeMap::new();
    for (number, Read { passage, zone }) in texts.iter().enumerate() {
        let text = &passage.text;
        let exact = names.exact(text);
        let near = names.near(text, &exact).into_iter().map(|named| near_name(text, named, people));
        let unfit = exact
            .iter()
            .enumerate()
            .filter_map(|(at, named)| unfit_title(text, named, exact.get(at + 1), (&names, people)));
        let order = out_of_order(text, &exact, &names, people);
        for found in near.chain(unfit).chain(order).collect::<Vec<_>>() {
            let in_head = *zone == Zone::Head;
            let group = (found.code, in_head, passage.owner.article, found.words);
            let finding = groups.entry(group).or_insert_with(|| Finding {
                code: found.code,
                in_head,
                text: number,
                start: found.range.start,
                message: found.message,
                help: vec![found.help],
                places: Vec::new(),
                count: 0,
            });
            finding.count += 1;
            if finding.places.len() < MOST_LABELS {
                finding.places.extend(passage.locate(draft, found.range));
            }
        }
    }
    groups.into_values().collect()
}

/// Something that was found at a place of a text.
struct Found {
    code: Code,
    /// The words that it is about, by which the same is known.
    words: String,
    message: Sentence,
    help: Sentence,
    range: std::ops::Range<usize>,
}

fn near_name(text: &str, Named { person, range }: Named, people: &[ListedPerson]) -> Found {
    let (found, name) = (&text[range.clone()], &people[person].name);
    Found {
        code: Code::NearName,
        words: found.to_owned(),
        message: sentence!("near-name", found, name),
        help: sentence!("near-name.help", found, name),
        range,
    }
}

/// A title directly before a name, or directly behind it, that the person has not.
fn unfit_title(
    text: &str,
    Named { person, range }: &Named,
    next: Option<&Named>,
    (names, people): (&Names<'_>, &[ListedPerson]),
) -> Option<Found> {
    let own = &people[*person];
    if own.titles.is_empty() {
        return None;
    }
    let before = names.title_before(text, range.start);
    // A title that another name follows is that one's.
    let after = names
        .title_after(text, range.end)
        .filter(|title| next.is_none_or(|next| next.range.start > range.end + title.len()));
    let title = before.into_iter().chain(after).find(|title| !fits(own, title))?;
    let titles = list(own.titles.iter().map(|title| format!("`{title}`")));
    Some(Found {
        code: Code::UnfitTitle,
        words: format!("{title}{}", own.name),
        message: sentence!("unfit-title", name = &own.name, title, titles = titles),
        help: sentence!("unfit-title.help"),
        range: range.clone(),
    })
}

/// The first name of every list that stands behind one that it comes before.
fn out_of_order(text: &str, exact: &[Named], names: &Names<'_>, people: &[ListedPerson]) -> Vec<Found> {
    if OTHER_ORDERS.iter().any(|words| text.contains(words)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let (mut last, mut is_told): (Option<&Named>, bool) = (None, false);
    for named in exact {
        let goes_on = last.is_some_and(|last| is_between(&text[last.range.end..named.range.start], names));
        is_told &= goes_on;
        let orders = last.filter(|_| goes_on).map(|last| &people[last.person]);
        let own = &people[named.person];
        if let Some(before) = orders
            && let (Some(first), Some(second)) = (before.order, own.order)
            && second < first
            && !is_told
        {
            is_told = true;
            found.push(Found {
                code: Code::NameOrder,
                words: format!("{} {}", before.name, own.name),
                message: sentence!("name-order", name = &own.name, before = &before.name),
                help: sentence!("name-order.help"),
                range: named.range.clone(),
            });
        }
        last = Some(named);
    }
    found
}

/// Whether a text between two names makes a list of them: a mark or a word that parts, and titles.
fn is_between(text: &str, names: &Names<'_>) -> bool {
    let mut rest = text.trim();
    let mut parted = false;
    while !rest.is_empty() {
        let part = PARTS.iter().find_map(|part| rest.strip_prefix(part));
        let title = names.title_after(rest, 0).map(|title| &rest[title.len()..]);
        // A title may begin with a word that parts.
        let Some(after) = title.or(part) else { return false };
        parted |= title.is_none() && part.is_some();
        rest = after.trim_start();
    }
    parted
}
