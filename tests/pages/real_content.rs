//! What a real paper prints beside text: notices, an ear, photos, tables, verse, names, on every paper that
//! holds them.

use std::io::Cursor;

use image::{GrayImage, ImageFormat};
use paiban::check;
use paiban::diagnostics::{Checked, Code, SourceMap};
use paiban::edition::{Edition, Frame, Tag};
use paiban::geometry::{Length, Rect};
use paiban::layout::plan::PlannedModule;
use paiban::layout::{Composed, Paper};
use paiban::model::{Issue, ModuleContent, PictureSize};
use paiban::source::{Draft, Origins, PictureFiles, normal_issue};
use serde_json::{Value, json};

use crate::editions::set;
use crate::judge;
use crate::places::each;

/// Pictures of the shapes that photographers and agencies send.
fn pictures() -> PictureFiles {
    let picture = |width: u32, height: u32| {
        let mut bytes = Cursor::new(Vec::new());
        GrayImage::new(width, height).write_to(&mut bytes, ImageFormat::Png).expect("a picture can be coded");
        bytes.into_inner().into()
    };
    let shapes = [
        ("wide.png", 1200, 500),
        ("usual.png", 900, 600),
        ("square.png", 700, 700),
        ("tall.png", 600, 1100),
        ("advert.png", 1200, 800),
    ];
    shapes.into_iter().map(|(name, width, height)| (name.into(), picture(width, height))).collect()
}

/// Running text of about so many characters.
fn text(characters: usize) -> Value {
    let sentence = "清晨的渡口停着十二条船，船工把缆绳解开，等第一班乘客上岸。";
    let paragraph = sentence.repeat(3);
    let count = characters.div_ceil(paragraph.chars().count()).max(1);
    (0..count)
        .map(|_| json!({ "kind": "paragraph", "text": [{ "kind": "text", "text": paragraph.clone() }] }))
        .collect()
}

fn article(number: usize, characters: usize) -> Value {
    json!({ "id": format!("a{number}"), "headline": ["渡口修好了 街坊等船来"], "body": text(characters) })
}

fn articles(count: usize, characters: usize) -> Vec<Value> {
    (0..count).map(|number| article(number, characters)).collect()
}

/// An advertisement of few words.
fn advert(id: &str, notice: Value, pin: &str) -> Value {
    let lines = ["全新一代渡船体验周", "三月二十一日至二十九日，鹤汀闸码头", "热线：0000-55500168"];
    let line = |line: &str| json!({ "kind": "paragraph", "text": [{ "kind": "text", "text": line }] });
    let body: Vec<Value> = lines.iter().map(|one| line(one)).collect();
    json!({ "id": id, "headline": ["渡船"], "notice": notice, "pin": pin, "body": body })
}

/// An issue of one page after another.
fn issue(pages: Vec<Vec<Value>>) -> Value {
    let page = |(number, articles): (usize, Vec<Value>)| json!({ "label": format!("A{:02}", number + 1), "name": "要闻", "articles": articles });
    let pages: Vec<Value> = pages.into_iter().enumerate().map(page).collect();
    json!({
        "publication": { "title": "溪湾日报", "slug": "xiwan", "language": "zh-Hans-CN", "kind": "other" },
        "date": "2026-03-20",
        "pages": pages,
    })
}

/// An issue on paper; whatever stands on it stands in its place, and nothing is lost.
fn composed(issue: &Value, paper: &str) -> Checked<Composed> {
    let issue: Issue = serde_json::from_value(issue.clone()).expect("it is an issue");
    let draft = Draft {
        issue: normal_issue(&issue),
        pictures: pictures(),
        accepted: Default::default(),
        origins: Origins::default(),
        files: SourceMap::default(),
    };
    let checked = check::check(&draft, &|_| true).value;
    let composed = set(&checked, paper, "party");
    if !composed.has_errors() {
        let edition = &composed.value.edition;
        assert_eq!(judge::misplaced(edition), Vec::<String>::new(), "{paper}");
    }
    composed
}

/// The module of an article, with the number of its sheet among all.
fn module<'c>(composed: &'c Composed, id: &str) -> (usize, &'c PlannedModule) {
    let modules = composed
        .plans
        .iter()
        .enumerate()
        .flat_map(|(sheet, plan)| plan.modules.iter().map(move |module| (sheet, module)));
    let mut of_article =
        modules.filter(|(_, module)| module.article.as_ref().is_some_and(|article| article.as_str() == id));
    of_article.next().unwrap_or_else(|| panic!("{id} stands nowhere"))
}

