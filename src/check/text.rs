//! The third step: no text has characters or marks that are certainly mistakes.
//!
//! * [`characters`]: control and private-use characters, U+FFFD, characters of no ink, normal form
//! * [`brackets`]: brackets and quotation marks come in pairs
//! * [`width`]: half-width marks beside Chinese characters, full-width letters and digits
//! * [`forms`]: marks of another form than Chinese ones
//!
//! Marks and words are never corrected. Descriptions of pictures are read like printed text; of ids and
//! addresses only the characters are judged.

mod brackets;
mod characters;
mod forms;
mod width;

use std::collections::BTreeMap;
use std::ops::Range;

use super::passages::{Owner, Passage, PassageRole};
use crate::diagnostics::{Code, Diagnostic};
use crate::messages::{Sentence, sentence};
use crate::source::{Draft, Scope};

/// How often one code is reported of one article (or page, or the publication) before the rest
/// is only counted: a text that is broken throughout must not hide everything else.
const MOST_OF_A_CODE: usize = 20;

/// Reports A201 to A206, A208, A108 and A109.
pub(super) fn check(draft: &Draft, passages: &[Passage<'_>], found: &mut Vec<Diagnostic>) {
    let mut report = TextFindings { draft, found, counts: BTreeMap::new() };
    for (number, passage) in passages.iter().enumerate() {
        characters::check(passage, &mut report);
        if passage.role != PassageRole::Address {
            brackets::check(passage, &passages[number + 1..], &mut report);
            width::check(passage, &mut report);
            forms::check(passage, &mut report);
        }
    }
    report.finish();
}

/// What is found, with the count of each code for each owner of text.
struct TextFindings<'r, 'a> {
    draft: &'r Draft,
    found: &'r mut Vec<Diagnostic>,
    counts: BTreeMap<(Scope, Code), (usize, Owner<'a>)>,
}

impl<'a> TextFindings<'_, 'a> {
    /// Reports characters of a passage, unless many were reported before. Returns the diagnostic so
    /// that more can be added to it.
    fn add(
        &mut self,
        passage: &Passage<'a>,
        range: Range<usize>,
        code: Code,
        message: impl FnOnce() -> Sentence,
    ) -> Option<&mut Diagnostic> {
        let (count, _) = self.counts.entry((passage.owner.scope, code)).or_insert((0, passage.owner));
        *count += 1;
        if *count > MOST_OF_A_CODE {
            return None;
        }
        let place = passage.locate(self.draft, range);
        self.found.push(passage.owner.diagnostic(code, message()).at_option(place));
        self.found.last_mut()
    }

    /// Reports how many were only counted.
    fn finish(self) {
        for ((scope, code), (count, owner)) in self.counts {
            let more = count.saturating_sub(MOST_OF_A_CODE);
            if more > 0 {
                let message = sentence!("more-places", count = more, slug = code.slug());
                let place = self.draft.origins.find(scope, "");
                self.found.push(owner.diagnostic(code, message).at_option(place).data("count", more));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::check::{passages, sample};
    use crate::model::Issue;

    fn checked(issue: Issue) -> (Draft, Vec<Diagnostic>) {
        let draft = sample::draft(issue);
        let mut found = Vec::new();
        check(&draft, &passages::of(&draft.issue), &mut found);
        (draft, found)
    }

    #[test]
    fn every_place_with_text_is_read() {
        let mut article = sample::saying("正文");
        article.headline = vec!["标\u{E000}题".into()];
        article.figures = vec![crate::model::Figure { alt: Some("\u{E001}".into()), ..Default::default() }];
        let mut issue = sample::issue(vec![article]);
        issue.publication.phone = Some("\u{E002}".into());
        issue.pages[0].name = Some("要\u{E003}闻".into());
        let (draft, found) = checked(issue);
        let labels: Vec<_> = found.iter().flat_map(|d| sample::labelled(&draft, d)).collect();
        assert_eq!(labels, ["\u{E002}", "\u{E003}", "\u{E000}", "\u{E001}"]);
        assert_eq!(found[0].subject, Default::default());
        assert_eq!(found[1].subject.page.as_deref(), Some("A01"));
        assert_eq!(found[2].subject.article.as_deref(), Some("01/a"));
    }

    #[test]
    fn each_occurrence_is_shown_at_its_own_place() {
        let (_, found) = checked(sample::issue(vec![sample::saying("一\u{FFFD}二\u{FFFD}")]));
        assert_eq!(sample::codes(&found), [Code::ReplacementCharacter; 2]);
        assert_eq!(
            found[1].labels[0].span().unwrap().range.start - found[0].labels[0].span().unwrap().range.start,
            6
        );
    }

    #[test]
    fn many_of_one_code_are_counted_for_each_article() {
        let many = sample::saying(&"\u{E000}".repeat(50));
        let few = crate::model::Article { id: "01/b".into(), ..sample::saying("\u{E000}") };
        let (_, found) = checked(sample::issue(vec![many, few]));
        assert_eq!(found.len(), MOST_OF_A_CODE + 1 + 1);
        let last = found.last().unwrap();
        assert_eq!((last.code, last.data["count"].as_u64()), (Code::PrivateUse, Some(30)));
        assert_eq!(last.subject.article.as_deref(), Some("01/a"));
    }

    #[test]
    fn an_address_is_read_for_its_characters_only() {
        let link = crate::model::Inline::Link { url: "https://a.example/(\u{1}".into(), content: Vec::new() };
        let mut article = sample::saying("文");
        article.body = vec![crate::model::Block::Paragraph { text: vec![link] }];
        assert_eq!(sample::codes(&checked(sample::issue(vec![article])).1), [Code::ControlCharacter]);
    }

    proptest! {
        #[test]
        fn any_text_can_be_checked(head in any::<String>(), first in text(), second in text()) {
            let mut article = sample::saying(&first);
            article.headline = vec![head, second.clone()];
            article.body.push(sample::paragraph(&second));
            let (draft, found) = checked(sample::issue(vec![article]));
            for label in found.iter().flat_map(|d| &d.labels) {
                prop_assert!(draft.files.text(label.span().unwrap().file).get(label.span().unwrap().range.clone()).is_some());
            }
        }
    }

    /// Text that is rich in what the checks look for.
    fn text() -> impl Strategy<Value = String> {
        "[一二三a-c1-3“”‘’（）()《》\\[\\]，,:!？１Ａ \u{301}\u{E000}\u{0}\u{F900}\u{FFFD}\u{1161}e]{0,40}"
    }
}
