//! Rectangles of a page in its own measure: hundred thousandths of its height, so that pages of any unit are alike.

use super::super::boxes::Corners;

/// How many units the height of a page has.
pub(super) const PAGE_HEIGHT: i64 = 100_000;

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: i64,
    pub(super) top: i64,
    pub(super) right: i64,
    pub(super) lower: i64,
}

impl Area {
    /// Corners by factors of both directions; none of those that are no numbers of a page.
    #[allow(clippy::cast_possible_truncation, reason = "within a thousand pages")]
    pub(super) fn of(corners: Corners, across: f64, down: f64) -> Option<Self> {
        const MOST: f64 = 1000.0 * PAGE_HEIGHT as f64;
        let scaled = [corners[0] * across, corners[1] * down, corners[2] * across, corners[3] * down];
        if !scaled.iter().all(|edge| edge.is_finite() && edge.abs() <= MOST) {
            return None;
        }
        let [left, top, right, lower] = scaled.map(|edge| edge.round() as i64);
        Some(Self {
            left: left.min(right),
            top: top.min(lower),
            right: left.max(right),
            lower: top.max(lower),
        })
    }

    pub(super) fn width(self) -> i64 {
        self.right - self.left
    }

    pub(super) fn height(self) -> i64 {
        self.lower - self.top
    }

    /// Its middle, across and down.
    pub(super) fn middle(self) -> (i64, i64) {
        (i64::midpoint(self.left, self.right), i64::midpoint(self.top, self.lower))
    }

    pub(super) fn holds(self, (across, down): (i64, i64)) -> bool {
        (self.left..=self.right).contains(&across) && (self.top..=self.lower).contains(&down)
    }

    /// The smallest rectangle around both.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            lower: self.lower.max(other.lower),
        }
    }

    /// How much both have of the same columns; negative is the gap between them.
    pub(super) fn across(self, other: Self) -> i64 {
        self.right.min(other.right) - self.left.max(other.left)
    }

    /// How much both have of the same rows; negative is the gap between them.
    pub(super) fn down(self, other: Self) -> i64 {
        self.lower.min(other.lower) - self.top.max(other.top)
    }

    /// How far the two are apart.
    pub(super) fn distance(self, other: Self) -> i64 {
        (-self.across(other)).max(0) + (-self.down(other)).max(0)
    }

    /// Turned so that a page of vertical lines reads as one of horizontal lines: right becomes top.
    pub(super) fn turned(self) -> Self {
        Self { left: self.top, top: -self.right, right: self.lower, lower: -self.left }
    }
}
