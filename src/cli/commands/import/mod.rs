//! `paiban import`: pages of other programs or an `issue.json` into an issue folder.
//!
//! * `inputs`: files, folders and archives
//! * `pages`: what each file is
//! * `drawings`: what was understood of pages, over their pictures
//! * `merged`: the issue that more is added to
//! * `word`: Word files; `site`: a saved site

mod drawings;
mod inputs;
mod merged;
mod pages;
mod site;
mod word;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use paiban::diagnostics::{Checked, Code, Error, SourceMap};
use paiban::files::{self, Folder};
use paiban::messages::sentence;
use paiban::model::{Date, ImagePath, Publication};
use paiban::source::import::ocr::{self, ImportOptions};
use paiban::source::import::page::{self, PageContent, TrustOrder, Understood};
use paiban::source::import::{WantedPicture, formats};
use paiban::source::{self, Draft, PictureFiles, folder};

use pages::Found;

use super::super::args::number;
use super::super::console::{Console, Progress};
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::report::{Purpose, Report, ReportArgs};
use paiban::press::OutputFile;

/// Turns pages of OCR programs, METS/ALTO, PDF files, Word files, a saved site, or an `issue.json`, into an issue folder
///
/// A page is Markdown as an OCR program writes it, or JSON with the places of blocks: that of PaddleOCR, MinerU or
/// Docling, or boxed blocks (`paiban schema boxes`), or ALTO, PAGE XML or hOCR, or a PDF file with a text layer. METS is
/// an issue with its ALTO files, and says its day; where it names articles they are taken as they are. The format is
/// found by what is in the file. Each Word file is one
/// article. Folders and ZIP archives are looked through; a folder may also be a saved site (数字报). Nothing is corrected:
/// uncertain readings are reported with their places.
#[derive(Args, Clone, Debug)]
#[command(after_help = "\
Examples:
  paiban import p1.md p2.md --date 2026-03-20 --label A01 --label A02 -o xiwan/2026-03-20
  paiban import p1.md --date 2026-03-20 --publication xiwan/publication.toml -o xiwan/2026-03-20
  paiban import mineru-output --date 2026-03-20 --draw drawings -o xiwan/2026-03-20
  paiban import A01.pdf A02.pdf --date 2026-03-20 --publication xiwan/publication.toml -o xiwan/2026-03-20
  paiban import xiwan-2026-03-20-mets --publication xiwan/publication.toml -o xiwan/2026-03-20
  paiban import lead.docx photo.docx --date 2026-03-20 --publication xiwan/publication.toml -o xiwan/2026-03-20
  paiban import copy/ --plan plan.toml --date 2026-03-20 --publication xiwan/publication.toml -o xiwan/2026-03-20
  paiban import site/ --date 2026-03-20 --publication xiwan/publication.toml -o xiwan/2026-03-20
  paiban import late.docx --merge -o xiwan/2026-03-20
  paiban import issue.json -o xiwan/2026-03-20")]
pub(crate) struct ImportArgs {
    /// Pages or Word files in their order, folders or archives of them, the folder of a saved site, or one `issue.json`
    #[arg(value_name = "INPUT", required = true)]
    inputs: Vec<PathBuf>,
    /// Folder for the issue
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
    /// Replaces an existing issue in the folder
    #[arg(long)]
    force: bool,
    /// Adds to the issue in the folder: articles of a page that is there join it, others make new pages
    ///
    /// Nothing is overwritten: names that are taken get the next number, and of `issue.toml` only the lists of articles
    /// grow. All of it is written or nothing.
    #[arg(long, conflicts_with_all = ["force", "number", "total_number"])]
    merge: bool,
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
    /// Whose order of reading is believed, where blocks have places
    #[arg(long, value_name = "WHOSE", value_enum, default_value_t = Trust::Agreement)]
    trust_order: Trust,
    /// Folder for a drawing of every page that has places: blocks, their order, articles
    #[arg(long, value_name = "FOLDER")]
    draw: Option<PathBuf>,
    /// Number of the issue within the year (期号)
    #[arg(long, value_name = "N", value_parser = number::<u32>(0..=u32::MAX))]
    number: Option<u32>,
    /// Number of the issue since the paper began (总期号)
    #[arg(long, value_name = "N", value_parser = number::<u32>(0..=u32::MAX))]
    total_number: Option<u32>,
    #[command(flatten)]
    report: ReportArgs,
}

/// Whose order of reading is believed.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Trust {
    /// The program's, where the places agree with it
    Agreement,
    /// The program's
    Engine,
    /// That of the places
    Geometry,
}

impl Trust {
    fn order(self) -> TrustOrder {
        match self {
            Self::Agreement => TrustOrder::Agreement,
            Self::Engine => TrustOrder::Engine,
            Self::Geometry => TrustOrder::Geometry,
        }
    }
}

