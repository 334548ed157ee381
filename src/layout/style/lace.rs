//! Ornamental borders (花边), drawn as vectors: a motif that is repeated along the sides of a rectangle, turned with
//! them, so often that whole ones fill each side, and a piece of its own in the corners.

use crate::edition::Frame;
use crate::geometry::{Length, Point, Rect};
use crate::ink::Ink;

/// Corners of a shape, in thousandths: along its side of the pitch, inward of the depth.
type Shape = &'static [(i32, i32)];

/// A border.
pub(super) struct Lace {
    /// About how long its motif is, and how deep the border, in thousandths of a point.
    pitch: i32,
    depth: i32,
    /// The shapes of the motif.
    motif: &'static [Shape],
    /// What stands between two motifs, about the end of the first.
    between: &'static [Shape],
    /// Strands that swing once in a motif: how far they swing, in thousandths of the depth.
    strands: &'static [i32],
    /// What stands in a corner, in thousandths of the depth both ways.
    corner: &'static [Shape],
    /// Whether thin rules run outside and inside of it.
    rules: (bool, bool),
}

/// Thickness of thin rules, and of strands, and the blank between border and inner rule.
const THIN: Length = Length::from_millipoints(350);
const STRAND: Length = Length::from_millipoints(600);
const INNER: Length = Length::from_millipoints(900);

/// A sine in sixteen steps, in thousandths.
const SINE: [i32; 17] =
    [0, 383, 707, 924, 1000, 924, 707, 383, 0, -383, -707, -924, -1000, -924, -707, -383, 0];

const SQUARE: Shape = &[(200, 200), (800, 200), (800, 800), (200, 800)];
const ROUND: Shape = &[
    (850, 500),
    (803, 675),
    (675, 803),
    (500, 850),
    (325, 803),
    (197, 675),
    (150, 500),
    (197, 325),
    (325, 197),
    (500, 150),
    (675, 197),
    (803, 325),
];

/// Lozenges and dots by turns, with an inner rule.
pub(super) const LOZENGES: Lace = Lace {
    pitch: 6000,
    depth: 4000,
    motif: &[&[(250, 500), (500, 100), (750, 500), (500, 900)]],
    between: &[&[(-85, 500), (0, 375), (85, 500), (0, 625)]],
    strands: &[],
    corner: &[&[(0, 500), (500, 0), (1000, 500), (500, 1000)]],
    rules: (false, true),
};

/// One strand that swings between two thin rules.
pub(super) const WAVES: Lace = Lace {
    pitch: 9000,
    depth: 4500,
    motif: &[],
    between: &[],
    strands: &[640],
    corner: &[ROUND],
    rules: (true, true),
};

/// Two strands twisted about each other (绞丝).
pub(super) const ROPE: Lace = Lace {
    pitch: 11_000,
    depth: 4500,
    motif: &[],
    between: &[],
    strands: &[880, -880],
    corner: &[ROUND],
    rules: (false, false),
};

/// Square spirals (回纹).
pub(super) const FRET: Lace = Lace {
    pitch: 6300,
    depth: 5400,
    motif: &[&[
        (0, 1000),
        (0, 0),
        (857, 0),
        (857, 833),
        (286, 833),
        (286, 333),
        (571, 333),
        (571, 500),
        (429, 500),
        (429, 667),
        (714, 667),
        (714, 167),
        (143, 167),
        (143, 1000),
    ]],
    between: &[],
    strands: &[],
    corner: &[
        &[(0, 0), (833, 0), (833, 167), (167, 167), (167, 833), (0, 833)],
        &[(333, 333), (833, 333), (833, 833), (333, 833)],
    ],
    rules: (false, false),
};

/// Beads (连珠) between two thin rules.
pub(super) const BEADS: Lace = Lace {
    pitch: 5200,
    depth: 4600,
    motif: &[ROUND],
    between: &[],
    strands: &[],
    corner: &[SQUARE],
    rules: (true, true),
};

/// Leaves at both sides of a stem (卷草).
pub(super) const LEAVES: Lace = Lace {
    pitch: 10_000,
    depth: 6000,
    motif: &[
        &[(0, 460), (1000, 460), (1000, 540), (0, 540)],
        &[(60, 440), (110, 230), (260, 70), (470, 20), (430, 250), (280, 410)],
        &[(560, 560), (610, 770), (760, 930), (970, 980), (930, 750), (780, 590)],
    ],
    between: &[],
    strands: &[],
    corner: &[&[
        (500, 0),
        (640, 360),
        (1000, 500),
        (640, 640),
        (500, 1000),
        (360, 640),
        (0, 500),
        (360, 360),
    ]],
    rules: (false, false),
};

/// Squares in two rows by turns.
pub(super) const CHECKS: Lace = Lace {
    pitch: 3600,
    depth: 3600,
    motif: &[
        &[(0, 0), (500, 0), (500, 500), (0, 500)],
        &[(500, 500), (1000, 500), (1000, 1000), (500, 1000)],
    ],
    between: &[],
    strands: &[],
    corner: &[
        &[(0, 0), (500, 0), (500, 500), (0, 500)],
        &[(500, 500), (1000, 500), (1000, 1000), (500, 1000)],
    ],
    rules: (false, false),
};

