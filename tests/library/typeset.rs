//! What pages promise whatever the text: nothing lost, nothing outside, nothing over another.

use std::collections::BTreeMap;

use paiban::check::{self, CheckedIssue};
use paiban::edition::{Edition, Frame, RunDirection, Tag};
use paiban::geometry::{Length, Rect};
use paiban::layout::{Paper, Theme, compose};
use paiban::model::Issue;
use paiban::pdf;
use paiban::source::{Draft, PictureFiles};
use paiban::text::FontLibrary;
use proptest::prelude::*;
use serde_json::{Value, json};

fn fonts() -> &'static FontLibrary {
    static FONTS: std::sync::OnceLock<FontLibrary> = std::sync::OnceLock::new();
    FONTS.get_or_init(FontLibrary::bundled)
}

/// An issue of one page with these articles.
fn issue(articles: Value) -> CheckedIssue {
    issue_with(articles, BTreeMap::new())
}

fn issue_with(articles: Value, pictures: PictureFiles) -> CheckedIssue {
    let issue: Issue = serde_json::from_value(json!({
        "publication": { "title": "试验报", "slug": "test", "language": "zh-Hans-CN", "kind": "other" },
        "date": "2026-03-20",
        "pages": [{ "label": "A01", "name": "要闻", "articles": articles }],
    }))
    .unwrap();
    let draft = Draft {
        issue,
        pictures,
        accepted: paiban::model::AcceptedLayout::default(),
        origins: paiban::source::Origins::default(),
        files: paiban::diagnostics::SourceMap::default(),
    };
    check::check(&draft, &|_| true).value
}

fn set(issue: &CheckedIssue, paper: &str) -> Edition {
    let theme = Theme::bundled(Theme::DEFAULT).unwrap();
    compose(issue, &theme, &Paper::find(paper).unwrap(), fonts()).unwrap().value.edition
}

fn paragraph(text: &str) -> Value {
    json!({ "kind": "paragraph", "text": [{ "kind": "text", "text": text }] })
}

/// The characters of frames, without blanks and without what is not part of the text.
fn text_of(frames: &[Frame], into: &mut String) {
    for frame in frames {
        match frame {
            Frame::Group { tag: Tag::Artifact, .. } => {}
            Frame::Group { frames, .. } => text_of(frames, into),
            Frame::Glyphs(run) => into.extend(run.text.chars().filter(|c| !c.is_whitespace())),
            Frame::Rule { .. }
            | Frame::Dot { .. }
            | Frame::Tiles { .. }
            | Frame::Shapes { .. }
            | Frame::Line { .. }
            | Frame::Image { .. }
            | Frame::Link { .. } => {}
        }
    }
}

/// The characters of each article, in the order they are drawn.
fn articles_of(edition: &Edition) -> BTreeMap<String, String> {
    let mut found = BTreeMap::<String, String>::new();
    for frame in edition.sheets.iter().flat_map(|sheet| &sheet.frames) {
        if let Frame::Group { tag: Tag::Article(id), frames } = frame {
            text_of(frames, found.entry(id.to_string()).or_default());
        }
    }
    found
}

/// Marks whose left half is blank.
const OPENING: [char; 8] = ['（', '《', '“', '‘', '「', '『', '【', '〔'];

/// The smallest rectangle around the glyphs and pictures of frames.
fn bounds(frames: &[Frame]) -> Option<Rect> {
    let rects = frames.iter().filter_map(|frame| match frame {
        Frame::Group { frames, .. } => bounds(frames),
        Frame::Glyphs(run) => {
            let width: Length = run.glyphs.iter().map(|glyph| glyph.advance).sum();
            let (x, y, size) = (run.origin.x, run.origin.y, run.size);
            // The blank half of an opening mark stands outside of a line that begins with it.
            let blank = if run.text.starts_with(OPENING) { size / 2 } else { Length::ZERO };
            let (x, width) = (x + blank, (width - blank).max(Length::ZERO));
            Some(match run.direction {
                RunDirection::Rotated => Rect::new(x - size / 2, y, size, width),
                _ => Rect::new(x, y - size.scaled(4, 5), width, size.scaled(9, 10)),
            })
        }
        Frame::Image { rect, .. } => Some(*rect),
        Frame::Rule { .. }
        | Frame::Dot { .. }
        | Frame::Shapes { .. }
        | Frame::Line { .. }
        | Frame::Link { .. } => None,
        Frame::Tiles { rects, .. } => rects.iter().copied().reduce(|a, b| a.united(&b)),
    });
    rects.reduce(|a, b| {
        let (left, top) = (a.left().min(b.left()), a.top().min(b.top()));
        let (right, bottom) = (a.right().max(b.right()), a.bottom().max(b.bottom()));
        Rect::new(left, top, right - left, bottom - top)
    })
}

