//! Two hundred small issues of odd characters: what goes in comes out or is told, no token is parted,
//! no note mark begins a line, nothing is printed over anything else.

use std::collections::BTreeMap;

use paiban::check::{self, CheckedIssue};
use paiban::diagnostics::{Checked, Code, SourceMap};
use paiban::edition::{Edition, Frame, LineKind, Tag};
use paiban::layout::{Paper, Theme, compose};
use paiban::model::Issue;
use paiban::source::{Draft, Origins, PictureFiles, folder};
use paiban::text::FontLibrary;
use serde_json::{Value, json};

use crate::generator::random::Random;
use crate::judge;

/// Left out wherever they stand.
const INVISIBLE: [char; 12] = [
    '\u{200B}',
    '\u{FEFF}',
    '\u{3164}',
    '\u{115F}',
    '\u{2061}',
    '\u{34F}',
    '\u{202E}',
    '\u{200E}',
    '\u{2066}',
    '\u{E0001}',
    '\u{2800}',
    '\u{206A}',
];
/// No ink, and kept.
const KEPT: [&str; 7] = [
    "葛\u{E0100}",
    "👨\u{200D}👩\u{200D}👧",
    "❤\u{FE0F}",
    "👍\u{1F3FD}",
    "10\u{2060}km",
    "1\u{FE0F}\u{20E3}",
    "🇨🇳",
];
const TOKENS: [&str; 14] = [
    "1,000.50",
    "2026-03-20",
    "13800001234",
    "138 0000 1234",
    "C++",
    "100%+",
    "２０２６",
    "－5",
    "1.2万",
    "3—5",
    "10～20",
    "10:30",
    "￥12.50",
    "v1.2.3",
];
const WORDS: [&str; 8] =
    ["溪湾镇", "老街坊", "今天开始", "把茶桌搬到桥头", "听说", "运河", "新修的桥", "孩子们"];
const MARKS: [&str; 9] = ["，", "。", "、", "；", "！", "？", "“好”", "（一）", "——"];
const KINDS: [&str; 3] = ["strong", "emphasis", "proper-name"];
const BLANKS: [&str; 5] =
    ["\u{3000}\u{3000}", "\u{A0}\u{A0}\u{A0}\u{A0}", "\u{2003}", " ", "\u{2002}\u{200B}"];

/// An issue, the ink of its article, and how many characters of it are left out.
struct Odd {
    issue: Issue,
    ink: String,
    left_out: usize,
}

/// Text while it is made, as the inlines of `issue.json`.
#[derive(Default)]
struct Writing {
    inlines: Vec<Value>,
    ink: String,
    left_out: usize,
}

impl Writing {
    fn text(&mut self, text: &str) {
        self.ink.extend(text.chars().filter(|c| !INVISIBLE.contains(c) && !c.is_whitespace()));
        self.left_out += text.chars().filter(|c| INVISIBLE.contains(c)).count();
        self.inlines.push(json!({ "kind": "text", "text": text }));
    }

    /// Text with a meaning: what `kind` of inline holds it.
    fn marked(&mut self, kind: &str, text: &str) {
        self.text(text);
        let content = self.inlines.pop();
        self.inlines.push(json!({ "kind": kind, "content": [content] }));
    }

    fn sentence(&mut self, random: &mut Random, notes: &mut Vec<Value>) {
        self.text(random.pick::<&str>(&WORDS));
        match random.between(0, 12) {
            0..=2 => self.text(random.pick::<&str>(&TOKENS)),
            3..=4 => self.text(&random.pick(&INVISIBLE).to_string()),
            5 => self.text(random.pick::<&str>(&KEPT)),
            6 if notes.len() < 20 => {
                let id = (notes.len() + 1).to_string();
                self.ink.push(char::from_u32(0x2460 + notes.len() as u32).unwrap());
                self.inlines.push(json!({ "kind": "note-mark", "note": id }));
                let block = json!({ "kind": "paragraph", "text": [{ "kind": "text", "text": "见后文。" }] });
                notes.push(json!({ "id": id, "blocks": [block] }));
            }
            7 => self.marked(random.pick::<&str>(&KINDS), random.pick::<&str>(&TOKENS)),
            8 => self.marked(random.pick::<&str>(&KINDS), random.pick::<&str>(&MARKS)),
            9 => self.marked(random.pick::<&str>(&KINDS), random.pick::<&str>(&WORDS)),
            _ => {}
        }
        self.text(random.pick::<&str>(&WORDS));
        if random.once_in(2) {
            self.text(random.pick::<&str>(&MARKS));
        }
    }
}

