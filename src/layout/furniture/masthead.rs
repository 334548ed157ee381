//! The masthead (报头): name, day and numbers, serial numbers, sponsors, links.

use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Rect};
use crate::layout::style::context::Context;
use crate::layout::style::theme::RoleName;
use crate::model::Issue;
use crate::text::{Align, StyledText};

use super::lines::Lines;
use crate::layout::copyfit::crop::contained;

impl Context<'_> {
    /// Rows that a masthead over so many columns takes, with that of the rule below it: those of
    /// the paper, more where its lines need them.
    pub fn masthead_rows(&self, columns: u16) -> u16 {
        let size = self.typesetter.theme.furniture.line_size.em();
        let width = self.paper.span(columns);
        let lines = self.typesetter.words.masthead_lines(self.issue.issue());
        let lines: Length = lines.iter().map(|text| self.line_block(text, width, size, Length::ZERO).1).sum();
        let least = lines + self.paper.name_size + self.paper.row * 3;
        self.paper.rows_for(least).max(self.paper.masthead_rows)
    }

    /// A line of the masthead, centred under the name.
    fn line_block(&self, text: &str, width: Length, size: Length, top: Length) -> (Vec<Frame>, Length) {
        let role = RoleName::Caption;
        let styled = self.linked(text, role, size);
        let left = self.paper.type_area().left();
        self.lines(&Lines { left, top, width, role, size, align: Align::Center, text: &styled })
    }

    /// The masthead in the top left corner of the first page, over so many columns: name, numbers,
    /// bodies, links.
    pub fn masthead(&self, columns: u16) -> Vec<Frame> {
        let issue = self.issue.issue();
        let area = self.paper.type_area();
        let height = self.paper.row * i32::from(self.masthead_rows(columns));
        let size = self.typesetter.theme.furniture.line_size.em();
        let name_width = self.paper.span(columns);

        let mut words = Vec::new();
        let mut y = area.top() + height - self.paper.row;
        for text in self.typesetter.words.masthead_lines(issue).iter().rev() {
            let (_, taken) = self.line_block(text, name_width, size, Length::ZERO);
            y -= taken;
            words.push(self.line_block(text, name_width, size, y).0);
        }
        let rule_y = y - size / 2;
        let mut frames =
            self.name(issue, Rect::new(area.left(), area.top(), name_width, rule_y - area.top()));
        frames.extend(words.into_iter().rev().flatten());
        let mut all = vec![Frame::Group { tag: Tag::Masthead, frames }];
        let rules = &self.typesetter.theme.rules;
        let foot = area.top() + height - self.paper.row / 2;
        all.push(Frame::Group {
            tag: Tag::Artifact,
            frames: vec![
                self.rule(rules.masthead_colour, (area.left(), rule_y), name_width, rules.article),
                self.rule(rules.masthead_colour, (area.left(), foot), name_width, rules.folio * 2.0),
            ],
        });
        all
    }

    /// The paper's name in a rectangle: its picture, or its title spaced out in type.
    fn name(&self, issue: &Issue, room: Rect) -> Vec<Frame> {
        if let Some(path) = &issue.publication.masthead
            && let Some(picture) = self.issue.picture(path)
        {
            let rect = contained(room, (picture.width, picture.height));
            let tag = Tag::Figure { alt: Some(issue.publication.title.clone()) };
            return vec![Frame::Group {
                tag,
                frames: vec![Frame::Image { path: path.clone(), rect, whole: rect }],
            }];
        }
        let role = self.typesetter.theme.furniture.masthead;
        let size = self.name_size(room.size.width).min(room.size.height.scaled(9, 10));
        let color = self.typesetter.theme.furniture.masthead_colour;
        let text = self.text_in(color, &issue.publication.title, role, size);
        let top = room.top() + (room.size.height - size) / 2;
        let (left, width) = (room.left(), room.size.width);
        self.lines(&Lines { left, top, width, role, size, align: Align::Center, text: &text }).0
    }

    /// The size of the paper's name over a width: that of the paper, or the one at which it fills nine
    /// tenths of the width.
    pub(super) fn name_size(&self, width: Length) -> Length {
        let role = self.typesetter.theme.furniture.masthead;
        let title = &self.issue.issue().publication.title;
        let natural = self.typesetter.width(title, role, self.paper.name_size);
        let wide = width.scaled(9, 10);
        if natural > wide {
            self.paper.name_size.scaled(wide.millipoints(), natural.millipoints())
        } else {
            self.paper.name_size
        }
    }

    /// Text in which the addresses of the publication's links lead there.
    fn linked(&self, text: &str, role: RoleName, size: Length) -> StyledText {
        let mut styled = StyledText::default();
        let mut rest = text;
        let style = self.typesetter.style(role, size);
        for link in &self.issue.issue().publication.links {
            if let Some((before, after)) = rest.split_once(&link.url) {
                styled.push(before, style.clone());
                let number = Some(styled.links.len() as u32);
                styled.links.push(link.url.clone());
                styled.push(&link.url, crate::text::TextStyle { link: number, ..style.clone() });
                rest = after;
            }
        }
        styled.push(rest, style);
        styled
    }
}
