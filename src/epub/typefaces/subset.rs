//! A font with few characters, for reading systems (ISO/IEC 14496-22).
//!
//! The outlines, widths and names are cut down by a library that makes fonts for PDF; such fonts do
//! not say which character is which glyph. That (`cmap`) is added here, with what a browser asks
//! for besides: the metrics of the system (`OS/2`) and, for vertical lines, the forms of marks
//! (`GSUB`) and the em (`vhea`, `vmtx`, `VORG`).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use skrifa::instance::{LocationRef, Size};
use skrifa::raw::tables::gsub::{SingleSubst, SubstitutionSubtables};
use skrifa::raw::types::Tag;
use skrifa::raw::{FontRef, TableProvider};
use skrifa::{GlyphId, MetadataProvider};
use subsetter::GlyphRemapper;

use crate::messages::{Sentence, sentence};
use crate::text::Face;

/// A font of a face with these characters, which it has to have.
pub(crate) fn subset(face: &Face, characters: &BTreeSet<char>, vertical: bool) -> Result<Vec<u8>, Sentence> {
    let data = face.data().ok_or_else(|| sentence!("embedded-font.unreadable"))?;
    let font = FontRef::from_index((*data).as_ref(), face.index).map_err(broken)?;
    let charmap = font.charmap();
    let mut glyphs = GlyphRemapper::new();
    let mut map = BTreeMap::new();
    for &c in characters {
        let Some(glyph) = charmap.map(c).and_then(narrow) else { continue };
        map.insert(c, glyphs.remap(glyph));
    }
    let mut forms = BTreeMap::new();
    if vertical {
        for (glyph, form) in vertical_forms(&font) {
            if let Some(new) = glyphs.get(glyph) {
                forms.insert(new, glyphs.remap(form));
            }
        }
    }
    let cut = subsetter::subset((*data).as_ref(), face.index, &glyphs).map_err(broken)?;
    let mut tables = tables_of(&cut)?;
    tables.insert(*b"cmap", cmap(&map));
    if let Some(metrics) = font.table_data(Tag::new(b"OS/2")) {
        tables.insert(*b"OS/2", metrics.as_bytes().to_vec());
    }
    if !forms.is_empty() {
        tables.insert(*b"GSUB", gsub(&forms));
    }
    if vertical {
        let bearings = top_bearings(&font, &glyphs, face.em_top());
        tables.extend(vertical_metrics(face.units_per_em(), face.em_top(), bearings));
    }
    Ok(written(&cut[..4], tables))
}

/// The words of the library that read a font.
fn broken(error: impl Display) -> Sentence {
    sentence!("embedded-font.broken", text = error)
}

fn narrow(glyph: GlyphId) -> Option<u16> {
    u16::try_from(glyph.to_u32()).ok().filter(|&glyph| glyph != 0)
}

/// The forms of glyphs in vertical lines (feature `vert`).
fn vertical_forms(font: &FontRef<'_>) -> BTreeMap<u16, u16> {
    let mut forms = BTreeMap::new();
    let Ok(gsub) = font.gsub() else { return forms };
    let (Ok(features), Ok(lookups)) = (gsub.feature_list(), gsub.lookup_list()) else { return forms };
    let records = features.feature_records().iter();
    for record in records.filter(|record| record.feature_tag() == Tag::new(b"vert")) {
        let Ok(feature) = record.feature(features.offset_data()) else { continue };
        for index in feature.lookup_list_indices() {
            let Ok(lookup) = lookups.lookups().get(usize::from(index.get())) else { continue };
            let Ok(SubstitutionSubtables::Single(tables)) = lookup.subtables() else { continue };
            for table in tables.iter().flatten() {
                add_forms(&table, &mut forms);
            }
        }
    }
    forms
}

fn add_forms(table: &SingleSubst<'_>, forms: &mut BTreeMap<u16, u16>) {
    match table {
        SingleSubst::Format1(table) => {
            let Ok(coverage) = table.coverage() else { return };
            let shifted = |glyph: u16| glyph.wrapping_add_signed(table.delta_glyph_id());
            forms.extend(coverage.iter().map(|glyph| (glyph.to_u16(), shifted(glyph.to_u16()))));
        }
        SingleSubst::Format2(table) => {
            let Ok(coverage) = table.coverage() else { return };
            let others = table.substitute_glyph_ids().iter().map(|glyph| glyph.get().to_u16());
            forms.extend(coverage.iter().map(|glyph| glyph.to_u16()).zip(others));
        }
    }
}

