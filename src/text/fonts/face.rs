//! One face: its bytes, its measures, its shaping plans.

use std::fmt;
use std::sync::{Arc, OnceLock};

use fontdb::{Source, Style};
use harfrust::{Direction as Flow, Feature, Script, ShapePlan, Shaper, ShaperData, Tag, script};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::FontOrigin;
use super::blanks::{BlankTable, Blanks};
use super::contextual::{GlyphSet, contextual};
use super::glyphs::{PlainGlyph, PlainTable};
use super::shifts::{ShiftKind, ShiftMetrics};
use crate::files::{self, FONT_LIMIT};
use crate::text::class::Direction;
use crate::text::locale::{Locale, Region};
use crate::unicode::no_ink::has_ink;

/// The bytes of a font file, shared.
pub type FontData = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// The engine squeezes marks by itself; the font must not do it a second time (CLREQ leaves the
/// place of the blank to the typesetter), and kerns nothing in vertical text.
pub(in crate::text) const FEATURES: &[Feature] = &[
    Feature { tag: Tag::new(b"chws"), value: 0, start: 0, end: u32::MAX },
    Feature { tag: Tag::new(b"vchw"), value: 0, start: 0, end: u32::MAX },
    Feature { tag: Tag::new(b"vkrn"), value: 0, start: 0, end: u32::MAX },
];

/// One face.
pub struct Face {
    /// Family, such as `Noto Serif CJK SC`.
    pub family: String,
    /// Style: `normal`, `italic` or `oblique`.
    pub style: &'static str,
    /// Weight, 100 to 900.
    pub weight: u16,
    /// Where it comes from.
    pub origin: FontOrigin,
    /// Its number in a font collection.
    pub index: u32,
    database_id: fontdb::ID,
    source: Source,
    loaded: OnceLock<Option<Loaded>>,
}

/// What is read from a face when it is first used.
struct Loaded {
    data: FontData,
    shaper: ShaperData,
    units_per_em: u16,
    ascender: i16,
    /// Whether it draws some of its glyphs in colours, by tables that this program does not use.
    colored: bool,
    shifts: [ShiftMetrics; 2],
    plans: [OnceLock<ShapePlan>; PLANS],
    contextual: OnceLock<GlyphSet>,
    plain: [OnceLock<PlainTable>; LANGUAGES],
    vertical: [OnceLock<PlainTable>; LANGUAGES],
    blanks: [BlankTable; 2],
}

/// Language systems that East Asian fonts tell apart.
const LANGUAGES: usize = 4;

/// Plans that are kept: language systems, two scripts, two directions.
const PLANS: usize = LANGUAGES * 4;

/// Number of a region's language system.
fn language_number(region: Region) -> usize {
    match region {
        Region::Mainland | Region::Western => 0,
        Region::Taiwan => 1,
        Region::HongKong => 2,
        Region::Japan => 3,
    }
}

/// A face made ready for shaping.
pub(in crate::text) struct Opened<'a> {
    pub(in crate::text) shaper: Shaper<'a>,
    loaded: &'a Loaded,
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({})", self.family, self.weight, self.origin)
    }
}

impl Face {
    /// A face of a font database, not yet read.
    pub(super) fn new(info: &fontdb::FaceInfo, origin: FontOrigin) -> Self {
        let style = match info.style {
            Style::Normal => "normal",
            Style::Italic => "italic",
            Style::Oblique => "oblique",
        };
        Self {
            family: info.families.first().map(|(name, _)| name.clone()).unwrap_or_default(),
            style,
            weight: info.weight.0,
            origin,
            index: info.index,
            database_id: info.id,
            source: info.source.clone(),
            loaded: OnceLock::new(),
        }
    }

    pub(super) fn database_id(&self) -> fontdb::ID {
        self.database_id
    }

    fn loaded(&self) -> Option<&Loaded> {
        self.loaded.get_or_init(|| self.load()).as_ref()
    }

    /// Reads the file; a face that cannot be read or parsed covers nothing.
    fn load(&self) -> Option<Loaded> {
        let data: FontData = match &self.source {
            Source::Binary(data) => data.clone(),
            Source::File(path) => Arc::new(files::read(path, FONT_LIMIT).ok()?),
        };
        let font = FontRef::from_index((*data).as_ref(), self.index).ok()?;
        // ISO/IEC 14496-22, head table: 16 to 16384.
        let units_per_em =
            Some(font.head().ok()?.units_per_em()).filter(|units| (16..=16_384).contains(units))?;
        let usual = (u32::from(units_per_em) * 88 / 100) as i16;
        let ascender = font.os2().map_or(usual, |os2| os2.s_typo_ascender());
        let shifts = [ShiftKind::Subscript, ShiftKind::Superscript]
            .map(|kind| ShiftMetrics::of(&font, kind, units_per_em));
        let shaper = ShaperData::new(&font);
        let colored = COLORS.iter().any(|tag| font.table_data(skrifa::Tag::new(tag)).is_some());
        Some(Loaded {
            units_per_em,
            ascender,
            colored,
            shifts,
            shaper,
            data,
            plans: Default::default(),
            contextual: OnceLock::new(),
            plain: Default::default(),
            vertical: Default::default(),
            blanks: Default::default(),
        })
    }

    /// The bytes of its file; nothing if the file cannot be read.
    pub fn data(&self) -> Option<FontData> {
        self.loaded().map(|loaded| loaded.data.clone())
    }

