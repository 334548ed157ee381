//! `paiban plan`: the units of a corpus, for batch systems.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use paiban::archive::{self, UnitLength};
use paiban::diagnostics::SourceMap;

use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::report::{Purpose, Report, ReportArgs};

/// Lists the units of a corpus: what one job of a batch system makes, a month or a year of one paper
///
/// Each has the number of its issues and pages and the digest of all its files: a job need not run again while that is
/// the same. Articles are not parsed. docs/scale.md says how batch systems use it.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban plan corpus
  paiban plan corpus --unit year --format json > plan.jsonl")]
pub(crate) struct PlanArgs {
    /// Folders that contain issues, of one paper or several
    #[arg(value_name = "CORPUS", required = true)]
    paths: Vec<PathBuf>,
    /// How long a unit is
    #[arg(long, value_name = "LENGTH", value_enum, default_value = "month")]
    unit: LengthArg,
    /// Form of the list
    #[arg(long, value_name = "FORM", value_enum, default_value = "tsv")]
    format: FormatArg,
    #[command(flatten)]
    report: ReportArgs,
}

/// How long a unit is.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum LengthArg {
    /// A month of one paper.
    Month,
    /// A year of one paper.
    Year,
}

/// The form of the list.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormatArg {
    /// A line of names, then a unit a line, its parts apart by tabs.
    Tsv,
    /// A JSON object a line.
    Json,
}

/// Prints the units.
pub(super) fn run(args: &PlanArgs, console: &mut Console) -> Result<Exit, Failure> {
    let mut report = Report::begin(console, args.report.clone(), Purpose::Print)?;
    report.stage("check")?;
    let length = match args.unit {
        LengthArg::Month => UnitLength::Month,
        LengthArg::Year => UnitLength::Year,
    };
    let units = report.take(archive::units(&args.paths, length)?, &SourceMap::default())?;
    report.data(&match args.format {
        FormatArg::Tsv => archive::tsv(&units),
        FormatArg::Json => archive::json_lines(&units)?,
    })?;
    report.finish()
}
