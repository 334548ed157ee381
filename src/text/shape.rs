//! Shaping: characters to glyph clusters, once for all measures.
//!
//! A run of plain characters takes its glyphs from the memory of the face; every other run goes
//! through the shaper. Both ways give the same clusters.

use std::ops::Range;

use harfrust::{Direction as Flow, GlyphBuffer, ShapeOptions, UnicodeBuffer, script};

use super::breaks::Break;
use super::class::{Class, Direction};
use super::context::{Character, is_curly};
use super::fonts::{FEATURES, Opened, PlainGlyph, opentype_language};
use super::itemize::{ItemKind, ShapingItem, itemize};
use super::vertical::{INTERPUNCT, Orientation, em_middle, lift, narrow_quote, stand_in, turned_baseline};
use super::{FaceId, FontLibrary, StyledText, TextStyle};
use crate::geometry::Length;

/// Characters that are set as one, with their glyphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Byte at which it begins; it ends where the next one begins.
    pub start: u32,
    /// Its first glyph; its glyphs end where those of the next one begin.
    pub glyph: u32,
    /// Sum of the glyphs' advances along the line.
    pub advance: Length,
    /// Number of its run in [`Shaped::runs`].
    pub run: u16,
    /// Class of its first character.
    pub class: Class,
    /// What may happen after it.
    pub after: Break,
}

/// What clusters of one run have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Number of the style in [`Shaped::styles`].
    pub style: u16,
    /// The face.
    pub face: FaceId,
    /// How its characters stand.
    pub orientation: Orientation,
    /// Size of the em of its glyphs; smaller than the style's where many stand in one em.
    pub size: Length,
    /// Width of its glyphs, in thousandths of what they have by themselves.
    pub width: u16,
}

impl Run {
    /// Width of glyphs as they are.
    pub const NATURAL: u16 = 1000;
    /// Width down to which glyphs are narrowed to fit in one em; what is still too wide is set
    /// smaller. Narrow digits are as high as those beside them, but below two thirds their stems
    /// get too thin. Tuned by eye; see docs/tuning.md.
    const NARROWEST: i64 = 667;
}

/// A glyph with its place relative to where it would be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Number of the glyph in its face.
    pub id: u32,
    /// Advance along the line.
    pub advance: Length,
    /// Offset along the line.
    pub along: Length,
    /// Offset upwards in a horizontal run, to the right in a vertical one.
    pub across: Length,
}

/// Text made of clusters.
#[derive(Clone, Debug, Default)]
pub struct Shaped {
    /// The characters.
    pub text: String,
    /// The styles that runs name.
    pub styles: Vec<TextStyle>,
    /// Addresses that styles name.
    pub links: Vec<String>,
    /// The runs.
    pub runs: Vec<Run>,
    /// The clusters, in the order of the text.
    pub clusters: Vec<Cluster>,
    /// The glyphs of all clusters.
    pub glyphs: Vec<Glyph>,
}

impl Shaped {
    /// The style of a cluster.
    pub fn style(&self, cluster: &Cluster) -> &TextStyle {
        &self.styles[usize::from(self.runs[usize::from(cluster.run)].style)]
    }

    /// Size of the em of a cluster.
    pub fn em(&self, cluster: &Cluster) -> Length {
        self.style(cluster).size
    }

    /// Bytes of some clusters.
    pub fn bytes(&self, clusters: Range<usize>) -> Range<usize> {
        let at = |i: usize| self.clusters.get(i).map_or(self.text.len(), |cluster| cluster.start as usize);
        at(clusters.start)..at(clusters.end)
    }

    /// Glyphs of a cluster.
    pub fn glyphs_of(&self, cluster: usize) -> Range<usize> {
        let at = |i: usize| self.clusters.get(i).map_or(self.glyphs.len(), |cluster| cluster.glyph as usize);
        at(cluster)..at(cluster + 1)
    }

    /// First character of a cluster.
    pub fn first_char(&self, cluster: &Cluster) -> char {
        self.text[cluster.start as usize..].chars().next().unwrap_or('\0')
    }
}

