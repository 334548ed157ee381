//! Inline text and its escapes.

use crate::model::Inline;
use crate::source::markdown::unknown::span_at;

/// Where inline text stands, which decides what has a meaning there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EscapeContext {
    Paragraph,
    /// After the bar that begins a line of verse, in one line.
    Verse,
    Subhead,
    Cell,
    Caption,
}

/// Inline text. Lines are ended in paragraphs only.
pub(super) fn text(inlines: &[Inline], context: EscapeContext) -> String {
    let mut writer = InlineWriter { out: String::new(), context, fresh: true, starred: false };
    writer.inlines(inlines);
    writer.seal_end();
    writer.out
}

/// A caption as front matter writes it: inline Markdown in one line.
pub fn caption(inlines: &[Inline]) -> String {
    text(inlines, EscapeContext::Caption)
}

/// The description of an image.
pub(super) fn description(alt: &str) -> String {
    text(&super::super::flow::plain(alt), EscapeContext::Caption)
}

/// The address of a link or an image.
pub(super) fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '\0' => out.push(c),
            _ if c.is_whitespace() || c.is_control() || c == '|' => push_reference(&mut out, c),
            '\\' | '(' | ')' | '<' | '>' | '&' | '"' | '\'' | '`' | '*' | '[' | ']' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

