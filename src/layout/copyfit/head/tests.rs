//! Heads as they are set.

use super::*;
use crate::edition::RunDirection;
use crate::layout::style::theme::Theme;
use crate::model::Language;
use crate::text::FontLibrary;

/// The texts of the lines of a headline in one of the ways to set it in some sizes over a
/// width, and the size taken.
fn set(headline: &str, sizes: &[&str], width: i32, choice: usize) -> (Vec<String>, Length) {
    let (fonts, theme) = (FontLibrary::bundled(), Theme::bundled(Theme::DEFAULT).unwrap());
    let typesetter = Typesetter::new(&fonts, &theme, &Language::from("zh-Hans-CN"));
    let article: Article =
        serde_json::from_value(serde_json::json!({ "id": "01/01", "headline": [headline], "body": [] }))
            .unwrap();
    let paper = Paper::find("broadsheet-8").unwrap();
    let sizes: Vec<TypeSize> = sizes.iter().map(|name| TypeSize::named(name).unwrap()).collect();
    let maker = HeadMaker {
        sizes: &sizes,
        ..HeadMaker::new(&typesetter, &paper, &article, Rank::Major, &Vocabulary::default()).unwrap()
    };
    let width = Length::from_points(width);
    let own_width = maker.choices(HeadRoom::of(width)).into_iter().filter(|choice| choice.scale == 100);
    let head = maker.head(HeadRoom::of(width), &own_width.collect::<Vec<_>>()[choice]);
    let runs = head.frames.iter().flat_map(|frame| match frame {
        Frame::Group { frames, .. } => frames.clone(),
        _ => Vec::new(),
    });
    let lines: Vec<(String, Length)> = runs
        .filter_map(|frame| match frame {
            Frame::Glyphs(run) => Some((run.text, run.size)),
            _ => None,
        })
        .collect();
    let size = lines[0].1;
    (lines.into_iter().map(|(text, _)| text).collect(), size)
}

#[test]
fn a_smaller_size_is_taken_rather_than_a_word_cut() {
    let (lines, size) = set("哈萨克斯坦", &["小初", "一号", "小二"], 100, 0);
    assert_eq!((lines, size), (vec!["哈萨克斯坦".to_owned()], Length::from_points(18)));
    let (lines, _) = set("哈萨克斯坦", &["小初", "一号"], 100, 0);
    assert_eq!(lines.len(), 2, "no size of the list is small enough");
}

#[test]
fn a_headline_can_be_large_in_more_lines_or_smaller_in_fewer() {
    let text = "老浴室里飘出饭菜香";
    let one = vec![text.to_owned()];
    let two = vec!["老浴室里".to_owned(), "飘出饭菜香".to_owned()];
    assert_eq!(set(text, &["小初", "一号", "小二"], 200, 0), (two, Length::from_points(36)));
    assert_eq!(set(text, &["小初", "一号", "小二"], 200, 2), (one, Length::from_points(18)));
}

#[test]
fn narrower_characters_save_a_line_and_wider_ones_fill_the_width() {
    let (fonts, theme) = (FontLibrary::bundled(), Theme::bundled(Theme::DEFAULT).unwrap());
    let typesetter = Typesetter::new(&fonts, &theme, &Language::from("zh-Hans-CN"));
    let article: Article =
        serde_json::from_value(serde_json::json!({ "id": "1", "headline": ["老浴室里飘出饭菜香"] })).unwrap();
    let paper = Paper::find("broadsheet-8").unwrap();
    let sizes = ["小初", "一号"].map(|name| TypeSize::named(name).unwrap());
    let maker = HeadMaker {
        sizes: &sizes,
        ..HeadMaker::new(&typesetter, &paper, &article, Rank::Lead, &Vocabulary::default()).unwrap()
    };
    let scaled = |points: i32| -> Vec<(u16, u16, u16)> {
        let choices = maker.choices(HeadRoom::of(Length::from_points(points))).into_iter();
        choices
            .filter(|one| one.scale != 100 && one.lines == 1)
            .map(|one| (one.step, one.lines, one.scale))
            .collect()
    };
    assert_eq!(scaled(340), [], "nine characters of 36 points fill it");
    assert_eq!(scaled(300), [(0, 1, 85)], "275 points in 288");
    assert_eq!(scaled(240), [(1, 1, 95)], "36 points are too large even so");
    assert_eq!(scaled(450), [(0, 1, 110)]);
    let width = Length::from_points(300);
    let choice = maker.choices(HeadRoom::of(width)).into_iter().find(|one| one.scale == 85).unwrap();
    let head = maker.head(HeadRoom::of(width), &choice);
    let Frame::Group { frames, .. } = &head.frames[0] else { panic!("{:?}", head.frames) };
    let Frame::Glyphs(run) = &frames[0] else { panic!("{frames:?}") };
    let long: Length = run.glyphs.iter().map(|glyph| glyph.advance).sum();
    assert_eq!(run.direction, RunDirection::Narrowed(850));
    assert_eq!(run.text, "老浴室里飘出饭菜香");
    assert!(run.origin.x >= Length::ZERO && run.origin.x + long <= width, "{long} in {width}");
    assert!((long - Length::from_points(36 * 9).scaled(85, 100)).millipoints().abs() < 50, "{long}");
}

