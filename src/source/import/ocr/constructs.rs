//! What programs write that see pages, besides words: a table of constructs, each taken off the text or turned into
//! what the steps after this one read.
//!
//! | construct | becomes |
//! |---|---|
//! | front matter, fences around the page | nothing |
//! | `<img>`, pictures inside of a line, placeholders of pictures | a line that is a picture |
//! | tags that only arrange (`div`, `p`, `span`, `details` …) | line ends, or nothing |
//! | headings of HTML; a line that is strong as a whole | a heading |
//! | emphasis, quotes, code | its words |
//! | links | their words; the address is told |
//! | references (`&amp;`) | their characters |
//! | formulas | their characters, as far as they are digits and signs |
//! | words of Latin letters cut at a line end | whole words |
//! | comments | nothing |
//!
//! Tables of HTML stay as they are; `html_table` reads them. What is not carried is told with its place.

use std::ops::Range;

use super::formulas;
use super::places::Places;
use crate::source::html::each_reference;

/// Tags that arrange and say nothing. Those of the second list part lines.
const INLINE_TAGS: [&str; 12] =
    ["span", "b", "strong", "i", "em", "u", "font", "a", "sup", "sub", "small", "mark"];
const BLOCK_TAGS: [&str; 13] = [
    "div",
    "p",
    "br",
    "center",
    "details",
    "summary",
    "figure",
    "figcaption",
    "html",
    "body",
    "section",
    "article",
    "hr",
];

/// Most half characters of a strong line that is a heading.
const LONGEST_STRONG_HEADING: usize = 40;

/// Most lines of front matter.
const LONGEST_FRONT_MATTER: usize = 60;

/// A text without its markup.
#[derive(Debug, Default)]
pub(in crate::source::import) struct Cleaned {
    /// The text.
    pub(in crate::source::import) text: String,
    /// Where its characters were.
    pub(in crate::source::import) places: Places,
    /// What is not in it, with the bytes it had and the key of the words for it.
    pub(in crate::source::import) taken: Vec<(Range<usize>, &'static str)>,
}

/// Takes the markup off a text; `None` where it has none.
pub(in crate::source::import) fn clean(text: &str) -> Option<Cleaned> {
    let mut cleaning = Cleaning { source: text, out: Cleaned::default(), in_table: false, in_quote: false };
    let body = cleaning.around();
    let mut at = body.start;
    for line in text[body.clone()].split_inclusive('\n') {
        cleaning.line(at..at + line.len());
        at += line.len();
    }
    (cleaning.out.text != text).then_some(cleaning.out)
}

struct Cleaning<'a> {
    source: &'a str,
    out: Cleaned,
    in_table: bool,
    in_quote: bool,
}

