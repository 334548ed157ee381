//! `paiban compile`: many issues as one volume (合订本).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

use clap::Args;
use paiban::diagnostics::{Code, Diagnostic, Error, SourceMap};
use paiban::edition::{Edition, Sheet};
use paiban::epub;
use paiban::layout::{self, Paper, Theme};
use paiban::model::Date;
use paiban::package::record::ENDING;
use paiban::package::{FileDigest, Record};
use paiban::pdf;
use paiban::press::set::{self, ReadIssue};
use paiban::press::{self, Cache, Press, Range, SetIssue};
use paiban::text::FontLibrary;
use paiban::volume::CheckedVolume;
use rayon::prelude::*;

use super::super::args::{CoverKind, EpubArgs, FontArgs, PageArgs, PdfArgs};
use super::super::console::{Console, Progress};
use super::super::cover;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::output::{self, OutputFile};
use super::super::provenance::inputs;
use super::super::report::{Purpose, Report, ReportArgs};
use super::super::summary::Summary;

/// Makes a volume (合订本) of many issues: an EPUB and a PDF
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
    /// Issues, or folders with issues in them
    #[arg(value_name = "ISSUE|FOLDER", required = true)]
    paths: Vec<PathBuf>,
    /// Folder for the files; made if it is not there
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
    /// Makes the EPUB; without `--epub` and `--pdf` both are made
    #[arg(long)]
    epub: bool,
    /// Makes the PDF
    #[arg(long)]
    pdf: bool,
    /// Leaves issues with errors out; the exit code is 1 then
    #[arg(long)]
    keep_going: bool,
    /// Keeps set pages in a folder, for the next run
    ///
    /// Several runs may use it at the same time. It can be emptied at any time.
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
    /// Writes what was made of what: issues, digests, counts
    #[arg(long, value_name = "FILE.json")]
    report: Option<PathBuf>,
    /// Says nothing but what is wrong
    #[arg(short, long)]
    quiet: bool,
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

fn month(text: &str) -> Result<Range, String> {
    let first = format!("{text}-01").parse::<Date>();
    first.map(Range::month_of).map_err(|_| "a month is written like 2026-03".to_owned())
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|error| format!("{error}; a day is written like 2026-03-20"))
}

impl CompileArgs {
    fn range(&self) -> Range {
        self.month.unwrap_or(Range { from: self.from, to: self.to })
    }

    fn wants_epub(&self) -> bool {
        self.epub || !self.pdf
    }

    fn wants_pdf(&self) -> bool {
        self.pdf || !self.epub
    }

    fn wants_cover(&self) -> bool {
        self.wants_epub() && self.epub_options.cover() != Some(CoverKind::None)
    }

