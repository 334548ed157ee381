//! Reads the index as the script in the browser does: for tests, and for the check of a finished site.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use super::documents::Documents;
use super::fold::folded;
use super::pieces::Text;
use super::postings::{self, SECOND_CLASSES, shard_of};
use super::shard::{self, Damaged};
use super::{CATALOGUE, Catalogue, Quarter, documents_name, group_name, postings_name};

/// Reads a file of the site by its path; `None` if there is none.
pub type Reader<'a> = &'a dyn Fn(&str) -> Option<Vec<u8>>;

/// An article that holds a query.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// The day of its issue, `2026-03-20`.
    pub day: String,
    /// Its number in its address.
    pub number: u32,
    /// Its document.
    pub address: String,
    /// How many times.
    pub places: usize,
}

/// The articles that hold a query, in the order of days and articles. A query of nothing but blanks and
/// signs between words is in none.
///
/// # Errors
/// A shard is missing, or not what its writer writes.
pub fn find(query: &str, reader: Reader<'_>) -> Result<Vec<Found>, Damaged> {
    let query = folded(query);
    let catalogue: Catalogue = read(CATALOGUE, reader)?;
    let mut found = Vec::new();
    if query.is_empty() {
        return Ok(found);
    }
    for quarter in &catalogue.quarters {
        let candidates = candidates(&query, quarter, reader)?;
        found.extend(verified(&query, quarter, &candidates, reader)?);
    }
    Ok(found)
}

/// The documents that may hold a query: those that hold all that is looked up.
fn candidates(query: &[char], quarter: &Quarter, reader: Reader<'_>) -> Result<BTreeSet<u32>, Damaged> {
    let documents = |first: char, second: Option<char>, class: u32| {
        let (first, second) = (u32::from(first), second.map(u32::from));
        let name = postings_name(&quarter.name, shard_of(quarter.bits, first, class));
        let bytes = bytes(&name, reader)?;
        let found = postings::documents(&bytes, quarter.documents, first, second);
        found.ok_or_else(|| Damaged { path: shard::path(&name) })
    };
    let mut found: Option<BTreeSet<u32>> = None;
    for (first, second) in looked_up(query) {
        let classes = second.map_or(0..SECOND_CLASSES, |second| u32::from(second)..u32::from(second) + 1);
        let mut having = BTreeSet::new();
        for class in classes {
            having.extend(documents(first, second, class)?);
        }
        found = Some(found.map_or(having.clone(), |found| &found & &having));
    }
    Ok(found.unwrap_or_default())
}

/// What of a query is looked up: of the characters between separators, pairs side by side and the last pair. Where
/// there is no pair, single characters; without these nothing.
fn looked_up(query: &[char]) -> Vec<(char, Option<char>)> {
    let runs = || query.split(|&c| postings::is_separator(c));
    let pairs = runs().filter(|run| run.len() > 1).flat_map(|run| {
        let last = run.len() - 2;
        (0..last).step_by(2).chain([last]).map(|at| (run[at], Some(run[at + 1])))
    });
    let pairs: Vec<_> = pairs.collect();
    if pairs.is_empty() { runs().flatten().map(|&only| (only, None)).collect() } else { pairs }
}

/// Those of the candidates whose text holds the query.
fn verified(
    query: &[char],
    quarter: &Quarter,
    candidates: &BTreeSet<u32>,
    reader: Reader<'_>,
) -> Result<Vec<Found>, Damaged> {
    let mut found = Vec::new();
    if candidates.is_empty() {
        return Ok(found);
    }
    let name = documents_name(&quarter.name);
    let table: Documents = read(&name, reader)?;
    for &candidate in candidates {
        let row = table.documents.get(candidate as usize);
        let place = row.and_then(|row| Some((table.days.get(*row.first()?)?, *row.get(1)?, *row.get(2)?)));
        let (day, group, at) = place.ok_or_else(|| Damaged { path: shard::path(&name) })?;
        let name = group_name(day, group);
        let texts: Vec<Text> = read(&name, reader)?;
        let text = texts.get(at).ok_or_else(|| Damaged { path: shard::path(&name) })?;
        let places: usize = text.pieces.iter().map(|piece| count(&folded(piece), query)).sum();
        if places > 0 {
            let (number, address) = (text.number, text.address.clone());
            found.push(Found { day: day.clone(), number, address, places });
        }
    }
    Ok(found)
}

/// How many times a text holds a query, none over another.
fn count(text: &[char], query: &[char]) -> usize {
    let (mut at, mut count) = (0, 0);
    while let Some(window) = text.get(at..at + query.len()) {
        let is_hit = window == query;
        count += usize::from(is_hit);
        at += if is_hit { query.len() } else { 1 };
    }
    count
}

fn read<T: DeserializeOwned>(name: &str, reader: Reader<'_>) -> Result<T, Damaged> {
    let bytes = bytes(name, reader)?;
    serde_json::from_slice(&bytes).map_err(|_| Damaged { path: shard::path(name) })
}

fn bytes(name: &str, reader: Reader<'_>) -> Result<Vec<u8>, Damaged> {
    let path = shard::path(name);
    let file = reader(&path).ok_or(Damaged { path })?;
    shard::read(name, &file)
}