/// The tables of a font file by their tags.
fn tables_of(font: &[u8]) -> Result<BTreeMap<[u8; 4], Vec<u8>>, Sentence> {
    let font = FontRef::new(font).map_err(broken)?;
    let records = font.table_directory.table_records().iter();
    let table = |tag: Tag| Some((tag.to_be_bytes(), font.table_data(tag)?.as_bytes().to_vec()));
    Ok(records.filter_map(|record| table(record.tag())).collect())
}

/// Characters to glyphs: format 4 for old systems, format 12 for all.
fn cmap(map: &BTreeMap<char, u16>) -> Vec<u8> {
    let groups = groups(map);
    let (four, twelve) = (format_4(&groups), format_12(&groups));
    let mut out = Bytes::default();
    out.u16(0).u16(2);
    out.u16(3).u16(1).u32(20);
    out.u16(3).u16(10).u32(20 + four.len() as u32);
    out.0.extend(four);
    out.0.extend(twelve);
    out.0
}

/// Runs of characters whose glyphs follow each other as they do: first, last, glyph of the first.
fn groups(map: &BTreeMap<char, u16>) -> Vec<(u32, u32, u16)> {
    let mut groups: Vec<(u32, u32, u16)> = Vec::new();
    for (&c, &glyph) in map {
        let c = u32::from(c);
        match groups.last_mut() {
            Some((first, last, start))
                if c == *last + 1 && u32::from(glyph) == u32::from(*start) + c - *first =>
            {
                *last = c;
            }
            _ => groups.push((c, c, glyph)),
        }
    }
    groups
}

fn format_4(groups: &[(u32, u32, u16)]) -> Vec<u8> {
    // The last segment has to be this, and maps to nothing.
    let mut segments: Vec<(u16, u16, u16)> = groups
        .iter()
        .filter(|(_, last, _)| *last < 0xFFFF)
        .map(|&(first, last, glyph)| (first as u16, last as u16, glyph))
        .collect();
    segments.push((0xFFFF, 0xFFFF, 0));
    let count = segments.len() as u16;
    let power = count.ilog2() as u16;
    let search = 2 * (1 << power);
    let mut out = Bytes::default();
    out.u16(4).u16(16 + 8 * count).u16(0).u16(2 * count);
    out.u16(search).u16(power).u16(2 * count - search);
    let delta = |(first, _, glyph): &(u16, u16, u16)| match first {
        0xFFFF => 1,
        _ => glyph.wrapping_sub(*first),
    };
    out.all(segments.iter().map(|(_, last, _)| *last)).u16(0);
    out.all(segments.iter().map(|(first, _, _)| *first));
    out.all(segments.iter().map(delta)).all(segments.iter().map(|_| 0));
    out.0
}

fn format_12(groups: &[(u32, u32, u16)]) -> Vec<u8> {
    let mut out = Bytes::default();
    out.u16(12).u16(0).u32(16 + 12 * groups.len() as u32).u32(0).u32(groups.len() as u32);
    for &(first, last, glyph) in groups {
        out.u32(first).u32(last).u32(u32::from(glyph));
    }
    out.0
}

/// One feature, `vert`, for every script: each glyph to its form.
fn gsub(forms: &BTreeMap<u16, u16>) -> Vec<u8> {
    let count = forms.len() as u16;
    let mut out = Bytes::default();
    // Header: scripts at 10, features at 30, lookups at 44.
    out.u32(0x0001_0000).u16(10).u16(30).u16(44);
    // Scripts: the default one, with a default language that has the first feature.
    out.u16(1).tag(b"DFLT").u16(8);
    out.u16(4).u16(0);
    out.u16(0).u16(0xFFFF).u16(1).u16(0);
    // Features: the first lookup.
    out.u16(1).tag(b"vert").u16(8);
    out.u16(0).u16(1).u16(0);
    // Lookups: one, of single glyphs, with one table of format 2.
    out.u16(1).u16(4);
    out.u16(1).u16(0).u16(1).u16(8);
    out.u16(2).u16(6 + 2 * count).u16(count);
    out.all(forms.values().copied());
    out.u16(1).u16(count).all(forms.keys().copied());
    out.0
}

/// How far the ink of each glyph begins below the top of the em.
fn top_bearings(font: &FontRef<'_>, glyphs: &GlyphRemapper, top: i16) -> Vec<i16> {
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let bearing = |glyph| {
        let ink = metrics.bounds(GlyphId::new(u32::from(glyph)));
        ink.map_or(0, |ink| top.saturating_sub(ink.y_max.round() as i16))
    };
    glyphs.remapped_gids().map(bearing).collect()
}

