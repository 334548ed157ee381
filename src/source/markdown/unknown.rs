//! Markup of other programs that Markdown reads as text.
//!
//! All of it is one table: what stands at a place ([`span_at`]), what stands in pairs ([`PAIRS`]), what
//! stands at the beginning of a line ([`line_at`]). It stays text, and is told. The writer asks the
//! same functions, so that no text that it writes reads as markup.

use std::ops::Range;

use super::marks::{HIDDEN, RawText, shifted_ranges};

/// A kind of markup that has no meaning here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unknown {
    Attributes,
    Revision,
    Template,
    BrokenLink,
    FullWidthLink,
    UndefinedLink,
    WikiLink,
    Citation,
    Contents,
    Alert,
    Formula,
    TexCommand,
    InlineNote,
    Caret,
    Emoji,
    Entity,
    FullWidthStars,
    OpenComment,
    Strikethrough,
    Highlight,
    Insertion,
    Remark,
    Spoiler,
    Division,
    Definition,
    TableRow,
    GridTable,
    Admonition,
    HeadingWithoutBlank,
    HeadingTooDeep,
    FullWidthBlockMark,
}

/// Markup at some bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UnknownMarkup {
    pub(super) range: Range<usize>,
    pub(super) kind: Unknown,
}

/// Each kind: what it is, and a way out, by the keys of the words.
const WORDS: [(Unknown, &str, &str); 31] = [
    (Unknown::Attributes, "unsupported-markdown.attributes", "unsupported-markdown.help-attributes"),
    (Unknown::Revision, "unsupported-markdown.revision", ESCAPE),
    (Unknown::Template, "unsupported-markdown.template", ESCAPE),
    (Unknown::BrokenLink, "unsupported-markdown.broken-link", "unsupported-markdown.help-broken-link"),
    (Unknown::FullWidthLink, "unsupported-markdown.full-width-link", LINK),
    (Unknown::UndefinedLink, "unsupported-markdown.undefined-link", LINK),
    (Unknown::WikiLink, "unsupported-markdown.wiki-link", LINK),
    (Unknown::Citation, "unsupported-markdown.citation", NOTE),
    (Unknown::Contents, "unsupported-markdown.contents", "unsupported-markdown.help-contents"),
    (Unknown::Alert, "unsupported-markdown.alert", ESCAPE),
    (Unknown::Formula, "unsupported-markdown.formula", "unsupported-markdown.help-formula"),
    (Unknown::TexCommand, "unsupported-markdown.tex", "unsupported-markdown.help-tex"),
    (Unknown::InlineNote, "unsupported-markdown.inline-note", NOTE),
    (Unknown::Caret, "unsupported-markdown.caret", "unsupported-markdown.help-caret"),
    (Unknown::Emoji, "unsupported-markdown.emoji", "unsupported-markdown.help-character"),
    (Unknown::Entity, "unsupported-markdown.entity", "unsupported-markdown.help-entity"),
    (Unknown::FullWidthStars, "unsupported-markdown.full-width-stars", STRONG),
    (Unknown::OpenComment, "html-comment.open", "html-comment.help-open"),
    (Unknown::Strikethrough, "unsupported-markdown.strikethrough", ESCAPE),
    (Unknown::Highlight, "unsupported-markdown.highlight", STRONG),
    (Unknown::Insertion, "unsupported-markdown.insertion", ESCAPE),
    (Unknown::Remark, "unsupported-markdown.remark", ESCAPE),
    (Unknown::Spoiler, "unsupported-markdown.spoiler", ESCAPE),
    (Unknown::Division, "unsupported-markdown.division", ESCAPE),
    (Unknown::Definition, "unsupported-markdown.definition", "unsupported-markdown.help-definition"),
    (Unknown::TableRow, "unsupported-markdown.table-row", "unsupported-markdown.help-table-row"),
    (Unknown::GridTable, "unsupported-markdown.grid-table", "unsupported-markdown.help-grid-table"),
    (Unknown::Admonition, "unsupported-markdown.admonition", ESCAPE),
    (
        Unknown::HeadingWithoutBlank,
        "unsupported-markdown.heading-blank",
        "unsupported-markdown.help-heading-blank",
    ),
    (
        Unknown::HeadingTooDeep,
        "unsupported-markdown.heading-depth",
        "unsupported-markdown.help-heading-depth",
    ),
    (
        Unknown::FullWidthBlockMark,
        "unsupported-markdown.full-width-block",
        "unsupported-markdown.help-full-width-block",
    ),
];

