//! The lines of a file around some places, short enough to read.
//!
//! A paragraph of an article is one line of its file and may have thousands of characters. Of a
//! long line only what is near the places is kept; what is left out is marked `...`.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::super::line_index::LineIndex;

/// What stands for characters left out. Not `…`: terminals differ in its width, and the places
/// below would no longer be under their characters.
const GAP: &str = "...";

/// Lines beside that of a place that are kept as they are; between two places that are farther
/// apart the lines stay blank, for nobody is shown them.
const AROUND: usize = 4;

/// Some lines of a file and the places in them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Number of the first line, from 1.
    pub(super) first_line: usize,
    /// The lines.
    pub(super) text: String,
    /// The places, in the order they were given, as byte ranges of `text`. One that goes over
    /// several lines is shown in its first.
    pub(super) places: Vec<Range<usize>>,
}

impl Excerpt {
    /// The lines of `text` from the first place to the last, cut to about `width` cells.
    /// Places are byte ranges of `text`; those that do not fit it are moved to where they do.
    pub(super) fn new(text: &str, lines: &LineIndex, places: &[Range<usize>], width: usize) -> Self {
        let places: Vec<_> = places.iter().map(|place| in_first_line(text, place)).collect();
        let start = places.iter().map(|p| p.start).min().unwrap_or(0);
        let end = places.iter().map(|p| p.end).max().unwrap_or(0);
        let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[end..].find('\n').map_or(text.len(), |at| end + at);
        let mut excerpt = Self {
            first_line: lines.position(text, start).line,
            text: String::new(),
            places: vec![0..0; places.len()],
        };
        let with_places: Vec<usize> =
            places.iter().map(|place| lines.position(text, place.start).line).collect();
        let is_near = |line: usize| with_places.iter().any(|with| with.abs_diff(line) <= AROUND);
        let mut line_start = start;
        for (line, number) in text[start..end].split('\n').zip(excerpt.first_line..) {
            if line_start > start {
                excerpt.text.push('\n');
            }
            let line_end = line_start + line.trim_end_matches('\r').len();
            if is_near(number) {
                excerpt.push_line(text, line_start..line_end, &places, width);
            }
            line_start += line.len() + 1;
        }
        excerpt
    }

    /// Adds a line of `text`, and the places that are in it.
    fn push_line(&mut self, text: &str, line: Range<usize>, places: &[Range<usize>], width: usize) {
        let here = |place: &Range<usize>| line.start <= place.start && place.end <= line.end;
        let inside: Vec<_> = places.iter().filter(|place| here(place)).cloned().collect();
        let kept = kept_parts(text, line.clone(), &inside, width);
        let mut written = line.start;
        for part in &kept {
            if part.start > written {
                self.text.push_str(GAP);
            }
            for (place, shown) in places.iter().zip(&mut self.places) {
                if here(place) && (part.start..=part.end).contains(&place.start) {
                    let at = self.text.len() + place.start - part.start;
                    *shown = at..at + place.end.min(part.end) - place.start;
                }
            }
            self.text.push_str(&text[part.clone()]);
            written = part.end;
        }
        if written < line.end {
            self.text.push_str(GAP);
        }
    }
}

/// The place on character boundaries of the text, and no longer than its first line.
fn in_first_line(text: &str, place: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(place.start);
    let end = text.floor_char_boundary(place.end.max(place.start));
    let line_end = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
    start..end.min(line_end).max(start)
}

/// The parts of a line to show, in order and apart from each other: all of it where it is no
/// wider than `width`, else what surrounds the places, else its beginning.
fn kept_parts(text: &str, line: Range<usize>, places: &[Range<usize>], width: usize) -> Vec<Range<usize>> {
    if step_on(text, line.start, line.end, width) == line.end {
        return vec![line];
    }
    let mut parts: Vec<Range<usize>> = places
        .iter()
        .map(|place| {
            let start = step_back(text, line.start, place.start, width / 4);
            let place_end = step_on(text, place.start, place.end, width / 2);
            start..step_on(text, place_end, line.end, width / 4)
        })
        .collect();
    if parts.is_empty() {
        parts.push(line.start..step_on(text, line.start, line.end, width));
    }
    parts.sort_by_key(|part| part.start);
    parts.dedup_by(|next, part| {
        let touches = next.start <= part.end;
        if touches {
            part.end = part.end.max(next.end);
        }
        touches
    });
    parts
}

