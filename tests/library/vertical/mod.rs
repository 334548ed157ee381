//! Vertical lines on a sheet: where each glyph stands.

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use paiban::check::{self, CheckedIssue};
use paiban::edition::{Edition, Frame, GlyphRun, LinkTarget, RunDirection, Sheet};
use paiban::geometry::{Length, Point, Rect, Size};
use paiban::layout::internals::vertical_line_frames;
use paiban::model::{Issue, Language};
use paiban::pdf;
use paiban::source::{Draft, PictureFiles};
use paiban::text::class::Direction;
use paiban::text::{
    Align, FontLibrary, FontRole, FontSpec, Locale, Manner, Paragraph, Setting, StyledText, TextStyle,
};
use proptest::prelude::*;
use serde_json::json;

use crate::golden;

fn fonts() -> &'static FontLibrary {
    static FONTS: std::sync::OnceLock<FontLibrary> = std::sync::OnceLock::new();
    FONTS.get_or_init(FontLibrary::bundled)
}

/// An issue without articles: what a sheet is drawn for.
fn issue() -> CheckedIssue {
    let issue: Issue = serde_json::from_value(json!({
        "publication": { "title": "试验报", "slug": "test", "language": "zh-Hans-CN", "kind": "other" },
        "date": "2026-03-20",
        "pages": [{ "label": "A01", "name": "要闻", "articles": [] }],
    }))
    .unwrap();
    let draft = Draft {
        issue,
        pictures: PictureFiles::new(),
        accepted: paiban::model::AcceptedLayout::default(),
        origins: paiban::source::Origins::default(),
        files: paiban::diagnostics::SourceMap::default(),
    };
    check::check(&draft, &|_| true).value
}

fn style(role: FontRole, language: &str, size: Length) -> TextStyle {
    let language = Language::from(language);
    let chain: Arc<[_]> = fonts().chain(&FontSpec::of(role), &language).into();
    TextStyle::new(chain, size, Locale::of(&language))
}

/// Frames of a text set vertically, its first line at `top`, the others to the left of it.
fn head(text: &StyledText, measure: Length, em: Length, top: Point) -> Vec<Frame> {
    let manner = Manner { direction: Direction::Vertical, headline: true, ..Manner::default() };
    let paragraph = Paragraph::new(text, &manner, fonts());
    let setting = Setting { measure, indent: Length::ZERO, align: Align::Start };
    let lines = paragraph.lines(&setting);
    let at = |number: usize| Point::new(top.x - em.scaled(5, 4) * number as i32, top.y);
    lines.iter().enumerate().flat_map(|(i, line)| vertical_line_frames(line, at(i), em)).collect()
}

fn edition(frames: Vec<Frame>, size: Size) -> Edition {
    let issue = issue();
    let sheet = Sheet::plain(size, issue.issue().pages[0].label.clone(), "A01 要闻", frames);
    Edition { title: "试验".to_owned(), ..Edition::of_issue(&issue, fonts(), vec![sheet]) }
}

/// Role, language and text of sample heads.
const HEADS: &[(FontRole, &str, &str)] = &[
    (
        FontRole::Headline,
        "zh-Hans-CN",
        "溪湾春早：120名志愿者上桥头“讲堂”——GDP增长5.6%，《运河》A4纸2026年第3期",
    ),
    (FontRole::Kai, "zh-Hans-CN", "〖专题〗1～3月、10-15日……“春‘早’来”⸺iPhone 17 Pro上市？！"),
    (FontRole::Body, "zh-Hans-CN", "（记者 王国防）北京—上海，罗·塞蒂：“It’s ‘go’ time”"),
    (FontRole::Headline, "zh-Hant-TW", "溪湾春早：「桥头『讲堂』」，第15回《运河》展。“VIP”卡100%；真的？"),
    (FontRole::Headline, "ja", "春の“コンサート”、第12回「東京」大会：20:30・スーパー"),
];

const EM: Length = Length::from_points(20);

/// Where each glyph of a run has its origin.
fn places(run: &GlyphRun) -> Vec<Point> {
    let (mut x, mut y) = (run.origin.x, run.origin.y);
    let mut found = Vec::new();
    for glyph in &run.glyphs {
        match run.direction {
            RunDirection::Right | RunDirection::Narrowed(_) => {
                found.push(Point::new(x, y - glyph.rise));
                x += glyph.advance;
            }
            RunDirection::Down | RunDirection::Rotated => {
                found.push(Point::new(x + glyph.rise, y));
                y += glyph.advance;
            }
        }
    }
    found
}

fn runs(frames: &[Frame]) -> impl Iterator<Item = &GlyphRun> {
    frames.iter().filter_map(|frame| match frame {
        Frame::Glyphs(run) => Some(run),
        _ => None,
    })
}

/// The word of the golden for a direction.
fn word(direction: RunDirection) -> String {
    match direction {
        RunDirection::Rotated => "Turned".to_owned(),
        other => format!("{other:?}"),
    }
}

