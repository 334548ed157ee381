//! `paiban compile`: many issues as one volume (合订本).

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use paiban::check::CheckedIssue;
use paiban::diagnostics::{Checked, Code, Diagnostic, Error, SourceMap};
use paiban::edition::{Edition, Sheet};
use paiban::epub::Templates;
use paiban::layout::{self, Composed};
use paiban::messages::{Reason, sentence};
use paiban::model::{Date, Defaults, EditionKind, Issue};
use paiban::press::record::{named_inputs, record};
use paiban::press::{
    self, BookRequest, Cache, InputPlaces, OutputFile, PagesRequest, Press, Range, ReadIssue, Request,
};
use paiban::volume::{CheckedVolume, Content};

use super::super::args::{CoverArg, EpubArgs, FontArgs, NamedPages, PageArgs, PdfArgs};
use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::parallel::in_parallel;
use super::super::report::{Purpose, Report, ReportArgs};
use super::super::summary::RunSummary;

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
    let templates = args.epub_options.templates()?;
    let fonts = args.fonts.library(&mut report)?;
    let mut summary = RunSummary::new();

    let covers = |issue: &Issue, c| !args.shows(issue) || fonts.covers(c);
    let issues = read_issues(args, &covers, &mut report, &mut summary)?;
    if report.exit() == Exit::Machine {
        // What could not be read today is not left out of a volume.
        return finish(args, &[], report, summary);
    }
    let selected: Vec<_> = issues.iter().map(|read| (read.path.as_path(), read.issue.issue())).collect();
    let no_files = SourceMap::default();
    report.add(press::collate(&selected, args.range()), &no_files)?;
    if report.errors() > summary.tolerated() {
        return finish(args, &[], report, summary);
    }
    let read: Vec<CheckedIssue> = issues.iter().map(|read| read.issue.clone()).collect();
    let defaults = Defaults::agreed(&read.iter().map(CheckedIssue::issue).collect::<Vec<_>>());
    let wanted = args.wanted(&defaults);
    if !(wanted.epub || wanted.pdf) {
        return Err(no_articles());
    }
    let request = args.request(&templates, &defaults)?;
    let named = args.pages.named(&mut SourceMap::default(), &mut report)?;
    let press = Press::new(named.theme(&defaults)?, named.paper(&defaults)?, fonts)
        .with_cache(args.cache.as_deref().map(Cache::new));
    let inputs = |read: &ReadIssue| named_inputs(&read.path, &read.issue, &read.files);
    let read_from = issues.iter().flat_map(inputs).collect();
    let set = set_issues(wanted, issues, &named, &press, &mut report)?;
    // What is wrong with pages keeps no book from being made.
    let sound = report.errors() <= summary.tolerated();
    if !sound && !wanted.epub {
        return finish(args, &[], report, summary);
    }
    let front = if wanted.front { front_page(&set, &press) } else { None };
    let (set, editions): (Vec<_>, Vec<_>) = set.into_iter().unzip();
    let Some(volume) = CheckedVolume::of(set) else { return finish(args, &[], report, summary) };
    let editions: Vec<Edition> = editions.into_iter().flatten().collect();
    let bound = || layout::bind(&volume, editions, &press.theme, &press.paper, &press.fonts);
    let edition = (wanted.pdf && sound).then(bound);

    report.stage("output")?;
    let content = Content::Volume(&volume);
    let mut made = Vec::new();
    for output in press.outputs(content, edition.as_ref(), front.as_ref(), &request)? {
        let before = report.errors();
        let files = report.take(output, &no_files)?;
        if report.errors() == before {
            made.extend(files);
        }
    }
    if made.is_empty() {
        return finish(args, &[], report, summary);
    }
    made.push(record(volume.file_stem(), args.recorded(&named, &defaults), read_from, &made)?);
    summary.made(&volume, &made);
    finish(args, &made, report, summary)
}

/// Ends the run: writes what was made, with the report of the run if one is wanted.
fn finish(
    args: &CompileArgs,
    made: &[OutputFile],
    mut report: Report<'_>,
    mut summary: RunSummary,
) -> Result<Exit, Failure> {
    summary.ended(report.counts());
    let of_run = args.report.as_deref().map(|path| summary.file(path)).transpose()?;
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
        if !is_selected(&read, args.range()) {
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

/// Whether an issue is of the selected days. One without a readable date may be, and has an error.
fn is_selected(read: &ReadIssue, range: Range) -> bool {
    range.contains(read.issue.issue().date) || !read.has_date
}

/// An issue on its pages, and these if they were to be set.
type SetIssue = (CheckedIssue, Option<Edition>);

/// Sets the pages of the issues, as far as something shows them, and reports what was found in the
/// order of their days.
fn set_issues(
    wanted: Wanted,
    issues: Vec<ReadIssue>,
    named: &NamedPages,
    press: &Press,
    report: &mut Report<'_>,
) -> Result<Vec<SetIssue>, Failure> {
    let shown = if wanted.pdf { issues.len() } else { usize::from(wanted.front) };
    let numbered: Vec<_> = issues.into_iter().enumerate().collect();
    let work = |(number, read): (usize, ReadIssue)| {
        let ReadIssue { issue, files, places, .. } = read;
        let set = press_of(&issue, named, press).and_then(|press| match number < shown {
            true if wanted.pdf => set(&press, issue, &places, Press::set),
            true => set(&press, issue, &places, Press::set_front),
            false => Ok(unset(&press, issue)),
        });
        (set, files)
    };
    let pages = |(set, _): &(Result<Checked<SetIssue>, Error>, SourceMap)| {
        set.as_ref().ok().map(|set| set.value.0.issue().pages.len())
    };
    let set = in_parallel("layout", numbered, report, work, pages)?;
    let mut issues = Vec::with_capacity(set.len());
    let mut reported = false;
    for (set, files) in set {
        let Checked { value, mut diagnostics } = set?;
        // A cache that cannot be used is reported once, not for every issue.
        diagnostics.retain(|one| one.code != Code::UnusableCache || !std::mem::replace(&mut reported, true));
        report.add(diagnostics, &files)?;
        issues.push(value);
    }
    Ok(issues)
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
    // A cache fault belongs to no day.
    let dated = |one: Diagnostic| if one.code == Code::UnusableCache { one } else { one.about(day) };
    let edition = composed.edition;
    let value = (edition.issue.clone(), whole.then_some(edition));
    Ok(Checked { value, diagnostics: diagnostics.into_iter().map(dated).collect() })
}

fn unset(press: &Press, issue: CheckedIssue) -> Checked<SetIssue> {
    Checked { value: (press.paginate(issue), None), diagnostics: Vec::new() }
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
