//! Marks of a form that Chinese text does not use.
//!
//! [`FORMS`] and [`PAIRED`] are the whole table: the mark, beside what it is wrong, what would be right,
//! and the clause that says so, of GB/T 15834-2011 where no other standard is named. Western text, numbers,
//! times, versions and addresses keep their marks: nothing is told of a text without Chinese characters,
//! nor of a mark that stands among Western ones. Half-width marks that have a full-width form are A204.

use std::ops::Range;

use super::TextFindings;
use super::width::{is_chinese, is_full_width_mark};
use crate::check::passages::Passage;
use crate::diagnostics::Code;
use crate::messages::{Sentence, list, sentence};
use crate::unicode::is_han;

/// Beside what a mark is of a wrong form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    /// Chinese on one side at least.
    One,
    /// Chinese before it, and neither a word nor a number after it.
    End,
    /// Chinese before it.
    After,
    /// Chinese on both sides.
    Both,
    /// Chinese, words or numbers on both sides.
    Joined,
    /// Digits on both sides.
    Digits,
    /// Chinese on one side at least, and no number before it.
    NoInch,
    /// Whatever stands there.
    Anything,
}

/// How many of a mark in a row are wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Count {
    One,
    /// Two or more.
    Several,
    /// Two or three; longer rows are rules.
    Few,
    /// One, three, five …
    Odd,
    Any,
}

