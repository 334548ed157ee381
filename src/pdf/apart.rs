//! Characters so far from each other that software reads the distance as a blank or
//! as the end of a line: short heads, lines that are stretched, vertical heads. Their text is
//! given as actual text (ISO 32000-1, 14.9.4).

use unicode_width::UnicodeWidthChar;

use crate::edition::{GlyphRun, PlacedGlyph, RunDirection};

/// A gap of this many hundredths of the em is read as a blank by poppler and other software that
/// judges by distance.
const GAP: i32 = 10;

/// Whether the glyphs of a run stand apart. The blank between Chinese and Western characters does
/// not count: it is in most lines, and found as a blank it does no harm.
pub(super) fn stand_apart(run: &GlyphRun) -> bool {
    let wide = |glyph: &PlacedGlyph| {
        let text = run.text.get(glyph.text.clone()).unwrap_or_default();
        let mut chars = text.chars();
        chars.next().is_some_and(|c| c.width_cjk() == Some(2)) && chars.next().is_none()
    };
    let widest = run.size + run.size.scaled(GAP, 100);
    match run.direction {
        RunDirection::Down => run.glyphs.len() > 1,
        RunDirection::Right => {
            run.glyphs.windows(2).any(|pair| pair[0].advance > widest && pair.iter().all(wide))
        }
        RunDirection::Narrowed(_) | RunDirection::Rotated => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::{Length, Point};
    use crate::ink::Ink;
    use crate::text::{FontLibrary, FontRole, FontSpec};

    /// A run of ten points with an advance for each of its characters.
    fn run(text: &str, advances: &[f64], direction: RunDirection) -> GlyphRun {
        let places = text.char_indices().map(|(at, c)| at..at + c.len_utf8());
        let glyphs = places.zip(advances).map(|(text, &advance)| PlacedGlyph {
            id: 1,
            advance: Length::from_points_f64(advance),
            rise: Length::ZERO,
            text,
        });
        GlyphRun {
            origin: Point::default(),
            direction,
            face: FontLibrary::bundled().chain(&FontSpec::of(FontRole::Body), &"zh-Hans-CN".into())[0],
            size: Length::from_points(10),
            ink: Ink::BLACK,
            text: text.to_owned(),
            glyphs: glyphs.collect(),
        }
    }

    #[test]
    fn spaced_and_vertical_characters_stand_apart() {
        assert!(stand_apart(&run("启事", &[30.0, 10.0], RunDirection::Right)));
        assert!(stand_apart(&run("启、事", &[10.0, 11.5, 10.0], RunDirection::Right)));
        assert!(stand_apart(&run("启事", &[10.0, 10.0], RunDirection::Down)));
    }

    #[test]
    fn characters_in_their_places_do_not() {
        assert!(!stand_apart(&run("启事", &[10.0, 10.0], RunDirection::Right)));
        assert!(
            !stand_apart(&run("启事", &[10.9, 30.0], RunDirection::Right)),
            "the gap after a line does not count"
        );
        assert!(!stand_apart(&run("年2", &[12.5, 5.0], RunDirection::Right)), "Chinese beside Western");
        assert!(!stand_apart(&run("启", &[10.0], RunDirection::Down)));
    }
}