/// Shapes a text whose characters are known. Every character gets into exactly one cluster.
pub(super) fn shape(
    styled: &StyledText,
    characters: &[Character],
    direction: Direction,
    fonts: &FontLibrary,
) -> Shaped {
    shape_items(styled, characters, &itemize(styled, characters, direction, fonts), direction, fonts)
}

/// Shapes the items of a text.
fn shape_items(
    styled: &StyledText,
    characters: &[Character],
    items: &[ShapingItem],
    direction: Direction,
    fonts: &FontLibrary,
) -> Shaped {
    let shaped = Shaped {
        text: styled.text.clone(),
        styles: styled.runs.iter().map(|(_, style)| style.clone()).collect(),
        links: styled.links.clone(),
        runs: Vec::new(),
        clusters: Vec::with_capacity(characters.len()),
        glyphs: Vec::with_capacity(characters.len()),
    };
    let mut shaping = Shaping { shaped, characters, direction, fonts, opened: Vec::new(), buffer: None };
    for item in items {
        shaping.item(item);
    }
    shaping.shaped
}

/// A text while it is shaped.
struct Shaping<'a> {
    shaped: Shaped,
    characters: &'a [Character],
    direction: Direction,
    fonts: &'a FontLibrary,
    opened: Vec<(FaceId, Opened<'a>)>,
    buffer: Option<UnicodeBuffer>,
}

impl<'a> Shaping<'a> {
    fn item(&mut self, item: &ShapingItem) {
        let ItemKind { face, orientation, .. } = item.kind;
        let TextStyle { size, shift, .. } = self.shaped.styles[item.style];
        self.enter(Run { style: item.style as u16, face, orientation, size, width: Run::NATURAL });
        let from = self.shaped.glyphs.len();
        if item.kind.plain {
            self.take_plain(item);
        } else if self.opened(face).is_some() {
            self.take_shaped(item);
        } else {
            self.take_bare(item);
        }
        if let Some(shift) = shift {
            self.shaped.glyphs[from..].iter_mut().for_each(|glyph| glyph.across += shift.rise);
        }
    }

    /// Goes on with a run, or begins it.
    fn enter(&mut self, run: Run) {
        if self.shaped.runs.last() != Some(&run) {
            self.shaped.runs.push(run);
        }
    }

    fn scale(&self, item: &ShapingItem) -> FaceScale {
        let size = self.shaped.styles[item.style].size;
        FaceScale { size, upem: i64::from(self.fonts.face(item.kind.face).units_per_em()) }
    }

    /// A cluster that begins with a character; its glyphs follow.
    fn begin(&mut self, character: Character) {
        self.shaped.clusters.push(Cluster {
            start: character.at,
            glyph: self.shaped.glyphs.len() as u32,
            advance: Length::ZERO,
            run: (self.shaped.runs.len() - 1) as u16,
            class: character.class,
            after: Break::Never,
        });
    }

    fn add(&mut self, glyph: Glyph) {
        self.shaped.glyphs.push(glyph);
        if let Some(cluster) = self.shaped.clusters.last_mut() {
            cluster.advance += glyph.advance;
        }
    }

    /// Takes the glyphs from the memory of the face.
    fn take_plain(&mut self, item: &ShapingItem) {
        let scale = self.scale(item);
        let (face, region) = (self.fonts.face(item.kind.face), self.shaped.styles[item.style].locale.region);
        let characters = self.characters;
        for &character in &characters[item.characters.clone()] {
            self.begin(character);
            if let PlainGlyph::Glyph { id, advance } = face.plain(character.char, region) {
                let advance = scale.length(i32::from(advance));
                let (along, across) = (Length::ZERO, Length::ZERO);
                self.add(Glyph { id: u32::from(id), advance, along, across });
            }
        }
    }

    /// Characters of a face that cannot be read: clusters without glyphs.
    fn take_bare(&mut self, item: &ShapingItem) {
        let characters = self.characters;
        for &character in &characters[item.characters.clone()] {
            self.begin(character);
        }
    }

