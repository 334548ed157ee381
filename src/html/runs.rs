//! Text with markup for the runs that need it: foreign words carry their language (WCAG 2.2, 3.1.2), numbers
//! of one or two digits stand upright in a vertical line (CLREQ, 2.3.4).

use super::dialect::Dialect;
use super::head::Turns;
use super::writing::Writing;
use super::xml;
use crate::text::Vocabulary;

/// What is marked in the text of a language, and how.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Runs {
    dialect: &'static Dialect,
    /// Whether the text is Chinese, Japanese or Korean; words in other scripts are marked there.
    east_asian: bool,
    /// Whether numbers are set upright.
    upright: bool,
}

/// What a run is marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RunMark {
    /// Words of a language, by its tag.
    Foreign(&'static str),
    /// A number that stands upright.
    Upright,
}

impl Runs {
    /// What is marked in text of a language.
    pub(crate) fn of(language: &str, writing: Writing, dialect: &'static Dialect) -> Self {
        let primary = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
        Self {
            dialect,
            east_asian: matches!(primary.as_str(), "zh" | "ja" | "ko"),
            upright: writing == Writing::Vertical,
        }
    }

    /// Whether the text is Chinese, Japanese or Korean.
    pub(crate) fn is_east_asian(self) -> bool {
        self.east_asian
    }

    /// The same where no number stands upright, as in the index of a formula.
    pub(crate) fn turned(self) -> Self {
        Self { upright: false, ..self }
    }

    /// Text as character data, its runs marked.
    pub(crate) fn written(self, text: &str) -> String {
        self.written_beside(text, (false, false), &mut Turns::default())
    }

    /// Text as character data. A number at its start or end does not stand upright where the text
    /// goes on there with a low or high character. Of a head, `turns` has the places where its lines may end.
    pub(crate) fn written_beside(
        self,
        text: &str,
        (before, after): (bool, bool),
        turns: &mut Turns,
    ) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let (run, mark) = self.run(rest, c);
            let goes_on = before && rest.len() == text.len() || after && run.len() == rest.len();
            let mark = mark.filter(|mark| !goes_on || *mark != RunMark::Upright);
            let (at_start, inside): (Vec<_>, Vec<_>) = turns.next(run).into_iter().partition(|&at| at == 0);
            at_start.iter().for_each(|_| self.dialect.void("wbr", &[], &mut out));
            match mark {
                Some(RunMark::Foreign(language)) => self.dialect.foreign(language, &mut out),
                Some(RunMark::Upright) => self.dialect.start("span", &[("class", "upright")], &mut out),
                None => {}
            }
            let mut start = 0;
            for at in inside {
                out.push_str(&xml::escaped(&run[start..at]));
                self.dialect.void("wbr", &[], &mut out);
                start = at;
            }
            out.push_str(&xml::escaped(&run[start..]));
            if mark.is_some() {
                out.push_str("</span>");
            }
            rest = &rest[run.len()..];
        }
        out
    }

    /// A head as character data: its runs marked, and the places where its lines may end.
    pub(crate) fn written_head(self, text: &str, language: &str, vocabulary: &Vocabulary) -> String {
        self.written_beside(text, (false, false), &mut Turns::of(text, language, vocabulary))
    }

    /// The run that begins here, and what it is marked as.
    fn run(self, text: &str, first: char) -> (&str, Option<RunMark>) {
        if first.is_ascii_digit() || first.is_ascii_alphabetic() {
            let run = latin(text);
            let mark = if self.upright && is_short_number(run) {
                Some(RunMark::Upright)
            } else {
                self.language(run, RunScript::Latin)
            };
            return (run, mark);
        }
        let script = RunScript::of(first);
        let end = text.char_indices().find(|&(_, c)| RunScript::of(c) != script || c.is_ascii_alphanumeric());
        let run = &text[..end.map_or(text.len(), |(at, _)| at)];
        match script {
            RunScript::Latin => {
                let run = latin(text);
                (run, self.language(run, script))
            }
            RunScript::Here => (run, None),
            _ => (run, self.language(run, script)),
        }
    }

    /// The mark of a run in another script; single letters are signs and not words.
    fn language(self, run: &str, script: RunScript) -> Option<RunMark> {
        let letters = run.chars().filter(|c| c.is_alphabetic()).count();
        let ascii = run.chars().filter(|c| c.is_alphabetic()).all(|c| c.is_ascii());
        let tag = match script {
            RunScript::Latin if ascii => "en",
            RunScript::Latin => "und-Latn",
            RunScript::Kana => "ja",
            RunScript::Hangul => "ko",
            RunScript::Cyrillic => "ru",
            RunScript::Here => return None,
        };
        // An address is not a word of any language.
        let address = ["://", "@", "www."].iter().any(|sign| run.contains(sign));
        let marked = self.east_asian && letters > 1 && !address;
        marked.then_some(RunMark::Foreign(tag))
    }
}

/// Scripts that are distinguished. English and Russian are by far the most of what Chinese papers
/// quote in Latin and Cyrillic letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RunScript {
    Here,
    Latin,
    Kana,
    Hangul,
    Cyrillic,
}