/// Ways out that several have.
const ESCAPE: &str = "unsupported-markdown.help";
const LINK: &str = "unsupported-markdown.help-link";
const NOTE: &str = "unsupported-markdown.help-note";
const STRONG: &str = "unsupported-markdown.help-strong";

impl Unknown {
    /// What it is, and a way out: the keys of the words.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        let words = WORDS.iter().find(|(kind, ..)| *kind == self).map(|&(_, what, help)| (what, help));
        words.unwrap_or(("unsupported-markdown", ESCAPE))
    }
}

/// Doubled marks around a text.
const PAIRS: [(char, Unknown); 5] = [
    ('~', Unknown::Strikethrough),
    ('=', Unknown::Highlight),
    ('+', Unknown::Insertion),
    ('%', Unknown::Remark),
    ('|', Unknown::Spoiler),
];

/// How far the end of markup is looked for.
const FARTHEST: usize = 200;

/// The markup in what is shown of a text, in its order. Lines of a paragraph have `lines`.
pub(super) fn find(shown: &str, lines: bool) -> Vec<UnknownMarkup> {
    let shifted = shifted_ranges(shown);
    let mut found = Vec::new();
    let mut before_line = None;
    let mut start = 0;
    for line in shown.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let kind = if lines { line_at(&line[indent..]) } else { None };
        // Rows of one table are told once.
        if let Some(kind) = kind.filter(|kind| before_line != Some(*kind)) {
            let end = start + line.trim_end().len();
            found.push(UnknownMarkup { range: start + indent..end.max(start + indent), kind });
        }
        before_line = kind;
        start += line.len();
    }
    spans(shown, &shifted, &mut found);
    for (mark, kind) in PAIRS {
        pairs(shown, mark, kind, &mut found);
    }
    dollars(shown, &mut found);
    found.sort_by_key(|markup| (markup.range.start, markup.kind));
    found
}

fn spans(shown: &str, shifted: &[Range<usize>], found: &mut Vec<UnknownMarkup>) {
    let mut shifted = shifted.iter().peekable();
    let (mut done, mut before) = (0, None);
    for (at, c) in shown.char_indices() {
        shifted.next_if(|range| range.end <= at);
        let is_shifted = shifted.peek().is_some_and(|range| range.contains(&at));
        let span =
            if at < done || is_shifted || !may_begin(c) { None } else { span_at(&shown[at..], before) };
        if let Some((length, kind)) = span {
            done = at + length;
            found.push(UnknownMarkup { range: at..done, kind });
        }
        before = Some(c);
    }
}

fn may_begin(c: char) -> bool {
    matches!(c, '{' | ']' | '[' | '$' | '\\' | '^' | ':' | '&' | '<' | '＊' | '！')
}

