//! Frames around boxes, in the style of a theme: lines, a cap, ornamental borders (花边).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::edition::Frame;
use crate::geometry::{Length, Point, Rect};
use crate::ink::Ink;

use super::lace::{BEADS, CHECKS, FRET, LEAVES, LOZENGES, Lace, ROPE, TEETH, WAVES};
use super::rule_style::{RuleStyle, apart, thick};

/// What stands around a boxed article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FrameStyle {
    /// Nothing: the tint says what belongs together.
    None,
    /// One line.
    #[default]
    Single,
    /// Two thin lines.
    Double,
    /// A thick line with a thin one inside.
    ThickThin,
    /// A row of dots.
    Dotted,
    /// A heavy rule at the top and a thin one at the foot.
    Cap,
    /// A border of lozenges and dots (菱花).
    Lozenges,
    /// A border of one wave (水波).
    Waves,
    /// A border of two strands twisted about each other (绞丝).
    Rope,
    /// A border of square spirals (回纹).
    Fret,
    /// A border of beads (连珠).
    Beads,
    /// A border of leaves (卷草).
    Leaves,
    /// A border of squares (方格).
    Checks,
    /// A border of teeth (锯齿).
    Teeth,
}

/// The heavy rule of a cap. Tuned by eye; see docs/tuning.md.
const CAP: Length = Length::from_millipoints(2400);

impl FrameStyle {
    /// Every style with its name in themes.
    pub const NAMES: [(&'static str, Self); 14] = [
        ("none", Self::None),
        ("single", Self::Single),
        ("double", Self::Double),
        ("thick-thin", Self::ThickThin),
        ("dotted", Self::Dotted),
        ("cap", Self::Cap),
        ("lozenges", Self::Lozenges),
        ("waves", Self::Waves),
        ("rope", Self::Rope),
        ("fret", Self::Fret),
        ("beads", Self::Beads),
        ("leaves", Self::Leaves),
        ("checks", Self::Checks),
        ("teeth", Self::Teeth),
    ];

    /// The frame along the inside of a rectangle, its lines so thick where they are thin.
    pub fn frames(self, rect: Rect, thin: Length, ink: Ink) -> Vec<Frame> {
        let lines = |rect: Rect, thickness: Length| {
            rect.edges(thickness).into_iter().map(move |rect| Frame::Rule { rect, ink })
        };
        let within = |by: Length| {
            Rect::new(rect.left() + by, rect.top() + by, rect.size.width - by * 2, rect.size.height - by * 2)
        };
        match self {
            Self::None => Vec::new(),
            Self::Single => lines(rect, thin).collect(),
            Self::Double => lines(rect, thin).chain(lines(within(thin + apart(thin)), thin)).collect(),
            Self::ThickThin => {
                let thick = thick(thin);
                lines(rect, thick).chain(lines(within(thick + apart(thin)), thin)).collect()
            }
            Self::Dotted => dotted(rect, thin, ink),
            Self::Cap => {
                let strip = |top: Length, height: Length| Frame::Rule {
                    rect: Rect::new(rect.left(), top, rect.size.width, height),
                    ink,
                };
                vec![strip(rect.top(), CAP), strip(rect.bottom() - thin, thin)]
            }
            _ => self.lace().map_or_else(Vec::new, |lace| lace.frames(rect, ink)),
        }
    }

    /// The ornamental border, where the style is one.
    fn lace(self) -> Option<&'static Lace> {
        match self {
            Self::Lozenges => Some(&LOZENGES),
            Self::Waves => Some(&WAVES),
            Self::Rope => Some(&ROPE),
            Self::Fret => Some(&FRET),
            Self::Beads => Some(&BEADS),
            Self::Leaves => Some(&LEAVES),
            Self::Checks => Some(&CHECKS),
            Self::Teeth => Some(&TEETH),
            Self::None | Self::Single | Self::Double | Self::ThickThin | Self::Dotted | Self::Cap => None,
        }
    }
}

