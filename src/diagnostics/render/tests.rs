use super::*;
use crate::diagnostics::{Code, Diagnostic, PageArea, SourceMap, Span};
use crate::messages::MessageLanguage::{Chinese, English};
use crate::messages::{Sentence, sentence};

/// A sentence of no table.
fn said(text: &str) -> Sentence {
    Sentence::verbatim(text)
}

fn sample() -> (Diagnostic, SourceMap) {
    let mut files = SourceMap::default();
    let issue =
        files.add("issue.toml", "date = \"2026-03-20\"\n\n[[page]]\nlabel = \"1\"\nheadlines = \"要闻\"\n");
    let article =
        files.add("01/lead.md", format!("+++\n+++\n{}（甲{}\n", "溪湾".repeat(400), "乙丙。".repeat(400)));
    let key = files.text(issue).find("headlines").unwrap();
    let bracket = files.text(article).find('（').unwrap();
    let diagnostic = Diagnostic::new(Code::UnknownKey, said("unknown key `headlines` in `[[page]]`"))
        .label(Span::new(issue, key..key + 9), said("not a key of a page"))
        .label(Span::new(article, bracket..bracket + 3), said("opened here"))
        .label(Span::new(issue, 21..29), said("this table"))
        .help(said("did you mean `label`?"))
        .help(said("run `paiban schema` for all keys"))
        .data("key", "headlines");
    (diagnostic, files)
}

#[test]
fn people_see_every_place_and_a_long_paragraph_does_not_flood_the_terminal() {
    let (diagnostic, files) = sample();
    let expected = "\
error[M104]: unknown key `headlines` in `[[page]]`
 --> issue.toml:5:1
  |
3 | [[page]]
  | -------- this table
4 | label = \"1\"
5 | headlines = \"要闻\"
  | ^^^^^^^^^ not a key of a page
  |
 ::: 01/lead.md:3:1601
  |
3 | ...湾溪湾溪湾溪湾溪湾溪湾（甲乙丙。乙丙。乙丙。乙...
  |                          -- opened here
  |
  = help: did you mean `label`?
  = help: run `paiban schema` for all keys

";
    assert_eq!(human::diagnostic(&diagnostic, &files, English, false), expected);
}

#[test]
fn colours_change_nothing_but_the_colour() {
    let (diagnostic, files) = sample();
    let styled = human::diagnostic(&diagnostic, &files, English, true);
    assert!(styled.contains("\u{1b}["));
    let mut parts = styled.split('\u{1b}');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    parts.for_each(|part| plain.push_str(part.split_once('m').unwrap().1));
    assert_eq!(plain, human::diagnostic(&diagnostic, &files, English, false));
}

#[test]
fn a_fault_without_a_place_names_its_subject() {
    let diagnostic = Diagnostic::new(Code::EmptyPage, said("the page has no articles"))
        .on_page("A01")
        .help(said("list some"));
    let files = SourceMap::default();
    let human = "warning[M204]: the page has no articles\n--> page A01\n = help: list some\n\n";
    assert_eq!(human::diagnostic(&diagnostic, &files, English, false), human);
    let short = "page A01: warning[M204]: the page has no articles (help: list some)\n";
    assert_eq!(short::diagnostic(&diagnostic, &files, English), short);
    let bare = Diagnostic::new(Code::NoPages, said("no pages"));
    assert_eq!(short::diagnostic(&bare, &files, English), "error[M206]: no pages\n");
    assert_eq!(human::diagnostic(&bare, &files, English, false), "error[M206]: no pages\n\n");
}

#[test]
fn a_place_in_an_empty_file_and_one_after_the_end_are_shown() {
    let mut files = SourceMap::default();
    let empty = files.add("a.md", "");
    let short = files.add("b.md", "字");
    let at = |span| {
        human::diagnostic(
            &Diagnostic::new(Code::EmptyArticle, said("no text")).at(span),
            &files,
            English,
            false,
        )
    };
    assert_eq!(at(Span::new(empty, 0..0)), "error[A101]: no text\n--> a.md:1:1\n\n");
    assert_eq!(
        at(Span::new(short, 3..3)),
        "error[A101]: no text\n --> b.md:1:3\n  |\n1 | 字\n  |   ^\n\n",
        "the place after the last character"
    );
    assert!(at(Span::new(short, 1..99)).contains("b.md:1:1"), "a span that does not fit");
}

