//! `paiban build`: the editions of an issue.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use paiban::check::CheckedIssue;
use paiban::diagnostics::{Checked, Error, SourceMap};
use paiban::edition::Edition;
use paiban::edition::office::{OfficePaper, on_office_paper};
use paiban::epub::Templates;
use paiban::layout::plan::Plan;
use paiban::layout::{self, Composed};
use paiban::messages::{list, sentence};
use paiban::model::{Defaults, EditionKind, Issue};
use paiban::package::record::REQUEST;
use paiban::package::{FileDigest, Record};
use paiban::press::{
    self, BookRequest, InputPlaces, OutputFile, PagesRequest, PicturesRequest, Press, Provenance, ReadIssue,
    Request, WebRequest,
};
use paiban::web;

use super::super::args::{
    CoverArg, EpubArgs, FontArgs, LayoutArgs, NamedPages, PageArgs, PdfArgs, WebArgs, WechatArgs, number,
};
use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::report::{Purpose, Report, ReportArgs};
use super::super::summary::{IssueReport, State};
use super::check::read_and_check;

/// Builds the EPUB and the PDF of an issue
///
/// The files are named after the paper's slug and the day, such as `xiwan-2026-03-20.pdf`, and
/// replace older ones. A record beside them says how they were built. If the issue has errors nothing
/// is written; if only its pages cannot be set the EPUB is. The same input gives the same bytes.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban build xiwan/2026-03-20 -o out
  paiban build xiwan/2026-03-20 --pdf --paper tabloid-6
  paiban build xiwan/2026-03-20 --pdf --sheet a4
  paiban build xiwan/2026-03-20 --png --dpi 110
  paiban build xiwan/2026-03-20 --web --pdf --epub -o out
  paiban build xiwan/2026-03-20 --wechat -o out
  paiban build xiwan/2026-03-20 --pdf --accept A01
  paiban build xiwan/2026-03-20 --profile deposit --bag
  paiban build xiwan/2026-03-20 -o out --if-changed --quiet --report out/last.json
  paiban build xiwan/2026-03-20 --allow missing-glyph --font-dir fonts")]
pub(crate) struct BuildArgs {
    /// Folder with `issue.toml`, or an `issue.json`
    #[arg(value_name = "ISSUE")]
    issue: PathBuf,
    /// Folder for the files; created if it does not exist
    #[arg(short, long, value_name = "DIR", default_value = ".")]
    output: PathBuf,
    /// Builds the EPUB; without the name of any edition, what the publication says, or EPUB and PDF
    #[arg(long)]
    epub: bool,
    /// Builds the PDF
    #[arg(long)]
    pdf: bool,
    /// Writes a picture of every sheet, such as `xiwan-2026-03-20_A01.png`
    #[arg(long)]
    png: bool,
    /// Writes METS/ALTO for libraries: every line of every sheet with its place, pictures of the sheets, the PDF
    #[arg(long)]
    alto: bool,
    /// Builds the web edition: a site in a folder such as `xiwan-2026-03-20_web`
    #[arg(long, conflicts_with_all = ["emit", "sheet"])]
    web: bool,
    /// Pixels an inch of the pictures
    #[arg(long, value_name = "N", default_value_t = 150, requires = "png", value_parser = number::<u32>(20..=600))]
    dpi: u32,
    /// Builds a PDF of each newspaper page too, such as `xiwan-2026-03-20_A01.pdf`
    #[arg(long, conflicts_with = "emit")]
    per_page: bool,
    /// Packs everything for an archive, with the issue and its pictures: BagIt 1.0
    #[arg(long, conflicts_with = "emit")]
    bag: bool,
    /// Prints each page of the PDF on office paper, scaled down if necessary
    #[arg(long, value_name = "SIZE", value_enum, conflicts_with = "marks")]
    sheet: Option<SheetSize>,
    #[command(flatten)]
    pages: PageArgs,
    #[command(flatten)]
    layout: LayoutArgs,
    #[command(flatten)]
    pdf_options: PdfArgs,
    #[command(flatten)]
    epub_options: EpubArgs,
    #[command(flatten)]
    web_options: WebArgs,
    #[command(flatten)]
    wechat: WechatArgs,
    /// Prints the content of the pages to stdout and writes no files
    #[arg(long, value_name = "FORM", value_enum, conflicts_with_all = ["epub", "pdf", "png", "alto", "wechat", "output"])]
    emit: Option<BuildEmit>,
    /// Writes why the pages look as they do: places, costs, faults, the next best pages
    #[arg(long, value_name = "FILE.json", conflicts_with = "emit")]
    explain: Option<PathBuf>,
    /// Does nothing where the outputs are there as they should be: of the same inputs, options and version
    #[arg(long, conflicts_with_all = ["emit", "explain", "accept"])]
    if_changed: bool,
    /// Writes a report of the run: what became of the issue, what was found, the outputs with their digests
    #[arg(long = "report", value_name = "FILE.json", conflicts_with = "emit")]
    report_file: Option<PathBuf>,
    #[command(flatten)]
    fonts: FontArgs,
    #[command(flatten)]
    report: ReportArgs,
}

