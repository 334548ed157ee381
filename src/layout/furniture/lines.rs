//! Words of the furniture, on lines of one size.

use crate::edition::Frame;
use crate::geometry::{Length, Point, Rect};
use crate::ink::{ColorName, Ink};
use crate::layout::style::context::Context;
use crate::layout::style::rule_style::RuleStyle;
use crate::text::{Align, FontRole, Setting, StyledText};

/// The smallest size of a line that gives way because it does not fit its place: 八号, the smallest that
/// is named.
pub(super) const SMALLEST: Length = Length::from_points(5);

/// Text on lines of one size under each other.
pub(super) struct Lines<'a> {
    pub(super) left: Length,
    pub(super) top: Length,
    pub(super) width: Length,
    pub(super) role: FontRole,
    pub(super) size: Length,
    pub(super) align: Align,
    pub(super) text: &'a StyledText,
}

impl Context<'_> {
    /// Frames of text and the height they take.
    pub(super) fn lines(&self, lines: &Lines<'_>) -> (Vec<Frame>, Length) {
        let setting = Setting { measure: lines.width, indent: Length::ZERO, align: lines.align };
        let set = self.typesetter.paragraph(lines.text).lines(&setting);
        let leading = lines.size.scaled(5, 4);
        let mut frames = Vec::new();
        for (i, line) in set.iter().enumerate() {
            let corner = Point::new(lines.left, lines.top + leading * i as i32);
            frames.extend(self.typesetter.line_at(line, corner, lines.role, lines.size));
        }
        (frames, leading * set.len() as i32)
    }

    pub(super) fn text(&self, text: &str, role: FontRole, size: Length) -> StyledText {
        self.text_in(ColorName::Black, text, role, size)
    }

    /// Text in a colour.
    pub(super) fn text_in(&self, color: ColorName, text: &str, role: FontRole, size: Length) -> StyledText {
        StyledText::plain(text, self.typesetter.style_in(color, role, size))
    }

    /// A rule across in a colour and a style, so many points thick where it is thinnest.
    pub(super) fn styled_rule(
        &self,
        (color, style): (ColorName, RuleStyle),
        (left, top): (Length, Length),
        width: Length,
        points: f32,
    ) -> Vec<Frame> {
        let thin = Length::from_points_f64(f64::from(points));
        let ink = Ink::black(self.typesetter.theme.rules.ink).or(color);
        style.frames(Point::new(left, top), width, thin, ink)
    }

    /// A rule across, so many points thick.
    pub(super) fn rule(
        &self,
        color: ColorName,
        (left, top): (Length, Length),
        width: Length,
        points: f32,
    ) -> Frame {
        let thickness = Length::from_points_f64(f64::from(points));
        let ink = Ink::black(self.typesetter.theme.rules.ink).or(color);
        Frame::Rule { rect: Rect::new(left, top, width, thickness), ink }
    }
}
