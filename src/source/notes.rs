//! Footnotes: their labels, and whether every mark has a note and every note a mark.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostics::Code;
use crate::messages::sentence;
use crate::model::NoteId;
use crate::source::record::Faults;

/// Whether a label can stand in the mark of a footnote: no control characters, no
/// characters that mean something to Markdown, only single blanks inside, at most 64 bytes.
pub fn is_note_label(label: &str) -> bool {
    let fits = |c: char| {
        (c == ' ' || !c.is_whitespace())
            && !c.is_control()
            && !matches!(c, '[' | ']' | '\\' | '^' | '`' | '<' | '&' | '|')
    };
    let blanks = label.starts_with(' ') || label.ends_with(' ') || label.contains("  ");
    !blanks && (1..=64).contains(&label.len()) && label.chars().all(fits)
}

/// Reports marks that have no note and notes that have no mark.
pub fn report_unpaired(
    marks: &[(NoteId, Range<usize>)],
    notes: &[(NoteId, Range<usize>)],
    faults: &mut Faults,
) {
    let marked: BTreeSet<_> = marks.iter().map(|(id, _)| id).collect();
    let noted: BTreeSet<_> = notes.iter().map(|(id, _)| id).collect();
    for (id, range) in marks.iter().filter(|(id, _)| !noted.contains(id)) {
        let message = sentence!("undefined-note", id);
        let help = Some(sentence!("undefined-note.help", id));
        faults.report_with(Code::UndefinedNote, message, range.clone(), help);
    }
    for (id, range) in notes.iter().filter(|(id, _)| !marked.contains(id)) {
        let message = sentence!("undefined-note.no-mark", id);
        let help = Some(sentence!("undefined-note.help-no-mark", id));
        faults.report_with(Code::UndefinedNote, message, range.clone(), help);
    }
}
