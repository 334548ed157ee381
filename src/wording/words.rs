//! The fixed words in three languages.

use serde::Serialize;

/// Words that outputs print besides those of the issue, in one language. Templates of books read the
/// fields by their names.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Words {
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
    /// What follows the number of characters of an article.
    pub characters: &'static str,
    /// Link to the article before.
    pub previous: &'static str,
    /// Link to the head of the page.
    pub this_page: &'static str,
    /// Link to the article after.
    pub next: &'static str,
    /// Label of the link back from a footnote.
    pub back: &'static str,
    /// Title of an article without any words.
    pub untitled: &'static str,
    /// Label of an advertisement.
    pub advertisement: &'static str,
    /// Label of an announcement.
    pub announcement: &'static str,
    /// Name of a volume.
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
    /// Title of the index box of the front page (导读).
    pub inside: &'static str,
    /// Title over briefs that share one head (简讯).
    pub briefs: &'static str,
    /// Label over the summary of an article (提要题).
    pub summary: &'static str,
    /// What a later sheet of a page adds to the page's name (续).
    pub continued: &'static str,
    /// The notice that an internal publication prints.
    pub internal: &'static str,
    /// Heading of the colophon of a volume (版本记录).
    pub colophon: &'static str,
    /// `volume` as the cover of a volume prints it, letters spaced out.
    pub volume_title: &'static str,
    /// Labels of the imprint.
    pub labels: Labels,
    /// Signs between words.
    #[serde(skip)]
    pub(super) signs: Signs,
    #[serde(skip)]
    pub(super) script: Script,
}

/// Labels of the imprint, in the order of printing.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Labels {
    /// Name of the paper (报名).
    pub title: &'static str,
    /// 国内统一连续出版物号, the term of the authorities since 2004.
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
    /// 社址: the address of a newspaper.
    pub office: &'static str,
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
    /// 收录: the days that a volume covers.
    pub covers: &'static str,
    /// 期数: the issues that a volume has.
    pub issues: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Simplified,
    Traditional,
    Latin,
}

/// Signs between words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signs {
    /// Between unrelated parts of one line.
    pub gap: &'static str,
    /// Between a label and its value.
    pub colon: &'static str,
    /// Between names of bodies.
    pub comma: &'static str,
    /// Between items that have commas of their own.
    pub semicolon: &'static str,
    /// Between the first and the last.
    pub range: &'static str,
}

const CHINESE_SIGNS: Signs = Signs { gap: "　", colon: "：", comma: "、", semicolon: "；", range: "—" };

const LATIN_SIGNS: Signs = Signs { gap: " · ", colon: ": ", comma: ", ", semicolon: "; ", range: "–" };

pub(super) const SIMPLIFIED: Words = Words {
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
    inside: "导读",
    briefs: "简讯",
    summary: "提要",
    continued: "（续）",
    internal: "内部资料 免费交流",
    colophon: "版本记录",
    volume_title: "合　订　本",
    labels: Labels {
        title: "报名",
        cn: "国内统一连续出版物号",
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
        office: "社址",
        postcode: "邮编",
        phone: "电话",
        printer: "印刷",
        printer_address: "印刷地址",
        printed: "印刷日期",
        copies: "印数",
        price: "定价",
        covers: "收录",
        issues: "期数",
    },
    signs: CHINESE_SIGNS,
    script: Script::Simplified,
};

pub(super) const TRADITIONAL: Words = Words {
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
    inside: "導讀",
    briefs: "簡訊",
    summary: "提要",
    continued: "（續）",
    internal: "內部資料 免費交流",
    colophon: "版本記錄",
    volume_title: "合　訂　本",
    labels: Labels {
        title: "報名",
        cn: "國內統一連續出版物號",
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
        office: "社址",
        postcode: "郵遞區號",
        phone: "電話",
        printer: "印刷",
        printer_address: "印刷地址",
        printed: "印刷日期",
        copies: "印數",
        price: "定價",
        covers: "收錄",
        issues: "期數",
    },
    signs: CHINESE_SIGNS,
    script: Script::Traditional,
};

pub(super) const ENGLISH: Words = Words {
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
    announcement: "Notice",
    volume: "Bound volume",
    calendar: "Calendar",
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    indexes: "Indexes",
    page_names: "Pages by name",
    column_titles: "Columns",
    authors: "Authors",
    open: "(",
    close: ")",
    inside: "Inside",
    briefs: "In brief",
    summary: "Summary",
    continued: " (cont.)",
    internal: "Internal publication, free of charge",
    colophon: "Colophon",
    volume_title: "Bound volume",
    labels: Labels {
        title: "Title",
        cn: "National serial number",
        issn: "ISSN",
        postal_code: "Postal code number",
        permit: "Permit number",
        supervisor: "Supervised by",
        sponsor: "Sponsored by",
        organizer: "Organised by",
        publisher: "Published by",
        compiler: "Compiled by",
        audience: "Sent to",
        address: "Address",
        office: "Address",
        postcode: "Postcode",
        phone: "Telephone",
        printer: "Printed by",
        printer_address: "Printer’s address",
        printed: "Printed on",
        copies: "Copies",
        price: "Price",
        covers: "Covers",
        issues: "Extent",
    },
    signs: LATIN_SIGNS,
    script: Script::Latin,
};
