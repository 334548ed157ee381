//! Names of newspaper pages, and the lines that print them.
//!
//! A label is a number with or without letters (`1`, `01`, `A01`), a name (`头版`), and may have
//! the words `第` and `版` already (`01版`, `第3版`). No word is printed twice, and a name gets no
//! words.

use super::Words;
use crate::model::{Date, Editor, Page, PageLabel};

/// Where the name of a page is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageForm {
    /// In a heading or in contents: `第A01版`.
    Heading,
    /// In a line of text, such as a jump line: `A01版`, `第1版`.
    Inline,
    /// Before the page's own name, in the folio: `A01`, `第1版`.
    Folio,
}

/// What a label is made of.
enum LabelForm<'a> {
    /// Digits only.
    Number(&'a str),
    /// Digits and letters.
    Lettered(&'a str),
    /// A name of its own.
    Name,
}

fn parts(label: &str) -> LabelForm<'_> {
    let core = label.strip_prefix('第').unwrap_or(label);
    let core = core.strip_suffix('版').unwrap_or(core).trim();
    let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/' | '–');
    let has_digit = core.bytes().any(|byte| byte.is_ascii_digit());
    match core {
        "" => LabelForm::Name,
        _ if core.bytes().all(|byte| byte.is_ascii_digit()) => LabelForm::Number(core),
        _ if core.chars().all(is_sign) && (has_digit || core.len() == 1) => LabelForm::Lettered(core),
        _ => LabelForm::Name,
    }
}

impl Words {
    /// The name of a page by its label: the one function that makes it.
    pub fn page_name(&self, label: &PageLabel, form: PageForm) -> String {
        let label = label.as_str();
        match (parts(label), form) {
            (LabelForm::Name, _) | (LabelForm::Lettered(_), PageForm::Folio) => label.to_owned(),
            (LabelForm::Number(core) | LabelForm::Lettered(core), _) if self.is_latin() => {
                format!("Page {core}")
            }
            (LabelForm::Lettered(core), PageForm::Inline) => format!("{core}版"),
            (LabelForm::Number(core) | LabelForm::Lettered(core), _) => format!("第{core}版"),
        }
    }

    /// A page as a heading names it: `第A01版`.
    pub fn page(&self, label: &PageLabel) -> String {
        self.page_name(label, PageForm::Heading)
    }

    /// Label and name of a page in its folio and in the outline: `A01 要闻`, `第1版 要闻`.
    pub fn page_title(&self, page: &Page) -> String {
        let label = self.page_name(&page.label, PageForm::Folio);
        match &page.name {
            Some(name) => format!("{label} {name}"),
            None => label,
        }
    }

    /// A page in the contents of a volume, with its own name: `第A01版　要闻`.
    pub fn bound_page(&self, label: &PageLabel, name: Option<&str>) -> String {
        let page = self.page(label);
        match name.filter(|name| !name.trim().is_empty()) {
            Some(name) => format!("{page}{}{name}", self.signs.gap),
            None => page,
        }
    }

    /// The day in the middle of a folio: `溪湾报 2026年3月20日 星期五`.
    pub fn folio_day(&self, paper: &str, date: Date) -> String {
        format!("{paper} {} {}", self.date(date), self.weekday(date))
    }

    /// Who made a page: `责任编辑：甲乙 丙丁　版式：戊己`.
    pub fn editors(&self, editors: &[Editor]) -> String {
        let one =
            |editor: &Editor| format!("{}{}{}", editor.role, self.signs.colon, self.names(&editor.names));
        editors.iter().map(one).collect::<Vec<_>>().join(self.signs.gap)
    }

    /// Where an article goes on, on another page or on the next sheet of the same one:
    /// `（下转第3版）`.
    pub fn goes_on(&self, page: Option<&PageLabel>) -> String {
        let Some(label) = page else {
            return self.choose("（下转续页）", "（下轉續頁）", "Continued on next sheet").to_owned();
        };
        let page = self.page_name(label, PageForm::Inline);
        match self.choose(Some("下转"), Some("下轉"), None) {
            Some(goes_on) => format!("{}{goes_on}{page}{}", self.open, self.close),
            None => format!("Continued on {page}"),
        }
    }

