//! What the lists of a paper say of an issue: words that it does not print, names and titles of people.
//!
//! Nothing is corrected, nothing is known but what the lists say. The recipe:
//!
//! * `zones`: heads, captions and the rest
//! * `words`: listed words (N101 to N103)
//! * `cues`: words beside names; `names`: where people are named
//! * `people`: names one character off (N201), titles that do not fit (N202), lists out of order (N203)
//!
//! Faults of heads come first, for they count double (报纸编校差错率计算方法).

mod cues;
mod names;
mod people;
mod words;
mod zones;

use super::MOST_LABELS;
use super::passages::{self, Passage};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::messages::Sentence;
use crate::source::Draft;
use crate::source::word_lists::WordLists;
use zones::Zone;

/// A text of the issue with the kind of place that it is.
struct Read<'a> {
    passage: Passage<'a>,
    zone: Zone,
}

/// Something that was found at several places of an article.
struct Finding {
    code: Code,
    /// Whether its first place is in a head.
    in_head: bool,
    /// The text that it is first found in, and where it begins there.
    text: usize,
    start: usize,
    message: Sentence,
    help: Vec<Sentence>,
    places: Vec<Span>,
    count: usize,
}

/// Compares an issue with the lists of its paper.
pub fn word_lists(draft: &Draft, lists: &WordLists) -> Vec<Diagnostic> {
    if lists.is_empty() {
        return Vec::new();
    }
    let texts: Vec<Read<'_>> = zones::read(&draft.issue, passages::of(&draft.issue));
    let mut found = words::find(draft, &texts, &lists.words);
    found.extend(people::find(draft, &texts, &lists.people));
    found.sort_by_key(|finding| (!finding.in_head, finding.text, finding.start));
    found.into_iter().map(|finding| diagnostic(&texts, finding)).collect()
}

fn diagnostic(texts: &[Read<'_>], finding: Finding) -> Diagnostic {
    let Finding { code, text, message, help, places, count, .. } = finding;
    let diagnostic = texts[text].passage.owner.diagnostic(code, message).data("count", count);
    let diagnostic = help.into_iter().fold(diagnostic, Diagnostic::help);
    places.into_iter().take(MOST_LABELS).fold(diagnostic, Diagnostic::at)
}

#[cfg(test)]
mod tests;
