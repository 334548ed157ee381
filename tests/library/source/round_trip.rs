//! What is written reads back as the same.

use std::fs;
use std::path::Path;

use paiban::diagnostics::{Checked, Diagnostic};
use paiban::model::*;
use paiban::source::{self, Draft, PictureFiles, folder, json};
use proptest::prelude::*;

use super::any_issue;

fn pictures_of(issue: &Issue) -> PictureFiles {
    let mut pictures = PictureFiles::new();
    let mut add = |path: &ImagePath| {
        pictures.insert(path.clone(), path.as_str().as_bytes().into());
    };
    issue
        .articles()
        .for_each(|article| article.each_figure(|_, figure| figure.image.iter().for_each(&mut add)));
    issue.publication.masthead.iter().chain(&issue.cover).for_each(&mut add);
    issue.publication.fillers.iter().flat_map(|filler| &filler.image).for_each(&mut add);
    pictures
}

fn load(path: &Path) -> (Draft, Vec<Diagnostic>) {
    let checked = source::load(path).expect("the path can be read");
    (checked.value, checked.diagnostics)
}

/// As many cases as `PROPTEST_CASES` says, and no files beside the tests.
fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    /// An issue is the same after a folder was made of it and read.
    #[test]
    fn through_a_folder(issue in any_issue::issue()) {
        let issue = source::normal_issue(&issue);
        let pictures = pictures_of(&issue);
        let folder = tempfile::tempdir().expect("a folder");
        folder::write(&issue, &pictures, folder.path(), false).expect("the folder is writable");
        let (draft, diagnostics) = load(folder.path());
        let bodies: String = folder::files_of(&issue, &PictureFiles::new())
            .iter()
            .map(|(path, bytes)| format!("{}\n{}\n", path.display(), String::from_utf8_lossy(bytes)))
            .collect();
        prop_assert_eq!(&draft.issue, &issue, "{}", bodies);
        prop_assert_eq!(&draft.pictures, &pictures);
        prop_assert_eq!(diagnostics, [], "{}", bodies);
    }

    /// An article is the same after its file was written and read; more of them than whole issues.
    #[test]
    fn through_an_article_file(blocks in any_issue::blocks(), figures in prop::collection::vec(any_issue::figure(), 0..3)) {
        let mut issue = source::normal_issue(&one_article(Article { id: "a".into(), body: blocks, figures, ..Article::default() }));
        let article = issue.pages.remove(0).articles.remove(0);
        let (text, read) = written_and_read(&article);
        // Marks without notes are text, so they are not generated here.
        if article.notes.is_empty() && !has_marks(&article) {
            let read = Article { id: "a".into(), ..read.value };
            prop_assert_eq!(read, article, "{}", text);
        }
    }

    /// An issue is the same after `issue.json` was made of it and read.
    #[test]
    fn through_json(issue in any_issue::issue()) {
        let issue = source::normal_issue(&issue);
        let written = serde_json::to_string_pretty(&issue).expect("issues are JSON");
        let checked = json::from_bytes("issue.json", written.into_bytes());
        prop_assert_eq!(checked.value.issue, issue);
        prop_assert_eq!(checked.diagnostics, []);
    }

    /// What JSON reads is in normal form, whatever stood there.
    #[test]
    fn json_reads_into_normal_form(issue in any_issue::issue()) {
        let written = serde_json::to_vec(&issue).expect("issues are JSON");
        let read = json::from_bytes("issue.json", written).value.issue;
        prop_assert_eq!(&read, &source::normal_issue(&issue));
        prop_assert_eq!(&read, &source::normal_issue(&read));
    }
}

fn has_marks(article: &Article) -> bool {
    serde_json::to_string(article).expect("articles are JSON").contains("\"note-mark\"")
}

fn one_article(article: Article) -> Issue {
    let page = Page {
        label: "1".into(),
        name: None,
        plan: None,
        theme: None,
        editors: vec![],
        articles: vec![article],
    };
    let date = Date::new(2019, 4, 19).expect("a day");
    Issue { pages: vec![page], ..Issue::new(Publication::default(), date) }
}

/// The file of the article `a` of an issue of its own, and what is read from it.
fn written_and_read(article: &Article) -> (String, Checked<Article>) {
    let files = folder::files_of(&one_article(article.clone()), &PictureFiles::new());
    let (_, bytes) = files.into_iter().find(|(path, _)| path == Path::new("a.md")).expect("its file");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let read = folder::article::from_text(&text);
    (text, read)
}

/// Names of emoji and what looks like them; a mark that is escaped changes what its neighbours are.
#[test]
fn marks_beside_escaped_ones_are_text() {
    let texts =
        [":smile::smile:", "::smile:", ":a::b:c:", "＊＊＊", "^^[a]", "$$a$", "{{a}}}", "[[a]](b)", "&&lt;;"];
    for text in texts.iter().flat_map(|text| [format!("会{text}"), format!("{text}会"), text.repeat(2)]) {
        let figure = Figure { caption: vec![Inline::text(&text)], ..Figure::default() };
        let article = Article { id: "a".into(), figures: vec![figure], ..Article::default() };
        let (text, read) = written_and_read(&article);
        assert_eq!(read.value.figures, article.figures, "{text}");
        assert_eq!(read.diagnostics, [], "{text}");
    }
}

/// A text after which strong or emphasised text may stand, and its first characters: stars between them are
/// signs of multiplication to the reader.
#[test]
fn marks_after_digits_are_read_as_marks() {
    let texts = ["0", "５", "3米", "甲", "²", "①", "a"];
    for (before, inside) in texts.iter().flat_map(|before| texts.map(|inside| (before, inside))) {
        let content = vec![Inline::text(format!("{inside}议"))];
        for marked in [Inline::Strong { content: content.clone() }, Inline::Emphasis { content }] {
            let caption = vec![Inline::text(*before), marked, Inline::text("后")];
            let figure = Figure { caption, ..Figure::default() };
            let article = Article { id: "a".into(), figures: vec![figure], ..Article::default() };
            let (text, read) = written_and_read(&article);
            assert_eq!(read.value.figures, article.figures, "{text}");
        }
    }
}

