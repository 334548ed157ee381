//! The keys of a table, read by type. What does not fit is reported and read as absent.

use std::ops::{Range, RangeInclusive};

use crate::diagnostics::{Code, Diagnostic, did_you_mean};
use crate::messages::{Argument, Sentence, list, sentence};
use crate::model::Date;

use super::{Faults, PartPlaces, RecordEntry, RecordNode, RecordValue};

/// A table whose keys are taken one by one. The keys that were taken are the known ones:
/// [`Fields::finish`] reports all others.
#[derive(Debug)]
pub struct Fields<'f> {
    /// Where faults go.
    pub faults: &'f mut Faults,
    entries: Vec<RecordEntry>,
    range: Range<usize>,
    known: Vec<&'static str>,
    places: PartPlaces,
}

impl<'f> Fields<'f> {
    /// Begins to read a table. `range` is what missing keys are reported at.
    pub fn new(entries: Vec<RecordEntry>, range: Range<usize>, faults: &'f mut Faults) -> Self {
        let mut places = PartPlaces::default();
        places.push("", range.clone());
        Self { faults, entries, range, known: Vec::new(), places }
    }

    /// Begins to read a value that must be a table; `name` says in messages what it is.
    pub fn open(node: RecordNode, name: &str, faults: &'f mut Faults) -> Option<Self> {
        match node.value {
            RecordValue::Table(entries) => Some(Self::new(entries, node.range, faults)),
            other => {
                wrong_type(name, &other, "kind-table", node.range, faults);
                None
            }
        }
    }

    /// Reports the keys that were not taken and returns the places of the others.
    pub fn finish(self) -> PartPlaces {
        for entry in self.entries {
            self.faults.add(Code::UnknownKey, entry.key_range, || {
                let help = did_you_mean(&entry.key, self.known.iter().copied())
                    .map(|name| sentence!("did-you-mean", name))
                    .unwrap_or_else(|| sentence!("unknown-key.help", keys = quoted(&self.known)));
                Diagnostic::new(Code::UnknownKey, sentence!("unknown-key", key = &entry.key)).help(help)
            });
        }
        self.places
    }

    /// The value of a key and its place. `None` if it is absent or `null`.
    pub fn take(&mut self, key: &'static str) -> Option<RecordNode> {
        self.known.push(key);
        let at = self.entries.iter().position(|entry| entry.key == key)?;
        let node = self.entries.remove(at).node;
        self.places.push(key, node.range.clone());
        (node.value != RecordValue::Nothing).then_some(node)
    }

