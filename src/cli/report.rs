//! Diagnostics on their way to the reader: what the command line says of their severity, how
//! many there are, and what that means for the run.

use clap::Args;
use paiban::diagnostics::code::Family;
use paiban::diagnostics::render::{Artifact, Counts, human, json};
use paiban::diagnostics::{Checked, Code, Diagnostic, Severity, SourceMap, TEMPORARY, did_you_mean};
use paiban::messages::{MessageLanguage, Reason, Sentence, sentence};

use super::console::{Console, MessageFormat, Progress};
use super::exit::Exit;
use super::failure::Failure;

/// What the command line says about messages.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Messages")]
pub(crate) struct ReportArgs {
    /// Format of the messages
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    message_format: MessageFormat,
    /// Lowers the severity of a code: an error becomes a warning, a warning advice
    ///
    /// Can be given several times. `paiban explain` lists all codes.
    #[arg(long, value_name = "CODE|SLUG", value_parser = allowed)]
    allow: Vec<Code>,
    /// Raises a code to an error, or with `warnings` all warnings that are not allowed
    ///
    /// Can be given several times.
    #[arg(long, value_name = "warnings|CODE|SLUG", value_parser = denied)]
    deny: Vec<Denied>,
}

/// What shall be an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Denied {
    Warnings,
    Code(Code),
}

fn code(name: &str) -> Result<Code, Reason> {
    Code::find(name).ok_or_else(|| no_code(name, []))
}

fn allowed(name: &str) -> Result<Code, Reason> {
    let code = code(name)?;
    let fault = || Reason(sentence!("unallowable-code", code));
    code.can_be_allowed().then_some(code).ok_or_else(fault)
}

fn denied(name: &str) -> Result<Denied, Reason> {
    match name {
        "warnings" => Ok(Denied::Warnings),
        _ => Code::find(name).map(Denied::Code).ok_or_else(|| no_code(name, ["warnings"])),
    }
}

fn no_code<const N: usize>(name: &str, others: [&str; N]) -> Reason {
    let known = Code::ALL.iter().flat_map(|code| [code.slug(), code.id()]).chain(others);
    Reason(match did_you_mean(name, known) {
        Some(near) => sentence!("unknown-code.near", near),
        None => sentence!("unknown-code"),
    })
}

impl ReportArgs {
    /// The severity of a diagnostic after `--allow` and `--deny`.
    fn severity(&self, diagnostic: &Diagnostic) -> Severity {
        if self.allow.contains(&diagnostic.code) {
            return match diagnostic.severity {
                Severity::Error => Severity::Warning,
                Severity::Warning | Severity::Advice => Severity::Advice,
            };
        }
        let denied = self.deny.contains(&Denied::Code(diagnostic.code))
            || diagnostic.severity == Severity::Warning && self.deny.contains(&Denied::Warnings);
        if denied { Severity::Error } else { diagnostic.severity }
    }

    /// Whether any of these is an error.
    pub(crate) fn refuses(&self, found: &[Diagnostic]) -> bool {
        found.iter().any(|diagnostic| self.severity(diagnostic) == Severity::Error)
    }

    /// What is allowed and denied, as a request of outputs says it.
    pub(crate) fn asked(&self) -> Vec<String> {
        let allow = self.allow.iter().map(|code| format!("allow {code}"));
        let deny = self.deny.iter().map(|denied| format!("deny {denied:?}"));
        let mut asked: Vec<String> = allow.chain(deny).collect();
        asked.sort();
        asked.dedup();
        asked
    }

    /// Fails if the same code is allowed and denied.
    fn consistent(&self) -> Result<(), Failure> {
        match self.allow.iter().find(|&&code| self.deny.contains(&Denied::Code(code))) {
            Some(code) => Err(Failure::usage(sentence!("allowed-and-denied", code))
                .help(sentence!("allowed-and-denied.help", code))),
            None => Ok(()),
        }
    }
}

/// What a command produces besides messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Nothing.
    Look,
    /// Data on stdout, so that JSON lines go to stderr.
    Print,
    /// Files.
    Write,
}

/// The diagnostics of one run.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    console: &'a mut Console,
    args: ReportArgs,
    purpose: Purpose,
    counts: Counts,
    artifacts: usize,
    /// How a run with errors ends.
    refused_as: Exit,
    /// Advice about pages that is shown at the end of the stage, each kind once.
    advice: Vec<Waiting>,
    /// Everything that was found, for a file; `None` if it is not wanted.
    log: Option<Vec<serde_json::Value>>,
}

/// Advice that waits, written while its files are known.
#[derive(Debug)]
struct Waiting {
    diagnostic: Diagnostic,
    /// As one of several.
    line: Sentence,
    /// As the only one of its kind.
    alone: String,
}

