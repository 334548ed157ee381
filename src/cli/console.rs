//! The two output streams: stdout carries data, stderr messages.

use std::io::{self, ErrorKind, IsTerminal as _, Write as _};

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use paiban::diagnostics::render::{human, json, short};
use paiban::diagnostics::{Diagnostic, Error, SourceMap};

use super::exit::{BUG_HELP, Exit, Stage};
use super::failure::Failure;

/// The form of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum MessageFormat {
    /// With excerpts of the files, on stderr.
    #[default]
    Human,
    /// One line each, `file:line:column: error[CODE]: …`, on stderr.
    Short,
    /// One JSON object a line, on stdout; on stderr if stdout carries requested data.
    Json,
}

/// Progress of a stage.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Progress {
    /// Issues that are done.
    pub(crate) issues: usize,
    /// All issues.
    pub(crate) of: usize,
    /// The pages of those that are done.
    pub(crate) pages: usize,
}

/// Where messages go and in which form.
#[derive(Debug)]
pub(crate) struct Console {
    pub(super) format: MessageFormat,
    pub(super) stdout_is_taken: bool,
    /// Whether only errors and failures are shown.
    pub(super) quiet: bool,
    color: bool,
    stage: Stage,
    bar: Option<ProgressBar>,
}

impl Console {
    /// Messages for people, coloured if the environment and the terminal have it so.
    pub(crate) fn new(stage: Stage, quiet: bool) -> Self {
        Self {
            format: MessageFormat::Human,
            stdout_is_taken: false,
            quiet,
            color: color_wanted(),
            stage,
            bar: None,
        }
    }

    /// Says that a stage begins.
    pub(crate) fn stage(&mut self, name: &'static str) -> Result<(), Failure> {
        self.stage.set(name);
        self.json(|| json::progress(name))
    }

    /// Shows the progress of a stage: a bar on a terminal, lines for programs.
    pub(crate) fn progress(&mut self, stage: &'static str, progress: Progress) -> Result<(), Failure> {
        let Progress { issues, of, pages } = progress;
        let shows = self.format == MessageFormat::Human && !self.quiet && io::stderr().is_terminal();
        if shows && issues < of {
            let bar = self.bar.get_or_insert_with(|| progress_bar(of as u64));
            bar.set_prefix(stage);
            bar.set_message(format!("{pages} pages"));
            bar.set_position(issues as u64);
        } else if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        self.json(|| json::progress_of(stage, issues, of, pages))
    }

    /// Shows a diagnostic.
    pub(crate) fn diagnostic(&mut self, diagnostic: &Diagnostic, files: &SourceMap) -> Result<(), Failure> {
        match self.format {
            MessageFormat::Human => message(&human::diagnostic(diagnostic, files, self.color)),
            MessageFormat::Short => message(&short::diagnostic(diagnostic, files)),
            MessageFormat::Json => return self.json(|| json::diagnostic(diagnostic, files)),
        }
        Ok(())
    }

    /// Shows to people what was found of one kind in several places.
    pub(crate) fn group(&self, diagnostics: &[Diagnostic]) {
        message(&human::group(diagnostics, self.color));
    }

    /// Shows a message to people, with a line end. Other formats have lines of their own for it.
    pub(crate) fn tell(&mut self, text: &str) {
        if self.format == MessageFormat::Human && !self.quiet {
            message(&format!("{}\n", text.trim_end()));
        }
    }

    /// Writes a line for programs, if they read.
    pub(crate) fn json(&mut self, line: impl FnOnce() -> String) -> Result<(), Failure> {
        match (self.format, self.stdout_is_taken) {
            (MessageFormat::Json, false) => self.data(&line()),
            (MessageFormat::Json, true) => {
                message(&line());
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Writes requested data to stdout. A reader that closes the pipe early is
    /// not a fault: the run continues to its end.
    #[expect(clippy::unused_self, reason = "all output goes through the console")]
    pub(crate) fn data(&mut self, text: &str) -> Result<(), Failure> {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Error::Write { path: "standard output".into(), source: error }.into())
            }
            _ => Ok(()),
        }
    }

    /// Shows what stopped the program.
    pub(crate) fn failure(&mut self, failure: &Failure) {
        let mut shown =
            Failure { message: failure.message.clone(), help: failure.help.clone(), exit: failure.exit };
        if failure.exit == Exit::Bug {
            shown = Failure { message: format!("{}: {}", self.stage.bug(), shown.message), ..shown }
                .help(BUG_HELP);
        }
        if self.format == MessageFormat::Json {
            // The failure may be that lines cannot be written; then nothing more can be done.
            let _ = self.json(|| json::failure(&shown.message, &shown.help, shown.exit.code()));
            return;
        }
        let (error, help, reset) =
            if self.color { ("\x1b[1;91m", "\x1b[1;96m", "\x1b[0m") } else { ("", "", "") };
        message(&format!("{error}error{reset}: {}\n", shown.message));
        for line in &shown.help {
            message(&format!("{help}help{reset}: {line}\n"));
        }
    }
}

/// A progress bar for the issues, with the remaining time.
fn progress_bar(of: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{prefix:8} {bar:30} {pos}/{len} issues, {msg}, {eta} left");
    ProgressBar::new(of).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Writes to stderr. If that is closed the message is lost.
fn message(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Whether messages have colours: `NO_COLOR` (<https://no-color.org>) forbids them,
/// `CLICOLOR_FORCE` asks for them, else a terminal has them.
#[expect(clippy::disallowed_methods, reason = "the environment is read here and nowhere else")]
fn color_wanted() -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let forced = set("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    let dumb = set("TERM").is_some_and(|value| value == "dumb");
    set("NO_COLOR").is_none() && (forced || io::stderr().is_terminal() && !dumb)
}
