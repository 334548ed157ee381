//! Files that an issue names and that cannot be read.

use crate::diagnostics::{Code, Diagnostic, Repeats, Span};
use crate::files::Unreadable;
use crate::messages::{count, sentence};

/// For how many of them a similar name is looked for among all files of the folder.
const MOST_COMPARED: usize = 10;

/// Counts the files that could not be read.
#[derive(Debug, Default)]
pub(super) struct Unread {
    repeats: Repeats,
}

impl Unread {
    /// Reports a file at `path`, which `at` names; `known` are the existing files.
    pub(super) fn report(
        &mut self,
        fault: &Unreadable,
        path: &str,
        at: Option<Span>,
        known: &[String],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if self.repeats.lists(at.as_ref()) {
            let known = if self.repeats.count() <= MOST_COMPARED { known } else { &[] };
            diagnostics.push(fault.diagnostic(path, at, known));
        }
    }

    /// Reports how many were only counted.
    pub(super) fn finish(self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.extend(self.repeats.rest(|more| {
            Diagnostic::new(Code::MissingFile, sentence!("missing-file.more", count = count(more)))
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::MOST_LISTED;

    #[test]
    fn many_missing_files_are_counted_and_names_are_compared_for_a_few() {
        let (mut unread, mut found) = (Unread::default(), Vec::new());
        for number in 0..MOST_LISTED + 50 {
            unread.report(&Unreadable::Missing, &format!("a{number}.md"), None, &["a.md".into()], &mut found);
        }
        unread.finish(&mut found);
        assert_eq!(found.len(), MOST_LISTED + 1);
        let near = [sentence!("did-you-mean", name = "a.md")];
        let suggested = found.iter().filter(|fault| fault.help == near).count();
        assert_eq!(suggested, MOST_COMPARED);
        assert_eq!(found.last().unwrap().data["count"].as_u64(), Some(50));
    }
}
