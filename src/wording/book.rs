//! Texts of the package of a book, among them the accessibility summary.

use super::Words;
use super::words::Script;

impl Words {
    /// What the picture of a cover shows.
    pub fn cover_of(&self, paper: &str, date: &str) -> String {
        if self.is_latin() { format!("Cover of {paper}, {date}") } else { format!("{paper}{date}封面") }
    }

    /// The printed issue, as a source of this book.
    pub fn printed_edition(&self, title: &str) -> String {
        if self.is_latin() { format!("{title}, print edition") } else { format!("{title}印刷版") }
    }

    /// The issue in pages, on paper or as PDF, as a source of the page breaks.
    pub fn page_edition(&self, title: &str) -> String {
        if self.is_latin() { format!("{title}, page edition") } else { format!("{title}版面") }
    }

    /// Items that may have commas of their own, in one line.
    pub fn items(&self, items: &[String]) -> String {
        items.join(self.signs.semicolon)
    }

    /// The accessibility summary (EPUB Accessibility 1.1 §2.2).
    pub fn accessibility_summary(&self, pictures: usize, undescribed: usize) -> String {
        match self.script {
            Script::Simplified => chinese_summary(pictures, undescribed, &SIMPLIFIED_SUMMARY),
            Script::Traditional => chinese_summary(pictures, undescribed, &TRADITIONAL_SUMMARY),
            Script::Latin => english_summary(pictures, undescribed),
        }
    }
}

/// The sentences of a Chinese accessibility summary: structure, no pictures, all described, some not.
type AccessSummary = [&'static str; 4];

const SIMPLIFIED_SUMMARY: AccessSummary = [
    "本书按版次和稿件分层，有目录、版次列表和标题层级，可逐篇跳转，文字可放大并可朗读。",
    "书中没有图片。",
    "图片均有替代文字。",
    "幅图片缺少替代文字。",
];

const TRADITIONAL_SUMMARY: AccessSummary = [
    "本書按版次和稿件分層，有目錄、版次列表和標題層級，可逐篇跳轉，文字可放大並可朗讀。",
    "書中沒有圖片。",
    "圖片均有替代文字。",
    "幅圖片缺少替代文字。",
];

fn chinese_summary(pictures: usize, undescribed: usize, words: &AccessSummary) -> String {
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
