//! The opening of a report taken apart: dateline and byline.
//!
//! `本报讯（江报记者 王某某 何某 本报记者 钱某某）` becomes data only if the article prints it
//! again byte for byte; everything else stays in the text.

use crate::diagnostics::Span;
use crate::model::{Article, Byline};

use super::characters::{is_name, is_name_character};
use super::lines::PageExcerpt;
use super::words;
use crate::unicode::is_han;

/// What people named in a byline did. The longer come first, so that `特约记者` is not `记者`
/// of a body named `特约`.
const ROLES: [&str; 17] = [
    "特约通讯员",
    "特约评论员",
    "本报评论员",
    "特约记者",
    "见习记者",
    "实习记者",
    "摄影记者",
    "首席记者",
    "特派记者",
    "全媒体记者",
    "评论员",
    "通讯员",
    "实习生",
    "摄影师",
    "记者",
    "编辑",
    "作者",
];

/// Who a dateline begins with.
const AGENCIES: [&str; 10] =
    ["据新华社", "新华社", "中新社", "中新网", "人民日报", "本报", "本刊", "本网", "本台", "本讯"];

/// Most characters between the agency and `讯` or `电`: a place and a day.
const LONGEST_DATELINE: usize = 24;

/// Most characters of a byline; a longer one is text in parentheses.
const LONGEST_BYLINE: usize = 200;

/// Most characters of the name of a body before a role.
const LONGEST_AFFILIATION: usize = 20;

/// The opening of a report.
#[derive(Debug)]
pub(in crate::source::import) struct ReportOpening<'a> {
    /// `本报讯`, `新华社溪湾4月18日电`.
    pub(in crate::source::import) dateline: PageExcerpt<'a>,
    /// Who reported, each with its place.
    pub(in crate::source::import) byline: Vec<(Byline, Span)>,
    /// The text after it.
    pub(in crate::source::import) rest: PageExcerpt<'a>,
}

/// What was found where a dateline or a byline may stand.
#[derive(Debug)]
pub(in crate::source::import) enum CueReading<T> {
    /// It was taken apart.
    Taken(T),
    /// It exists, but could not be printed again byte for byte.
    Unread(Span),
    /// Neither is present.
    Nothing,
}

