//! `paiban build`: the editions of an issue.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use paiban::check::CheckedIssue;
use paiban::diagnostics::{Error, SourceMap};
use paiban::edition::Edition;
use paiban::edition::office::{self, OfficePaper};
use paiban::epub;
use paiban::layout::plan::Plan;
use paiban::layout::{self, Composed, Paper, Theme};
use paiban::model::{PageLabel, Paging};
use paiban::pdf;
use paiban::text::FontLibrary;

use super::super::args::{CoverKind, EpubArgs, FontArgs, PageArgs, PdfArgs};
use super::super::console::Console;
use super::super::cover::CoverMaker;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::output::{self, OutputFile};
use super::super::provenance::Provenance;
use super::super::report::{Purpose, Report, ReportArgs};
use super::check::read_and_check;

/// Makes the EPUB and the PDF of an issue
///
/// The files are named after the paper's slug and the day, such as `xiwan-2026-03-20.pdf`, and
/// replace older ones. A record beside them says how they were made. If the issue has errors nothing
/// is written. The same input gives the same bytes.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban build xiwan/2026-03-20 -o out
  paiban build xiwan/2026-03-20 --pdf --paper tabloid-6
  paiban build xiwan/2026-03-20 --pdf --sheet a4
  paiban build xiwan/2026-03-20 --profile deposit --bag
  paiban build xiwan/2026-03-20 --allow missing-glyph --font-dir fonts")]
pub(crate) struct BuildArgs {
    /// Folder with `issue.toml`, or an `issue.json`
    #[arg(value_name = "ISSUE")]
    issue: PathBuf,
    /// Folder for the files; made if it is not there
    #[arg(short, long, value_name = "DIR", default_value = ".")]
    output: PathBuf,
    /// Makes the EPUB; without `--epub` and `--pdf` both are made
    #[arg(long)]
    epub: bool,
    /// Makes the PDF
    #[arg(long)]
    pdf: bool,
    /// Makes a PDF of each newspaper page too, such as `xiwan-2026-03-20_A01.pdf`
    #[arg(long, conflicts_with = "emit")]
    per_page: bool,
    /// Packs everything for an archive, with the issue and its pictures: BagIt 1.0
    #[arg(long, conflicts_with = "emit")]
    bag: bool,
    /// Prints each page of the PDF on office paper, scaled down if it has to be
    #[arg(long, value_name = "SIZE", value_enum, conflicts_with = "marks")]
    sheet: Option<SheetSize>,
    #[command(flatten)]
    pages: PageArgs,
    #[command(flatten)]
    pdf_options: PdfArgs,
    #[command(flatten)]
    epub_options: EpubArgs,
    /// Prints what the pages hold to stdout and writes no files
    #[arg(long, value_name = "FORM", value_enum, conflicts_with_all = ["epub", "pdf", "output"])]
    emit: Option<Emit>,
    /// Writes why the pages look as they do: places, costs, faults, the next best pages
    #[arg(long, value_name = "FILE.json", conflicts_with = "emit")]
    explain: Option<PathBuf>,
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

/// What is printed instead of making files.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Emit {
    /// Every frame of every page, one a line.
    Layout,
    /// Every line of the text, in one column, with what filling it took.
    Lines,
}

impl BuildArgs {
    fn wants_epub(&self) -> bool {
        self.emit.is_none() && (self.epub || !self.pdf)
    }

    fn wants_pdf(&self) -> bool {
        self.emit.is_none() && (self.pdf || !self.epub)
    }

