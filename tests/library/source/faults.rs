//! Faults of a folder and of JSON: all of them in one run, each at its place.

use std::fs;
use std::path::Path;

use paiban::diagnostics::{Checked, Code, Error};
use paiban::messages::sentence;
use paiban::source::{self, Draft, Scope, json};

const PUBLICATION: &str = "title = \"溪湾日报\"\nslug = \"xiwan\"\nlanguage = \"zh-CN\"\nkind = \"other\"\n";
const ISSUE: &str = "date = 2019-04-19\n[[page]]\nlabel = \"1\"\narticles = [\"a.md\"]\n";
const ARTICLE: &str = "+++\nheadline = \"题\"\n+++\n文\n";

/// A folder of an issue, with these files instead of or besides the sound ones.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let sound = [("publication.toml", PUBLICATION), ("issue.toml", ISSUE), ("a.md", ARTICLE)];
    let sound = sound.iter().map(|(name, text)| (*name, text.as_bytes()));
    for (name, bytes) in sound.chain(files.iter().copied()) {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("it is in the folder")).expect("it is writable");
        fs::write(path, bytes).expect("it is writable");
    }
    dir
}

fn load(path: &Path) -> Checked<Draft> {
    source::load(path).expect("the path can be read")
}

/// Codes of the faults, each with the text at its place.
fn found(checked: &Checked<Draft>) -> Vec<(Code, &str)> {
    let slice = |fault: &paiban::diagnostics::Diagnostic| {
        fault
            .labels
            .first()
            .map_or("nowhere".into(), |label| checked.value.files.slice(label.span().unwrap()).to_owned())
    };
    checked.diagnostics.iter().map(|fault| (fault.code, &*slice(fault).leak())).collect()
}

#[test]
fn a_sound_folder_has_no_faults() {
    assert_eq!(found(&load(folder(&[]).path())), []);
}

#[test]
fn every_fault_of_a_file_is_found_at_its_place() {
    use Code::*;
    let issue = |text: &str| ("issue.toml", text.to_owned());
    let article = |front: &str, body: &str| ("a.md", format!("+++\n{front}\n+++\n{body}"));
    let publication = |text: &str| ("publication.toml", text.to_owned());
    for ((name, text), expected) in [
        (issue("date = 2019-04-19\npage = 3\n"), vec![(WrongType, "3"), (UnlistedArticle, "")]),
        (issue("[[page]]\narticles = [\"a.md\"]\n"), vec![(MissingKey, ""), (MissingKey, "[[page]]")]),
        (issue(&ISSUE.replace("2019-04-19", "\"2019年4月19日\"")), vec![(InvalidDate, "\"2019年4月19日\"")]),
        (issue(&ISSUE.replace("2019-04-19", "2019-02-29")), vec![(InvalidDate, "2019-02-29")]),
        (issue(&ISSUE.replace("2019-04-19", "2019-4-19")), vec![(InvalidDate, "2019-4-19")]),
        (issue(&ISSUE.replace("a.md", "b.md")), vec![(MissingFile, "\"b.md\""), (UnlistedArticle, "")]),
        (issue(&ISSUE.replace("a.md", "../a.md")), vec![(PathOutside, "\"../a.md\""), (UnlistedArticle, "")]),
        (issue(&ISSUE.replace("label = \"1\"", "label = \"\"")), vec![(InvalidValue, "\"\"")]),
        (
            article("headlin = \"题\"\nrank = \"led\"", ""),
            vec![(InvalidValue, "\"led\""), (UnknownKey, "headlin")],
        ),
        (article("headline = 3", ""), vec![(WrongType, "3")]),
        (article("headline = \"题", ""), vec![(Syntax, "")]),
        (article("lang = \"zh_CN\"", ""), vec![(InvalidLanguage, "\"zh_CN\"")]),
        (article("[[figure]]\nimage = \"x.png\"", ""), vec![(MissingFile, "\"x.png\"")]),
        (article("[[figure]]\nfocus = [1, 200]", ""), vec![(InvalidValue, "200")]),
        (article("", "![](x.png)"), vec![(MissingFile, "![](x.png)")]),
        (article("", "[甲](a.html)"), vec![(InvalidUrl, "[甲](a.html)")]),
        (article("", "甲[^1]乙\n\n[^2]: 丙\n"), vec![(UndefinedNote, "[^1]"), (UndefinedNote, "[^2]")]),
        (("a.md", "文\n".into()), vec![(NoFrontMatter, "文")]),
        (("a.md", "+++\n文\n".into()), vec![(NoFrontMatter, "+++")]),
        (("a.md", "".into()), vec![(NoFrontMatter, "")]),
        (publication(&PUBLICATION.replace("xiwan", "溪湾")), vec![(InvalidValue, "\"溪湾\"")]),
        (publication(&PUBLICATION.replace("other", "press")), vec![(InvalidValue, "\"press\"")]),
        (publication(&format!("{PUBLICATION}masthead = \"m.png\"")), vec![(MissingFile, "\"m.png\"")]),
        (
            publication(&format!("{PUBLICATION}links = [{{ label = \"站\", url = \"a.cn\" }}]")),
            vec![(InvalidUrl, "\"a.cn\"")],
        ),
        (
            publication(&format!("{PUBLICATION}{PUBLICATION}")),
            vec![(Syntax, "title"), (Syntax, "slug"), (Syntax, "language"), (Syntax, "kind")],
        ),
        (("b.md", ARTICLE.into()), vec![(UnlistedArticle, "")]),
        ((".b.md", ARTICLE.into()), vec![]),
        (("docs/README.md", "x".into()), vec![]),
        (("other/issue.toml", ISSUE.into()), vec![]),
    ] {
        let dir = folder(&[(name, text.as_bytes())]);
        assert_eq!(found(&load(dir.path())), expected, "{name}: {text}");
    }
}

