//! A file of an issue as it is written: its text, and its tree with places.

use std::ops::Range;
use std::path::PathBuf;

use crate::diagnostics::{FileId, SourceMap};
use crate::source::folder::article::front_matter;
use crate::source::record::{Faults, RecordEntry, RecordNode, RecordValue, json, toml};

/// In what a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    /// `issue.toml`, and the front matter of an article.
    Toml,
    /// `issue.json`.
    Json,
}

/// A file, and what it says.
#[derive(Clone, Debug)]
pub(super) struct Document {
    /// Where it is.
    pub(super) path: PathBuf,
    /// Its characters, without a byte order mark.
    pub(super) text: String,
    pub(super) syntax: Syntax,
    /// Its tables and lists, or those of its front matter.
    pub(super) root: RecordNode,
}

/// A table of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table<'d> {
    pub(super) document: &'d Document,
    pub(super) entries: &'d [RecordEntry],
    pub(super) form: TableForm,
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TableForm {
    /// The whole of a TOML text, which begins at this byte.
    Root(usize),
    /// Lines under a header, which ends at this byte.
    Headed(usize),
    /// `{ … }`: the first byte behind its bracket.
    Braces(usize),
}

impl Document {
    /// A TOML file, an article, or a JSON file, by the ending of its path. None if it breaks the rules of its
    /// language: nothing of it can be changed safely then.
    pub(super) fn of(path: PathBuf, text: &str, file: FileId) -> Option<Self> {
        let mut faults = Faults::new(file);
        let ends_with = |ending: &str| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
        let (syntax, root) = if ends_with("json") {
            (Syntax::Json, json::parse(text, &mut faults)?)
        } else {
            let range = if ends_with("toml") { 0..text.len() } else { front_matter(text)? };
            let entries = toml::parse(&text[range.clone()], range.start, &mut faults);
            (Syntax::Toml, RecordNode { value: RecordValue::Table(entries), range })
        };
        let is_sound = faults.into_diagnostics().is_empty();
        is_sound.then(|| Self { path, text: text.to_owned(), syntax, root })
    }

    /// The same file with another text; none if that cannot be read.
    pub(super) fn with(&self, text: &str) -> Option<Self> {
        Self::of(self.path.clone(), text, SourceMap::default().add(self.name(), ""))
    }

    /// Its name, as messages show it.
    pub(super) fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// The whole of it.
    pub(super) fn table(&self) -> Option<Table<'_>> {
        let RecordValue::Table(entries) = &self.root.value else { return None };
        let form = match self.syntax {
            Syntax::Toml => TableForm::Root(self.root.range.start),
            Syntax::Json => TableForm::Braces(self.root.range.start + 1),
        };
        Some(Table { document: self, entries, form })
    }

    /// The end of a line of it that a TOML file and this document share.
    pub(super) fn line_end(&self) -> &'static str {
        match self.text.find('\n') {
            Some(at) if self.text[..at].ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }

    /// The line of a byte, with its end.
    pub(super) fn line(&self, at: usize) -> Range<usize> {
        let start = self.text[..at].rfind('\n').map_or(0, |before| before + 1);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |more| at + more + 1);
        start..end
    }
}

impl<'d> Table<'d> {
    /// The value of a key.
    pub(super) fn value(&self, key: &str) -> Option<&'d RecordNode> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// The tables of a list of tables.
    pub(super) fn tables(&self, key: &str) -> Vec<Table<'d>> {
        match self.value(key).map(|node| &node.value) {
            Some(RecordValue::List(nodes)) => nodes.iter().filter_map(|node| self.inner(node)).collect(),
            _ => Vec::new(),
        }
    }

    /// A table inside this one.
    pub(super) fn inner(&self, node: &'d RecordNode) -> Option<Table<'d>> {
        let RecordValue::Table(entries) = &node.value else { return None };
        let written = self.document.text.get(node.range.clone())?;
        let form = match written.starts_with('{') {
            true => TableForm::Braces(node.range.start + 1),
            false => TableForm::Headed(node.range.end),
        };
        Some(Table { document: self.document, entries, form })
    }

    /// Its text at a key.
    pub(super) fn text(&self, key: &str) -> Option<&'d str> {
        match &self.value(key)?.value {
            RecordValue::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The entries that stand in it, not under headers of their own.
    pub(super) fn own_entries(&self) -> impl Iterator<Item = &'d RecordEntry> {
        let text: &'d str = &self.document.text;
        let headed = move |entry: &&RecordEntry| text[..entry.key_range.start].trim_end().ends_with('[');
        let is_braced = matches!(self.form, TableForm::Braces(_));
        self.entries.iter().filter(move |entry| is_braced || !headed(entry))
    }
}

/// Where a value ends: that of a dotted key stands in its parts.
pub(super) fn end_of(node: &RecordNode) -> usize {
    match &node.value {
        RecordValue::Table(entries) => {
            entries.iter().map(|entry| end_of(&entry.node)).fold(node.range.end, usize::max)
        }
        _ => node.range.end,
    }
}
