//! The line of a masthead that says who is responsible for the paper:
//! `甲委员会、乙人民政府主办 丙宣传部承办`, `主管单位：甲委员会 主办单位：乙报社`.

use super::lines::PageExcerpt;

/// What a body does for the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Duty {
    /// 主管.
    Supervisor,
    /// 主办.
    Sponsor,
    /// 承办.
    Organizer,
    /// 出版.
    Publisher,
}

/// The words for the duties that bodies have.
const DUTIES: [(&str, Duty); 4] = [
    ("主管", Duty::Supervisor),
    ("主办", Duty::Sponsor),
    ("承办", Duty::Organizer),
    ("出版", Duty::Publisher),
];

/// Words for duties that the data of a paper has no place for; the words stay as they are.
const OTHER_DUTIES: [&str; 6] = ["主编", "总编辑", "总编", "协办", "编印", "编辑"];

/// What the name of a publishing body ends with.
const PUBLISHERS: [&str; 6] = ["社", "公司", "中心", "局", "部", "集团"];

/// Most characters of the line; a longer one is running text.
const LONGEST_IMPRINT: usize = 120;

/// A line taken apart: bodies with their duties, and the words that have no place in the data.
type Imprint<'a> = (Vec<(Duty, PageExcerpt<'a>)>, Vec<PageExcerpt<'a>>);

/// Whether the line says who is responsible for the paper.
pub(super) fn is_imprint(line: PageExcerpt<'_>) -> bool {
    let is_sentence = line.text.contains(['。', '！', '？', '；', '，']);
    line.len() <= LONGEST_IMPRINT && !is_sentence && line.words().any(|part| tells_duty(part.text))
}

/// Takes a line apart. Names before a blank belong to the duty that follows them.
pub(super) fn read(line: PageExcerpt<'_>) -> Imprint<'_> {
    let (mut bodies, mut notes) = (Vec::new(), Vec::new());
    let mut waiting: Vec<PageExcerpt<'_>> = Vec::new();
    for part in line.words() {
        if let Some((duty, names)) = before_duty(part) {
            let names = waiting.drain(..).chain(names.split('、'));
            bodies.extend(names.filter(|name| !name.text.is_empty()).map(|name| (duty, name)));
        } else if let Some((duty, names)) = behind_duty(part) {
            notes.append(&mut waiting);
            bodies.extend(names.split('、').filter(|name| !name.text.is_empty()).map(|name| (duty, name)));
        } else if tells_duty(part.text) {
            notes.append(&mut waiting);
            notes.push(part);
        } else {
            waiting.push(part);
        }
    }
    notes.append(&mut waiting);
    (bodies, notes)
}

fn tells_duty(part: &str) -> bool {
    let words = DUTIES.iter().map(|(word, _)| *word).chain(OTHER_DUTIES);
    words.into_iter().any(|word| {
        let labelled = part.strip_prefix(word).is_some_and(|rest| after_colon(rest).is_some());
        labelled || part.strip_suffix(word).is_some_and(|name| !name.is_empty())
    })
}

/// `甲委员会、乙人民政府主办`. With two duties in one word (`主管主办`) the words stay together.
fn before_duty(part: PageExcerpt<'_>) -> Option<(Duty, PageExcerpt<'_>)> {
    let (names, duty) =
        DUTIES.iter().find_map(|(word, duty)| Some((part.text.strip_suffix(word)?, *duty)))?;
    let two_duties = DUTIES.iter().any(|(word, _)| names.trim_end_matches('、').ends_with(word));
    let plain = !names.is_empty() && !two_duties && !names.contains(['：', ':']);
    // `每周五出版` is a day, no body.
    let plain = plain && (duty != Duty::Publisher || PUBLISHERS.iter().any(|end| names.ends_with(end)));
    plain.then(|| (duty, part.part(0..names.len())))
}

/// `主办单位：甲报社`.
fn behind_duty(part: PageExcerpt<'_>) -> Option<(Duty, PageExcerpt<'_>)> {
    let (rest, duty) = DUTIES.iter().find_map(|(word, duty)| Some((part.text.strip_prefix(word)?, *duty)))?;
    let names = after_colon(rest)?;
    (!names.is_empty()).then(|| (duty, part.after(part.text.len() - names.len())))
}

fn after_colon(text: &str) -> Option<&str> {
    let text = text.strip_prefix("单位").unwrap_or(text);
    text.strip_prefix('：').or_else(|| text.strip_prefix(':'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::SourceMap;

    #[test]
    fn duties_are_read_before_and_after_the_names() {
        use Duty::{Organizer, Publisher, Sponsor, Supervisor};
        type Case = (&'static str, &'static [(Duty, &'static str)], &'static [&'static str]);
        let cases: [Case; 7] = [
            ("甲委、乙府主办 丙部承办", &[(Sponsor, "甲委"), (Sponsor, "乙府"), (Organizer, "丙部")], &[]),
            ("甲委 乙府主办", &[(Sponsor, "甲委"), (Sponsor, "乙府")], &[]),
            (
                "主管单位：甲委 主办：乙府、丙部 出版：丁社",
                &[(Supervisor, "甲委"), (Sponsor, "乙府"), (Sponsor, "丙部"), (Publisher, "丁社")],
                &[],
            ),
            ("乙府主办 每周二、五出版", &[(Sponsor, "乙府")], &["每周二、五出版"]),
            ("甲委主管主办", &[], &["甲委主管主办"]),
            ("甲委主管、主办", &[], &["甲委主管、主办"]),
            ("乙府主办 主编：王甲 第12期", &[(Sponsor, "乙府")], &["主编：王甲", "第12期"]),
        ];
        for (text, bodies, notes) in cases {
            let line = PageExcerpt::page(SourceMap::default().add("page.md", text), text);
            assert!(is_imprint(line), "{text}");
            let (found, rest) = read(line);
            assert_eq!(
                found.iter().map(|(duty, name)| (*duty, name.text)).collect::<Vec<_>>(),
                bodies,
                "{text}"
            );
            assert_eq!(rest.iter().map(|note| note.text).collect::<Vec<_>>(), notes, "{text}");
        }
    }

    #[test]
    fn sentences_are_no_imprint() {
        for text in ["比赛由区政府主办，昨日开幕", "数字报 微信公众平台", "主办"] {
            assert!(
                !is_imprint(PageExcerpt::page(SourceMap::default().add("page.md", text), text)),
                "{text}"
            );
        }
    }
}
