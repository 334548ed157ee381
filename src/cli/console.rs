//! The two output streams: stdout carries data, stderr messages.

use std::io::{self, ErrorKind, IsTerminal as _, Write as _};

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use paiban::diagnostics::render::{human, json, short};
use paiban::diagnostics::{Diagnostic, Error, SourceMap};
use paiban::messages::{MessageLanguage, Sentence, sentence};

use super::exit::{Exit, Stage, line, stage_name};
use super::failure::{Failure, caused};

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
    /// Issues, or other things, that are done.
    pub(crate) issues: usize,
    /// All of them.
    pub(crate) of: usize,
    /// The pages of the issues that are done; `None` where pages are not counted.
    pub(crate) pages: Option<usize>,
}

/// Where messages go and in which form.
#[derive(Debug)]
pub(crate) struct Console {
    pub(super) format: MessageFormat,
    pub(super) stdout_is_taken: bool,
    /// Whether only errors and failures are shown.
    pub(super) quiet: bool,
    /// The language of what people read.
    pub(crate) language: MessageLanguage,
    color: bool,
    stage: Stage,
    bar: Option<ProgressBar>,
}

impl Console {
    /// Messages for people, coloured if the environment and the terminal have it so.
    pub(crate) fn new(stage: Stage, quiet: bool, language: MessageLanguage) -> Self {
        stage.speak(language);
        Self {
            format: MessageFormat::Human,
            stdout_is_taken: false,
            quiet,
            language,
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
            let language = self.language;
            let bar = self.bar.get_or_insert_with(|| progress_bar(of as u64, pages.is_some(), language));
            bar.set_prefix(stage_name(stage).in_language(language));
            let pages = pages.map(|pages| sentence!("progress.pages", pages).in_language(language));
            bar.set_message(pages.unwrap_or_default());
            bar.set_position(issues as u64);
        } else if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        self.json(|| json::progress_of(stage, issues, of, pages.unwrap_or(0)))
    }

    /// Shows a diagnostic.
    pub(crate) fn diagnostic(&mut self, diagnostic: &Diagnostic, files: &SourceMap) -> Result<(), Failure> {
        let language = self.language;
        match self.format {
            MessageFormat::Human => message(&self.excerpted(diagnostic, files)),
            MessageFormat::Short => message(&short::diagnostic(diagnostic, files, language)),
            MessageFormat::Json => return self.json(|| json::diagnostic(diagnostic, files, language)),
        }
        Ok(())
    }

    /// A diagnostic as people are shown it.
    pub(crate) fn excerpted(&self, diagnostic: &Diagnostic, files: &SourceMap) -> String {
        human::diagnostic(diagnostic, files, self.language, self.color)
    }

    /// Shows to people what was written for them before.
    pub(crate) fn shown(&self, text: &str) {
        message(text);
    }

    /// Shows to people what was found of one kind in several places, each with its line.
    pub(crate) fn group(&self, diagnostics: &[Diagnostic], lines: &[Sentence]) {
        message(&human::group(diagnostics, lines, self.language, self.color));
    }

    /// Shows a message to people, with a line end. Other formats have lines of their own for it.
    pub(crate) fn tell(&mut self, sentence: &Sentence) {
        if self.format == MessageFormat::Human && !self.quiet {
            message(&format!("{}\n", sentence.in_language(self.language).trim_end()));
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
    pub(crate) fn data(&mut self, text: &str) -> Result<(), Failure> {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            Err(source) if source.kind() != ErrorKind::BrokenPipe => {
                let path = sentence!("standard-output").in_language(self.language).into();
                Err(Error::Write { path, source }.into())
            }
            _ => Ok(()),
        }
    }

    /// Shows what stopped the program.
    pub(crate) fn failure(&mut self, failure: &Failure) {
        let (mut what, mut help) = (failure.message.clone(), failure.help.clone());
        if failure.exit == Exit::Bug {
            what = caused(self.stage.bug(), what);
            help.push(sentence!("program-bug.help"));
        }
        if self.format == MessageFormat::Json {
            let what = what.in_language(self.language);
            let help: Vec<String> = help.iter().map(|help| help.in_language(self.language)).collect();
            // The failure may be that lines cannot be written; then nothing more can be done.
            let _ = self.json(|| json::failure(&what, &help, failure.exit.code()));
            return;
        }
        self.line(&sentence!("failure-error"), "\x1b[1;91m", &what);
        for help in &help {
            self.line(&sentence!("help-name"), "\x1b[1;96m", help);
        }
    }

    /// Shows a line that begins with a word, in a colour if there are colours.
    fn line(&self, word: &Sentence, color: &str, text: &Sentence) {
        let word = word.in_language(self.language);
        let word = if self.color { format!("{color}{word}\x1b[0m") } else { word };
        message(&format!("{}\n", line(word, text).in_language(self.language)));
    }
}

/// A progress bar for issues and their pages, or for other things, with the remaining time.
fn progress_bar(of: u64, has_pages: bool, language: MessageLanguage) -> ProgressBar {
    let bar = "{prefix:8} {bar:30}";
    let (done, of_all, pages, time) = ("{pos}", "{len}", "{msg}", "{eta}");
    let template = match has_pages {
        true => sentence!("progress", bar, done, of = of_all, pages, time),
        false => sentence!("progress.plain", bar, done, of = of_all, time),
    };
    let style = ProgressStyle::with_template(&template.in_language(language));
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
    // A terminal is asked even where colours are forced: it may have to be told to show them.
    let shows = io::stderr().is_terminal() && terminal_shows_colors() && !dumb;
    set("NO_COLOR").is_none() && (forced || shows)
}

/// A console of Windows shows colours once it is told to; others do so by themselves.
fn terminal_shows_colors() -> bool {
    #[cfg(windows)]
    return ::console::Term::stderr().features().colors_supported();
    #[cfg(not(windows))]
    true
}
