//! `paiban verify`: whether files are still those that were made.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use paiban::diagnostics::{Code, Diagnostic, Error, SourceMap, TEMPORARY};
use paiban::files::{self, OUTPUT_LIMIT, RECORD_LIMIT, files_below};
use paiban::messages::{Reason, Sentence, is_of_machine, list, sentence};
use paiban::package::bag::{DECLARATION, PAYLOAD};
use paiban::package::record::{ENDING, REQUEST};
use paiban::package::{Record, verify};
use paiban::press::record::{faults_of_bag, folder_of, place_from};

use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::parallel::in_parallel;
use super::super::report::{Purpose, Report, ReportArgs};

/// Checks that files have not changed since they were built, by the record beside them or in their bag
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban verify out/xiwan-2026-03-20.pdf
  paiban verify out/xiwan-2026-03-20.record.json --issue xiwan/2026-03-20
  paiban verify out/xiwan-2026-03-20-bag
  paiban verify archive --option paper=tabloid-6")]
pub(crate) struct VerifyArgs {
    /// An output of `paiban build`, a record, the folder of a bag, or a folder with any of these
    #[arg(value_name = "FILE|BAG|FOLDER")]
    path: PathBuf,
    /// Also checks that the issue has not changed: its folder, or an `issue.json`
    #[arg(long, value_name = "ISSUE")]
    issue: Option<PathBuf>,
    /// Also checks an option in the records; can be given several times
    #[arg(long, value_name = "NAME=VALUE", value_parser = option)]
    option: Vec<(String, String)>,
    #[command(flatten)]
    report: ReportArgs,
}

fn option(text: &str) -> Result<(String, String), Reason> {
    let pair = text.split_once('=').filter(|(name, _)| !name.trim().is_empty());
    let owned = |(name, value): (&str, &str)| (name.trim().to_owned(), value.trim().to_owned());
    pair.map(owned).ok_or_else(|| Reason(sentence!("no-option")))
}

/// A record with the folder of what it names, and the requested output.
struct FoundRecord {
    record: Record,
    folder: PathBuf,
    only: Option<String>,
}

/// Checks, and reports what was checked.
pub(super) fn run(args: &VerifyArgs, console: &mut Console) -> Result<Exit, Failure> {
    let mut report = Report::begin(console, args.report.clone(), Purpose::Look)?;
    let path = &args.path;
    let is_folder = fs::metadata(path).map_err(|source| Error::Read { path: path.clone(), source })?.is_dir();
    let is_bag = path.join(DECLARATION).is_file();
    if is_folder && !is_bag {
        return tree(args, report);
    }
    let mut diagnostics = Vec::new();
    let found = if is_bag {
        diagnostics.extend(faults_of_bag(path)?);
        record_in(&path.join(PAYLOAD), None)
    } else {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        record_in(path.parent().unwrap_or(Path::new(".")), Some(&name))
    };
    match found {
        Ok(found) => {
            let FoundRecord { record, folder, only } = &found;
            diagnostics.extend(verify::outputs(record, only.as_deref(), "", &reader(folder)));
            if let Some(issue) = &args.issue {
                diagnostics.extend(verify::inputs(record, &reader(&folder_of(issue))));
            }
            diagnostics.extend(verify::options(record, &args.option));
            diagnostics.extend(verify::programs([record]));
            report.tell(&description(record));
        }
        Err(diagnostic) => diagnostics.push(*diagnostic),
    }
    report.add(diagnostics, &SourceMap::default())?;
    report.finish()
}