/// Every glyph as high as the em, with its ink where it is.
fn vertical_metrics(em: u16, top: i16, bearings: Vec<i16>) -> [([u8; 4], Vec<u8>); 3] {
    let half = em as i16 / 2;
    let mut vhea = Bytes::default();
    vhea.u32(0x0001_1000).i16(half).i16(-half).i16(0).u16(em);
    // Bearings, extent, caret, reserved, format; then the number of heights.
    vhea.all([0; 11]).u16(1);
    let mut vmtx = Bytes::default();
    vmtx.u16(em).all(bearings.into_iter().map(|bearing| bearing as u16));
    let mut vorg = Bytes::default();
    vorg.u16(1).u16(0).i16(top).u16(0);
    [(*b"vhea", vhea.0), (*b"vmtx", vmtx.0), (*b"VORG", vorg.0)]
}

/// A font file of its tables, in the order of their tags, with its sums.
fn written(version: &[u8], tables: BTreeMap<[u8; 4], Vec<u8>>) -> Vec<u8> {
    let count = tables.len() as u16;
    let power = count.ilog2() as u16;
    let search = 16 * (1 << power);
    let mut out = Bytes(version.to_vec());
    out.u16(count).u16(search).u16(power).u16(16 * count - search);
    let mut at = 12 + 16 * tables.len();
    let mut head = None;
    for (tag, table) in &tables {
        // The sum of the file is counted without its own place in `head`.
        let mut summed = table.clone();
        if tag == b"head" && summed.len() >= 12 {
            summed[8..12].fill(0);
            head = Some(at);
        }
        out.tag(tag).u32(sum(&summed)).u32(at as u32).u32(table.len() as u32);
        at += table.len().next_multiple_of(4);
    }
    for (tag, mut table) in tables {
        if tag == *b"head" && table.len() >= 12 {
            table[8..12].fill(0);
        }
        table.resize(table.len().next_multiple_of(4), 0);
        out.0.extend(table);
    }
    if let Some(head) = head {
        let whole = 0xB1B0_AFBA_u32.wrapping_sub(sum(&out.0));
        out.0[head + 8..head + 12].copy_from_slice(&whole.to_be_bytes());
    }
    out.0
}

/// The sum of a table, word by word.
fn sum(table: &[u8]) -> u32 {
    let word = |bytes: &[u8]| {
        let mut word = [0; 4];
        word[..bytes.len()].copy_from_slice(bytes);
        u32::from_be_bytes(word)
    };
    table.chunks(4).map(word).fold(0, u32::wrapping_add)
}

/// Numbers as fonts hold them.
#[derive(Default)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn u16(&mut self, value: u16) -> &mut Self {
        self.0.extend(value.to_be_bytes());
        self
    }

    fn all(&mut self, values: impl IntoIterator<Item = u16>) -> &mut Self {
        values.into_iter().for_each(|value| self.0.extend(value.to_be_bytes()));
        self
    }

    fn i16(&mut self, value: i16) -> &mut Self {
        self.0.extend(value.to_be_bytes());
        self
    }

    fn u32(&mut self, value: u32) -> &mut Self {
        self.0.extend(value.to_be_bytes());
        self
    }

    fn tag(&mut self, tag: &[u8; 4]) -> &mut Self {
        self.0.extend(tag);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::text::{FontLibrary, FontRole, FontSpec};

    #[test]
    fn a_subset_has_its_characters_and_no_others() {
        let library = FontLibrary::bundled();
        let face = library.face(library.chain(&FontSpec::of(FontRole::Body), &Language::from("zh-Hans"))[0]);
        let characters: BTreeSet<char> = "溪湾报，。一二三abc".chars().collect();
        for vertical in [false, true] {
            let bytes = subset(face, &characters, vertical).expect("the face is sound");
            let font = FontRef::new(&bytes).expect("it is a font");
            let charmap = font.charmap();
            assert!(characters.iter().all(|&c| charmap.map(c).is_some_and(|glyph| glyph.to_u32() > 0)));
            assert!(charmap.map('水').is_none());
            assert_eq!(sum(&bytes), 0xB1B0_AFBA, "ISO/IEC 14496-22, checksumAdjustment");
            let forms = vertical_forms(&font);
            assert_eq!(forms.len(), if vertical { 2 } else { 0 }, "the comma and the full stop");
        }
    }
}
