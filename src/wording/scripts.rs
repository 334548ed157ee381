//! What the scripts of a site say: sentences by their keys, the same in all languages.

use serde::Serialize;

use super::words::{Script, Words};

/// A sentence in two forms, for one and for other numbers; `{n}` and `{all}` stand for numbers.
type Forms = [&'static str; 2];

/// What the scripts of a site say, in one language. The scripts read the fields by their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScriptWords {
    /// Language of speech (BCP 47).
    pub speech: &'static str,
    /// While the index is read.
    pub searching: &'static str,
    /// When a file of the index cannot be read.
    pub failed: &'static str,
    /// When nothing holds the query.
    pub none: &'static str,
    /// How many articles hold it.
    pub stories: Forms,
    /// How many times they do.
    pub places: Forms,
    /// Between the two.
    pub comma: &'static str,
    /// Button for further results.
    pub more: &'static str,
    /// Link to the hit on the picture of its page.
    pub on_page: &'static str,
    /// Headings of the facets: newspaper page, standing column, author, year.
    pub page: &'static str,
    /// See `page`.
    pub column: &'static str,
    /// See `page`.
    pub author: &'static str,
    /// See `page`.
    pub year: &'static str,
    /// Back to the results.
    pub results: &'static str,
    /// Which hit of how many on the page.
    pub hit_of: &'static str,
    /// Heading of the sentences of the hits on a page.
    pub hits_here: &'static str,
    /// Buttons to the hit before and after.
    pub previous_hit: &'static str,
    /// See `previous_hit`.
    pub next_hit: &'static str,
    /// Buttons for the size of the picture.
    pub larger: &'static str,
    /// See `larger`.
    pub smaller: &'static str,
    /// Button to read aloud.
    pub read: &'static str,
    /// Button to stop.
    pub stop: &'static str,
    /// Which paragraph of how many is read.
    pub reading: &'static str,
    /// Button for the speed of reading.
    pub speed: &'static str,
    /// Button that copies the address.
    pub copy: &'static str,
    /// When it is copied.
    pub copied: &'static str,
    /// Names of the colours of day and night on the button that changes them.
    pub night: &'static str,
    /// See `night`.
    pub day: &'static str,
    /// Button that prints the article.
    pub print: &'static str,
    /// Switch of the keys of a single character.
    pub keys: &'static str,
    /// In the head of a page that is read without a network.
    pub offline: &'static str,
}

const SIMPLIFIED: ScriptWords = ScriptWords {
    speech: "zh-CN",
    searching: "正在找",
    failed: "索引没有取到，再试一次",
    none: "没有找到，试试少打一个字",
    stories: ["{n} 篇"; 2],
    places: ["{n} 处"; 2],
    comma: "，",
    more: "再看一些",
    on_page: "在版面上看",
    page: "版",
    column: "栏目",
    author: "作者",
    year: "年份",
    results: "结果",
    hit_of: "第 {n} 处，本版 {all} 处",
    hits_here: "本版命中",
    previous_hit: "上一处",
    next_hit: "下一处",
    larger: "放大",
    smaller: "还原",
    read: "朗读",
    stop: "停",
    reading: "正在朗读，第 {n} 段，共 {all} 段",
    speed: "语速",
    copy: "复制链接",
    copied: "已复制链接",
    night: "夜间",
    day: "日间",
    print: "打印",
    keys: "单键快捷键",
    offline: "离线",
};

const TRADITIONAL: ScriptWords = ScriptWords {
    speech: "zh-TW",
    searching: "正在找",
    failed: "索引沒有取到，再試一次",
    none: "沒有找到，試試少打一個字",
    stories: ["{n} 篇"; 2],
    places: ["{n} 處"; 2],
    comma: "，",
    more: "再看一些",
    on_page: "在版面上看",
    page: "版",
    column: "欄目",
    author: "作者",
    year: "年份",
    results: "結果",
    hit_of: "第 {n} 處，本版 {all} 處",
    hits_here: "本版命中",
    previous_hit: "上一處",
    next_hit: "下一處",
    larger: "放大",
    smaller: "還原",
    read: "朗讀",
    stop: "停",
    reading: "正在朗讀，第 {n} 段，共 {all} 段",
    speed: "語速",
    copy: "複製連結",
    copied: "已複製連結",
    night: "夜間",
    day: "日間",
    print: "列印",
    keys: "單鍵快速鍵",
    offline: "離線",
};

const ENGLISH: ScriptWords = ScriptWords {
    speech: "en",
    searching: "Searching",
    failed: "The index did not load, try again",
    none: "Nothing found, try one letter less",
    stories: ["{n} story", "{n} stories"],
    places: ["{n} place", "{n} places"],
    comma: ", ",
    more: "More",
    on_page: "Show on page",
    page: "Page",
    column: "Column",
    author: "Author",
    year: "Year",
    results: "Results",
    hit_of: "{n} of {all} on this page",
    hits_here: "On this page",
    previous_hit: "Previous",
    next_hit: "Next",
    larger: "Larger",
    smaller: "Fit",
    read: "Read aloud",
    stop: "Stop",
    reading: "Reading {n} of {all}",
    speed: "Speed",
    copy: "Copy link",
    copied: "Link copied",
    night: "Night",
    day: "Day",
    print: "Print",
    keys: "Single-key shortcuts",
    offline: "Offline",
};

impl Words {
    /// What the scripts of a site say.
    pub fn scripts(&self) -> &'static ScriptWords {
        match self.script {
            Script::Simplified => &SIMPLIFIED,
            Script::Traditional => &TRADITIONAL,
            Script::Latin => &ENGLISH,
        }
    }
}