#[test]
fn a_short_line_counts_wide_characters_twice_and_stays_one_line() {
    let mut files = SourceMap::default();
    let file = files.add("01/a.md", "标题\u{7}。");
    let diagnostic = Diagnostic::new(Code::ControlCharacter, said("control \u{7}\ncharacter"))
        .at(Span::new(file, 6..7))
        .help(said("delete it"))
        .help(said("or replace it"));
    assert_eq!(
        short::diagnostic(&diagnostic, &files, English),
        "01/a.md:1:5: error[A201]: control \\u{7}\\ncharacter (help: delete it; or replace it)\n"
    );
}

#[test]
fn json_lines_hold_all_of_a_diagnostic() {
    let (diagnostic, files) = sample();
    let line = json::diagnostic(&diagnostic, &files, English);
    assert_eq!(line.matches('\n').count(), 1);
    let value: serde_json::Value = serde_json::from_str(&line).unwrap();
    let expected = serde_json::json!({
        "kind": "diagnostic",
        "code": "M104",
        "slug": "unknown-key",
        "severity": "error",
        "message": "unknown key `headlines` in `[[page]]`",
        "subject": {},
        "labels": [
            {"place": "span", "file": "issue.toml", "start": 42, "end": 51, "line": 5, "column": 1, "character": 1, "utf16": 1,
             "text": "not a key of a page"},
            {"place": "span", "file": "01/lead.md", "start": 2408, "end": 2411, "line": 3, "column": 1601, "character": 801,
             "utf16": 801, "text": "opened here"},
            {"place": "span", "file": "issue.toml", "start": 21, "end": 29, "line": 3, "column": 1, "character": 1, "utf16": 1,
             "text": "this table"},
        ],
        "help": ["did you mean `label`?", "run `paiban schema` for all keys"],
        "data": {"key": "headlines"},
    });
    assert_eq!(value, expected);
}

#[test]
fn a_rectangle_of_a_page_is_shown_with_its_page_and_article() {
    let area = PageArea { page: "A02".into(), sheet: 1, left: 500, top: 360, right: 1000, bottom: 560 };
    let diagnostic = Diagnostic::new(Code::ButtingHeads, said("its headline is beside that of `bus`"))
        .on_page("A02")
        .in_article("01/lead")
        .on_area(area);
    let files = SourceMap::default();
    assert_eq!(
        human::diagnostic(&diagnostic, &files, English, false),
        "advice[L105]: its headline is beside that of `bus`\n\
         --> page A02, article 01/lead, 500,360-1000,560 (thousandths of the page)\n\n"
    );
    assert_eq!(
        short::diagnostic(&diagnostic, &files, English),
        "page A02, article 01/lead:500,360-1000,560: advice[L105]: its headline is beside that of `bus`\n"
    );
    let value: serde_json::Value =
        serde_json::from_str(&json::diagnostic(&diagnostic, &files, English)).unwrap();
    assert_eq!(
        value["labels"],
        serde_json::json!([
            {"place": "area", "page": "A02", "sheet": 1, "box": [500, 360, 1000, 560], "text": ""}
        ])
    );
}

#[test]
fn a_file_in_an_archive_is_shown_with_its_archive() {
    let diagnostic = Diagnostic::new(Code::BrokenBook, said("`bus.xhtml` is missing"))
        .in_member("out/xiwan.epub", "EPUB/nav.xhtml")
        .help(said("build the book again"));
    let files = SourceMap::default();
    assert_eq!(
        human::diagnostic(&diagnostic, &files, English, false),
        "error[B102]: `bus.xhtml` is missing\n\
         --> EPUB/nav.xhtml in out/xiwan.epub\n = help: build the book again\n\n"
    );
    assert_eq!(
        short::diagnostic(&diagnostic, &files, English),
        "out/xiwan.epub:EPUB/nav.xhtml: error[B102]: `bus.xhtml` is missing (help: build the book again)\n"
    );
    let value: serde_json::Value =
        serde_json::from_str(&json::diagnostic(&diagnostic, &files, English)).unwrap();
    assert_eq!(
        value["labels"],
        serde_json::json!([
            {"place": "member", "archive": "out/xiwan.epub", "member": "EPUB/nav.xhtml", "text": ""}
        ])
    );
}

#[test]
fn a_span_and_a_rectangle_are_both_shown() {
    let mut files = SourceMap::default();
    let file = files.add("a.md", "字");
    let area = PageArea { page: "1".into(), sheet: 0, left: 1, top: 2, right: 3, bottom: 4 };
    let diagnostic = Diagnostic::new(Code::ForcedLine, said("a line is wide")).on_page("1").on_area(area);
    let diagnostic = diagnostic.label(Span::new(file, 0..3), said("here"));
    let shown = human::diagnostic(&diagnostic, &files, English, false);
    assert!(shown.contains("^^ here") && shown.contains("page 1, 1,2-3,4"), "{shown}");
}

