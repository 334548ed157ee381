//! What stopped the program, in words, with a way out. All advice about such faults is here.

use std::error::Error as _;
use std::io::ErrorKind;

use paiban::diagnostics::{Error, did_you_mean};

use super::exit::Exit;

/// What stopped the program.
#[derive(Debug)]
pub(crate) struct Failure {
    /// What happened, with its causes.
    pub(crate) message: String,
    /// Ways out.
    pub(crate) help: Vec<String>,
    /// How the run ends.
    pub(crate) exit: Exit,
}

impl Failure {
    /// A fault in how the program was called.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: Vec::new(), exit: Exit::Stopped }
    }

    /// Adds a way out.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let mut message = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            message.push_str(": ");
            message.push_str(&error.to_string());
            cause = error.source();
        }
        let exit = if matches!(error, Error::Writer { .. }) { Exit::Bug } else { Exit::Stopped };
        Self { message, help: help(&error).into_iter().collect(), exit }
    }
}

/// The way out of a fault, where one is known.
fn help(error: &Error) -> Option<String> {
    match error {
        Error::NotAnIssue { issues, .. } if !issues.is_empty() => {
            let named: Vec<_> = issues.iter().take(3).map(|issue| format!("`{}`", issue.display())).collect();
            let more = if issues.len() > named.len() { ", …" } else { "" };
            Some(format!("it holds {} issues, give one of them: {}{more}", issues.len(), named.join(", ")))
        }
        Error::NotAnIssue { .. } => Some(
            "give a folder with `issue.toml`, or an `issue.json`; `paiban new` makes one to start from"
                .to_owned(),
        ),
        Error::UnknownName { name, known, .. } => {
            let known = known.iter().map(String::as_str);
            let near = did_you_mean(name, known.clone()).map(|near| format!("did you mean `{near}`?"));
            near.or_else(|| Some(format!("known: {}", known.collect::<Vec<_>>().join(", "))))
        }
        Error::Write { path, source } => match source.kind() {
            ErrorKind::NotFound => path
                .parent()
                .map(|folder| format!("make the folder `{}`, or correct the path", folder.display())),
            ErrorKind::IsADirectory => Some("move the folder away, or choose another place".to_owned()),
            ErrorKind::FileTooLarge => Some("allow larger files: `ulimit -f unlimited`".to_owned()),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_are_reported_and_similar_names_suggested() {
        let read =
            Failure::from(Error::Read { path: "a.md".into(), source: std::io::ErrorKind::NotFound.into() });
        assert_eq!(read.message, "cannot read `a.md`: entity not found");
        assert_eq!(read.exit.code(), 2);
        let unknown = |name: &str| {
            let known = vec!["a4-4".to_owned(), "tabloid-6".to_owned()];
            Failure::from(Error::UnknownName { what: "paper profile", name: name.to_owned(), known }).help
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