    /// Where an article came from, another page or the sheet before of the same one: `（上接第1版）`.
    pub fn came_from(&self, page: Option<&PageLabel>) -> String {
        let Some(label) = page else {
            let words = ("（上接本版前页）", "（上接本版前頁）", "Continued from previous sheet");
            return self.choose(words.0, words.1, words.2).to_owned();
        };
        let page = self.page_name(label, PageForm::Inline);
        if self.is_latin() {
            format!("Continued from {page}")
        } else {
            format!("{}上接{page}{}", self.open, self.close)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A label; heading, inline form and folio form in Chinese; the same in English.
    const NAMES: [(&str, [&str; 3], [&str; 3]); 10] = [
        ("01版", ["第01版", "第01版", "第01版"], ["Page 01", "Page 01", "Page 01"]),
        ("A01", ["第A01版", "A01版", "A01"], ["Page A01", "Page A01", "A01"]),
        ("2", ["第2版", "第2版", "第2版"], ["Page 2", "Page 2", "Page 2"]),
        ("第3版", ["第3版", "第3版", "第3版"], ["Page 3", "Page 3", "Page 3"]),
        ("第4", ["第4版", "第4版", "第4版"], ["Page 4", "Page 4", "Page 4"]),
        ("A2版", ["第A2版", "A2版", "A2版"], ["Page A2", "Page A2", "A2版"]),
        ("头版", ["头版", "头版", "头版"], ["头版", "头版", "头版"]),
        ("版", ["版", "版", "版"], ["版", "版", "版"]),
        ("B", ["第B版", "B版", "B"], ["Page B", "Page B", "B"]),
        ("Sports", ["Sports", "Sports", "Sports"], ["Sports", "Sports", "Sports"]),
    ];

    fn assert_names(tag: &str, label: &str, [heading, inline, folio]: [&str; 3]) {
        let words = Words::of(&tag.into());
        let (label, plain) = (PageLabel::from(label), label);
        assert_eq!(words.page(&label), heading, "{tag} {plain}: headings and contents");
        let page = Page {
            label: label.clone(),
            name: Some("N".into()),
            plan: None,
            theme: None,
            editors: vec![],
            articles: vec![],
        };
        assert_eq!(words.page_title(&page), format!("{folio} N"), "{tag} {plain}: folio");
        let (on, from) = match tag {
            "zh-Hans" => (format!("（下转{inline}）"), format!("（上接{inline}）")),
            "zh-Hant" => (format!("（下轉{inline}）"), format!("（上接{inline}）")),
            _ => (format!("Continued on {inline}"), format!("Continued from {inline}")),
        };
        assert_eq!(words.goes_on(Some(&label)), on, "{tag}: jump line");
        assert_eq!(words.came_from(Some(&label)), from, "{tag}: other end of the jump");
    }

    #[test]
    fn no_name_of_a_page_repeats_a_word() {
        for (label, chinese, english) in NAMES {
            assert_names("zh-Hans", label, chinese);
            assert_names("zh-Hant", label, chinese);
            assert_names("en", label, english);
        }
    }

    #[test]
    fn jumps_to_other_sheets_of_a_page_name_no_page() {
        for (tag, on, from) in [
            ("zh-Hans", "（下转续页）", "（上接本版前页）"),
            ("zh-Hant", "（下轉續頁）", "（上接本版前頁）"),
            ("en", "Continued on next sheet", "Continued from previous sheet"),
        ] {
            let words = Words::of(&tag.into());
            assert_eq!((words.goes_on(None).as_str(), words.came_from(None).as_str()), (on, from));
        }
    }

    #[test]
    fn editors_stand_in_one_line() {
        let editor = |role: &str, names: &[&str]| Editor {
            role: role.into(),
            names: names.iter().map(|&name| name.into()).collect(),
        };
        let editors = [editor("责编", &["甲乙", "丙丁"]), editor("版式", &["戊己"])];
        assert_eq!(Words::of(&"zh".into()).editors(&editors), "责编：甲乙 丙丁　版式：戊己");
        let editors = [editor("Editors", &["Ann Lee", "Bo Chen"]), editor("Design", &["Cy Day"])];
        assert_eq!(
            Words::of(&"en".into()).editors(&editors),
            "Editors: Ann Lee and Bo Chen · Design: Cy Day"
        );
    }
}