/// Articles stand inside the type area and apart from each other.
fn assert_well_placed(edition: &Edition, paper: &str) {
    let paper = Paper::find(paper).unwrap();
    let area = paper.type_area();
    // A trimmed opening bracket has its blank half outside: glyph boxes may stick out by half an em.
    let slack = paper.body * 3;
    // How far glyphs rise is estimated, which puts the top of a head up to half a point too high.
    let rise = Length::from_points(1) / 2;
    let room = Rect::new(
        area.left() - slack,
        area.top() - rise,
        area.size.width + slack * 2,
        area.size.height + rise,
    );
    for sheet in &edition.sheets {
        let mut placed: Vec<(String, Rect)> = Vec::new();
        for frame in &sheet.frames {
            if let Frame::Group { tag: Tag::Article(id), frames } = frame
                && let Some(rect) = bounds(frames)
            {
                assert!(room.contains(&rect), "{id} stands at {rect:?}, outside of {room:?}");
                placed.push((id.to_string(), rect));
            }
        }
        for (i, (a, first)) in placed.iter().enumerate() {
            for (b, second) in &placed[i + 1..] {
                let half = paper.body / 2;
                let apart = first.right() <= second.left() + half
                    || second.right() <= first.left() + half
                    || first.bottom() <= second.top()
                    || second.bottom() <= first.top();
                assert!(apart, "{a} and {b} overlap: {first:?} {second:?}");
            }
        }
    }
}

fn chinese(length: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[一-龥]{2,9}",
        4 => "[，。、；：？！”）》]",
        2 => "[“（《]",
        1 => "[A-Za-z]{1,7}",
        1 => "[0-9]{1,4}",
    ];
    prop::collection::vec(piece, length).prop_map(|pieces| pieces.concat())
}

/// An article and the characters it must print.
fn article(number: usize) -> impl Strategy<Value = (Value, String)> {
    let body = prop::collection::vec(chinese(5..60), 1..9);
    let rank = prop::sample::select(vec!["lead", "major", "middle", "minor", "brief", "photo"]);
    (chinese(2..5), body, rank, any::<bool>()).prop_map(move |(head, body, rank, boxed)| {
        let blocks: Vec<Value> = body.iter().map(|text| paragraph(text)).collect();
        let printed = format!("{head}{}", body.concat());
        let value = json!({
            "id": format!("01/{number:02}"), "headline": [head], "rank": rank, "boxed": boxed, "body": blocks,
        });
        (value, printed)
    })
}

