//! The number of the format of `issue.json`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

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

impl TryFrom<u32> for IssueFormat {
    /// Why a file with that number cannot be read, as a message.
    type Error = String;

    fn try_from(number: u32) -> Result<Self, String> {
        match number {
            0 => Err("this file has format 0, the first format is 1".to_owned()),
            1..=Self::NUMBER => Ok(Self),
            _ => Err(format!(
                "this file has format {number}, this version of paiban reads up to {}",
                Self::NUMBER
            )),
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
