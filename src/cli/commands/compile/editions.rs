//! The issues of a volume on their pages, and their own editions, written one by one.

use std::collections::BTreeMap;
use std::path::PathBuf;

use paiban::check::CheckedIssue;
use paiban::diagnostics::{Checked, Code, Diagnostic, Error, SourceMap};
use paiban::edition::Edition;
use paiban::epub::Templates;
use paiban::layout::Composed;
use paiban::model::Date;
use paiban::package::record::REQUEST;
use paiban::package::{FileDigest, Record};
use paiban::press::{self, InputPlaces, OutputFile, Press, Provenance, ReadIssue};

use super::super::super::args::NamedPages;
use super::super::super::failure::Failure;
use super::super::super::parallel::in_parallel;
use super::super::super::report::Report;
use super::super::super::summary::{RunSummary, State};
use super::{CompileArgs, Wanted};

/// An issue on its pages, and these if the volume shows them.
pub(super) type SetIssue = (CheckedIssue, Option<Edition>);

/// What issues are set with.
#[derive(Clone, Copy)]
pub(super) struct Makes<'a> {
    pub(super) args: &'a CompileArgs,
    pub(super) named: &'a NamedPages,
    pub(super) press: &'a Press,
    /// The digests of the faces that are not bundled.
    pub(super) fonts: &'a [String],
    pub(super) templates: &'a Templates,
}

/// What is to be done for an issue.
pub(super) struct Job {
    read: ReadIssue,
    /// What the volume needs of it; nothing where there is a volume as it should be.
    bound: Pages,
    /// The options of its own editions, if they are to be made.
    own: Option<BTreeMap<String, String>>,
}

/// Which pages of an issue are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Pages {
    None,
    Front,
    All,
}

/// What became of an issue.
struct Done {
    set: SetIssue,
    path: PathBuf,
    /// The outputs of its own, if they were made, and whether all of them could be.
    own: Option<(State, Vec<FileDigest>)>,
}

