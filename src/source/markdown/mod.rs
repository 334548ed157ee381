//! The body of an article from Markdown.
//!
//! CommonMark with tables (of pipes, and of HTML where cells span others) and footnotes, low and high characters (`H~2~O`, `m^2^`), and `<ruby>`,
//! `<u>` (proper names), `<em>`, `<strong>`, `<sub>`, `<sup>` and `<br>` in the text. Stars beside
//! Chinese characters and marks are read as they are meant. A comment is left out and reported.
//! Everything else is kept as it was typed and reported.
//!
//! * `reader`: the events of the parser, each passed to its handler
//! * `marks`: what stars, low lines, tildes and carets mean
//! * `unknown`: markup of other programs, which stays text
//! * `told`: how it and idle marks are reported
//! * `blocks`: blocks that are open and what they become
//! * `inline`: marks, elements, links, images
//! * `flow`: one run of inline text
//! * `html`: the inline elements that are known
//! * `tables`, `whole_tables`: tables of HTML, and blank lines in them
//! * `charts`: the line over a table of pipes that makes it a chart
//! * `lists`: the mark over a list that says how it is drawn
//! * `word_mark`: what both marks have in common
//! * `underlines`: what a rule under a paragraph means
//! * `verse`: line blocks
//! * `verbatim`: code and HTML, as they were typed
//! * [`mod@write`]: blocks into Markdown that reads back as the same blocks

mod blocks;
mod charts;
mod flow;
mod html;
mod inline;
mod lists;
mod marks;
mod reader;
mod tables;
mod told;
mod underlines;
mod unknown;
mod verbatim;
mod verse;
mod whole_tables;
mod word_mark;
pub mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagnostics::Code;
use crate::messages::Sentence;
use crate::model::{Block, NoteId};
use crate::source::fields::figure::ReadFigure;
use crate::source::normal::{Blocks, ReadNotes, Text};
use crate::source::record::Faults;

/// The body of an article as it was read.
#[derive(Debug, Default)]
pub struct MarkdownBody {
    /// The text.
    pub blocks: Blocks,
    /// The notes, in the order of the file.
    pub notes: ReadNotes,
    /// Marks of notes with their places.
    pub marks: Vec<(NoteId, Range<usize>)>,
    /// Labels of notes with their places.
    pub labels: Vec<(NoteId, Range<usize>)>,
    /// Figures of the front matter that the text does not place.
    pub figures: Vec<ReadFigure>,
}

/// Where a piece of Markdown stands in its file.
#[derive(Clone, Debug)]
pub(crate) enum TextPlace {
    /// Its first byte is at this offset.
    At(usize),
    /// It stands, written in another way, somewhere in this range.
    Within(Range<usize>),
}

impl TextPlace {
    /// The place in the file of a range of the piece, whose first `prefix` bytes were not in it.
    fn of(&self, range: Range<usize>, prefix: usize) -> Range<usize> {
        match self {
            Self::At(offset) => {
                offset + range.start.saturating_sub(prefix)..offset + range.end.saturating_sub(prefix)
            }
            Self::Within(whole) => whole.clone(),
        }
    }
}

/// Reads the body that begins at byte `offset` of its file. `figures` are those of the front
/// matter: an image of the text takes the first one with the same path.
pub fn read(text: &str, offset: usize, figures: Vec<ReadFigure>, faults: &mut Faults) -> MarkdownBody {
    reader::read(text, TextPlace::At(offset), 0, figures, faults)
}

/// Reads inline text that stands in a text of TOML, such as a caption. `literal` is that text as
/// the file writes it, from byte `start`; `labels` are the footnotes of the article.
pub(crate) fn read_inline(
    text: &str,
    literal: (&str, usize),
    labels: &NoteLabels,
    faults: &mut Faults,
) -> (Text, Vec<(NoteId, Range<usize>)>) {
    let (literal, start) = literal;
    let place = match literal.find(text) {
        Some(at) => TextPlace::At(start + at),
        None => TextPlace::Within(start..start + literal.len()),
    };
    // A caption may begin like a heading or a list; after an element it is always a paragraph.
    let mut input = format!("{INLINE_PREFIX}{text}");
    for label in labels.marked_in(text) {
        input.push_str(&format!("\n\n[^{label}]:\n"));
    }
    let body = reader::read(&input, place.clone(), INLINE_PREFIX.len(), Vec::new(), faults);
    let text_range = place.of(INLINE_PREFIX.len()..INLINE_PREFIX.len() + text.len(), INLINE_PREFIX.len());
    let mut blocks = body.blocks.blocks;
    let read = match (blocks.pop(), blocks.is_empty()) {
        (Some(Block::Paragraph { text }), true) => Text::from_parts(text, body.blocks.pieces),
        (None, _) => Text::default(),
        (Some(_), _) => {
            let message = Sentence::new("unsupported-markdown.caption");
            faults.report(Code::UnsupportedMarkdown, message, text_range.clone());
            let mut plain = Text::default();
            plain.push(text, text_range);
            plain
        }
    };
    (read, body.marks)
}

const INLINE_PREFIX: &str = "<br>";

/// The labels of the footnotes of a body, by what Markdown compares of them.
#[derive(Debug, Default)]
pub(crate) struct NoteLabels(BTreeMap<String, BTreeSet<String>>);

impl NoteLabels {
    /// Those that a body defines at the start of its lines.
    pub(crate) fn of(body: &str) -> Self {
        let mut labels = Self::default();
        let defined = body.lines().filter_map(|line| line.strip_prefix("[^")?.split_once("]:"));
        for (label, _) in defined {
            labels.0.entry(label.to_lowercase()).or_default().insert(label.to_owned());
        }
        labels
    }

    /// Whether it is one of them, written alike.
    fn has(&self, label: &str) -> bool {
        self.0.get(&label.to_lowercase()).is_some_and(|known| known.contains(label))
    }

    /// Those of which the text may have marks.
    fn marked_in(&self, text: &str) -> BTreeSet<&str> {
        let marks = text.split("[^").skip(1).filter_map(|rest| rest.split_once(']'));
        let known = marks.filter_map(|(label, _)| self.0.get(&label.to_lowercase()));
        known.flatten().map(String::as_str).collect()
    }
}
