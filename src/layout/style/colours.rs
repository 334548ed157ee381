//! The colours of a theme, and the palette that a sheet has of them.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::ink::contrast::{LEAST, contrast};
use crate::ink::{Color, ColorName, ColorOrNone, Palette};
use crate::messages::Sentence;

/// The white of the paper.
pub(super) const PAPER: Color = Color::of_screen([255; 3]);

/// What black text is printed in.
pub(super) const BLACK: Color = Color::of_screen([0; 3]);

/// The colours of a theme. Its parts say where they go.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    /// The colour of the paper, where the publication and its section have none of their own.
    pub accent: ColorOrNone,
    /// A second colour beside it.
    pub second: ColorOrNone,
    /// A third one.
    pub third: ColorOrNone,
    /// What heads are printed in; black without it.
    pub ink: ColorOrNone,
    /// What lies under boxed articles, in place of the tint of black.
    pub tint: Tint,
    /// What lies under the index box.
    pub tint_index: Tint,
    /// Most ink of a colour on a press, in hundredths of all four inks: newsprint takes 240 (ISO 12647-3).
    pub total_ink: u16,
}

/// What lies under text: hundredths of the accent, or a colour of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tint {
    /// Hundredths of the accent, fewer where the accent could not be read on so many.
    Share(u8),
    /// A colour.
    Color(ColorOrNone),
}

impl Colours {
    /// The colours of a sheet whose paper or section has an accent of its own, if it has. Where that is none, the
    /// sheet is black alone.
    pub fn palette(&self, accent: Option<ColorOrNone>) -> Palette {
        let accent = match accent {
            Some(ColorOrNone::None) => return Palette::default(),
            Some(own) => own,
            None => self.accent,
        };
        let named = [
            (ColorName::Accent, known(accent)),
            (ColorName::Second, known(self.second)),
            (ColorName::Third, known(self.third)),
            (ColorName::Ink, known(self.ink)),
            (ColorName::Tint, self.tint.under(known(accent))),
            (ColorName::TintIndex, self.tint_index.under(known(accent))),
        ];
        Palette::new(
            named.into_iter().filter_map(|(name, color)| Some((name, color?.within(self.total_ink)))),
        )
    }
}

impl Tint {
    /// No tint.
    pub fn is_none(self) -> bool {
        matches!(self, Self::Share(0) | Self::Color(ColorOrNone::None))
    }

    /// The colour of a tint beside an accent.
    fn under(self, accent: Option<Color>) -> Option<Color> {
        match self {
            Self::Color(color) => known(color),
            Self::Share(share) => {
                let accent = accent?;
                let readable = |&share: &u8| contrast(accent, accent.tint(share)) >= LEAST;
                (1..=share).rev().find(readable).map(|share| accent.tint(share))
            }
        }
    }
}

fn known(color: ColorOrNone) -> Option<Color> {
    match color {
        ColorOrNone::None => None,
        ColorOrNone::Color(color) => Some(color),
    }
}

impl Serialize for Tint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Share(share) => serializer.serialize_u8(*share),
            Self::Color(color) => color.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Tint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TintVisitor;
        impl<'de> Visitor<'de> for TintVisitor {
            type Value = Tint;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&Tint::expected().english())
            }

            fn visit_i64<E: de::Error>(self, share: i64) -> Result<Tint, E> {
                let whole = u8::try_from(share).ok().filter(|share| *share <= 100);
                whole.map(Tint::Share).ok_or_else(|| E::invalid_value(de::Unexpected::Signed(share), &self))
            }

            fn visit_u64<E: de::Error>(self, share: u64) -> Result<Tint, E> {
                self.visit_i64(i64::try_from(share).unwrap_or(i64::MAX))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Tint, E> {
                let color = ColorOrNone::deserialize(de::value::StrDeserializer::<E>::new(text));
                let refused = |_| E::invalid_value(de::Unexpected::Str(text), &self);
                color.map(Tint::Color).map_err(refused)
            }

            fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<Tint, A::Error> {
                ColorOrNone::deserialize(de::value::MapAccessDeserializer::new(table)).map(Tint::Color)
            }
        }
        deserializer.deserialize_any(TintVisitor)
    }
}

impl Tint {
    /// What may be written as a tint.
    pub(super) fn expected() -> Sentence {
        Sentence::new("tint-expected")
    }
}

impl JsonSchema for Tint {
    fn schema_name() -> Cow<'static, str> {
        "Tint".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let color = generator.subschema_for::<ColorOrNone>();
        json_schema!({
            "description": "Hundredths of the accent, or a colour of its own.",
            "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 100 }, color]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::Ink;

    const ACCENT: Ink = Ink::BLACK.or(ColorName::Accent);
    const TINT: Ink = Ink::WHITE.or(ColorName::TintIndex);

    fn color(text: &str) -> ColorOrNone {
        ColorOrNone::Color(text.parse().unwrap())
    }

    fn colours() -> Colours {
        Colours {
            accent: color("#c8102e"),
            second: color("#ffd200"),
            third: ColorOrNone::None,
            ink: ColorOrNone::None,
            tint: Tint::Share(0),
            tint_index: Tint::Share(6),
            total_ink: 240,
        }
    }

    #[test]
    fn the_accent_of_the_paper_comes_before_that_of_the_theme_and_its_tint_follows() {
        let usual = colours().palette(None);
        assert_eq!((usual.shown(ACCENT), usual.shown(TINT)), ([200, 16, 46], [252, 241, 242]));
        let own = colours().palette(Some(color("#0067b1")));
        assert_eq!((own.shown(ACCENT), own.shown(TINT)), ([0, 103, 177], [240, 246, 250]));
    }

    #[test]
    fn a_paper_without_accent_is_black_alone() {
        assert_eq!(colours().palette(Some(ColorOrNone::None)), Palette::default());
        let plain = Colours { accent: ColorOrNone::None, ..colours() }.palette(None);
        assert_eq!(
            plain.shown(Ink::BLACK.or(ColorName::Second)),
            [255, 210, 0],
            "the theme has a second one"
        );
        assert_eq!((plain.shown(ACCENT), plain.shown(TINT)), ([0; 3], [255; 3]));
    }

    #[test]
    fn a_tint_is_so_pale_that_its_accent_is_read_on_it() {
        // 4.53 on white.
        let pale =
            Colours { accent: color("#d63a10"), tint_index: Tint::Share(15), ..colours() }.palette(None);
        let (accent, tint) = (pale.color(ACCENT).unwrap(), pale.color(TINT));
        assert!(contrast(accent, PAPER) >= LEAST);
        assert!(tint.is_none_or(|tint| contrast(accent, tint) >= LEAST), "{tint:?}");
    }

    #[test]
    fn no_colour_has_more_ink_than_the_theme_allows() {
        let heavy = ColorOrNone::Color(Color { rgb: [30, 42, 58], cmyk: Some([90, 78, 52, 55]) });
        let inks = colours().palette(Some(heavy)).color(ACCENT).unwrap().inks();
        assert_eq!(inks, [75, 65, 43, 55]);
    }
}