    /// A text. An empty one counts as absent.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        let node = self.take(key)?;
        self.text_of(key, node).filter(|text| !text.is_empty())
    }

    /// A required text.
    pub fn required_text(&mut self, key: &'static str) -> String {
        let Some(node) = self.take(key) else {
            self.missing(key);
            return String::new();
        };
        let range = node.range.clone();
        let text = self.text_of(key, node);
        if text.as_deref() == Some("") {
            self.faults.report(Code::InvalidValue, sentence!("invalid-value.empty", key), range);
        }
        text.unwrap_or_default()
    }

    /// A text or a list of texts; empty ones are left out.
    pub fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.take(key).map(|node| self.texts_of(key, node)).unwrap_or_default()
    }

    /// A required text or list of texts.
    pub fn required_texts(&mut self, key: &'static str) -> Vec<String> {
        match self.take(key) {
            Some(node) => self.texts_of(key, node),
            None => {
                self.missing(key);
                Vec::new()
            }
        }
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        let node = self.take(key)?;
        match node.value {
            RecordValue::Flag(flag) => Some(flag),
            other => self.wrong(key, &other, "kind-true-or-false", node.range),
        }
    }

    /// A whole number.
    pub fn number(&mut self, key: &'static str, allowed: RangeInclusive<u32>) -> Option<u32> {
        let node = self.take(key)?;
        self.number_of(key, node, allowed)
    }

    /// A required whole number.
    pub fn required_number(&mut self, key: &'static str, allowed: RangeInclusive<u32>) -> Option<u32> {
        if !self.entries.iter().any(|entry| entry.key == key && entry.node.value != RecordValue::Nothing) {
            self.missing(key);
        }
        self.number(key, allowed)
    }

    /// A whole number at a place of its own.
    pub fn number_of(&mut self, key: &str, node: RecordNode, allowed: RangeInclusive<u32>) -> Option<u32> {
        let found = match node.value {
            RecordValue::Integer(number) => number,
            other => return self.wrong(key, &other, "kind-integer", node.range),
        };
        let number = u32::try_from(found).ok().filter(|number| allowed.contains(number));
        if number.is_none() {
            let (least, most) = allowed.into_inner();
            let message = sentence!("invalid-value.range", key, found, least, most);
            self.faults.report(Code::InvalidValue, message, node.range);
        }
        number
    }

    /// A day, written as a date of TOML or as a text.
    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        let node = self.take(key)?;
        let written = match node.value {
            RecordValue::Date(written) | RecordValue::Text(written) => written,
            other => return self.wrong(key, &other, "kind-written-date", node.range),
        };
        match written.parse::<Date>() {
            Ok(date) => Some(date),
            Err(fault) => {
                let message = sentence!("invalid-date", key, written, reason = fault.sentence());
                let help = Some(Sentence::new("invalid-date.help"));
                self.faults.report_with(Code::InvalidDate, message, node.range, help);
                None
            }
        }
    }

    /// A required day.
    pub fn required_date(&mut self, key: &'static str) -> Option<Date> {
        if !self.entries.iter().any(|entry| entry.key == key) {
            self.known.push(key);
            self.missing(key);
            return None;
        }
        self.date(key)
    }

    /// One of a set of words.
    pub fn choice<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let node = self.take(key)?;
        self.choice_of(key, node, words)
    }

    /// One of a set of words, required.
    pub fn required_choice<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let node = self.take(key);
        if node.is_none() {
            self.missing(key);
        }
        self.choice_of(key, node?, words)
    }

    /// One of a set of words, at a place of its own.
    pub fn choice_of<T: Copy>(
        &mut self,
        key: &str,
        node: RecordNode,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let range = node.range.clone();
        let found = self.text_of(key, node)?;
        let choice = words.iter().find(|(word, _)| *word == found).map(|&(_, value)| value);
        if choice.is_none() {
            self.faults.add(Code::InvalidValue, range, || {
                let names: Vec<&'static str> = words.iter().map(|&(word, _)| word).collect();
                let near = did_you_mean(&found, names.iter().copied());
                let message = sentence!("invalid-value", key, found, names = quoted(&names));
                let fault = Diagnostic::new(Code::InvalidValue, message);
                near.map(|name| sentence!("did-you-mean", name)).into_iter().fold(fault, Diagnostic::help)
            });
        }
        choice
    }

    /// The items of a list.
    pub fn list(&mut self, key: &'static str) -> Vec<RecordNode> {
        let Some(node) = self.take(key) else { return Vec::new() };
        match node.value {
            RecordValue::List(items) => items,
            other => self.wrong(key, &other, "kind-array", node.range).unwrap_or_default(),
        }
    }

    /// The items of a required list.
    pub fn required_list(&mut self, key: &'static str) -> Vec<RecordNode> {
        let absent =
            !self.entries.iter().any(|entry| entry.key == key && entry.node.value != RecordValue::Nothing);
        let items = self.list(key);
        if absent {
            self.missing(key);
        }
        items
    }

    /// One table, read by `read`.
    pub fn table<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Fields<'_>) -> T) -> Option<T> {
        let node = self.take(key)?;
        let mut fields = Fields::open(node, key, self.faults)?;
        let value = read(&mut fields);
        let inner = fields.finish();
        self.places.nest(key, inner);
        Some(value)
    }

    /// A list of tables, each read by `read`.
    pub fn tables<T>(&mut self, key: &'static str, read: impl FnMut(&mut Fields<'_>) -> T) -> Vec<T> {
        self.tables_at(key, key, read)
    }

    /// A list of tables whose name in the model is `place`, each read by `read`.
    pub fn tables_at<T>(
        &mut self,
        key: &'static str,
        place: &str,
        mut read: impl FnMut(&mut Fields<'_>) -> T,
    ) -> Vec<T> {
        let mut found = Vec::new();
        for node in self.list(key) {
            if let Some(mut fields) = Fields::open(node, key, self.faults) {
                let value = read(&mut fields);
                let inner = fields.finish();
                self.places.nest(&format!("{place}/{}", found.len()), inner);
                found.push(value);
            }
        }
        found
    }

    /// Reports a forbidden value of the right type; does nothing if the key is absent.
    pub fn refuse(&mut self, code: Code, key: &str, message: Sentence, help: Option<Sentence>) {
        if let Some(range) = self.places.get(key) {
            self.faults.report_with(code, message, range, help);
        }
    }

    /// Reports a missing key.
    pub fn missing(&mut self, key: &str) {
        if !self.faults.broken {
            let message = sentence!("missing-key", key);
            self.faults.report(Code::MissingKey, message, self.range.clone());
        }
    }

    /// The places that were read so far.
    pub fn places(&mut self) -> &mut PartPlaces {
        &mut self.places
    }

    /// The place of the whole table.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    fn texts_of(&mut self, key: &'static str, node: RecordNode) -> Vec<String> {
        let items = match node.value {
            RecordValue::List(items) => items,
            RecordValue::Text(_) => vec![node],
            other => {
                return self.wrong(key, &other, "kind-strings", node.range).unwrap_or_default();
            }
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            let range = item.range.clone();
            if let Some(text) = self.text_of(key, item).filter(|text| !text.is_empty()) {
                self.places.push(format!("{key}/{}", texts.len()), range);
                texts.push(text);
            }
        }
        texts
    }

    /// A text at a place of its own; it may be empty.
    pub fn text_of(&mut self, key: &str, node: RecordNode) -> Option<String> {
        match node.value {
            RecordValue::Text(text) => Some(text),
            other => self.wrong(key, &other, "kind-string", node.range),
        }
    }

    fn wrong<T>(
        &mut self,
        key: &str,
        found: &RecordValue,
        expected: &'static str,
        range: Range<usize>,
    ) -> Option<T> {
        wrong_type(key, found, expected, range, self.faults);
        None
    }
}

