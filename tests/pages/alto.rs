//! METS/ALTO: every character once with a box over its ink, every block in the logical map once.

use std::collections::{BTreeMap, BTreeSet};

use paiban::alto::{self, DOTS_PER_INCH, SheetPicture};
use paiban::edition::{Edition, Frame, Sheet, SheetPart, Tag};
use paiban::raster::Drawing;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use crate::editions::{editions, examples};

/// An element with its attributes.
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
}

impl Element {
    fn number(&self, name: &str) -> u32 {
        self.attributes[name].parse().unwrap_or_else(|_| panic!("{name} of {}", self.name))
    }

    /// Left, top, right and lower edge.
    fn place(&self) -> [u32; 4] {
        let (left, top) = (self.number("HPOS"), self.number("VPOS"));
        [left, top, left + self.number("WIDTH"), top + self.number("HEIGHT")]
    }
}

/// The elements of a document in their order.
fn elements(document: &[u8]) -> Vec<Element> {
    let text = std::str::from_utf8(document).expect("UTF-8");
    let mut reader = Reader::from_str(text);
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) | Event::Empty(tag) => found.push(element(&tag)),
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn element(tag: &BytesStart<'_>) -> Element {
    let name = tag.name().as_ref().to_owned();
    let attributes = tag.attributes().map(|attribute| {
        let attribute = attribute.expect("an attribute");
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).expect("a value");
        (attribute.key.as_ref().to_owned(), value.into_owned())
    });
    Element { attributes: attributes.collect(), name }
}

/// The package of an edition, its pictures without pixels but as large as they would be.
fn package(edition: &Edition) -> BTreeMap<String, Vec<u8>> {
    let pixels = |sheet: &Sheet| {
        let across = |length: f32| (length / 72.0 * DOTS_PER_INCH as f32).round() as u32;
        let (width, height) = (across(sheet.size.width.points()), across(sheet.size.height.points()));
        SheetPicture { width, height, jpeg: Vec::new() }
    };
    let pictures = edition.sheets.iter().map(pixels).collect();
    alto::package(edition, pictures, None).expect("a package").into_iter().collect()
}

fn alto_of(edition: &Edition, package: &BTreeMap<String, Vec<u8>>, sheet: usize) -> Vec<Element> {
    elements(&package[&alto::names::alto(&edition.file_stem, sheet)])
}

/// The characters of frames, without blanks.
fn characters(frames: &[Frame], out: &mut String) {
    for frame in frames {
        match frame {
            Frame::Group { frames, .. } => characters(frames, out),
            Frame::Glyphs(run) => out.extend(run.text.chars().filter(|c| !c.is_whitespace())),
            _ => {}
        }
    }
}

#[test]
fn every_character_of_a_sheet_is_in_one_string_in_reading_order() {
    for (name, edition) in editions() {
        let package = package(edition);
        for (number, sheet) in edition.sheets.iter().enumerate() {
            let mut expected = String::new();
            characters(&sheet.frames, &mut expected);
            let found = alto_of(edition, &package, number);
            let strings = found.iter().filter(|element| element.name == "String");
            let found: String = strings.map(|string| string.attributes["CONTENT"].as_str()).collect();
            assert!(!found.contains(char::is_whitespace), "{name}, {}", sheet.title);
            assert_eq!(found, expected, "{name}, {}", sheet.title);
        }
    }
}

