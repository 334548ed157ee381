//! Charts in place of tables, on every paper.

use paiban::edition::{Edition, Frame, GlyphRun, Tag};
use paiban::geometry::{Length, Rect};
use paiban::layout::Paper;
use paiban::model::*;

use crate::generator::Random;
use crate::places::{bounds, each};
use crate::tables::{PAPERS, composed, issue};

fn cell(text: &str) -> Cell {
    Cell::of(if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] })
}

/// A chart of rows, the first of them its head.
fn chart(kind: ChartKind, rows: &[Vec<String>]) -> Table {
    let mut rows: Vec<Vec<Cell>> =
        rows.iter().map(|row| row.iter().map(|text| cell(text)).collect()).collect();
    let columns = vec![Alignment::Start; rows[0].len()];
    let (caption, head) = (vec![Inline::text("夜里亮着的窗")], rows.remove(0));
    Table { caption, columns, head, rows, chart: Some(kind), ..Table::default() }
}

fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|&text| text.to_owned()).collect()).collect()
}

fn windows() -> Table {
    let years = [("2020", "612"), ("2021", "548"), ("2022", "471"), ("2023", "388"), ("2024", "503")];
    let years = years.iter().map(|&(year, number)| vec![year.to_owned(), number.to_owned()]);
    let head = vec!["年份".to_owned(), "亮灯（户）".to_owned()];
    chart(ChartKind::Bar, &[head].into_iter().chain(years).collect::<Vec<_>>())
}