/// Office paper.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum SheetSize {
    /// 297 × 420 mm.
    A3,
    /// 210 × 297 mm.
    A4,
}

impl From<SheetSize> for OfficePaper {
    fn from(size: SheetSize) -> Self {
        match size {
            SheetSize::A3 => Self::A3,
            SheetSize::A4 => Self::A4,
        }
    }
}

/// What is printed instead of writing files.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum BuildEmit {
    /// Every frame of every page, one a line.
    Layout,
    /// Every line of the text, in one column, with what filling it took.
    Lines,
}

/// Which outputs are wanted.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    epub: bool,
    pdf: bool,
    web: bool,
    wechat: bool,
    /// Whether anything needs pages that are set.
    pages: bool,
}

impl BuildArgs {
    /// What the command line names, else what the issue or its publication says.
    fn wanted(&self, defaults: &Defaults<'_>) -> Wanted {
        let named = self.epub || self.pdf || self.png || self.alto || self.web || self.wechat.wechat;
        let made = |flag: bool, edition: EditionKind| {
            self.emit.is_none() && if named { flag } else { defaults.makes(edition) }
        };
        let (epub, pdf) = (made(self.epub, EditionKind::Epub), made(self.pdf, EditionKind::Pdf));
        // A site shows pages as they are, not on office paper.
        let web = made(self.web, EditionKind::Web) && self.sheet.is_none();
        let wechat = made(self.wechat.wechat, EditionKind::Wechat);
        let shown = pdf || self.png || self.alto || web || self.layout.accepts();
        let pages = self.emit.is_some() || self.explain.is_some() || shown;
        Wanted { epub, pdf, web, wechat, pages }
    }

    /// The options that change the outputs, for their record.
    fn recorded(&self, pages: &NamedPages, defaults: &Defaults<'_>) -> BTreeMap<String, String> {
        let mut options = pages.recorded(defaults);
        options.extend(self.pdf_options.recorded(defaults));
        options.extend(self.sheet.map(|size| ("sheet", format!("{size:?}").to_lowercase())));
        if self.wanted(defaults).epub {
            options.extend(self.epub_options.recorded(defaults));
        }
        if self.wanted(defaults).web {
            options.extend(self.web_options.recorded());
        }
        options.extend(self.wechat.recorded().filter(|_| self.wanted(defaults).wechat));
        options.extend(self.layout.recorded());
        options.extend(self.png.then(|| ("dpi", self.dpi.to_string())));
        options.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// What changes the outputs and is not in the request to the press.
    fn asked(&self) -> Vec<String> {
        let sheet = self.sheet.map(|size| format!("sheet {size:?}"));
        let layout = self.layout.recorded().map(|(name, pages)| format!("{name} {pages}"));
        let bag = self.bag.then(|| "bag".to_owned());
        self.report.asked().into_iter().chain(sheet).chain(layout).chain(bag).collect()
    }

    /// The request to the press.
    fn request<'a>(
        &self,
        templates: &'a Templates,
        web: &'a web::Templates,
        issue: &Issue,
    ) -> Result<Request<'a>, Failure> {
        let defaults = &issue.defaults();
        let Wanted { epub, pdf, web: site, wechat, .. } = self.wanted(defaults);
        let cover = self.epub_options.cover().map(CoverArg::kind);
        let book = BookRequest { options: self.epub_options.options(defaults)?, templates, cover };
        let pages = PagesRequest { options: self.pdf_options.options(defaults)?, per_page: self.per_page };
        let web = WebRequest { options: self.web_options.options(&issue.publication), templates: web };
        Ok(Request {
            book: epub.then_some(book),
            pages: pdf.then_some(pages),
            pictures: self.png.then_some(PicturesRequest { dots_per_inch: self.dpi }),
            alto: self.alto.then_some(pages.options),
            web: site.then_some(web),
            wechat: wechat.then(|| self.wechat.options()),
        })
    }
}

/// What a run made.
#[derive(Default)]
struct Made {
    /// The outputs with their record.
    outputs: Vec<OutputFile>,
    /// Files at places that the caller chose.
    named: Vec<OutputFile>,
    /// The issue as it was read.
    read: Option<(PathBuf, Issue)>,
    /// The record of outputs that are kept as they are.
    kept: Option<Record>,
}

