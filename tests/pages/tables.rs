//! Tables whose cells span rows and columns, on every paper.

use std::collections::BTreeMap;

use paiban::check;
use paiban::diagnostics::SourceMap;
use paiban::edition::{Edition, Frame, TableCell, Tag};
use paiban::geometry::{Length, Rect};
use paiban::layout::Composed;
use paiban::model::*;
use paiban::source::{Draft, Origins, PictureFiles, normal_issue};

use crate::editions::set;
use crate::generator::Random;
use crate::judge;
use crate::places::{bounds, each};

pub(crate) const PAPERS: [&str; 5] = ["broadsheet-8", "broadsheet-6", "tabloid-6", "tabloid-5", "a4-4"];

fn cell(text: &str, columns: u16, rows: u16) -> Cell {
    let text = if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] };
    Cell { text, span: CellSpan { columns, rows }, is_head: false }
}

fn article(number: usize, body: Vec<Block>) -> Article {
    Article {
        id: format!("a{number}").into(),
        headline: vec!["渡口修好了　街坊等船来".into()],
        body,
        ..Article::default()
    }
}

fn text(paragraphs: usize) -> Vec<Block> {
    let sentence = "清晨的渡口停着十二条船，船工把缆绳解开，等第一班乘客上岸。".repeat(3);
    vec![Block::Paragraph { text: vec![Inline::text(sentence)] }; paragraphs]
}

/// An issue of one page: the table in the middle of a story, and another story.
pub(crate) fn issue(table: Table) -> Issue {
    let note = Block::Paragraph { text: vec![Inline::text("注：2025年为快报数。")] };
    issue_of(vec![Block::Table(table), note])
}

/// An issue of one page: some blocks in the middle of a story, and another story.
pub(crate) fn issue_of(blocks: Vec<Block>) -> Issue {
    let body = [text(4), blocks, text(5)].concat();
    let articles = vec![article(0, body), article(1, text(6))];
    let page = Page {
        label: "A01".into(),
        name: Some("要闻".into()),
        plan: None,
        theme: None,
        editors: Vec::new(),
        articles,
    };
    let publication = Publication {
        title: "溪湾日报".into(),
        slug: "xiwan".into(),
        language: "zh-Hans-CN".into(),
        ..Publication::default()
    };
    let day = Date::new(2026, 3, 20).expect("a day");
    normal_issue(&Issue { pages: vec![page], ..Issue::new(publication, day) })
}

pub(crate) fn composed(issue: &Issue, paper: &str) -> Composed {
    composed_in(issue, paper, "party")
}

pub(crate) fn composed_in(issue: &Issue, paper: &str, theme: &str) -> Composed {
    let draft = Draft {
        issue: issue.clone(),
        pictures: PictureFiles::new(),
        accepted: AcceptedLayout::default(),
        origins: Origins::default(),
        files: SourceMap::default(),
    };
    let composed = set(&check::check(&draft, &|_| true).value, paper, theme);
    assert!(!composed.has_errors(), "{paper}: {:?}", composed.diagnostics);
    composed.value
}

/// Three levels of a head, rows that a cell spans, decimals, a head of a row.
pub(crate) fn sample() -> Issue {
    let row = |cells: &[&str]| cells.iter().map(|text| cell(text, 1, 1)).collect::<Vec<_>>();
    let total = Cell { is_head: true, ..cell("合计", 2, 1) };
    let rows = [("城东", "上渠", "3", "12.5"), ("", "下渠", "2", "8.75"), ("", "新渠", "11", "102.5")];
    let rows = rows.iter().map(|(place, canal, count, length)| match *place {
        "" => row(&[canal, count, length]),
        place => [vec![cell(place, 1, 3)], row(&[canal, count, length])].concat(),
    });
    let table = Table {
        caption: vec![Inline::text("修好的水渠")],
        columns: vec![Alignment::Start, Alignment::Start, Alignment::End, Alignment::End],
        head: vec![cell("地方", 2, 3), cell("2025年", 2, 1)],
        lower_head: vec![vec![cell("修好", 2, 1)], row(&["条", "千米"])],
        rows: rows.chain([[vec![total], row(&["16", "123.75"])].concat()]).collect(),
        chart: None,
    };
    issue(table)
}

