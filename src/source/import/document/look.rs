//! How paragraphs and characters of a document are set, as far as it tells what they are.

/// Half points of type where nothing says a size (§17.3.2.38).
const USUAL_SIZE: u32 = 20;

/// What a style is for, by its name, which Word and WPS write in English in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source::import) enum StyleRole {
    /// The title of the document.
    Title,
    /// A line under it.
    Subtitle,
    /// Who wrote it.
    Author,
    /// Words of a picture or a table.
    Caption,
    /// A heading, from 1.
    Heading(u8),
}

/// How a paragraph is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::source::import) struct ParagraphLook {
    /// Role of its style, or of its level in the outline.
    pub(in crate::source::import) role: Option<StyleRole>,
    /// `center`, `right` …
    pub(in crate::source::import) alignment: Option<String>,
    /// Its list and the level there, from 0.
    pub(in crate::source::import) list: Option<(String, usize)>,
    /// Level in the outline, from 0; 9 is text.
    pub(in crate::source::import) outline: Option<u8>,
    /// Of a caption, how many bytes at its end are the credit, where the document says it.
    pub(in crate::source::import) credit: Option<usize>,
}

/// How characters are set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::source::import) struct CharacterLook {
    /// Half points.
    pub(in crate::source::import) size: Option<u32>,
    /// Strong type.
    pub(in crate::source::import) bold: Option<bool>,
    /// Sloped type.
    pub(in crate::source::import) italic: Option<bool>,
    /// Dots under it.
    pub(in crate::source::import) emphasis: Option<bool>,
    /// Not shown.
    pub(in crate::source::import) hidden: Option<bool>,
    /// `superscript`, `subscript` or `baseline`.
    pub(in crate::source::import) shift: Option<String>,
}

impl CharacterLook {
    /// Half points.
    pub(in crate::source::import) fn size(&self) -> u32 {
        self.size.unwrap_or(USUAL_SIZE)
    }

    /// Whether it is bold.
    pub(in crate::source::import) fn is_bold(&self) -> bool {
        self.bold == Some(true)
    }

    /// Whether it is italic or has emphasis dots.
    pub(in crate::source::import) fn is_emphasised(&self) -> bool {
        self.italic == Some(true) || self.emphasis == Some(true)
    }

    /// Whether it is hidden.
    pub(in crate::source::import) fn is_hidden(&self) -> bool {
        self.hidden == Some(true)
    }

    /// Whether it is above the line.
    pub(in crate::source::import) fn is_superscript(&self) -> bool {
        self.shift.as_deref() == Some("superscript")
    }

    /// Whether it is below the line.
    pub(in crate::source::import) fn is_subscript(&self) -> bool {
        self.shift.as_deref() == Some("subscript")
    }

    /// Lays what another look says over it.
    pub(in crate::source::import) fn over(&mut self, other: &Self) {
        self.size = other.size.or(self.size);
        self.bold = other.bold.or(self.bold);
        self.italic = other.italic.or(self.italic);
        self.emphasis = other.emphasis.or(self.emphasis);
        self.hidden = other.hidden.or(self.hidden);
        self.shift = other.shift.clone().or(self.shift.take());
    }
}

impl ParagraphLook {
    /// Lays what another look says over it.
    pub(in crate::source::import) fn over(&mut self, other: &Self) {
        self.role = other.role.or(self.role);
        self.alignment = other.alignment.clone().or(self.alignment.take());
        self.list = other.list.clone().or(self.list.take());
        self.outline = other.outline.or(self.outline);
    }

    /// Whether it stands in the middle.
    pub(in crate::source::import) fn is_centred(&self) -> bool {
        self.alignment.as_deref() == Some("center")
    }

    /// Whether it stands at the right.
    pub(in crate::source::import) fn is_right(&self) -> bool {
        matches!(self.alignment.as_deref(), Some("right" | "end"))
    }
}
