//! `paiban completions`: what a shell needs to complete arguments.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::help;
use super::Cli;

/// Prints the completions of arguments for a shell
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban completions bash > ~/.local/share/bash-completion/completions/paiban
  paiban completions fish > ~/.config/fish/completions/paiban.fish")]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

/// Prints the completions.
pub(super) fn run(args: &CompletionsArgs, console: &mut Console) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    let mut command = help::unbroken(Cli::command(), console.language);
    clap_complete::generate(args.shell, &mut command, "paiban", &mut script);
    console.data(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Done)
}
