//! The command line: the only place that prints, reads the environment or ends the program.
//!
//! * [`commands`]: what the program can be asked to do, one file a command
//! * [`args`]: options that several commands share
//! * [`report`]: diagnostics on their way to the reader, and what they mean for the run
//! * [`console`]: the two output streams
//! * [`summary`]: what a run over many issues made of what
//! * [`failure`]: what stopped the program, with a way out
//! * [`exit`]: exit codes, and what is said when the program itself is at fault

mod args;
mod commands;
mod console;
mod exit;
mod failure;
mod report;
mod summary;

use std::process::ExitCode;

use clap::Parser as _;

use commands::Cli;
use console::Console;
use exit::{Exit, Stage};

/// Reads the arguments, does what they ask, and says how it went.
pub(crate) fn main() -> ExitCode {
    let stage = Stage::default();
    exit::explain_panics(stage.clone());
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Nowhere is left to say that the help could not be printed.
            let _ = error.print();
            return if error.use_stderr() { Exit::Stopped } else { Exit::Done }.into();
        }
    };
    let mut console = Console::new(stage);
    let exit = match commands::run(cli.command, &mut console) {
        Ok(exit) => exit,
        Err(failure) => {
            console.failure(&failure);
            failure.exit
        }
    };
    exit.into()
}