/// The markup at the beginning of a text, with its length; `before` is the character before it.
pub(super) fn span_at(text: &str, before: Option<char>) -> Option<(usize, Unknown)> {
    let rest = &text[text.chars().next()?.len_utf8()..];
    let one = |kind| Some((text.len() - rest.len(), kind));
    match text.chars().next()? {
        '{' => braces(text),
        ']' if rest.starts_with('(') => Some((2, Unknown::BrokenLink)),
        ']' if rest.starts_with('[') && !rest.starts_with("[^") => Some((2, Unknown::UndefinedLink)),
        ']' if rest.starts_with("（http") => Some((1 + '（'.len_utf8(), Unknown::FullWidthLink)),
        '！' if rest.starts_with('[') && enclosed(rest, "[", "](").is_some() => one(Unknown::FullWidthLink),
        '[' => square(text),
        '$' if rest.starts_with('$') => Some((2, Unknown::Formula)),
        '\\' if rest.starts_with(|c: char| c.is_ascii_alphabetic()) => {
            Some((1 + word(rest, |c| c.is_ascii_alphabetic()), Unknown::TexCommand))
        }
        '^' if rest.starts_with('[') => one(Unknown::InlineNote),
        '^' if before != Some('[') => one(Unknown::Caret),
        ':' if !before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | HIDDEN)) => {
            emoji(rest)
        }
        '&' => {
            let name = word(rest, |c| c.is_ascii_alphanumeric());
            let is_name = name > 0 && rest[name..].starts_with(';');
            is_name.then_some((name + 2, Unknown::Entity))
        }
        '<' if rest.starts_with("!--") => Some((4, Unknown::OpenComment)),
        '＊' if rest.starts_with('＊') => Some((2 * '＊'.len_utf8(), Unknown::FullWidthStars)),
        _ => None,
    }
}

/// Length of the characters at the beginning that are `of` a word, as far as one is looked for.
fn word(text: &str, of: impl Fn(char) -> bool) -> usize {
    text.chars().take(FARTHEST).take_while(|&c| of(c)).map(char::len_utf8).sum()
}

/// What stands between two marks of which the first begins the text, on one line and not far.
fn enclosed<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(open)?;
    let near = rest.char_indices().nth(FARTHEST).map_or(rest, |(end, _)| &rest[..end]);
    let line = near.split('\n').next()?;
    line.find(close).map(|end| &line[..end])
}

/// Attributes, marks of revision, commands of templates.
fn braces(text: &str) -> Option<(usize, Unknown)> {
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        if let Some(held) = enclosed(text, open, close) {
            return Some((held.len() + 4, Unknown::Template));
        }
    }
    let held = enclosed(text, "{", "}")?;
    let is_revision = ["++", "--", "~~", "==", ">>"].iter().any(|mark| held.starts_with(mark));
    let mut inside = held.trim_start().chars();
    let (first, second) = (inside.next(), inside.next());
    let is_name = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
    let is_pair = held.split_once('=').is_some_and(|(key, _)| is_key(key.trim()));
    let is_attributes =
        matches!(first, Some('.' | '#' | ':')) && (is_name(second) || second == Some(' ')) || is_pair;
    let kind = match (is_revision, is_attributes || held.contains('|')) {
        (true, _) => Unknown::Revision,
        (_, true) => Unknown::Attributes,
        _ => return None,
    };
    Some((held.len() + 2, kind))
}

fn is_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
}

/// Links of wikis, citations, alerts, tables of contents.
fn square(text: &str) -> Option<(usize, Unknown)> {
    if let Some(held) = enclosed(text, "[[", "]]") {
        return Some((held.len() + 4, Unknown::WikiLink));
    }
    let held = enclosed(text, "[", "]")?;
    let letters = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let kind = match held.as_bytes().first()? {
        b'@' => Unknown::Citation,
        b'!' if letters(&held[1..]) => Unknown::Alert,
        _ if held.eq_ignore_ascii_case("toc") => Unknown::Contents,
        _ => return None,
    };
    Some((held.len() + 2, kind))
}

/// The name of an emoji after its colon, as in `:smile:`.
fn emoji(rest: &str) -> Option<(usize, Unknown)> {
    let name = word(rest, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '+' | '-'));
    let after = rest[name..].strip_prefix(':')?;
    let is_name = name >= 2 && rest.starts_with(|c: char| c.is_ascii_lowercase());
    (is_name && !after.starts_with([':', '/'])).then_some((name + 2, Unknown::Emoji))
}

