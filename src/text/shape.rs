//! Shaping: characters to glyph clusters, once for all measures.

use std::ops::Range;

use harfrust::{Direction, Feature, ShapeOptions, Tag, UnicodeBuffer};

use super::breaks::{Opportunity, opportunities};
use super::class::Class;
use super::{FaceId, FontLibrary, StyledText, TextStyle};
use crate::geometry::Length;

/// Characters that are set as one, with their glyphs.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Its glyphs in [`ShapedText::glyphs`].
    pub glyphs: Range<usize>,
    /// Sum of the glyphs' advances.
    pub advance: Length,
    /// Class of its first character.
    pub class: Class,
    /// Its style in [`ShapedText::styles`].
    pub style: usize,
    /// Its face.
    pub face: FaceId,
    /// What may happen between it and the next cluster.
    pub after: Opportunity,
}

/// A glyph with its place relative to where it would be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Glyph {
    /// Number of the glyph in its face.
    pub id: u32,
    /// Advance.
    pub advance: Length,
    /// Offset to the right.
    pub x_offset: Length,
    /// Offset upwards.
    pub y_offset: Length,
}

/// Text made of clusters, ready to be broken at any measure.
#[derive(Clone, Debug, Default)]
pub struct ShapedText {
    /// The characters.
    pub text: String,
    /// The styles that clusters name.
    pub styles: Vec<TextStyle>,
    /// Addresses that styles name.
    pub links: Vec<String>,
    /// The clusters, in the order of the text.
    pub clusters: Vec<Cluster>,
    /// The glyphs of all clusters.
    pub glyphs: Vec<Glyph>,
}

impl ShapedText {
    /// Size of the em of a cluster.
    pub fn em(&self, cluster: &Cluster) -> Length {
        self.styles[cluster.style].size
    }
}

/// Shapes a text. Every character gets into exactly one cluster.
pub fn shape(styled: &StyledText, fonts: &FontLibrary) -> ShapedText {
    let mut shaped =
        ShapedText { text: styled.text.clone(), links: styled.links.clone(), ..ShapedText::default() };
    for (range, style) in &styled.runs {
        shaped.styles.push(style.clone());
        for (range, face) in itemize(&styled.text, range.clone(), style, fonts) {
            shape_run(&mut shaped, range, face, fonts);
        }
    }
    mark_breaks(&mut shaped, &styled.forced_breaks);
    shaped
}

/// Cuts a run where its face changes. A character that does not print by itself stays with the
/// one before it.
fn itemize(
    text: &str,
    range: Range<usize>,
    style: &TextStyle,
    fonts: &FontLibrary,
) -> Vec<(Range<usize>, FaceId)> {
    let mut runs: Vec<(Range<usize>, FaceId)> = Vec::new();
    for (at, c) in text[range.clone()].char_indices() {
        let (start, end) = (range.start + at, range.start + at + c.len_utf8());
        let face = match runs.last() {
            Some(&(_, face))
                if joins_the_one_before(c) || fonts.face(face).has(c) && is_first(style, face) =>
            {
                face
            }
            _ => style.chain.iter().copied().find(|&id| fonts.face(id).has(c)).unwrap_or(style.chain[0]),
        };
        match runs.last_mut() {
            Some((run, last)) if *last == face => run.end = end,
            _ => runs.push((start..end, face)),
        }
    }
    runs
}

fn is_first(style: &TextStyle, face: FaceId) -> bool {
    style.chain.first() == Some(&face)
}

/// Variation selectors, joiners and combining marks.
fn joins_the_one_before(c: char) -> bool {
    matches!(u32::from(c), 0xFE00..=0xFE0F | 0xE0100..=0xE01EF | 0x200C | 0x200D | 0x0300..=0x036F | 0x3099 | 0x309A)
}

fn shape_run(shaped: &mut ShapedText, range: Range<usize>, face_id: FaceId, fonts: &FontLibrary) {
    let style = shaped.styles.len() - 1;
    let size = shaped.styles[style].size;
    let face = fonts.face(face_id);
    let Some((font, data)) = face.open() else { return };
    let shaper = data.shaper(&font).build();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&shaped.text[range.clone()]);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(harfrust::script::HAN);
    // The engine squeezes marks by itself; the font must not do it a second time (CLREQ leaves
    // the place of the blank to the typesetter).
    let features = [Feature::new(Tag::new(b"chws"), 0, ..)];
    let glyphs = shaper.shape(buffer, ShapeOptions::new().features(&features));

    let scale = |units: i32| {
        let scaled = i64::from(units) * i64::from(size.millipoints());
        let upem = i64::from(face.units_per_em());
        Length::from_millipoints(((scaled * 2 + upem) / (upem * 2)) as i32)
    };
    let infos = glyphs.glyph_infos();
    let positions = glyphs.glyph_positions();
    let mut at = 0;
    while at < infos.len() {
        let cluster = infos[at].cluster;
        let end = (at..infos.len()).find(|&i| infos[i].cluster != cluster).unwrap_or(infos.len());
        let byte_end = infos.get(end).map_or(range.len(), |info| info.cluster as usize);
        let bytes = range.start + cluster as usize..range.start + byte_end;
        let first_glyph = shaped.glyphs.len();
        for i in at..end {
            shaped.glyphs.push(Glyph {
                id: infos[i].glyph_id,
                advance: scale(positions[i].x_advance),
                x_offset: scale(positions[i].x_offset),
                y_offset: scale(positions[i].y_offset),
            });
        }
        shaped.clusters.push(Cluster {
            class: shaped.text[bytes.clone()].chars().next().map_or(Class::Other, Class::of),
            range: bytes,
            glyphs: first_glyph..shaped.glyphs.len(),
            advance: shaped.glyphs[first_glyph..].iter().map(|glyph| glyph.advance).sum(),
            style,
            face: face_id,
            after: Opportunity::Never,
        });
        at = end;
    }
}

/// Notes after each cluster whether a line may or must end there.
fn mark_breaks(shaped: &mut ShapedText, forced: &[usize]) {
    let allowed = opportunities(&shaped.text);
    for cluster in &mut shaped.clusters {
        let end = cluster.range.end;
        cluster.after = if forced.binary_search(&end).is_ok() {
            Opportunity::Must
        } else if allowed.binary_search(&end).is_ok() {
            Opportunity::May
        } else {
            Opportunity::Never
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::text::{FontRole, FontSpec, Ink};

    fn style(fonts: &FontLibrary) -> TextStyle {
        let chain = fonts.chain(&FontSpec::of(FontRole::Body), &Language::from("zh-Hans-CN"));
        TextStyle { chain: chain.into(), size: Length::from_points(9), ink: Ink::BLACK, link: None }
    }

    #[test]
    fn clusters_cover_the_text_without_holes() {
        let fonts = FontLibrary::bundled();
        let text = "今日“拱墅”——VIP卡1-3月，20%。葛\u{E0100}慧";
        let shaped = shape(&StyledText::plain(text, style(&fonts)), &fonts);
        let joined: String = shaped.clusters.iter().map(|c| &text[c.range.clone()]).collect();
        assert_eq!(joined, text);
    }

    #[test]
    fn a_han_character_is_one_em_wide() {
        let fonts = FontLibrary::bundled();
        let shaped = shape(&StyledText::plain("水", style(&fonts)), &fonts);
        assert_eq!(shaped.clusters[0].advance, Length::from_points(9));
    }
}
