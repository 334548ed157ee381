//! The document of a newspaper page: its picture with areas, its articles as a list.

use super::around::Around;
use super::calendar;
use super::context::{Day, Link, PageDocument, PageHead, Shell, Story, StripPage};
use super::data::{SiteIssue, SitePage};
use super::options::Options;
use super::{WebFile, sheets};
use crate::diagnostics::Diagnostic;
use crate::html::templates::Engine;
use crate::wording::Words;

/// The documents of the pages of an issue.
pub(crate) fn documents(
    around: Around<'_>,
    engine: &Engine<'_>,
    options: &Options,
) -> Result<Vec<WebFile>, Box<Diagnostic>> {
    let pages = around.issue.pages.iter().enumerate();
    let written = pages.map(|(place, page)| {
        let text = engine.render("page.html", document(around, place, page, options))?;
        Ok(WebFile::new(&page.address, text))
    });
    written.collect()
}

fn document<'a>(
    around: Around<'a>,
    place: usize,
    page: &'a SitePage,
    options: &'a Options,
) -> PageDocument<'a> {
    let issue = around.issue;
    let words = Words::of(&issue.language);
    let stories: Vec<Story<'_>> =
        issue.articles_of(page).enumerate().map(|(at, one)| Story::of(one, at == 0, words)).collect();
    let count = words.stories(stories.len());
    let (briefs, stories) = stories.into_iter().partition(|story| story.weight == "brief");
    let link = |page: &SitePage| Link { address: page.address.clone(), title: page.title() };
    let sheets = page.sheets.iter().filter_map(|one| sheets::sheet(issue, one, |_| true));
    let (previous_issue, next_issue) =
        (around.before.and_then(first_page), around.after.and_then(first_page));
    PageDocument {
        site: Shell::of_page(issue, page, options),
        title: format!("{} {} {}", page.title(), issue.paper, words.date(issue.date)),
        day: Day::of(issue),
        page: PageHead::of(page),
        sheets: sheets.collect(),
        stories,
        briefs,
        count,
        strip: StripPage::all(issue, page.number),
        previous: place.checked_sub(1).and_then(|before| issue.pages.get(before)).map(link),
        next: issue.pages.get(place + 1).map(link),
        previous_issue,
        next_issue,
        pdf: issue.pdf.as_ref(),
        epub: issue.epub.as_ref(),
        month: calendar::until_next(around),
    }
}

/// The first page of an issue, by the words of its day.
pub(crate) fn first_page(issue: &SiteIssue) -> Option<Link> {
    let words = Words::of(&issue.language);
    let first = issue.pages.first()?;
    Some(Link { address: first.address.clone(), title: words.date(issue.date) })
}
