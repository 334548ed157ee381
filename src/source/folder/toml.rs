//! TOML as people would write it: keys in the order of the model, empty values left out.

/// A TOML document under construction.
#[derive(Debug, Default)]
pub(super) struct TomlDocument {
    out: String,
}

/// Longest list that stays in one line, in characters.
const LINE: usize = 90;

impl TomlDocument {
    /// A key with a text.
    pub(super) fn text(&mut self, key: &str, value: &str) {
        self.raw(key, &quoted(value));
    }

    /// A key with a text, unless there is none.
    pub(super) fn optional(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.text(key, value);
        }
    }

    /// A key with what TOML writes without quotation marks: numbers, dates, `true`.
    pub(super) fn plain(&mut self, key: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.raw(key, &value.to_string());
        }
    }

    /// A key with texts, unless there are none.
    pub(super) fn texts(&mut self, key: &str, values: &[String]) {
        self.items(key, values.iter().map(|value| quoted(value)).collect());
    }

    /// A key with a text, or with a list where there are several.
    pub(super) fn lines(&mut self, key: &str, values: &[String]) {
        match values {
            [line] => self.text(key, line),
            lines => self.texts(key, lines),
        }
    }

    /// A key with tables in a list, one a line.
    pub(super) fn tables(&mut self, key: &str, tables: Vec<String>) {
        if !tables.is_empty() {
            self.raw(key, &spread(&tables));
        }
    }

    /// The header of one more table of a list of tables.
    pub(super) fn header(&mut self, name: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(&format!("[[{name}]]\n"));
    }

    /// The document.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// A key with items, in one line where they fit.
    fn items(&mut self, key: &str, items: Vec<String>) {
        if items.is_empty() {
            return;
        }
        let line = list(&items);
        let fits = key.len() + line.chars().count() <= LINE;
        self.raw(key, &if fits { line } else { spread(&items) });
    }

    fn raw(&mut self, key: &str, value: &str) {
        self.out.push_str(&format!("{key} = {value}\n"));
    }
}

/// A table in one line. Empty values are left out.
pub(super) fn inline_table(entries: &[(&str, String)]) -> String {
    let entries: Vec<String> = entries
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| format!("{key} = {value}"))
        .collect();
    format!("{{ {} }}", entries.join(", "))
}

/// A list of texts in one line.
pub(super) fn text_list(texts: &[String]) -> String {
    list(&texts.iter().map(|text| quoted(text)).collect::<Vec<_>>())
}

/// A text that may be absent, for [`inline_table`].
pub(super) fn optional(text: &str) -> String {
    if text.is_empty() { String::new() } else { quoted(text) }
}

/// A text in quotation marks (TOML 1.0, basic string).
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn list(items: &[String]) -> String {
    format!("[{}]", items.join(", "))
}

fn spread(items: &[String]) -> String {
    let lines: String = items.iter().map(|item| format!("  {item},\n")).collect();
    format!("[\n{lines}]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_read_back_whatever_they_hold() {
        let text = "引“号” \"a\" \\ \n\r\t\u{0}\u{7f}\u{9b}\u{2028}+++";
        let read: toml::Table = toml::from_str(&format!("a = {}", quoted(text))).unwrap();
        assert_eq!(read["a"].as_str(), Some(text));
    }

    #[test]
    fn short_lists_stay_in_a_line_and_long_ones_are_spread() {
        let mut document = TomlDocument::default();
        document.texts("sponsor", &["甲".into(), "乙".into()]);
        document.texts("articles", &["x".repeat(60), "y".repeat(60)]);
        document.texts("none", &[]);
        let written = document.finish();
        assert!(written.starts_with("sponsor = [\"甲\", \"乙\"]\narticles = [\n  \"xx"), "{written}");
        assert!(written.ends_with("y\",\n]\n"), "{written}");
    }
}
