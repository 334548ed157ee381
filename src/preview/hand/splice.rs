//! Keys and items put into a text, taken out of it, and replaced: nothing else of it changes.

use std::ops::Range;

use super::document::{Document, Syntax, Table, TableForm, end_of};
use crate::source::record::{RecordEntry, RecordNode, RecordValue};

/// Bytes of a text that others stand in for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Splice {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

impl Splice {
    fn new(range: Range<usize>, text: impl Into<String>) -> Self {
        Self { range, text: text.into() }
    }

    fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::new(at..at, text)
    }
}

/// The text with all splices, which do not overlap; those at one place come in their order.
pub(super) fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|splice| (splice.range.start, splice.range.end));
    let (mut whole, mut from) = (String::with_capacity(text.len() + 64), 0);
    for Splice { range, text: new } in &splices {
        whole.push_str(&text[from.min(range.start)..range.start]);
        whole.push_str(new);
        from = range.end;
    }
    whole.push_str(&text[from..]);
    whole
}

/// Gives a key of a table a value, as both languages write it; without one takes the key away. None where
/// nothing changes.
pub(super) fn set(table: &Table<'_>, key: &str, literal: Option<&str>) -> Option<Splice> {
    let known = table.own_entries().find(|entry| entry.key == key);
    match (known, literal) {
        (None, None) => None,
        (Some(entry), Some(literal)) => Some(Splice::new(entry.node.range.clone(), literal)),
        (Some(entry), None) => Some(removed(table, entry)),
        (None, Some(literal)) => Some(added(table, key, literal)),
    }
}

/// A new key: after the last of its table; in JSON after the last that is no list and no table, so that it does not
/// stand behind a whole text.
fn added(table: &Table<'_>, key: &str, literal: &str) -> Splice {
    let document = table.document;
    match table.form {
        TableForm::Root(_) | TableForm::Headed(_) => added_line(table, &format!("{key} = {literal}")),
        TableForm::Braces(start) => {
            let pair = match document.syntax {
                Syntax::Toml => format!("{key} = {literal}"),
                Syntax::Json => format!("\"{key}\": {literal}"),
            };
            let is_short = |entry: &&&RecordEntry| {
                !matches!(entry.node.value, RecordValue::List(_) | RecordValue::Table(_))
            };
            let entries: Vec<&RecordEntry> = table.own_entries().collect();
            let before = entries.iter().rev().find(is_short).or(entries.last());
            match before {
                None => Splice::insert(start, pair),
                Some(before) => {
                    let indent = indent_of(document, before.key_range.start);
                    let break_before =
                        indent.map_or(" ".to_owned(), |indent| format!("{}{}", document.line_end(), indent));
                    Splice::insert(end_of(&before.node), format!(",{break_before}{pair}"))
                }
            }
        }
    }
}

/// A new line of a table of TOML.
fn added_line(table: &Table<'_>, line: &str) -> Splice {
    let document = table.document;
    let line_end = document.line_end();
    let last = table.own_entries().map(|entry| (end_of(&entry.node), entry.key_range.start)).max();
    let after = match (last, table.form) {
        (Some((end, _)), _) => end,
        (None, TableForm::Headed(end)) => end,
        (None, TableForm::Root(start) | TableForm::Braces(start)) => {
            return Splice::insert(start, format!("{line}{line_end}"));
        }
    };
    let indent = last.and_then(|(_, key)| indent_of(document, key)).unwrap_or_default();
    let at = document.line(after).end;
    if document.text[..at].ends_with('\n') {
        Splice::insert(at, format!("{indent}{line}{line_end}"))
    } else {
        Splice::insert(at, format!("{line_end}{indent}{line}"))
    }
}

/// The blanks before what begins a line; none where something else does.
fn indent_of(document: &Document, at: usize) -> Option<&str> {
    let before = &document.text[document.line(at).start..at];
    before.chars().all(|c| matches!(c, ' ' | '\t')).then_some(before)
}

/// A key taken away: with its line, but for a comment there.
fn removed(table: &Table<'_>, entry: &RecordEntry) -> Splice {
    let document = table.document;
    let (start, end) = (entry.key_range.start, end_of(&entry.node));
    if matches!(table.form, TableForm::Braces(_)) {
        let entries: Vec<&RecordEntry> = table.own_entries().collect();
        let number = entries.iter().position(|one| one.key_range == entry.key_range).unwrap_or_default();
        let range = match (number.checked_sub(1), entries.get(number + 1)) {
            (_, Some(next)) => start..next.key_range.start,
            (Some(before), None) => end_of(&entries[before].node)..end,
            (None, None) => start..end,
        };
        return Splice::new(range, "");
    }
    let lines = document.line(start).start..document.line(end).end;
    let rest = &document.text[end..lines.end];
    let comment = rest.find('#');
    let is_alone = indent_of(document, start).is_some();
    match comment {
        Some(at) if is_alone => Splice::new(start..end + at, ""),
        None if is_alone => Splice::new(lines, ""),
        _ => Splice::new(start..end, ""),
    }
}

/// The items of a list, and how they are written.
pub(super) struct Items<'d> {
    document: &'d Document,
    list: &'d RecordNode,
    pub(super) items: Vec<&'d RecordNode>,
    /// Whether the value is a list, and not a single text in place of one.
    is_list: bool,
}

impl<'d> Items<'d> {
    /// Those of a value.
    pub(super) fn of(document: &'d Document, list: &'d RecordNode) -> Self {
        match &list.value {
            RecordValue::List(items) => Self { document, list, items: items.iter().collect(), is_list: true },
            _ => Self { document, list, items: vec![list], is_list: false },
        }
    }