    /// What decides how the outputs look, for their record.
    fn recorded(&self, issue: &CheckedIssue) -> BTreeMap<String, String> {
        let mut options = self.pages.recorded(&issue.issue().publication);
        options.extend(self.pdf_options.recorded());
        options.extend(self.sheet.map(|size| ("sheet", format!("{size:?}").to_lowercase())));
        if self.wants_epub() {
            options.extend(self.epub_options.recorded());
        }
        options.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// Whether a cover is to be made: the issue brings none, or another one is asked for.
    fn wants_cover(&self, issue: &CheckedIssue) -> bool {
        let made = match self.epub_options.cover() {
            Some(kind) => kind != CoverKind::None,
            None => issue.issue().cover.is_none(),
        };
        self.wants_epub() && made
    }

    fn wants_pages(&self) -> bool {
        self.emit.is_some() || self.explain.is_some() || self.wants_pdf()
    }
}

/// Makes what was asked for, unless there are errors.
pub(super) fn run(args: &BuildArgs, console: &mut Console) -> Result<Exit, Failure> {
    let purpose = if args.emit.is_some() { Purpose::Print } else { Purpose::Write };
    let mut report = Report::begin(console, args.report.clone(), purpose)?;
    let paper = args.pages.paper()?;
    let (pdf_options, epub_options) = (args.pdf_options.options()?, args.epub_options.options()?);
    let fonts = args.fonts.library()?;
    let templates = args.epub_options.templates()?;
    // An e-reader has its own fonts, so only pages need the characters.
    let covers = |c| !args.wants_pages() || fonts.covers(c);
    let (issue, mut files) = read_and_check(&args.issue, &covers, &mut report)?;
    let is_auto = issue.issue().paging == Paging::Auto;
    let needs_theme = args.wants_pages() || is_auto || args.wants_cover(&issue);
    let theme = needs_theme.then(|| args.pages.theme(&issue.issue().publication, &mut files, &mut report));
    let theme = theme.transpose()?;
    if report.refuses() {
        return report.finish();
    }
    // The book has the chapters of the pages, also where it is made alone.
    let issue = match &theme {
        Some(theme) => layout::paginate(issue, theme, &paper, &fonts),
        None => issue,
    };
    let cover_theme = theme.clone().filter(|_| args.wants_cover(&issue));
    let theme = theme.filter(|_| args.wants_pages());

    if let (Some(Emit::Lines), Some(theme)) = (args.emit, &theme) {
        report.data(&layout::proof(&issue, theme, &paper, &fonts))?;
        return report.finish();
    }
    let composed =
        theme.map(|theme| compose(&issue, &theme, &paper, &fonts, &files, &mut report)).transpose()?;
    let (edition, plans) = composed.map(|composed| (composed.edition, composed.plans)).unzip();
    let edition = match (edition, args.sheet) {
        (Some(edition), Some(size)) => Some(office::on_office_paper(edition, size.into())),
        (edition, _) => edition,
    };
    let cover = cover_theme.map(|theme| {
        let maker = CoverMaker { issue: &issue, theme: &theme, paper: &paper, fonts: &fonts };
        maker.cover(args.epub_options.cover(), edition.as_ref())
    });
    let options = epub::Options { cover: cover.transpose()?, ..epub_options };
    let epub = args.wants_epub().then(|| {
        report.stage("epub")?;
        report.take(epub::export(&issue, &templates, &fonts, &options)?, &files)
    });
    let epub = epub.transpose()?.map(|bytes| {
        let path = format!("{}.epub", issue.issue().file_stem()).into();
        OutputFile { path, media_type: "application/epub+zip", pages: None, bytes }
    });
    if report.refuses() {
        return report.finish();
    }
    match edition {
        Some(edition) if args.emit.is_some() => report.data(&edition.dump())?,
        edition => {
            let explained = plans.as_deref().zip(args.explain.as_deref());
            let explained = explained.map(|(plans, path)| explain_file(plans, path)).transpose()?;
            let edition = edition.as_ref().filter(|_| args.wants_pdf());
            let pdfs = edition.map(|edition| {
                let maker = PdfMaker {
                    issue: &issue,
                    fonts: &fonts,
                    files: &files,
                    options: pdf_options,
                    per_page: args.per_page,
                };
                maker.files(edition, &mut report)
            });
            let pdfs = pdfs.transpose()?.unwrap_or_default();
            if report.refuses() {
                return report.finish();
            }
            let mut made: Vec<_> = epub.into_iter().chain(pdfs).collect();
            let options = args.recorded(&issue);
            let provenance = Provenance { source: &args.issue, issue: &issue, files: &files, options };
            made.push(provenance.record(&made)?);
            let made = if args.bag { provenance.bag(made)? } else { made };
            write(&args.output, &made, &mut report)?;
            write(Path::new("."), explained.as_slice(), &mut report)?;
        }
    }
    report.finish()
}

fn compose(
    issue: &CheckedIssue,
    theme: &Theme,
    paper: &Paper,
    fonts: &FontLibrary,
    files: &SourceMap,
    report: &mut Report<'_>,
) -> Result<Composed, Failure> {
    report.stage("layout")?;
    report.take(layout::compose(issue, theme, paper, fonts)?, files)
}

/// What PDFs are made from.
struct PdfMaker<'a> {
    issue: &'a CheckedIssue,
    fonts: &'a FontLibrary,
    files: &'a SourceMap,
    options: pdf::Options,
    per_page: bool,
}

impl PdfMaker<'_> {
    /// The PDF of an edition, and those of its newspaper pages, if they are wanted.
    fn files(&self, edition: &Edition, report: &mut Report<'_>) -> Result<Vec<OutputFile>, Failure> {
        report.stage("pdf")?;
        let stem = self.issue.issue().file_stem();
        let mut made = vec![self.file(edition, format!("{stem}.pdf"), report)?];
        if self.per_page {
            for (label, page) in edition.pages() {
                let mut name = format!("{stem}_{}.pdf", in_file_name(&label));
                // Two labels may differ only in what no file name can hold.
                while made.iter().any(|other| other.path == Path::new(&name)) {
                    name.insert(stem.len(), '_');
                }
                made.push(self.file(&page, name, report)?);
            }
        }
        Ok(made)
    }

    fn file(&self, edition: &Edition, name: String, report: &mut Report<'_>) -> Result<OutputFile, Failure> {
        let bytes = report.take(pdf::export(edition, self.fonts, &self.options)?, self.files)?;
        Ok(OutputFile {
            path: name.into(),
            media_type: "application/pdf",
            pages: Some(edition.sheets()),
            bytes,
        })
    }
}

/// A label with nothing in it that a file name cannot hold.
fn in_file_name(label: &PageLabel) -> String {
    let safe = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    label.as_str().chars().map(safe).collect()
}

/// The plans of the sheets as a file of the one who asked, wherever that is.
fn explain_file(plans: &[Plan], path: &Path) -> Result<OutputFile, Failure> {
    let json = serde_json::to_string_pretty(&layout::explain(plans))
        .map_err(|error| Error::Writer { format: "explanation", reason: error.to_string() })?;
    let bytes = (json + "\n").into_bytes();
    Ok(OutputFile { path: path.to_owned(), media_type: "application/json", pages: None, bytes })
}

fn write(dir: &Path, made: &[OutputFile], report: &mut Report<'_>) -> Result<(), Failure> {
    report.stage("output")?;
    output::write(dir, made)?;
    made.iter().try_for_each(|file| report.artifact(&file.artifact(dir)))
}
