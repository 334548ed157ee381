//! Lists of terms that are drawn (figures, timelines, cells), on every paper.

use paiban::edition::{Edition, Frame, Tag};
use paiban::geometry::{Length, Rect};
use paiban::model::*;

use crate::places::{bounds, each};
use crate::tables::{PAPERS, composed, issue_of};

fn item(name: &str, text: &str) -> ListItem {
    let name = Inline::Strong { content: vec![Inline::text(name)] };
    let text = if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] };
    ListItem { blocks: vec![Block::Paragraph { text: [vec![name], text].concat() }] }
}

fn list(manner: ListManner, items: &[(&str, &str)]) -> Block {
    let items = items.iter().map(|(name, text)| item(name, text)).collect();
    Block::List { start: None, manner: Some(manner), items }
}

const FIGURES: [(&str, &str); 4] = [
    ("14个月", "水质连续稳定在三类"),
    ("126厘米", "透明度，治理前为38厘米"),
    ("862个", "排口逐一建档"),
    ("11.2公里", "临水步道全线贯通"),
];

const TIMES: [(&str, &str); 4] = [
    ("2022年11月", "片区普查，登记居民1126户、历史建筑64处。"),
    ("2023年6月", "一期动工；首版方案公示九天后撤回。"),
    ("2024年9月", "首批156户回迁，豆腐店重新开张。"),
    ("2026年3月19日", "二期开工。"),
];

const RULES: [(&str, &str); 3] = [
    ("供餐时间", "早餐6:30至8:30，午餐11:00至12:45，晚餐17:00至18:30。"),
    ("老人优惠", "75周岁以上七折，凭身份证登记一次即可。"),
    ("送餐：", "1.5公里以内每单1元，前一天20:00以前打电话预订。"),
];

/// What stands under a tag in an edition, a text for each group, without blanks.
fn texts(edition: &Edition, is: impl Fn(&Tag) -> Option<u32>) -> Vec<(u32, String)> {
    let mut found: Vec<(u32, String)> = Vec::new();
    for sheet in &edition.sheets {
        each(&sheet.frames, None, &mut |frame, tag| {
            let (Frame::Glyphs(run), Some(number)) = (frame, tag.and_then(&is)) else { return };
            let text = run.text.chars().filter(|c| !c.is_whitespace());
            match found.last_mut().filter(|(last, _)| *last == number) {
                Some((_, found)) => found.extend(text),
                None => found.push((number, text.collect())),
            }
        });
    }
    found
}

fn term(tag: &Tag) -> Option<u32> {
    if let Tag::ListTerm(number) = tag { Some(*number) } else { None }
}

fn text(tag: &Tag) -> Option<u32> {
    if let Tag::ListItem(number) = tag { Some(*number) } else { None }
}

/// The em boxes of the characters under a tag.
fn boxes(edition: &Edition, is: impl Fn(&Tag) -> Option<u32>) -> Vec<Rect> {
    let mut found = Vec::new();
    for sheet in &edition.sheets {
        each(&sheet.frames, None, &mut |frame, tag| {
            if matches!(frame, Frame::Glyphs(_)) && tag.and_then(&is).is_some() {
                found.extend(bounds(frame));
            }
        });
    }
    found
}

#[test]
fn every_term_and_every_text_is_printed_once_and_in_order() {
    for (manner, items) in [
        (ListManner::Figures, &FIGURES[..]),
        (ListManner::Timeline, &TIMES[..]),
        (ListManner::Cells, &RULES[..]),
    ] {
        for paper in PAPERS {
            let edition = composed(&issue_of(vec![list(manner, items)]), paper).edition;
            let (terms, said) = (texts(&edition, term), texts(&edition, text));
            let only =
                |texts: &[(u32, String)]| texts.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>();
            let expected = |which: fn(&(&str, &str)) -> String| items.iter().map(which).collect::<Vec<_>>();
            assert_eq!(only(&terms), expected(|(name, _)| (*name).to_owned()), "{paper}: {manner:?}");
            assert_eq!(only(&said), expected(|(_, text)| (*text).to_owned()), "{paper}: {manner:?}");
            let numbers =
                |texts: &[(u32, String)]| texts.iter().map(|(number, _)| *number).collect::<Vec<_>>();
            assert_eq!(numbers(&terms), numbers(&said), "a term and its text are one item");
        }
    }
}

#[test]
fn figures_stand_side_by_side_and_larger_than_the_text() {
    for paper in PAPERS {
        let edition = composed(&issue_of(vec![list(ListManner::Figures, &FIGURES)]), paper).edition;
        let largest = |is: fn(&Tag) -> Option<u32>| {
            boxes(&edition, is).iter().map(|rect| rect.size.height).max().unwrap_or_default()
        };
        assert!(largest(term) > largest(text).scaled(15, 10), "{paper}: {:?}", largest(term));
        let tops: Vec<Length> = boxes(&edition, text).iter().map(|rect| rect.top()).collect();
        assert!(tops.windows(2).any(|tops| tops[0] == tops[1]), "{paper}: two labels beside each other");
    }
}

#[test]
fn the_text_of_a_timeline_stands_beside_its_line_on_the_rows_of_the_leg() {
    for paper in PAPERS {
        let edition = composed(&issue_of(vec![list(ListManner::Timeline, &TIMES)]), paper).edition;
        let mut marks = 0;
        for sheet in &edition.sheets {
            each(&sheet.frames, None, &mut |frame, _| {
                marks += usize::from(matches!(frame, Frame::Dot { .. }))
            });
        }
        assert_eq!(marks, TIMES.len(), "{paper}: a mark for each time");
        let lines = boxes(&edition, term);
        assert_eq!(
            lines.len(),
            lines
                .iter()
                .map(|rect| (rect.left(), rect.top()))
                .collect::<std::collections::BTreeSet<_>>()
                .len()
        );
    }
}

#[test]
fn a_list_that_cannot_be_drawn_is_set_as_a_list() {
    let plain =
        ListItem { blocks: vec![Block::Paragraph { text: vec![Inline::text("没有加粗的词")] }] };
    let items = vec![item("票价", "五元"), plain];
    let list = Block::List { start: None, manner: Some(ListManner::Cells), items };
    let edition = composed(&issue_of(vec![list]), "tabloid-6").edition;
    assert_eq!(texts(&edition, term), []);
    let said: String = texts(&edition, text).into_iter().map(|(_, text)| text).collect();
    assert_eq!(said, "●票价五元●没有加粗的词");
}