/// Teeth (锯齿) that point inward from a rule.
pub(super) const TEETH: Lace = Lace {
    pitch: 3800,
    depth: 4000,
    motif: &[&[(60, 0), (940, 0), (500, 860)]],
    between: &[],
    strands: &[],
    corner: &[&[(0, 0), (860, 0), (860, 160), (160, 860), (0, 860)]],
    rules: (true, false),
};

impl Lace {
    /// The border along the inside of a rectangle. A rectangle that is too small for its corners has none.
    pub(super) fn frames(&self, rect: Rect, ink: Ink) -> Vec<Frame> {
        let depth = Length::from_millipoints(self.depth);
        let least = depth * 2 + Length::from_millipoints(self.pitch);
        if rect.size.width < least || rect.size.height < least {
            return rect.edges(THIN).into_iter().map(|rect| Frame::Rule { rect, ink }).collect();
        }
        let mut frames = Vec::new();
        if self.rules.0 {
            frames.extend(rect.edges(THIN).into_iter().map(|rect| Frame::Rule { rect, ink }));
        }
        if self.rules.1 {
            let inner = inset(rect, depth + INNER);
            frames.extend(inner.edges(THIN).into_iter().map(|rect| Frame::Rule { rect, ink }));
        }
        let band = if self.rules.0 { inset(rect, INNER) } else { rect };
        let sides = Side::of(band, depth);
        let outlines: Vec<Vec<Point>> = sides.iter().flat_map(|side| self.along(side)).collect();
        if !outlines.is_empty() {
            frames.push(Frame::Shapes { outlines, ink });
        }
        for side in &sides {
            frames.extend(self.strands.iter().map(|&swing| self.strand(side, swing, ink)));
        }
        frames
    }

    /// The motifs of a side, and the piece in the corner before it.
    fn along(&self, side: &Side) -> Vec<Vec<Point>> {
        let count = self.count(side);
        let at = |(u, v): (i32, i32), number: i32| {
            side.at(side.length.scaled(number * 1000 + u, count * 1000), side.depth.scaled(v, 1000))
        };
        let shapes = |shapes: &[Shape], number: i32| -> Vec<Vec<Point>> {
            shapes.iter().map(|shape| shape.iter().map(|&corner| at(corner, number)).collect()).collect()
        };
        let corner = |shape: &Shape| -> Vec<Point> {
            let at = |&(u, v): &(i32, i32)| {
                side.at(side.depth.scaled(u, 1000) - side.depth, side.depth.scaled(v, 1000))
            };
            shape.iter().map(at).collect()
        };
        let mut outlines: Vec<Vec<Point>> = self.corner.iter().map(corner).collect();
        outlines.extend((0..count).flat_map(|number| shapes(self.motif, number)));
        outlines.extend((1..count).flat_map(|number| shapes(self.between, number)));
        outlines
    }

    /// A strand that swings from the middle of the border, once in each motif.
    fn strand(&self, side: &Side, swing: i32, ink: Ink) -> Frame {
        let count = self.count(side);
        let steps = SINE.len() as i32 - 1;
        let point = |step: i32| {
            let high = SINE[(step % steps) as usize] * swing / 2000;
            side.at(side.length.scaled(step, count * steps), side.depth.scaled(500 - high, 1000))
        };
        Frame::Line { points: (0..=count * steps).map(point).collect(), thickness: STRAND, ink }
    }

    /// How many motifs fill a side.
    fn count(&self, side: &Side) -> i32 {
        ((side.length.millipoints() + self.pitch / 2) / self.pitch).max(1)
    }
}

/// A side of a rectangle without its corners, walked clockwise.
struct Side {
    start: Point,
    /// Which way it runs; inward is a quarter to the right of that.
    along: (i32, i32),
    length: Length,
    depth: Length,
}

impl Side {
    /// The sides of a rectangle with corners of a depth.
    fn of(rect: Rect, depth: Length) -> [Self; 4] {
        let (left, top, right, bottom) = (rect.left(), rect.top(), rect.right(), rect.bottom());
        let (wide, high) = (rect.size.width - depth * 2, rect.size.height - depth * 2);
        let side = |x, y, along, length| Self { start: Point::new(x, y), along, length, depth };
        [
            side(left + depth, top, (1, 0), wide),
            side(right, top + depth, (0, 1), high),
            side(right - depth, bottom, (-1, 0), wide),
            side(left, bottom - depth, (0, -1), high),
        ]
    }

    /// A place so far along it and so far inward.
    fn at(&self, along: Length, inward: Length) -> Point {
        let (x, y) = self.along;
        Point::new(self.start.x + along * x - inward * y, self.start.y + along * y + inward * x)
    }
}

/// A rectangle so much smaller at every side.
fn inset(rect: Rect, by: Length) -> Rect {
    Rect::new(rect.left() + by, rect.top() + by, rect.size.width - by * 2, rect.size.height - by * 2)
}