/// The offset `cells` before `from`, or `limit` if that is nearer.
fn step_back(text: &str, limit: usize, from: usize, cells: usize) -> usize {
    let mut left = cells;
    let mut at = from;
    for (offset, c) in text[limit..from].char_indices().rev() {
        match left.checked_sub(c.width().unwrap_or(0)) {
            Some(rest) => left = rest,
            None => break,
        }
        at = limit + offset;
    }
    at
}

/// The offset `cells` after `from`, or `limit` if that is nearer.
fn step_on(text: &str, from: usize, limit: usize, cells: usize) -> usize {
    let mut left = cells;
    for (offset, c) in text[from..limit].char_indices() {
        match left.checked_sub(c.width().unwrap_or(0)) {
            Some(rest) => left = rest,
            None => return from + offset,
        }
    }
    limit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, places: &[Range<usize>]) -> Excerpt {
        Excerpt::new(text, &LineIndex::of(text), places, 40)
    }

    fn one(text: &str, place: Range<usize>) -> Excerpt {
        excerpt(text, &[place])
    }

    fn shown(excerpt: &Excerpt) -> Vec<&str> {
        excerpt.places.iter().map(|place| &excerpt.text[place.clone()]).collect()
    }

    #[test]
    fn short_lines_are_whole_and_lines_between_places_stay() {
        let text = "甲\n乙丙\r\n丁\n戊";
        let excerpt = excerpt(text, &[7..10, 13..14]);
        assert_eq!((excerpt.first_line, excerpt.text.as_str()), (2, "乙丙\n丁"));
        assert_eq!(shown(&excerpt), ["丙", ""], "the second place begins inside a character");
        assert_eq!(excerpt.places[1], 7..7);
    }

    #[test]
    fn a_long_line_keeps_what_is_near_each_place() {
        let text = format!("{}甲{}乙{}", "前".repeat(500), "中".repeat(500), "后".repeat(500));
        let (a, b) = (text.find('甲').unwrap(), text.find('乙').unwrap());
        let excerpt = excerpt(&text, &[b..b + 3, a..a + 3]);
        assert_eq!(shown(&excerpt), ["乙", "甲"], "places keep their order");
        assert_eq!(excerpt.text, "...前前前前前甲中中中中中...中中中中中乙后后后后后...");
    }

    #[test]
    fn a_long_place_is_cut_and_one_of_many_lines_is_shown_in_its_first() {
        let text = format!("{}\n{}", "字".repeat(300), "行".repeat(300));
        let excerpt = one(&text, 0..text.len());
        assert_eq!(shown(&excerpt), ["字".repeat(15)], "half the width, and a quarter of what follows");
        assert!(!excerpt.text.contains('行'));
    }

    #[test]
    fn lines_far_from_all_places_are_left_blank() {
        let text = "行\n".repeat(1000);
        let excerpt = excerpt(&text, &[0..3, 3996..3999]);
        assert_eq!(excerpt.text.lines().count(), 1000);
        assert_eq!(excerpt.text.matches('行').count(), 2 * (AROUND + 1));
        assert_eq!((shown(&excerpt), excerpt.first_line), (vec!["行"; 2], 1));
    }

    #[test]
    fn no_place_is_out_of_reach() {
        for (text, place) in [("", 0..0), ("", 5..9), ("字", 1..2), ("a\n", 2..2), ("a", 1..1)] {
            let excerpt = one(text, place.clone());
            assert!(excerpt.text.get(excerpt.places[0].clone()).is_some(), "{text:?} {place:?}");
        }
        let long = "字".repeat(99);
        let end = one(&long, 297..297);
        assert_eq!(end.places[0], end.text.len()..end.text.len());
    }
}
