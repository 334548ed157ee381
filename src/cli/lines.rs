//! Lines of a terminal: where prose in either language may be broken.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// The text in lines of at most this many cells, broken outside of code at blanks and beside wide
/// characters. Lines after the first are indented.
pub(crate) fn wrapped(text: &str, most: usize, indent: usize) -> String {
    let mut lines = String::new();
    let (mut width, mut blanks) = (0, "");
    for part in parts(text) {
        let word = part.trim_end_matches(' ');
        if width > 0 && width + blanks.len() + word.width() > most {
            lines.push('\n');
            lines.push_str(&" ".repeat(indent));
            width = indent;
        } else {
            lines.push_str(blanks);
            width += blanks.len();
        }
        lines.push_str(word);
        width += word.width();
        blanks = &part[word.len()..];
    }
    lines
}

/// The parts between which a line may end (UAX #14), with the blanks after each; what stands between
/// backticks is one part with what touches it.
fn parts(text: &str) -> Vec<&str> {
    let breaks = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let (mut start, mut backticks, mut counted) = (0, 0, 0);
    let ends = breaks.segment_str(text).filter(move |&end| {
        backticks += text[counted..end].matches('`').count();
        counted = end;
        let is_wide = |c: Option<char>| c.and_then(char::width) == Some(2);
        let (before, after) = (text[..end].chars().next_back(), text[end..].chars().next());
        let may_end = before == Some(' ') || is_wide(before) || is_wide(after);
        end > 0 && (end == text.len() || (backticks % 2 == 0 && may_end))
    });
    ends.map(|end| &text[std::mem::replace(&mut start, end)..end]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_lines_end_at_blanks_and_chinese_ones_between_characters() {
        let words = "write it as `a - b` or as well-known/names ".repeat(4);
        assert!(
            wrapped(&words, 80, 0)
                .lines()
                .all(|line| !line.ends_with(['-', '/', '`']) || line.ends_with("b`"))
        );
        let text = "稿件转版，下转、上接都要写明；".repeat(6);
        let lines = wrapped(&text, 80, 2);
        assert_eq!(lines.lines().map(|line| line.trim_start()).collect::<String>(), text);
        assert!(lines.lines().skip(1).all(|line| line.starts_with("  ")));
        assert!(lines.lines().next().is_some_and(|line| line.width() > 76));
    }

    #[test]
    fn lines_are_as_narrow_as_they_have_to_be() {
        let text = "写明`--epub`和`--pdf`的，只做写明的［默认：照报刊］";
        for most in 20..60 {
            assert!(wrapped(text, most, 0).lines().all(|line| line.width() <= most), "{most}");
        }
    }
}
