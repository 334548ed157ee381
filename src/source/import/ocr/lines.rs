//! Page text into blocks: headings, and paragraphs as lines, each with its place.
//!
//! Only what OCR programs write is read as markup: headings with `#`, blank lines, two blanks at
//! the end of a line, pictures. Everything else is text; what else engines write was taken off by `constructs`.

use std::ops::Range;

use crate::diagnostics::{FileId, Span};

use super::places::Places;

/// Words of a page and where they stand.
#[derive(Clone, Copy, Debug)]
pub(in crate::source::import) struct PageExcerpt<'a> {
    /// The words, byte for byte.
    pub(in crate::source::import) text: &'a str,
    file: FileId,
    at: usize,
    /// Where its characters stand in the file, where markup was taken off between them.
    places: Option<&'a Places>,
}

impl<'a> PageExcerpt<'a> {
    /// The whole of a page.
    pub(in crate::source::import) fn page(file: FileId, text: &'a str) -> Self {
        Self { text, file, at: 0, places: None }
    }

    /// The whole of a page, of which markup was taken off.
    pub(in crate::source::import) fn cleaned(file: FileId, text: &'a str, places: &'a Places) -> Self {
        Self { text, file, at: 0, places: Some(places) }
    }

    /// Where the words stand.
    pub(in crate::source::import) fn span(self) -> Span {
        self.span_of(self.at..self.at + self.text.len())
    }

    fn span_of(self, range: Range<usize>) -> Span {
        Span::new(self.file, self.places.map_or(range.clone(), |places| places.of(range)))
    }

    /// From the beginning of these words to the end of `last`, on the same page.
    pub(in crate::source::import) fn until(self, last: Self) -> Span {
        self.span_of(self.at..last.at + last.text.len())
    }

    /// The part of these words from the beginning of `first` to the end of `last`, both in it.
    pub(in crate::source::import) fn between(self, first: Self, last: Self) -> Self {
        self.part(first.at - self.at..last.at + last.text.len() - self.at)
    }

    /// A part of the words; the range is in bytes from their beginning.
    pub(in crate::source::import) fn part(self, range: Range<usize>) -> Self {
        Self { text: &self.text[range.clone()], at: self.at + range.start, ..self }
    }

    /// From a byte to the end.
    pub(in crate::source::import) fn after(self, start: usize) -> Self {
        self.part(start..self.text.len())
    }

    /// Without the blanks on both sides.
    pub(in crate::source::import) fn trim(self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        self.part(start..start + self.text.trim().len())
    }

    /// The parts between blanks.
    pub(in crate::source::import) fn words(self) -> impl Iterator<Item = Self> {
        self.text.split_whitespace().map(move |word| self.locate(word))
    }

    /// The parts between marks of one kind.
    pub(in crate::source::import) fn split(self, mark: char) -> impl Iterator<Item = Self> {
        self.text.split(mark).map(move |part| self.locate(part))
    }

    /// How many characters there are.
    pub(in crate::source::import) fn len(self) -> usize {
        self.text.chars().count()
    }

    /// The first characters, at most `count`.
    pub(in crate::source::import) fn head(self, count: usize) -> Self {
        let end = self.text.char_indices().nth(count).map_or(self.text.len(), |(i, _)| i);
        self.part(0..end)
    }

    /// The last characters, at most `count`.
    pub(in crate::source::import) fn tail(self, count: usize) -> Self {
        let start = self.text.char_indices().rev().take(count).last().map_or(0, |(i, _)| i);
        self.after(start)
    }

    /// `part` is a slice of these words; the same slice with its place.
    fn locate(self, part: &'a str) -> Self {
        let start = part.as_ptr() as usize - self.text.as_ptr() as usize;
        self.part(start..start + part.len())
    }
}

/// A heading.
#[derive(Clone, Copy, Debug)]
pub(in crate::source::import) struct Heading<'a> {
    /// 1 to 6.
    pub(in crate::source::import) level: u8,
    /// Its text.
    pub(in crate::source::import) words: PageExcerpt<'a>,
    /// Blank lines before it. More than one is left where a picture was.
    pub(in crate::source::import) gap: usize,
}