    /// An item as it is written.
    pub(super) fn literal(&self, number: usize) -> &'d str {
        &self.document.text[self.items[number].range.clone()]
    }

    /// An item without any other.
    pub(super) fn replace(&self, number: usize, literal: &str) -> Splice {
        Splice::new(self.items[number].range.clone(), literal)
    }

    /// An item taken out. What is said beside it goes with it where it has a line of its own.
    pub(super) fn remove(&self, number: usize) -> Vec<Splice> {
        let range = self.items[number].range.clone();
        if !self.is_list {
            return vec![Splice::new(range, "[]")];
        }
        let comma = self.comma_after(range.end);
        let is_last = number + 1 == self.items.len();
        let before = number.checked_sub(1).map(|before| self.items[before].range.end);
        let stray = match (before, comma) {
            // Its neighbour's comma would end the list.
            (Some(before), None) if is_last => self.comma_after(before),
            _ => None,
        };
        if let Some(line) = self.own_line(number) {
            let stray = stray.filter(|_| self.document.syntax == Syntax::Json);
            let stray = stray.map(|at| Splice::new(at..at + 1, ""));
            return stray.into_iter().chain([Splice::new(line, "")]).collect();
        }
        let next = self.items.get(number + 1).map(|next| next.range.start);
        let is_plain = |range: &Range<usize>| {
            self.document.text[range.clone()].chars().all(|c| c == ',' || c.is_whitespace())
        };
        let to_next = next.map(|next| range.end..next).filter(is_plain);
        let from_before =
            before.map(|before| before..range.start).filter(|between| is_last && is_plain(between));
        match (to_next, from_before, comma) {
            (Some(between), ..) => vec![Splice::new(range.start..between.end, "")],
            (None, Some(between), _) => vec![Splice::new(between.start..range.end, "")],
            (None, None, Some(at)) => vec![Splice::new(range, ""), Splice::new(at..at + 1, "")],
            (None, None, None) => {
                let stray = stray.map(|at| Splice::new(at..at + 1, ""));
                stray.into_iter().chain([Splice::new(range, "")]).collect()
            }
        }
    }

    /// What has a line of its own, as [`Self::insert`] takes it: the item, and the comment beside it.
    pub(super) fn with_comment(&self, number: usize) -> (String, String) {
        let end = self.items[number].range.end;
        let comment = self.own_line(number).and_then(|line| {
            let rest = self.document.text[end..line.end].trim_end();
            rest.find('#').map(|at| {
                let blanks = rest[..at].len() - rest[..at].trim_end_matches([' ', '\t']).len();
                rest[at - blanks..].to_owned()
            })
        });
        (self.literal(number).to_owned(), comment.unwrap_or_default())
    }

    /// Whether all its items have lines of their own.
    pub(super) fn has_lines(&self) -> bool {
        !self.items.is_empty() && (0..self.items.len()).all(|number| self.own_line(number).is_some())
    }

    /// An item before another, or at the end, with what is said beside it where it has a line of its own.
    pub(super) fn insert(&self, before: Option<usize>, (literal, comment): (&str, &str)) -> Vec<Splice> {
        if !self.is_list {
            let own = self.literal(0);
            let both =
                if before.is_some() { format!("[{literal}, {own}]") } else { format!("[{own}, {literal}]") };
            return vec![Splice::new(self.list.range.clone(), both)];
        }
        let line_end = self.document.line_end();
        if let Some(number) = before {
            let start = self.items[number].range.start;
            return match (self.own_line(number), indent_of(self.document, start)) {
                (Some(line), Some(indent)) => {
                    vec![Splice::insert(line.start, format!("{indent}{literal},{comment}{line_end}"))]
                }
                _ => vec![Splice::insert(start, format!("{literal}, "))],
            };
        }
        let Some(last) = self.items.len().checked_sub(1) else {
            return vec![Splice::insert(self.list.range.start + 1, literal)];
        };
        let (start, end) = (self.items[last].range.start, self.items[last].range.end);
        let comma = self.comma_after(end);
        match (self.own_line(last), indent_of(self.document, start)) {
            (Some(line), Some(indent)) => {
                let (between, own) =
                    if comma.is_some() { (None, ",") } else { (Some(Splice::insert(end, ",")), "") };
                let line = Splice::insert(line.end, format!("{indent}{literal}{own}{comment}{line_end}"));
                between.into_iter().chain([line]).collect()
            }
            _ => vec![Splice::insert(end, format!(", {literal}"))],
        }
    }

    /// The lines of an item that shares them with nothing but a comment.
    fn own_line(&self, number: usize) -> Option<Range<usize>> {
        let range = &self.items[number].range;
        let lines = self.document.line(range.start).start..self.document.line(range.end).end;
        let rest = self.document.text[range.end..lines.end].trim_start_matches([' ', '\t']);
        let rest = rest.strip_prefix(',').unwrap_or(rest).trim();
        let ends = rest.is_empty() || rest.starts_with('#') && self.document.syntax == Syntax::Toml;
        let is_inside = lines.end < self.list.range.end;
        (self.is_list && ends && is_inside && indent_of(self.document, range.start).is_some())
            .then_some(lines)
    }

    /// The comma after an item that ends at a byte, beyond blanks and comments.
    fn comma_after(&self, end: usize) -> Option<usize> {
        let mut at = end;
        let text = &self.document.text[..self.list.range.end];
        loop {
            at += text[at..].len() - text[at..].trim_start().len();
            match text[at..].chars().next()? {
                ',' => return Some(at),
                '#' => at += text[at..].find('\n')?,
                _ => return None,
            }
        }
    }
}
