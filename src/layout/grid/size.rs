//! Type sizes by their Chinese names.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde::de::{self, Deserialize, Deserializer, Visitor};

use crate::geometry::Length;
use crate::messages::Sentence;

/// Names and points of the sizes desktop publishing uses, from the largest (GB/T 9851 names;
/// points as in word processors).
const SIZES: [(&str, i32); 16] = [
    ("初号", 42_000),
    ("小初", 36_000),
    ("一号", 26_000),
    ("小一", 24_000),
    ("二号", 22_000),
    ("小二", 18_000),
    ("三号", 16_000),
    ("小三", 15_000),
    ("四号", 14_000),
    ("小四", 12_000),
    ("五号", 10_500),
    ("小五", 9_000),
    ("六号", 7_500),
    ("小六", 6_500),
    ("七号", 5_500),
    ("八号", 5_000),
];

/// A size of type: a name such as `小五`, or points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TypeSize(Length);

impl TypeSize {
    /// 小四, 12 points: below it a line does not read as a head. Tuned by eye on the two examples;
    /// see docs/tuning.md.
    pub const SMALLEST_OF_HEADS: Self = Self(Length::from_points(12));

    /// 三号 and 小三.
    pub const SAN_HAO: Self = Self(Length::from_points(16));
    pub const XIAO_SAN: Self = Self(Length::from_points(15));

    /// The size of that name.
    pub fn named(name: &str) -> Option<Self> {
        let (_, millipoints) = SIZES.iter().find(|(known, _)| *known == name)?;
        Some(Self(Length::from_millipoints(*millipoints)))
    }

    /// A size of so many points, whether it has a name or not.
    pub fn of(em: Length) -> Self {
        Self(em)
    }

    /// What a theme may give as a size.
    pub fn expected() -> Sentence {
        Sentence::new("type-size")
    }

    /// The em of the size.
    pub fn em(self) -> Length {
        self.0
    }

    /// The size that many names further down; the smallest where there is none.
    pub fn steps_down(self, steps: usize) -> Self {
        if steps == 0 {
            return self;
        }
        let mut below = SIZES.iter().filter(|&&(_, points)| Length::from_millipoints(points) < self.0);
        let nth = below.clone().nth(steps - 1).or(below.next_back());
        nth.map_or(self, |&(_, points)| Self(Length::from_millipoints(points)))
    }
}

impl<'de> Deserialize<'de> for TypeSize {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SizeVisitor;
        impl Visitor<'_> for SizeVisitor {
            type Value = TypeSize;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&TypeSize::expected().english())
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<TypeSize, E> {
                TypeSize::named(name).ok_or_else(|| E::invalid_value(de::Unexpected::Str(name), &self))
            }

            fn visit_f64<E: de::Error>(self, points: f64) -> Result<TypeSize, E> {
                if !(4.0..=200.0).contains(&points) {
                    return Err(E::invalid_value(de::Unexpected::Float(points), &self));
                }
                Ok(TypeSize(Length::from_points_f64(points)))
            }

            fn visit_i64<E: de::Error>(self, points: i64) -> Result<TypeSize, E> {
                self.visit_f64(points as f64)
            }
        }
        deserializer.deserialize_any(SizeVisitor)
    }
}

impl JsonSchema for TypeSize {
    fn schema_name() -> Cow<'static, str> {
        "TypeSize".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names = SIZES.map(|(name, _)| name);
        json_schema!({
            "description": "The name of a size of type, or points.",
            "anyOf": [{ "enum": names }, { "type": "number", "minimum": 4, "maximum": 200 }]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newspaper_body_is_nine_points() {
        assert_eq!(TypeSize::named("小五").unwrap().em(), Length::from_points(9));
    }

    #[test]
    fn kickers_are_two_names_below_their_headline() {
        let head = TypeSize::named("一号").unwrap();
        assert_eq!(head.steps_down(2), TypeSize::named("二号").unwrap());
        let between = TypeSize(Length::from_points(30));
        assert_eq!(between.steps_down(2), TypeSize::named("小一").unwrap());
        assert_eq!(TypeSize::named("八号").unwrap().steps_down(2), TypeSize::named("八号").unwrap());
    }
}
