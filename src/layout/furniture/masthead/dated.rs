//! A masthead with the name at the left and the day beside it, on white or in a band of colour, over a strip.

use super::name::NameSetting;
use crate::edition::Frame;
use crate::geometry::{Length, Point, Rect};
use crate::ink::Ink;
use crate::layout::furniture::lines::{Lines, SMALLEST};
use crate::layout::style::context::Context;
use crate::text::{Align, FontRole, StyledText, TextStyle};

/// The largest size of the name, in hundredths of that of the paper, and its height with the air around it, in
/// hundredths of the size. Tuned by eye on the two examples; see docs/tuning.md.
const LARGEST_NAME: i32 = 140;
const NAME_HEIGHT: i32 = 120;

/// The figure of the day, in hundredths of the size of the name; the lines over and under it, in hundredths of those of
/// the strip; the blank at both sides of them, in em of the body. Tuned by eye on the two examples; see docs/tuning.md.
const DAY: i32 = 62;
const DAY_LINES: i32 = 118;
const DAY_INSET: i32 = 1;

/// The distances in the block of the day, in hundredths: of its figure, and of its lines. Tuned by eye on the two
/// examples; see docs/tuning.md.
const FIGURE_LEADING: i32 = 106;
const LINE_LEADING: i32 = 140;

/// What a part of the masthead stands in, and what it is printed in.
#[derive(Clone, Copy)]
struct Ground {
    room: Rect,
    /// Of the name and the figure of the day.
    strong: Ink,
    /// Of the other words, and of the rule beside them.
    plain: Ink,
}