fn has(composed: &Checked<Composed>, code: Code) -> bool {
    composed.diagnostics.iter().any(|one| one.code == code)
}

/// The rectangles of an article's own rules and pictures on a sheet.
fn rectangles(edition: &Edition, sheet: usize, id: &str) -> (Vec<Rect>, Vec<Rect>) {
    let (mut rules, mut images) = (Vec::new(), Vec::new());
    for frame in &edition.sheets[sheet].frames {
        let Frame::Group { tag: Tag::Article(article), frames } = frame else { continue };
        if article.as_str() == id {
            each(frames, None, &mut |frame, _| match frame {
                Frame::Rule { rect, .. } => rules.push(*rect),
                Frame::Image { rect, .. } => images.push(*rect),
                _ => {}
            });
        }
    }
    (rules, images)
}

/// The rectangle that the four rules of a box stand around.
fn boxed(rules: &[Rect]) -> (Length, Length) {
    let left = rules.iter().map(Rect::left).min().unwrap();
    let top = rules.iter().map(Rect::top).min().unwrap();
    let right = rules.iter().map(Rect::right).max().unwrap();
    let bottom = rules.iter().map(Rect::bottom).max().unwrap();
    (right - left, bottom - top)
}

const PAPERS: [&str; 5] = ["broadsheet-8", "broadsheet-6", "tabloid-6", "tabloid-5", "a4-4"];

#[test]
fn notices_in_millimetres_have_them_on_paper_and_stay_where_they_were_sold() {
    let size = json!({ "kind": "advertisement", "size": "80x60mm" });
    for paper in PAPERS {
        // From a page that is nearly empty, with a large body, to one that is far too full.
        for (count, characters) in [(1, 200), (2, 500), (4, 900), (9, 1200)] {
            let left = advert("left", size.clone(), "bottom-left");
            let right = advert("right", size.clone(), "bottom-right");
            let mut first = articles(count, characters);
            first.extend([left, right]);
            let composed = composed(&issue(vec![first, articles(2, 400)]), paper);
            let why = format!("{paper}, {count} articles of {characters}");
            assert!(!composed.has_errors(), "{why}: {:?}", composed.diagnostics);
            for id in ["left", "right"] {
                let (sheet, module) = module(&composed.value, id);
                let plan = &composed.value.plans[sheet];
                assert_eq!((plan.label.as_str(), plan.sheet), ("A01", 0), "{why}: {id} left its page");
                assert_eq!(module.cells.bottom(), plan.rows, "{why}: {id} is not at the foot");
                let outer =
                    if id == "left" { module.cells.column } else { plan.columns - module.cells.right() };
                assert_eq!(outer, 0, "{why}: {id} is not on its side");
                assert_eq!(module.form, "block", "{why}");
                let (rules, _) = rectangles(&composed.value.edition, sheet, id);
                let (width, height) = boxed(&rules);
                let booked = (Length::from_millimetres(80.0), Length::from_millimetres(60.0));
                assert_eq!((width, height), booked, "{why}: {id}");
            }
        }
    }
}

#[test]
fn notices_in_columns_keep_their_size_when_the_body_grows() {
    let notice = |rows: u16| json!({ "kind": "advertisement", "columns": 4, "rows": rows });
    let sizes = [1, 6].map(|count| {
        let mut page = articles(count, 300);
        page.push(advert("foot", notice(30), "bottom-left"));
        let composed = composed(&issue(vec![page]), "broadsheet-8");
        let (sheet, _) = module(&composed.value, "foot");
        let (rules, _) = rectangles(&composed.value.edition, sheet, "foot");
        (boxed(&rules), composed.value.plans[sheet].body)
    });
    let own = Paper::find("broadsheet-8").unwrap();
    assert_eq!(sizes[0].0, (own.span(4), own.row * 30));
    assert_eq!(sizes[0].0, sizes[1].0);
}

