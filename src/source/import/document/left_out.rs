//! What is said of something of a document that is not in the issue.

use super::content::Remark;
use crate::diagnostics::Code;
use crate::messages::{Sentence, sentence};

/// Most characters of what was left out that a message shows; all of it is in its data.
const SHOWN: usize = 40;

/// What is said of something left out.
pub(in crate::source::import) fn left_out(what: &'static str, text: &str) -> Remark {
    let what = Sentence::new(match what {
        "header" => "left-out-of-import.header",
        "footer" => "left-out-of-import.footer",
        "deletion" => "left-out-of-import.deletion",
        "comment" => "left-out-of-import.comment",
        "note" => "left-out-of-import.note",
        "hidden" => "left-out-of-import.hidden",
        "field" => "left-out-of-import.field",
        "linked-picture" => "left-out-of-import.linked-picture",
        "lost-picture" => "left-out-of-import.lost-picture",
        _ => "left-out-of-import.object",
    });
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    let message = match text.is_empty() {
        true => sentence!("left-out-of-import.nothing", what),
        false => sentence!("left-out-of-import", what, text = shown),
    };
    Remark {
        code: Code::LeftOutOfImport,
        message,
        help: Some(sentence!("left-out-of-import.help")),
        place: 0..0,
        left_out: (!text.is_empty()).then(|| text.to_owned()),
    }
}
