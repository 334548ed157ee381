//! The command line: the only part that prints, reads the environment or ends the program.
//!
//! * [`commands`]: the commands, one file per command
//! * [`args`]: options that several commands share
//! * [`report`]: diagnostics on their way to the reader, and what they mean for the run
//! * [`console`]: the two output streams
//! * [`summary`]: the report of a run over many issues
//! * [`failure`]: what stopped the program, with a way out
//! * [`exit`]: exit codes, and the message of a bug in the program itself
//! * [`process`]: what the program sets of its own process: threads, signals

mod args;
mod commands;
mod console;
mod exit;
mod failure;
mod process;
mod report;
mod summary;

use std::process::ExitCode;

use clap::Parser as _;

use commands::Cli;
use console::Console;
use exit::{Exit, Stage};

/// Parses the arguments, runs the command and returns the exit code.
pub(crate) fn main() -> ExitCode {
    let stage = Stage::default();
    exit::explain_panics(stage.clone());
    process::prepare();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // If the help cannot be printed, neither can an error.
            let _ = error.print();
            return if error.use_stderr() { Exit::Stopped } else { Exit::Done }.into();
        }
    };
    let mut console = Console::new(stage, cli.quiet);
    let exit = match commands::run(cli.command, &mut console) {
        Ok(exit) => exit,
        Err(failure) => {
            console.failure(&failure);
            failure.exit
        }
    };
    exit.into()
}
