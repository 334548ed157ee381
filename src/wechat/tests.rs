//! Nothing of an issue is lost on its way to WeChat, and nothing stands there twice.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::check::sample;
use crate::model::{Alignment, Block, Byline, Cell, Inline, ListItem, Note, Table};

/// A text that no other text of the issue contains: its number in brackets of its own.
fn text(number: usize) -> String {
    format!("〔{number:04}号文字〕")
}

/// Texts one after the other.
#[derive(Default)]
struct Texts(usize);

impl Texts {
    fn next(&mut self) -> String {
        self.0 += 1;
        text(self.0)
    }

    fn inline(&mut self, kind: u8) -> Inline {
        let text = self.next();
        let content = vec![Inline::text(text.as_str())];
        match kind % 7 {
            0 => Inline::Strong { content },
            1 => Inline::Emphasis { content },
            2 => Inline::Link { url: format!("https://a.example/{}", kind / 14), content },
            3 => Inline::Superscript { content },
            4 => Inline::Ruby { base: text, reading: self.next() },
            5 => Inline::ProperName { content },
            _ => Inline::text(text),
        }
    }

    fn inlines(&mut self, kind: u8) -> Vec<Inline> {
        vec![self.inline(kind), self.inline(kind / 7), self.inline(kind / 3)]
    }

    fn block(&mut self, kind: u8) -> Block {
        match kind % 6 {
            0 => Block::Subhead { level: 1, text: self.inlines(kind) },
            1 => {
                let inner = Block::List {
                    start: Some(3),
                    manner: None,
                    items: vec![ListItem { blocks: vec![self.block(4)] }],
                };
                let first = Block::Paragraph { text: self.inlines(kind) };
                Block::List {
                    start: None,
                    manner: None,
                    items: vec![ListItem { blocks: vec![first, inner] }],
                }
            }
            2 => Block::Quote { blocks: vec![Block::Paragraph { text: self.inlines(kind) }] },
            3 => {
                let columns = 2 + usize::from(kind % 5);
                let mut row = || {
                    (0..columns)
                        .map(|_| Cell { text: self.inlines(6), ..Cell::default() })
                        .collect::<Vec<_>>()
                };
                let (head, rows) = (row(), vec![row()]);
                Block::Table(Table {
                    columns: vec![Alignment::Start; columns],
                    head,
                    rows,
                    ..Table::default()
                })
            }
            _ => Block::Paragraph { text: self.inlines(kind) },
        }
    }

    fn article(&mut self, id: usize, kinds: &[u8]) -> Article {
        let people = |texts: &mut Self| {
            vec![Byline { role: texts.next(), affiliation: Some(texts.next()), names: vec![texts.next()] }]
        };
        let shape = kinds.first().copied().unwrap_or_default();
        Article {
            headline: vec![self.next(), self.next()],
            kicker: vec![self.next()],
            deck: vec![self.next(), self.next()],
            summary: if shape.is_multiple_of(2) { vec![self.next(), self.next()] } else { Vec::new() },
            column_title: Some(self.next()),
            dateline: shape.is_multiple_of(3).then(|| self.next()),
            byline: people(self),
            body: kinds.iter().map(|&kind| self.block(kind)).collect(),
            sign_off: people(self),
            notes: vec![Note { id: "a".into(), blocks: vec![self.block(4)] }],
            ..sample::article(&format!("01/{id}"))
        }
    }
}

/// Cards and tables as if they had been drawn.
fn drawn(checked: &CheckedIssue) -> DrawnPictures {
    let image = image::DynamicImage::from(image::RgbImage::from_pixel(90, 38, image::Rgb([200, 16, 46])));
    let png = crate::pixels::coded(&image, None, None).unwrap();
    let one = Drawn { width: 90, height: 38, png };
    let mut drawn = DrawnPictures::default();
    for wanted in to_draw(checked) {
        match wanted {
            ToDraw::Card(article) => drop(drawn.cards.insert(article.id.to_string(), one.clone())),
            ToDraw::Table(TableToDraw { article, number, .. }) => {
                drop(drawn.tables.insert((article.id.to_string(), number), one.clone()));
            }
        }
    }
    drawn
}

fn issue(articles: Vec<Article>) -> CheckedIssue {
    CheckedIssue::new(sample::issue(articles), BTreeMap::new())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn every_text_of_an_issue_is_there_once(kinds in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..6), 1..5)) {
        let mut texts = Texts::default();
        let articles = kinds.iter().enumerate().map(|(id, kinds)| texts.article(id, kinds)).collect();
        let checked = issue(articles);
        let made = export(&checked, &drawn(&checked), &Options::default()).unwrap();
        let again = export(&checked, &drawn(&checked), &Options::default()).unwrap();
        prop_assert_eq!(&made.value, &again.value, "the same bytes");
        let file = |path: &str| {
            let found = made.value.iter().find(|file| file.path == path);
            found.map(|file| String::from_utf8_lossy(&file.bytes).into_owned())
        };
        let report: serde_json::Value = serde_json::from_str(&file("wechat/report.json").unwrap()).unwrap();
        let mut all = String::new();
        for article in report["articles"].as_array().unwrap() {
            let folder = article["folder"].as_str().unwrap();
            all += article["title"].as_str().unwrap();
            all += &article["tables_as_pictures"].to_string();
            all += &kept::plain(&file(&format!("wechat/{folder}/article.html")).unwrap());
        }
        for number in 1..=texts.0 {
            prop_assert_eq!(all.matches(&text(number)).count(), 1, "{} in {}", text(number), all);
        }
        let read = |path: &str| {
            let path = format!("wechat/{path}");
            made.value.iter().find(|file| file.path == path).map(|file| file.bytes.clone())
        };
        prop_assert_eq!(opened::faults("wechat", &read, Some(&checked)), vec![]);
    }
}

