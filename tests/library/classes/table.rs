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
//! Made by `PAIBAN_ACCEPT=1 cargo test --test library classes` of `classes.tsv` and Unicode: not edited.
//!
//! A code point is in the block `BLOCK_OF` names, there a byte is the index of its row.

use super::Class::*;
use super::VerticalOrientation::*;
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

/// Divisions of a body as expressions: by region, then direction.
type Division = [[String; 2]; 3];

/// The parts of the table.
#[derive(Default)]
struct Table {
    divisions: Distinct<Division>,
    /// Class, orientation, index of the division.
    rows: Distinct<(String, String, usize)>,
    /// Indices of rows.
    blocks: Distinct<Vec<usize>>,
    /// Indices of blocks.
    block_of: Vec<usize>,
}

/// The text of the table.
pub(crate) fn write(entries: &BTreeMap<char, Entry>) -> String {
    let table = gather(entries);
    let mut out = format!("{HEAD}pub(super) const BLOCK: usize = {BLOCK};\n");
    list(&mut out, "DIVISIONS", "Division", 1, table.divisions.values.iter().map(division));
    let row = |(class, orientation, division): &(String, String, usize)| {
        format!("Row {{ class: {class}, orientation: {orientation}, division: {division} }}")
    };
    list(&mut out, "ROWS", "Row", 1, table.rows.values.iter().map(row));
    list(&mut out, "BLOCK_OF", "u8", 64, table.block_of.iter().map(usize::to_string));
    let numbers = |block: &Vec<usize>| block.iter().map(usize::to_string).collect::<Vec<_>>().join(",");
    let block = |block: &Vec<usize>| format!("[{}]", numbers(block));
    list(&mut out, "BLOCKS", "[u8; BLOCK]", 1, table.blocks.values.iter().map(block));
    out
}

/// The table of all code points.
fn gather(entries: &BTreeMap<char, Entry>) -> Table {
    let mut table = Table::default();
    table.divisions.index([[(); 2]; 3].map(|region| region.map(|()| "None".to_owned())));
    for start in (0..=u32::from(char::MAX)).step_by(BLOCK as usize) {
        let mut block = Vec::new();
        for code in start..start + BLOCK {
            let row = row(code, entries, &mut table.divisions);
            block.push(table.rows.index(row));
        }
        table.block_of.push(table.blocks.index(block));
    }
    let lengths = [table.divisions.values.len(), table.rows.values.len(), table.blocks.values.len()];
    assert!(lengths.iter().all(|&length| length <= 256), "an index of a byte is too small: {lengths:?}");
    table
}

fn division(division: &Division) -> String {
    let region = |directions: &[String; 2]| format!("[{}]", directions.join(", "));
    format!("[{}]", division.each_ref().map(region).join(", "))
}

/// Class, orientation and index of the division of a code point.
fn row(
    code: u32,
    entries: &BTreeMap<char, Entry>,
    divisions: &mut Distinct<Division>,
) -> (String, String, usize) {
    // Surrogates are not characters: their row is never used, so that of private use serves.
    let c = char::from_u32(code).unwrap_or('\u{E000}');
    let (class, orientation) = properties_of(c, entries);
    (class, orientation, entries.get(&c).map_or(0, |entry| divisions.index(entry.division.clone())))
}

/// Names of the class and orientation of a character: by the source, or else by Unicode.
pub(crate) fn properties_of(c: char, entries: &BTreeMap<char, Entry>) -> (String, String) {
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
fn list(out: &mut String, name: &str, of: &str, on_line: usize, items: impl Iterator<Item = String>) {
    let items: Vec<String> = items.collect();
    writeln!(out, "\n#[rustfmt::skip]\npub(super) static {name}: [{of}; {}] = [", items.len()).unwrap();
    for line in items.chunks(on_line) {
        writeln!(out, "    {},", line.join(if on_line > 1 { "," } else { ", " })).unwrap();
    }
    out.push_str("];\n");
}
