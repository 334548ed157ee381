//! Lengths, points and rectangles in integers.
//!
//! One unit is a thousandth of a PostScript point (1/72 inch). Integers make two runs of the
//! program, on any machine and with any number of threads, compute the same page.
//!
//! ```
//! use paiban::geometry::{Length, Rect};
//!
//! let column = Rect::new(Length::ZERO, Length::ZERO, Length::from_points(117), Length::from_millimetres(80.0));
//! assert_eq!(column.right().points(), 117.0);
//! assert_eq!(Length::from_points(9) / 2, Length::from_millipoints(4500));
//! ```

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

use serde::{Deserialize, Serialize};

/// A length in thousandths of a point. Sums and products saturate, at some 757 metres, instead of
/// wrapping around.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Length(i32);

impl Length {
    /// Zero.
    pub const ZERO: Self = Self(0);

    /// A length from thousandths of a point.
    pub const fn from_millipoints(millipoints: i32) -> Self {
        Self(millipoints)
    }

    /// A length from whole points.
    pub const fn from_points(points: i32) -> Self {
        Self(points * 1000)
    }

    /// A length from points, rounded to the nearest thousandth.
    pub fn from_points_f64(points: f64) -> Self {
        Self((points * 1000.0).round() as i32)
    }

    /// A length from millimetres (25.4 mm are 72 points), rounded to the nearest thousandth.
    pub fn from_millimetres(millimetres: f64) -> Self {
        Self((millimetres * 72_000.0 / 25.4).round() as i32)
    }

    /// The length in thousandths of a point.
    pub const fn millipoints(self) -> i32 {
        self.0
    }

    /// The length in points.
    pub fn points(self) -> f32 {
        self.0 as f32 / 1000.0
    }

    /// The part `numerator / denominator` of the length, rounded towards zero.
    pub fn scaled(self, numerator: i32, denominator: i32) -> Self {
        let scaled = i64::from(self.0) * i64::from(numerator) / i64::from(denominator);
        Self(scaled.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32)
    }

    /// How many of `part` are needed to cover the length.
    pub const fn ceil_times(self, part: Self) -> i32 {
        -(self.0.saturating_neg()).div_euclid(part.0)
    }
}

impl fmt::Debug for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Length {
    /// Points with as many decimals as are needed, at most three.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, value) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let (whole, part) = (value / 1000, value % 1000);
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{part:03}");
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Mul<i32> for Length {
    type Output = Self;
    fn mul(self, factor: i32) -> Self {
        Self(self.0.saturating_mul(factor))
    }
}

impl Div<i32> for Length {
    type Output = Self;
    fn div(self, divisor: i32) -> Self {
        Self(self.0 / divisor)
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

/// A place on a page: `x` to the right, `y` downwards from the top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Point {
    /// Distance from the left edge.
    pub x: Length,
    /// Distance from the top edge.
    pub y: Length,
}

impl Point {
    /// A point from its two distances.
    pub const fn new(x: Length, y: Length) -> Self {
        Self { x, y }
    }
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Size {
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
}

impl Size {
    /// A size from its two lengths.
    pub const fn new(width: Length, height: Length) -> Self {
        Self { width, height }
    }
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rect {
    /// Top left corner.
    pub origin: Point,
    /// Width and height.
    pub size: Size,
}

impl Rect {
    /// A rectangle from its top left corner, width and height.
    pub const fn new(x: Length, y: Length, width: Length, height: Length) -> Self {
        Self { origin: Point::new(x, y), size: Size::new(width, height) }
    }

    /// The rectangle, moved.
    #[must_use]
    pub fn moved(&self, by: Point) -> Self {
        Self { origin: Point::new(self.origin.x + by.x, self.origin.y + by.y), size: self.size }
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn united(&self, other: &Self) -> Self {
        let (left, top) = (self.left().min(other.left()), self.top().min(other.top()));
        let (right, bottom) = (self.right().max(other.right()), self.bottom().max(other.bottom()));
        Self::new(left, top, right - left, bottom - top)
    }

    /// Left edge.
    pub const fn left(&self) -> Length {
        self.origin.x
    }

    /// Top edge.
    pub const fn top(&self) -> Length {
        self.origin.y
    }

    /// Right edge.
    pub fn right(&self) -> Length {
        self.origin.x + self.size.width
    }

    /// Bottom edge.
    pub fn bottom(&self) -> Length {
        self.origin.y + self.size.height
    }

    /// Four rules along its edges, inside of it: top, bottom, left, right.
    pub fn edges(&self, thickness: Length) -> [Self; 4] {
        let (left, top) = (self.left(), self.top());
        let Size { width, height } = self.size;
        [
            Self::new(left, top, width, thickness),
            Self::new(left, self.bottom() - thickness, width, thickness),
            Self::new(left, top, thickness, height),
            Self::new(self.right() - thickness, top, thickness, height),
        ]
    }

    /// Whether `other` lies inside or on the edges.
    pub fn contains(&self, other: &Self) -> bool {
        self.left() <= other.left()
            && self.top() <= other.top()
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_print_as_points_with_needed_decimals() {
        assert_eq!(Length::from_millipoints(11_500).to_string(), "11.5");
        assert_eq!(Length::from_points(9).to_string(), "9");
        assert_eq!(Length::from_millipoints(-1).to_string(), "-0.001");
    }

    #[test]
    fn covering_counts_round_up() {
        let row = Length::from_millipoints(11_500);
        assert_eq!(Length::from_points(23).ceil_times(row), 2);
        assert_eq!(Length::from_points(24).ceil_times(row), 3);
    }

    #[test]
    fn sums_stop_at_the_largest_length() {
        let largest = Length::from_millipoints(i32::MAX);
        assert_eq!(largest + Length::from_points(1), largest);
        assert_eq!(largest * 2, largest);
    }

    #[test]
    fn a_millimetre_is_72_over_25_4_points() {
        assert_eq!(Length::from_millimetres(25.4), Length::from_points(72));
    }
}
