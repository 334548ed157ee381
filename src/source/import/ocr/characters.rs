//! The classes of characters that the cues of a page are recognised by.

use crate::unicode::is_han;

/// Marks a paragraph ends with. Without one of them its sentence goes on.
const FINAL: &str = "。！？…：；”’）】」』!?.:;\"')]";

/// Marks that never begin a paragraph (GB/T 15834 §5.1.1: they stay with what is before them).
const NEVER_FIRST: &str = "，。、；：！？”’）》〉」』】…,;:!?)";

/// Whether the character may stand in the name of a person or a body.
pub(in crate::source::import) fn is_name_character(c: char) -> bool {
    is_han(c) || c.is_ascii_alphabetic() || c == '·'
}

/// Whether the text has the shape of a person's name: two to twelve characters. One character
/// alone is half of a name that was spread out to the width of three.
pub(in crate::source::import) fn is_name(text: &str) -> bool {
    (2..=12).contains(&text.chars().count()) && text.chars().all(is_name_character)
}

/// Whether the text ends a sentence or opens a list.
pub(in crate::source::import) fn ends_finally(text: &str) -> bool {
    text.ends_with(|c| FINAL.contains(c))
}

/// Whether the text begins in the middle of a sentence.
pub(in crate::source::import) fn begins_inside(text: &str) -> bool {
    text.starts_with(|c| NEVER_FIRST.contains(c))
}

/// Whether there is a mark of punctuation in the text.
pub(in crate::source::import) fn has_punctuation(text: &str) -> bool {
    text.contains(|c| FINAL.contains(c) || NEVER_FIRST.contains(c))
}

/// Where the words are Latin on both sides of a line end, the line end was a blank.
pub(in crate::source::import) fn needs_blank(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    before.is_ascii() && after.is_ascii() && !digits
}
