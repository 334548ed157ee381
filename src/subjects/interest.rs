//! Where there is most to see: edges, and colours other than those of skin, which are everywhere on people.

use image::{DynamicImage, Rgb, RgbImage};
use serde::Serialize;

/// Columns and rows in which a picture is measured: a hundredth of it each.
const PARTS: u32 = 100;

/// How much there is to see in each hundredth of the width and of the height, in thousandths of all; nothing
/// where all of the picture is of one colour.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Interest {
    /// From the left.
    pub across: Vec<u16>,
    /// From the top.
    pub down: Vec<u16>,
}

/// Squares of differences of grey are so many times what differences of colour are.
const EDGES: u64 = 32;

/// A part of a side must hold so many thousandths more than the usual one to be shown in its place.
const CLEARLY: u32 = 10;

impl Interest {
    /// Of a picture.
    pub fn of(picture: &DynamicImage) -> Self {
        let cells = picture.thumbnail_exact(PARTS, PARTS).to_rgb8();
        let grey: Vec<i64> = cells.pixels().map(grey).collect();
        let at = |x: u32, y: u32| grey[(y * PARTS + x) as usize];
        let last = PARTS - 1;
        let (mut across, mut down) = (vec![0; PARTS as usize], vec![0; PARTS as usize]);
        for y in 0..PARTS {
            for x in 0..PARTS {
                let right = at((x + 1).min(last), y) - at(x.saturating_sub(1), y);
                let below = at(x, (y + 1).min(last)) - at(x, y.saturating_sub(1));
                let seen = (right * right + below * below) as u64 / EDGES + colour(&cells, x, y);
                across[x as usize] += seen;
                down[y as usize] += seen;
            }
        }
        let all: u64 = across.iter().sum();
        let parts = |sums: Vec<u64>| sums.into_iter().map(|sum| (sum * 1000 / all) as u16).collect();
        if all == 0 { Self::default() } else { Self { across: parts(across), down: parts(down) } }
    }
}

/// Grey of a pixel.
fn grey(pixel: &Rgb<u8>) -> i64 {
    let [red, green, blue] = pixel.0.map(i64::from);
    (3 * red + 6 * green + blue) / 10
}

/// How much colour a pixel has; none if it may be skin.
fn colour(cells: &RgbImage, x: u32, y: u32) -> u64 {
    let [red, green, blue] = cells.get_pixel(x, y).0;
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    // Kovač, Peer, Solina: Human skin colour clustering for face detection (2003).
    let is_skin = red > 95 && green > 40 && blue > 20 && most - least > 15;
    let is_skin = is_skin && red.saturating_sub(green) > 15 && red > blue;
    if is_skin { 0 } else { u64::from(most - least) }
}

/// Where a window of so many hundredths of a side begins, where the usual one begins at `usual`: where it shows
/// most, if that is clearly more. Of equal places the one next to the usual.
pub fn start(parts: &[u16], window: usize, usual: usize) -> usize {
    let Some(last) = parts.len().checked_sub(window) else { return usual };
    let shown = |start: usize| parts[start..start + window].iter().map(|&part| u32::from(part)).sum::<u32>();
    let usual = usual.min(last);
    let best = (0..=last).max_by_key(|&start| (shown(start), std::cmp::Reverse(start.abs_diff(usual))));
    best.filter(|&best| shown(best) > shown(usual) + CLEARLY).unwrap_or(usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A grey picture with a patterned square at a place.
    fn with_object(left: u32, top: u32) -> DynamicImage {
        let inside = |x: u32, y: u32| (left..left + 60).contains(&x) && (top..top + 60).contains(&y);
        let pixel = |x: u32, y: u32| match inside(x, y) {
            true if (x / 5 + y / 5).is_multiple_of(2) => Rgb([20, 60, 220]),
            true => Rgb([240, 240, 60]),
            false => Rgb([128, 128, 128]),
        };
        DynamicImage::ImageRgb8(RgbImage::from_fn(400, 300, pixel))
    }

    #[test]
    fn a_window_holds_what_there_is_to_see() {
        let left = Interest::of(&with_object(0, 120));
        assert_eq!(start(&left.across, 90, 5), 0);
        assert!(left.across[..16].iter().sum::<u16>() > 950, "{left:?}");
        let right = Interest::of(&with_object(340, 120));
        assert_eq!(start(&right.across, 90, 5), 10);
        let foot = Interest::of(&with_object(100, 240));
        assert_eq!((start(&foot.down, 93, 0), start(&foot.across, 93, 3)), (7, 3));
    }

    #[test]
    fn flat_pictures_are_shown_where_they_usually_are() {
        for colour in [[0; 3], [200; 3], [220, 160, 130]] {
            let flat = Interest::of(&DynamicImage::ImageRgb8(RgbImage::from_pixel(300, 200, Rgb(colour))));
            assert_eq!(start(&flat.across, 93, 3), 3, "{colour:?}");
        }
        let even = vec![10; 100];
        assert_eq!((start(&even, 95, 2), start(&even, 100, 0), start(&[], 95, 2)), (2, 0, 2));
    }

    #[test]
    fn skin_has_no_colour_of_its_own() {
        let pixel = |colour: [u8; 3]| colour_of(colour);
        assert_eq!(pixel([220, 160, 130]), 0);
        assert_eq!((pixel([30, 200, 40]), pixel([90, 90, 90])), (170, 0));
    }

    fn colour_of(pixel: [u8; 3]) -> u64 {
        colour(&RgbImage::from_pixel(1, 1, Rgb(pixel)), 0, 0)
    }
}
