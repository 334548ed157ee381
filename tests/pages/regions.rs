//! Regions and lines of every sheet: what hot areas, search hits and ALTO are made from.

use std::collections::BTreeSet;

use paiban::edition::{Area, Frame, LineKind, SheetRegions, Tag};
use paiban::geometry::{Point, Rect};

use crate::editions::{editions, examples};

fn overlap(a: &Rect, b: &Rect) -> bool {
    a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom()
}

fn holds(area: &Area, point: Point) -> bool {
    area.rects.iter().any(|rect| {
        rect.left() <= point.x && point.x < rect.right() && rect.top() <= point.y && point.y < rect.bottom()
    })
}

/// The middles of the em boxes of all glyphs, each with the article whose text it is; none for
/// furniture. What only stands between the parts of an article, such as a jump line, is furniture.
fn glyphs(frames: &[Frame], article: Option<&str>, out: &mut Vec<(Point, Option<String>, String)>) {
    for frame in frames {
        match frame {
            Frame::Group { tag: Tag::Article(id), frames } => glyphs(frames, Some(id.as_str()), out),
            Frame::Group { tag: Tag::Artifact, frames } => glyphs(frames, None, out),
            Frame::Group { frames, .. } => glyphs(frames, article, out),
            Frame::Glyphs(run) => out.extend(run.places().into_iter().map(|place| {
                let (rect, text) = (place.rect, run.text[place.text].to_owned());
                let middle = Point::new(rect.left() + rect.size.width / 2, rect.top() + rect.size.height / 2);
                (middle, article.map(str::to_owned), text)
            })),
            _ => {}
        }
    }
}

#[test]
fn regions_of_a_sheet_do_not_overlap() {
    for (name, edition) in editions() {
        for sheet in &edition.sheets {
            let rects: Vec<(&str, &Rect)> = sheet
                .areas
                .iter()
                .flat_map(|area| area.rects.iter().map(|rect| (area.article.as_str(), rect)))
                .collect();
            for (number, (article, rect)) in rects.iter().enumerate() {
                let over = rects[number + 1..].iter().find(|(_, other)| overlap(rect, other));
                assert!(over.is_none(), "{name}, {}: {article} {rect:?} lies over {over:?}", sheet.title);
            }
        }
    }
}

#[test]
fn every_glyph_of_an_article_stands_in_its_region_and_in_no_other() {
    for (name, edition) in editions() {
        for sheet in &edition.sheets {
            let mut found = Vec::new();
            glyphs(&sheet.frames, None, &mut found);
            for (point, article, text) in found {
                let Some(article) = article else { continue };
                let inside: Vec<&str> = sheet
                    .areas
                    .iter()
                    .filter(|area| holds(area, point))
                    .map(|area| area.article.as_str())
                    .collect();
                assert_eq!(inside, [article.as_str()], "{name}, {}: `{text}` at {point:?}", sheet.title);
            }
        }
    }
}

#[test]
fn an_article_that_jumps_has_a_region_on_both_sheets() {
    let mut jumps = 0;
    for (name, edition) in editions() {
        let regions = edition.regions();
        let mut begun = BTreeSet::new();
        for region in regions.iter().flat_map(|sheet: &SheetRegions| &sheet.regions) {
            let first = begun.insert(region.article.clone());
            assert_eq!(first, region.part == 0, "{name}: {} part {}", region.article, region.part);
            jumps += usize::from(!first);
            assert!(!region.polygons.is_empty(), "{name}: {} has no outline", region.article);
        }
        let articles = edition.issue.issue().articles().count();
        assert_eq!(begun.len(), articles, "{name}: every article has a region");
    }
    assert!(jumps > 0, "an article goes on on another sheet");
}

#[test]
fn lines_have_all_characters_of_the_frames_in_their_order() {
    for (name, edition) in editions() {
        for (sheet, regions) in edition.sheets.iter().zip(edition.regions()) {
            let mut found = Vec::new();
            glyphs(&sheet.frames, None, &mut found);
            let of_lines = regions.lines.iter().flat_map(|line| {
                line.characters.iter().map(|character| line.text[character.text.clone()].to_owned())
            });
            assert!(of_lines.eq(found.into_iter().map(|(_, _, text)| text)), "{name}, {}", sheet.title);
            for line in &regions.lines {
                let inside = |rect: &Rect| line.rect.united(rect) == line.rect;
                assert!(line.characters.iter().all(|character| inside(&character.rect)), "{name}: {line:?}");
                let furniture = [LineKind::Masthead, LineKind::Index, LineKind::Imprint];
                assert!(line.article.is_none() || !furniture.contains(&line.kind), "{name}: {line:?}");
            }
        }
    }
}

#[test]
fn a_line_of_running_text_is_one_line_over_all_its_faces() {
    // The dateline and the text of a first line are runs of two faces.
    let mut seen = 0;
    for example in examples() {
        let edition = &example.composed.edition;
        let sheets = edition.regions();
        let lines = || sheets.iter().flat_map(|sheet| &sheet.lines);
        for article in edition.issue.issue().articles() {
            let Some(dateline) = &article.dateline else { continue };
            let first = lines().find(|line| {
                line.article.as_ref() == Some(&article.id)
                    && line.kind == LineKind::Text
                    && line.text.starts_with(dateline.as_str())
            });
            let first = first.unwrap_or_else(|| panic!("{}: no line begins with {dateline}", article.id));
            assert!(first.text.chars().count() > dateline.chars().count(), "{}", first.text);
            seen += 1;
        }
    }
    assert!(seen > 0, "an example has a dateline");
}