impl<'a> Report<'a> {
    /// Begins to report as the command line requests.
    pub(crate) fn begin(
        console: &'a mut Console,
        args: ReportArgs,
        purpose: Purpose,
    ) -> Result<Self, Failure> {
        console.format = args.message_format;
        console.stdout_is_taken = purpose == Purpose::Print;
        console.json(|| json::start(env!("CARGO_PKG_VERSION")))?;
        args.consistent()?;
        let (counts, refused_as, advice) = (Counts::default(), Exit::Refused, Vec::new());
        Ok(Self { console, args, purpose, counts, artifacts: 0, refused_as, advice, log: None })
    }

    /// Says that a stage begins.
    pub(crate) fn stage(&mut self, name: &'static str) -> Result<(), Failure> {
        self.show_advice();
        self.console.stage(name)
    }

    /// Reports what was found on the way to a value, and returns the value.
    pub(crate) fn take<T>(&mut self, checked: Checked<T>, files: &SourceMap) -> Result<T, Failure> {
        self.add(checked.diagnostics, files)?;
        Ok(checked.value)
    }

    /// Reports diagnostics, in the order in which they were found; advice about pages at the end of the
    /// stage.
    pub(crate) fn add(&mut self, diagnostics: Vec<Diagnostic>, files: &SourceMap) -> Result<(), Failure> {
        for mut diagnostic in diagnostics {
            diagnostic.severity = self.args.severity(&diagnostic);
            self.counts.add(&diagnostic);
            if diagnostic.severity == Severity::Error {
                self.refused_as = worse(self.refused_as, &diagnostic);
            }
            if let Some(log) = &mut self.log {
                log.extend(logged(&diagnostic, files, self.console.language));
            }
            if self.console.quiet && diagnostic.severity != Severity::Error {
                continue;
            }
            let is_of_text = diagnostic.labels.iter().any(|label| label.span().is_some());
            let is_of_pages = !is_of_text || Family::PAGES.has(diagnostic.code);
            let waits = diagnostic.severity == Severity::Advice && is_of_pages;
            if waits && self.console.format == MessageFormat::Human {
                let line = human::line(&diagnostic, files);
                let alone = self.console.excerpted(&diagnostic, files);
                self.advice.push(Waiting { diagnostic, line, alone });
            } else {
                self.console.diagnostic(&diagnostic, files)?;
            }
        }
        Ok(())
    }

    /// Shows the advice that waits, each kind once, in the order in which the first of each was found.
    fn show_advice(&mut self) {
        let mut groups: Vec<Vec<Waiting>> = Vec::new();
        for one in std::mem::take(&mut self.advice) {
            match groups.iter_mut().find(|group| group[0].diagnostic.code == one.diagnostic.code) {
                Some(group) => group.push(one),
                None => groups.push(vec![one]),
            }
        }
        for group in groups {
            if let [one] = group.as_slice() {
                self.console.shown(&one.alone);
                continue;
            }
            let (diagnostics, lines): (Vec<_>, Vec<_>) =
                group.into_iter().map(|one| (one.diagnostic, one.line)).unzip();
            self.console.group(&diagnostics, &lines);
        }
    }

    /// Remembers from now on what is found, for [`Self::log`].
    pub(crate) fn keep_log(&mut self) {
        self.log.get_or_insert_default();
    }

    /// Everything that was found, as JSON, in the order in which it was.
    pub(crate) fn log(&self) -> &[serde_json::Value] {
        self.log.as_deref().unwrap_or_default()
    }

    /// How many errors were reported.
    pub(crate) fn errors(&self) -> usize {
        self.counts.errors
    }

    /// How much of everything was reported.
    pub(crate) fn counts(&self) -> Counts {
        self.counts
    }

    /// Shows the progress of a stage.
    pub(crate) fn progress(&mut self, stage: &'static str, progress: Progress) -> Result<(), Failure> {
        self.console.progress(stage, progress)
    }

    /// Whether an error was reported, so that nothing may be made.
    pub(crate) fn refuses(&self) -> bool {
        self.counts.errors > 0
    }

    /// Reports a file that was made.
    pub(crate) fn artifact(&mut self, artifact: &Artifact) -> Result<(), Failure> {
        self.console.tell(&human::artifact(artifact));
        self.artifact_for_programs(artifact)
    }

    /// Reports a file that is one of many and that is shown to people in another way.
    pub(crate) fn artifact_for_programs(&mut self, artifact: &Artifact) -> Result<(), Failure> {
        self.artifacts += 1;
        self.console.json(|| json::artifact(artifact))
    }

    /// Shows a message to people.
    pub(crate) fn tell(&mut self, sentence: &Sentence) {
        self.console.tell(sentence);
    }

