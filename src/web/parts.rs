//! Which documents that are made of several issues a change of days reaches.

use std::collections::{BTreeMap, BTreeSet};

use super::search::quarter_of;
use crate::model::Date;

/// A change of the days of a site.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Change<'a> {
    /// The days that the site had.
    pub before: &'a [Date],
    /// The days that it has now.
    pub after: &'a [Date],
    /// Those that came, went, or were made anew.
    pub days: &'a BTreeSet<Date>,
}

/// Documents that are made together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The newspaper pages of these days, which are of one month.
    Pages(Vec<Date>),
    /// The back issues of a month.
    Month(Date),
    /// The columns and people of a year.
    Year(i16),
    /// The index of a quarter.
    Index(String),
    /// The catalogue of the EPUBs of a quarter.
    Catalogue(String),
}

impl Change<'_> {
    /// All that it reaches.
    pub(crate) fn parts(self) -> Vec<Part> {
        let mut parts: Vec<Part> = self
            .pages()
            .chunk_by(|a, b| month_of(*a) == month_of(*b))
            .map(|days| Part::Pages(days.to_vec()))
            .collect();
        parts.extend(self.months().into_iter().map(Part::Month));
        parts.extend(self.years().into_iter().map(Part::Year));
        parts.extend(self.quarters().into_iter().map(Part::Index));
        let catalogues = self.with_neighbours(quarter_of);
        parts.extend(catalogues.into_iter().map(Part::Catalogue));
        parts
    }

    /// The days whose pages lead to a day that changed: itself, its neighbours, those of its month that follow, which
    /// show it in their calendar.
    fn pages(self) -> Vec<Date> {
        let mut found = BTreeSet::new();
        for day in self.days {
            let place = self.after.partition_point(|one| one < day);
            let beside = place.saturating_sub(1)..(place + 2).min(self.after.len());
            found.extend(self.after[beside].iter().copied());
            let follow = self.after[place..].iter().take_while(|one| month_of(**one) == month_of(*day));
            found.extend(follow.copied());
        }
        found.into_iter().collect()
    }

    /// The months with a day that changed, and those beside them. A document of back issues shows the months of its year
    /// and the first month of every year.
    fn months(self) -> BTreeSet<Date> {
        if first_months(self.before) != first_months(self.after) {
            return keys(self.after, month_of);
        }
        let mut found = self.with_neighbours(month_of);
        let (before, after) = (keys(self.before, month_of), keys(self.after, month_of));
        let years: BTreeSet<i16> = before.symmetric_difference(&after).map(|month| month.year()).collect();
        // The month that follows shows the days of the one before it.
        let changed = keys(self.days, month_of);
        found.extend(changed.iter().filter_map(|month| after.iter().find(|one| *one > month)));
        found.extend(after.into_iter().filter(|month| years.contains(&month.year())));
        found
    }

    /// The years with a day that changed; all if there are others than before.
    fn years(self) -> BTreeSet<i16> {
        let (before, after) = (keys(self.before, Date::year), keys(self.after, Date::year));
        if before == after { keys(self.days, Date::year) } else { after }
    }

    /// The quarters with a day that changed.
    fn quarters(self) -> BTreeSet<String> {
        let after = keys(self.after, quarter_of);
        keys(self.days, quarter_of).into_iter().filter(|quarter| after.contains(quarter)).collect()
    }

    /// Months or quarters with a day that changed, and those beside one that came or went.
    fn with_neighbours<K: Ord + Clone>(self, key: impl Fn(Date) -> K + Copy) -> BTreeSet<K> {
        let (before, after) = (keys(self.before, key), keys(self.after, key));
        let mut found = BTreeSet::new();
        for changed in keys(self.days, key) {
            if before.contains(&changed) != after.contains(&changed) {
                found.extend(after.iter().rev().find(|one| **one < changed).cloned());
                found.extend(after.iter().find(|one| **one > changed).cloned());
            }
            found.extend(after.get(&changed).cloned());
        }
        found
    }
}

fn month_of(day: Date) -> Date {
    day.first_of_month()
}

fn keys<'a, K: Ord>(days: impl IntoIterator<Item = &'a Date>, key: impl Fn(Date) -> K) -> BTreeSet<K> {
    days.into_iter().map(|day| key(*day)).collect()
}

/// The first month of every year.
fn first_months(days: &[Date]) -> BTreeMap<i16, Date> {
    days.iter().rev().map(|day| (day.year(), month_of(*day))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(texts: &[&str]) -> Vec<Date> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn a_day_at_the_end_reaches_its_neighbour_and_its_lists_alone() {
        let before = days(&["2025-12-30", "2026-02-26", "2026-03-18", "2026-03-19"]);
        let after = [before.clone(), days(&["2026-03-20"])].concat();
        let added = BTreeSet::from([after[4]]);
        let parts = Change { before: &before, after: &after, days: &added }.parts();
        let expected = [
            Part::Pages(days(&["2026-03-19", "2026-03-20"])),
            Part::Month("2026-03-01".parse().unwrap()),
            Part::Year(2026),
            Part::Index("2026-q1".to_owned()),
            Part::Catalogue("2026-q1".to_owned()),
        ];
        assert_eq!(parts, expected);
    }

    #[test]
    fn a_quarter_that_goes_reaches_those_beside_it() {
        let before = days(&["2026-02-26", "2026-05-18", "2026-08-19"]);
        let after = days(&["2026-02-26", "2026-08-19"]);
        let gone = BTreeSet::from([before[1]]);
        let change = Change { before: &before, after: &after, days: &gone };
        let beside = ["2026-q1", "2026-q3"].map(str::to_owned);
        assert_eq!(change.with_neighbours(quarter_of), BTreeSet::from(beside));
        assert_eq!(change.quarters(), BTreeSet::new());
        assert_eq!(change.pages(), after);
        assert_eq!(change.months().len(), 2);
    }
}
