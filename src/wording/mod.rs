//! Fixed words of the book, in the language of the paper.

use serde::Serialize;

use crate::model::{Date, Language, PageLabel};

/// Words that the templates and the metadata use besides those of the issue.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Words {
    /// Heading of the contents.
    pub contents: &'static str,
    /// Name of the cover.
    pub cover: &'static str,
    /// Name of the title page.
    pub title_page: &'static str,
    /// Heading of the list of newspaper pages.
    pub page_list: &'static str,
    /// Heading of the landmarks.
    pub landmarks: &'static str,
    /// Name of the pages in the landmarks.
    pub text: &'static str,
    /// Name of the imprint.
    pub imprint: &'static str,
    /// Name of the index of a page.
    pub index: &'static str,
    /// What stands behind the number of characters of an article.
    pub characters: &'static str,
    /// Link to the article before.
    pub previous: &'static str,
    /// Link to the head of the page.
    pub this_page: &'static str,
    /// Link to the article after.
    pub next: &'static str,
    /// What the way back from a footnote is called.
    pub back: &'static str,
    /// What stands for the title of an article without any words.
    pub untitled: &'static str,
    /// Label of an advertisement.
    pub advertisement: &'static str,
    /// Label of an announcement.
    pub announcement: &'static str,
    /// What issues bound together are.
    pub volume: &'static str,
    /// Heading of the calendar.
    pub calendar: &'static str,
    /// Weekdays from Monday, as short as they are written.
    pub weekdays: [&'static str; 7],
    /// Heading of the indexes.
    pub indexes: &'static str,
    /// Headings of the indexes of page names, of columns, of authors.
    pub page_names: &'static str,
    /// See `page_names`.
    pub column_titles: &'static str,
    /// See `page_names`.
    pub authors: &'static str,
    /// What opens a bracket.
    pub open: &'static str,
    /// What closes a bracket.
    pub close: &'static str,
    /// Labels of the imprint.
    pub labels: Labels,
    #[serde(skip)]
    script: Script,
}

/// Labels of the imprint, in the order of printing.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Labels {
    /// 国内统一刊号.
    pub cn: &'static str,
    /// ISSN.
    pub issn: &'static str,
    /// 邮发代号.
    pub postal_code: &'static str,
    /// 准印证.
    pub permit: &'static str,
    /// 主管.
    pub supervisor: &'static str,
    /// 主办.
    pub sponsor: &'static str,
    /// 承办.
    pub organizer: &'static str,
    /// 出版单位.
    pub publisher: &'static str,
    /// 编印单位: the publisher of an internal publication.
    pub compiler: &'static str,
    /// 发送对象.
    pub audience: &'static str,
    /// 地址.
    pub address: &'static str,
    /// 邮编.
    pub postcode: &'static str,
    /// 电话.
    pub phone: &'static str,
    /// 印刷单位.
    pub printer: &'static str,
    /// 印刷地址.
    pub printer_address: &'static str,
    /// 印刷日期.
    pub printed: &'static str,
    /// 印数.
    pub copies: &'static str,
    /// 定价.
    pub price: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Simplified,
    Traditional,
    Latin,
}

impl Words {
    /// The words for a paper in this language: simplified or traditional Chinese, else English.
    pub(crate) fn of(language: &Language) -> Self {
        let tag = language.as_str().to_ascii_lowercase();
        let mut subtags = tag.split('-');
        if subtags.next() != Some("zh") {
            return ENGLISH;
        }
        let subtags: Vec<_> = subtags.collect();
        let has = |names: &[&str]| subtags.iter().any(|s| names.contains(s));
        if has(&["hant"]) || (!has(&["hans"]) && has(&["tw", "hk", "mo"])) { TRADITIONAL } else { SIMPLIFIED }
    }

    /// A day as the paper prints it: `2026年3月20日`.
    pub(crate) fn date(&self, date: Date) -> String {
        if self.script == Script::Latin { date.to_string() } else { date.chinese() }
    }

