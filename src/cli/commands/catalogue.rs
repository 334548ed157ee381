//! `paiban catalogue`: what an archive has.

use std::path::PathBuf;

use clap::Args;
use paiban::archive::catalogue::{self, PlannedUnit, State};
use paiban::archive::opds;
use paiban::diagnostics::SourceMap;
use paiban::files::{self, RECORD_LIMIT};
use paiban::messages::sentence;
use paiban::press::{self, OutputFile};

use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::report::{Purpose, Report, ReportArgs};

/// Lists every file of an archive with its title, day, kind, state, bytes and digest, as CSV and JSON lines
///
/// Issues that were refused are listed too. With `--plan` a unit that is missing is an error. The same archive gives
/// the same catalogue, whichever machines made it.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban catalogue archive
  paiban catalogue archive --plan plan.tsv --opds")]
pub(crate) struct CatalogueArgs {
    /// Folder of the archive
    #[arg(value_name = "OUT")]
    archive: PathBuf,
    /// Folder for the catalogue [default: that of the archive]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// What `paiban plan` printed: fails where a unit or some of its issues are missing
    #[arg(long, value_name = "FILE")]
    plan: Option<PathBuf>,
    /// Writes an OPDS catalogue too, for reading systems
    #[arg(long, conflicts_with = "output")]
    opds: bool,
    /// Takes a file for unchanged that has the length of its record, and reads none
    #[arg(long)]
    by_size: bool,
    #[command(flatten)]
    report: ReportArgs,
}

/// Writes the catalogue, also where something is missing.
pub(super) fn run(args: &CatalogueArgs, console: &mut Console) -> Result<Exit, Failure> {
    let mut report = Report::begin(console, args.report.clone(), Purpose::Write)?;
    let plan = plan(args)?;
    report.stage("check")?;
    let made = catalogue::catalogue(&args.archive, &plan, args.by_size)?;
    report.add(made.diagnostics.clone(), &SourceMap::default())?;
    let mut files = vec![
        OutputFile::new(catalogue::path_of("csv"), made.csv()),
        OutputFile::new(catalogue::path_of("jsonl"), made.json_lines()?),
    ];
    if args.opds {
        files.extend(opds::documents(&made).into_iter().map(|(path, bytes)| OutputFile::new(path, bytes)));
    }
    let folder = args.output.as_ref().unwrap_or(&args.archive);
    press::write(folder, &files, &[])?;
    files.iter().try_for_each(|file| report.artifact(&file.artifact(folder)))?;
    let refused = made.entries.iter().filter(|entry| entry.state == State::Refused).count();
    let files = made.entries.len() - refused;
    report.tell(&sentence!("catalogue-counts", files, refused));
    report.finish()
}

/// The units that the archive has to have.
fn plan(args: &CatalogueArgs) -> Result<Vec<PlannedUnit>, Failure> {
    let Some(path) = &args.plan else { return Ok(Vec::new()) };
    let bytes = files::read_named(path, RECORD_LIMIT)?;
    catalogue::read_plan(&String::from_utf8_lossy(&bytes)).map_err(|line| {
        Failure::usage(sentence!("no-plan", path = path.display(), line)).help(sentence!("no-plan.help"))
    })
}
