//! Words of Chinese text, by the dictionary of Unicode.
//!
//! The dictionary has a cost for each word, higher for rarer ones; the words of a text are those
//! with the least cost together. The segmenter of the same library takes the longest word at each
//! place instead and finds 在中|央 and 习|近平.

use icu_provider::prelude::{
    DataIdentifierBorrowed, DataMarkerAttributes, DataPayload, DataProvider, DataRequest, DataRequestMetadata,
};
use icu_segmenter::provider::{Baked, DictionaryBreakData, SegmenterDictionaryAutoV2};

/// Name of the dictionary of Chinese and Japanese.
const NAME: &str = "cjdict";

/// Cost of a character that is in no word, above that of every entry.
const UNKNOWN: i32 = 255;

/// Words of newspapers that the dictionary lacks, and what each of them costs. Tuned by eye; see
/// docs/tuning.md.
const MORE: &str = "同比 环比 邻里 集市 图书馆 博物馆 体育馆 运动会 亚运会 奥运会 世博会 \
                    共产党 电动车 自行车 公交车 幼儿园 居委会 业委会 火车站 公交站 试运营 \
                    获得感 幸福感 安全感 调研 倒计时 长三角 珠三角 京津冀 外卖 助餐 试航 义诊 \
                    回访 老城 议事会 招聘会 发布会 座谈会 日均 人均 提速 赋能 试点 充电桩 \
                    口袋公园 志愿者 网格员 党支部 代表团 代表队 市代会 大桥 日间 哈萨克斯坦 \
                    吉尔吉斯斯坦 乌兹别克斯坦 塔吉克斯坦 土库曼斯坦 人工智能 新能源 大数据 \
                    高质量 增加值 大剧院 少年宫 文化宫 卫健委 发改委 财政部 应急管理";
const MORE_COSTS: i32 = 75;

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

    /// Calls back with length and cost of each word at the beginning of some characters.
    fn entries_at(&self, characters: &[char], mut tell: impl FnMut(usize, i32)) {
        for word in MORE.split(' ') {
            let length = word.chars().count();
            if word.chars().eq(characters.iter().copied().take(length)) {
                tell(length, MORE_COSTS);
            }
        }
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
            let (word, after) = rest.split_at(length);
            words.push(word.iter().collect());
            rest = after;
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
    fn words_are_added_only_where_the_dictionary_lacks_them() {
        let entries = Words::bundled().entries.unwrap();
        let DictionaryBreakData::Char16Trie(trie) = entries.get() else {
            panic!("the dictionary has another form");
        };
        let known = |word: &&str| {
            let mut cursor = trie.cursor();
            word.chars().for_each(|c| cursor.step(c));
            cursor.value().is_some()
        };
        assert_eq!(MORE.split(' ').filter(known).collect::<Vec<_>>(), Vec::<&str>::new());
    }

    #[test]
    fn characters_without_a_word_stand_alone() {
        assert_eq!(barred("橹埭"), "橹|埭");
        assert_eq!(barred(""), "");
    }
}
