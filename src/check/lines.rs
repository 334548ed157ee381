//! Texts that have one line on a page have no line ends: the name of the paper, and label, name and
//! makers of a page, which stand side by side in the folio. Other texts are turned where they are too
//! long, and have as many lines as they need.

use super::passages::{Passage, PassageRole};
use crate::diagnostics::{Code, Diagnostic};
use crate::messages::sentence;
use crate::source::{Draft, Scope};

/// Reports M107 for line ends in such texts, one for each.
pub(super) fn check(draft: &Draft, passages: &[Passage<'_>], found: &mut Vec<Diagnostic>) {
    for passage in passages.iter().filter(|passage| has_one_line(passage)) {
        let Some(at) = passage.text.find(['\n', '\r']) else { continue };
        let message = sentence!("invalid-value-line-break");
        let diagnostic = passage.owner.diagnostic(Code::InvalidValue, message);
        let place = passage.locate(draft, at..at + 1);
        found.push(diagnostic.at_option(place).help(sentence!("invalid-value-line-break.help")));
    }
}

fn has_one_line(passage: &Passage<'_>) -> bool {
    let place = match passage.owner.scope {
        Scope::Publication => passage.part() == "title",
        Scope::Page(_) => true,
        Scope::Issue | Scope::Article(_) => false,
    };
    place && passage.role == PassageRole::Line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{passages, sample};
    use crate::model::{Article, Editor, Filler};

    #[test]
    fn line_ends_are_found_in_every_text_that_has_one_line_and_in_no_other() {
        let broken = || "甲\n乙".to_owned();
        let article = Article { headline: vec![broken()], ..sample::saying("甲\n乙") };
        let mut issue = sample::issue(vec![article]);
        issue.publication.title = broken();
        issue.publication.address = Some(broken());
        issue.publication.fillers =
            vec![Filler { image: None, alt: None, text: vec![broken()], columns: 1, rows: 10 }];
        issue.pages[0].name = Some(broken());
        issue.pages[0].editors = vec![Editor { role: broken(), names: vec![broken()] }];
        let draft = sample::draft(issue);
        let mut found = Vec::new();
        check(&draft, &passages::of(&draft.issue), &mut found);
        assert_eq!(sample::codes(&found), [Code::InvalidValue; 4]);
    }
}