fn articles() -> impl Strategy<Value = Vec<(Value, String)>> {
    (1..9usize).prop_flat_map(|count| (0..count).map(article).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_character_is_printed_once_and_in_order(
        articles in articles(), paper in prop::sample::select(Paper::NAMES.to_vec()),
    ) {
        let checked = issue(articles.iter().map(|(value, _)| value.clone()).collect());
        let edition = set(&checked, paper);
        let wanted: BTreeMap<String, String> = articles
            .iter()
            .map(|(value, text)| (value["id"].as_str().unwrap().to_owned(), text.clone()))
            .collect();
        prop_assert_eq!(articles_of(&edition), wanted);
        assert_well_placed(&edition, paper);
    }
}

#[test]
fn a_text_longer_than_a_sheet_goes_on_over_the_next() {
    let text = "春水初生，春林初盛。".repeat(300);
    let blocks: Vec<Value> = (0..5).map(|_| paragraph(&text)).collect();
    let checked = issue(json!([{ "id": "a", "headline": ["长文"], "body": blocks }]));
    for paper in Paper::NAMES {
        let edition = set(&checked, paper);
        assert_eq!(articles_of(&edition)["a"], format!("长文{}", text.repeat(5)), "{paper}");
        assert_well_placed(&edition, paper);
    }
    assert!(set(&checked, "a4-4").sheet_count() > 3);
}

#[test]
fn a_headline_longer_than_a_page_is_not_lost() {
    let head = "标题太长".repeat(600);
    let checked = issue(json!([{ "id": "a", "headline": [head], "body": [paragraph("正文。")] }]));
    let edition = set(&checked, "a4-4");
    assert_eq!(articles_of(&edition)["a"], format!("{head}正文。"));
    assert_well_placed(&edition, "a4-4");
}

#[test]
fn a_summary_is_printed_once_whether_it_stands_or_runs_in_the_legs() {
    let items =
        |characters: usize| (0..3).map(|n| format!("{n}{}", "要点".repeat(characters))).collect::<Vec<_>>();
    let article = |id: &str, rank: &str, items: &[String], more: Value| {
        let body: Vec<Value> = (0..6).map(|_| paragraph(&"正文说的是菱河两岸的事。".repeat(9))).collect();
        let mut article =
            json!({ "id": id, "headline": ["河道通水"], "rank": rank, "summary": items, "body": body });
        article.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        article
    };
    let (short, long) = (items(6), items(600));
    let mut articles = vec![
        article("over", "lead", &short, json!({ "deck": ["一年以后"] })),
        article("long", "major", &long, json!({})),
        article("boxed", "middle", &short, json!({ "boxed": true })),
        article("without-head", "middle", &short, json!({ "headline": [] })),
        article("notice", "minor", &short, json!({ "notice": { "kind": "announcement" } })),
    ];
    // So many briefs stand under one head.
    articles.extend((0..12).map(|n| article(&format!("brief{n}"), "brief", &short, json!({ "body": [] }))));
    let checked = issue(articles.clone().into());
    for paper in Paper::NAMES {
        let edition = set(&checked, paper);
        let printed = articles_of(&edition);
        assert_eq!(printed.len(), 17, "{paper}");
        for (id, text) in &printed {
            let items = if id == "long" { &long } else { &short };
            for item in items {
                assert_eq!(text.matches(item.as_str()).count(), 1, "{id} on {paper}: {item}");
            }
        }
        let alone = set(&issue(articles[..5].into()), paper);
        assert_well_placed(&alone, paper);
    }
}

#[test]
fn a_table_wider_than_a_column_is_not_lost() {
    let cell = |text: &str| json!([{ "kind": "text", "text": text }]);
    let columns = 9;
    let row: Vec<Value> = (0..columns).map(|i| cell(&format!("第{i}栏的内容"))).collect();
    let long: Vec<Value> = (0..columns).map(|_| cell(&"很长".repeat(60))).collect();
    let table =
        json!({ "kind": "table", "columns": vec!["start"; columns], "head": row, "rows": [row, long] });
    let checked = issue(json!([{ "id": "a", "headline": ["表"], "body": [paragraph("前。"), table] }]));
    for paper in Paper::NAMES {
        let edition = set(&checked, paper);
        let found = &articles_of(&edition)["a"];
        assert_eq!(found.matches('栏').count(), columns * 2, "{paper}");
        assert_eq!(found.matches('长').count(), columns * 60, "{paper}");
        assert_well_placed(&edition, paper);
    }
}

/// A picture of a size, as PNG.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::GrayImage::new(width, height).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn heads_pictures_and_tables_leave_room_for_the_text() {
    let cell = |text: &str| json!([{ "kind": "text", "text": text }]);
    let row: Vec<Value> = (0..7).map(|i| cell(&format!("第{i}栏的内容"))).collect();
    let table = |rows: usize| json!({ "kind": "table", "columns": vec!["start"; 7], "head": row, "rows": vec![&row; rows] });
    let figure = |name: &str| json!({ "image": name, "caption": [{ "kind": "text", "text": "图片说明。".repeat(12) }] });
    let text = "春水初生，春林初盛。".repeat(40);
    let loaded = |id: &str| {
        json!({
            "id": id, "rank": "middle", "kicker": ["引题".repeat(20)], "headline": ["主题".repeat(30), "第二行"],
            "deck": ["副题".repeat(30)], "figures": [figure("tall.png"), figure("wide.png"), figure("tall.png")],
            "body": [paragraph(&text), table(3), paragraph(&text), table(60), paragraph(&text)],
        })
    };
    let brief = |id: &str| json!({ "id": id, "headline": ["简讯"], "rank": "brief", "body": [paragraph("今天春分。")] });
    let articles = json!([brief("a"), loaded("b"), brief("c"), loaded("d"), brief("e")]);
    let files = [("tall.png", picture(600, 1800)), ("wide.png", picture(1800, 600))];
    let pictures: PictureFiles = files.into_iter().map(|(name, bytes)| (name.into(), bytes.into())).collect();
    let checked = issue_with(articles, pictures);
    for paper in Paper::NAMES {
        let edition = set(&checked, paper);
        assert_well_placed(&edition, paper);
        let found = articles_of(&edition);
        for id in ["b", "d"] {
            assert_eq!(found[id].matches(&text).count(), 3, "{paper}");
            assert_eq!(found[id].matches("图片说明。").count(), 36, "{paper}");
            assert_eq!(found[id].matches('栏').count(), (4 + 61) * 7, "{paper}");
        }
        let images = edition.dump().matches("image ").count();
        assert_eq!(images, 6, "{paper}");
    }
}