    /// The language of what is printed for people.
    pub(crate) fn language(&self) -> MessageLanguage {
        self.console.language
    }

    /// Whether messages are for programs.
    pub(crate) fn is_for_programs(&self) -> bool {
        self.console.format == MessageFormat::Json
    }

    /// Writes requested data to stdout.
    pub(crate) fn data(&mut self, text: &str) -> Result<(), Failure> {
        self.console.data(text)
    }

    /// How the run ends.
    pub(crate) fn exit(&self) -> Exit {
        if self.refuses() { self.refused_as } else { Exit::Done }
    }

    /// Sums up and says how the run ends.
    pub(crate) fn finish(mut self) -> Result<Exit, Failure> {
        self.show_advice();
        let exit = self.exit();
        if self.counts != Counts::default() || self.purpose == Purpose::Look {
            let refused = self.refuses() && self.purpose == Purpose::Write && self.artifacts == 0;
            let counts = human::counts(self.counts);
            let said = if refused { sentence!("nothing-written", counts) } else { counts };
            self.console.tell(&said);
        }
        self.console.json(|| json::summary(self.counts, self.artifacts, exit.code()))?;
        Ok(exit)
    }
}

/// A diagnostic as the lines for programs have it, without the word that says what kind of line it is.
fn logged(
    diagnostic: &Diagnostic,
    files: &SourceMap,
    language: MessageLanguage,
) -> Option<serde_json::Value> {
    let mut value: serde_json::Value =
        serde_json::from_str(&json::diagnostic(diagnostic, files, language)).ok()?;
    value.as_object_mut()?.remove("kind");
    Some(value)
}

/// How a run ends that has one more error: a fault of the machine says nothing of the issue, and a volume of two
/// papers was not meant by anybody.
fn worse(exit: Exit, diagnostic: &Diagnostic) -> Exit {
    match (exit, diagnostic.code) {
        (Exit::Machine, _) => Exit::Machine,
        _ if diagnostic.data.contains_key(TEMPORARY) => Exit::Machine,
        (_, Code::MixedPublications) => Exit::Stopped,
        _ => exit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn severity(allow: &[Code], deny: &[Denied], code: Code) -> Severity {
        let args = ReportArgs { allow: allow.to_vec(), deny: deny.to_vec(), ..ReportArgs::default() };
        args.severity(&Diagnostic::new(code, Sentence::verbatim("")))
    }

    #[test]
    fn allowing_is_one_step_down_and_denying_is_an_error() {
        let (error, warning, advice) = (Code::MissingGlyph, Code::MissingAlt, Code::MixedWidth);
        assert_eq!(severity(&[error], &[], error), Severity::Warning);
        assert_eq!(severity(&[warning], &[], warning), Severity::Advice);
        assert_eq!(severity(&[], &[Denied::Code(advice)], advice), Severity::Error);
        assert_eq!(severity(&[], &[Denied::Warnings], warning), Severity::Error);
        assert_eq!(severity(&[], &[Denied::Warnings], advice), Severity::Advice);
        assert_eq!(severity(&[error], &[Denied::Warnings], error), Severity::Warning, "allowed is allowed");
        assert_eq!(severity(&[error], &[], warning), Severity::Warning, "others stay");
    }

    #[test]
    fn codes_are_found_by_id_and_slug_and_near_ones_suggested() {
        assert_eq!(code("s102").ok(), Some(Code::MissingAlt));
        assert_eq!(code("missing-alt-text").ok(), Some(Code::MissingAlt));
        let fault = |name| code(name).unwrap_err().to_string();
        assert_eq!(fault("missing-alt-txt"), "unknown code; did you mean `missing-alt-text`?");
        assert_eq!(fault("??????"), "unknown code; `paiban explain` lists all");
        assert_eq!(denied("warning").unwrap_err().to_string(), "unknown code; did you mean `warnings`?");
    }

    #[test]
    fn what_leaves_no_pages_cannot_be_allowed() {
        assert_eq!(allowed("P102").ok(), Some(Code::RefusedByStandard));
        for code in Code::ALL.iter().filter(|code| !code.can_be_allowed()) {
            let fault = allowed(code.slug()).unwrap_err().to_string();
            assert!(fault.contains("cannot be allowed"), "{code}");
        }
    }

    #[test]
    fn a_code_is_not_both_allowed_and_denied() {
        let code = Code::MissingAlt;
        let args = ReportArgs { allow: vec![code], deny: vec![Denied::Code(code)], ..ReportArgs::default() };
        let fault = args.consistent().unwrap_err();
        assert_eq!(fault.message.english(), "`S102` is both allowed and denied");
    }
}
