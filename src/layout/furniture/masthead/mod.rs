//! The masthead (报头): name, day and numbers, serial numbers, sponsors, links.
//!
//! The theme says its make: [`full`], one block with everything in the middle, or [`dated`], the name at the left with
//! the day beside it, on white or in a band of colour. [`name`] sets the name, [`codes`] the QR codes of the links,
//! [`strip`] the words between two rules.

mod codes;
mod dated;
mod full;
mod name;
mod strip;

use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect};
use crate::ink::Ink;
use crate::layout::style::context::Context;
use crate::layout::style::rule_style::RuleStyle;
use crate::layout::style::theme::MastheadMake;
use crate::text::{FontRole, StyledText, TextStyle};

impl Context<'_> {
    /// Rows that a masthead over so many columns takes, with that of the rule below it.
    pub fn masthead_rows(&self, columns: u16) -> u16 {
        let width = self.paper.span(columns);
        match self.typesetter.theme.masthead.make {
            // Those of the paper, more where its lines need them.
            MastheadMake::Full => self.paper.rows_for(self.full_height(width)).max(self.paper.masthead_rows),
            MastheadMake::Left | MastheadMake::Band => self.paper.rows_for(self.dated_height(width)),
        }
    }

    /// The masthead in the top left corner of the first page, over so many columns: name, numbers,
    /// bodies, links.
    pub fn masthead(&self, columns: u16) -> Vec<Frame> {
        let area = self.paper.type_area();
        let height = self.paper.row * i32::from(self.masthead_rows(columns));
        // The last rule stands in the middle of the last row.
        let room = Rect::new(area.left(), area.top(), self.paper.span(columns), height - self.paper.row / 2);
        let (frames, rules) = match self.typesetter.theme.masthead.make {
            MastheadMake::Full => {
                let (frames, mut rules) = self.full_masthead(room);
                rules.extend(self.main_rule(Point::new(room.left(), room.bottom()), room.size.width));
                (frames, rules)
            }
            MastheadMake::Left => self.dated_masthead(room),
            MastheadMake::Band => self.band_masthead(room),
        };
        let artifact = Frame::Group { tag: Tag::Artifact, frames: rules };
        let words = Frame::Group { tag: Tag::Masthead, frames };
        match self.typesetter.theme.masthead.make {
            // What lies under the words comes before them.
            MastheadMake::Band => vec![artifact, words],
            MastheadMake::Full | MastheadMake::Left => vec![words, artifact],
        }
    }

    /// The width that the name has in a masthead of so many columns, where no codes stand beside it.
    pub(super) fn name_room(&self, columns: u16) -> Length {
        match self.typesetter.theme.masthead.make {
            MastheadMake::Full => self.paper.span(columns),
            MastheadMake::Left | MastheadMake::Band => self.dated_name_width(columns),
        }
    }

    /// The main rule of the masthead, in its style.
    fn main_rule(&self, corner: Point, width: Length) -> Vec<Frame> {
        let rules = &self.typesetter.theme.rules;
        // Thin lines beside others are as thin as those between articles.
        let is_single = rules.masthead_style == RuleStyle::Single;
        let thin = if is_single { rules.folio * 2.0 } else { rules.article };
        let style = (rules.masthead_colour, rules.masthead_style);
        self.styled_rule(style, (corner.x, corner.y), width, thin)
    }

    /// Text in which the addresses of the publication's links lead there.
    fn linked(&self, text: &str, role: FontRole, ink: Ink, size: Length) -> StyledText {
        let mut styled = StyledText::default();
        let mut rest = text;
        let style = TextStyle { ink, ..self.typesetter.style(role, size) };
        for link in &self.issue.issue().publication.links {
            if let Some((before, after)) = rest.split_once(&link.url) {
                styled.push(before, style.clone());
                let number = Some(styled.links.len() as u32);
                styled.links.push(link.url.clone());
                styled.push(&link.url, TextStyle { link: number, ..style.clone() });
                rest = after;
            }
        }
        styled.push(rest, style);
        styled
    }
}
