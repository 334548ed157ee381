//! Sizes on paper as they are sold.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::messages::{Sentence, sentence};

/// A size on paper in tenths of a millimetre, written `120x80mm`, the width first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PrintSize {
    /// Tenths of a millimetre across.
    pub width: u16,
    /// Tenths of a millimetre down.
    pub height: u16,
}

/// The least and the most of either side, in tenths of a millimetre.
const LEAST: u16 = 100;
const MOST: u16 = 6000;

/// Why a text is not a [`PrintSize`]. As any error it shows itself in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintSizeError {
    /// It is not two numbers of millimetres.
    Shape,
    /// A side is shorter than the least or longer than the most.
    Range,
}

impl PrintSizeError {
    /// Why, in the languages of messages.
    pub fn sentence(self) -> Sentence {
        match self {
            Self::Shape => Sentence::new("invalid-size.shape"),
            Self::Range => sentence!("invalid-size.range", least = LEAST / 10, most = MOST / 10),
        }
    }
}

impl fmt::Display for PrintSizeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence().english())
    }
}

impl std::error::Error for PrintSizeError {}

impl FromStr for PrintSize {
    type Err = PrintSizeError;

    /// Reads `120x80mm`; the sign `×`, blanks and one decimal are allowed.
    fn from_str(text: &str) -> Result<Self, PrintSizeError> {
        let text: String =
            text.chars().filter(|c| *c != ' ').map(|c| if c == '×' { 'x' } else { c }).collect();
        let sides = text.strip_suffix("mm").and_then(|sides| sides.split_once('x'));
        let (width, height) = sides.ok_or(PrintSizeError::Shape)?;
        Ok(Self { width: tenths(width)?, height: tenths(height)? })
    }
}

/// Tenths of a number with one decimal at most.
fn tenths(written: &str) -> Result<u16, PrintSizeError> {
    let (whole, tenth) = written.split_once('.').unwrap_or((written, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(tenth) || tenth.len() > 1 {
        return Err(PrintSizeError::Shape);
    }
    let number = |text: &str| text.parse::<u16>().map_err(|_| PrintSizeError::Range);
    let tenths = number(whole)?.checked_mul(10).and_then(|whole| whole.checked_add(number(tenth).ok()?));
    tenths.filter(|tenths| (LEAST..=MOST).contains(tenths)).ok_or(PrintSizeError::Range)
}

impl fmt::Display for PrintSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |tenths: u16| match tenths % 10 {
            0 => (tenths / 10).to_string(),
            tenth => format!("{}.{tenth}", tenths / 10),
        };
        write!(f, "{}x{}mm", side(self.width), side(self.height))
    }
}

impl Serialize for PrintSize {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PrintSize {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for PrintSize {
    fn schema_name() -> Cow<'static, str> {
        "PrintSize".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": r"^ *\d+(\.\d)? *[x×] *\d+(\.\d)? *mm *$",
            "description": "A size on paper in millimetres, the width first, written 120x80mm.",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_desks_write_them() {
        let size = |width, height| Ok(PrintSize { width, height });
        for (written, read) in [
            ("120x80mm", size(1200, 800)),
            ("120×80mm", size(1200, 800)),
            ("120.5 x 80 mm", size(1205, 800)),
            ("10x600mm", size(100, 6000)),
            ("9.9x80mm", Err(PrintSizeError::Range)),
            ("601x80mm", Err(PrintSizeError::Range)),
            ("99999x80mm", Err(PrintSizeError::Range)),
            ("120x80", Err(PrintSizeError::Shape)),
            ("120mm", Err(PrintSizeError::Shape)),
            ("12.05x80mm", Err(PrintSizeError::Shape)),
            ("-12x80mm", Err(PrintSizeError::Shape)),
            ("１２０x80mm", Err(PrintSizeError::Shape)),
        ] {
            assert_eq!(written.parse::<PrintSize>(), read, "{written}");
        }
    }

    #[test]
    fn a_size_is_written_as_it_is_read() {
        for written in ["120x80mm", "120.5x80.1mm"] {
            assert_eq!(written.parse::<PrintSize>().unwrap().to_string(), written);
        }
    }
}
