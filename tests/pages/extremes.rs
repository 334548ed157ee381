//! Extremes of every field of an issue, on all papers: each ends in pages on which everything stands in
//! its place, or in errors that name one. Never in a fault of the program.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{GrayImage, ImageFormat};
use paiban::check;
use paiban::diagnostics::{Checked, Code, Diagnostic, SourceMap, has_errors};
use paiban::edition::Edition;
use paiban::layout::{self, Front, Paper, Theme, compose};
use paiban::model::Issue;
use paiban::pdf;
use paiban::source::{Draft, Origins, PictureFiles, normal_issue};
use paiban::volume::CheckedVolume;
use paiban::wording::Words;
use serde_json::{Value, json};

use crate::editions::{fonts, in_parallel};
use crate::generator::Random;
use crate::judge;

/// Makes a field of an issue extreme, as JSON.
type Stretch = fn(&mut Value, &mut Random);

/// Every field that a page prints, places or draws, by name.
const FIELDS: [(&str, Stretch); 53] = [
    ("title", |issue, random| issue["publication"]["title"] = line(random).into()),
    ("title with a line end", |issue, _| issue["publication"]["title"] = "溪湾\n日报".into()),
    ("title of one word", |issue, random| issue["publication"]["title"] = word(random).into()),
    ("imprint", |issue, random| issue["publication"]["address"] = line(random).into()),
    ("publisher", |issue, random| issue["publication"]["publisher"] = line(random).into()),
    ("bodies", |issue, random| issue["publication"]["sponsor"] = lines(random)),
    ("masthead notes", |issue, random| issue["publication"]["masthead_notes"] = lines(random)),
    ("links", |issue, random| {
        let link = json!({ "label": line(random), "url": format!("https://a.example/{}", word(random)) });
        issue["publication"]["links"] = vec![link; random.between(1, 20) as usize].into();
    }),
    ("price", |issue, random| issue["publication"]["price"] = line(random).into()),
    ("numbers", |issue, _| {
        issue["number"] = u32::MAX.into();
        issue["total_number"] = u32::MAX.into();
    }),
    ("filler of lines", |issue, random| filler(issue, random, None)),
    ("filler with a picture", |issue, random| filler(issue, random, Some("square.png"))),
    ("filler of any shape", |issue, random| {
        let (columns, rows) = (random.between(1, 12), random.between(4, 60));
        let text = lines(random);
        issue["publication"]["fillers"] = json!([{ "text": text, "columns": columns, "rows": rows }]);
    }),
    ("page name", |issue, random| issue["pages"][0]["name"] = line(random).into()),
    ("page name of 45 characters", |issue, _| issue["pages"][0]["name"] = "要".repeat(45).into()),
    ("page name that takes half a line", |issue, _| issue["pages"][0]["name"] = "要闻民生".repeat(5).into()),
    ("page label", |issue, random| issue["pages"][0]["label"] = line(random).into()),
    ("widest page label", |issue, _| {
        issue["pages"][1]["label"] = "第十二版增刊特别专题页一".into();
        issue["pages"][0]["articles"][0]["body"] = paragraphs(&"水".repeat(900), 60);
    }),
    ("editors", |issue, random| {
        let editors = json!({ "role": "责任编辑", "names": lines(random) });
        issue["pages"][0]["editors"] = json!([editors.clone(), editors]);
    }),
    ("many pages", |issue, random| {
        let page = |number: u32| {
            let article = json!({ "id": format!("p{number}"), "headline": [line_of(60)], "body": paragraphs("文。", 1) });
            json!({ "label": format!("B{number}"), "articles": [article] })
        };
        issue["pages"] = (0..random.between(5, 9)).map(page).collect();
        issue["pages"][0]["articles"][0]["pin"] = "ear".into();
    }),
    ("kicker", |issue, random| first(issue)["kicker"] = lines(random)),
    ("headline", |issue, random| first(issue)["headline"] = lines(random)),
    ("headline of one word", |issue, random| first(issue)["headline"] = json!([word(random), "水"])),
    ("headline with a long word beside a short line", |issue, _| {
        let kicker = ["wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww", "巡河员的一天从清晨六点开始"];
        first(issue)["kicker"] = kicker.to_vec().into();
        first(issue)["deck"] = kicker.to_vec().into();
    }),
    ("headline of many lines", |issue, random| {
        first(issue)["headline"] = vec![line_of(12); random.between(20, 80) as usize].into();
    }),
    ("deck", |issue, random| first(issue)["deck"] = lines(random)),
    ("summary", |issue, random| first(issue)["summary"] = lines(random)),
    ("byline", |issue, random| first(issue)["byline"] = json!([{ "role": "记者", "names": lines(random) }])),
    ("sign-off", |issue, random| {
        first(issue)["sign_off"] = json!([{ "role": "文", "names": lines(random) }])
    }),
    ("column title", |issue, random| first(issue)["column_title"] = line(random).into()),
    ("dateline", |issue, random| first(issue)["dateline"] = line(random).into()),
    ("caption", |issue, random| {
        let caption = [text(&line(random))];
        first(issue)["figures"] =
            json!([{ "image": "wide.png", "caption": caption, "credit": line(random) }]);
    }),
    ("description", |issue, random| {
        first(issue)["figures"] =
            json!([{ "image": "wide.png", "alt": "图".repeat(random.between(9, 12) as usize * 1000) }]);
    }),
    ("picture of any shape", |issue, random| {
        let pictures = ["thin.png", "flat.png", "tall.png", "wide.png", "square.png", "dot.png"];
        let figure = |_| json!({ "image": *random.pick(&pictures), "alt": "图" });
        first(issue)["figures"] = (0..3).map(figure).collect();
    }),
    ("picture in the text", |issue, random| {
        let path = *random.pick(&["thin.png", "flat.png", "tall.png"]);
        let figure =
            json!({ "kind": "figure", "image": path, "alt": "图", "caption": [text(&line(random))] });
        first(issue)["body"] = json!([figure]);
    }),
    ("picture alone in a notice", |issue, random| {
        notice(issue, random);
        let path = *random.pick(&["tall.png", "wide.png", "thin.png"]);
        first(issue)["figures"] = json!([{ "image": path, "alt": "图" }]);
        first(issue)["body"] = json!([]);
    }),
    ("notice of any size", notice),
    ("notice with much text", |issue, random| {
        notice(issue, random);
        first(issue)["body"] = paragraphs(&line(random), 2);
    }),
    ("notice without a size", |issue, random| {
        first(issue)["notice"] = json!({ "kind": "announcement" });
        first(issue)["body"] = paragraphs(&line_of(600), random.between(1, 20) as usize);
    }),
    ("box", |issue, random| {
        first(issue)["boxed"] = true.into();
        first(issue)["body"] = paragraphs(&line_of(700), random.between(1, 20) as usize);
    }),
    ("long paragraph", |issue, random| first(issue)["body"] = paragraphs(&line(random), 1)),
    ("paragraph of one word", |issue, random| first(issue)["body"] = paragraphs(&word(random), 1)),
    ("paragraph of hard lines", |issue, random| {
        let hard = || [text("a"), json!({ "kind": "line-break" })];
        let content: Vec<Value> = (0..random.between(200, 500)).flat_map(|_| hard()).collect();
        first(issue)["body"] = json!([{ "kind": "paragraph", "text": content }]);
    }),
    ("subheads", |issue, random| {
        let subhead = json!({ "kind": "subhead", "level": 2, "text": [text(&line(random))] });
        first(issue)["body"] = vec![subhead; random.between(1, 8) as usize].into();
    }),
    ("nested quotes", |issue, random| {
        let mut block = paragraphs(&line_of(300), 1)[0].clone();
        for _ in 0..random.between(1, 12) {
            block = json!({ "kind": "quote", "blocks": [block] });
        }
        first(issue)["body"] = json!([block]);
    }),
    ("list", |issue, random| {
        let item = json!({ "blocks": paragraphs(&line_of(80), 1) });
        let items = vec![item; random.between(1, 60) as usize];
        first(issue)["body"] = json!([{ "kind": "list", "start": 999_999_900, "items": items }]);
    }),
    ("table with a long cell", |issue, random| table(issue, (2, 4), &line(random))),
    ("table of many columns", |issue, random| {
        let columns = random.between(8, 70) as usize;
        table(issue, (columns, 3), "水位");
    }),
    ("table of many rows", |issue, random| table(issue, (3, random.between(50, 200) as usize), "水位")),
    ("notes", |issue, random| {
        let notes = random.between(1, 40);
        let mark = |number: u32| json!({ "kind": "note-mark", "note": number.to_string() });
        let body =
            (0..notes).map(|number| json!({ "kind": "paragraph", "text": [text("文"), mark(number)] }));
        first(issue)["body"] = body.collect();
        let note = |number: u32| json!({ "id": number.to_string(), "blocks": paragraphs(&line_of(90), 1) });
        first(issue)["notes"] = (0..notes).map(note).collect();
    }),
    ("readings", |issue, random| {
        let reading = "shui".repeat(random.between(1, 60) as usize);
        let base = "水".repeat(random.between(1, 30) as usize);
        let ruby = json!({ "kind": "ruby", "base": base, "reading": reading });
        first(issue)["body"] = json!([{ "kind": "paragraph", "text": [text("文"), ruby, text("文")] }]);
    }),
    ("ear", |issue, random| {
        first(issue)["pin"] = "ear".into();
        first(issue)["body"] = paragraphs(&line_of(500), random.between(1, 20) as usize);
    }),
    ("id", |issue, random| first(issue)["id"] = word(random).into()),
];