/// Reads the input and writes the folder, unless there are errors.
pub(super) fn run(args: &ImportArgs, console: &mut Console) -> Result<Exit, Failure> {
    let mut report = Report::begin(console, args.report.clone(), Purpose::Write)?;
    report.stage("source")?;
    let existing = if args.merge { merged::existing(args, &mut report)? } else { None };
    if report.refuses() {
        return report.finish();
    }
    let day = existing.as_ref().map(|existing| existing.issue.date).filter(|_| whole_issue(args).is_none());
    let args = &ImportArgs { date: args.date.or(day), ..args.clone() };
    let draft = match whole_issue(args) {
        Some(path) => read_json(args, path)?,
        None if site::is_site(&args.inputs)? => site::read(args, &mut report)?,
        None if word::is_there(&args.inputs)? => word::read(args, &mut report)?,
        None => read_pages(args, &mut report)?,
    };
    let mut draft = match draft {
        Some(Checked { value, mut diagnostics }) => {
            // The paper is that of the issue that is there.
            diagnostics.retain(|found| existing.is_none() || found.code != Code::NoMasthead);
            report.add(diagnostics, &value.files)?;
            value
        }
        None => return report.finish(),
    };
    draft.issue.number = args.number.or(draft.issue.number);
    draft.issue.total_number = args.total_number.or(draft.issue.total_number);
    if existing.is_none() {
        report.add(folder::renamed(&draft), &draft.files)?;
    }
    match existing {
        _ if report.refuses() => {}
        Some(existing) => merged::write(args, &existing, &draft, &mut report)?,
        None => write(args, &draft, &mut report)?,
    }
    report.finish()
}

/// The input that is an `issue.json`: JSON of no format of pages. A file that cannot be read is one, so that the
/// reader of issues says why.
fn whole_issue(args: &ImportArgs) -> Option<&Path> {
    let is_json = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let is_issue = |path: &Path| {
        let bytes = files::read(path, files::RECORD_LIMIT).unwrap_or_default();
        let value = serde_json::from_slice(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes));
        value.ok().as_ref().and_then(formats::json_format).is_none()
    };
    args.inputs.iter().map(PathBuf::as_path).find(|path| is_json(path) && is_issue(path))
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

/// The paper that is given, else one of which nothing is known.
fn given_publication(
    args: &ImportArgs,
    report: &mut Report<'_>,
) -> Result<(Publication, PictureFiles), Failure> {
    let publication = args.publication.as_deref().map(|path| read_publication(path, report)).transpose()?;
    Ok(publication.unwrap_or_else(|| (ocr::unknown_paper(), PictureFiles::new())))
}

fn opened(path: &Path) -> Result<Folder, Failure> {
    Ok(Folder::open(path).map_err(|source| Error::Read { path: path.to_owned(), source })?)
}

/// Reads pages. Nothing if one of the files could not be read, which was reported.
fn read_pages(args: &ImportArgs, report: &mut Report<'_>) -> Result<Option<Checked<Draft>>, Failure> {
    if !args.inputs.iter().any(|path| inputs::may_say_day(path)) {
        given_date(args)?;
    }
    let (mut files, unusable) = inputs::gather(&args.inputs)?;
    pages::refuse_all(&unusable, report)?;
    let (mut inputs, mut contents) = (Vec::new(), Vec::new());
    let mut told_date = None;
    if let Some((input, issue)) = pages::take_package(&mut files, report)? {
        told_date = issue.date;
        contents.push((input.name.clone(), issue.content.into()));
        inputs.push(input);
    }
    let date = match told_date {
        Some(told) => args.date.unwrap_or(told),
        None => given_date(args)?,
    };
    let files = pages::one_a_page(files, report);
    let of = files.len();
    for (done, mut input) in files.into_iter().enumerate() {
        let pages: usize =
            contents.iter().map(|(_, content): &(String, PageContent)| content.page_count()).sum();
        report.progress("import", Progress { issues: done, of, pages: Some(pages) })?;
        match pages::find(&mut input, report)? {
            Found::Pages(content) => {
                contents.push((input.name.clone(), content));
                inputs.push(input);
            }
            Found::Other if input.is_named => pages::refuse_unknown(&input, report)?,
            Found::Other | Found::Faulty => {}
        }
    }
    let pages: usize = contents.iter().map(|(_, content)| content.page_count()).sum();
    report.progress("import", Progress { issues: of, of, pages: Some(pages) })?;
    if args.labels.len() > pages && !report.refuses() {
        let labels = args.labels.len();
        return Err(
            Failure::usage(sentence!("import-labels", labels, pages)).help(sentence!("import-labels.help"))
        );
    }
    let publication = args.publication.as_deref().map(|path| read_publication(path, report)).transpose()?;
    let suspects = args.suspects.as_deref().map(|path| read_text(path, report)).transpose()?.flatten();
    let suspects = suspects.iter().flat_map(|text| text.lines());
    let suspects = suspects.map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    if report.refuses() {
        return Ok(None);
    }
    let (publication, pictures) = publication.unzip();
    let options = ImportOptions { date, publication, suspects, labels: args.labels.clone() };
    report.stage("import")?;
    let Checked { value, mut diagnostics } = page::import(&contents, &options, args.trust_order.order());
    let Understood { imported, drawings } = value;
    if let Some(folder) = &args.draw {
        drawings::write(folder, &drawings, &inputs, report)?;
    }
    let find = |picture: &WantedPicture| {
        let page = imported_name(&imported.draft.files, picture);
        inputs
            .iter()
            .find(|input| page == input.name || page.starts_with(&format!("{}#", input.name)))?
            .picture(&picture.source)
    };
    let found: BTreeMap<ImagePath, Arc<[u8]>> = imported
        .pictures
        .iter()
        .filter_map(|picture| Some((picture.image.clone(), find(picture)?)))
        .collect();
    let Checked { value: mut draft, diagnostics: missing } =
        imported.with_pictures(|picture| found.get(&picture.image).cloned());
    diagnostics.extend(missing);
    draft.pictures.extend(pictures.into_iter().flatten());
    Ok(Some(Checked { value: draft, diagnostics }))
}

/// The name of the file of messages that names a picture.
fn imported_name<'a>(files: &'a SourceMap, picture: &WantedPicture) -> &'a str {
    files.name(picture.place.file)
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
