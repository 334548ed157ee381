//! `paiban site`: the web edition of a whole paper.

use std::path::PathBuf;

use clap::Args;
use paiban::diagnostics::{Code, SourceMap};
use paiban::epub::Templates;
use paiban::messages::sentence;
use paiban::model::{Date, Issue};
use paiban::press::{
    self, BookRequest, Cache, PagesRequest, Press, Range, ReadIssue, Request, Site, WebRequest, digest_of,
    digest_with,
};
use rayon::prelude::*;

use super::super::args::{CoverArg, EpubArgs, FontArgs, NamedPages, PageArgs, PdfArgs, WebArgs};
use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::report::{Purpose, Report, ReportArgs};

/// Builds the web edition (数字报) of a paper: a site of all its issues, or adds days to it
///
/// The site is plain files: it works on any server, and from a folder. Issues that are as they were are not set
/// again; days that the site has and that are not named stay. Numbers in addresses never change. All of it is
/// written, or nothing.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban site xiwan -o site
  paiban site xiwan/2026-03-20 -o site --pdf --epub
  paiban site xiwan -o site --base-url https://example.org/paper/ --cache ~/.cache/paiban")]
pub(crate) struct SiteArgs {
    /// Issues, or folders that contain issues
    #[arg(value_name = "ISSUE|FOLDER", required = true)]
    paths: Vec<PathBuf>,
    /// Folder of the site; created if it does not exist
    #[arg(short, long, value_name = "SITE")]
    output: PathBuf,
    /// Takes the issue of a day out of the site
    #[arg(long, value_name = "DATE")]
    remove: Vec<Date>,
    /// Puts the PDFs of the issue and of its pages into the site
    #[arg(long)]
    pdf: bool,
    /// Puts the EPUB into the site
    #[arg(long)]
    epub: bool,
    /// Keeps composed pages in a folder, for the next run
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
    #[command(flatten)]
    web: WebArgs,
    #[command(flatten)]
    pages: PageArgs,
    #[command(flatten)]
    pdf_options: PdfArgs,
    #[command(flatten)]
    epub_options: EpubArgs,
    #[command(flatten)]
    fonts: FontArgs,
    #[command(flatten)]
    report: ReportArgs,
}

/// Makes the site, unless there are errors.
pub(super) fn run(args: &SiteArgs, console: &mut Console) -> Result<Exit, Failure> {
    let mut report = Report::begin(console, args.report.clone(), Purpose::Write)?;
    args.pages.check()?;
    let (templates, web_templates) = (args.epub_options.templates()?, args.web.templates()?);
    let fonts = args.fonts.library(&mut report)?;
    let named = args.pages.named(&mut SourceMap::default(), &mut report)?;
    let mut site = Site::open(&args.output)?;
    let covers = |_: &Issue, c| fonts.covers(c);
    let mut issues = find_issues(args, &covers, &mut report)?;
    if report.refuses() {
        return report.finish();
    }
    let Some(newest) = issues.last() else { return report.finish() };
    let defaults = newest.issue.defaults();
    let press = Press::new(named.theme(&defaults)?, named.paper(&defaults)?, fonts.clone())
        .with_cache(args.cache.as_deref().map(Cache::new));
    let web = WebRequest { options: args.web.options(&newest.issue.publication), templates: &web_templates };
    for day in &args.remove {
        if !site.remove(*day) {
            report.tell(&sentence!("site-without-day", day));
        }
    }
    report.stage("layout")?;
    for found in &mut issues {
        let adding = Adding { args, named: &named, templates: &templates, web: &web };
        let digest = digest_with(&found.content, &adding.wanted(&found.issue)?);
        if site.digest(found.issue.date).is_some_and(|known| known == digest) {
            continue;
        }
        let read = match found.read.take() {
            Some(read) => read,
            None => press::read(&found.path, &covers)?,
        };
        adding.add(&read, &digest, &press, &mut site, &mut report)?;
        if report.refuses() {
            return report.finish();
        }
    }
    report.stage("output")?;
    let mut found = Vec::new();
    let written = site.finish(&press, &web, &mut found)?;
    report.add(found, &SourceMap::default())?;
    written.iter().try_for_each(|artifact| report.artifact(artifact))?;
    report.finish()
}

