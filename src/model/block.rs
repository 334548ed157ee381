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

/// A table with one head row. Every row has as many cells as the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// How each column is set.
    pub columns: Vec<Alignment>,
    /// Cells of the head row.
    pub head: Vec<Vec<Inline>>,
    /// Cells of the rows below.
    pub rows: Vec<Vec<Vec<Inline>>>,
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