/// Lengths of texts in characters: such as nobody minds, and such as nothing holds.
const LENGTHS: [usize; 7] = [1, 30, 100, 400, 1500, 6000, 12_000];

/// Papers on which each field is tried.
const PAPERS_OF_A_FIELD: usize = 3;

/// Issues in which several fields are extreme at once.
const MIXED: u64 = 30;

fn line_of(characters: usize) -> String {
    "巡河员每天清晨沿着运河检查水位与护栏，2026年3月20日 water level 1,000.5。"
        .chars()
        .cycle()
        .take(characters)
        .collect()
}

fn line(random: &mut Random) -> String {
    line_of(*random.pick(&LENGTHS))
}

fn word(random: &mut Random) -> String {
    "w".repeat(*random.pick(&LENGTHS))
}

fn lines(random: &mut Random) -> Value {
    (0..random.between(1, 4)).map(|_| line(random)).collect()
}

fn text(text: &str) -> Value {
    json!({ "kind": "text", "text": text })
}

fn paragraphs(content: &str, count: usize) -> Value {
    vec![json!({ "kind": "paragraph", "text": [text(content)] }); count].into()
}

/// The first article.
fn first(issue: &mut Value) -> &mut Value {
    &mut issue["pages"][0]["articles"][0]
}

fn notice(issue: &mut Value, random: &mut Random) {
    let kind = *random.pick(&["advertisement", "announcement"]);
    let mut notice = json!({ "kind": kind });
    if random.percent(80) {
        notice["columns"] = random.between(1, 12).into();
    }
    if random.percent(80) {
        notice["rows"] = random.between(3, 140).into();
    }
    first(issue)["notice"] = notice;
}

