//! The classes of characters: the generated table, all of Unicode, and the rows of the standards.

mod properties;
mod rows;
mod source;
mod table;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use paiban::text::class::{Body, Class, Direction, VerticalOrientation, vertical_orientation};
use paiban::text::locale::Region;
use properties::Properties;
use unicode_normalization::UnicodeNormalization;

use crate::golden;

const REGIONS: [Region; 5] =
    [Region::Mainland, Region::Taiwan, Region::HongKong, Region::Japan, Region::Western];
const DIRECTIONS: [Direction; 2] = [Direction::Horizontal, Direction::Vertical];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/class")
}

fn entries() -> BTreeMap<char, source::Entry> {
    source::read(&fs::read_to_string(folder().join("classes.tsv")).unwrap())
}

fn all() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

/// Every body of a class of a character.
fn bodies(c: char) -> Vec<Body> {
    let each = |region| DIRECTIONS.map(|direction| Class::of(c).body(c, region, direction));
    REGIONS.into_iter().flat_map(each).flatten().collect()
}

#[test]
fn the_table_is_made_of_its_source() {
    golden::check(&folder().join("table.rs"), &table::write(&entries()));
}

#[test]
fn the_table_agrees_with_its_source_for_every_character() {
    let entries = entries();
    for c in all() {
        let found = (format!("{:?}", Class::of(c)), format!("{:?}", vertical_orientation(c)));
        assert_eq!(found, table::properties_of(c, &entries), "{c:?}");
    }
}

#[test]
fn all_han_characters_are_ideographs() {
    let han: Vec<char> = all().filter(|&c| Properties::of(c).is_han()).collect();
    assert!(han.len() > 90_000, "{}", han.len());
    let lost: Vec<char> = han.into_iter().filter(|&c| Class::of(c) != Class::Ideograph).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn a_body_fills_an_em_or_keeps_half_of_one() {
    for c in all() {
        for body in bodies(c) {
            let sum = body.lead + body.core + body.trail;
            assert!(sum == 4 || sum == 2 && !body.adjustable, "{c} {body:?}");
            assert_eq!(body.adjustable, body.lead + body.trail > 0, "{c} {body:?}");
        }
    }
}

#[test]
fn every_full_width_mark_has_a_body_everywhere() {
    for c in all().filter(|&c| Class::of(c).is_mark()) {
        let narrow = matches!(c, '«' | '»' | '\u{FF61}'..='\u{FF65}');
        assert_eq!(bodies(c).len() == REGIONS.len() * DIRECTIONS.len(), !narrow, "{c}");
    }
}

#[test]
fn forms_for_vertical_text_have_the_class_of_their_mark() {
    let forms = ('\u{FE10}'..='\u{FE19}').chain('\u{FE30}'..='\u{FE44}').chain('\u{FE47}'..='\u{FE48}');
    for form in forms {
        // Compatibility decompositions lead to ASCII: the full-width mark stands for it.
        let mark = match form {
            '\u{FE19}' => '…',
            '\u{FE30}' => '‥',
            '\u{FE34}' => '﹏',
            _ => full_width(form.nfkd().next().unwrap()),
        };
        assert_ne!(mark, form);
        assert_eq!(Class::of(form), Class::of(mark), "{form} {mark}");
        for region in REGIONS {
            let body = |c: char| Class::of(c).body(c, region, Direction::Vertical);
            assert_eq!(body(form), body(mark), "{form} {mark} {region:?}");
            let across = Class::of(form).body(form, region, Direction::Horizontal);
            assert!(across.is_none_or(|body| !body.adjustable), "{form} {region:?}");
        }
    }
}

/// The full-width form of an ASCII character.
fn full_width(c: char) -> char {
    if c.is_ascii() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c }
}

#[test]
fn pause_and_stop_marks_are_never_rotated() {
    // CLREQ, Table of Pause or Stop Punctuation Marks.
    for c in "。．，、：；！？‼⁇".chars() {
        let upright = [VerticalOrientation::Upright, VerticalOrientation::TransformedUpright];
        assert!(upright.contains(&vertical_orientation(c)), "{c}");
    }
    // CLREQ, Tables of Chinese Punctuation Marks: brackets, dashes, ellipses and connectors are.
    for c in "《》（）「」“”—…～–⸺".chars() {
        let turned = [VerticalOrientation::Rotated, VerticalOrientation::TransformedRotated];
        assert!(turned.contains(&vertical_orientation(c)), "{c}");
    }
    assert_eq!(vertical_orientation('国'), VerticalOrientation::Upright);
    assert_eq!(vertical_orientation('／'), VerticalOrientation::Upright);
    assert_eq!(vertical_orientation('A'), VerticalOrientation::Rotated);
}
