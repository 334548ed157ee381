//! JSON Schema of `issue.json`, made from the types of this folder.

use super::Issue;

/// The schema (JSON Schema 2020-12) of an [`Issue`], indented, with a line end. The same text is
/// in `templates/issue.schema.json`.
pub fn json_schema() -> String {
    format!("{:#}\n", schemars::schema_for!(Issue).to_value())
}

#[cfg(test)]
mod tests {
    use super::json_schema;

    #[test]
    fn the_schema_in_templates_is_that_of_the_model() {
        let kept = include_str!("../../templates/issue.schema.json");
        assert!(kept == json_schema(), "run `cargo run -- schema > templates/issue.schema.json`");
    }
}
