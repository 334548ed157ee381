//! The fifth step: some font has every character that is printed.

use std::collections::{BTreeMap, HashMap};

use super::MOST_LABELS;
use super::passages::{Owner, Passage};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::messages::sentence;
use crate::source::Draft;
use crate::unicode::code_point;
use crate::unicode::no_ink::has_ink;

/// How many characters are reported one by one. More than that means that the font is missing,
/// and the rest is listed together.
const MOST_CHARACTERS: usize = 100;

/// A character that no font has.
struct Missing<'a> {
    count: usize,
    places: Vec<Span>,
    first: Owner<'a>,
}

/// Reports F201 for each character that `covers` says no font has, in the order of their code
/// points. Places are those of the first occurrences; the data has the count of all.
pub(super) fn check(
    draft: &Draft,
    passages: &[Passage<'_>],
    covers: &dyn Fn(char) -> bool,
    found: &mut Vec<Diagnostic>,
) {
    let mut missing = missing(draft, passages, covers).into_iter();
    for (c, missing) in missing.by_ref().take(MOST_CHARACTERS) {
        found.push(diagnostic(c, missing));
    }
    let rest: Vec<_> = missing.collect();
    if let Some((_, first)) = rest.first() {
        let message = sentence!("missing-glyph.more", count = rest.len());
        let characters: Vec<_> = rest.iter().map(|(c, _)| code_point(*c)).collect();
        let diagnostic = Diagnostic::new(Code::MissingGlyph, message)
            .at_option(first.places.first().cloned())
            .help(sentence!("missing-glyph.help"))
            .data("characters", characters);
        found.push(diagnostic);
    }
}

fn diagnostic(c: char, missing: Missing<'_>) -> Diagnostic {
    let message = sentence!("missing-glyph", character = c, point = code_point(c));
    let diagnostic = missing
        .first
        .diagnostic(Code::MissingGlyph, message)
        .help(sentence!("missing-glyph.help"))
        .data("character", code_point(c))
        .data("count", missing.count);
    missing.places.into_iter().fold(diagnostic, Diagnostic::at)
}

/// The characters without a glyph. `covers` is called once for each character.
fn missing<'a>(
    draft: &Draft,
    passages: &[Passage<'a>],
    covers: &dyn Fn(char) -> bool,
) -> BTreeMap<char, Missing<'a>> {
    let mut covered = HashMap::new();
    let mut missing = BTreeMap::new();
    for passage in passages.iter().filter(|passage| passage.role.is_printed()) {
        for (at, c) in passage.text.char_indices() {
            if *covered.entry(c).or_insert_with(|| !has_ink(c) || covers(c)) {
                continue;
            }
            let entry =
                missing.entry(c).or_insert(Missing { count: 0, places: Vec::new(), first: passage.owner });
            entry.count += 1;
            if entry.count <= MOST_LABELS {
                entry.places.extend(passage.locate(draft, at..at + c.len_utf8()));
            }
        }
    }
    missing
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::check::{passages, sample};
    use crate::model::Article;

    fn checked(articles: Vec<Article>, covers: &dyn Fn(char) -> bool) -> (Draft, Vec<Diagnostic>) {
        let draft = sample::draft(sample::issue(articles));
        let mut found = Vec::new();
        check(&draft, &passages::of(&draft.issue), covers, &mut found);
        (draft, found)
    }

    #[test]
    fn each_missing_character_is_reported_once_with_its_places() {
        let articles = vec![
            sample::saying(&"𠮷堃".repeat(4)),
            Article { id: "01/b".into(), ..sample::saying(&"𠮷".repeat(3)) },
        ];
        let (draft, found) = checked(articles, &|c| c != '𠮷' && c != '堃');
        assert_eq!(sample::codes(&found), [Code::MissingGlyph; 2]);
        assert_eq!(found[0].message.english(), "no font has `堃` (U+5803)");
        assert_eq!(found[1].message.english(), "no font has `𠮷` (U+20BB7)");
        assert_eq!(found[1].data["count"], 7);
        assert_eq!(sample::labelled(&draft, &found[1]), ["𠮷"; MOST_LABELS]);
        assert_eq!(found[1].subject.article.as_deref(), Some("01/a"));
    }

    #[test]
    fn characters_that_need_no_glyph_are_not_looked_up() {
        let queried = RefCell::new(Vec::new());
        let covers = |c| {
            queried.borrow_mut().push(c);
            true
        };
        let text = "甲 　\t\n\u{A0}\u{200B}\u{FE00}\u{E0100}\u{FEFF}\u{7}乙甲";
        let (_, found) = checked(vec![sample::saying(text)], &covers);
        assert_eq!(found, []);
        let queried = queried.into_inner();
        assert!(queried.iter().all(|&c| has_ink(c)), "{queried:?}");
        assert_eq!(queried.iter().filter(|&&c| c == '甲').count(), 1, "one call for each character");
    }

    #[test]
    fn fillers_are_printed() {
        let mut issue = sample::issue(vec![sample::saying("文")]);
        issue.publication.fillers = vec![crate::model::Filler {
            image: None,
            alt: Some("堃".into()),
            text: vec!["甲".into(), "𠮷".into()],
            columns: 1,
            rows: 10,
        }];
        let draft = sample::draft(issue);
        let mut found = Vec::new();
        check(&draft, &passages::of(&draft.issue), &|c| c != '𠮷' && c != '堃', &mut found);
        assert_eq!(sample::codes(&found), [Code::MissingGlyph]);
        assert_eq!(found[0].message.english(), "no font has `𠮷` (U+20BB7)");
    }

    #[test]
    fn what_is_not_printed_needs_no_font() {
        let figure = crate::model::Figure { alt: Some("𠮷".into()), ..Default::default() };
        let article = Article { id: "𠮷".into(), figures: vec![figure], ..sample::saying("文") };
        assert_eq!(checked(vec![article], &|c| c != '𠮷').1, []);
    }

    #[test]
    fn a_missing_font_does_not_hide_other_faults() {
        let text: String = ('가'..).take(MOST_CHARACTERS + 20).collect();
        let (_, found) = checked(vec![sample::saying(&text)], &|c| c < '가');
        assert_eq!(found.len(), MOST_CHARACTERS + 1);
        let rest = found.last().unwrap().data["characters"].as_array().unwrap();
        assert_eq!((rest.len(), rest[0].as_str()), (20, Some("U+AC64")));
    }
}
