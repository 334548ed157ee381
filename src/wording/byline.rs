//! Who wrote: bylines, sign-offs, dateline with byline.

use super::Words;
use crate::model::{Article, Byline};

/// What runs in before the first paragraph, in its two parts: `本报讯` and `（记者 王某）`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunIn {
    /// The dateline as written.
    pub dateline: String,
    /// All that follows it before the text; may be empty.
    pub byline: String,
}

impl RunIn {
    /// Both parts.
    pub fn text(&self) -> String {
        format!("{}{}", self.dateline, self.byline)
    }
}

impl Words {
    /// The people of a byline: `本报记者 王某 何某某`, `Ann Lee and Bo Chen, Xiwan Post reporters`.
    pub fn people(&self, byline: &Byline) -> String {
        let what = self.duty(byline);
        let names = self.names(&byline.names);
        match (self.is_latin(), what.is_empty(), names.is_empty()) {
            (_, true, _) => names,
            (_, _, true) => what,
            (true, ..) => format!("{names}, {what}"),
            (false, ..) => format!("{what} {names}"),
        }
    }

    /// The people of a byline in three parts that make up [`Self::people`]: what stands before the names, the
    /// names, what stands after them.
    pub fn people_in_parts(&self, byline: &Byline) -> (String, String, String) {
        let (all, names) = (self.people(byline), self.names(&byline.names));
        match all.find(&names).filter(|_| !names.is_empty()) {
            Some(at) => (all[..at].to_owned(), names.clone(), all[at + names.len()..].to_owned()),
            None => (all, String::new(), String::new()),
        }
    }

    /// The people of a sign-off: `王某 何某某/文`, `Ann Lee and Bo Chen (text)`.
    pub fn signed(&self, byline: &Byline) -> String {
        let what = self.duty(byline);
        let names = self.names(&byline.names);
        match (what.is_empty(), self.is_latin()) {
            (true, _) => names,
            (false, true) => format!("{names} ({what})"),
            (false, false) => format!("{names}/{what}"),
        }
    }

    /// The byline in one line: `记者 王某 通讯员 何某某`, `By Ann Lee, reporter`. Empty without one.
    pub fn byline(&self, article: &Article) -> String {
        let people: Vec<String> = article.byline.iter().map(|byline| self.people(byline)).collect();
        match (people.is_empty(), self.is_latin()) {
            (false, true) => format!("By {}", people.join(self.signs.semicolon)),
            _ => people.join(" "),
        }
    }

    /// The byline where it stands under the head: there is one, and no dateline that takes it in.
    pub fn standing_byline(&self, article: &Article) -> Option<String> {
        let text = self.byline(article);
        (article.dateline.is_none() && !text.is_empty()).then_some(text)
    }

    /// The sign-off in one line: `王某/文 何某某/摄`. Empty without one.
    pub fn sign_off(&self, article: &Article) -> String {
        let people: Vec<String> = article.sign_off.iter().map(|byline| self.signed(byline)).collect();
        people.join(if self.is_latin() { self.signs.semicolon } else { " " })
    }

    /// What runs in before the first paragraph: `本报讯（记者 王某）`, `XIWAN (By Ann Lee) — `. None
    /// without a dateline.
    pub fn run_in(&self, article: &Article) -> Option<RunIn> {
        let dateline = article.dateline.clone()?;
        let byline = self.byline(article);
        let byline = match (byline.is_empty(), self.is_latin()) {
            (true, false) => String::new(),
            (true, true) => " — ".to_owned(),
            (false, true) => format!(" ({byline}) — "),
            (false, false) => format!("{}{byline}{}", self.open, self.close),
        };
        Some(RunIn { dateline, byline })
    }

    /// Where people belong and what they did: `本报记者`, `Xiwan Post reporter`.
    fn duty(&self, byline: &Byline) -> String {
        let affiliation = byline.affiliation.as_deref().unwrap_or_default();
        let between =
            if self.is_latin() && !affiliation.is_empty() && !byline.role.is_empty() { " " } else { "" };
        format!("{affiliation}{between}{}", byline.role)
    }

    /// Names of people: separated by blanks in Chinese, `A, B and C` in English.
    pub(super) fn names(&self, names: &[String]) -> String {
        match names.split_last() {
            Some((last, others)) if self.is_latin() && !others.is_empty() => {
                format!("{} and {last}", others.join(self.signs.comma))
            }
            _ => names.join(" "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(affiliation: Option<&str>, role: &str, names: &[&str]) -> Byline {
        Byline {
            role: role.into(),
            affiliation: affiliation.map(Into::into),
            names: names.iter().map(|&name| name.into()).collect(),
        }
    }

    #[test]
    fn chinese_bylines_print_as_chinese_papers_print_them() {
        let mut article = Article {
            dateline: Some("本报讯".into()),
            byline: vec![
                people(Some("江报"), "记者", &["甲乙", "丙丁戊"]),
                people(None, "通讯员", &["己庚"]),
            ],
            sign_off: vec![people(None, "文", &["甲乙", "丙丁戊"]), people(None, "摄", &["己庚"])],
            ..Article::default()
        };
        for tag in ["zh-Hans", "zh-Hant"] {
            let words = Words::of(&tag.into());
            let run_in = words.run_in(&article).unwrap();
            assert_eq!(run_in.dateline, "本报讯");
            assert_eq!(run_in.byline, "（江报记者 甲乙 丙丁戊 通讯员 己庚）");
            assert_eq!(words.sign_off(&article), "甲乙 丙丁戊/文 己庚/摄");
            assert_eq!(words.standing_byline(&article), None);
        }
        article.dateline = None;
        let words = Words::of(&"zh-Hans".into());
        assert_eq!(words.run_in(&article), None);
        assert_eq!(words.standing_byline(&article).unwrap(), "江报记者 甲乙 丙丁戊 通讯员 己庚");
    }

    #[test]
    fn english_bylines_print_as_english_papers_print_them() {
        let words = Words::of(&"en".into());
        let mut article = Article {
            byline: vec![people(Some("Xiwan Post"), "reporters", &["Ann Lee", "Bo Chen", "Cy Day"])],
            sign_off: vec![people(None, "text", &["Ann Lee"]), people(None, "", &["Bo Chen"])],
            ..Article::default()
        };
        assert_eq!(
            words.standing_byline(&article).unwrap(),
            "By Ann Lee, Bo Chen and Cy Day, Xiwan Post reporters"
        );
        assert_eq!(words.sign_off(&article), "Ann Lee (text); Bo Chen");
        article.dateline = Some("XIWAN".into());
        assert_eq!(
            words.run_in(&article).unwrap().text(),
            "XIWAN (By Ann Lee, Bo Chen and Cy Day, Xiwan Post reporters) — "
        );
        article.byline.clear();
        assert_eq!(words.run_in(&article).unwrap().text(), "XIWAN — ");
    }

    #[test]
    fn a_byline_without_names_or_duty_has_no_stray_blank() {
        let words = Words::of(&"zh".into());
        assert_eq!(words.people(&people(None, "", &["甲乙"])), "甲乙");
        assert_eq!(words.people(&people(None, "本报综合", &[])), "本报综合");
        assert_eq!(words.signed(&people(None, "", &["甲乙"])), "甲乙");
    }
}
