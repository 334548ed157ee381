//! Texts of the input files, so that byte offsets can be shown as lines and columns.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::line_index::{LineIndex, Position};

/// A file of a [`SourceMap`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Byte offsets into its text.
    pub range: Range<usize>,
}

impl Span {
    /// A range of bytes in a file.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Self { file, range }
    }
}

/// Names and texts of the files that were read.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

#[derive(Clone, Debug)]
struct SourceFile {
    name: String,
    text: Arc<str>,
    /// Made when the first place is looked up.
    lines: OnceLock<LineIndex>,
}

impl SourceMap {
    /// Adds a file under the name that messages show.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> FileId {
        self.files.push(SourceFile { name: name.into(), text: text.into(), lines: OnceLock::new() });
        FileId(self.files.len() as u32 - 1)
    }

    /// Names and texts of all files, in the order in which they were read.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|file| (file.name.as_str(), &*file.text))
    }

    /// Name of a file.
    pub fn name(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].name
    }

    /// Text of a file.
    pub fn text(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].text
    }

    /// The characters of a span; empty where the span does not fit the text.
    pub fn slice(&self, span: &Span) -> &str {
        self.text(span.file).get(span.range.clone()).unwrap_or_default()
    }

    /// The place where a span begins.
    pub fn position(&self, span: &Span) -> Position {
        self.lines(span.file).position(self.text(span.file), span.range.start)
    }

    /// Where the lines of a file are.
    pub(super) fn lines(&self, file: FileId) -> &LineIndex {
        let file = &self.files[file.0 as usize];
        file.lines.get_or_init(|| LineIndex::of(&file.text))
    }

    /// Where the `nth` occurrence (from 0) of `needle` inside `span` is; the span itself where
    /// the source writes the character in another way (an escape, an entity).
    pub fn locate(&self, span: &Span, needle: char, nth: usize) -> Span {
        match self.slice(span).match_indices(needle).nth(nth) {
            Some((at, found)) => {
                let start = span.range.start + at;
                Span::new(span.file, start..start + found.len())
            }
            None => span.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_count_two_columns() {
        let mut map = SourceMap::default();
        let file = map.add("a.md", "一行\n标题 A。B");
        let span = map.locate(&Span::new(file, 0..map.text(file).len()), 'B', 0);
        assert_eq!(map.position(&span), Position { line: 2, column: 9, character: 6, utf16: 6 });
    }

    #[test]
    fn a_character_that_is_escaped_in_the_source_gets_the_whole_span() {
        let mut map = SourceMap::default();
        let file = map.add("a.json", r#""\u4e00""#);
        let whole = Span::new(file, 0..8);
        assert_eq!(map.locate(&whole, '一', 0), whole);
    }
}
