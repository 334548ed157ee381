//! Files that an issue names and that cannot be read.

use crate::diagnostics::{Code, Diagnostic, Span};
use crate::files::Unreadable;

/// How many are reported one by one before the rest is only counted, and for how many of them a
/// similar name is looked for among all files of the folder.
const MOST_LISTED: usize = 100;
const MOST_COMPARED: usize = 10;

/// Counts the files that could not be read.
#[derive(Debug, Default)]
pub(super) struct Unread {
    count: usize,
    /// Place of the first that is only counted.
    first_counted: Option<Span>,
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
        self.count += 1;
        let known = if self.count <= MOST_COMPARED { known } else { &[] };
        if self.count <= MOST_LISTED {
            diagnostics.push(fault.diagnostic(path, at, known));
        } else if self.count == MOST_LISTED + 1 {
            self.first_counted = at;
        }
    }

    /// Reports how many were only counted.
    pub(super) fn finish(self, diagnostics: &mut Vec<Diagnostic>) {
        let more = self.count.saturating_sub(MOST_LISTED);
        if more > 0 {
            let message = format!("{more} more files that cannot be read were not listed");
            let fault = Diagnostic::new(Code::MissingFile, message).at_option(self.first_counted);
            diagnostics.push(fault.data("count", more));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_missing_files_are_counted_and_names_are_compared_for_a_few() {
        let (mut unread, mut found) = (Unread::default(), Vec::new());
        for number in 0..MOST_LISTED + 50 {
            unread.report(&Unreadable::Missing, &format!("a{number}.md"), None, &["a.md".into()], &mut found);
        }
        unread.finish(&mut found);
        assert_eq!(found.len(), MOST_LISTED + 1);
        let suggested = found.iter().filter(|fault| fault.help == ["did you mean `a.md`?"]).count();
        assert_eq!(suggested, MOST_COMPARED);
        assert_eq!(found.last().unwrap().data["count"].as_u64(), Some(50));
    }
}