/// The title of an image, which stands between quotation marks.
pub(super) fn title(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    for c in title.chars() {
        match c {
            '\n' | '\r' | '\t' => push_reference(&mut out, c),
            '"' | '\\' | '&' | '<' | '>' | '`' | '*' | '_' | '[' | ']' | '|' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

/// Markup without content that separates its neighbours.
pub(super) const NOTHING: &str = "<em></em>";

struct InlineWriter {
    out: String,
    context: EscapeContext,
    /// Whether nothing visible was written yet: the reader drops indents there.
    fresh: bool,
    /// Whether stars are open: others inside them would be ambiguous.
    starred: bool,
}

impl InlineWriter {
    fn inlines(&mut self, inlines: &[Inline]) {
        let mut rest = inlines;
        while let Some((inline, after)) = rest.split_first() {
            rest = after;
            match inline {
                Inline::Text { text } => self.text(text),
                Inline::Strong { content } => self.marked("**", "strong", content),
                Inline::Emphasis { content } => self.marked("*", "em", content),
                Inline::ProperName { content } => self.element("u", content),
                Inline::Subscript { content } => self.element("sub", content),
                Inline::Superscript { content } => self.element("sup", content),
                Inline::Ruby { .. } => rest = self.ruby(inline, after),
                Inline::Link { url, content } => {
                    if self.out.ends_with(']') {
                        // Brackets after a note mark would be taken for its second half.
                        self.out.push_str(NOTHING);
                    }
                    self.out.push('[');
                    self.inlines(content);
                    self.out.push_str(&format!("]({})", address(url)));
                    self.fresh = false;
                }
                Inline::NoteMark { note } => {
                    self.out.push_str(&format!("[^{note}]"));
                    self.fresh = false;
                }
                Inline::LineBreak => self.line_break(after.is_empty()),
            }
        }
    }

    /// Marked text: between stars where they are certain to be read as marks, else in an element.
    /// Stars are read as marks if letters are next to them inside, whatever is outside (CommonMark 0.31
    /// §6.2), and no digit is near that would make them a sign of multiplication.
    fn marked(&mut self, stars: &str, element: &str, content: &[Inline]) {
        let is_after_digit = self.out.ends_with(|c: char| c.is_numeric());
        if !self.starred && !self.out.ends_with('*') {
            let (start, fresh) = (self.out.len(), self.fresh);
            self.out.push_str(stars);
            self.starred = true;
            self.inlines(content);
            self.starred = false;
            let inside = &self.out[start + stars.len()..];
            if are_certain(inside, stars.len(), is_after_digit) {
                self.out.push_str(stars);
                return;
            }
            self.out.truncate(start);
            self.fresh = fresh;
        }
        self.element(element, content);
    }

    fn element(&mut self, element: &str, content: &[Inline]) {
        self.out.push_str(&format!("<{element}>"));
        self.inlines(content);
        self.out.push_str(&format!("</{element}>"));
    }

    /// Ruby and all that follows it without anything between, as one element.
    fn ruby<'a>(&mut self, first: &Inline, after: &'a [Inline]) -> &'a [Inline] {
        self.out.push_str("<ruby>");
        self.pair(first);
        let more = after.iter().take_while(|inline| matches!(inline, Inline::Ruby { .. })).count();
        let (pairs, rest) = after.split_at(more);
        pairs.iter().for_each(|inline| self.pair(inline));
        self.out.push_str("</ruby>");
        self.fresh = false;
        rest
    }

    fn pair(&mut self, inline: &Inline) {
        if let Inline::Ruby { base, reading } = inline {
            // Blanks at the start of a paragraph are dropped inside ruby as well.
            let fresh = self.fresh;
            self.text(base);
            self.fresh = fresh;
            self.out.push_str("<rt>");
            self.text(reading);
            self.fresh = fresh;
            self.out.push_str("</rt>");
        }
    }

    /// A backslash before a line end, or `<br>` where that is not seen as a break.
    fn line_break(&mut self, is_last: bool) {
        if self.context == EscapeContext::Paragraph && !is_last && !self.fresh && !self.is_at_line_start() {
            self.seal_end();
            self.out.push_str("\\\n");
        } else {
            self.out.push_str("<br>");
        }
    }

    fn text(&mut self, text: &str) {
        for (at, c) in text.char_indices() {
            let is_at_start = self.is_at_line_start();
            if c.is_control() && c != '\0' || c.is_whitespace() && (is_at_start || self.fresh) {
                push_reference(&mut self.out, c);
            } else {
                match self.needs_escape(&text[at..], is_at_start || self.shows_nothing()) {
                    // Only marks of ASCII can be escaped.
                    true if c.is_ascii() => self.out.extend(['\\', c]),
                    true => push_reference(&mut self.out, c),
                    false => self.out.push(c),
                }
            }
            self.fresh = false;
        }
    }

    /// Whether the first character of what follows would be read as a mark.
    fn needs_escape(&self, text: &str, is_at_start: bool) -> bool {
        let mut chars = text.chars();
        let (Some(c), next) = (chars.next(), chars.next()) else { return false };
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '^' | '$' | '{' => true,
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            // An image if a link follows.
            '!' => next.is_none() || is_at_start && next == Some('!'),
            '|' => {
                is_at_start
                    || matches!(self.context, EscapeContext::Cell | EscapeContext::Verse)
                    || next == Some('|')
            }
            '#' => is_at_start || self.context == EscapeContext::Subhead,
            '+' | '=' => is_at_start || next == Some(c),
            '%' => next == Some('%'),
            '?' => is_at_start && next == Some('?'),
            '-' | '>' => is_at_start,
            // A definition or a link after a note mark, or the name of an emoji.
            ':' | '(' if is_at_start || self.out.ends_with(']') => true,
            '.' | ')' => self.is_after_line_number(),
            '＃' | '＞' | '｜' => is_at_start,
            '＊' => span_at(text, None).is_some(),
            // What follows the name may be escaped itself, and is hidden from the reader then.
            ':' => span_at(up_to_second(c, text), None).is_some(),
            _ => false,
        }
    }

    fn is_at_line_start(&self) -> bool {
        self.out.is_empty() || self.out.ends_with('\n')
    }

    /// Whether the line so far is markup alone, as of a link that begins it: what follows is the first
    /// that is shown.
    fn shows_nothing(&self) -> bool {
        let line = self.out.rsplit('\n').next().unwrap_or_default();
        line.ends_with(['[', '*', '_', '>'])
            && line.bytes().all(|b| b"[]*_<>/".contains(&b) || b.is_ascii_alphabetic())
    }

    /// Whether the line so far is a number, as at the start of a list item.
    fn is_after_line_number(&self) -> bool {
        let line = self.out.rsplit('\n').next().unwrap_or_default();
        (1..=9).contains(&line.len()) && line.bytes().all(|b| b.is_ascii_digit())
    }

    /// Blanks at the end of a line are dropped unless they are written as references.
    fn seal_end(&mut self) {
        if let Some(blank) = self.out.chars().next_back().filter(|c| c.is_whitespace() && *c != '\n') {
            self.out.truncate(self.out.len() - blank.len_utf8());
            push_reference(&mut self.out, blank);
        }
    }
}

/// Whether stars around a text are read as marks: letters stand inside next to them, and no digit near
/// them makes them a sign of multiplication.
fn are_certain(inside: &str, stars: usize, is_after_digit: bool) -> bool {
    let (Some(first), Some(last)) = (inside.chars().next(), inside.chars().next_back()) else { return false };
    let mut ends = inside.chars().take(3).chain(inside.chars().rev().take(3));
    let is_sign = match stars {
        1 => is_after_digit || ends.any(char::is_numeric),
        // As in `2**10` and `2**x`; full-width digits are digits as well.
        _ => is_after_digit && (first.is_ascii() || first.is_numeric()),
    };
    first.is_alphanumeric() && last.is_alphabetic() && !last.is_numeric() && !is_sign
}

/// A text that begins with a character, as far as the next of its kind.
fn up_to_second(c: char, text: &str) -> &str {
    let next = text.match_indices(c).nth(1).map_or(text.len(), |(at, _)| at + c.len_utf8());
    &text[..next]
}

/// A character as a numeric reference.
pub(super) fn push_reference(out: &mut String, c: char) {
    out.push_str(&format!("&#{};", u32::from(c)));
}
