//! Rules across, in the style of a theme: one or two lines, a wedge, dots.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::edition::Frame;
use crate::geometry::{Length, Point, Rect};
use crate::ink::Ink;

/// How a rule across is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RuleStyle {
    /// One line.
    #[default]
    Single,
    /// Two thin lines.
    Double,
    /// A thick line over a thin one.
    ThickThin,
    /// A line that grows thinner from the left to the right.
    Tapered,
    /// A row of dots.
    Dotted,
}

/// How many times as thick as the rule of the theme a thick line is, and the thickest it becomes. Tuned by eye on the
/// two examples; see docs/tuning.md.
const THICK: i32 = 4;
const THICKEST: Length = Length::from_millipoints(2400);

/// The least blank between the two lines of a rule. Tuned by eye; see docs/tuning.md.
const APART: Length = Length::from_millipoints(1200);

/// The least radius of a dot, and how many radii the middles of two stand apart. Tuned by eye; see docs/tuning.md.
const LEAST_DOT: Length = Length::from_millipoints(400);
const DOTS_APART: i32 = 6;

/// The corners of a regular polygon that passes for a disc at the sizes of ornaments, in thousandths of its radius.
const DISC: [(i32, i32); 12] = [
    (1000, 0),
    (866, 500),
    (500, 866),
    (0, 1000),
    (-500, 866),
    (-866, 500),
    (-1000, 0),
    (-866, -500),
    (-500, -866),
    (0, -1000),
    (500, -866),
    (866, -500),
];

/// The thick line beside one of a theme.
pub(super) fn thick(thin: Length) -> Length {
    (thin * THICK).min(THICKEST.max(thin))
}

/// The blank between two lines, the thinner of which is so thick.
pub(super) fn apart(thin: Length) -> Length {
    (thin * 2).max(APART)
}

impl RuleStyle {
    /// A rule of a width from its top left corner, so thick where it is thinnest.
    pub fn frames(self, corner: Point, width: Length, thin: Length, ink: Ink) -> Vec<Frame> {
        let line = |down: Length, thickness: Length| Frame::Rule {
            rect: Rect::new(corner.x, corner.y + down, width, thickness),
            ink,
        };
        if thin <= Length::ZERO {
            return Vec::new();
        }
        match self {
            Self::Single => vec![line(Length::ZERO, thin)],
            Self::Double => vec![line(Length::ZERO, thin), line(thin + apart(thin), thin)],
            Self::ThickThin => {
                vec![line(Length::ZERO, thick(thin)), line(thick(thin) + apart(thin), thin)]
            }
            Self::Tapered => vec![wedge(corner, width, (thick(thin), thin), ink)],
            Self::Dotted => vec![dots(corner, width, Self::dot_radius(thin), ink)],
        }
    }

    /// The radius of the dots of a rule that would be so thick.
    pub(super) fn dot_radius(thin: Length) -> Length {
        thin.max(LEAST_DOT)
    }
}

/// A line that is thick at the left and thin at the right, about one middle.
fn wedge(corner: Point, width: Length, (thick, thin): (Length, Length), ink: Ink) -> Frame {
    let inset = (thick - thin) / 2;
    let (right, foot) = (corner.x + width, corner.y + thick);
    let outline = vec![
        corner,
        Point::new(right, corner.y + inset),
        Point::new(right, foot - inset),
        Point::new(corner.x, foot),
    ];
    Frame::Shapes { outlines: vec![outline], ink }
}

/// A row of dots of a radius, the first and the last of which end with the width.
fn dots(corner: Point, width: Length, radius: Length, ink: Ink) -> Frame {
    let room = width - radius * 2;
    let gaps = (room.millipoints() / (radius * DOTS_APART).millipoints().max(1)).max(1);
    let dot = |number: i32| {
        disc(Point::new(corner.x + radius + room.scaled(number, gaps), corner.y + radius), radius)
    };
    Frame::Shapes { outlines: (0..=gaps).map(dot).collect(), ink }
}

/// The corners of a disc.
fn disc(center: Point, radius: Length) -> Vec<Point> {
    let corner =
        |(x, y): (i32, i32)| Point::new(center.x + radius.scaled(x, 1000), center.y + radius.scaled(y, 1000));
    DISC.into_iter().map(corner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: Length = Length::from_points(100);

    fn drawn(style: RuleStyle) -> Vec<Frame> {
        style.frames(Point::default(), WIDTH, Length::from_millipoints(400), Ink::BLACK)
    }

    fn heights(frames: &[Frame]) -> Vec<i32> {
        let height = |frame: &Frame| match frame {
            Frame::Rule { rect, .. } => rect.size.height.millipoints(),
            other => panic!("{other:?}"),
        };
        frames.iter().map(height).collect()
    }

    #[test]
    fn lines_are_as_thick_as_their_style_says_and_do_not_touch() {
        assert_eq!(heights(&drawn(RuleStyle::Single)), [400]);
        assert_eq!(heights(&drawn(RuleStyle::Double)), [400, 400]);
        assert_eq!(heights(&drawn(RuleStyle::ThickThin)), [1600, 400]);
        for style in [RuleStyle::Double, RuleStyle::ThickThin] {
            let [Frame::Rule { rect: upper, .. }, Frame::Rule { rect: lower, .. }] = &drawn(style)[..] else {
                panic!("two lines")
            };
            assert!(lower.top() - upper.bottom() >= APART, "{style:?}");
        }
    }

    #[test]
    fn a_wedge_is_thick_at_the_left_and_dots_end_with_the_width() {
        let [Frame::Shapes { outlines, .. }] = &drawn(RuleStyle::Tapered)[..] else { panic!("one wedge") };
        let [a, b, c, d] = outlines[0][..] else { panic!("four corners") };
        assert_eq!(((d.y - a.y).millipoints(), (c.y - b.y).millipoints()), (1600, 400));
        let [Frame::Shapes { outlines, .. }] = &drawn(RuleStyle::Dotted)[..] else { panic!("dots") };
        let right = outlines.iter().flatten().map(|corner| corner.x).max();
        assert!(outlines.len() > 30 && right == Some(WIDTH), "{} dots to {right:?}", outlines.len());
    }

    #[test]
    fn a_rule_of_no_width_is_not_drawn() {
        assert_eq!(RuleStyle::Double.frames(Point::default(), WIDTH, Length::ZERO, Ink::BLACK), []);
    }
}
