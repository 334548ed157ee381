//! Colours of screens and their twins in the inks of a press.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::messages::Sentence;

/// A colour: what screens show (sRGB), and what a press prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Color {
    /// Red, green, blue.
    pub rgb: [u8; 3],
    /// Hundredths of cyan, magenta, yellow and black, where they are given.
    pub cmyk: Option<[u8; 4]>,
}

/// A colour as people write it, or none where black stands for it.
///
/// Written `"#c8102e"`, or as a table where the press has a recipe of its own:
/// `{ rgb = "#c8102e", cmyk = [25, 94, 94, 20] }`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ColorOrNone {
    /// Black alone. Written `"none"`.
    #[default]
    None,
    /// A colour.
    Color(Color),
}

/// The word for no colour.
const NONE: &str = "none";

/// A text that is not a colour. As any error it shows itself in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoColor;

impl fmt::Display for NoColor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Color::expected().english())
    }
}

impl std::error::Error for NoColor {}

impl Color {
    /// A colour of screens, whose inks are computed.
    pub const fn of_screen(rgb: [u8; 3]) -> Self {
        Self { rgb, cmyk: None }
    }

    /// What may be written as a colour.
    pub fn expected() -> Sentence {
        Sentence::new("colour-expected")
    }

    /// Hundredths of cyan, magenta, yellow and black: those given, else computed from what screens show.
    ///
    /// Black takes what all three lack (grey component replacement), the other inks the rest: with `m` the
    /// largest of red, green and blue, black is `100 (255 - m) / 255`, cyan `100 (m - red) / m`, and so on, each
    /// rounded to the nearest.
    pub fn inks(self) -> [u8; 4] {
        self.cmyk.unwrap_or_else(|| {
            let largest = self.rgb.into_iter().max().unwrap_or_default();
            let ink = |part: u8| hundredths(largest - part, largest);
            let [red, green, blue] = self.rgb;
            [ink(red), ink(green), ink(blue), hundredths(255 - largest, 255)]
        })
    }

    /// The same colour with at most so many hundredths of ink in all: black stays, the others give way in
    /// proportion, rounded down.
    #[must_use]
    pub fn within(self, most: u16) -> Self {
        let inks = self.inks();
        let [cyan, magenta, yellow, black] = inks.map(u32::from);
        let (colored, room) = (cyan + magenta + yellow, u32::from(most).saturating_sub(black));
        let given = |ink: u32| if colored > room { (ink * room / colored) as u8 } else { ink as u8 };
        Self { cmyk: Some([given(cyan), given(magenta), given(yellow), inks[3]]), ..self }
    }

    /// So many hundredths of the colour on white: a tint.
    #[must_use]
    pub fn tint(self, share: u8) -> Self {
        let share = u32::from(share.min(100));
        let paled = |part: u8| (255 - ((255 - u32::from(part)) * share + 50) / 100) as u8;
        let ink = |ink: u8| ((u32::from(ink) * share + 50) / 100) as u8;
        Self { rgb: self.rgb.map(paled), cmyk: self.cmyk.map(|inks| inks.map(ink)) }
    }
}

/// A part of a whole in hundredths, rounded to the nearest; none of nothing.
fn hundredths(part: u8, whole: u8) -> u8 {
    let (part, whole) = (u32::from(part), u32::from(whole));
    (part * 200 + whole).checked_div(whole * 2).unwrap_or(0) as u8
}

impl FromStr for Color {
    type Err = NoColor;

    /// Reads `#c8102e` or `#c12`, in small or capital letters.
    fn from_str(text: &str) -> Result<Self, NoColor> {
        let digits: Vec<u8> = text
            .strip_prefix('#')
            .and_then(|digits| digits.chars().map(|c| Some(c.to_digit(16)? as u8)).collect())
            .ok_or(NoColor)?;
        match digits[..] {
            [r, g, b] => Ok(Self::of_screen([r * 17, g * 17, b * 17])),
            [r, s, g, h, b, c] => Ok(Self::of_screen([r * 16 + s, g * 16 + h, b * 16 + c])),
            _ => Err(NoColor),
        }
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.rgb;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl Serialize for ColorOrNone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let color = match self {
            Self::None => return serializer.serialize_str(NONE),
            Self::Color(color) => color,
        };
        let Some(inks) = color.cmyk else { return serializer.collect_str(color) };
        let mut table = serializer.serialize_map(Some(2))?;
        table.serialize_entry("rgb", &color.to_string())?;
        table.serialize_entry("cmyk", &inks)?;
        table.end()
    }
}

/// Reads a colour, or none of it.
struct ColorVisitor;