#[test]
fn a_page_of_nothing_but_notices_is_a_page() {
    let notice = json!({ "kind": "announcement", "size": "90x70mm" });
    let pins = ["top-left", "bottom-right"];
    let page: Vec<Value> =
        pins.iter().enumerate().map(|(n, pin)| advert(&format!("n{n}"), notice.clone(), pin)).collect();
    for paper in PAPERS {
        let composed = composed(&issue(vec![articles(2, 300), page.clone()]), paper);
        assert!(!composed.has_errors(), "{paper}: {:?}", composed.diagnostics);
        let sheets = pins.iter().enumerate().map(|(n, _)| module(&composed.value, &format!("n{n}")).0);
        assert!(
            sheets.into_iter().all(|sheet| composed.value.plans[sheet].label.as_str() == "A02"),
            "{paper}"
        );
    }
}

#[test]
fn notices_that_have_no_room_together_are_an_error_in_millimetres() {
    let notice = |size: &str| json!({ "kind": "advertisement", "size": size });
    for (first, second, says) in [
        ("200x300mm", "200x300mm", "mm of height are missing"),
        ("200x100mm", "250x100mm", "mm of width are missing"),
    ] {
        let page = vec![
            article(0, 300),
            advert("n1", notice(first), if first == second { "top" } else { "bottom-left" }),
            advert("n2", notice(second), if first == second { "bottom" } else { "bottom-right" }),
        ];
        let composed = composed(&issue(vec![article_page(), page]), "broadsheet-8");
        let fault =
            composed.diagnostics.iter().find(|one| one.code == Code::NoRoom).expect("there is no room");
        assert!(fault.message.english().contains(says), "{}", fault.message.english());
    }
}

fn article_page() -> Vec<Value> {
    articles(2, 300)
}

#[test]
fn artwork_fills_its_box_and_says_its_words_to_those_who_cannot_see_it() {
    let notice = json!({ "kind": "advertisement", "size": "120x80mm", "artwork": { "image": "advert.png" } });
    let mut page = articles(4, 600);
    page.push(advert("art", notice, "bottom"));
    let composed = composed(&issue(vec![page]), "broadsheet-8");
    let (sheet, module) = module(&composed.value, "art");
    assert_eq!(module.form, "artwork");
    let (rules, images) = rectangles(&composed.value.edition, sheet, "art");
    let booked = (Length::from_millimetres(120.0), Length::from_millimetres(80.0));
    assert_eq!(images.len(), 1);
    assert_eq!((images[0].size.width, images[0].size.height), booked, "from edge to edge");
    assert!(rules.iter().any(|rule| rule.size.width < booked.0 / 4), "the label stands on white");
    let mut alt = None;
    for frame in &composed.value.edition.sheets[sheet].frames {
        let Frame::Group { tag: Tag::Article(_), frames } = frame else { continue };
        let of_figure = frames.iter().find_map(|frame| match frame {
            Frame::Group { tag: Tag::Figure { alt }, .. } => alt.clone(),
            _ => None,
        });
        alt = alt.or(of_figure);
    }
    let alt = alt.expect("a description");
    assert!(alt.contains("渡船") && alt.contains("0000-55500168"), "{alt}");
}

#[test]
fn what_is_pinned_to_the_ear_stands_there_beside_notices_at_the_foot() {
    let weather = json!({
        "id": "weather", "headline": ["今日天气"], "rank": "brief", "pin": "ear",
        "body": [{ "kind": "paragraph", "text": [{ "kind": "text", "text": "今天多云转阴，东南风3级，9℃～17℃。" }] }],
    });
    let notice = json!({ "kind": "advertisement", "size": "100x50mm" });
    for paper in PAPERS {
        let mut page = articles(5, 700);
        page.extend([weather.clone(), advert("foot", notice.clone(), "bottom-left")]);
        let composed = composed(&issue(vec![page, articles(3, 300)]), paper);
        let (sheet, ear) = module(&composed.value, "weather");
        let plan = &composed.value.plans[sheet];
        assert_eq!((plan.label.as_str(), plan.sheet), ("A01", 0), "{paper}");
        let said = &composed.diagnostics;
        assert_eq!((ear.cells.row, ear.cells.right()), (0, plan.columns), "{paper}: {said:?}");
        let masthead = plan.modules.iter().find(|module| module.holds == ModuleContent::Masthead).unwrap();
        assert_eq!(ear.cells.rows, masthead.cells.rows, "{paper}: as high as the masthead");
    }
}

