//! TOML and JSON as one tree of values that know their places, and its typed reading.
//!
//! Both languages become [`RecordNode`]s; one reader ([`Fields`]) takes them apart, so the two forms of
//! an issue cannot drift apart and every fault of a file is reported in one run.
//!
//! * [`toml`]: TOML into nodes
//! * [`json`]: JSON into nodes
//! * `parsers`: what the parsers say
//! * [`reader`]: the keys of a table, by type
//! * [`places`]: where each part that was read stands

pub mod json;
mod parsers;
pub mod places;
pub mod reader;
pub mod toml;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic, FileId, Repeats, Span};
use crate::messages::{Sentence, count, sentence};

pub use places::PartPlaces;
pub use reader::Fields;

/// A value and the bytes of the file it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordNode {
    /// The value.
    pub value: RecordValue,
    /// Its place in the file.
    pub range: Range<usize>,
}

/// A value of a TOML or JSON file.
#[derive(Clone, Debug, PartialEq)]
pub enum RecordValue {
    /// `null` of JSON; read as if the key were absent.
    Nothing,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Integer(i128),
    /// A number with a fraction, or one too large for a whole number.
    Fraction,
    /// A text.
    Text(String),
    /// A date of TOML, as it was written.
    Date(String),
    /// A list.
    List(Vec<RecordNode>),
    /// Keys and their values, in the order of the file.
    Table(Vec<RecordEntry>),
}

/// A key of a table with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordEntry {
    /// The key.
    pub key: String,
    /// Place of the key.
    pub key_range: Range<usize>,
    /// The value.
    pub node: RecordNode,
}

impl RecordValue {
    /// What the value is, for messages: the key of the words.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Nothing => "kind-nothing",
            Self::Flag(_) => "kind-boolean",
            Self::Integer(_) => "kind-integer",
            Self::Fraction => "kind-float",
            Self::Text(_) => "kind-string",
            Self::Date(_) => "kind-date",
            Self::List(_) => "kind-array",
            Self::Table(_) => "kind-table",
        }
    }
}

/// The faults that were found in one file.
#[derive(Debug)]
pub struct Faults {
    file: FileId,
    /// Whether the file breaks the rules of its language. What is missing may then stand in the
    /// part that could not be read, so missing keys are not reported on top.
    broken: bool,
    found: Vec<Diagnostic>,
    /// How often each code was found.
    repeats: BTreeMap<Code, Repeats>,
}

impl Faults {
    /// No faults yet.
    pub fn new(file: FileId) -> Self {
        Self { file, broken: false, found: Vec::new(), repeats: BTreeMap::new() }
    }

    /// Adds a fault at a place of the file.
    pub fn report(&mut self, code: Code, message: Sentence, range: Range<usize>) {
        self.add(code, range, || Diagnostic::new(code, message));
    }

    /// Adds a fault at a place of the file, with a way out if there is one.
    pub fn report_with(
        &mut self,
        code: Code,
        message: Sentence,
        range: Range<usize>,
        help: Option<Sentence>,
    ) {
        self.add(code, range, || help.into_iter().fold(Diagnostic::new(code, message), Diagnostic::help));
    }

    /// Adds a fault of a code at a place of the file. It is made only if it is listed.
    pub fn add(&mut self, code: Code, range: Range<usize>, fault: impl FnOnce() -> Diagnostic) {
        let at = Span::new(self.file, range);
        if self.repeats.entry(code).or_default().lists(Some(&at)) {
            self.found.push(fault().at(at));
        }
    }

    /// Gives the faults up, in the order of finding, and then how many were only counted.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        let mut found = self.found;
        for (code, repeats) in self.repeats {
            found.extend(repeats.rest(|more| {
                let slug = code.slug();
                Diagnostic::new(code, sentence!("more-places", count = count(more), slug))
            }));
        }
        found
    }

    fn syntax(&mut self, message: Sentence, range: Range<usize>) {
        self.broken = true;
        self.report(Code::Syntax, message, range);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{MOST_LISTED, SourceMap};

    #[test]
    fn each_code_is_listed_up_to_a_number_and_no_fault_is_made_that_is_only_counted() {
        let mut faults = Faults::new(SourceMap::default().add("a.toml", "x".repeat(1000)));
        let mut made = 0;
        for at in 0..MOST_LISTED + 50 {
            faults.add(Code::UnknownKey, at..at + 1, || {
                made += 1;
                Diagnostic::new(Code::UnknownKey, Sentence::verbatim("unknown"))
            });
        }
        faults.report(Code::MissingKey, Sentence::verbatim("missing"), 0..0);
        let found = faults.into_diagnostics();
        assert_eq!((made, found.len()), (MOST_LISTED, MOST_LISTED + 2));
        assert_eq!(found[MOST_LISTED].code, Code::MissingKey, "other codes are listed");
        assert_eq!(found.last().unwrap().code, Code::UnknownKey);
    }
}