fn filler(issue: &mut Value, random: &mut Random, image: Option<&str>) {
    let text = vec![line_of(15); random.between(1, 40) as usize];
    let filler =
        json!({ "text": text, "image": image, "alt": "图", "columns": 1, "rows": random.between(4, 20) });
    issue["publication"]["fillers"] = json!([filler]);
}

fn table(issue: &mut Value, (columns, rows): (usize, usize), cell: &str) {
    let row = || vec![json!([text("水位")]); columns];
    let mut cells = vec![row(); rows];
    cells[0][columns - 1] = json!([text(cell)]);
    let table = json!({ "kind": "table", "columns": vec!["start"; columns], "head": row(), "rows": cells });
    first(issue)["body"] = json!([table]);
}

/// A small issue with an article of every sort, before its fields are stretched.
fn usual() -> Value {
    let article =
        |id: &str| json!({ "id": id, "headline": ["运河通水"], "body": paragraphs(&line_of(200), 2) });
    json!({
        "publication": { "title": "溪湾日报", "slug": "xiwan", "language": "zh-Hans-CN", "kind": "other" },
        "date": "2026-03-20",
        "pages": [
            { "label": "A01", "name": "要闻", "articles": [article("01/a"), article("01/b")] },
            { "label": "A02", "name": "民生", "articles": [article("02/a")] },
        ],
    })
}