#[test]
fn json_lines_of_a_run_have_their_kinds_and_fields() {
    let pdf = Artifact {
        path: "out/x.pdf".into(),
        media_type: "application/pdf",
        bytes: 1_234,
        pages: Some(4),
        sha256: "00ff".into(),
    };
    let counts = Counts { errors: 1, warnings: 2, advice: 3 };
    for (line, expected) in [
        (json::start("0.1.0"), r#"{"kind":"start","schema":1,"version":"0.1.0"}"#),
        (json::progress("check"), r#"{"kind":"progress","stage":"check"}"#),
        (
            json::artifact(&pdf),
            r#"{"kind":"artifact","path":"out/x.pdf","media_type":"application/pdf","bytes":1234,"pages":4,"sha256":"00ff"}"#,
        ),
        (
            json::failure("no", &["try".into()], 2),
            r#"{"kind":"failure","message":"no","help":["try"],"exit":2}"#,
        ),
        (
            json::summary(counts, 2, 1),
            r#"{"kind":"summary","errors":1,"warnings":2,"advice":3,"artifacts":2,"exit":1}"#,
        ),
    ] {
        assert_eq!(line, format!("{expected}\n"));
    }
}

#[test]
fn written_files_are_reported_with_sheets_and_size() {
    let mut made = Artifact {
        path: "x.pdf".into(),
        media_type: "application/pdf",
        bytes: 1_249_999,
        pages: Some(4),
        sha256: String::new(),
    };
    assert_eq!(human::artifact(&made).english(), "wrote x.pdf (4 sheets, 1.2 MB)");
    (made.pages, made.bytes) = (Some(1), 2_001);
    assert_eq!(human::artifact(&made).english(), "wrote x.pdf (1 sheet, 3 kB)");
    (made.pages, made.bytes) = (None, 999);
    assert_eq!(human::artifact(&made).english(), "wrote x.pdf (999 B)");
}

#[test]
fn counts_are_told_in_words() {
    let counted = |errors, warnings, advice| human::counts(Counts { errors, warnings, advice }).english();
    assert_eq!(counted(2, 3, 0), "2 errors, 3 warnings");
    assert_eq!(counted(0, 1, 0), "1 warning");
    assert_eq!(counted(1, 0, 2), "1 error, 2 pieces of advice");
    assert_eq!(counted(0, 0, 0), "nothing to report");
}

#[test]
fn all_formats_speak_chinese() {
    let mut files = SourceMap::default();
    let file = files.add("issue.toml", "headline = 1\n");
    let fault = Diagnostic::new(Code::UnknownKey, sentence!("missing-file", path = "a.md"))
        .label(Span::new(file, 0..8), said("此处"))
        .help(sentence!("did-you-mean", name = "b.md"))
        .help(said("二"));
    let human = "\
错误[M104]: 缺少文件`a.md`
 --> issue.toml:1:1
  |
1 | headline = 1
  | ^^^^^^^^ 此处
  |
  = 建议: 是不是`b.md`？
  = 建议: 二

";
    assert_eq!(human::diagnostic(&fault, &files, Chinese, false), human);
    assert_eq!(
        short::diagnostic(&fault, &files, Chinese),
        "issue.toml:1:1: 错误[M104]: 缺少文件`a.md`（建议：是不是`b.md`？；二）\n"
    );
    let line: serde_json::Value = serde_json::from_str(&json::diagnostic(&fault, &files, Chinese)).unwrap();
    assert_eq!(line["message"], "缺少文件`a.md`");
    assert_eq!(line["severity"], "error", "what programs look for has no language");
    assert_eq!(line["help"], serde_json::json!(["是不是`b.md`？", "二"]));
    let page = Diagnostic::new(Code::EmptyPage, said("空")).on_page("A1");
    let line = |one: &Diagnostic| human::line(one, &files);
    assert_eq!(
        human::group(&[page.clone(), page.clone()], &[line(&page), line(&page)], Chinese, false),
        "警告[M204]: 版上没有稿件（2处）\n--> A1版：空\n::: A1版：空\n\n"
    );
    let in_file = page.at(Span::new(file, 9..13));
    assert_eq!(line(&in_file).in_language(Chinese), "issue.toml:1:10：空", "the file before the page");
    assert_eq!(
        human::counts(Counts { errors: 2, warnings: 1, advice: 0 }).in_language(Chinese),
        "2个错误、1个警告"
    );
}