/// Checks all bags and records below a folder.
fn tree(args: &VerifyArgs, mut report: Report<'_>) -> Result<Exit, Failure> {
    if args.issue.is_some() {
        return Err(Failure::usage(sentence!("issue-of-tree")).help(sentence!("issue-of-tree.help")));
    }
    let root = &args.path;
    let is_wanted = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(ENDING) || name == DECLARATION
    };
    let found: Vec<PathBuf> = files_below(root)?.into_iter().filter(is_wanted).collect();
    if found.is_empty() {
        let none = Diagnostic::new(Code::NoRecord, sentence!("no-record.tree", folder = root.display()));
        report.add(vec![none.help(sentence!("no-record.help"))], &SourceMap::default())?;
        return report.finish();
    }
    let checked = in_parallel("check", found, &mut report, |path| one_of_tree(args, &path), |_| None)?;
    let mut records = Vec::new();
    for one in checked {
        let (record, diagnostics) = one?;
        records.extend(record);
        report.add(diagnostics, &SourceMap::default())?;
    }
    report.add(verify::programs(&records), &SourceMap::default())?;
    let files = records.iter().map(|record| record.outputs.len()).sum::<usize>();
    report.tell(&sentence!("record-tree", files, records = records.len()));
    report.finish()
}

/// Checks the outputs of a record, or the bag that a file declares.
fn one_of_tree(args: &VerifyArgs, path: &Path) -> Result<(Option<Record>, Vec<Diagnostic>), Failure> {
    let folder = path.parent().unwrap_or(Path::new(""));
    if path.file_name().is_some_and(|name| name == DECLARATION) {
        return Ok((None, faults_of_bag(folder)?));
    }
    let record = match read_record(path) {
        Ok(record) => record,
        Err(diagnostic) => return Ok((None, vec![*diagnostic])),
    };
    let mut below = parts_of(folder.strip_prefix(&args.path).unwrap_or(folder));
    if !below.is_empty() {
        below.push('/');
    }
    let mut found = verify::outputs(&record, None, &below, &reader(folder));
    found.extend(verify::options(&record, &args.option));
    Ok((Some(record), found))
}

/// The description of a record, in a line.
fn description(record: &Record) -> Sentence {
    // The digest of the request is for programs.
    let options = record.options.iter().filter(|(name, _)| *name != REQUEST);
    let options = options.map(|(name, value)| format!("{name} {value}"));
    sentence!(
        "record-description",
        issue = &record.issue,
        program = &record.program,
        files = record.inputs.len(),
        options = list(options),
    )
}

/// The record of a folder that names a file, or is that file; without a name, the first one found.
fn record_in(folder: &Path, name: Option<&str>) -> Result<FoundRecord, Box<Diagnostic>> {
    let shown = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut records: Vec<PathBuf> = fs::read_dir(shown)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(ENDING))
        .collect();
    records.sort();
    for path in records {
        let is_named = name.is_some_and(|name| path.file_name().is_some_and(|own| own == name));
        let record = match read_record(&path) {
            Ok(record) => record,
            Err(diagnostic) if is_named || name.is_none() => return Err(diagnostic),
            Err(_) => continue,
        };
        let holds = |name: &str| record.outputs.iter().any(|file| file.path == name);
        let only = name.filter(|name| holds(name)).map(str::to_owned);
        if is_named || name.is_none() || only.is_some() {
            return Ok(FoundRecord { record, folder: shown.to_owned(), only });
        }
    }
    let folder = shown.display();
    Err(no_record(match name {
        Some(name) => sentence!("no-record", folder, name),
        None => sentence!("no-record.bag", folder),
    }))
}

fn no_record(message: Sentence) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Code::NoRecord, message).help(sentence!("no-record.help")))
}

/// Opens files from a folder, as records name them.
fn reader(folder: &Path) -> impl Fn(&str) -> io::Result<Box<dyn Read>> + Sync + '_ {
    move |name| {
        let path = place_from(folder, name);
        let opened = files::open(&path, OUTPUT_LIMIT).map_err(|fault| fault.into_io())?;
        Ok(Box::new(opened))
    }
}

fn read_record(path: &Path) -> Result<Record, Box<Diagnostic>> {
    let unusable = |reason| no_record(sentence!("no-record.unreadable", path = path.display(), reason));
    let json = files::read(path, RECORD_LIMIT).map_err(|fault| {
        let mut diagnostic = unusable(fault.sentence());
        if is_of_machine(&fault.into_io()) {
            diagnostic.data.insert(TEMPORARY.into(), true.into());
        }
        diagnostic
    })?;
    Record::parse(&json).map_err(unusable)
}

/// A path with `/` between its parts.
fn parts_of(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