    /// A weekday as the paper prints it: `星期五`.
    pub(crate) fn weekday(&self, date: Date) -> &'static str {
        const ENGLISH: [&str; 7] =
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        if self.script == Script::Latin {
            ENGLISH[date.weekday() as usize - 1]
        } else {
            date.chinese_weekday()
        }
    }

    /// What a volume covers: `2026年3月`, or its first and last day.
    pub(crate) fn span(&self, (first, last): (Date, Date)) -> String {
        let one_month = first.first_of_month() == last.first_of_month();
        match (self.script, one_month) {
            (Script::Latin, true) => format!("{:04}-{:02}", first.year(), first.month()),
            (_, true) => format!("{}年{}月", first.year(), first.month()),
            (_, false) => format!("{}—{}", self.date(first), self.date(last)),
        }
    }

    /// A day of a volume: `3月20日 星期五`.
    pub(crate) fn day(&self, date: Date) -> String {
        let weekday = self.weekday(date);
        match self.script {
            Script::Latin => format!("{weekday}, {date}"),
            _ => format!("{}月{}日 {weekday}", date.month(), date.day()),
        }
    }

    /// How many issues, pages and articles a volume has: `22期`, `88版`, `528篇`.
    pub(crate) fn counts(&self, issues: usize, pages: usize, articles: usize) -> Vec<String> {
        match self.script {
            Script::Latin => {
                vec![format!("{issues} issues"), format!("{pages} pages"), format!("{articles} articles")]
            }
            _ => vec![format!("{issues}期"), format!("{pages}版"), format!("{articles}篇")],
        }
    }

    /// The number within the year: `第12期`.
    pub(crate) fn number(&self, number: u32) -> String {
        if self.script == Script::Latin { format!("No. {number}") } else { format!("第{number}期") }
    }

    /// The number since the paper began: `总第3456期`.
    pub(crate) fn total_number(&self, number: u32) -> String {
        match self.script {
            Script::Simplified => format!("总第{number}期"),
            Script::Traditional => format!("總第{number}期"),
            Script::Latin => format!("Issue {number}"),
        }
    }

    /// A newspaper page by its label: `第A01版`, also for a label that says `版` already.
    pub(crate) fn page(&self, label: &PageLabel) -> String {
        let label = label.as_str();
        if self.script == Script::Latin {
            return format!("Page {label}");
        }
        let before = if label.starts_with('第') { "" } else { "第" };
        let after = if label.ends_with('版') { "" } else { "版" };
        format!("{before}{label}{after}")
    }

    /// What the picture of a cover shows.
    pub(crate) fn cover_of(&self, paper: &str, date: &str) -> String {
        match self.script {
            Script::Simplified | Script::Traditional => format!("{paper}{date}封面"),
            Script::Latin => format!("Cover of {paper}, {date}"),
        }
    }

    /// A number of copies: `5000份`.
    pub(crate) fn copies(&self, copies: u32) -> String {
        if self.script == Script::Latin { copies.to_string() } else { format!("{copies}份") }
    }

    /// The printed issue, as a source of this book.
    pub(crate) fn printed_edition(&self, title: &str) -> String {
        if self.script == Script::Latin {
            format!("{title}, print edition")
        } else {
            format!("{title}印刷版")
        }
    }

    /// The issue in pages, on paper or as PDF, as a source of the page breaks.
    pub(crate) fn page_edition(&self, title: &str) -> String {
        if self.script == Script::Latin { format!("{title}, page edition") } else { format!("{title}版面") }
    }

    /// What readers who cannot see it all should know (EPUB Accessibility 1.1 §2.2).
    pub(crate) fn accessibility_summary(&self, pictures: usize, undescribed: usize) -> String {
        match self.script {
            Script::Simplified => chinese_summary(pictures, undescribed, &SIMPLIFIED_SUMMARY),
            Script::Traditional => chinese_summary(pictures, undescribed, &TRADITIONAL_SUMMARY),
            Script::Latin => english_summary(pictures, undescribed),
        }
    }
}

