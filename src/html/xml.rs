//! Characters as an XML 1.0 document may carry them.

use std::fmt;

/// Writes `text` as character data or as the value of an attribute in double quotes.
///
/// Control characters and noncharacters, which XML 1.0 (§2.2) forbids even as references, become
/// U+FFFD; the check of the text has named them before.
pub(crate) fn write_escaped(out: &mut dyn fmt::Write, text: &str) -> fmt::Result {
    let mut written = 0;
    for (at, c) in text.char_indices() {
        let Some(replacement) = replacement(c) else { continue };
        out.write_str(&text[written..at])?;
        out.write_str(replacement)?;
        written = at + c.len_utf8();
    }
    out.write_str(&text[written..])
}

/// `text` as [`write_escaped`] writes it.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing into a `String` cannot fail.
    let _ = write_escaped(&mut out, text);
    out
}

/// `text` with every character that XML 1.0 forbids replaced by U+FFFD, markup left alone.
pub(crate) fn allowed(text: &str) -> String {
    text.chars().map(|c| if is_allowed(c) { c } else { '\u{FFFD}' }).collect()
}

fn replacement(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        c if !is_allowed(c) => Some("\u{FFFD}"),
        _ => None,
    }
}

/// Whether XML 1.0 allows the character (production `Char`, §2.2).
pub(crate) fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_forbidden_characters_are_replaced() {
        assert_eq!(escaped(r#"<a> & "b" 'c'"#), "&lt;a&gt; &amp; &quot;b&quot; 'c'");
        assert_eq!(escaped("一\u{0}\u{8}\u{B}\u{FFFE}二\t\n"), "一\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}二\t\n");
        assert_eq!(escaped("𠮷\u{E000}"), "𠮷\u{E000}");
        assert_eq!(allowed("a\u{1}<b>"), "a\u{FFFD}<b>");
    }
}
