//! `paiban import`: OCR pages or an `issue.json` into an issue folder.

use std::path::{Path, PathBuf};

use clap::Args;
use paiban::diagnostics::{Checked, Error, SourceMap};
use paiban::files::{self, Folder};
use paiban::messages::sentence;
use paiban::model::{Date, Publication};
use paiban::source::import::docx::{self, WordFile};
use paiban::source::import::epaper::{self, SavedSite};
use paiban::source::import::ocr;
use paiban::source::{self, Draft, PictureFiles, folder};

use super::super::args::number;
use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::report::{Purpose, Report, ReportArgs};
use paiban::press::OutputFile;

/// Turns OCR pages, Word files, a saved site, or an `issue.json`, into an issue folder
///
/// Each PAGE.md is one newspaper page as an OCR program writes it in Markdown; each Word file is one article, and a
/// folder stands for the Word files in it, or is a saved site (数字报). Nothing is corrected: uncertain readings are reported with their places.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban import p1.md p2.md --date 2026-03-20 --label A01 --label A02 -o xiwan/2026-03-20
  paiban import p1.md --date 2026-03-20 --publication xiwan/publication.toml -o xiwan/2026-03-20
  paiban import lead.docx photo.docx --date 2026-03-20 --publication xiwan/publication.toml -o xiwan/2026-03-20
  paiban import copy/ --plan plan.toml --date 2026-03-20 --publication xiwan/publication.toml -o xiwan/2026-03-20
  paiban import site/ --date 2026-03-20 --publication xiwan/publication.toml -o xiwan/2026-03-20
  paiban import issue.json -o xiwan/2026-03-20")]
pub(crate) struct ImportArgs {
    /// OCR pages or Word files in their order, a folder of Word files or of a saved site, or one `issue.json`
    #[arg(value_name = "PAGE.md|FILE.docx|issue.json", required = true)]
    inputs: Vec<PathBuf>,
    /// Folder for the issue
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
    /// Replaces an existing issue in the folder
    #[arg(long)]
    force: bool,
    /// Date of the issue; required but for `issue.json`, never guessed
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
    /// The paper [default: as the masthead of the first page names it]
    #[arg(long, value_name = "FILE")]
    publication: Option<PathBuf>,
    /// Label (版次) of a page, in the order of the pages [default: 1, 2 …]
    #[arg(long = "label", value_name = "LABEL")]
    labels: Vec<String>,
    /// Which Word file stands on which page: an `issue.toml` that lists Word files [default: all on one page]
    #[arg(long, value_name = "FILE")]
    plan: Option<PathBuf>,
    /// Text file of words to report, one a line, such as common OCR errors
    #[arg(long, value_name = "FILE")]
    suspects: Option<PathBuf>,
    /// Number of the issue within the year (期号)
    #[arg(long, value_name = "N", value_parser = number::<u32>(0..=u32::MAX))]
    number: Option<u32>,
    /// Number of the issue since the paper began (总期号)
    #[arg(long, value_name = "N", value_parser = number::<u32>(0..=u32::MAX))]
    total_number: Option<u32>,
    #[command(flatten)]
    report: ReportArgs,
}

