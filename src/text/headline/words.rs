//! Words of Chinese text, by the dictionary of Unicode.
//!
//! The dictionary says of each word how seldom it is used; the words of a text are those that are
//! least seldom together. The ready segmenter of the same library takes the longest word at each
//! place instead and finds 在中|央 and 习|近平.

use icu_provider::prelude::{
    DataIdentifierBorrowed, DataMarkerAttributes, DataPayload, DataProvider, DataRequest, DataRequestMetadata,
};
use icu_segmenter::provider::{Baked, DictionaryBreakData, SegmenterDictionaryAutoV2};

/// Name of the dictionary of Chinese and Japanese.
const NAME: &str = "cjdict";

/// Cost of a character that is in no word, above that of every entry.
const UNKNOWN: i32 = 255;

/// The dictionary.
pub(super) struct Words {
    entries: Option<DataPayload<SegmenterDictionaryAutoV2>>,
}

impl Words {
    /// The dictionary that is part of the program.
    pub(super) fn bundled() -> Self {
        let named = |name| DataRequest {
            id: DataIdentifierBorrowed::for_marker_attributes(name),
            metadata: DataRequestMetadata::default(),
        };
        let load = |name| DataProvider::<SegmenterDictionaryAutoV2>::load(&Baked, named(name)).ok();
        let name = DataMarkerAttributes::try_from_str(NAME).ok();
        Self { entries: name.and_then(load).map(|response| response.payload) }
    }

    /// How many characters each word of a row of Chinese characters has.
    pub(super) fn lengths(&self, characters: &[char]) -> Vec<usize> {
        // For each place the least cost of a way there and the length of its last word.
        let mut best = vec![(i32::MAX, 1); characters.len() + 1];
        best[0].0 = 0;
        for start in 0..characters.len() {
            let here = best[start].0;
            let mut reach = |length: usize, cost: i32| {
                let known = &mut best[start + length];
                if here + cost < known.0 {
                    *known = (here + cost, length);
                }
            };
            reach(1, UNKNOWN);
            self.entries_at(&characters[start..], reach);
        }
        let mut lengths = Vec::new();
        let mut end = characters.len();
        while end > 0 {
            lengths.push(best[end].1);
            end -= best[end].1;
        }
        lengths.reverse();
        lengths
    }

    /// Tells length and cost of each word at the beginning of some characters.
    fn entries_at(&self, characters: &[char], mut tell: impl FnMut(usize, i32)) {
        let Some(entries) = &self.entries else { return };
        let DictionaryBreakData::Char16Trie(trie) = entries.get() else { return };
        let mut cursor = trie.cursor();
        for (i, &c) in characters.iter().enumerate() {
            cursor.step(c);
            match cursor.value() {
                Some(cost) => tell(i + 1, cost.clamp(0, UNKNOWN)),
                None if cursor.is_empty() => return,
                None => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a text with bars between them.
    fn barred(text: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        let mut rest = characters.as_slice();
        let mut words: Vec<String> = Vec::new();
        for length in Words::bundled().lengths(&characters) {
            let (word, behind) = rest.split_at(length);
            words.push(word.iter().collect());
            rest = behind;
        }
        words.join("|")
    }

    #[test]
    fn words_are_those_least_seldom_together() {
        for expected in [
            "研究|生命|起源",
            "经济|工作|会议|上|发表|重要|讲话",
            "在|中央",
            "结婚|的|和|尚未|结婚|的",
            "老旧|小区|改造",
        ] {
            assert_eq!(barred(&expected.replace('|', "")), expected);
        }
    }

    #[test]
    fn characters_without_a_word_stand_alone() {
        assert_eq!(barred("橹埭"), "橹|埭");
        assert_eq!(barred(""), "");
    }
}
