//! What a network looks at: parts of a square, and in each how it changes from light to dark.
//!
//! A patch has two by two cells; of each cell eight sums of how much the grey changes across and down, with its
//! sign and without, apart for pixels where it grows and falls in the other direction (Li, Wang, Zhang: Face
//! detection using SURF cascade, ICCV Workshops 2011).

use crate::network::Network;
use crate::{Face, Grey, SMALLEST};

/// Pixels of a side of the square.
const SIDE: usize = SMALLEST as usize;

/// Sums of a cell, and values of a patch.
const SUMS: usize = 8;
pub(crate) const VALUES: usize = 4 * SUMS;

/// Smallest side of a patch, and pixels from one to the next.
const LEAST: usize = 16;
const STEP: usize = 16;

/// Shapes of patches, in parts across and down.
const SHAPES: [(usize, usize); 5] = [(1, 1), (1, 2), (2, 1), (2, 3), (3, 2)];

/// The smallest square that is looked at, in pixels.
const SMALLEST_SQUARE: i32 = 8;

/// A square as a network sees it: moved and resized if it is a face, else none.
pub(crate) fn judged(picture: &Grey<'_>, square: &Face, network: &Network) -> Option<Face> {
    // Larger than the picture, or wholly beside it, a square is no face.
    let (across, down) = (picture.width() as i32, picture.height() as i32);
    let seen = (SMALLEST_SQUARE..=across.max(down)).contains(&square.side)
        && (-square.side + 1..across).contains(&square.left)
        && (-square.side + 1..down).contains(&square.top);
    if !seen {
        return None;
    }
    let (side, own) = (square.side as u32, (SMALLEST, SMALLEST));
    let pixels = picture.scaled((square.left.into(), square.top.into()), (side, side), own);
    let judgement = network.judge(values(&Changes::of(&pixels), &network.patches)?)?;
    // What is moved is the part inside the picture.
    let (left, top, side) = (square.left.max(0) as f32, square.top.max(0) as f32, square.side as f32);
    let new = (judgement.larger * side + side + 0.5).floor();
    let moved = |place: f32, by: f32| (by * side + place + (side - new) * 0.5 + 0.5).floor() as i32;
    Some(Face {
        left: moved(left, judgement.right),
        top: moved(top, judgement.down),
        side: new as i32,
        score: judgement.score,
    })
}

/// The values of some patches; none if there is no such patch.
fn values(changes: &Changes, numbers: &[usize]) -> Option<Vec<f32>> {
    let all = patches();
    let mut values = Vec::with_capacity(numbers.len() * VALUES);
    for &number in numbers {
        values.extend(changes.values(all.get(number)?));
    }
    Some(values)
}

/// A part of the square, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Patch {
    left: usize,
    top: usize,
    width: usize,
    height: usize,
}

/// All patches, in the order in which the model counts them.
fn patches() -> &'static [Patch] {
    static ALL: std::sync::OnceLock<Vec<Patch>> = std::sync::OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = Vec::new();
        for (across, down) in SHAPES {
            for height in (LEAST..=SIDE).filter(|height| height % 2 == 0 && height % down == 0) {
                let width = height / down * across;
                if width % 2 != 0 || !(LEAST..=SIDE).contains(&width) {
                    continue;
                }
                for top in (0..=SIDE - height).step_by(STEP) {
                    all.extend((0..=SIDE - width).step_by(STEP).map(|left| Patch {
                        left,
                        top,
                        width,
                        height,
                    }));
                }
            }
        }
        all
    })
}

/// How the grey of a square changes, summed over all pixels above and left of each place.
struct Changes {
    sums: Vec<[i32; SUMS]>,
}

impl Changes {
    fn of(pixels: &[u8]) -> Self {
        let grey = |x: usize, y: usize| i32::from(pixels[y * SIDE + x]);
        let mut sums = vec![[0; SUMS]; (SIDE + 1) * (SIDE + 1)];
        for y in 0..SIDE {
            let mut row = [0; SUMS];
            for x in 0..SIDE {
                let across = change(x, |x| grey(x, y));
                let down = change(y, |y| grey(x, y));
                let (d, a) = (usize::from(down < 0), usize::from(across < 0));
                row[2 * d] += across;
                row[2 * d + 1] += across.abs();
                row[4 + 2 * a] += down;
                row[5 + 2 * a] += down.abs();
                let above = sums[y * (SIDE + 1) + x + 1];
                sums[(y + 1) * (SIDE + 1) + x + 1] = std::array::from_fn(|sum| above[sum] + row[sum]);
            }
        }
        Self { sums }
    }

    /// The values of a patch: the length of them all is one.
    fn values(&self, patch: &Patch) -> [f32; VALUES] {
        let (width, height) = (patch.width / 2, patch.height / 2);
        let at =
            |x: usize, y: usize| &self.sums[(patch.top + y * height) * (SIDE + 1) + patch.left + x * width];
        let sums: [i32; VALUES] = std::array::from_fn(|value| {
            let (cell, sum) = (value / SUMS, value % SUMS);
            let (x, y) = (cell % 2, cell / 2);
            at(x + 1, y + 1)[sum] + at(x, y)[sum] - at(x + 1, y)[sum] - at(x, y + 1)[sum]
        });
        let squares: f64 = sums.iter().map(|&sum| f64::from(sum) * f64::from(sum)).sum();
        let length = squares.sqrt() as f32;
        sums.map(|sum| if length > 0.0 { sum as f32 / length } else { 0.0 })
    }
}

/// How the grey changes at a place of a row: between those beside it, at an end twice that to the one beside it.
fn change(at: usize, grey: impl Fn(usize) -> i32) -> i32 {
    match at {
        0 => (grey(1) - grey(0)) * 2,
        _ if at == SIDE - 1 => (grey(at) - grey(at - 1)) * 2,
        _ => grey(at + 1) - grey(at - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patches_are_counted_as_in_the_model() {
        let all = patches();
        assert_eq!(all[0], Patch { left: 0, top: 0, width: 16, height: 16 });
        assert_eq!(all[1], Patch { left: 16, top: 0, width: 16, height: 16 });
        assert!(all.iter().all(|one| one.left + one.width <= SIDE && one.top + one.height <= SIDE));
    }

    #[test]
    fn a_slope_changes_in_one_direction_alone() {
        let slope: Vec<u8> = (0..SIDE * SIDE).map(|at| (at % SIDE * 5) as u8).collect();
        let values = Changes::of(&slope).values(&patches()[0]);
        let shown: Vec<usize> = (0..VALUES).filter(|&value| values[value] != 0.0).collect();
        assert_eq!(shown, [0, 1, 8, 9, 16, 17, 24, 25], "across, with its sign and without, in four cells");
    }
}
