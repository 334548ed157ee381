//! Back issues: a document for each month, the newest also at the root of the site.

use std::collections::BTreeSet;

use super::context::{BackDocument, BackIssue, Choice, Day, Link, Shell, Story, Week};
use super::data::SiteIssue;
use super::options::Options;
use super::{WebFile, addresses, calendar};
use crate::diagnostics::Diagnostic;
use crate::html::templates::Engine;
use crate::model::Date;
use crate::wording::Words;

/// The newest month, where every document of the site leads to.
const NEWEST: &str = "back.htm";

/// A month with its issues.
#[derive(Clone, Copy)]
pub(crate) struct OfMonth<'a> {
    /// Its issues in brief, in the order of their days.
    pub issues: &'a [SiteIssue],
    /// Those of the month before that has any.
    pub before: &'a [SiteIssue],
    /// All days of the site, in their order.
    pub days: &'a [Date],
}

/// The back issues of a month.
pub(crate) fn documents(
    of: OfMonth<'_>,
    engine: &Engine<'_>,
    options: &Options,
) -> Result<Vec<WebFile>, Box<Diagnostic>> {
    let Some(newest) = of.issues.last() else { return Ok(Vec::new()) };
    let months: BTreeSet<Date> = of.days.iter().map(|day| day.first_of_month()).collect();
    let months: Vec<Date> = months.into_iter().collect();
    let month = newest.date.first_of_month();
    let at_root = (months.last() == Some(&month)).then(|| NEWEST.to_owned());
    let mut written = Vec::new();
    for address in [addresses::back(month)].into_iter().chain(at_root) {
        let document = document(of, newest, &months, &address, options);
        written.push(WebFile::new(&address, engine.render("back.html", document)?));
    }
    Ok(written)
}

fn document<'a>(
    of: OfMonth<'a>,
    newest: &'a SiteIssue,
    months: &[Date],
    address: &str,
    options: &'a Options,
) -> BackDocument<'a> {
    let month = newest.date.first_of_month();
    let place = months.partition_point(|one| *one < month);
    let words = Words::of(&newest.language);
    let neighbour = |at: Option<usize>| {
        let month = *months.get(at?)?;
        Some(Link { address: addresses::back(month), title: words.spaced_month(month) })
    };
    let (previous, next) = (neighbour(place.checked_sub(1)), neighbour(Some(place + 1)));
    let before = of.before.last().map(|last| calendar::month(of.before, last.date, None, |_| true));
    BackDocument {
        site: Shell::of(newest, "back", address, options),
        title: format!("{} {} {}", words.web().back_issues, words.spaced_month(month), newest.paper),
        years: years(months.iter().copied(), month.year(), |year| {
            months.iter().find(|one| one.year() == year).map(|&one| addresses::back(one))
        }),
        months: months_of_year(months, month, words),
        month: calendar::month(of.issues, month, Some(newest.date), |_| true),
        before,
        previous,
        next,
        count: words.issues(of.issues.len()),
        weeks: weeks(of.issues, words),
    }
}

/// The years of some days, each with where it leads.
pub(crate) fn years(
    days: impl Iterator<Item = Date>,
    current: i16,
    address: impl Fn(i16) -> Option<String>,
) -> Vec<Choice> {
    let years: BTreeSet<i16> = days.map(Date::year).collect();
    let choice =
        |year: i16| Choice { title: format!("{year:04}"), address: address(year), current: year == current };
    years.into_iter().map(choice).collect()
}

fn months_of_year(months: &[Date], current: Date, words: &Words) -> Vec<Choice> {
    let choice = |number: i8| {
        let month = Date::new(current.year(), number, 1);
        let address = month.filter(|month| months.binary_search(month).is_ok()).map(addresses::back);
        Choice { title: words.month_of_year(number), address, current: month == Some(current) }
    };
    (1..=12).map(choice).collect()
}

/// The issues of a month by weeks, the last first.
fn weeks<'a>(of_month: &'a [SiteIssue], words: &Words) -> Vec<Week<'a>> {
    let same_week = |a: &SiteIssue, b: &SiteIssue| {
        let days = i32::from(b.date.day()) - i32::from(a.date.day());
        days < 7 && a.date.weekday() <= b.date.weekday()
    };
    let weeks = of_month.chunk_by(same_week).rev().map(|week| {
        let (first, last) = (week[0].date, week[week.len() - 1].date);
        let title = if first == last {
            words.short_day(first)
        } else {
            format!("{} – {}", words.short_day(first), words.short_day(last))
        };
        let issues = week.iter().rev().filter_map(|issue| back_issue(issue, words));
        Week { title, issues: issues.collect() }
    });
    weeks.collect()
}

fn back_issue<'a>(issue: &'a SiteIssue, words: &Words) -> Option<BackIssue<'a>> {
    let front = issue.pages.first()?;
    let lead = issue.articles_of(front).next().map(|article| Story::of(article, true, words));
    Some(BackIssue { address: &front.address, day: Day::of(issue), picture: &front.thumbnail, lead })
}