/// Blank lines that a lost picture leaves.
pub(in crate::source::import) const PICTURE_GAP: usize = 2;

/// A line of running text, without the blanks on both sides.
#[derive(Clone, Copy, Debug)]
pub(in crate::source::import) struct PageLine<'a> {
    /// Its text; never empty.
    pub(in crate::source::import) words: PageExcerpt<'a>,
    /// Whether it ends in two blanks, so that the next line begins anew (hard break).
    pub(in crate::source::import) breaks: bool,
    /// Whether it begins with a blank, as printed paragraphs do.
    pub(in crate::source::import) indented: bool,
}

/// Lines with no blank line between them.
#[derive(Clone, Debug)]
pub(in crate::source::import) struct PageParagraph<'a> {
    /// The lines; never none.
    pub(in crate::source::import) lines: Vec<PageLine<'a>>,
    /// Blank lines before it. More than one is left where a picture was.
    pub(in crate::source::import) gap: usize,
    /// Whether it goes on with the paragraph before it, where the layout of the page tells that; else its words do.
    pub(in crate::source::import) goes_on: Option<bool>,
}

/// A picture with the words that stand with it.
#[derive(Clone, Debug)]
pub(in crate::source::import) struct PagePicture<'a> {
    /// What names it on the page.
    pub(in crate::source::import) words: PageExcerpt<'a>,
    /// Its path, as the page writes it; empty where the program saw a picture and wrote no file.
    pub(in crate::source::import) path: PageExcerpt<'a>,
    /// What it shows, for those who cannot see it.
    pub(in crate::source::import) alt: PageExcerpt<'a>,
    /// Its caption.
    pub(in crate::source::import) caption: Vec<PageParagraph<'a>>,
}

impl<'a> PageParagraph<'a> {
    /// The first line.
    pub(in crate::source::import) fn first(&self) -> PageExcerpt<'a> {
        self.lines[0].words
    }

    /// The last line.
    pub(in crate::source::import) fn last(&self) -> PageExcerpt<'a> {
        self.lines[self.lines.len() - 1].words
    }

    /// Its only line, if there is one only.
    pub(in crate::source::import) fn only_line(&self) -> Option<PageExcerpt<'a>> {
        (self.lines.len() == 1).then(|| self.first())
    }
}

