//! `paiban compile`: many issues as one volume (合订本), and with `--each` their own editions too.
//!
//! The recipe is [`VolumePlan::carry_out`]; [`editions`] sets the issues and makes what is their own.

mod editions;

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use paiban::check::CheckedIssue;
use paiban::diagnostics::{Code, Diagnostic, Error, SourceMap};
use paiban::edition::{Edition, Sheet};
use paiban::epub::Templates;
use paiban::layout;
use paiban::messages::{Reason, sentence};
use paiban::model::{Date, Defaults, EditionKind, Issue};
use paiban::package::record::REQUEST;
use paiban::package::{FileDigest, Record};
use paiban::press::record::{named_inputs, record};
use paiban::press::{self, BookRequest, Cache, OutputFile, PagesRequest, Press, Range, ReadIssue, Request};
use paiban::volume::{CheckedVolume, Content};

use super::super::args::{CoverArg, EpubArgs, FontArgs, NamedPages, PageArgs, PdfArgs};
use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::parallel::in_parallel;
use super::super::report::{Purpose, Report, ReportArgs};
use super::super::summary::{RunSummary, State};
use editions::{Makes, SetIssue};

/// Builds a volume (合订本) of many issues: an EPUB and a PDF
///
/// Both have a calendar, contents by day and page, and indexes of pages, columns and authors; the
/// pages of the issues are the same as in files of their own. The files are named after the paper's slug and the
/// month, such as `xiwan-2026-03.pdf`. The same issues give the same bytes.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban compile xiwan --month 2026-03 -o out
  paiban compile xiwan --from 2026-01-01 --to 2026-03-31 --pdf --paper tabloid-6
  paiban compile xiwan/2026-03-* --keep-going --report report.json --quiet
  paiban compile xiwan --month 2026-03 --cache ~/.cache/paiban --deny warnings
  paiban compile xiwan --month 2026-03 --each --if-changed -o out

At night, by cron (crontab -e), on the first of every month:
  15 2 1 * * cd /srv/paper && paiban compile issues --month \"$(date -d yesterday +\\%Y-\\%m)\" -o volumes \\
             --keep-going --quiet --report volumes/last.json --cache /var/cache/paiban")]
pub(crate) struct CompileArgs {
    /// Issues, or folders that contain issues
    #[arg(value_name = "ISSUE|FOLDER", required = true)]
    paths: Vec<PathBuf>,
    /// Folder for the files; created if it does not exist
    #[arg(short, long, value_name = "DIR", default_value = ".")]
    output: PathBuf,
    /// Takes the issues of a month, such as `2026-03`
    #[arg(long, value_name = "MONTH", value_parser = month, conflicts_with_all = ["from", "to"])]
    month: Option<Range>,
    /// Takes the issues from this day on
    #[arg(long, value_name = "DAY", value_parser = day)]
    from: Option<Date>,
    /// Takes the issues up to this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    to: Option<Date>,
    /// Builds the EPUB; without `--epub` and `--pdf`, what the publication says, or both
    #[arg(long)]
    epub: bool,
    /// Builds the PDF
    #[arg(long)]
    pdf: bool,
    /// Refused: a volume has no articles for WeChat, an issue has
    #[arg(long, hide = true)]
    wechat: bool,
    /// Takes the issues of this paper alone, by its slug, where a folder holds several
    #[arg(long, value_name = "SLUG")]
    title: Option<String>,
    /// Also builds the EPUB and the PDF of every issue, from the same setting of the pages
    #[arg(long)]
    each: bool,
    /// Does nothing where the outputs are there as they should be: of the same inputs, options and version
    #[arg(long)]
    if_changed: bool,
    /// Leaves out issues with errors; the exit code is then 1
    #[arg(long)]
    keep_going: bool,
    /// Keeps composed pages in a folder, for the next run
    ///
    /// Several runs may use it at the same time. It can be emptied at any time.
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
    /// Writes a report of the run: issues, digests, counts
    #[arg(long, value_name = "FILE.json")]
    report: Option<PathBuf>,
    #[command(flatten)]
    pages: PageArgs,
    #[command(flatten)]
    pdf_options: PdfArgs,
    #[command(flatten)]
    epub_options: EpubArgs,
    #[command(flatten)]
    fonts: FontArgs,
    #[command(flatten)]
    messages: ReportArgs,
}