/// The groups of figures of an edition, each with its sheet.
fn figures(edition: &Edition) -> Vec<(usize, &Option<String>, &[Frame])> {
    fn of<'a>(number: usize, frames: &'a [Frame], found: &mut Vec<(usize, &'a Option<String>, &'a [Frame])>) {
        for frame in frames {
            match frame {
                Frame::Group { tag: Tag::Figure { alt }, frames } => found.push((number, alt, frames)),
                Frame::Group { frames, .. } => of(number, frames, found),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    edition.sheets.iter().enumerate().for_each(|(number, sheet)| of(number, &sheet.frames, &mut found));
    found
}

/// The words in frames, those of artifacts left out, without blanks.
fn words(frames: &[Frame]) -> String {
    let mut text = String::new();
    each(frames, None, &mut |frame, tag| {
        if let (Frame::Glyphs(run), false) = (frame, tag == Some(&Tag::Artifact)) {
            text.extend(run.text.chars().filter(|c| !c.is_whitespace()));
        }
    });
    text
}

fn runs(frames: &[Frame]) -> Vec<&GlyphRun> {
    let mut found = Vec::new();
    each(frames, None, &mut |frame, _| {
        if let Frame::Glyphs(run) = frame {
            found.push(run);
        }
    });
    found
}

#[test]
fn a_chart_is_one_figure_with_all_that_its_table_says_in_order() {
    for paper in PAPERS {
        let edition = composed(&issue(windows()), paper).edition;
        let figures = figures(&edition);
        let [(_, alt, frames)] = figures.as_slice() else { panic!("{paper}: {} figures", figures.len()) };
        let expected = "夜里亮着的窗年份亮灯（户）20206122021548202247120233882024503";
        assert_eq!(words(frames), expected, "{paper}");
        let alt = alt.as_deref().unwrap_or_default();
        assert!(alt.starts_with("柱状图：夜里亮着的窗。年份 亮灯（户）：2020"), "{paper}: {alt}");
        let heads = edition.dump();
        assert!(!heads.contains("Cell(") && !heads.contains("TableRow"), "{paper}: no table besides");
    }
}

#[test]
fn bars_are_as_high_as_their_numbers_and_the_largest_is_the_darkest() {
    let edition = composed(&issue(windows()), "tabloid-6").edition;
    let figures = figures(&edition);
    let mut bars: Vec<(Rect, u8)> = Vec::new();
    each(figures[0].2, None, &mut |frame, tag| {
        if let (Frame::Rule { rect, ink }, false) = (frame, tag == Some(&Tag::Artifact)) {
            bars.push((*rect, ink.black));
        }
    });
    let high: Vec<f32> =
        bars.iter().map(|(rect, _)| rect.size.height.points() / bars[0].0.size.height.points()).collect();
    for (high, number) in high.iter().zip([612.0, 548.0, 471.0, 388.0, 503.0]) {
        assert!((high - number / 612.0).abs() < 0.001, "{high} of {number}");
    }
    let step = bars[1].0.left() - bars[0].0.left();
    assert!((bars[0].0.size.width - step.scaled(62, 100)).points().abs() < 0.01, "62 % of a step");
    assert!(bars[1..].iter().all(|(_, ink)| *ink == bars[1].1 && *ink < bars[0].1), "{bars:?}");
}

#[test]
fn a_chart_stands_fourteen_rows_high_over_its_source_and_is_never_parted() {
    for paper in PAPERS {
        let edition = composed(&issue(windows()), paper).edition;
        let (sheet, _, frames) = figures(&edition)[0];
        let rects: Vec<Rect> = flat(frames).iter().filter_map(|frame| bounds(frame)).collect();
        let all = rects.iter().copied().reduce(|a, b| a.united(&b)).expect("a chart");
        // The page may have grown its body and its rows by a sixth.
        let row = Paper::find(paper).expect("a paper").row;
        assert!(
            all.size.height <= row * 35 / 2 && all.size.height > row * 13,
            "{paper}: {}",
            all.size.height
        );
        let mut source = None;
        each(&edition.sheets[sheet].frames, None, &mut |frame, _| {
            if let (Frame::Glyphs(run), Some(rect)) = (frame, bounds(frame))
                && run.text.starts_with("注")
            {
                source = Some(rect);
            }
        });
        let source = source.unwrap_or_else(|| panic!("{paper}: the note is on another sheet"));
        assert!(source.top() >= all.bottom() - Length::from_points(2), "{paper}");
    }
}

fn flat(frames: &[Frame]) -> Vec<&Frame> {
    let mut found = Vec::new();
    each(frames, None, &mut |frame, _| found.push(frame));
    found
}

#[test]
fn a_table_that_is_no_chart_is_set_as_a_table() {
    let table = chart(ChartKind::Bar, &rows(&[&["年", "盏"], &["2024", "约五百"], &["2025", "596"]]));
    let edition = composed(&issue(table), "tabloid-6").edition;
    assert!(figures(&edition).is_empty());
    assert!(edition.dump().contains("TableRow"));
}

#[test]
fn labels_that_have_no_room_make_it_a_table_again() {
    let labels = (0..9).map(|number| vec!["Donaudampfschifffahrt".repeat(9), number.to_string()]);
    let head = vec!["name".to_owned(), "n".to_owned()];
    let table = chart(ChartKind::Bar, &[head].into_iter().chain(labels).collect::<Vec<_>>());
    let edition = composed(&issue(table), "tabloid-6").edition;
    assert!(edition.dump().contains("TableRow"), "no label is cut or turned");
}

/// Charts of all shapes: nothing is lost, no words run into others, nothing runs out of the measure.
#[test]
fn charts_of_all_shapes_keep_every_character_and_every_word_apart() {
    let mut random = Random::new(7);
    for round in 0..24 {
        let paper = PAPERS[round % PAPERS.len()];
        let (series, labels) = (random.between(1, 4) as usize, random.between(1, 31) as usize);
        let kind = if random.once_in(2) { ChartKind::Bar } else { ChartKind::Line };
        let names = ["城东（万元）", "城西", "河道沿线各社区", "区外"];
        let mut all = vec![
            [&["日期"], &names[..series]].concat().iter().map(|&text| text.to_owned()).collect::<Vec<_>>(),
        ];
        for label in 0..labels {
            let label = if random.once_in(6) {
                format!("芦桥第{label}社区")
            } else {
                format!("{}日", label + 1)
            };
            let values = (0..series).map(|_| {
                let whole = random.between(0, 9000) as i32;
                match random.between(0, 9) {
                    0 => "–".to_owned(),
                    1 => format!("-{}", whole / 10),
                    2 => format!("{}.25", whole / 100),
                    _ => whole.to_string(),
                }
            });
            let values: Vec<String> = values.collect();
            all.push([vec![label], values].concat());
        }
        all.push([vec!["末".to_owned()], vec!["7".to_owned(); series]].concat());
        let table = chart(kind, &all);
        let (issue, place) = (issue(table.clone()), format!("{round} on {paper}: {all:?}"));
        let edition = composed(&issue, paper).edition;
        let figures = figures(&edition);
        let Some((_, _, frames)) = figures.first() else {
            assert!(edition.dump().contains("TableRow"), "{place}");
            continue;
        };
        let text = words(frames);
        for cell in table.cells() {
            let cell = paiban::model::walk::plain_text(&cell.text);
            assert!(text.contains(&cell), "`{cell}` is lost: {place}");
        }
        let boxes: Vec<(&GlyphRun, Rect)> = runs(frames)
            .into_iter()
            .filter_map(|run| {
                // Figures are lower than their em box.
                let rect = bounds(&Frame::Glyphs(run.clone()))?;
                let (inset, side) = (run.size.scaled(20, 100), run.size.scaled(5, 100));
                let (width, height) = (rect.size.width - side * 2, rect.size.height - inset * 2);
                Some((run, Rect::new(rect.left() + side, rect.top() + inset, width, height)))
            })
            .collect();
        for (number, (run, rect)) in boxes.iter().enumerate() {
            for (other, beside) in &boxes[..number] {
                let apart = rect.left() >= beside.right()
                    || beside.left() >= rect.right()
                    || rect.top() >= beside.bottom()
                    || beside.top() >= rect.bottom();
                assert!(apart, "`{}` runs into `{}`: {place}", run.text, other.text);
            }
        }
    }
}