/// A block of a page.
#[derive(Clone, Debug)]
pub(in crate::source::import) enum PageBlock<'a> {
    /// A heading.
    Heading(Heading<'a>),
    /// Running text.
    Text(PageParagraph<'a>),
    /// A rule across the column.
    Rule,
    /// A picture.
    Picture(PagePicture<'a>),
}

/// The blocks of a page, in order. A byte order mark at its beginning is left out.
pub(in crate::source::import) fn blocks(page: PageExcerpt<'_>) -> Vec<PageBlock<'_>> {
    let mut blocks = Vec::new();
    let mut gap = 0;
    let mut open = false;
    for raw in raw_lines(page) {
        let words = raw.trim();
        if words.text.is_empty() {
            gap += 1;
            open = false;
        } else if let Some(level) = heading_level(words.text) {
            let words = words.after(usize::from(level)).trim();
            blocks.push(PageBlock::Heading(Heading { level, words, gap }));
            (gap, open) = (0, false);
        } else if is_rule(words.text) {
            blocks.push(PageBlock::Rule);
            (gap, open) = (0, false);
        } else if let Some(picture) = picture(words) {
            blocks.push(PageBlock::Picture(picture));
            (gap, open) = (0, false);
        } else {
            let line = PageLine {
                words,
                breaks: raw.text.ends_with("  "),
                indented: raw.text.starts_with(char::is_whitespace),
            };
            match blocks.last_mut() {
                Some(PageBlock::Text(paragraph)) if open => paragraph.lines.push(line),
                _ => blocks.push(PageBlock::Text(PageParagraph { lines: vec![line], gap, goes_on: None })),
            }
            (gap, open) = (0, true);
        }
    }
    blocks
}

/// The lines without their ends, which are `\n`, `\r\n` or `\r` (CommonMark 0.31 §2.1).
fn raw_lines(page: PageExcerpt<'_>) -> impl Iterator<Item = PageExcerpt<'_>> {
    let text = page.text.strip_prefix('\u{feff}').unwrap_or(page.text);
    let mut after_return = false;
    text.split_inclusive(['\n', '\r']).filter_map(move |piece| {
        let second_half = after_return && piece == "\n";
        after_return = piece.ends_with('\r');
        (!second_half).then(|| page.locate(piece.trim_end_matches(['\n', '\r'])))
    })
}

/// The level of a line that is a heading: one to six `#`, a blank and words (CommonMark 0.31
/// §4.2; signs without words are text here, so that they are not lost).
fn heading_level(line: &str) -> Option<u8> {
    let rest = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - rest.len()).ok()?;
    ((1..=6).contains(&level) && rest.starts_with(char::is_whitespace)).then_some(level)
}

/// The picture that a line is: `![what it shows](path)` and nothing else.
fn picture(line: PageExcerpt<'_>) -> Option<PagePicture<'_>> {
    let (alt, path) = line.text.strip_prefix("![")?.strip_suffix(')')?.split_once("](")?;
    if path.contains([')', '(']) || alt.contains(['[', ']']) {
        return None;
    }
    let (alt, path) = (line.locate(alt), line.locate(path).trim());
    Some(PagePicture { words: line, path, alt, caption: Vec::new() })
}

/// Whether a line is a rule: three or more of the same sign (CommonMark 0.31 §4.1). One of
/// dashes under text is a rule here as well, for OCR programs mark headings with `#`.
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && ['-', '*', '_'].iter().any(|sign| line.chars().all(|c| c == *sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::SourceMap;

    fn shown(text: &str) -> Vec<String> {
        let file = SourceMap::default().add("page.md", text);
        let page = PageExcerpt::page(file, text);
        let show = |block: PageBlock<'_>| match block {
            PageBlock::Heading(h) => {
                assert_eq!(&text[h.words.span().range], h.words.text);
                format!("{}:{}", h.level, h.words.text)
            }
            PageBlock::Text(p) => {
                let lines =
                    p.lines.iter().map(|l| format!("{}{}", l.words.text, if l.breaks { "\\" } else { "" }));
                format!("{}<{}", p.gap, lines.collect::<Vec<_>>().join("|"))
            }
            PageBlock::Rule => "rule".to_owned(),
            PageBlock::Picture(picture) => format!("picture {} {}", picture.alt.text, picture.path.text),
        };
        blocks(page).into_iter().map(show).collect()
    }

    #[test]
    fn blank_runs_and_hard_breaks_are_kept() {
        assert_eq!(
            shown("\n# 甲\n\n乙  \n丙\n丁\n\n\n\n戊\n## 己\n庚"),
            ["1:甲", "1<乙\\|丙|丁", "3<戊", "2:己", "0<庚"]
        );
    }

    #[test]
    fn line_ends_of_all_systems_give_the_same_blocks() {
        let unix = "# 甲\n\n乙  \n丙\n\n丁\n";
        let expected = shown(unix);
        assert_eq!(shown(&unix.replace('\n', "\r\n")), expected);
        assert_eq!(shown(&unix.replace('\n', "\r")), expected);
        assert_eq!(shown(&format!("\u{feff}{unix}")), expected);
    }

    #[test]
    fn rules_stand_between_paragraphs() {
        assert_eq!(shown("甲\n---\n乙\n\n***\n--\n-*-"), ["0<甲", "rule", "0<乙", "rule", "0<--|-*-"]);
    }

    #[test]
    fn a_line_that_is_a_picture_is_no_text() {
        assert_eq!(
            shown("甲\n![渠](imgs/a.jpg)\n乙 ![](b.jpg)"),
            ["0<甲", "picture 渠 imgs/a.jpg", "0<乙 ![](b.jpg)"]
        );
    }

    #[test]
    fn only_one_to_six_signs_and_a_blank_make_a_heading() {
        assert_eq!(shown("#甲\n\n####### 乙\n\n###### 丙\n\n##"), ["0<#甲", "1<####### 乙", "6:丙", "1<##"]);
    }
}
