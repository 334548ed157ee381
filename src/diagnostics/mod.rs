//! Faults and remarks about what the user wrote, as data.
//!
//! A stage never prints and never stops at the first fault: it returns a [`Checked`] value with
//! all its [`Diagnostic`]s. Rendering them is a separate step ([`render`]). [`Error`] is
//! for what stops the program: a file that cannot be read, an output that cannot be written.
//!
//! * [`code`]: the table of codes, with a page about each
//! * `explained`: what a code means, in a language of messages; in Chinese by `chinese`
//! * [`place`]: where something is: in a text, on a page, in an archive
//! * [`repeats`]: the first faults of a kind, and how many more there are
//! * [`source_map`]: texts of the input files; lines and columns
//! * [`render`]: human, one-line and JSON output
//! * [`error`]: what stops the program
//!
//! ```
//! use paiban::diagnostics::{Code, Diagnostic, SourceMap, Span, render::short};
//! use paiban::messages::MessageLanguage::{Chinese, English};
//! use paiban::messages::sentence;
//!
//! let mut files = SourceMap::default();
//! let file = files.add("issue.toml", "paper = \"a5\"\n");
//! let fault = Diagnostic::new(Code::MissingFile, sentence!("missing-file", path = "01/lead.md"))
//!     .at(Span::new(file, 8..12));
//! let line = short::diagnostic(&fault, &files, English);
//! assert_eq!(line, "issue.toml:1:9: error[M101]: the file `01/lead.md` is missing\n");
//! let line = short::diagnostic(&fault, &files, Chinese);
//! assert_eq!(line, "issue.toml:1:9: 错误[M101]: 缺少文件`01/lead.md`\n");
//! ```

mod chinese;
pub mod code;
mod error;
mod explained;
mod figures;
mod line_index;
mod place;
pub mod render;
mod repeats;
mod source_map;
mod suggest;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::messages::{MessageLanguage, Sentence, list, sentence};

pub use code::Code;
pub use error::Error;
pub use line_index::Position;
pub use place::{Label, Member, PageArea, Place};
#[cfg(test)]
pub(crate) use repeats::MOST_LISTED;
pub(crate) use repeats::Repeats;
pub use source_map::{FileId, SourceMap, Span};
pub use suggest::did_you_mean;

/// The key of [`Diagnostic::data`] of what the machine caused, not the input: the next run may not find it.
pub const TEMPORARY: &str = "temporary";

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is made unless the code is allowed.
    Error,
    /// The outputs are made; somebody should look.
    Warning,
    /// A remark.
    Advice,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name(MessageLanguage::English))
    }
}

/// What a fault is about where no file has the place: the day, the page, the article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// Day of the issue.
    pub issue: Option<String>,
    /// Label of the page.
    pub page: Option<String>,
    /// Id of the article.
    pub article: Option<String>,
}

impl Subject {
    /// In words, `page A1, article 01/lead`; none where it names nothing.
    pub fn sentence(&self) -> Option<Sentence> {
        let issue = self.issue.as_ref().map(|day| sentence!("subject-issue", day));
        let page = self.page.as_ref().map(|label| sentence!("subject-page", label));
        let article = self.article.as_ref().map(|id| sentence!("subject-article", id));
        let parts: Vec<Sentence> = [issue, page, article].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| sentence!("verbatim", text = list(parts)))
    }
}

/// One fault or remark. It can be kept from one run to the next, unless it has a place in an input
/// file, which means something only beside the [`SourceMap`] of its run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What kind of fault, in the table of codes.
    pub code: Code,
    /// How bad it is; from the table, unless changed by the one who runs the program.
    pub severity: Severity,
    /// What was found and what was expected, in one short sentence without a final period.
    pub message: Sentence,
    /// Places; the first is the main one.
    pub labels: Vec<Label>,
    /// What it is about, besides or instead of a place in a file.
    pub subject: Subject,
    /// Help texts: ways to fix it.
    pub help: Vec<Sentence>,
    /// Figures for programs.
    #[serde(with = "figures")]
    pub data: BTreeMap<Cow<'static, str>, serde_json::Value>,
}

impl Diagnostic {
    /// A diagnostic with the severity of its code.
    pub fn new(code: Code, message: Sentence) -> Self {
        Self {
            code,
            severity: code.severity(),
            message,
            labels: Vec::new(),
            subject: Subject::default(),
            help: Vec::new(),
            data: BTreeMap::new(),
        }
    }

    /// Adds a place in a file.
    #[must_use]
    pub fn at(self, span: Span) -> Self {
        self.place(Place::Span(span), None)
    }

    /// Adds a place in a file, if there is one.
    #[must_use]
    pub fn at_option(self, span: Option<Span>) -> Self {
        match span {
            Some(span) => self.at(span),
            None => self,
        }
    }

    /// Adds a place in a file with a message.
    #[must_use]
    pub fn label(self, span: Span, text: Sentence) -> Self {
        self.place(Place::Span(span), Some(text))
    }

    fn place(mut self, place: Place, text: Option<Sentence>) -> Self {
        self.labels.push(Label { place, text });
        self
    }

    /// Adds a rectangle of a page.
    #[must_use]
    pub fn on_area(self, area: PageArea) -> Self {
        self.place(Place::Area(area), None)
    }

    /// Adds a file in an archive.
    #[must_use]
    pub fn in_member(self, archive: impl Into<String>, path: impl Into<String>) -> Self {
        self.place(Place::Member(Member { archive: archive.into(), path: path.into() }), None)
    }

    /// Names the day of the issue it is about.
    #[must_use]
    pub fn about(mut self, day: impl fmt::Display) -> Self {
        self.subject.issue = Some(day.to_string());
        self
    }

    /// Names the article it is about.
    #[must_use]
    pub fn in_article(mut self, id: impl fmt::Display) -> Self {
        self.subject.article = Some(id.to_string());
        self
    }

    /// Names the page it is about.
    #[must_use]
    pub fn on_page(mut self, label: impl fmt::Display) -> Self {
        self.subject.page = Some(label.to_string());
        self
    }

    /// Adds a help text: a way to fix it.
    #[must_use]
    pub fn help(mut self, help: Sentence) -> Self {
        self.help.push(help);
        self
    }

    /// Adds a figure for programs.
    #[must_use]
    pub fn data(mut self, key: &'static str, value: impl Into<serde_json::Value>) -> Self {
        self.data.insert(key.into(), value.into());
        self
    }
}

/// A value and everything that was found on the way to it. The value exists even after
/// faults, as complete as possible, so that later stages can find more of them.
#[derive(Clone, Debug)]
pub struct Checked<T> {
    /// The value.
    pub value: T,
    /// What was found, in the order of finding.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// Moves the diagnostics to `into` and returns the value.
    pub fn take(self, into: &mut Vec<Diagnostic>) -> T {
        into.extend(self.diagnostics);
        self.value
    }

    /// Whether anything of severity error was found.
    pub fn has_errors(&self) -> bool {
        has_errors(&self.diagnostics)
    }
}

/// Whether any of the diagnostics is of severity error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity == Severity::Error)
}
