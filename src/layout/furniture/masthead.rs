//! The masthead (报头): name, day and numbers, serial numbers, sponsors, links.

use crate::edition::{Frame, Tag};
use crate::geometry::{Length, Point, Rect, Size};
use crate::layout::style::code::{code_frames, code_side};
use crate::layout::style::context::Context;
use crate::model::Issue;
use crate::text::{Align, FontRole, StyledText};

use super::lines::{Lines, SMALLEST};
use crate::layout::copyfit::crop::contained;

/// The usual side of a code beside the name with its quiet zone, the size of its label, and the blank between two.
const CODE: Length = Length::from_points(54);
const LABEL: Length = Length::from_points(8);
const CODE_GAP: Length = Length::from_points(6);

impl Context<'_> {
    /// Rows that a masthead over so many columns takes, with that of the rule below it: those of
    /// the paper, more where its lines need them.
    pub fn masthead_rows(&self, columns: u16) -> u16 {
        let size = self.typesetter.theme.furniture.line_size.em();
        let width = self.paper.span(columns);
        let lines = self.typesetter.words.masthead_lines(self.issue.issue());
        let lines: Length = lines.iter().map(|text| self.line_block(text, width, size, Length::ZERO).1).sum();
        let least = lines + self.paper.name_size.max(self.codes_height()) + self.paper.row * 3;
        self.paper.rows_for(least).max(self.paper.masthead_rows)
    }

    /// A line of the masthead, centred under the name.
    fn line_block(&self, text: &str, width: Length, size: Length, top: Length) -> (Vec<Frame>, Length) {
        let role = FontRole::Caption;
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
        let room = Rect::new(area.left(), area.top(), name_width, rule_y - area.top());
        let (codes, codes_width) = self.codes(room);
        let mut frames = self.name(issue, self.beside_codes(room, codes_width));
        frames.extend(codes);
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

    /// Height of the codes of the links with their labels; nothing without any.
    fn codes_height(&self) -> Length {
        let links = self.issue.issue().publication.links.iter().filter(|link| link.qr);
        let side = links.filter_map(|link| code_side(&link.url, CODE)).max();
        side.map_or(Length::ZERO, |side| side + LABEL.scaled(3, 2))
    }

    /// The codes of the links at the right edge of a room, each over its label; and the width that they take.
    fn codes(&self, room: Rect) -> (Vec<Frame>, Length) {
        let (mut frames, mut right) = (Vec::new(), room.right());
        let top = room.top() + ((room.size.height - self.codes_height()) / 2).max(Length::ZERO);
        let links = self.issue.issue().publication.links.iter().filter(|link| link.qr);
        for link in links.rev() {
            let Some((side, code)) = code_frames(&link.url, CODE) else { continue };
            let corner = Point::new(right - side, top);
            let code = code.into_iter().map(|frame| frame.moved(corner)).collect();
            let tag = Tag::Figure { alt: Some(self.typesetter.words.qr_code(&link.url)) };
            // The labels come in the order of the links.
            let label = self.code_label(&link.label, Rect::new(corner.x, top + side, side, LABEL));
            frames.splice(0..0, [vec![Frame::Group { tag, frames: code }], label].concat());
            right = corner.x - CODE_GAP;
        }
        (frames, room.right() - right)
    }

    /// The label of a code in one line under it, smaller where it is long; nothing where it is too long.
    fn code_label(&self, label: &str, room: Rect) -> Vec<Frame> {
        let (role, width) = (FontRole::Caption, room.size.width);
        let Some(size) = self.typesetter.one_line_size(label, role, (LABEL, SMALLEST), width) else {
            return Vec::new();
        };
        let text = self.text(label, role, size);
        let (left, top) = (room.left(), room.top() + LABEL / 8);
        self.lines(&Lines { left, top, width, role, size, align: Align::Center, text: &text }).0
    }

    /// The room of the name: the middle of the masthead, where it stands there beside the codes, else what they leave.
    fn beside_codes(&self, room: Rect, codes: Length) -> Rect {
        let Size { width, height } = room.size;
        let role = self.typesetter.theme.furniture.masthead;
        let natural =
            self.typesetter.width(&self.issue.issue().publication.title, role, self.paper.name_size);
        let has_picture = self.issue.issue().publication.masthead.is_some();
        let in_middle = !has_picture && natural <= (width - codes * 2).scaled(9, 10);
        let taken = if in_middle { codes * 2 } else { codes };
        let left = if in_middle { room.left() + codes } else { room.left() };
        Rect::new(left, room.top(), width - taken, height)
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
    fn linked(&self, text: &str, role: FontRole, size: Length) -> StyledText {
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
