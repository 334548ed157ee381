//! `paiban verify`: whether files are still those that were made.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use paiban::diagnostics::{Code, Diagnostic, Error, SourceMap};
use paiban::files::{self, OUTPUT_LIMIT, RECORD_LIMIT};
use paiban::messages::{Sentence, list, sentence};
use paiban::package::bag::{DECLARATION, PAYLOAD};
use paiban::package::record::ENDING;
use paiban::package::{Record, verify};

use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::report::{Purpose, Report, ReportArgs};

/// Checks that files have not changed since they were built, by the record beside them or in their bag
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban verify out/xiwan-2026-03-20.pdf
  paiban verify out/xiwan-2026-03-20.record.json --issue xiwan/2026-03-20
  paiban verify out/xiwan-2026-03-20-bag")]
pub(crate) struct VerifyArgs {
    /// An output of `paiban build`, a record, or the folder of a bag
    #[arg(value_name = "FILE|BAG")]
    path: PathBuf,
    /// Also checks that the issue has not changed: its folder, or an `issue.json`
    #[arg(long, value_name = "ISSUE")]
    issue: Option<PathBuf>,
    #[command(flatten)]
    report: ReportArgs,
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
    let files = SourceMap::default();
    let path = &args.path;
    let mut diagnostics = Vec::new();
    let found = if path.is_dir() {
        let present = files_below(path)?;
        if !path.join(DECLARATION).is_file() {
            return Err(Failure::usage(sentence!("no-bag", path = path.display(), file = DECLARATION))
                .help(sentence!("no-bag.help")));
        }
        diagnostics.extend(verify::bag(&present, &reader(path)));
        record_in(&path.join(PAYLOAD), None)
    } else {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        fs::metadata(path).map_err(|source| Error::Read { path: path.clone(), source })?;
        let folder = path.parent().unwrap_or(Path::new("."));
        record_in(folder, Some(&name))
    };
    match found {
        Ok(found) => {
            let only = found.only.as_deref();
            diagnostics.extend(verify::outputs(&found.record, only, &reader(&found.folder)));
            if let Some(issue) = &args.issue {
                let folder = if issue.is_file() { issue.parent().unwrap_or(issue) } else { issue };
                diagnostics.extend(verify::inputs(&found.record, &reader(folder)));
            }
            report.tell(&description(&found.record));
        }
        Err(diagnostic) => diagnostics.push(*diagnostic),
    }
    report.add(diagnostics, &files)?;
    report.finish()
}

/// The description of a record, in a line.
fn description(record: &Record) -> Sentence {
    let options = record.options.iter().map(|(name, value)| format!("{name} {value}"));
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
    let none = |message: Sentence| {
        let diagnostic = Diagnostic::new(Code::NoRecord, message);
        Box::new(diagnostic.help(sentence!("no-record.help")))
    };
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
        let record = read_record(&path);
        let record = match record {
            Ok(record) => record,
            Err(reason) if is_named || name.is_none() => {
                return Err(none(sentence!("no-record.unreadable", path = path.display(), reason)));
            }
            Err(_) => continue,
        };
        let holds = |name: &str| record.outputs.iter().any(|file| file.path == name);
        let only = name.filter(|name| holds(name)).map(str::to_owned);
        if is_named || name.is_none() || only.is_some() {
            return Ok(FoundRecord { record, folder: shown.to_owned(), only });
        }
    }
    let folder = shown.display();
    Err(none(match name {
        Some(name) => sentence!("no-record", folder, name),
        None => sentence!("no-record.bag", folder),
    }))
}

/// Opens files below a folder, or beside it for paths that begin with `../`.
fn reader(folder: &Path) -> impl Fn(&str) -> Option<Box<dyn Read>> + '_ {
    move |path| Some(Box::new(files::open(&folder.join(path), OUTPUT_LIMIT).ok()?))
}

fn read_record(path: &Path) -> Result<Record, Sentence> {
    let json = files::read(path, RECORD_LIMIT).map_err(|fault| fault.sentence())?;
    Record::parse(&json)
}

/// Paths of all files below a folder, with `/` between folders. Links to folders are not followed: they
/// may lead in a circle.
fn files_below(folder: &Path) -> Result<Vec<String>, Failure> {
    let failed = |path: &Path, source| Error::Read { path: path.to_owned(), source };
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).map_err(|source| failed(&next, source))? {
            let entry = entry.map_err(|source| failed(&next, source))?;
            let path = entry.path();
            if entry.file_type().map_err(|source| failed(&path, source))?.is_dir() {
                folders.push(path);
            } else if let Ok(below) = path.strip_prefix(folder) {
                let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
                found.push(parts.join("/"));
            }
        }
    }
    found.sort();
    Ok(found)
}
