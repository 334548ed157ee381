//! Where each part that was read stands in its file.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostics::{FileId, Span};
use crate::source::{Origins, Scope};

/// Paths of parts, relative to the table they were read from, with their places. They become
/// [`Origins`] once it is known which page or article the table is. What is noted last of a part
/// counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartPlaces(BTreeMap<String, Range<usize>>);

impl PartPlaces {
    /// Notes a part.
    pub fn push(&mut self, path: impl Into<String>, range: Range<usize>) {
        self.0.insert(path.into(), range);
    }

    /// Notes the numbered parts `path/0`, `path/1` …
    pub fn push_all(&mut self, path: &str, ranges: impl IntoIterator<Item = Range<usize>>) {
        for (i, range) in ranges.into_iter().enumerate() {
            self.push(format!("{path}/{i}"), range);
        }
    }

    /// Takes over the parts of what stands at `path`; its own empty path becomes `path`.
    pub fn nest(&mut self, path: &str, inner: Self) {
        self.0.extend(inner.0.into_iter().map(|(name, range)| {
            let whole = if name.is_empty() { path.to_owned() } else { format!("{path}/{name}") };
            (whole, range)
        }));
    }

    /// Where the part was noted last.
    pub fn get(&self, path: &str) -> Option<Range<usize>> {
        self.0.get(path).cloned()
    }

    /// Writes all of them into the origins of an issue.
    pub fn note(self, origins: &mut Origins, scope: Scope, file: FileId) {
        for (path, range) in self.0 {
            origins.insert(scope, path, Span::new(file, range));
        }
    }
}