/// What would be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RightForm {
    /// This mark.
    Mark(&'static str),
    /// This mark, once.
    One(&'static str),
    /// What the sentence with this key says.
    Said(&'static str),
}

impl RightForm {
    fn sentence(self) -> Sentence {
        match self {
            Self::Mark(mark) => Sentence::verbatim(format!("`{mark}`")),
            Self::One(mark) => sentence!("mark-form-one", mark),
            Self::Said(key) => Sentence::new(key),
        }
    }
}

/// A mark of a wrong form.
struct MarkForm {
    /// The characters, each of which is the mark.
    marks: &'static [char],
    count: Count,
    beside: Beside,
    right: RightForm,
    clause: &'static str,
}

const fn form(
    marks: &'static [char],
    count: Count,
    beside: Beside,
    right: RightForm,
    clause: &'static str,
) -> MarkForm {
    MarkForm { marks, count, beside, right, clause }
}

/// Marks by themselves. Of several rows that fit, the first counts.
const FORMS: &[MarkForm] = {
    use RightForm::{Mark, One, Said};
    &[
        // Ellipses have six dots.
        form(&['.'], Count::Several, Beside::One, Mark("……"), "4.11"),
        form(&['。'], Count::Several, Beside::Anything, Said("mark-form-ellipsis-or-stop"), "4.11"),
        form(&['．', '｡'], Count::Several, Beside::Anything, Mark("……"), "4.11"),
        form(&['·', '•', '・', '‧', '∙', '⋅', '･'], Count::Several, Beside::Anything, Mark("……"), "4.11"),
        form(&['⋯'], Count::Any, Beside::Anything, Mark("……"), "4.11"),
        form(&['…'], Count::Odd, Beside::One, Mark("……"), "4.11"),
        form(&['︙'], Count::Any, Beside::Anything, Mark("……"), "4.11"),
        // No other mark is doubled.
        form(&['，'], Count::Several, Beside::Anything, One("，"), "4.4"),
        form(&['、'], Count::Several, Beside::Anything, One("、"), "4.5"),
        form(&['；'], Count::Several, Beside::Anything, One("；"), "4.6"),
        form(&['：'], Count::Several, Beside::Anything, One("："), "4.7"),
        // Dashes are two em long, signs that join are one.
        form(&['-', '－', '–', '―', 'ー'], Count::Few, Beside::One, Mark("——"), "4.10"),
        form(&['─', '━', '﹣', '﹘'], Count::Any, Beside::One, Mark("——"), "4.10"),
        form(&['―'], Count::One, Beside::One, Mark("——"), "4.10"),
        form(&['︱'], Count::Any, Beside::Anything, Mark("——"), "4.10"),
        form(&['—'], Count::Odd, Beside::Both, Said("mark-form-dash"), "4.10, 4.13"),
        form(&['–'], Count::One, Beside::Both, Mark("—"), "4.13"),
        form(&['~', '〜', '∼', '˜'], Count::One, Beside::Joined, Mark("～"), "4.13"),
        form(&['~', '〜', '∼', '˜'], Count::One, Beside::After, Mark("～"), "4.13"),
        // Full stops and interpuncts.
        form(&['.'], Count::One, Beside::Both, Said("mark-form-stop-or-dot"), "4.1, 4.14"),
        form(&['.'], Count::One, Beside::End, Mark("。"), "4.1"),
        form(&['．'], Count::One, Beside::Both, Said("mark-form-stop-or-dot"), "4.1, 4.14"),
        form(&['．'], Count::One, Beside::Digits, Mark("."), "GB/T 15835-2011, 5.1"),
        form(&['•', '・', '‧', '∙', '⋅', '･'], Count::One, Beside::Both, Mark("·"), "4.14"),
        // Half-width and small marks, and those of vertical lines, which the page makes itself.
        form(&['｡', '﹒', '︒'], Count::One, Beside::Anything, Mark("。"), "4.1"),
        form(&['﹖', '︖'], Count::Any, Beside::Anything, Mark("？"), "4.2"),
        form(&['﹗', '︕'], Count::Any, Beside::Anything, Mark("！"), "4.3"),
        form(&['﹐', '︐'], Count::Any, Beside::Anything, Mark("，"), "4.4"),
        form(&['､', '﹑', '︑'], Count::Any, Beside::Anything, Mark("、"), "4.5"),
        form(&['﹔', '︔'], Count::Any, Beside::Anything, Mark("；"), "4.6"),
        form(&['﹕', '︓'], Count::Any, Beside::Anything, Mark("："), "4.7"),
        form(&['｢', '﹁'], Count::One, Beside::Anything, Mark("「"), "4.8"),
        form(&['｣', '﹂'], Count::One, Beside::Anything, Mark("」"), "4.8"),
        form(&['﹃'], Count::One, Beside::Anything, Mark("『"), "4.8"),
        form(&['﹄'], Count::One, Beside::Anything, Mark("』"), "4.8"),
        form(&['﹙', '︵'], Count::One, Beside::Anything, Mark("（"), "4.9"),
        form(&['﹚', '︶'], Count::One, Beside::Anything, Mark("）"), "4.9"),
        form(&['︽'], Count::One, Beside::Anything, Mark("《"), "4.15"),
        form(&['︾'], Count::One, Beside::Anything, Mark("》"), "4.15"),
        form(&['︿'], Count::One, Beside::Anything, Mark("〈"), "4.15"),
        form(&['﹀'], Count::One, Beside::Anything, Mark("〉"), "4.15"),
        // Quotation marks without a partner.
        form(&['"', '＂'], Count::One, Beside::NoInch, Said("mark-form-quotation-marks"), "4.8"),
        // Stars between numbers.
        form(&['*', '＊'], Count::One, Beside::Digits, Mark("×"), "GB/T 3102.11-1993, 11-6"),
        form(&['*'], Count::Several, Beside::Digits, Said("mark-form-stars"), "GB/T 3102.11-1993, 11-6"),
    ]
};

/// A pair of marks of a wrong form around a text.
struct PairForm {
    open: &'static str,
    close: &'static str,
    /// What would be right.
    right: &'static str,
    clause: &'static str,
    kind: PairKind,
}

/// What Western text uses such marks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PairKind {
    /// For quotations and inches.
    Quotes,
    /// For quotations, apostrophes and feet.
    Apostrophes,
    /// For comparisons.
    Angles,
    /// For nothing.
    Titles,
}

const fn pair(
    open: &'static str,
    close: &'static str,
    right: &'static str,
    clause: &'static str,
    kind: PairKind,
) -> PairForm {
    PairForm { open, close, right, clause, kind }
}

/// Marks around a text. Longer ones come before those they begin with.
const PAIRED: &[PairForm] = &[
    pair("``", "''", "“…”", "4.8", PairKind::Quotes),
    pair("''", "''", "“…”", "4.8", PairKind::Quotes),
    pair("\"", "\"", "“…”", "4.8", PairKind::Quotes),
    pair("＂", "＂", "“…”", "4.8", PairKind::Quotes),
    pair("″", "″", "“…”", "4.8", PairKind::Quotes),
    pair("„", "”", "“…”", "4.8", PairKind::Quotes),
    pair("„", "“", "“…”", "4.8", PairKind::Quotes),
    pair("`", "'", "‘…’", "4.8", PairKind::Apostrophes),
    pair("'", "'", "‘…’", "4.8", PairKind::Apostrophes),
    pair("＇", "＇", "‘…’", "4.8", PairKind::Apostrophes),
    pair("′", "′", "‘…’", "4.8", PairKind::Apostrophes),
    pair("<<", ">>", "《…》", "4.15", PairKind::Titles),
    pair("＜＜", "＞＞", "《…》", "4.15", PairKind::Titles),
    pair("〈〈", "〉〉", "《…》", "4.15", PairKind::Titles),
    pair("≪", "≫", "《…》", "4.15", PairKind::Titles),
    pair("«", "»", "《…》", "4.15", PairKind::Titles),
    pair("<", ">", "〈…〉", "4.15", PairKind::Angles),
    pair("＜", "＞", "〈…〉", "4.15", PairKind::Angles),
    pair("‹", "›", "〈…〉", "4.15", PairKind::Titles),
];

/// A mark that is found, and what would be right.
#[derive(Debug, PartialEq, Eq)]
struct FoundForm {
    range: Range<usize>,
    /// The mark as it was typed.
    typed: String,
    right: RightForm,
    clause: &'static str,
}

/// Reports A208, for text in Chinese.
pub(super) fn check<'a>(passage: &Passage<'a>, report: &mut TextFindings<'_, 'a>) {
    if !is_chinese(passage.owner.language.as_str()) {
        return;
    }
    for FoundForm { range, typed, right, clause } in find(&passage.text) {
        let message = || sentence!("mark-form", typed, right = right.sentence());
        if let Some(diagnostic) = report.add(passage, range, Code::MarkForm, message) {
            diagnostic.help.push(cited(clause));
        }
    }
}

