//! What a change of days leaves behind: lists of months, quarters and years that the site has no more. They go by the
//! names that the site gives them; files of others stay.

use std::collections::BTreeSet;

use super::folder::{Folder, brief};
use super::search::{self, Quarter, quarter_of};
use super::{addresses, feeds};
use crate::model::{Date, SiteUrls};

/// The days that a site had and has, in their order.
pub(crate) struct Days<'a> {
    /// Those it had.
    pub before: &'a [Date],
    /// Those it has.
    pub after: &'a [Date],
}

/// Removes what is past. `quarters` are those of the index.
pub(crate) fn remove(folder: &mut dyn Folder, days: &Days<'_>, quarters: &[Quarter], urls: SiteUrls) {
    let mut past = Vec::new();
    for month in gone(days, |day| day.first_of_month()) {
        past.extend([addresses::back(month), addresses::period(urls, month), feeds::sitemap::path(month)]);
    }
    for year in gone(days, Date::year) {
        past.extend(addresses::LISTINGS.map(|kind| addresses::listing(kind, year)));
    }
    let newest = days.after.last().map(|day| quarter_of(*day));
    for quarter in gone(days, quarter_of).into_iter().chain(newest) {
        past.extend(["xml", "json"].map(|extension| feeds::opds::path(&quarter, extension)));
    }
    let names: BTreeSet<String> = days.before.iter().chain(days.after).map(|day| quarter_of(*day)).collect();
    past.extend(names.iter().flat_map(|name| past_shards(folder, name, quarters)));
    past.extend(past_feeds(folder, days));
    past.iter().for_each(|path| folder.remove(path));
}

/// Months, quarters or years that the site has no more.
fn gone<K: Ord + Clone>(days: &Days<'_>, key: impl Fn(Date) -> K) -> Vec<K> {
    let [before, after]: [BTreeSet<K>; 2] =
        [days.before, days.after].map(|all| all.iter().map(|day| key(*day)).collect());
    before.difference(&after).cloned().collect()
}

/// The shards of a quarter beyond those that it has.
fn past_shards(folder: &dyn Folder, name: &str, quarters: &[Quarter]) -> Vec<String> {
    let shards = quarters.iter().find(|quarter| quarter.name == *name).map_or(0, Quarter::shards);
    let is_past = |file: &String| match file.strip_suffix(".js").map(|stem| (stem, stem.parse::<u32>())) {
        Some((_, Ok(number))) => number >= shards,
        Some((stem, Err(_))) => shards == 0 && stem == search::DOCUMENTS,
        None => false,
    };
    let below = format!("search/{name}");
    folder.names(&below).into_iter().filter(is_past).map(|file| format!("{below}/{file}")).collect()
}

/// The feeds of pages that the newest issue does not have.
fn past_feeds(folder: &dyn Folder, days: &Days<'_>) -> Vec<String> {
    let newest = days.after.last().and_then(|day| brief(folder, *day));
    let kept: BTreeSet<u32> = newest.iter().flat_map(|issue| &issue.pages).map(|page| page.number).collect();
    let is_past = |file: &String| {
        let stem = file.strip_suffix(".xml").or_else(|| file.strip_suffix(".json"));
        let number = stem.and_then(|stem| stem.strip_prefix("node_")?.parse().ok());
        number.is_some_and(|number| !kept.contains(&number))
    };
    folder.names("feeds").into_iter().filter(is_past).map(|file| format!("feeds/{file}")).collect()
}