#[test]
fn boxes_are_inside_their_page_and_names_are_there_once() {
    for (name, edition) in editions() {
        let package = package(edition);
        let mut names = BTreeSet::new();
        for sheet in 0..edition.sheet_count() {
            let found = alto_of(edition, &package, sheet);
            let page = found.iter().find(|element| element.name == "Page").expect("a page");
            let (width, height) = (page.number("WIDTH"), page.number("HEIGHT"));
            for element in &found {
                let id = element.attributes.get("ID").filter(|id| id.starts_with('P'));
                assert!(
                    id.is_none_or(|id| id.starts_with("PROC") || names.insert(id.clone())),
                    "{name}: {id:?}"
                );
                if element.attributes.contains_key("HEIGHT") && element.name != "Page" {
                    let [left, top, right, lower] = element.place();
                    assert!(
                        left < right && right <= width && top < lower && lower <= height,
                        "{name}: {id:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_logical_map_has_every_block_of_every_article_once() {
    for (name, edition) in editions() {
        let package = package(edition);
        let mets = elements(&package[&alto::names::mets(&edition.file_stem)]);
        let begins: Vec<&String> =
            mets.iter().filter_map(|element| element.attributes.get("BEGIN")).collect();
        let once: BTreeSet<&String> = begins.iter().copied().collect();
        assert_eq!(once.len(), begins.len(), "{name}: a block stands twice");
        let mut blocks = 0;
        for (number, sheet) in edition.sheets.iter().enumerate() {
            for (at, part) in sheet.parts().iter().enumerate() {
                let SheetPart::Text(block) = part else { continue };
                if !matches!(block.tag, Tag::Artifact | Tag::Article(_)) {
                    let id = format!("P{}_TB{:05}", number + 1, at + 1);
                    assert!(once.contains(&id), "{name}: {id} {:?}", block.tag);
                    blocks += 1;
                }
            }
        }
        assert!(blocks > 0, "{name}");
        let articles = mets.iter().filter(|element| {
            let kind = element.attributes.get("TYPE").map(String::as_str);
            element.name == "div" && matches!(kind, Some("ARTICLE" | "ADVERTISEMENT"))
        });
        assert_eq!(articles.count(), edition.issue.issue().articles().count(), "{name}");
    }
}

#[test]
fn a_block_of_text_stands_in_one_leg() {
    let mut torn = 0;
    for (name, edition) in editions() {
        let package = package(edition);
        for sheet in 0..edition.sheet_count() {
            let mut lines: Vec<[u32; 4]> = Vec::new();
            for element in alto_of(edition, &package, sheet) {
                match element.name.as_str() {
                    "TextBlock" => lines.clear(),
                    "TextLine" => lines.push(element.place()),
                    _ => continue,
                }
                // A line at the top of the leg to the right.
                let apart = lines.windows(2).find(|pair| pair[1][0] >= pair[0][2] && pair[1][1] < pair[0][1]);
                assert!(apart.is_none(), "{name}: {apart:?}");
            }
        }
        let mets = elements(&package[&alto::names::mets(&edition.file_stem)]);
        torn += usize::from(mets.iter().any(|element| element.name == "seq"));
    }
    assert!(torn > 10, "most issues have a paragraph in two legs");
}

#[test]
fn there_is_ink_in_the_box_of_every_string() {
    // In few pixels, for a debug build; a box of the ALTO is then some pixels large.
    const WIDTH: u32 = 1600;
    for example in examples().iter().take(2) {
        let edition = &example.composed.edition;
        let package = package(edition);
        for sheet in 0..edition.sheet_count() {
            let picture = Drawing::of(edition).picture(sheet, WIDTH).expect("a picture");
            let found = alto_of(edition, &package, sheet);
            let page = found.iter().find(|element| element.name == "Page").expect("a page").number("WIDTH");
            for string in found.iter().filter(|element| element.name == "String") {
                let [left, top, right, lower] = string.place().map(|edge| edge * WIDTH / page);
                let pixels = (top..=lower.min(picture.height - 1))
                    .flat_map(|y| (left..=right.min(WIDTH - 1)).map(move |x| (x, y)));
                let shades: BTreeSet<[u8; 3]> = pixels
                    .map(|(x, y)| {
                        let at = (y * WIDTH + x) as usize * 4;
                        [picture.rgba[at], picture.rgba[at + 1], picture.rgba[at + 2]]
                    })
                    .collect();
                let text = &string.attributes["CONTENT"];
                assert!(shades.len() > 1, "{} on {}: `{text}` has no ink", example.name, example.paper);
            }
        }
    }
}

#[test]
fn a_package_without_its_pictures_is_a_fault() {
    let edition = &examples()[0].composed.edition;
    let error = alto::package(edition, Vec::new(), None).expect_err("a fault");
    assert!(error.to_string().contains("0 pictures"), "{error}");
}
