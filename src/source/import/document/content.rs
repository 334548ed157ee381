//! What a Word document consists of: paragraphs of runs, pictures, tables, in the order of reading.
//!
//! The same text is never taken twice: of alternatives (`mc:AlternateContent`) one branch, of tracked changes what
//! stands after them.

use std::ops::Range;
use std::rc::Rc;

use super::look::{CharacterLook, ParagraphLook};
use crate::diagnostics::Code;
use crate::messages::Sentence;
use crate::model::{ChartKind, ListManner};

/// A document as it was read.
#[derive(Debug, Default)]
pub(in crate::source::import) struct Document {
    /// Its text for messages: a line for each paragraph, in the order of the file.
    pub(in crate::source::import) lines: String,
    /// What it consists of.
    pub(in crate::source::import) parts: Vec<Part>,
    /// Its footnotes and endnotes that have marks, in the order of these.
    pub(in crate::source::import) notes: Vec<Vec<Part>>,
    /// What is said of it.
    pub(in crate::source::import) remarks: Vec<Remark>,
}

/// Something said of a place of a document.
#[derive(Clone, Debug)]
pub(in crate::source::import) struct Remark {
    /// What kind.
    pub(in crate::source::import) code: Code,
    /// What was found.
    pub(in crate::source::import) message: Sentence,
    /// What to do.
    pub(in crate::source::import) help: Option<Sentence>,
    /// The bytes of the lines it is about.
    pub(in crate::source::import) place: Range<usize>,
    /// Characters of the document that are not carried over.
    pub(in crate::source::import) left_out: Option<String>,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub(in crate::source::import) enum Part {
    /// A paragraph with text.
    Paragraph(Paragraph),
    /// A picture.
    Picture(Picture),
    /// A table.
    Table(WordTable),
    /// Parts that are one thing.
    Group(Group),
}

/// Parts that are one thing together.
#[derive(Clone, Debug)]
pub(in crate::source::import) struct Group {
    /// What.
    pub(in crate::source::import) kind: GroupKind,
    /// Its items: those of a list, else one.
    pub(in crate::source::import) items: Vec<Vec<Part>>,
}

/// What parts are together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source::import) enum GroupKind {
    /// A list; a numbered one begins with a number.
    List(Option<u32>),
    /// A list of terms, and how it is drawn, where that is told.
    Terms(Option<ListManner>),
    /// A quotation.
    Quote,
    /// Verse.
    Verse,
    /// A blank row, without items.
    Break,
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub(in crate::source::import) struct Paragraph {
    /// Its text.
    pub(in crate::source::import) runs: Vec<Run>,
    /// How it is set.
    pub(in crate::source::import) look: ParagraphLook,
    /// The bytes of its line. The line is its runs one after the other ([`Run::plain`]).
    pub(in crate::source::import) place: Range<usize>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::source::import) enum Run {
    /// Characters.
    Text {
        /// The characters.
        text: String,
        /// How they are set.
        look: CharacterLook,
        /// Where they lead.
        link: Option<Rc<str>>,
    },
    /// Characters with their reading.
    Ruby {
        /// The characters.
        base: String,
        /// Their reading.
        reading: String,
    },
    /// The mark of a note, by its number in [`Document::notes`].
    Note(usize),
    /// A line end that the author wants.
    Break,
}

impl Run {
    /// Its characters in the line of its paragraph.
    pub(in crate::source::import) fn plain(&self) -> &str {
        match self {
            Self::Text { text, .. } => text,
            Self::Ruby { base, .. } => base,
            Self::Note(_) => "",
            Self::Break => " ",
        }
    }
}

impl Paragraph {
    /// A paragraph of characters at a place of the lines.
    pub(in crate::source::import) fn of(lines: &str, place: Range<usize>) -> Self {
        let text = lines[place.clone()].to_owned();
        let runs = vec![Run::Text { text, look: CharacterLook::default(), link: None }];
        Self { runs, look: ParagraphLook::default(), place }
    }

    /// Its characters.
    pub(in crate::source::import) fn text(&self) -> String {
        self.runs.iter().map(Run::plain).collect()
    }

    /// How many characters it has.
    pub(in crate::source::import) fn length(&self) -> usize {
        self.runs.iter().map(|run| run.plain().chars().count()).sum()
    }