/// Reports a value of another type; `expected` is the key of the words for the right one.
fn wrong_type(
    name: &str,
    found: &RecordValue,
    expected: &'static str,
    range: Range<usize>,
    faults: &mut Faults,
) {
    let quotes = matches!(expected, "kind-string" | "kind-strings")
        && !matches!(found, RecordValue::List(_) | RecordValue::Table(_));
    let help = quotes.then(|| Sentence::new("wrong-type.help"));
    let (found, expected) = (Sentence::new(found.kind()), Sentence::new(expected));
    faults.report_with(Code::WrongType, sentence!("wrong-type", name, found, expected), range, help);
}

fn quoted(names: &[&str]) -> Argument {
    list(names.iter().map(|name| format!("`{name}`")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::SourceMap;
    use crate::source::record::toml;

    fn read<T>(text: &str, read: impl FnOnce(&mut Fields<'_>) -> T) -> (T, Vec<Diagnostic>) {
        let mut faults = Faults::new(SourceMap::default().add("a.toml", text));
        let entries = toml::parse(text, 0, &mut faults);
        let mut fields = Fields::new(entries, 0..0, &mut faults);
        let value = read(&mut fields);
        fields.finish();
        (value, faults.into_diagnostics())
    }

    fn summary(found: &[Diagnostic]) -> Vec<(Code, Range<usize>)> {
        found.iter().map(|d| (d.code, d.labels[0].span().unwrap().range.clone())).collect()
    }

    #[test]
    fn all_faults_of_a_table_are_reported_in_one_run_at_their_places() {
        let text = "titel = \"x\"\nnumber = \"3\"\nrank = \"led\"\nprinted = 2019-02-29\ncopies = -1\n";
        let (_, found) = read(text, |fields| {
            fields.required_text("title");
            fields.number("number", 0..=9);
            fields.choice("rank", &[("lead", 1), ("major", 2)]);
            fields.date("printed");
            fields.number("copies", 0..=9);
        });
        assert_eq!(
            summary(&found),
            [
                (Code::MissingKey, 0..0),
                (Code::WrongType, 21..24),
                (Code::InvalidValue, 32..37),
                (Code::InvalidDate, 48..58),
                (Code::InvalidValue, 68..70),
                (Code::UnknownKey, 0..5),
            ]
        );
        assert_eq!(found[2].help[0].english(), "did you mean `lead`?");
        assert_eq!(found[5].help[0].english(), "did you mean `title`?");
    }

    #[test]
    fn dates_are_taken_as_dates_and_as_texts() {
        let ((a, b, c), found) = read("a = 2019-04-19\nb = \"2019-04-19\"\nc = \"2019-4-19\"", |fields| {
            (fields.date("a"), fields.date("b"), fields.date("c"))
        });
        assert_eq!((a, b, c), (Date::new(2019, 4, 19), Date::new(2019, 4, 19), None));
        assert_eq!(summary(&found), [(Code::InvalidDate, 36..47)]);
    }

    #[test]
    fn heads_are_a_text_or_a_list_and_every_line_has_its_place() {
        let text = "one = \"甲\"\ntwo = [\"乙\", \"\", \"丙\"]\n";
        let ((one, two, places), found) = read(text, |fields| {
            let lines = (fields.texts("one"), fields.texts("two"));
            (lines.0, lines.1, fields.places().clone())
        });
        assert_eq!((one, two), (vec!["甲".to_owned()], vec!["乙".to_owned(), "丙".to_owned()]));
        assert_eq!(places.get("two/1").map(|r| &text[r]), Some("\"丙\""));
        assert_eq!(found, []);
    }

    #[test]
    fn missing_keys_are_not_reported_where_the_file_is_broken_anyway() {
        let (_, found) = read("a = 1", |fields| fields.required_text("title"));
        assert_eq!(summary(&found), [(Code::MissingKey, 0..0), (Code::UnknownKey, 0..1)]);
        let (_, found) = read("title", |fields| fields.required_text("title"));
        assert!(found.iter().all(|fault| fault.code != Code::MissingKey));
    }
}
