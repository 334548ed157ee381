//! Words that OCR programs are known to misread, from a list of the user. Nothing is corrected.

use crate::diagnostics::{Code, Diagnostic};
use crate::messages::{Sentence, sentence};

use super::lines::PageExcerpt;

/// A warning for every place of a page where a word of the list stands, in the order of places.
pub(in crate::source::import) fn find(page: PageExcerpt<'_>, suspects: &[String]) -> Vec<Diagnostic> {
    let mut found: Vec<PageExcerpt<'_>> = Vec::new();
    for word in suspects.iter().map(|word| word.trim()).filter(|word| !word.is_empty()) {
        found.extend(page.text.match_indices(word).map(|(at, word)| page.part(at..at + word.len())));
    }
    found.sort_by_key(|word| (word.span().range.start, word.text.len()));
    found.dedup_by_key(|word| word.span());
    let warn = |word: PageExcerpt<'_>| {
        Diagnostic::new(Code::SuspiciousWord, sentence!("suspicious-word", word = word.text))
            .at(word.span())
            .help(Sentence::new("suspicious-word.help"))
            .data("word", word.text)
    };
    found.into_iter().map(warn).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::SourceMap;

    #[test]
    fn every_place_is_reported_once_and_in_order() {
        let text = "克服情性，情性难移。经社";
        let page = PageExcerpt::page(SourceMap::default().add("page.md", text), text);
        let list = ["经社", "情性", " ", "情性 "].map(str::to_owned);
        let places: Vec<_> =
            find(page, &list).iter().map(|d| d.labels[0].span().unwrap().range.clone()).collect();
        assert_eq!(places, [6..12, 15..21, 30..36]);
    }
}