#[test]
fn wishes_are_given_up_one_by_one() {
    // Two articles want the whole top of the page, a third the lower right corner: one of the two gets less.
    let mut page = articles(5, 500);
    for (number, pin) in [(1, "top-left"), (2, "top-right"), (3, "bottom-right"), (4, "bottom-left")] {
        page[number]["pin"] = pin.into();
    }
    page[0]["rank"] = "lead".into();
    page[1]["rank"] = "middle".into();
    let composed = composed(&issue(vec![page]), "a4-4");
    let given_up = composed.diagnostics.iter().filter(|one| one.code == Code::UnfollowedWish);
    let articles: usize = given_up
        .filter_map(|one| one.data.iter().find(|(key, _)| *key == "articles"))
        .map(|(_, articles)| articles.to_string().split_whitespace().count())
        .sum();
    assert!(articles < 4, "{articles} wishes were given up");
}

/// Every caption with the picture above it: the frames of each figure, whatever page it stands on.
fn captions(edition: &Edition) -> Vec<(Rect, Option<Rect>)> {
    let mut found = Vec::new();
    for sheet in &edition.sheets {
        let mut images: Vec<Rect> = Vec::new();
        let mut words: Vec<Rect> = Vec::new();
        each(&sheet.frames, None, &mut |frame, tag| match (frame, tag) {
            (Frame::Image { rect, .. }, _) => images.push(*rect),
            (Frame::Glyphs(run), Some(Tag::Caption)) if !run.text.trim().is_empty() => {
                words.extend(crate::places::bounds(frame))
            }
            _ => {}
        });
        // A mark may hang over the edge.
        for line in words.into_iter().filter(|line| line.size.width > Length::from_points(10)) {
            let above = images.iter().filter(|image| {
                // A tall picture in a leg is narrower than its words.
                image.left() - Length::from_points(150) < line.right()
                    && line.left() < image.right()
                    && image.bottom() <= line.top() + Length::from_points(6)
            });
            found.push((line, above.max_by_key(|image| image.bottom()).copied()));
        }
    }
    found
}

#[test]
fn no_caption_is_parted_from_its_picture() {
    let names = ["wide.png", "tall.png", "square.png", "usual.png", "wide.png", "tall.png"];
    for paper in PAPERS {
        for count in 1..=names.len() {
            for in_text in [false, true] {
                let figure = |name: &&str| {
                    let caption = "渡口修好以后，街坊们在码头上等第一班船，船工在数缆绳。";
                    json!({ "image": name, "alt": "渡口", "caption": [{ "kind": "text", "text": caption }], "credit": "甲乙/摄" })
                };
                let figures: Vec<Value> = names[..count].iter().map(figure).collect();
                let mut story = article(0, 900);
                if in_text {
                    let blocks = figures.into_iter().map(|mut figure| {
                        figure["kind"] = "figure".into();
                        figure
                    });
                    story["body"].as_array_mut().unwrap().extend(blocks);
                } else {
                    story["figures"] = figures.into();
                }
                let composed = composed(&issue(vec![vec![story, article(1, 400)]]), paper);
                let why = format!("{count} pictures on {paper}, in the text: {in_text}");
                let captions = captions(&composed.value.edition);
                assert!(captions.len() >= count, "{why}");
                for (line, above) in captions {
                    let above = above.unwrap_or_else(|| panic!("{why}: no picture over {line:?}"));
                    let apart = line.top() - above.bottom();
                    assert!(apart < Length::from_points(60), "{why}: {apart} from {above:?} to {line:?}");
                }
            }
        }
    }
}

/// A table of so many rows, with numbers that are longer than a narrow column is wide.
fn table(rows: usize) -> Value {
    let cell = |text: String| json!([{ "kind": "text", "text": text }]);
    let head = ["指标", "单位", "2023年", "2024年", "2025年", "同比增长"].map(|text| cell(text.to_owned()));
    let row = |number: usize| {
        let value = |seed: usize| format!("{}.{}", (number * 37 + seed * 811) % 10_000, seed % 10);
        json!([
            cell("规模以上工业增加值".to_owned()),
            cell("亿元".to_owned()),
            cell(value(1)),
            cell(value(2)),
            cell(value(3)),
            cell(format!("-{}.{}%", number % 90, number % 10)),
        ])
    };
    let rows: Vec<Value> = (0..rows).map(row).collect();
    let columns = ["start", "start", "end", "end", "end", "end"];
    json!({ "kind": "table", "columns": columns, "head": head, "rows": rows })
}

