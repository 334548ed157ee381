//! Exit codes, and the message of a bug in the program itself.

use std::panic;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use paiban::check::DRAWING_THREAD;
use paiban::messages::{Argument, MessageLanguage, Sentence, sentence};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Success.
    Done,
    /// Nothing was made: there are diagnostics of severity error.
    Refused,
    /// Usage error, or a file or the configuration stopped the program.
    Stopped,
    /// The machine failed, as by a full disk: the same call may succeed later (EX_TEMPFAIL of sysexits.h).
    Machine,
    /// The program is at fault; also the code that Rust gives a panic.
    Bug,
}

impl Exit {
    /// The exit code.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Refused => 1,
            Self::Stopped => 2,
            Self::Machine => 75,
            Self::Bug => 101,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}

/// What the program is doing, for the message of a bug.
#[derive(Clone, Debug)]
pub(crate) struct Stage(Arc<Mutex<Doing>>);

/// A stage, and the language of the one who runs the program.
#[derive(Clone, Copy, Debug)]
struct Doing {
    stage: &'static str,
    language: MessageLanguage,
}

impl Default for Stage {
    fn default() -> Self {
        let doing = Doing { stage: "arguments", language: MessageLanguage::English };
        Self(Arc::new(Mutex::new(doing)))
    }
}

impl Stage {
    /// Sets the current stage.
    pub(crate) fn set(&self, name: &'static str) {
        self.with(|doing| doing.stage = name);
    }

    /// Sets the language in which a bug is reported too, besides English.
    pub(crate) fn speak(&self, language: MessageLanguage) {
        self.with(|doing| doing.language = language);
    }

    fn with<R>(&self, change: impl FnOnce(&mut Doing) -> R) -> R {
        // Nothing can panic while the lock is held, so a poisoned one holds a whole value.
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The message of a bug in this stage.
    pub(crate) fn bug(&self) -> Sentence {
        let stage = stage_name(self.with(|doing| doing.stage));
        sentence!("program-bug", version = env!("CARGO_PKG_VERSION"), stage)
    }

    /// The message of a bug for whoever reads it: in English, which the reports of panics are in, and in
    /// the language of the run.
    fn bug_lines(&self) -> String {
        let language = self.with(|doing| doing.language);
        let others = (language != MessageLanguage::English).then_some(language);
        let said = [
            line(sentence!("failure-error"), &self.bug()),
            line(sentence!("help-name"), &sentence!("program-bug.help")),
        ];
        let languages = [MessageLanguage::English].into_iter().chain(others);
        let lines = languages.flat_map(|language| said.each_ref().map(|one| one.in_language(language)));
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The name of a stage for people.
pub(crate) fn stage_name(stage: &'static str) -> Sentence {
    let key = match stage {
        "arguments" => "stage-arguments",
        "source" => "stage-source",
        "check" => "stage-check",
        "layout" => "stage-layout",
        "output" => "stage-output",
        "import" => "stage-import",
        "epub" => "stage-epub",
        _ => return Sentence::verbatim(stage),
    };
    Sentence::new(key)
}

/// A line of a message about what stopped the program: `error: …`.
pub(crate) fn line(word: impl Into<Argument>, text: &Sentence) -> Sentence {
    sentence!("failure-line", word = word, text = text)
}

/// Adds to the message of a panic that it is a bug, in which version, and at which stage; one that a file of
/// others causes is told by a diagnostic alone.
#[expect(clippy::print_stderr, reason = "the console may be what panicked")]
pub(crate) fn explain_panics(stage: Stage) {
    let default = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().name() == Some(DRAWING_THREAD) {
            return;
        }
        default(info);
        eprintln!("{}", stage.bug_lines());
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bug_names_the_stage_it_was_found_in() {
        let stage = Stage::default();
        stage.clone().set("layout");
        let bug = format!("this is a bug in paiban {}, stage layout", env!("CARGO_PKG_VERSION"));
        assert_eq!(stage.bug().english(), bug);
        let help = "please report it with the message above and the input that causes it";
        assert_eq!(stage.bug_lines(), format!("error: {bug}\nhelp: {help}"));
        stage.speak(MessageLanguage::Chinese);
        let lines = stage.bug_lines();
        assert_eq!(lines.lines().count(), 4, "{lines}");
        assert!(lines.starts_with(&format!("error: {bug}\n")) && lines.contains("排版"), "{lines}");
    }
}
