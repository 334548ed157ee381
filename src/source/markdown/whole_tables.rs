//! Tables of HTML with blank lines in them. A blank line ends a block of HTML to Markdown (CommonMark 0.31, §4.6), but
//! not a table to those who write one.

use std::borrow::Cow;

/// The text with every table of HTML in one block: line ends before blank lines in it are blanks. Every byte stays
/// at its place.
pub(super) fn whole_tables(text: &str) -> Cow<'_, str> {
    let lower = text.to_ascii_lowercase();
    let (mut out, mut done, mut at) = (String::new(), 0, 0);
    while let Some(start) = lower[at..].find("<table").map(|found| at + found) {
        let Some(end) = lower[start..].find("</table").map(|found| start + found) else { break };
        at = end;
        let line = lower[..start].rfind('\n').map_or(0, |end| end + 1);
        if !lower[line..=start].trim_start().starts_with('<') {
            continue;
        }
        for (newline, _) in text[start..end].match_indices('\n').map(|(found, mark)| (start + found, mark)) {
            let after = &text[newline + 1..end];
            if after.find('\n').is_some_and(|next| after[..next].trim().is_empty()) {
                let width = if text[..newline].ends_with('\r') { 2 } else { 1 };
                out.push_str(&text[done..newline + 1 - width]);
                out.extend(std::iter::repeat_n(' ', width));
                done = newline + 1;
            }
        }
    }
    match done {
        0 => Cow::Borrowed(text),
        _ => Cow::Owned(out + &text[done..]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_before_blank_lines_of_a_table_are_blanks() {
        for (text, expected) in [
            ("<table>\n\n<tr>\n \n\n</table>\n\n甲", "<table> \n<tr>   \n</table>\n\n甲"),
            ("<div><TABLE>\r\n\r\n</Table>", "<div><TABLE>  \r\n</Table>"),
            ("甲<table>\n\n</table>", "甲<table>\n\n</table>"),
            ("<table>\n\n", "<table>\n\n"),
            ("甲\n\n<table>\n</table>\n\n<table>", "甲\n\n<table>\n</table>\n\n<table>"),
        ] {
            let found = whole_tables(text);
            assert_eq!((found.len(), &*found), (text.len(), expected), "{text:?}");
        }
    }
}