#[test]
fn no_number_of_a_table_is_broken_and_no_small_table_parted() {
    for paper in PAPERS {
        for rows in [3, 11, 30] {
            let mut story = article(0, 600);
            let note =
                json!({ "kind": "paragraph", "text": [{ "kind": "text", "text": "注：2025年为快报数。" }] });
            story["body"].as_array_mut().unwrap().extend([table(rows), note]);
            let composed = composed(&issue(vec![vec![story, article(1, 500)]]), paper);
            let edition = &composed.value.edition;
            let why = format!("{rows} rows on {paper}");
            let (mut places, mut heads, mut note) = (Vec::new(), 0, None);
            for (number, sheet) in edition.sheets.iter().enumerate() {
                each(&sheet.frames, None, &mut |frame, tag| {
                    let Frame::Glyphs(run) = frame else { return };
                    let is_cell = matches!(tag, Some(Tag::Cell(_)));
                    if is_cell && run.text.contains(|c: char| c.is_ascii_digit()) {
                        let whole = run.text.contains('.') || run.text.contains('年');
                        assert!(whole, "{why}: `{}` is a part of a number", run.text);
                    }
                    if run.text == "指标" {
                        heads += 1;
                    }
                    if is_cell && matches!(tag, Some(Tag::Cell(cell)) if cell.column == 0) {
                        places.push((number, run.origin));
                    }
                    if run.text.contains("快报数") {
                        note = Some((number, run.origin));
                    }
                });
            }
            let mut lefts: Vec<_> = places.iter().map(|(sheet, origin)| (*sheet, origin.x)).collect();
            lefts.dedup();
            assert!(rows > 12 || lefts.len() == 1, "{why}: parted over {} legs", lefts.len());
            assert!(heads >= lefts.len(), "{why}: {heads} heads over {} parts", lefts.len());
            let (sheet, note) = note.expect("the note");
            let last = places.last().expect("a row");
            let follows = (sheet, note.x) > (last.0, last.1.x) || sheet == last.0 && note.y > last.1.y;
            assert!(follows, "{why}: the note stands before its table");
        }
    }
}

#[test]
fn no_question_of_an_interview_ends_a_leg() {
    let turn = |text: String| json!({ "kind": "interview", "text": [{ "kind": "text", "text": text }] });
    let asked = "渡口的早班船为什么提前了十分钟，乘客和船工都说好吗？";
    let said = "提前是乘客提出来的，学生要赶早读，菜农要赶早市。";
    let turns = (0..30).flat_map(|number| {
        let answer = said.repeat(number % 4 + 1);
        [turn(format!("问：甲{asked}")), turn(format!("答：乙{answer}"))]
    });
    let mut interview = article(0, 100);
    interview["body"] = turns.collect();
    for paper in PAPERS {
        let composed = composed(&issue(vec![vec![article(1, 700), interview.clone()]]), paper).value;
        let legs = composed.plans.iter().flat_map(|plan| &plan.modules).flat_map(|module| &module.legs);
        assert_eq!(legs.filter(|leg| leg.ends_with_subhead).count(), 0, "{paper}");
        let (mut strong, mut plain) = (Vec::new(), Vec::new());
        for sheet in &composed.edition.sheets {
            each(&sheet.frames, None, &mut |frame, _| {
                let Frame::Glyphs(run) = frame else { return };
                if ["问：", "答："].iter().any(|label| run.text.starts_with(label)) {
                    strong.push(run.face);
                } else if run.text.starts_with('乙') {
                    plain.push(run.face);
                }
            });
        }
        assert_eq!((strong.len(), plain.len()), (60, 30), "{paper}");
        strong.dedup();
        plain.dedup();
        assert!(strong.len() == 1 && plain.len() == 1 && strong != plain, "{paper}: {strong:?} {plain:?}");
    }
}

