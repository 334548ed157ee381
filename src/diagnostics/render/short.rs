//! One line a diagnostic: `01/lead.md:3:7: error[A201]: message (help: …)`.
//!
//! The form is that of compilers, so that editors jump to the place. Columns count display
//! cells, wide characters two. A rectangle of a page is `page A01:LEFT,TOP-RIGHT,BOTTOM`, in
//! thousandths of the page, a file in an archive `out/a.epub:EPUB/nav.xhtml`. A diagnostic
//! without a place begins with its subject.

use std::fmt::Write as _;

use super::super::{Diagnostic, Place, SourceMap, Span};
use super::in_one_line;
use crate::messages::{MessageLanguage, Sentence, sentence};

/// The diagnostic in one line, with its line end.
pub fn diagnostic(diagnostic: &Diagnostic, files: &SourceMap, language: MessageLanguage) -> String {
    let said = |sentence: &Sentence| sentence.in_language(language);
    let subject = diagnostic.subject.sentence().as_ref().map(said).unwrap_or_default();
    let mut line = match diagnostic.labels.first().map(|label| &label.place) {
        Some(Place::Span(span)) => place(span, files),
        Some(Place::Area(area)) => format!("{subject}:{}", area.corners()),
        Some(Place::Member(member)) => format!("{}:{}", member.archive, member.path),
        None => subject,
    };
    if !line.is_empty() {
        line.push_str(": ");
    }
    // Writing to a string cannot fail.
    let severity = diagnostic.severity.name(language);
    let _ = write!(line, "{severity}[{}]: {}", diagnostic.code, said(&diagnostic.message));
    if !diagnostic.help.is_empty() {
        let help: Vec<String> = diagnostic.help.iter().map(said).collect();
        let help = help.join(&said(&sentence!("help-separator")));
        line = said(&sentence!("with-help", line, help));
    }
    in_one_line(&line) + "\n"
}

/// A place as `file:line:column`.
pub fn place(span: &Span, files: &SourceMap) -> String {
    let at = files.position(span);
    format!("{}:{}:{}", files.name(span.file), at.line, at.column)
}