/// Rows of dots along the four sides.
fn dotted(rect: Rect, thin: Length, ink: Ink) -> Vec<Frame> {
    let across =
        |top: Length| RuleStyle::Dotted.frames(Point::new(rect.left(), top), rect.size.width, thin, ink);
    let radius = RuleStyle::dot_radius(thin);
    let down = |left: Length| {
        let row = RuleStyle::Dotted.frames(Point::default(), rect.size.height, thin, ink).into_iter();
        row.map(move |frame| turned(frame, Point::new(left, rect.top())))
    };
    let mut frames = across(rect.top());
    frames.extend(across(rect.bottom() - radius * 2));
    frames.extend(down(rect.left()).chain(down(rect.right() - radius * 2)));
    frames
}

/// Shapes of a row that runs down from a corner.
fn turned(frame: Frame, corner: Point) -> Frame {
    match frame {
        Frame::Shapes { outlines, ink } => {
            let turn = |at: Point| Point::new(corner.x + at.y, corner.y + at.x);
            let turned = |outline: Vec<Point>| outline.into_iter().map(turn).collect();
            // The corners have the dots of the rows across.
            let inner = outlines.len().saturating_sub(2);
            let outlines = outlines.into_iter().skip(1).take(inner).map(turned).collect();
            Frame::Shapes { outlines, ink }
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corners(frame: &Frame) -> Vec<Point> {
        match frame {
            Frame::Rule { rect, .. } => vec![rect.origin, Point::new(rect.right(), rect.bottom())],
            Frame::Shapes { outlines, .. } => outlines.concat(),
            Frame::Line { points, .. } => points.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_frame_stays_inside_its_rectangle_and_clear_of_the_words() {
        // A box is an em of nine points wider than its words at every side.
        let inset = Length::from_points(8);
        for (width, height) in [(243, 117), (120, 400), (639, 61)] {
            let rect = Rect::new(
                Length::from_points(31),
                Length::from_points(17),
                Length::from_points(width),
                Length::from_points(height),
            );
            let words = Rect::new(
                rect.left() + inset,
                rect.top() + inset,
                rect.size.width - inset * 2,
                rect.size.height - inset * 2,
            );
            for (name, style) in FrameStyle::NAMES {
                let frames = style.frames(rect, Length::from_millipoints(600), Ink::BLACK);
                assert_eq!(frames.is_empty(), style == FrameStyle::None, "{name}");
                for at in frames.iter().flat_map(corners) {
                    let at = Rect { origin: at, size: Default::default() };
                    assert!(rect.contains(&at), "{name}: {at:?} is outside of {rect:?}");
                    let inside = at.left() > words.left()
                        && at.left() < words.right()
                        && at.top() > words.top()
                        && at.top() < words.bottom();
                    assert!(!inside, "{name}: {at:?} is among the words");
                }
            }
        }
    }

    #[test]
    fn borders_are_the_same_on_all_four_sides() {
        let side = Length::from_points(150);
        let rect = Rect::new(Length::ZERO, Length::ZERO, side, side);
        for (name, style) in FrameStyle::NAMES.into_iter().filter(|(_, style)| style.lace().is_some()) {
            let all = |turn: fn(Point, Length) -> Point| {
                let frames = style.frames(rect, Length::from_millipoints(600), Ink::BLACK);
                let shapes = frames.iter().filter(|frame| !matches!(frame, Frame::Rule { .. }));
                let mut all: Vec<(i32, i32)> = shapes
                    .flat_map(corners)
                    .map(|at| turn(at, side))
                    .map(|at| (at.x.millipoints(), at.y.millipoints()))
                    .collect();
                all.sort_unstable();
                all
            };
            let (as_drawn, turned) = (all(|at, _| at), all(|at, side| Point::new(side - at.y, at.x)));
            assert!(
                !as_drawn.is_empty() && as_drawn == turned,
                "{name} is not the same after a quarter turn"
            );
        }
    }

    #[test]
    fn a_box_too_small_for_a_border_has_a_line() {
        let rect = Rect::new(Length::ZERO, Length::ZERO, Length::from_points(12), Length::from_points(12));
        let frames = FrameStyle::Leaves.frames(rect, Length::from_millipoints(600), Ink::BLACK);
        assert_eq!(frames.len(), 4);
    }
}
