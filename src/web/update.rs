//! A site that grows: days come and go, and what is made of several days follows them. The site is the same as if all
//! had been made at once.

use std::collections::BTreeSet;

use super::around::Around;
use super::data::SiteIssue;
use super::folder::{Folder, brief, briefs, days, issue};
use super::options::Options;
use super::parts::{Change, Part};
use super::past::{self, Days};
use super::search::{self, quarter_of};
use super::templates::Templates;
use super::{MadeIssue, WebFile, addresses, back, feeds, listing, page, period, plain, with_engine};
use crate::diagnostics::{Checked, Diagnostic, Error, has_errors};
use crate::html::templates::Engine;
use crate::model::Date;

/// Puts an issue into a site, in place of the one of its day.
///
/// # Errors
/// Those of [`Folder::write`].
pub fn add(folder: &mut dyn Folder, made: MadeIssue) -> Result<(), Error> {
    remove(folder, made.issue.date);
    made.files.into_iter().try_for_each(|file| folder.write(file))
}

/// Takes an issue out of a site; whether there was one.
pub fn remove(folder: &mut dyn Folder, day: Date) -> bool {
    let known = issue(folder, day);
    known.iter().flat_map(own_files).for_each(|path| folder.remove(&path));
    known.is_some()
}

/// All files of an issue alone, its newspaper pages too.
fn own_files(issue: &SiteIssue) -> Vec<String> {
    let mut paths = issue.addresses();
    paths.extend([addresses::data(issue.date), addresses::brief(issue.date), feeds::iiif::path(issue)]);
    paths.extend(search::day_paths(issue));
    paths
}

/// Writes all that depends on more than one issue and that a change reaches. `before` are the days that the site had,
/// `changed` those that came, went or were made anew since. Where the site was made in another way, by another version
/// or with other templates, all of it is written.
///
/// Templates of the paper's own that fail are diagnostics (T102).
///
/// # Errors
/// Those of [`Folder::write`].
pub fn lists(
    folder: &mut dyn Folder,
    before: &[Date],
    changed: &BTreeSet<Date>,
    templates: &Templates,
    options: &Options,
) -> Result<Vec<Diagnostic>, Error> {
    let after = days(folder);
    let made_with = WebFile::new(addresses::MADE_WITH, options.made_with(templates));
    let is_same = folder.read(addresses::MADE_WITH).as_deref() == Some(&made_with.bytes);
    let every = after.iter().copied().collect();
    let change = match is_same {
        true => Change { before, after: &after, days: changed },
        false => Change { before: &[], after: &after, days: &every },
    };
    let parts = match changed.is_empty() && is_same {
        true => Vec::new(),
        false => change.parts(),
    };
    let mut writing = Writing { folder, days: &after, templates, options, quarters: Vec::new() };
    let mut found = writing.parts(parts)?;
    if !has_errors(&found) {
        found.extend(writing.whole()?);
        let quarters = std::mem::take(&mut writing.quarters);
        past::remove(folder, &Days { before, after: &after }, &quarters, options.urls);
        folder.write(made_with)?;
    }
    Ok(found)
}

/// A site whose lists are written.
struct Writing<'a> {
    folder: &'a mut dyn Folder,
    days: &'a [Date],
    templates: &'a Templates,
    options: &'a Options,
    /// The quarters whose index was written.
    quarters: Vec<search::Quarter>,
}