/// The pictures, by name: one of a dot to one of 9,000 pixels.
fn pictures() -> PictureFiles {
    let picture = |width: u32, height: u32| {
        let mut bytes = Cursor::new(Vec::new());
        GrayImage::new(width, height).write_to(&mut bytes, ImageFormat::Png).expect("a picture can be coded");
        bytes.into_inner().into()
    };
    [
        ("thin.png", 1, 9000),
        ("flat.png", 9000, 1),
        ("tall.png", 90, 135),
        ("wide.png", 300, 100),
        ("square.png", 80, 80),
        ("dot.png", 1, 1),
    ]
    .into_iter()
    .map(|(name, width, height)| (name.into(), picture(width, height)))
    .collect()
}

/// How an issue ended.
#[derive(Debug)]
enum End {
    /// Pages, and what is wrong with them.
    Pages(Vec<String>),
    /// Errors.
    Errors(Vec<Diagnostic>),
}

/// Sets an issue and draws it, as far as it can be.
fn ended(issue: Value, paper: &str, pictures: &PictureFiles) -> End {
    let issue: Issue = serde_json::from_value(issue).expect("the issue is of the model");
    let issue = normal_issue(&issue);
    let draft = Draft {
        issue,
        pictures: pictures.clone(),
        accepted: paiban::model::AcceptedLayout::default(),
        origins: Origins::default(),
        files: SourceMap::default(),
    };
    let Checked { value: issue, diagnostics } = check::check(&draft, &|_| true);
    if has_errors(&diagnostics) {
        return End::Errors(diagnostics);
    }
    let theme = Theme::bundled(Theme::DEFAULT).expect("the theme is bundled");
    let paper = Paper::find(paper).expect("the profile is bundled");
    let cover = layout::cover(&issue, &theme, fonts(), Front::Headlines);
    let mut found = judge::misplaced(&cover);
    let composed = compose(&issue, &theme, &paper, fonts()).expect("no fault of the program");
    if composed.has_errors() {
        return End::Errors(composed.diagnostics);
    }
    let edition: &Edition = &composed.value.edition;
    found.extend(judge::misplaced(edition));
    found.extend(judge::lost(issue.issue(), edition));
    let drawn = pdf::export(edition, &pdf::Options::default()).expect("no fault of the program");
    if drawn.has_errors() {
        return End::Errors(drawn.diagnostics);
    }
    End::Pages(found)
}

/// Whether an issue ended in pages, and what is wrong with how it ended.
fn judged(name: &str, issue: &Value, paper: &'static str, pictures: &PictureFiles) -> (bool, Vec<String>) {
    let named = |fault: &str| format!("{name} on {paper}: {fault}");
    match catch_unwind(AssertUnwindSafe(|| ended(issue.clone(), paper, pictures))) {
        Err(_) => (false, vec![named("the program panics")]),
        Ok(End::Pages(found)) => (true, found.iter().take(3).map(|fault| named(fault)).collect()),
        Ok(End::Errors(errors)) => {
            let refused = errors.iter().filter(|one| one.code == Code::RefusedByStandard);
            (false, refused.map(|one| named(&one.message.english())).collect())
        }
    }
}

/// Extreme issues with their names and papers.
fn extremes() -> Vec<(String, Value, &'static str)> {
    let mut all = Vec::new();
    for (number, (name, stretch)) in FIELDS.iter().enumerate() {
        for turn in 0..PAPERS_OF_A_FIELD {
            let paper = Paper::NAMES[(number + turn * 2) % Paper::NAMES.len()];
            let mut issue = usual();
            stretch(&mut issue, &mut Random::new((number * Paper::NAMES.len() + turn) as u64));
            all.push(((*name).to_owned(), issue, paper));
        }
    }
    for seed in 0..MIXED {
        let mut random = Random::new(1000 + seed);
        let (mut issue, mut names) = (usual(), Vec::new());
        for _ in 0..3 {
            let (name, stretch) = random.pick(&FIELDS);
            stretch(&mut issue, &mut random);
            names.push(*name);
        }
        all.push((format!("{seed}: {}", names.join(", ")), issue, *random.pick(Paper::NAMES)));
    }
    all
}