#[test]
fn near_names_are_offered() {
    let dir = folder(&[
        ("issue.toml", ISSUE.replace("a.md", "01/leed.md").as_bytes()),
        ("01/lead.md", ARTICLE.as_bytes()),
    ]);
    let checked = load(dir.path());
    assert_eq!(checked.diagnostics[0].help, [sentence!("did-you-mean", name = "01/lead.md")]);
}

#[test]
fn bytes_that_are_not_utf_8_are_reported_at_the_first_and_the_rest_is_read() {
    let mut bytes = b"+++\nheadline = \"x\"\n+++\n".to_vec();
    bytes.extend(b"\xd6\xd0\xb9\xfa news\n");
    let checked = load(folder(&[("a.md", &bytes)]).path());
    assert_eq!(found(&checked), [(Code::InvalidUtf8, "\u{fffd}")]);
    let span = checked.diagnostics[0].labels[0].span().unwrap();
    let position = checked.value.files.position(span);
    assert_eq!((position.line, position.character), (4, 1));
    assert!(checked.diagnostics[0].help[0].english().contains("iconv -f gb18030"));
    assert_eq!(checked.value.issue.pages[0].articles[0].headline, ["x"]);
}

#[test]
fn files_that_are_too_large_are_not_read() {
    let dir = folder(&[]);
    fs::File::create(dir.path().join("a.md"))
        .and_then(|file| file.set_len((16 << 20) + 1))
        .expect("it is writable");
    assert_eq!(found(&load(dir.path())), [(Code::FileTooLarge, "\"a.md\"")]);
}

#[test]
fn a_publication_above_is_found_and_its_masthead_is_beside_it() {
    let outer = folder(&[
        ("publication.toml", format!("{PUBLICATION}masthead = \"m.png\"").as_bytes()),
        ("m.png", b"png"),
    ]);
    let dir = outer.path().join("2019/0419");
    fs::create_dir_all(&dir).expect("it is writable");
    fs::write(dir.join("issue.toml"), ISSUE).expect("it is writable");
    fs::write(dir.join("a.md"), ARTICLE).expect("it is writable");
    let checked = load(&dir.join("issue.toml"));
    assert_eq!(found(&checked), []);
    assert_eq!(checked.value.issue.publication.title, "溪湾日报");
    assert_eq!(
        checked.value.pictures.get(&"m.png".into()).map(|bytes| bytes.to_vec()),
        Some(b"png".to_vec())
    );
}

