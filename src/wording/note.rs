//! Marks of footnotes on pages.

use std::collections::BTreeMap;

use super::Words;
use crate::model::{Note, NoteId};

/// The last of the circled numbers from U+2460 on.
const LAST_CIRCLED: u32 = 20;

/// The numbers of the footnotes of an article, by their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteNumbers(BTreeMap<NoteId, u32>);

impl NoteNumbers {
    /// Numbers notes from 1; of two with one id the first counts.
    pub fn of(notes: &[Note]) -> Self {
        let mut numbers = BTreeMap::new();
        for (note, number) in notes.iter().zip(1..) {
            numbers.entry(note.id.clone()).or_insert(number);
        }
        Self(numbers)
    }

    /// The number of a note; none where it is missing.
    pub fn get(&self, note: &NoteId) -> Option<u32> {
        self.0.get(note).copied()
    }
}

/// How texts begin that belong to the table before them, in any language that is set.
const UNDER_TABLES: [&str; 13] = [
    "注",
    "备注",
    "備註",
    "说明",
    "說明",
    "来源",
    "來源",
    "资料来源",
    "資料來源",
    "数据来源",
    "單位",
    "单位",
    "Source",
];

/// Whether a text is a note to the table before it, or names its source.
pub(crate) fn belongs_to_table(text: &str) -> bool {
    let begins = text.trim_start_matches(['（', '(', '*', '＊', ' ', '\u{3000}']);
    UNDER_TABLES
        .iter()
        .filter_map(|word| begins.strip_prefix(word))
        .any(|after| after.trim_start_matches(|c: char| c.is_numeric()).starts_with(['：', ':']))
}

impl Words {
    /// The mark of a footnote: a circled number by the order of the notes, one in brackets after the
    /// last circled one, and for a note that is missing.
    pub fn note_mark(&self, note: &NoteId, numbers: &NoteNumbers) -> String {
        let number = numbers.get(note).unwrap_or(0);
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
    fn notes_to_tables_are_known_by_how_they_begin() {
        for text in [
            "注：2025年为快报数。",
            "注1：口径有调整。",
            "（资料来源：区统计局）",
            "單位：億元",
            "Source: district office",
        ] {
            assert!(belongs_to_table(text), "{text}");
        }
        for text in ["注意安全：慢行。", "来源不明的包裹", "单位职工：三人", ""] {
            assert!(!belongs_to_table(text), "{text}");
        }
    }

    #[test]
    fn marks_are_circled_as_long_as_there_are_circled_numbers() {
        let notes: Vec<Note> =
            (1..=21).map(|n| Note { id: n.to_string().as_str().into(), blocks: Vec::new() }).collect();
        let numbers = NoteNumbers::of(&notes);
        for (tag, last) in [("zh", "〔21〕"), ("zh-Hant", "〔21〕"), ("en", "[21]")] {
            let words = Words::of(&tag.into());
            assert_eq!(words.note_mark(&"1".into(), &numbers), "①");
            assert_eq!(words.note_mark(&"20".into(), &numbers), "⑳");
            assert_eq!(words.note_mark(&"21".into(), &numbers), last);
        }
    }
}