#[test]
fn extremes_of_every_field_end_in_sound_pages_or_in_errors() {
    let pictures = pictures();
    let all = in_parallel(extremes(), |(name, issue, paper)| judged(&name, &issue, paper, &pictures));
    let (count, pages) = (all.len(), all.iter().filter(|(has_pages, _)| *has_pages).count());
    let found: Vec<String> = all.into_iter().flat_map(|(_, found)| found).collect();
    assert!(found.is_empty(), "{} faults: {found:#?}", found.len());
    assert!(pages * 3 > count * 2 && pages < count, "{pages} of {count} end in pages");
}

/// A paper whose names, addresses and links are long, but fit its pages; its articles have long heads and
/// many authors.
fn verbose() -> Value {
    let mut issue = usual();
    issue["publication"]["title"] = "溪湾县机关事务管理局内部工作通讯".into();
    for (key, length) in [("publisher", 40), ("address", 60), ("printer", 40), ("price", 20), ("phone", 30)] {
        issue["publication"][key] = line_of(length).into();
    }
    issue["publication"]["supervisor"] = (0..20).map(|_| line_of(60)).collect();
    issue["publication"]["links"] = (0..30)
        .map(|number| json!({ "label": "数字报", "url": format!("https://a.example/{number}") }))
        .collect();
    (issue["number"], issue["total_number"]) = (u32::MAX.into(), u32::MAX.into());
    let names: Vec<String> = (0..60).map(|number| format!("作者第{number}号")).collect();
    first(&mut issue)["byline"] = json!([{ "role": "记者", "names": names }]);
    first(&mut issue)["column_title"] = line_of(90).into();
    first(&mut issue)["headline"] = json!([line_of(300)]);
    issue
}

#[test]
fn what_a_volume_adds_stands_in_its_place_and_a_long_colophon_goes_on() {
    let checked = |day: &str| {
        let mut issue = verbose();
        issue["date"] = day.into();
        let issue: Issue = serde_json::from_value(issue).expect("the issue is of the model");
        let (pictures, origins, files) = (pictures(), Origins::default(), SourceMap::default());
        check::check(
            &Draft {
                issue: normal_issue(&issue),
                pictures,
                accepted: paiban::model::AcceptedLayout::default(),
                origins,
                files,
            },
            &|_| true,
        )
        .value
    };
    let issues = vec![checked("2025-12-30"), checked("2026-03-20")];
    for &name in Paper::NAMES {
        let (theme, paper) = (Theme::bundled(Theme::DEFAULT).unwrap(), Paper::find(name).unwrap());
        let set = |issue| compose(issue, &theme, &paper, fonts()).expect("no fault of the program");
        let editions: Vec<Checked<layout::Composed>> = issues.iter().map(set).collect();
        assert!(editions.iter().all(|one| !one.has_errors()), "{name}: {:?}", editions[0].diagnostics);
        let editions = editions.into_iter().map(|one| one.value.edition).collect();
        let volume = CheckedVolume::of(issues.clone()).expect("there are issues");
        let bound = layout::bind(&volume, editions, &theme, &paper, fonts());
        let found = judge::misplaced(&bound);
        assert!(found.is_empty(), "{name}: {found:#?}");
        let colophon = Words::of(&"zh-Hans".into()).colophon;
        let sheets = bound.sheets.iter().filter(|sheet| sheet.title == colophon).count();
        assert!(sheets > 1 || name != "a4-4", "{sheets} sheets of colophon");
        let cover = layout::volume_cover(&volume, &theme, fonts(), Front::Headlines);
        assert_eq!(judge::misplaced(&cover), Vec::<String>::new(), "{name}");
    }
}