/// The sentences of a Chinese summary: structure, no pictures, all described, some not.
type Summary = [&'static str; 4];

const SIMPLIFIED_SUMMARY: Summary = [
    "本书按版次和稿件分层，有目录、版次列表和标题层级，可逐篇跳转，文字可放大并可朗读。",
    "书中没有图片。",
    "图片均有替代文字。",
    "幅图片缺少替代文字。",
];

const TRADITIONAL_SUMMARY: Summary = [
    "本書按版次和稿件分層，有目錄、版次列表和標題層級，可逐篇跳轉，文字可放大並可朗讀。",
    "書中沒有圖片。",
    "圖片均有替代文字。",
    "幅圖片缺少替代文字。",
];

fn chinese_summary(pictures: usize, undescribed: usize, words: &Summary) -> String {
    let [structure, none, all, some] = words;
    match (pictures, undescribed) {
        (0, _) => format!("{structure}{none}"),
        (_, 0) => format!("{structure}{all}"),
        (_, n) => format!("{structure}{n}{some}"),
    }
}

fn english_summary(pictures: usize, undescribed: usize) -> String {
    let pictures = match (pictures, undescribed) {
        (0, _) => "It has no pictures.".to_owned(),
        (_, 0) => "All pictures have descriptions.".to_owned(),
        (_, 1) => "1 picture lacks a description.".to_owned(),
        (_, n) => format!("{n} pictures lack descriptions."),
    };
    format!(
        "The book is ordered by newspaper page and article, with contents, page list and headings. {pictures}"
    )
}

const SIMPLIFIED: Words = Words {
    contents: "目录",
    cover: "封面",
    title_page: "报头",
    page_list: "版次",
    landmarks: "导航",
    text: "正文",
    imprint: "版权信息",
    index: "本版导读",
    characters: "字",
    previous: "上一篇",
    this_page: "本版",
    next: "下一篇",
    back: "返回正文",
    untitled: "（无题）",
    advertisement: "广告",
    announcement: "公告",
    volume: "合订本",
    calendar: "日历",
    weekdays: ["一", "二", "三", "四", "五", "六", "日"],
    indexes: "索引",
    page_names: "版名索引",
    column_titles: "栏目索引",
    authors: "作者索引",
    open: "（",
    close: "）",
    labels: Labels {
        cn: "国内统一刊号",
        issn: "ISSN",
        postal_code: "邮发代号",
        permit: "准印证",
        supervisor: "主管",
        sponsor: "主办",
        organizer: "承办",
        publisher: "出版",
        compiler: "编印单位",
        audience: "发送对象",
        address: "地址",
        postcode: "邮编",
        phone: "电话",
        printer: "印刷",
        printer_address: "印刷地址",
        printed: "印刷日期",
        copies: "印数",
        price: "定价",
    },
    script: Script::Simplified,
};

const TRADITIONAL: Words = Words {
    contents: "目錄",
    cover: "封面",
    title_page: "報頭",
    page_list: "版次",
    landmarks: "導覽",
    text: "正文",
    imprint: "版權資訊",
    index: "本版導讀",
    characters: "字",
    previous: "上一篇",
    this_page: "本版",
    next: "下一篇",
    back: "返回正文",
    untitled: "（無題）",
    advertisement: "廣告",
    announcement: "公告",
    volume: "合訂本",
    calendar: "日曆",
    weekdays: ["一", "二", "三", "四", "五", "六", "日"],
    indexes: "索引",
    page_names: "版名索引",
    column_titles: "專欄索引",
    authors: "作者索引",
    open: "（",
    close: "）",
    labels: Labels {
        cn: "國內統一刊號",
        issn: "ISSN",
        postal_code: "郵發代號",
        permit: "准印證",
        supervisor: "主管",
        sponsor: "主辦",
        organizer: "承辦",
        publisher: "出版",
        compiler: "編印單位",
        audience: "發送對象",
        address: "地址",
        postcode: "郵遞區號",
        phone: "電話",
        printer: "印刷",
        printer_address: "印刷地址",
        printed: "印刷日期",
        copies: "印數",
        price: "定價",
    },
    script: Script::Traditional,
};

const ENGLISH: Words = Words {
    contents: "Contents",
    cover: "Cover",
    title_page: "Title page",
    page_list: "Pages",
    landmarks: "Landmarks",
    text: "Text",
    imprint: "Imprint",
    index: "On this page",
    characters: " characters",
    previous: "Previous",
    this_page: "This page",
    next: "Next",
    back: "Back to the text",
    untitled: "(untitled)",
    advertisement: "Advertisement",
    announcement: "Announcement",
    volume: "Bound volume",
    calendar: "Calendar",
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    indexes: "Indexes",
    page_names: "Pages by name",
    column_titles: "Columns",
    authors: "Authors",
    open: "(",
    close: ")",
    labels: Labels {
        cn: "CN",
        issn: "ISSN",
        postal_code: "Postal code number",
        permit: "Permit",
        supervisor: "Supervised by",
        sponsor: "Sponsored by",
        organizer: "Organised by",
        publisher: "Published by",
        compiler: "Compiled by",
        audience: "Sent to",
        address: "Address",
        postcode: "Postcode",
        phone: "Telephone",
        printer: "Printed by",
        printer_address: "Printer’s address",
        printed: "Printed on",
        copies: "Copies",
        price: "Price",
    },
    script: Script::Latin,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_the_paper_chooses_the_words() {
        for (tag, contents) in [
            ("zh-Hans-CN", "目录"),
            ("zh", "目录"),
            ("zh-Hant", "目錄"),
            ("zh-HK", "目錄"),
            ("zh-Hans-HK", "目录"),
            ("ja", "Contents"),
            ("en-GB", "Contents"),
        ] {
            assert_eq!(Words::of(&tag.into()).contents, contents, "{tag}");
        }
    }

    #[test]
    fn page_headings_never_say_a_word_twice() {
        let words = Words::of(&"zh-Hans".into());
        for (label, heading) in
            [("A01", "第A01版"), ("1", "第1版"), ("01版", "第01版"), ("第3版", "第3版"), ("第4", "第4版")]
        {
            assert_eq!(words.page(&label.into()), heading);
        }
        assert_eq!(Words::of(&"en".into()).page(&"A01".into()), "Page A01");
    }
}