fn month(text: &str) -> Result<Range, Reason> {
    let first = format!("{text}-01").parse::<Date>();
    first.map(Range::month_of).map_err(|_| Reason(sentence!("no-month")))
}

fn day(text: &str) -> Result<Date, Reason> {
    text.parse::<Date>().map_err(|error| Reason(sentence!("no-day", fault = error.sentence())))
}

impl CompileArgs {
    fn range(&self) -> Range {
        self.month.unwrap_or(Range { from: self.from, to: self.to })
    }

    /// Fails where the first day comes after the last.
    fn check_range(&self) -> Result<(), Failure> {
        match self.range() {
            Range { from: Some(from), to: Some(to) } if from > to => {
                Err(Failure::usage(sentence!("from-after-to", from, to))
                    .help(sentence!("from-after-to.help")))
            }
            _ => Ok(()),
        }
    }

    /// Which outputs are wanted: what the command line names, else what the issues or their publication
    /// say.
    fn wanted(&self, defaults: &Defaults<'_>) -> Wanted {
        let named = self.epub || self.pdf;
        let made = |flag: bool, edition| if named { flag } else { defaults.makes(edition) };
        let (epub, pdf) = (made(self.epub, EditionKind::Epub), made(self.pdf, EditionKind::Pdf));
        let no_page = matches!(self.epub_options.cover(), Some(CoverArg::Headlines | CoverArg::None));
        Wanted { epub, pdf, front: epub && !no_page }
    }

    /// Whether the characters of an issue need a font: a page may show them. The volume may be made as
    /// the issue says, or as its publication does.
    fn shows(&self, issue: &Issue) -> bool {
        let paper = Defaults::of_publication(&issue.publication);
        [issue.defaults(), paper].iter().map(|defaults| self.wanted(defaults)).any(|one| one.pdf || one.front)
    }

    /// The request to the press.
    fn request<'a>(&self, templates: &'a Templates, defaults: &Defaults<'_>) -> Result<Request<'a>, Failure> {
        let wanted = self.wanted(defaults);
        let cover = self.epub_options.cover().map(CoverArg::kind);
        let book = BookRequest { options: self.epub_options.options(defaults)?, templates, cover };
        let pages = PagesRequest { options: self.pdf_options.options(defaults)?, per_page: false };
        let (book, pages) = (wanted.epub.then_some(book), wanted.pdf.then_some(pages));
        Ok(Request { book, pages, ..Request::default() })
    }

    /// The options that change the outputs, for their record.
    fn recorded(&self, pages: &NamedPages, defaults: &Defaults<'_>) -> BTreeMap<String, String> {
        let mut options = pages.recorded(defaults);
        options.extend(self.pdf_options.recorded(defaults));
        if self.wanted(defaults).epub {
            options.extend(self.epub_options.recorded(defaults));
        }
        options.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

/// Which outputs are wanted of a volume.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    epub: bool,
    pdf: bool,
    /// Whether the cover of the book shows the first front page.
    front: bool,
}

/// A volume of articles for WeChat makes no sense: they go out day by day.
fn no_articles() -> Failure {
    Failure::usage(sentence!("volume-of-wechat")).help(sentence!("volume-of-wechat.help"))
}

/// Makes the volume, unless there are errors.
pub(super) fn run(args: &CompileArgs, console: &mut Console) -> Result<Exit, Failure> {
    let mut report = Report::begin(console, args.messages.clone(), Purpose::Write)?;
    args.check_range()?;
    if args.wechat {
        return Err(no_articles());
    }
    args.pages.check()?;
    if args.report.is_some() {
        report.keep_log();
    }
    let templates = args.epub_options.templates()?;
    let fonts = args.fonts.library(&mut report)?;
    let mut summary = RunSummary::new();

    let covers = |issue: &Issue, c| !args.shows(issue) || fonts.covers(c);
    let issues = read_issues(args, &covers, &mut report, &mut summary)?;
    if report.exit() == Exit::Machine {
        // What could not be read today is not left out of a volume.
        return report.finish();
    }
    let selected: Vec<_> = issues.iter().map(|read| (read.path.as_path(), read.issue.issue())).collect();
    report.add(press::collate(&selected, args.range()), &SourceMap::default())?;
    if report.exit() == Exit::Stopped {
        return report.finish();
    }
    if report.errors() > summary.tolerated() {
        return finish(args, &[], report, summary);
    }
    let agreed: Vec<_> = issues.iter().map(|read| read.issue.clone()).collect();
    let defaults = Defaults::agreed(&agreed.iter().map(CheckedIssue::issue).collect::<Vec<_>>());
    let wanted = args.wanted(&defaults);
    if !(wanted.epub || wanted.pdf) {
        return Err(no_articles());
    }
    let request = args.request(&templates, &defaults)?;
    let named = args.pages.named(&mut SourceMap::default(), &mut report)?;
    let press = Press::new(named.theme(&defaults)?, named.paper(&defaults)?, fonts)
        .with_cache(args.cache.as_deref().map(Cache::new));
    let plan = VolumePlan { args, wanted, request, named: &named, press: &press, defaults };
    plan.carry_out(issues, &templates, report, summary)
}

/// How a volume is made.
struct VolumePlan<'a> {
    args: &'a CompileArgs,
    wanted: Wanted,
    request: Request<'a>,
    named: &'a NamedPages,
    press: &'a Press,
    defaults: Defaults<'a>,
}