#[test]
fn lines_of_verse_stand_under_each_other_and_stanzas_apart() {
    let line = |text: &str| json!({ "kind": "text", "text": text });
    let stanza = |lines: [&str; 3]| {
        let [a, b, c] = lines.map(line);
        let turn = json!({ "kind": "line-break" });
        json!({ "kind": "paragraph", "text": [a, turn.clone(), b, turn, c] })
    };
    let mut poem = article(0, 100);
    poem["body"] = json!([
        stanza(["今天白昼和黑夜", "各分到一半的面包", "鸡蛋站住了"]),
        stanza(["屋檐下", "去年的燕子", "回来补墙"])
    ]);
    for paper in PAPERS {
        let composed = composed(&issue(vec![vec![article(1, 700), poem.clone()]]), paper);
        let row = Paper::find(paper).unwrap().with_body(composed.value.plans[0].body).row;
        let mut lines = Vec::new();
        for (number, sheet) in composed.value.edition.sheets.iter().enumerate() {
            each(&sheet.frames, None, &mut |frame, _| {
                let Frame::Glyphs(run) = frame else { return };
                if ["今天白昼", "各分到", "鸡蛋", "屋檐", "去年", "回来"]
                    .iter()
                    .any(|begin| run.text.starts_with(begin))
                {
                    lines.push((number, run.origin));
                }
            });
        }
        assert_eq!(lines.len(), 6, "{paper}: one run a line");
        for pair in lines.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            let ((_, above), (_, below)) = (pair[0], pair[1]);
            if (above.x - below.x).millipoints().abs() > 10 {
                continue;
            }
            let rows = (below.y - above.y).millipoints() as f64 / f64::from(row.millipoints());
            assert!((rows - 1.0).abs() < 0.05 || (rows - 2.0).abs() < 0.05, "{paper}: {rows} rows apart");
        }
        let lefts: Vec<Length> = lines[..3].iter().map(|(_, origin)| origin.x).collect();
        assert!(lefts.windows(2).all(|pair| pair[0] == pair[1]), "{paper}: {lefts:?}");
        assert!((lines[3].1.y - lines[2].1.y) != row, "{paper}: a blank row parts the stanzas");
    }
}

#[test]
fn names_of_people_are_whole_on_every_line() {
    let names = ["欧阳丹青", "王国防", "贺南星", "何雨桐", "陆远"];
    for paper in PAPERS {
        let mut page = articles(5, 500);
        for (number, story) in page.iter_mut().enumerate() {
            story["dateline"] = "本报讯".into();
            let people = [names[number], names[(number + 1) % 5], names[(number + 2) % 5]];
            story["byline"] = json!([{ "role": "记者", "names": people }]);
        }
        let composed = composed(&issue(vec![page]), paper);
        let regions = composed.value.edition.regions();
        let lines: Vec<&str> =
            regions.iter().flat_map(|sheet| &sheet.lines).map(|line| line.text.as_str()).collect();
        for name in names {
            let seen = lines.iter().filter(|line| line.contains(name)).count();
            assert_eq!(seen, 3, "{paper}: {name} in {lines:#?}");
        }
    }
}

#[test]
fn no_picture_is_larger_than_that_of_the_lead() {
    for paper in ["broadsheet-8", "broadsheet-6", "tabloid-6"] {
        for picture in ["usual.png", "wide.png"] {
            let mut page = articles(6, 700);
            page[0]["rank"] = "lead".into();
            for number in [0, 3] {
                page[number]["figures"] = json!([{ "image": picture, "alt": "渡口" }]);
            }
            let composed = composed(&issue(vec![page]), paper);
            let area = |id: &str| {
                let cells = &module(&composed.value, id).1.pictures;
                cells.iter().map(|cells| cells.area()).max().unwrap_or(0)
            };
            let is_one_sheet = module(&composed.value, "a0").0 == module(&composed.value, "a3").0;
            assert!(
                !is_one_sheet || area("a0") >= area("a3"),
                "{picture} on {paper}: {} against {}",
                area("a0"),
                area("a3")
            );
        }
    }
}

#[test]
fn what_was_booked_needs_no_advice() {
    let mut page = articles(6, 800);
    page.push(advert("foot", json!({ "kind": "advertisement", "size": "100x60mm" }), "bottom"));
    let composed = composed(&issue(vec![page]), "broadsheet-8");
    for code in [Code::UnfollowedWish, Code::NoRoom] {
        assert!(!has(&composed, code), "{:?}", composed.diagnostics);
    }
}

/// An article with a picture that is wanted in a size, if in any.
fn illustrated(number: usize, characters: usize, image: &str, size: Option<&str>) -> Value {
    let mut article = article(number, characters);
    article["figures"] = json!([{ "image": image, "alt": "渡口", "size": size }]);
    article
}

