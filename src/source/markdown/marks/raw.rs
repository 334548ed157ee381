//! One run of inline text as it was typed.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// An event of the parser and its bytes in the text.
pub(crate) type RangedEvent<'a> = (Event<'a>, Range<usize>);

/// One run of inline text as it was typed. What cannot be a mark of Markdown is hidden: escaped
/// characters, references, code, tags, addresses of links.
#[derive(Debug)]
pub(crate) struct RawText<'a> {
    /// The whole text that is parsed.
    source: &'a str,
    /// Bytes of the run.
    range: Range<usize>,
    /// As long as the run; [`HIDDEN`] for each byte that is hidden.
    shown: String,
    /// Places of the characters that are hidden because they were escaped, in order.
    escaped: Vec<usize>,
}

/// Stands for a byte that cannot be a mark.
pub(crate) const HIDDEN: char = '\u{1A}';

/// What an event says about the bytes it covers.
enum Leaf {
    Shown(Range<usize>),
    Hidden(Range<usize>),
    LineEnd(Range<usize>),
}

impl<'a> RawText<'a> {
    /// The text that the events of one run come from.
    pub(crate) fn of(source: &'a str, events: &[RangedEvent<'_>]) -> Self {
        let start = events.iter().map(|(_, range)| range.start).min().unwrap_or(0);
        let end = events.iter().map(|(_, range)| range.end).max().unwrap_or(start);
        let mut raw = Self {
            source,
            range: start..end,
            shown: String::with_capacity(end - start),
            escaped: Vec::new(),
        };
        let mut after_line_end = false;
        for leaf in events.iter().filter_map(|(event, range)| leaf(source, event, range)) {
            let (Leaf::Shown(range) | Leaf::Hidden(range) | Leaf::LineEnd(range)) = &leaf;
            // Between a line end and the next text stand only marks of quotes and indents.
            raw.fill(range.start, if after_line_end { ' ' } else { HIDDEN });
            after_line_end = false;
            match leaf {
                Leaf::Hidden(range) => raw.fill(range.end, HIDDEN),
                Leaf::LineEnd(range) => {
                    raw.fill(range.end, '\n');
                    after_line_end = true;
                }
                Leaf::Shown(range) => raw.show(range),
            }
        }
        raw.fill(end, HIDDEN);
        raw
    }

    /// The characters that may be marks, at the offsets that [`RawText::at`] takes.
    pub(crate) fn shown(&self) -> &str {
        &self.shown
    }

    /// The bytes of the source that a range of what is shown stands for.
    pub(crate) fn at(&self, shown: Range<usize>) -> Range<usize> {
        self.range.start + shown.start..self.range.start + shown.end
    }

    /// The whole text that is parsed.
    pub(super) fn source(&self) -> &'a str {
        self.source
    }

    /// The bytes of the source that an event shows as text or as marks.
    pub(super) fn shown_part(&self, event: &Event<'_>, range: &Range<usize>) -> Option<Range<usize>> {
        match leaf(self.source, event, range)? {
            Leaf::Shown(range) => Some(range),
            Leaf::Hidden(_) | Leaf::LineEnd(_) => None,
        }
    }

    /// The run as it was typed.
    pub(crate) fn whole(&self) -> &'a str {
        &self.source[self.range.clone()]
    }

    /// Some of the text as it was typed.
    pub(super) fn typed(&self, range: Range<usize>) -> &'a str {
        &self.source[range]
    }

    /// What was typed before a place of what is shown; nothing if a line begins there.
    pub(super) fn before(&self, at: usize) -> &'a str {
        if self.shown[..at].ends_with([' ', '\n']) {
            return "";
        }
        &self.source[self.range.start..self.range.start + at]
    }

    /// What was typed after a place of what is shown; nothing if a line ends there.
    pub(super) fn after(&self, at: usize) -> &'a str {
        if self.shown[at..].starts_with('\n') {
            return "";
        }
        &self.source[self.range.start + at..self.range.end]
    }

    /// Whether the character at a place of what is shown is text that was escaped.
    pub(crate) fn is_escaped(&self, at: usize) -> bool {
        self.escaped.binary_search(&at).is_ok()
    }

    fn fill(&mut self, to: usize, with: char) {
        let missing = to.saturating_sub(self.range.start + self.shown.len());
        self.shown.extend(std::iter::repeat_n(with, missing));
    }

    fn show(&mut self, range: Range<usize>) {
        let from = range.start.max(self.range.start + self.shown.len());
        let first = self.source[range.clone()].chars().next();
        if first.is_some_and(|c| c.is_ascii_punctuation()) && is_escaped(self.source, range.start) {
            self.fill(range.start + 1, HIDDEN);
            self.escaped.push(self.shown.len() - 1);
        }
        let from = from.max(self.range.start + self.shown.len());
        match self.source.get(from..range.end) {
            Some(text) => self.shown.push_str(text),
            None => self.fill(range.end, HIDDEN),
        }
    }
}

/// Whether an odd number of backslashes stands before a byte.
fn is_escaped(source: &str, at: usize) -> bool {
    source.as_bytes()[..at].iter().rev().take_while(|&&byte| byte == b'\\').count() % 2 == 1
}

fn leaf(source: &str, event: &Event<'_>, range: &Range<usize>) -> Option<Leaf> {
    let range = range.clone();
    Some(match event {
        Event::Text(text) if source.get(range.clone()) == Some(text) => Leaf::Shown(range),
        Event::SoftBreak | Event::HardBreak => Leaf::LineEnd(range),
        Event::Start(_) | Event::End(_) => Leaf::Shown(mark_of(event, &range)?),
        _ => Leaf::Hidden(range),
    })
}

/// The stars or low lines that an event stands for.
fn mark_of(event: &Event<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    Some(match event {
        Event::Start(Tag::Emphasis) => range.start..range.start + 1,
        Event::Start(Tag::Strong) => range.start..range.start + 2,
        Event::End(TagEnd::Emphasis) => range.end - 1..range.end,
        Event::End(TagEnd::Strong) => range.end - 2..range.end,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Options, Parser};

    use super::*;

    /// What is shown of a paragraph, `.` for what is hidden.
    fn shown(source: &str) -> String {
        let events: Vec<_> = Parser::new_ext(source, Options::empty())
            .into_offset_iter()
            .filter(|(event, _)| {
                !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph))
            })
            .collect();
        let raw = RawText::of(source, &events);
        assert_eq!(raw.at(0..raw.shown().len()).len(), raw.shown().len());
        raw.shown().replace(HIDDEN, ".")
    }

    #[test]
    fn only_what_may_be_a_mark_is_shown() {
        for (source, expected) in [
            ("**a** _b", "**a** _b"),
            ("a\\*b\\\\*c", "a..b..*c"),
            ("a`*`*", "a...*"),
            ("a&ast;*", "a.....*"),
            ("[*a*](b*c)*", ".*a*......*"),
            ("a<br>*", "a....*"),
            ("a *\n*b", "a *\n*b"),
        ] {
            assert_eq!(shown(source), expected, "{source}");
        }
    }

    #[test]
    fn marks_of_quotes_are_blanks_to_the_text_after_them() {
        let source = "> *a\n> **b";
        let events: Vec<_> = Parser::new(source)
            .into_offset_iter()
            .filter(|(event, _)| matches!(event, Event::Text(_) | Event::SoftBreak))
            .collect();
        let raw = RawText::of(source, &events);
        assert_eq!(raw.shown(), "*a\n  **b");
        assert_eq!((raw.before(5), raw.after(2)), ("", ""));
    }
}
