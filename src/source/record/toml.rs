//! TOML into nodes.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::parsers::said;
use super::{Faults, RecordEntry, RecordNode, RecordValue};

/// Reads a TOML document that begins at byte `offset` of its file. What cannot be read is
/// reported and left out; the rest is kept.
pub fn parse(text: &str, offset: usize, faults: &mut Faults) -> Vec<RecordEntry> {
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut reader = TomlReader { text, offset, wrong_dates: BTreeSet::new() };
    let entries = reader.table(document.into_inner());
    for error in &errors {
        let range = error.span().unwrap_or(0..0);
        if !reader.wrong_dates.contains(&(range.start, range.end)) {
            faults.syntax(said(error.message()), reader.moved(range));
        }
    }
    entries
}

struct TomlReader<'a> {
    text: &'a str,
    offset: usize,
    /// Places of dates the calendar does not have. They are values like others: the reader of the
    /// key reports them, and the file counts as complete.
    wrong_dates: BTreeSet<(usize, usize)>,
}

impl TomlReader<'_> {
    /// The entries of a table in the order of the file; the parser sorts them by name.
    fn table(&mut self, table: DeTable<'_>) -> Vec<RecordEntry> {
        let mut entries: Vec<RecordEntry> =
            table.into_iter().map(|(key, value)| self.entry(key, value)).collect();
        entries.sort_by_key(|entry| entry.key_range.start);
        entries
    }

    fn entry(&mut self, key: Spanned<Cow<'_, str>>, value: Spanned<DeValue<'_>>) -> RecordEntry {
        let key_range = self.moved(key.span());
        RecordEntry { key: key.into_inner().into_owned(), key_range, node: self.node(value) }
    }

    fn node(&mut self, value: Spanned<DeValue<'_>>) -> RecordNode {
        let span = value.span();
        let value = match value.into_inner() {
            DeValue::String(text) => RecordValue::Text(text.into_owned()),
            DeValue::Integer(number) => i128::from_str_radix(number.as_str(), number.radix())
                .map_or(RecordValue::Fraction, RecordValue::Integer),
            DeValue::Float(_) => RecordValue::Fraction,
            DeValue::Boolean(flag) => RecordValue::Flag(flag),
            DeValue::Datetime(date) if date.date.is_none() && date.time.is_none() => {
                self.wrong_dates.insert((span.start, span.end));
                RecordValue::Date(self.text.get(span.clone()).unwrap_or_default().to_owned())
            }
            DeValue::Datetime(date) => RecordValue::Date(date.to_string()),
            DeValue::Array(items) => {
                RecordValue::List(items.into_iter().map(|item| self.node(item)).collect())
            }
            DeValue::Table(inner) => RecordValue::Table(self.table(inner)),
        };
        RecordNode { value, range: self.moved(span) }
    }

    fn moved(&self, range: Range<usize>) -> Range<usize> {
        range.start + self.offset..range.end + self.offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Code, SourceMap};

    fn parsed(text: &str) -> (Vec<RecordEntry>, Vec<(Code, usize)>) {
        let mut faults = Faults::new(SourceMap::default().add("a.toml", text));
        let entries = parse(text, 10, &mut faults);
        let places = faults
            .into_diagnostics()
            .iter()
            .map(|d| (d.code, d.labels[0].span().unwrap().range.start))
            .collect();
        (entries, places)
    }

    #[test]
    fn entries_keep_the_order_and_the_places_of_the_file() {
        let (entries, faults) = parsed("z = 1\na = \"二\"\n");
        assert_eq!(faults, []);
        assert_eq!(entries.iter().map(|e| e.key.as_str()).collect::<Vec<_>>(), ["z", "a"]);
        assert_eq!(entries[0].key_range, 10..11);
        assert_eq!(entries[1].node, RecordNode { value: RecordValue::Text("二".into()), range: 20..25 });
    }

    #[test]
    fn several_syntax_faults_are_reported_and_the_rest_is_read() {
        let (entries, faults) = parsed("a =\nb = 1\nc = 1\nc = 2\nd = \"open\n");
        assert!(entries.iter().any(|e| e.key == "b"));
        assert!(faults.len() >= 3, "{faults:?}");
        assert!(faults.iter().all(|&(code, at)| code == Code::Syntax && at >= 10));
    }

    #[test]
    fn deep_nesting_is_a_syntax_fault_and_not_a_crash() {
        let (_, faults) = parsed(&format!("a = {}", "[".repeat(100_000)));
        assert!(faults.iter().any(|&(code, _)| code == Code::Syntax));
    }
}
