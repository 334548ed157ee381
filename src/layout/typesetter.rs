//! Text of the model into lines in the styles of the theme.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::edition::{Frame, line_frames};
use super::theme::{RoleName, Theme};
use crate::geometry::{Length, Point};
use crate::model::{Inline, Language, Note, NoteId};
use crate::text::{
    Align, FaceId, FontLibrary, Ink, Line, Setting, ShapedText, StyledText, TextStyle, set_lines, shape,
};

/// The faces of a theme for one language, and how to set text with them.
#[derive(Debug)]
pub struct Typesetter<'a> {
    /// The fonts.
    pub fonts: &'a FontLibrary,
    /// The theme.
    pub theme: &'a Theme,
    chains: BTreeMap<RoleName, Arc<[FaceId]>>,
}

const ROLES: [RoleName; 5] =
    [RoleName::Body, RoleName::Headline, RoleName::Strong, RoleName::Caption, RoleName::Kai];

impl<'a> Typesetter<'a> {
    /// Resolves the faces of a theme.
    pub fn new(fonts: &'a FontLibrary, theme: &'a Theme, language: &Language) -> Self {
        let chain = |role: RoleName| (role, fonts.chain(&theme.font(role), language).into());
        Self { fonts, theme, chains: ROLES.into_iter().map(chain).collect() }
    }

    /// A style of a role.
    pub fn style(&self, role: RoleName, size: Length) -> TextStyle {
        TextStyle { chain: self.chains[&role].clone(), size, ink: Ink::BLACK, link: None }
    }

    /// Shapes text in one style.
    pub fn shape_plain(&self, text: &str, role: RoleName, size: Length) -> ShapedText {
        shape(&StyledText::plain(text, self.style(role, size)), self.fonts)
    }

    /// Sets text in one style.
    pub fn set_plain(
        &self,
        text: &str,
        role: RoleName,
        size: Length,
        measure: Length,
        align: Align,
    ) -> Vec<Line> {
        set_lines(&self.shape_plain(text, role, size), &Setting { measure, indent: Length::ZERO, align })
    }

    /// Height of the baseline below the top of the em box of a face.
    pub fn ascent(&self, role: RoleName, size: Length) -> Length {
        let face = self.fonts.face(self.chains[&role][0]);
        size.scaled(i32::from(face.em_top()), i32::from(face.units_per_em()))
    }

    /// The frames of a line whose em box has its top left corner at `corner`.
    pub fn line_at(&self, line: &Line, corner: Point, role: RoleName, size: Length) -> Vec<Frame> {
        line_frames(line, Point::new(corner.x, corner.y + self.ascent(role, size)), size)
    }

    /// Inline text with its styles. Footnote marks become circled numbers by the order of the
    /// notes; readings follow their base in parentheses, as CLREQ asks of text whose rows leave
    /// no room above (Ruby, Romanized).
    pub fn styled(&self, inlines: &[Inline], role: RoleName, size: Length, notes: &[Note]) -> StyledText {
        let mut text = StyledText::default();
        self.push(&mut text, inlines, &self.style(role, size), notes);
        text
    }

    fn push(&self, text: &mut StyledText, inlines: &[Inline], style: &TextStyle, notes: &[Note]) {
        let in_role = |role: RoleName| TextStyle { chain: self.chains[&role].clone(), ..style.clone() };
        for inline in inlines {
            match inline {
                Inline::Text { text: piece } => text.push(piece, style.clone()),
                Inline::Strong { content } => self.push(text, content, &in_role(RoleName::Strong), notes),
                Inline::Emphasis { content } => {
                    self.push(text, content, &in_role(self.theme.text.emphasis), notes);
                }
                Inline::ProperName { content } => self.push(text, content, style, notes),
                Inline::Ruby { base, reading } => {
                    text.push(base, style.clone());
                    text.push(&format!("（{reading}）"), style.clone());
                }
                Inline::Link { url, content } => {
                    let link = Some(text.links.len() as u16);
                    text.links.push(url.clone());
                    self.push(text, content, &TextStyle { link, ..style.clone() }, notes);
                }
                Inline::NoteMark { note } => text.push(&note_mark(note, notes), style.clone()),
                Inline::LineBreak => text.end_line(),
            }
        }
    }
}

/// The mark of a footnote: a circled number up to 20, then one in brackets.
pub fn note_mark(note: &NoteId, notes: &[Note]) -> String {
    let number = notes.iter().position(|known| known.id == *note).map_or(0, |i| i as u32 + 1);
    match number {
        1..=20 => char::from_u32(0x2460 + number - 1).map_or_else(String::new, String::from),
        _ => format!("〔{number}〕"),
    }
}
