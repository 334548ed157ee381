//! How diagnostics and results look: for people, in one line, and as JSON lines.
//!
//! Everything here turns data into text and does nothing else; the caller decides where
//! the text goes. Diagnostics are shown in the order in which the stages found them: the
//! order of the files and of the text in them, stage after stage. Nothing is sorted again, so
//! that what was found first, which is often the cause of the rest, comes first.
//!
//! * `human` (feature `cli`): excerpts of the files with the places underlined; `excerpt` has the
//!   lines of such an excerpt, long ones cut down to what is near the place
//! * [`short`]: one line for editors and `grep`
//! * [`json`]: one object per line for programs

#[cfg(feature = "cli")]
mod excerpt;
#[cfg(feature = "cli")]
pub mod human;
pub mod json;
pub mod short;

use serde::Serialize;

use super::{Diagnostic, Severity};

/// A file that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Artifact {
    /// Where it was written.
    pub path: String,
    /// What it is, such as `application/pdf`.
    pub media_type: &'static str,
    /// Its size in bytes.
    pub bytes: usize,
    /// Sheets of paper; absent for what has no pages.
    pub pages: Option<usize>,
    /// SHA-256 of its bytes, in lower-case hexadecimal digits.
    pub sha256: String,
}

/// How many faults there were of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Faults because of which nothing is made.
    pub errors: usize,
    /// Faults that somebody should look at.
    pub warnings: usize,
    /// Remarks.
    pub advice: usize,
}

impl Counts {
    /// Counts one diagnostic.
    pub fn add(&mut self, diagnostic: &Diagnostic) {
        match diagnostic.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Advice => self.advice += 1,
        }
    }
}

/// The text with its control characters written out, so that it stays in one line and cannot
/// steer a terminal.
fn in_one_line(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut line, c| {
        if c.is_control() {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
        line
    })
}

#[cfg(all(test, feature = "cli"))]
mod tests;