#[test]
fn the_height_is_known_without_setting_the_head() {
    let (fonts, theme) = (FontLibrary::bundled(), Theme::bundled(Theme::DEFAULT).unwrap());
    let typesetter = Typesetter::new(&fonts, &theme, &Language::from("zh-Hans-CN"));
    let article: Article = serde_json::from_value(serde_json::json!({
        "id": "01/01", "column_title": "记者观察", "kicker": ["清晨六点的码头"],
        "headline": ["老浴室里飘出饭菜香", "街坊有了新去处"], "deck": ["一勺一碗都是人情味"],
        "byline": [{ "role": "记者", "names": ["甲乙"] }],
    }))
    .unwrap();
    let paper = Paper::find("broadsheet-8").unwrap();
    let maker = HeadMaker::new(&typesetter, &paper, &article, Rank::Lead, &Vocabulary::default()).unwrap();
    for columns in 1..=8 {
        let room = HeadRoom::of(paper.span(columns));
        for choice in maker.choices(room) {
            assert_eq!(maker.head(room, &choice).height, choice.height, "{columns}");
        }
    }
}

#[test]
fn heads_of_neighbours_do_not_touch() {
    let exact = set("老浴室里飘出饭菜香", &["小二", "三号", "四号"], 162, 0);
    assert_eq!((exact.0.len(), exact.1), (2, Length::from_points(18)));
    let exact = set("老浴室里飘出饭菜香", &["小二", "三号", "四号"], 162, 1);
    assert_eq!((exact.0.len(), exact.1), (1, Length::from_points(16)));
}

/// The heads of an article in a width, as frames of the first way to set each.
fn head_of(article: serde_json::Value, width: i32) -> Head {
    let (fonts, theme) = (FontLibrary::bundled(), Theme::bundled(Theme::DEFAULT).unwrap());
    let typesetter = Typesetter::new(&fonts, &theme, &Language::from("zh-Hans-CN"));
    let article: Article = serde_json::from_value(article).unwrap();
    let paper = Paper::find("broadsheet-8").unwrap();
    let maker = HeadMaker::new(&typesetter, &paper, &article, Rank::Middle, &Vocabulary::default()).unwrap();
    let room = HeadRoom::of(Length::from_points(width));
    let choices = maker.choices(room);
    for choice in &choices {
        assert_eq!(maker.head(room, choice).height, choice.height, "{choice:?}");
    }
    maker.head(room, &choices[0])
}

/// What runs of a part of a head print, where they begin, and in what.
fn runs(head: &Head, part: &Tag) -> Vec<(String, Length, Ink, crate::text::FaceId)> {
    let of_part = |frame: &Frame| match frame {
        Frame::Group { tag, frames } if tag == part => frames.clone(),
        _ => Vec::new(),
    };
    let run = |frame: Frame| match frame {
        Frame::Glyphs(run) => Some((run.text.clone(), run.origin.x, run.ink, run.face)),
        _ => None,
    };
    head.frames.iter().flat_map(of_part).filter_map(run).collect()
}

#[test]
fn heads_stand_at_the_left_edge_or_in_the_middle() {
    let begins = |manner: &str| {
        let article = serde_json::json!({
            "id": "1", "head": manner, "headline": ["老浴室里飘出饭菜香"], "deck": ["一勺一碗"],
        });
        let head = head_of(article, 400);
        [Tag::Headline, Tag::Deck].map(|part| runs(&head, &part)[0].1)
    };
    assert_eq!(begins("left"), [Length::ZERO; 2]);
    let [headline, deck] = begins("centred");
    assert!(headline > Length::ZERO && deck > headline, "{headline} {deck}");
}

#[test]
fn a_reversed_head_is_white_in_a_bar_over_its_width_and_the_byline_stands_under_it() {
    let article = serde_json::json!({
        "id": "1", "head": "reversed", "kicker": ["清晨六点的码头"], "headline": ["老浴室里飘出饭菜香"],
        "byline": [{ "role": "记者", "names": ["甲乙"] }],
    });
    let head = head_of(article, 300);
    let Frame::Group { tag: Tag::Artifact, frames } = &head.frames[0] else { panic!("{:?}", head.frames[0]) };
    let [Frame::Rule { rect, ink }] = frames.as_slice() else { panic!("{frames:?}") };
    assert_eq!(
        (rect.left(), rect.size.width, *ink),
        (Length::ZERO, Length::from_points(300), Ink::BLACK.or(ColorName::Accent))
    );
    for part in [Tag::Kicker, Tag::Headline] {
        let runs = runs(&head, &part);
        assert!(
            runs.iter().all(|(_, x, ink, _)| *ink == Ink::WHITE && *x == Length::from_points(9)),
            "{runs:?}"
        );
    }
    let byline = &runs(&head, &Tag::Byline)[0];
    let mark = byline_mark::width(BylineMark::Square, Length::from_points(9));
    assert_eq!((byline.1, byline.2), (mark, Ink::BLACK), "behind its mark");
    assert!(rect.bottom() < head.height);
}

#[test]
fn of_a_head_in_two_decks_the_first_line_is_heavy_and_the_others_light() {
    let lines = |headline: serde_json::Value| {
        let head = head_of(serde_json::json!({ "id": "1", "head": "two-deck", "headline": headline }), 600);
        runs(&head, &Tag::Headline)
    };
    let two = lines(serde_json::json!(["八元一餐 热汤送到家门口"]));
    assert_eq!(two.iter().map(|run| run.0.as_str()).collect::<Vec<_>>(), ["八元一餐", "热汤送到家门口"]);
    assert!(two[0].3 != two[1].3 && two.iter().all(|run| run.1 == Length::ZERO));
    assert_eq!(lines(serde_json::json!(["八元一餐", "热汤送到家门口"])), two);
    assert_eq!(lines(serde_json::json!(["八元一餐"])).len(), 1, "there is nothing light to set");
}
