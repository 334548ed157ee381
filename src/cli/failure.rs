//! What stopped the program, in words, with a way out. All advice about such faults is here.

use std::error::Error as _;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use paiban::diagnostics::{Error, did_you_mean};
use paiban::messages::{Sentence, is_of_machine, list, sentence, why};

use super::exit::Exit;

/// Most issues of a folder that are named.
const MOST_SHOWN: usize = 3;

/// What stopped the program.
#[derive(Debug)]
pub(crate) struct Failure {
    /// What happened, with its causes.
    pub(crate) message: Sentence,
    /// Ways out.
    pub(crate) help: Vec<Sentence>,
    /// How the run ends.
    pub(crate) exit: Exit,
}

impl Failure {
    /// A fault in how the program was called.
    pub(crate) fn usage(message: Sentence) -> Self {
        Self { message, help: Vec::new(), exit: Exit::Stopped }
    }

    /// Adds a way out.
    #[must_use]
    pub(crate) fn help(mut self, help: Sentence) -> Self {
        self.help.push(help);
        self
    }
}

/// What happened, and why.
pub(crate) fn caused(what: Sentence, cause: Sentence) -> Sentence {
    sentence!("failure-cause", what = what, cause = cause)
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let mut message = error.sentence();
        let mut cause = error.source();
        while let Some(error) = cause {
            let reason = error.downcast_ref::<io::Error>().map_or_else(|| Sentence::verbatim(error), why);
            message = caused(message, reason);
            cause = error.source();
        }
        let exit = match &error {
            Error::Writer { .. } => Exit::Bug,
            Error::Read { source, .. } | Error::Write { source, .. } if is_of_machine(source) => {
                Exit::Machine
            }
            _ => Exit::Stopped,
        };
        Self { message, help: help(&error).into_iter().collect(), exit }
    }
}

/// The way out of a fault, where one is known.
fn help(error: &Error) -> Option<Sentence> {
    match error {
        Error::NotAnIssue { issues, .. } if issues.is_empty() => Some(sentence!("way-out-issue")),
        Error::NotAnIssue { issues, .. } => Some(one_of(issues)),
        Error::Read { path, .. } if is_past_quotation_mark(path) => Some(sentence!("way-out-quotation-mark")),
        Error::UnknownName { name, known, .. } => {
            let near = did_you_mean(name, known.iter().map(String::as_str));
            Some(match near {
                Some(name) => sentence!("did-you-mean", name),
                None => sentence!("way-out-known", names = list(known)),
            })
        }
        Error::Write { path, source } => match source.kind() {
            ErrorKind::NotFound => {
                let folder =
                    path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists());
                folder.map(|folder| sentence!("way-out-no-folder", folder = folder.display()))
            }
            ErrorKind::IsADirectory => Some(sentence!("way-out-is-folder")),
            ErrorKind::FileTooLarge => Some(sentence!("way-out-too-large")),
            // Of this program, not of the system: a mount in its place is busy, too.
            ErrorKind::ResourceBusy if source.raw_os_error().is_none() => Some(sentence!("way-out-open")),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a path goes on behind a quotation mark, which Windows has in no name: `"D:\期\"` is handed over
/// as `D:\期"`, with what follows.
fn is_past_quotation_mark(path: &Path) -> bool {
    cfg!(windows) && path.to_string_lossy().contains('"')
}

/// Advice to name one of the issues of a folder.
fn one_of(issues: &[PathBuf]) -> Sentence {
    let shown = issues.iter().take(MOST_SHOWN).map(|issue| format!("`{}`", issue.display()));
    let key = if issues.len() > MOST_SHOWN { "way-out-one-of.more" } else { "way-out-one-of" };
    sentence!(key, count = issues.len(), issues = list(shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_are_reported_and_similar_names_suggested() {
        let read =
            Failure::from(Error::Read { path: "a.md".into(), source: std::io::ErrorKind::NotFound.into() });
        assert_eq!(read.message.english(), "cannot read `a.md`: entity not found");
        assert_eq!(read.exit.code(), 2);
        let unknown = |name: &str| {
            let known = vec!["a4-4".to_owned(), "tabloid-6".to_owned()];
            let what = sentence!("kind-code");
            let failure = Failure::from(Error::UnknownName { what, name: name.to_owned(), known });
            failure.help.iter().map(Sentence::english).collect::<Vec<_>>()
        };
        assert_eq!(unknown("tabloid-7"), ["did you mean `tabloid-6`?"]);
        assert_eq!(unknown("postcard"), ["known: a4-4, tabloid-6"]);
    }

    #[test]
    fn a_writer_that_refuses_is_a_fault_of_the_program() {
        let failure = Failure::from(Error::Writer { format: "PDF", reason: "no pages".to_owned() });
        assert_eq!((failure.exit.code(), failure.help), (101, Vec::new()));
    }
}
