//! OCR pages become issues: nothing is lost on any page. `cases` compares whole results.
//!
//! With `PAIBAN_OCR_PAGE` set to the path of a page, the properties are checked on it as well.

mod conservation;

use std::fs;
use std::path::{Path, PathBuf};

use paiban::diagnostics::{Checked, Code};
use paiban::model::{Date, Publication, Rank};
use paiban::source::Draft;
use paiban::source::import::ocr::{ImportOptions, import};
use paiban::wording::Words;
use proptest::prelude::*;

use conservation::{assert_nothing_lost, assert_places_hold_their_text};

const SAMPLES: [&str; 5] = ["front", "second", "headings", "permit", "broken"];

fn sample_path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ocr").join(file)
}

fn sample(name: &str) -> String {
    fs::read_to_string(sample_path(&format!("{name}.md"))).unwrap()
}

fn options() -> ImportOptions {
    ImportOptions {
        date: "2019-04-19".parse::<Date>().unwrap(),
        publication: None,
        suspects: Vec::new(),
        labels: Vec::new(),
    }
}

fn import_page(text: &str) -> Checked<Draft> {
    import_with(text, &options())
}

fn import_with(text: &str, options: &ImportOptions) -> Checked<Draft> {
    import(&[("page.md".to_owned(), text.to_owned())], options)
}

/// The samples, and the page of the environment if there is one.
fn pages() -> Vec<(String, String)> {
    let mut pages: Vec<_> = SAMPLES.iter().map(|name| ((*name).to_owned(), sample(name))).collect();
    #[allow(clippy::disallowed_methods, reason = "the environment names a page outside of the repository")]
    let path = std::env::var_os("PAIBAN_OCR_PAGE");
    pages.extend(path.map(|path| (path.to_string_lossy().into_owned(), fs::read_to_string(path).unwrap())));
    pages
}

#[test]
fn nothing_is_lost_and_every_text_has_its_place() {
    for (name, text) in pages() {
        let checked = import_page(&text);
        assert_nothing_lost(&name, &text, &checked.value.issue);
        assert_places_hold_their_text(&name, &checked.value);
    }
}

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    for (name, text) in pages() {
        let issue = import_page(&text).value.issue;
        for other in [
            text.replace('\n', "\r\n"),
            format!("\u{feff}{text}"),
            format!("\u{feff}{}", text.replace('\n', "\r\n")),
        ] {
            let checked = import_page(&other);
            assert_eq!(checked.value.issue, issue, "{name}");
            assert_places_hold_their_text(&name, &checked.value);
        }
    }
}

#[test]
fn the_front_page_is_read_cue_by_cue() {
    let checked = import_page(&sample("front"));
    let issue = &checked.value.issue;
    assert_eq!(issue.pages.len(), 1);
    let articles = &issue.pages[0].articles;
    let words = Words::of(&"zh-Hans".into());
    let ranks: Vec<_> = articles.iter().map(|article| article.rank).collect();
    assert_eq!(ranks, [Some(Rank::Lead), None, None, None, None, Some(Rank::Photo)]);
    assert_eq!(
        words.run_in(&articles[0]).unwrap().text(),
        "本报讯（江报记者 王启明 何田秀 本报记者 钱小满）"
    );
    assert_eq!(articles[1].companion_of, Some(articles[0].id.clone()));
    assert_eq!(articles[2].column_title.as_deref(), Some("走村访户“三张单”"));
    assert_eq!(articles[3].kicker, ["柳青原调研茶园时强调"]);
    assert_eq!(words.sign_off(&articles[5]), "钱小满 汤玲玲/文");
    assert_eq!(articles[5].figures[0].image, None);
    assert_eq!(count(&checked, Code::JoinedParagraph), 5);
    assert_eq!(count(&checked, Code::UnsureJoin), 1);
}

fn count(checked: &Checked<Draft>, code: Code) -> usize {
    checked.diagnostics.iter().filter(|diagnostic| diagnostic.code == code).count()
}

#[test]
fn a_given_publication_is_completed_and_never_changed() {
    let given = Publication {
        title: "溪湾 新报".into(),
        slug: "xiwan".into(),
        language: "zh-Hans-CN".into(),
        sponsor: vec!["中共溪湾区委员会".into()],
        ..Publication::default()
    };
    let checked =
        import_with(&sample("front"), &ImportOptions { publication: Some(given.clone()), ..options() });
    let made = &checked.value.issue.publication;
    assert_eq!((&made.title, &made.slug, &made.sponsor), (&given.title, &given.slug, &given.sponsor));
    assert_eq!(made.organizer, ["中共溪湾区委宣传部"]);
    assert_eq!(made.links.len(), 2);
    let remarks: Vec<_> = checked.diagnostics.iter().filter(|d| d.code == Code::NoMasthead).collect();
    assert_eq!(remarks.len(), 1, "only the second sponsor is not in the publication");
    assert!(remarks[0].message.english().contains("溪湾区人民政府"), "{:?}", remarks[0].message);
}

