//! Months with the days that have an issue.

use super::addresses;
use super::around::Around;
use super::context::{CalendarDay, Month};
use super::data::SiteIssue;
use crate::model::Date;
use crate::volume::calendar;
use crate::wording::Words;

/// The month of an issue with its issues up to the next one: so a page is not written anew for each day that follows.
pub(crate) fn until_next(around: Around<'_>) -> Month {
    let day = around.issue.date;
    let last = around.after.map_or(day, |next| next.date);
    month(around.month, day, Some(day), |date| date <= last)
}

/// A month with those of its issues that are wanted, in the order of their days; `current` is the day of the document.
pub(crate) fn month(
    issues: &[SiteIssue],
    of: Date,
    current: Option<Date>,
    wanted: impl Fn(Date) -> bool,
) -> Month {
    let first = of.first_of_month();
    let words = issues.first().map(|issue| Words::of(&issue.language));
    let day = |date: Option<Date>| {
        let Some(date) = date else { return CalendarDay::default() };
        let issue = issues.binary_search_by_key(&date, |issue| issue.date).ok().filter(|_| wanted(date));
        CalendarDay {
            day: Some(date.day()),
            name: words.map(|words| words.short_day(date)).unwrap_or_default(),
            address: issue.and_then(|at| Some(issues[at].pages.first()?.address.clone())),
            current: current == Some(date),
        }
    };
    let found = calendar::months((first, first)).into_iter().flat_map(|month| month.weeks);
    Month {
        title: words.map(|words| words.spaced_month(first)).unwrap_or_default(),
        weeks: found.map(|week| week.into_iter().map(day).collect()).collect(),
        address: addresses::back(first),
    }
}
