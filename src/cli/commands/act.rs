//! `paiban act`: acts of the editor, written into the files of the issue.

use std::path::PathBuf;

use clap::Args;
use paiban::check::CheckedIssue;
use paiban::diagnostics::{Checked, SourceMap};
use paiban::model::AcceptedSheet;
use paiban::press::{Press, ReadIssue};
use paiban::preview::hand::{Act, Hand};

use super::super::args::{FontArgs, PageArgs};
use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::report::{Purpose, Report, ReportArgs};

/// Does acts of the editor to an issue, as its desk does, and writes them into its files
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban act xiwan/2026-03-20 '{\"act\": \"pin\", \"article\": \"01/canteen\", \"at\": \"bottom-left\"}'
  paiban act xiwan/2026-03-20 '{\"act\": \"rank\", \"article\": \"01/canteen\", \"value\": \"middle\"}'")]
pub(crate) struct ActArgs {
    /// An issue: a folder with `issue.toml`, or an `issue.json`
    #[arg(value_name = "ISSUE")]
    issue: PathBuf,
    /// Acts as JSON, done one after the other; the first that is refused ends them
    #[arg(value_name = "ACT", required = true)]
    acts: Vec<String>,
    #[command(flatten)]
    pages: PageArgs,
    #[command(flatten)]
    fonts: FontArgs,
    #[command(flatten)]
    report: ReportArgs,
}

/// Does the acts, and says what was done.
pub(super) fn run(args: &ActArgs, console: &mut Console) -> Result<Exit, Failure> {
    let mut report = Report::begin(console, args.report.clone(), Purpose::Look)?;
    args.pages.check()?;
    let (mut hand, mut files) = (Hand::default(), SourceMap::default());
    for act in &args.acts {
        let act = match Act::from_json(act.as_bytes()) {
            Ok(act) => act,
            Err(fault) => {
                report.add(vec![fault], &files)?;
                break;
            }
        };
        let standing = match act {
            // What is locked stays where it stands.
            Act::Lock { .. } => standing(args, &mut files, &mut report)?,
            _ => Vec::new(),
        };
        let Checked { value, diagnostics } = hand.apply(&args.issue, &act, &standing)?;
        report.add(diagnostics, &files)?;
        let Some(done) = value else { break };
        report.tell(&done.words);
    }
    report.finish()
}

/// How the pages stand.
fn standing(
    args: &ActArgs,
    files: &mut SourceMap,
    report: &mut Report<'_>,
) -> Result<Vec<AcceptedSheet>, Failure> {
    let fonts = args.fonts.library(report)?;
    let named = args.pages.named(files, report)?;
    let ReadIssue { issue, .. } = paiban::press::read(&args.issue, &|_, c| fonts.covers(c))?;
    let defaults = CheckedIssue::issue(&issue).defaults();
    let press = Press::new(named.theme(&defaults)?, named.paper(&defaults)?, fonts);
    Ok(press.set(issue.clone())?.value.accepted(&press.paper.name))
}