impl Cleaning<'_> {
    /// Front matter and fences around the whole: what is between them.
    fn around(&mut self) -> Range<usize> {
        let text = self.source;
        let start = front_matter(text).unwrap_or(0);
        if start > 0 {
            self.out.taken.push((0..start, "not-imported-front-matter"));
        }
        let whole = text[start..].trim();
        let fenced = whole.strip_prefix("```").and_then(|rest| rest.strip_suffix("```"));
        match fenced.and_then(|inner| inner.split_once('\n')).filter(|(name, inner)| {
            name.trim().chars().all(|c| c.is_ascii_alphabetic()) && !inner.contains("```")
        }) {
            Some((_, inner)) => {
                let begin = inner.as_ptr() as usize - text.as_ptr() as usize;
                begin..begin + inner.len()
            }
            None => start..text.len(),
        }
    }

    fn line(&mut self, range: Range<usize>) {
        let line = &self.source[range.clone()];
        let words = line.trim_end_matches(['\n', '\r']);
        let lower = words.trim_start().to_ascii_lowercase();
        self.in_table |= lower.contains("<table");
        if self.in_table {
            self.in_table = !lower.contains("</table");
            return self.keep(range);
        }
        if lower.starts_with("```") {
            return self.out.taken.push((range, "not-imported-fence"));
        }
        let mut at = range.start;
        let quoted = words
            .trim_start()
            .strip_prefix('>')
            .filter(|rest| rest.is_empty() || rest.starts_with([' ', '>']));
        if let Some(rest) = quoted {
            let start = range.start + words.len() - rest.trim_start_matches(['>', ' ']).len();
            if !self.in_quote {
                self.out.taken.push((range.start..start, "not-imported-quote"));
            }
            at = start;
        }
        self.in_quote = quoted.is_some();
        let end = range.start + words.len();
        if let Some(inner) = strong_line(&self.source[at..end]) {
            self.other("###### ", at..at);
            self.inline(at + inner.start..at + inner.end);
            return self.keep(end..range.end);
        }
        self.inline(at..end);
        if let Some(hyphen) = self.cut_word(range.end) {
            self.out.taken.push((hyphen, "not-imported-hyphen"));
            self.out.text.pop();
            return;
        }
        self.keep(end..range.end);
    }

    /// The hyphen at the end of a line, if it cuts a word whose rest begins the next line.
    fn cut_word(&self, next: usize) -> Option<Range<usize>> {
        let line = self.source[..next].trim_end_matches(['\n', '\r']);
        let word = line.strip_suffix('-')?;
        let letter = |c: char| c.is_ascii_alphabetic();
        let cut = word.ends_with(letter)
            && self.source[next..].starts_with(|c: char| c.is_ascii_lowercase())
            && self.out.text.ends_with('-');
        cut.then(|| line.len() - 1..line.len())
    }

    /// Adds what is in the source.
    fn keep(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.out.places.push(self.out.text.len(), range.clone());
            self.out.text.push_str(&self.source[range]);
        }
    }

    /// Adds other characters than those of the source.
    fn other(&mut self, characters: &str, range: Range<usize>) {
        if !characters.is_empty() {
            self.out.places.push_other(self.out.text.len(), range);
            self.out.text.push_str(characters);
        }
    }

    /// The words of a line, mark by mark.
    fn inline(&mut self, range: Range<usize>) {
        let (mut plain, mut at) = (range.start, range.start);
        while at < range.end {
            let rest = &self.source[at..range.end];
            let Some(found) = rest.find(['<', '!', '[', '*', '_', '\\', '$', '&', '`']) else { break };
            at += found;
            match self.mark(at..range.end, plain) {
                Some(end) => (plain, at) = (end, end),
                None => at += 1,
            }
        }
        self.keep(plain..range.end);
    }

    /// Reads a mark at the beginning of a range, after plain words that are not yet added. Returns where it ends.
    fn mark(&mut self, range: Range<usize>, plain: usize) -> Option<usize> {
        let (start, rest) = (range.start, &self.source[range.clone()]);
        let mark = read_mark(rest, self.source[..start].chars().next_back())?;
        self.keep(plain..start);
        let at = |inner: &Range<usize>| start + inner.start..start + inner.end;
        let whole = start..start + mark.length;
        match mark.kind {
            MarkKind::Nothing(key) => self.out.taken.push((whole.clone(), key)),
            MarkKind::LineEnd => self.line_end(whole.clone()),
            MarkKind::Picture(picture) => {
                self.line_end(start..start);
                self.other(&picture, whole.clone());
                self.other("\n", whole.end..whole.end);
            }
            MarkKind::Heading(signs) => {
                self.line_end(start..start);
                self.other(&signs, whole.clone());
            }
            MarkKind::Words(inner, key) => {
                self.inline(at(&inner));
                self.out.taken.extend(key.map(|key| (whole.clone(), key)));
            }
            MarkKind::Verbatim(inner) => self.keep(at(&inner)),
            MarkKind::Characters(characters, key) => {
                self.other(&characters, whole.clone());
                self.out.taken.extend(key.map(|key| (whole.clone(), key)));
            }
        }
        Some(whole.end)
    }

    fn line_end(&mut self, range: Range<usize>) {
        if !self.out.text.is_empty() && !self.out.text.ends_with('\n') {
            self.other("\n", range);
        }
    }
}

