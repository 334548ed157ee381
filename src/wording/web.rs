//! Words of the web edition (数字报).

use serde::Serialize;

use super::Words;
use crate::model::Date;

/// The fixed words of a site in one language. Templates read the fields by their names.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct WebWords {
    /// Name of the web edition (数字报).
    pub edition: &'static str,
    /// Link to the main part of a document.
    pub skip: &'static str,
    /// Entry of the navigation: the newest issue.
    pub pages: &'static str,
    /// Entry of the navigation: issues by day.
    pub back_issues: &'static str,
    /// Entry of the navigation: standing columns.
    pub columns: &'static str,
    /// Entry of the navigation: people.
    pub authors: &'static str,
    /// Entry of the navigation: search.
    pub search: &'static str,
    /// What may be typed into the search box.
    pub search_hint: &'static str,
    /// Name of the navigation.
    pub menu: &'static str,
    /// Name of the strip of pages.
    pub pages_of_issue: &'static str,
    /// Heading of the list of articles of a page.
    pub stories_here: &'static str,
    /// Short for that list.
    pub stories: &'static str,
    /// Short for the picture of a page.
    pub page: &'static str,
    /// Link from the list to the picture.
    pub see_page: &'static str,
    /// Where a page has no articles.
    pub no_stories: &'static str,
    /// Link to the largest picture.
    pub enlarge: &'static str,
    /// Link to the PDF of a page.
    pub page_pdf: &'static str,
    /// Link to the PDF of an issue.
    pub issue_pdf: &'static str,
    /// Name of the links to files.
    pub downloads: &'static str,
    /// Link to the page before.
    pub previous_page: &'static str,
    /// Link to the page after.
    pub next_page: &'static str,
    /// Where a list of columns or people is empty.
    pub no_terms: &'static str,
    /// In place of the link before the first page.
    pub first_page: &'static str,
    /// In place of the link after the last page.
    pub last_page: &'static str,
    /// Link to the issue before.
    pub previous_issue: &'static str,
    /// Link to the issue after.
    pub next_issue: &'static str,
    /// In place of the link before the first issue.
    pub first_issue: &'static str,
    /// In place of the link after the newest issue.
    pub last_issue: &'static str,
    /// Link to the newest issue.
    pub newest: &'static str,
    /// Keys of a page with script.
    pub keys: &'static str,
    /// What shaded days of a calendar are.
    pub shaded: &'static str,
    /// Heading of the small map of an article.
    pub on_the_page: &'static str,
    /// Heading of the companions of an article.
    pub with_story: &'static str,
    /// Link to the article before.
    pub previous_story: &'static str,
    /// Link to the article after.
    pub next_story: &'static str,
    /// In place of the link before the first article of an issue.
    pub first_story: &'static str,
    /// In place of the link after the last article of an issue.
    pub last_story: &'static str,
    /// Name of the sizes of text.
    pub text_size: &'static str,
    /// The sizes of text.
    pub sizes: [&'static str; 4],
    /// Button that prints the article.
    pub print: &'static str,
    /// Button that reads the article.
    pub read_aloud: &'static str,
    /// Switch to dark colours.
    pub night: &'static str,
    /// Heading of the footnotes.
    pub notes: &'static str,
    /// What the code of an article is for.
    pub scan: &'static str,
    /// Heading of the picture that others show for a link to an article.
    pub share_card: &'static str,
    /// Link to the file of that picture.
    pub save_card: &'static str,
    /// Name of the list of years.
    pub years: &'static str,
    /// Name of the list of months.
    pub months: &'static str,
    /// Entry of the foot: the accessibility statement.
    pub accessibility: &'static str,
    /// Entry of the foot: the feed.
    pub follow: &'static str,
    /// What stands before the number of issues of a month.
    pub week_count: &'static str,
    /// Paragraphs of the accessibility statement; after the last stands how the paper is reached.
    pub statement: [&'static str; 3],
}

const SIMPLIFIED: WebWords = WebWords {
    edition: "数字报",
    skip: "跳到正文",
    pages: "版面",
    back_issues: "往期",
    columns: "专栏",
    authors: "作者",
    search: "搜索",
    search_hint: "搜标题、正文、作者",
    menu: "网站导航",
    pages_of_issue: "本期各版",
    stories_here: "本版稿件",
    stories: "稿件",
    page: "版面",
    see_page: "看版面",
    no_stories: "这版没有稿件",
    enlarge: "放大",
    page_pdf: "本版 PDF",
    issue_pdf: "全期 PDF",
    downloads: "下载",
    previous_page: "上一版",
    next_page: "下一版",
    no_terms: "这一年还没有",
    first_page: "已是首版",
    last_page: "已是末版",
    previous_issue: "上一期",
    next_issue: "下一期",
    first_issue: "已是最早一期",
    last_issue: "已是最新一期",
    newest: "最新一期",
    keys: "← → 翻版　Tab 走稿件　Enter 打开",
    shaded: "有底色的日子有报",
    on_the_page: "本文在版面上",
    with_story: "同组稿件",
    previous_story: "上一篇",
    next_story: "下一篇",
    first_story: "已是首篇",
    last_story: "已是末篇",
    text_size: "字号",
    sizes: ["小", "中", "大", "特大"],
    print: "打印",
    read_aloud: "朗读",
    night: "夜间",
    notes: "注释",
    scan: "扫码读全文",
    share_card: "分享卡片",
    save_card: "存图",
    years: "年份",
    months: "月份",
    accessibility: "无障碍声明",
    follow: "订阅 RSS",
    week_count: "本月",
    statement: [
        "本站每一版都有稿件列表，与版面图上的热区一一对应；全部功能用键盘可达，不用脚本也能读。",
        "文字可放大到四倍，颜色随系统明暗，可用高对比度。图片有说明的带替代文字，图表后附数据表。",
        "本站按《网页内容可及性指南》2.2 的 AA 级制作。发现读不到的内容，请与编辑部联系：",
    ],
};

const TRADITIONAL: WebWords = WebWords {
    edition: "數位報",
    skip: "跳到正文",
    pages: "版面",
    back_issues: "往期",
    columns: "專欄",
    authors: "作者",
    search: "搜尋",
    search_hint: "搜標題、正文、作者",
    menu: "網站導覽",
    pages_of_issue: "本期各版",
    stories_here: "本版稿件",
    stories: "稿件",
    page: "版面",
    see_page: "看版面",
    no_stories: "這版沒有稿件",
    enlarge: "放大",
    page_pdf: "本版 PDF",
    issue_pdf: "全期 PDF",
    downloads: "下載",
    previous_page: "上一版",
    next_page: "下一版",
    no_terms: "這一年還沒有",
    first_page: "已是首版",
    last_page: "已是末版",
    previous_issue: "上一期",
    next_issue: "下一期",
    first_issue: "已是最早一期",
    last_issue: "已是最新一期",
    newest: "最新一期",
    keys: "← → 翻版　Tab 走稿件　Enter 開啟",
    shaded: "有底色的日子有報",
    on_the_page: "本文在版面上",
    with_story: "同組稿件",
    previous_story: "上一篇",
    next_story: "下一篇",
    first_story: "已是首篇",
    last_story: "已是末篇",
    text_size: "字級",
    sizes: ["小", "中", "大", "特大"],
    print: "列印",
    read_aloud: "朗讀",
    night: "夜間",
    notes: "註釋",
    scan: "掃碼讀全文",
    share_card: "分享卡片",
    save_card: "存圖",
    years: "年份",
    months: "月份",
    accessibility: "無障礙聲明",
    follow: "訂閱 RSS",
    week_count: "本月",
    statement: [
        "本站每一版都有稿件清單，與版面圖上的熱區一一對應；全部功能用鍵盤可及，不用腳本也能讀。",
        "文字可放大到四倍，顏色隨系統明暗，可用高對比。圖片有說明的帶替代文字，圖表後附資料表。",
        "本站按《網頁內容可及性指引》2.2 的 AA 級製作。發現讀不到的內容，請與編輯部聯絡：",
    ],
};

const ENGLISH: WebWords = WebWords {
    edition: "Page view",
    skip: "Skip to content",
    pages: "Pages",
    back_issues: "Back issues",
    columns: "Columns",
    authors: "Authors",
    search: "Search",
    search_hint: "Headlines, text, authors",
    menu: "Site",
    pages_of_issue: "Pages of this issue",
    stories_here: "On this page",
    stories: "Stories",
    page: "Page",
    see_page: "Page",
    no_stories: "No stories on this page",
    enlarge: "Enlarge",
    page_pdf: "This page (PDF)",
    issue_pdf: "Whole issue (PDF)",
    downloads: "Downloads",
    previous_page: "Previous page",
    next_page: "Next page",
    no_terms: "None in this year yet",
    first_page: "First page",
    last_page: "Last page",
    previous_issue: "Previous issue",
    next_issue: "Next issue",
    first_issue: "First issue",
    last_issue: "Latest issue",
    newest: "Latest issue",
    keys: "← → pages · Tab stories · Enter opens",
    shaded: "Shaded days have an issue",
    on_the_page: "On the page",
    with_story: "With this story",
    previous_story: "Previous",
    next_story: "Next",
    first_story: "First story",
    last_story: "Last story",
    text_size: "Text",
    sizes: ["S", "M", "L", "XL"],
    print: "Print",
    read_aloud: "Read aloud",
    night: "Night",
    notes: "Notes",
    scan: "Scan to read",
    share_card: "Share card",
    save_card: "Save",
    years: "Years",
    months: "Months",
    accessibility: "Accessibility",
    follow: "RSS feed",
    week_count: "This month",
    statement: [
        "Every page has a list of its stories that matches the areas of its picture; all of it works by keyboard and without scripts.",
        "Text can be enlarged four times; colours follow the system, high contrast included. Pictures that somebody described have text in their place, charts have their data as a table.",
        "The site is made to level AA of the Web Content Accessibility Guidelines 2.2. Tell the editors what you cannot reach:",
    ],
};

impl Words {
    /// The fixed words of a site.
    pub fn web(&self) -> &'static WebWords {
        self.choose(&SIMPLIFIED, &TRADITIONAL, &ENGLISH)
    }

    /// A number of articles: `14 篇`.
    pub fn stories(&self, count: usize) -> String {
        match (self.is_latin(), count) {
            (false, _) => format!("{count} 篇"),
            (true, 1) => "1 story".to_owned(),
            (true, _) => format!("{count} stories"),
        }
    }

    /// A number of issues: `15 期`.
    pub fn issues(&self, count: usize) -> String {
        match (self.is_latin(), count) {
            (false, _) => format!("{count} 期"),
            (true, 1) => "1 issue".to_owned(),
            (true, _) => format!("{count} issues"),
        }
    }

    /// Which of its issue an article is: `第 1 篇，共 14 篇`.
    pub fn story_of(&self, number: usize, count: usize) -> String {
        if self.is_latin() {
            format!("{number} of {count}")
        } else {
            format!("第 {number} 篇，共 {count} 篇")
        }
    }

    /// A day of a list: `3 月 20 日`.
    pub fn short_day(&self, date: Date) -> String {
        if self.is_latin() { date.to_string() } else { format!("{} 月 {} 日", date.month(), date.day()) }
    }

    /// A weekday of a list: `周五`.
    pub fn short_weekday(&self, date: Date) -> String {
        let day = self.weekdays[date.weekday() as usize - 1];
        self.choose("周", "週", "").to_owned() + day
    }

    /// A month of the calendar: `2026 年 3 月`.
    pub fn spaced_month(&self, day: Date) -> String {
        if self.is_latin() { self.month(day) } else { format!("{} 年 {} 月", day.year(), day.month()) }
    }

    /// A month among those of its year: `3月`.
    pub fn month_of_year(&self, month: i8) -> String {
        if self.is_latin() { format!("{month:02}") } else { format!("{month}月") }
    }
}
