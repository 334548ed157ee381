//! Text with its styles, before it is shaped.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::FaceId;
use super::locale::Locale;
use crate::geometry::Length;
use crate::ink::Ink;

/// A mark that stands beside the characters of a run, in the gap between two rows (CLREQ,
/// Interlinear Marks).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InterlinearMark {
    /// A dot under each character (着重号).
    Dots,
    /// A line under a proper name (专名号).
    NameLine,
}

/// How a run of characters looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextStyle {
    /// The faces to try, in order.
    pub chain: Arc<[FaceId]>,
    /// Size of the em.
    pub size: Length,
    /// What it is printed in.
    pub ink: Ink,
    /// Number of the link it belongs to, in [`StyledText::links`].
    pub link: Option<u32>,
    /// Its language.
    pub locale: Locale,
    /// Its interlinear mark.
    pub mark: Option<InterlinearMark>,
    /// Where it stands if it is low or high text.
    pub shift: Option<BaselineShift>,
}

/// Where low and high text (subscripts and superscripts) stands. It belongs to what stands before
/// it: no line ends and no blank opens between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BaselineShift {
    /// Height of its baseline above that of the line; negative if it is low.
    pub rise: Length,
    /// Size of the em of the text around it.
    pub around: Length,
}

impl TextStyle {
    /// Size of the em of the line it stands in.
    pub fn line_size(&self) -> Length {
        self.shift.map_or(self.size, |shift| shift.around)
    }

    /// Black text in faces of a size, of a language.
    pub fn new(chain: impl Into<Arc<[FaceId]>>, size: Length, locale: Locale) -> Self {
        Self { chain: chain.into(), size, ink: Ink::BLACK, link: None, locale, mark: None, shift: None }
    }
}

/// A reading over its base (ruby, pinyin).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Bytes of the base in the text.
    pub base: Range<usize>,
    /// What stands over it.
    pub text: String,
}

/// Most characters of a name that no line parts.
const LONGEST_NAME: usize = 5;

/// Characters and the styles of their runs, which follow each other without holes.
#[derive(Clone, Debug, Default)]
pub struct StyledText {
    /// The characters.
    pub text: String,
    /// Byte ranges with their styles.
    pub runs: Vec<(Range<usize>, TextStyle)>,
    /// Addresses that runs lead to.
    pub links: Vec<String>,
    /// Byte offsets at which the author ends a line.
    pub forced_breaks: Vec<usize>,
    /// Readings over their bases, in order.
    pub readings: Vec<Reading>,
    /// Bytes of marks that no line parts from what stands before them, in order.
    pub marks: Vec<Range<usize>>,
    /// Bytes of words that no line parts, in order.
    pub whole: Vec<Range<usize>>,
}

impl StyledText {
    /// Text in one style.
    pub fn plain(text: &str, style: TextStyle) -> Self {
        let mut styled = Self::default();
        styled.push(text, style);
        styled
    }

