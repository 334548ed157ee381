//! The order of modules: what may name what.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{ModulePath, Source, Use};

/// The parts of a folder with their ranks from the lowest.
pub(crate) type Ranks<'a> = &'a [(&'a str, u8)];

/// Uses in a folder that do not go down: `a/b.rs names c`. A part may name itself and parts of a
/// lower rank. The `mod.rs` of the folder may name all; where its declarations have no rank of their
/// own (as `""`), no part may name it: what stands there is made of the parts.
pub(crate) fn upward(source: &Source, folder: &[&str], ranks: Ranks<'_>) -> BTreeSet<String> {
    let rank = |part: &str| ranks.iter().find(|(name, _)| *name == part).map(|&(_, rank)| rank);
    let is_upward = |one: &&Use| {
        let (Some(from), Some(to)) = (part(folder, &one.from), part(folder, &one.to)) else { return false };
        match (rank(from), rank(to)) {
            _ if from.is_empty() || from == to => false,
            (Some(own), Some(other)) => other >= own,
            (Some(_), None) => to.is_empty(),
            _ => false,
        }
    };
    source.uses.iter().filter(is_upward).map(described).collect()
}

/// Parts of a folder that have no rank.
pub(crate) fn unranked(source: &Source, folder: &[&str], ranks: Ranks<'_>) -> BTreeSet<String> {
    let parts = source.files().filter_map(|file| part(folder, file)).filter(|part| !part.is_empty());
    parts.filter(|part| !ranks.iter().any(|(name, _)| name == part)).map(str::to_owned).collect()
}

/// The part of a folder in which a module stands; `""` for the module of the folder itself.
fn part<'a>(folder: &[&str], module: &'a [String]) -> Option<&'a str> {
    let below =
        module.strip_prefix(folder.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>().as_slice());
    below.map(|below| below.first().map_or("", String::as_str))
}

fn described(one: &Use) -> String {
    format!("{} names {}", one.from.join("/"), one.to.join("/"))
}

/// Parts of one folder that lead to each other, with a way around.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Circle {
    /// The folder, `""` for the whole source.
    pub(crate) folder: String,
    pub(crate) parts: Vec<String>,
    /// The uses between them.
    pub(crate) uses: Vec<String>,
}

/// Every circle of files and folders: of parts of one folder that lead to each other by names in
/// code that is not for tests. The `mod.rs` of the folder is none of its parts: it names them as its
/// steps, and they name what it declares. A circle of files anywhere is one of parts of the lowest
/// folder that holds all of them.
pub(crate) fn circles(source: &Source) -> Vec<Circle> {
    let mut folders: BTreeMap<ModulePath, BTreeMap<(String, String), BTreeSet<String>>> = BTreeMap::new();
    for one in source.uses.iter().filter(|one| !one.is_test) {
        let common = one.from.iter().zip(&one.to).take_while(|(a, b)| a == b).count();
        if let (Some(from), Some(to)) = (one.from.get(common), one.to.get(common)) {
            let pair = (from.clone(), to.clone());
            let uses = folders.entry(one.from[..common].to_vec()).or_default();
            uses.entry(pair).or_default().insert(described(one));
        }
    }
    folders.iter().flat_map(|(folder, uses)| circles_of(folder, uses)).collect()
}

fn circles_of(folder: &[String], uses: &BTreeMap<(String, String), BTreeSet<String>>) -> Vec<Circle> {
    let parts: BTreeSet<&String> = uses.keys().flat_map(|(from, to)| [from, to]).collect();
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        parts.iter().map(|&part| (part, reached_from(part, uses))).collect();
    let mut found = BTreeSet::new();
    for (&part, others) in &reached {
        let circle: Vec<String> = others
            .iter()
            .filter(|&&other| reached[other].contains(part))
            .map(|&other| other.clone())
            .collect();
        if circle.len() > 1 {
            let between = uses.iter().filter(|((from, to), _)| circle.contains(from) && circle.contains(to));
            let uses = between.flat_map(|(_, described)| described.iter().cloned()).collect();
            found.insert(Circle { folder: folder.join("/"), parts: circle, uses });
        }
    }
    found.into_iter().collect()
}

/// All parts that a part leads to, over any number of others.
fn reached_from<'a>(
    part: &'a String,
    uses: &'a BTreeMap<(String, String), BTreeSet<String>>,
) -> BTreeSet<&'a String> {
    let mut found = BTreeSet::new();
    let mut next = vec![part];
    while let Some(part) = next.pop() {
        let named = uses.keys().filter(|(from, _)| from == part).map(|(_, to)| to);
        next.extend(named.filter(|to| found.insert(*to)));
    }
    found
}
