//! The command line: the only part that prints, reads the environment or ends the program.
//!
//! * [`commands`]: the commands, one file per command
//! * [`args`]: options that several commands share
//! * [`help`]: help and faults of arguments in the language of the user
//! * [`report`]: diagnostics on their way to the reader, and what they mean for the run
//! * [`console`]: the two output streams
//! * [`double_click`]: started without a command line
//! * [`lines`]: where lines on a terminal may be broken
//! * [`summary`]: the report of a run over many issues
//! * [`failure`]: what stopped the program, with a way out
//! * [`exit`]: exit codes, and the message of a bug in the program itself
//! * [`parallel`]: a job for many things in all threads, with its progress
//! * [`process`]: what the program sets of its own process: threads, signals

mod args;
mod commands;
mod console;
mod double_click;
mod exit;
mod failure;
mod help;
mod lines;
mod parallel;
mod process;
mod report;
mod summary;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Command, CommandFactory as _, FromArgMatches as _};
use paiban::messages::MessageLanguage;

use self::console::Console;
use commands::Cli;
use exit::{Exit, Stage};

/// Parses the arguments, runs the command and returns the exit code.
pub(crate) fn main() -> ExitCode {
    let stage = Stage::default();
    exit::explain_panics(stage.clone());
    process::prepare();
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let language = args::language_of(&arguments);
    stage.speak(language);
    if double_click::is_one(&arguments) {
        return double_click::welcome(&mut Console::new(stage, false, language)).into();
    }
    let cli = match parsed(&arguments, language) {
        Ok(cli) => cli,
        Err(exit) => return exit.into(),
    };
    let mut console = Console::new(stage, cli.quiet, cli.language.language());
    let exit = match commands::run(cli.command, &mut console) {
        Ok(exit) => exit,
        Err(failure) => {
            console.failure(&failure);
            failure.exit
        }
    };
    exit.into()
}

/// The arguments; how the run ends where help, the version or a fault was printed instead.
fn parsed(arguments: &[OsString], language: MessageLanguage) -> Result<Cli, Exit> {
    read(&mut Cli::command(), arguments).or_else(|_| {
        // Words of another language are of use only where they are shown: then all is read once more.
        let mut command = help::in_language(Cli::command(), language);
        read(&mut command, arguments).map_err(|error| {
            let exit = if error.use_stderr() { Exit::Stopped } else { Exit::Done };
            // If the help cannot be printed, neither can an error.
            let _ = help::print(error, &command, language);
            exit
        })
    })
}

fn read(command: &mut Command, arguments: &[OsString]) -> Result<Cli, clap::Error> {
    let matches = command.try_get_matches_from_mut(arguments)?;
    Cli::from_arg_matches(&matches).map_err(|error| error.format(command))
}