/// Reads the input and writes the folder, unless there are errors.
pub(super) fn run(args: &ImportArgs, console: &mut Console) -> Result<Exit, Failure> {
    let mut report = Report::begin(console, args.report.clone(), Purpose::Write)?;
    report.stage("source")?;
    let draft = match args.inputs.iter().find(|path| is_json(path)) {
        Some(path) => read_json(args, path)?,
        None if is_site(&args.inputs)? => read_site(args, &mut report)?,
        None if args.inputs.iter().any(|path| is_word(path)) => read_word(args, &mut report)?,
        None => read_pages(args, &mut report)?,
    };
    let mut draft = match draft {
        Some(Checked { value, diagnostics }) => {
            report.add(diagnostics, &value.files)?;
            value
        }
        None => return report.finish(),
    };
    draft.issue.number = args.number.or(draft.issue.number);
    draft.issue.total_number = args.total_number.or(draft.issue.total_number);
    report.add(folder::renamed(&draft), &draft.files)?;
    if !report.refuses() {
        write(args, &draft, &mut report)?;
    }
    report.finish()
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// Endings of the files of word processors; those that cannot be read are refused with the way to convert them.
const WORD_ENDINGS: [&str; 6] = ["docx", "docm", "doc", "wps", "wpt", "rtf"];

fn is_word(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    path.is_dir()
        || ending.is_some_and(|own| WORD_ENDINGS.iter().any(|known| own.eq_ignore_ascii_case(known)))
}

/// Reads an `issue.json`, which says all by itself.
fn read_json(args: &ImportArgs, path: &Path) -> Result<Option<Checked<Draft>>, Failure> {
    if args.inputs.len() > 1 {
        return Err(Failure::usage(sentence!("import-with-json")).help(sentence!("import-with-json.help")));
    }
    let given = [
        ("--date", args.date.is_some()),
        ("--publication", args.publication.is_some()),
        ("--label", !args.labels.is_empty()),
        ("--suspects", args.suspects.is_some()),
        ("--plan", args.plan.is_some()),
    ];
    if let Some((option, _)) = given.into_iter().find(|(_, given)| *given) {
        return Err(Failure::usage(sentence!("import-option-with-json", option))
            .help(sentence!("import-option-with-json.help", option)));
    }
    Ok(Some(source::load(path)?))
}

fn given_date(args: &ImportArgs) -> Result<Date, Failure> {
    let no_date =
        || Failure::usage(sentence!("import-without-date")).help(sentence!("import-without-date.help"));
    args.date.ok_or_else(no_date)
}

/// Reads Word files. Nothing if another file could not be read, which was reported.
fn read_word(args: &ImportArgs, report: &mut Report<'_>) -> Result<Option<Checked<Draft>>, Failure> {
    let date = given_date(args)?;
    let (publication, pictures) = given_publication(args, report)?;
    let plan = match &args.plan {
        Some(path) => read_text(path, report)?.map(|text| (path.display().to_string(), text)),
        None => None,
    };
    let mut word_files = Vec::new();
    for path in word_paths(&args.inputs)? {
        let bytes = files::read_named(&path, files::BOOK_LIMIT)?;
        word_files.push(WordFile { name: path.display().to_string(), bytes });
    }
    if report.refuses() {
        return Ok(None);
    }
    report.stage("import")?;
    let mut imported = docx::import(&word_files, &docx::ImportOptions { date, publication, plan });
    imported.value.pictures.extend(pictures);
    Ok(Some(imported))
}

/// Whether a saved site is what is named.
fn is_site(inputs: &[PathBuf]) -> Result<bool, Failure> {
    match inputs {
        [path] if path.is_dir() => Ok(epaper::is_site(&opened(path)?.listing())),
        _ => Ok(false),
    }
}

fn opened(path: &Path) -> Result<Folder, Failure> {
    Ok(Folder::open(path).map_err(|source| Error::Read { path: path.to_owned(), source })?)
}

/// Reads a saved site. Nothing if another file could not be read, which was reported.
fn read_site(args: &ImportArgs, report: &mut Report<'_>) -> Result<Option<Checked<Draft>>, Failure> {
    let date = given_date(args)?;
    let (publication, pictures) = given_publication(args, report)?;
    if report.refuses() {
        return Ok(None);
    }
    report.stage("import")?;
    let folder = opened(&args.inputs[0])?;
    let site = SavedSite {
        name: args.inputs[0].display().to_string(),
        paths: folder.listing(),
        read: &|path| folder.read(path, files::PICTURE_LIMIT).ok(),
    };
    let mut imported = epaper::import(&site, &epaper::ImportOptions { date, publication });
    imported.value.pictures.extend(pictures);
    Ok(Some(imported))
}

/// The paper that is given, else one of which nothing is known.
fn given_publication(
    args: &ImportArgs,
    report: &mut Report<'_>,
) -> Result<(Publication, PictureFiles), Failure> {
    let publication = args.publication.as_deref().map(|path| read_publication(path, report)).transpose()?;
    Ok(publication.unwrap_or_else(|| (ocr::unknown_paper(), PictureFiles::new())))
}

/// The files that are named, and those of word processors in the folders that are.
fn word_paths(inputs: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = Vec::new();
    for path in inputs {
        if !path.is_dir() {
            paths.push(path.clone());
            continue;
        }
        let folder = opened(path)?;
        // Word keeps the name of who edits a file in a file beside it.
        let own = folder.listing().into_iter().filter(|name| !name.contains('/') && !name.starts_with("~$"));
        let before = paths.len();
        paths.extend(own.map(|name| path.join(name)).filter(|path| is_word(path)));
        if paths.len() == before {
            // It is refused as what it is: no file.
            paths.push(path.clone());
        }
    }
    Ok(paths)
}

/// Reads OCR pages. Nothing if one of the files could not be read, which was reported.
fn read_pages(args: &ImportArgs, report: &mut Report<'_>) -> Result<Option<Checked<Draft>>, Failure> {
    let date = given_date(args)?;
    if args.labels.len() > args.inputs.len() {
        let (labels, pages) = (args.labels.len(), args.inputs.len());
        return Err(
            Failure::usage(sentence!("import-labels", labels, pages)).help(sentence!("import-labels.help"))
        );
    }
    let publication = args.publication.as_deref().map(|path| read_publication(path, report)).transpose()?;
    let suspects = args.suspects.as_deref().map(|path| read_text(path, report)).transpose()?.flatten();
    let suspects = suspects.iter().flat_map(|text| text.lines());
    let suspects = suspects.map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let mut pages = Vec::with_capacity(args.inputs.len());
    for path in &args.inputs {
        let text = read_text(path, report)?;
        pages.extend(text.map(|text| (path.display().to_string(), text)));
    }
    if report.refuses() {
        return Ok(None);
    }
    let (publication, pictures) = publication.unzip();
    let options = ocr::ImportOptions { date, publication, suspects, labels: args.labels.clone() };
    report.stage("import")?;
    let mut imported = ocr::import(&pages, &options);
    imported.value.pictures.extend(pictures.into_iter().flatten());
    Ok(Some(imported))
}

fn read_publication(path: &Path, report: &mut Report<'_>) -> Result<(Publication, PictureFiles), Failure> {
    let mut files = SourceMap::default();
    let publication = source::folder::read_publication(path, &mut files)?;
    report.take(publication, &files)
}

fn read_text(path: &Path, report: &mut Report<'_>) -> Result<Option<String>, Failure> {
    let mut sources = SourceMap::default();
    let text = files::read_text(path, &mut sources)?;
    Ok(report.take(text, &sources)?.map(|(_, text)| text.to_string()))
}

/// Writes the issue folder and tells of its files.
fn write(args: &ImportArgs, draft: &Draft, report: &mut Report<'_>) -> Result<(), Failure> {
    report.stage("output")?;
    let dir = &args.output;
    folder::write(&draft.issue, &draft.pictures, dir, args.force).map_err(|error| match error {
        Error::Exists { .. } => Failure::from(error).help(sentence!("import-other-folder")),
        error => error.into(),
    })?;
    let files = folder::files_of(&draft.issue, &draft.pictures);
    report.tell(&sentence!("wrote-issue", folder = dir.display(), files = files.len()));
    for (path, bytes) in files {
        report.artifact_for_programs(&OutputFile::new(path, bytes).artifact(dir))?;
    }
    Ok(())
}