    /// Adds characters; a run of the same style goes on. Two underlined runs stay two: neighbouring
    /// names have lines of their own (CLREQ, Interlinear Marks).
    pub fn push(&mut self, text: &str, style: TextStyle) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        match self.runs.last_mut() {
            Some((range, last)) if *last == style && style.mark.is_none() => range.end = self.text.len(),
            _ => self.runs.push((start..self.text.len(), style)),
        }
    }

    /// Prints all of it in an ink.
    pub fn print_in(&mut self, ink: Ink) {
        self.runs.iter_mut().for_each(|(_, style)| style.ink = ink);
    }

    /// Adds names of people and what they did: no line parts what stands between two blanks or brackets.
    pub fn push_people(&mut self, people: &str, style: TextStyle) {
        let start = self.text.len();
        self.push(people, style);
        let mut from = start;
        let parts = |c: char| !c.is_alphanumeric();
        for (at, c) in people.char_indices().chain([(people.len(), ' ')]).filter(|&(_, c)| parts(c)) {
            let at = start + at;
            let count = self.text.get(from..at).map_or(0, |word| word.chars().count());
            if (2..=LONGEST_NAME).contains(&count) {
                self.whole.push(from..at);
            }
            from = at + c.len_utf8();
        }
    }

    /// Adds characters with a reading over them.
    pub fn push_with_reading(&mut self, base: &str, reading: &str, style: TextStyle) {
        let start = self.text.len();
        self.push(base, style);
        self.readings.push(Reading { base: start..self.text.len(), text: reading.to_owned() });
    }

    /// Adds a mark that belongs to what stands before it, as that of a note: it begins no line (CLREQ,
    /// Interlinear Notes).
    pub fn push_mark(&mut self, mark: &str, style: TextStyle) {
        let start = self.text.len();
        self.push(mark, style);
        self.marks.push(start..self.text.len());
    }

    /// Bytes of each low or high text, in order.
    pub(super) fn shifted(&self) -> impl Iterator<Item = Range<usize>> {
        self.runs.iter().filter(|(_, style)| style.shift.is_some()).map(|(range, _)| range.clone())
    }

    /// Ends the line here.
    pub fn end_line(&mut self) {
        self.forced_breaks.push(self.text.len());
    }

    /// Adds styled text after this one.
    pub fn append(&mut self, more: Self) {
        let (bytes, links) = (self.text.len(), self.links.len() as u32);
        for (range, mut style) in more.runs {
            style.link = style.link.map(|link| link + links);
            self.push(&more.text[range], style);
        }
        self.links.extend(more.links);
        self.forced_breaks.extend(more.forced_breaks.into_iter().map(|at| at + bytes));
        let moved = |reading: Reading| Reading {
            base: reading.base.start + bytes..reading.base.end + bytes,
            text: reading.text,
        };
        self.readings.extend(more.readings.into_iter().map(moved));
        self.marks.extend(more.marks.into_iter().map(|mark| mark.start + bytes..mark.end + bytes));
        self.whole.extend(more.whole.into_iter().map(|word| word.start + bytes..word.end + bytes));
    }

    /// A part of the text, from the beginning of a character to that of another. A reading goes with
    /// the beginning of its base.
    #[must_use]
    pub fn part(&self, bytes: Range<usize>) -> Self {
        let clipped = |range: &Range<usize>| {
            range.start.max(bytes.start) - bytes.start..range.end.min(bytes.end) - bytes.start
        };
        let mut part = Self { text: self.text[bytes.clone()].to_owned(), ..Self::default() };
        let mut numbers = BTreeMap::new();
        let first = self.runs.partition_point(|(range, _)| range.end <= bytes.start);
        for (range, style) in self.runs[first..].iter().take_while(|(range, _)| range.start < bytes.end) {
            let mut style = style.clone();
            // Only the addresses that it has go with it.
            style.link = style.link.map(|link| {
                *numbers.entry(link).or_insert_with(|| {
                    part.links.push(self.links[link as usize].clone());
                    part.links.len() as u32 - 1
                })
            });
            part.runs.push((clipped(range), style));
        }
        let first = self.forced_breaks.partition_point(|&at| at <= bytes.start);
        let breaks = self.forced_breaks[first..].iter().take_while(|&&at| at <= bytes.end);
        part.forced_breaks.extend(breaks.map(|at| at - bytes.start));
        let first = self.readings.partition_point(|reading| reading.base.start < bytes.start);
        let readings = self.readings[first..].iter().take_while(|reading| reading.base.start < bytes.end);
        part.readings.extend(
            readings.map(|reading| Reading { base: clipped(&reading.base), text: reading.text.clone() }),
        );
        let first = self.marks.partition_point(|mark| mark.end <= bytes.start);
        let marks = self.marks[first..].iter().take_while(|mark| mark.start < bytes.end);
        part.marks.extend(marks.map(clipped));
        let first = self.whole.partition_point(|word| word.end <= bytes.start);
        let whole = self.whole[first..].iter().take_while(|word| word.start < bytes.end);
        part.whole.extend(whole.map(clipped));
        part
    }

    /// Whether there is nothing to set.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sample::styled;

    #[test]
    fn parts_have_what_belongs_to_them_and_together_are_the_whole() {
        let plain = styled("甲").runs[0].1.clone();
        let mut text = StyledText::default();
        for link in 0..4 {
            text.links.push(format!("https://a.example/{link}"));
            text.push(&format!("链{link}"), TextStyle { link: Some(link), ..plain.clone() });
            text.push_with_reading("埭", "dài", plain.clone());
            text.end_line();
        }
        let cut = text.text.find('2').unwrap();
        let parts = [text.part(0..cut), text.part(cut..text.text.len())];
        assert_eq!(parts.each_ref().map(|part| part.links.len()), [3, 2]);
        assert_eq!(parts[1].links[0], "https://a.example/2", "the cut is inside the words of a link");
        assert_eq!(parts.each_ref().map(|part| part.readings.len()), [2, 2]);
        let [mut whole, rest] = parts;
        whole.append(rest);
        assert_eq!(
            (&whole.text, &whole.forced_breaks, &whole.readings),
            (&text.text, &text.forced_breaks, &text.readings)
        );
    }

    #[test]
    fn names_are_whole_in_every_part() {
        let style = styled("甲").runs[0].1.clone();
        let mut text = styled("本报讯");
        text.push_people("（记者 王国防 欧阳丹青）", style);
        let words = |text: &StyledText| -> Vec<String> {
            text.whole.iter().map(|word| text.text[word.clone()].to_owned()).collect()
        };
        assert_eq!(words(&text), ["记者", "王国防", "欧阳丹青"]);
        let cut = text.text.find("国防").unwrap();
        assert_eq!(words(&text.part(0..cut)), ["记者", "王"]);
        let mut whole = styled("续");
        whole.append(text);
        assert_eq!(words(&whole), ["记者", "王国防", "欧阳丹青"]);
    }

    #[test]
    fn a_part_holds_no_more_than_it_needs() {
        let mut text = styled("甲");
        for link in 0..1000 {
            text.links.push(format!("https://a.example/{link}"));
            let style = TextStyle { link: Some(link), ..text.runs[0].1.clone() };
            text.push("链", style);
        }
        let part = text.part(30..60);
        assert_eq!((part.links.len(), part.runs.len(), part.text.len()), (10, 10, 30));
    }
}
