//! JSON Schema of theme files, made from the types of the theme.

use serde_json::Value;

use super::theme::Theme;

/// The schema (JSON Schema 2020-12) of a theme file, indented, with a line end. A theme may leave out every key of a
/// table that its base has; it is in `templates/theme.schema.json`.
pub fn theme_schema() -> String {
    let mut schema = schemars::schema_for!(Theme).to_value();
    optional(&mut schema);
    for (name, table) in schema["$defs"].as_object_mut().into_iter().flatten() {
        // The faces of a role are one value.
        if name != "FontSpec" {
            optional(table);
        }
    }
    format!("{schema:#}\n")
}

/// Requires no key of a table.
fn optional(table: &mut Value) {
    table.as_object_mut().into_iter().for_each(|table| drop(table.remove("required")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_in_templates_is_that_of_the_theme() {
        let kept = include_str!("../../../templates/theme.schema.json");
        assert!(kept == theme_schema(), "run `cargo run -- schema theme > templates/theme.schema.json`");
    }

    #[test]
    fn a_theme_may_leave_out_any_key_and_no_table_takes_others() {
        let schema: Value = serde_json::from_str(&theme_schema()).unwrap();
        assert_eq!(
            (&schema["required"], &schema["additionalProperties"]),
            (&Value::Null, &Value::Bool(false))
        );
        let rules = &schema["$defs"]["Rules"];
        assert_eq!((&rules["required"], &rules["additionalProperties"]), (&Value::Null, &Value::Bool(false)));
        let keys = rules["properties"].as_object().unwrap();
        assert!(keys.contains_key("column") && keys.contains_key("masthead_colour"));
    }

    #[test]
    fn the_schema_has_every_key_of_the_bundled_themes() {
        let schema: Value = serde_json::from_str(&theme_schema()).unwrap();
        for name in Theme::BUNDLED {
            let theme: toml::Table = Theme::text_of(name).unwrap().parse().unwrap();
            let missing: Vec<&String> =
                theme.keys().filter(|key| schema["properties"].get(key.as_str()).is_none()).collect();
            assert!(missing.is_empty(), "{name}: {missing:?}");
        }
    }
}
