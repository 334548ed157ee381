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

/// What an HTML block holds.
#[derive(Debug, Default, PartialEq)]
pub(super) struct HtmlBlock {
    /// Its comments.
    pub(super) comments: Vec<Range<usize>>,
    /// A comment that is not closed, which hides nothing.
    pub(super) open_comment: Option<Range<usize>>,
    /// Its lines without comments, and without those that had nothing else.
    pub(super) rest: Vec<Range<usize>>,
}

/// Takes the comments out of the lines of an HTML block.
pub(super) fn html(source: &str, lines: Vec<Range<usize>>) -> HtmlBlock {
    let mut block = HtmlBlock::default();
    let mut opened: Option<usize> = None;
    // What is text if the comment that is open turns out not to be closed.
    let mut held = Vec::new();
    for line in lines {
        let mut at = line.start;
        while at <= line.end {
            let (mark, width) = if opened.is_some() { ("-->", 3) } else { ("<!--", 0) };
            let next = source[at..line.end].find(mark).map(|found| at + found + width);
            let part = trimmed(source, at..next.unwrap_or(line.end));
            match (opened, next) {
                (Some(start), Some(end)) => {
                    block.comments.push(start..end);
                    (opened, at) = (None, end);
                    held.clear();
                    continue;
                }
                (Some(_), None) if at == line.start => held.push(part),
                (Some(_), None) => {}
                (None, Some(start)) => {
                    opened = Some(start);
                    block.rest.extend(Some(part).filter(|part| !part.is_empty()));
                    held.push(trimmed(source, start..line.end));
                    at = start + 2;
                    continue;
                }
                (None, None) => {
                    let is_rest_of_line = at > line.start && part.is_empty();
                    block.rest.extend(Some(part).filter(|_| !is_rest_of_line));
                }
            }
            break;
        }
    }
    if let Some(start) = opened {
        block.open_comment = Some(start..start + 4);
        block.rest.append(&mut held);
    }
    block
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
    fn comments_are_taken_out_of_html() {
        for (source, comments, rest) in [
            ("<!-- 注 -->", vec!["<!-- 注 -->"], vec![]),
            ("<!-- 一\n\n二 -->\n", vec!["<!-- 一\n\n二 -->"], vec![]),
            ("<!-- 一 --> 文 <!-- 二 -->", vec!["<!-- 一 -->", "<!-- 二 -->"], vec![" 文"]),
            ("<div><!-- 注\n-->\n文\n</div>", vec!["<!-- 注\n-->"], vec!["<div>", "文", "</div>"]),
            ("<!---->", vec!["<!---->"], vec![]),
            ("<!-- 一\n二", vec![], vec!["<!-- 一", "二"]),
            ("<!-- 一 -->\n文<!-- 二\n三", vec!["<!-- 一 -->"], vec!["文", "<!-- 二", "三"]),
        ] {
            let found = html(source, split(source, 0..source.len()));
            let texts =
                |ranges: &[Range<usize>]| ranges.iter().map(|r| &source[r.clone()]).collect::<Vec<_>>();
            assert_eq!((texts(&found.comments), texts(&found.rest)), (comments, rest), "{source}");
            assert_eq!(
                found.open_comment.is_some(),
                source.matches("<!--").count() != source.matches("-->").count()
            );
        }
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
