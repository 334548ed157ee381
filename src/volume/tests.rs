//! Issues are bound without losing or mixing up anything.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::check::{CheckedIssue, sample};
use crate::model::{Block, Figure, Inline, ListItem, Note};

fn issue(day: i8) -> CheckedIssue {
    let mut issue = sample::issue(vec![sample::article("01/a"), sample::article("01/b")]);
    issue.date = Date::new(2026, 3, day).unwrap();
    CheckedIssue::new(issue, BTreeMap::new())
}

#[test]
fn issues_stand_in_the_order_of_their_days() {
    let volume = CheckedVolume::of(vec![issue(21), issue(20)]).unwrap();
    let labels: Vec<_> = volume.bound().issue().pages.iter().map(|page| page.label.as_str()).collect();
    assert_eq!(labels, ["2026-03-20 A01", "2026-03-21 A01"]);
    let ids: Vec<_> = volume.bound().issue().articles().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["2026-03-20/01/a", "2026-03-20/01/b", "2026-03-21/01/a", "2026-03-21/01/b"]);
    assert_eq!(volume.days()[1].pages, 1..2);
}

#[test]
fn a_volume_is_named_after_its_month_or_its_days() {
    let month = CheckedVolume::of(vec![issue(20), issue(21)]).unwrap();
    assert_eq!(month.file_stem(), "xiwan-2026-03");
    let (mut later, pictures) = issue(21).into_parts();
    later.date = Date::new(2026, 4, 2).unwrap();
    let quarter = CheckedVolume::of(vec![issue(20), CheckedIssue::new(later, pictures)]).unwrap();
    assert_eq!(quarter.file_stem(), "xiwan-2026-03-20_2026-04-02");
    assert_ne!(quarter.identifier(), month.identifier());
    assert!(CheckedVolume::of(Vec::new()).is_none());
}

#[test]
fn labels_are_found_again() {
    let binding = Binding { day: Date::new(2026, 3, 20).unwrap() };
    let label = PageLabel::from("A01");
    assert_eq!(binding.own_label(&binding.label(&label)), label);
}

/// A figure whose picture has a path that no other text of an article looks like.
fn figure() -> impl Strategy<Value = Figure> {
    (prop::option::of(0..9u8), prop::option::of("[a-z]{1,4}")).prop_map(|(number, alt)| Figure {
        image: number.map(|number| format!("photos/{number}.jpg").into()),
        alt,
        ..Figure::default()
    })
}

/// Blocks of every kind, figures at every depth.
fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let leaf = prop_oneof![
        figure().prop_map(Block::Figure),
        Just(Block::Break),
        Just(Block::Paragraph { text: vec![Inline::text("字")] }),
    ];
    let block = leaf.prop_recursive(3, 16, 3, |inner| {
        let blocks = prop::collection::vec(inner, 0..3);
        let items = prop::collection::vec(blocks.clone().prop_map(|blocks| ListItem { blocks }), 1..3);
        prop_oneof![
            blocks.prop_map(|blocks| Block::Quote { blocks }),
            items.prop_map(|items| Block::List { start: None, manner: None, items }),
        ]
    });
    prop::collection::vec(block, 0..4)
}

fn article() -> impl Strategy<Value = Article> {
    let notes = prop::collection::vec(blocks(), 0..3);
    (prop::collection::vec(figure(), 0..3), blocks(), notes).prop_map(|(figures, body, notes)| {
        let note =
            |(number, blocks): (usize, Vec<Block>)| Note { id: number.to_string().as_str().into(), blocks };
        let notes = notes.into_iter().enumerate().map(note).collect();
        Article { id: "01/a".into(), figures, body, notes, ..Article::default() }
    })
}

/// Every path of a picture in an article as JSON, whatever place it stands in.
fn paths(article: &Article) -> Vec<String> {
    fn collect(value: &serde_json::Value, into: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) if text.ends_with(".jpg") => into.push(text.clone()),
            serde_json::Value::Array(values) => values.iter().for_each(|value| collect(value, into)),
            serde_json::Value::Object(fields) => fields.values().for_each(|value| collect(value, into)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(&serde_json::to_value(article).unwrap(), &mut found);
    found
}

proptest! {
    #[test]
    fn every_picture_of_any_article_is_bound_to_its_day(article in article()) {
        let before = paths(&article);
        let bound = Binding { day: Date::new(2026, 3, 20).unwrap() }.whole_article(article);
        let expected: Vec<String> = before.iter().map(|path| format!("2026-03-20/{path}")).collect();
        prop_assert_eq!(paths(&bound), expected);
        let mut seen = 0;
        bound.each_figure(|_, figure| seen += usize::from(figure.image.is_some()));
        prop_assert_eq!(seen, before.len(), "those who read find what was bound");
    }
}
