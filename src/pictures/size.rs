//! How many pixels an output wants.

/// A picture is made smaller for a width on paper only if its own exceeds that by more than this, in
/// hundredths: a small surplus does not justify coding it anew (see docs/tuning.md).
const SPARE: u32 = 125;

/// How many pixels an output wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    /// This many across, as wide as the picture is shown on paper.
    Across(u32),
    /// At most so many on the longer side, and at most so many in all.
    Within {
        /// On the longer side.
        side: u32,
        /// In all.
        area: u64,
    },
}

impl Size {
    /// Width and height of a picture that is too large, in its own proportions; `None` if it is not.
    pub(super) fn reduced(self, width: u32, height: u32) -> Option<(u32, u32)> {
        let (wide, high) = (u64::from(width), u64::from(height));
        let (long, short) = (wide.max(high).max(1), wide.min(high).max(1));
        match self {
            Self::Across(pixels) => {
                let is_large = wide * 100 > u64::from(pixels) * u64::from(SPARE);
                let down = (high * u64::from(pixels) / wide.max(1)).max(1);
                is_large.then_some((pixels, down as u32))
            }
            Self::Within { side, area } => {
                if long <= u64::from(side) && wide * high <= area {
                    return None;
                }
                // With the longer side l the shorter has l × short / long.
                let by_area = (u128::from(area) * u128::from(long) / u128::from(short)).isqrt() as u64;
                let long_side = u64::from(side).min(by_area).clamp(1, long);
                let of = |own: u64| ((own * long_side + long / 2) / long).max(1);
                // Rounding up may exceed the area by a row.
                let (across, down) = (of(wide), of(high));
                let is_above = across * down > area;
                let down = if is_above && down > 1 { down - 1 } else { down };
                Some((across as u32, down as u32))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const READER: Size = Size::Within { side: 2048, area: 4_000_000 };

    #[test]
    fn pictures_within_the_bounds_stay() {
        for (width, height) in [(1, 1), (2048, 1953), (1953, 2048), (2048, 1), (2000, 2000)] {
            assert_eq!(READER.reduced(width, height), None, "{width} × {height}");
        }
    }

    #[test]
    fn larger_ones_keep_their_proportions() {
        for (own, expected) in [
            ((6000, 4000), (2048, 1365)),
            ((4000, 6000), (1365, 2048)),
            ((4096, 4096), (2000, 2000)),
            ((2048, 2048), (2000, 2000)),
            ((2049, 1), (2048, 1)),
            ((20_000, 3), (2048, 1)),
        ] {
            assert_eq!(READER.reduced(own.0, own.1), Some(expected), "{own:?}");
        }
    }

    #[test]
    fn a_surplus_of_a_quarter_is_no_reason_to_code_a_picture_anew() {
        assert_eq!(Size::Across(400).reduced(500, 300), None);
        assert_eq!(Size::Across(400).reduced(501, 300), Some((400, 239)));
        assert_eq!(Size::Across(1).reduced(900, 3), Some((1, 1)));
    }

    proptest! {
        #[test]
        fn no_picture_is_beyond_the_bounds_and_none_grows(width in 1..20_000_u32, height in 1..20_000_u32) {
            let (across, down) = READER.reduced(width, height).unwrap_or((width, height));
            prop_assert!(across.max(down) <= 2048 && u64::from(across) * u64::from(down) <= 4_000_000);
            prop_assert!(across <= width && down <= height && across > 0 && down > 0);
        }
    }
}