/// An issue that was found and checked.
struct FoundIssue {
    path: PathBuf,
    /// Of its day and its paper, without its pages.
    issue: Issue,
    /// What its documents are made from, by [`digest_of`].
    content: String,
    /// All of it where there are few; of many, each is read again when it is set.
    read: Option<ReadIssue>,
}

/// Issues that are in memory at a time.
const AT_A_TIME: usize = 4;

/// Reads and checks all issues, in the order of their days.
fn find_issues(
    args: &SiteArgs,
    covers: &(dyn Fn(&Issue, char) -> bool + Sync),
    report: &mut Report<'_>,
) -> Result<Vec<FoundIssue>, Failure> {
    report.stage("check")?;
    let paths = press::find(&args.paths, Range::default())?;
    let is_few = paths.len() <= AT_A_TIME;
    let mut issues = Vec::new();
    for paths in paths.chunks(AT_A_TIME) {
        let read: Vec<_> = paths.par_iter().map(|path| press::read(path, &covers)).collect();
        for read in read {
            let mut read = read?;
            report.add(std::mem::take(&mut read.diagnostics), &read.files)?;
            let content = digest_of(&read.issue)?;
            let issue = Issue { pages: Vec::new(), ..read.issue.issue().clone() };
            issues.push(FoundIssue { path: read.path.clone(), issue, content, read: is_few.then_some(read) });
        }
    }
    issues.sort_by_key(|found| found.issue.date);
    let selected: Vec<_> = issues.iter().map(|found| (found.path.as_path(), &found.issue)).collect();
    let mut found = press::collate(&selected, Range::default());
    // A site shows which days have an issue; a volume claims to hold all.
    found.retain(|one| one.code != Code::MissingDay);
    report.add(found, &SourceMap::default())?;
    Ok(issues)
}

/// What issues are added with.
#[derive(Clone, Copy)]
struct Adding<'a> {
    args: &'a SiteArgs,
    named: &'a NamedPages,
    templates: &'a Templates,
    web: &'a WebRequest<'a>,
}

impl Adding<'_> {
    /// Adds an issue.
    fn add(
        self,
        read: &ReadIssue,
        digest: &str,
        press: &Press,
        site: &mut Site,
        report: &mut Report<'_>,
    ) -> Result<(), Failure> {
        let Self { args, named, templates, web } = self;
        let defaults = read.issue.issue().defaults();
        let day = read.issue.issue().date;
        let press = press.with_pages(named.theme(&defaults)?, named.paper(&defaults)?);
        let composed = read.places.located(press.set(read.issue.clone())?);
        let is_whole = !composed.has_errors();
        let edition = report.take(composed, &read.files)?.edition;
        if !is_whole {
            return Ok(());
        }
        let cover = args.epub_options.cover().map(CoverArg::kind);
        let book = BookRequest { options: args.epub_options.options(&defaults)?, templates, cover };
        let pages = PagesRequest { options: args.pdf_options.options(&defaults)?, per_page: true };
        let request = Request {
            book: args.epub.then_some(book),
            pages: args.pdf.then_some(pages),
            ..Request::default()
        };
        let made = press.site_issue(&edition, site.issue(day).as_ref(), &request, digest, web)?;
        if let Some(made) = report.take(read.places.located(made), &read.files)? {
            site.add(made)?;
        }
        Ok(())
    }

    /// What changes the documents of an issue besides the issue itself.
    fn wanted(self, issue: &Issue) -> Result<Vec<String>, Failure> {
        let Self { args, named, web, .. } = self;
        let defaults = issue.defaults();
        let theme = named.theme(&defaults)?;
        let mut wanted = vec![format!("{theme:?}"), format!("{:?}", web.options), web.templates.digest()];
        wanted.push(format!("{:?} {:?}", args.pdf, args.epub));
        wanted.push(format!("{:?}", named.recorded(&defaults)));
        wanted.push(format!("{:?}", args.pdf_options.recorded(&defaults)));
        wanted.push(format!("{:?}", args.epub_options.recorded(&defaults)));
        Ok(wanted)
    }
}
