//! Inks of a press as colours of a screen, in whole numbers, so that every machine makes the same bytes.
//!
//! What 27 mixtures of cyan, magenta and yellow look like is known: each ink at nothing, a half and all. What
//! lies between is mixed from the eight about it in proportion (the cellular model of Neugebauer), and black
//! takes away in proportion to its strength.
//!
//! The mixtures are those of CGATS TR 001, web offset on coated paper, by the profile `CGATS001Compat-v2-micro`
//! (public domain, CC0), relative to the paper. They are spread so that solid black, which that press prints as
//! 35, 31, 32, is black as the type about it is. On random mixtures a channel is off by 8 of 255 in the middle,
//! of what the whole profile says after the same spreading.

/// Steps of each of the three inks in [`MIXTURES`].
pub(super) const STEPS: usize = 3;

/// Red, green and blue of mixtures: cyan runs fastest, then magenta, then yellow.
#[rustfmt::skip]
pub(super) const MIXTURES: [[u8; 3]; STEPS * STEPS * STEPS] = [
    [255, 255, 255], [86, 201, 245], [0, 163, 237],
    [243, 140, 185], [116, 112, 180], [0, 94, 178],
    [233, 0, 123], [128, 9, 127], [13, 19, 130],
    [255, 246, 139], [110, 195, 142], [0, 157, 142],
    [246, 136, 103], [126, 111, 106], [0, 92, 109],
    [234, 0, 67], [132, 15, 74], [20, 24, 79],
    [255, 240, 0], [122, 191, 35], [0, 154, 55],
    [247, 133, 0], [132, 109, 30], [0, 91, 42],
    [234, 0, 5], [133, 18, 22], [22, 26, 29],
];

/// All of an ink.
const ALL: u32 = 255;

/// Red, green and blue of cyan, magenta, yellow and black.
pub(super) fn srgb([cyan, magenta, yellow, black]: [u8; 4]) -> [u8; 3] {
    let cells = [cyan, magenta, yellow].map(cell);
    let mut sums = [0_u64; 3];
    for corner in 0..8_usize {
        let (mut number, mut part) = (0, 1_u64);
        for (ink, (below, beyond)) in cells.iter().enumerate() {
            let is_upper = corner >> ink & 1 == 1;
            number += (below + usize::from(is_upper)) * STEPS.pow(ink as u32);
            part *= u64::from(if is_upper { *beyond } else { ALL - beyond });
        }
        let mixture = MIXTURES[number];
        sums.iter_mut().zip(mixture).for_each(|(sum, value)| *sum += part * u64::from(value));
    }
    let (whole, white) = (u64::from(ALL).pow(4), u64::from(ALL - u32::from(black)));
    sums.map(|sum| ((sum * white + whole / 2) / whole) as u8)
}

/// The step below an amount of ink, and how far it lies beyond that, of [`ALL`].
fn cell(ink: u8) -> (usize, u32) {
    let place = u32::from(ink) * (STEPS as u32 - 1);
    let below = (place / ALL).min(STEPS as u32 - 2);
    (below as usize, place - below * ALL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_is_white_black_is_black_and_solid_inks_are_what_the_press_makes_of_them() {
        for (inks, expected) in [
            ([0, 0, 0, 0], [255, 255, 255]),
            ([0, 0, 0, 255], [0, 0, 0]),
            ([255, 255, 255, 255], [0, 0, 0]),
            ([0, 255, 255, 255], [0, 0, 0]),
            // A half of black is a grey without a tint, and near the 131 of the press.
            ([0, 0, 0, 128], [127, 127, 127]),
            ([255, 0, 0, 0], [0, 163, 237]),
            ([0, 255, 0, 0], [233, 0, 123]),
            ([0, 0, 255, 0], [255, 240, 0]),
            ([0, 255, 255, 0], [234, 0, 5]),
            ([255, 0, 255, 0], [0, 154, 55]),
            ([255, 255, 0, 0], [13, 19, 130]),
            ([255, 255, 255, 0], [22, 26, 29]),
        ] {
            assert_eq!(srgb(inks), expected, "{inks:?}");
        }
    }

    #[test]
    fn more_ink_never_jumps_and_black_only_darkens() {
        for ink in 0..3 {
            let mut inks = [90, 140, 30, 20];
            for amount in 1..=255 {
                let [before, after] = [amount - 1, amount].map(|amount| {
                    inks[ink] = amount;
                    srgb(inks)
                });
                let jump = before.iter().zip(after).map(|(before, after)| before.abs_diff(after)).max();
                assert!(jump <= Some(3), "ink {ink} at {amount}: {before:?}, {after:?}");
            }
        }
        for black in 1..=255 {
            let [before, after] = [black - 1, black].map(|black| srgb([10, 60, 200, black]));
            assert!(before.iter().zip(after).all(|(before, after)| *before >= after), "{black}");
        }
    }
}