#[test]
fn a_folder_is_written_as_people_would_write_it() {
    let inline = |text: &str| vec![Inline::text(text)];
    let article = Article {
        id: "01/lead".into(),
        rank: Some(Rank::Lead),
        kicker: vec!["区委召开会议".into()],
        headline: vec!["上一行".into(), "下一行".into()],
        dateline: Some("本报讯".into()),
        byline: vec![Byline {
            role: "记者".into(),
            affiliation: Some("本报".into()),
            names: vec!["甲乙".into()],
        }],
        body: vec![
            Block::Paragraph {
                text: vec![
                    Inline::text("前"),
                    Inline::Strong { content: inline("重点") },
                    Inline::Emphasis { content: inline("“引”") },
                    Inline::ProperName { content: inline("溪湾") },
                    Inline::ProperName { content: inline("甲乙") },
                    Inline::Ruby { base: "漢".into(), reading: "hàn".into() },
                    Inline::Ruby { base: "字".into(), reading: "zì".into() },
                    Inline::NoteMark { note: "1".into() },
                ],
            },
            Block::Figure(Figure {
                image: Some("photos/a.jpg".into()),
                caption: inline("说明"),
                credit: Some("甲/摄".into()),
                ..Figure::default()
            }),
            Block::Figure(Figure {
                image: Some("photos/b.jpg".into()),
                alt: Some("桥".into()),
                ..Figure::default()
            }),
            Block::List {
                start: None,
                manner: None,
                items: vec![ListItem { blocks: vec![Block::Paragraph { text: inline("一") }] }],
            },
        ],
        notes: vec![Note { id: "1".into(), blocks: vec![Block::Paragraph { text: inline("注") }] }],
        ..Article::default()
    };
    let files = folder::files_of(&one_article(article), &PictureFiles::new());
    let text = |name: &str| {
        let (_, bytes) = files.iter().find(|(path, _)| path == Path::new(name)).expect("the file is written");
        String::from_utf8(bytes.clone()).expect("UTF-8")
    };
    assert_eq!(
        text("issue.toml"),
        "date = 2019-04-19\n\n[[page]]\nlabel = \"1\"\narticles = [\"01/lead.md\"]\n"
    );
    assert_eq!(
        text("01/lead.md"),
        r#"+++
rank = "lead"
kicker = "区委召开会议"
headline = ["上一行", "下一行"]
dateline = "本报讯"
byline = [
  { role = "记者", affiliation = "本报", names = ["甲乙"] },
]

[[figure]]
image = "photos/a.jpg"
caption = "说明"
credit = "甲/摄"
+++

前**重点**<em>“引”</em><u>溪湾</u><u>甲乙</u><ruby>漢<rt>hàn</rt>字<rt>zì</rt></ruby>[^1]

![](photos/a.jpg)

![桥](photos/b.jpg)

- 一

[^1]: 注
"#
    );
}

#[test]
fn pages_made_by_section_are_written_as_sections_and_others_as_pages() {
    let article = |id: &str, section: &str| Article {
        id: id.into(),
        section: Some(section.to_owned()),
        ..Article::default()
    };
    let page = |label: &str, name: &str, articles| Page {
        label: label.into(),
        name: Some(name.to_owned()),
        plan: None,
        theme: None,
        editors: vec![],
        articles,
    };
    let mut issue = Issue {
        paging: Paging::Auto,
        pages: vec![
            page("01", "要闻", vec![article("a", "要闻"), article("b", "要闻")]),
            page("02", "民生", vec![article("c", "民生")]),
        ],
        ..one_article(Article::default())
    };
    let issue_file = |issue: &Issue| {
        let files = folder::files_of(issue, &PictureFiles::new());
        let (_, bytes) =
            files.into_iter().find(|(path, _)| path == Path::new("issue.toml")).expect("it is written");
        String::from_utf8(bytes).expect("UTF-8")
    };
    assert_eq!(
        issue_file(&issue),
        "date = 2019-04-19\npages = \"auto\"\nsections = [\"要闻\", \"民生\"]\narticles = [\"a.md\", \"b.md\", \"c.md\"]\n"
    );
    issue.pages[1].label = "A02".into();
    let written = issue_file(&issue);
    assert!(written.contains("pages = \"auto\"\n\n[[page]]\nlabel = \"01\""), "{written}");
}

#[test]
fn an_existing_issue_is_not_overwritten_unless_requested() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("2019-04-19");
    let issue = one_article(Article { id: "a".into(), ..Article::default() });
    let written = folder::write(&issue, &PictureFiles::new(), &dir, false).expect("it is written");
    assert_eq!(written.last(), Some(&dir.join("issue.toml")));
    fs::write(dir.join("issue.toml"), "mine").expect("it is writable");
    let refused = folder::write(&issue, &PictureFiles::new(), &dir, false);
    assert!(matches!(refused, Err(paiban::diagnostics::Error::Exists { .. })));
    assert_eq!(fs::read_to_string(dir.join("issue.toml")).expect("it is there"), "mine");
    folder::write(&issue, &PictureFiles::new(), &dir, true).expect("it is replaced");
    assert_eq!(load(&dir).0.issue.pages.len(), 1);
    let names: Vec<_> =
        fs::read_dir(&dir).expect("it is there").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(names.len(), 3, "{names:?}");
}