#[test]
fn a_masthead_above_and_a_picture_of_the_same_path_are_kept_apart() {
    let publication = format!("{PUBLICATION}masthead = \"m.png\"");
    let outer = folder(&[("publication.toml", publication.as_bytes()), ("m.png", b"masthead")]);
    let dir = outer.path().join("0419");
    fs::create_dir_all(&dir).expect("it is writable");
    for (name, text) in [("issue.toml", ISSUE), ("a.md", "+++\n+++\n![](m.png)\n"), ("m.png", "picture")] {
        fs::write(dir.join(name), text).expect("it is writable");
    }
    let checked = load(&dir);
    assert_eq!(found(&checked), []);
    let masthead = checked.value.issue.publication.masthead.expect("there is one");
    assert_eq!(checked.value.pictures[&masthead].to_vec(), b"masthead");
    assert_eq!(checked.value.pictures[&"m.png".into()].to_vec(), b"picture");
}

/// An issue of the day with these further lines, and four articles of two sections.
fn sections(lines: &str) -> Checked<Draft> {
    let article = |front: &str| format!("+++\n{front}+++\n文\n").into_bytes();
    let (news, life) = ("section = \"要闻\"\n", "section = \"民生\"\n");
    let folder = folder(&[
        ("publication.toml", PUBLICATION.as_bytes()),
        ("issue.toml", format!("date = 2019-04-19\n{lines}").as_bytes()),
        ("a.md", &article(life)),
        ("b.md", &article(&format!("{news}rank = \"minor\"\n"))),
        ("c.md", &article("")),
        ("d.md", &article(&format!("{news}rank = \"lead\"\n"))),
    ]);
    load(folder.path())
}

#[test]
fn an_issue_without_pages_gets_one_for_each_section() {
    let lines = "pages = \"auto\"\nsections = [\"体育\", \"要闻\"]\narticles = [\"a.md\", \"b.md\", \"c.md\", \"d.md\"]\n";
    let checked = sections(lines);
    assert_eq!(found(&checked), []);
    let draft = checked.value;
    let pages: Vec<_> = draft
        .issue
        .pages
        .iter()
        .map(|page| {
            let ids: Vec<_> = page.articles.iter().map(|article| article.id.as_str()).collect();
            (page.label.as_str(), page.name.as_deref().unwrap_or_default(), ids)
        })
        .collect();
    assert_eq!(pages, [("01", "体育", vec!["c"]), ("02", "要闻", vec!["d", "b"]), ("03", "民生", vec!["a"])]);
    let file_of = |scope| {
        let span = draft.origins.find(scope, "section").expect("every part has a place");
        draft.files.name(span.file).rsplit('/').next().unwrap_or_default().to_owned()
    };
    let articles: Vec<_> = (0..4).map(|number| file_of(Scope::Article(number))).collect();
    assert_eq!(articles, ["c.md", "d.md", "b.md", "a.md"]);
    assert_eq!(file_of(Scope::Page(2)), "issue.toml");
}

#[test]
fn articles_without_pages_are_a_choice_of_the_editor() {
    let checked = sections("articles = [\"a.md\"]\n");
    let codes: Vec<_> = found(&checked).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes[0], Code::UnknownKey);
    assert_eq!(codes[1..], [Code::UnlistedArticle; 4]);
    let both = "pages = \"auto\"\narticles = [\"a.md\"]\n[[page]]\nlabel = \"1\"\narticles = [\"b.md\"]\n";
    let checked = sections(both);
    assert_eq!(found(&checked)[0], (Code::InvalidValue, "[\"a.md\"]"));
    assert_eq!(checked.value.issue.pages.len(), 1);
}

#[test]
fn an_article_listed_twice_is_there_twice_and_its_faults_once() {
    let issue = ISSUE.replace("[\"a.md\"]", "[\"a.md\", \"./a.md\"]");
    let dir = folder(&[("issue.toml", issue.as_bytes()), ("a.md", "+++\nx = 1\n+++\n".as_bytes())]);
    let checked = load(dir.path());
    assert_eq!(found(&checked), [(Code::UnknownKey, "x")]);
    assert_eq!(checked.value.issue.articles().count(), 2);
}

#[test]
fn paths_without_an_issue_stop_the_reading() {
    let dir = folder(&[]);
    assert!(matches!(source::load(&dir.path().join("none")), Err(Error::Read { .. })));
    assert!(matches!(source::load(&dir.path().join("a.md")), Err(Error::NotAnIssue { .. })));
    assert!(matches!(source::load(&dir.path().join("publication.toml")), Err(Error::NotAnIssue { .. })));
    fs::remove_file(dir.path().join("issue.toml")).expect("it is there");
    assert!(matches!(source::load(dir.path()), Err(Error::NotAnIssue { .. })));
}

