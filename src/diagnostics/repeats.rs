//! Many faults of one kind: the first are listed, the rest is counted.

use super::{Diagnostic, Span};

/// How many faults of one kind are listed: what is broken throughout must not hide everything else.
pub(crate) const MOST_LISTED: usize = 100;

/// Counts the faults of one kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Repeats {
    count: usize,
    /// Place of the first that is only counted.
    first_counted: Option<Span>,
}

impl Repeats {
    /// Counts one more, at a place; true if it is to be listed.
    pub(crate) fn lists(&mut self, at: Option<&Span>) -> bool {
        self.count += 1;
        if self.count == MOST_LISTED + 1 {
            self.first_counted = at.cloned();
        }
        self.count <= MOST_LISTED
    }

    /// How many were found.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// The diagnostic about those that were only counted, if there are any: `fault` makes it of their
    /// number, and it stands where the first of them does.
    pub(crate) fn rest(self, fault: impl FnOnce(usize) -> Diagnostic) -> Option<Diagnostic> {
        let more = self.count.checked_sub(MOST_LISTED).filter(|&more| more > 0)?;
        Some(fault(more).at_option(self.first_counted).data("count", more))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Code, SourceMap};
    use crate::messages::Sentence;

    #[test]
    fn the_first_hundred_are_listed_and_the_rest_is_counted() {
        let file = SourceMap::default().add("a.toml", "x".repeat(1000));
        let mut repeats = Repeats::default();
        let listed: Vec<bool> =
            (0..MOST_LISTED + 50).map(|at| repeats.lists(Some(&Span::new(file, at..at + 1)))).collect();
        assert!(listed[..MOST_LISTED].iter().all(|&is| is) && !listed[MOST_LISTED..].contains(&true));
        let rest = repeats.rest(|more| Diagnostic::new(Code::UnknownKey, Sentence::verbatim(more))).unwrap();
        assert_eq!((rest.message.english().as_str(), rest.data["count"].as_u64()), ("50", Some(50)));
        assert_eq!(rest.labels[0].span().unwrap().range.start, MOST_LISTED);
    }

    #[test]
    fn what_was_listed_whole_has_no_rest() {
        let mut repeats = Repeats::default();
        assert!((0..MOST_LISTED).all(|_| repeats.lists(None)));
        assert!(repeats.rest(|_| unreachable!("nothing was only counted")).is_none());
    }
}
