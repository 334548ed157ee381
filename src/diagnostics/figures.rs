//! Figures of a diagnostic as the text of one JSON object: formats that do not say of what type
//! their values are, such as that of the cache, cannot hold values of any type.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer, de, ser};

type Figures = BTreeMap<Cow<'static, str>, serde_json::Value>;

pub(super) fn serialize<S: Serializer>(figures: &Figures, serializer: S) -> Result<S::Ok, S::Error> {
    serde_json::to_string(figures).map_err(ser::Error::custom)?.serialize(serializer)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Figures, D::Error> {
    serde_json::from_str(&String::deserialize(deserializer)?).map_err(de::Error::custom)
}
