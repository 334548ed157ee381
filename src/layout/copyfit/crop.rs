//! What of a picture is shown in a room that has another shape.

use crate::geometry::{Length, Point, Rect, Size};
use crate::model::{Focus, Keep};
use crate::subjects::Subjects;
use crate::subjects::interest::start;

/// What says which part of a picture is shown.
#[derive(Clone, Debug)]
pub struct Cropping<'a> {
    /// Pixels of the picture, across and down.
    pub pixels: (u32, u32),
    /// The spot that its author names.
    pub focus: Option<Focus>,
    /// What is never cut.
    pub keep: Option<Keep>,
    /// What it shows, where that was looked at.
    pub subjects: Option<&'a Subjects>,
}

/// A picture in its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The part of the room that it takes.
    pub rect: Rect,
    /// Where the whole picture would lie.
    pub whole: Rect,
}

/// The focus of a crop where none is given: heads of people stand above the middle. Tuned by eye on
/// the two examples; see docs/tuning.md.
const DEFAULT_FOCUS: Focus = Focus(50, 42);

/// The thinnest that a picture is drawn: what has no thickness is not drawn at all.
pub const THINNEST: Length = Length::from_millipoints(1);

/// What rounding may take of a window, in thousandths of a point: one at each end.
const ROUNDING: i64 = 2;

/// The longest side of a whole picture, in thousandths of a point: half of what a length can be.
const LONGEST: i64 = 1 << 30;

/// A side of the picture under its window, in thousandths of a point.
struct Side<'a> {
    /// Length of the window.
    window: i64,
    /// Length of the whole side.
    whole: i64,
    /// What is never cut: from and to so many hundredths.
    keep: Option<(u8, u8)>,
    focus: Option<u8>,
    usual: u8,
    interest: Option<&'a [u16]>,
}

impl Cropping<'_> {
    /// The picture so that it fills a room, the spot that matters as near to the middle as can be. Where that
    /// would cut what is kept, less is cut, and the room is not filled.
    pub fn shown(&self, room: Rect) -> Shown {
        let (across, down) = (i64::from(self.pixels.0.max(1)), i64::from(self.pixels.1.max(1)));
        let (width, height) = (millipoints(room.size.width), millipoints(room.size.height));
        let keep = self.keep.unwrap_or(Keep(0, 0, 1, 1));
        let is_cut_down = width * down >= height * across;
        // The side that is cut, as long as fills the room, but no longer than what is kept allows.
        let (window, filling, kept) = match is_cut_down {
            true => (height, rounded(width * down, across).max(height), keep.3),
            false => (width, rounded(height * across, down).max(width), keep.2),
        };
        let longest = ((window - ROUNDING) * 100 / i64::from(kept.max(1))).max(window).min(LONGEST);
        let cut = filling.min(longest);
        let fills = cut == filling;
        let (whole, rect) = match (is_cut_down, fills) {
            (true, true) => ((width, cut), (width, height)),
            (false, true) => ((cut, height), (width, height)),
            (true, false) => {
                let wide = rounded(cut * across, down).clamp(1, width);
                ((wide, cut), (wide, height))
            }
            (false, false) => {
                let tall = rounded(cut * down, across).clamp(1, height);
                ((cut, tall), (width, tall))
            }
        };
        let rect = centred(room, (length(rect.0), length(rect.1)));
        let (left, top) = self.shift(whole, (millipoints(rect.size.width), millipoints(rect.size.height)));
        let corner = Point::new(rect.left() + length(left), rect.top() + length(top));
        Shown { rect, whole: Rect { origin: corner, size: Size::new(length(whole.0), length(whole.1)) } }
    }

    /// Where the whole picture begins, from the corner of its window.
    fn shift(&self, whole: (i64, i64), window: (i64, i64)) -> (i64, i64) {
        // What is kept stands in the middle where its author names no spot.
        let middle = |keep: Keep| Focus(keep.0.midpoint(keep.right()), keep.1.midpoint(keep.bottom()));
        let focus = self.focus.or(self.keep.map(middle));
        let interest = self.subjects.map(|subjects| &subjects.interest);
        let across = Side {
            window: window.0,
            whole: whole.0,
            keep: self.keep.map(|keep| (keep.0, keep.right())),
            focus: focus.map(|focus| focus.0),
            usual: DEFAULT_FOCUS.0,
            interest: interest.map(|interest| interest.across.as_slice()),
        };
        let down = Side {
            window: window.1,
            whole: whole.1,
            keep: self.keep.map(|keep| (keep.1, keep.bottom())),
            focus: focus.map(|focus| focus.1),
            usual: DEFAULT_FOCUS.1,
            interest: interest.map(|interest| interest.down.as_slice()),
        };
        (across.shift(), down.shift())
    }
}

impl Side<'_> {
    /// Where the whole side begins, from the beginning of its window.
    fn shift(&self) -> i64 {
        let least = self.window - self.whole;
        let (mut from, mut to) = (least, 0);
        if let Some((first, last)) = self.keep {
            from = from.max(-(self.whole * i64::from(first)).div_euclid(100));
            to = to.min(self.window + (-self.whole * i64::from(last)).div_euclid(100));
        }
        let about = |focus: u8| self.window / 2 - self.whole * i64::from(focus) / 100;
        let wanted = match (self.focus, self.interest) {
            (Some(focus), _) => about(focus),
            (None, Some(interest)) => self.most_to_see(interest, about(self.usual).clamp(least, 0)),
            (None, None) => about(self.usual),
        };
        wanted.min(to).max(from).clamp(least, 0)
    }

    /// The shift with which the window shows most, `usual` where that is not clear.
    fn most_to_see(&self, interest: &[u16], usual: i64) -> i64 {
        let hundredths = |length: i64| (length * 100 / self.whole.max(1)) as usize;
        let (window, begins) = (hundredths(self.window), hundredths(-usual));
        let best = start(interest, window, begins);
        if best == begins { usual } else { -(self.whole * best as i64 / 100) }
    }
}