/// Takes the dateline, and the byline in parentheses after it, off the first line of a report.
pub(in crate::source::import) fn run_in(line: PageExcerpt<'_>) -> CueReading<ReportOpening<'_>> {
    let Some(end) = dateline_end(line.text) else { return CueReading::Nothing };
    let (dateline, after) = (line.part(0..end), line.after(end));
    match after.text.chars().next() {
        Some('（') => {}
        Some('(') => return CueReading::Unread(line.until(after.head(1))),
        // A blank after the dateline would be lost in print, so both stay in the text.
        Some(c) if !c.is_whitespace() => {
            return CueReading::Taken(ReportOpening { dateline, byline: Vec::new(), rest: after });
        }
        _ => return CueReading::Nothing,
    }
    let Some(close) = after.head(LONGEST_BYLINE).text.find('）') else {
        return CueReading::Unread(line.until(after.head(1)));
    };
    let (bracket, rest) = (after.part(0..close + '）'.len_utf8()), after.after(close + '）'.len_utf8()));
    match people(after.part('（'.len_utf8()..close)) {
        Some(byline) if prints(dateline, &byline, line.until(bracket), line) => {
            CueReading::Taken(ReportOpening { dateline, byline, rest: rest.trim() })
        }
        _ => CueReading::Unread(line.until(bracket)),
    }
}

/// Whether dateline and byline print as the source has them.
fn prints(dateline: PageExcerpt<'_>, byline: &[(Byline, Span)], source: Span, line: PageExcerpt<'_>) -> bool {
    let article = Article {
        dateline: Some(dateline.text.to_owned()),
        byline: byline.iter().map(|(byline, _)| byline.clone()).collect(),
        ..Article::default()
    };
    let run_in = words().run_in(&article).map_or_else(String::new, |run_in| run_in.text());
    line.text.starts_with(&run_in) && run_in.len() == source.range.len()
}

/// Reads a line under the head that names who wrote the article: `本报记者 王某某 何某`.
pub(in crate::source::import) fn standing(line: PageExcerpt<'_>) -> CueReading<Vec<(Byline, Span)>> {
    let names_role = line.words().next().is_some_and(|word| is_role(word.text));
    let is_sentence = line.text.contains(['，', '。', '：', '；', '！', '？']);
    if line.len() > LONGEST_BYLINE || is_sentence || !(names_role || has_box(line.text)) {
        return CueReading::Nothing;
    }
    people(line).map_or_else(|| CueReading::Unread(line.span()), CueReading::Taken)
}

/// Whether the line begins with a box, as papers print before the name of the writer.
pub(in crate::source::import) fn has_box(line: &str) -> bool {
    line.starts_with(['□', '■', '◎', '○', '●'])
}

/// Where a text ends with a byline in parentheses, as reports sign that have no dateline.
pub(in crate::source::import) fn closing(line: PageExcerpt<'_>) -> Option<Span> {
    let inner = line.text.strip_suffix('）')?;
    let open = inner.rfind('（')?;
    people(line.part(open + '（'.len_utf8()..inner.len())).map(|_| line.after(open).span())
}

/// Whether the text begins with a dateline.
pub(in crate::source::import) fn has_dateline(text: &str) -> bool {
    dateline_end(text).is_some()
}

/// Where the dateline at the beginning of a text ends, in bytes: an agency, then `讯`, or a place
/// and day and `电` or `讯`.
fn dateline_end(text: &str) -> Option<usize> {
    let agency = AGENCIES.iter().find(|agency| text.starts_with(**agency))?;
    if *agency == "本讯" {
        return text[agency.len()..].starts_with('（').then_some(agency.len());
    }
    let rest = &text[agency.len()..];
    for (i, c) in rest.char_indices().take(LONGEST_DATELINE) {
        let end = i + c.len_utf8();
        let closed = match c {
            '讯' | '电' => {
                rest[end..].starts_with(['（', '(']) || rest[..i].ends_with('日') || (i == 0 && c == '讯')
            }
            c if is_han(c) || c.is_ascii_digit() => false,
            _ => return None,
        };
        if closed {
            return Some(agency.len() + end);
        }
    }
    None
}

/// The people of a byline, `记者 王某某 何某 通讯员 钱某某`: a role, then names, with one blank
/// between; nothing if it is written in another way.
fn people(words: PageExcerpt<'_>) -> Option<Vec<(Byline, Span)>> {
    let mut people: Vec<(Byline, Span)> = Vec::new();
    let mut first = words;
    for word in words.split(' ') {
        if let Some((affiliation, role)) = role_of(word.text) {
            first = word;
            let affiliation = (!affiliation.is_empty()).then(|| affiliation.to_owned());
            people.push((Byline { role: role.to_owned(), affiliation, names: Vec::new() }, word.span()));
        } else {
            let (byline, span) = people.last_mut().filter(|_| is_name(word.text))?;
            byline.names.push(word.text.to_owned());
            *span = first.until(word);
        }
    }
    people.iter().all(|(byline, _)| !byline.names.is_empty()).then_some(people)
}

/// Whether the word is a role, with or without an affiliation: `记者`, `本报记者`.
pub(in crate::source::import) fn is_role(word: &str) -> bool {
    role_of(word).is_some()
}

/// Affiliation and role of a word such as `本报记者`.
fn role_of(word: &str) -> Option<(&str, &'static str)> {
    let (affiliation, role) = ROLES.iter().find_map(|&role| Some((word.strip_suffix(role)?, role)))?;
    let is_body =
        affiliation.chars().count() <= LONGEST_AFFILIATION && affiliation.chars().all(is_name_character);
    is_body.then_some((affiliation, role))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::SourceMap;

    fn page(text: &str) -> PageExcerpt<'_> {
        PageExcerpt::page(SourceMap::default().add("page.md", text), text)
    }

    fn shown(text: &str) -> String {
        match run_in(page(text)) {
            CueReading::Taken(run_in) => {
                let people = run_in.byline.iter().map(|(b, span)| {
                    assert_eq!(&text[span.range.clone()], words().people(b));
                    format!("{}+{}:{}", b.affiliation.as_deref().unwrap_or("-"), b.role, b.names.join("|"))
                });
                format!(
                    "{} [{}] {}",
                    run_in.dateline.text,
                    people.collect::<Vec<_>>().join(", "),
                    run_in.rest.text
                )
            }
            CueReading::Unread(span) => format!("unread {}", &text[span.range]),
            CueReading::Nothing => "nothing".to_owned(),
        }
    }

    #[test]
    fn datelines_and_bylines_come_apart() {
        let cases = [
            (
                "本报讯（江报记者 王甲 何乙丙 本报记者 钱丁）4月15日晚，",
                "本报讯 [江报+记者:王甲|何乙丙, 本报+记者:钱丁] 4月15日晚，",
            ),
            ("本报讯（记者 杨甲 通讯员 赵乙）昨日", "本报讯 [-+记者:杨甲, -+通讯员:赵乙] 昨日"),
            ("新华社溪湾4月18日电（特约记者 孙甲）春", "新华社溪湾4月18日电 [-+特约记者:孙甲] 春"),
            (
                "本报讯（通讯员 阿依·古丽 实习生 周乙） 昨日",
                "本报讯 [-+通讯员:阿依·古丽, -+实习生:周乙] 昨日",
            ),
            ("本报讯4月15日", "本报讯 [] 4月15日"),
            ("据新华社北京4月18日电国务院", "据新华社北京4月18日电 [] 国务院"),
            // What would not print again as it was stays text.
            ("本报讯 4月15日", "nothing"),
            ("本报讯（记者杨甲）昨日", "unread 本报讯（记者杨甲）"),
            ("本报讯（记者 杨甲、赵乙）昨日", "unread 本报讯（记者 杨甲、赵乙）"),
            ("本报讯（记者 杨 甲）昨日", "unread 本报讯（记者 杨 甲）"),
            ("本报讯（记者　杨甲）昨日", "unread 本报讯（记者　杨甲）"),
            ("本报讯（记者  杨甲）昨日", "unread 本报讯（记者  杨甲）"),
            ("本报讯（杨甲）昨日", "unread 本报讯（杨甲）"),
            ("本报讯（记者）昨日", "unread 本报讯（记者）"),
            ("本报讯(记者 杨甲)昨日", "unread 本报讯("),
            ("本报讯（记者 杨甲", "unread 本报讯（"),
            ("本报电话已经更改", "nothing"),
            ("本报读者纷纷来电", "nothing"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_line_under_the_head_names_the_writers() {
        assert!(
            matches!(standing(page("本报记者 王甲 通讯员 何乙")), CueReading::Taken(people) if people.len() == 2)
        );
        assert!(matches!(standing(page("□本报记者 王甲")), CueReading::Unread(_)));
        assert!(matches!(standing(page("记者 从溪湾区获悉，今年春茶丰收。")), CueReading::Nothing));
        assert!(matches!(standing(page("溪湾春茶开采")), CueReading::Nothing));
    }

    #[test]
    fn a_byline_at_the_end_is_seen() {
        let text = "茶农喜笑颜开。（记者 王甲）";
        assert_eq!(&text[closing(page(text)).unwrap().range], "（记者 王甲）");
        assert_eq!(closing(page("文化（浙江）")), None);
    }
}