    /// What decides how the outputs look, for their record.
    fn recorded(&self, volume: &CheckedVolume) -> BTreeMap<String, String> {
        let mut options = self.pages.recorded(&volume.bound().issue().publication);
        options.extend(self.pdf_options.recorded());
        if self.wants_epub() {
            options.extend(self.epub_options.recorded());
        }
        options.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

/// Makes the volume, unless there are errors.
pub(super) fn run(args: &CompileArgs, console: &mut Console) -> Result<Exit, Failure> {
    console.quiet = args.quiet;
    let mut report = Report::begin(console, args.messages.clone(), Purpose::Write)?;
    let paper = args.pages.paper()?;
    let (pdf_options, epub_options) = (args.pdf_options.options()?, args.epub_options.options()?);
    let templates = args.epub_options.templates()?;
    let fonts = args.fonts.library()?;
    let mut summary = Summary::new();

    let issues = read_issues(args, &fonts, &mut report, &mut summary)?;
    let selected: Vec<_> = issues.iter().map(|read| (read.path.as_path(), read.issue.issue())).collect();
    let no_files = SourceMap::default();
    report.add(press::collate(&selected, args.range()), &no_files)?;
    if report.errors() > summary.tolerated() {
        return finish(args, report, summary);
    }
    let Some(last) = issues.iter().max_by_key(|read| read.issue.issue().date) else {
        return finish(args, report, summary);
    };
    let mut theme_files = SourceMap::default();
    let theme = args.pages.theme(&last.issue.issue().publication, &mut theme_files, &mut report)?;
    let cache = args.cache.as_deref().map(Cache::new);
    let press = Press::new(&theme, &paper, &fonts, cache.as_ref());
    let read_from = issues.iter().flat_map(named_inputs).collect();
    let set = set_issues(args, issues, &press, &mut report)?;
    if report.errors() > summary.tolerated() {
        return finish(args, report, summary);
    }
    let front = front_page(args, &set, &theme, &paper, &fonts);
    let (set, editions): (Vec<_>, Vec<_>) = set.into_iter().map(|set| (set.issue, set.edition)).unzip();
    let Some(volume) = CheckedVolume::of(set) else { return finish(args, report, summary) };
    let editions: Vec<Edition> = editions.into_iter().flatten().collect();
    let edition = args.wants_pdf().then(|| layout::bind(&volume, editions, &theme, &paper, &fonts));

    let work = Work { args, volume: &volume, theme: &theme, fonts: &fonts };
    report.stage("output")?;
    let (pdf, epub) = rayon::join(
        || edition.as_ref().map(|edition| work.pdf(edition, &pdf_options)).transpose(),
        || args.wants_epub().then(|| work.epub(front.as_ref(), epub_options, &templates)).transpose(),
    );
    let mut made = Vec::new();
    for (file, diagnostics) in [epub?, pdf?].into_iter().flatten() {
        report.add(diagnostics, &no_files)?;
        made.push(file);
    }
    if report.errors() > summary.tolerated() {
        return finish(args, report, summary);
    }
    made.push(record(args, &volume, read_from, &made)?);
    output::write(&args.output, &made)?;
    made.iter().try_for_each(|file| report.artifact(&file.artifact(&args.output)))?;
    summary.made(&volume, &made);
    finish(args, report, summary)
}

/// Ends the run, and writes the report if there is to be one.
fn finish(args: &CompileArgs, report: Report<'_>, mut summary: Summary) -> Result<Exit, Failure> {
    summary.ended(report.errors());
    if let Some(path) = &args.report {
        output::write(Path::new("."), &[summary.file(path)?])?;
    }
    report.finish()
}

/// Does something with many issues in all threads, and says how far it is; `pages` counts those of
/// what was done.
fn in_parallel<T: Send, R: Send>(
    stage: &'static str,
    things: Vec<T>,
    report: &mut Report<'_>,
    work: impl Fn(T) -> R + Sync,
    pages: impl Fn(&R) -> usize + Sync,
) -> Result<Vec<R>, Failure> {
    report.stage(stage)?;
    let of = things.len();
    let (done, finished) = mpsc::channel();
    let (work, pages) = (&work, &pages);
    thread::scope(|scope| {
        let worker = scope.spawn(move || {
            let one = |(done, thing): (mpsc::Sender<usize>, T)| {
                let result = work(thing);
                // Whoever listened may have stopped because nothing can be told any more.
                let _ = done.send(pages(&result));
                result
            };
            let things: Vec<_> = things.into_iter().map(|thing| (done.clone(), thing)).collect();
            drop(done);
            things.into_par_iter().map(one).collect::<Vec<R>>()
        });
        let mut pages_done = 0;
        let told = (1..=of).try_for_each(|issues| match finished.recv() {
            Ok(pages) => {
                pages_done += pages;
                report.progress(stage, Progress { issues, of, pages: pages_done })
            }
            Err(_) => Ok(()),
        });
        let results = worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        told.map(|()| results)
    })
}

/// Reads and checks the issues; those with errors are left out, if that is wanted.
fn read_issues(
    args: &CompileArgs,
    fonts: &FontLibrary,
    report: &mut Report<'_>,
    summary: &mut Summary,
) -> Result<Vec<ReadIssue>, Failure> {
    let paths = press::find(&args.paths, args.range())?;
    let wants_pages = args.wants_pdf() || args.wants_cover();
    let covers = |c| !wants_pages || fonts.covers(c);
    let pages =
        |read: &Result<ReadIssue, Error>| read.as_ref().map_or(0, |read| read.issue.issue().pages.len());
    let read = in_parallel("check", paths, report, |path| set::read(&path, &covers), pages)?;
    let mut issues = Vec::new();
    for read in read {
        let mut read = read?;
        if !args.range().contains(read.issue.issue().date) {
            continue;
        }
        let before = report.errors();
        report.add(std::mem::take(&mut read.diagnostics), &read.files)?;
        let errors = report.errors() - before;
        if errors > 0 && args.keep_going {
            let message = format!("`{}` has errors and is left out", read.path.display());
            let left_out = Diagnostic::new(Code::LeftOut, message).about(read.issue.issue().date);
            report.add(vec![left_out.help("mend it and make the volume again")], &read.files)?;
            summary.left_out(&read, report.errors() - before);
            continue;
        }
        summary.bound(&read);
        issues.push(read);
    }
    issues.sort_by_key(|read| read.issue.issue().date);
    Ok(issues)
}

/// Sets the pages of the issues, as far as something shows them, and reports what was found in the
/// order of their days.
fn set_issues(
    args: &CompileArgs,
    issues: Vec<ReadIssue>,
    press: &Press<'_>,
    report: &mut Report<'_>,
) -> Result<Vec<SetIssue>, Failure> {
    let shows_first = args.wants_cover() && args.epub_options.cover() != Some(CoverKind::Headlines);
    let shown = if args.wants_pdf() { issues.len() } else { usize::from(shows_first) };
    let numbered: Vec<_> = issues.into_iter().enumerate().collect();
    let work = |(number, read): (usize, ReadIssue)| {
        let set = if number < shown { press.set(read.issue) } else { Ok(press.leave_unset(read.issue)) };
        (set, read.files)
    };
    let pages = |(set, _): &(Result<SetIssue, Error>, SourceMap)| {
        set.as_ref().map_or(0, |set| set.issue.issue().pages.len())
    };
    let set = in_parallel("layout", numbered, report, work, pages)?;
    let mut issues = Vec::with_capacity(set.len());
    let mut told = false;
    for (set, files) in set {
        let mut set = set?;
        let mut diagnostics = std::mem::take(&mut set.diagnostics);
        // A cache that cannot be used is so for every issue.
        diagnostics.retain(|one| one.code != Code::UnusableCache || !std::mem::replace(&mut told, true));
        report.add(diagnostics, &files)?;
        issues.push(set);
    }
    Ok(issues)
}

/// The first front page, with the names that it has in the volume.
fn front_page(
    args: &CompileArgs,
    set: &[SetIssue],
    theme: &Theme,
    paper: &Paper,
    fonts: &FontLibrary,
) -> Option<Sheet> {
    let first = set.first().filter(|_| args.wants_cover())?;
    let mut edition = first.edition.clone()?;
    edition.sheets.truncate(1);
    let volume = CheckedVolume::of(vec![first.issue.clone()])?;
    let bound = layout::bind(&volume, vec![edition], theme, paper, fonts);
    bound.sheets.into_iter().find(|sheet| sheet.section.is_some())
}

/// What outputs are made from.
struct Work<'a> {
    args: &'a CompileArgs,
    volume: &'a CheckedVolume,
    theme: &'a Theme,
    fonts: &'a FontLibrary,
}

impl Work<'_> {
    fn pdf(
        &self,
        edition: &Edition,
        options: &pdf::Options,
    ) -> Result<(OutputFile, Vec<Diagnostic>), Failure> {
        let checked = pdf::export(edition, self.fonts, options)?;
        let path = format!("{}.pdf", self.volume.file_stem()).into();
        let (bytes, pages) = (checked.value, Some(edition.sheets()));
        Ok((OutputFile { path, media_type: "application/pdf", pages, bytes }, checked.diagnostics))
    }

