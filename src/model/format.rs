//! The number of the format of `issue.json`.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::messages::{Sentence, sentence};

/// The format of `issue.json` that this version writes. It serialises to its number,
/// [`IssueFormat::NUMBER`], and deserialises from that number and lower ones.
///
/// The number grows when a key changes its meaning or its shape, or a new one is required. A new key
/// that may be absent does not change it: older versions report the key as unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "u32", try_from = "u32")]
pub struct IssueFormat;

impl IssueFormat {
    /// The number that is written, and the highest that is read. Files without a number are of
    /// format 1.
    pub const NUMBER: u32 = 1;
}

impl From<IssueFormat> for u32 {
    fn from(_: IssueFormat) -> Self {
        IssueFormat::NUMBER
    }
}

/// Why a file with the number of a format cannot be read. As any error it shows itself in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssueFormatError {
    /// The number is zero.
    Zero,
    /// A later version wrote the file: the number.
    Newer(u32),
}

impl IssueFormatError {
    /// Why, in the languages of messages.
    pub fn sentence(self) -> Sentence {
        match self {
            Self::Zero => Sentence::new("invalid-value.format-zero"),
            Self::Newer(number) => {
                sentence!("invalid-value.format-newer", number, most = IssueFormat::NUMBER)
            }
        }
    }
}

impl fmt::Display for IssueFormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence().english())
    }
}

impl std::error::Error for IssueFormatError {}

impl TryFrom<u32> for IssueFormat {
    type Error = IssueFormatError;

    fn try_from(number: u32) -> Result<Self, IssueFormatError> {
        match number {
            0 => Err(IssueFormatError::Zero),
            1..=Self::NUMBER => Ok(Self),
            _ => Err(IssueFormatError::Newer(number)),
        }
    }
}

impl JsonSchema for IssueFormat {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "IssueFormat".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 1, "maximum": Self::NUMBER })
    }
}

#[cfg(test)]
mod tests {
    use super::IssueFormat;

    #[test]
    fn the_format_is_written_as_its_number_and_only_known_numbers_are_read() {
        assert_eq!(serde_json::to_string(&IssueFormat).unwrap(), IssueFormat::NUMBER.to_string());
        for (written, is_known) in [("1", true), ("0", false), ("2", false), ("\"1\"", false)] {
            assert_eq!(serde_json::from_str::<IssueFormat>(written).is_ok(), is_known, "{written}");
        }
    }
}
