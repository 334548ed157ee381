//! What a volume has besides the pages of its issues: days, a calendar, indexes.

use std::collections::BTreeMap;

use super::CONTENTS;
use super::context::{self, Book, CalendarDay, Index, IndexTerm, Month, Neighbour, Page};
use crate::model::{ArticleId, Date};
use crate::volume::calendar;
use crate::volume::terms::{self, Term};
use crate::volume::{Binding, CheckedVolume, Day};

/// The days of a book, each with its pages.
pub(crate) fn days(days: &[Day], book: &Book, pages: &[Page]) -> Vec<context::Day> {
    let day = |(number, day): (usize, &Day)| {
        let issue = day.number.map(|number| book.words.number(number));
        context::Day {
            id: format!("day-{}", number + 1),
            title: book.words.day_and_number(day.date, day.number),
            day: day.date.day(),
            number: issue,
            file: pages.get(day.pages.start).map_or_else(|| CONTENTS.to_owned(), |page| page.file.clone()),
            from: day.pages.start,
            to: day.pages.end,
        }
    };
    days.iter().enumerate().map(day).collect()
}

/// The months of a volume, from its first to its last day.
pub(crate) fn months(volume: &CheckedVolume, book: &Book, days: &[context::Day]) -> Vec<Month> {
    let issues: BTreeMap<Date, &context::Day> = volume.days().iter().map(|day| day.date).zip(days).collect();
    let day = |date: &Option<Date>| CalendarDay {
        day: date.map(Date::day),
        issue: date.and_then(|date| issues.get(&date).map(|&issue| issue.clone())),
    };
    let month = |month: calendar::Month| Month {
        title: book.words.month(month.first),
        weeks: month.weeks.iter().map(|week| week.iter().map(day).collect()).collect(),
    };
    calendar::months(volume.range()).into_iter().map(month).collect()
}

/// The indexes of a volume: those that have terms.
pub(crate) fn indexes(volume: &CheckedVolume, book: &Book, pages: &[Page]) -> Vec<Index> {
    let issue = volume.bound().issue();
    let written = pages.iter().flat_map(|page| page.articles.iter().map(move |article| (page, article)));
    let links: BTreeMap<&ArticleId, Neighbour> = issue
        .articles()
        .zip(written)
        .map(|(article, (page, written))| {
            let title = format!("{} {}", page.date, written.title);
            (&article.id, Neighbour { href: written.href.clone(), title })
        })
        .collect();
    let term = |Term { name, articles }: Term<'_>| IndexTerm {
        name: name.to_owned(),
        links: articles.iter().filter_map(|article| links.get(&article.id).cloned()).collect(),
    };
    let words = &book.words;
    let lists = [
        ("index-pages", words.page_names, page_names(volume, book, pages)),
        ("index-columns", words.column_titles, terms::by_column_title(issue).into_iter().map(term).collect()),
        ("index-authors", words.authors, terms::by_byline(issue).into_iter().map(term).collect()),
    ];
    let index = |(id, title, terms): (&str, _, Vec<_>)| Index { id: id.to_owned(), title, terms };
    lists.into_iter().map(index).filter(|index| !index.terms.is_empty()).collect()
}

/// Names of pages (版名), and the days on which there is one.
fn page_names(volume: &CheckedVolume, book: &Book, pages: &[Page]) -> Vec<IndexTerm> {
    let issue = volume.bound().issue();
    let mut found: BTreeMap<&str, Vec<Neighbour>> = BTreeMap::new();
    for day in volume.days() {
        for (page, written) in issue.pages[day.pages.clone()].iter().zip(&pages[day.pages.clone()]) {
            if let Some(name) = &written.name {
                let label = Binding { day: day.date }.own_label(&page.label);
                let title = format!("{} {}", written.date, book.words.page(&label));
                let href = format!("{}#{}", written.file, written.id);
                found.entry(name).or_default().push(Neighbour { href, title });
            }
        }
    }
    let mut names: Vec<&str> = found.keys().copied().collect();
    terms::sort(&mut names, &issue.publication.language);
    let term =
        |name: &str| IndexTerm { name: name.to_owned(), links: found.remove(name).unwrap_or_default() };
    names.into_iter().map(term).collect()
}