    /// The face made ready, once for the text; nothing if it cannot be read.
    fn opened(&mut self, face: FaceId) -> Option<usize> {
        let known = self.opened.iter().position(|(id, _)| *id == face);
        known.or_else(|| {
            self.opened.push((face, self.fonts.face(face).open()?));
            Some(self.opened.len() - 1)
        })
    }

    /// Shapes an item.
    fn take_shaped(&mut self, item: &ShapingItem) {
        let Some(number) = self.opened(item.kind.face) else { return };
        let region = self.shaped.styles[item.style].locale.region;
        let flow = match (self.direction, item.kind.orientation) {
            (Direction::Vertical, Orientation::Upright) => Flow::TopToBottom,
            _ => Flow::LeftToRight,
        };
        let mut buffer = self.buffer.take().unwrap_or_default();
        let face = self.fonts.face(item.kind.face);
        for (i, character) in self.characters[item.characters.clone()].iter().enumerate() {
            let shown = match flow {
                Flow::TopToBottom => stand_in(character.char, region),
                _ => character.char,
            };
            let has = shown == character.char || face.plain(shown, region) != PlainGlyph::Missing;
            let shown = if has { shown } else { character.char };
            buffer.add(item.kind.replacement.unwrap_or(shown), i as u32);
        }
        if item.kind.script == script::UNKNOWN {
            buffer.guess_segment_properties();
        } else {
            buffer.set_script(item.kind.script);
        }
        buffer.set_direction(flow);
        if let Some(language) = opentype_language(region) {
            buffer.set_language(language);
        }
        let opened = &self.opened[number].1;
        let plan = opened.plan(region, item.kind.script, flow);
        let glyphs = opened.shaper.shape(buffer, ShapeOptions::new().plan(plan).features(FEATURES));
        match item.kind.orientation {
            Orientation::Combined => self.take_combined(item, &glyphs),
            _ => self.take_clusters(item, &glyphs, flow),
        }
        self.buffer = Some(glyphs.clear());
    }

    fn take_clusters(&mut self, item: &ShapingItem, glyphs: &GlyphBuffer, flow: Flow) {
        let scale = self.scale(item);
        let face = self.fonts.face(item.kind.face);
        let baseline = match item.kind.orientation {
            Orientation::Rotated => {
                turned_baseline(face, self.shaped.styles[item.style].line_size())
                    + scale.length(lift(face, &self.characters[item.characters.clone()]))
            }
            Orientation::Upright | Orientation::Combined => Length::ZERO,
        };
        let mut begun = None;
        for (info, at) in glyphs.glyph_infos().iter().zip(glyphs.glyph_positions()) {
            let mut character = self.characters[item.characters.start + info.cluster as usize];
            let (mut advance, mut along, across) = match flow {
                Flow::TopToBottom => (-at.y_advance, -at.y_offset, at.x_offset),
                _ => (at.x_advance, at.x_offset, at.y_offset),
            };
            match (item.kind.orientation, character.char) {
                (Orientation::Rotated, quote) if is_curly(quote) => {
                    character.class = Class::Other;
                    (advance, along) = narrow_quote(face, quote, advance, along);
                }
                (Orientation::Upright, quote)
                    if is_curly(quote)
                        && character.class == Class::Other
                        && self.direction == Direction::Horizontal =>
                {
                    (advance, along) = narrow_quote(face, quote, advance, along);
                }
                (Orientation::Upright, INTERPUNCT) if self.direction == Direction::Vertical => {
                    character.class = Class::Dot;
                }
                _ => {}
            }
            if begun != Some(info.cluster) {
                begun = Some(info.cluster);
                self.begin(character);
            }
            self.add(Glyph {
                id: info.glyph_id,
                advance: scale.length(advance),
                along: scale.length(along),
                across: scale.length(across) + baseline,
            });
        }
    }

