//! Where a text names listed people, and with which titles.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::cues::{AFTER_NAMES, DEPUTY, OF_LOWER_RANK};
use crate::source::word_lists::ListedPerson;
use crate::unicode::is_han;

/// The least characters of a name that is told by its shape alone; a shorter one needs a title beside it.
const SHORT_NAME: usize = 3;

/// A place where a person is named, or seems to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The number of the person.
    pub person: usize,
    /// Where the name stands.
    pub range: Range<usize>,
}

/// What people are called, ready for search.
pub(super) struct Names<'a> {
    people: &'a [ListedPerson],
    exact: AhoCorasick,
    listed: HashSet<&'a str>,
    /// Every title of any person and every end of one, and the most characters of one.
    titles: HashSet<&'a str>,
    longest_title: usize,
    /// People by their names without one character, and the lengths of names.
    masked: HashMap<Vec<char>, Vec<(usize, usize)>>,
    lengths: Vec<usize>,
}

/// Stands for the character that is left out.
const MASK: char = '\0';

impl<'a> Names<'a> {
    /// None where the names are too many for a search.
    pub(super) fn of(people: &'a [ListedPerson]) -> Option<Self> {
        let names = people.iter().map(|person| &person.name);
        let exact = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).ok()?;
        let titles: HashSet<&str> =
            people.iter().flat_map(|person| &person.titles).flat_map(|title| ends(title)).collect();
        let longest_title = titles.iter().map(|title| title.chars().count()).max().unwrap_or_default();
        let (mut masked, mut lengths) = (HashMap::<_, Vec<_>>::new(), Vec::new());
        for (number, person) in people.iter().enumerate() {
            let name: Vec<char> = person.name.chars().collect();
            if name.len() < 2 || !name.iter().all(|&c| is_of_name(c)) {
                continue;
            }
            for at in 0..name.len() {
                let mut key = name.clone();
                key[at] = MASK;
                masked.entry(key).or_default().push((number, at));
            }
            if !lengths.contains(&name.len()) {
                lengths.push(name.len());
            }
        }
        let listed = people.iter().map(|person| person.name.as_str()).collect();
        Some(Self { people, exact, listed, titles, longest_title, masked, lengths })
    }

    /// The people that a text names, in its order.
    pub(super) fn exact(&self, text: &str) -> Vec<Named> {
        let found = self.exact.find_iter(text);
        found.map(|hit| Named { person: hit.pattern().as_usize(), range: hit.range() }).collect()
    }

    /// Names that differ from a listed one in one character and touch none of the `exact` ones.
    pub(super) fn near(&self, text: &str, exact: &[Named]) -> Vec<Named> {
        let characters: Vec<(usize, char)> = text.char_indices().collect();
        let mut found: Vec<Named> = Vec::new();
        for start in 0..characters.len() {
            for &length in &self.lengths {
                let Some(window) = characters.get(start..start + length) else { continue };
                let end = characters.get(start + length).map_or(text.len(), |(at, _)| *at);
                let range = window[0].0..end;
                let touches = |named: &Named| named.range.start < range.end && range.start < named.range.end;
                if !window.iter().all(|(_, c)| is_of_name(*c)) || exact.iter().any(touches) {
                    continue;
                }
                if let Some(person) = self.one_off(text, window, range.clone())
                    && !found.last().is_some_and(touches)
                {
                    found.push(Named { person, range });
                }
            }
        }
        found
    }

    /// The person whose name differs in one character from some characters of a text.
    fn one_off(&self, text: &str, window: &[(usize, char)], range: Range<usize>) -> Option<usize> {
        if self.listed.contains(&text[range.clone()]) {
            return None;
        }
        let mut key: Vec<char> = window.iter().map(|(_, c)| *c).collect();
        for at in 0..key.len() {
            let own = std::mem::replace(&mut key[at], MASK);
            let people = self.masked.get(&key).into_iter().flatten();
            let found = people
                .map(|(person, _)| *person)
                .find(|&person| self.is_name(text, range.clone(), person, (at, own, window.len())));
            key[at] = own;
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Whether characters of a text are meant as a name: a title of the person is beside them, nothing else is, or the
    /// character that differs is one of a given name.
    fn is_name(&self, text: &str, range: Range<usize>, person: usize, off: (usize, char, usize)) -> bool {
        let (at, own, length) = off;
        let has = |title: Option<&str>| title.is_some_and(|title| fits(&self.people[person], title));
        if has(self.title_before(text, range.start)) || has(self.title_after(text, range.end)) {
            return true;
        }
        if length < SHORT_NAME {
            return false;
        }
        let is_apart = |beside: Option<char>| beside.is_none_or(|c| !is_of_name(c));
        let before = text[..range.start].chars().next_back();
        let after = text[range.end..].chars().next();
        let is_word_behind = at + 1 == length && AFTER_NAMES.contains(own);
        !is_word_behind && (at > 0 || is_apart(before) && is_apart(after))
    }

    /// The longest title that ends at a place; one with 副 before it is another title.
    pub(super) fn title_before<'t>(&self, text: &'t str, end: usize) -> Option<&'t str> {
        let before = text[..end].trim_end();
        let starts = before.char_indices().rev().take(self.longest_title).map(|(at, _)| at);
        let start = starts.filter(|&at| self.titles.contains(&before[at..])).last()?;
        let deputy = before[..start].strip_suffix(DEPUTY);
        Some(&before[deputy.map_or(start, str::len)..])
    }

    /// The longest title that begins at a place, with 副 before it where that is no part of it.
    pub(super) fn title_after<'t>(&self, text: &'t str, start: usize) -> Option<&'t str> {
        let after = &text[start..];
        let longest = |from: usize| {
            let ends = after[from..].char_indices().take(self.longest_title);
            let ends = ends.map(|(at, c)| from + at + c.len_utf8());
            ends.filter(|&end| self.titles.contains(&after[from..end])).last()
        };
        let deputy = || after.strip_prefix(DEPUTY).and_then(|rest| longest(after.len() - rest.len()));
        longest(0).or_else(deputy).map(|end| &after[..end])
    }
}

/// A title and its ends of two characters or more: 局长 of 区水利局局长.
fn ends(title: &str) -> impl Iterator<Item = &str> {
    let count = title.chars().count();
    let starts = title.char_indices().map(|(at, _)| at).take(count.saturating_sub(1).max(1));
    starts.map(|at| &title[at..])
}

/// Whether a character may be one of a name.
fn is_of_name(c: char) -> bool {
    is_han(c) || c == '·'
}

/// Whether a person has a title: one of the list, or the end of one.
pub(super) fn fits(person: &ListedPerson, title: &str) -> bool {
    let of_lower_rank = |before: &str| OF_LOWER_RANK.iter().any(|word| before.ends_with(word));
    person.titles.iter().any(|own| match (own.strip_suffix(title), title.strip_suffix(own.as_str())) {
        (Some(before), _) | (None, Some(before)) => !of_lower_rank(before),
        (None, None) => false,
    })
}
