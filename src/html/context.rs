//! What the templates of all backends know of an article besides its text.

use serde::Serialize;

use super::code;
use super::templates::Markup;
use super::writer::WrittenNote;
use crate::links::address;
use crate::wording::Words;

/// A footnote.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Note {
    /// Id of the footnote.
    pub id: String,
    /// The text; its number leads back to the mark.
    pub body: Markup,
}

impl From<WrittenNote> for Note {
    fn from(note: WrittenNote) -> Self {
        Self { id: note.id, body: Markup::from_safe_string(note.body) }
    }
}

/// A QR code in place of a picture.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FigureCode {
    /// The code as SVG.
    pub svg: Markup,
    /// Where it leads.
    pub href: String,
}

impl FigureCode {
    /// The code of an address; none for an address that no document may lead to.
    pub(crate) fn of(url: &str, words: &Words) -> Option<Self> {
        let svg = code::svg(url, &words.qr_code(url))?;
        Some(Self { svg: Markup::from_safe_string(svg), href: address::sound(url)? })
    }
}