impl<'de> Visitor<'de> for ColorVisitor {
    type Value = ColorOrNone;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Color::expected().english())
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<ColorOrNone, E> {
        if text == NONE {
            return Ok(ColorOrNone::None);
        }
        let color = text.parse().map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))?;
        Ok(ColorOrNone::Color(color))
    }

    fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<ColorOrNone, A::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Recipe {
            rgb: String,
            cmyk: Option<[u8; 4]>,
        }
        let Recipe { rgb, cmyk } = Recipe::deserialize(de::value::MapAccessDeserializer::new(table))?;
        let unknown = || de::Error::invalid_value(de::Unexpected::Str(&rgb), &self);
        let color: Color = rgb.parse().map_err(|_| unknown())?;
        match cmyk.into_iter().flatten().find(|&ink| ink > 100) {
            Some(ink) => Err(de::Error::invalid_value(de::Unexpected::Unsigned(u64::from(ink)), &self)),
            None => Ok(ColorOrNone::Color(Color { cmyk, ..color })),
        }
    }
}

impl<'de> Deserialize<'de> for ColorOrNone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ColorVisitor)
    }
}

impl JsonSchema for ColorOrNone {
    fn schema_name() -> Cow<'static, str> {
        "Color".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A colour: what screens show, `#c8102e`; a table with the inks of the press in hundredths \
                beside it, `cmyk = [25, 94, 94, 20]`; or `none` for black alone.",
            "anyOf": [
                { "type": "string", "pattern": "^(none|#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}))$" },
                {
                    "type": "object",
                    "properties": {
                        "rgb": { "type": "string", "pattern": "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$" },
                        "cmyk": {
                            "type": "array",
                            "items": { "type": "integer", "minimum": 0, "maximum": 100 },
                            "minItems": 4,
                            "maxItems": 4
                        }
                    },
                    "required": ["rgb"],
                    "additionalProperties": false
                }
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn color(text: &str) -> Color {
        text.parse().unwrap()
    }

    #[test]
    fn colours_are_read_as_they_are_written() {
        assert_eq!(color("#C8102E").rgb, [200, 16, 46]);
        assert_eq!(color("#fd0"), color("#ffdd00"));
        for wrong in ["", "c8102e", "#c8102", "#c8102e0", "red", "#ggg", "#一二三"] {
            assert_eq!(wrong.parse::<Color>(), Err(NoColor), "{wrong}");
        }
    }

    #[test]
    fn inks_follow_from_what_screens_show() {
        for (screen, inks) in [
            ("#ffffff", [0, 0, 0, 0]),
            ("#000000", [0, 0, 0, 100]),
            ("#808080", [0, 0, 0, 50]),
            ("#ff0000", [0, 100, 100, 0]),
            ("#c8102e", [0, 92, 77, 22]),
            ("#0067b1", [100, 42, 0, 31]),
            ("#ffd200", [0, 18, 100, 0]),
        ] {
            assert_eq!(color(screen).inks(), inks, "{screen}");
        }
    }

    #[test]
    fn inks_over_the_limit_give_way_in_proportion_and_black_stays() {
        let heavy = Color { cmyk: Some([90, 78, 52, 55]), ..color("#1e2a3a") };
        assert_eq!(heavy.within(240).inks(), [75, 65, 43, 55]);
        assert_eq!(heavy.within(300).inks(), [90, 78, 52, 55]);
        for rgb in 0..=0xfff_u32 {
            let of = |shift: u32| ((rgb >> shift & 15) * 17) as u8;
            let inks = Color::of_screen([of(8), of(4), of(0)]).within(240).inks();
            assert!(inks.iter().map(|&ink| u16::from(ink)).sum::<u16>() <= 240, "{rgb:x}: {inks:?}");
        }
    }

    #[test]
    fn a_tint_is_a_share_of_the_colour_on_white() {
        assert_eq!(color("#0067b1").tint(9).to_string(), "#e8f1f8");
        assert_eq!(color("#c8102e").tint(0).to_string(), "#ffffff");
        assert_eq!(color("#c8102e").tint(100), color("#c8102e"));
    }

    #[test]
    fn a_colour_is_written_as_it_was_read() {
        for text in ["\"#c8102e\"", "\"none\"", "{\"rgb\":\"#9e2b25\",\"cmyk\":[25,94,94,20]}"] {
            let read: ColorOrNone = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), text);
        }
        for wrong in ["\"red\"", "7", "{\"cmyk\":[0,0,0,0]}", "{\"rgb\":\"#9e2b25\",\"cmyk\":[25,94,94,101]}"]
        {
            assert!(serde_json::from_str::<ColorOrNone>(wrong).is_err(), "{wrong}");
        }
    }
}
