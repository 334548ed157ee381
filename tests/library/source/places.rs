//! Every piece of an issue is found again in the file it came from.

use std::fs;

use paiban::model::*;
use paiban::source::{self, Draft, PictureFiles, Scope, folder, json};
use proptest::prelude::*;

use super::any_issue;

/// Asserts that every printed text of Han characters stands at its place.
fn assert_texts_at_their_places(draft: &Draft) {
    let is_plain = |text: &str| text.chars().all(|c| ('\u{4e00}'..'\u{a000}').contains(&c));
    for (number, article) in draft.issue.articles().enumerate() {
        article.each_text(|place, text| {
            if is_plain(text) && !place.starts_with("byline") && !place.starts_with("sign_off") {
                let span = draft.origins.find(Scope::Article(number), place).expect("all texts have a place");
                let slice = draft.files.slice(&span);
                assert!(slice.contains(text), "{place} of article {number}: {text:?} is not in {slice:?}");
                let line = draft.files.text(span.file).len();
                assert!(slice.len() < line || line == text.len(), "{place}: the place is the whole file");
            }
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_a_folder(issue in any_issue::issue()) {
        let dir = tempfile::tempdir().expect("a folder");
        folder::write(&issue, &PictureFiles::new(), dir.path(), false).expect("it is writable");
        assert_texts_at_their_places(&source::load(dir.path()).expect("it can be read").value);
    }

    #[test]
    fn of_json(issue in any_issue::issue()) {
        let written = serde_json::to_vec(&source::normal_issue(&issue)).expect("issues are JSON");
        assert_texts_at_their_places(&json::from_bytes("issue.json", written).value);
    }
}

const ARTICLE: &str = r#"+++
headline = ["第一行", "第二行"]
rank = "lead"
byline = [{ role = "记者", names = ["甲乙"] }]
companion_of = "02/b"

[[figure]]
image = "a.png"
caption = "说明**重**"
credit = "丙/摄"
alt = "桥"

[[figure]]
image = "b.png"
caption = "另一张"
+++

第一段<ruby>漢<rt>hàn</rt></ruby>后[^n]

![](b.png)

> 引文
续行

[^n]: 注文
"#;

#[test]
fn places_have_the_names_of_the_model() {
    let dir = tempfile::tempdir().expect("a folder");
    let put = |name: &str, text: &str| fs::write(dir.path().join(name), text).expect("it is writable");
    put("issue.toml", "date = 2019-04-19\n[[page]]\nlabel = \"A01\"\narticles = [\"a.md\"]\n");
    // A byte order mark and the line ends of Windows move no place.
    put("a.md", &format!("\u{feff}{}", ARTICLE.replace('\n', "\r\n")));
    put("publication.toml", "title = \"溪湾日报\"\nslug = \"x\"\nlanguage = \"zh-CN\"\nkind = \"other\"\n");
    ["a.png", "b.png"].iter().for_each(|name| put(name, "picture"));
    let checked = source::load(dir.path()).expect("it can be read");
    assert_eq!(checked.diagnostics, []);
    let draft = checked.value;
    let at = |scope, place: &str| {
        let span = draft.origins.find(scope, place).expect("it has a place");
        draft.files.slice(&span).to_owned()
    };
    let article = Scope::Article(0);
    for (scope, place, slice) in [
        (Scope::Issue, "date", "2019-04-19"),
        (Scope::Page(0), "label", "\"A01\""),
        (Scope::Page(0), "articles/0", "\"a.md\""),
        (Scope::Publication, "title", "\"溪湾日报\""),
        (article, "", "+++"),
        (article, "headline/1", "\"第二行\""),
        (article, "rank", "\"lead\""),
        (article, "companion_of", "\"02/b\""),
        (article, "byline/0/names/0", "\"甲乙\""),
        (article, "figures/0/image", "\"a.png\""),
        (article, "figures/0/caption/1", "重"),
        (article, "figures/0/credit", "\"丙/摄\""),
        (article, "figures/0/alt", "\"桥\""),
        (article, "body/0", "第一段"),
        (article, "body/1", "漢"),
        (article, "body/2", "hàn"),
        (article, "body/3", "后"),
        (article, "body/4", "另一张"),
        (article, "body/5", "引文\r\n续行"),
        (article, "body/figure/0", "![](b.png)"),
        (article, "body/figure/0/image", "\"b.png\""),
        (article, "notes/0/0", "注文"),
    ] {
        assert_eq!(at(scope, place), slice, "{place}");
    }
    let span = draft.origins.find(article, "body/0").expect("it has a place");
    assert_eq!(draft.files.position(&span).line, 18);
    let name = draft.files.name(span.file);
    assert_eq!(name, dir.path().join("a.md").display().to_string());
}

#[test]
fn a_soft_line_break_adds_no_blank_between_han_characters() {
    let body = |text: &str| {
        let article = folder::article::from_text(&format!("+++\n+++\n{text}")).value;
        match article.body.as_slice() {
            [Block::Paragraph { text }] => walk::plain_text(text),
            other => panic!("{other:?}"),
        }
    };
    for (text, read) in [
        ("　　第一行\n第二行", "第一行第二行"),
        ("第一行，\r\n“第二行”", "第一行，“第二行”"),
        ("one\ntwo", "one two"),
        ("第一行\ntwo", "第一行 two"),
        ("第一\n**二**", "第一二"),
        ("one\n**two**\n*三*四", "one two 三四"),
        ("한국\n한글", "한국 한글"),
        ("一  \n二", "一 二"),
    ] {
        assert_eq!(body(text), read, "{text:?}");
    }
}