/// Texts between two doubled marks.
fn pairs(shown: &str, mark: char, kind: Unknown, found: &mut Vec<UnknownMarkup>) {
    let mut opened = None;
    let mut at = 0;
    while let Some(next) = shown[at..].find(mark) {
        let start = at + next;
        let end = start + shown[start..].bytes().take_while(|&byte| byte == mark as u8).count();
        at = end;
        if end - start != 2 {
            continue;
        }
        let (before, after) = (shown[..start].chars().next_back(), shown[end..].chars().next());
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let of_word = mark != '~' && before.is_some_and(|c| c.is_ascii_alphanumeric());
        match opened {
            Some(from) if !blank(before) => {
                found.push(UnknownMarkup { range: from..end, kind });
                opened = None;
            }
            _ if !blank(after) && !of_word => opened = Some(start),
            _ => {}
        }
    }
}

/// Formulas between single dollars (as pandoc has them: no blank inside, no digit after).
fn dollars(shown: &str, found: &mut Vec<UnknownMarkup>) {
    let mut opened: Option<usize> = None;
    for (at, _) in shown.match_indices('$') {
        let (before, after) = (shown[..at].chars().next_back(), shown[at + 1..].chars().next());
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        if before == Some('$') || after == Some('$') {
            opened = None;
            continue;
        }
        let held = opened.map(|from| &shown[from + 1..at]).filter(|held| held.len() <= FARTHEST);
        let closes = !blank(before) && !after.is_some_and(|c| c.is_ascii_digit());
        if let (Some(from), Some(held), true) = (opened, held, closes)
            && held.chars().all(|c| c < '\u{2E80}' && c != HIDDEN)
        {
            found.push(UnknownMarkup { range: from..at + 1, kind: Unknown::Formula });
            opened = None;
            continue;
        }
        let opens = !blank(after) && !before.is_some_and(|c| c.is_ascii_alphanumeric());
        opened = opens.then_some(at);
    }
}

/// Formulas as TeX marks them, in bytes of the source: `\\(` and `\\)` on one line, `\\[` on a line of
/// its own. To Markdown these are brackets.
pub(super) fn tex(raw: &RawText<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in raw.whole().split_inclusive('\n') {
        let mut opened = None;
        for (at, _) in line.match_indices('\\').filter(|(at, _)| raw.is_escaped(start + at + 1)) {
            match (line[at + 1..].chars().next(), opened) {
                (Some('('), _) => opened = Some(start + at),
                (Some(')'), Some(from)) => {
                    found.push(raw.at(from..start + at + 2));
                    opened = None;
                }
                (Some('['), _) if line.trim() == "\\[" => found.push(raw.at(start + at..start + at + 2)),
                _ => {}
            }
        }
        start += line.len();
    }
    found
}

/// The markup that a line begins with.
pub(super) fn line_at(line: &str) -> Option<Unknown> {
    let line = line.trim_end();
    let rest = &line[line.chars().next()?.len_utf8()..];
    let blank = |text: &str| text.starts_with([' ', '\t', '\u{3000}']);
    match line.chars().next()? {
        ':' if rest.starts_with("::") => Some(Unknown::Division),
        ':' if blank(rest) => Some(Unknown::Definition),
        '|' => Some(Unknown::TableRow),
        '+' if rest.starts_with(['-', '=']) && rest.ends_with('+') => Some(Unknown::GridTable),
        mark @ ('!' | '?') => {
            let after = rest.strip_prefix([mark, mark].iter().collect::<String>().as_str())?;
            let names = after.strip_prefix(' ')?.starts_with(|c: char| c.is_ascii_alphabetic());
            names.then_some(Unknown::Admonition)
        }
        '#' => heading(line),
        '＃' | '＞' if blank(rest) || rest.starts_with('＃') => Some(Unknown::FullWidthBlockMark),
        '｜' => Some(Unknown::FullWidthBlockMark),
        _ => None,
    }
}