#[test]
fn pictures_have_the_size_their_editor_wants_or_there_is_a_remark() {
    let mut followed = Vec::new();
    for paper in PAPERS {
        let page = vec![
            illustrated(0, 1200, "usual.png", None),
            illustrated(1, 500, "square.png", Some("small")),
            article(2, 900),
            illustrated(3, 400, "wide.png", Some("dominant")),
            illustrated(4, 600, "tall.png", Some("medium")),
            article(5, 500),
        ];
        let composed = composed(&issue(vec![page]), paper);
        let remarks: Vec<&str> = composed
            .diagnostics
            .iter()
            .filter(|one| one.code == Code::UnfollowedWish)
            .filter_map(|one| one.subject.article.as_deref())
            .collect();
        for plan in &composed.value.plans {
            let photos: Vec<_> = plan
                .modules
                .iter()
                .flat_map(|module| {
                    module.photos.iter().map(move |photo| (module.article.as_ref().unwrap().as_str(), photo))
                })
                .collect();
            for &(id, photo) in &photos {
                let others =
                    photos.iter().filter(|(other, _)| *other != id).map(|(_, photo)| photo.part).max();
                let (is_met, most) = match photo.size {
                    Some(PictureSize::Dominant) => (photo.part * 2 >= others.unwrap_or(0) * 3, 360),
                    Some(PictureSize::Medium) => ((20..=119).contains(&photo.part), 260),
                    Some(PictureSize::Small) => (photo.part <= 69, 260),
                    _ => (true, 1000),
                };
                assert_eq!(is_met, !remarks.contains(&id), "{paper}: {id} {photo:?} beside {others:?}");
                assert!(photo.part <= most, "{paper}: {id} {photo:?}");
                if photo.size == Some(PictureSize::Dominant) && is_met && plan.sheet == 0 {
                    followed.push(paper);
                }
            }
        }
    }
    assert_eq!(followed, ["broadsheet-8", "broadsheet-6"], "the smaller pages have no room for it");
}

/// The text on a sheet that is no part of an article.
fn printed_besides(composed: &Composed, sheet: usize) -> String {
    let mut text = String::new();
    each(&composed.edition.sheets[sheet].frames, None, &mut |frame, tag| {
        if let (Frame::Glyphs(run), Some(Tag::Artifact)) = (frame, tag) {
            text.push_str(&run.text);
        }
    });
    text
}

#[test]
fn room_that_nothing_fills_says_how_readers_reach_the_paper() {
    let mut issue = issue(vec![articles(4, 1300), vec![article(9, 300)]]);
    issue["publication"]["phone"] = json!("0000-55500120");
    issue["publication"]["links"] = json!([{ "label": "数字报", "url": "https://news.xiwan.example" }]);
    let composed = composed(&issue, "tabloid-6");
    let plan = composed.value.plans.last().expect("a sheet");
    let house: Vec<&PlannedModule> = plan.modules.iter().filter(|module| module.form == "house").collect();
    let [house] = house[..] else { panic!("{house:?}") };
    assert_eq!((house.holds, house.cells.bottom()), (ModuleContent::Blank, plan.rows), "it counts as blank");
    assert!(house.cells.rows * 4 <= plan.rows, "{house:?}");
    assert!(has(&composed, Code::UnderfullPage), "{:?}", composed.diagnostics);
    let besides = printed_besides(&composed.value, composed.value.plans.len() - 1);
    for said in ["溪湾日报", "电话：0000-55500120", "数字报 https://news.xiwan.example"] {
        assert!(besides.contains(said), "{said}: {besides}");
    }
    let full = composed.value.plans[0].modules.iter();
    assert_eq!(full.filter(|module| module.form == "house").count(), 0, "a full page has none");
}

#[test]
fn a_page_of_little_text_is_set_in_a_larger_body_and_no_other() {
    let composed =
        composed(&issue(vec![articles(4, 1010), vec![article(8, 1100), article(9, 1000)]]), "tabloid-6");
    let bodies: Vec<Length> = composed.value.plans.iter().map(|plan| plan.body).collect();
    let paper = Paper::find("tabloid-6").unwrap();
    assert_eq!(bodies.first(), Some(&paper.body), "{bodies:?}");
    assert!(bodies.last().is_some_and(|body| *body > paper.body), "{bodies:?}");
}
