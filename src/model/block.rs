//! Blocks of running text and the inline text in them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Figure, NoteId};

/// A block of an article's body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A stanza: lines that the author turned (诗). Neighbouring ones are one poem.
    Verse {
        /// Its text, with a line break between any two lines.
        text: Vec<Inline>,
    },
    /// A turn of an interview or a talk (问答): a paragraph that begins with its speaker, `问：` or, in strong
    /// type, any name with a colon. Paragraphs that name no speaker go on with the turn before them.
    Interview {
        /// Its text, with the speaker.
        text: Vec<Inline>,
    },
    /// A heading inside the text (小标题).
    Subhead {
        /// Depth below the article's headline, 1 to 4.
        #[schemars(range(min = 1, max = 4))]
        level: u8,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// Number of the first item; absent for a list without numbers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start: Option<u32>,
        /// How its page draws it, where it is more than a list: each item begins with a term in strong type.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        manner: Option<ListManner>,
        /// Its items.
        items: Vec<ListItem>,
    },
    /// Words of somebody else.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// A table.
    Table(Table),
    /// A picture at this place of the text.
    Figure(Figure),
    /// A blank row between two parts of the text.
    Break,
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListItem {
    /// What the item holds.
    pub blocks: Vec<Block>,
}

/// How a list of terms is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ListManner {
    /// Each term is a figure that stands large over its label (数字).
    Figures,
    /// Each term is a day or a time, beside a mark on a line that runs through all (时间线).
    Timeline,
    /// Each term stands over its text in a cell of its own.
    Cells,
}

impl ListManner {
    /// The manners and the words for them.
    pub const WORDS: [(&'static str, Self); 3] =
        [("figures", Self::Figures), ("timeline", Self::Timeline), ("cells", Self::Cells)];

    /// How files write it.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }

    /// The manner that a word says.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|&(_, manner)| manner)
    }
}

/// A table. Its cells fill its grid: every row is as wide as there are columns ([`super::Grid`]).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// What is said over it (表题).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
    /// How each column is set.
    pub columns: Vec<Alignment>,
    /// Cells of the head row; none where the table has no head.
    pub head: Vec<Cell>,
    /// Further rows of the head, under the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lower_head: Vec<Vec<Cell>>,
    /// Cells of the rows below.
    pub rows: Vec<Vec<Cell>>,
    /// How it is drawn in place of being set: its first column has the labels, every other a series of numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chart: Option<ChartKind>,
}

/// How a table is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ChartKind {
    /// A bar for each value.
    Bar,
    /// A line through the values of each series.
    Line,
}

impl ChartKind {
    /// The kinds and the words for them.
    pub const WORDS: [(&'static str, Self); 2] = [("bar", Self::Bar), ("line", Self::Line)];

    /// How files write it.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }

    /// The kind that a word says.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|&(_, kind)| kind)
    }
}

/// A cell of a table. JSON has a cell of one row and one column as its text alone, every other as an object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "WrittenCell", into = "WrittenCell")]
pub struct Cell {
    /// Its text.
    pub text: Vec<Inline>,
    /// How many columns and rows it takes.
    pub span: CellSpan,
    /// Whether it says, below the head, what the other cells of its row are about.
    pub is_head: bool,
}

/// How many columns and rows a cell takes, each from 1 to [`super::MOST_SPAN`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CellSpan {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

impl Default for CellSpan {
    fn default() -> Self {
        Self { columns: 1, rows: 1 }
    }
}

/// A cell as JSON writes it. What the variants are stands at the cell, since the schema has one description for both.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
enum WrittenCell {
    // A cell of one row and one column.
    Plain(Vec<Inline>),
    // Any other.
    Spanning(SpanningCell),
}

/// A cell of several columns or rows, or one that is a head in its row.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SpanningCell {
    /// Its text.
    text: Vec<Inline>,
    /// How many columns it takes.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    #[schemars(range(min = 1, max = 1000))]
    columns: u16,
    /// How many rows it takes.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    #[schemars(range(min = 1, max = 1000))]
    rows: u16,
    /// Whether it says, below the head, what the other cells of its row are about.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    head: bool,
}

fn one() -> u16 {
    1
}

fn is_one(number: &u16) -> bool {
    *number == 1
}

impl From<WrittenCell> for Cell {
    fn from(written: WrittenCell) -> Self {
        match written {
            WrittenCell::Plain(text) => Self { text, ..Self::default() },
            WrittenCell::Spanning(SpanningCell { text, columns, rows, head }) => {
                Self { text, span: CellSpan { columns, rows }, is_head: head }
            }
        }
    }
}

impl From<Cell> for WrittenCell {
    fn from(cell: Cell) -> Self {
        if cell.is_plain() {
            return Self::Plain(cell.text);
        }
        let Cell { text, span: CellSpan { columns, rows }, is_head: head } = cell;
        Self::Spanning(SpanningCell { text, columns, rows, head })
    }
}

impl Cell {
    /// A cell of one column and one row.
    pub fn of(text: Vec<Inline>) -> Self {
        Self { text, ..Self::default() }
    }

    /// Whether it is no more than its text.
    pub fn is_plain(&self) -> bool {
        self.span == CellSpan::default() && !self.is_head
    }
}

/// How the cells of a column are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Alignment {
    /// As the reader's script begins.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// As the reader's script ends.
    End,
}

/// A piece of text inside a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Inline {
    /// Characters.
    Text {
        /// The characters.
        text: String,
    },
    /// Text of strong importance.
    Strong {
        /// What is strong.
        content: Vec<Inline>,
    },
    /// Emphasised text; Chinese sets dots under it (着重号).
    Emphasis {
        /// What is emphasised.
        content: Vec<Inline>,
    },
    /// The name of a person, a place or a group; Chinese draws a line under it (专名号; CLREQ,
    /// Interlinear marks). Neighbouring names have a line each, so they stay apart here too.
    ProperName {
        /// What is named. No other proper name stands in it.
        content: Vec<Inline>,
    },
    /// Characters below the line and smaller, as in H₂O.
    Subscript {
        /// What is set low. It belongs to the character before it.
        content: Vec<Inline>,
    },
    /// Characters above the line and smaller, as in m².
    Superscript {
        /// What is set high. It belongs to the character before it.
        content: Vec<Inline>,
    },
    /// Characters with their reading.
    Ruby {
        /// The characters.
        base: String,
        /// Their reading.
        reading: String,
    },
    /// Text that leads somewhere.
    Link {
        /// Where it leads.
        url: String,
        /// What the reader sees.
        content: Vec<Inline>,
    },
    /// The mark of a footnote.
    NoteMark {
        /// The footnote.
        note: NoteId,
    },
    /// A line end that the author wants.
    LineBreak,
}

/// The lines of a text that its author turned.
pub fn turned_lines(text: &[Inline]) -> impl Iterator<Item = &[Inline]> {
    text.split(|inline| *inline == Inline::LineBreak)
}

impl Inline {
    /// Plain characters.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Its label.
    pub id: NoteId,
    /// Its text.
    pub blocks: Vec<Block>,
}
