//! Words of Chinese text, by the dictionary of Unicode, the words that it lacks, and those of the article.
//!
//! The dictionary has a cost for each word, higher for rarer ones; the words of a text are those
//! with the least cost together. The segmenter of the same library takes the longest word at each
//! place instead and finds 在中|央 and 习|近平.

use icu_provider::prelude::{
    DataIdentifierBorrowed, DataMarkerAttributes, DataPayload, DataProvider, DataRequest, DataRequestMetadata,
};
use icu_segmenter::provider::{Baked, DictionaryBreakData, SegmenterDictionaryAutoV2};

use super::vocabulary::Vocabulary;

/// Name of the dictionary of Chinese and Japanese.
const NAME: &str = "cjdict";

/// Cost of a character that is in no word, above that of every entry.
const UNKNOWN: i32 = 255;

/// Words and fixed phrases of newspapers that the dictionary lacks, in the order of their characters, and what
/// each of them costs, as do the words of an article. Tuned by eye; see docs/tuning.md.
const MORE: &str = "一个个 一件件 一卡通 一场场 一天天 一家家 一年年 一座座 一张张 一户户 一批批 一条条 \
                    一次次 一点点 一站式 一门式 一项项 上学难 不仅仅 世博会 业委会 义诊 乌兹别克斯坦 \
                    二维码 亚运会 产业园 京津冀 人代会 人均 人工智能 人民币 什么样 代表团 代表队 会客厅 \
                    住得下 住得好 体育馆 倒计时 做不到 停车场 停车难 储能 充电桩 光伏 党代会 党支部 全运会 \
                    公交站 公交车 公积金 共产党 共建 共治 养老金 农家乐 冬奥会 减负 凭什么 出不来 出圈 \
                    出行难 助企 助农 助学 助残 助餐 区委 区政府 医保 医保码 博物馆 博览会 卫健委 县委 \
                    县政府 双休日 双碳 发布会 发改委 口袋公园 吃得好 合作社 吉尔吉斯斯坦 同比 后花园 \
                    听得懂 哈萨克斯坦 回访 图书馆 土库曼斯坦 城中村 塔吉克斯坦 增加值 增效 复产 复工 外卖 \
                    外卖员 大剧院 大数据 大桥 大模型 夺冠 奥运会 安全感 实打实 家门前 家门口 对接会 小切口 \
                    小程序 小长假 少年宫 居委会 居民区 展销会 履职 工业园 市代会 带货 帮扶 幸福感 幼儿园 \
                    广交会 应急管理 座谈会 开发区 开园 开幕式 开渔 开犁 开街 开镰 开门红 开馆 心连心 \
                    志愿者 快递员 怎么做 怎么办 怎么回事 怎么样 怎么看 恳谈会 成绩单 截污 手把手 手艺人 \
                    打卡地 托育 扩产 扩容 扩面 扶贫 折桂 护林员 招聘会 挂牌 授牌 排头兵 排查 排涝 推介会 \
                    提标 提质 提速 揭牌 摘金 摸得着 支农 攻坚 放得下 整改 文创 文化宫 文化节 文旅 新农村 \
                    新动能 新名片 新引擎 新篇 新能源 新规 新貌 新风 无人机 日均 日间 时间表 晋级 晾衣竿 \
                    暖心 有没有 朋友圈 服贸会 机器人 村干部 村支书 林长制 样板间 棚户区 楼栋 楼道 氢能 \
                    水上巴士 水岸 河长 洽谈会 清淤 滨江 火车站 焕新 环卫工 环比 珠三角 生产力 生力军 \
                    生活圈 用不上 用得上 电动车 留得住 监委 直播间 看病难 督办 督查 短视频 破圈 碳中和 \
                    碳达峰 示范区 社保 科创 科技园 等不起 算力 管得住 纪委 纾困 结对 绿道 网格员 网红 老城 \
                    老字号 老手艺 肩并肩 脱贫 自行车 自贸区 艺术节 芯片 获得感 营商 街道办 要不要 议事会 \
                    讲解员 试点 试航 试运营 试验田 该不该 读书节 调研 调解员 财政部 贴心 赋能 走不动 达产 \
                    过得去 运动会 进不去 进博会 连胜 避险 邀请赛 邻里 锂电 锦标赛 长三角 闭幕式 问效 问计 \
                    问需 防台 降本 集市 零碳 零距离 非遗 面对面 领头雁 风电 首个 首发 首家 首届 首店 首批 \
                    首条 马拉松 驻村 骑手 高新区 高质量 黄金周";
const MORE_COSTS: i32 = 75;

/// The dictionary.
pub(super) struct Words<'a> {
    entries: Option<DataPayload<SegmenterDictionaryAutoV2>>,
    /// Words beyond its entries, sorted.
    more: Vec<&'static str>,
    /// Characters of the longest of them.
    longest: usize,
    /// The words of the article.
    vocabulary: &'a Vocabulary,
}

impl<'a> Words<'a> {
    /// The dictionary that is part of the program, with the words of an article.
    pub(super) fn with(vocabulary: &'a Vocabulary) -> Self {
        let named = |name| DataRequest {
            id: DataIdentifierBorrowed::for_marker_attributes(name),
            metadata: DataRequestMetadata::default(),
        };
        let load = |name| DataProvider::<SegmenterDictionaryAutoV2>::load(&Baked, named(name)).ok();
        let name = DataMarkerAttributes::try_from_str(NAME).ok();
        let more: Vec<&str> = MORE.split(' ').collect();
        Self {
            entries: name.and_then(load).map(|response| response.payload),
            longest: more.iter().map(|word| word.chars().count()).max().unwrap_or_default(),
            more,
            vocabulary,
        }
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
        for length in 2..=self.longest.min(characters.len()) {
            let here = || characters[..length].iter().copied();
            if self.more.binary_search_by(|word| word.chars().cmp(here())).is_ok() {
                tell(length, MORE_COSTS);
            }
        }
        self.vocabulary.words_at(characters, |length| tell(length, MORE_COSTS));
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
        let none = Vocabulary::default();
        let words = Words::with(&none);
        let characters: Vec<char> = text.chars().collect();
        let mut rest = characters.as_slice();
        let mut found: Vec<String> = Vec::new();
        for length in words.lengths(&characters) {
            let (word, after) = rest.split_at(length);
            found.push(word.iter().collect());
            rest = after;
        }
        found.join("|")
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
        let none = Vocabulary::default();
        let entries = Words::with(&none).entries.unwrap();
        let DictionaryBreakData::Char16Trie(trie) = entries.get() else {
            panic!("the dictionary has another form");
        };
        let known = |word: &&str| {
            let mut cursor = trie.cursor();
            word.chars().for_each(|c| cursor.step(c));
            cursor.value().is_some()
        };
        assert!(MORE.split(' ').is_sorted_by(|one, other| one < other));
        assert_eq!(MORE.split(' ').filter(known).collect::<Vec<_>>(), Vec::<&str>::new());
    }

    #[test]
    fn characters_without_a_word_stand_alone() {
        assert_eq!(barred("橹埭"), "橹|埭");
        assert_eq!(barred(""), "");
    }
}