    /// Digits that stand side by side in the middle of one em of a vertical line (CLREQ, Mixed
    /// Text Composition in Vertical Writing Mode): one cluster. Those that are too wide for it are
    /// narrowed, and set smaller where that is not enough.
    fn take_combined(&mut self, item: &ShapingItem, glyphs: &GlyphBuffer) {
        let natural = self.scale(item);
        let units: i32 = glyphs.glyph_positions().iter().map(|at| at.x_advance).sum();
        let fits = (natural.upem * 1000 / i64::from(units.max(1))).clamp(100, 1000);
        let width = fits.max(Run::NARROWEST);
        let size = natural.size.scaled(fits as i32, width as i32);
        let ItemKind { face, orientation, .. } = item.kind;
        self.enter(Run { style: item.style as u16, face, orientation, size, width: width as u16 });
        self.begin(self.characters[item.characters.start]);
        let scale = FaceScale { size, ..natural };
        let narrowed = |units: i32| scale.length(units).scaled(width as i32, 1000);
        let middle = natural.size / 2 + scale.length(em_middle(self.fonts.face(face)));
        let mut x = 0;
        for (info, at) in glyphs.glyph_infos().iter().zip(glyphs.glyph_positions()) {
            let across = narrowed(x + at.x_offset) - narrowed(units) / 2;
            let along = middle - scale.length(at.y_offset);
            self.shaped.glyphs.push(Glyph { id: info.glyph_id, advance: Length::ZERO, along, across });
            x += at.x_advance;
        }
        if let Some(cluster) = self.shaped.clusters.last_mut() {
            cluster.advance = natural.size;
        }
    }
}

/// From units of a face to lengths.
#[derive(Clone, Copy)]
struct FaceScale {
    size: Length,
    upem: i64,
}

impl FaceScale {
    /// Rounded to the nearest, halves up.
    fn length(self, units: i32) -> Length {
        let scaled = i64::from(units) * i64::from(self.size.millipoints()) * 2 + self.upem;
        Length::from_millipoints(scaled.div_euclid(self.upem * 2) as i32)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::context::characters;
    use crate::text::locale::Region;
    use crate::text::sample::{fonts, mixed_text, styled};

    fn shaped(text: &str) -> Shaped {
        shape(&styled(text), &characters(text, Region::Mainland), Direction::Horizontal, fonts())
    }

    #[test]
    fn clusters_cover_the_text_without_holes() {
        let text = "今日“拱墅”——VIP卡1-3月，20%。葛\u{E0100}慧";
        let shaped = shaped(text);
        let joined: String = (0..shaped.clusters.len()).map(|i| &text[shaped.bytes(i..i + 1)]).collect();
        assert_eq!(joined, text);
    }

    #[test]
    fn a_han_character_is_one_em_wide() {
        assert_eq!(shaped("水").clusters[0].advance, Length::from_points(9));
    }

    #[test]
    fn most_of_a_newspaper_is_plain() {
        let text = "春日的溪湾，“老街坊”们把茶桌搬到了桥头。";
        let items =
            itemize(&styled(text), &characters(text, Region::Mainland), Direction::Horizontal, fonts());
        assert!(!items.is_empty() && items.iter().all(|item| item.kind.plain), "{items:?}");
    }

    proptest! {
        #[test]
        fn plain_runs_get_the_glyphs_the_shaper_gives(text in mixed_text()) {
            let (styled, characters) = (styled(&text), characters(&text, Region::Mainland));
            let items = itemize(&styled, &characters, Direction::Horizontal, fonts());
            let fast = shape_items(&styled, &characters, &items, Direction::Horizontal, fonts());
            let slow = shape_items(&styled, &characters, &all_shaped(items), Direction::Horizontal, fonts());
            prop_assert_eq!(fast.clusters, slow.clusters);
            prop_assert_eq!(fast.glyphs, slow.glyphs);
            prop_assert_eq!(fast.runs, slow.runs);
        }
    }

    /// The same items with none of them plain, neighbours of one kind joined.
    fn all_shaped(items: Vec<ShapingItem>) -> Vec<ShapingItem> {
        let mut joined: Vec<ShapingItem> = Vec::new();
        for mut item in items {
            item.kind.plain = false;
            match joined.last_mut() {
                Some(last) if last.kind == item.kind && last.style == item.style => {
                    last.characters.end = item.characters.end;
                }
                _ => joined.push(item),
            }
        }
        joined
    }
}