impl VolumePlan<'_> {
    /// Sets the issues, with their own editions where they are wanted, and binds them; what is there as it should be is
    /// left alone.
    fn carry_out(
        &self,
        issues: Vec<ReadIssue>,
        templates: &Templates,
        mut report: Report<'_>,
        mut summary: RunSummary,
    ) -> Result<Exit, Failure> {
        let Self { args, wanted, .. } = *self;
        let inputs = |read: &ReadIssue| named_inputs(&read.path, &read.issue, &read.files);
        let read_from: Vec<FileDigest> = issues.iter().flat_map(inputs).collect();
        let mut options = args.recorded(self.named, &self.defaults);
        let fonts = self.press.own_fonts();
        let digest = self.press.request_digest(&self.request, &fonts, &self.asked())?;
        options.insert(REQUEST.to_owned(), digest);
        let kept = self.kept(&issues, &options, &read_from)?;
        let makes = Makes { args, named: self.named, press: self.press, fonts: &fonts, templates };
        let jobs = makes.jobs(issues, wanted, kept.is_none(), &mut report, &mut summary)?;
        let set = makes.set(jobs, &mut report, &mut summary)?;
        if let Some((volume, record)) = kept {
            summary.made(&volume, State::Kept, record.outputs.clone());
            report.tell(&sentence!("outputs-kept", issue = &record.issue));
            return finish(args, &[], report, summary);
        }
        // What is wrong with pages keeps no book from being made.
        let sound = report.errors() <= summary.tolerated();
        if !sound && !wanted.epub {
            return finish(args, &[], report, summary);
        }
        let front = if wanted.front { front_page(&set, self.press) } else { None };
        let (set, editions): (Vec<_>, Vec<_>) = set.into_iter().unzip();
        let Some(volume) = CheckedVolume::of(set) else { return finish(args, &[], report, summary) };
        let editions: Vec<Edition> = editions.into_iter().flatten().collect();
        let Press { theme, paper, fonts, .. } = self.press;
        let edition = (wanted.pdf && sound).then(|| layout::bind(&volume, editions, theme, paper, fonts));
        let before = report.errors();
        let mut made = self.outputs(&volume, edition.as_ref(), front.as_ref(), &mut report)?;
        if made.is_empty() {
            return finish(args, &[], report, summary);
        }
        if !sound || report.errors() > before {
            options.remove(REQUEST);
        }
        made.push(record(volume.file_stem(), options, read_from, &made)?);
        summary.made(&volume, State::Made, made.iter().map(OutputFile::digest).collect());
        finish(args, &made, report, summary)
    }

    /// What changes the volume and is not in the request to the press: an issue may have pages of its own, unless the
    /// command line names them.
    fn asked(&self) -> Vec<String> {
        let mut asked = self.args.messages.asked();
        asked.push(self.named.asked());
        asked
    }

    /// The volume with its record, if it is there as it should be and nothing has to be done for it.
    fn kept(
        &self,
        issues: &[ReadIssue],
        options: &BTreeMap<String, String>,
        inputs: &[FileDigest],
    ) -> Result<Option<(CheckedVolume, Record)>, Failure> {
        if !self.args.if_changed {
            return Ok(None);
        }
        let issues = issues.iter().map(|read| read.issue.clone()).collect();
        let Some(volume) = CheckedVolume::of(issues) else { return Ok(None) };
        let record = press::kept(&self.args.output, &volume.file_stem(), options, inputs)?;
        Ok(record.map(|record| (volume, record)))
    }

    /// The files of the volume that have no errors.
    fn outputs(
        &self,
        volume: &CheckedVolume,
        edition: Option<&Edition>,
        front: Option<&Sheet>,
        report: &mut Report<'_>,
    ) -> Result<Vec<OutputFile>, Failure> {
        report.stage("output")?;
        let mut made = Vec::new();
        for output in self.press.outputs(Content::Volume(volume), edition, front, &self.request)? {
            let before = report.errors();
            let files = report.take(output, &SourceMap::default())?;
            if report.errors() == before {
                made.extend(files);
            }
        }
        Ok(made)
    }
}

