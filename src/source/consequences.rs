//! What is found in a file that could not be read follows from that and says nothing new.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic, FileId};

/// The diagnostics without those about the content of files that are not text in UTF-8 (M102).
pub(crate) fn without_consequences(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let file = |one: &Diagnostic| Some(one.labels.first()?.span()?.file);
    let is_unread = |one: &Diagnostic| one.code == Code::InvalidUtf8;
    let unread: BTreeSet<FileId> = diagnostics.iter().filter(|one| is_unread(one)).filter_map(file).collect();
    // That a file is missing does not follow from what stands in the one that is named as its place.
    let stays = |one: &Diagnostic| matches!(one.code, Code::InvalidUtf8 | Code::NoPublication);
    diagnostics.retain(|one| stays(one) || !file(one).is_some_and(|file| unread.contains(&file)));
    diagnostics
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{SourceMap, Span};
    use crate::messages::Sentence;

    #[test]
    fn a_file_that_could_not_be_read_has_one_diagnostic() {
        let mut files = SourceMap::default();
        let (garbled, sound) = (files.add("a.md", "??"), files.add("b.md", "b"));
        let at = |code: Code, file: FileId| {
            Diagnostic::new(code, Sentence::verbatim("")).at(Span::new(file, 0..1))
        };
        let codes = |found: Vec<Diagnostic>| -> Vec<Code> {
            without_consequences(found).iter().map(|one| one.code).collect()
        };
        let found = vec![
            at(Code::InvalidUtf8, garbled),
            at(Code::NoFrontMatter, garbled),
            at(Code::MissingHeadline, sound),
            at(Code::MissingGlyph, garbled),
            Diagnostic::new(Code::NoPages, Sentence::verbatim("")),
        ];
        assert_eq!(codes(found.clone()), [Code::InvalidUtf8, Code::MissingHeadline, Code::NoPages]);
        assert_eq!(codes(found[1..].to_vec()).len(), 4, "nothing follows from a sound file");
    }
}
