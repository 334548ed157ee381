//! Glyphs whose shape or place may depend on their neighbours.
//!
//! A lookup acts at a glyph of its primary coverage (ISO/IEC 14496-22, 6.2, Coverage table); a
//! glyph in no such coverage of the features that are always on stays as it is by itself.

use skrifa::FontRef;
use skrifa::raw::TableProvider;
use skrifa::raw::tables::gpos::{PairPos, PositionSubtables};
use skrifa::raw::tables::gsub::SubstitutionSubtables;
use skrifa::raw::tables::layout::{ChainedSequenceContext, CoverageTable, FeatureList, SequenceContext};
use skrifa::raw::{ReadError, types::Tag};

/// Features that shaping applies to horizontal text by default (OpenType 1.9.1, Registered
/// features).
const ALWAYS_ON: &[&[u8; 4]] = &[
    b"rvrn", b"ccmp", b"locl", b"rlig", b"calt", b"clig", b"liga", b"rclt", b"rand", b"abvm", b"blwm",
    b"mark", b"mkmk", b"curs", b"dist", b"kern",
];

/// A set of glyphs.
#[derive(Clone, Debug, Default)]
pub(super) struct GlyphSet {
    words: Vec<u64>,
}

impl GlyphSet {
    /// Whether a glyph is in the set.
    pub(super) fn has(&self, glyph: u32) -> bool {
        self.words.get(glyph as usize / 64).is_some_and(|word| word >> (glyph % 64) & 1 == 1)
    }

    fn add(&mut self, glyph: u32) {
        let word = glyph as usize / 64;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (glyph % 64);
    }

    fn add_all(&mut self, coverage: Result<CoverageTable<'_>, ReadError>) {
        if let Ok(coverage) = coverage {
            coverage.iter().for_each(|glyph| self.add(u32::from(glyph.to_u16())));
        }
    }
}

/// The glyphs at which a lookup with context begins to act.
pub(super) fn contextual(font: &FontRef<'_>) -> GlyphSet {
    let mut set = GlyphSet::default();
    if let Ok(gsub) = font.gsub()
        && let (Ok(features), Ok(lookups)) = (gsub.feature_list(), gsub.lookup_list())
    {
        for number in lookups_of(&features) {
            if let Ok(subtables) = lookups.lookups().get(usize::from(number)).and_then(|l| l.subtables()) {
                substitutions(&mut set, &subtables);
            }
        }
    }
    if let Ok(gpos) = font.gpos()
        && let (Ok(features), Ok(lookups)) = (gpos.feature_list(), gpos.lookup_list())
    {
        for number in lookups_of(&features) {
            if let Ok(subtables) = lookups.lookups().get(usize::from(number)).and_then(|l| l.subtables()) {
                positions(&mut set, &subtables);
            }
        }
    }
    set
}

/// Numbers of the lookups of the features that are always on, in whatever script and language.
fn lookups_of(features: &FeatureList<'_>) -> Vec<u16> {
    let mut numbers = Vec::new();
    for record in features.feature_records() {
        let always = ALWAYS_ON.iter().any(|tag| Tag::new(tag) == record.feature_tag());
        if always && let Ok(feature) = record.feature(features.offset_data()) {
            numbers.extend(feature.lookup_list_indices().iter().map(|index| index.get()));
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Substitutions of one glyph by others need no context: shaping the character alone shows them.
fn substitutions(set: &mut GlyphSet, subtables: &SubstitutionSubtables<'_>) {
    match subtables {
        SubstitutionSubtables::Single(_)
        | SubstitutionSubtables::Multiple(_)
        | SubstitutionSubtables::Alternate(_) => {}
        SubstitutionSubtables::Ligature(all) => {
            all.iter().flatten().for_each(|table| set.add_all(table.coverage()));
        }
        SubstitutionSubtables::Contextual(all) => {
            all.iter().flatten().for_each(|table| sequence(set, &table))
        }
        SubstitutionSubtables::ChainContextual(all) => {
            all.iter().flatten().for_each(|table| chain(set, &table));
        }
        SubstitutionSubtables::Reverse(all) => {
            all.iter().flatten().for_each(|table| set.add_all(table.coverage()));
        }
    }
}

fn positions(set: &mut GlyphSet, subtables: &PositionSubtables<'_>) {
    match subtables {
        PositionSubtables::Single(_) => {}
        PositionSubtables::Pair(all) => all.iter().flatten().for_each(|table| match table {
            PairPos::Format1(table) => set.add_all(table.coverage()),
            PairPos::Format2(table) => set.add_all(table.coverage()),
        }),
        PositionSubtables::Cursive(all) => {
            all.iter().flatten().for_each(|table| set.add_all(table.coverage()))
        }
        PositionSubtables::MarkToBase(all) => {
            all.iter().flatten().for_each(|table| set.add_all(table.mark_coverage()));
        }
        PositionSubtables::MarkToLig(all) => {
            all.iter().flatten().for_each(|table| set.add_all(table.mark_coverage()));
        }
        PositionSubtables::MarkToMark(all) => {
            all.iter().flatten().for_each(|table| set.add_all(table.mark1_coverage()));
        }
        PositionSubtables::Contextual(all) => all.iter().flatten().for_each(|table| sequence(set, &table)),
        PositionSubtables::ChainContextual(all) => all.iter().flatten().for_each(|table| chain(set, &table)),
    }
}

fn sequence(set: &mut GlyphSet, table: &SequenceContext<'_>) {
    match table {
        SequenceContext::Format1(table) => set.add_all(table.coverage()),
        SequenceContext::Format2(table) => set.add_all(table.coverage()),
        SequenceContext::Format3(table) => set.add_all(table.coverages().get(0)),
    }
}

fn chain(set: &mut GlyphSet, table: &ChainedSequenceContext<'_>) {
    match table {
        ChainedSequenceContext::Format1(table) => set.add_all(table.coverage()),
        ChainedSequenceContext::Format2(table) => set.add_all(table.coverage()),
        ChainedSequenceContext::Format3(table) => set.add_all(table.input_coverages().get(0)),
    }
}