pub(crate) fn sample_edition(paper: &str) -> Edition {
    composed(&sample(), paper).edition
}

/// A table of random spans, with empty cells, which fills its grid once it is in normal form.
fn any_table(random: &mut Random, columns: u16, rows: usize) -> Table {
    let texts = ["", "水位", "规模以上工业增加值", "12.5", "1304.25", "-3.1%", "亿元", "第一产业"];
    let mut one = |most_rows: u32| {
        let text = random.pick(&texts);
        let columns = if random.once_in(4) { random.between(1, u32::from(columns).min(3)) } else { 1 };
        let rows = if random.once_in(4) { random.between(1, most_rows) } else { 1 };
        cell(text, columns as u16, rows as u16)
    };
    let mut row = |most_rows: u32| (0..columns).map(|_| one(most_rows)).collect::<Vec<_>>();
    Table {
        caption: Vec::new(),
        columns: vec![Alignment::Start, Alignment::End, Alignment::Center],
        head: row(2),
        lower_head: vec![row(1)],
        rows: (0..rows).map(|_| row(5)).collect(),
        chart: None,
    }
}

/// For each cell of the tables of an edition its sheet and the rectangles of its text.
fn cells(edition: &Edition) -> BTreeMap<TableCell, Vec<(usize, Rect)>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (number, sheet) in edition.sheets.iter().enumerate() {
        each(&sheet.frames, None, &mut |frame, tag| {
            if let (Frame::Glyphs(_), Some(Tag::Cell(cell)), Some(rect)) = (frame, tag, bounds(frame)) {
                found.entry(*cell).or_default().push((number, rect));
            }
        });
    }
    found
}

/// Rules of a sheet that are no higher than wide.
fn rules(edition: &Edition, sheet: usize) -> Vec<Rect> {
    let mut found = Vec::new();
    each(&edition.sheets[sheet].frames, None, &mut |frame, _| match frame {
        Frame::Rule { rect, .. } if rect.size.width > rect.size.height => found.push(*rect),
        _ => {}
    });
    found
}

fn check_table(why: &str, issue: &Issue, edition: &Edition, limit: Length) {
    assert_eq!(judge::misplaced(edition), Vec::<String>::new(), "{why}");
    assert_eq!(judge::lost(issue, edition), Vec::<String>::new(), "{why}");
    let cells = cells(edition);
    for (cell, places) in &cells {
        for (sheet, rect) in places {
            let through = rules(edition, *sheet).into_iter().find(|rule| {
                rule.left() < rect.right()
                    && rect.left() < rule.right()
                    && rule.top() < rect.bottom() - rect.size.height / 5
                    && rect.top() + rect.size.height / 5 < rule.bottom()
            });
            assert_eq!(through, None, "{why}: a rule runs through {cell:?}");
        }
        // The rows that it spans stand under each other, from the first to the last.
        let spanned = cell.row..cell.row + u32::from(cell.span.rows);
        let beside: Vec<_> =
            cells.iter().filter(|(other, _)| other.span.rows == 1 && spanned.contains(&other.row)).collect();
        let all: Vec<_> = beside.iter().flat_map(|(_, places)| places.iter()).chain(places).collect();
        let top = all.iter().map(|(_, rect)| rect.top()).min().unwrap();
        let bottom = all.iter().map(|(_, rect)| rect.bottom()).max().unwrap();
        if cell.span.rows > 1 && bottom - top < limit {
            let (sheet, _) = all[0];
            assert!(all.iter().all(|(other, _)| other == sheet), "{why}: {cell:?} is parted over sheets");
            let mut last = Length::ZERO;
            for row in spanned {
                let of_row = beside.iter().filter(|(other, _)| other.row == row);
                let tops = of_row.flat_map(|(_, places)| places.iter().map(|(_, rect)| rect.top()));
                let Some(first) = tops.min() else { continue };
                assert!(first >= last, "{why}: row {row} of {cell:?} stands above the one before it");
                last = first;
            }
        }
    }
}