impl Makes<'_> {
    /// What has to be done, for each issue. Own editions that are there as they should be are noted, and not made.
    pub(super) fn jobs(
        &self,
        issues: Vec<ReadIssue>,
        wanted: Wanted,
        binds: bool,
        report: &mut Report<'_>,
        summary: &mut RunSummary,
    ) -> Result<Vec<Job>, Failure> {
        let numbered = issues.into_iter().enumerate();
        let looked: Vec<Result<_, Failure>> = if self.args.each {
            let look = |(number, read): (usize, ReadIssue)| self.own(&read).map(|own| (number, read, own));
            in_parallel("check", numbered.collect(), report, look, |_| None)?
        } else {
            numbered.map(|(number, read)| Ok((number, read, Own::None))).collect()
        };
        let mut jobs = Vec::new();
        for one in looked {
            let (number, read, own) = one?;
            let bound = match binds {
                true if wanted.pdf => Pages::All,
                true if wanted.front && number == 0 => Pages::Front,
                _ => Pages::None,
            };
            let own = match own {
                Own::Kept(record) => {
                    summary.editions(&read.path, State::Kept, record.outputs);
                    None
                }
                Own::Wanted(options) => Some(options),
                Own::None => None,
            };
            if binds || own.is_some() {
                jobs.push(Job { read, bound, own });
            }
        }
        Ok(jobs)
    }

    /// Whether an issue needs editions of its own.
    fn own(&self, read: &ReadIssue) -> Result<Own, Failure> {
        let defaults = read.issue.issue().defaults();
        let request = self.args.request(self.templates, &defaults)?;
        if request.book.is_none() && request.pages.is_none() {
            return Ok(Own::None);
        }
        let mut options = self.args.recorded(self.named, &defaults);
        let digest = press_of(&read.issue, self.named, self.press)?;
        let digest = digest.request_digest(&request, self.fonts, &self.args.messages.asked())?;
        options.insert(REQUEST.to_owned(), digest);
        if !self.args.if_changed {
            return Ok(Own::Wanted(options));
        }
        let (source, issue, files) = (read.path.as_path(), &read.issue, &read.files);
        let provenance = Provenance { source, issue, files, options, layout: None };
        Ok(match provenance.kept(&self.args.output, false)? {
            Some(record) => Own::Kept(record),
            None => Own::Wanted(provenance.options),
        })
    }

    /// Sets the issues, as far as something shows their pages, writes their own editions, and reports what was found
    /// in the order of their days.
    pub(super) fn set(
        &self,
        jobs: Vec<Job>,
        report: &mut Report<'_>,
        summary: &mut RunSummary,
    ) -> Result<Vec<SetIssue>, Failure> {
        let pages = |(done, _): &(Result<Checked<Done>, Failure>, SourceMap)| {
            done.as_ref().ok().map(|done| done.value.set.0.issue().pages.len())
        };
        let work = |job: Job| {
            let files = job.read.files.clone();
            (self.carry_out(job), files)
        };
        let done = in_parallel("layout", jobs, report, work, pages)?;
        let mut issues = Vec::with_capacity(done.len());
        let mut reported = false;
        for (done, files) in done {
            let Checked { value: Done { set, path, own }, mut diagnostics } = done?;
            // A cache that cannot be used is reported once, not for every issue.
            diagnostics
                .retain(|one| one.code != Code::UnusableCache || !std::mem::replace(&mut reported, true));
            report.add(diagnostics, &files)?;
            if let Some((state, outputs)) = own {
                summary.editions(&path, state, outputs);
            }
            issues.push(set);
        }
        Ok(issues)
    }

    /// Sets one issue and writes its own editions.
    fn carry_out(&self, job: Job) -> Result<Checked<Done>, Failure> {
        let Job { read, bound, own } = job;
        let press = press_of(&read.issue, self.named, self.press)?;
        let needed = own.as_ref().map(|_| self.pages_of(&read)).transpose()?;
        let set = match needed.map_or(bound, |own| own.max(bound)) {
            Pages::All => set(&press, read.issue.clone(), &read.places, Press::set)?,
            Pages::Front => set(&press, read.issue.clone(), &read.places, Press::set_front)?,
            Pages::None => unset(&press, read.issue.clone()),
        };
        let Checked { value: (issue, edition), mut diagnostics } = set;
        if bound == Pages::None && needed != Some(Pages::All) {
            // Diagnostics about pages that are not written are useless.
            diagnostics.clear();
        }
        let own = match own {
            Some(options) => {
                let refused = self.args.messages.refuses(&diagnostics);
                let shown = edition.as_ref().filter(|_| !refused);
                let made = self.editions(&press, &read, (&issue, shown), (options, refused))?;
                let day = issue.issue().date;
                diagnostics.extend(made.diagnostics.into_iter().map(|one| dated(one, day)));
                Some(made.value)
            }
            None => None,
        };
        let edition = edition.filter(|_| bound > Pages::None);
        Ok(Checked { value: Done { set: (issue, edition), path: read.path, own }, diagnostics })
    }

    /// Which pages an issue's own editions need.
    fn pages_of(&self, read: &ReadIssue) -> Result<Pages, Failure> {
        let request = self.args.request(self.templates, &read.issue.issue().defaults())?;
        let shows_front = request.book.is_some_and(|book| book.shows_front((&read.issue).into()));
        Ok(match request.pages {
            Some(_) => Pages::All,
            None if shows_front => Pages::Front,
            None => Pages::None,
        })
    }

    /// Makes and writes the own editions of an issue, as `paiban build` does: an output with errors keeps no other from
    /// being made.
    fn editions(
        &self,
        press: &Press,
        read: &ReadIssue,
        (issue, edition): (&CheckedIssue, Option<&Edition>),
        (mut options, mut refused): (BTreeMap<String, String>, bool),
    ) -> Result<Checked<(State, Vec<FileDigest>)>, Failure> {
        let request = self.args.request(self.templates, &issue.issue().defaults())?;
        let front = edition.and_then(|edition| edition.sheets.first());
        let (mut made, mut diagnostics) = (Vec::new(), Vec::new());
        for output in press.outputs(issue.into(), edition, front, &request)? {
            let Checked { value, diagnostics: found } = read.places.located(output);
            let is_refused = self.args.messages.refuses(&found);
            refused |= is_refused;
            diagnostics.extend(found);
            if !is_refused {
                made.extend(value);
            }
        }
        if refused {
            options.remove(REQUEST);
        }
        if !made.is_empty() {
            let (source, files) = (read.path.as_path(), &read.files);
            let provenance = Provenance { source, issue, files, options, layout: None };
            made.push(provenance.record(&made)?);
            press::write(&self.args.output, &made, &[])?;
        }
        let state = if refused { State::Refused } else { State::Made };
        Ok(Checked { value: (state, made.iter().map(OutputFile::digest).collect()), diagnostics })
    }
}

/// The own editions of an issue, before they are made.
enum Own {
    /// None are asked for.
    None,
    /// They are there as they should be.
    Kept(Record),
    /// They are to be made, with these options.
    Wanted(BTreeMap<String, String>),
}

/// The press of one issue: the pages in a volume are those of a file of its own, on its own paper.
fn press_of(issue: &CheckedIssue, named: &NamedPages, press: &Press) -> Result<Press, Error> {
    let defaults = issue.issue().defaults();
    Ok(press.with_pages(named.theme(&defaults)?, named.paper(&defaults)?))
}

/// Sets pages of an issue; one of which not everything could be set has none.
fn set(
    press: &Press,
    issue: CheckedIssue,
    places: &InputPlaces,
    pages: impl Fn(&Press, CheckedIssue) -> Result<Checked<Composed>, Error>,
) -> Result<Checked<SetIssue>, Error> {
    let day = issue.issue().date;
    let composed = places.located(pages(press, issue)?);
    let whole = !composed.has_errors();
    let Checked { value: composed, diagnostics } = composed;
    let edition = composed.edition;
    let value = (edition.issue.clone(), whole.then_some(edition));
    Ok(Checked { value, diagnostics: diagnostics.into_iter().map(|one| dated(one, day)).collect() })
}

/// A diagnostic about an issue, with its day; a cache fault belongs to no day.
fn dated(one: Diagnostic, day: Date) -> Diagnostic {
    if one.code == Code::UnusableCache { one } else { one.about(day) }
}

fn unset(press: &Press, issue: CheckedIssue) -> Checked<SetIssue> {
    Checked { value: (press.paginate(issue), None), diagnostics: Vec::new() }
}