/// Makes the requested outputs, unless there are errors. What is wrong with the pages, or with one of
/// the outputs, keeps nothing else from being made.
pub(super) fn run(args: &BuildArgs, console: &mut Console) -> Result<Exit, Failure> {
    let purpose = if args.emit.is_some() { Purpose::Print } else { Purpose::Write };
    let mut report = Report::begin(console, args.report.clone(), purpose)?;
    if args.report_file.is_some() {
        report.keep_log();
    }
    let mut made = Made::default();
    make(args, &mut report, &mut made)?;
    let of_run = report_file(args, &made, &report)?;
    let (told, named) = (made.named.len(), made.named.into_iter().chain(of_run).collect::<Vec<_>>());
    press::write(&args.output, &made.outputs, &named)?;
    // The files of single articles are in the record and not told one by one.
    let mut large = made.outputs.iter().filter(|file| file.path.components().count() <= 2);
    large.try_for_each(|file| report.artifact(&file.artifact(&args.output)))?;
    named.iter().take(told).try_for_each(|file| report.artifact(&file.artifact(Path::new("."))))?;
    if let Some(record) = &made.kept {
        report.tell(&sentence!("outputs-kept", issue = &record.issue));
    }
    report.finish()
}

/// The report of the run, if one is wanted and the issue could be read.
fn report_file(args: &BuildArgs, made: &Made, report: &Report<'_>) -> Result<Option<OutputFile>, Failure> {
    let (Some(path), Some((source, issue))) = (&args.report_file, &made.read) else { return Ok(None) };
    if report.exit() == Exit::Machine {
        return Ok(None);
    }
    let state = match &made.kept {
        _ if report.refuses() => State::Refused,
        Some(_) => State::Kept,
        None => State::Made,
    };
    let outputs: Vec<FileDigest> = match &made.kept {
        Some(record) => record.outputs.clone(),
        None => made.outputs.iter().map(OutputFile::digest).collect(),
    };
    let of_run = IssueReport::new((source, issue), state, report.counts(), report.log(), &outputs);
    Ok(Some(of_run.file(path)?))
}

/// Makes what is to be written.
fn make(args: &BuildArgs, report: &mut Report<'_>, into: &mut Made) -> Result<(), Failure> {
    args.pages.check()?;
    let fonts = args.fonts.library(report)?;
    let (templates, web_templates) = (args.epub_options.templates()?, args.web_options.templates()?);
    // An e-reader has its own fonts, so only pages need the characters.
    let covers = |issue: &Issue, c| !args.wanted(&issue.defaults()).pages || fonts.covers(c);
    let ReadIssue { path, issue, mut files, places, .. } = read_and_check(&args.issue, &covers, report)?;
    into.read = Some((path.clone(), issue.issue().clone()));
    let read = issue.clone();
    let defaults = read.issue().defaults();
    let wanted = args.wanted(&defaults);
    let request = args.request(&templates, &web_templates, read.issue())?;
    let named = args.pages.named(&mut files, report)?;
    if report.refuses() {
        return Ok(());
    }
    args.layout.check(&issue)?;
    let press = Press::new(named.theme(&defaults)?, named.paper(&defaults)?, fonts);
    let mut options = args.recorded(&named, &defaults);
    options.insert(REQUEST.to_owned(), press.request_digest(&request, &press.own_fonts(), &args.asked())?);
    if args.if_changed {
        let provenance = Provenance { source: &path, issue: &read, files: &files, options, layout: None };
        into.kept = provenance.kept(&args.output, args.bag)?;
        if into.kept.is_some() {
            return Ok(());
        }
        options = provenance.options;
    }
    let issue = args.layout.recomposed(issue, &press.paper.name);
    let source = Source { files: &files, places: &places };
    if let Some(BuildEmit::Lines) = args.emit {
        return print_lines(&press, issue, source, report);
    }
    let composed = pages(wanted, &press, &issue, &request, source, report)?;
    if report.refuses() && (request.book.is_none() && request.wechat.is_none() || args.bag) {
        return Ok(());
    }
    let of_paper = |composed: &Composed| args.layout.file(&path, &read, composed, &press.paper.name);
    let layout = composed.as_ref().and_then(of_paper);
    // The book has the chapters of the pages, also where it is made alone.
    let (issue, edition, plans) = match composed {
        Some(composed) => (composed.edition.issue.clone(), Some(composed.edition), composed.plans),
        None => (press.paginate(issue), None, Vec::new()),
    };
    let edition = match (edition, args.sheet) {
        (Some(edition), Some(size)) => Some(on_office_paper(edition, size.into())),
        (edition, _) => edition,
    };
    if args.emit.is_some() {
        let dump = edition.as_ref().map(Edition::dump).unwrap_or_default();
        return report.data(&dump);
    }
    let made = outputs(&press, &issue, edition.as_ref(), &request, source, report)?;
    if report.refuses() {
        if made.is_empty() || args.bag {
            return Ok(());
        }
        report.tell(&sentence!("not-written", outputs = list(unmade(&request, &made))));
        options.remove(REQUEST);
    }
    let layout = layout.filter(|_| !report.refuses());
    let provenance =
        Provenance { source: &path, issue: &issue, files: &files, options, layout: layout.as_ref() };
    into.outputs = with_record(made, &provenance, args.bag)?;
    let explained = args.explain.as_deref().filter(|_| edition.is_some());
    let explained = explained.map(|path| explain_file(&plans, path)).transpose()?;
    into.named = explained.into_iter().chain(layout).collect();
    Ok(())
}

