//! Marks of footnotes on pages.

use super::Words;
use crate::model::{Note, NoteId};

/// The last of the circled numbers from U+2460 on.
const LAST_CIRCLED: u32 = 20;

impl Words {
    /// The mark of a footnote: a circled number by the order of the notes, one in brackets after the
    /// last circled one, and for a note that is missing.
    pub fn note_mark(&self, note: &NoteId, notes: &[Note]) -> String {
        let number = notes.iter().position(|known| known.id == *note).map_or(0, |i| i as u32 + 1);
        let circled = (1..=LAST_CIRCLED).contains(&number).then(|| char::from_u32(0x2460 + number - 1));
        match circled.flatten() {
            Some(circled) => circled.to_string(),
            None if self.is_latin() => format!("[{number}]"),
            None => format!("〔{number}〕"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_circled_as_long_as_there_are_circled_numbers() {
        let notes: Vec<Note> =
            (1..=21).map(|n| Note { id: n.to_string().as_str().into(), blocks: Vec::new() }).collect();
        for (tag, last) in [("zh", "〔21〕"), ("zh-Hant", "〔21〕"), ("en", "[21]")] {
            let words = Words::of(&tag.into());
            assert_eq!(words.note_mark(&"1".into(), &notes), "①");
            assert_eq!(words.note_mark(&"20".into(), &notes), "⑳");
            assert_eq!(words.note_mark(&"21".into(), &notes), last);
        }
    }
}
