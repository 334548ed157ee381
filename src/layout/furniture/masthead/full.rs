//! A masthead of one block: the name in the middle, under it lines in the middle.

use super::name::NameSetting;
use crate::edition::Frame;
use crate::geometry::{Length, Rect, Size};
use crate::ink::Ink;
use crate::layout::furniture::lines::Lines;
use crate::layout::style::context::Context;
use crate::text::{Align, FontRole};

impl Context<'_> {
    /// The height that name, codes and lines need over a width.
    pub(super) fn full_height(&self, width: Length) -> Length {
        let size = self.typesetter.theme.furniture.line_size.em();
        let lines = self.typesetter.words.masthead_lines(self.issue.issue());
        let lines: Length = lines.iter().map(|text| self.line_block(text, width, size, Length::ZERO).1).sum();
        lines + self.paper.name_size.max(self.codes_height()) + self.paper.row * 3
    }

    /// Name, codes and lines above the last rule, with the rule over the lines.
    pub(super) fn full_masthead(&self, room: Rect) -> (Vec<Frame>, Vec<Frame>) {
        let size = self.typesetter.theme.furniture.line_size.em();
        let width = room.size.width;
        let mut words = Vec::new();
        let mut y = room.bottom() - self.paper.row / 2;
        for text in self.typesetter.words.masthead_lines(self.issue.issue()).iter().rev() {
            let (_, taken) = self.line_block(text, width, size, Length::ZERO);
            y -= taken;
            words.push(self.line_block(text, width, size, y).0);
        }
        let rule_y = y - size / 2;
        let upper = Rect::new(room.left(), room.top(), width, rule_y - room.top());
        let (codes, codes_width) = self.codes(upper, Ink::BLACK);
        let beside = self.beside_codes(upper, codes_width);
        let size = self.name_size_within(self.paper.name_size, beside.size.width);
        let setting = NameSetting {
            size: size.min(beside.size.height.scaled(9, 10)),
            ink: Ink::BLACK.or(self.typesetter.theme.furniture.masthead_colour),
            align: Align::Center,
        };
        let mut frames = self.name(beside, &setting);
        frames.extend(codes);
        frames.extend(words.into_iter().rev().flatten());
        let rules = &self.typesetter.theme.rules;
        let rule = self.rule(rules.masthead_colour, (room.left(), rule_y), width, rules.article);
        (frames, vec![rule])
    }

    /// A line of the masthead, centred under the name.
    fn line_block(&self, text: &str, width: Length, size: Length, top: Length) -> (Vec<Frame>, Length) {
        let role = FontRole::Caption;
        let styled = self.linked(text, role, Ink::BLACK, size);
        let left = self.paper.type_area().left();
        self.lines(&Lines { left, top, width, role, size, align: Align::Center, text: &styled })
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
}
