//! QR codes on pages, read by another program from the pixels of the sheet.

use std::collections::BTreeSet;

use paiban::edition::{Edition, Frame};
use paiban::geometry::Length;
use paiban::layout::Paper;
use paiban::model::*;
use paiban::raster::Drawing;

use crate::places::{bounds, each};
use crate::tables::{PAPERS, composed, issue};

/// An issue with two codes in its masthead and one, of a long address, in its article.
fn with_codes() -> Issue {
    let cell = |text: &str| Cell::of(vec![Inline::text(text)]);
    let mut issue = issue(Table {
        columns: vec![Alignment::Start; 2],
        rows: vec![vec![cell("上渠"), cell("300米")]],
        ..Table::default()
    });
    let link = |label: &str, url: &str, qr| Link { label: label.into(), url: url.into(), qr };
    issue.publication.links = vec![
        link("数字报", "https://news.example.org/", true),
        link("投稿", "mailto:desk@example.org", true),
        link("旧址", "https://old.example.org/", false),
    ];
    let caption = vec![Inline::text("扫码看视频")];
    let qr = Some(format!("https://example.org/{}", "film/".repeat(50)));
    issue.pages[0].articles[0].figures = vec![Figure { qr, caption, ..Figure::default() }];
    issue
}

/// The addresses that are read on the sheets, each code with the 12 points around it: the reader is made for pictures
/// of codes and not for pages.
fn read(edition: &Edition) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (number, sheet) in edition.sheets.iter().enumerate() {
        let mut codes = Vec::new();
        each(&sheet.frames, None, &mut |frame, _| {
            codes.extend(bounds(frame).filter(|_| matches!(frame, Frame::Tiles { .. })));
        });
        if codes.is_empty() {
            continue;
        }
        let picture = Drawing::of(edition).picture_at(number, 400).expect("a picture");
        for code in codes {
            let pixels = |length: Length| (length.points() * 400.0 / 72.0) as usize;
            let around = Length::from_points(12);
            let (left, top) = (pixels(code.left() - around), pixels(code.top() - around));
            let side = pixels(code.size.width + around * 2);
            let gray = |x: usize, y: usize| picture.pixel((left + x) as u32, (top + y) as u32)[0];
            let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, gray);
            found.extend(image.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)));
        }
    }
    found
}

#[test]
fn another_program_reads_every_code_on_every_paper() {
    let issue = with_codes();
    let long = issue.pages[0].articles[0].figures[0].qr.clone().expect("a code");
    let expected = ["https://news.example.org/".to_owned(), "mailto:desk@example.org".to_owned(), long];
    for paper in PAPERS {
        assert_eq!(read(&composed(&issue, paper).edition), BTreeSet::from(expected.clone()), "{paper}");
    }
}

#[test]
fn codes_keep_their_quiet_zone_and_stand_inside_the_type_area() {
    let issue = with_codes();
    for paper in PAPERS {
        let edition = composed(&issue, paper).edition;
        let area = Paper::find(paper).expect("a paper").type_area();
        let mut codes = 0;
        for sheet in &edition.sheets {
            let mut all = Vec::new();
            each(&sheet.frames, None, &mut |frame, _| all.push(frame));
            for frame in &all {
                let Frame::Tiles { rects, .. } = frame else { continue };
                codes += 1;
                let module = rects.iter().map(|rect| rect.size.height).min().expect("modules");
                assert!(module >= Length::from_millimetres(0.33), "{paper}: {module}");
                let dark = bounds(frame).expect("a place");
                assert!(dark.left() >= area.left() && dark.right() <= area.right(), "{paper}");
                let quiet = module * 4 - Length::from_millipoints(1);
                let near = all
                    .iter()
                    .filter(|other| matches!(other, Frame::Glyphs(_)))
                    .filter_map(|other| bounds(other));
                for text in near {
                    let apart = text.right() <= dark.left() - quiet
                        || text.left() >= dark.right() + quiet
                        || text.bottom() <= dark.top() - quiet
                        || text.top() >= dark.bottom() + quiet;
                    assert!(apart, "{paper}: words run into a code");
                }
            }
        }
        assert_eq!(codes, 3, "{paper}");
    }
}
