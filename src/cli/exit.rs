//! Exit codes, and the message of a bug in the program itself.

use std::panic;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Success.
    Done,
    /// Nothing was made: there are diagnostics of severity error.
    Refused,
    /// Usage error, or a file or the configuration stopped the program.
    Stopped,
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
pub(crate) struct Stage(Arc<Mutex<&'static str>>);

impl Default for Stage {
    fn default() -> Self {
        Self(Arc::new(Mutex::new("arguments")))
    }
}

impl Stage {
    /// Sets the current stage.
    pub(crate) fn set(&self, name: &'static str) {
        // Nothing can panic while the lock is held, so a poisoned one holds a whole value.
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = name;
    }

    fn get(&self) -> &'static str {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The message of a bug in this stage.
    pub(crate) fn bug(&self) -> String {
        format!("this is a bug in paiban {}, stage {}", env!("CARGO_PKG_VERSION"), self.get())
    }
}

/// What to do about a bug.
pub(crate) const BUG_HELP: &str = "please report it with the message above and the input that causes it";

/// Adds to the message of a panic that it is a bug, in which version, and at which stage.
#[expect(clippy::print_stderr, reason = "the console may be what panicked")]
pub(crate) fn explain_panics(stage: Stage) {
    let default = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        default(info);
        eprintln!("error: {}\nhelp: {BUG_HELP}", stage.bug());
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bug_names_the_stage_it_was_found_in() {
        let stage = Stage::default();
        stage.clone().set("layout");
        assert_eq!(
            stage.bug(),
            format!("this is a bug in paiban {}, stage layout", env!("CARGO_PKG_VERSION"))
        );
    }
}