/// The files of an issue, and where its parts stand in them.
#[derive(Clone, Copy)]
struct Source<'a> {
    files: &'a SourceMap,
    places: &'a InputPlaces,
}

/// Prints the galley proof.
fn print_lines(
    press: &Press,
    issue: CheckedIssue,
    source: Source<'_>,
    report: &mut Report<'_>,
) -> Result<(), Failure> {
    let issue = press.paginate(issue);
    let diagnostics = layout::unsettable(&issue, &press.theme, &press.paper, &press.fonts);
    let unsettable = Checked { value: !diagnostics.is_empty(), diagnostics };
    if report.take(source.places.located(unsettable), source.files)? {
        return Ok(());
    }
    report.data(&layout::proof(&issue, &press.theme, &press.paper, &press.fonts))
}

/// The pages, if something shows them and nothing is wrong with them. An issue of which not everything
/// could be set has none, whatever its faults count as.
fn pages(
    wanted: Wanted,
    press: &Press,
    issue: &CheckedIssue,
    request: &Request<'_>,
    source: Source<'_>,
    report: &mut Report<'_>,
) -> Result<Option<Composed>, Failure> {
    if !wanted.pages {
        let shows_front = request.book.as_ref().is_some_and(|book| book.shows_front(issue.into()));
        // Diagnostics about pages that are not written are useless.
        let composed = shows_front.then(|| press.set_front(issue.clone())).transpose()?;
        return Ok(composed.filter(|composed| !composed.has_errors()).map(|composed| composed.value));
    }
    report.stage("layout")?;
    let composed = source.places.located(press.set(issue.clone())?);
    let whole = !composed.has_errors();
    let composed = report.take(composed, source.files)?;
    Ok((whole && !report.refuses()).then_some(composed))
}

/// The files of the outputs that have no errors.
fn outputs(
    press: &Press,
    issue: &CheckedIssue,
    edition: Option<&Edition>,
    request: &Request<'_>,
    source: Source<'_>,
    report: &mut Report<'_>,
) -> Result<Vec<OutputFile>, Failure> {
    report.stage("output")?;
    let front = edition.and_then(|edition| edition.sheets.first());
    let mut made = Vec::new();
    for output in press.outputs(issue.into(), edition, front, request)? {
        let before = report.errors();
        let files = report.take(source.places.located(output), source.files)?;
        if report.errors() == before {
            made.extend(files);
        }
    }
    Ok(made)
}

/// What was requested and not made.
fn unmade(request: &Request<'_>, made: &[OutputFile]) -> Vec<&'static str> {
    let has = |ending: &str| made.iter().any(|file| file.path.extension().is_some_and(|own| own == ending));
    let wanted = [
        (request.book.is_some(), "epub", "EPUB"),
        (request.pages.is_some(), "pdf", "PDF"),
        (request.pictures.is_some(), "png", "PNG"),
        (request.alto.is_some(), "xml", "METS/ALTO"),
        (request.web.is_some(), "htm", "HTML"),
        (request.wechat.is_some(), "html", "WeChat"),
    ];
    wanted.iter().filter(|(is, ending, _)| *is && !has(ending)).map(|(_, _, name)| *name).collect()
}

/// The files with their record; all of it as a bag, if one is wanted.
fn with_record(
    mut made: Vec<OutputFile>,
    provenance: &Provenance<'_>,
    as_bag: bool,
) -> Result<Vec<OutputFile>, Failure> {
    made.push(provenance.record(&made)?);
    Ok(if as_bag { provenance.bag(made)? } else { made })
}

/// The plans of the sheets, written to the requested file.
fn explain_file(plans: &[Plan], path: &Path) -> Result<OutputFile, Failure> {
    let json = serde_json::to_string_pretty(&layout::explain(plans))
        .map_err(|error| Error::Writer { format: "explanation", reason: error.to_string() })?;
    let bytes = (json + "\n").into_bytes();
    Ok(OutputFile::new(path, bytes))
}
