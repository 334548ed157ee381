//! Code and HTML blocks, kept as they were typed.

use std::ops::Range;

/// The lines of a fenced block: the opening fence, what it holds, the closing fence.
/// `inside` are the pieces the parser found inside it.
pub(super) fn fenced(source: &str, range: Range<usize>, inside: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let whole = &source[range.clone()];
    let first = whole.find('\n').unwrap_or(whole.len());
    lines.push(trimmed(source, range.start..range.start + first));
    for piece in inside {
        lines.extend(split(source, piece.clone()));
    }
    if let Some(last) = whole.trim_end().rfind('\n').map(|at| range.start + at + 1) {
        let line = trimmed(source, last..range.end);
        let fence = source[line.clone()].rfind(|c| c != '`' && c != '~').map_or(line.start, |at| {
            let width = source[line.start + at..].chars().next().map_or(1, char::len_utf8);
            line.start + at + width
        });
        if line.end - fence >= 3 && lines.last().is_none_or(|before| before.end <= fence) {
            lines.push(fence..line.end);
        }
    }
    lines
}

/// The lines of a piece, without their ends.
pub(super) fn split(source: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut start = range.start;
    source[range]
        .split_inclusive('\n')
        .map(|line| {
            let found = trimmed(source, start..start + line.len());
            start += line.len();
            found
        })
        .collect()
}

/// A range without the blanks and line ends at its end.
fn trimmed(source: &str, range: Range<usize>) -> Range<usize> {
    range.start..range.start + source[range].trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fenced_blocks_keep_their_fences() {
        let source = "~~~x\na\nb\n~~~\n";
        let lines: Vec<_> = fenced(source, 0..source.len(), std::slice::from_ref(&(5..9)))
            .into_iter()
            .map(|r| &source[r])
            .collect();
        assert_eq!(lines, ["~~~x", "a", "b", "~~~"]);
    }

    #[test]
    fn a_fence_that_is_not_closed_ends_with_its_text() {
        let source = "```\n一";
        let lines: Vec<_> = fenced(source, 0..source.len(), std::slice::from_ref(&(4..7)))
            .into_iter()
            .map(|r| &source[r])
            .collect();
        assert_eq!(lines, ["```", "一"]);
    }
}