/// A line of number signs that is no subhead. `#溪湾#` is a topic and `#1` a number.
fn heading(line: &str) -> Option<Unknown> {
    let text = line.trim_start_matches('#');
    let signs = line.len() - text.len();
    match text.chars().next() {
        Some(c) if c.is_whitespace() => (signs > 6).then_some(Unknown::HeadingTooDeep),
        Some(c) if signs <= 6 && !c.is_ascii_digit() && !text.contains('#') => {
            Some(Unknown::HeadingWithoutBlank)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Unknown> {
        find(text, true).into_iter().map(|markup| markup.kind).collect()
    }

    #[test]
    fn markup_of_other_programs_is_found() {
        use Unknown::*;
        for (text, expected) in [
            ("[x]{.underline}", Attributes),
            ("标题 {#id}", Attributes),
            ("图{width=50%}", Attributes),
            ("段{: .lead}", Attributes),
            ("{漢字|かんじ}", Attributes),
            ("甲{++乙++}", Revision),
            ("甲{~~乙~>丙~~}", Revision),
            ("{{ page.title }}", Template),
            ("{% include a.html %}", Template),
            ("[甲](http://a.cn/空 格)", BrokenLink),
            ("[甲](http://a.cn", BrokenLink),
            ("[甲]（http://a.cn）", FullWidthLink),
            ("！[甲](a.png)", FullWidthLink),
            ("[甲][乙]", UndefinedLink),
            ("[[甲]]", WikiLink),
            ("[@li2019, 33]", Citation),
            ("[TOC]", Contents),
            ("[!NOTE]", Alert),
            ("$$x$$", Formula),
            ("设$x$为", Formula),
            ("\\alpha射线", TexCommand),
            ("甲^[注]", InlineNote),
            ("m^2", Caret),
            ("(^_^)", Caret),
            ("好:smile:", Emoji),
            ("甲&foo;乙", Entity),
            ("＊＊重点＊＊", FullWidthStars),
            ("甲<!-- 乙", OpenComment),
            ("~~删~~", Strikethrough),
            ("甲==重点==乙", Highlight),
            ("甲++添++", Insertion),
            ("%%旁注%%", Remark),
            ("谜底||甲||", Spoiler),
            ("::: warning", Division),
            ("术语\n: 解释", Definition),
            ("| 甲 | 乙 |\n| 1 | 2 |", TableRow),
            ("| 床前明月光", TableRow),
            ("+---+---+\n| 甲 |\n+===+", GridTable),
            ("!!! note", Admonition),
            ("#标题", HeadingWithoutBlank),
            ("####### 标题", HeadingTooDeep),
            ("＃ 标题", FullWidthBlockMark),
            ("＞ 引文", FullWidthBlockMark),
            ("｜甲｜乙｜", FullWidthBlockMark),
        ] {
            let found = kinds(text);
            assert!(found.contains(&expected), "{text}: {found:?}");
            assert_ne!(expected.words().0, "unsupported-markdown", "{expected:?} has words of its own");
        }
    }

    #[test]
    fn text_of_newspapers_is_no_markup() {
        for text in [
            "上午10:30开始，比分3:2",
            "US$5到US$6，售价$5，原价$ 8",
            "{甲，乙}和{1, 2}",
            "[记者]说[甲]、[乙]",
            "#溪湾春天#好看",
            "#1楼",
            "学C++、用C++",
            "a==b==c",
            "100%%",
            "一====二",
            "好~好~",
            "a:b:c和std::vec::Vec和http://a.cn:80/b",
            "AT&T；R&D",
            "H~2~O和m^2^",
            "[^1]",
            "甲＊乙",
            "好！[甲]",
            "!!!",
            "甲||乙",
            "+1",
            ":-)",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn rows_of_one_table_are_told_once_and_lines_only_in_paragraphs() {
        assert_eq!(kinds("| 甲 |\n| 乙 |"), [Unknown::TableRow]);
        assert_eq!(find("#标题", false), []);
        assert_eq!(find("甲{.a}", false)[0].range, 3..7);
    }
}
