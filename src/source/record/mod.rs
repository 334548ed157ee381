//! TOML and JSON as one tree of values that know their places, and its typed reading.
//!
//! Both languages become [`RecordNode`]s; one reader ([`Fields`]) takes them apart, so the two forms of
//! an issue cannot drift apart and every fault of a file is reported in one run.
//!
//! * [`toml`]: TOML into nodes
//! * [`json`]: JSON into nodes
//! * [`reader`]: the keys of a table, by type
//! * [`places`]: where each part that was read stands

pub mod json;
pub mod places;
pub mod reader;
pub mod toml;

use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic, FileId, Span};

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
    /// What the value is, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Flag(_) => "a boolean",
            Self::Integer(_) => "an integer",
            Self::Fraction => "a float",
            Self::Text(_) => "a string",
            Self::Date(_) => "a date",
            Self::List(_) => "an array",
            Self::Table(_) => "a table",
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
}

impl Faults {
    /// No faults yet.
    pub fn new(file: FileId) -> Self {
        Self { file, broken: false, found: Vec::new() }
    }

    /// Adds a fault at a place of the file.
    pub fn report(&mut self, code: Code, message: impl Into<String>, range: Range<usize>) {
        self.push(Diagnostic::new(code, message), range);
    }

    /// Adds a fault at a place of the file, with a way out if there is one.
    pub fn report_with(
        &mut self,
        code: Code,
        message: impl Into<String>,
        range: Range<usize>,
        help: Option<String>,
    ) {
        let mut fault = Diagnostic::new(code, message);
        fault.help.extend(help);
        self.push(fault, range);
    }

    /// Gives the faults up, in the order of finding.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.found
    }

    fn syntax(&mut self, message: impl Into<String>, range: Range<usize>) {
        self.broken = true;
        self.report(Code::Syntax, message, range);
    }

    fn push(&mut self, fault: Diagnostic, range: Range<usize>) {
        self.found.push(fault.at(Span::new(self.file, range)));
    }
}