/// The glyphs of heads with their places in hundredths of the em: to the right of the axis, below
/// the top.
fn dump(heads: &[Vec<Frame>]) -> String {
    let mut out = String::new();
    let hundredths = |length: Length| (length.points() / EM.points() * 100.0).round() as i32;
    for (frames, (role, language, text)) in heads.iter().zip(HEADS) {
        writeln!(out, "# {} {language} {text}", role.name()).unwrap();
        for run in runs(frames) {
            writeln!(out, "{} size {}", word(run.direction), hundredths(run.size)).unwrap();
            for (glyph, at) in run.glyphs.iter().zip(places(run)) {
                let text = &run.text[glyph.text.clone()];
                writeln!(out, "  {:4} {:5} {text}", hundredths(at.x), hundredths(at.y)).unwrap();
            }
        }
    }
    out
}

/// The sample heads in lines of 22 em, the axis of the first line at 0.
fn heads() -> Vec<Vec<Frame>> {
    let set = |&(role, language, text): &(FontRole, &str, &str)| {
        head(
            &StyledText::plain(text, style(role, language, EM)),
            EM * 22,
            EM,
            Point::new(Length::ZERO, Length::ZERO),
        )
    };
    HEADS.iter().map(set).collect()
}

#[test]
fn the_glyphs_of_sample_heads_stand_where_they_did() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/library/vertical/heads.txt");
    golden::check(&path, &dump(&heads()));
}

#[test]
fn every_character_of_a_head_is_drawn_once_and_in_order() {
    for (frames, (_, _, text)) in heads().iter().zip(HEADS) {
        let drawn: String = runs(frames).map(|run| &*run.text).collect();
        assert_eq!(&drawn, text);
    }
}

#[test]
fn a_han_character_stands_in_the_middle_of_the_axis() {
    let text = StyledText::plain("运河", style(FontRole::Headline, "zh-Hans-CN", EM));
    let top = Point::new(Length::from_points(100), Length::from_points(50));
    let frames = head(&text, EM * 5, EM, top);
    let run = runs(&frames).next().unwrap();
    assert_eq!(run.direction, RunDirection::Down);
    // Its baseline lies 88 hundredths of the em below its top.
    let first = Point::new(top.x - EM / 2, top.y + EM.scaled(88, 100));
    assert_eq!(places(run), [first, Point::new(first.x, first.y + EM)]);
}

#[test]
fn a_link_covers_its_characters() {
    let plain = style(FontRole::Body, "zh-Hans-CN", EM);
    let mut text = StyledText::plain("看", plain.clone());
    text.links.push("https://www.xiwan.example/".to_owned());
    text.push("溪湾App", TextStyle { link: Some(0), ..plain });
    let frames = head(&text, EM * 9, EM, Point::new(EM * 3, EM));
    let links: Vec<(&Rect, &LinkTarget)> = frames
        .iter()
        .filter_map(|frame| match frame {
            Frame::Link { rect, target, .. } => Some((rect, target)),
            _ => None,
        })
        .collect();
    let [(han, to), (word, _)] = links.as_slice() else { panic!("one link for each run: {links:?}") };
    assert_eq!(**to, LinkTarget::Url("https://www.xiwan.example/".to_owned()));
    assert_eq!(
        (han.top(), han.left(), han.right()),
        (EM * 2, EM * 3 - EM.scaled(5, 8), EM * 3 + EM.scaled(5, 8))
    );
    assert!(han.bottom() == word.top() && word.bottom() > word.top() + EM, "{han:?} {word:?}");
}

#[test]
fn vertical_heads_are_drawn_to_the_same_bytes() {
    let mut frames = Vec::new();
    for (number, head) in heads().into_iter().enumerate() {
        let place = Point::new(Length::from_points(760 - 130 * number as i32), Length::from_points(40));
        frames.extend(head.into_iter().map(|frame| frame.moved(place)));
    }
    let edition = edition(frames, Size::new(Length::from_points(800), Length::from_points(600)));
    let bytes = || pdf::export(&edition, &pdf::Options::default()).unwrap().value;
    let drawn = bytes();
    assert!(drawn.starts_with(b"%PDF-1.7"));
    assert_eq!(drawn, bytes());
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("vertical.pdf");
    std::fs::write(&out, &drawn).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_drawn(pieces in prop::collection::vec(piece(), 1..20)) {
        let text = StyledText::plain(&pieces.concat(), style(FontRole::Kai, "zh-Hans-CN", EM));
        let frames = head(&text, EM * 9, EM, Point::new(EM * 30, EM));
        let drawn: String = runs(&frames).map(|run| &*run.text).collect();
        prop_assert_eq!(drawn, text.text);
        let edition = edition(frames, Size::new(EM * 40, EM * 12));
        prop_assert!(pdf::export(&edition, &pdf::Options::default()).is_ok());
    }
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[一-龥]{1,4}",
        "[“‘（《〖⸺—…”’）》〗，。：·-]{1,3}",
        "[A-Za-z0-9 .%$+]{1,9}",
        "[\u{a1}-\u{1fff}\u{2030}-\u{2fff}\u{1F300}-\u{1F6FF}]{1,3}",
    ]
}
