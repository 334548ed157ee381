//! The commands, one file per command.

mod act;
mod build;
mod catalogue;
mod check;
mod compile;
mod completions;
mod explain;
mod fonts;
mod import;
mod man;
mod new;
mod plan;
pub(super) mod preview;
mod schema;
mod site;
mod verify;

use clap::{Parser, Subcommand};

use super::args::LanguageArgs;
use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;

/// Turns one structured Chinese newspaper issue into an EPUB 3 and a multi-column PDF
#[derive(Debug, Parser)]
#[command(name = "paiban", bin_name = "paiban", version, arg_required_else_help = true, after_help = AFTER_HELP)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Shows errors only; nothing if all is well
    ///
    /// Requested data, such as those of `--emit`, are printed all the same.
    #[arg(short, long, global = true, help_heading = "Messages")]
    pub(crate) quiet: bool,
    #[command(flatten)]
    pub(crate) language: LanguageArgs,
}

const AFTER_HELP: &str = "\
Examples:
  paiban new xiwan --date 2026-03-20       a folder to start from
  paiban check xiwan/2026-03-20            faults of the issue
  paiban build xiwan/2026-03-20 -o out     both editions
  paiban compile xiwan --month 2026-03     a volume of a month
  paiban site xiwan -o site                the web edition of the paper
  paiban preview xiwan/2026-03-20          the pages in the browser, and the editor's hand on them

Exit codes:
  0    success
  1    errors in the input: what they concern was not written; with `compile --keep-going` an issue was left out
  2    usage error, or a file that cannot be read or written
  75   the machine failed: a full disk, faults of input and output, no file handles; the same call may succeed later
  101  bug in the program

Messages are coloured on a terminal unless NO_COLOR is set; CLICOLOR_FORCE=1 forces colours elsewhere.";

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    New(new::NewArgs),
    Import(import::ImportArgs),
    Check(check::CheckArgs),
    Build(build::BuildArgs),
    Act(act::ActArgs),
    Compile(compile::CompileArgs),
    Site(site::SiteArgs),
    Preview(preview::PreviewArgs),
    Verify(verify::VerifyArgs),
    Plan(plan::PlanArgs),
    Catalogue(catalogue::CatalogueArgs),
    Schema(schema::SchemaArgs),
    Explain(explain::ExplainArgs),
    Fonts(fonts::FontsArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
}

/// Runs the command.
pub(crate) fn run(command: Command, console: &mut Console) -> Result<Exit, Failure> {
    match command {
        Command::New(args) => new::run(&args, console),
        Command::Import(args) => import::run(&args, console),
        Command::Check(args) => check::run(&args, console),
        Command::Build(args) => build::run(&args, console),
        Command::Act(args) => act::run(&args, console),
        Command::Compile(args) => compile::run(&args, console),
        Command::Site(args) => site::run(&args, console),
        Command::Preview(args) => preview::run(&args, console),
        Command::Verify(args) => verify::run(&args, console),
        Command::Plan(args) => plan::run(&args, console),
        Command::Catalogue(args) => catalogue::run(&args, console),
        Command::Schema(args) => schema::run(&args, console),
        Command::Explain(args) => explain::run(&args, console),
        Command::Fonts(args) => fonts::run(&args, console),
        Command::Completions(args) => completions::run(&args, console),
        Command::Man(args) => man::run(&args, console),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn arguments_are_declared_without_contradiction() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_and_option_is_explained() {
        for command in Cli::command().get_subcommands() {
            assert!(command.get_about().is_some(), "{}", command.get_name());
            for argument in command.get_arguments().filter(|argument| argument.get_id() != "help") {
                assert!(argument.get_help().is_some(), "{} {}", command.get_name(), argument.get_id());
            }
        }
    }
}
