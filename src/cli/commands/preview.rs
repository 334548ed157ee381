//! `paiban preview`: the editor's desk in the browser.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::thread;

use clap::Args;
use paiban::layout::{Paper, Theme};
use paiban::messages::{MessageLanguage, Sentence, sentence};
use paiban::pdf::Profile;
use paiban::preview::{LOOK_EVERY, Options, Preview, Settings};

use super::super::args::{FontArgs, number};
use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::{Failure, caused};
use super::super::process;
use super::super::report::{Purpose, Report, ReportArgs};
use super::new;

/// Opens the editor's desk in the browser: pages as they are printed, set again whenever a file changes
///
/// What an editor does to the pages is written into the files of the issue. The desk answers to this machine alone, under
/// an address that nobody can guess. Without an issue it begins with those that were opened last.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  paiban preview xiwan/2026-03-20
  paiban preview xiwan/2026-03-20 --paper tabloid-6
  paiban preview --no-open --port 4000")]
pub(crate) struct PreviewArgs {
    /// Folder with `issue.toml`, or an `issue.json`
    #[arg(value_name = "ISSUE")]
    issue: Option<PathBuf>,
    /// Port of 127.0.0.1, instead of the first that is free of 3000 to 3009
    #[arg(long, value_name = "N", value_parser = number::<u16>(0..=65535))]
    port: Option<u16>,
    /// Prints the address and opens no browser
    #[arg(long)]
    no_open: bool,
    /// Paper and columns [default: that of the issue or the publication, or `broadsheet-8`]
    #[arg(long, value_name = "PROFILE", value_parser = clap::builder::PossibleValuesParser::new(Paper::NAMES))]
    paper: Option<String>,
    /// Look of the pages: a bundled theme [default: that of the issue or the publication, or `party`]
    #[arg(long, value_name = "NAME", value_parser = clap::builder::PossibleValuesParser::new(Theme::BUNDLED))]
    theme: Option<String>,
    /// Purpose of the PDF that the desk gives
    #[arg(long, value_name = "PROFILE", value_parser = Profile::NAMES)]
    profile: Option<String>,
    #[command(flatten)]
    fonts: FontArgs,
}

/// The ports that are tried in turn; then any that is free.
const PORTS: std::ops::Range<u16> = 3000..3010;

/// Bytes of the token, which nobody guesses.
const TOKEN: usize = 16;

/// Opens the desk, and looks after it until it is interrupted.
pub(super) fn run(args: &PreviewArgs, console: &mut Console) -> Result<Exit, Failure> {
    let language = console.language;
    let fonts = {
        let mut report = Report::begin(console, ReportArgs::default(), Purpose::Look)?;
        args.fonts.library(&mut report)?
    };
    let stop = process::interrupted();
    let settings = Settings {
        paper: args.paper.clone(),
        theme: args.theme.clone(),
        profile: args.profile.clone(),
        lang: Some(if language == MessageLanguage::Chinese { "zh" } else { "en" }.to_owned()),
    };
    let preview = Preview::open(Options {
        token: token()?,
        ports: args.port.map_or_else(|| PORTS.chain([0]).collect(), |port| vec![port]),
        issue: args.issue.clone(),
        settings,
        fonts,
        recent: state_file(),
        folder: std::env::current_dir().unwrap_or_default(),
        begin: Box::new(begin),
    })?;
    console.tell(&sentence!("preview-open", address = preview.address()));
    console.tell(&sentence!("preview-open.stop"));
    if !args.no_open {
        // The address stands above, for a browser that cannot be opened.
        let _ = open::that_detached(preview.address());
    }
    while !stop.load(Ordering::SeqCst) {
        thread::sleep(LOOK_EVERY);
        preview.look();
    }
    drop(preview);
    console.tell(&sentence!("preview-closed"));
    Ok(Exit::Done)
}

/// The desk as it opens by itself, where nobody typed a command.
pub(crate) fn run_alone(console: &mut Console) -> Result<Exit, Failure> {
    let args = PreviewArgs {
        issue: None,
        port: None,
        no_open: false,
        paper: None,
        theme: None,
        profile: None,
        fonts: FontArgs::default(),
    };
    run(&args, console)
}

/// A paper to begin with.
fn begin(dir: &Path, language: MessageLanguage) -> Result<PathBuf, Sentence> {
    new::begin(dir, language).map_err(|failure| match failure.help.into_iter().next() {
        Some(help) => caused(failure.message, help),
        None => failure.message,
    })
}

/// A token from the chance of the system, in hexadecimal digits.
fn token() -> Result<String, Failure> {
    let mut bytes = [0; TOKEN];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::usage(caused(sentence!("preview-no-token"), Sentence::verbatim(error))))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The file of the user that remembers which issues were opened: below the folder of the system for such files.
#[expect(clippy::disallowed_methods, reason = "the environment is read in `cli/` and nowhere else")]
fn state_file() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).filter(|path| !path.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        // The XDG Base Directory Specification has this folder for what a program remembers.
        folder("XDG_STATE_HOME").or_else(|| folder("HOME").map(|home| home.join(".local/state")))
    };
    base.map(|base| base.join("paiban").join("desk.json"))
}
