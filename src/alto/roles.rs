//! What parts of sheets are in the logical map: their roles.

use crate::edition::{TableCell, Tag};

/// A part of a sheet, by the sheet and the name it has there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PartName {
    /// Number of the sheet, from 0.
    pub sheet: usize,
    /// Its name in the ALTO of the sheet.
    pub name: String,
    /// The cell of a table that it is, with its characters.
    pub cell: Option<(TableCell, String)>,
}

/// Something of one role, in one or several parts of sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// What it is.
    pub role: Role,
    /// What is known of it besides: see `labels`.
    pub label: Option<String>,
    /// Where it stands, in reading order.
    pub parts: Vec<PartName>,
}

/// What an element is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Title of a standing column.
    ColumnTitle,
    /// Kicker.
    Overline,
    /// Headline.
    Title,
    /// Deck.
    Subheadline,
    /// An item of the summary.
    Summary(u32),
    /// Byline or sign-off.
    Author,
    /// A paragraph, a list item or a quotation, by what the frames call it.
    Paragraph(Tag),
    /// A heading in the text.
    CrossHeading,
    /// A table.
    Table,
    /// What stands over a table.
    TableCaption(u32),
    /// A picture.
    Image,
    /// Caption and credit of the picture before it.
    Caption,
    /// Words of the text that stand large (a pull quote), and who said them.
    PullQuote,
    /// A footnote.
    Footnote(u32),
}

impl Role {
    /// What METS calls it: a role of BnL, or one of ours where there is none.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::ColumnTitle => "COLUMN_TITLE",
            Self::Overline => "OVERLINE",
            Self::Title => "TITLE",
            Self::Subheadline => "SUBHEADLINE",
            Self::Summary(_) => "SUMMARY",
            Self::Author => "AUTHOR",
            Self::Paragraph(Tag::ListItem(_)) => "LIST_ITEM",
            Self::Paragraph(Tag::Quote(_)) => "QUOTE",
            Self::Paragraph(_) => "PARAGRAPH",
            Self::CrossHeading => "CROSSHEADING",
            Self::Table => "TABLE",
            Self::TableCaption(_) => "TABLE_CAPTION",
            Self::Image => "IMAGE",
            Self::Caption => "CAPTION",
            Self::PullQuote => "PULL_QUOTE",
            Self::Footnote(_) => "FOOTNOTE",
        }
    }

    /// Whether it is of the head when it stands before the text.
    pub(super) fn is_head(&self) -> bool {
        matches!(
            self,
            Self::ColumnTitle
                | Self::Overline
                | Self::Title
                | Self::Subheadline
                | Self::Summary(_)
                | Self::Author
        )
    }

    /// Whether further parts of the role are more of the same thing wherever they stand: what has a number, and what
    /// an article has once. Cross headings, tables and captions are so only next to each other.
    pub(super) fn is_one(&self) -> bool {
        matches!(
            self,
            Self::ColumnTitle
                | Self::Overline
                | Self::Title
                | Self::Subheadline
                | Self::Summary(_)
                | Self::Paragraph(_)
                | Self::Footnote(_)
        )
    }
}