/// The largest rectangle of a picture's shape in the middle of another.
pub fn contained(room: Rect, (across, down): (u32, u32)) -> Rect {
    let (wide, tall) = (f64::from(room.size.width.points()), f64::from(room.size.height.points()));
    let scale = (wide / f64::from(across.max(1))).min(tall / f64::from(down.max(1))).max(0.0);
    let size = |pixels: u32| Length::from_points_f64(f64::from(pixels) * scale);
    centred(room, (size(across), size(down)))
}

/// A rectangle in the middle of another.
fn centred(room: Rect, (width, height): (Length, Length)) -> Rect {
    let (width, height) = (width.max(THINNEST), height.max(THINNEST));
    let left = room.left() + (room.size.width - width) / 2;
    Rect::new(left, room.top() + (room.size.height - height) / 2, width, height)
}

fn millipoints(length: Length) -> i64 {
    i64::from(length.millipoints()).max(1)
}

fn length(millipoints: i64) -> Length {
    Length::from_millipoints(millipoints.clamp(-LONGEST, LONGEST) as i32)
}

fn rounded(number: i64, by: i64) -> i64 {
    (number + by / 2) / by
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn room(width: i32, height: i32) -> Rect {
        Rect::new(
            Length::from_points(7),
            Length::from_points(9),
            Length::from_points(width),
            Length::from_points(height),
        )
    }

    fn plain(across: u32, down: u32) -> Cropping<'static> {
        Cropping { pixels: (across, down), focus: None, keep: None, subjects: None }
    }

    #[test]
    fn a_room_is_filled_and_what_is_cut_is_cut_at_the_foot() {
        let shown = plain(300, 200).shown(room(300, 190));
        assert_eq!(shown.rect, room(300, 190));
        assert_eq!(
            shown.whole,
            Rect::new(
                Length::from_points(7),
                Length::from_points(9),
                Length::from_points(300),
                Length::from_points(200)
            )
        );
    }

    #[test]
    fn what_is_kept_moves_the_window() {
        let foot = Cropping { keep: Some(Keep(10, 80, 20, 20)), ..plain(300, 200) };
        let shown = foot.shown(room(300, 190));
        assert_eq!((shown.rect, shown.whole.bottom()), (room(300, 190), room(300, 190).bottom()));
        let spot = Cropping { focus: Some(Focus(50, 0)), ..foot };
        assert_eq!(spot.shown(room(300, 190)).whole.bottom(), room(300, 190).bottom(), "before the spot");
    }

    #[test]
    fn a_room_that_would_cut_what_is_kept_is_not_filled() {
        let all = Cropping { keep: Some(Keep(0, 0, 100, 100)), ..plain(300, 200) };
        let shown = all.shown(room(300, 190));
        assert!(
            shown.rect.size.width < Length::from_points(286)
                && shown.rect.size.height == Length::from_points(190)
        );
    }

    #[test]
    fn a_window_stands_where_there_is_most_to_see() {
        let mut interest = crate::subjects::interest::Interest { across: vec![10; 100], down: vec![0; 100] };
        interest.down[96..].fill(250);
        let subjects = Subjects { faces: Vec::new(), interest };
        let seen = Cropping { subjects: Some(&subjects), ..plain(300, 200) };
        assert_eq!(seen.shown(room(300, 190)).whole.bottom(), room(300, 190).bottom());
        let named = Cropping { focus: Some(Focus(50, 0)), ..seen };
        assert_eq!(named.shown(room(300, 190)).whole.top(), room(300, 190).top(), "its author knows better");
    }

    proptest! {
        #[test]
        fn no_crop_cuts_what_is_kept(
            pixels in (1..8000_u32, 1..8000_u32),
            size in (1000..800_000_i32, 1000..800_000_i32),
            keep in (0..100_u8, 0..100_u8, 1..=100_u8, 1..=100_u8),
            focus in proptest::option::of((0..=100_u8, 0..=100_u8)),
        ) {
            let keep = Keep(keep.0, keep.1, keep.2.min(100 - keep.0), keep.3.min(100 - keep.1));
            let focus = focus.map(|(x, y)| Focus(x, y));
            let cropping = Cropping { pixels, focus, keep: Some(keep), subjects: None };
            let corner = Length::from_points(5);
            let room = Rect::new(corner, corner, Length::from_millipoints(size.0), Length::from_millipoints(size.1));
            let Shown { rect, whole } = cropping.shown(room);
            let place = |from: Length, side: Length, part: u8| {
                i64::from(from.millipoints()) * 100 + i64::from(side.millipoints()) * i64::from(part)
            };
            let at = |edge: Length| i64::from(edge.millipoints()) * 100;
            prop_assert!(place(whole.left(), whole.size.width, keep.0) >= at(rect.left()), "left");
            prop_assert!(place(whole.left(), whole.size.width, keep.right()) <= at(rect.right()), "right");
            prop_assert!(place(whole.top(), whole.size.height, keep.1) >= at(rect.top()), "top");
            prop_assert!(place(whole.top(), whole.size.height, keep.bottom()) <= at(rect.bottom()), "foot");
            prop_assert!(rect.left() >= room.left() && rect.right() <= room.right(), "{rect:?}");
            prop_assert!(rect.top() >= room.top() && rect.bottom() <= room.bottom(), "{rect:?}");
            prop_assert!(whole.left() <= rect.left() && whole.right() >= rect.right(), "full across");
            prop_assert!(whole.top() <= rect.top() && whole.bottom() >= rect.bottom(), "full down");
        }
    }
}