fn odd(seed: u64) -> Odd {
    let mut random = Random::new(seed);
    let mut notes = Vec::new();
    let mut head = Writing::default();
    head.text(random.pick::<&str>(&BLANKS));
    head.text("今日");
    head.text(random.pick::<&str>(&TOKENS));
    head.text(&format!("{}春{}", random.pick(&INVISIBLE), random.pick::<&str>(&BLANKS)));
    let headline: String = head.inlines.iter().map(|inline| inline["text"].as_str().unwrap()).collect();
    let (mut ink, mut left_out, mut body) = (head.ink, head.left_out, Vec::new());
    for _ in 0..random.between(3, 8) {
        let mut paragraph = Writing::default();
        paragraph.text(random.pick::<&str>(&BLANKS));
        for _ in 0..random.between(4, 14) {
            paragraph.sentence(&mut random, &mut notes);
        }
        ink.push_str(&paragraph.ink);
        left_out += paragraph.left_out;
        body.push(json!({ "kind": "paragraph", "text": paragraph.inlines }));
    }
    for number in 0..notes.len() as u32 {
        ink.push(char::from_u32(0x2460 + number).unwrap());
        ink.push_str("见后文。");
    }
    let issue = serde_json::from_value(json!({
        "publication": { "title": "试验报", "slug": "test", "language": "zh-Hans-CN", "kind": "other" },
        "date": "2026-03-20",
        "pages": [{ "label": "A01", "articles": [{ "id": "a", "headline": [headline], "body": body, "notes": notes }] }],
    }));
    Odd { issue: issue.unwrap(), ink, left_out }
}

/// The issue after its article was a file.
fn through_a_file(mut issue: Issue) -> Issue {
    let files = folder::files_of(&issue, &PictureFiles::new());
    let (_, file) = files.iter().find(|(path, _)| path.extension() == Some("md".as_ref())).unwrap();
    let mut read = folder::article::from_text(std::str::from_utf8(file).unwrap());
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
    read.value.id = issue.pages[0].articles[0].id.clone();
    issue.pages[0].articles[0] = read.value;
    issue
}

fn checked(issue: Issue, fonts: &FontLibrary) -> Checked<CheckedIssue> {
    let draft = Draft {
        issue,
        pictures: BTreeMap::new(),
        accepted: paiban::model::AcceptedLayout::default(),
        origins: Origins::default(),
        files: SourceMap::default(),
    };
    check::check(&draft, &|c| fonts.covers(c))
}

/// How many characters the check says it left out.
fn told(checked: &Checked<CheckedIssue>) -> usize {
    let of = |code| matches!(code, Code::InvisibleCharacter | Code::InvisibleControl);
    let found = checked.diagnostics.iter().filter(|found| of(found.code));
    found.map(|found| found.data.get("count").and_then(Value::as_u64).unwrap_or(1) as usize).sum()
}

/// The ink of frames that is text of an article.
fn ink_of(frames: &[Frame], into: &mut String) {
    for frame in frames {
        match frame {
            Frame::Group { tag: Tag::Artifact, .. } => {}
            Frame::Group { frames, .. } => ink_of(frames, into),
            Frame::Glyphs(run) => into.extend(run.text.chars().filter(|c| !c.is_whitespace())),
            _ => {}
        }
    }
}

fn printed(edition: &Edition) -> String {
    let mut ink = String::new();
    for frame in edition.sheets.iter().flat_map(|sheet| &sheet.frames) {
        if let Frame::Group { tag: Tag::Article(_), frames } = frame {
            ink_of(frames, &mut ink);
        }
    }
    ink
}

/// Tokens that lines part, and note marks that begin one.
fn faults_of_lines(edition: &Edition) -> Vec<String> {
    let (mut text, mut starts, mut faults) = (String::new(), Vec::new(), Vec::new());
    for line in edition.regions().into_iter().flat_map(|sheet| sheet.lines) {
        if !matches!(line.kind, LineKind::Text | LineKind::Head) {
            continue;
        }
        if line.text.starts_with(|c| ('①'..='⑳').contains(&c)) {
            faults.push(format!("a note mark begins {}", line.text));
        }
        starts.push(text.len());
        text.push_str(&line.text);
    }
    for token in TOKENS {
        for (at, _) in text.match_indices(token) {
            let parted = starts.iter().any(|&start| at < start && start < at + token.len());
            faults.extend(parted.then(|| format!("{token} is parted at byte {at}")));
        }
    }
    faults
}

#[test]
fn what_goes_in_comes_out_or_is_told_and_no_token_is_parted() {
    let fonts = FontLibrary::bundled();
    let theme = Theme::bundled(Theme::DEFAULT).unwrap();
    for seed in 0..200 {
        let Odd { issue, ink, left_out } = odd(seed);
        let issue = if seed % 2 == 0 { issue } else { through_a_file(issue) };
        let checked = checked(issue, &fonts);
        assert_eq!(told(&checked), left_out, "issue {seed}");
        assert!(!checked.has_errors(), "issue {seed}: {:?}", checked.diagnostics);
        let paper = Paper::find(Paper::NAMES[seed as usize % Paper::NAMES.len()]).unwrap();
        let edition = compose(&checked.value, &theme, &paper, &fonts).unwrap().value.edition;
        assert_eq!(printed(&edition), ink, "issue {seed}");
        assert_eq!(faults_of_lines(&edition), [""; 0], "issue {seed}");
        assert_eq!(judge::misplaced(&edition), [""; 0], "issue {seed}");
    }
}