    fn epub(
        &self,
        front: Option<&Sheet>,
        options: epub::Options,
        templates: &epub::Templates,
    ) -> Result<(OutputFile, Vec<Diagnostic>), Failure> {
        let kind = self.args.epub_options.cover();
        let cover = self
            .args
            .wants_cover()
            .then(|| cover::of_volume(self.volume, kind, front, self.theme, self.fonts));
        let options = epub::Options { cover: cover.transpose()?, ..options };
        let checked = epub::export_volume(self.volume, templates, self.fonts, &options)?;
        let path = format!("{}.epub", self.volume.file_stem()).into();
        let file = OutputFile { path, media_type: "application/epub+zip", pages: None, bytes: checked.value };
        Ok((file, checked.diagnostics))
    }
}

/// What was read of an issue, by paths from the folder that its own is in.
fn named_inputs(read: &ReadIssue) -> Vec<FileDigest> {
    let folder = if read.path.is_dir() { Some(read.path.as_path()) } else { read.path.parent() };
    let folder = folder.and_then(Path::file_name).map(|name| name.to_string_lossy()).unwrap_or_default();
    let named = |file: FileDigest| {
        let path = match file.path.strip_prefix("../") {
            Some(beside) => beside.to_owned(),
            None => format!("{folder}/{}", file.path),
        };
        FileDigest { path, ..file }
    };
    inputs(&read.path, &read.issue, &read.files).into_iter().map(named).collect()
}

/// The record of the outputs.
fn record(
    args: &CompileArgs,
    volume: &CheckedVolume,
    read: Vec<FileDigest>,
    made: &[OutputFile],
) -> Result<OutputFile, Error> {
    let outputs = made.iter().map(|file| FileDigest::of(file.path.to_string_lossy(), &file.bytes));
    let record = Record::new(volume.file_stem(), args.recorded(volume), read, outputs.collect());
    let bytes =
        record.to_json().map_err(|error| Error::Writer { format: "record", reason: error.to_string() })?;
    let path = format!("{}{ENDING}", volume.file_stem()).into();
    Ok(OutputFile { path, media_type: "application/json", pages: None, bytes })
}