impl RunScript {
    fn of(c: char) -> Self {
        match c {
            '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' if c.is_alphabetic() => Self::Latin,
            'A'..='Z' | 'a'..='z' => Self::Latin,
            '\u{3041}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' => Self::Kana,
            '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7A3}' => Self::Hangul,
            '\u{400}'..='\u{52F}' => Self::Cyrillic,
            _ => Self::Here,
        }
    }
}

/// Words and numbers in Latin letters, with what is between them, up to the last letter or digit.
fn latin(text: &str) -> &str {
    let word = |c: char| c.is_ascii_digit() || RunScript::of(c) == RunScript::Latin;
    let between =
        |c: char| matches!(c, ' ' | '\'' | '’' | '-' | '.' | ',' | '/' | ':' | '&' | '+' | '%' | '@' | '_');
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if word(c) {
            end = at + c.len_utf8();
        } else if !between(c) {
            break;
        }
    }
    &text[..end]
}

fn is_short_number(run: &str) -> bool {
    run.len() <= 2 && run.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::dialect::XHTML;
    use crate::html::dialect::tests::HTML;

    #[test]
    fn foreign_words_say_their_language() {
        let runs = Runs::of("zh-Hans-CN", Writing::Horizontal, &XHTML);
        let en = |text: &str| format!("<span lang=\"en\" xml:lang=\"en\">{text}</span>");
        for (text, expected) in [
            ("在5G时代，WiFi 6上线", format!("在5G时代，{}上线", en("WiFi 6"))),
            ("《Boats of Xiwan》", format!("《{}》", en("Boats of Xiwan"))),
            ("AT&T公司", format!("{}公司", en("AT&amp;T"))),
            ("见https://example.org/a", "见https://example.org/a".to_owned()),
            ("A座12楼", "A座12楼".to_owned()),
            ("甲<乙", "甲&lt;乙".to_owned()),
            ("さくら餐厅", "<span lang=\"ja\" xml:lang=\"ja\">さくら</span>餐厅".to_owned()),
            ("café开张", "<span lang=\"und-Latn\" xml:lang=\"und-Latn\">café</span>开张".to_owned()),
        ] {
            assert_eq!(runs.written(text), expected);
        }
        let english = Runs::of("en-GB", Writing::Horizontal, &XHTML);
        assert_eq!(english.written("WiFi & more"), "WiFi &amp; more");
        let html = Runs::of("zh-Hans-CN", Writing::Horizontal, &HTML);
        assert_eq!(html.written("在WiFi上"), "在<span lang=\"en\">WiFi</span>上");
    }

    #[test]
    fn short_numbers_stand_upright_in_vertical_lines() {
        let runs = Runs::of("zh-Hans", Writing::Vertical, &XHTML);
        let upright = |text: &str| format!("<span class=\"upright\">{text}</span>");
        let expected = format!("{}月{}日，2026年，3.5%", upright("3"), upright("20"));
        assert_eq!(runs.written("3月20日，2026年，3.5%"), expected);
    }

    #[test]
    fn numbers_of_formulas_do_not_stand_upright() {
        let runs = Runs::of("zh-Hans", Writing::Vertical, &XHTML);
        let upright = |text: &str| format!("<span class=\"upright\">{text}</span>");
        let beside = |text, sides| runs.written_beside(text, sides, &mut Turns::default());
        assert_eq!(beside("共10", (false, true)), "共10");
        assert_eq!(beside("3月10", (false, true)), format!("{}月10", upright("3")));
        assert_eq!(beside("10月3", (true, false)), format!("10月{}", upright("3")));
        assert_eq!(runs.turned().written("2"), "2");
    }

    #[test]
    fn lines_of_a_head_may_end_before_its_runs_and_inside_of_them() {
        let runs = Runs::of("zh-Hans", Writing::Vertical, &XHTML);
        let head = |text: &str| runs.written_head(text, "zh-Hans", &Vocabulary::default());
        let upright = "<span class=\"upright\">12</span>";
        assert_eq!(head("第12届邻里节开幕"), format!("第{upright}届<wbr/>邻里节<wbr/>开幕"));
        let latin = "<span lang=\"en\" xml:lang=\"en\">Boats of Xiwan</span>";
        assert_eq!(head("读Boats of Xiwan说桥"), format!("读{latin}<wbr/>说桥"));
    }

    #[test]
    fn nothing_is_lost() {
        let strip = |marked: &str| {
            let mut out = String::new();
            let mut inside = false;
            for c in marked.chars() {
                match c {
                    '<' => inside = true,
                    '>' => inside = false,
                    c if !inside => out.push(c),
                    _ => {}
                }
            }
            out
        };
        for text in ["й", "ёлка один", "한국 식당", "éa 1", "1é", "A", "-A-", "ーー", "12.5 %"]
        {
            assert_eq!(strip(&Runs::of("zh", Writing::Vertical, &XHTML).written(text)), text);
        }
    }
}