#[test]
fn rows_that_a_cell_spans_stay_together_and_no_rule_runs_through_a_cell() {
    let mut random = Random::new(7);
    for paper in PAPERS {
        for (columns, rows) in [(1, 1), (2, 5), (3, 16), (5, 8), (9, 4)] {
            let table = any_table(&mut random, columns, rows);
            let issue = issue(table.clone());
            let edition = composed(&issue, paper).edition;
            let high = edition.sheets[0].size.height;
            check_table(&format!("{columns}x{rows} on {paper}: {table:?}"), &issue, &edition, high);
        }
    }
}

#[test]
fn a_span_taller_than_a_leg_is_parted_and_goes_on_with_its_text_once_more() {
    let mut rows = vec![vec![cell("全部乡镇", 1, 60), cell("第1行", 1, 1)]];
    rows.extend((2..=60).map(|number| vec![cell(&format!("第{number}行"), 1, 1)]));
    let head = vec![cell("地方", 1, 1), cell("名称", 1, 1)];
    let issue = issue(Table { columns: Vec::new(), head, rows, ..Table::default() });
    for paper in PAPERS {
        let edition = composed(&issue, paper).edition;
        check_table(paper, &issue, &edition, Length::ZERO);
        let (mut texts, mut tagged) = (0, 0);
        for sheet in &edition.sheets {
            each(&sheet.frames, None, &mut |frame, tag| {
                let Frame::Glyphs(run) = frame else { return };
                if run.text.starts_with("全部") {
                    texts += 1;
                    tagged += usize::from(matches!(tag, Some(Tag::Cell(_))));
                }
            });
        }
        assert_eq!((texts, tagged), (5, 1), "{paper}: one text, and one more in each part that goes on");
    }
}

#[test]
fn numbers_stand_at_their_points_beside_cells_that_span_others() {
    for paper in PAPERS {
        let edition = sample_edition(paper);
        let mut points = Vec::new();
        for sheet in &edition.sheets {
            each(&sheet.frames, None, &mut |frame, tag| {
                let (Frame::Glyphs(run), Some(Tag::Cell(cell))) = (frame, tag) else { return };
                if cell.column == 3 && cell.row > 2 {
                    let whole = run.text.find('.').expect("a decimal");
                    let before = run.glyphs.iter().filter(|glyph| glyph.text.start < whole);
                    points.push(run.origin.x + before.map(|glyph| glyph.advance).sum::<Length>());
                }
            });
        }
        points.dedup();
        assert_eq!(points.len(), 1, "{paper}: {points:?}");
    }
}

#[test]
fn tables_of_up_to_fifteen_rows_are_never_parted() {
    for paper in PAPERS {
        for rows in [8_u32, 12, 15] {
            let row = |number: u32| {
                [cell("鹤汀桥", 1, 1), cell(&format!("{number}.75"), 1, 1), cell("-3.1%", 1, 1)]
            };
            let table = Table {
                caption: Vec::new(),
                columns: vec![Alignment::Start, Alignment::End, Alignment::End],
                head: vec![cell("断面", 1, 1), cell("总磷", 1, 1), cell("同比", 1, 1)],
                lower_head: Vec::new(),
                rows: (0..rows).map(|number| row(number).to_vec()).collect(),
                chart: None,
            };
            let edition = composed(&issue(table), paper).edition;
            let first_column = cells(&edition).into_iter().filter(|(cell, _)| cell.column == 0);
            let places: Vec<(usize, Length)> = first_column
                .flat_map(|(_, places)| places)
                .map(|(sheet, rect)| (sheet, rect.left()))
                .collect();
            assert!(places.len() > rows as usize, "{paper}, {rows} rows: {places:?}");
            assert!(places.iter().all(|place| *place == places[0]), "{paper}, {rows} rows: {places:?}");
        }
    }
}