#[test]
fn a_page_of_another_paper_is_reported() {
    let given = Publication { title: "上湾报".into(), slug: "shangwan".into(), ..Publication::default() };
    let checked = import_with(&sample("front"), &ImportOptions { publication: Some(given), ..options() });
    assert_eq!(checked.value.issue.publication.title, "上湾报");
    let remark = checked.diagnostics.iter().find(|d| d.code == Code::NoMasthead).unwrap();
    assert_eq!(remark.message.english(), "the page names `溪湾新报`, the publication is `上湾报`");
    assert_eq!(checked.value.files.slice(remark.labels[0].span().unwrap()), "溪湾新报");
}

#[test]
fn pages_are_labelled_and_their_articles_numbered() {
    let second = format!("# 溪湾新报\n\n第2版\n\n{}", sample("second"));
    let pages = [("01.md".to_owned(), sample("front")), ("02.md".to_owned(), second)];
    let checked = import(&pages, &ImportOptions { labels: vec!["A01".into()], ..options() });
    let Draft { issue, files, .. } = &checked.value;
    let labels: Vec<_> = issue.pages.iter().map(|page| page.label.as_str()).collect();
    assert_eq!(labels, ["A01", "2"]);
    let ids: Vec<_> = issue.articles().map(|article| article.id.as_str()).collect();
    assert_eq!(ids[..2], ["01/01", "01/02"]);
    assert_eq!(ids[6..], ["02/01", "02/02", "02/03", "02/04"]);
    assert_places_hold_their_text("two pages", &checked.value);
    let note = checked.diagnostics.iter().find(|d| d.code == Code::NoMasthead).unwrap();
    assert_eq!(
        files.name(note.labels[0].span().unwrap().file),
        "02.md",
        "a note of the second masthead is not lost"
    );
}

#[test]
fn suspects_are_reported_with_their_lines_and_left_alone() {
    let checked = import_with(
        "## 标题在此\n\n克服情性。\n\n再谈情性。\n",
        &ImportOptions { suspects: vec!["情性".into(), "经社".into()], ..options() },
    );
    let places: Vec<_> = checked.diagnostics.iter().filter(|d| d.code == Code::SuspiciousWord).collect();
    let lines: Vec<_> =
        places.iter().map(|d| checked.value.files.position(d.labels[0].span().unwrap()).line).collect();
    assert_eq!(lines, [3, 5]);
    assert_nothing_lost("suspects", "## 标题在此\n\n克服情性。\n\n再谈情性。\n", &checked.value.issue);
}

#[test]
fn no_pages_make_an_empty_issue() {
    let checked = import(&[], &options());
    assert!(checked.value.issue.pages.is_empty());
    let blank = import_page("\n\n");
    assert!(blank.value.issue.pages[0].articles.is_empty());
    assert_eq!(count(&blank, Code::NoMasthead), 1);
}

/// Pieces of pages that set off every cue, alone and together.
fn piece() -> impl Strategy<Value = String> {
    const CUES: &[&str] = &[
        "# ",
        "## ",
        "### ",
        "#",
        "\n",
        "\n\n",
        "\n\n\n\n",
        "  \n",
        "\r\n",
        "　　",
        " ",
        "本报讯",
        "新华社溪湾4月18日电",
        "（记者 杨文瑾 通讯员 赵斌）",
        "（记者杨文瑾）",
        "（",
        "）",
        "记者 赵斌",
        "□赵斌",
        "甲某/文 乙某/摄",
        "摄影/乙某",
        "文/甲某",
        "（新华社发）",
        "图为老街",
        "甲委、乙府主办",
        "主管：甲委",
        "http://a.example",
        "溪湾新报",
        "数字报 公众号",
        "石敬川调研时强调 ",
        "守护一湾清水",
        "一是治水。",
        "二要种树。",
        "三要",
        "《守护一湾清水》",
        "我们",
        "，",
        "。",
        "”",
        "：",
        "会上，柳青原畅谈了畅通民意渠道为沿河村减负",
        "一、",
        "8",
        "IPv6",
        "---\n",
        "\t",
        "\u{a0}",
        "\u{200b}",
        "𠮷",
        "/",
    ];
    prop_oneof![8 => proptest::sample::select(CUES).prop_map(str::to_owned), 1 => "\\PC{0,6}".prop_map(|s| s.replace(['|', '-', '*', '+', '.', '_', '\\', '<', '>', '&', '$', '`', '[', ']', '!'], ""))]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_mix_of_cues_loses_nothing(pieces in prop::collection::vec(piece(), 0..40), masthead: bool) {
        let masthead = if masthead { "# 溪湾新报\n\n电子报 溪湾发布\n\n甲委、乙府主办 丙部承办\n\n" } else { "" };
        let text = masthead.to_owned() + &pieces.concat();
        let checked = import_page(&text);
        assert_nothing_lost("mix", &text, &checked.value.issue);
        assert_places_hold_their_text("mix", &checked.value);
    }

    #[test]
    fn any_text_is_read(text in any::<String>(), suspect in any::<String>()) {
        let checked = import_with(&text, &ImportOptions { suspects: vec![suspect], ..options() });
        assert_places_hold_their_text("any", &checked.value);
    }
}
