//! Writes `table.rs` of the source and the properties of all code points.

use std::collections::BTreeMap;
use std::fmt::Write;

use icu_properties::CodePointMapData;
use icu_properties::props::VerticalOrientation;

use super::properties::Properties;
use super::source::Entry;

/// Code points of a block.
const BLOCK: u32 = 256;
const HEAD: &str = "\
//! Made by `UPDATE_CLASSES=1 cargo test --test classes` of `classes.tsv` and Unicode: not edited.
//!
//! A code point is in the block `BLOCK_OF` names, there a byte is the index of its row.

use super::Class::*;
use super::Orientation::*;
use super::{Division, Row, fixed, giving};

/// Code points of a block.
";

/// Different values in the order they were met.
#[derive(Default)]
struct Distinct<T> {
    values: Vec<T>,
    at: BTreeMap<T, usize>,
}

impl<T: Clone + Ord> Distinct<T> {
    fn index(&mut self, value: T) -> usize {
        let next = self.values.len();
        let at = *self.at.entry(value.clone()).or_insert(next);
        if at == next {
            self.values.push(value);
        }
        at
    }
}

/// The text of the table.
pub(crate) fn write(entries: &BTreeMap<char, Entry>) -> String {
    let mut divisions = Distinct::default();
    let mut rows = Distinct::default();
    let mut blocks = Distinct::default();
    let mut block_of = Vec::new();
    divisions.index([[(); 2]; 3].map(|region| region.map(|()| "None".to_owned())));
    for start in (0..=u32::from(char::MAX)).step_by(BLOCK as usize) {
        let block: Vec<usize> =
            (start..start + BLOCK).map(|code| rows.index(row(code, entries, &mut divisions))).collect();
        block_of.push(blocks.index(block));
    }
    assert!([divisions.values.len(), rows.values.len(), blocks.values.len()].iter().all(|&len| len <= 256));
    let mut out = format!("{HEAD}pub(super) const BLOCK: usize = {BLOCK};\n");
    let division = |d: &[[String; 2]; 3]| {
        format!("[{}]", d.each_ref().map(|r| format!("[{}]", r.join(", "))).join(", "))
    };
    list(&mut out, "DIVISIONS", "Division", divisions.values.iter().map(division), 1);
    let row = |(class, orientation, division): &(String, String, usize)| {
        format!("Row {{ class: {class}, orientation: {orientation}, division: {division} }}")
    };
    list(&mut out, "ROWS", "Row", rows.values.iter().map(row), 1);
    list(&mut out, "BLOCK_OF", "u8", block_of.iter().map(usize::to_string), 64);
    let block = |block: &Vec<usize>| {
        format!("[{}]", block.iter().map(usize::to_string).collect::<Vec<_>>().join(","))
    };
    list(&mut out, "BLOCKS", "[u8; BLOCK]", blocks.values.iter().map(block), 1);
    out
}

/// Class, orientation and index of the division of a code point.
fn row(
    code: u32,
    entries: &BTreeMap<char, Entry>,
    divisions: &mut Distinct<[[String; 2]; 3]>,
) -> (String, String, usize) {
    // Surrogates are no characters: nobody asks for their row, that of private use does.
    let c = char::from_u32(code).unwrap_or('\u{E000}');
    let (class, orientation) = told(c, entries);
    (class, orientation, entries.get(&c).map_or(0, |entry| divisions.index(entry.division.clone())))
}

/// Names of the class and orientation of a character: by the source, or else by Unicode.
pub(crate) fn told(c: char, entries: &BTreeMap<char, Entry>) -> (String, String) {
    let entry = entries.get(&c);
    let class = entry.map(|entry| entry.class.clone());
    let orientation = entry.and_then(|entry| entry.orientation.clone());
    (
        class.unwrap_or_else(|| format!("{:?}", Properties::of(c).class(c))),
        orientation.unwrap_or_else(|| unicode_orientation(c).to_owned()),
    )
}

/// Name of the orientation of UAX #50.
fn unicode_orientation(c: char) -> &'static str {
    match CodePointMapData::<VerticalOrientation>::new().get(c) {
        VerticalOrientation::Upright => "Upright",
        VerticalOrientation::TransformedUpright => "TransformedUpright",
        VerticalOrientation::TransformedRotated => "TransformedRotated",
        _ => "Rotated",
    }
}

/// A static list, so many items on a line.
fn list(out: &mut String, name: &str, of: &str, items: impl Iterator<Item = String>, on_line: usize) {
    let items: Vec<String> = items.collect();
    writeln!(out, "\n#[rustfmt::skip]\npub(super) static {name}: [{of}; {}] = [", items.len()).unwrap();
    for line in items.chunks(on_line) {
        writeln!(out, "    {},", line.join(if on_line > 1 { "," } else { ", " })).unwrap();
    }
    out.push_str("];\n");
}
