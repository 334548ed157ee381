//! `paiban man`: manual pages.

use std::path::PathBuf;

use clap::{Args, Command, CommandFactory as _};
use clap_mangen::Man;
use paiban::diagnostics::Error;
use paiban::messages::{MessageLanguage, sentence};

use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::help;
use super::Cli;
use paiban::press::{self, OutputFile};

/// Prints the manual page, or writes one for each command
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban man | man -l -
  paiban man --dir ~/.local/share/man/man1")]
pub(crate) struct ManArgs {
    /// Folder for the pages of all commands, `paiban.1`, `paiban-build.1` …
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Prints or writes the manual pages.
pub(super) fn run(args: &ManArgs, console: &mut Console) -> Result<Exit, Failure> {
    let main = Cli::command().disable_help_subcommand(true);
    let mut main = help::unbroken(main, console.language);
    // Gives the commands their full names, `paiban-build` …
    main.build();
    let Some(dir) = &args.dir else {
        let page = page(main, console.language)?;
        console.data(&String::from_utf8_lossy(&page.bytes))?;
        return Ok(Exit::Done);
    };
    let commands = main.get_subcommands().cloned().chain([main.clone()]);
    let pages = commands.map(|command| page(command, console.language));
    let pages = pages.collect::<Result<Vec<_>, _>>()?;
    press::write(dir, &pages, &[])?;
    console.tell(&sentence!("wrote-manual", folder = dir.display(), pages = pages.len()));
    Ok(Exit::Done)
}

/// The page of one command.
fn page(command: Command, language: MessageLanguage) -> Result<OutputFile, Failure> {
    // No date and no version of the system: the same program writes the same page.
    let man = Man::new(command).manual("paiban");
    let mut bytes = Vec::new();
    man.render(&mut bytes)
        .map_err(|error| Error::Writer { format: "manual page", reason: error.to_string() })?;
    let text = help::with_headings(String::from_utf8_lossy(&bytes).into_owned(), language);
    Ok(OutputFile::new(man.get_filename(), text.into_bytes()))
}