/// The standard that has a clause, and its numbers.
fn cited(clause: &str) -> Sentence {
    let (standard, clauses) = match clause.split_once(", ") {
        Some((standard, clauses)) if standard.starts_with("GB") => (standard, clauses),
        _ => ("GB/T 15834-2011", clause),
    };
    sentence!("mark-form.help", standard, clauses = list(clauses.split(", ")))
}

/// The marks of a wrong form in a text, in its order.
fn find(text: &str) -> Vec<FoundForm> {
    if !text.chars().any(is_of_chinese) {
        return Vec::new();
    }
    // Bytes that are judged already.
    let mut judged = vec![false; text.len()];
    code_in(text).into_iter().for_each(|code| judged[code].fill(true));
    let mut found = Vec::new();
    PAIRED.iter().for_each(|row| row.find(text, &mut judged, &mut found));
    let mut done = 0;
    for (at, c) in text.char_indices() {
        if at < done || judged[at] || c.is_ascii_alphanumeric() || is_han(c) {
            continue;
        }
        let (row, end) = row_at(text, at, c);
        done = end;
        if let Some(row) = row {
            let typed = text[at..end].to_owned();
            found.push(FoundForm { range: at..end, typed, right: row.right, clause: row.clause });
        }
    }
    found.sort_by_key(|form| form.range.start);
    found
}

/// The row for the mark at a place if there is one, and where the run of the mark ends.
fn row_at(text: &str, at: usize, c: char) -> (Option<&'static MarkForm>, usize) {
    let mut longest = at;
    for row in FORMS.iter().filter(|row| row.marks.contains(&c)) {
        let run = text[at..].chars().take_while(|c| row.marks.contains(c));
        let (count, length) = run.fold((0, 0), |(count, length), c| (count + 1, length + c.len_utf8()));
        if row.count.fits(count) && row.beside.fits(text, at, at + length) {
            return (Some(row), at + length);
        }
        longest = longest.max(at + length);
    }
    (None, longest)
}

impl Count {
    fn fits(self, count: usize) -> bool {
        match self {
            Self::One => count == 1,
            Self::Several => count > 1,
            Self::Few => matches!(count, 2 | 3),
            Self::Odd => count % 2 == 1,
            Self::Any => true,
        }
    }
}

impl Beside {
    /// Whether a mark at some bytes stands beside what makes it wrong.
    fn fits(self, text: &str, start: usize, end: usize) -> bool {
        // Quotation marks and closing brackets beside it hide nothing.
        let before = text[..start].chars().rev().find(|&c| !is_quote(c));
        let after = text[end..].chars().find(|&c| !is_quote(c));
        let is = |c: Option<char>, of: fn(char) -> bool| c.is_some_and(of);
        match self {
            Self::One => is(before, is_of_chinese) || is(after, is_of_chinese),
            Self::End => is(before, is_of_chinese) && !is(after, char::is_alphanumeric),
            Self::After => is(before, is_of_chinese),
            Self::Both => is(before, is_of_chinese) && is(after, is_of_chinese) && !ends_name(text, start),
            Self::Joined => is(before, is_joined) && is(after, is_joined),
            Self::Digits => is(before, |c| c.is_ascii_digit()) && is(after, |c| c.is_ascii_digit()),
            Self::NoInch => Self::One.fits(text, start, end) && !is(before, |c| c.is_ascii_digit()),
            Self::Anything => true,
        }
    }
}