#[test]
fn every_fault_of_json_is_found_at_its_place() {
    let text = r#"{
        "publication": {"title": "溪湾日报", "slug": "a b", "language": "zh", "kind": "other", "pages": 4},
        "date": "2019-02-29", "number": -1,
        "pages": [{"label": "1", "articles": [
            {"id": "a", "figures": [{"image": 3}], "body": [
                {"kind": "paragraf", "text": []},
                {"kind": "paragraph"},
                {"kind": "subhead", "level": 9, "text": [{"kind": "text", "txt": "x"}]},
                {"kind": "table", "columns": ["left"], "head": [[], []], "rows": [[]]},
                {"kind": "paragraph", "text": [{"kind": "note-mark", "note": "1"}, {"kind": "link", "url": "/x", "content": []}]}
            ], "notes": [{"id": "2", "blocks": []}]}
        ]}]
    }"#;
    let checked = json::from_bytes("issue.json", text.into());
    use Code::*;
    assert_eq!(
        found(&checked),
        [
            (InvalidDate, "\"2019-02-29\""),
            (InvalidValue, "-1"),
            (InvalidValue, "\"a b\""),
            (UnknownKey, "\"pages\""),
            (WrongType, "3"),
            (InvalidValue, "\"paragraf\""),
            (MissingKey, r#"{"kind": "paragraph"}"#),
            (InvalidValue, "9"),
            (MissingKey, r#"{"kind": "text", "txt": "x"}"#),
            (UnknownKey, "\"txt\""),
            (InvalidValue, "\"left\""),
            (UnevenTable, "[]"),
            (UnevenTable, r#"{"kind": "table", "columns": ["left"], "head": [[], []], "rows": [[]]}"#),
            (InvalidUrl, "\"/x\""),
            (UndefinedNote, "\"1\""),
            (UndefinedNote, "\"2\""),
        ]
    );
}

#[test]
fn a_newer_format_of_json_is_an_error_and_old_files_have_no_number() {
    let publication = r#"{"title": "溪湾日报", "slug": "a", "language": "zh", "kind": "other"}"#;
    let read = |format: &str| {
        let text = format!(r#"{{{format}"publication": {publication}, "date": "2019-04-19", "pages": []}}"#);
        json::from_bytes("issue.json", text.into())
    };
    let old = read("");
    assert_eq!(found(&old), []);
    for format in ["\"format\": 1, ", "\"format\": null, "] {
        let same = read(format);
        assert_eq!(found(&same), [], "{format}");
        assert_eq!(same.value.issue, old.value.issue, "{format}");
    }
    let newer = read("\"format\": 2, ");
    assert_eq!(found(&newer), [(Code::InvalidValue, "2")]);
    let fault = &newer.diagnostics[0];
    assert_eq!(fault.message.english(), "this file has format 2, this version of paiban reads up to 1");
    assert_eq!(fault.help[0].english(), "update paiban");
    for (format, fault) in [
        ("\"format\": \"1\", ", (Code::WrongType, "\"1\"")),
        ("\"format\": 1.5, ", (Code::WrongType, "1.5")),
        ("\"format\": 0, ", (Code::InvalidValue, "0")),
        ("\"format\": 4294967296, ", (Code::InvalidValue, "4294967296")),
    ] {
        assert_eq!(found(&read(format)), [fault], "{format}");
    }
}

#[test]
fn the_number_of_the_format_is_the_first_key_that_is_written() {
    let read = json::from_bytes("issue.json", b"{}".to_vec()).value.issue;
    let written = serde_json::to_string(&read).expect("issues are JSON");
    assert!(written.starts_with("{\"format\":1,\"publication\":"), "{written}");
}

#[test]
fn pictures_of_json_are_beside_it() {
    let dir = folder(&[("m.png", b"png")]);
    let publication =
        r#"{"title": "甲", "slug": "a", "language": "zh", "kind": "other", "masthead": "m.png"}"#;
    let text = format!(r#"{{"publication": {publication}, "date": "2019-04-19", "pages": []}}"#);
    let path = dir.path().join("issue.json");
    fs::write(&path, text).expect("it is writable");
    let checked = load(&path);
    assert_eq!(found(&checked), []);
    assert!(checked.value.pictures.contains_key(&"m.png".into()));
}