#[test]
fn an_empty_page_is_a_sheet_with_its_folio() {
    let edition = set(&issue(json!([])), "tabloid-6");
    assert_eq!(edition.sheet_count(), 1);
    assert!(edition.dump().contains("A01 要闻"));
}

#[test]
fn the_same_issue_makes_the_same_bytes() {
    let articles = json!([
        { "id": "a", "headline": ["春分"], "dateline": "本报讯", "body": [paragraph("今天春分。")],
          "byline": [{ "role": "记者", "names": ["甲乙"] }] },
        { "id": "b", "headline": ["谷雨"], "body": [paragraph("雨生百谷。")] },
    ]);
    let bytes = || {
        let checked = issue(articles.clone());
        pdf::export(&set(&checked, "tabloid-6"), &pdf::Options::default()).unwrap().value
    };
    assert_eq!(bytes(), bytes());
}

/// The objects of a PDF, unpacked.
fn objects(pdf: &[u8]) -> Vec<u8> {
    use std::io::Read as _;
    let mut found = pdf.to_vec();
    for (at, _) in pdf.windows(7).enumerate().filter(|(_, bytes)| *bytes == b"stream\n") {
        // Streams that are not compressed, or in another way, have nothing to unpack.
        let _ = flate2::read::ZlibDecoder::new(&pdf[at + 7..]).read_to_end(&mut found);
    }
    found
}

#[test]
fn the_catalogue_has_no_entry_that_poppler_takes_for_wrong() {
    let article = json!({ "id": "a", "headline": ["春分"], "body": [paragraph("今天春分。")] });
    let edition = set(&issue(json!([article])), "tabloid-6");
    for profile in pdf::Profile::NAMES {
        let options = pdf::Options { profile: profile.parse().unwrap(), ..pdf::Options::default() };
        let objects = objects(&pdf::export(&edition, &options).unwrap().value);
        let has = |entry: &[u8]| objects.windows(entry.len()).any(|bytes| bytes == entry);
        // Without it the default holds: no tag is a suspect (ISO 32000-1, table 321).
        assert!(has(b"/MarkInfo<</Marked true>>") && !has(b"/Suspects"), "{profile}");
    }
}