/// Chinese characters and marks.
fn is_of_chinese(c: char) -> bool {
    is_han(c) || is_full_width_mark(c)
}

fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '"' | '\'')
}

/// What a sign of a range joins.
fn is_joined(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '%' | '‰' | '℃' | '°')
}

/// Whether the text before a sign ends as names of places and times do, which one `—` joins.
fn ends_name(text: &str, end: usize) -> bool {
    let is_dash = text[end..].starts_with('—');
    is_dash
        && text[..end].ends_with([
            '年', '月', '日', '时', '点', '周', '期', '站', '港', '省', '市', '县', '区', '镇', '村', '路',
            '场', '头', '院', '校', '桥', '园', '街', '城', '州', '厂', '门',
        ])
}

/// Text between grave accents, which is code and is told as such (A104).
fn code_in(text: &str) -> Vec<Range<usize>> {
    let marks: Vec<usize> = text.match_indices('`').map(|(at, _)| at).collect();
    let pairs = marks.chunks_exact(2).filter(|pair| pair[1] > pair[0] + 1);
    pairs.map(|pair| pair[0]..pair[1] + 1).collect()
}

impl PairForm {
    /// Finds the marks around texts.
    fn find(&self, text: &str, judged: &mut [bool], found: &mut Vec<FoundForm>) {
        let mut opened: Option<usize> = None;
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            match opened {
                Some(start) if !judged[at] && rest.starts_with(self.close) && self.may_close(text, at) => {
                    let (inside, end) = (start + self.open.len()..at, at + self.close.len());
                    if self.is_wrong(text, inside.clone()) {
                        judged[start..inside.start].fill(true);
                        judged[at..end].fill(true);
                        found.push(FoundForm {
                            range: start..inside.start,
                            typed: format!("{}…{}", self.open, self.close),
                            right: RightForm::Mark(self.right),
                            clause: self.clause,
                        });
                    }
                    opened = None;
                    at = end;
                }
                _ if !judged[at] && rest.starts_with(self.open) && self.may_open(text, at) => {
                    opened = Some(at);
                    at += self.open.len();
                }
                _ => at += rest.chars().next().map_or(1, char::len_utf8),
            }
        }
    }

    /// Whether the mark at a place opens: it is no apostrophe, and no inch, foot or minute.
    fn may_open(&self, text: &str, at: usize) -> bool {
        let before = text[..at].chars().next_back();
        match self.kind {
            PairKind::Quotes => !before.is_some_and(|c| c.is_ascii_digit()),
            PairKind::Apostrophes | PairKind::Angles => !before.is_some_and(|c| c.is_ascii_alphanumeric()),
            PairKind::Titles => true,
        }
    }

    /// Whether the mark at a place closes: it is no apostrophe.
    fn may_close(&self, text: &str, at: usize) -> bool {
        let after = text[at + self.close.len()..].chars().next();
        self.kind != PairKind::Apostrophes || !after.is_some_and(|c| c.is_ascii_alphanumeric())
    }

    /// Whether the text between the marks is Chinese, or stands in Chinese.
    fn is_wrong(&self, text: &str, inside: Range<usize>) -> bool {
        let held = &text[inside.clone()];
        let is_chinese = |c: Option<char>| c.is_some_and(is_of_chinese);
        let beside = || {
            is_chinese(text[..inside.start - self.open.len()].trim_end().chars().next_back())
                || is_chinese(text[inside.end + self.close.len()..].trim_start().chars().next())
        };
        match self.kind {
            // Signs of comparison stand in different clauses.
            PairKind::Angles if held.contains(['，', '。', '；', '！', '？', '\n']) => false,
            PairKind::Angles | PairKind::Titles => held.chars().any(is_of_chinese),
            PairKind::Quotes | PairKind::Apostrophes => {
                !held.is_empty() && (held.chars().any(is_of_chinese) || beside())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found, each mark with what would be right.
    fn found(text: &str) -> String {
        let right = |form: &FoundForm| form.right.sentence().english().replace('`', "");
        let shown = |form: FoundForm| format!("{} → {}", form.typed, right(&form));
        find(text).into_iter().map(shown).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn marks_of_the_wrong_form_are_found_in_chinese_text() {
        for (text, expected) in [
            // GB/T 15834-2011, 4.8: quotation marks.
            ("他说\"好\"。", "\"…\" → “…”"),
            ("\"好\"", "\"…\" → “…”"),
            ("品牌\"ABC\"上市", "\"…\" → “…”"),
            ("用AI\"助手\"写", "\"…\" → “…”"),
            ("引用 \"Hello, world\" 一句", "\"…\" → “…”"),
            ("他说\"好", "\" → “ or ”"),
            ("他说'好'。", "'…' → ‘…’"),
            ("他说``好''。", "``…'' → “…”"),
            ("他说„好”。", "„…” → “…”"),
            ("他说＂好＂。", "＂…＂ → “…”"),
            ("他说″好″。", "″…″ → “…”"),
            // 4.15: title marks.
            ("读<<书>>", "<<…>> → 《…》"),
            ("读<书>", "<…> → 〈…〉"),
            ("读＜＜书＞＞", "＜＜…＞＞ → 《…》"),
            ("读〈〈书〉〉", "〈〈…〉〉 → 《…》"),
            ("读≪书≫和«报»", "≪…≫ → 《…》; «…» → 《…》"),
            // 4.1: full stops.
            ("好.", ". → 。"),
            ("好. 他走了", ". → 。"),
            ("他说“好”.", ". → 。"),
            ("好｡", "｡ → 。"),
            ("列夫.托尔斯泰", ". → 。, or · in a name"),
            ("3．5倍", "． → ."),
            // 4.11: ellipses.
            ("等...", "... → ……"),
            ("等......", "...... → ……"),
            ("等..", ".. → ……"),
            ("等。。。", "。。。 → …… or one 。"),
            ("等···", "··· → ……"),
            ("等⋯⋯", "⋯⋯ → ……"),
            ("等⋯", "⋯ → ……"),
            ("等…", "… → ……"),
            ("等………", "……… → ……"),
            ("等•••", "••• → ……"),
            ("今天，，明天", "，， → one ，"),
            // 4.10 and 4.13: dashes and signs that join.
            ("他--我", "-- → ——"),
            ("他---我", "--- → ——"),
            ("他——我—你", "— → ——, unless it joins places or times"),
            ("他──我", "── → ——"),
            ("他─我", "─ → ——"),
            ("他━━我", "━━ → ——"),
            ("他――我", "―― → ——"),
            ("他－－我", "－－ → ——"),
            ("北京–上海", "– → —"),
            ("3~5月", "~ → ～"),
            ("周一~周五", "~ → ～"),
            ("好~", "~ → ～"),
            ("3〜5月", "〜 → ～"),
            // 4.14: interpuncts.
            ("列夫•托尔斯泰", "• → ·"),
            ("列夫・托尔斯泰", "・ → ·"),
            ("列夫‧托尔斯泰", "‧ → ·"),
            // Small, half-width and vertical forms.
            ("好﹐好﹗", "﹐ → ，; ﹗ → ！"),
            ("｢好｣", "｢ → 「; ｣ → 」"),
            ("︵好︶", "︵ → （; ︶ → ）"),
            // GB/T 3102.11.
            ("长3*4米", "* → ×"),
            ("即2**10个", "** → ×, or ^…^ for a power"),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn western_text_numbers_and_right_marks_are_left() {
        for text in [
            "他说：“好。”又说：‘嗯’……",
            "他——我",
            "等…………",
            "1998—2012年，5月—8月，溪湾站—金山站，芦桥菜场—区中医院",
            "列夫·托尔斯泰的《复活》和〈序〉",
            "上午10:30开始，比分3:2",
            "版本1.2，均价3.5元",
            "He said \"good\", and 'fine'. 他走了",
            "原文是：He said \"good\".",
            "don't和rock'n'roll",
            "李白's诗",
            "6\"的管子和5'的杆",
            "北纬30°15′20″处",
            "网址http://a.cn/~b/c--d...e，邮箱a.b@c.cn",
            "用`a...b`和`x \"好\" y`",
            "Inc.公司",
            "A<B，但C>D",
            "1．甲 2．乙",
            "• 项目",
            "姓名-----------",
            "~~删~~",
            "a--b，c...d",
            "e-mail和2-3",
            "Wait... what? -- no",
            "ー",
            "",
        ] {
            assert_eq!(found(text), "", "{text}");
        }
    }

    #[test]
    fn every_row_of_the_table_has_marks_and_a_clause() {
        for row in FORMS {
            let right = row.right.sentence().english();
            assert!(!row.marks.is_empty() && !right.is_empty() && !row.clause.is_empty(), "{right}");
        }
    }

    #[test]
    fn long_rows_of_marks_are_judged_in_one_pass() {
        for piece in ["-–", ".", "\"", "<", "'.", "`"] {
            let text = format!("A{}好", piece.repeat(100_000));
            assert!(find(&text).len() < 200_000, "{piece}");
        }
    }
}