#[test]
fn a_plan_has_every_article_in_one_message() {
    for (articles, expected) in
        [(1, vec![1]), (8, vec![8]), (9, vec![8, 1]), (19, vec![8, 8, 3]), (25, vec![8, 8, 8, 1])]
    {
        let mut texts = Texts::default();
        let checked = issue((0..articles).map(|id| texts.article(id, &[4])).collect());
        let made = export(&checked, &DrawnPictures::default(), &Options::default()).unwrap().value;
        let bodies = made.iter().filter(|file| file.path.starts_with("wechat/message-"));
        let counts: Vec<usize> = bodies
            .map(|file| serde_json::from_slice::<serde_json::Value>(&file.bytes).unwrap())
            .map(|body| body["articles"].as_array().unwrap().len())
            .collect();
        assert_eq!(counts, expected);
        let highlights = made.iter().find(|file| file.path == "wechat/digest.html").unwrap();
        let highlights = String::from_utf8_lossy(&highlights.bytes).into_owned();
        for article in checked.issue().articles() {
            assert!(highlights.contains(&article.headline.join(" ")), "every headline is in the list");
        }
    }
}

/// The files of an issue of one article, its table drawn, and what was found.
fn made(article: Article, options: &Options) -> (CheckedIssue, Checked<Vec<WechatFile>>) {
    let checked = issue(vec![article]);
    let made = export(&checked, &drawn(&checked), options).unwrap();
    (checked, made)
}

#[test]
fn whatever_is_changed_in_a_finished_folder_is_found() {
    let mut texts = Texts::default();
    let (checked, made) = made(texts.article(0, &[3, 4]), &Options::default());
    let folder = made.value.iter().find_map(|file| file.path.strip_suffix("/article.html"));
    let folder = folder.and_then(|path| path.strip_prefix("wechat/")).unwrap();
    let tampered = |path: &str, from: &str, to: &str| {
        let read = |name: &str| {
            let file = made.value.iter().find(|file| file.path == format!("wechat/{name}"))?;
            if name != path {
                return Some(file.bytes.clone());
            }
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
            assert!(text.contains(from), "{path}: {from}");
            Some(text.replacen(from, to, 1).into_bytes())
        };
        let found = opened::faults("wechat", &read, Some(&checked));
        found.iter().map(|fault| fault.message.english()).collect::<Vec<_>>()
    };
    let article = format!("{folder}/article.html");
    assert_eq!(tampered(&article, "", ""), [""; 0]);
    let changed = "the file has changed since it was made";
    for path in [&article, "message-1.json", "digest.html", "index.html"] {
        let found = tampered(path, "号文字", "号文宇");
        assert!(found.iter().any(|fault| fault == changed), "{path}: {found:?}");
    }
    let draft = format!("{folder}/draft.json");
    assert_eq!(tampered(&draft, "号文字", "号文宇"), [changed]);
    let lost = tampered(&article, "〔0006号文字〕", "");
    assert!(lost.iter().any(|fault| fault.contains("a text of the article")), "{lost:?}");
    let classed = tampered(&article, "<p style", "<p class='a' style");
    assert!(classed.iter().any(|fault| fault.contains("drops")), "{classed:?}");
    let longer = tampered("message-1.json", "〔0001号文字〕", &"长".repeat(60));
    assert!(longer.iter().any(|fault| fault.contains("`title` has")), "{longer:?}");
}

#[test]
fn what_the_article_of_a_picture_message_has_is_counted_as_its_plain_text() {
    let mut texts = Texts::default();
    let story = Article { rank: Some(Rank::Photo), ..texts.article(0, &[4]) };
    let found = |picture_messages: bool| {
        let options = Options { picture_messages, ..Options::default() };
        let made = made(story.clone(), &options).1.value;
        let report = made.iter().find(|file| file.path == "wechat/report.json").unwrap();
        let report: serde_json::Value = serde_json::from_slice(&report.bytes).unwrap();
        report["articles"][0]["limits"]["content"]["found"].as_u64().unwrap()
    };
    assert!(found(true) * 2 < found(false));
    let public =
        Options { image_base: Some("https://pictures.example/wechat/".into()), ..Options::default() };
    let made = made(story, &public).1.value;
    let report = made.iter().find(|file| file.path == "wechat/report.json").unwrap();
    let report: serde_json::Value = serde_json::from_slice(&report.bytes).unwrap();
    let article = made.iter().find(|file| file.path.ends_with("article.html")).unwrap();
    let characters = String::from_utf8_lossy(&article.bytes).chars().count();
    assert_eq!(report["articles"][0]["limits"]["content"]["found"], characters, "as it is pasted");
}