impl Context<'_> {
    /// The height that name and strip need over a width, with the rules and the blank below.
    pub(super) fn dated_height(&self, width: Length) -> Length {
        let (_, strip) = self.strip(Point::default(), width);
        let name = self.largest_name(width).scaled(NAME_HEIGHT, 100).max(self.codes_height());
        name + strip + self.paper.row.scaled(3, 2)
    }

    /// Name and day over the strip, and the rules.
    pub(super) fn dated_masthead(&self, room: Rect) -> (Vec<Frame>, Vec<Frame>) {
        let color = self.typesetter.theme.furniture.masthead_colour;
        let (words, upper) = self.over_strip(room);
        let ground = Ground { room: upper, strong: Ink::BLACK.or(color), plain: Ink::BLACK };
        let (mut frames, mut rules) = self.name_and_day(ground);
        frames.extend(words);
        rules.extend(self.main_rule(Point::new(room.left(), upper.bottom()), room.size.width));
        rules.push(self.last_rule(room));
        (frames, rules)
    }

    /// Name and day in a band of colour over the strip; the band comes first.
    pub(super) fn band_masthead(&self, room: Rect) -> (Vec<Frame>, Vec<Frame>) {
        let color = self.typesetter.theme.furniture.masthead_colour;
        let (words, upper) = self.over_strip(room);
        let inset = self.paper.body;
        let inner =
            Rect::new(upper.left() + inset, upper.top(), upper.size.width - inset * 2, upper.size.height);
        let ground = Ground { room: inner, strong: Ink::WHITE, plain: Ink::WHITE };
        let (mut frames, rules) = self.name_and_day(ground);
        frames.extend(words);
        let band = Frame::Rule { rect: upper, ink: Ink::BLACK.or(color) };
        let grounds = [vec![band], rules, vec![self.last_rule(room)]].concat();
        (frames, grounds)
    }

    /// The words of the strip at the foot of a room, and what is left of it above.
    fn over_strip(&self, room: Rect) -> (Vec<Frame>, Rect) {
        let width = room.size.width;
        let (_, height) = self.strip(Point::default(), width);
        let air = self.paper.row.scaled(3, 4);
        let top = room.bottom() - height - air / 3;
        let (words, _) = self.strip(Point::new(room.left(), top), width);
        (words, Rect::new(room.left(), room.top(), width, top - air - room.top()))
    }

    /// The thin rule under the strip.
    fn last_rule(&self, room: Rect) -> Frame {
        let rules = &self.typesetter.theme.rules;
        self.rule(rules.masthead_colour, (room.left(), room.bottom()), room.size.width, rules.article)
    }

    /// The name at the left, the day beside it, the codes at the right; and the rule between name and day.
    fn name_and_day(&self, ground: Ground) -> (Vec<Frame>, Vec<Frame>) {
        let room = ground.room;
        let (codes, codes_width) = self.codes(room, ground.plain);
        let free = room.size.width - codes_width;
        let largest = self.largest_name(free);
        let day_width = self.day_width(largest);
        let name_width = free - day_width - self.paper.body;
        // A point less than its room, so that no rounding breaks the line.
        let fitting = (name_width - Length::from_points(1)).scaled(10, 9);
        let size = self.name_size_within(largest, fitting).min(room.size.height);
        let name_room = Rect::new(room.left(), room.top(), name_width, room.size.height);
        let setting = NameSetting { size, ink: ground.strong, align: Align::Start };
        let mut frames = self.name(name_room, &setting);
        let left = room.left() + free - day_width;
        let day_room = Rect::new(left, room.top(), day_width, room.size.height);
        let (day, height) = self.day_block(Ground { room: day_room, ..ground }, largest);
        frames.extend(day);
        frames.extend(codes);
        let top = room.top() + (room.size.height - height) / 2;
        let thickness = Length::from_points_f64(f64::from(self.typesetter.theme.rules.column));
        let beside = Frame::Rule { rect: Rect::new(left, top, thickness, height), ink: ground.plain };
        (frames, vec![beside])
    }

    /// The largest size of the name over a width, as if it had all of it.
    fn largest_name(&self, width: Length) -> Length {
        self.name_size_within(self.paper.name_size.scaled(LARGEST_NAME, 100), width)
    }

    /// Month, figure and weekday under each other, each with its face and size.
    fn day_texts(&self, name: Length) -> [(String, FontRole, Length); 3] {
        let (words, date) = (self.typesetter.words, self.issue.issue().date);
        let line = self.typesetter.theme.furniture.line_size.em().scaled(DAY_LINES, 100);
        let figure = self.typesetter.theme.furniture.masthead;
        [
            (words.month(date), FontRole::Caption, line),
            (date.day().to_string(), figure, name.scaled(DAY, 100)),
            (words.weekday(date).to_owned(), FontRole::Caption, line),
        ]
    }

    /// The width of the block of the day beside a name of a size.
    fn day_width(&self, name: Length) -> Length {
        let wide = |(text, role, size): (String, FontRole, Length)| self.typesetter.width(&text, role, size);
        let widest = self.day_texts(name).into_iter().map(wide).max().unwrap_or_default();
        widest + self.paper.body * (DAY_INSET * 2)
    }

    /// The block of the day in the middle of its room, and its height.
    fn day_block(&self, ground: Ground, name: Length) -> (Vec<Frame>, Length) {
        let room = ground.room;
        let texts = self.day_texts(name);
        let line = |role: FontRole, size: Length| match role {
            FontRole::Caption => size.scaled(LINE_LEADING, 100),
            _ => size.scaled(FIGURE_LEADING, 100),
        };
        let height: Length = texts.iter().map(|&(_, role, size)| line(role, size)).sum();
        let mut top = room.top() + (room.size.height - height) / 2;
        let mut frames = Vec::new();
        for (text, role, size) in texts {
            let ink = if role == FontRole::Caption { ground.plain } else { ground.strong };
            let style = TextStyle { ink, ..self.typesetter.style(role, size.max(SMALLEST)) };
            let text = StyledText::plain(&text, style);
            let (left, width) = (room.left(), room.size.width);
            let middle = top + (line(role, size) - size) / 2;
            let lines = Lines { left, top: middle, width, role, size, align: Align::Center, text: &text };
            frames.extend(self.lines(&lines).0);
            top += line(role, size);
        }
        (frames, height)
    }

    /// The room that the name has over so many columns at least.
    pub(super) fn dated_name_width(&self, columns: u16) -> Length {
        let width = self.paper.span(columns);
        width - self.day_width(self.largest_name(width)) - self.paper.body * 3
    }
}