    /// Parsed view of its file.
    pub(crate) fn font(&self) -> Option<FontRef<'_>> {
        FontRef::from_index((*self.loaded()?.data).as_ref(), self.index).ok()
    }

    /// Makes it ready for shaping.
    pub(in crate::text) fn open(&self) -> Option<Opened<'_>> {
        let (loaded, font) = (self.loaded()?, self.font()?);
        Some(Opened { shaper: loaded.shaper.shaper(&font).build(), loaded })
    }

    /// Units of its em.
    pub fn units_per_em(&self) -> u16 {
        self.loaded().map_or(1000, |loaded| loaded.units_per_em)
    }

    /// Height of the top of the ideographic em box above the baseline, in units of the em
    /// (OS/2 `sTypoAscender`, which CJK fonts set to it).
    pub fn em_top(&self) -> i16 {
        self.loaded().map_or(880, |loaded| loaded.ascender)
    }

    /// Size and place of its low or high characters.
    pub(crate) fn shift(&self, kind: ShiftKind) -> ShiftMetrics {
        self.loaded().map_or(ShiftMetrics::usual(kind), |loaded| loaded.shifts[kind as usize])
    }

    /// Whether it has a glyph for the character.
    pub fn has(&self, c: char) -> bool {
        let glyph = self.font().and_then(|font| font.charmap().map(c)).map_or(0, |glyph| glyph.to_u32());
        glyph != 0 && self.draws(c, glyph)
    }

    /// Whether the glyph of a character can be drawn in one colour: by its outline. A face of
    /// coloured pictures has none.
    pub(super) fn draws(&self, c: char, glyph: u32) -> bool {
        if !has_ink(c) || !self.loaded().is_some_and(|loaded| loaded.colored) {
            return true;
        }
        let mut ink = Ink::default();
        self.draw(glyph, &mut ink).is_some() && ink.found
    }

    /// Draws the outline of a glyph, in units of the em, upwards; nothing where the face has none.
    pub(crate) fn draw(&self, glyph: u32, pen: &mut dyn OutlinePen) -> Option<()> {
        let outline = self.font()?.outline_glyphs().get(GlyphId::new(glyph))?;
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        outline.draw(settings, &mut AnyPen(pen)).ok().map(|_| ())
    }

    /// Whether it is made for Han characters: it has 水, whose advance is the em of CSS's `ic`
    /// unit (CSS Values 4, Font-relative Lengths).
    pub fn is_cjk(&self) -> bool {
        matches!(self.plain('水', Region::Mainland), PlainGlyph::Glyph { .. } | PlainGlyph::Shaped)
    }

    /// What it does with a character that stands alone in a horizontal line.
    pub(in crate::text) fn plain(&self, c: char, region: Region) -> PlainGlyph {
        let Some(loaded) = self.loaded() else { return PlainGlyph::Missing };
        let table = loaded.plain[language_number(region)].get_or_init(PlainTable::default);
        table.get(c, || {
            let contextual =
                loaded.contextual.get_or_init(|| self.font().map(|f| contextual(&f)).unwrap_or_default());
            PlainGlyph::find(self, c, region, contextual)
        })
    }

    /// Whether it has a glyph of its own for a character in vertical lines (OpenType feature
    /// `vert`): a character whose glyph is the same in both directions has none.
    pub(in crate::text) fn has_vertical_form(&self, c: char, region: Region) -> bool {
        let Some(loaded) = self.loaded() else { return false };
        let table = loaded.vertical[language_number(region)].get_or_init(PlainTable::default);
        table.get(c, || PlainGlyph::find_vertical(self, c, region)) != PlainGlyph::Missing
    }

    /// How much of the full-width body of a mark is blank, in units of the em.
    pub(in crate::text) fn blanks(&self, c: char, direction: Direction) -> Blanks {
        let Some(loaded) = self.loaded() else { return Blanks::default() };
        loaded.blanks[direction as usize].get(c, || Blanks::find(self, c, direction))
    }
}

/// Tables of coloured glyphs (ISO/IEC 14496-22; `sbix` of Apple).
const COLORS: [&[u8; 4]; 5] = [b"COLR", b"SVG ", b"CBDT", b"EBDT", b"sbix"];

/// A pen of any kind: the interpreter of outlines is compiled once for all.
struct AnyPen<'a>(&'a mut dyn OutlinePen);

impl OutlinePen for AnyPen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.curve_to(ax, ay, bx, by, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

/// Sees whether an outline has any line.
#[derive(Default)]
struct Ink {
    found: bool,
}

impl OutlinePen for Ink {
    fn move_to(&mut self, _: f32, _: f32) {}

    fn line_to(&mut self, _: f32, _: f32) {
        self.found = true;
    }

    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.found = true;
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.found = true;
    }

    fn close(&mut self) {}
}

impl Opened<'_> {
    /// The plan for text of a region; nothing for scripts that are rare in a newspaper.
    pub(in crate::text) fn plan(&self, region: Region, script: Script, flow: Flow) -> Option<&ShapePlan> {
        let scripts = match script {
            script::HAN => 0,
            script::LATIN => 1,
            _ => return None,
        };
        let number = language_number(region) * 4 + scripts * 2 + usize::from(flow == Flow::TopToBottom);
        let make = || {
            let language = opentype_language(region);
            ShapePlan::new(&self.shaper, flow, Some(script), language.as_ref(), FEATURES)
        };
        Some(self.loaded.plans[number].get_or_init(make))
    }
}

/// The language to shape with.
pub(in crate::text) fn opentype_language(region: Region) -> Option<harfrust::Language> {
    Locale { region, hyphens: None }.opentype().parse().ok()
}
