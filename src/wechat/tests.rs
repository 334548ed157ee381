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
            ToDraw::Table(article, number, _) => {
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
    let mut texts = Texts::default();
    let checked = issue((0..19).map(|id| texts.article(id, &[4])).collect());
    let made = export(&checked, &DrawnPictures::default(), &Options::default()).unwrap().value;
    let bodies = made.iter().filter(|file| file.path.starts_with("wechat/message-"));
    let counts: Vec<usize> = bodies
        .map(|file| serde_json::from_slice::<serde_json::Value>(&file.bytes).unwrap())
        .map(|body| body["articles"].as_array().unwrap().len())
        .collect();
    assert_eq!(counts, [8, 8, 3]);
}