/// Ends the run: writes what was made, with the report of the run if one is wanted.
fn finish(
    args: &CompileArgs,
    made: &[OutputFile],
    mut report: Report<'_>,
    mut summary: RunSummary,
) -> Result<Exit, Failure> {
    summary.ended(report.counts(), report.log());
    let of_run = args.report.as_deref().filter(|_| report.exit() != Exit::Machine);
    let of_run = of_run.map(|path| summary.file(path)).transpose()?;
    press::write(&args.output, made, of_run.as_slice())?;
    made.iter().try_for_each(|file| report.artifact(&file.artifact(&args.output)))?;
    report.finish()
}

/// Reads and checks the issues; those with errors are left out, if that is wanted.
fn read_issues(
    args: &CompileArgs,
    covers: &(dyn Fn(&Issue, char) -> bool + Sync),
    report: &mut Report<'_>,
    summary: &mut RunSummary,
) -> Result<Vec<ReadIssue>, Failure> {
    let paths = press::find(&args.paths, args.range())?;
    let pages =
        |read: &Result<ReadIssue, Error>| read.as_ref().ok().map(|read| read.issue.issue().pages.len());
    let read = in_parallel("check", paths, report, |path| press::read(&path, &covers), pages)?;
    let mut issues = Vec::new();
    for read in read {
        let mut read = read?;
        if !is_selected(&read, args) {
            continue;
        }
        let before = report.errors();
        report.add(std::mem::take(&mut read.diagnostics), &read.files)?;
        let errors = report.errors() - before;
        if errors > 0 && args.keep_going {
            let message = sentence!("left-out", path = read.path.display());
            let left_out = Diagnostic::new(Code::LeftOut, message).about(read.issue.issue().date);
            report.add(vec![left_out.help(sentence!("left-out.help"))], &read.files)?;
            summary.left_out(&read, report.errors() - before);
            continue;
        }
        summary.bound(&read);
        issues.push(read);
    }
    issues.sort_by_key(|read| read.issue.issue().date);
    Ok(issues)
}

/// Whether an issue is of the selected days, and of the selected paper. One of which neither can be read may be, and
/// has an error.
fn is_selected(read: &ReadIssue, args: &CompileArgs) -> bool {
    let issue = read.issue.issue();
    let slug = issue.publication.slug.as_str();
    let is_of_title = args.title.as_deref().is_none_or(|title| slug == title || slug.is_empty());
    is_of_title && (args.range().contains(issue.date) || !read.has_date)
}

/// The first front page, with the names that it has in the volume.
fn front_page(set: &[SetIssue], press: &Press) -> Option<Sheet> {
    let (issue, edition) = set.first()?;
    let edition = edition.as_ref()?;
    let first = edition.with_sheets(edition.sheets.iter().take(1).cloned().collect());
    let volume = CheckedVolume::of(vec![issue.clone()])?;
    let bound = layout::bind(&volume, vec![first], &press.theme, &press.paper, &press.fonts);
    bound.sheets.into_iter().find(|sheet| sheet.section.is_some())
}