    /// Half points of most of its characters.
    pub(in crate::source::import) fn size(&self) -> u32 {
        let mut sizes: Vec<(u32, usize)> = Vec::new();
        for (look, count) in self.looks() {
            match sizes.iter_mut().find(|(size, _)| *size == look.size()) {
                Some((_, sum)) => *sum += count,
                None => sizes.push((look.size(), count)),
            }
        }
        sizes.into_iter().max_by_key(|(size, count)| (*count, *size)).map_or(0, |(size, _)| size)
    }

    /// Whether all of it is bold.
    pub(in crate::source::import) fn is_bold(&self) -> bool {
        let mut looks = self.looks().filter(|(_, count)| *count > 0).peekable();
        looks.peek().is_some() && looks.all(|(look, _)| look.is_bold())
    }

    /// How its characters are set, and how many are set so.
    pub(in crate::source::import) fn looks(&self) -> impl Iterator<Item = (&CharacterLook, usize)> {
        self.runs.iter().filter_map(|run| match run {
            Run::Text { text, look, .. } => Some((look, text.chars().filter(|c| !c.is_whitespace()).count())),
            _ => None,
        })
    }

    /// Whether it is nothing but characters.
    pub(in crate::source::import) fn is_plain(&self) -> bool {
        self.runs.iter().all(|run| matches!(run, Run::Text { .. }))
    }

    /// Keeps so many bytes of its beginning; they end between characters.
    pub(in crate::source::import) fn keep_front(&mut self, mut bytes: usize) {
        self.place.end = self.place.start + bytes;
        for run in &mut self.runs {
            if let Run::Text { text, .. } = run {
                let kept = text.len().min(bytes);
                text.truncate(kept);
                bytes -= kept;
            }
        }
        self.runs.retain(|run| !run.plain().is_empty());
    }

    /// Takes so many bytes off its beginning; they end between characters.
    pub(in crate::source::import) fn cut_front(&mut self, mut bytes: usize) {
        self.place.start += bytes;
        while bytes > 0 && !self.runs.is_empty() {
            let length = self.runs[0].plain().len();
            match &mut self.runs[0] {
                Run::Text { text, .. } if length > bytes => {
                    text.drain(..bytes);
                    return;
                }
                _ => {
                    bytes -= length.min(bytes);
                    self.runs.remove(0);
                }
            }
        }
    }

    /// Takes away the blanks and line ends at both ends, with which contributors indent.
    pub(in crate::source::import) fn trim(&mut self) {
        let text = self.text();
        self.cut_front(text.len() - text.trim_start().len());
        while let Some(last) = self.runs.last_mut() {
            let Run::Text { text, .. } = last else {
                if *last != Run::Break {
                    return;
                }
                self.place.end -= 1;
                self.runs.pop();
                continue;
            };
            let kept = text.trim_end().len();
            self.place.end -= text.len() - kept;
            text.truncate(kept);
            if kept > 0 {
                return;
            }
            self.runs.pop();
        }
    }
}

/// A picture of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::source::import) struct Picture {
    /// The path of its part in the archive.
    pub(in crate::source::import) part: String,
    /// What it shows, as its author described it.
    pub(in crate::source::import) alt: Option<String>,
    /// The bytes of the line it stands in.
    pub(in crate::source::import) place: Range<usize>,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub(in crate::source::import) struct WordTable {
    /// The chart that it is drawn as.
    pub(in crate::source::import) chart: Option<ChartKind>,
    /// Its rows.
    pub(in crate::source::import) rows: Vec<WordRow>,
    /// The bytes of its lines.
    pub(in crate::source::import) place: Range<usize>,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub(in crate::source::import) struct WordRow {
    /// Its cells.
    pub(in crate::source::import) cells: Vec<WordCell>,
    /// Whether it is repeated at the top of every page.
    pub(in crate::source::import) is_head: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub(in crate::source::import) struct WordCell {
    /// What stands in it.
    pub(in crate::source::import) parts: Vec<Part>,
    /// Its columns and rows.
    pub(in crate::source::import) columns: u16,
    /// Its rows.
    pub(in crate::source::import) rows: u16,
    /// Whether it is the head of its row.
    pub(in crate::source::import) is_head: bool,
}