/// A mark in a line.
struct Mark {
    /// Its bytes.
    length: usize,
    kind: MarkKind,
}

enum MarkKind {
    /// Is left out; the key of what it is.
    Nothing(&'static str),
    /// Ends a line.
    LineEnd,
    /// Is a picture, as a line.
    Picture(String),
    /// Begins a heading with these signs.
    Heading(String),
    /// Has words in it, which may have marks; the key of what is left out.
    Words(Range<usize>, Option<&'static str>),
    /// Has words in it, without marks.
    Verbatim(Range<usize>),
    /// Stands for characters.
    Characters(String, Option<&'static str>),
}

/// The mark that a text begins with. `before` is the character before it.
fn read_mark(text: &str, before: Option<char>) -> Option<Mark> {
    match text.as_bytes().first()? {
        b'<' => tag(text),
        b'!' => picture(text),
        b'[' => link(text),
        b'*' | b'_' => emphasis(text, before),
        b'`' => code(text),
        b'&' => reference(text),
        b'\\' => escape(text),
        b'$' => formula(text, before),
        _ => None,
    }
}

fn tag(text: &str) -> Option<Mark> {
    if let Some(comment) = text.strip_prefix("<!--") {
        let end = comment.find("-->")?;
        let kind = match comment[..end].trim().to_ascii_lowercase().as_str() {
            "image" | "figure" | "picture" => MarkKind::Picture("![]()".into()),
            _ => MarkKind::Nothing("not-imported-comment"),
        };
        return Some(Mark { length: end + 7, kind });
    }
    let end = text.find('>')?;
    let inner = text[1..end].trim_end_matches('/');
    let closes = inner.starts_with('/');
    let name: String =
        inner.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    let after = inner.trim_start_matches('/').get(name.len()..)?;
    if !(after.is_empty() || after.starts_with(char::is_whitespace)) {
        return None;
    }
    let kind = match name.as_str() {
        "img" => {
            let path = attribute(after, "src").unwrap_or_default();
            let alt =
                attribute(after, "alt").filter(|alt| !alt.eq_ignore_ascii_case("image")).unwrap_or_default();
            MarkKind::Picture(format!("![{}]({})", alt.replace(['[', ']'], ""), path.replace(['(', ')'], "")))
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if closes => MarkKind::LineEnd,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            MarkKind::Heading("#".repeat(usize::from(name.as_bytes()[1] - b'0')) + " ")
        }
        name if BLOCK_TAGS.contains(&name) => MarkKind::LineEnd,
        name if INLINE_TAGS.contains(&name) => MarkKind::Characters(String::new(), None),
        _ => return None,
    };
    Some(Mark { length: end + 1, kind })
}

fn attribute<'a>(tag: &'a str, wanted: &str) -> Option<&'a str> {
    let at = tag.find(&format!("{wanted}="))? + wanted.len() + 1;
    let quote = tag[at..].chars().next().filter(|c| ['"', '\''].contains(c))?;
    tag[at + 1..].split(quote).next()
}

fn picture(text: &str) -> Option<Mark> {
    let (alt, rest) = text.strip_prefix("![")?.split_once("](")?;
    let end = rest.find(')')?;
    if alt.contains([']', '[']) || rest[..end].contains('(') {
        return None;
    }
    let length = alt.len() + end + 5;
    Some(Mark { length, kind: MarkKind::Picture(text[..length].to_owned()) })
}

fn link(text: &str) -> Option<Mark> {
    let (words, rest) = text.strip_prefix('[')?.split_once("](")?;
    let end = rest.find(')')?;
    let address = &rest[..end];
    let is_address = address.starts_with(['#', '/', '.']) || address.contains("://");
    if words.contains([']', '[']) || !is_address {
        return None;
    }
    let length = words.len() + end + 4;
    Some(Mark { length, kind: MarkKind::Words(1..1 + words.len(), Some("not-imported-address")) })
}

/// Words between the same signs on both sides, `**甲**`, with no blank inside of the signs.
fn emphasis(text: &str, before: Option<char>) -> Option<Mark> {
    let sign = text.chars().next()?;
    let signs = text.len() - text.trim_start_matches(sign).len();
    // One underscore is a part of names, one asterisk a mark of misread text.
    if signs > 3 || (sign == '_' && (signs < 2 || before.is_some_and(char::is_alphanumeric))) {
        return None;
    }
    let fence = &text[..signs];
    let end = signs + text[signs..].find(fence)?;
    let inner = &text[signs..end];
    let closed = !text[end + signs..].starts_with(sign);
    let solid = !inner.is_empty() && inner.trim() == inner && !inner.contains(sign);
    if !(closed && solid) {
        return None;
    }
    Some(Mark { length: end + signs, kind: MarkKind::Words(signs..end, Some("not-imported-emphasis")) })
}

fn code(text: &str) -> Option<Mark> {
    let end = 1 + text[1..].find('`')?;
    (end > 1).then(|| Mark { length: end + 1, kind: MarkKind::Verbatim(1..end) })
}

fn reference(text: &str) -> Option<Mark> {
    let end = text.find(';').filter(|end| *end <= 32)?;
    let mut found = None;
    each_reference(&text[..=end], |part, characters| {
        if part == (0..end + 1) {
            found = characters.map(|characters| characters.replace(['\n', '\u{a0}'], " "));
        }
    });
    Some(Mark { length: end + 1, kind: MarkKind::Characters(found?, None) })
}

/// A backslash before a mark, or before a formula.
fn escape(text: &str) -> Option<Mark> {
    for (open, close) in [("\\(", "\\)"), ("\\[", "\\]")] {
        let inner = text.strip_prefix(open).and_then(|rest| rest.split_once(close));
        if let Some((inner, _)) = inner {
            return Some(of_formula(inner, inner.len() + 4));
        }
    }
    let mark = text[1..].chars().next().filter(char::is_ascii_punctuation)?;
    Some(Mark { length: 2, kind: MarkKind::Verbatim(1..1 + mark.len_utf8()) })
}

/// A formula between dollar signs: it has something of a formula in it, else the signs are money.
fn formula(text: &str, before: Option<char>) -> Option<Mark> {
    let signs = if text.starts_with("$$") { 2 } else { 1 };
    let end = signs + text[signs..].find(&text[..signs])?;
    let inner = &text[signs..end];
    let looks = inner.contains(['\\', '^', '{']) && !inner.contains('\n');
    (looks && before != Some('\\')).then(|| of_formula(inner, end + signs))
}

fn of_formula(inner: &str, length: usize) -> Mark {
    let (characters, whole) = formulas::plain(inner);
    let key = (!whole).then_some("not-imported-formula");
    Mark { length, kind: MarkKind::Characters(characters, key) }
}

/// The words of a line that is strong as a whole, short, and no sentence.
fn strong_line(line: &str) -> Option<Range<usize>> {
    let words = line.trim();
    let inner = words.strip_prefix("**")?.strip_suffix("**")?;
    let width: usize = inner.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let is_head = !inner.contains("**")
        && !inner.trim().is_empty()
        && width <= LONGEST_STRONG_HEADING
        && !inner.ends_with(['。', '；', '，']);
    let start = line.len() - line.trim_start().len() + 2;
    is_head.then(|| start..start + inner.len())
}

/// Where front matter ends: lines of keys between two rules at the beginning.
fn front_matter(text: &str) -> Option<usize> {
    let mut at = text.strip_prefix("---")?.starts_with(['\n', '\r']).then_some(0)?;
    for (number, line) in text.split_inclusive('\n').take(LONGEST_FRONT_MATTER).enumerate() {
        at += line.len();
        let words = line.trim_end();
        if number > 0 && words == "---" {
            return (number > 1).then_some(at);
        }
        let key = words.split_once(':').filter(|(_, value)| value.is_empty() || value.starts_with(' '));
        let is_key = key.is_some_and(|(key, _)| {
            !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "_- ".contains(c))
        });
        if number > 0 && !is_key && !words.is_empty() {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each construct as programs write it, what becomes of it, and what is told.
    #[test]
    fn every_construct_is_carried_or_told() {
        let cases: [(&str, &str, &[&str]); 31] = [
            (
                "甲<div style=\"text-align: center;\"><img src=\"imgs/a.jpg\" alt=\"Image\" width=\"40%\" /></div>\n乙",
                "甲\n![](imgs/a.jpg)\n\n乙",
                &[],
            ),
            ("甲![渠](a.png)乙", "甲\n![渠](a.png)\n乙", &[]),
            ("<!-- image -->\n甲", "![]()\n\n甲", &[]),
            ("<!-- PageNumber=2 -->甲", "甲", &["<!-- PageNumber=2 -->"]),
            ("<details><summary>图</summary>\n甲</details>", "图\n\n甲\n", &[]),
            ("<p align=\"center\">甲<br/>乙</p>", "甲\n乙\n", &[]),
            ("<h2>甲</h2>\n乙", "## 甲\n\n乙", &[]),
            ("<table><tr><td>**甲**</td></tr></table>\n", "<table><tr><td>**甲**</td></tr></table>\n", &[]),
            (
                "---\nprimary_language: zh\nis_table: False\n---\n甲",
                "甲",
                &["---\nprimary_language: zh\nis_table: False\n---\n"],
            ),
            ("---\n甲\n---\n乙", "---\n甲\n---\n乙", &[]),
            ("```markdown\n# 甲\n乙\n```\n", "# 甲\n乙\n", &[]),
            ("甲\n```text\n乙\n```\n", "甲\n乙\n", &["```text\n", "```\n"]),
            ("**治水三字经**\n甲", "###### 治水三字经\n甲", &[]),
            ("甲**乙**丙*丁*。", "甲乙丙丁。", &["**乙**", "*丁*"]),
            ("依托这个*战场，一营*。", "依托这个战场，一营。", &["*战场，一营*"]),
            ("依托这个*战场", "依托这个*战场", &[]),
            ("a_b_c 2 * 3 * 4", "a_b_c 2 * 3 * 4", &[]),
            ("> 甲\n> 乙\n丙", "甲\n乙\n丙", &["> "]),
            ("甲&amp;乙&lt;丙&nbsp;丁&#8220;", "甲&乙<丙 丁“", &[]),
            ("甲&乙；", "甲&乙；", &[]),
            ("甲\\( ^{1} \\)乙", "甲¹乙", &[]),
            ("约 $95\\%$，$26^{\\circ}C$，$50\\% \\sim 60\\%$", "约 95%，26°C，50%～60%", &[]),
            ("票价$5，$6", "票价$5，$6", &[]),
            ("式$\\frac{a}{b}$", "式\\frac{a}{b}", &["$\\frac{a}{b}$"]),
            ("the news-\npaper 甲", "the newspaper 甲", &["-"]),
            ("IPv6-\n甲", "IPv6-\n甲", &[]),
            ("[报](https://a.example)甲", "报甲", &["[报](https://a.example)"]),
            ("[上接第一版](见题)", "[上接第一版](见题)", &[]),
            ("1\\. 甲\\*", "1. 甲*", &[]),
            ("`甲`", "甲", &[]),
            ("甲<乙>丙 3<5", "甲<乙>丙 3<5", &[]),
        ];
        for (text, expected, told) in cases {
            let cleaned = clean(text);
            let found = cleaned.as_ref().map_or(text, |cleaned| &cleaned.text);
            assert_eq!(found, expected, "{text:?}");
            let taken: Vec<_> = cleaned.iter().flat_map(|cleaned| &cleaned.taken).collect();
            assert_eq!(
                taken.iter().map(|(range, _)| &text[range.clone()]).collect::<Vec<_>>(),
                told,
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_text_without_markup_is_not_touched() {
        assert!(clean("# 甲\n\n乙，丙。\n\n- 丁\n| 戊 |\n---\n").is_none());
    }
}