impl Writing<'_> {
    /// The parts, one after the other: no more than one is in memory.
    fn parts(&mut self, parts: Vec<Part>) -> Result<Vec<Diagnostic>, Error> {
        for part in parts {
            let Checked { value, diagnostics } = self.part(&part);
            if has_errors(&diagnostics) {
                return Ok(diagnostics);
            }
            value.into_iter().try_for_each(|file| self.folder.write(file))?;
        }
        Ok(Vec::new())
    }

    fn part(&mut self, part: &Part) -> Checked<Vec<WebFile>> {
        match part {
            Part::Pages(days) => self.pages(days),
            Part::Month(month) => self.month(*month),
            Part::Year(year) => {
                let issues = self.briefs(|day| day.year() == *year);
                self.documents(issues.last(), |engine| {
                    listing::documents(&issues, self.days, engine, self.options)
                })
            }
            Part::Index(quarter) => plainly(self.index(quarter)),
            Part::Catalogue(quarter) => {
                let issues = self.briefs(|day| quarter_of(day) == *quarter);
                let base = self.options.base_url.as_deref();
                plainly(feeds::opds::files(&issues, self.days, base).into_iter().map(WebFile::from).collect())
            }
        }
    }

    /// What lists need of those days that are wanted.
    fn briefs(&self, wanted: impl Fn(Date) -> bool) -> Vec<SiteIssue> {
        briefs(self.folder, self.days.iter().copied().filter(|day| wanted(*day)))
    }

    /// Documents that are written with the templates, in the language of an issue.
    fn documents(
        &self,
        of: Option<&SiteIssue>,
        write: impl FnOnce(&Engine<'_>) -> Result<Vec<WebFile>, Box<Diagnostic>>,
    ) -> Checked<Vec<WebFile>> {
        let Some(issue) = of else { return plainly(Vec::new()) };
        let Checked { value, diagnostics } = with_engine(issue, self.templates, write);
        Checked { value: value.unwrap_or_default(), diagnostics }
    }

    /// The newspaper pages of days of one month.
    fn pages(&self, days: &[Date]) -> Checked<Vec<WebFile>> {
        let month = days.first().map(|day| day.first_of_month());
        let of_month = self.briefs(|day| Some(day.first_of_month()) == month);
        let beside = |place: Option<usize>| brief(self.folder, *self.days.get(place?)?);
        self.documents(of_month.last(), |engine| {
            let mut files = Vec::new();
            for day in days {
                let Some(issue) = issue(self.folder, *day) else { continue };
                let place = self.days.partition_point(|one| one < day);
                let (before, after) = (beside(place.checked_sub(1)), beside(Some(place + 1)));
                let (before, after) = (before.as_ref(), after.as_ref());
                let around = Around { issue: &issue, before, after, month: &of_month };
                files.extend(page::documents(around, engine, self.options)?);
            }
            Ok(files)
        })
    }

    /// The back issues of a month, for people, for programs and for search engines.
    fn month(&self, month: Date) -> Checked<Vec<WebFile>> {
        let issues = self.briefs(|day| day.first_of_month() == month);
        let last =
            self.days.iter().rev().find(|day| day.first_of_month() < month).map(|day| day.first_of_month());
        let before = self.briefs(|day| Some(day.first_of_month()) == last);
        self.documents(issues.last(), |engine| {
            let of_month = back::OfMonth { issues: &issues, before: &before, days: self.days };
            let mut files = back::documents(of_month, engine, self.options)?;
            files.extend(period::document(&issues, self.options));
            let base = self.options.base_url.as_deref();
            files.extend(feeds::sitemap::of_month(&issues, base).map(WebFile::from));
            Ok(files)
        })
    }

    /// The index of a quarter. Its texts are read issue by issue, and kept as long as they are needed.
    fn index(&mut self, quarter: &str) -> Vec<WebFile> {
        let days = self.days.iter().copied().filter(|day| quarter_of(*day) == quarter);
        let issues: Vec<SiteIssue> = days.filter_map(|day| issue(self.folder, day)).collect();
        let (of_quarter, files) = search::quarter_files(&issues);
        self.quarters.push(of_quarter);
        files.into_iter().map(WebFile::from).collect()
    }

    /// What is made of the newest issues, and the catalogue of the search.
    fn whole(&mut self) -> Result<Vec<Diagnostic>, Error> {
        let newest: Vec<Date> =
            self.days.iter().rev().take(feeds::site::FEED_ISSUES).rev().copied().collect();
        let issues = briefs(self.folder, newest);
        let written = self.documents(issues.last(), |engine| {
            plain::documents(&issues, engine, self.templates, self.options)
        });
        let mut files = written.value;
        if !issues.is_empty() {
            let base = self.options.base_url.as_deref();
            files.extend(feeds::site_files(&issues, self.days, base).into_iter().map(WebFile::from));
            files.extend(self.catalogue());
        }
        files.into_iter().try_for_each(|file| self.folder.write(file))?;
        Ok(written.diagnostics)
    }

    /// The catalogue of the search: of quarters that did not change as it was. Those that it did not have are written.
    fn catalogue(&mut self) -> Vec<WebFile> {
        let read = search::read_catalogue(&|path| self.folder.read(path));
        let known = read.map(|catalogue| catalogue.quarters).unwrap_or_default();
        let names: BTreeSet<String> = self.days.iter().map(|day| quarter_of(*day)).collect();
        let mut files = Vec::new();
        for name in &names {
            let is = |quarter: &&search::Quarter| quarter.name == *name;
            if self.quarters.iter().any(|quarter| is(&quarter)) {
                continue;
            }
            match known.iter().find(is) {
                Some(quarter) => self.quarters.push(quarter.clone()),
                None => files.extend(self.index(name)),
            }
        }
        self.quarters.sort_by(|a, b| a.name.cmp(&b.name));
        files.push(WebFile::from(search::catalogue_file(self.quarters.clone())));
        files
    }
}

fn plainly(value: Vec<WebFile>) -> Checked<Vec<WebFile>> {
    Checked { value, diagnostics: Vec::new() }
}
